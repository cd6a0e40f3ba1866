"""Find roles and directives on a page in reStructuredText.

Blocks are told apart as docutils does it, as far as that is needed to pass over what is no markup:
comments, literal blocks, doctests and the content of directives that show code.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import TypeAlias

from sphinx_paperlist.cli.migration.literal import is_literal
from sphinx_paperlist.cli.migration.records import Finding, Found, Line, Lines
from sphinx_paperlist.cli.migration.rst_inline import NAME, roles_in
from sphinx_paperlist.cli.migration.rst_lines import FIELD, SIGNS, PageLines, indentation
from sphinx_paperlist.cli.migration.rst_tables import grid_end, in_grid, in_simple, simple_end

BIBLIOGRAPHIES = ("bibliography", "footbibliography")

_BULLET = re.compile(r"[-+*•‣⁃](?:\s+|$)")
_ENUMERATOR = re.compile(r"\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)](?:\s+|$)")
_LINE_BLOCK = re.compile(r"\|(?:\s+|$)")
_EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
_NOTE = re.compile(rf"\[(?:\d+|\#(?:{NAME})?|\*|{NAME})\](?:\s+|$)")
_DIRECTIVE = re.compile(rf"(?:\|(?!\s)(?:[^|\\]|\\.)+\|\s+)?(?P<name>{NAME}) ?::(?:\s+|$)")
_CITE = re.compile(r"(?:foot)?cite(?::\w+)?")

# What is found, and in the end the line after it.
_Block: TypeAlias = Generator[Found, None, int]


def scan(lines: Lines, first_indent: int | None = None) -> Iterator[Found]:
    """Yield what is found in lines, in order.

    `first_indent` is the indentation of the first line where its own does not tell, as in a
    docstring.
    """
    return _Scanner(lines, first_indent).scan()


class _Scanner(PageLines):
    def scan(self) -> Iterator[Found]:
        position = 0
        while position < len(self.lines):
            if self.blank[position]:
                position += 1
            else:
                position = yield from self.block(position)

    def block(self, position: int) -> _Block:
        """Find what is in the block that begins on a line; return the line after it."""
        text = self.texts[position]
        first = indentation(text)
        column = base = self.indents[position]
        listed = False
        while first < len(text):
            if _EXPLICIT.match(text, first):
                return (yield from self.explicit(position, first, column))
            if text.startswith("__ ", first):
                return position + 1
            marker = self.marker(position, first, column)
            if marker is None:
                break
            first = marker.end()
            listed = marker.re in (_BULLET, _ENUMERATOR)
            base, column = column, self.column(position, first)
            if not listed:
                return (yield from self.behind(position, first, base))
        if first >= len(text.rstrip()):
            return position + 1
        return (yield from self.unmarked(position, first, column, listed=listed))

    def marker(self, position: int, first: int, column: int) -> re.Match[str] | None:
        text = self.texts[position]
        for pattern in (_BULLET, FIELD, _LINE_BLOCK):
            if match := pattern.match(text, first):
                return match
        match = _ENUMERATOR.match(text, first)
        if match and position + 1 < len(self.lines) and not self.blank[position + 1]:
            below = self.texts[position + 1]
            again = _ENUMERATOR.match(below, indentation(below))
            if self.indents[position + 1] <= column and not again:
                return None
        return match

    def unmarked(self, position: int, first: int, column: int, *, listed: bool) -> _Block:
        rest = self.rest(position, first).text
        if re.match(r">>>(?: |$)", rest):
            return self.blank_after(position)
        if (end := grid_end(self.texts, position, first)) is not None:
            yield from in_grid(self.lines[position:end])
            return end
        if (end := simple_end(self.texts, position, first)) is not None:
            yield from in_simple(self.lines[position:end], first)
            return end
        if not listed:
            title = self.title(position)
            if title is not None:
                yield title
                yield from roles_in([title.text])
                return position + (2 if len(title.signs) == 1 else 3)
            if SIGNS.match(rest) and rest != "::":
                return position + 1
        return (yield from self.paragraph(position, first, column - 1, column))

    def paragraph(self, position: int, first: int, above: int, column: int) -> _Block:
        """Find the roles of a paragraph, and pass over the literal block that may follow it.

        Its lines are those deeper than `above`. Without a marker that is allowed to stand less
        deep, all are at `column`.
        """
        end = position + 1
        while end < len(self.lines) and not self.blank[end] and self.indents[end] > above:
            text = self.texts[end]
            if above == column - 1 and self.indents[end] != column:
                break
            if above < column - 1 and FIELD.match(text, indentation(text)):
                break
            end += 1
        chunk = [self.rest(position, first), *map(self.stripped, range(position + 1, end))]
        yield from roles_in(chunk)
        if not chunk[-1].text.endswith("::"):
            return end
        is_term = end == position + 1 and end < len(self.lines) and not self.blank[end]
        return end if is_term else self.after_literal(end, column)

    def explicit(self, position: int, first: int, column: int) -> _Block:
        text = self.texts[position]
        start = _EXPLICIT.match(text, first)
        assert start is not None  # the caller has seen it
        end = self.deeper(position + 1, column)
        begin = start.end()
        if begin >= len(text.rstrip()):
            is_empty = position + 1 == len(self.lines) or self.blank[position + 1]
            return position + 1 if is_empty else end
        if note := _NOTE.match(text, begin):
            return (yield from self.behind(position, note.end(), column))
        directive = _DIRECTIVE.match(text, begin)
        if directive is None:
            return end
        name = directive["name"].lower()
        if name in BIBLIOGRAPHIES:
            yield self.bibliography(position, directive, column, end)
            return end
        if is_literal(name):
            yield from self.captions(position + 1, end)
            return end
        yield from self.registering(directive, position)
        if directive.end() >= len(text.rstrip()):
            return position + 1
        return (yield from self.behind(position, directive.end(), column))

    def behind(self, position: int, first: int, column: int) -> _Block:
        """Find what stands behind a marker, whose text goes on in lines deeper than a column."""
        inner = self.body_column(position, column)
        if _EXPLICIT.match(self.texts[position], first):
            return (yield from self.explicit(position, first, inner))
        return (yield from self.paragraph(position, first, column, inner))

    def captions(self, position: int, end: int) -> Iterator[Found]:
        """Find the roles in the captions of code, which are running text."""
        while position < end and not self.blank[position]:
            line = self.stripped(position)
            option = FIELD.match(line.text)
            if option and option["name"] == "caption":
                yield from roles_in([Line(line.start + option.end(), line.text[option.end() :])])
            position += 1

    def registering(self, directive: re.Match[str], position: int) -> Iterator[Finding]:
        """Name what makes a role of the old extension the default one, or another's base."""
        name, value = directive["name"], self.texts[position][directive.end() :].strip()
        bases = {"default-role": value, "role": value.rpartition("(")[2].rstrip(")")}
        if _CITE.fullmatch(bases.get(name, "")):
            at = self.lines[position].start + directive.start("name")
            hint = f"name a role of `paper` in `{name}`, such as `paper:p`"
            yield Finding(at, f"`{name}:: {value}` is not rewritten", hint)
