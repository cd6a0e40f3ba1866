"""Turn what LaTeX writes in running text into Unicode and inline Markdown, by tables.

For all that have LaTeX in their texts: readers, names, checks. Nothing here is run as TeX would;
the way back is `exports/latex.py`.
"""

from __future__ import annotations

from sphinx_paperlist.papers.latex.accents import ACCENT, accented, decode_accents
from sphinx_paperlist.papers.latex.decode import decode_inline, decode_text, decode_url

__all__ = ["ACCENT", "accented", "decode_accents", "decode_inline", "decode_text", "decode_url"]
