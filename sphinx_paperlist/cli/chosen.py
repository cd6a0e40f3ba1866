"""Choose the files that a command reads, and how they are read."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx_paperlist.papers.diagnostics import Diagnostic
from sphinx_paperlist.sources.files import SourceFile
from sphinx_paperlist.sources.options import ReadingOptions
from sphinx_paperlist.sources.reading import find_files

_CONF_PLACES = (".", "docs", "docs/source")


class CannotRunError(Exception):
    """Say to the user why a command cannot run."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold files to read, how to read them, and what there is to say already."""

    files: Sequence[SourceFile]
    reading: ReadingOptions
    diagnostics: Sequence[Diagnostic] = ()


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that reads sources: `FILE...` and `--conf DIR`."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="default: those of conf.py")
    parser.add_argument(
        "--conf",
        metavar="DIR",
        help="folder of conf.py, whose configuration is used (default without FILE: "
        f"{', '.join(_CONF_PLACES)})",
    )


def choose(names: Sequence[str], conf: str | None) -> Chosen:
    """Return the files to read, and how; conf.py is run only if it is asked for or needed.

    Raise `CannotRunError` where a file or conf.py is missing.
    """
    missing = [name for name in names if not Path(name).is_file()]
    if missing:
        raise CannotRunError(f"no such file: {', '.join(missing)}")
    if names and not conf:
        return Chosen([SourceFile(Path(name), name) for name in names], ReadingOptions())
    places = [conf] if conf else _CONF_PLACES
    folder = next((Path(p) for p in places if (Path(p) / "conf.py").is_file()), None)
    if folder is None:
        raise CannotRunError(f"no conf.py in {', '.join(places)}; name it with --conf DIR")
    patterns, reading, problems = _configuration(folder)
    if names:
        return Chosen([SourceFile(Path(name), name) for name in names], reading, problems)
    files, unread = find_files(folder, patterns)
    shown = [SourceFile(file.path, str(folder / file.name)) for file in files]
    return Chosen(shown, reading, [*problems, *unread])


def _configuration(folder: Path) -> tuple[Sequence[str], ReadingOptions, list[Diagnostic]]:
    # Sphinx is needed only where a conf.py is read.
    from sphinx.config import Config  # noqa: PLC0415 - see above
    from sphinx.errors import SphinxError  # noqa: PLC0415 - see above
    from sphinx.util.tags import Tags  # noqa: PLC0415 - see above

    from sphinx_paperlist.extension.config import VALUES, repair  # noqa: PLC0415 - see above
    from sphinx_paperlist.extension.reading import options_of  # noqa: PLC0415 - see above

    try:
        config = Config.read(folder.resolve(), overrides={}, tags=Tags())
    except SphinxError as error:
        raise CannotRunError(f"{folder / 'conf.py'}: {error}") from error
    for value in VALUES:
        config.add(value.name, value.default, value.rebuild, value.types)
    problems = repair(config, str(folder / "conf.py"))
    return config.paperlist_sources, options_of(config), problems
