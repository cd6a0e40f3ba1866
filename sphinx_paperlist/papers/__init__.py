"""What a paper is: records, names, dates, keys, the library and its queries.

The lowest floor. Nothing here opens a file, formats an entry or knows Sphinx.
"""
