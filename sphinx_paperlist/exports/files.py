"""Put files in place whole."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Write a text in UTF-8 under another name first, so that a failure leaves the old file whole.

    The mode of a file that was there stays. Raise OSError where it cannot be written.
    """
    # A short name: that of the file may be as long as the system allows.
    aside = path.with_name(f".{secrets.token_hex(8)}")
    try:
        aside.write_bytes(text.encode("utf-8", "replace"))
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet, with the folders that they need: all, or none.

    Raise OSError where one is there already, or cannot be written.
    """
    made: list[Path] = []
    try:
        for path, data in files.items():
            for folder in reversed(path.parents):
                if not folder.exists():
                    folder.mkdir()
                    made.append(folder)
            with path.open("xb") as file:
                made.append(path)
                file.write(data)
    except BaseException:
        for path in reversed(made):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        raise
