"""Keys that nobody wrote and somebody cites are named."""

from __future__ import annotations

import pytest

from sphinx_paperlist.papers.checks.audited import Audited
from sphinx_paperlist.papers.checks.keys import cited_derived_keys
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.merging import build_library
from sphinx_paperlist.papers.model import Source
from tests.papers.checks.audit import paper, source

HERE = Origin("index.md", 12)


def said_of(one: Source, *names: str) -> list[tuple[str, str, str]]:
    audited = Audited([one], build_library([one]))
    cited = [(name, HERE) for name in names]
    return [(str(one.origin), one.message, one.hint) for one in cited_derived_keys(audited, cited)]


@pytest.mark.parametrize(
    "path, pin",
    [
        ("a.md", "<!-- paperlist: key=lee2020words -->"),
        ("a.yaml", "key: lee2020words"),
        ("a.json", '"key": "lee2020words"'),
        ("a.ris", "ID  - lee2020words"),
    ],
)
def test_a_cited_key_that_nobody_wrote_is_to_be_pinned(path: str, pin: str) -> None:
    one = source(paper("Words", "Ann Lee", 2020), path=path)

    assert said_of(one, "lee2020words", "lee2020words", "none") == [
        (
            f"{path}:1",
            "key 'lee2020words' is made from the content and cited at index.md:12 "
            "and in 1 more place",
            f"write `{pin}`",
        )
    ]


def test_a_written_key_and_an_identifier_do_not_change() -> None:
    one = source(paper(key="k"), paper("Else", "Ann Lee", 2020, arxiv="2001.00001"))

    assert said_of(one, "k", "arxiv:2001.00001", "2001.00001") == []
