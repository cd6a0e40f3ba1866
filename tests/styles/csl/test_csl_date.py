"""A date is written in parts, as a form of the language or the style itself says."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.reference import DateParts, ReferenceDate
from sphinx_paperlist.styles.csl.xml import CslError
from tests.styles.csl.making import cited, entries, entry, reference

YEAR = '<date-part name="year"/>'
DAY_FIRST = (
    '<date variable="issued" delimiter=" ">'
    f'<date-part name="day"/><date-part name="month"/>{YEAR}</date>'
)
NUMERIC = (
    '<date variable="issued" delimiter="-">'
    f'{YEAR}<date-part name="month" form="numeric"/><date-part name="day"/></date>'
)
LOCALE = (
    "<locale>"
    '<date form="text" delimiter=" "><date-part name="month" suffix=","/>'
    '<date-part name="day" form="ordinal"/><date-part name="year" prefix="A.D. "/></date>'
    '<date form="numeric"><date-part name="year"/>'
    '<date-part name="month" form="numeric-leading-zeros" prefix="/"/>'
    '<date-part name="day" form="numeric-leading-zeros" prefix="/"/></date>'
    "{}</locale>"
)


@pytest.mark.parametrize(
    "issued, text",
    [
        ("2020", "2020"),
        ("2020-05", "May 2020"),
        ("2020-05-03", "3 May 2020"),
        ("2020-06-03", "3 2020"),
        ("999", "999 AD"),
        ("-44", "44 BC"),
        ("0", ""),
        ("nonsense", ""),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(issued: str, text: str) -> None:
    assert entry(DAY_FIRST, issued=issued) == text


@pytest.mark.parametrize(
    "part, text",
    [
        ('name="year"', "2020"),
        ('name="year" form="long"', "2020"),
        ('name="year" form="short"', "20"),
        ('name="month"', "May"),
        ('name="month" form="short"', "May"),
        ('name="month" form="numeric"', "5"),
        ('name="month" form="numeric-leading-zeros"', "05"),
        ('name="month" text-case="uppercase"', "MAY"),
        ('name="day"', "3"),
        ('name="day" form="numeric"', "3"),
        ('name="day" form="numeric-leading-zeros"', "03"),
        ('name="day" form="ordinal"', "3th"),
        ('name="day" prefix="(" suffix=")" font-weight="bold"', "(<b>3</b>)"),
    ],
)
def test_a_part_has_a_form_of_its_own(part: str, text: str) -> None:
    layout = f'<date variable="issued"><date-part {part}/></date>'

    assert entry(layout, issued="2020-05-03") == text


@pytest.mark.parametrize("unit", ["", "century"])
def test_a_part_is_a_year_a_month_or_a_day(unit: str) -> None:
    with pytest.raises(CslError, match=f"style.csl:2: '{unit}' is no part of a date"):
        entry(f'<date variable="issued"><date-part name="{unit}"/></date>', issued=2020)


@pytest.mark.parametrize(
    "season, text",
    [(1, "Spring 2020"), (4, "2020"), (9, "2020")],
)
def test_a_season_takes_the_place_of_the_month(season: int, text: str) -> None:
    date = ReferenceDate(DateParts(2020, season=season))

    assert entry(DAY_FIRST, issued=date) == text


@pytest.mark.parametrize(
    "attributes, text",
    [
        ('form="text"', "May, 3th A.D. 2020"),
        ('form="numeric"', "2020/05/03"),
        ('form="numeric" date-parts="year-month"', "2020/05"),
        ('form="numeric" date-parts="year"', "2020"),
        ('form="no such form"', ""),
    ],
)
def test_a_date_has_a_form_of_the_language(attributes: str, text: str) -> None:
    layout = f'<date variable="issued" {attributes}/>'

    assert entry(layout, around=LOCALE.format(""), issued="2020-05-03") == text


def test_of_the_form_of_a_language_a_style_changes_all_but_affixes() -> None:
    layout = (
        '<date variable="issued" form="text">'
        '<date-part name="month" form="numeric" suffix="!"/></date>'
    )

    assert entry(layout, around=LOCALE.format(""), issued="2020-05-03") == "5, 3th A.D. 2020"


def test_a_language_may_have_an_ordinal_for_the_first_day_alone() -> None:
    around = LOCALE.format('<style-options limit-day-ordinals-to-day-1="true"/>')
    layout = '<date variable="issued" form="text"/>'

    assert entry(layout, around=around, issued="2020-05-01") == "May, 1st A.D. 2020"
    assert entry(layout, around=around, issued="2020-05-02") == "May, 2 A.D. 2020"


@pytest.mark.parametrize(
    "issued, text",
    [
        ("2019/2021", "2019–2021"),
        ("2020-04/2020-05", "2020-4–5"),
        ("2020-05-03/2020-05-09", "2020-5-3–9"),
        ("2020-05-03/2020-06-09", "2020-5-3–6-9"),
        ("2020-05-03/2021-06-09", "2020-5-3–2021-6-9"),
        ("2020-05-03/2020-05-03", "2020-5-3"),
        ("2020/", "2020–"),
        ("2020/2020-05", "2020–2020-5"),
        ("2020-05/2020-05-03", "2020-5–2020-5-3"),
        ("-44/14", "44 BC–14 AD"),
    ],
)
def test_of_a_range_only_what_differs_is_written_twice(issued: str, text: str) -> None:
    assert entry(NUMERIC, issued=issued) == text


def test_a_range_has_the_sign_of_its_largest_part_that_differs() -> None:
    layout = (
        '<date variable="issued" delimiter=" "><date-part name="day" range-delimiter="-"/>'
        '<date-part name="month" range-delimiter=" to "/>'
        '<date-part name="year" range-delimiter=" until "/></date>'
    )
    around = '<locale><terms><term name="month-06">June</term></terms></locale>'
    ranges = ["2020-05-03/2020-05-09", "2020-05-03/2020-06-09", "2020-05-03/2021-06-09"]

    assert [entry(layout, around=around, issued=issued) for issued in ranges] == [
        "3-9 May 2020",
        "3 May to 9 June 2020",
        "3 May 2020 until 9 June 2021",
    ]


def test_a_range_within_a_part_that_is_not_shown_is_one_date() -> None:
    layout = f'<date variable="issued">{YEAR}</date>'

    assert entry(layout, issued="2020-05/2020-06") == "2020"


def test_affixes_of_parts_stand_around_a_range() -> None:
    layout = (
        '<date variable="issued"><date-part name="month" form="numeric" suffix="."/>'
        '<date-part name="year" prefix="(" suffix=")"/></date>'
    )

    assert entry(layout, issued="2019/2021") == "(2019–2021)"
    assert entry(layout, issued="2020-05/2020-06") == "5–6.(2020)"


def test_a_date_of_a_form_that_nothing_is_known_of_may_go_on() -> None:
    assert entry('<date variable="issued" form="text"/>', issued="2020/") == ""


def test_a_date_that_is_none_of_the_calendar_is_a_text() -> None:
    layout = DAY_FIRST.replace("<date ", '<date font-style="italic" ')

    assert entry(layout, issued=ReferenceDate(literal="in spring")) == "<i>in spring</i>"


@pytest.mark.parametrize(
    "date, text",
    [
        (f'<date variable="issued">{YEAR}</date>', "in spring"),
        (
            '<date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>',
            "(in spring)",
        ),
        ('<date variable="issued"><date-part name="month"/><date-part name="day"/></date>', ""),
        ('<date variable="issued" form="text" suffix="!"/>', "in spring!"),
        ('<date variable="issued" form="text" date-parts="year"/>', "in spring"),
    ],
)
def test_it_stands_where_the_year_would(date: str, text: str) -> None:
    assert entry(date, issued=ReferenceDate(literal="in spring")) == text


def test_a_date_that_stands_in_for_names_is_not_shown_again() -> None:
    layout = (
        f'<names variable="author"><substitute><date variable="issued">{YEAR}</date>'
        f'</substitute></names><date variable="issued" prefix=", ">{YEAR}</date>'
    )

    assert entry(layout, issued=2020) == "2020"
    assert entry(layout, issued=2020, author="Ann Lee") == "Ann Lee, 2020"


@pytest.mark.parametrize(
    "issued, text",
    [
        ("2020-05", ["May 2020a", "May 2020b"]),
        ("2019/2021", ["2019–2021a", "2019–2021b"]),
        (ReferenceDate(literal="in spring"), ["in springa", "in springb"]),
    ],
)
def test_a_year_suffix_follows_the_year(issued: str, text: list[str]) -> None:
    body = (
        '<citation disambiguate-add-year-suffix="true"><layout><text value="A"/></layout>'
        "</citation>"
        f"<bibliography><layout>{DAY_FIRST}</layout></bibliography>"
    )

    assert entries(body, *(reference(id=name, issued=issued) for name in "ab")) == text


def dated(*issued: str | ReferenceDate) -> list[str]:
    """Return titles by the order of dates, with the number of the date as title."""
    body = (
        '<citation><sort><key variable="issued"/></sort>'
        '<layout delimiter=" "><text variable="title"/></layout></citation>'
    )
    cites = [reference(title=str(place), issued=date) for place, date in enumerate(issued)]
    return cited(body, *cites[::-1]).split()


@pytest.mark.parametrize(
    "ordered",
    [
        ("-44", "-4", "14", "999", "2020"),
        ("2020", "2020-05", "2020-05-03", "2020-06", "2021"),
        ("2020", "2020/2020-05", "2020/2021"),
        (
            ReferenceDate(DateParts(2020, season=1)),
            "2020-05",
            ReferenceDate(DateParts(2020, season=2)),
        ),
        ("2020", ReferenceDate(literal="in spring")),
    ],
)
def test_dates_are_sorted_as_they_follow_each_other(ordered: tuple[str]) -> None:
    assert dated(*ordered) == [str(place) for place in range(len(ordered))]


@pytest.mark.parametrize(
    "parts, order",
    [
        (YEAR, "A B C D"),
        (f'{YEAR}<date-part name="month"/>', "B C A D"),
        (f'{YEAR}<date-part name="month"/><date-part name="day"/>', "C B A D"),
    ],
)
def test_a_macro_sorts_by_the_parts_that_it_shows(parts: str, order: str) -> None:
    body = (
        f'<macro name="date"><date variable="issued">{parts}</date></macro>'
        '<citation><sort><key macro="date"/></sort>'
        '<layout delimiter=" "><text variable="title"/></layout></citation>'
    )
    dates = {"A": "2020-12", "B": "2020-05-09", "C": "2020-05-03"}
    cites = [reference(title=title, issued=date) for title, date in dates.items()]

    assert cited(body, *cites, reference(title="D")) == order
