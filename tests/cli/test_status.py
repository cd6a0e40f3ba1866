"""An exit status says how a command ended, and what severity counts."""

from __future__ import annotations

import pytest

from sphinx_paperlist.cli.status import Status, status_of
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin, Severity

REMARK = Diagnostic(Origin("a"), Code.EMPTY_ITEM, "empty")
WARNING = Diagnostic(Origin("a"), Code.BAD_DATE, "no date")


@pytest.mark.parametrize(
    "findings, least, status",
    [
        ([], Severity.REMARK, Status.FINE),
        ([REMARK], Severity.WARNING, Status.FINE),
        ([REMARK], Severity.REMARK, Status.FINDINGS),
        ([REMARK, WARNING], Severity.WARNING, Status.FINDINGS),
        ([WARNING], Severity.ERROR, Status.FINE),
    ],
)
def test_what_is_severe_enough_counts(
    findings: list[Diagnostic], least: Severity, status: Status
) -> None:
    assert status_of(findings, least) is status


def test_shells_see_numbers() -> None:
    assert [int(status) for status in Status] == [0, 1, 2]
    assert all(status.meaning for status in Status)
