"""Configuration of the small site that the gallery shows in several themes.

`html_theme` is set on the command line.
"""

project = html_title = "Sequence models"
author = "the sphinx-paperlist maintainers"
copyright = "2026, the sphinx-paperlist maintainers"

extensions = ["sphinx_paperlist"]
paperlist_sources = ["../_papers/*"]
paperlist_show = [
    *("venue", "stars", "authors", "links", "date", "tags", "note", "abstract", "bibtex"),
    "cited-in",
]
nitpicky = True

html_show_sourcelink = False
html_static_path = ["_static"]
# Before the scripts of the theme.
html_js_files = [("frame.js", {"priority": 0})]
