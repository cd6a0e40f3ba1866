"""Run fixtures of the CSL test suite: a folder of them, and one of locale files.

What is compared is what the suite defines: the HTML that the formatting of its processors makes.
Sections that are read: MODE, CSL, INPUT, RESULT, and where there are CITATION-ITEMS, CITATIONS and
BIBENTRIES.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from items import reference_of

from sphinx_paperlist.papers.languages import without_isolates
from sphinx_paperlist.papers.spans import Mark, Span
from sphinx_paperlist.styles.csl.bibliography import bibliography
from sphinx_paperlist.styles.csl.citation import citation
from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.disambiguation import disambiguated
from sphinx_paperlist.styles.csl.locale import Locale, read_locale
from sphinx_paperlist.styles.csl.output import to_spans
from sphinx_paperlist.styles.csl.position import Cluster, positioned
from sphinx_paperlist.styles.csl.processor import Entry, Processor, registered
from sphinx_paperlist.styles.csl.reference import Reference
from sphinx_paperlist.styles.csl.rich_text import rich_text
from sphinx_paperlist.styles.csl.style import read_style
from sphinx_paperlist.styles.csl.xml import read_xml

_SECTION = re.compile(r">>=+ ([A-Z-]+) =+>>(.*?)<<=+ \1 =+<<", re.DOTALL)
_TAGS: Mapping[Mark, tuple[str, str]] = {
    Mark.EMPHASIS: ("<i>", "</i>"),
    Mark.STRONG: ("<b>", "</b>"),
    Mark.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    Mark.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
    Mark.SUPERSCRIPT: ("<sup>", "</sup>"),
    Mark.SUBSCRIPT: ("<sub>", "</sub>"),
}
# What is normal in something stands beside it here, of which nothing has to be taken back.
_NORMAL = {
    r'<span style="font-style:normal;">(.*?)</span>': r"</i>\1<i>",
    r'<span style="font-weight:normal;">(.*?)</span>': r"</b>\1<b>",
    r'<span style="font-variant:normal;">(.*?)</span>': (
        r'</span>\1<span style="font-variant:small-caps;">'
    ),
}
# What stands around blocks.
_DISPLAY = {
    "block": ("\n\n", "\n"),
    "left-margin": ("\n", ""),
    "right-inline": ("", "\n"),
    "indent": ("", "\n"),
}
# Letters that Unicode has above the line are made such by formatting.
_ABOVE = ("ªºᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ²³¹⁰⁴⁵⁶⁷⁸⁹", "aoabcdefghijklmnoprstuvwxyz2310456789")
_SIGNS = {
    **{sign: f"&#{ord(sign)};" for sign in "&<>"},
    **{one: f"<sup>{plain}</sup>" for one, plain in zip(*_ABOVE, strict=True)},
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_POSITIONS = (
    frozenset({"first"}),
    frozenset({"subsequent"}),
    frozenset({"subsequent", "ibid"}),
    frozenset({"subsequent", "ibid", "ibid-with-locator"}),
)
_USUAL = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "zh": "zh-CN", "es": "es-ES", "pt": "pt-PT"}


def html(spans: Iterable[Span]) -> str:
    """Return spans as the suite writes them."""
    return "".join(map(_html, spans))


def _html(span: Span) -> str:
    inside = _escaped(span.text) if span.text else html(span.children)
    if span.role in _DISPLAY:
        before, after = _DISPLAY[span.role]
        return f'{before}<div class="csl-{span.role}">{inside}</div>{after}'
    before, after = _TAGS.get(span.mark, ("", ""))
    return f"{before}{inside}{after}"


def _escaped(text: str) -> str:
    return _SIGN.sub(lambda match: _SIGNS[match[0]], without_isolates(text))


def sections(path: Path) -> dict[str, str]:
    """Return the sections of a fixture by name."""
    return {name: text.strip() for name, text in _SECTION.findall(path.read_text("utf-8-sig"))}


class Locales:
    """Find locales in a folder of files."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = folder
        self._read = cache(self._file)

    def _file(self, language: str) -> Locale:
        path = self._folder / f"locales-{language}.xml"
        return read_locale(read_xml(path.read_bytes(), str(path)), str(path))

    def find(self, language: str) -> Locale:
        """Return that of a language, of another dialect of it, or American English."""
        primary = language.partition("-")[0]
        others = sorted(path.stem[8:] for path in self._folder.glob(f"locales-{primary}-*.xml"))
        for name in (language, _USUAL.get(primary, ""), *others):
            if name and (self._folder / f"locales-{name}.xml").exists():
                return self._read(name)
        return self._read("en-US")


