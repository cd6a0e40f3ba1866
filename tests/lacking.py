"""Leave out tests for which something is not installed: in one line, and without importing them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest


def left_out(path: Path, parent: pytest.Collector, missing: str, variable: str) -> Any:
    """Return what stands for a module of tests if anything is missing.

    With `required` in an environment variable that is an error.
    """
    if not missing:
        return None
    return _LeftOut.from_parent(parent, path=path, missing=missing, variable=variable)


class _LeftOut(pytest.Module):
    def __init__(self, missing: str, variable: str, **given: Any) -> None:
        super().__init__(**given)
        self.missing = missing
        self.variable = variable

    def collect(self) -> Any:
        if os.environ.get(self.variable) == "required":
            raise self.CollectError(self.missing)
        pytest.skip(self.missing, allow_module_level=True)
