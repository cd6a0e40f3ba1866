"""What LaTeX has beyond the tree that all builders understand: macros, named places, breaks.

Its package `paperlist.sty` says what the macros draw.
"""
