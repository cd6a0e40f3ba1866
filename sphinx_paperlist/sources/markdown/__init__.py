"""Read Markdown pages of papers: grammar -> blocks of pieces -> entries -> lists.

`reader.py` is the way in. Each module knows one step or one part of an entry, whatever the list;
nothing here is made for one list.
"""
