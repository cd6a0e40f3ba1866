"""Every format has a writer, a suffix and a media type."""

from __future__ import annotations

import pytest

from sphinx_paperlist.exports.find import FORMATS, find_writer, format_of
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Paper, PaperList

PAPERS = {
    key: Paper(key=key, title=f"Title {key}", date=Date(2021), extra=(("mood", "good"),))
    for key in ("b", "a")
}
LISTS: tuple[PaperList[str], ...] = (PaperList(id="l", title="L", papers=("b", "a")),)


@pytest.mark.parametrize("name", FORMATS)
def test_every_writer_takes_papers_and_lists_and_keeps_the_order(name: str) -> None:
    text = find_writer(name)(PAPERS, LISTS)

    assert text == find_writer(name)(PAPERS, LISTS)
    assert text.index("Title b") < text.index("Title a")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_no_writer_publishes_unknown_fields_unless_asked(name: str) -> None:
    assert "mood" not in find_writer(name)(PAPERS, LISTS, extra=False)


@pytest.mark.parametrize("name", FORMATS)
def test_no_papers_are_written_too(name: str) -> None:
    assert isinstance(find_writer(name)({}), str)


@pytest.mark.parametrize(
    "path, name",
    [
        ("papers.yml", "yaml"),
        ("papers.json", "json"),
        ("papers.csl.json", "csl-json"),
        ("a/b.BIB", "bibtex"),
        ("list.ris", "ris"),
        ("README.md", "markdown"),
        ("papers.docx", ""),
        ("", ""),
    ],
)
def test_the_suffix_names_the_format(path: str, name: str) -> None:
    assert format_of(path) == name


def test_each_format_says_what_a_download_needs() -> None:
    for one in FORMATS.values():
        assert one.suffixes[0].startswith(".")
        assert "/" in one.media_type
