"""Read the roles that cite papers and lists."""

from __future__ import annotations

import re
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.identifiers import alias
from sphinx_paperlist.papers.text import is_han
from sphinx_paperlist.styles.citation import frame
from sphinx_paperlist.styles.words import words_in

# What each role writes; the documentation's table is made from this one.
ROLES = {
    "paper": "A citation in the style of the site.",
    "p": "A citation in parentheses.",
    "t": "A citation as part of the sentence.",
    "title": "The title.",
    "authors": "The authors, as citations name them.",
    "year": "The year.",
    "num": "The number in the listing linked to.",
    "full": "The whole entry.",
    "list": "A link to a list.",
}

# Compiled by their first use.
_INNER_TEXT = "(?s)`(.*)`"
_TITLED = r"(?s)(?P<title>.+?)\s*(?<!\\)<(?P<name>[^<>]+)>"
_SEPARATOR = r"(?<!\\),(?![^{}]*\})"
_CITED = r"(?s)(?:\{(?P<prefix>[^{}]*)\})?(?P<name>[^{}]*)(?:\{(?P<locator>[^{}]*)\})?"


class Cited(NamedTuple):
    """Hold one key of a role's text, with the words before it and the place in the paper."""

    name: str
    prefix: str = ""
    locator: str = ""


class RoleText(NamedTuple):
    """Hold what the text of a role says: its papers, a title, and whether it is no link."""

    cited: tuple[Cited, ...]
    title: str = ""
    unlinked: bool = False


def parse_role_text(text: str) -> RoleText:
    r"""Read `key`, `key, key`, `title <key>`, `!key`, `{see}key{p. 33}`.

    A comma inside a key is written `\,`.
    """
    text = text.strip()
    unlinked = text.startswith("!")
    text = text.removeprefix("!").strip()
    if match := re.fullmatch(_TITLED, text):
        return RoleText((Cited(_unescape(match["name"])),), _unescape(match["title"]), unlinked)
    cited = []
    for part in re.split(_SEPARATOR, text):
        if match := re.fullmatch(_CITED, part.strip()):
            prefix, name, locator = (_unescape(piece or "") for piece in match.groups())
            cited += [Cited(name, prefix, locator)] if name else []
        else:
            cited.append(Cited(_unescape(part)))
    return RoleText(tuple(cited), "", unlinked)


def _before(prefix: str) -> str:
    """Return the words before a citation, with the blank that follows all but Han and kana."""
    return prefix if is_han(prefix[-1:]) else f"{prefix} "


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", " ".join(text.split()))


class PaperRole(SphinxRole):
    """Write one citation or several; each is a pending reference of its own.

    References are top-level nodes, so that intersphinx can mark them for another site.
    """

    def __init__(self, form: str) -> None:
        self.form = form

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return text and pending references."""
        # docutils has taken the backslashes out of `self.text`; a `\,` shows in the raw text.
        match = re.search(_INNER_TEXT, self.rawtext)
        said = parse_role_text(match[1] if match else self.text)
        if not said.cited:
            warn(
                Code.BAD_ROLE,
                f"no paper is named in {self.rawtext}",
                "write a key, an arXiv id or a DOI",
                location=self.get_location(),
            )
            return [nodes.inline(self.rawtext, self.text)], []
        words = words_in(self.config.language)
        around = frame(self.form, self.config.paperlist_cite_style, words)
        found: list[nodes.Node] = [nodes.Text(around.before)] if around.before else []
        for position, cited in enumerate(said.cited):
            if position:
                last = position == len(said.cited) - 1
                found.append(nodes.Text(around.last if last else around.between))
            if cited.prefix:
                found.append(nodes.Text(_before(cited.prefix)))
            found.append(self._reference(cited, said))
            if cited.locator and not self._locator_inside:
                found.append(nodes.Text(f"{words.marks.comma}{cited.locator}"))
        return [*found, nodes.Text(around.after)] if around.after else found, []

    @property
    def _locator_inside(self) -> bool:
        """Tell whether the place in the paper stands within brackets that the citation makes.

        Elsewhere it is text after the link, so that it is not lost where another site words it.
        """
        numbered = self.config.paperlist_cite_style == "number"
        return self.form == "t" or (self.form == "paper" and numbered)

    def _reference(self, cited: Cited, said: RoleText) -> addnodes.pending_xref:
        docname = self.env.current_document.docname
        reference = addnodes.pending_xref(
            self.rawtext,
            nodes.inline("", said.title or cited.name),
            refdoc=docname,
            refdomain=PaperDomain.name,
            reftype=self.form,
            # Inventories of other sites hold aliases in this one form.
            reftarget=cited.name if self.form == "list" else alias(cited.name),
            cited=cited.name,
            refexplicit=bool(said.title),
            refwarn=True,
            locator=cited.locator if self._locator_inside else "",
            unlinked=said.unlinked,
        )
        self.set_source_info(reference)
        return reference
