"""Turn a paper into spans: entries of a listing, and the words of a citation.

A span says what a text is, and never how a format writes it. Nothing here knows Sphinx, reads a
source, or asks where a citation leads.
"""
