"""Say what is wrong with a source or a page, where, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_paperlist.papers.codes import Code, Severity

__all__ = ["Code", "Diagnostic", "Origin", "Severity"]


class Origin(NamedTuple):
    """Point at a place in a file.

    Lines and columns count from 1; 0 means that the whole file, or line, is meant.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as compilers do: `path:line:column`."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Diagnostic(NamedTuple):
    """State one finding: where it is, what it is, and what to do about it."""

    origin: Origin
    code: Code
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Return the severity, which the code decides."""
        return self.code.severity

    @property
    def text(self) -> str:
        """Return message and hint on one line, whatever line ends there are in what they quote."""
        text = f"{self.message} ({self.hint})" if self.hint else self.message
        return " ".join(text.splitlines())
