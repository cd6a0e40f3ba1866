"""Lists of a new site are read as its builds will read them, where they are or taken along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.cli.chosen import CannotRunError
from sphinx_paperlist.cli.site.lists import Lists, in_place
from sphinx_paperlist.cli.site.taken import taken_along
from sphinx_paperlist.papers.diagnostics import Code
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import DEFAULT_SOURCES, find_files, read_sources

PAGE = "# Root\n\n## A\n\n- **Words.** *Ann Lee.* [[PDF](a/b%20c.pdf)] 2020.\n"
BIB = "@article{lee2020, title={Words}, author={Lee, Ann}, year={2020}}\n"
# What a build would warn of, and what it would not.
WRONG = "papers:\n  - {key: k, title: Words, date: never, colour: red}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the root of a repository, and return the folder of a site in it."""
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    return tmp_path / "repository" / "docs"


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def in_repository(*names: str) -> Lists:
    return in_place(names, Path.cwd() / "docs", Path.cwd())


def ids_of_build(found: Lists, folder: Path) -> Any:
    """Return the ids of the lists that a build of the site has, and the keys of its papers."""
    for name, data in found.written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    files, _ = find_files(folder, found.patterns or DEFAULT_SOURCES, ReadingOptions())
    library = build_library(list(read_sources(files, ReadingOptions())))
    return [one.id for one in library.lists], list(library.papers)


@pytest.mark.parametrize(
    "name, pattern",
    [
        ("README.md", "../README.md"),
        ("docs/_x/l.bib", "_x/l.bib"),
        ("a b/[l] *.md", "../a b/[[]l] [*].md"),
    ],
)
def test_a_list_in_the_repository_is_named_from_the_site(
    folder: Path, name: str, pattern: str
) -> None:
    found = in_repository(write(name, PAGE if name.endswith("md") else BIB))

    assert found.patterns == (pattern,)
    assert ids_of_build(found, folder)[1] == ["lee2020words" if name.endswith("md") else "lee2020"]


def test_a_folder_of_lists_is_a_glob() -> None:
    write("lists/a/x.bib", BIB)
    write("lists/notes.txt", "no list")

    found = in_repository("lists")
    assert (found.patterns, list(found.titles.values())) == (("../lists/**/*",), ["x"])


def test_the_folder_that_a_build_reads_unasked_is_not_named() -> None:
    write("docs/_papers/x.bib", BIB)

    assert in_repository("docs/_papers").patterns == ()


@pytest.mark.parametrize("name", ["a/README.md", "a/readme_en.md", "a/ReadMe.bib"])
def test_a_readme_is_called_like_its_folder(name: str) -> None:
    text = BIB if name.endswith("bib") else PAGE

    assert list(in_repository(write(name, text)).titles.values()) == ["a"]


def test_ids_are_those_of_a_build_where_files_have_the_same_headings(folder: Path) -> None:
    found = in_repository(write("a/l.md", PAGE), write("b/l.md", PAGE), write("c/m.md", PAGE))

    assert [one.id for one in found.library.lists] == ids_of_build(found, folder)[0]
    assert len({one.id for one in found.library.lists}) == 3


@pytest.mark.parametrize(
    "names, message",
    [
        (["../l.md"], "../l.md: outside of"),
        ([".hidden/l.md"], ".hidden/l.md: conf.py cannot name it"),
        (["l.txt"], "no reader knows l.txt"),
        (["empty"], "no list in empty"),
        (["."], ".: the site would lie in it"),
        (["none.md"], "no such file: none.md"),
        (["latin.bib"], "latin.bib:1:3: not UTF-8"),
        (["broken.json"], "broken.json:1:1: "),
        (["nothing.md"], "no paper in nothing.md; `paperlist check` says"),
    ],
)
def test_what_cannot_be_read_from_the_site_is_refused(names: list[str], message: str) -> None:
    for name in ("../l.md", ".hidden/l.md", "l.txt"):
        write(name, PAGE)
    Path("latin.bib").write_bytes("% é".encode("latin-1") + b"\n" + BIB.encode())
    Path("empty").mkdir()
    write("broken.json", "}")
    write("nothing.md", "# Nothing\n\n## To do\n")
    with pytest.raises(CannotRunError) as refused:
        in_repository(*names)

    assert str(refused.value).startswith(message)


def test_a_link_to_a_list_outside_is_outside() -> None:
    write("../l.md", PAGE)
    Path("l.md").symlink_to("../l.md")
    with pytest.raises(CannotRunError, match="outside"):
        in_repository("l.md")


