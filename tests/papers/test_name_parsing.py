"""Names are taken apart as people and BibTeX write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.name_parsing import parse_name, parse_names
from sphinx_paperlist.papers.names import OTHERS, Name, known_names


@pytest.mark.parametrize(
    "text, name",
    [
        ("Albert Gu", Name("Gu", "Albert")),
        ("Gu, Albert", Name("Gu", "Albert")),
        ("Tom B. Brown", Name("Brown", "Tom B.")),
        ("Diego de Las Casas", Name("Las Casas", "Diego", "de")),
        ("George van den Driessche", Name("Driessche", "George", "van den")),
        ("van den Driessche, George", Name("Driessche", "George", "van den")),
        ("Sammy Davis Jr.", Name("Davis", "Sammy", "", "Jr.")),
        ("Davis, Jr., Sammy", Name("Davis", "Sammy", "", "Jr.")),
        ("Smith, III", Name("Smith", "", "", "III")),
        ("Plato", Name("Plato")),
        ("毛 泽东", Name("毛", "泽东")),
        ("欧阳修", Name(literal="欧阳修")),
        ("{Google, Inc.}", Name(literal="Google, Inc.")),
        ("The Vicuna Team", Name(literal="The Vicuna Team")),
        ("Meta AI", Name(literal="Meta AI")),
        (r"Sch{\"{u}}tze, H.", Name("Schütze", "H.")),
    ],
)
def test_a_name_is_taken_apart(text: str, name: Any) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("given", ["Xi", "Vi", "X", "V", "X."])
def test_a_short_given_name_is_no_roman_number(given: str) -> None:
    assert parse_name(f"Chen, {given}") == Name("Chen", given)


@pytest.mark.parametrize("text", ["Yang Ai", "Wei Li Xi"])
def test_a_short_family_name_is_neither_organisation_nor_suffix(text: str) -> None:
    assert parse_name(text).family == text.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    "text",
    ["Albert Gu", "Sammy Davis, Jr.", "John Smith III", "George van den Driessche", "欧阳修"],
)
def test_a_name_reads_as_it_is_read_aloud(text: str) -> None:
    assert str(parse_name(text)) == text


def test_a_name_in_han_characters_has_no_blank() -> None:
    assert str(parse_name("毛 泽东")) == "毛泽东"


@pytest.mark.parametrize(
    "text, name",
    [
        ("ジークムント フロイト", "ジークムント フロイト"),
        ("フロイト, ジークムント", "ジークムント・フロイト"),
        ("斎藤, 康毅", "斎藤康毅"),
    ],
)
def test_names_of_foreigners_in_katakana_keep_the_order_of_their_language(
    text: str, name: str
) -> None:
    assert str(parse_name(text)) == name


@pytest.mark.parametrize(
    "name, short",
    [
        (Name("Driessche", "George", "van den"), "van den Driessche"),
        (Name(literal="OpenAI"), "OpenAI"),
        (Name("Davis", "Sammy", "", "Jr."), "Davis"),
    ],
)
def test_a_citation_shows_particle_and_family_name(name: Any, short: str) -> None:
    assert name.short == short


@pytest.mark.parametrize(
    "text",
    [
        "Albert Gu, Tri Dao",
        "Albert Gu,Tri Dao",
        "Albert Gu and Tri Dao",
        "Albert Gu, and Tri Dao",
        "Albert Gu & Tri Dao",
        "Albert Gu; Tri Dao",
        "Albert Gu、Tri Dao",
        "Albert Gu，Tri Dao",
        "Gu, Albert and Dao, Tri",
        " Albert  Gu,\nTri Dao, ",
    ],
)
def test_names_may_be_separated_in_many_ways(text: str) -> None:
    assert parse_names(text) == (Name("Gu", "Albert"), Name("Dao", "Tri"))


@pytest.mark.parametrize("text", ["Gu, A., Dao, T.", "Gu, A. and Dao, T.", "Gu, A.; Dao, T."])
def test_family_names_with_initials_are_pairs(text: str) -> None:
    short = [name.family for name in parse_names(text)]

    assert short[0] == "Gu"
    assert "Dao" in short


def test_inverted_names_keep_their_particles() -> None:
    names = parse_names("de las Casas, Diego and Sifre, Laurent")

    assert [str(name) for name in names] == ["Diego de las Casas", "Laurent Sifre"]


def test_a_suffix_belongs_to_the_name_before_it() -> None:
    assert [str(name) for name in parse_names("Sammy Davis, Jr., Albert Gu")] == [
        "Sammy Davis, Jr.",
        "Albert Gu",
    ]


@pytest.mark.parametrize(
    "end",
    [" et al.", ", et al.", " et al", ", and others", " and others", ", others", "等", "、等人"],
)
def test_et_al_becomes_a_mark(end: str) -> None:
    names = parse_names(f"李飞飞{end}")

    assert names == (Name(literal="李飞飞"), OTHERS)
    assert known_names(names) == names[:1]


@pytest.mark.parametrize("text", ["Ann Brothers", "Et Al Smith", "王等一"])
def test_et_al_is_not_seen_in_a_name(text: str) -> None:
    assert OTHERS not in parse_names(text)


def test_a_comma_in_braces_is_part_of_the_name() -> None:
    assert [str(name) for name in parse_names("{Google, Inc.} and {Meta, Inc.}")] == [
        "Google, Inc.",
        "Meta, Inc.",
    ]


@given(st.text(alphabet=st.sampled_from("AbÉ ,.;&、等人{}\\\"'-and et al. Jr III")))
def test_any_text_gives_names_that_say_something(text: str) -> None:
    assert all(str(name).strip() for name in parse_names(text))


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True), min_size=1))
def test_names_read_back_as_they_were_written(names: Any) -> None:
    # Words that make a name an organisation's leave the text the same all the same.
    assert [str(name) for name in parse_names(", ".join(names))] == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("A B and ,C D", ["A B", "C D"]),
        ("Gu, Albert and , Tri Dao", ["Gu", "Albert", "Tri Dao"]),
        ("A B; , C D", ["A B", "C D"]),
    ],
)
def test_a_comma_before_a_name_is_passed_over(text: str, names: list[str]) -> None:
    assert [str(name) for name in parse_names(text)] == names
