"""Plan a new site of lists: which page shows what, and the text of every file.

`lists.py` reads lists as the site will, `taken.py` those that it takes along. `plan.py` decides on
pages, and `pages.py`, `conf.py` and `hosts.py` write texts; these are pure. What is written to disk
is for `cli/init.py`.
"""
