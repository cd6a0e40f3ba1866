"""Show an example of `_snippets/` in both syntaxes, and what it gives."""

from __future__ import annotations

from pathlib import PurePath
from textwrap import indent

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

# By the suffix of the page that shows it, and of the files of a snippet.
SYNTAXES = {".md": ("MyST", "md"), ".rst": ("reStructuredText", "rst")}


class Snippet(SphinxDirective):
    """Show a snippet, in a tab for each syntax, and below it what it gives on this page.

    `file` is the name without suffix that the reader gives to the file. It says that the snippet
    is a whole page, whose result cannot stand on another. `no-result` and `only-result` leave
    the result or the tabs out.
    """

    required_arguments = 1
    option_spec = {  # noqa: RUF012 - docutils wants a dict
        "file": directives.unchanged_required,
        "no-result": directives.flag,
        "only-result": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the tabs, and the result."""
        name, file = self.arguments[0], self.options.get("file", "")
        own = PurePath(self.env.doc2path(self.env.docname)).suffix
        shown: list[nodes.Node] = []
        if "only-result" not in self.options:
            shown += self.parse_text_to_nodes(_tabs(name, own, file))
        if not file and "no-result" not in self.options:
            path = self.env.srcdir / "_snippets" / f"{name}{own}"
            self.env.note_dependency(path)
            result = nodes.container("", classes=["snippet-result"])
            result += self.parse_text_to_nodes(path.read_text(encoding="utf-8"))
            shown.append(result)
        return shown


def _tabs(name: str, own: str, file: str) -> str:
    tabs = [_tab(name, own, suffix, file) for suffix in SYNTAXES]
    if own == ".rst":
        return ".. tab-set::\n   :sync-group: syntax\n\n" + indent("\n".join(tabs), "   ")
    return "::::{tab-set}\n:sync-group: syntax\n\n" + "\n".join(tabs) + "\n::::\n"


def _tab(name: str, own: str, suffix: str, file: str) -> str:
    title, language = SYNTAXES[suffix]
    options = [f":language: {language}", *([f":caption: {file}{suffix}"] if file else [])]
    path = f"/_snippets/{name}{suffix}"
    if own == ".rst":
        code = [f".. literalinclude:: {path}", *(f"   {option}" for option in options)]
        head = [f".. tab-item:: {title}", f"   :sync: {language}", ""]
        return "\n".join([*head, *(f"   {line}" for line in code), ""])
    code = ["```{literalinclude} " + path, *options, "```"]
    return "\n".join([":::{tab-item} " + title, f":sync: {language}", "", *code, ":::"])


class PlainTabs(SphinxPostTransform):
    """Put tabs one below another in books, whose pages may hold no controls (EPUB 3.3, XHTML)."""

    default_priority = 100  # before sphinx-design draws them
    builders = ("epub",)

    def run(self, **kwargs: object) -> None:
        """Keep what is in the tabs, after their labels."""
        for tabs in list(self.document.findall(_is_tab_set)):
            tabs.replace_self([node for tab in tabs.children for node in tab.children])


def _is_tab_set(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("design_component") == "tab-set"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("snippet", Snippet)
    app.add_post_transform(PlainTabs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
