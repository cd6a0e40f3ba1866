"""Build the nodes of citations once it is known where they lead."""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from sphinx_paperlist.extension.builders import (
    addressed,
    is_html,
    is_latex,
    joins_pages,
)
from sphinx_paperlist.extension.latex.texts import latex_label
from sphinx_paperlist.extension.nodes import inline_nodes, plain_nodes
from sphinx_paperlist.extension.records import Listing, ListPlace
from sphinx_paperlist.extension.site import Site, Target
from sphinx_paperlist.extension.words import page_of_book
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.keys import anchor
from sphinx_paperlist.papers.languages import isolated
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import Span, plain, walk_spans
from sphinx_paperlist.styles.citation import Citation, cite
from sphinx_paperlist.styles.entry import View, formatted
from sphinx_paperlist.styles.find import find_style
from sphinx_paperlist.styles.parts import best_link
from sphinx_paperlist.styles.words import words_in

CITATION_CLASS = "paper-ref"
# What stands in an entry besides its text.
_BESIDES = ("bibtex", "cited-in")


def citation_node(
    builder: Builder,
    fromdocname: str,
    paper: Paper,
    target: Target | None,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.reference:
    """Return the citation of a paper in place of a pending reference.

    The paper is in the language of the build. The citation links to its entry; that of a paper
    that no page shows links to the paper's best own address.
    """
    form = str(node.get("reftype", "paper"))
    if form == "full":
        return cast("nodes.reference", _whole_entry(builder, fromdocname, paper, target))
    explicit = node.get("refexplicit") or (form == "any" and contnode.astext() != node["reftarget"])
    content: list[nodes.Node] = [contnode]
    if not explicit:
        locator = node.get("locator", "")
        content = plain_nodes(cited_spans(builder.config, paper, form, target, locator))
    if node.get("unlinked"):
        return cast("nodes.reference", nodes.inline("", "", *content, classes=[CITATION_CLASS]))
    reference = _reference(builder, fromdocname, paper, target, content)
    reference["ids"] = list(node["ids"])
    return reference


def cited_spans(
    config: Config, paper: Paper, form: str, target: Target | None, locator: str = ""
) -> tuple[Span, ...]:
    """Return the text of a citation in the style of the site; `any` is cited as `paper` is."""
    number = target.number if target else ""
    form = "paper" if form == "any" else form
    words = words_in(config.language)
    return cite(paper, Citation(form, config.paperlist_cite_style, number, locator), words)


def _reference(
    builder: Builder,
    fromdocname: str,
    paper: Paper,
    target: Target | None,
    content: list[nodes.Node],
) -> nodes.reference:
    title = plain_text(paper.title)
    if target:
        reference = _link(builder, fromdocname, target.docname, target.anchor, content, title)
    elif url := best_link(paper):
        reference = nodes.reference("", "", *content, internal=False, refuri=url, reftitle=title)
    else:
        reference = cast("nodes.reference", nodes.inline("", "", *content))
    reference["classes"].append(CITATION_CLASS)
    if is_html(builder):
        # For its hover card.
        reference["cites"] = paper
    return reference


def whole_entry(config: Config, paper: Paper) -> list[Span]:
    """Return an entry as running text."""
    style = find_style(config.paperlist_style, config.paperlist_csl_locales)
    words = words_in(config.language)
    view = View(tuple(config.paperlist_show), config.paperlist_max_authors, words)
    spans: list[Span] = []
    for block in formatted(style, paper, view):
        if block.role not in _BESIDES:
            spans += [plain(" "), *block.spans] if spans else block.spans
    return spans


def _whole_entry(
    builder: Builder, fromdocname: str, paper: Paper, target: Target | None
) -> nodes.inline:
    """Return an entry as running text; its title is the link."""
    spans = whole_entry(builder.config, paper)
    title = next((span for span in walk_spans(spans) if span.role == "title"), spans[0])
    made = addressed(builder)(inline_nodes(spans))
    whole = nodes.inline("", "", *made, classes=["paper-full"])
    place = next((one for one in whole.findall(nodes.Element) if _is_title(one)), whole[0])
    link = _reference(builder, fromdocname, paper, target, plain_nodes([title]))
    place.parent.replace(place, link)
    return whole


def _is_title(element: nodes.Element) -> bool:
    return "paper-title" in element.get("classes", ())


def list_node(
    builder: Builder,
    fromdocname: str,
    docname: str,
    place: ListPlace,
    node: pending_xref,
    contnode: nodes.Element,
) -> nodes.reference:
    """Return a link to a list."""
    content = contnode if node.get("refexplicit") else nodes.inline("", isolated(place.title))
    try:
        return _link(builder, fromdocname, docname, place.anchor, content, place.title)
    except NoUri:
        # It is on a page that this document of several is without.
        return cast("nodes.reference", content)


def _link(
    builder: Builder,
    fromdocname: str,
    docname: str,
    place: str,
    content: nodes.Node | list[nodes.Node],
    title: str | None = None,
) -> nodes.reference:
    """Return a link to a place of a page."""
    reference = make_refnode(builder, fromdocname, docname, place, content, title)
    if builder.name == "man":
        # From docutils 0.22 on addresses are written out there, and none has this one.
        reference.attributes.pop("refuri", None)
    return reference


def anchor_on(name: str, docname: str) -> str:
    """Return the anchor of a page where all pages are one, and another has the plain one."""
    return name + anchor("-", docname)


def citing_pages(builder: Builder, site: Site, listing: Listing, key: str) -> list[nodes.Node]:
    """Return links to the citations of a paper, by the titles of their pages, as a list of words.

    In PDF the number of the page follows.
    """
    marks = words_in(builder.config.language).marks
    found: list[nodes.Node] = []
    taken = False
    for page in site.citing(key, listing):
        name = anchor("cited", key) if page.linked else ""
        joined = joins_pages(builder)
        if joined and name and taken:
            name = anchor_on(name, page.docname)
        taken = taken or page.linked
        start = page.docname if joined else listing.docname
        found += [nodes.Text(marks.comma)] if found else []
        found += _link_to_page(builder, start, page.docname, name)
    return [*found, nodes.Text(marks.stop)] if found else []


def _link_to_page(builder: Builder, fromdocname: str, docname: str, name: str) -> list[nodes.Node]:
    title = isolated(builder.env.titles[docname].astext())
    try:
        reference = _link(builder, fromdocname, docname, name, nodes.Text(title))
    except NoUri:
        # It is a page that this document of several is without.
        return [nodes.Text(title)]
    if not is_latex(builder) or builder.config.latex_show_pagerefs:
        return [reference]
    label = f"{docname}:{name or ':doc'}"
    number = rf"\pageref*{{\detokenize{{{latex_label(label)}}}}}"
    marks = words_in(builder.config.language).marks
    place = f"{marks.blank}{marks.opening}{page_of_book(number)}{marks.closing}"
    return [reference, nodes.raw("", place, format="latex")]
