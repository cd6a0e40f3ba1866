"""`paperlist` and `paper` say what they cannot do, and show what they can."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

LSTM = "Long short-term memory"
S4 = "Efficiently modeling long sequences with structured state spaces"
ATTENTION = "Attention is all you need"
CHINESE = "机器学习"
MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"


def warned(site: Any, papers: Any, syntax: Any, *directive: Any) -> Any:
    """Build a page with one directive, which gives one warning, and a sentence after it."""
    block = syntax.directive(*directive)
    build = site.build(papers | syntax.page(block, "The end."))
    assert len(build.warnings) == 1, build.warnings
    place = f"index.{syntax.suffix}:{syntax.first_line}: "
    assert build.warnings[0].startswith(place)
    assert build.prose()[-1] == "The end."
    return build


@pytest.mark.parametrize(
    "name, message",
    [
        ("state-space", "no list 'state-space' in the sources (did you mean "),
        ("nothing of the kind", "no list 'nothing of the kind' in the sources ["),
        ("gu2023mamba", "'gu2023mamba' is a paper, not a list (put keys into the content"),
    ],
)
def test_an_unknown_list_is_named_with_the_closest_ids(
    site: Any, papers: Any, syntax: Any, name: str, message: str
) -> None:
    build = warned(site, papers, syntax, f"paperlist {name}")

    assert message in build.warnings[0]
    assert build.codes() == ["paperlist.unknown-list"]
    assert build.listed() == []


def test_the_closest_list_is_suggested(site: Any, papers: Any, syntax: Any) -> None:
    build = warned(site, papers, syntax, "paperlist state-space")

    assert "'state-spaces'" in build.warnings[0]


@pytest.mark.parametrize("name", ["STATE-SPACES", "State  spaces", "models/state-spaces"])
def test_a_list_is_found_by_title_and_full_id_whatever_the_case(
    site: Any, papers: Any, syntax: Any, name: str
) -> None:
    build = site.build(papers | syntax.page(syntax.directive(f"paperlist {name}")))

    assert build.warnings == []
    assert MAMBA in build.listed()


def test_an_ambiguous_list_is_named_with_its_full_ids(site: Any, papers: Any, syntax: Any) -> None:
    lists = {f"_papers/{name}.md": "# Words\n\n1. **On words.** *Ann Lee.* 2020\n" for name in "ab"}
    build = warned(site, papers | lists, syntax, "paperlist Words")

    assert build.codes() == ["paperlist.ambiguous-list"]
    assert "'Words' may be 'a/words' or 'b/words' (use one of these ids)" in build.warnings[0]


def test_a_listing_has_no_argument_and_content_at_once(site: Any, papers: Any, syntax: Any) -> None:
    build = warned(site, papers, syntax, "paperlist models", {}, "gu2023mamba")

    assert build.codes() == ["paperlist.bad-listing"]
    assert build.listed() == []


def test_an_unknown_key_in_the_content_is_named_with_its_line(
    site: Any, papers: Any, syntax: Any
) -> None:
    content = "hochreiter1997long\ngu2023mambo\ngu2023mamba"
    build = site.build(papers | syntax.page(syntax.directive("paperlist", {}, content)))

    line = syntax.first_line + 3
    assert build.warnings == [
        f"index.{syntax.suffix}:{line}: WARNING: no paper has the key 'gu2023mambo'"
        " (did you mean 'gu2023mamba'?) [paperlist.unknown-key]"
    ]
    assert build.listed() == [LSTM, MAMBA]


def test_the_content_may_name_a_paper_twice(site: Any, papers: Any, syntax: Any) -> None:
    content = "gu2023mamba\narXiv:2312.00752"
    build = site.build(papers | syntax.page(syntax.directive("paperlist", {}, content)))

    assert build.warnings == []
    assert build.listed() == [MAMBA, MAMBA]


def test_the_content_follows_the_query(site: Any, papers: Any, syntax: Any) -> None:
    content = "gu2023mamba\nhochreiter1997long"
    block = syntax.directive("paperlist", {"sort": "year"}, content)
    build = site.build(papers | syntax.page(block))

    assert build.listed() == [LSTM, MAMBA]


@pytest.mark.parametrize(
    "name", ["gu2023mamba", "2312.00752", "https://arxiv.org/abs/2312.00752v2", "ARXIV:2312.00752"]
)
def test_paper_shows_one_paper_by_any_of_its_names(
    site: Any, papers: Any, syntax: Any, name: str
) -> None:
    build = site.build(papers | syntax.page(syntax.directive(f"paper {name}")))

    assert build.warnings == []
    assert build.listed() == [MAMBA]
    assert [item["number"] for item in build.doctree().findall(nodes.list_item)] == [""]


def test_paper_is_a_place_that_citations_lead_to(site: Any, papers: Any, syntax: Any) -> None:
    page = syntax.page(syntax.directive("paper gu2023mamba"), syntax.role("gu2023mamba"))
    build = site.build(papers | page)
    reference = list(build.trees["index"].findall(nodes.reference))[-1]

    assert reference["refid"] == "paper-gu2023mamba"


def test_paper_says_which_key_is_unknown(site: Any, papers: Any, syntax: Any) -> None:
    build = warned(site, papers, syntax, "paper gu2023mambo")

    assert build.codes() == ["paperlist.unknown-key"]
    assert "did you mean 'gu2023mamba'?" in build.warnings[0]


def test_paper_needs_a_key(site: Any, papers: Any, syntax: Any) -> None:
    build = warned(site, papers, syntax, "paper")

    assert build.codes() == ["paperlist.bad-listing"]
    assert "`paper` needs the key of a paper" in build.warnings[0]
    assert build.listed() == []


def test_paper_has_no_content(site: Any, papers: Any, syntax: Any) -> None:
    build = warned(site, papers, syntax, "paper gu2023mamba", {}, "hochreiter1997long")

    assert build.codes() == ["paperlist.bad-listing"]
    assert build.listed() == [MAMBA]


def test_blank_lines_are_no_content(site: Any, papers: Any) -> None:
    page = "# A\n\n```{paper} gu2023mamba\n\n```\n\n```{paperlist} recurrent\n\n```\n"
    build = site.build(papers | {"index.md": page})

    assert build.warnings == []
    assert build.listed() == [MAMBA, LSTM]


@pytest.mark.parametrize("directive", ["paperlist models", "paper gu2023mamba"])
@pytest.mark.parametrize(
    "option, code, message",
    [
        ({"nmae": "x"}, "unknown-option", "no option 'nmae' (did you mean 'name'?)"),
        ({"zzzzzz": "x"}, "unknown-option", "no option 'zzzzzz' (there are c"),
        ({"max-authors": "-1"}, "bad-option", "`max-authors: -1` is left out: it must be a whole"),
        ({"max-authors": "few"}, "bad-option", "`max-authors: few` is left out: it must be"),
        ({"style": "readin"}, "bad-option", "no style 'readin'; did you mean 'reading'?"),
        ({"show": "venue, author"}, "bad-option", "no part 'author'; did you mean 'authors'?"),
        ({"home": "perhaps"}, "bad-option", "`home: perhaps` is left out: it takes no value"),
    ],
)
def test_a_bad_option_is_said_and_the_listing_shown(
    site: Any, papers: Any, syntax: Any, directive: str, option: Any, code: str, message: str
) -> None:
    build = warned(site, papers, syntax, directive, option)

    assert build.codes() == [f"paperlist.{code}"]
    assert message in build.warnings[0]
    assert MAMBA in build.listed()


@pytest.mark.parametrize(
    "option, code, message",
    [
        ({"where": "yaer > 2000"}, "bad-query", "did you mean 'year'?"),
        ({"where": "year >"}, "bad-query", "`where` was not understood: "),
        ({"where": "__import__('os')"}, "bad-query", "`where` was not understood: "),
        ({"sort": "-yaer"}, "bad-option", "`sort: -yaer` is left out: no field 'yaer'; did you"),
        ({"group-by": "colour"}, "bad-option", "no field 'colour'"),
        ({"limit": "all"}, "bad-option", "`limit: all` is left out: it must be a whole number"),
        ({"depth": "1.5"}, "bad-option", "`depth: 1.5` is left out: it must be a whole number"),
        ({"numbering": "roman"}, "bad-option", "there are arabic, reversed, continue, none"),
        ({"heading": "maybe"}, "bad-option", "`heading: maybe` is left out: it takes no value"),
    ],
)
def test_a_bad_query_is_said_and_the_listing_shown_without_it(
    site: Any, papers: Any, syntax: Any, option: Any, code: str, message: str
) -> None:
    build = warned(site, papers, syntax, "paperlist models", option)

    assert build.codes() == [f"paperlist.{code}"]
    assert message in build.warnings[0]
    assert len(build.listed()) == 3


def site_of(*texts: str) -> dict[str, str]:
    """Return pages `a`, `b`, ... in the order of their toctree."""
    names = "abcdef"[: len(texts)]
    toctree = "Title\n=====\n\n.. toctree::\n\n   " + "\n   ".join(names) + "\n"
    pages = {
        f"{name}.rst": f"{name}\n==\n\n{text}\n" for name, text in zip(names, texts, strict=True)
    }
    return {"index.rst": toctree, **pages}


CITES_LSTM = "See :paper:`hochreiter1997long`."
CITES_MAMBA = ":paper:p:`gu2023mamba`."
IN_FUNCTION = """\
.. py:function:: f

   :paper:`gu2023mamba`

   .. paperlist::
      :cited: here
