"""Roles and directives of reStructuredText are found where docutils finds them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, ClassVar
from unicodedata import category

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive
from docutils.parsers.rst import roles as registry
from docutils.parsers.rst.directives import register_directive
from docutils.utils import punctuation_chars
from hypothesis import given
from sphinx.util.docutils import docutils_namespace

from sphinx_paperlist.cli.migration.records import RST
from sphinx_paperlist.cli.migration.rst_inline import may_stand_before
from tests.cli.migration.pages import RST_PAGES, directives, roles


@pytest.fixture(scope="module")
def cited() -> Iterator[Any]:
    """Return a function that lets docutils find the roles of a page."""
    found: list[str] = []

    def role(name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:
        found.append(" ".join([name, *text.split()]))
        return [nodes.inline(rawtext, rawtext)], []

    class Code(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True
        option_spec: ClassVar[Any] = {"caption": str}

        def run(self) -> list[nodes.Node]:
            self.state.inline_text(self.options.get("caption", ""), self.lineno)
            return []

    def cited(text: str) -> list[str]:
        found.clear()
        settings = {"warning_stream": io.StringIO(), "report_level": 5}
        publish_doctree(text, settings_overrides=settings)
        return list(found)

    with docutils_namespace():
        for name in ("cite", "cite:p", "cite:t"):
            registry.register_local_role(name, role)
        register_directive("code-block", Code)
        register_directive("bibliography", Code)
        yield cited


@given(text=RST_PAGES)
def test_the_roles_of_a_page_are_those_that_docutils_finds(cited: Any, text: str) -> None:
    assert sorted(roles(text, RST)) == sorted(cited(text))


def test_roles_may_follow_what_docutils_says() -> None:
    ranges = punctuation_chars.openers + punctuation_chars.delimiters
    # Unicode has moved some characters between its classes since the lists were made.
    named = [one for one in ranges.replace("\\", "") if category(one)[0] == "P"]

    assert [one for one in named if not may_stand_before(one)] == []
    assert [one for one in "a1中é_*`!,.;" if may_stand_before(one)] == []


@pytest.mark.parametrize(
    "text, argument, options, content",
    [
        (".. bibliography::\n", "", {}, []),
        (".. bibliography:: a.bib\n   b.bib\n", "a.bib b.bib", {}, []),
        (".. Bibliography ::\n   :all:\n\nWords.\n", "", {"all": ""}, []),
        (
            ".. bibliography::\n   :filter: cited and\n     title\n   :all:\n\n   a\n\n   b\n",
            "",
            {"filter": "cited and title", "all": ""},
            ["a", "b"],
        ),
        (".. bibliography::\n\n   a\n", "", {}, ["a"]),
        ("- .. bibliography::\n     :all:\n", "", {"all": ""}, []),
    ],
)
def test_a_directive_is_read_as_docutils_reads_it(
    text: str, argument: str, options: dict[str, str], content: list[str]
) -> None:
    (found,) = directives(text, RST)

    assert found.name == "bibliography"
    assert (found.argument, found.options) == (argument, options)
    assert [line.text for line in found.content] == content


@pytest.mark.parametrize(
    "text",
    [
        ".. bibliography: a.bib\n",
        ".. .. bibliography::\n",
        "..\n   .. bibliography::\n",
        "Code::\n\n   .. bibliography::\n",
        ".. code::\n\n   .. bibliography::\n",
        "Words\n.. bibliography::\n",
        ".. _bibliography::\n",
    ],
)
def test_what_looks_like_a_directive_may_be_none(text: str) -> None:
    assert directives(text, RST) == []
