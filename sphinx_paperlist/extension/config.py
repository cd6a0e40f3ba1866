"""Declare the configuration values: the one table that Sphinx and the documentation read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_paperlist.exports.find import FORMATS, find_format, find_writer
from sphinx_paperlist.extension.report import warn
from sphinx_paperlist.papers.diagnostics import Code, Diagnostic, Origin
from sphinx_paperlist.papers.plugins import PluginError, load_function
from sphinx_paperlist.papers.text import one_of
from sphinx_paperlist.sources.reading import DEFAULT_SOURCES
from sphinx_paperlist.styles.citation import CITE_STYLES
from sphinx_paperlist.styles.entry import PARTS, View
from sphinx_paperlist.styles.find import find_style, located


class Value(NamedTuple):
    """Describe one configuration value.

    `problem` returns what is wrong with a value, or an empty text. `located` returns a value with
    its paths made absolute, which begin at the source directory.
    """

    name: str
    default: Any
    rebuild: Literal["", "env", "html"]
    types: tuple[type, ...]
    meaning: str
    problem: Callable[[Any], str]
    located: Callable[[Any, Path], Any] = lambda value, _: value


def _fine(value: object) -> str:
    return ""


def _texts(value: object) -> str:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return ""
    return "it must be a list of texts"


def _mapping(value: object) -> str:
    if isinstance(value, dict) and all(
        isinstance(k, str) and isinstance(v, str) for k, v in value.items()
    ):
        return ""
    return "it must map texts to texts"


def _field_map(value: object) -> str:
    problem = _mapping(value)
    if problem or not value:
        return problem
    # Imported where a map is given: most sites have none.
    from sphinx_paperlist.sources.foreign import target_problem  # noqa: PLC0415 - see above

    assert isinstance(value, dict)  # _mapping has seen to it
    return next(filter(None, map(target_problem, value.values())), "")


def unknown_part(names: object) -> str:
    """Return what is wrong with the parts of an entry to show."""
    return _unknown("part", names, PARTS)


def _unknown(what: str, names: object, known: Collection[str]) -> str:
    if problem := _texts(names):
        return problem
    assert isinstance(names, list | tuple)  # _texts has seen to it
    problems = (f"no {what} '{name}'; {one_of(name, known)}" for name in names if name not in known)
    return next(problems, "")


def not_a_count(value: object) -> str:
    """Return what is wrong with a number that must not be negative."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return "" if whole and int(str(value)) >= 0 else "it must be a whole number, 0 or more"


def unknown_style(name: object) -> str:
    """Return what is wrong with the name of a style."""
    try:
        find_style(str(name))
    except PluginError as error:
        return str(error)
    return ""


def _located_style(name: object, folder: Path) -> object:
    return located(name, folder) if isinstance(name, str) else name


def _located_files(names: object, folder: Path) -> object:
    return names if _texts(names) else [str(folder / name) for name in cast("list[str]", names)]


def _locales(names: object) -> str:
    if problem := _texts(names):
        return problem
    for name in cast("list[str]", names):
        # Imported where files are named: most sites have none.
        from sphinx_paperlist.styles.csl.load import load_locale  # noqa: PLC0415 - see above
        from sphinx_paperlist.styles.csl.xml import CslError  # noqa: PLC0415 - see above

        try:
            load_locale(Path(name))
        except CslError as error:
            return str(error)
    return ""


def _unknown_cite_style(name: object) -> str:
    return "" if name in CITE_STYLES else f"there are {', '.join(CITE_STYLES)}"


def _unknown_formats(names: object) -> str:
    if problem := _texts(names):
        return problem
    assert isinstance(names, list | tuple)  # _texts has seen to it
    written: dict[str, str] = {}
    for name in names:
        try:
            suffix = find_format(name).suffixes[0]
            if name not in FORMATS:
                find_writer(name)
        except PluginError as error:
            return str(error)
        if written.setdefault(suffix, name) != name:
            return f"'{written[suffix]}' and '{name}' both write {suffix} files"
    return ""


