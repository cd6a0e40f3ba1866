"""Recognise arXiv ids and DOIs in every form that people write."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from urllib.parse import quote, unquote

# arXiv's own description of its identifiers, since 2007 and before.
_NEW = r"\d{4}\.\d{4,5}"
_OLD = r"[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7}"
_ARXIV = (
    r"(?:(?P<named>arxiv\s*:\s*|(?:https?://)?(?:[\w-]+\.)*"
    r"(?:(?:arxiv|alphaxiv)\.org/(?:abs|pdf|html|ps|format|list)/"
    r"|ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)/|huggingface\.co/papers/)"
    r"|(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.))?"
    rf"(?P<id>{_NEW}|{_OLD})(?:v\d+)?(?:\.pdf)?/?(?:\s*\[[\w.-]+\]|[?#].*)?"
)
# What an ASCII text begins with that is an arXiv id and no more. A look for it, and for the names
# of servers, takes a third of the time of the whole pattern.
_BARE = re.compile(r"\d{4}\.\d{4}|[A-Za-z][A-Za-z-]*+(?:\.[A-Za-z]{2})?/\d{7}")
_BLANK = re.compile(r"[\s\x00-\x20\x7f-\xa0]+")
_PLAIN_IN_URLS = "/:;,()@!$&'*+=~"
_DOI = re.compile(
    r"(?:(?:https?://)?(?:[\w-]+\.)*doi\.org/|doi\s*:\s*)?(?P<id>10\.\d{4,9}(?:\.\d+)*/\S+)",
    re.IGNORECASE,
)


def arxiv_id(text: str) -> str:
    """Return the arXiv id without version that a text names, or an empty text.

    Known forms are `2312.00752`, `arXiv:2312.00752v2`, abs, pdf and html addresses,
    and the DOI that arXiv registers.
    """
    text = text.strip()
    if not text or (text.isascii() and not _may_name_arxiv(text)):
        return ""
    match = _arxiv().fullmatch(text)
    return match["id"] if match else ""


@cache
def _arxiv() -> re.Pattern[str]:
    # Compiled when the first id is met: it takes milliseconds.
    return re.compile(_ARXIV, re.IGNORECASE)


def _may_name_arxiv(text: str) -> bool:
    folded = text.lower()
    return "iv" in folded or "huggingface" in folded or _BARE.match(text) is not None


def doi(text: str) -> str:
    """Return the DOI that a text names, in lower case and without resolver, or an empty text."""
    match = _DOI.fullmatch(text.strip()) if "10." in text else None
    if match is None:
        return ""
    number = unquote(match["id"]) if "%" in text else match["id"]
    if not (number.isascii() and number.isprintable() and " " not in number):
        number = _BLANK.sub("", number)
    return number.rstrip(".,;").lower()


def doi_url(number: str) -> str:
    """Return the address of a DOI at its resolver; some DOIs hold `<`, `>` or `#`."""
    return f"https://doi.org/{quote(number, safe=_PLAIN_IN_URLS)}"


def arxiv_url(number: str) -> str:
    """Return the address of the page that arXiv has of a paper."""
    return f"https://arxiv.org/abs/{number}"


def alias(text: str) -> str:
    """Return the one form under which a key, an arXiv id or a DOI is looked up."""
    text = text.strip()
    if text.isascii() and text.isalnum():
        return text
    if identifier := arxiv_id(text):
        return f"arxiv:{identifier.lower()}"
    if identifier := doi(text):
        return f"doi:{identifier}"
    return unicodedata.normalize("NFC", text)
