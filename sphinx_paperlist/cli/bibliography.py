"""Write papers as a bibliography in plain text, in the style of listings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.languages import without_isolates
from sphinx_paperlist.papers.localize import chosen_texts, localize
from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.papers.spans import text_of
from sphinx_paperlist.styles.entry import Style, View, among, formatted
from sphinx_paperlist.styles.words import words_in

# Links are nothing without their addresses, and what else stands below an entry is for a page.
_SHOWN = ("authors", "venue", "date")


class Bibliography(NamedTuple):
    """Write papers in a style (an `exports.find.Writer`), in a language.

    Each list has its title, and entries that are numbered from 1, a line each.
    """

    style: Style
    language: str

    def __call__(
        self,
        papers: Mapping[str, Paper],
        lists: Sequence[PaperList[str]] = (),
        *,
        extra: bool = True,  # noqa: ARG002 - an entry has no place for unknown fields
    ) -> str:
        """Return the text; papers of no list come before the first title."""
        listed = {key for one in lists for key in one.walk()}
        loose = [paper for key, paper in papers.items() if key not in listed]
        blocks = list(self._entries(loose))
        for one in lists:
            blocks += self._list(one, papers)
        return "\n\n".join(blocks) + "\n" if blocks else ""

    def _list(self, one: PaperList[str], papers: Mapping[str, Paper]) -> Iterator[str]:
        title = plain_text(chosen_texts(one.translations, self.language).get("title", one.title))
        if title and any(key in papers for key in one.walk()):
            yield title
        yield from self._entries([papers[key] for key in one.papers if key in papers])
        for below in one.lists:
            yield from self._list(below, papers)

    def _entries(self, papers: Sequence[Paper]) -> Iterator[str]:
        if not papers:
            return
        view = View(_SHOWN, words=words_in(self.language), one_line=True)
        shown = [localize(paper, self.language) for paper in papers]
        style = among(self.style, shown, view)
        width = len(str(len(shown)))
        yield "\n".join(
            f"{number:>{width}}. {_line(style, paper, view)}"
            for number, paper in enumerate(shown, 1)
        )


def _line(style: Style, paper: Paper, view: View) -> str:
    texts = (text_of(block.spans) for block in formatted(style, paper, view))
    return without_isolates(" ".join(texts))
