"""Bad data is said with file, line, code and remedy, and the rest is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_paperlist.extension.report import report
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin

PAGE = "Title\n=====\n\n.. paperlist::\n\nThe end.\n"


def shown(site: Any, files: Any) -> Any:
    """Build a page that shows all papers, and see that nothing but papers was lost."""
    build = site.build({"index.rst": PAGE} | files)
    assert build.prose()[-1] == "The end."
    return build


BAD_SOURCES = {
    "a title with a colon": (
        "papers:\n  - title: First\n  - title: Second: a sequel\n    date: 2020\n",
        ["First"],
        "a.yaml:3: WARNING: mapping values are not allowed ",
        "quote the title",
        "bad-yaml",
    ),
    "a quotation mark without partner": (
        'papers:\n  - title: First\n  - title: "Second\n    date: 2020\n',
        ["First"],
        "a.yaml:5: WARNING: ",
        "quote the title",
        "bad-yaml",
    ),
    "a tab": (
        "papers:\n  - title: First\n\t- title: Second\n",
        [],
        "a.yaml:3: WARNING: ",
        "indent with blanks, not with tabs",
        "bad-yaml",
    ),
    "an alias": (
        "papers:\n  - title: First\n  - title: &x Second\n  - *x\n",
        ["First"],
        "a.yaml:3: WARNING: anchors and aliases are not used here",
        "what follows is not read",
        "bad-yaml",
    ),
    "a tag": (
        "papers:\n  - title: First\n  - !!python/object:os.system {}\n",
        ["First"],
        "a.yaml:3: WARNING: tags are not used here",
        "what follows is not read",
        "bad-yaml",
    ),
    "a paper without title": (
        "papers:\n  - {key: first, date: 2020}\n  - title: Second\n",
        ["Second"],
        "a.yaml:2: WARNING: the paper 'first' has no title and is left out",
        "add one",
        "missing-title",
    ),
    "a bad year": (
        "papers:\n  - title: First\n    year: MMXX\n  - title: Second\n",
        ["First", "Second"],
        "a.yaml:3: WARNING: 'MMXX' is no date",
        "write 2021, 2021-11 or 2021-11-03",
        "bad-date",
    ),
    "a bad arXiv id": (
        "papers:\n  - title: First\n    arxiv: soon\n",
        ["First"],
        "a.yaml:3: WARNING: `arxiv: soon` is not ",
        "",
        "bad-value",
    ),
    "a field given twice": (
        "papers:\n  - title: First\n    title: Second\n",
        ["First"],
        "a.yaml:3: WARNING: `title` is given twice",
        "delete one",
        "duplicate-field",
    ),
    "a key that cannot be cited": (
        "papers:\n  - title: First\n    key: a b\n",
        ["First"],
        "a.yaml:3: WARNING: `key: a b` cannot be cited",
        "leave out blanks, commas, braces",
        "bad-key",
    ),
    "a text where papers belong": (
        "papers: none\nlists: [{id: x, papers: [{title: First}]}]\n",
        ["First"],
        "a.yaml:1: WARNING: ",
        "",
        "bad-structure",
    ),
    "a key that no paper has": (
        "papers:\n  - {key: first, title: First}\nlists:\n  - id: x\n    papers:\n      - frist\n",
        ["First"],
        "a.yaml:6: WARNING: no paper has the key 'frist'",
        "did you mean 'first'?",
        "unknown-key",
    ),
    "an unsafe link": (
        "papers:\n  - title: First\n    links:\n      PDF: javascript:alert(1)\n",
        ["First"],
        "a.yaml:4: WARNING: the link 'PDF' to 'javascript:alert(1)' is refused",
        "use one of ftp, http, https, mailto",
        "unsafe-link",
    ),
    "a file that is not there": (
        "papers:\n  - title: First\n    links: {PDF: first.pdf}\n",
        ["First"],
        "a.yaml:2: WARNING: no file 'first.pdf' beside the source",
        "add it, or write a whole URL",
        "missing-file",
    ),
    "a file outside": (
        "papers:\n  - title: First\n    links: {PDF: ../conf.py}\n",
        ["First"],
        "a.yaml:2: WARNING: the link to '../conf.py' is refused: it leaves the folder",
        "put the file beside the source",
        "unsafe-link",
    ),
    "a control character": (
        "papers:\n  - title: Fi\u202erst\n",
        ["First"],
        "a.yaml:2: WARNING: control character U+202E removed",
        "delete it",
        "control-character",
    ),
    "an escaped control character": (
        'papers:\n  - title: "Fi\\x1brst"\n',
        ["First"],
        "a.yaml:2: WARNING: control character U+001B removed",
        "delete its escape sequence",
        "control-character",
    ),
    "bytes that are not UTF-8": (
        "papers:\n  - title: Fürst\n".encode("latin-1"),
        [],
        "a.yaml:2: WARNING: not UTF-8: byte 0xfc",
        "save the file as UTF-8",
        "not-utf8",
    ),
}


@pytest.mark.parametrize("bad", BAD_SOURCES.values(), ids=BAD_SOURCES.keys())
def test_bad_yaml_is_said_and_the_papers_that_were_read_are_shown(site: Any, bad: Any) -> None:
    text, titles, message, hint, code = bad
    build = shown(site, {"_papers/a.yaml": text})

    assert build.codes() == [f"paperlist.{code}"]
    assert build.warnings[0].startswith(f"_papers/{message}")
    assert hint in build.warnings[0]
    assert build.listed() == titles


@pytest.mark.parametrize(
    "text, titles, message, code",
    [
        (
            "# L\n\n1. **First.** *Ann Lee.* 2020\n2. Second, without markup.\n",
            ["First"],
            "a.md:4: WARNING: no title found in 'Second, without markup.'",
            "unread-item",
        ),
        (
            "# L\n\n1. **First.** *Ann Lee.*\n   [[PDF](javascript:alert(1))], 2020\n",
            ["First"],
            "a.md:4: WARNING: the link 'PDF' to 'javascript:alert(1)' is refused",
            "unsafe-link",
        ),
        (
            "# L\n\n1. **First.** *Ann Lee.* 2020 <!-- paperlist: key=a,b -->\n",
            ["First"],
            "a.md:3: WARNING: 'a,b' cannot be cited",
            "bad-key",
        ),
    ],
)
def test_bad_markdown_is_said_and_the_other_items_are_shown(
    site: Any, text: str, titles: Any, message: str, code: str
) -> None:
    build = shown(site, {"_papers/a.md": text})

    assert build.codes() == [f"paperlist.{code}"]
    assert build.warnings[0].startswith(f"_papers/{message}")
    assert build.listed() == titles


def test_one_key_for_two_works_is_said_with_both_places(site: Any) -> None:
    build = shown(
        site,
        {
            "_papers/a.yaml": "papers:\n  - {key: k, title: Alpha, authors: [Ann Lee]}\n",
            "_papers/b.yaml": "papers:\n\n  - {key: k, title: Something else}\n",
        },
    )

    assert build.codes() == ["paperlist.duplicate-key"]
    assert build.warnings[0].startswith(
        "_papers/b.yaml:3: WARNING: key 'k' already names another paper, 'Alpha' at "
        "_papers/a.yaml:2"
    )
    assert build.listed() == ["Alpha", "Something else"]


def test_remarks_are_counted_by_file_and_fail_no_build(site: Any) -> None:
    build = shown(
        site,
        {
            "_papers/a.yaml": "papers:\n  - title: A\n    titel: B\n    links: {PDF: }\n",
            "_papers/b.md": "# L\n\n1. **B.** *Ann Lee.* 2020\n2.\n",
        },
    )

    assert build.warnings == []
    assert "_papers/a.yaml: 2 remarks; see `paperlist check`" in build.status
    assert "_papers/b.md: 1 remark; see `paperlist check`" in build.status


def test_an_origin_without_a_line_points_at_the_first(monkeypatch: Any) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "sphinx_paperlist.extension.report.warn",
        lambda code, message, *, location: said.append((code.slug, location)),
    )
    whole = Diagnostic(Origin("a.yaml"), Code.UNREADABLE_FILE, "cannot read it")
    line = Diagnostic(Origin("../a.yaml", 3, 7), Code.EMPTY_ITEM, "this item is empty")
    report([whole, line], Path("/docs/source"), strict=True)

    assert said == [
        ("unreadable-file", "/docs/source/a.yaml:1"),
        ("empty-item", "/docs/a.yaml:3"),
    ]