def _readers(value: object) -> str:
    if problem := _mapping(value):
        return problem
    assert isinstance(value, dict)  # _mapping has seen to it
    for suffix, target in value.items():
        if not suffix.startswith("."):
            return f"'{suffix}' is no suffix; write '.{suffix}'"
        try:
            load_function(target)
        except PluginError as error:
            return str(error)
    return ""


VALUES = (
    Value(
        "paperlist_sources",
        list(DEFAULT_SOURCES),
        "",
        (list, tuple),
        "Globs of the sources, relative to the source directory; they may start with `../`.",
        _texts,
    ),
    Value(
        "paperlist_list_ids",
        {},
        "",
        (dict,),
        "Ids of lists by the text of their headings, for Markdown pages that one cannot edit.",
        _mapping,
    ),
    Value(
        "paperlist_field_map",
        {},
        "",
        (dict,),
        "Fields by what JSON and YAML files call them, as in `{'paper_url': 'links.PDF', "
        "'venue.name': 'venue', 'mood': ''}`: a field, `links.LABEL`, or nothing to leave it out.",
        _field_map,
    ),
    Value(
        "paperlist_readers",
        {},
        "",
        (dict,),
        "Readers of your own by the suffixes of files, as in `{'.enw': 'my_module:read_enw'}`.",
        _readers,
    ),
    Value(
        "paperlist_style",
        "reading",
        "env",
        (str,),
        "Style of listings: `reading`, the name of a style in CSL, the path of a `.csl` file, or a "
        "function of your own.",
        unknown_style,
        _located_style,
    ),
    Value(
        "paperlist_csl_locales",
        [],
        "env",
        (list, tuple),
        "Locale files of CSL, whose terms styles in CSL use in place of ours.",
        _locales,
        _located_files,
    ),
    Value(
        "paperlist_cite_style",
        "author-year",
        "env",
        (str,),
        "Text of citations: `author-year`, `number`, `title` or `key`.",
        _unknown_cite_style,
    ),
    Value(
        "paperlist_show",
        list(View().show),
        "env",
        (list, tuple),
        "The parts of an entry after its title, in order.",
        unknown_part,
    ),
    Value(
        "paperlist_max_authors",
        0,
        "env",
        (int,),
        'Names shown before "et al."; 0 shows all.',
        not_a_count,
    ),
    Value(
        "paperlist_exports",
        ["bibtex", "csl-json", "ris"],
        "html",
        (list, tuple),
        "Formats of the downloads offered with every named list in HTML; none for an empty list.",
        _unknown_formats,
    ),
    Value("paperlist_hover", True, "html", (bool,), "Whether citations have hover cards.", _fine),
    Value(
        "paperlist_metadata",
        True,
        "html",
        (bool,),
        "Whether entries in HTML hold metadata for reference managers (COinS).",
        _fine,
    ),
    Value(
        "paperlist_strict", False, "", (bool,), "Whether remarks on sources are warnings.", _fine
    ),
)


def register(app: Sphinx) -> None:
    """Declare the values to Sphinx."""
    for value in VALUES:
        app.add_config_value(value.name, value.default, value.rebuild, value.types)


def check(app: Sphinx, config: Config) -> None:
    """Say which values cannot be used; their defaults are."""
    for found in repair(config, str(app.confdir / "conf.py"), Path(app.srcdir)):
        warn(found.code, found.message, found.hint, location=f"{found.origin}:1")


def repair(config: Config, path: str, source_dir: Path) -> list[Diagnostic]:
    """Put the default in place of every value that cannot be used, and return what was wrong.

    Paths are made absolute.
    """
    found = []
    for value in VALUES:
        given = config[value.name]
        config[value.name] = value.located(given, source_dir)
        if problem := value.problem(config[value.name]):
            message = f"{value.name} = {given!r}: {problem}"
            hint = f"{value.default!r} is used"
            found.append(Diagnostic(Origin(path), Code.BAD_CONFIG, message, hint))
            config[value.name] = value.default
    return found
