"""A paragraph is taken apart into the pieces that an entry is made of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.inline import plain_text, refused_maths
from sphinx_paperlist.sources.markdown.grammar import make_parser
from sphinx_paperlist.sources.markdown.pieces import Form, directions, heading_text, pieces_of

PARSER = make_parser()


def inline(text: str) -> Any:
    return next(token for token in PARSER.parse(text) if token.type == "inline")


def test_pieces_are_told_apart_by_their_marks() -> None:
    text = "**Title** `venue` *authors* [PDF](http://a.b), 2020"

    assert [
        (piece.form, piece.text) for piece in pieces_of(inline(text)) if piece.text.strip()
    ] == [
        (Form.STRONG, "Title"),
        (Form.CODE, "venue"),
        (Form.EMPHASIS, "authors"),
        (Form.LINK, "PDF"),
        (Form.TEXT, ", 2020"),
    ]


def test_every_piece_has_the_line_it_begins_on() -> None:
    text = "**Long\ntitle** `v`  \n*a* [x](http://a.b)\\\n[y](http://a.b) <br> *z*"

    assert {piece.text: piece.line for piece in pieces_of(inline(text)) if piece.text.strip()} == {
        "Long title": 1,
        "v": 2,
        "a": 3,
        "x": 3,
        "y": 4,
        "z": 4,
    }


def test_html_and_pictures_leave_their_words() -> None:
    text = "<u>T5</u> ![icon](a.svg) <img src='x'>**[a](http://a.b) <i>b</i>**"

    assert [piece.text for piece in pieces_of(inline(text)) if piece.text.strip()] == ["T5", "a b"]


@pytest.mark.parametrize(
    "heading, text",
    [
        (
            '## <img src="../figure/star.svg" width="25" />大数据+大模型→新智能',
            "大数据+大模型→新智能",
        ),
        ('## <img src="..\\figure\\star.svg" /> Early', "Early"),
        ("## ![icon](a.svg) Early *work*", "Early *work*"),
        ("## [Linked](http://a.b) `code` $x$", "Linked `code` $x$"),
        ("## Early ##", "Early"),
        ("Early\n---", "Early"),
        ("## ", ""),
    ],
)
def test_a_heading_loses_icons_html_and_targets(heading: str, text: str) -> None:
    assert heading_text(inline(heading)) == text


@pytest.mark.parametrize(
    "comment, said",
    [
        ("<!-- paperlist: id=x -->", {"id": "x"}),
        ("<!--paperlist:id=x-->", {"id": "x"}),
        ("<!-- paperlist: ignore -->", {"ignore": ""}),
        ("<!--\npaperlist: key=x\n ignore\n-->", {"key": "x", "ignore": ""}),
        ("<!-- key=x -->", {}),
        ("<!-- not for paperlist: ignore -->", {}),
        ("<!-- paperlist: ignore", {}),
        ("<!-- paperlist: <!-- paperlist: id=y -->", {"id": "y"}),
    ],
)
def test_an_invisible_comment_gives_directions(comment: str, said: Any) -> None:
    assert directions(PARSER.parse(comment)) == said


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="ab `*_$\\[]大<").map(lambda text: f"x{text}x"))
def test_a_piece_says_the_same_as_text_and_as_field_text(text: str) -> None:
    for piece in pieces_of(inline(text)):
        # Maths that is refused keeps its dollar signs.
        if not refused_maths(piece.markdown):
            assert plain_text(piece.markdown).split() == piece.text.split()
