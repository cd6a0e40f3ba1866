"""Make a PDF of a site, and read in it, and in what LaTeX leaves beside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import Destination

_LATEXMK = {"xelatex": "-xelatex", "lualatex": "-lualatex", "pdflatex": "-pdf"}
_PLACE = re.compile(r"\\paperlistplace\{\\detokenize\{([^{}]+)\}\}")
_HEAD = (
    r"\\paperlisthead\{\\phantomsection\\label\{\\detokenize\{([^{}]+)\}\}"
    rf"{_PLACE.pattern}\\paperlisttitle(?=\{{)"
)
_LABEL = re.compile(r"\\newlabel\{([^{}]+)\}\{\{.*?\}\{.*?\}\{.*?\}\{([^{}]*)\}\{\}\}")
_LINK = re.compile(r"\\(?:hyperref\[|pageref\*\{)\\detokenize\{([^{}]+)\}")
_OVERFULL = re.compile(r"Overfull \\hbox \(([\d.]+)pt too wide\).* lines? (\d+)(?:--(\d+))?")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]+(?: [\u0590-\u08ff]+)*")
# What a text has beside letters: marks, maths, and commands without text.
_NO_TEXT = re.compile(r"\\\(.*?\\\)|\\[a-zA-Z]+\s*(?:\{\})?|\W|_")


def made(source: Path, folder: Path, engine: str) -> Book:
    """Build a site as LaTeX, warnings being errors, and make a PDF of it."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "latex"]
    command += ["-d", str(folder / "doctrees"), "-D", f"latex_engine={engine}"]
    _run([*command, str(source), str(folder)], folder)
    (name,) = [path.stem for path in folder.glob("*.tex")]
    latexmk = ["latexmk", _LATEXMK[engine], "-interaction=nonstopmode", "-halt-on-error"]
    _run([*latexmk, f"{name}.tex"], folder)
    return Book(folder / f"{name}.pdf")


def _run(command: list[str], folder: Path) -> None:
    # Messages in one line each.
    environment = os.environ | {"max_print_line": "1000"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, in which lines and ligatures make no difference.

    Those that run from right to left are sorted: engines write them in one order or the other.
    """
    letters = unicodedata.normalize("NFKC", text)
    letters = _RIGHT_TO_LEFT.sub(lambda run: "".join(sorted(run[0])), letters)
    return _NO_TEXT.sub("", letters).casefold()


class Entry(NamedTuple):
    """An entry as LaTeX has it: the name of its place, and the pieces of its title."""

    place: str
    label: str
    title: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """A PDF with the files it is made of and with."""

    path: Path

    @cached_property
    def source(self) -> str:
        return self.path.with_suffix(".tex").read_text(encoding="utf-8")

    @cached_property
    def log(self) -> str:
        return self.path.with_suffix(".log").read_text(encoding="utf-8", errors="replace")

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def pages(self) -> list[str]:
        """Return the text of each page, squeezed."""
        return [squeezed(page.extract_text()) for page in self.reader.pages]

    @cached_property
    def destinations(self) -> dict[str, int]:
        """Return the pages to which names lead."""
        named = self.reader.named_destinations.items()
        return {name: self._page(place) for name, place in named}

    def _page(self, place: Destination) -> int:
        page = self.reader.get_destination_page_number(place)
        assert page is not None
        return page

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the names of the places that have labels, as LaTeX knows them."""
        return dict(_LABEL.findall(self.path.with_suffix(".aux").read_text(encoding="utf-8")))

    @cached_property
    def places(self) -> list[str]:
        """Return the names of our places, in order."""
        return _PLACE.findall(self.source)

    @cached_property
    def entries(self) -> list[Entry]:
        """Return the entries of all lists, in order."""
        return [
            Entry(found[2], found[1], tuple(_pieces(_argument(self.source, found.end()))))
            for found in re.finditer(_HEAD, self.source)
        ]

    def sequence(self) -> Iterator[str]:
        """Yield the headings, and the titles of entries, as they stand in the source."""
        for found in re.finditer(
            r"\\(?:chapter|(?:sub)*section|paperlisttitle)(?=\{)", self.source
        ):
            title = _argument(self.source, found.end())
            if "hyperref" not in title:
                yield from _pieces(title)

    def links(self) -> Iterator[tuple[int, str]]:
        """Yield the links within the book: the page they are on, and the name they lead to."""
        for number, page in enumerate(self.reader.pages):
            for annotation in page.annotations or []:
                one = annotation.get_object()
                target = one.get("/A", {}).get("/D") or one.get("/Dest")
                if target is not None:
                    yield number, str(target)

    def targets(self) -> list[str]:
        """Return the labels to which the source links."""
        return _LINK.findall(self.source)

    def overfull(self) -> list[tuple[float, str]]:
        """Return by how much lines are too long in our entries and indices, and those lines."""
        lines = self.source.split("\n")
        found = [(float(n), int(a), int(b or a)) for n, a, b in _OVERFULL.findall(self.log)]
        return [
            (width, lines[first - 1][:80])
            for width, first, last in found
            if any(a <= last and first <= b for a, b in self._ours())
        ]

    def _ours(self) -> Iterator[tuple[int, int]]:
        """Yield the first and last lines of what is ours."""
        starts = [0, *(found.end() for found in re.finditer("\n", self.source))]
        blocks = r"\\begin\{(paperlist|sphinxtheindex)\}.*?\\end\{\1\}|\\paperlisttitle|:paper-"
        for found in re.finditer(blocks, self.source, re.DOTALL):
            yield bisect(starts, found.start()), bisect(starts, found.end())


def _argument(text: str, start: int) -> str:
    """Return what stands in the braces that open at a position."""
    depth = 0
    for found in re.finditer(r"\\.|[{}]", text[start:]):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return text[start + 1 : start + found.start()]
    return ""


def _pieces(title: str) -> Iterator[str]:
    """Yield what is between formulas, squeezed."""
    yield from filter(None, map(squeezed, re.split(r"\\\(.*?\\\)", title)))
