"""Say which listing stands for each bibliography of sphinxcontrib-bibtex."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from sphinx_paperlist.cli.migration.conditions import UntranslatableError
from sphinx_paperlist.cli.migration.filters import PAGE, SITE, Selection, translate
from sphinx_paperlist.cli.migration.myst_options import quoted
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import MYST, Directive, Edit, Finding

# Styles of pybtex by how they sort; an empty text keeps the order in which papers are cited.
STYLES: Mapping[str, str] = MappingProxyType(
    {
        "alpha": "authors, year, title",
        "plain": "authors, year, title",
        "unsrt": "",
        "unsrtalpha": "",
    }
)
_KNOWN = frozenset(
    {"all", "cited", "enumtype", "filter", "keyprefix", "labelprefix", "list", "notcited"}
    | {"start", "style"}
)


class _LeftError(Exception):
    """Say why a bibliography is left as it is, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def rewrite_directive(
    directive: Directive, docname: str | None, newline: str, project: Project
) -> tuple[list[Edit], list[Finding]]:
    """Return the edits that make a bibliography a listing, and what there is to say.

    `docname` is None in a docstring, which may be shown on any page. `newline` ends each line.
    """

    def finding(message: str, hint: str = "", *, lost: bool = True) -> Finding:
        return Finding(directive.start, message, hint, lost)

    if directive.name == "footbibliography":
        options = _titled({"cited": _page(docname)}, project.foot_header)
        message = "`footbibliography` became `paperlist`: it makes footnotes, ours is a list"
        return [_written(directive, "", options, newline)], [finding(message, lost=False)]
    try:
        given = _readable(directive.options)
        selection = _selection(given)
        argument = _argument(directive, selection, docname, project)
        options = _options(given, selection, docname, project)
    except _LeftError as left:
        return [], [finding(f"`bibliography` is not rewritten: {left.message}", left.hint)]
    found = [finding(f"`bibliography`: {message}") for message in _lost(given)]
    found += [finding(f"`where`: {message}", lost=False) for message in selection.differs]
    return [_written(directive, argument, options, newline)], found


def _readable(options: Mapping[str, str] | None) -> Mapping[str, str]:
    if options is None:
        raise _LeftError("its options cannot be read", "write them as `:name: value`")
    return options


def _selection(given: Mapping[str, str]) -> Selection:
    """Return what the options select; `filter` outdoes `all`, and that the others."""
    if "filter" in given:
        try:
            return translate(given["filter"])
        except UntranslatableError as error:
            hint = "see the reference of queries for what `where` can say"
            raise _LeftError(f"its filter cannot be said here: {error}", hint) from None
    if "all" in given:
        return Selection()
    return Selection(uncited=True) if "notcited" in given else Selection(cited=SITE)


def _argument(
    directive: Directive, selection: Selection, docname: str | None, project: Project
) -> str:
    """Return the list that a bibliography shows a part of."""
    if selection.nothing and not directive.content:
        raise _LeftError("it shows nothing", "take it out")
    if selection.nothing:
        return ""
    if directive.content:
        hint = "write one listing with these keys, and one without"
        raise _LeftError("it shows the papers of its content and others", hint)
    paths = _paths(directive.argument.split(), docname, project)
    if len(paths) <= 1:
        return "".join(_list_name(path, project) for path in paths)
    if project.bibfiles is None or set(paths) < set(project.bibfiles):
        raise _LeftError("it names several files", "write a listing for each")
    return ""


def _paths(names: list[str], docname: str | None, project: Project) -> list[str]:
    """Return bib files by their paths from the source directory."""
    paths = []
    for name in names:
        folder = "" if name.startswith("/") else posixpath.dirname(docname or "")
        path = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
        known = project.bibfiles
        if docname is None and known is not None:
            # A docstring does not know where it is shown, nor what its paths are relative to.
            alike = [one for one in known if posixpath.basename(one) == posixpath.basename(name)]
            path = alike[0] if len(alike) == 1 else path
        if known is not None and path not in known:
            raise _LeftError(f"'{name}' is not in bibtex_bibfiles", "correct the path")
        paths.append(path)
    return list(dict.fromkeys(paths))


def _list_name(path: str, project: Project) -> str:
    stem = PurePosixPath(path).stem
    stems = Counter(PurePosixPath(one).stem for one in project.bibfiles or ())
    return f"{path}/{stem}" if stems[stem] > 1 else stem


def _page(docname: str | None) -> str:
    return "" if docname else "here"


def _titled(options: dict[str, str], title: str) -> dict[str, str]:
    return options | ({"title": title} if title else {})


def _options(
    given: Mapping[str, str], selection: Selection, docname: str | None, project: Project
) -> dict[str, str]:
    options = {"where": selection.where} if selection.where else {}
    if selection.uncited:
        options["uncited"] = ""
    elif selection.cited:
        options["cited"] = _cited(selection.cited, given.get("keyprefix", ""), docname, project)
    if order := STYLES.get(given.get("style", project.style)):
        options["sort"] = order
    if given.get("list") == "bullet":
        options["numbering"] = "none"
    elif given.get("list") == "enumerated" and given.get("start") == "continue":
        options["numbering"] = "continue"
    return _titled(options, project.header)


def _cited(cited: str, prefix: str, docname: str | None, project: Project) -> str:
    """Return where papers are to be cited; with a prefix that is where keys have it."""
    if cited == SITE and prefix:
        citing = sorted(set(project.prefixes.get(prefix, ())))
        there = docname is None or citing in ([], [docname])
        cited = PAGE if there else ", ".join(f"/{name}" for name in citing)
    if cited == PAGE:
        return _page(docname)
    if cited != SITE and any(" " in name for name in cited.split(", ")):
        raise _LeftError("it names a document with a blank in its name", "rename the document")
    return cited


def _lost(given: Mapping[str, str]) -> Iterator[str]:
    """Yield what of the options has no equivalent and is left out."""
    style = given.get("style", "")
    if style and style not in STYLES:
        yield f"`style: {style}` is left out: there are no styles of pybtex"
    if prefix := given.get("labelprefix"):
        yield f"`labelprefix: {prefix}` is left out: nothing stands before numbers"
    if given.get("list") == "enumerated":
        if (kind := given.get("enumtype", "arabic")) != "arabic":
            yield f"`enumtype: {kind}` is left out: numbers are arabic"
        if (start := given.get("start", "1")) not in ("1", "continue"):
            yield f"`start: {start}` is left out: a listing begins at 1 or goes on from another"
    for name in given:
        if name not in _KNOWN:
            yield f"`{name}` is left out: sphinxcontrib-bibtex has no such option"


def _written(directive: Directive, argument: str, options: Mapping[str, str], newline: str) -> Edit:
    """Write the head of a listing, from its name to the end of its options."""
    is_myst = directive.syntax == MYST
    lines = [f"paperlist{'}' if is_myst else '::'} {argument}".rstrip()]
    given = [(name, quoted(text) if is_myst else text) for name, text in options.items()]
    if directive.block:
        lines += ["---", *(f"{name}: {text}".rstrip() for name, text in given), "---"]
    else:
        lines += [f":{name}: {text}".rstrip() for name, text in given]
    text = f"{newline}{directive.indent}".join(lines)
    return Edit(directive.start, directive.end, text)
