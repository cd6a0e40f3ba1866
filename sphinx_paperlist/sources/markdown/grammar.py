r"""Extend CommonMark by what reading lists hold that it cannot read.

LaTeX accents in names (`Sch{\"{u}}tze`), which CommonMark takes for escapes, links with a
line break or blank in their target, which it takes for text, numbered items right under a
paragraph, which it takes for more of the paragraph, and entries right under a tag such as
`<details>`, which it takes for HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_paperlist.papers.latex import ACCENT, accented
from sphinx_paperlist.papers.urls import Target, classify

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_NUMBERED_ENTRY = re.compile(r"\d{1,9}[.)]\s+\*\*\S")
_BLOCK_BELOW = re.compile(r"#{1,6}\s+\S|(?:[-*+]|\d{1,9}[.)])\s+[*\[]|\|.*\|")
# HTML that holds no Markdown: comments, declarations, scripts, and text as it was typed.
_OPAQUE = re.compile(r"<[!?]|<(?:pre|script|style|textarea)\b", re.IGNORECASE)
_BROKEN_LINK = re.compile(r"\[([^\[\]\n]*)\]\(([^()<>]*)\)")


def make_parser() -> MarkdownIt:
    """Return a parser for pages of papers; it keeps link targets as they were written."""
    # Imported when the first page is read: many sites have none.
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415 - see above

    from sphinx_paperlist.papers.commonmark import Parser  # noqa: PLC0415 - see above

    parser = Parser("commonmark").use(front_matter_plugin).enable("table")
    parser.block.ruler.at("code", _code)
    parser.block.ruler.at(
        "html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.before(
        "list", "numbered_entry", _numbered_entry, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.inline.ruler.before("escape", "latex_accent", _latex_accent)
    parser.inline.ruler.after("link", "broken_link", _broken_link)
    return parser


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read indented code, but not in an item: there it is a line of the entry, indented too far."""
    from markdown_it.rules_block import code  # noqa: PLC0415 - with the parser

    return not state.level and code(state, start, end, silent)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a block of HTML, but end it where a heading, an entry or a table begins."""
    from markdown_it.rules_block import html_block  # noqa: PLC0415 - with the parser

    if not html_block(state, start, end, silent):
        return False
    if silent or _OPAQUE.match(state.src, state.bMarks[start] + state.tShift[start]):
        return True
    for line in range(start + 1, state.line):
        if _BLOCK_BELOW.match(state.src, state.bMarks[line] + state.tShift[line]):
            state.line = line
            token = state.tokens[-1]
            token.map = [start, line]
            token.content = state.getLines(start, line, state.blkIndent, keepLastLF=True)
            break
    return True


def _numbered_entry(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - markdown-it's signature
    """End a paragraph where a numbered entry begins; the rule for lists then reads it."""
    begin = state.bMarks[start] + state.tShift[start]
    return silent and bool(_NUMBERED_ENTRY.match(state.src, begin))


def _latex_accent(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    if state.src[state.pos] not in "{\\":
        return False
    match = ACCENT.match(state.src, state.pos)
    if match is None:
        return False
    # An escaped quotation mark before or after a word is no accent on the letter that follows.
    inside_word = state.src[state.pos - 1 : state.pos].isalpha() and len(match[0].split()) == 1
    if match["sign_bare"] and not match["open"] and not inside_word:
        return False
    if not silent:
        state.pending += accented(match)
    state.pos = match.end()
    return True


def _broken_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = _BROKEN_LINK.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if match is None or classify(match[2]) not in (Target.WEB, Target.HOST):
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": match[2]}
        state.push("text", "", 0).content = match[1]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True
