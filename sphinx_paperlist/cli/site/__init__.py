"""Plan a new site of lists: which page shows what, and the text of every file.

`plan.py` decides on pages, `files.py` and `hosts.py` write their texts. All of it is pure: what is
read, and what is written to disk, is for `cli/init.py`.
"""
