"""Write papers as files that other tools read: one writer a format, found by `find.py`.

A writer takes records and returns text. Nothing here reads sources or knows Sphinx; what a site
may publish of a paper is decided in `extension/publishing.py`.
"""
