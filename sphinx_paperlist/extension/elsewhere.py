"""Word citations of papers that other sites list, as those of papers at home are.

Inventories of other sites hold a paper's label and its title. What intersphinx has linked is no
longer known for a citation; it is marked before, and worded after.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from sphinx_paperlist.extension.citations import CITATION_CLASS
from sphinx_paperlist.extension.domain import domain_of
from sphinx_paperlist.styles.citation import Citation, cite_by_label
from sphinx_paperlist.styles.words import Words, words_in


class _OtherSites(SphinxPostTransform):
    def is_supported(self) -> bool:
        """Tell whether other sites may be known."""
        return "intersphinx_mapping" in self.config


class MarkCitationsElsewhere(_OtherSites):
    """Wrap citations of papers that are not of this site, before intersphinx resolves them."""

    default_priority = ReferencesResolver.default_priority - 2

    def run(self, **kwargs: Any) -> None:
        """Find those that intersphinx is asked for."""
        domain = domain_of(self.env)
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("refdomain") != domain.name or node["reftype"] == "list":
                continue
            if "intersphinx" in node or not domain.site.names.keys_for(
                node["reftarget"], node["refdoc"]
            ):
                said = {name: node.get(name) for name in ("locator", "unlinked", "refexplicit")}
                mark = nodes.inline(cited_as=node["reftype"], **said)
                node.replace_self(mark)
                mark += node


class WordCitationsElsewhere(_OtherSites):
    """Unwrap citations again, and word those that have been resolved."""

    default_priority = ReferencesResolver.default_priority + 1

    def run(self, **kwargs: Any) -> None:
        """Find what was wrapped."""
        words = words_in(self.config.language)
        for mark in list(self.document.findall(nodes.inline)):
            if "cited_as" in mark:
                for reference in list(mark.findall(nodes.reference)):
                    _word(reference, mark, words)
                mark.replace_self(mark.children)


def _word(reference: nodes.reference, mark: nodes.inline, words: Words) -> None:
    if not mark["refexplicit"] and mark["cited_as"] != "title":
        citation = Citation(mark["cited_as"], "author-year", locator=mark["locator"] or "")
        text = cite_by_label(reference.astext(), citation, words)
        reference.children = []
        reference += nodes.inline("", text)
    reference["classes"].append(CITATION_CLASS)
    if mark["unlinked"]:
        reference.replace_self(nodes.inline("", "", *reference.children, classes=[CITATION_CLASS]))
