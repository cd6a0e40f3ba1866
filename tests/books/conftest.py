"""Make PDFs of the documentation, and of a site of hostile data, with each engine of LaTeX.

Without LaTeX these tests are skipped; PAPERLIST_BOOK_TESTS=required makes that an error.
PAPERLIST_BOOKS names a folder in which the PDFs stay.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.books.hostile import hostile_site
from tests.lacking import left_out

if TYPE_CHECKING:
    from tests.books.book import Book

_PROGRAMS = ("xelatex", "lualatex", "pdflatex", "latexmk", "makeindex", "fc-list")
_BOOKS = (
    *(("docs", engine) for engine in ("xelatex", "lualatex")),
    *(("hostile", engine) for engine in ("xelatex", "lualatex", "pdflatex")),
)
_DOCS = Path(__file__).parents[2] / "docs"


def _missing() -> str:
    """Return what these tests lack, and how to get it."""
    if find_spec("pypdf") is None:
        return "no pypdf: pip install 'sphinx-paperlist[books]'"
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    return f"no {missing[0]}: install TeX Live, as .ci/run does" if missing else ""


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Any:
    """Leave the tests out where there is no LaTeX, but those of EPUB, which need none."""
    if module_path.name == "test_epub.py":
        return None
    return left_out(module_path, parent, _missing(), "PAPERLIST_BOOK_TESTS")


@pytest.fixture(scope="session", params=_BOOKS, ids="-".join)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return each of the books, made with each engine."""
    from tests.books.book import made  # noqa: PLC0415 - not everyone has what it reads PDFs with

    name, engine = request.param
    source = _DOCS
    if name == "hostile":
        source = tmp_path_factory.mktemp("hostile")
        for path, text in hostile_site(engine).items():
            (source / path).parent.mkdir(exist_ok=True)
            (source / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    book = made(source, tmp_path_factory.mktemp(f"{name}-{engine}"), engine)
    if kept := os.environ.get("PAPERLIST_BOOKS"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        shutil.copy(book.path, Path(kept, f"{name}-{engine}.pdf"))
    return book
