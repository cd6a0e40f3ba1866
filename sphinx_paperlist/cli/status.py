"""Name the exit statuses of the command: the one table of them."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Self

from sphinx_paperlist.papers.diagnostics import Diagnostic, Severity


class Status(enum.IntEnum):
    """Tell how a command ended; the documentation's table is made from this one."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Make a status that knows what it means."""
        status = int.__new__(cls, value)
        status._value_ = value
        status.meaning = meaning
        return status

    FINE = 0, "All is fine."
    FINDINGS = 1, "Something was found that is to be mended; by `find`, nothing was found."
    COULD_NOT_RUN = 2, "The command could not run, and says why."


def status_of(findings: Iterable[Diagnostic], least: Severity = Severity.WARNING) -> Status:
    """Return the status for what was found: what is less severe than `least` does not count."""
    counts = any(one.severity >= least for one in findings)
    return Status.FINDINGS if counts else Status.FINE
