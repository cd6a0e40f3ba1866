"""The reference names all that users can write, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from sphinx_paperlist.api import Code
from sphinx_paperlist.cli import main
from sphinx_paperlist.cli.status import Status
from sphinx_paperlist.exports.find import FORMATS
from sphinx_paperlist.extension.config import VALUES
from sphinx_paperlist.extension.options import LISTING_OPTIONS, PAPER_OPTIONS
from sphinx_paperlist.extension.roles import ROLES
from sphinx_paperlist.papers.model import LIST_FIELDS, PAPER_FIELDS
from sphinx_paperlist.sources.find import READERS
from tests.conftest import Element, Page
from tests.documentation.conftest import DOCS

TEXTS = {path: path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
EXTENSIONS = {path.stem for path in (DOCS / "_ext").glob("*.py")}


@pytest.fixture(scope="module")
def first_cells(documentation: Callable[[str], Path]) -> Callable[..., list[set[str]]]:
    """Return what gives the first column of each generated table of a page, as code."""

    def cells(name: str) -> list[set[str]]:
        html = (documentation("en") / "reference" / f"{name}.html").read_text(encoding="utf-8")
        tables = re.findall(r'<table class="[^"]*reference-table.*?</table>', html, re.DOTALL)
        return [set(_first_cells(table)) for table in tables]

    return cells


def _first_cells(table: str) -> Iterator[str]:
    for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
        cells = re.findall(r"<td.*?</td>", row, re.DOTALL)
        for code in re.findall(r"<code.*?</code>", cells[0] if cells else "", re.DOTALL):
            yield unescape(re.sub(r"<[^>]+>", "", code))


def test_configuration_values(first_cells: Callable[..., list[set[str]]]) -> None:
    assert first_cells("configuration") == [{value.name for value in VALUES}]


def test_options(first_cells: Callable[..., list[set[str]]]) -> None:
    assert first_cells("directives") == [set(LISTING_OPTIONS)]
    assert set(PAPER_OPTIONS) <= set(LISTING_OPTIONS)


def test_roles(first_cells: Callable[..., list[set[str]]]) -> None:
    assert first_cells("roles") == [{f":paper:{name}:" for name in ROLES}]


def test_fields(first_cells: Callable[..., list[set[str]]]) -> None:
    papers, lists, _ = first_cells("data")

    assert papers == {name for one in PAPER_FIELDS.values() for name in (one.name, *one.also)}
    assert lists == {name for one in LIST_FIELDS.values() for name in (one.name, *one.also)}


def test_warnings(first_cells: Callable[..., list[set[str]]]) -> None:
    assert first_cells("warnings") == [{code.slug for code in Code}]


def test_suffixes_and_formats() -> None:
    data = TEXTS[DOCS / "reference" / "data.md"]
    rows = re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| (`\..+?`) \|", data, re.MULTILINE)
    written = {name for names, _ in rows for name in re.findall("`(.+?)`", names)}

    assert written == set(FORMATS)
    assert [suffix for suffix in READERS if f"`{suffix}`" not in data] == []


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    page = TEXTS[DOCS / "reference" / "command.md"]
    parts = re.split(r"^## `paperlist (\w+).*?`\n", page, flags=re.MULTILINE)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    # Each stands on a line of its own in the help, with what it is for.
    commands = re.findall(r"^    ([a-z]+)  ", _help([], capsys), re.MULTILINE)

    assert sections.keys() == set(commands)
    for name in commands:
        # Of an option with a short name, which comes first, that one may be told.
        options = re.findall(r"^  (-[^\s,]+)", _help([name], capsys), re.MULTILINE)
        # What the command prints may tell to type other commands, and so may the page.
        text = re.sub(r"```console.*?```|`(?:git|patch) .*?`", "", sections[name], flags=re.DOTALL)
        told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))
        assert set(options) - {"-h", "--conf"} - told == set(), name
        assert told - set(re.findall(r"--?[a-z-]+", _help([name], capsys))) == set(), name


def _help(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    return capsys.readouterr().out


def test_exit_statuses(first_cells: Callable[..., list[set[str]]]) -> None:
    assert first_cells("command") == [{str(status.value) for status in Status}]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(DOCS)))
def test_no_page_names_what_is_not_there(path: Path) -> None:
    text = TEXTS[path]
    known = {value.name for value in VALUES} | EXTENSIONS | {"paperlist_reference"}
    codes = {code.slug for code in Code}

    assert set(re.findall(r"\bpaperlist_[a-z_]+", text)) <= known
    assert set(re.findall(r"\bpaperlist\.([a-z]+-[a-z-]+|un[a-z]+)\b", text)) <= codes


def test_every_internal_link_leads_somewhere(documentation: Callable[[str], Path]) -> None:
    folder = documentation("en")
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    ids = {path.resolve(): set(page.ids) for path, page in pages.items()}
    dead = [
        (path.name, one.attributes["href"])
        for path, page in pages.items()
        for one in page.all("a")
        if "href" in one.attributes and not _leads_somewhere(path, one, ids)
    ]

    assert len(pages) > 40
    assert dead == []


def _leads_somewhere(path: Path, link: Element, ids: dict[Path, set[str]]) -> bool:
    address, _, anchor = unescape(link.attributes["href"]).partition("#")
    if re.match(r"[a-z]+:", address):
        return True
    target = (path.parent / address.partition("?")[0]).resolve() if address else path.resolve()
    if not anchor or target not in ids:
        return target.exists()
    return anchor in ids[target]
