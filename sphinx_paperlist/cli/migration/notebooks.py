"""Find the Markdown of a Jupyter notebook at its places in the file.

Only the characters of a cell that change are replaced, so that everything else stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_paperlist.cli.migration.records import Edit

_CHARACTER = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]", re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(strict=False)


class Cell(NamedTuple):
    """Hold the text of a cell, and where each of its characters, and its end, stand in the file.

    `newline` is a line end as the file has it, which may end one text of a list and begin another.
    """

    text: str
    places: tuple[int, ...]
    newline: str

    def place(self, at: int) -> int:
        """Return where a character of the cell stands in the file."""
        return self.places[at]

    def edit(self, edit: Edit) -> Edit:
        """Return an edit of the cell as one of the file."""
        lines = (json.dumps(line, ensure_ascii=False)[1:-1] for line in edit.text.split("\n"))
        return Edit(self.places[edit.start], self.places[edit.end], self.newline.join(lines))


def markdown_cells(text: str) -> Iterator[Cell]:
    """Yield the cells in Markdown of a notebook, of version 4 of its format.

    Raise ValueError where it is no JSON.
    """
    start = _after_blanks(text, len(text) - len(text.removeprefix("\ufeff")))
    notebook, _ = _DECODER.raw_decode(text, start)
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        return
    cells = _members(text, start)["cells"]
    for begin, _ in _items(text, cells):
        if text[begin] == "{":
            members = _members(text, begin)
            source = members.get("source")
            if source is not None and _value(text, members.get("cell_type")) == "markdown":
                yield _cell(text, source)


def _after_blanks(text: str, position: int) -> int:
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def _value(text: str, start: int | None) -> object:
    return None if start is None else _DECODER.raw_decode(text, start)[0]


def _members(text: str, start: int) -> dict[str, int]:
    """Return where the values of an object begin, by their names."""
    found = {}
    position = _after_blanks(text, start + 1)
    while text[position] != "}":
        name, position = _DECODER.raw_decode(text, position)
        position = _after_blanks(text, _after_blanks(text, position) + 1)
        found[name] = position
        position = _after_blanks(text, _DECODER.raw_decode(text, position)[1])
        if text[position] == ",":
            position = _after_blanks(text, position + 1)
    return found


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the values of a list begin and end."""
    position = _after_blanks(text, start + 1)
    while text[position] != "]":
        end = _DECODER.raw_decode(text, position)[1]
        yield position, end
        position = _after_blanks(text, end)
        if text[position] == ",":
            position = _after_blanks(text, position + 1)


def _cell(text: str, start: int) -> Cell:
    """Return a cell, whose text is one text or a list of lines."""
    newline = "\\n"
    if text[start] == "[":
        spans = [span for span in _items(text, start) if text[span[0]] == '"']
        if len(spans) > 1:
            newline += text[spans[0][1] - 1 : spans[1][0] + 1]
    else:
        spans = [(start, _DECODER.raw_decode(text, start)[1])]
    said, places = [], []
    for begin, end in spans:
        for match in _CHARACTER.finditer(text, begin + 1, end - 1):
            one = match[0]
            said.append(one if len(one) == 1 else json.loads(f'"{one}"'))
            places.append(match.start())
    end = spans[-1][1] - 1 if spans else start + 1
    return Cell("".join(said), (*places, end), newline)
