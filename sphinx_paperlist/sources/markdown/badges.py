"""Read the badges of entries: pictures that show a few words, such as those of shields.io."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

_STATIC = re.compile(r"/(?:static/v1|badge/(?P<words>[^?#]*))")
# Pictures of numbers that change from day to day say nothing of a paper.
_COUNTERS = re.compile(
    r"/github/(?!license)|star-history|visitor|hits\.|/stars|contrib\.rocks|komarev|badge\.fury"
    r"|/citation|semanticscholar|awesome\.re|/awesome/|cite-",
    re.IGNORECASE,
)


class Badge(NamedTuple):
    """Hold the words of a badge: those before its first bar, and those after."""

    label: str
    message: str

    @property
    def text(self) -> str:
        """Return all its words."""
        return f"{self.label} {self.message}".strip()


def read_badge(address: str) -> Badge | None:
    """Read the words that the address of a badge holds, or return None where it holds none.

    The path of shields.io is `label-message-colour` or `message-colour`; `--` and `__` are a dash
    and an underscore, `_` and `%20` a blank.
    """
    if "badge" not in address and "static/v1" not in address:
        return None
    try:
        url = urlsplit(address)
    except ValueError:
        return None
    query = parse_qs(url.query)
    match = _STATIC.search(url.path)
    label = query.get("label", [""])[0]
    if match and match["words"] is None:
        return Badge(label, query.get("message", [""])[0])
    if match is None or ("shields.io" not in url.netloc and "badgen" not in url.netloc):
        return None
    parts = [_plain(part) for part in _split(match["words"].removesuffix(".svg"))]
    words = parts[:-1] if len(parts) > 1 else parts
    if len(words) > 1:
        return Badge(label or words[0], " ".join(words[1:]))
    return Badge(label, words[0]) if words and (words[0] or label) else None


def is_counter(address: str) -> bool:
    """Tell whether a picture counts stars, forks, visitors or citations."""
    return _COUNTERS.search(address) is not None


def _split(words: str) -> list[str]:
    """Split at single dashes; two stand for a dash that is shown."""
    return [part.replace("\0", "-") for part in words.replace("--", "\0").split("-")]


def _plain(part: str) -> str:
    part = part.replace("__", "\0").replace("_", " ").replace("\0", "_")
    return " ".join(unquote(part).split())
