"""Values of data files become what their fields hold, or it is said why not."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.diagnostics import Code, Origin
from sphinx_paperlist.papers.model import PAPER_FIELD_NAMES, Link
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources.values import Localized, Notes, as_text, converter
from sphinx_paperlist.sources.yaml_tree import parse_yaml


def value(field: str, text: str) -> Any:
    """Return what a field makes of YAML, and the codes of what there is to say."""
    tree, problems = parse_yaml(text, "a.yaml")
    assert tree is not None
    assert not problems
    notes = Notes("a.yaml")
    return converter(PAPER_FIELD_NAMES[field].kind)(tree, PAPER_FIELD_NAMES[field], notes), [
        note.code for note in notes.diagnostics
    ]


@pytest.mark.parametrize(
    "field, text, expected",
    [
        ("title", "'Mamba.'", "Mamba"),
        ("title", "大模型。", "大模型"),
        ("title", "And so on...", "And so on..."),
        ("title", "|\n Two\n lines\n", "Two lines"),
        ("title", "{en: Mamba, zh: 曼巴}", Localized((("en", "Mamba"), ("zh", "曼巴")))),
        ("venue", "NeurIPS", "NeurIPS"),
        ("volume", "012", "012"),
        ("key", "gu2021", "gu2021"),
        ("date", "2021-11", Date(2021, 11)),
        ("year", "2021", Date(2021)),
        ("stars", "5", 5),
        ("tags", "[ssm, rnn]", ("ssm", "rnn")),
        ("tags", "ssm", ("ssm",)),
        ("arxiv", "arXiv:2111.00396v2", "arXiv:2111.00396v2"),
        ("doi", "https://doi.org/10.1000/x", "https://doi.org/10.1000/x"),
        ("url", "https://a.org", "https://a.org"),
        (
            "links",
            "{PDF: https://a.org, Slides: s.pdf}",
            (Link("PDF", "https://a.org"), Link("Slides", "s.pdf")),
        ),
        (
            "links",
            "{Code: [https://a.org, https://b.org]}",
            (Link("Code", "https://a.org"), Link("Code", "https://b.org")),
        ),
        ("note", "See [x](https://a.org).", "See [x](https://a.org)."),
    ],
)
def test_a_value_is_taken_without_a_word(field: str, text: str, expected: Any) -> None:
    assert value(field, text) == (expected, [])


@pytest.mark.parametrize(
    "text, names",
    [
        ("[Albert Gu, Tri Dao]", (Name("Gu", "Albert"), Name("Dao", "Tri"))),
        ("Albert Gu and Tri Dao", (Name("Gu", "Albert"), Name("Dao", "Tri"))),
        ("['Gu, Albert', others]", (Name("Gu", "Albert"), OTHERS)),
        ("[Albert Gu, et al.]", (Name("Gu", "Albert"), OTHERS)),
        ("{name: The ATLAS Collaboration}", (Name(literal="The ATLAS Collaboration"),)),
        ("[{name: Meta and Co}]", (Name(literal="Meta and Co"),)),
        ("[{family: Gu, given: Albert}]", (Name("Gu", "Albert"),)),
        ("[{literal: OpenAI}, '']", (Name(literal="OpenAI"),)),
        (
            "[{family: Driessche, given: George, non-dropping-particle: van den}]",
            (Name("Driessche", "George", "van den"),),
        ),
    ],
)
def test_authors_are_read_in_every_notation(text: str, names: Any) -> None:
    assert value("authors", text) == (names, [])


@pytest.mark.parametrize(
    "field, text, code",
    [
        ("key", "a b", Code.BAD_KEY),
        ("key", "'a,b'", Code.BAD_KEY),
        ("year", "forthcoming", Code.BAD_DATE),
        ("year", "20211", Code.BAD_DATE),
        ("date", "2021-13", Code.BAD_DATE),
        ("stars", "many", Code.BAD_VALUE),
        ("stars", "-1", Code.BAD_VALUE),
        ("stars", "²", Code.BAD_VALUE),
        ("arxiv", "none", Code.BAD_VALUE),
        ("doi", "https://a.org", Code.BAD_VALUE),
        ("url", "javascript:x", Code.UNSAFE_LINK),
        ("title", "[a, b]", Code.BAD_STRUCTURE),
        ("venue", "{a: b}", Code.BAD_STRUCTURE),
    ],
)
def test_a_value_that_fits_not_is_left_out_and_said(field: str, text: str, code: Any) -> None:
    assert value(field, text) == (None, [code])


@pytest.mark.parametrize(
    "field, text, kept, code",
    [
        ("tags", "[a, [b], c]", ("a", "c"), Code.BAD_STRUCTURE),
        ("authors", "[Plato, [x]]", (Name("Plato"),), Code.BAD_STRUCTURE),
        ("authors", "{name: X, orcid: Y}", (Name(literal="X"),), Code.BAD_STRUCTURE),
        (
            "links",
            "{A: https://a.org, B: {c: d}}",
            (Link("A", "https://a.org"),),
            Code.BAD_STRUCTURE,
        ),
        ("links", "{A: https://a.org, B: ''}", (Link("A", "https://a.org"),), Code.EMPTY_LINK),
        ("links", "{A: https://a.org, B: }", (Link("A", "https://a.org"),), Code.EMPTY_LINK),
        ("links", "{B: 'data:text/html,x'}", (), Code.UNSAFE_LINK),
        ("links", "[https://a.org]", (), Code.BAD_STRUCTURE),
        ("links", "{A: github.com/a/b}", (Link("A", "github.com/a/b"),), Code.LINK_WITHOUT_SCHEME),
        ("links", "{A: 'https://a.org/ b'}", (Link("A", "https://a.org/b"),), Code.BROKEN_LINK),
    ],
)
def test_what_fits_is_kept_beside_what_does_not(
    field: str, text: str, kept: Any, code: Any
) -> None:
    assert value(field, text) == (kept, [code])


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "java\\tscript:x"])
def test_an_unsafe_link_in_a_text_is_named(target: str) -> None:
    tree, _ = parse_yaml(f'"see [this]({target})"', "a.yaml")
    notes = Notes("a.yaml")
    assert tree is not None
    converter(PAPER_FIELD_NAMES["note"].kind)(tree, PAPER_FIELD_NAMES["note"], notes)

    if "\\t" not in target:  # a tab ends the target, so that it is no link
        (said,) = notes.diagnostics
        assert (said.code, said.origin) == (Code.UNSAFE_LINK, Origin("a.yaml", 1, 1))
        assert target in said.message


@pytest.mark.parametrize(
    "text, kept",
    [("plain", "plain"), ("~", ""), ("[a, {b: c}]", '["a", {"b": "c"}]'), ("[论文]", '["论文"]')],
)
def test_an_unknown_value_is_kept_as_text(text: str, kept: str) -> None:
    tree, _ = parse_yaml(text, "a")

    assert tree is not None
    assert as_text(tree) == kept
