"""Turn a paper into spans: entries of a listing, and the words of a citation.

Nothing here knows Sphinx or an output format.
"""
