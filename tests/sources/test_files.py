"""Source files are found by globs and read as UTF-8."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.text import control_characters
from sphinx_paperlist.sources import files
from sphinx_paperlist.sources.files import SourceFile, decode, file_beside, find_sources, read_bytes


@pytest.fixture
def docs(tmp_path: Path) -> Any:
    for name in ("docs/_papers/b.yaml", "docs/_papers/sub/a.md", "docs/x.yaml", "shared/c.bib"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "docs"


def found(base: Any, *patterns: Any) -> Any:
    return [[file.name for file in files] for _, files in find_sources(base, patterns)]


def test_files_are_ordered_by_path(docs: Any) -> None:
    assert found(docs, "_papers/**/*") == [["_papers/b.yaml", "_papers/sub/a.md"]]


def test_a_glob_may_leave_the_documentation(docs: Any) -> None:
    assert found(docs, "../shared/*.bib") == [["../shared/c.bib"]]


def test_globs_stand_in_the_order_given_and_a_file_belongs_to_the_first(docs: Any) -> None:
    assert found(docs, "x.yaml", "./**/*.yaml") == [["x.yaml"], ["_papers/b.yaml"]]


@pytest.mark.parametrize("pattern", ["nothing/*", "", "_papers", "/etc/*", "C:/*", "**x", "a\0"])
def test_a_glob_that_matches_no_file_is_still_named(docs: Any, pattern: str) -> None:
    assert list(find_sources(docs, [pattern])) == [(pattern, [])]


@pytest.mark.parametrize("name", [".hidden.yaml", "b.yaml~", ".git/b.yaml"])
def test_hidden_files_and_backups_are_left_out(docs: Any, name: str) -> None:
    path = docs / "_papers" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")

    assert found(docs, "_papers/**/*.yaml*") == [["_papers/b.yaml"]]


def test_a_file_is_read(docs: Any) -> None:
    assert read_bytes(SourceFile(docs / "x.yaml", "x.yaml")) == (b"x", [])


def test_a_missing_file_is_said(docs: Any) -> None:
    data, (said,) = read_bytes(SourceFile(docs / "none.yaml", "none.yaml"))

    assert data == b""
    assert (said.code, said.origin) == (Code.UNREADABLE_FILE, Origin("none.yaml"))
    assert "No such file" in said.message


def test_a_file_too_large_is_not_read(docs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 0)
    data, (said,) = read_bytes(SourceFile(docs / "x.yaml", "x.yaml"))

    assert (data, said.code) == (b"", Code.UNREADABLE_FILE)


@pytest.mark.parametrize(
    "data, text",
    [
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("大\u200d\u200f".encode(), "大\u200d\u200f"),
        (b"", ""),
    ],
)
def test_utf8_is_decoded_whatever_the_line_ends(data: bytes, text: str) -> None:
    assert decode(data, "a") == (text, [])


@pytest.mark.parametrize("mark, encoding", [("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")])
def test_utf16_with_a_mark_is_decoded(mark: str, encoding: str) -> None:
    assert decode(f"{mark}题目\r\n".encode(encoding), "a") == ("题目\n", [])


@pytest.mark.parametrize("encoding", ["gbk", "utf-16-le"])
def test_of_another_encoding_nothing_is_read(encoding: str) -> None:
    text, (said,) = decode("题目".encode(encoding), "a.md")

    assert (text, said.code) == ("", Code.NOT_UTF8)


def test_the_first_bad_byte_is_named() -> None:
    _, (said,) = decode(b"a\nbc\xe9d", "a.md")

    assert said.origin == Origin("a.md", 2, 3)
    assert "0xe9 at offset 4" in said.message


@pytest.mark.parametrize("before, column", [("abc", 4), ("题目", 3), ("", 1)])
def test_the_first_bad_byte_after_a_mark_is_named(before: str, column: int) -> None:
    _, (said,) = decode(f"\ufeff{before}".encode() + b"\xe9d", "a.md")

    assert said.origin == Origin("a.md", 1, column)
    assert f"0xe9 at offset {3 + len(before.encode())}" in said.message


def test_half_a_character_of_utf16_is_named() -> None:
    _, (said,) = decode("\ufeffa\nb".encode("utf-16-le") + b"c", "a.bib")

    assert (said.code, said.origin) == (Code.NOT_UTF8, Origin("a.bib", 2, 2))
    assert said.message.startswith("not UTF-16: byte 0x63")


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x85", "\u202e", "\ufeff", "\ufffe"])
def test_control_characters_are_removed_and_the_first_is_named(char: str) -> None:
    text, (said,) = decode(f"a\nb{char}c{char}".encode(), "a.md")

    assert text == "a\nbc"
    assert (said.code, said.origin) == (Code.CONTROL_CHARACTER, Origin("a.md", 2, 2))
    assert f"U+{ord(char):04X} and 1 more" in said.message


@settings(deadline=None, max_examples=100)
@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_clean_text_or_a_diagnostic(data: bytes) -> None:
    text, said = decode(data, "a")

    assert control_characters(text) == []
    assert text or said or not data.strip(b"\xef\xbb\xbf\xff\xfe")


@pytest.mark.parametrize("url", [".env", ".git/config", "files/.hidden", "../other.pdf"])
def test_a_link_cannot_publish_hidden_files_or_leave_its_folder(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "data"
    for name in (".env", ".git/config", "files/.hidden", "../other.pdf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("secret", "utf-8")

    found = file_beside(folder, url, Origin("a.yaml"))

    assert isinstance(found, Diagnostic)
    assert found.code is Code.UNSAFE_LINK


def test_a_link_may_name_a_file_with_blanks(tmp_path: Path) -> None:
    (tmp_path / "my paper.pdf").write_text("x", "utf-8")

    assert file_beside(tmp_path, "my paper.pdf", Origin("a.yaml")) == tmp_path / "my paper.pdf"
