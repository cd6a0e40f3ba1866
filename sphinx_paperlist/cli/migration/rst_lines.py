"""Look at the lines of a page in reStructuredText: how deep they stand, and where blocks end."""

from __future__ import annotations

import re

from sphinx_paperlist.cli.migration.records import RST, Directive, Line, Lines, Title

# The marker of a field, or of an option of a directive.
FIELD = re.compile(r":(?![: ])(?P<name>(?:[^:\\]|\\.|:(?![ `]|$))*)(?<! ):(?:\s+|$)")
SIGNS = re.compile(r"([!-/:-@\[-`{-~])\1*\s*$")

_TAB = 8
# Signs so many may be shorter than the title over them.
_SHORT = 4


def indentation(text: str) -> int:
    """Return how many characters a line is indented by."""
    return len(text) - len(text.lstrip())


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(_TAB))


class PageLines:
    """Hold the lines of a page, or of a part of it, with the columns at which they begin.

    `first_indent` is that of the first line where its own does not tell, as in a docstring.
    """

    def __init__(self, lines: Lines, first_indent: int | None = None) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]
        self.indents = [_width(text[: indentation(text)]) for text in self.texts]
        if first_indent is not None and lines:
            self.indents[0] = first_indent
        self.blank = [not text.strip() for text in self.texts]

    def rest(self, position: int, first: int) -> Line:
        """Return a line from a character on, without the blanks at its end."""
        line = self.lines[position]
        return Line(line.start + first, line.text[first:].rstrip())

    def stripped(self, position: int) -> Line:
        """Return a line without the blanks around it."""
        return self.rest(position, indentation(self.texts[position]))

    def column(self, position: int, first: int) -> int:
        """Return the column at which a character of a line stands."""
        text = self.texts[position]
        inside = indentation(text)
        return self.indents[position] + _width(text[:first]) - _width(text[:inside])

    def deeper(self, position: int, column: int) -> int:
        """Return where the lines end that are blank or stand deeper than a column."""
        end = position
        while end < len(self.lines) and (self.blank[end] or self.indents[end] > column):
            end += 1
        return end

    def body_column(self, position: int, column: int) -> int:
        """Return the column of the text below a marker; without any it is behind the marker."""
        below = range(position + 1, self.deeper(position + 1, column))
        return min((self.indents[one] for one in below if not self.blank[one]), default=column + 1)

    def blank_after(self, position: int) -> int:
        """Return the blank line after a block, or the end."""
        while position < len(self.lines) and not self.blank[position]:
            position += 1
        return position

    def title(self, position: int) -> Title | None:
        """Return the section title that begins on a line: its own, or the signs over it."""
        over = [position] if self.is_signs(position) and self.is_signs(position + 2) else []
        text = position + len(over)
        under = text + 1
        if not self.is_signs(under) or (text < len(self.lines) and self.blank[text]):
            return None
        if over and self.texts[over[0]].rstrip() != self.texts[under].rstrip():
            return None
        if not over and self.indents[text] != self.indents[under]:
            return None
        line, signs = self.stripped(text), [self.stripped(one) for one in (*over, under)]
        if len(signs[-1].text) < min(len(line.text), _SHORT):
            return None
        return Title(line, signs)

    def is_signs(self, position: int) -> bool:
        """Tell whether a line is of one sign again and again, as under a title."""
        if position >= len(self.lines) or self.blank[position]:
            return False
        text = self.texts[position].strip()
        return bool(SIGNS.match(text)) and text not in ("::", "..")

    def after_literal(self, position: int, column: int) -> int:
        """Return where the literal block ends that a paragraph at a column is followed by."""
        start = position
        while start < len(self.lines) and self.blank[start]:
            start += 1
        if start == len(self.lines):
            return start
        if self.indents[start] > column:
            return self.deeper(start, column)
        sign = self.texts[start].strip()[0]
        if self.indents[start] != column or not SIGNS.match(sign):
            return position
        while start < len(self.lines) and self.texts[start].strip().startswith(sign):
            start += 1
        return start

    def bibliography(self, position: int, match: re.Match[str], column: int, end: int) -> Directive:
        """Return a directive: argument up to a blank line or an option, options, content."""
        line = self.lines[position]
        start, stop = line.start + match.start("name"), self.rest(position, 0)
        argument = [line.text[match.end() :].strip()]
        options: dict[str, str] = {}
        name = ""
        before = line.text[: indentation(line.text)] if line.text.lstrip()[:2] == ".." else ""
        indent = before + " " * (column + len(".. ") - _width(before))
        below = position + 1
        while below < end and not self.blank[below]:
            given = self.stripped(below)
            if option := FIELD.match(given.text):
                if not options:
                    indent = self.texts[below][: indentation(self.texts[below])]
                name = option["name"]
                options[name] = given.text[option.end() :].strip()
            elif name:
                options[name] = f"{options[name]} {given.text}".strip()
            else:
                argument.append(given.text)
            stop = self.rest(below, 0)
            below += 1
        content = [self.stripped(one) for one in range(below, end) if not self.blank[one]]
        return Directive(
            RST,
            match["name"].lower(),
            start,
            stop.start + len(stop.text),
            line.lead + indent,
            " ".join(filter(None, argument)),
            options,
            content,
        )
