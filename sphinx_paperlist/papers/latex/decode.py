r"""Decode the LaTeX of a field: accents, symbols, quotation marks, dashes and formats.

Maths stays maths, braces are dropped, and a command that the tables do not know stays as it was
written, so that nothing is lost without being seen. `%` begins no comment: no program that reads
bibliographies takes it for one.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from sphinx_paperlist.papers.inline import escape
from sphinx_paperlist.papers.latex.accents import ACCENT, ACCENTS, LETTERS, accented
from sphinx_paperlist.papers.latex.symbols import (
    LOWERED,
    RAISED,
    SIGNS,
    STYLES,
    SWITCHES,
    SYMBOLS,
    WORDS,
    Style,
)

# Groups within groups deeper than this lose their formats, not their texts.
MAX_NESTING = 50
# No letter of any language has more.
_MOST_ACCENTS = 3

_TOKEN = re.compile(
    r"""
    (?P<maths> \$\$ [^$]++ \$\$ | \$ (?:[^$\\]|\\.)++ \$ | \\\( (?:[^\\]|\\[^()])*+ \\\) )
    | \\ (?P<command> [A-Za-z]++ ) \s*+
    | \\ (?P<sign> .)
    | (?P<brace> [{}])
    | (?P<quotes> ---? | `` | '' | ` | ' | ~ )
    | (?P<text> [^\\{}$`'~-]++ | .)
    """,
    re.VERBOSE | re.DOTALL,
)
_GROUP = re.compile(r"\s*+\{([^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+)\}")
_ARGUMENT = re.compile(r"\*?\s*+\{")
_PUNCTUATION = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_MARKS = {Style.EMPHASIS: "*", Style.STRONG: "**"}
_ESCAPED_IN_URL = re.compile(r"\\([_%&#$~^{}])(?:\{\})?")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\\`*\[\]]")


def decode_text(text: str) -> str:
    r"""Return a field as plain text: `{\"U}ber \emph{das}` is `Über das`.

    White space becomes single blanks.
    """
    return _decode(text, inline=False)


def decode_inline(text: str) -> str:
    r"""Return a field as inline Markdown: `{\"U}ber \emph{das}` is `Über *das*`.

    White space becomes single blanks.
    """
    return _decode(text, inline=True)


def _decode(text: str, *, inline: bool) -> str:
    # Most texts have nothing but braces, accents and dashes, which need no account of what is open.
    # No white space but the blank is printable.
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())
    plain = text
    if "\\" in plain:
        if "\\&" in plain:
            plain = plain.replace("\\&", "&")
        if "\\" in plain:
            plain = ACCENT.sub(accented, plain)
            if "\\" in plain:
                return _Decoder(text, inline=inline).result()
    if "`" in plain or "$" in plain or "''" in plain:
        return _Decoder(text, inline=inline).result()
    # Braces part what would else be a dash.
    if "--" in plain:
        plain = plain.replace("---", "—").replace("--", "–")
    if "{" in plain:
        plain = plain.replace("{", "")
    if "}" in plain:
        plain = plain.replace("}", "")
    if "~" in plain:
        plain = plain.replace("~", " ")
    if "  " in plain or plain[:1] == " " or plain[-1:] == " ":
        plain = " ".join(plain.split())
    if inline and ("*" in plain or "_" in plain or "[" in plain or "]" in plain):
        return escape(plain)
    return plain


def decode_url(text: str) -> str:
    r"""Return an address as it is, without the `\url{...}` around it and LaTeX's escapes."""
    if "\\" in text or "{" in text or "}" in text:
        text = re.sub(r"\\(?:url|path|nolinkurl|href|texttt)\s*(?=\{)", "", text)
        text = _ESCAPED_IN_URL.sub(r"\1", text).replace("{", "").replace("}", "")
    return text.strip()


class _Group:
    """Hold the text of a group that is open, and what is to be done with it when it closes."""

    __slots__ = ("brace", "pieces", "style", "url")

    def __init__(self, style: Style = Style.PLAIN, url: str = "", *, brace: bool = True) -> None:
        self.style = style
        self.url = url
        self.brace = brace
        self.pieces: list[str] = []


class _Decoder:
    """Decode one text from left to right, with a stack of open groups."""

    def __init__(self, text: str, *, inline: bool) -> None:
        self._text = text
        self._inline = inline
        self._position = 0
        self._groups = [_Group()]
        # Braces that are open beyond the deepest group.
        self._deeper = 0
        # Accents that wait for their letter: the marks, and the signs they are written with.
        self._accents: list[tuple[str, str]] = []
        self._quotes = 0
        self._single_quotes = 0
        self._code = 0

    def result(self) -> str:
        """Return the decoded text in NFC, white space as single blanks."""
        text, token = self._text, _TOKEN.match
        while match := token(text, self._position):
            self._position = match.end()
            match match.lastgroup:
                case "text":
                    self._say(match[0])
                case "brace":
                    self._open(Style.PLAIN) if match[0] == "{" else self._close_brace()
                case "quotes":
                    self._punctuation(match[0])
                case "maths":
                    self._maths(match[0].removeprefix("\\(").removesuffix("\\)").strip("$"))
                case "command":
                    self._command(match["command"], match[0])
                case _:
                    self._sign(match["sign"])
        self._end_accent()
        while len(self._groups) > 1:
            self._close()
        decoded = unicodedata.normalize("NFC", "".join(self._groups[0].pieces))
        return " ".join(decoded.split())

    def _say(self, text: str) -> None:
        if self._accents:
            text = text.lstrip()
            if not text:
                return
            signs = "".join(sign for _, sign in self._accents)
            # The innermost accent stands next to the letter.
            marks = "".join(mark for mark, _ in reversed(self._accents[-_MOST_ACCENTS:]))
            self._accents = []
            text = f"{text[0]}{marks}{text[1:]}" if text[0].isalpha() else f"{signs}{text}"
        if self._inline and not self._code:
            text = escape(text)
        self._groups[-1].pieces.append(text)

    def _end_accent(self) -> None:
        if self._accents:
            signs = "".join(sign for _, sign in self._accents)
            self._accents = []
            self._say(signs)

    def _open(self, style: Style, url: str = "", *, brace: bool = True) -> None:
        if len(self._groups) > MAX_NESTING:
            self._deeper += brace
            return
        self._groups.append(_Group(style, url, brace=brace))
        self._code += style is Style.CODE
        if style is Style.QUOTE:
            self._quotes += 1
            self._say("“" if self._quotes % 2 else "‘")

    def _close_brace(self) -> None:
        self._end_accent()
        if self._deeper:
            self._deeper -= 1
            return
        while len(self._groups) > 1 and not self._groups[-1].brace:
            self._close()
        if len(self._groups) > 1:
            self._close()

    def _close(self) -> None:
        if self._groups[-1].style is Style.QUOTE:
            self._say("”" if self._quotes % 2 else "’")
            self._quotes -= 1
        group = self._groups.pop()
        self._code -= group.style is Style.CODE
        content = "".join(group.pieces)
        match group.style:
            case Style.DROPPED:
                content = ""
            case Style.RAISED | Style.LOWERED:
                table = RAISED if group.style is Style.RAISED else LOWERED
                content = (
                    content.translate(table) if set(map(ord, content)) <= set(table) else content
                )
            case Style.EMPHASIS | Style.STRONG | Style.CODE | Style.LINK if self._marks(group):
                content = self._marked(group, content)
        self._groups[-1].pieces.append(content)

    def _marks(self, group: _Group) -> bool:
        """Tell whether a group is marked in the output: not in plain text, code, or its like."""
        around = self._groups
        return (
            self._inline
            and not self._code
            and all(outer.style is not group.style for outer in around)
        )

    def _marked(self, group: _Group, content: str) -> str:
        core = content.strip()
        if not core:
            return content
        if group.style is Style.LINK:
            url = _UNSAFE_IN_LINK.sub(lambda match: quote(match[0], safe=""), group.url)
            marked = f"[{core}]({url})"
        elif group.style is Style.CODE:
            # A run of backquotes that the code does not hold.
            ticks = "`" if "`" not in core else "`" * (_longest_run(core) + 1)
            marked = f"{ticks}{core}{ticks}" if ticks == "`" else f"{ticks} {core} {ticks}"
        else:
            mark = _MARKS[group.style]
            pieces = self._groups[-1].pieces
            before = content[:1] if content[0].isspace() else (pieces[-1][-1:] if pieces else "")
            after = content[-1] if content[-1].isspace() else self._next()
            if (
                before == "*"
                or (before.isalnum() and not core[0].isalnum())
                or (after.isalnum() and not core[-1].isalnum())
            ):
                return content
            marked = f"{mark}{core}{mark}"
        return content.replace(core, marked, 1)

    def _next(self) -> str:
        return self._text[self._position : self._position + 1]

    def _punctuation(self, sign: str) -> None:
        if sign == "`":
            self._single_quotes += 1
            sign = "‘"
        elif sign == "'" and self._single_quotes and not self._next().isalnum():
            self._single_quotes -= 1
            sign = "’"
        self._say(_PUNCTUATION.get(sign, sign))

    def _maths(self, maths: str) -> None:
        maths = maths.strip()
        before = self._groups[-1].pieces[-1][-1:] if self._groups[-1].pieces else ""
        after = self._next()
        if not maths:
            return
        # Next to a digit a dollar is no maths to Markdown.
        if (before.isdigit() or after.isdigit()) and (sign := _as_text(maths)):
            self._say(sign)
        else:
            self._end_accent()
            self._groups[-1].pieces.append(f"${maths}$")

    def _sign(self, sign: str) -> None:
        if sign in ACCENTS:
            self._accents.append((ACCENTS[sign], sign))
        else:
            self._say(SIGNS.get(sign, f"\\{sign}"))

    def _command(self, name: str, written: str) -> None:
        if (letter := LETTERS.get(name)) or (letter := SYMBOLS.get(name)) is not None:
            # An accent takes the place of the dot.
            self._say(name if self._accents and name in "ij" else letter)
            self._skip_empty_group()
        elif name in ACCENTS:
            self._accents.append((ACCENTS[name], written))
        elif name in SWITCHES:
            self._open(SWITCHES[name], brace=False)
        elif name in ("url", "nolinkurl", "href"):
            self._link(name, written)
        elif (style := STYLES.get(name)) in (Style.MATHS, Style.WORD):
            self._raw(style, written)
        elif style and (match := _ARGUMENT.match(self._text, self._position)):
            self._position = match.end()
            self._open(style)
        elif not style:
            apart = " " if self._text.startswith("{", self._position) else ""
            self._say(f"{written}{apart}")

    def _skip_empty_group(self) -> None:
        if self._text.startswith("{}", self._position):
            self._position += 2

    def _raw(self, style: Style | None, written: str) -> None:
        """Read a command whose argument is not text."""
        match = _GROUP.match(self._text, self._position)
        if match is None:
            self._say(written)
            return
        self._position = match.end()
        if style is Style.MATHS:
            self._maths(match[1])
        else:
            self._say(WORDS.get(match[1].strip(), match[1]))

    def _link(self, name: str, written: str) -> None:
        match = _GROUP.match(self._text, self._position)
        if match is None:
            self._say(written)
            return
        url = decode_url(match[1])
        self._position = match.end()
        argument = _ARGUMENT.match(self._text, self._position) if name == "href" else None
        if argument:
            self._position = argument.end()
            self._open(Style.LINK, url)
        else:
            self._open(Style.LINK, url, brace=False)
            self._say(url)
            if not self._groups[-1].brace:
                self._close()


def _longest_run(text: str) -> int:
    return max(len(run) for run in re.findall("`+", text))


def _as_text(maths: str) -> str:
    """Return maths of one sign, or of one raised or lowered number, as text; else nothing."""
    if maths[0] in "^_":
        table = RAISED if maths[0] == "^" else LOWERED
        number = maths[1:].strip("{} ")
        return number.translate(table) if set(map(ord, number)) <= set(table) else ""
    return SYMBOLS.get(maths[1:], "") if maths[0] == "\\" else ""
