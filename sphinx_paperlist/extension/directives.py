"""Show papers: the directives `paperlist` and `paper`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.listing import ListingBuilder, Look
from sphinx_paperlist.extension.nodes import Files
from sphinx_paperlist.extension.options import (
    LISTING_OPTIONS,
    PAPER_OPTIONS,
    OptionSpec,
    parse_options,
)
from sphinx_paperlist.extension.records import Listing
from sphinx_paperlist.extension.report import report, warn
from sphinx_paperlist.extension.words import our_words
from sphinx_paperlist.extension.written import is_written, read_content
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.library import unresolved
from sphinx_paperlist.papers.model import Mention, Paper, PaperList
from sphinx_paperlist.papers.query import Group, Query, group_from_list, run
from sphinx_paperlist.papers.text import did_you_mean
from sphinx_paperlist.styles.entry import View
from sphinx_paperlist.styles.find import find_style


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
        """Say what was found while a source, or this page, was shown."""
        report([diagnostic], self.env.srcdir, strict=self.config.paperlist_strict)

    def note_own(self, diagnostic: Diagnostic) -> None:
        """Say what was found in a paper written on this page; sources have been reported."""
        if diagnostic.origin.path == self.path:
            self.note(diagnostic)

    def locate(self, origin: Origin) -> tuple[str, int]:
        """Return the file and line of an origin; what has none is from this page."""
        if not origin.path:
            source, line = self.get_source_info()
            return source or "", line or 0
        return str((self.env.srcdir / origin.path).resolve()), origin.line

    def report_option(self, name: str, problem: str, known: bool) -> None:  # noqa: FBT001 - see parse_options
        """Say what is wrong with an option."""
        if not known:
            self.warn(Code.UNKNOWN_OPTION, f"no option '{name}'", problem)
        elif name == "where":
            self.warn(Code.BAD_QUERY, f"`where` was not understood: {problem}")
        else:
            self.warn(Code.BAD_OPTION, f"`{name}: {self.options[name]}` is left out: {problem}")

    def view(self, options: dict[str, Any]) -> View:
        """Return what of an entry is shown: by the options, else by the configuration."""
        show, names = options["show"], options["max-authors"]
        return View(
            show=tuple(self.config.paperlist_show if show is None else show),
            max_authors=self.config.paperlist_max_authors if names is None else names,
            words=our_words(),
        )

    def draw(self, group: Group, options: dict[str, Any], **look: Any) -> list[nodes.Node]:
        """Draw papers, and tell the domain what this page shows."""
        style = find_style(options["style"] or self.config.paperlist_style)
        assert style is not None  # options and configuration have been checked
        builder = ListingBuilder(
            Look(
                style=style,
                view=self.view(options),
                language=self.config.language,
                classes=options["class"],
                **look,
            ),
            self.state.document,
            Files(self.env.srcdir, self.note_own),
            self.locate,
        )
        drawn = builder.draw(group)
        self.domain.note_listing(
            Listing(self.docname, tuple(builder.entries), tuple(builder.lists), options["home"])
        )
        if options["name"]:
            target = nodes.target("", "", names=[options["name"]])
            self.state.document.note_explicit_target(target)
            drawn.insert(0, target)
        return drawn

    def papers_by_name(self, mentions: Sequence[Mention]) -> list[Paper]:
        """Return the papers that names mean; unknown ones are said and left out."""
        papers = []
        for mention in mentions:
            keys = self.domain.keys_for(mention.name, self.docname)
            if len(keys) == 1:
                papers.append(self.domain.paper(keys[0], self.docname))
            else:
                self.note(unresolved(mention, keys, self.domain.library.names))
        return papers


class PaperListDirective(_Shows):
    """Show a list, the whole library, or the papers of the content."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the listing."""
        options = parse_options(self.options, LISTING_OPTIONS, self.report_option)
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
        group = self.chosen(argument, content, options["depth"])
        if group is None:
            return []
        query = Query(options["where"], options["sort"], options["group-by"], options["limit"])
        answer = run(query, group)
        if query.selects and not any(answer.walk()):
            return []
        return [*self.title(options), *self.drawn(answer, options, query)]

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

    def chosen(
        self, argument: str, content: Sequence[tuple[int, str]], depth: int | None
    ) -> Group | None:
        """Return what the listing is of, before the query."""
        if argument:
            found = self.find_list(argument)
            return group_from_list(found, self.domain.library.papers, depth) if found else None
        if not content:
            return Group(papers=tuple(self.domain.library.papers.values()))
        items, written, diagnostics = read_content(
            content, self.path, self.domain.library, self.domain.written.get(self.docname)
        )
        for diagnostic in diagnostics:
            self.note(diagnostic)
        if written.papers:
            self.domain.note_written(self.docname, written)
        return Group(papers=tuple(self.papers_by_name(items)))

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

    def title(self, options: dict[str, Any]) -> list[nodes.Node]:
        """Return the title over the listing, where one is asked for."""
        if not options["title"]:
            return []
        content, messages = self.parse_inline(options["title"])
        rubric = nodes.rubric(options["title"], "", *content, classes=["paperlist-title"])
        self.set_source_info(rubric)
        return [rubric, *messages]

    def drawn(self, group: Group, options: dict[str, Any], query: Query) -> list[nodes.Node]:
        """Draw an answer, as sections only where there can be some."""
        as_sections = options["heading"] and bool(group.groups)
        if as_sections and not isinstance(self.state_machine.node, nodes.section | nodes.document):
            self.warn(
                Code.BAD_OPTION,
                "`heading` is left out: there can be no sections here",
                "put the listing directly under a heading of the page",
            )
            as_sections = False
        return self.draw(
            group,
            options,
            name=group.id or options["name"] or self.digest(),
            numbering=options["numbering"],
            show_empty=not query.selects,
            as_sections=as_sections,
            one_count=bool(query.group_by),
        )

    def digest(self) -> str:
        """Return a name for a listing that has none, made of what it asks for."""
        asked = repr((self.arguments, sorted(self.options.items()), list(self.content)))
        return hashlib.blake2b(asked.encode(), digest_size=4).hexdigest()


class PaperDirective(_Shows):
    """Show one paper in full."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the entry."""
        options = parse_options(self.options, PAPER_OPTIONS, self.report_option)
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
        origin = Origin(self.path, self.lineno)
        papers = self.papers_by_name([Mention(self.arguments[0], origin)])
        if not papers:
            return []
        return self.draw(Group(papers=tuple(papers)), options, name="paper", numbering="none")
