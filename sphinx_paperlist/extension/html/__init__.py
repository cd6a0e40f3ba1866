"""What HTML has beyond the tree that all builders understand: markup, downloads, hover cards.

Here is all that writes HTML, and what goes beside it: files, assets, cards. What is published of a
paper, what a listing holds and where a citation leads is decided elsewhere.
"""
