"""Rewrite pages of sphinxcontrib-bibtex into pages of sphinx-paperlist.

A scanner of reStructuredText or MyST finds roles and directives, with their places in the text;
pure functions say what stands for each; what is not replaced stays as it is, byte by byte. Sphinx
is not needed.
"""
