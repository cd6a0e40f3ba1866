"""Roles and directives of MyST are found where myst-parser finds them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive
from docutils.parsers.rst import roles as registry
from docutils.parsers.rst.directives import register_directive
from hypothesis import given
from myst_parser.parsers.docutils_ import Parser
from sphinx.util.docutils import docutils_namespace

from sphinx_paperlist.cli.migration.pages import read_page
from sphinx_paperlist.cli.migration.records import MYST, Finding, Role
from tests.cli.migration.pages import MYST_PAGES, directives, found_in, roles


@pytest.fixture(scope="module")
def cited() -> Iterator[Any]:
    """Return a function that lets myst-parser find the roles of a page."""
    found: list[str] = []

    def role(name: str, rawtext: str, text: str, *_: Any, **__: Any) -> Any:
        found.append(" ".join([name, *text.split()]))
        return [nodes.inline(rawtext, rawtext)], []

    class Code(Directive):
        has_content = True
        optional_arguments = 1
        option_spec: ClassVar[Any] = {"caption": str}

        def run(self) -> list[nodes.Node]:
            self.state.inline_text(self.options.get("caption", ""), self.lineno)
            return []

    def cited(text: str) -> list[str]:
        found.clear()
        settings = {
            "warning_stream": io.StringIO(),
            "report_level": 5,
            "myst_enable_extensions": ["colon_fence"],
        }
        publish_doctree(text, parser=Parser(), settings_overrides=settings)
        return list(found)

    with docutils_namespace():
        for name in ("cite", "cite:p", "cite:t"):
            registry.register_local_role(name, role)
        register_directive("code-block", Code)
        yield cited


@given(text=MYST_PAGES)
def test_the_roles_of_a_page_are_those_that_myst_finds(cited: Any, text: str) -> None:
    assert sorted(roles(text, MYST)) == sorted(cited(text))


def test_a_footnote_is_running_text() -> None:
    assert roles("Words[^1].\n\n[^1]: {cite}`a`\n\n    {cite}`b`\n", MYST) == ["cite a", "cite b"]


@pytest.mark.parametrize("extensions, found", [([], 1), (["deflist"], 2)])
def test_what_is_code_depends_on_the_extensions(extensions: list[str], found: int) -> None:
    (part,) = read_page("Term\n: {cite}`a`\n\n    {cite}`b`\n", MYST, extensions)

    assert sum(isinstance(one, Role) for one in part.found) == found


@pytest.mark.parametrize(
    "text",
    [
        "```bibliography\n```\n",
        "    ```{bibliography}\n    ```\n",
        "~~~~\n```{bibliography}\n```\n~~~~\n",
        "<!--\n```{bibliography}\n```\n-->\n",
        "```{code-block} md\n:::{bibliography}\n:::\n```\n",
    ],
)
def test_what_looks_like_a_directive_may_be_none(text: str) -> None:
    assert directives(text, MYST) == []


def test_a_role_in_a_cell_with_an_escaped_bar_is_named() -> None:
    text = "| a |\n|---|\n| `x\\|y` {cite}`k` |\n"

    assert [type(one) for one in found_in(text, MYST)] == [Finding]
