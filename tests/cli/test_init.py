"""`paperlist init` makes a site of a list, which builds without a warning and shows every paper."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from sphinx_paperlist.cli import main
from tests.conftest import Page

LIST = """\
# Reading on models

## State spaces {#ssm}

1. **Efficient words.** `ICLR` *Ann Lee, Bo Wu.* [[PDF](https://a.example/1)], 2021.

## Attention

### Early

1. **Attentive words.** *Cy Roy.* [[PDF](https://a.example/2)], 2017.

### Late

1. **Late words.** *Di Fox.* [[PDF](https://a.example/3)], 2023.
"""
CHINESE = "# 论文列表\n\n## 状态空间\n\n1. **Efficient words.** *Ann Lee.* 2021\n"
BIB = "@article{lee2020, title={Words}, author={Lee, Ann}, year={2020}, journal={J}}\n"
WRONG = "papers:\n  - {key: k, title: Words, date: never}\n"

ODD_TITLES = [
    "“Quoted” & “more”",
    "F#",
    "{x} {{ y }}",
    "[x](y",
    "a_b _c",
    "R&D; a & b",
    "a < b",
    "🚀 emoji",
    "10% + 5 > 3",
    "search",
    "con",
    "paper-author",
    "目录",
    "目次",
    "-",
]

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the root of an empty repository."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its status, output and messages."""

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        status = main(["init", *arguments])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def built(folder: str = "docs") -> dict[str, Page]:
    """Build a site as it is told to, and return its pages by name."""
    out = Path(folder, "_build", "html")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", folder, str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return {path.stem: Page(path.read_text("utf-8")) for path in out.glob("*.html")}


def titles(page: Page) -> list[str]:
    return [one.text for one in page.all("strong.paper-title") if one.within("paper")]


def test_a_list_becomes_a_site_with_a_page_for_each_section(run: Run) -> None:
    status, said, _ = run("docs", "--from", write("README.md", LIST))
    pages = built()

    assert (status, said[:6]) == (
        0,
        [
            "docs/conf.py",
            "docs/index.md",
            "docs/ssm.md",
            "docs/attention.md",
            "docs/requirements.txt",
            ".readthedocs.yaml",
        ],
    )
    assert said[6:] == [
        "",
        "Build it, and look at docs/_build/html/index.html:",
        "",
        "    pip install -r docs/requirements.txt",
        "    sphinx-build -n -W docs docs/_build/html",
        "",
        "Publish it: push these files, and import the repository at https://app.readthedocs.org.",
    ]
    assert pages["index"].texts("h1") == ["Reading on models¶"]
    assert titles(pages["ssm"]) == ["Efficient words."]
    assert titles(pages["attention"]) == ["Attentive words.", "Late words."]
    assert pages["attention"].texts("h2") == ["Early¶", "Late¶"]
    assert {"paper-author", "paper-year", "paper-venue"} <= pages.keys()


def test_the_list_is_read_where_it_stands(run: Run) -> None:
    run("docs", "--from", write("README.md", LIST))
    write("README.md", LIST.replace("Efficient words", "Edited words"))

    assert 'paperlist_sources = ["../README.md"]' in Path("docs/conf.py").read_text()
    assert titles(built()["ssm"]) == ["Edited words."]


def test_one_section_is_on_the_first_page(run: Run) -> None:
    run("docs", "--from", write("refs.bib", BIB))
    pages = built()

    assert titles(pages["index"]) == ["Words."]
    assert sorted(path.name for path in Path("docs").glob("*.md")) == ["index.md"]


def test_several_files_are_one_site(run: Run) -> None:
    names = [write("README.md", LIST), write("refs.bib", BIB), write("data/refs.bib", BIB)]
    run("docs", "--from", *names)
    pages = built()

    assert titles(pages["ssm"]) == ["Efficient words."]
    assert sum(titles(page) == ["Words."] for page in pages.values()) == 2


def test_the_title_of_a_file_may_hold_any_sign(run: Run) -> None:
    title = '"C" # and: [x] {y} \\\\ 词'
    names = [write("a.md", LIST.replace("Reading on models", title)), write("refs.bib", BIB)]
    run("docs", "--from", *names)

    assert built()["index"].texts("p.caption") == ['"C" # and: [x] {y} \\ 词', "Lists"] * 2


def test_papers_in_no_list_are_shown_too(run: Run) -> None:
    text = "lists:\n  - {title: A, papers: [{title: In}]}\npapers: [{title: Out, key: out}]\n"
    run("docs", "--from", write("a.yaml", text))
    pages = built()

    assert titles(pages["further-papers"]) == ["Out."]


def test_a_large_list_can_be_searched(run: Run) -> None:
    items = "".join(f"1. **Words {n}.** *Ann Lee.* {1990 + n}\n" for n in range(25))
    run("docs", "--from", write("README.md", f"{LIST}\n## Many\n\n{items}"))
    pages = built()

    assert len(titles(pages["all-papers"])) == 28
    assert titles(pages["all-papers"])[0] == "Late words."
    for name in ("all-papers", "many"):
        assert pages[name].all("div.paperlist-filter")


def test_a_chinese_list_makes_a_chinese_site(run: Run) -> None:
    run("docs", "--from", write("README.md", CHINESE))
    conf = Path("docs/conf.py").read_text("utf-8")

    assert 'language = "zh_CN"' in conf
    assert "jieba" in Path("docs/requirements.txt").read_text().split()
    assert "全部论文也可{ref}`按作者 <paper-author>`" in Path("docs/index.md").read_text("utf-8")
    assert [path.name for path in Path("docs").glob("section*.md")] == ["section-1.md"]
    assert titles(built()["section-1"]) == ["Efficient words."]


def test_without_a_list_there_is_an_example_that_cites(run: Run) -> None:
    status, said, _ = run("docs")
    pages = built()

    assert status == 0
    assert "docs/_papers/reading.yaml" in said
    assert titles(pages["foundations"])[-1] == "Attention is all you need."
    assert pages["foundations"].texts("a.paper-ref") == [
        "Turing (1936)",
        "Shannon (1948)",
        "Vaswani et al., 2017",
    ]


def test_what_was_not_understood_is_said_and_does_not_stop_the_site(run: Run) -> None:
    status, _, messages = run("docs", "--from", write("a.yaml", WRONG))

    assert status == 1
    assert "warning: 'never' is no date" in messages[1]
    assert 'suppress_warnings = ["paperlist.bad-date"]' in Path("docs/conf.py").read_text()
    assert titles(built()["index"]) == ["Words."]


@pytest.mark.parametrize(
    "host, path", [("readthedocs", ".readthedocs.yaml"), ("github", ".github/workflows/pages.yml")]
)
def test_a_host_gets_what_it_needs(run: Run, host: str, path: str) -> None:
    run("my docs", "--from", write("README.md", LIST), "--host", host)
    text = Path(path).read_text()

    assert yaml.safe_load(text)
    assert "my docs" in text


def test_no_host_gets_nothing(run: Run, repository: Path) -> None:
    run("docs", "--from", write("README.md", LIST), "--host", "none")

    assert sorted(path.name for path in repository.iterdir()) == [".git", "README.md", "docs"]


def test_the_root_may_be_the_site(run: Run) -> None:
    write("notes/other.md", "no page of the site\n")
    status, _, _ = run(".", "--from", write("README.md", LIST))
    pages = built(".")

    assert status == 0
    assert "other" not in pages
    assert titles(pages["ssm"]) == ["Efficient words."]


@pytest.mark.parametrize("there", ["docs/index.md", "docs/attention.md", ".readthedocs.yaml"])
def test_nothing_is_overwritten(run: Run, repository: Path, there: str) -> None:
    write(there, "mine")
    status, _, messages = run("docs", "--from", write("README.md", LIST))

    assert (status, messages) == (
        2,
        [
            f"paperlist: nothing was written, since there already is {there}; move it away, or "
            "choose another folder or host"
        ],
    )
    assert Path(there).read_text() == "mine"
    assert not Path("docs/conf.py").exists()


def test_a_site_that_is_there_is_left_alone(run: Run) -> None:
    write("docs/conf.py", "")
    status, _, messages = run("docs", "--from", write("README.md", LIST))

    assert status == 2
    assert messages == [
        "paperlist: nothing was written, since there already is docs/conf.py",
        "",
        "To show the lists on the site that is there, add to its conf.py",
        "",
        '    extensions = ["sphinx_paperlist", "myst_parser"]',
        '    paperlist_sources = ["../README.md"]',
        "",
        "and to a page, with the id or the title of a list,",
        "",
        "    ```{paperlist} ID",
        "    ```",
    ]


def test_a_folder_that_cannot_be_written_is_named(run: Run) -> None:
    write("docs", "a file")
    list_name = write("README.md", LIST)

    assert run("docs", "--from", list_name)[::2] == (
        2,
        ["paperlist: docs is a file; name a folder"],
    )
    status, _, messages = run("docs/site", "--from", list_name)
    assert status == 2
    assert messages[-1].startswith("paperlist: cannot ")
    assert not Path(".readthedocs.yaml").exists()


def test_a_list_outside_of_the_repository_is_copied_or_converted_only(
    run: Run, repository: Path
) -> None:
    outside = write(str(repository.parent / "list.md"), LIST)
    status, _, messages = run("docs", "--from", outside)

    assert status == 2
    assert messages[-1].endswith(
        "put it into the site with --copy (as it is) or --convert (as YAML)"
    )
    assert not Path("docs").exists()


@pytest.mark.parametrize(
    "option, name", [("--copy", "_papers/list.md"), ("--convert", "_papers/list.yaml")]
)
def test_a_copy_has_the_files_that_the_list_links_to(
    run: Run, repository: Path, option: str, name: str
) -> None:
    text = LIST.replace("https://a.example/1", "slides/a b.pdf")
    outside = write(str(repository.parent / "list.md"), text.replace("a b", "a%20b"))
    write(str(repository.parent / "slides" / "a b.pdf"), "slides")
    status, said, _ = run("docs", "--from", outside, option)

    assert status == 0
    assert f"docs/{name}" in said
    assert Path("docs/_papers/slides/a b.pdf").read_text() == "slides"
    assert titles(built()["ssm"]) == ["Efficient words."]


@pytest.mark.parametrize("option", ["", "--copy", "--convert"])
def test_any_title_is_shown_as_it_is_and_any_list_has_a_page(run: Run, option: str) -> None:
    titles_of = [*ODD_TITLES, *(f"Words {n}" for n in range(3))]
    sections = (f"## {title}\n\n- **Numbered {n}.** 2020.\n" for n, title in enumerate(titles_of))
    text = "- **Before.** 2020.\n\n# *Root* {a} < b $x_1$\n\n- **Own.** 2021.\n\n"
    deep = "".join(f"{'#' * level} Level {level}\n\n" for level in range(2, 7))
    write("list.md", text + "\n".join(sections) + "\n" + deep + "- **Deep.** 2022.\n")
    run(*("docs", "--from", "list.md", option)[: 3 + bool(option)])
    pages = built()
    shown = {title for page in pages.values() for title in titles(page)}

    assert len(shown) == len(titles_of) + 3
    assert pages["index"].texts("h1") == ["Root {a} < b \\(x_1\\)¶"]
    headings = [text for page in pages.values() for text in page.texts("h1")]
    assert {f"{title}¶" for title in ODD_TITLES} <= set(headings)


def test_other_documents_are_no_pages_of_the_site(run: Run) -> None:
    for name in ("CONTRIBUTING.md", "a[b].md", "old/x.rst", "docs/index.rst", "index.rst"):
        write(name, "no page of the site\n")
    run(".", "--from", write("README.md", LIST))
    # What is made later is none either, such as packages.
    write(".venv/lib/LICENSE.md", "no page of the site\n")

    assert {"ssm", "attention"} <= built(".").keys()
    assert 'exclude_patterns = ["_build", "CONTRIBUTING.md", "a?b?.md"]' in Path(
        "conf.py"
    ).read_text("utf-8")


def test_a_list_beside_the_pages_keeps_its_name(run: Run) -> None:
    status, said, _ = run("docs", "--from", write("docs/attention.md", LIST))

    assert (status, said[:4]) == (
        0,
        ["docs/conf.py", "docs/index.md", "docs/ssm.md", "docs/attention-2.md"],
    )
    assert titles(built()["attention-2"]) == ["Attentive words.", "Late words."]


def test_without_a_repository_the_current_folder_is_the_root(run: Run, repository: Path) -> None:
    (repository / ".git").rmdir()
    run("docs", "--from", write("list.md", LIST))

    assert Path(".readthedocs.yaml").exists()
    assert built()["ssm"]


def test_elsewhere_the_folder_of_the_site_is_the_root(run: Run, repository: Path) -> None:
    elsewhere = repository.parent / "else where"
    _, said, _ = run(str(elsewhere), "--from", write("list.md", LIST), "--copy")

    assert str(elsewhere / ".readthedocs.yaml") in said
    assert yaml.safe_load((elsewhere / ".readthedocs.yaml").read_text())["sphinx"] == {
        "configuration": "conf.py",
        "fail_on_warning": True,
    }
    assert said[-4] == f"    pip install -r '{elsewhere}/requirements.txt'"
    assert built(str(elsewhere))["ssm"]


def test_lists_and_files_without_a_page_are_named(run: Run) -> None:
    empty = f"{LIST}\n## Contributing\n"
    more = "@article{lee2021, title={Efficient words}, author={Ann Lee and Bo Wu}, year={2021}}\n"
    _, said, _ = run("docs", "--from", write("README.md", empty), write("more.bib", more))

    assert said[6:8] == [
        "no page for 'Contributing': no papers in it",
        "no page for 'more': all its papers stand in sections of other lists",
    ]
    assert titles(built()["ssm"]) == ["Efficient words."]


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.json", '{"papers": [{"title": "Words"}]}'),
        ("a.csl.json", '[{"id": "k", "type": "article", "title": "Words"}]'),
        ("a.ris", "TY  - JOUR\nTI  - Words\nER  - \n"),
        ("a.yaml", "papers: [{title: Words}]\n"),
    ],
)
def test_any_source_makes_a_site(run: Run, name: str, text: str) -> None:
    assert run("docs", "--from", write(name, text))[0] == 0
    assert titles(built()["index"]) == ["Words."]


def test_what_cannot_be_written_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def fail(path: Path, *arguments: object, **more: object) -> object:
        if path.name == ".readthedocs.yaml":
            raise OSError(28, "No space left on device", str(path))
        return opened(path, *arguments, **more)  # type: ignore[call-overload]  # as it is called

    list_name = write("README.md", LIST)
    monkeypatch.setattr(Path, "open", fail)
    status, _, messages = run("docs", "--from", list_name)

    assert status == 2
    assert messages[0].endswith(".readthedocs.yaml: No space left on device")
    assert not Path("docs").exists()


def test_a_list_without_papers_makes_no_site(run: Run) -> None:
    status, _, messages = run("docs", "--from", write("README.md", "# Nothing\n"))

    assert status == 2
    assert messages[0].startswith("paperlist: no paper in README.md")
