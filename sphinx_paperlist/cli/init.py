"""`paperlist init`: make a site of lists that one has, or a small one to begin with."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from sphinx_paperlist.cli.chosen import CannotRunError
from sphinx_paperlist.cli.formats import make_report, print_text
from sphinx_paperlist.cli.site import example
from sphinx_paperlist.cli.site.conf import Settings, addition, conf, requirements
from sphinx_paperlist.cli.site.hosts import HOSTS, Host
from sphinx_paperlist.cli.site.library import site_language
from sphinx_paperlist.cli.site.lists import FOLDER, Lists, in_place, is_text
from sphinx_paperlist.cli.site.pages import pages
from sphinx_paperlist.cli.site.plan import Outline, plan
from sphinx_paperlist.cli.site.taken import list_of_text, taken_along
from sphinx_paperlist.cli.status import Status, status_of
from sphinx_paperlist.exports.files import write_new
from sphinx_paperlist.papers.collector import without_garbage_collection
from sphinx_paperlist.papers.diagnostics import Severity
from sphinx_paperlist.papers.inline import plain_text


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of `paperlist`."""
    parser = commands.add_parser("init", help="make a site of lists that you have")
    parser.add_argument("folder", metavar="DIR", help="folder of the site, such as docs")
    parser.add_argument(
        "--from",
        nargs="+",
        action="extend",
        default=[],
        dest="files",
        metavar="FILE",
        help="a list, or a folder of them (default: an example)",
    )
    parser.add_argument(
        "--host",
        choices=list(HOSTS),
        default="readthedocs",
        help="who builds and publishes the site (default: readthedocs)",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--copy", action="store_true", help=f"copy the lists into DIR/{FOLDER} as they are"
    )
    how.add_argument(
        "--convert", action="store_true", help=f"write the lists into DIR/{FOLDER} as YAML"
    )
    parser.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    folder = Path(options.folder).resolve()
    if folder.exists() and not folder.is_dir():
        raise CannotRunError(f"{options.folder} is a file; name a folder")
    if not is_text(str(folder)):
        raise CannotRunError(f"{options.folder}: the name is not UTF-8; name another folder")
    root = _root(folder)
    with without_garbage_collection():
        lists = _lists(options, folder, root)
        language = site_language(lists.library)
        outline = _outline(lists, language) if options.files else example.outline(lists.library)
        settings = _settings(lists, outline, language, folder, root)
        texts = pages(outline.front, lists.library, language)
    if not options.files:
        texts |= example.PAGES
    texts = {"conf.py": conf(settings), **texts, "requirements.txt": requirements(language)}
    files = {folder / name: text.encode() for name, text in texts.items()}
    files |= {folder / name: data for name, data in lists.written.items()}
    if host := HOSTS[options.host]:
        files[root / host.path] = host.write(folder.relative_to(root)).encode()
    _refuse_to_overwrite(files, folder, settings)
    _write(files)
    for path in files:
        print(_from_here(path))
    _say_what_has_no_page(outline)
    status = _report(lists)
    _say_what_is_next(folder, host)
    return status


def _root(folder: Path) -> Path:
    """Return the root of the repository, or what a host may take for it."""
    for path in (folder, *folder.parents):
        if (path / ".git").exists():
            return path
    return Path.cwd() if folder.is_relative_to(Path.cwd()) else folder


def _lists(options: argparse.Namespace, folder: Path, root: Path) -> Lists:
    if not options.files:
        return list_of_text(example.FILE, example.LIST, example.TITLE, folder)
    if options.copy or options.convert:
        return taken_along(options.files, folder, convert=options.convert)
    return in_place(options.files, folder, root)


def _outline(lists: Lists, language: str) -> Outline:
    # A page cannot have the name of a list beside conf.py.
    beside = map(PurePath, lists.beside_conf)
    taken = [path.stem for path in beside if path.suffix.casefold() == ".md"]
    return plan(lists.sources, lists.library, lists.titles, language, taken)


def _settings(lists: Lists, outline: Outline, language: str, folder: Path, root: Path) -> Settings:
    there = _names_in(folder)
    return Settings(
        plain_text(outline.front.title),
        language,
        lists.patterns,
        tuple(sorted(code.slug for code in lists.warned)),
        sum(one.code in lists.warned for one in lists.findings),
        shared=folder == root or bool(there),
        others=tuple(
            name for name in there if name.endswith(".md") and name not in lists.beside_conf
        ),
    )


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotRunError(f"cannot read {folder}: {error.strerror or error}") from error


def _refuse_to_overwrite(files: Iterable[Path], folder: Path, settings: Settings) -> None:
    there = [path for path in files if os.path.lexists(path)]
    if not there:
        return
    said = f"nothing was written, since there already is {', '.join(map(_from_here, there))}"
    if folder / "conf.py" not in there:
        raise CannotRunError(f"{said}; move it away, or choose another folder or host")
    raise CannotRunError(
        f"{said}\n\nTo show the lists on the site that is there, add to its conf.py\n\n"
        f"{textwrap.indent(addition(settings), '    ')}\n"
        "and to a page, with the id or the title of a list,\n\n"
        "    ```{paperlist} ID\n    ```"
    )


def _write(files: Mapping[Path, bytes]) -> None:
    try:
        write_new(files)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        raise CannotRunError(f"cannot write{where}: {error.strerror or error}") from error


def _from_here(path: Path) -> str:
    """Return a path as it can be typed."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _say_what_has_no_page(outline: Outline) -> None:
    for titles, reason in (
        (outline.empty, "no papers in it"),
        (outline.repeated, "all its papers stand in sections of other lists"),
    ):
        for title in titles:
            print(f"no page for '{plain_text(title)}': {reason}")


def _report(lists: Lists) -> Status:
    status = status_of(lists.findings)
    if status is Status.FINE:
        return status
    sys.stdout.flush()
    report = make_report(lists.read, lists.findings, len(lists.library.papers))
    print_text(report, sys.stderr, least=Severity.WARNING)
    return status


def _say_what_is_next(folder: Path, host: Host | None) -> None:
    site = _from_here(folder)
    built = Path(site, "_build", "html")
    print(f"\nBuild it, and look at {built / 'index.html'}:\n")
    print(f"    {_command('pip', 'install', '-r', str(Path(site, 'requirements.txt')))}")
    print(f"    {_command('sphinx-build', '-n', '-W', site, str(built))}")
    if host:
        print(f"\nPublish it: push these files, and {host.step}.")


def _command(*words: str) -> str:
    """Return a command as it is typed in the shell of this system."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
