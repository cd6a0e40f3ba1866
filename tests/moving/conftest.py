"""Move sites from sphinxcontrib-bibtex, and build them with both extensions on the way.

Without it these tests are skipped; PAPERLIST_MOVING_TESTS=required makes that an error.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.lacking import left_out


def _missing() -> str:
    """Return what these tests lack, and how to get it."""
    if find_spec("pybtex_docutils") and find_spec("sphinxcontrib.bibtex"):
        return ""
    return "no sphinxcontrib-bibtex: pip install 'sphinx-paperlist[test]'"


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Any:
    """Leave the tests out where there is no sphinxcontrib-bibtex."""
    return left_out(module_path, parent, _missing(), "PAPERLIST_MOVING_TESTS")


@pytest.fixture
def refs() -> str:
    """Return a bib file of four papers."""
    return _REFS


_REFS = r"""
@article{gu2021efficiently,
  title = {Efficiently modeling long sequences with structured state spaces},
  author = {Albert Gu and Karan Goel and Christopher R{\'e}},
  year = {2021}, journal = {arXiv}, keywords = {ssm, sequence}
}
@inproceedings{gu2023mamba,
  title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces},
  author = {Albert Gu and Tri Dao},
  year = {2023}, booktitle = {COLM}, publisher = {OpenReview}
}
@book{hochreiter1997long,
  title = {Long short-term memory},
  author = {Hochreiter, Sepp},
  year = {1997}, publisher = {MIT Press}
}
@misc{undated,
  title = {A note on nothing},
  author = {{The Nothing Group}}
}
"""
