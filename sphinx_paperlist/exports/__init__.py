"""Write papers as files that other tools read: one writer a format.

Nothing here opens a file or knows Sphinx.
"""
