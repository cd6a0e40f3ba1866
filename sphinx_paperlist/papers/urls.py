"""Decide which link targets may reach a page."""

from __future__ import annotations

import enum
import re
from urllib.parse import quote

_PLAIN_WEB = re.compile(r"https?://[!-~]+")
# Compiled when the first target is met that is not plain.
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]*):"
_HOST = r"(?:www\.)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]|$)"
_IGNORED = r"[\s\x00-\x20\x7f-\xa0]+"
# Letters of other scripts may stand in a link, and are read more easily as they are (RFC 3987).
_FORBIDDEN = re.compile(r"""["<>\[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})""")
_NUMERIC_HOST = r"\w+://\[[0-9A-Fa-f:.]+\]"
SCHEMES = frozenset({"http", "https", "ftp", "mailto"})
# Names that end so are files, although a host could be called so as well.
_FILE_SUFFIXES = frozenset(
    {"bib", "csv", "djvu", "doc", "docx", "epub", "gz", "html", "ipynb", "jpg", "json", "md"}
    | {"pdf", "png", "ppt", "pptx", "ps", "py", "rst", "svg", "tex", "txt", "xz", "yaml", "yml"}
    | {"zip"}
)


class Target(enum.Enum):
    """Sort link targets by what may be done with them."""

    WEB = enum.auto()
    HOST = enum.auto()
    FILE = enum.auto()
    UNSAFE = enum.auto()
    EMPTY = enum.auto()


def is_plain_web(url: str) -> bool:
    """Tell whether a text is an http or https URL of printable ASCII: what nearly all links are."""
    return _PLAIN_WEB.fullmatch(url) is not None


def classify(url: str) -> Target:
    r"""Sort a link target: a URL of an allowed scheme, a bare host, a relative file, or neither.

    What browsers ignore inside a scheme (blanks, controls) is ignored here too, so that
    `java\tscript:` is what it is (WHATWG URL, section 4.4).
    """
    if is_plain_web(url):
        return Target.WEB
    bare = _bare(url)
    if not bare:
        return Target.EMPTY
    if match := re.match(_SCHEME, bare):
        scheme = match[1].lower()
        if scheme in SCHEMES and len(bare) > match.end():
            return Target.WEB
        return Target.HOST if _is_host(bare) else Target.UNSAFE
    if bare.startswith(("/", "\\", "#", "?")) or "\\" in bare:
        return Target.UNSAFE
    return Target.HOST if _is_host(bare) else Target.FILE


def may_link(url: str) -> bool:
    """Tell whether a link to a target may be written: it has one, and it is not unsafe."""
    return classify(url) not in (Target.UNSAFE, Target.EMPTY)


def _bare(url: str) -> str:
    return re.sub(_IGNORED, "", url)


def _is_host(bare: str) -> bool:
    match = re.match(_HOST, bare)
    if match is None:
        return False
    name = bare.partition("#")[0]
    host = re.split("[/?:]", name, maxsplit=1)[0]
    return host != name or host.rpartition(".")[2].lower() not in _FILE_SUFFIXES


def web_url(url: str) -> str:
    """Return the URL to link to, or an empty text where the target is no safe web link.

    What may not stand in a URL is escaped: browsers forgive it, and readers of EPUB do not.
    """
    if is_plain_web(url):
        return _escaped(url)
    match classify(url):
        case Target.WEB:
            return _escaped(_bare(url))
        case Target.HOST:
            return _escaped(f"https://{_bare(url)}")
        case _:
            return ""


def _escaped(url: str) -> str:
    address, mark, place = url.partition("#")
    if not _FORBIDDEN.search(url) and "#" not in place:
        return url
    # No brackets but those of an IPv6 address may stand in a URL (RFC 3986, section 3.2.2).
    host = match[0] if (match := re.match(_NUMERIC_HOST, address)) else ""
    path = _quoted(address.removeprefix(host))
    return f"{host}{path}{mark}{_quoted(place).replace('#', '%23')}"


def _quoted(text: str) -> str:
    return _FORBIDDEN.sub(lambda match: quote(match[0]), text)
