"""`paperlist init` knows where a site belongs, and leaves alone what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cli.new_site import LIST, Run, built, titles, write


def test_no_host_gets_nothing(init: Run, repository: Path) -> None:
    init("docs", "--from", write("README.md", LIST), "--host", "none")

    assert sorted(path.name for path in repository.iterdir()) == [".git", "README.md", "docs"]


def test_the_root_may_be_the_site(init: Run) -> None:
    write("notes/other.md", "no page of the site\n")
    status, _, _ = init(".", "--from", write("README.md", LIST))
    pages = built(".")

    assert status == 0
    assert "other" not in pages
    assert titles(pages["ssm"]) == ["Efficient words."]


def test_other_documents_are_no_pages_of_the_site(init: Run) -> None:
    for name in ("CONTRIBUTING.md", "a[b].md", "old/x.rst", "docs/index.rst", "index.rst"):
        write(name, "no page of the site\n")
    init(".", "--from", write("README.md", LIST))
    # What is made later is none either, such as packages.
    write(".venv/lib/LICENSE.md", "no page of the site\n")

    assert {"ssm", "attention"} <= built(".").keys()
    assert 'exclude_patterns = ["_build", "CONTRIBUTING.md", "a?b?.md"]' in Path(
        "conf.py"
    ).read_text("utf-8")


def test_a_list_beside_the_pages_keeps_its_name(init: Run) -> None:
    status, said, _ = init("docs", "--from", write("docs/attention.md", LIST))

    assert (status, said[:4]) == (
        0,
        ["docs/conf.py", "docs/index.md", "docs/ssm.md", "docs/attention-2.md"],
    )
    assert titles(built()["attention-2"]) == ["Attentive words.", "Late words."]


def test_without_a_repository_the_current_folder_is_the_root(init: Run, repository: Path) -> None:
    (repository / ".git").rmdir()
    init("docs", "--from", write("list.md", LIST))

    assert Path(".readthedocs.yaml").exists()
    assert built()["ssm"]


def test_elsewhere_the_folder_of_the_site_is_the_root(init: Run, repository: Path) -> None:
    elsewhere = repository.parent / "else where"
    _, said, _ = init(str(elsewhere), "--from", write("list.md", LIST), "--copy")

    assert str(elsewhere / ".readthedocs.yaml") in said
    assert yaml.safe_load((elsewhere / ".readthedocs.yaml").read_text())["sphinx"] == {
        "configuration": "conf.py",
        "fail_on_warning": True,
    }
    assert said[-4] == f"    pip install -r '{elsewhere}/requirements.txt'"
    assert built(str(elsewhere))["ssm"]


@pytest.mark.parametrize("there", ["docs/index.md", "docs/attention.md", ".readthedocs.yaml"])
def test_nothing_is_overwritten(init: Run, repository: Path, there: str) -> None:
    write(there, "mine")
    status, _, messages = init("docs", "--from", write("README.md", LIST))

    assert (status, messages) == (
        2,
        [
            f"paperlist: nothing was written, since there already is {there}; move it away, or "
            "choose another folder or host"
        ],
    )
    assert Path(there).read_text() == "mine"
    assert not Path("docs/conf.py").exists()


def test_a_site_that_is_there_is_left_alone(init: Run) -> None:
    write("docs/conf.py", "")
    status, _, messages = init("docs", "--from", write("README.md", LIST))

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


def test_a_folder_that_cannot_be_written_is_named(init: Run) -> None:
    write("docs", "a file")
    list_name = write("README.md", LIST)

    assert init("docs", "--from", list_name)[::2] == (
        2,
        ["paperlist: docs is a file; name a folder"],
    )
    status, _, messages = init("docs/site", "--from", list_name)
    assert status == 2
    assert messages[-1].startswith("paperlist: cannot ")
    assert not Path(".readthedocs.yaml").exists()


def test_what_cannot_be_written_leaves_nothing(init: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def fail(path: Path, *arguments: object, **more: object) -> object:
        if path.name == ".readthedocs.yaml":
            raise OSError(28, "No space left on device", str(path))
        return opened(path, *arguments, **more)  # type: ignore[call-overload]  # as it is called

    list_name = write("README.md", LIST)
    monkeypatch.setattr(Path, "open", fail)
    status, _, messages = init("docs", "--from", list_name)

    assert status == 2
    assert messages[0].endswith(".readthedocs.yaml: No space left on device")
    assert not Path("docs").exists()


def test_a_list_outside_of_the_repository_is_copied_or_converted_only(
    init: Run, repository: Path
) -> None:
    outside = write(str(repository.parent / "list.md"), LIST)
    status, _, messages = init("docs", "--from", outside)

    assert status == 2
    assert messages[-1].endswith(
        "put it into the site with --copy (as it is) or --convert (as YAML)"
    )
    assert not Path("docs").exists()


@pytest.mark.parametrize(
    "option, name", [("--copy", "_papers/list.md"), ("--convert", "_papers/list.yaml")]
)
def test_a_copy_has_the_files_that_the_list_links_to(
    init: Run, repository: Path, option: str, name: str
) -> None:
    text = LIST.replace("https://a.example/1", "slides/a b.pdf")
    outside = write(str(repository.parent / "list.md"), text.replace("a b", "a%20b"))
    write(str(repository.parent / "slides" / "a b.pdf"), "slides")
    status, said, _ = init("docs", "--from", outside, option)

    assert status == 0
    assert f"docs/{name}" in said
    assert Path("docs/_papers/slides/a b.pdf").read_text() == "slides"
    assert titles(built()["ssm"]) == ["Efficient words."]