class Fixture(NamedTuple):
    """Hold a fixture: its processor, its references by id, and its other sections."""

    processor: Processor
    references: Mapping[str, Reference]
    parts: Mapping[str, str]

    @classmethod
    def of(cls, parts: Mapping[str, str], locales: Locales) -> Fixture:
        """Return the fixture that the sections make; all is in the language of the style."""
        style = read_style(parts["CSL"].encode(), "style")
        items = json.loads(parts["INPUT"])
        references = {str(item.get("id", "")): reference_of(item) for item in items}
        return cls(Processor(style, locales.find, speaks=lambda _: False), references, parts)

    def result(self) -> str:
        """Return what the fixture gives here."""
        if self.parts["MODE"].startswith("bibliography"):
            return self._bibliography()
        if "CITATIONS" in self.parts:
            return self._citations(json.loads(self.parts["CITATIONS"]))
        default = json.dumps([[{"id": key} for key in self.references]])
        clusters = json.loads(self.parts.get("CITATION-ITEMS", default))
        entries = self._entries(self.references)
        return "\n".join(self._citation(entries, map(self._cite, one)) for one in clusters)

    def _entries(self, ids: Iterable[str]) -> dict[str, Entry]:
        references = [self.references[key] for key in ids]
        entries = disambiguated(self.processor, registered(self.processor, references))
        return {entry.reference.id: entry for entry in entries}

    def _citation(self, entries: Mapping[str, Entry], cites: Iterable[Cite]) -> str:
        return html(to_spans(citation(self.processor, entries, cites)))

    def _bibliography(self) -> str:
        ids = list(self.references)
        if "BIBENTRIES" in self.parts:
            ids = [str(key) for key in json.loads(self.parts["BIBENTRIES"])[-1]]
        elif "CITATIONS" in self.parts:
            steps = json.loads(self.parts["CITATIONS"])
            known = {step[0]["citationID"]: step[0] for step in steps}
            ids = _cited(known, [name for name, _ in _order(steps[-1])])
        texts = bibliography(self.processor, self._entries(ids).values())
        lines = [f'  <div class="csl-entry">{html(to_spans(text))}</div>' for text in texts]
        return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])

    def _citations(self, steps: Sequence[Any]) -> str:
        known: dict[str, Any] = {}
        before: dict[str, str] = {}
        texts: dict[str, str] = {}
        newest = ""
        for step in steps:
            newest = step[0]["citationID"]
            known[newest] = step[0]
            before, texts = texts, self._texts(known, _order(step))
        return "\n".join(
            f"{'>>' if name == newest or before.get(name) != text else '..'}[{place}] {text}"
            for place, (name, text) in enumerate(texts.items())
        )

    def _texts(self, known: Mapping[str, Any], order: Sequence[tuple[str, int]]) -> dict[str, str]:
        """Return the citations of a document in their order, each with its name."""
        entries = self._entries(_cited(known, [name for name, _ in order]))
        clusters = [
            Cluster(tuple(map(self._cite, known[name]["citationItems"])), note)
            for name, note in order
        ]
        area = self.processor.style.citation
        near = int(area.options.get("near-note-distance", 5)) if area else 5
        placed = zip(order, positioned(clusters, near), strict=True)
        return {name: self._citation(entries, one.cites) for (name, _), one in placed}

    def _cite(self, item: Mapping[str, Any]) -> Cite:
        positions = _POSITIONS[item.get("position", 0)]
        return Cite(
            self.references[str(item["id"])],
            rich_text(str(item.get("locator", ""))),
            item.get("label", "page").replace("sub verbo", "sub-verbo"),
            rich_text(item.get("prefix", "")),
            rich_text(item.get("suffix", "")),
            positions | {"near-note"} if item.get("near-note") else positions,
            suppress_author=bool(item.get("suppress-author")),
        )


def _order(step: Sequence[Any]) -> list[tuple[str, int]]:
    """Return the names of the citations of a document, with their notes, after a step."""
    data, before, after = step
    note = data.get("properties", {}).get("noteIndex", 0)
    return [(name, place) for name, place in [*before, (data["citationID"], note), *after]]


def _cited(known: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """Return the ids of what citations cite, in the order of their first cites."""
    ids = [str(item["id"]) for name in names for item in known[name]["citationItems"]]
    return list(dict.fromkeys(ids))


def normal(text: str) -> str:
    """Return a result as it is compared: without what is but layout of its lines."""
    for taken_back, beside in _NORMAL.items():
        text = re.sub(taken_back, beside, text)
    return re.sub(r"\s*\n\s*", "\n", text.strip())


def main() -> None:
    """Print what passes by group of fixtures, and what fails."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("fixtures", type=Path)
    parser.add_argument("locales", type=Path)
    parser.add_argument("--show", action="store_true", help="print what the failing ones give")
    parser.add_argument("--only", default="", help="run fixtures with this in their names")
    options = parser.parse_args()
    locales = Locales(options.locales)
    passed: Counter[str] = Counter()
    failed: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(options.fixtures.glob("*.txt")):
        if options.only not in path.stem:
            continue
        parts = sections(path)
        group = path.stem.partition("_")[0]
        try:
            ours = Fixture.of(parts, locales).result()
        except Exception as error:  # noqa: BLE001 - what raises has failed, the others go on
            ours = f"{type(error).__name__}: {error}"
        if normal(ours) == normal(parts["RESULT"]):
            passed[group] += 1
            continue
        failed[group].append(path.stem)
        if options.show:
            print(f"--- {path.stem}\n{normal(parts['RESULT'])}\n+++\n{normal(ours)}\n")
    for group in sorted({*passed, *failed}):
        total = passed[group] + len(failed[group])
        print(f"{group:<15}{passed[group]:>5} of {total:>4}  {' '.join(failed[group])}")
    total = passed.total() + sum(map(len, failed.values()))
    print(f"{'all':<15}{passed.total():>5} of {total:>4}  {passed.total() / total:.1%}")


if __name__ == "__main__":
    main()