"""
NONE: list[str] = []


@pytest.mark.parametrize(
    "options, shown",
    [
        (":cited: here", [LSTM]),
        (":cited: page", [LSTM]),
        (":cited:", [LSTM]),
        (":cited: site", [LSTM, MAMBA]),
        (":cited: b", [MAMBA]),
        (":cited: b, a", [LSTM, MAMBA]),
        (":cited: /b", [MAMBA]),
        (":cited: site\n   :where: year > 2000", [MAMBA]),
        (":cited: site\n   :sort: -year", [MAMBA, LSTM]),
        (":uncited:", [ATTENTION, CHINESE, S4]),
        (":uncited:\n   :limit: 1", [ATTENTION]),
    ],
)
def test_a_listing_may_be_of_what_is_cited_or_is_not(
    site: Any, papers: Any, options: str, shown: list[str]
) -> None:
    pages = site_of(f"{CITES_LSTM}\n\n.. paperlist::\n   {options}", CITES_MAMBA)
    build = site.build(papers | pages, suppress_warnings=["paperlist.unlisted"])

    assert build.warnings == []
    assert build.listed("a") == shown


@pytest.mark.parametrize(
    "head, content, shown",
    [
        ("state-spaces", "", [MAMBA]),
        ("models", "", [LSTM, MAMBA]),
        ("recurrent", "", [LSTM]),
        ("", "\n   gu2023mamba\n   vaswani2017attention\n   hochreiter1997long\n", [MAMBA, LSTM]),
    ],
)
def test_of_a_list_or_of_the_content_only_what_is_cited_is_shown(
    site: Any, papers: Any, head: str, content: str, shown: list[str]
) -> None:
    listing = f".. paperlist:: {head}\n   :cited:\n{content}"
    build = site.build(
        papers | site_of(f"{CITES_LSTM} {CITES_MAMBA}\n\n{listing}"),
        suppress_warnings=["paperlist.unlisted"],
    )

    assert build.warnings == []
    assert build.listed("a") == shown


def test_a_docstring_ends_with_its_own_references(site: Any, papers: Any) -> None:
    build = site.build(papers | site_of(f"{CITES_LSTM}\n\n{IN_FUNCTION}"), "html")
    page = build.page("a.html")

    assert build.listed("a") == [MAMBA]
    assert [one.attributes["href"] for one in page.all("a.paper-ref")][1:] == ["#paper-gu2023mamba"]


def test_where_nothing_is_cited_nothing_is_shown(site: Any, papers: Any) -> None:
    build = site.build(papers | site_of("Before.\n\n.. paperlist::\n   :cited:\n   :title: Cited"))

    assert build.warnings == []
    assert build.prose("a") == ["Before."]
    assert not list(build.doctree("a").findall(nodes.rubric))


def test_what_a_listing_shows_of_citations_follows_them(site: Any, papers: Any) -> None:
    pages = site_of(".. paperlist::\n   :cited: site", CITES_MAMBA)
    assert site.build(papers | pages, "html").listed("a") == [MAMBA]

    second = site.build({"b.rst": f"b\n==\n\n{CITES_LSTM}\n"}, "html")
    assert "a" not in second.read
    assert second.listed("a") == [LSTM]


def test_a_document_that_is_not_there_is_named_with_the_closest(
    site: Any, papers: Any, syntax: Any
) -> None:
    build = warned(site, papers, syntax, "paperlist", {"cited": "indx"})

    assert build.codes() == ["paperlist.bad-option"]
    assert "`cited`: there is no document 'indx' (did you mean 'index'?)" in build.warnings[0]
    assert build.listed() == []


@pytest.mark.parametrize(
    "options, message, shown",
    [
        ({"cited": "", "uncited": ""}, "`cited` and `uncited` leave nothing to show", NONE),
        ({"cited": "page, site"}, "`cited: page, site` is left out: it is here, page, site,", NONE),
        ({"cited": "", "heading": ""}, "`heading` is left out: what is cited is known", NONE),
        ({"uncited": "", "heading": ""}, "`heading` is left out: what is cited is known", None),
    ],
    ids=["cited and uncited", "two scopes", "cited with heading", "uncited with heading"],
)
def test_options_that_do_not_go_with_citations_are_said(
    site: Any, papers: Any, syntax: Any, options: Any, message: str, shown: list[str] | None
) -> None:
    build = warned(site, papers, syntax, "paperlist models", options)

    assert build.codes() == ["paperlist.bad-option"]
    assert message in build.warnings[0]
    assert build.listed() == ([LSTM, S4, MAMBA] if shown is None else shown)
    assert len(list(build.doctree().findall(nodes.section))) == 1


def numbers(build: Any, page: str) -> list[str]:
    return [text.rstrip(".") for text in build.page(f"{page}.html").texts(".paper-number")]


def test_numbers_continue_over_pages_in_the_order_of_the_toctree(site: Any, papers: Any) -> None:
    continued = ".. paperlist:: {}\n   :numbering: continue"
    pages = site_of(
        continued.format("state-spaces"),
        f"{continued.format('models')}\n\n:paper:num:`hochreiter1997long`",
        ".. paperlist:: recurrent",
        continued.format("recurrent"),
    )
    first = site.build(papers | pages, "html")

    assert [numbers(first, page) for page in "abcd"] == [["1", "2"], ["3", "4", "5"], ["1"], ["2"]]
    assert first.page("b.html").texts("a.paper-ref") == ["3"]

    turned = pages["index.rst"].replace("a\n   b", "b\n   a")
    second = site.build({"index.rst": turned}, "html")

    assert second.read == ["index"]
    assert [numbers(second, page) for page in "ab"] == [["4", "5"], ["1", "2", "3"]]
    assert second.page("b.html").texts("a.paper-ref") == ["1"]
