"""Turn what LaTeX writes in running text into Unicode and inline Markdown, by tables."""

from __future__ import annotations

from sphinx_paperlist.papers.latex.accents import ACCENT, accented, decode_accents
from sphinx_paperlist.papers.latex.decode import decode_inline, decode_text, decode_url

__all__ = ["ACCENT", "accented", "decode_accents", "decode_inline", "decode_text", "decode_url"]
