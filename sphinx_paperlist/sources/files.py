"""Find source files and read their text."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.text import control_characters, without_control_characters

# Larger than the largest published bibliographies by far, smaller than what fills a machine.
MAX_BYTES = 256 * 2**20

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NEWLINE = re.compile(r"\r\n?")
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")


class SourceFile(NamedTuple):
    """Name a file to read: where it is, and its path relative to the documentation."""

    path: Path
    name: str


def find_sources(base: Path, patterns: Sequence[str]) -> Iterator[tuple[str, list[SourceFile]]]:
    """Yield each glob with the files that it, and none before it, matches, ordered by path.

    Globs are those of `Path.glob`, relative to `base`; they may start with `../`. Hidden files
    and editors' backups are left out.
    """
    seen: set[Path] = set()
    for pattern in patterns:
        root, rest = base, pattern.strip()
        while rest.startswith(("../", "./")):
            up, _, rest = rest.partition("/")
            root = root / up
        root = Path(os.path.normpath(root))
        found = []
        if rest and not _ABSOLUTE.match(rest):
            # A glob that pathlib refuses matches nothing, and the caller says so.
            with contextlib.suppress(ValueError, NotImplementedError):
                found = [
                    path for path in root.glob(rest) if _is_data(path, root) and path not in seen
                ]
        files = [
            SourceFile(path, Path(os.path.relpath(path, base)).as_posix())
            for path in sorted(found, key=lambda path: path.as_posix())
        ]
        seen.update(found)
        yield pattern, files


def _is_data(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts if path.is_relative_to(root) else path.parts[-1:]
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return not hidden and not path.name.endswith("~") and path.is_file()


def read_bytes(file: SourceFile) -> tuple[bytes, list[Diagnostic]]:
    """Return what is in a file, or a diagnostic where it cannot be had."""
    try:
        size = file.path.stat().st_size
        if size > MAX_BYTES:
            problem = f"larger than {MAX_BYTES // 2**20} MiB"
        else:
            return file.path.read_bytes(), []
    except OSError as error:
        problem = error.strerror or str(error)
    return b"", [Diagnostic(Origin(file.name), Code.UNREADABLE_FILE, f"cannot read it: {problem}")]


def decode(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    r"""Return the text of a source, with `\n` as line end and without control characters.

    The encoding is UTF-8, with or without mark, or UTF-16 with a mark. Of anything else nothing
    is read, since a guess would show wrong names; the diagnostic gives the place of the first
    bad byte.
    """
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8"
    try:
        # The mark is no letter of the first line.
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding).removeprefix("\ufeff")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        shown = encoding.upper()
        return "", [
            Diagnostic(
                Origin(name, line, column),
                Code.NOT_UTF8,
                f"not {shown}: byte 0x{data[error.start]:02x} at offset {error.start}",
                "save the file as UTF-8",
            )
        ]
    text = _NEWLINE.sub("\n", text)
    positions = control_characters(text)
    if not positions:
        return text, []
    return without_control_characters(text), [_controls(text, positions, name)]


def _controls(text: str, positions: Sequence[int], name: str) -> Diagnostic:
    first = positions[0]
    line = text.count("\n", 0, first) + 1
    column = first - text.rfind("\n", 0, first)
    others = f" and {len(positions) - 1} more" if len(positions) > 1 else ""
    return Diagnostic(
        Origin(name, line, column),
        Code.CONTROL_CHARACTER,
        f"control character U+{ord(text[first]):04X}{others} removed",
        "delete it",
    )


def file_beside(folder: Path, url: str, origin: Origin) -> Path | Diagnostic:
    """Return the file that a relative link of a source in `folder` names.

    The file must lie in that folder or below and not be hidden: data must not be able to publish
    other files of the machine, such as `.git/config`. Return a diagnostic where it does not, or
    does not exist.
    """
    try:
        path = (folder / unquote(url.partition("#")[0])).resolve()
        home = folder.resolve()
        parts = path.relative_to(home).parts if path.is_relative_to(home) else ("..",)
        allowed = not any(part.startswith(".") for part in parts)
        exists = path.is_file()
    except (OSError, ValueError):
        allowed, exists = True, False
    if not allowed:
        message = (
            f"the link to '{url}' is refused: it leaves the folder of its source, or is hidden"
        )
        return Diagnostic(origin, Code.UNSAFE_LINK, message, "put the file beside the source")
    if not exists:
        message = f"no file '{url}' beside the source"
        hint = "add it, or write a whole URL with https://"
        return Diagnostic(origin, Code.MISSING_FILE, message, hint)
    return path
