"""A filter box finds papers as one types, and moves nothing that one looks at."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import STATUS, box_of, drawn, entry, focused, said, shifts, shown

ALL = [
    *("vaswani2017attention", "many2022report", "kaplan2020scaling"),
    *("hochreiter1997long", "gu2023mamba", "elman1990finding"),
    *("zhou2016", "long2023address", "untitled"),
]

# What does not depend on where the page comes from.
HTTP = pytest.mark.parametrize("scheme", ["http"])


def words(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Filter papers")


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def options(page: Page, name: str) -> list[str]:
    return choice(page, name).locator("option").all_text_contents()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture
def page(visit: Any) -> Any:
    return visit()


# What there is


def test_a_box_is_a_landmark_with_fields_that_have_names(page: Page) -> None:
    search = page.get_by_role("search").filter(has=words(page))

    expect(search).to_have_count(1)
    for field in (
        words(page),
        choice(page, "Year"),
        choice(page, "Venue"),
        choice(page, "Tag"),
        page.get_by_role("button", name="Clear", include_hidden=True),
    ):
        expect(search.locator(field)).to_have_count(1)
    assert words(page).get_attribute("placeholder") == "Title, author, venue, year or tag"
    expect(words(page)).to_be_visible()


def test_years_are_newest_first_and_all_say_how_many(page: Page) -> None:
    assert options(page, "Year") == [
        *("any", "2023 (2)", "2022 (1)", "2020 (1)", "2017 (1)", "2016 (1)", "1997 (1)"),
        "1990 (1)",
    ]


def test_venues_and_tags_are_by_count_and_then_by_name(page: Page) -> None:
    assert options(page, "Venue")[:4] == ["any", "arXiv (2)", "JMLR (1)", "Neural Computation (1)"]
    assert options(page, "Tag")[:5] == [
        *("any", "rnn (2)", "scaling (2)", "transformer (2)"),
        options(page, "Tag")[4],
    ]
    assert options(page, "Tag")[4].endswith(" (1)")


def test_there_is_no_choice_where_all_papers_have_the_same(visit: Any) -> None:
    page = visit("few.html")

    expect(choice(page, "Year")).to_have_count(1)
    expect(choice(page, "Venue")).to_have_count(0)


def test_a_page_without_a_box_has_none(visit: Any) -> None:
    expect(visit("compact.html").get_by_role("search").filter(has_text="Year")).to_have_count(0)


# What is found


def test_all_words_are_looked_for_in_any_order_case_and_accent(page: Page) -> None:
    expected = {
        "mamba": ["gu2023mamba"],
        "albert tri dao": ["gu2023mamba"],
        "2023 arXiv": ["gu2023mamba"],
        "RNN": ["hochreiter1997long", "gu2023mamba"],
        "memo": ["hochreiter1997long"],
        "jurgen": ["hochreiter1997long"],
        "JÜRGEN schmidhuber": ["hochreiter1997long"],
        "cosic emile": ["long2023address"],
        "Quirke": ["many2022report"],
        "学习 李": ["zhou2016"],
        "attention scaling": [],
        "  ": ALL,
    }

    for text, keys in expected.items():
        words(page).fill(text)
        assert (text, shown(page)) == (text, keys)


def test_choices_and_words_are_taken_together(page: Page) -> None:
    choice(page, "Year").select_option("2023")
    assert shown(page) == ["gu2023mamba", "long2023address"]

    words(page).fill("emile")
    assert shown(page) == ["long2023address"]

    choice(page, "Tag").select_option("rnn")
    assert shown(page) == []

    choice(page, "Year").select_option("")
    words(page).fill("")
    assert shown(page) == ["hochreiter1997long", "gu2023mamba"]


def test_counts_follow_the_words_and_the_other_choices(page: Page) -> None:
    words(page).fill("arxiv")
    assert options(page, "Year")[:3] == ["any", "2023 (1)", "2022 (0)"]

    choice(page, "Tag").select_option("scaling")
    assert options(page, "Year")[1:4] == ["2023 (0)", "2022 (0)", "2020 (1)"]
    # Of its own choice a list says what another one would show.
    assert "ssm (1)" in options(page, "Tag")


def test_numbers_stay_and_groups_without_papers_go(page: Page) -> None:
    words(page).fill("mamba")

    expect(entry(page, "gu2023mamba").locator(".paper-number")).to_have_text("2.")
    expect(page.get_by_text("Recurrent networks", exact=True)).to_be_visible()
    expect(page.get_by_text("From elsewhere", exact=True)).to_be_hidden()

    words(page).fill("attention is all")
    expect(page.get_by_text("Recurrent networks", exact=True)).to_be_hidden()

    words(page).fill("机器")
    expect(page.get_by_text("Recurrent networks", exact=True)).to_be_visible()
    expect(page.get_by_text("From elsewhere", exact=True)).to_be_visible()


def test_lists_that_share_a_box_are_filtered_by_it(visit: Any) -> None:
    page = visit("shared.html")
    expect(page.get_by_role("searchbox", name="Filter papers")).to_have_count(1)

    words(page).fill("method")
    assert shown(page) == ["robbins1951stochastic", "kingma2015adam"]
    words(page).fill("m")
    assert shown(page)[0] == "hochreiter1997long"
    said(page, f"{len(shown(page))} of 5 papers")


# By keyboard alone


def test_escape_clears_all(page: Page) -> None:
    choice(page, "Year").select_option("2023")
    words(page).fill("mamba")
    assert shown(page) == ["gu2023mamba"]

    words(page).press("Escape")

    assert shown(page) == ALL
    expect(words(page)).to_have_value("")
    expect(choice(page, "Year")).to_have_value("")


def test_the_button_clears_all_and_gives_the_focus_back(page: Page) -> None:
    words(page).focus()
    page.keyboard.type("mamba")
    clear = page.get_by_role("button", name="Clear")
    for _ in range(5):
        page.keyboard.press("Tab")
        if clear.evaluate("(button) => button === document.activeElement"):
            break
    expect(clear).to_be_focused()

    page.keyboard.press("Enter")

    assert shown(page) == ALL
    expect(words(page)).to_be_focused()


def test_nothing_is_sent_by_enter(page: Page, visit: Any) -> None:
    asked = len(visit.requests)

    words(page).fill("mamba")
    words(page).press("Enter")

    assert shown(page) == ["gu2023mamba"]
    drawn(page)
    assert visit.requests[asked:] == []


def test_a_choice_is_made_by_keys(page: Page) -> None:
    choice(page, "Year").focus()
    page.keyboard.type("1997")
    page.keyboard.press("Enter")

    expect(choice(page, "Year")).to_have_value("1997")
    assert shown(page) == ["hochreiter1997long"]


# What is said


def test_at_first_all_papers_are_said(page: Page) -> None:
    said(page, "9 of 9 papers")


def test_what_is_found_is_said_when_one_stops_typing(visit: Any) -> None:
    page = visit(clock=True)
    status = page.locator(STATUS).filter(has_text="of 9 papers")

    for letter in "mamba":
        words(page).press(letter)
        expect(status).to_have_text("9 of 9 papers")
        page.clock.run_for(50)
    # The papers do not wait for it.
    assert shown(page) == ["gu2023mamba"]
    expect(status).to_have_text("9 of 9 papers")

    page.clock.run_for(1000)
    expect(status).to_have_text("1 of 9 papers")


# The address


@HTTP
def test_the_address_holds_what_was_asked_for_and_leaves_the_rest(visit: Any) -> None:
    page = visit("lists.html?other=1&models.year=2020#lists")
    assert shown(page) == ["kaplan2020scaling"]

    choice(page, "Year").select_option("2023")
    words(page).fill("mámba gu")

    page.wait_for_function("() => new URL(location).searchParams.has('models.text')")
    assert query(page) == {"other": ["1"], "models.year": ["2023"], "models.text": ["mámba gu"]}
    assert urlsplit(page.url).fragment == "lists"

    words(page).press("Escape")
    page.wait_for_function("() => !new URL(location).searchParams.has('models.text')")
    assert query(page) == {"other": ["1"]}
    assert urlsplit(page.url).fragment == "lists"


def test_the_address_is_read_when_the_page_is_opened(visit: Any) -> None:
    page = visit("lists.html?models.text=M%C3%A1mba&models.tag=rnn&models.year=nonsense")

    assert shown(page) == ["gu2023mamba"]
    expect(words(page)).to_have_value("Mámba")
    expect(choice(page, "Tag")).to_have_value("rnn")
    expect(choice(page, "Year")).to_have_value("")
    said(page, "1 of 9 papers")


@pytest.mark.parametrize("width", [390, 1280])
@HTTP
def test_a_page_that_opens_filtered_does_not_shift(visit: Any, width: int) -> None:
    page = visit("lists.html?models.text=mamba", width=width)

    assert shown(page) == ["gu2023mamba"]
    expect(entry(page, "gu2023mamba")).to_be_visible()
    assert shifts(page) == []


@HTTP
def test_what_the_address_says_can_be_read_again(visit: Any) -> None:
    page = visit()
    words(page).fill("attention & more + 100%")
    page.wait_for_function("() => location.search")

    page.reload()

    expect(words(page)).to_have_value("attention & more + 100%")
    assert shown(page) == []


@HTTP
def test_going_back_and_forth_is_followed(visit: Any) -> None:
    page = visit()
    page.evaluate("() => history.pushState(null, '', '?models.text=mamba')")
    page.evaluate("() => history.pushState(null, '', '?models.text=attention')")

    page.go_back()
    expect(words(page)).to_have_value("mamba")
    assert shown(page) == ["gu2023mamba"]

    page.go_back()
    expect(words(page)).to_have_value("")
    assert shown(page) == ALL

    page.go_forward()
    expect(words(page)).to_have_value("mamba")


def test_two_boxes_of_a_site_have_their_own_places_in_the_address(visit: Any) -> None:
    page = visit("shared.html?models.text=mamba&both.text=adam")

    assert shown(page) == ["kingma2015adam"]


# A paper that is linked to is seen


def in_view(page: Page, key: str) -> None:
    expect(entry(page, key)).to_be_visible()
    expect(entry(page, key)).to_be_in_viewport()
    expect(words(page)).to_have_value("")


def test_a_fragment_shows_a_paper_that_the_address_hides(visit: Any) -> None:
    page = visit("lists.html?models.text=attention#paper-elman1990finding")

    in_view(page, "elman1990finding")


def test_a_link_shows_a_paper_that_is_hidden(page: Page) -> None:
    words(page).fill("attention is")

    page.locator("a.paper-ref").filter(has_text="Gu").click()

    in_view(page, "gu2023mamba")


def test_a_link_shows_a_paper_also_for_the_second_time(page: Page) -> None:
    link = page.locator("a.paper-ref").filter(has_text="Hochreiter")
    link.click()
    # What follows on the first click, the fragment among it, is over when frames are drawn.
    in_view(page, "hochreiter1997long")
    drawn(page)
    words(page).fill("attention is")
    expect(entry(page, "hochreiter1997long")).to_be_hidden()

    link.click()

    in_view(page, "hochreiter1997long")


def test_a_link_to_a_paper_that_is_seen_leaves_the_filter_alone(page: Page) -> None:
    words(page).fill("hochreiter")

    page.locator("a.paper-ref").filter(has_text="Hochreiter").click()

    drawn(page)
    expect(words(page)).to_have_value("hochreiter")


# Nothing shifts


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("name", ["lists.html", "shared.html"])
@HTTP
def test_nothing_moves_while_a_page_loads(visit: Any, name: str, width: int) -> None:
    page = visit(name, width=width)
    expect(words(page)).to_be_visible()

    assert shifts(page) == []


def test_the_box_does_not_move_while_a_filtered_page_loads(visit: Any) -> None:
    page = visit("lists.html?models.text=mamba")

    assert shown(page) == ["gu2023mamba"]
    assert shifts(page, ".paperlist-filter") == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@HTTP
def test_the_room_of_the_box_is_kept_before_the_script_runs(visit: Any, width: int) -> None:
    page = visit(width=width)
    place = page.locator(".paperlist-filter")
    heights = "(place) => [place.offsetHeight, place.scrollHeight]"
    height, inside = place.evaluate(heights)
    assert inside <= height

    place.evaluate("(place) => place.replaceChildren()")

    assert place.evaluate(heights)[0] == height


@pytest.mark.parametrize("name", ["lists.html", "shared.html", "few.html"])
@pytest.mark.parametrize("width", [390, 1280])
@HTTP
def test_the_box_stays_under_the_fingers(visit: Any, name: str, width: int) -> None:
    page = visit(name, width=width)
    field = words(page)
    # As far down as the page goes, or with the box at the top.
    field.evaluate("(field) => field.scrollIntoView({ block: 'start', behavior: 'instant' })")
    drawn(page)
    before = box_of(field)

    for letter in "mamba zzz":
        field.press(letter)
        assert box_of(field) == before
    assert shown(page) == []
    drawn(page)
    assert shifts(page, after_input=False) == []

    field.press("Escape")
    drawn(page)
    assert box_of(field) == before
    assert len(shown(page)) > 1


def test_room_that_was_kept_is_given_back(visit: Any) -> None:
    page = visit("shared.html")
    height = page.evaluate("() => document.documentElement.scrollHeight")
    words(page).fill("zzz")
    words(page).fill("")

    assert page.evaluate("() => document.documentElement.scrollHeight") == height


def test_what_has_the_focus_keeps_it(page: Page) -> None:
    words(page).fill("mamba")
    choice(page, "Year").focus()
    choice(page, "Year").select_option("2023")

    expect(focused(page)).to_have_count(1)
    expect(choice(page, "Year")).to_be_focused()
