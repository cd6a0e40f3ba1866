"""Order texts as readers of Latin and Chinese scripts expect."""

from __future__ import annotations

from bisect import bisect

from sphinx_paperlist.papers.text import has_cjk, without_marks

# The 3,755 most common Han characters, level 1 of GB 2312, are there in the order of their pinyin;
# these are the first ones of each letter. No sound begins with I, U or V.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_LEVEL_1 = (b"\xb0\xa1", b"\xd7\xf9")


def collation_key(text: str) -> tuple[int, bytes]:
    """Return a sort key: Latin and other letters without case and marks, then Han by sound.

    The order of Han characters is that of GB 2312, by pinyin and then by radical; those that it
    lacks follow in the order of GB 18030.
    """
    text = without_marks(text.strip())
    if has_cjk(text[:1]):
        return 1, b"".join(map(_weight, text))
    return 0, text.encode("utf-8", "replace")


def initial(text: str) -> str:
    """Return what a text stands under in an index: its first letter, or that of its pinyin.

    A Han character of which the sound is not known is its own; a text that begins with no letter
    stands under `#`.
    """
    first = without_marks(text)[:1].upper()
    code = first.encode("gb18030", "replace")
    if _LEVEL_1[0] <= code <= _LEVEL_1[1] and len(code) == 2 and code[1] >= 0xA1:
        return _LETTERS[bisect(_FIRST, code, key=lambda char: char.encode("gb18030")) - 1]
    return first if first.isalpha() else "#"


def _weight(char: str) -> bytes:
    code = char.encode("gb18030", "replace")
    in_gb2312 = len(code) == 1 or (len(code) == 2 and min(code) >= 0xA1)
    return code if in_gb2312 else b"\xff" + code
