"""The language of BibTeX: macros, values, entries, and what stands between them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.bibtex.findings import MAX_OF_ONE_KIND, Findings
from sphinx_paperlist.sources.bibtex.macros import MAX_VALUE
from sphinx_paperlist.sources.bibtex.reader import read_bibtex
from sphinx_paperlist.sources.bibtex.scan import MAX_NESTING, Scanner
from sphinx_paperlist.sources.options import ReadingOptions


def read(text: str) -> Any:
    return read_bibtex(text, "a.bib", ReadingOptions())


def titles(text: str) -> list[str]:
    return [paper.title for paper in read(text).papers]


def said(text: str) -> list[tuple[str, int]]:
    return [(one.code.slug, one.origin.line) for one in read(text).diagnostics]


@pytest.mark.parametrize(
    "value, title",
    [
        ("{Deep {RNA} {{Folding}}}", "Deep RNA Folding"),
        ("{{{{{{Six}}}}}}", "Six"),
        ('"In {braces"}, out"', 'In braces", out'),
        ('{A {"}quoted{"} word}', 'A "quoted" word'),
        ('"One" # { two } # "three"', "One two three"),
        ("nips", "Neural Information"),
        ("NIPS", "Neural Information"),
        ('long # " 7"', "Neural Information, volume 7"),
        ('12 # "~" # jan', "12 January"),
        ("1984", "1984"),
        ("{100% of it, and 20 % more}", "100% of it, and 20 % more"),
        ("{Ada\n     Ada}", "Ada Ada"),
        ("{王小明的研究}", "王小明的研究"),
        (r"{Sets \{a, b\}}", "Sets {a, b}"),
    ],
)
def test_a_value_is_put_together(value: str, title: str) -> None:
    macros = '@string{nips = "Neural Information"}\n@string(long = nips # {, volume})\n'
    source = read(f"{macros}@misc{{k, title = {value}}}")

    assert [paper.title for paper in source.papers] == [title]
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{k, title = {T}}",
        "@MISC{k, TITLE = {T}}",
        "@misc(k, title = {T})",
        "@misc{k, title = {T},}",
        "@misc{k, title = {T},,}",
        "@ misc \n {  k  ,\n\ttitle\n=\n{T}\n,\n}\n",
        "@misc{k,title={T},note={}}",
        'text @ text, mail@example.org {x} @misc{k, title="T"} more',
        "@comment{k, title = {no}}\n@misc{k, title = {T}}",
        "@comment{\n@misc{n, title = {No}}\n}\n@misc{k, title = {T}}",
        "@comment{jabref-meta: a:b;}\n@misc{k, title = {T}}",
        '@preamble{"\\newcommand{\\x}{y}" # "z"}\n@misc{k, title = {T}}',
        "% @misc of nothing\n@misc{k,\n  % year = {no},\n  title = {T}}",
        "@misc{k, title = {T}, year = 2020, }",
    ],
)
def test_an_entry_is_read_however_it_is_laid_out(entry: str) -> None:
    source = read(entry)

    assert [(paper.key, paper.title) for paper in source.papers] == [("k", "T")]
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    "key", ["a:b/c+d.e", "王2020", "10.1000/x", "DBLP:conf/nips/1", "a_b-c(d)"]
)
def test_a_key_may_hold_any_sign_that_can_be_cited(key: str) -> None:
    assert read(f"@misc{{{key}, title={{T}}}}").papers[0].key == key


def test_two_entries_may_share_a_line() -> None:
    assert titles("@misc{a, title={A}}@misc{b, title={B}} @misc{c, title={C}}") == ["A", "B", "C"]


def test_a_paper_knows_its_line() -> None:
    source = read("\n@string{x = {y}}\n\n@misc{a, title={A\n}}\ntext\n  @misc{b, title={B}}\n")

    assert [paper.origin.line for paper in source.papers] == [4, 7]


@pytest.mark.parametrize(
    "text, kept, findings",
    [
        # A missing comma, with the line of the field before it.
        ("@misc{k,\n year = 2020\n title={T}}", ["T"], [("loose-bibtex", 2)]),
        ("@misc{,\n title={T}}", ["T"], [("loose-bibtex", 1)]),
        ("@misc{title={T}}", ["T"], [("loose-bibtex", 1)]),
        ("@misc{two words, title={T}}", ["T"], [("bad-key", 1)]),
        ("@misc{k, title={T}, year = noyear}", ["T"], [("undefined-macro", 1), ("bad-date", 1)]),
        ("@misc{k, title={T},\n title={U}}", ["T"], [("duplicate-field", 2)]),
        ("@misc{k, title={T}, what}", ["T"], [("bad-bibtex", 1)]),
        ("@misc{k, title={T}, year = , note={x}}", ["T"], [("bad-bibtex", 1)]),
        ("@misc{k, title={T}}, year = 2020}", ["T"], [("loose-bibtex", 1)]),
        ("@what{k, title={T}}", ["T"], [("unknown-type", 1)]),
        ("@misc{k}\n@misc{l,}", [], [("missing-title", 1), ("missing-title", 2)]),
        # An entry, a value or a file that does not end.
        ("@misc{k, title={T}\n\n@misc{l, title={U}}", ["T", "U"], [("bad-bibtex", 1)]),
        ("@misc{k, title={T},", ["T"], [("bad-bibtex", 1)]),
        (
            "@misc{k,\n title={T,\n year={2020}\n}\n@misc{l, title={U}}",
            ["T", "U"],
            [("bad-bibtex", 1)],
        ),
        ('@misc{k, title="T\n@misc{l, title={U}}', ["T", "U"], [("bad-bibtex", 1)] * 2),
        ('@misc{k, title={T}, note="a}b"}', ["T"], [("bad-bibtex", 1)] * 2),
        ("@misc{k, title={T}, note={x", ["T"], [("bad-bibtex", 1)] * 2),
        ("@comment(x @misc{k, title={T}}", ["T"], []),
        ("@misc", [], []),
        ("@misc{", [], [("loose-bibtex", 1), ("bad-bibtex", 1), ("missing-title", 1)]),
    ],
)
def test_an_error_costs_its_own_place_alone(
    text: str, kept: list[str], findings: list[tuple[str, int]]
) -> None:
    assert titles(text) == kept
    assert sorted(said(text)) == sorted(findings)


def test_an_unclosed_value_keeps_the_fields_of_the_lines_after_it() -> None:
    paper = read("@misc{k,\n title={T,\n year={2020}\n}\n@misc{l, title={U}}").papers[0]

    assert str(paper.date) == "2020"


def test_the_name_of_an_undefined_macro_is_kept_and_a_close_one_is_named() -> None:
    source = read("@string{neurips={N}}\n@misc{k, title={T}, note=neuripz}")

    assert source.papers[0].note == "neuripz"
    assert "did you mean 'neurips'?" in source.diagnostics[0].text


@pytest.mark.parametrize(
    "first, second, codes",
    [
        ("@misc{k, title={T}}", "@misc{k, title={t.}}", ["repeated-entry"]),
        ("@misc{k, title={T}}", "@misc{K, title={U}}", ["repeated-entry"]),
        # Two works with one key are for the library to tell apart.
        ("@misc{k, title={T}}", "@misc{k, title={Something else}}", []),
    ],
)
def test_a_key_that_comes_again_is_named_with_both_lines(
    first: str, second: str, codes: list[str]
) -> None:
    source = read(f"{first}\n{second}")

    assert len(source.papers) == 2
    assert [one.code.slug for one in source.diagnostics] == codes
    assert all("line 1" in one.message and one.origin.line == 2 for one in source.diagnostics)


def test_deep_nesting_is_read_up_to_a_limit() -> None:
    deep, deeper = ("{" * n + "T" + "}" * n for n in (MAX_NESTING, MAX_NESTING + 1))
    source = read(f"@misc{{k, title={deep}, note={deeper}}}\n@misc{{l, title={{U}}}}")

    assert [(paper.title, paper.note) for paper in source.papers] == [("T", ""), ("U", "")]
    assert [one.code.slug for one in source.diagnostics] == ["bad-bibtex"]


def test_a_value_is_read_up_to_a_limit() -> None:
    long = "x" * (MAX_VALUE + 1)

    assert said(f"@misc{{k, title={{T}},\n note={{{long}}}}}") == [("bad-bibtex", 2)]


def test_macros_that_double_do_not_fill_the_memory() -> None:
    macros = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    uses = "".join(f"@misc{{k{n}, title={{T}}, note = a{n}}}\n" for n in range(60))
    source = read(f'@string{{a0 = "xxxxxxxx"}}\n{macros}{uses}')

    assert len(source.papers) == 60
    assert max(len(paper.note) for paper in source.papers) <= MAX_VALUE
    assert {one.code for one in source.diagnostics} == {Code.BAD_BIBTEX}


def test_many_findings_of_one_kind_are_counted() -> None:
    entries = "".join(f"@misc{{k{n}, title={{T}}, note=m{n}}}\n" for n in range(300))
    found = read(entries).diagnostics

    assert len(found) == MAX_OF_ONE_KIND + 1
    assert found[-1].message == f"and {300 - MAX_OF_ONE_KIND} more of this kind"


PIECES = ["@misc{", "@article{k", "@book(", "@string{", "@comment{", "@preamble{", "@xdata{x,", "@"]
PIECES += ["k,", "title", "author", "year", "crossref", "xdata", "=", "{", "}", "(", ")", '"', "#"]
PIECES += [
    "title={T},",
    "crossref={k},",
    "xdata={x},",
    "author={A and B and others},",
    "month=jan,",
]
PIECES += ["date={2003-05/2004},", "x", "12", ",", "\n", " ", "\\", "\\'", "\\emph{", "$", "%", "~"]
PIECES += ["\n@misc{l,", "title={U}}\n", "--", "url={http://a.b c},", "王", "and", "{\\'e}", "]("]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("@misc{k,title={T}" + "}" * 50)
@example("@misc{k,title={a.\\emph{b}}}")
def test_any_text_is_a_source_with_an_item_for_every_entry(text: str) -> None:
    findings = Findings(text, "a.bib")
    entries = [one for one in Scanner(text, findings).records() if one.type not in ("xdata", "set")]
    source = read(text)
    unread = [one for one in source.diagnostics if one.code.unread]

    assert len(entries) == len(source.papers) + len(unread)
    assert all(isinstance(paper, Paper) and paper.title for paper in source.papers)
    assert all(0 <= one.origin.line <= text.count("\n") + 1 for one in source.diagnostics)


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert read(text).path == "a.bib"


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_broken_entry_costs_none_that_begins_on_a_later_line(text: str) -> None:
    # A comment may hold entries, and a preamble is skipped as a whole.
    text = (
        text.replace("@comment", "@misc").replace("@preamble", "@misc").replace("@string", "@misc")
    )

    assert read(f"{text}\n@misc{{last, title={{Last}}}}\n").papers[-1].title == "Last"
