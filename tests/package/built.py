"""Look into the files of a release."""

from __future__ import annotations

import tarfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile

CHECKOUT = Path(__file__).parents[2]


class Built(NamedTuple):
    """The sdist, the wheel made from it, and the wheel made from the checkout directly."""

    sdist: Path
    wheel: Path
    direct: Path

    def in_sdist(self) -> set[str]:
        """Return the paths of the files in the sdist, without the folder that holds them all."""
        with tarfile.open(self.sdist) as archive:
            files = [PurePosixPath(one.name) for one in archive if one.isfile()]
        assert len({one.parts[0] for one in files}) == 1
        return {one.relative_to(one.parts[0]).as_posix() for one in files}

    def in_wheel(self) -> dict[str, bytes]:
        """Return the files in the wheel, by path; `dist-info` stands for the folder called so."""
        with ZipFile(self.wheel) as archive:
            return {_short(one.filename): archive.read(one) for one in archive.infolist()}

    def metadata(self) -> Message:
        """Return what the wheel says about itself."""
        return message_from_bytes(self.in_wheel()["dist-info/METADATA"])


def _short(name: str) -> str:
    folder, _, rest = name.partition("/")
    return f"dist-info/{rest}" if folder.endswith(".dist-info") else name
