"""Whatever is edited between builds, an incremental build gives what a clean one gives.

A machine edits data files and pages at random, builds by different builders on the same doctrees,
stops builds half-way, and compares every finished build with a clean one of the same files.
"""

from __future__ import annotations

import difflib
import itertools
import json
import os
import re
import shutil
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sphinx.testing.util import SphinxTestApp

# Without links to other pages, which Sphinx does not renew when their titles change.
LAYOUT = "{% block body %}{% endblock %}"
CONF = """\
extensions = ["sphinx_paperlist"]
html_theme = "basic"
templates_path = ["_templates"]
html_copy_source = False
html_use_index = False
paperlist_sources = ["_papers/*"]
language = "de"
locale_dirs = ["locale"]
"""
PAGES = ("index", "one", "two", "three")
KEYS = ("gu", "dao", "lee", "kim")
# What citations may name: papers, an alias, one that a page may write, a derived key, nobody.
NAMES = (*KEYS, "doi:10.1000/1", "ray2020words", "may2001seas", "nobody")
FIELDS = {
    "title": (
        *("Seas", "Skies", "*Long* roads", "'Quoted' --- words", "论词", "كتاب"),
        {"en": "Lakes", "de": "Seen"},
        {"zh": "湖", "en": "Lakes"},
    ),
    "language": ("", "ja", "zh-Hant"),
    "added": ("", "2023-12", "2024-01-05"),
    "authors": (["Ann Lee"], ["Bo Ray", "Cy Day"], ["May, June", "others"], []),
    "date": (2001, 2020, "2020-05"),
    "venue": ("ICLR", "吴", ""),
    "tags": ([], ["x"], ["x", "y"]),
    "note": ("", "Read *this*.", "See [it](extra.txt).", {"en": "Much.", "zh": "很多。"}),
    "doi": ("", "10.1000/1"),
    "abstract": ("", "Of $x$."),
}
OPTIONS = {
    "where": ("year > 2005", '"x" in tags', 'has("note")'),
    "sort": ("-year", "title"),
    "group-by": ("year", "tags, venue", "added"),
    "limit": ("1", "2"),
    "numbering": ("arabic", "reversed", "continue", "none"),
    "show": ("venue, date", "authors, cited-in, note, tags", "cited-in", "venue, bibtex"),
    "layout": ("compact",),
    "filter-box": ("", "box"),
    "name": ("mine",),
    "cited": ("", "here", "site", "one, two"),
    "uncited": ("",),
    "heading": ("",),
    "home": ("",),
    "depth": ("0",),
    "title": ("Papers", "On :paper:`gu`"),
}
FORMS = ("paper", "paper:p", "paper:t", "paper:num", "paper:full", "paper:title", "any")
ENTRY = "   - **Words.** *Bo Ray.* 2020"

# What Sphinx counts of translations.
PROGRESS = re.compile(rb' (?:translated|translation_progress)="[^"]*"')

papers = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FIELDS.items()})
options = st.lists(st.sampled_from(list(OPTIONS)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(OPTIONS[name]) for name in names})
)
subjects = st.one_of(
    st.sampled_from([" all", " part", " other", " nothing", ""]),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(
        lambda names: "\n".join(["", *(f"   {name}" for name in names)])
    ),
    st.just(f"\n{ENTRY}"),
)


def listing(subject: str, chosen: dict[str, str]) -> str:
    head, _, content = subject.partition("\n")
    given = "".join(f"   :{name}: {value}\n" for name, value in chosen.items())
    return f".. paperlist::{head}\n{given}\n{content}\n"


listings = st.builds(listing, subjects, options)
citations = st.builds(
    lambda form, name: f":{form}:`{name}`\n", st.sampled_from(FORMS), st.sampled_from(NAMES)
)
blocks = st.one_of(
    *(listings, listings, citations, citations),
    st.sampled_from(KEYS).map(lambda key: f".. paper:: {key}\n"),
    st.just(":paper:list:`part`\n"),
    st.integers(0, 9).map(lambda number: f"Section {number}\n---------\n"),
    st.sampled_from(KEYS).map(
        lambda key: (
            f".. py:function:: f\n   :no-index:\n\n   :paper:`{key}`\n\n"
            "   .. paperlist::\n      :cited: here\n"
        )
    ),
)


