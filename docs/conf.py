"""Configuration of the documentation site."""

import sys
from pathlib import Path

# Extensions of this site alone, and the examples of plug-ins, which it uses.
sys.path.insert(0, str(Path(__file__).parent / "_ext"))
sys.path.insert(0, str(Path(__file__).parent / "_snippets" / "extend"))

from sphinx_paperlist import __version__

project = "sphinx-paperlist"
author = "the sphinx-paperlist maintainers"
copyright = "2026, the sphinx-paperlist maintainers"
version = release = __version__

extensions = [
    "sphinx_paperlist",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx_copybutton",
    "sphinx_design",
    "paperlist_book",
    "paperlist_gallery",
    "paperlist_reference",
    "paperlist_snippets",
]
exclude_patterns = ["_benchmarks", "_build", "_gallery", "_snippets"]
myst_enable_extensions = ["colon_fence"]
nitpicky = True
# Python's own types, and ours that plug-ins need not name.
nitpick_ignore_regex = [
    ("py:.*", r"(collections\.abc|typing)\..*"),
    ("py:.*", r"(.*\.)?(Item|Marks|SourceList|Style|Value)"),
]
default_role = "code"  # docstrings have names in single backquotes
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
# Without `-d` Sphinx puts its doctrees into the output, and the EPUB builder wonders at them.
suppress_warnings = ["epub.unknown_project_files"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_title = "sphinx-paperlist"

latex_engine = "xelatex"
# The index of what else than papers is small enough for the program that is always there.
latex_use_xindy = False
epub_show_urls = "no"
# The pages of the site stand in a hidden toctree; without it the book has a table of one line.
epub_tocscope = "includehidden"
