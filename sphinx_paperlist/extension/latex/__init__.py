"""What LaTeX has beyond the tree that all builders understand: macros, named places, breaks.

Marks are put into the tree here, and its package `paperlist.sty` says what the macros draw. What an
entry says, and where a citation leads, is decided elsewhere.
"""
