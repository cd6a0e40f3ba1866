"""Order texts as readers of Latin and Chinese scripts expect."""

from __future__ import annotations

from sphinx_paperlist.papers.text import has_cjk, without_marks


def collation_key(text: str) -> tuple[int, bytes]:
    """Return a sort key: Latin and other letters without case and marks, then Han by sound.

    The 3,755 most common Han characters stand in GB 18030 in the order of their pinyin; the
    rest follows by radical.
    """
    text = without_marks(text.strip())
    if has_cjk(text[:1]):
        return 1, text.encode("gb18030", "replace")
    return 0, text.encode("utf-8", "replace")
