"""Tell what data files hold that must never leave the machine they were written on."""

from __future__ import annotations

import re

# What reference managers note for themselves: JabRef, BibDesk, Mendeley, Zotero, BibSonomy.
_NAMES = frozenset(
    {"__markedentry", "date-added", "date-modified", "file", "files", "groups"}
    | {"intrahash", "interhash", "local-url", "localfile", "owner", "timestamp", "creationdate"}
    | {"modificationdate", "qualityassured", "readstatus", "username"}
)
_PREFIXES = ("bdsk-", "mendeley-", "jabref-")
# A path from the root of a file system, a home folder, a drive or a share; and file: URLs.
_LOCAL_PATH = re.compile(
    r"file:|~/|/(?:Applications|home|media|mnt|private|root|run|tmp|Users|var|Volumes)/"
    r"|[A-Za-z]\\?:[\\/](?!/)|\\\\[\w.-]+\\",
    re.IGNORECASE,
)


def is_private(name: str, value: str) -> bool:
    """Tell whether an unknown field belongs to its owner's machine alone.

    Such a field is housekeeping of a reference manager, or its value is a path on a local disk.
    Names are compared without regard to case.
    """
    name = name.strip().lower()
    if name in _NAMES or name.startswith(_PREFIXES):
        return True
    return _LOCAL_PATH.match(value.lstrip(" \t\n:{\"'")) is not None
