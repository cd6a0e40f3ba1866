"""Build small documentation sites, and look at what came out."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from hypothesis import settings
from sphinx.testing.util import SphinxTestApp

from sphinx_paperlist.papers.plugins import installed

pytest_plugins = ("sphinx.testing.fixtures",)

# No test depends on how fast the machine is, or on luck. `HYPOTHESIS_PROFILE=search` looks further.
settings.register_profile("steady", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_CONFIG = {
    "extensions": ["sphinx_paperlist", "myst_parser"],
    "project": "Site",
    "copyright": "nobody",
    "version": "1",
    "exclude_patterns": ["_build"],
    "html_theme": "basic",
    "nitpicky": True,
}


@pytest.fixture
def site(tmp_path: Path, make_app: Callable[..., SphinxTestApp]) -> Site:
    """Return an empty site; `site.build({path: text})` writes files and builds it."""
    return Site(tmp_path / "docs", make_app)


@pytest.fixture
def papers() -> dict[str, str]:
    """Return a source of five papers in three lists, as a file of a site."""
    return {"_papers/models.yaml": _MODELS}


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder whose modules can be imported in this test alone."""
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    for path in folder.glob("*.py"):
        sys.modules.pop(path.stem, None)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return what installs a package that has entry points: `install(group, name="module:x")`."""

    def install(group: str, **points: str) -> None:
        folder = tmp_path / "installed" / "plugins-1.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: plugins\nVersion: 1\n")
        lines = [f"[{group}]", *(f"{name} = {target}" for name, target in points.items())]
        (folder / "entry_points.txt").write_text("\n".join(lines))
        monkeypatch.syspath_prepend(folder.parent)
        installed.cache_clear()

    yield install
    monkeypatch.undo()
    installed.cache_clear()


@pytest.fixture
def plain_html() -> dict[str, Any]:
    """Return a configuration without what HTML has besides the text of entries and citations."""
    return {
        "paperlist_show": ["venue", "authors", "links", "date", "note", "abstract", "cited-in"],
        "paperlist_metadata": False,
        "paperlist_hover": False,
        "paperlist_exports": [],
    }


@pytest.fixture
def syntaxes() -> list[Syntax]:
    """Return both ways of writing pages."""
    return [Syntax("rst"), Syntax("md")]


@pytest.fixture(params=["rst", "md"])
def syntax(request: pytest.FixtureRequest) -> Syntax:
    """Return one way of writing pages, and then the other."""
    return Syntax(request.param)


@dataclass(frozen=True)
class Syntax:
    """Write directives and roles in reStructuredText or in MyST."""

    suffix: str

    @property
    def first_line(self) -> int:
        """Return the line on which the first block of a page begins."""
        return 4 if self.suffix == "rst" else 3

    def page(self, *blocks: str, name: str = "index") -> dict[str, str]:
        title = "Title\n=====" if self.suffix == "rst" else "# Title"
        return {f"{name}.{self.suffix}": "\n\n".join([title, *blocks]) + "\n"}

    def directive(self, head: str, options: Mapping[str, str] | None = None, text: str = "") -> str:
        name, _, argument = head.partition(" ")
        given = [f":{option}: {value}".rstrip() for option, value in (options or {}).items()]
        if self.suffix == "md":
            inside = ["", text] if text else []
            return "\n".join([f"```{{{name}}} {argument}".rstrip(), *given, *inside, "```"])
        return "\n   ".join([f".. {name}:: {argument}".rstrip(), *given, "", *text.split("\n")])

    def role(self, text: str, form: str = "") -> str:
        name = f"paper:{form}" if form else "paper"
        return f"{{{name}}}`{text}`" if self.suffix == "md" else f":{name}:`{text}`"


@dataclass
class Site:
    """A folder with `conf.py` and pages, built as often as a test needs."""

    folder: Path
    make_app: Callable[..., SphinxTestApp]
    config: dict[str, Any] = field(default_factory=_CONFIG.copy)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, each as if saved at this moment; paths are relative to `conf.py`."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            # The clock of a file system may be behind that with which Sphinx compares.
            now = time.time_ns()
            os.utime(path, ns=(now, now))

    def build(
        self,
        files: Mapping[str, str | bytes] | None = None,
        builder: str = "dummy",
        *,
        parallel: int = 0,
        names: Sequence[str] = (),
        stop_at: str = "",
        **config: Any,
    ) -> Build:
        """Write files and build; configuration values hold for later builds too.

        `names` are pages to build alone; a build stops at the event `stop_at` as if killed.
        """
        self.config |= config
        conf = "".join(f"{name} = {value!r}\n" for name, value in self.config.items())
        self.write({"conf.py": conf, **(files or {})})
        app = self.make_app(builder, srcdir=self.folder, parallel=parallel)
        build = Build(app)
        app.connect("env-before-read-docs", lambda app, env, names: build.read.extend(names))
        app.connect("doctree-resolved", lambda app, tree, name: build.trees.update({name: tree}))
        if stop_at:
            app.connect(stop_at, _stop)
        try:
            app.build(filenames=[self.folder / name for name in names])
        except KeyboardInterrupt:
            assert stop_at, "nobody has stopped the build"
        finally:
            # What this application registered must not look like a clash to the next one.
            app.cleanup()
        return build


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


@dataclass
class Build:
    """One build of a site: the pages that were read, the trees that were written, what was said."""

    app: SphinxTestApp
    read: list[str] = field(default_factory=list)
    trees: dict[str, nodes.document] = field(default_factory=dict)

    @property
    def warnings(self) -> list[str]:
        """Return what was warned of, without colours, with paths relative to the site."""
        text = _COLOUR.sub("", self.app.warning.getvalue()).replace(f"{self.app.srcdir}/", "")
        return [one.strip() for one in re.split(r"\n(?=\S)", text) if one.strip()]

    @property
    def status(self) -> str:
        return _COLOUR.sub("", self.app.status.getvalue())

    def codes(self) -> list[str]:
        return [one.rpartition("[")[2].rstrip("]") for one in self.warnings]

    def output(self, name: str) -> str:
        return (self.app.outdir / name).read_text(encoding="utf-8")

    def page(self, name: str = "index.html") -> Page:
        return Page(self.output(name))

    def doctree(self, docname: str = "index") -> nodes.document:
        """Return a page as it is written."""
        return self.trees[docname]

    def prose(self, docname: str = "index") -> list[str]:
        """Return the paragraphs of a page, but those of papers, as they are written."""
        paragraphs = self.trees[docname].findall(nodes.paragraph)
        return [one.astext() for one in paragraphs if not isinstance(one.parent, nodes.list_item)]

    def listed(self, docname: str = "index") -> list[str]:
        """Return the titles of the papers that a page shows, in order, without the full stop."""
        if self.app.builder.name == "html":
            page = self.page(f"{docname}.html")
            titles = [one for one in page.all("strong.paper-title") if one.within("paper")]
            return [one.text.rstrip(".。") for one in titles]
        return [
            one.astext().rstrip(".。")
            for item in self.doctree(docname).findall(nodes.Element)
            if "paper" in _classes(item)
            for one in item.findall()
            if "paper-title" in _classes(one)
        ]


def _classes(node: nodes.Node) -> list[str]:
    return list(node["classes"]) if isinstance(node, nodes.Element) else []


@dataclass
class Element:
    """An element of a page: its tag and attributes, the text in it, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = field(repr=False)
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def within(self, name: str) -> bool:
        """Tell whether the element is in one with a class."""
        return self.parent is not None and (name in self.parent.classes or self.parent.within(name))


