"""Read the files that people keep into papers and lists: one reader a format, and the cache.

`reading.py` opens files and `find.py` names their readers; a reader takes text and opens nothing.
What a reader understands becomes records of `papers`, and what it does not a diagnostic.
"""
