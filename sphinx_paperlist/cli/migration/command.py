"""Do what `paperlist migrate` is asked for: read pages, rewrite them, say what is left."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sphinx_paperlist.cli.chosen import CannotRunError, Conf, read_conf
from sphinx_paperlist.cli.migration.advice import (
    OTHER_VALUES,
    VALUES,
    project_of,
    settings,
    without_equivalent,
)
from sphinx_paperlist.cli.migration.files import (
    KINDS,
    PageFile,
    kinds_of,
    pages_named,
    pages_of,
)
from sphinx_paperlist.cli.migration.pages import Part, Rewritten, read_page, rewrite_parts
from sphinx_paperlist.cli.migration.project import Project, cited_keys, prefixes_in
from sphinx_paperlist.cli.status import Status
from sphinx_paperlist.cli.terminal import print_utf8
from sphinx_paperlist.exports.files import replace_file
from sphinx_paperlist.papers.diagnostics import Origin
from sphinx_paperlist.papers.text import counted
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.reading import find_files, read_files

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class _Page(NamedTuple):
    """Hold a page that has been read; `problem` says why its parts could not be."""

    file: PageFile
    text: str = ""
    parts: Sequence[Part] = ()
    problem: str = ""


def migrate(names: Sequence[str], conf_folder: str | None, *, write: bool) -> int:
    """Rewrite the pages that are named, or those of a site; return the exit status.

    Raise `CannotRunError` where a file or conf.py is missing, or a page cannot be written.
    """
    conf = read_conf(conf_folder) if conf_folder or not names else None
    values = _values(conf)
    sources, _ = find_files(conf.site.folder, conf.sources, conf.reading) if conf else ([], [])
    kinds = kinds_of(values["source_suffix"]) if conf else KINDS
    if conf and not names:
        files = list(pages_of(conf.site, sources, kinds))
    else:
        files = pages_named(names, conf.site if conf else None, sources, kinds)
    project = _project(conf, values)
    pages = [_read(file, project) for file in files]
    project = project._replace(prefixes=_prefixes(pages))
    lost = _work_on(pages, project, write=write)
    if conf:
        _print_advice(conf, values, [file.name for file in sources])
    return Status.FINDINGS if lost else Status.FINE


def _values(conf: Conf | None) -> Mapping[str, Any]:
    """Return what conf.py says of the old extension, and what it may say with it."""
    if conf is None:
        return VALUES
    for name, default in {**VALUES, **OTHER_VALUES}.items():
        if name not in conf.values:
            conf.values.add(name, default, "", ())
    values = {name: conf.values[name] for name in (*VALUES, *OTHER_VALUES)}
    if (bibfiles := values["bibtex_bibfiles"]) is not None:
        values["bibtex_bibfiles"] = [_from_here(str(path), conf) for path in bibfiles]
    return values


def _from_here(path: str, conf: Conf) -> str:
    """Return the path of a bib file relative to conf.py, as those of sources are."""
    folder = conf.site.folder.resolve()
    return Path(os.path.relpath(folder / path, folder)).as_posix()


def _project(conf: Conf | None, values: Mapping[str, Any]) -> Project:
    if conf is None:
        # Our own citations have names unless conf.py says otherwise.
        return project_of(values)._replace(numbered=False)
    folder = conf.site.folder
    bibfiles = [SourceFile(folder / path, path) for path in values["bibtex_bibfiles"] or ()]
    library, _ = read_files(bibfiles, conf.reading)
    return project_of(values, library.papers)


def _read(file: PageFile, project: Project) -> _Page:
    try:
        text = file.path.read_bytes().decode()
    except OSError as error:
        return _Page(file, problem=f"cannot read it: {error.strerror or error}")
    except UnicodeDecodeError:
        return _Page(file, problem="it is not UTF-8")
    try:
        return _Page(file, text, read_page(text, file.kind, project.extensions))
    except (ValueError, SyntaxError, RecursionError) as error:
        return _Page(file, text, problem=f"it cannot be parsed: {error}")


def _prefixes(pages: Iterable[_Page]) -> Mapping[str, Sequence[str]]:
    """Return all prefixes of keys, each with the documents that cite with it."""
    found = [(page, [one for part in page.parts for one in part.found]) for page in pages]
    prefixes = {prefix for _, inside in found for prefix in prefixes_in(inside)}
    cited = [(page.file.docname, cited_keys(inside)) for page, inside in found if prefixes]
    return {
        prefix: [
            name
            for name, keys in cited
            if name and any(key.startswith(prefix) and key != prefix for key in keys)
        ]
        for prefix in prefixes
    }


def _work_on(pages: Sequence[_Page], project: Project, *, write: bool) -> int:
    """Print or write what is rewritten, and say what is not; return how much that is."""
    lost, changed = 0, 0
    notes: dict[str, list[Origin]] = {}
    for page in pages:
        name = str(page.file.path)
        if page.problem:
            lost += 1
            _say(f"{name}: {page.problem}")
            continue
        done = rewrite_parts(page.text, page.parts, page.file.docname, project)
        changed += done.text != page.text
        if write and done.text != page.text:
            _write(page, done)
        elif done.text != page.text:
            print_utf8("".join(_difference(name, page.text, done.text)))
        for one in done.findings:
            origin = Origin(name, page.text.count("\n", 0, one.at) + 1)
            lost += one.lost
            if one.lost:
                _say(f"{origin}: {one.message}" + (f" ({one.hint})" if one.hint else ""))
            else:
                notes.setdefault(one.message, []).append(origin)
    for message, origins in notes.items():
        more = f", and {counted(len(origins) - 1, 'more place')}" if origins[1:] else ""
        _say(f"{origins[0]}{more}: note: {message}")
    done_with = "rewritten" if write else "to rewrite"
    _say(f"{counted(len(pages), 'page')}, {changed} {done_with}, {lost} without equivalent")
    return lost


def _write(page: _Page, done: Rewritten) -> None:
    path = page.file.path.resolve()
    try:
        replace_file(path, done.text)
    except OSError as error:
        raise CannotRunError(f"cannot write {path}: {error.strerror or error}") from error


def _difference(name: str, old: str, new: str) -> Iterator[str]:
    """Yield a unified difference that `patch` and `git apply` take."""
    lines = difflib.unified_diff(_LINE.findall(old), _LINE.findall(new), name, name)
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _print_advice(conf: Conf, values: Mapping[str, Any], sources: Sequence[str]) -> None:
    name = conf.site.folder / "conf.py"
    if lines := list(settings(values, conf.sources, sources)):
        _say(f"{name}: put there:")
        for line in lines:
            _say(f"    {line}")
    for message, hint in without_equivalent(values):
        _say(f"{name}: {message}" + (f" ({hint})" if hint else ""))


def _say(text: str) -> None:
    print(text, file=sys.stderr)
