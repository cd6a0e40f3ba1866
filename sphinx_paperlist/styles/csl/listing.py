"""Format the entries of listings by a style in CSL.

The style decides what an entry says; number, anchor and what stands below are the listing's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.papers.languages import CJK_LANGUAGES, primary
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.spans import Span, plain, walk_spans
from sphinx_paperlist.styles.csl.bibliography import bibliography
from sphinx_paperlist.styles.csl.disambiguation import disambiguated, tells_apart
from sphinx_paperlist.styles.csl.from_paper import reference_of
from sphinx_paperlist.styles.csl.languages import Languages
from sphinx_paperlist.styles.csl.output import BLOCKS, to_spans
from sphinx_paperlist.styles.csl.processor import Entry, Processor, registered
from sphinx_paperlist.styles.csl.reference import Reference
from sphinx_paperlist.styles.csl.style import Style
from sphinx_paperlist.styles.entry import Block, View, bare_title
from sphinx_paperlist.styles.parts import paragraphs, piece, same_place

_OURS = Languages()
_NO_ENTRIES: Mapping[str, Entry] = MappingProxyType({})


class CslStyle:
    """Be a style of listings (`styles.entry.ListStyle`), as a style in CSL says.

    `entries` are papers of one listing, by their keys, told from each other already.
    """

    def __init__(
        self,
        style: Style,
        languages: Languages = _OURS,
        entries: Mapping[str, Entry] = _NO_ENTRIES,
    ) -> None:
        """Take a style that is independent."""
        self._style = style
        self._languages = languages
        self._entries = entries
        self._processors: dict[str, Processor] = {}

    def __call__(self, paper: Paper, view: View) -> tuple[Block, ...]:
        """Return the paragraphs of an entry: what the style makes of it, and what stands below.

        Links that the text does not have, tags and stars follow it in the order of `view.show`.
        """
        processor = self._processor(view)
        # The number stands before the entry, wherever the style has it.
        entry = self._entries.get(paper.key) or Entry(_reference(processor, paper), 0)
        text = next(bibliography(processor, [entry._replace(number=0)]), "")
        spans = _in_one_line(to_spans(text, entry.reference.links)) or bare_title(paper)
        known = {same_place(span.url) for span in walk_spans(spans)}
        for part in view.show:
            if more := piece(part, paper, known):
                spans += (plain(" "), more)
        return (Block("head", spans), *paragraphs(paper, view))

    def among(self, papers: Iterable[Paper], view: View) -> CslStyle:
        """Return the style for the papers of one listing, so that none is taken for another."""
        if not tells_apart(self._style.citation):
            return self
        processor = self._processor(view)
        # A paper that stands twice in a listing is not to be told from itself.
        references = {paper.key: _reference(processor, paper) for paper in papers}
        entries = disambiguated(processor, registered(processor, references.values()))
        found = {entry.reference.id: entry for entry in entries}
        return CslStyle(self._style, self._languages, found)

    def check(self) -> None:
        """Raise `CslError` where the style cannot be used."""
        citation, bibliography = self._style.citation, self._style.bibliography
        for area in (bibliography, citation if tells_apart(citation) else None):
            if area is not None:
                self._processor(View()).layout(area)

    def _processor(self, view: View) -> Processor:
        language = self._style.language or view.words.language
        if language not in self._processors:
            self._processors[language] = Processor(
                self._style, self._languages.locale, language, self._languages.speaks
            )
        return self._processors[language]


def _reference(processor: Processor, paper: Paper) -> Reference:
    """Return a reference whose language is known."""
    reference = reference_of(paper)
    own, default = reference.language, processor.language
    if not processor.speaks(own) and primary(default) in CJK_LANGUAGES:
        # No work in another script is described in its words.
        return reference._replace(language="en-US")
    if own == primary(default):
        # A language without a region is spoken as the style speaks it.
        return reference._replace(language=default)
    return reference


def _in_one_line(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans that stand in one paragraph, with blanks between what were blocks."""
    line: list[Span] = []
    for span in spans:
        if span.role not in BLOCKS:
            line.append(span)
            continue
        line += [plain(" ")] if line else []
        line += span.children or [plain(span.text)]
    return tuple(line)