class Edits(RuleBasedStateMachine):
    """Hold a site as it is edited, and the folder that is built again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.source = self.folder / "source"
        self.built = self.folder / "built"
        self.papers: dict[str, Any] = {}
        self.lists: dict[str, list[str]] = {"part": [], "other": []}
        self.pages: dict[str, list[str]] = {}
        self.titles = dict.fromkeys(PAGES, "Title")
        self.order = [*PAGES[1:]]
        self.broken = False
        self.comments = 0
        self.serial = itertools.count()
        self.steps = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # The site

    @initialize(
        library=st.fixed_dictionaries(dict.fromkeys(KEYS, papers)),
        pages=st.fixed_dictionaries(dict.fromkeys(PAGES, st.lists(blocks, max_size=3))),
    )
    def begin(self, library: dict[str, Any], pages: dict[str, list[str]]) -> None:
        self.papers, self.pages = library, pages
        self.lists = {"part": [*KEYS[:2]], "other": [*KEYS[1:3]]}
        self.write("_templates/layout.html", LAYOUT)
        self.write("conf.py", CONF)
        self.save_papers()
        for name in PAGES:
            self.save_page(name)

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        # The clock of a file system may be behind that with which Sphinx compares.
        now = time.time_ns()
        os.utime(path, ns=(now, now))

    def save_papers(self) -> None:
        described = {
            key: {"key": key, **{name: value for name, value in paper.items() if value}}
            for key, paper in self.papers.items()
        }
        # The last paper has no key of its own.
        for paper in list(described.values())[3:]:
            del paper["key"]
        inside = {key for keys in self.lists.values() for key in keys}
        part = [described.get(key, key) for key in self.lists["part"]]
        lists = [
            {
                "id": "all",
                "title": "All",
                "lists": [
                    {"id": "part", "title": "Part", "description": "A *part*.", "papers": part}
                ],
            }
        ]
        data = {
            "lists": lists,
            "papers": [paper for key, paper in described.items() if key not in inside],
        }
        text = "# comment\n" * self.comments + json.dumps(data, ensure_ascii=False, indent=1)
        self.write("_papers/a.yaml", "lists: [" if self.broken else text)
        others = [
            described.get(key, key) for key in self.lists["other"] if key not in self.lists["part"]
        ]
        mentions = [key for key in self.lists["other"] if key in self.lists["part"]]
        second = {"lists": [{"id": "other", "title": "Other", "papers": others + mentions}]}
        self.write("_papers/b.json", json.dumps(second))

    def save_page(self, name: str) -> None:
        title = self.titles[name]
        text = f"{title}\n{'=' * len(title)}\n\n" + "\n".join(self.pages[name])
        # Which of two pages with one label has it is Sphinx's to say.
        text = text.replace(":name: mine", f":name: mine-{name}")
        if name == "index":
            entries = "".join(f"   {page}\n" for page in self.order)
            text += f"\n.. toctree::\n   :hidden:\n\n{entries}"
        self.write(f"{name}.rst", text)

    # Edits of data

    @rule(key=st.sampled_from(KEYS), name=st.sampled_from(list(FIELDS)), data=st.data())
    def change_a_field(self, key: str, name: str, data: Any) -> None:
        if key in self.papers:
            self.papers[key][name] = data.draw(st.sampled_from(FIELDS[name]))
            self.save_papers()

    @rule(key=st.sampled_from(KEYS), paper=papers)
    def add_or_remove_a_paper(self, key: str, paper: dict[str, Any]) -> None:
        if not self.papers.pop(key, None):
            self.papers[key] = paper
        self.save_papers()

    @rule(order=st.permutations(KEYS))
    def reorder_papers(self, order: list[str]) -> None:
        self.papers = {key: self.papers[key] for key in order if key in self.papers}
        self.save_papers()

    @rule(
        name=st.sampled_from(["part", "other"]), keys=st.lists(st.sampled_from(KEYS), unique=True)
    )
    def change_a_list(self, name: str, keys: list[str]) -> None:
        self.lists[name] = keys
        self.save_papers()

    @rule()
    def break_or_mend_a_file(self) -> None:
        self.broken = not self.broken
        self.save_papers()

    @rule(lines=st.integers(0, 3))
    def touch_the_data_or_comment_on_it(self, lines: int) -> None:
        self.comments = lines
        self.save_papers()

    @rule()
    def add_or_remove_the_file_that_a_note_links_to(self) -> None:
        path = self.source / "_papers/extra.txt"
        if path.exists():
            path.unlink()
        else:
            self.write("_papers/extra.txt", "extra")

    @rule(name=st.sampled_from(PAGES), text=st.sampled_from(["Lies *dies*.", "Ein _Teil_.", ""]))
    def translate(self, name: str, text: str) -> None:
        messages = ("Read *this*.", "A *part*.", "Part")
        entries = "".join(f'msgid "{one}"\nmsgstr "{text}"\n\n' for one in messages)
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        self.write(f"locale/de/LC_MESSAGES/{name}.po", header + entries)

    # Edits of pages

    @rule(name=st.sampled_from(PAGES), block=blocks, place=st.integers(0, 3))
    def add_a_block(self, name: str, block: str, place: int) -> None:
        if name in self.pages:
            self.pages[name].insert(place, block)
            self.save_page(name)

    @rule(name=st.sampled_from(PAGES), place=st.integers(0, 3))
    def remove_a_block(self, name: str, place: int) -> None:
        if place < len(self.pages.get(name, [])):
            del self.pages[name][place]
            self.save_page(name)

    @rule(name=st.sampled_from(PAGES), title=st.sampled_from(["Title", "Another title"]))
    def rename_a_page(self, name: str, title: str) -> None:
        if name in self.pages:
            self.titles[name] = title
            self.save_page(name)

    @rule(order=st.permutations(PAGES[1:]), count=st.integers(0, 3))
    def reorder_pages(self, order: list[str], count: int) -> None:
        self.order = [name for name in order if name in self.pages][:count]
        self.save_page("index")

    @rule(name=st.sampled_from(PAGES[1:]), text=st.lists(blocks, max_size=2))
    def add_or_delete_a_page(self, name: str, text: list[str]) -> None:
        if name in self.pages:
            del self.pages[name]
            (self.source / f"{name}.rst").unlink()
            self.order = [one for one in self.order if one != name]
            self.save_page("index")
        else:
            self.pages[name] = text
            self.save_page(name)

    # Builds

    @invariant()
    def build_and_compare(self) -> None:
        """Build after every other edit, so that edits meet as well."""
        self.steps += 1
        if self.pages and self.steps % 2:
            self.compare("html")

    @rule(builder=st.sampled_from(["dirhtml", "text", "xml"]))
    def build_something_else_on_the_same_doctrees(self, builder: str) -> None:
        self.compare(builder)

    @rule()
    def build_in_parallel(self) -> None:
        self.compare("html", parallel=2)

    def compare(self, builder: str, *, parallel: int = 0) -> None:
        self.run(builder, self.built, parallel=parallel)
        clean = self.folder / f"clean{next(self.serial)}"
        self.run(builder, clean)
        found = difference(
            outputs(self.built / builder, self.pages), outputs(clean / builder, self.pages)
        )
        if found:
            pytest.fail(found)
        if builder in ("html", "dirhtml"):
            assert self.run(builder, self.built) == ([], [])
        shutil.rmtree(clean)

    @rule(name=st.sampled_from(PAGES))
    def build_one_page(self, name: str) -> None:
        if name in self.pages and self.built.exists():
            self.run("html", self.built, names=[self.source / f"{name}.rst"])

    @rule(event=st.sampled_from(["write-started", "doctree-resolved"]))
    def stop_a_build(self, event: str) -> None:
        def stop(*_: Any) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            self.run("html", self.built, stop=(event, stop))

    def run(
        self,
        builder: str,
        folder: Path,
        *,
        parallel: int = 0,
        names: Sequence[Path] = (),
        stop: Any = None,
    ) -> tuple[list[str], list[str]]:
        """Build, and return the pages that were read and those that were written."""
        folder.mkdir(exist_ok=True)
        app = SphinxTestApp(builder, srcdir=self.source, builddir=folder, parallel=parallel)
        read: list[str] = []
        written: list[str] = []
        app.connect("env-before-read-docs", lambda app, env, names: read.extend(names))
        app.connect("doctree-resolved", lambda app, tree, name: written.append(name))
        try:
            if stop:
                app.connect(*stop)
                app.connect("env-updated", lambda app, env: ["index"])
            app.build(filenames=names)
        finally:
            app.cleanup()
        return read, written


def outputs(folder: Path, pages: Any) -> dict[str, bytes]:
    """Return what a build has written; pages that are gone are Sphinx's to leave."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        gone = any(name.startswith((f"{page}.", f"{page}/")) for page in PAGES if page not in pages)
        if path.is_file() and not gone and not name.startswith((".buildinfo", "_static")):
            # A new catalogue is none of our business on pages without papers, nor of all builders.
            found[name] = PROGRESS.sub(b"", path.read_bytes())
    if inventory := found.get("objects.inv"):
        found["objects.inv"] = zlib.decompress(inventory.split(b"\n", 4)[4])
    if index := found.get("searchindex.js"):
        found["searchindex.js"] = searchable(index)
    return found


