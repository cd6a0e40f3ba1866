"""What a paper is: records, names, dates, keys, the library, its queries and checks.

The lowest floor: it imports from no other. Nothing here opens a file, formats an entry or knows
Sphinx.
"""
