"""Show papers: the directives `paperlist` and `paper`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.util import docname_join
from sphinx.util.docutils import SphinxDirective

from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.entries import Formatter, digest, digest_of_shown
from sphinx_paperlist.extension.nodes import listing
from sphinx_paperlist.extension.options import (
    LISTING_OPTIONS,
    PAPER_OPTIONS,
    Option,
    OptionSpec,
    parse_options,
)
from sphinx_paperlist.extension.placing import Placer, empty_listing
from sphinx_paperlist.extension.publishing import file_stem, shown_alone, with_published
from sphinx_paperlist.extension.records import (
    COMPACT,
    HERE,
    LIST,
    OWN_BOX,
    PAGE,
    SITE,
    Listing,
    Look,
    Request,
    WrittenPapers,
)
from sphinx_paperlist.extension.report import report, warn
from sphinx_paperlist.extension.written import is_written, read_content
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.keys import anchor
from sphinx_paperlist.papers.library import unresolved
from sphinx_paperlist.papers.model import Mention, Paper, PaperList
from sphinx_paperlist.papers.query import Group
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.styles.entry import PARAGRAPHS
from sphinx_paperlist.styles.find import located


class _Shows(SphinxDirective):
    """Share what both directives do: options, the page's domain, and drawing."""

    has_content = True
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], str]]] = OptionSpec()

    @property
    def domain(self) -> PaperDomain:
        """Return the domain of papers."""
        return domain_of(self.env)

    @property
    def docname(self) -> str:
        """Return the name of the page."""
        return self.env.current_document.docname

    @property
    def path(self) -> str:
        """Return the path of the page, as origins have it."""
        return str(self.env.doc2path(self.docname, base=False))

    def warn(self, code: Code, message: str, hint: str = "") -> None:
        """Give a warning at the directive."""
        warn(code, message, hint, location=self.get_location())

    def note(self, diagnostic: Diagnostic) -> None:
        """Say what was found in the content of the directive."""
        report([diagnostic], self.env.srcdir, strict=self.config.paperlist_strict)

    def locate(self, origin: Origin) -> tuple[str, int]:
        """Return the file and line of an origin; what has none is from this page."""
        if not origin.path:
            source, line = self.get_source_info()
            return source or "", line or 0
        return str((self.env.srcdir / origin.path).resolve()), origin.line

    def parsed(self, table: Mapping[str, Option]) -> dict[str, Any]:
        """Return the values of all options; the path of a style begins at the source directory."""
        given = self.options | ({"style": style} if (style := self.named_style()) else {})
        return parse_options(given, table, self.report_option)

    def named_style(self) -> str:
        """Return the style that the directive asks for, with the whole path of a file."""
        return located(self.options.get("style") or "", Path(self.env.srcdir))

    def report_option(self, name: str, problem: str, known: bool) -> None:  # noqa: FBT001 - see parse_options
        """Say what is wrong with an option."""
        if not known:
            self.warn(Code.UNKNOWN_OPTION, f"no option '{name}'", problem)
        elif name == "where":
            self.warn(Code.BAD_QUERY, f"`where` was not understood: {problem}")
        else:
            self.warn(Code.BAD_OPTION, f"`{name}: {self.options[name]}` is left out: {problem}")

    def look(self, options: dict[str, Any], name: str) -> Look:
        """Return how the listing is drawn: by the options, else by the configuration."""
        layout = options.get("layout", LIST)
        show, most = options["show"], options["max-authors"]
        if show is None:
            show = self.config.paperlist_show
            if layout == COMPACT:
                show = [part for part in show if part not in PARAGRAPHS]
        if most is None:
            most = self.config.paperlist_max_authors or int(layout == COMPACT)
        return Look(
            options["style"] or self.config.paperlist_style,
            tuple(show),
            most,
            name,
            options.get("numbering", "none"),
            options["class"],
            layout,
            options.get("filter-box", ""),
            "" if options["style"] else self.named_style(),
        )

    @without_garbage_collection()
    def show(
        self, request: Request, look: Look, options: dict[str, Any], file_name: str = ""
    ) -> list[nodes.Node]:
        """Place the listing on the page, and tell the domain what this page shows.

        `file_name` is that of its downloads, without suffix.
        """
        group = None if request.is_late else self.domain.answer(request, self.docname)
        place = self.domain.next_place(self.docname)
        noted = Listing(self.docname, request, look, home=options["home"], file_name=file_name)
        placed: list[nodes.Node] = [empty_listing(place)]
        if group is not None:
            formatter = self.domain.formatter(look, self.docname)
            shown = formatter.listing(group)
            self.report_files(group, formatter)
            placer = Placer(self.state.document, place, look.name, self.locate)
            sections = bool(options.get("heading") and shown.groups) and self.may_have_sections()
            placed = placer.place(shown, as_sections=sections)
            noted = noted._replace(
                answer=group.map(lambda paper: paper.key),
                anchors=tuple(placer.anchors),
                lists=tuple(placer.lists),
                shown=digest_of_shown(shown),
            )
            noted = with_published(noted, group)
        self.domain.note_listing(noted)
        for node in placed:
            self.set_source_info(node)
        if options["name"]:
            target = nodes.target("", "", names=[options["name"]])
            self.state.document.note_explicit_target(target)
            placed.insert(0, target)
        return placed

    def may_have_sections(self) -> bool:
        """Tell whether sections can stand here, and say so where they cannot."""
        if isinstance(self.state_machine.node, nodes.section | nodes.document):
            return True
        self.warn(
            Code.BAD_OPTION,
            "`heading` is left out: there can be no sections here",
            "put the listing directly under a heading of the page",
        )
        return False

    def report_unknown(self, mentions: Sequence[Mention]) -> None:
        """Say which names of the content mean no paper, or not one alone."""
        for mention in mentions:
            keys = self.domain.shelf(self.docname).keys_for(mention.name)
            if len(keys) != 1:
                self.note(unresolved(mention, keys, self.domain.library.names))

    def report_files(self, group: Group[Paper], formatter: Formatter) -> None:
        """Say which papers written on this page link to files that are not there.

        Those of sources have been said.
        """
        for paper in group.walk():
            if paper.origin.path == self.path:
                for found in formatter.missing_files(paper):
                    self.note(found)


