"""Keep what sources gave in one SQLite file, so that a source is read once for its content.

A source is found by its name, the hash of its content, the options, and the version of the
readers. The file is never changed in place: a new one is written aside and takes its place, so
that builds at the same time see the old one or the new one, whole. Whatever goes wrong with it
costs time only: what cannot be had from the cache is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sphinx_paperlist.papers import codes, diagnostics, model
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Paper, Source
from sphinx_paperlist.papers.names import Name
from sphinx_paperlist.sources.files import SourceFile, read_bytes
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import read_file

FILE_NAME = "paperlist.sqlite"
# Raised whenever a reader reads something differently.
READERS_VERSION = 1

_SCHEMA = """
CREATE TABLE source (key TEXT PRIMARY KEY, checksum BLOB, content BLOB);
CREATE TABLE seen (name TEXT PRIMARY KEY, state TEXT, digest TEXT);
"""
# The clock of a file system may tick this slowly: a file that was changed less long before it was
# hashed may have been changed again since without a trace.
_TICK_NS = 2 * 10**9

# A damaged file fails in its pages or in the texts of its rows.
_DAMAGED = (sqlite3.Error, ValueError)

# All that a stored source may be made of; a file from elsewhere can make nothing else.
_RECORDS = MappingProxyType(
    {
        (one.__module__, one.__qualname__): one
        for one in (
            *(model.Source, model.PaperList, model.Paper, model.Mention, model.Link),
            *(model.Translation, Name, Date),
            *(diagnostics.Diagnostic, diagnostics.Origin, codes.code_named),
        )
    }
)


@dataclass(frozen=True, slots=True)
class SourceCache:
    """Read sources through a file at `path`, in a folder that may be missing or read-only.

    `version` is that of the package. No connection outlives a call, so that none crosses into
    another process.
    """

    path: Path
    version: str
    options: ReadingOptions

    def keys(self, files: Iterable[SourceFile]) -> list[str]:
        """Return for each file what changes when its content, or the way of reading it, does.

        A file whose size and times are those of the last look is not opened.
        """
        seen = self._seen()
        return [self._key(file.name, _known_digest(file, seen) or _digest(file)) for file in files]

    def read(self, files: Sequence[SourceFile]) -> list[Source]:
        """Return what each file gives; only those are parsed that have changed."""
        keys = self.keys(files)
        stored = self._load(keys)
        sources = []
        parsed: dict[str, Source] = {}
        for file, key in zip(files, keys, strict=True):
            source = stored.get(key)
            if source is None:
                source, data = read_file(file, self.options)
                if data is not None:
                    # The file may have changed since it was hashed.
                    parsed[self._key(file.name, _hash(data))] = source
            sources.append(source)
        if parsed:
            self._save(files, [key for key in keys if key in stored], parsed)
        return sources

    def _key(self, name: str, digest: str) -> str:
        said = (name, digest, self.version, READERS_VERSION, Paper._fields, self.options.items())
        return _hash(repr(said).encode(errors="replace"))

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        # Never written to while it has this name, it needs no lock.
        uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            yield connection

    def _seen(self) -> Mapping[str, tuple[str, str]]:
        try:
            with self._connection() as connection:
                rows = connection.execute("SELECT name, state, digest FROM seen").fetchall()
        except _DAMAGED:
            return {}
        return {name: (state, digest) for name, state, digest in rows}

    def _load(self, keys: Iterable[str]) -> dict[str, Source]:
        """Return the stored sources, those whose content is whole."""
        found = {}
        query = "SELECT checksum, content FROM source WHERE key = ?"
        with contextlib.suppress(*_DAMAGED), self._connection() as connection:
            for key in keys:
                for sum_, content in connection.execute(query, (key,)):
                    if source := _restored(sum_, content):
                        found[key] = source
        return found

    def _save(
        self, files: Iterable[SourceFile], kept: Iterable[str], parsed: Mapping[str, Source]
    ) -> None:
        """Write a new file with what was kept and what was parsed, and put it in place."""
        with contextlib.suppress(*_DAMAGED, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            aside = self.path.with_name(f"{self.path.name}.{secrets.token_hex(8)}")
            try:
                with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as new:
                    self._fill(new, files, kept, parsed)
                aside.replace(self.path)
            finally:
                aside.unlink(missing_ok=True)

    def _fill(
        self,
        new: sqlite3.Connection,
        files: Iterable[SourceFile],
        kept: Iterable[str],
        parsed: Mapping[str, Source],
    ) -> None:
        # What is lost in a crash is made again, so nothing waits for the disk.
        new.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA}")
        new.execute("BEGIN")
        query = "SELECT key, checksum, content FROM source WHERE key = ?"
        insert = "INSERT OR REPLACE INTO source VALUES (?, ?, ?)"
        with contextlib.suppress(*_DAMAGED), self._connection() as old:
            for key in kept:
                new.executemany(insert, old.execute(query, (key,)))
        for key, source in parsed.items():
            content = pickle.dumps(source, protocol=5)
            new.execute(insert, (key, checksum(content), content))
        for file in files:
            if state := _state(file):
                new.execute(
                    "INSERT OR REPLACE INTO seen VALUES (?, ?, ?)",
                    (file.name, state, _digest(file)),
                )
        new.execute("COMMIT")


def _state(file: SourceFile) -> str:
    """Return what a file system changes when a file changes, or nothing where that is unsure."""
    try:
        stat = file.path.stat()
    except OSError:
        return ""
    if max(stat.st_mtime_ns, stat.st_ctime_ns) > time.time_ns() - _TICK_NS:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def _known_digest(file: SourceFile, seen: Mapping[str, tuple[str, str]]) -> str:
    state, digest = seen.get(file.name, ("", ""))
    return digest if state and state == _state(file) else ""


def _digest(file: SourceFile) -> str:
    """Return the hash of a file's content, or nothing where it cannot be read."""
    data, problems = read_bytes(file)
    return "" if problems else _hash(data)


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def checksum(content: bytes) -> bytes:
    """Return what tells whether a stored content is whole."""
    return hashlib.blake2b(content, digest_size=8).digest()


class _Restorer(pickle.Unpickler):
    """Restore records, and nothing that could run."""

    def find_class(self, module: str, name: str) -> object:
        return _RECORDS[module, name]


def _restored(sum_: object, content: object) -> Source | None:
    """Return a stored source if it is whole."""
    if not isinstance(content, bytes) or sum_ != checksum(content):
        return None
    try:
        source = _Restorer(io.BytesIO(content)).load()
    except Exception:  # noqa: BLE001 - what a file from elsewhere holds may fail in any way
        return None
    return source if isinstance(source, Source) else None
