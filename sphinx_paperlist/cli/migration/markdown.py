"""Find roles and directives on a page in MyST.

markdown-it tells blocks and running text apart, with the same rules that myst-parser adds to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from sphinx_paperlist.cli.migration import rst
from sphinx_paperlist.cli.migration.literal import is_literal
from sphinx_paperlist.cli.migration.myst_options import read_options
from sphinx_paperlist.cli.migration.records import (
    MYST,
    Directive,
    Finding,
    Found,
    Joined,
    Line,
    Lines,
    Role,
)

_PLUGINS = {"deflist": deflist_plugin, "fieldlist": fieldlist_plugin}
_ROLE = re.compile(r"\{(?P<name>[\w+:-]+)\}(?P<ticks>`+)", re.ASCII)
_DIRECTIVE = re.compile(r"\{(?P<name>[^\s}]+)\}[^\S\n]*(?P<argument>.*)")
_CITE = re.compile(r"\{(?:foot)?cite(?::\w+)?\}`")
_BIBLIOGRAPHY = re.compile(
    r"\{(?:foot)?bibliography\}|^\s*\.\. (?:foot)?bibliography::", re.MULTILINE
)
_CAPTION = re.compile(r"\s*:?caption:")
_NO_LEAD = re.compile(r"[^\s>]")
_DEEPEST = 50


def scan(lines: Lines, extensions: Collection[str] = ()) -> Iterator[Found]:
    """Yield what is found in lines, in order.

    `extensions` are those of `myst_enable_extensions` that change what is code.
    """
    parser = _parser(extensions)
    tokens = parser.parse("\n".join(line.text for line in lines))
    # Only a page begins with it, and no directive.
    parser.disable("front_matter")
    return _found(tokens, lines, parser, 0)


def _parser(extensions: Collection[str]) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.use(front_matter_plugin).use(myst_block_plugin).use(colon_fence_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    for name, plugin in _PLUGINS.items():
        if name in extensions:
            parser.use(plugin)
    parser.inline.ruler.before("backticks", "role", _role)
    return parser


def _role(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a role as myst-parser does, and note where it stands in the text."""
    start = _ROLE.match(state.src, state.pos)
    end = state.src.find(start["ticks"], start.end() + 1) if start else -1
    if start is None or end < 0:
        return False
    if not silent:
        token = state.push("role", "", 0)
        token.meta = {"name": start["name"], "places": (state.pos, start.end(), end)}
    state.pos = end + len(start["ticks"])
    return True


def _nested(lines: Lines, parser: MarkdownIt, depth: int) -> Iterator[Found]:
    text = "\n".join(line.text for line in lines)
    yield from _found(parser.parse(text), lines, parser, depth + 1)


def _found(
    tokens: Sequence[Token], lines: Lines, parser: MarkdownIt, depth: int
) -> Iterator[Found]:
    column: int | None = None
    for token in tokens:
        if token.type == "tr_open":
            column = 0
        elif token.type == "table_close":
            column = None
        elif token.type == "inline" and token.map:
            placed = _placed(token, lines, column)
            if placed:
                yield from _roles(token.children or [], Joined(placed))
            elif _CITE.search(token.content):
                yield _unplaced(lines[token.map[0]])
            if column is not None and placed:
                column = placed[0].start + len(placed[0].text) - lines[token.map[0]].start
        elif token.type in ("fence", "colon_fence") and token.map and depth < _DEEPEST:
            yield from _fence(token, lines, token.map[0], parser, depth)
        elif token.type == "front_matter" and _CITE.search(token.content):
            message = "roles in the front matter are not rewritten"
            yield Finding(lines[0].start, message, "rewrite them by hand")


def _unplaced(line: Line) -> Finding:
    message = "roles here are not rewritten, since what is before them is not plain enough"
    return Finding(line.start, message, "rewrite them by hand")


def _placed(token: Token, lines: Lines, column: int | None) -> list[Line]:
    """Return the lines of running text at their places in the page; none if they are not found.

    The cells of a table share its line: `column` is where the last one has ended.
    """
    assert token.map is not None  # the caller has looked
    placed = []
    for number, text in enumerate(token.content.split("\n"), token.map[0]):
        bare = text.lstrip()
        line = lines[number]
        found = line.text.rfind(bare) if column is None else line.text.find(bare, column)
        if found < 0:
            return []
        placed.append(Line(line.start + found - (len(text) - len(bare)), text))
    return placed


def _roles(tokens: Sequence[Token], joined: Joined) -> Iterator[Role]:
    for token in tokens:
        if token.type == "role":
            name = token.meta["name"]
            start, begin, stop = token.meta["places"]
            ticks = begin - start - len(f"{{{name}}}")
            yield Role(
                MYST,
                name,
                joined.at(start) + 1,
                joined.at(start),
                joined.at(stop) + ticks,
                joined.part(begin, stop),
            )


def _running(line: Line, parser: MarkdownIt) -> Iterator[Role]:
    """Find the roles in one line of running text."""
    for token in parser.parseInline(line.text):
        yield from _roles(token.children or [], Joined([line]))


def _fence(
    token: Token, lines: Lines, number: int, parser: MarkdownIt, depth: int
) -> Iterator[Found]:
    match = _DIRECTIVE.fullmatch(token.info.strip())
    if match is None and token.type == "fence":
        return
    opening = lines[number]
    content = _content(token, lines[number + 1 :])
    if content is None:
        if _CITE.search(token.content) or _BIBLIOGRAPHY.search(f"{token.info}\n{token.content}"):
            yield _unplaced(opening)
        return
    if match is None:
        # Colons without the name of a directive enclose a part of the page.
        yield from _nested(content, parser, depth)
        return
    if match["name"] == "eval-rst":
        yield from rst.scan(content)
        return
    options = read_options(content)
    brace = opening.text.index("{", opening.text.index(token.markup))
    name = match["name"].lower()
    if name in rst.BIBLIOGRAPHIES:
        last = content[options.length - 1] if options.length else opening
        lead = content[0].lead if content else _lead(opening, opening.text.index(token.markup))
        yield Directive(
            MYST,
            name,
            opening.start + brace + 1,
            last.start + len(last.text.rstrip()),
            lead,
            match["argument"].strip(),
            options.given,
            [line for line in content[options.length :] if line.text.strip()],
            options.block,
        )
        return
    literal = is_literal(name)
    if not literal:
        after = brace + len(match["name"]) + 2
        yield from _running(Line(opening.start + after, opening.text[after:]), parser)
    for line in content[: options.length]:
        if not literal or _CAPTION.match(line.text):
            yield from _running(line, parser)
    if not literal:
        yield from _nested(content[options.length :], parser, depth)


def _content(token: Token, below: Lines) -> list[Line] | None:
    """Return the lines of a fence at their places in the page, or None if they are not there."""
    content = []
    for text, line in zip(token.content.removesuffix("\n").split("\n"), below, strict=False):
        if not line.text.endswith(text):
            return None
        before = len(line.text) - len(text)
        content.append(Line(line.start + before, text, _lead(line, before)))
    return content if token.content else []


def _lead(line: Line, before: int) -> str:
    """Return what further lines have before them: blanks, and the signs of quotes."""
    return line.lead + _NO_LEAD.sub(" ", line.text[:before])
