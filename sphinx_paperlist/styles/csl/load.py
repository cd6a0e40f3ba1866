"""Load a style of listings from files: of the style, of the one it stands for, of languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import TypeAlias

from sphinx_paperlist.styles.csl.files import parent_file
from sphinx_paperlist.styles.csl.languages import Languages
from sphinx_paperlist.styles.csl.listing import CslStyle
from sphinx_paperlist.styles.csl.locale import Locale, read_locale
from sphinx_paperlist.styles.csl.style import Style, read_style
from sphinx_paperlist.styles.csl.xml import CslError, read_xml

# A site has a handful; a file that is edited while it is served is one more each time.
_MOST_STYLES = 32
# When a file was last changed, and its size.
_State: TypeAlias = tuple[int, int]


def load_style(path: Path, locales: Sequence[Path] = ()) -> CslStyle:
    """Return the style in a file; raise `CslError` where it cannot be used.

    `locales` are files with terms that win over ours. What was loaded is kept until a file changes.
    """
    named, *parents = files_of(path)
    language = _read(named, _state(named)).language if parents else ""
    files = tuple((one, _state(one)) for one in locales)
    independent = parents[0] if parents else named
    return _loaded(independent, _state(independent), language, files)


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that a style is made of: its own, and that of the one it stands for.

    Raise `CslError` where one is missing.
    """
    style = _read(path, _state(path))
    return (path, _parent(style, path)) if style.parent else (path,)


def load_locale(path: Path) -> Locale:
    """Return the terms in a locale file of CSL; raise `CslError` where it is none."""
    return read_locale(read_xml(_bytes(path), str(path)), str(path))


@lru_cache(_MOST_STYLES)
def _loaded(
    path: Path, state: _State, language: str, locales: tuple[tuple[Path, _State], ...]
) -> CslStyle:
    style = _read(path, state)
    if style.parent:
        raise CslError("it stands for a style that stands for another one", str(path))
    languages = Languages(load_locale(one) for one, _ in locales)
    # Some styles, of lawyers, have notes alone; a work that is cited first is described there.
    bibliography = style.bibliography or style.citation
    style = style._replace(bibliography=bibliography, language=language or style.language)
    found = CslStyle(style, languages)
    found.check()
    return found


@lru_cache(_MOST_STYLES)
def _read(path: Path, state: _State) -> Style:  # noqa: ARG001 - a file that has changed is read again
    return read_style(_bytes(path), str(path))


def _parent(style: Style, path: Path) -> Path:
    """Return the file of the style for which a dependent one stands."""
    # The address of a style ends with its name.
    name = style.parent.rstrip("/").rpartition("/")[2]
    found = parent_file(name, path)
    if found is None:
        raise CslError(f"it stands for the style '{name}', which is not here", str(path))
    return found


def _state(path: Path) -> _State:
    with _readable(path):
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise OSError("it is no file")
    return found.st_mtime_ns, found.st_size


def _bytes(path: Path) -> bytes:
    _state(path)
    with _readable(path):
        return path.read_bytes()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CslError(f"cannot be read: {error.strerror or error}", str(path)) from error
    except ValueError as error:
        raise CslError("cannot be read: no file has such a name", str(path)) from error
