"""Put files in place whole."""

from __future__ import annotations

import secrets
import shutil
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
