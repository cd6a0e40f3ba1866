"""Plan a new site of lists: which page shows what, and the text of every file.

`lists.py` reads the lists as the site will. `plan.py` decides on pages, and `pages.py`, `conf.py`
and `hosts.py` write texts; these are pure. What is written to disk is for `cli/init.py`.
"""