class Page(HTMLParser):
    """A page of HTML as a browser understands it: a list of elements in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self._open[-1] if self._open else None)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(one.tag == tag for one in self._open):
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, selector: str) -> list[Element]:
        tag, _, name = selector.partition(".")
        return [
            one
            for one in self.elements
            if tag in ("", one.tag) and (not name or name in one.classes)
        ]

    def texts(self, selector: str) -> list[str]:
        return [" ".join(one.text.split()) for one in self.all(selector)]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


_MODELS = """\
lists:
  - id: models
    title: Models
    lists:
      - id: recurrent
        title: Recurrent networks
        papers:
          - {key: hochreiter1997long, title: Long short-term memory, date: 1997, tags: [rnn],
             authors: [Sepp Hochreiter, Jürgen Schmidhuber], venue: Neural Computation,
             doi: 10.1162/neco.1997.9.8.1735}
      - id: state-spaces
        title: State spaces
        papers:
          - {title: Efficiently modeling long sequences with structured state spaces, date: 2021,
             authors: [Albert Gu, Karan Goel, Christopher Ré], venue: arXiv, arxiv: "2111.00396",
             links: {Code: https://github.com/state-spaces/s4}, tags: [ssm]}
          - {title: "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
             authors: [Albert Gu, Tri Dao], date: 2023-12, venue: arXiv,
             links: {PDF: https://arxiv.org/abs/2312.00752}, tags: [ssm, selection]}
papers:
  - {title: Attention is all you need, authors: [Ashish Vaswani, others], date: 2017,
     venue: NeurIPS, arxiv: "1706.03762", tags: [transformer]}
  - {key: 吴恩达2018机器学习, title: 机器学习, authors: [吴恩达], date: 2018}
"""
