"""Keep what sources gave, so that a source is parsed once for its content.

A source is found by its name, the hash of its content, the options, and the version of the
readers. The library made of all sources is kept beside them, and read lazily where none has
changed. Whatever goes wrong with the cache costs time only: what cannot be had from it is made
again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.sources.files import MAX_BYTES, SourceFile
from sphinx_paperlist.sources.find import reader_version
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import linked_files, read_file
from sphinx_paperlist.sources.rows import DamagedError
from sphinx_paperlist.sources.stored import Content, Linked, Part, Store, new_part, write_store

FILE_NAME = "paperlist.cache"
# Raised whenever a reader reads something differently, or what is stored changes its shape.
READERS_VERSION = 2

# The clock of a file system may tick this slowly: a file that was changed less long before it was
# hashed may have been changed again since without a trace.
_TICK_NS = 2 * 10**9


class Loaded(NamedTuple):
    """Hold a library, and what there was to say of it and its sources.

    `digest` changes with every byte of the sources and with how they are read. `linked` are the
    relative links of papers, each with the place it was read from: whether the files are there is
    for every build to find out.
    """

    digest: str
    library: Library
    diagnostics: tuple[Diagnostic, ...]
    linked: Linked

    def digest_with(self, *others: object) -> str:
        """Return a digest that changes with other things too, by what `repr` makes of them."""
        return _hash(repr((self.digest, *others)).encode(errors="replace"))


class _Look(NamedTuple):
    """Hold what a look at a file told: its state, the hash of its content, and its key."""

    state: str
    digest: str
    key: str


class SourceCache(NamedTuple):
    """Read sources through a file at `path`, in a folder that may be missing or read-only.

    `version` is that of the package.
    """

    path: Path
    version: str
    options: ReadingOptions

    def load(self, files: Sequence[SourceFile]) -> Loaded:
        """Return the library of files; only those are parsed that have changed.

        A file whose size and times are those of the last look is not opened. Where none has
        changed, papers are read as they are asked for.
        """
        try:
            store = Store(self.path)
            seen = store.seen()
            looks = [self._look(file, seen) for file in files]
            if store.digest == _digest(looks):
                return self._stored(store, files)
            kept = store.parts()
        except DamagedError:
            looks, kept = [], {}
        return self._made(files, looks, kept)

    def _stored(self, store: Store, files: Sequence[SourceFile]) -> Loaded:
        sources, library = store.findings()
        said = (*(one for findings in sources for one in findings), *library)
        lazy = store.library(library, lambda: self._made(files, [], {}, lazily=False).library)
        return Loaded(store.digest, lazy, said, store.linked())

    def _made(
        self,
        files: Sequence[SourceFile],
        looks: Sequence[_Look],
        kept: Mapping[str, Callable[[], Part]],
        *,
        lazily: bool = True,
    ) -> Loaded:
        """Make the library and store it; `lazily` returns the stored one, which takes no room."""
        with without_garbage_collection():
            content = self._content(files, looks, kept)
            library = content.library
            # Nothing may fail because it cannot be stored.
            with contextlib.suppress(OSError, DamagedError, RecursionError):
                write_store(self.path, content)
                store = Store(self.path)
                if lazily and store.digest == content.digest:
                    return self._stored(store, files)
        said = [one for part in content.parts for one in part.source.diagnostics]
        return Loaded(content.digest, library, (*said, *library.diagnostics), content.linked)

    def _content(
        self,
        files: Sequence[SourceFile],
        looks: Sequence[_Look],
        kept: Mapping[str, Callable[[], Part]],
    ) -> Content:
        parts, seen = [], []
        for file, known in zip_longest(files, looks):
            part = _whole(kept, known)
            look, part = (known, part) if known and part else self._read(file)
            parts.append(part)
            seen.append(look)
        # Imported when something is merged: where no source has changed nothing is.
        from sphinx_paperlist.papers.merging import merge_sources  # noqa: PLC0415 - see above

        library, works = merge_sources([part.source for part in parts])
        digest = _digest(seen) if all(look.digest for look in seen) else os.urandom(20).hex()
        return Content(
            digest,
            parts,
            library,
            works,
            tuple(linked_files(library)),
            [(file.name, look.state, look.digest) for file, look in zip(files, seen, strict=True)],
        )

    def _read(self, file: SourceFile) -> tuple[_Look, Part]:
        # The state is asked for first: if the file changes now, it is not the state of then.
        state = _state(file)
        source, data = read_file(file, self.options)
        digest = "" if data is None else _hash(data)
        key = self._key(file.name, digest)
        return _Look(state, digest, key), new_part(key if digest else "", source)

    def _look(self, file: SourceFile, seen: Mapping[str, tuple[str, str]]) -> _Look:
        state = _state(file)
        known, digest = seen.get(file.name, ("", ""))
        if not state or state != known:
            digest = _hash_of(file)
        return _Look(state, digest, self._key(file.name, digest))

    def _key(self, name: str, digest: str) -> str:
        reader = (self.version, READERS_VERSION, reader_version(name, self.options))
        said = (name, digest, reader, Paper._fields, self.options.items())
        return _hash(repr(said).encode(errors="replace"))


def _whole(kept: Mapping[str, Callable[[], Part]], look: _Look | None) -> Part | None:
    """Return a source that was kept, if it was and is undamaged."""
    if look is None or look.key not in kept:
        return None
    try:
        return kept[look.key]()
    except DamagedError:
        return None


def _state(file: SourceFile) -> str:
    """Return what a file system changes when a file changes, or nothing where that is unsure."""
    try:
        stat = file.path.stat()
    except OSError:
        return ""
    if max(stat.st_mtime_ns, stat.st_ctime_ns) > time.time_ns() - _TICK_NS:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def _digest(looks: Sequence[_Look]) -> str:
    return _hash("".join(look.key for look in looks).encode())


_hasher = partial(hashlib.blake2b, digest_size=20)


def _hash(data: bytes) -> str:
    return _hasher(data).hexdigest()


def _hash_of(file: SourceFile) -> str:
    """Return the hash of what a file holds, without holding it; nothing where it cannot be had."""
    try:
        if file.path.stat().st_size > MAX_BYTES:
            return ""
        with file.path.open("rb") as data:
            return hashlib.file_digest(data, _hasher).hexdigest()
    except OSError:
        return ""
