"""Configuration of the documentation site."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from sphinx_paperlist import __version__

project = "sphinx-paperlist"
author = "the sphinx-paperlist maintainers"
copyright = "2026, the sphinx-paperlist maintainers"
version = release = __version__

extensions = ["sphinx_paperlist", "myst_parser", "paperlist_book", "paperlist_reference"]
exclude_patterns = ["_benchmarks", "_build"]
myst_enable_extensions = ["colon_fence"]
nitpicky = True
# Without `-d` Sphinx puts its doctrees into the output, and the EPUB builder wonders at them.
suppress_warnings = ["epub.unknown_project_files"]

html_theme = "furo"
html_title = "sphinx-paperlist"

latex_engine = "xelatex"
# The index of what else than papers is small enough for the program that is always there.
latex_use_xindy = False
epub_show_urls = "no"
# The pages of the site stand in a hidden toctree; without it the book has a table of one line.
epub_tocscope = "includehidden"
