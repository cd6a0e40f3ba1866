"""What a filter selects is said in our language, or not at all."""

from __future__ import annotations

import pytest

from sphinx_paperlist.cli.migration.conditions import UntranslatableError
from sphinx_paperlist.cli.migration.filters import Selection, translate
from sphinx_paperlist.papers.expression import compile_where


def where(text: str) -> str:
    selection = translate(text)
    assert selection == Selection(where=selection.where, differs=selection.differs)
    compile_where(selection.where)
    return selection.where


@pytest.mark.parametrize(
    "text, selection",
    [
        ("True", Selection()),
        ("False", Selection(nothing=True)),
        ("cited and False", Selection(nothing=True)),
        ("cited", Selection(cited="site")),
        ("docnames", Selection(cited="site")),
        ("not cited", Selection(uncited=True)),
        ("docname in docnames", Selection(cited="page")),
        ("cited and docname in docnames", Selection(cited="page")),
        ('"a" in docnames', Selection(cited="/a")),
        ('"a" in docnames or "b" in docnames', Selection(cited="/a, /b")),
        ('{"a", "b"} & docnames', Selection(cited="/a, /b")),
        ('docnames & {"a"}', Selection(cited="/a")),
        ("cited and (True and title)", Selection(cited="site", where="title")),
        ("not cited and title", Selection(uncited=True, where="title")),
    ],
)
def test_conditions_on_citations_are_options(text: str, selection: Selection) -> None:
    assert translate(text) == selection


@pytest.mark.parametrize(
    "text, said",
    [
        ('author % "Einstein"', '"Einstein" in authors'),
        ('author % "Einstein, Albert"', '"Albert Einstein" in authors'),
        ('author % "Kelly" or author % "Calvin"', '"Kelly" in authors or "Calvin" in authors'),
        ('editor % "Kelly|Calvin"', '"Kelly" in editors or "Calvin" in editors'),
        ('keywords % "ssm"', '"ssm" in tags'),
        ('title % "relativity"', '"relativity" in title'),
        ('"x" in title', '"x" in title'),
        ('"x" not in title', 'not "x" in title'),
        ('not title % "a|b"', 'not ("a" in title or "b" in title)'),
        ('key % "gu"', '"gu" in key'),
        ('key in {"a", "b"}', 'key in ("a", "b")'),
        ('key not in {"a"}', 'key != "a"'),
        ('title == "A \\"b\\""', 'title == "A \\"b\\""'),
        ('journal == ""', "not container"),
        ('journal != ""', "container"),
        ('year >= "2020"', "year >= 2020"),
        ('year == "2020"', "year == 2020"),
        ('year in {"2020", "2021"}', "year in (2020, 2021)"),
        ('year % "2020"', "year == 2020"),
        ('year < "2020"', "not year or year < 2020"),
        ('year and year <= "2003"', "year and year <= 2003"),
        ('title and year <= "2003"', "title and (not year or year <= 2003)"),
        ('type == "inproceedings"', 'type == "paper-conference"'),
        ('type != "techreport"', 'not type == "report"'),
        ('type % "thesis"', 'type == "thesis"'),
        ('type in {"phdthesis", "mastersthesis"}', 'type == "thesis"'),
        ('type == "article"', 'type in ("article-journal", "article")'),
        ("title and (year or doi) and not url", "title and (year or doi) and not url"),
    ],
)
def test_other_conditions_are_a_query(text: str, said: str) -> None:
    assert where(text) == said


@pytest.mark.parametrize(
    "text, why",
    [
        ("year >", "it is no expression"),
        ("cited or title", "citations can only be asked for beside `and`"),
        ("not (cited and title)", "citations can only be asked for beside `and`"),
        ("docname not in docnames", "it compares with no text"),
        ('cited and {"a"} >= docnames', "it does not begin with a field"),
        ("docname in docnames and not cited", "several conditions on where"),
        ('key % "^a"', "there are no regular expressions"),
        ('author % "Einstein, A."', "there are no regular expressions"),
        ('author % "A, B, C"', "a name is found whole, or by its family name"),
        ('year % "20"', "a year is a number"),
        ('year >= "MMXX"', "a year is a number of four digits"),
        ('author == "x"', "`authors` are several texts"),
        ('title < "m"', "texts have another order"),
        ('type == "book"', '`type == "book"` would select `manual`, `proceedings` too'),
        ('type == "novel"', "not all of these are types of BibTeX"),
        ('type % "novel"', "no type of BibTeX is like this"),
        ('type < "b"', "types have no order"),
        ('number == "3"', "no field of papers is sure to be `number`"),
        ("title == key", "it compares with no text"),
        ("1 < 2", "it does not begin with a field"),
        ('title % "\\d"', "there are no regular expressions"),
        (f"{'not ' * 3000}title", "it is too complicated"),
        (f"{'(' * 300}title{')' * 300}", "it is no expression"),
        ("title | key", "there is nothing like it"),
        ('"2000" <= year <= "2005"', "there is nothing like it"),
        ("title is key", "there is nothing like it"),
        ("title % key", "the pattern is no text"),
        ('"a" in type', "there is nothing like it"),
    ],
)
def test_what_cannot_be_said_is_named(text: str, why: str) -> None:
    with pytest.raises(UntranslatableError) as error:
        translate(text)

    assert why in str(error.value)


@pytest.mark.parametrize(
    "text, differs",
    [
        ('author % "Lee"', ("`authors` are found by whole names and family names",)),
        ('keywords % "x"', ("`tags` are found whole",)),
        ('journal % "x"', ("`container` is also `booktitle`",)),
        (
            'type == "misc"',
            ("a preprint on arXiv has the type `article`, be it @article or @misc",),
        ),
        ('title % "x"', ()),
    ],
)
def test_how_the_papers_may_differ_is_said(text: str, differs: tuple[str, ...]) -> None:
    assert translate(text).differs == differs
