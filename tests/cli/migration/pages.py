"""Make pages of citations, and ask what is found on them."""

from __future__ import annotations

from hypothesis import strategies as st

from sphinx_paperlist.cli.migration.pages import read_page
from sphinx_paperlist.cli.migration.records import Directive, Found, Role


def found_in(text: str, kind: str) -> list[Found]:
    return [one for part in read_page(text, kind) for one in part.found]


def roles(text: str, kind: str) -> list[str]:
    """Return the citations that are found on a page: name and text of each."""
    found = [one for one in found_in(text, kind) if isinstance(one, Role)]
    assert all(text.startswith(one.name, one.name_at) for one in found)
    assert all("`" in text[one.start : one.end] for one in found)
    said = (
        " ".join([one.name, *" ".join(line.text for line in one.body).split()]) for one in found
    )
    return [one for one in said if "cite" in one]


def directives(text: str, kind: str) -> list[Directive]:
    return [one for one in found_in(text, kind) if isinstance(one, Directive)]


def indented(text: str, blanks: int, first: str = "") -> str:
    """Return a text with all lines indented, and something before the first instead."""
    lines = [" " * blanks + line if line else line for line in text.split("\n")]
    return first + "\n".join(lines)[len(first) :] if first else "\n".join(lines)


_RST_BLOCKS = st.sampled_from(
    [
        "A paragraph.",
        "It cites :cite:`a` and :cite:t:`{see}b{p. 3}, c`.",
        "A long one cites :cite:p:`a,\nb` and (:cite:`c`), *so* it ends.",
        "After the word `k`:cite: comes :cite:`k`.",
        "No role: ``:cite:`no` `` and word:cite:`no` and \\:cite:`no`.",
        "A literal over ``two\nlines :cite:`no` `` and :cite:`a`.",
        "`A link :cite: <x>`_ and :cite:`a`.",
        "Escaped: a\\ :cite:`a`\\ s \\`x\\` :cite:`b`.",
        "中文:cite:`no` 与（:cite:`a`）。",
        "Code::\n\n    :cite:`no`\n\n    .. bibliography:: no.bib",
        "::\n\n  :cite:`no`",
        "Quoted::\n\n> :cite:`no`\n> :cite:`no`",
        ">>> print(':cite:`no`')\n:cite:`no`",
        ".. A comment :cite:`no`\n   goes on: :cite:`no`\n\n   and on :cite:`no`",
        "..\n   :cite:`no`",
        "..\n\nAn empty comment hides nothing: :cite:`a`.",
        ".. _target: https://example.org/:cite:`no`",
        ".. [1] A footnote :cite:`a`\n   and its end :cite:`b`.",
        ".. |name| replace:: a paper :cite:`a`",
        ".. code-block:: rst\n   :caption: As :cite:`a` has it\n\n   :cite:`no`",
        ".. math:: :cite:`no`",
        ".. note:: In short :cite:`a`\n   and :cite:`b`.\n\n   In long :cite:`c`.",
        ".. note::\n   :class: tip\n\n   A note :cite:`a`::\n\n      :cite:`no`\n\n   :cite:`b`",
        ":field: with :cite:`a`\n   and :cite:`b`\n:other: with :cite:`c`",
        "| A verse :cite:`a`\n| and another\n  :cite:`b`",
        "term :cite:`a`\n  explained :cite:`b`",
        "+--------------+---+\n| :cite:`a`    | b |\n+--------------+---+",
        "============== ===\n:cite:`a`      b\n``:cite:`no``` c\n============== ===",
    ]
)


def _rst_around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pages = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        pages,
        pages.map(lambda text: indented(text, 2, "- ")),
        pages.map(lambda text: indented(text, 3, "1. ")),
        pages.map(lambda text: ".. note::\n\n" + indented(text, 3)),
        pages.map(lambda text: "Quoted:\n\n" + indented(text, 4)),
        pages.map(
            lambda text: ".. This is hidden:\n\n" + indented(text.replace("cite", "hide"), 3)
        ),
    )


RST_PAGES = st.recursive(_RST_BLOCKS, _rst_around, max_leaves=6).map(
    lambda text: f"A title with :cite:`t`\n======================\n\n{text}\n"
)

_MYST_BLOCKS = st.sampled_from(
    [
        "A paragraph.",
        "It cites {cite}`a` and {cite:t}`{see}b{p. 3}, c`.",
        "A long one cites {cite:p}`a,\nb` and *so {cite}`c`* it ends.",
        "More backquotes: {cite}``a`` and word{cite}`b`s.",
        "No role: `{cite}`no and ``{cite}`no` `` and \\{cite}`no`.",
        "A link [to {cite}`a`](x) and ![{cite}`no`](y).",
        "<b>{cite}`a`</b> and <!-- {cite}`no` -->.",
        "<!-- {cite}`no`\n\n{cite}`no` -->",
        "<div>\n{cite}`no`\n</div>",
        "% A comment {cite}`no`\n% {cite}`no`",
        "```\n{cite}`no`\n```",
        "~~~md\n{cite}`no`\n~~~",
        "    {cite}`no`",
        "```{code-block} md\n:caption: As {cite}`a` has it\n\n{cite}`no`\n```",
        "```{note}\n:class: tip\n\nIn the note {cite}`a`.\n```",
        ":::{note}\nIn the note {cite}`a`.\n:::",
        "```{figure} x.png\n---\nname: x\n---\nA caption {cite}`a`.\n```",
        "```{eval-rst}\nIn other words :cite:`a`, {cite}`no`::\n\n   :cite:`no`\n```",
        "| A | B {cite}`a` |\n|---|---|\n| {cite}`b` | {cite}`b` |\n| c | {cite}`b` |",
        "## A heading {cite}`a` ##",
        "(target)=\nAfter it {cite}`a`.",
        "+++ {cite}`no`",
    ]
)


def _myst_around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pages = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        pages,
        pages.map(lambda text: indented(text, 2, "- ")),
        pages.map(lambda text: indented(text, 3, "1. ")),
        pages.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        pages.map(lambda text: f"`````{{admonition}} Title\n{text}\n`````"),
        pages.map(lambda text: f"::::::{{note}}\n{text}\n::::::"),
        pages.map(lambda text: f"`````\n{text.replace('cite', 'hide')}\n`````"),
    )


MYST_PAGES = st.recursive(_MYST_BLOCKS, _myst_around, max_leaves=6).map(
    lambda text: f"# A title with {{cite}}`t`\n\n{text}\n"
)
