"""Read the language of BibTeX: from text to records, each with its place.

The language is that of BibTeX 0.99d ("BibTeXing", O. Patashnik, 1988) and biber: text outside
entries is comment, entries stand in braces or parentheses, values are in braces or quotation
marks, numbers, macros, or a concatenation of these. What does not fit costs its own field or
entry, never another: a value that does not end stops at the latest at a line that begins an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.sources.bibtex.findings import Findings, Silence
from sphinx_paperlist.sources.bibtex.macros import MAX_VALUE, Macros

MAX_NESTING = 100

# Nothing here goes back over what it has matched (hence `*+`), so that a match takes the time of
# its length. Three levels of braces are read by expression, deeper ones are counted.
_BEGINS_ENTRY = r"[ \t]*+@[ \t]*+[A-Za-z][\w-]*+\s*+[{(]"
_NOT_ENTRY = rf"\n(?!{_BEGINS_ENTRY})"


def _braced(levels: int) -> str:
    inside = rf"|\{{{_braced(levels - 1)}\}}" if levels > 1 else ""
    return rf"(?:[^{{}}\n]++|{_NOT_ENTRY}{inside})*+"


_IN_BRACES = _braced(3)
_IN_QUOTES = rf'(?:[^{{}}"\n]++|{_NOT_ENTRY}|\{{{_braced(2)}\}})*+'
_WORD = r"[^\s\"#%'(),={}@]++"
_PART = rf'(?:\{{{_IN_BRACES}\}}|"{_IN_QUOTES}"|{_WORD})'
_FIELD = re.compile(
    rf"\s*+({_WORD})\s*+=\s*+"
    rf"(?:\{{({_IN_BRACES})\}}|({_WORD})|({_PART}(?:\s*+\#\s*+{_PART})*+))\s*+(?:,|(?=[}})]))"
)
# One entry that is as it should be, and ends before the next: its fields, and its end. Anything
# else is matched character by character, without a name.
_TOKENS = re.compile(
    rf"\s*+({_WORD})\s*+=\s*+"
    rf'(?:\{{({_IN_BRACES})\}}|"({_IN_QUOTES})"|({_WORD})|({_PART}(?:\s*+\#\s*+{_PART})*+))'
    rf"(?:,|\s*+(?:,|(?=[}})])))|\s*+[}})]\s*+\Z|.",
    re.DOTALL,
)
_PARTS = re.compile(rf'\{{({_IN_BRACES})\}}|"({_IN_QUOTES})"|({_WORD})')
_HEAD = re.compile(r"@(?<![\w.]@)[ \t]*+([A-Za-z][\w-]*+)\s*+([{(])")
# Entries longer than this are read field by field from the beginning.
_QUICK = 2**14
# As far it is looked for the end of any value.
_ALWAYS = 2**10
# So many entries in a row that are not as they should be, and no other is taken for such.
_LUCK = 8
_KEY = re.compile(r"\s*+([^\s,{}\"=#]*+)\s*+(?:,|(?=\}))")
_ODD_KEY = re.compile(r"[^,{}\"=#\n@]*+")
_CLOSE = re.compile(r"\s*+[})]")
_GOES_ON = re.compile(rf"\s*+,\s*+(?={_WORD}\s*+=)")
# A field that a value has swallowed, since its own brace is missing.
_SWALLOWED = re.compile(rf"(?<![\s,])(?:[^\S\n]|,)*+\n[\s,]*+(?={_WORD}\s*+=\s*+[{{\"\d])")
_NAME = re.compile(rf"({_WORD})\s*+=")
_BLANKS = re.compile(r"\s*+")
_BARE = re.compile(_WORD)
_END_OF_LINE = re.compile(r"[^\n]*+")
_JUNK = re.compile(r"[^,\n{}@]*+(?:[,\n{}@]|$)")
_ENTRY_HERE = re.compile(rf"(?:^|(?<=\n)){_BEGINS_ENTRY}")
_BRACES = re.compile(rf"[{{}}]|\n(?={_BEGINS_ENTRY})")
_BRACES_OR_QUOTE = re.compile(rf'[{{}}"]|\n(?={_BEGINS_ENTRY})')
_BRACES_ALONE = re.compile(r"[{}]")


class Record(NamedTuple):
    """Hold one entry: its type and the names of its fields in lower case, its values as written.

    `start` is where it begins in its text.
    """

    type: str
    key: str
    fields: dict[str, str]
    start: int


class Scanner:
    """Read the records of one text in order; macros hold from where they are defined."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._macros = Macros(len(text))
        # How far, in all, it is looked for the ends of values that have none.
        self._patience = 4 * len(text) + 1000
        self._end = 0
        self._luck = _LUCK
        # Where an entry begins whose fields were looked for, and where it ends.
        self._asked = (-1, -1)

    def records(self) -> Iterator[Record]:
        """Yield the entries; macros, comments and preambles are none."""
        search = _HEAD.search
        while head := search(self._text, self._end):
            kind = head[1].lower()
            self._end = head.end()
            if kind == "comment":
                self._end = self._after_group(head.end() - 1)
            elif kind == "preamble":
                self._value(head.end())
            elif kind == "string":
                for name, value in self._fields(head).items():
                    self._macros.define(name, value)
            else:
                yield self._record(head, kind)

    def record_at(self, start: int) -> Record:
        """Return the entry that begins at a position once more, without a word about it."""
        head = _HEAD.match(self._text, start)
        assert head is not None
        findings, end = self._findings, self._end
        self._findings, self._end = Silence(), head.end()
        try:
            return self._record(head, head[1].lower())
        finally:
            self._findings, self._end = findings, end

    def position_of(self, record: Record, name: str) -> int:
        """Return where a field of an entry stands, or the entry where it is not its own."""
        pattern = re.compile(rf"[,\s{{(]{re.escape(name)}\s*+=", re.IGNORECASE)
        if record.start != self._asked[0]:
            self._asked = record.start, self._text.find("\n@", record.start)
        end = self._asked[1]
        match = pattern.search(self._text, record.start, end if end > 0 else len(self._text))
        return match.start() + 1 if match else record.start

    def _record(self, head: re.Match[str], kind: str) -> Record:
        match = _KEY.match(self._text, head.end())
        if match and match[1]:
            key, self._end = match[1], match.end()
        else:
            key = self._odd_key(head)
        return Record(kind, key, self._fields(head), head.start())

    def _odd_key(self, head: re.Match[str]) -> str:
        """Read a key that is missing, or that no other program would take."""
        text, position = self._text, head.end()
        match = _ODD_KEY.match(text, position)
        assert match is not None
        key, end = match[0].strip(), match.end()
        follows = text[end : end + 1]
        if head[2] == "(" and follows != ",":
            key, paren, _ = key.partition(")")
            end = position + match[0].find(")") if paren else end
        if follows == "=" or not key:
            # The first field stands where the key belongs.
            self._end = end + 1 if follows == "," else position
            self._findings.say(
                Code.LOOSE_BIBTEX,
                head.start(),
                f"this @{head[1]} has no key; one is made from its content",
                "write a key after the opening brace",
            )
            return ""
        self._end = end + 1 if follows == "," else end
        return key

    def _fields(self, head: re.Match[str]) -> dict[str, str]:
        """Read fields up to the end of the entry."""
        if self._luck and (quick := self._quick_fields()) is not None:
            return quick
        fields: dict[str, str] = {}
        text, match, position = self._text, _FIELD.match, self._end
        short = self._macros.short
        while True:
            while field := match(text, position):
                name, value, word, other = field.groups()
                position = field.end()
                if word:
                    value = word if word.isdigit() else short.get(word)
                if value is None:
                    value = self._join(word or other, field.start(1))
                name = name.lower()
                if name in fields or len(value) > MAX_VALUE:
                    self._add(fields, name, value, field)
                else:
                    fields[name] = value
            if close := _CLOSE.match(text, position):
                position = close.end()
                more = _GOES_ON.match(text, position)
                if more is None:
                    break
                message = f"the entry '{self._shown(head)}' closes before its last field"
                self._findings.say(Code.LOOSE_BIBTEX, position, message, "delete a closing brace")
                position = more.end()
            else:
                position, ended = self._mend(position, fields, head)
                if ended:
                    break
        self._end = position
        return fields

    def _quick_fields(self) -> dict[str, str] | None:
        """Read all fields at once, or none where there is anything to say or to mend."""
        text, position = self._text, self._end
        end = text.find("\n@", position, position + _QUICK)
        if end < 0:
            end = len(text)
        if end - position <= _QUICK:
            tokens, short, join = (
                _TOKENS.findall(text, position, end),
                self._macros.short,
                self._join,
            )
            try:
                fields = {
                    name.lower(): value
                    or quoted
                    or (word and short[word])
                    or (more and join(more, -1))
                    for name, value, quoted, word, more in tokens
                }
            except LookupError:
                pass
            else:
                # The last token is the end, and has no name; no other may be so.
                if tokens and len(fields) == len(tokens) and not tokens[-1][0]:
                    del fields[""]
                    self._end = end
                    self._luck = _LUCK
                    return fields
        self._luck -= 1
        return None

    def _add(self, fields: dict[str, str], name: str, value: str, field: re.Match[str]) -> None:
        if len(value) > MAX_VALUE:
            message = f"`{name}` is longer than {MAX_VALUE} characters; it is left out"
            self._findings.say(Code.BAD_BIBTEX, field.start(1), message)
        elif name not in fields:
            fields[name] = value
        else:
            message = f"`{name}` is given twice"
            self._findings.say(Code.DUPLICATE_FIELD, field.start(1), message, "delete one")

    def _join(self, expression: str, position: int) -> str:
        """Return the text of a concatenation; `position` is negative where nothing may be said.

        Raise LookupError where there is something.
        """
        parts = [
            (word or quoted or braced, bool(word))
            for braced, quoted, word in _PARTS.findall(expression)
        ]
        return self._macros.join(parts, position, self._findings)

    # What follows is for entries that the expressions above do not match.

    def _mend(self, position: int, fields: dict[str, str], head: re.Match[str]) -> tuple[int, bool]:
        """Get over what is no field; return where to go on, and whether the entry is over."""
        text = self._text
        blanks = _BLANKS.match(text, position)
        position = blanks.end() if blanks else position
        if position >= len(text) or (text[position] == "@" and _HEAD.match(text, position)):
            self._give_back(fields)
            where = "the file ends" if position >= len(text) else "the next one begins"
            self._findings.say(
                Code.BAD_BIBTEX,
                head.start(),
                f"the entry '{self._shown(head)}' is not closed where {where}; "
                f"{len(fields)} of its fields are kept",
                "add the missing closing brace",
            )
            return position, True
        if text[position] == ",":
            return position + 1, False
        if text[position] == "%":
            line = _END_OF_LINE.match(text, position)
            return (line.end() if line else position + 1), False
        if name := _NAME.match(text, position):
            return self._slow_field(name, fields, head), False
        junk = _JUNK.match(text, position)
        end = max(junk.end() if junk else 0, position + 1)
        shown = " ".join(text[position:end][:40].split())
        message = f"'{shown}' in the entry '{self._shown(head)}' is no field; it is left out"
        self._findings.say(Code.BAD_BIBTEX, position, message, "write `name = {value},`")
        # A group or an entry begins or ends here, and is looked at for itself.
        return (end - 1 if end - 1 > position and text[end - 1] in "}@" else end), False

    def _give_back(self, fields: dict[str, str]) -> None:
        """Take fields out of the value of another that was closed by the brace of its entry."""
        for name, value in list(fields.items()):
            if swallowed := _SWALLOWED.search(value):
                fields[name] = value[: swallowed.start()].rstrip(" \t\n,")
                for field in _FIELD.finditer(f"{value},", swallowed.end()):
                    inner, braced, word, other = field.groups()
                    text = braced if braced is not None else self._join(word or other, 0)
                    fields.setdefault(inner.lower(), text)

    def _slow_field(self, name: re.Match[str], fields: dict[str, str], head: re.Match[str]) -> int:
        value, position, problem = self._value(name.end())
        shown = f"`{name[1]}` of '{self._shown(head)}'"
        if problem:
            self._findings.say(Code.BAD_BIBTEX, name.start(), f"{shown} {problem}")
        if value is not None:
            self._add(fields, name[1].lower(), value, name)
        if _NAME.match(self._text, position) and not problem:
            message = f"a comma is missing after {shown}"
            self._findings.say(Code.LOOSE_BIBTEX, name.start(), message, "add it")
        elif self._text.startswith(",", position):
            position += 1
        return position

    def _value(self, position: int) -> tuple[str | None, int, str]:
        """Read a value of any nesting: its text or None, where it ends, and what is wrong."""
        text, parts, start = self._text, [], position
        while True:
            position = self._after_blanks(position)
            opened = text[position : position + 1]
            if opened and opened in '{"':
                end, deepest = self._closing(position)
                if end < 0:
                    line = _END_OF_LINE.match(text, position + 1)
                    end = line.end() if line else len(text)
                    value = text[position + 1 : end].rstrip(" \t,")
                    return value, end, "does not end; it is read to the end of its line"
                if deepest > MAX_NESTING:
                    problem = f"is nested deeper than {MAX_NESTING} braces; it is left out"
                    return None, self._after_blanks(end), problem
                parts.append((text[position + 1 : end - 1], False))
            elif word := _BARE.match(text, position):
                parts.append((word[0], True))
                end = word.end()
            else:
                return None, max(position, start), "has no value"
            position = self._after_blanks(end)
            if not text.startswith("#", position):
                return self._macros.join(parts, start, self._findings), position, ""
            position += 1

    def _after_blanks(self, position: int) -> int:
        match = _BLANKS.match(self._text, position)
        return match.end() if match else position

    def _closing(self, position: int) -> tuple[int, int]:
        """Return where the group or quotation ends, or -1, and how deep the braces in it nest."""
        quoted = self._text[position] == '"'
        tokens = _BRACES_OR_QUOTE if quoted else _BRACES
        depth, deepest, stop = 0, 0, position + max(self._patience, _ALWAYS)
        for match in tokens.finditer(self._text, position + quoted):
            sign = match[0]
            if match.start() > stop:
                break
            if sign == "{":
                depth += 1
                deepest = max(depth, deepest)
            elif sign == "}":
                depth -= 1
                if depth <= 0 and not quoted:
                    return match.end(), deepest
                if depth < 0:
                    break
            elif sign == '"' and not depth:
                return match.end(), deepest
            elif sign == "\n":
                break
        else:
            match = None
        self._patience -= (match.end() if match else len(self._text)) - position
        return -1, deepest

    def _after_group(self, position: int) -> int:
        """Return where a comment ends; one that does not is its first word alone, as in BibTeX."""
        if self._text[position] == "(":
            return position + 1
        depth, stop = 0, position + max(self._patience, _ALWAYS)
        for match in _BRACES_ALONE.finditer(self._text, position):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.end()
            if match.start() > stop:
                break
        self._patience -= len(self._text) - position
        return position + 1

    def _shown(self, head: re.Match[str]) -> str:
        match = _KEY.match(self._text, head.end())
        return (match[1] if match else "") or f"@{head[1]}"
