"""A bibliography aligns its entries, and has a sign for authors that are those before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.bibliography import bibliography
from tests.styles.csl.making import entries, listed, processor, reference

NUMBER, TITLE = '<text variable="citation-number" suffix="."/>', '<text variable="title"/>'


@pytest.mark.parametrize("align", ["flush", "margin"])
def test_what_follows_the_first_field_is_aligned(align: str) -> None:
    body = (
        f'<bibliography second-field-align="{align}"><layout suffix=".">'
        f"{NUMBER}{TITLE}</layout></bibliography>"
    )

    assert entries(body, reference(title="A"), reference(title="B")) == [
        "<left-margin>1.</left-margin><right-inline>A.</right-inline>",
        "<left-margin>2.</left-margin><right-inline>B.</right-inline>",
    ]


@pytest.mark.parametrize(
    "layout, text",
    [
        (NUMBER + '<text variable="note"/>', "1."),
        ('<text variable="note"/>' + TITLE, "A"),
        (TITLE, "A"),
    ],
)
def test_a_field_alone_is_not_aligned(layout: str, text: str) -> None:
    body = f'<bibliography second-field-align="flush"><layout>{layout}</layout></bibliography>'

    assert entries(body, reference(title="A")) == [text]


def test_a_style_places_fields_itself() -> None:
    body = (
        '<bibliography><layout><text variable="citation-number" display="left-margin"/>'
        '<group display="right-inline"><text variable="title"/></group>'
        '<text variable="note" display="block"/><text variable="abstract" display="indent"/>'
        "</layout></bibliography>"
    )

    assert entries(body, reference(title="A", note="N", abstract="C")) == [
        "<left-margin>1</left-margin><right-inline>A</right-inline><block>N</block>"
        "<indent>C</indent>"
    ]


@pytest.mark.parametrize(
    "layout, text",
    [
        ('<layout suffix=".">{}</layout>', "<left-margin>1</left-margin><block>A.</block>"),
        (
            '<layout suffix=".">{}<text variable="note" prefix=", "/></layout>',
            "<left-margin>1</left-margin><block>A</block>, N.",
        ),
        (
            '<layout>{}<text value="***" display="indent"/></layout>',
            "<left-margin>1</left-margin><block>A</block><indent>***</indent>",
        ),
    ],
)
def test_what_ends_the_layout_stands_in_its_last_block(layout: str, text: str) -> None:
    blocks = (
        '<text variable="citation-number" display="left-margin"/>'
        '<text variable="title" display="block"/>'
    )
    body = f"<bibliography>{layout.format(blocks)}</bibliography>"

    assert entries(body, reference(title="A", note="N")) == [text]


def test_no_blank_ends_an_entry_that_is_aligned() -> None:
    body = (
        '<bibliography second-field-align="flush"><layout suffix=". ">'
        f'{NUMBER}<text variable="title"/></layout></bibliography>'
    )

    assert entries(body, reference(title="A"))[0].endswith("A.</right-inline>")


def substituted(rule: str, *authors: str, sign: str = "---") -> list[str]:
    """Return how authors are written who follow each other in a bibliography."""
    body = (
        f'<bibliography subsequent-author-substitute="{sign}" {rule}><layout>'
        '<names variable="author"><name and="text"/><label prefix=" "/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
        "</layout></bibliography>"
    )
    return entries(body, *(reference(id=str(i), author=one) for i, one in enumerate(authors)))


RULE = 'subsequent-author-substitute-rule="{}"'
LEE, LEE_RAY, LEE_POE = "Ann Lee", "Ann Lee, Bo Ray", "Ann Lee, Cy Poe"
RAY_LEE, THREE = "Bo Ray, Ann Lee", "Ann Lee, Bo Ray, Cy Poe"


@pytest.mark.parametrize(
    "rule, authors, shown",
    [
        ("", (LEE, LEE), ["Ann Lee", "---"]),
        ("", (LEE, "Bo Ray", LEE), ["Ann Lee", "Bo Ray", "Ann Lee"]),
        ("", (LEE, LEE, LEE), ["Ann Lee", "---", "---"]),
        ("", (LEE_RAY, LEE_POE), ["Ann Lee and Bo Ray", "Ann Lee and Cy Poe"]),
        ("complete-all", (LEE_RAY, LEE_RAY), ["Ann Lee and Bo Ray", "---"]),
        ("complete-each", (LEE_RAY, LEE_RAY), ["Ann Lee and Bo Ray", "--- and ---"]),
        ("complete-each", (LEE_RAY, LEE_POE), ["Ann Lee and Bo Ray", "Ann Lee and Cy Poe"]),
        ("partial-each", (LEE_RAY, LEE_RAY), ["Ann Lee and Bo Ray", "--- and ---"]),
        ("partial-each", (LEE_RAY, LEE_POE), ["Ann Lee and Bo Ray", "--- and Cy Poe"]),
        ("partial-each", (LEE_RAY, RAY_LEE), ["Ann Lee and Bo Ray", "Bo Ray and Ann Lee"]),
        (
            "partial-each",
            (LEE_RAY, THREE),
            ["Ann Lee and Bo Ray", "---, ---, and Cy Poe"],
        ),
        ("partial-each", (LEE_RAY, LEE), ["Ann Lee and Bo Ray", "---"]),
        ("partial-first", (LEE_RAY, LEE_RAY), ["Ann Lee and Bo Ray", "--- and Bo Ray"]),
        ("partial-first", (LEE_RAY, LEE_POE), ["Ann Lee and Bo Ray", "--- and Cy Poe"]),
        ("partial-first", (LEE_RAY, RAY_LEE), ["Ann Lee and Bo Ray", "Bo Ray and Ann Lee"]),
    ],
)
def test_a_sign_stands_for_authors_that_are_those_before(
    rule: str, authors: tuple[str, ...], shown: list[str]
) -> None:
    assert substituted(RULE.format(rule) if rule else "", *authors) == shown


def test_the_sign_may_be_formatted_or_nothing_at_all() -> None:
    assert substituted("", LEE, LEE, sign="&lt;i&gt;Id.&lt;/i&gt;") == ["Ann Lee", "<i>Id.</i>"]
    assert substituted("", LEE, LEE, sign="") == ["Ann Lee", ""]


@pytest.mark.parametrize("rule", ["complete-all", "complete-each", "partial-each", "partial-first"])
def test_the_sign_stands_for_editors_and_titles_in_the_place_of_authors(rule: str) -> None:
    body = (
        f'<bibliography subsequent-author-substitute="---" {RULE.format(rule)}><layout>'
        '<names variable="author"><name/><label prefix=" (" suffix=")"/><substitute>'
        '<names variable="editor"/><text variable="title"/><text value="N. N."/>'
        '</substitute></names><text variable="note" prefix=". "/></layout></bibliography>'
    )
    works = [
        reference(editor=LEE, note="A"),
        reference(editor=LEE, note="B"),
        reference(title="Words", note="C"),
        reference(title="Words", note="D"),
        reference(title="Vowels", note="E"),
        reference(note="F"),
        reference(note="G"),
        reference(author=LEE, note="H"),
    ]

    assert entries(body, *works) == [
        "Ann Lee (editor). A",
        "--- (editor). B",
        "Words. C",
        "---. D",
        "Vowels. E",
        "N. N. F",
        "N. N. G",
        "Ann Lee. H",
    ]


def test_only_the_first_names_have_a_sign() -> None:
    body = (
        '<bibliography subsequent-author-substitute="---"><layout><names variable="author"/>'
        '<names variable="editor" prefix=", "/></layout></bibliography>'
    )
    works = [reference(author=LEE, editor=LEE, title=title) for title in "AB"]

    assert entries(body, *works) == ["Ann Lee, Ann Lee", "---, Ann Lee"]


def test_a_style_without_a_bibliography_has_no_entries() -> None:
    made = processor("<citation><layout/></citation>")

    assert list(bibliography(made, listed(made, [reference(title="A")]))) == []


@given(st.lists(st.sampled_from([LEE, LEE_RAY, RAY_LEE, THREE]), max_size=6))
def test_each_entry_with_the_authors_of_the_one_before_has_a_sign_and_no_other(
    authors: list[str],
) -> None:
    shown = substituted(RULE.format("complete-all"), *authors)
    before = ["", *authors]

    assert [text == "---" for text in shown] == [
        one == other for one, other in zip(authors, before, strict=False)
    ]
