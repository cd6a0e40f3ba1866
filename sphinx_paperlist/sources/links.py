"""Check the links and the maths of a source as they are read."""

from __future__ import annotations

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.inline import link_urls, refused_maths
from sphinx_paperlist.papers.model import Link
from sphinx_paperlist.papers.urls import SCHEMES, Target, classify, is_plain_web


def read_link(label: str, url: str, origin: Origin, diagnostics: list[Diagnostic]) -> Link | None:
    """Return a link without blanks in its target, or None where it has none or an unsafe one."""
    if is_plain_web(url):
        return Link(label, url)
    joined = "".join(url.split())
    target = classify(joined)
    if target is Target.FILE:
        # The name of a file may hold blanks.
        return Link(label, url.strip())
    if target is Target.EMPTY:
        diagnostics.append(
            Diagnostic(origin, Code.EMPTY_LINK, f"the link '{label}' has no target", "fill it in")
        )
        return None
    if target is Target.UNSAFE:
        diagnostics.append(_unsafe(label, joined, origin))
        return None
    if joined != url.strip():
        diagnostics.append(
            Diagnostic(
                origin,
                Code.BROKEN_LINK,
                f"the target of the link '{label}' holds blanks; read as {joined}",
                "write it in one piece",
            )
        )
    if target is Target.HOST:
        diagnostics.append(
            Diagnostic(
                origin,
                Code.LINK_WITHOUT_SCHEME,
                f"the link '{label}' to {joined} has no scheme",
                f"write https://{joined}",
            )
        )
    return Link(label, joined)


def may_need_check(text: str) -> bool:
    """Tell, faster than a look at it, whether a field text may hold a link or maths."""
    return "$" in text or "](" in text


def check_inline(text: str, origin: Origin, diagnostics: list[Diagnostic]) -> None:
    """Say what is wrong with the links and the maths in a field text."""
    for maths in refused_maths(text):
        message = f"the maths {maths} is shown as it was typed"
        hint = "use commands that draw symbols, in balanced braces"
        diagnostics.append(Diagnostic(origin, Code.UNSAFE_MATHS, message, hint))
    for url in link_urls(text):
        read_link(url, url, origin, diagnostics)


def _unsafe(label: str, url: str, origin: Origin) -> Diagnostic:
    shown = url if len(url) <= 60 else f"{url[:57]}..."
    return Diagnostic(
        origin,
        Code.UNSAFE_LINK,
        f"the link '{label}' to {shown!r} is refused"
        if label != url
        else f"the link to {shown!r} is refused",
        f"use one of {', '.join(sorted(SCHEMES))}, or a file beside the source",
    )