def test_a_list_is_copied_as_it_is_with_the_files_that_it_links_to(folder: Path) -> None:
    write("../a/b c.pdf", "a file")
    found = taken_along([write("../l.md", PAGE)], folder, convert=False)

    assert found.written == {"_papers/l.md": PAGE.encode(), "_papers/a/b c.pdf": b"a file"}
    assert (found.patterns, found.findings, found.warned) == ((), [], frozenset())


def test_a_converted_list_reads_back_as_the_same(folder: Path) -> None:
    names = [write("../l.md", PAGE.replace(" [[PDF](a/b%20c.pdf)]", "")), write("../r.bib", BIB)]
    found = taken_along(names, folder, convert=True)
    library = taken_along(names, folder, convert=False).library

    assert list(found.written) == ["_papers/l.yaml", "_papers/r.yaml"]
    assert [one.id for one in found.library.lists] == [one.id for one in library.lists]
    assert ids_of_build(found, folder) == (["root", "r"], ["lee2020"])


def test_papers_of_no_list_are_converted_with_their_file(folder: Path) -> None:
    both = "papers: [{key: out, title: Out}]\nlists: [{id: a, title: A, papers: [{title: In}]}]\n"
    found = taken_along([write("../x.yaml", both), write("../y.bib", BIB)], folder, convert=True)

    assert ids_of_build(found, folder) == (["a", "y"], ["out", "in", "lee2020"])
    assert b"key: out" in found.written["_papers/x.yaml"]


@pytest.mark.parametrize("how", ["copy", "convert"])
def test_links_that_lead_nowhere_are_named_as_the_build_will(folder: Path, how: str) -> None:
    found = taken_along([write("../l.md", PAGE)], folder, convert=how == "convert")

    assert [str(one.origin) for one in found.findings] == ["../l.md:5"]
    assert found.warned == {Code.MISSING_FILE}


@pytest.mark.parametrize("how", ["copy", "convert"])
def test_a_list_that_a_list_links_to_stays_behind(folder: Path, how: str) -> None:
    write("../a/b c.bib", BIB)
    name = write("../l.md", PAGE.replace("c.pdf", "c.bib"))
    found = taken_along([name], folder, convert=how == "convert")

    assert [one.code for one in found.findings] == [Code.MISSING_FILE]
    assert "is not taken along" in found.findings[0].message
    assert (len(found.written), set(found.warned)) == (1, {Code.MISSING_FILE})


def test_what_was_lost_on_the_way_is_found_but_a_build_does_not_warn_of_it(folder: Path) -> None:
    name = write("../w.yaml", WRONG)

    assert taken_along([name], folder, convert=False).warned == {Code.BAD_DATE}
    found = taken_along([name], folder, convert=True)
    assert Code.BAD_DATE in {one.code for one in found.findings}
    assert found.warned == frozenset()


@pytest.mark.parametrize("how", ["copy", "convert"])
def test_lists_of_one_name_are_told_apart(folder: Path, how: str) -> None:
    names = [write(f"../{name}", BIB) for name in ("a/r.bib", "b/R.bib", "c/.r.bib")]
    suffix = "yaml" if how == "convert" else "bib"

    assert list(taken_along(names, folder, convert=how == "convert").written) == [
        f"_papers/{name}.{suffix}" for name in ("r", "R-2", "r-3")
    ]


def test_files_of_one_name_are_refused(folder: Path) -> None:
    names = [write(f"../{name}/l.md", PAGE.replace("Words", name)) for name in "xy"]
    for name in "xy":
        write(f"../{name}/a/b c.pdf", name)
    with pytest.raises(CannotRunError, match=r"two files that would be _papers/a/b c\.pdf"):
        taken_along(names, folder, convert=False)


def test_copies_are_read_in_the_order_given(folder: Path) -> None:
    names = [write("../b.bib", BIB), write("../a.bib", BIB)]

    assert taken_along(names, folder, convert=False).patterns == ("_papers/b.bib", "_papers/a.bib")
    assert taken_along(names[::-1], folder, convert=False).patterns == ()


def test_copies_are_named_where_other_lists_are_beside_them(folder: Path) -> None:
    name = write("../a.bib", BIB)

    assert taken_along([name], folder, convert=False).patterns == ()
    write("docs/_papers/other.bib", BIB)
    assert taken_along([name], folder, convert=False).patterns == ("_papers/a.bib",)
