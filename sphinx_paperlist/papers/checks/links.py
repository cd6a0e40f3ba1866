"""Find links that lead elsewhere than they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_paperlist.papers.checks.audited import Audited, name_letters, named, place
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic
from sphinx_paperlist.papers.identifiers import arxiv_id, doi
from sphinx_paperlist.papers.keys import OWN_LABELS
from sphinx_paperlist.papers.model import Link, Paper

_CODE_LABELS = frozenset(
    {"code", "codes", "github", "implementation", "official code", "repo", "repository"}
    | {"source", "source code", "代码", "源码"}
)
_PREFIX = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:\.git)?/*$")
# A project on such a host is named by its owner and its name.
_CODE_HOSTS = frozenset(
    {"bitbucket.org", "gitee.com", "github.com", "gitlab.com", "huggingface.co"}
)
_REPOSITORY = re.compile(r"(?:github|gitlab)\.com/[^/]+/[^/]+")
_MOST_SHARING = 3


def _is_code(link: Link) -> bool:
    return link.label.casefold() in _CODE_LABELS


def _is_own(link: Link) -> bool:
    return link.label.casefold() in OWN_LABELS


def _address(url: str) -> str:
    """Return what two ways to write one address share; code hosts do not mind case."""
    address = _SUFFIX.sub("", _PREFIX.sub("", url))
    host = address.partition("/")[0].casefold()
    return address.casefold() if host in _CODE_HOSTS else address


def _is_particular(address: str) -> bool:
    """Tell the address of one thing from that of a host, or of somebody's page on it."""
    host, _, path = address.partition("/")
    return path.count("/") >= (host in _CODE_HOSTS) and bool(path)


def shared_links(audited: Audited) -> Iterator[Diagnostic]:
    """Find links to the work, or to its code, that different papers share.

    Code may well be shared by papers with an author in common; where authors are not known,
    nobody can tell. An address that many papers have is the home of a group, or a collection.
    """
    for is_meant, may_share in ((_is_own, lambda first, paper: False), (_is_code, _may_share_code)):
        sharing: dict[str, list[Paper]] = {}
        for paper in audited.library.papers.values():
            urls = (link.url for link in paper.links if is_meant(link))
            for address in dict.fromkeys(map(_address, urls)):
                sharing.setdefault(address, []).append(paper)
        for address, papers in sharing.items():
            if 1 < len(papers) <= _MOST_SHARING and _is_particular(address):
                first, *others = papers
                yield from (
                    _shared(address, first, paper)
                    for paper in others
                    if not may_share(first, paper)
                )


def _may_share_code(first: Paper, paper: Paper) -> bool:
    ours, theirs = set(name_letters(first)), set(name_letters(paper))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _shared(address: str, first: Paper, paper: Paper) -> Diagnostic:
    where = place(first.origin, paper.origin)
    return Diagnostic(
        paper.origin,
        Code.SHARED_LINK,
        f"{named(paper)} links to {address} as does {named(first)} at {where}",
        "if one of the links was copied, replace it",
    )


def repeated_links(audited: Audited) -> Iterator[Diagnostic]:
    """Find papers whose code and paper, or code and page, have one address."""
    for paper in audited.descriptions:
        if len(paper.links) < 2:
            continue
        first_with: dict[str, Link] = {}
        for link in paper.links:
            first = first_with.setdefault(_address(link.url), link)
            # A linked title and the link `PDF` beside it are one link, shown twice.
            if first is link or (_is_own(first) and _is_own(link)):
                continue
            yield Diagnostic(
                paper.origin,
                Code.REPEATED_LINK,
                f"the links '{first.label}' and '{link.label}' of {named(paper)} lead to one "
                f"address, {link.url}",
                "delete or correct one of them",
            )


def misleading_labels(audited: Audited) -> Iterator[Diagnostic]:
    """Find links to code that lead to a paper, and links to a PDF that lead to code."""
    for paper in audited.descriptions:
        for link in paper.links:
            if _is_code(link) and (arxiv_id(link.url) or doi(link.url)):
                leads_to = "a paper"
            elif link.label.casefold() == "pdf" and _REPOSITORY.fullmatch(_address(link.url)):
                leads_to = "code"
            else:
                continue
            yield Diagnostic(
                paper.origin,
                Code.LINK_LABEL,
                f"the link '{link.label}' of {named(paper)} leads to {leads_to}, {link.url}",
                "correct its address or its label",
            )
