"""What HTML has beyond the tree that all builders understand: markup, downloads, hover cards.

Here is all that knows HTML, its builders, and the files of `static/`. What a listing holds and
where a citation leads is decided elsewhere in the extension.
"""
