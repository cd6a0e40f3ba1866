"""Each role of sphinxcontrib-bibtex has one of ours, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.cli.migration.pages import rewrite
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import MYST, RST
from sphinx_paperlist.cli.migration.roles import NOCITE, ROLES, is_old, our_name
from sphinx_paperlist.extension.roles import ROLES as OURS
from sphinx_paperlist.extension.roles import parse_role_text


def rst(text: str, **project: Any) -> str:
    return rewrite(text, RST, "page", Project(**project)).text


def myst(text: str, **project: Any) -> str:
    return rewrite(text, MYST, "page", Project(**project)).text


def said(text: str, kind: str = RST) -> list[tuple[str, bool]]:
    return [(one.message, one.lost) for one in rewrite(text, kind, "page", Project()).findings]


@pytest.mark.parametrize("name", ROLES)
def test_a_role_becomes_one_that_there_is(name: str) -> None:
    form = ROLES[name]
    between = f"{form.before}{{}}{form.after}"

    assert form.ours in OURS
    assert rst(f"As :{name}:`k`.") == f"As {between.format(f':{our_name(form)}:`k`')}."
    assert myst(f"As {{{name}}}`k`.") == f"As {between.format(f'{{{our_name(form)}}}`k`')}."


@pytest.mark.parametrize(
    "old, new",
    [
        (":cite:`a, b`", ":paper:p:`a, b`"),
        (":cite:p:`a,\nb`", ":paper:p:`a,\nb`"),
        (":cite:t:`{see}a{p. 3}, {also}b`", ":paper:t:`{see}a{p. 3}, {also}b`"),
        ("`a`:cite:t:", "`a`:paper:t:"),
        (":cite:labelpar:`a`", "[:paper:num:`a`]"),
        (":cite:yearpar:`a`", "(:paper:year:`a`)"),
        (":cite:alp:`a`", ":paper:`a`"),
        (":cites:`a` :recite:`a` :citep:`a`", ":cites:`a` :recite:`a` :citep:`a`"),
    ],
)
def test_the_text_of_a_role_stays(old: str, new: str) -> None:
    assert rst(old) == new


def test_what_stays_is_read_as_it_was_meant() -> None:
    cited = parse_role_text("{see}a{p. 3}, {also}b").cited

    assert [tuple(one) for one in cited] == [("a", "see", "p. 3"), ("b", "also", "")]


@pytest.mark.parametrize(
    "old, new",
    [
        ("word\\ :footcite:`a`.", "word :paper:p:`a`."),
        ("*word*\\ :footcite:t:`a`.", "*word* :paper:t:`a`."),
        ("word :footcite:`a`.", "word :paper:p:`a`."),
        ("模型\\ :footcite:`a`。", "模型\\ :paper:p:`a`。"),
        ("word\\ :cite:`a`.", "word\\ :paper:p:`a`."),
    ],
)
def test_a_citation_does_not_stick_to_its_word_as_the_mark_of_a_footnote_did(
    old: str, new: str
) -> None:
    assert rst(old) == new


def test_in_myst_it_does_not_either() -> None:
    old = "word{footcite}`a`, ({footcite}`b`) {footcite}`c` 词{footcite}`d`"

    assert myst(old) == "word {paper:p}`a`, ({paper:p}`b`) {paper:p}`c` 词{paper:p}`d`"


@pytest.mark.parametrize(
    "old, sign",
    [
        ("[x]{cite:yearpar}`a`", "]"),
        ("{cite:labelpar}`a`(b)", "("),
        ("{cite:labelpar}`a`[b]", "["),
        ("!{cite:labelpar}`a`", "!"),
    ],
)
def test_brackets_that_would_make_a_link_are_not_written(old: str, sign: str) -> None:
    assert myst(old) == old
    assert f"beside '{sign}' brackets would make a link" in said(old, MYST)[0][0]


def test_without_brackets_a_numbered_citation_is_a_number() -> None:
    assert rst(":cite:alp:`a`", numbered=True) == ":paper:num:`a`"


def test_words_that_are_not_written_go() -> None:
    old = ":cite:author:`{see}a{p. 3}, {also}b` {cite:yearpar}`{see}a`"

    assert rst(old) == ":paper:authors:`a, b` {cite:yearpar}`{see}a`"
    assert myst(old) == ":cite:author:`{see}a{p. 3}, {also}b` ({paper:year}`a`)"


def test_prefixes_are_taken_from_keys() -> None:
    old = ":cite:`{see}a-x{p. 1}, b-y, a-` :cite:t:`text <a-x>` :footcite:`a-x`"
    new = ":paper:p:`{see}x{p. 1}, b-y, a-` :paper:t:`text <x>` :paper:p:`a-x`"

    assert rst(old, prefixes={"a-": ["page"]}) == new


def test_of_two_prefixes_the_longer_is_taken() -> None:
    prefixes = {"a-": ["page"], "a-b-": ["page"]}

    assert rst(":cite:`a-b-x`", prefixes=prefixes) == ":paper:p:`x`"
    assert rst(":cite:`a-b-x`", prefixes=prefixes, keys={"b-x"}) == ":paper:p:`b-x`"


def test_a_key_that_only_looks_prefixed_stays() -> None:
    keys = {"a-team", "x"}

    assert (
        rst(":cite:`a-team, a-x`", prefixes={"a-": ["page"]}, keys=keys) == ":paper:p:`a-team, x`"
    )


@pytest.mark.parametrize("name", [NOCITE, "cite:title", "footcite:author"])
def test_a_role_without_equivalent_is_named_and_left(name: str) -> None:
    assert is_old(name)
    assert rst(f":{name}:`a`") == f":{name}:`a`"
    assert said(f":{name}:`a`") == [(f"`{name}` has no equivalent", True)]


def test_what_our_role_does_not_write_is_said() -> None:
    assert said(":cite:ps:`a` :cite:ct:`a` :footcite:`a` :cite:t:`a`") == [
        ('`cite:ps` became `paper:p`: it names all authors, ours the first and "et al."', False),
        (
            "`cite:ct` became `paper:t`: it begins with a capital letter, ours as the name does",
            False,
        ),
        (
            "`footcite` became `paper:p`: it makes a footnote, ours a citation in the text",
            False,
        ),
    ]


@pytest.mark.parametrize(
    "old", [".. default-role:: cite:t\n", ".. role:: mine(cite)\n", ".. role:: mine(footcite:p)\n"]
)
def test_a_role_that_is_made_of_theirs_is_named(old: str) -> None:
    assert rst(old) == old
    assert [lost for _, lost in said(old)] == [True]
    assert said(".. default-role:: math\n.. role:: mine(code)\n") == []


def test_roles_in_front_matter_are_named() -> None:
    old = "---\nmyst:\n  substitutions:\n    x: '{cite}`a`'\n---\n\n{cite}`b`\n"

    assert myst(old) == old.replace("{cite}`b`", "{paper:p}`b`")
    assert said(old, MYST) == [("roles in the front matter are not rewritten", True)]
