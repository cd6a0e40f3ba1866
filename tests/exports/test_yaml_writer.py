"""What is written as YAML reads back as the same library."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.exports.yaml import write
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Link, Paper, PaperList
from sphinx_paperlist.papers.names import OTHERS, Name
from sphinx_paperlist.sources.tree import Mapping, Scalar
from sphinx_paperlist.sources.yaml_tree import parse_yaml
from tests.exports.strategies import (
    RAW_TEXTS,
    TEXTS,
    Generated,
    bare_papers,
    libraries,
    own_lists,
    read,
)


@pytest.mark.parametrize("text", ["a ?", "a, b", "[a]", "a: b", "{a}", "no", "?", "# a", "a #b"])
def test_a_list_on_one_line_reads_back_with_every_reader_of_yaml(text: str) -> None:
    written = write({"k": Paper(title="T", tags=("t", text))})

    # Without libyaml PyYAML is stricter.
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        assert yaml.load(written, loader)["papers"][0]["tags"] == ["t", text]


@given(libraries())
def test_a_library_reads_back_as_it_was(library: Generated) -> None:
    source, again = read(write(library.papers, library.lists), "a.yaml")

    assert bare_papers(again) == bare_papers(library)
    assert list(again.papers) == list(library.papers)
    assert own_lists(source, again) == library.lists


@given(RAW_TEXTS, RAW_TEXTS)
def test_every_text_reads_back_as_name_and_as_value(name: str, value: str) -> None:
    paper = Paper(title="T", extra=((f"x{name}", value),))
    tree, diagnostics = parse_yaml(write({"k": paper}), "a.yaml")

    assert diagnostics == []
    assert isinstance(tree, Mapping)
    assert _extra(tree) == (f"x{name}", value)


def _extra(tree: Mapping) -> tuple[str | None, str | None]:
    papers = tree.items[0][1]
    assert not isinstance(papers, (Scalar, Mapping))
    paper = papers.items[0]
    assert isinstance(paper, Mapping)
    label, value = paper.items[-1]
    assert isinstance(value, Scalar)
    return label.value, value.value or ""


LIBRARY = {
    "gu2021": Paper(
        title="State spaces: a *view*",
        authors=(
            Name("Gu", "Albert"),
            Name("García Márquez", "Gabriel"),
            Name(literal="The ATLAS Collaboration"),
            Name(literal="Barnes and Noble"),
            OTHERS,
        ),
        date=Date(2021, 11),
        arxiv="2111.00396",
        links=(Link("PDF", "https://a.example/1"), Link("PDF", "https://a.example/2")),
        tags=("ssm", "no"),
        volume="012",
    ),
    "dao": Paper(title="Another"),
    "lee": Paper(title="In no list"),
}
LISTS = (
    PaperList(
        id="page",
        title="The page",
        lists=(
            PaperList(id="a", title="First", papers=("gu2021", "dao")),
            PaperList(id="b", title="Second", papers=("gu2021",)),
        ),
    ),
)
TEXT = """\
lists:
  - id: page
    title: The page
    lists:
      - id: a
        title: First
        papers:
          - key: gu2021
            title: "State spaces: a *view*"
            authors:
              - Albert Gu
              - García Márquez, Gabriel
              - The ATLAS Collaboration
              - {name: Barnes and Noble}
              - others
            date: 2021-11
            arxiv: "2111.00396"
            links:
              PDF: https://a.example/1
              PDF#2: https://a.example/2
            tags: [ssm, "no"]
            volume: "012"
          - key: dao
            title: Another
      - id: b
        title: Second
        papers:
          - gu2021
papers:
  - key: lee
    title: In no list
"""


def test_the_text_looks_as_a_person_would_write_it() -> None:
    assert write(LIBRARY, LISTS) == TEXT


def test_short_lists_of_names_stand_on_one_line() -> None:
    paper = Paper(title="T", authors=(Name("Lee", "Ann"), Name("Li, the", "Bo"), OTHERS))

    assert '[Ann Lee, {family: "Li, the", given: Bo}, others]' in write({"k": paper})


@pytest.mark.parametrize(
    "text, written",
    [
        ("a plain text", "a plain text"),
        ("ends with:", '"ends with:"'),
        ('The "best" way', 'The "best" way'),
        ('"Best" of all', "'\"Best\" of all'"),
        (r"$\alpha$ isn't", r"$\alpha$ isn't"),
        (r"$\alpha$: isn't", r"'$\alpha$: isn''t'"),
        ("- no item", '"- no item"'),
        ("2021", '"2021"'),
        ("Null", '"Null"'),
        ("a\u2028b", r'"a\u2028b"'),
    ],
)
def test_only_what_needs_quotes_gets_them(text: str, written: str) -> None:
    assert f"    mood: {written}\n" in write({"k": Paper(title="T", extra=(("mood", text),))})


@given(st.integers(990, 1100), TEXTS)
def test_a_long_label_reads_back_as_well(length: int, note: str) -> None:
    # Beyond 1024 characters a name must not stand on the line of its value.
    label = "x" * length
    paper = Paper(title="T", links=(Link(label, "https://a.example/1"),), note=note)
    _, again = read(write({"k": paper}), "a.yaml")

    assert again.papers["k"].links == paper.links


def test_unknown_fields_are_left_out_where_they_are_not_to_be_published() -> None:
    assert "mood" not in write({"k": Paper(title="T", extra=(("mood", "x"),))}, extra=False)