class PaperListDirective(_Shows):
    """Show a list, the whole library, or the papers of the content."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the listing."""
        options = self.parsed(LISTING_OPTIONS)
        argument = self.arguments[0].strip() if self.arguments else ""
        content = self.content_lines()
        if argument and not content and (is_written(argument) or "\n" in argument):
            # Without a blank line before it docutils takes content for the argument.
            argument, content = "", list(enumerate(argument.split("\n"), self.lineno + 1))
        if argument and content:
            self.warn(
                Code.BAD_LISTING,
                "a listing has a list, or papers in its content, but not both",
                "remove the argument or the content",
            )
            return []
        names = self.names_in(content) if content else None
        found = self.find_list(argument) if argument else None
        request = Request(
            argument,
            names,
            options["where"],
            options["sort"],
            options["group-by"],
            options["limit"],
            options["depth"],
            self.scopes(options["cited"]),
            options["uncited"],
        )
        if request.is_late:
            self.check_late(options)
        name = (found.id if found else "") or options["name"]
        if not name and not request.is_late:
            name = self.digest()
        if options["filter-box"] == OWN_BOX:
            options["filter-box"] = anchor("papers", name or self.digest())
        look = self.look(options, name)
        file_name = self.file_name(request, look, found, options["name"])
        shown = self.show(request, look, options, file_name)
        if options["title"]:
            first = next(one for node in shown for one in node.findall(listing))
            first.insert(0, self.title(options["title"]))
        return shown

    def content_lines(self) -> list[tuple[int, str]]:
        """Return the lines of the content with their numbers in the page."""
        # docutils knows the line of each line; MyST counts from the first of the directive.
        in_rst = isinstance(self.state, RSTState)
        first = 1 if in_rst else self.lineno + self.content_offset + 1
        lines = [
            (first + (self.content.offset(position) if in_rst else position), text)
            for position, text in enumerate(self.content)
        ]
        return lines if any(text.strip() for _, text in lines) else []

    def names_in(self, content: Sequence[tuple[int, str]]) -> tuple[str, ...]:
        """Return the names of the papers in the content, in order; those written here are noted."""
        before = self.domain.written.get(self.docname) or WrittenPapers({}, {})
        items, written, diagnostics = read_content(content, self.path, self.domain.library, before)
        for diagnostic in diagnostics:
            self.note(diagnostic)
        if written.papers:
            self.domain.note_written(self.docname, written)
        self.report_unknown(items)
        return tuple(item.name for item in items)

    def scopes(self, cited: Sequence[str]) -> tuple[str, ...]:
        """Return the value of `cited`, the names of documents as they are from the top.

        A value that cannot be used stands for the page: all papers are what nobody has asked for.
        """
        if "cited" in self.options and not cited:
            return (PAGE,)
        if len(cited) == 1 and cited[0] in (HERE, PAGE, SITE):
            return tuple(cited)
        documents = [docname_join(self.docname, name) for name in cited]
        for name, document in zip(cited, documents, strict=True):
            if document not in self.env.found_docs:
                hint = did_you_mean(document, dict.fromkeys(self.env.found_docs))
                self.warn(Code.BAD_OPTION, f"`cited`: there is no document '{name}'", hint)
        return tuple(documents)

    def check_late(self, options: dict[str, Any]) -> None:
        """Say which options do not go together with a listing of what is or is not cited."""
        if options["cited"] and options["uncited"]:
            self.warn(
                Code.BAD_OPTION,
                "`cited` and `uncited` leave nothing to show",
                "remove one of the two",
            )
        if options["heading"]:
            self.warn(
                Code.BAD_OPTION,
                "`heading` is left out: what is cited is known too late for sections",
                "without it groups are rubrics",
            )

    def find_list(self, name: str) -> PaperList[str] | None:
        """Return the list that a name means; an unknown one is said."""
        library = self.domain.library
        found = library.lists_for(name)
        if len(found) == 1:
            return found[0]
        if found:
            ids = " or ".join(f"'{one.id}'" for one in found)
            self.warn(Code.AMBIGUOUS_LIST, f"'{name}' may be {ids}", "use one of these ids")
        elif library.keys_for(name):
            hint = "put keys into the content, after a blank line"
            self.warn(Code.UNKNOWN_LIST, f"'{name}' is a paper, not a list", hint)
        else:
            hint = did_you_mean(name, library.list_names)
            self.warn(Code.UNKNOWN_LIST, f"no list '{name}' in the sources", hint)
        return None

    def title(self, text: str) -> nodes.rubric:
        """Return the title over the listing, which is shown where the listing is."""
        content, messages = self.parse_inline(text)
        rubric = nodes.rubric(text, "", *content, *messages, classes=["paperlist-title"])
        self.set_source_info(rubric)
        return rubric

    def file_name(
        self, request: Request, look: Look, found: PaperList[str] | None, name: str
    ) -> str:
        """Return the name of the listing's downloads: its own, else that of its list.

        A listing of a part of a list, in another order or with other texts, has one that says so.
        """
        if name or not found:
            return file_stem(name) if name else ""
        asked = request._replace(list_name="")
        usual = (Request(), shown_alone(self.config.paperlist_show))
        if (asked, shown_alone(look.show)) == usual:
            return file_stem(found.id)
        return file_stem(f"{found.id}-{digest([asked, shown_alone(look.show)])[:8]}")

    def digest(self) -> str:
        """Return a name for a listing that has none, made of what it asks for."""
        asked = repr((self.arguments, sorted(self.options.items()), list(self.content)))
        return hashlib.blake2b(asked.encode(), digest_size=4).hexdigest()


class PaperDirective(_Shows):
    """Show one paper in full."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the entry."""
        options = self.parsed(PAPER_OPTIONS)
        if not self.arguments:
            hint = "write it after the name of the directive"
            self.warn(Code.BAD_LISTING, "`paper` needs the key of a paper", hint)
            return []
        if self.content:
            self.warn(
                Code.BAD_LISTING,
                "`paper` shows one paper and has no content",
                "use `paperlist` for several",
            )
        name = self.arguments[0].strip()
        self.report_unknown([Mention(name, Origin(self.path, self.lineno))])
        # With a limit a listing without papers shows nothing, not that there are none yet.
        request = Request(names=(name,), limit=1)
        return self.show(request, self.look(options, "paper"), options)