def searchable(index: bytes) -> bytes:
    """Return a search index without what Sphinx leaves in it of earlier builds."""
    data = json.loads(index.removeprefix(b"Search.setIndex(").removesuffix(b")"))
    objects = [
        [data["objtypes"][str(kind)], prefix, data["docnames"][page], priority, anchor, name]
        for prefix, found in data["objects"].items()
        for page, kind, priority, anchor, name in found
    ]
    terms = {word: pages for word, pages in data["terms"].items() if pages != []}
    return json.dumps([objects, terms, data["docnames"]], indent=1, sort_keys=True).encode()


def difference(built: dict[str, bytes], clean: dict[str, bytes]) -> str:
    """Return the first file that differs, and how."""
    for name in sorted(built.keys() | clean.keys()):
        # Sphinx leaves downloads that no page links to any more.
        left_over = name.startswith("_downloads/") and name not in clean
        if built.get(name) != clean.get(name) and not left_over:
            before, after = (
                files.get(name, b"(missing)").decode(errors="replace").splitlines()
                for files in (built, clean)
            )
            return "\n".join([name, *difflib.unified_diff(before, after, "built", "clean", n=1)])
    return ""


def test_an_incremental_build_gives_what_a_clean_one_gives() -> None:
    # A failing sequence is printed as it is: to shrink one takes longer than to read it.
    steady = settings().derandomize
    machine = settings(
        max_examples=8 if steady else 500, stateful_step_count=25, phases=[Phase.generate]
    )
    run_state_machine_as_test(Edits, settings=machine)
