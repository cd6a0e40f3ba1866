"""Hand diagnostics to Sphinx's log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Severity

logger = logging.getLogger(__name__)


def warn(
    code: Code, message: str, hint: str = "", *, location: str | nodes.Node | tuple[str, int] | None
) -> None:
    """Give the warning `paperlist.<code>` at a place of a page."""
    text = f"{message} ({hint})" if hint else message
    logger.warning("%s", text, location=location, type="paperlist", subtype=code.slug)


def report(diagnostics: Iterable[Diagnostic], base: Path, *, strict: bool) -> None:
    """Log what was found in sources, whose paths are relative to `base`.

    Errors and warnings are Sphinx warnings with file and line. Remarks are counted, one line
    a file, unless `strict` makes warnings of them.
    """
    remarks: Counter[str] = Counter()
    for found in diagnostics:
        path, line = found.origin.path, found.origin.line
        if found.severity is Severity.REMARK and not strict:
            remarks[path] += 1
            continue
        # A string that names no line would be taken for the name of a page.
        location = f"{(base / path).resolve()}:{line or 1}"
        warn(found.code, found.text, location=location)
    for path, count in sorted(remarks.items()):
        noun = "remark" if count == 1 else "remarks"
        logger.info("%s: %d %s; see `paperlist check`", path, count, noun)
