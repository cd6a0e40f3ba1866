"""Remember, for each output directory, what was last written into it.

The environment is saved before pages are written, and serves several output directories; so this
is kept in a file of its own for each, beside the doctrees. Pages about to be written are taken
out of it first and put back when all is done: whatever stops a build, a page in the record
is as the record says.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Record(NamedTuple):
    """Hold the fingerprints of the pages of an output directory.

    `stamp` is that of the site when the last build that finished wrote all that goes with its
    pages; `digest` is that of the library with which the pages of the site were then compared.
    `files` are hashes of what the downloads of listings hold, by their names without suffix, and
    `made_by` is one of how they are made.
    """

    pages: Mapping[str, str]
    stamp: str = ""
    digest: str = ""
    files: Mapping[str, str] = MappingProxyType({})
    made_by: str = ""


def record_path(doctreedir: Path, outdir: Path, builder_name: str) -> Path:
    """Return the file for what a builder writes into a directory."""
    name = hashlib.blake2b(f"{builder_name}\0{outdir}".encode(), digest_size=8).hexdigest()
    return doctreedir / f"paperlist-{name}.json"


def read_record(path: Path) -> Record:
    """Return the record in a file; one that cannot be used is empty, and costs time only."""
    # Whatever JSON a damaged file may hold, nested without end or of another shape.
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        found = json.loads(path.read_text("utf-8"))
        record = Record(*(found[name] for name in Record._fields))
        mappings = (record.pages, record.files)
        texts = [text for one in mappings for pair in one.items() for text in pair]
        texts += [record.stamp, record.digest, record.made_by]
        if all(isinstance(text, str) for text in texts):
            return record
    return Record({})


def write_record(path: Path, record: Record) -> None:
    """Put a record in place whole; where that cannot be done, none is better than an old one."""
    aside = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(record._asdict(), ensure_ascii=False, default=dict)
        aside.write_text(text, "utf-8")
        aside.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):
            path.unlink(missing_ok=True)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
