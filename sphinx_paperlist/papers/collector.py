"""Spare Python's garbage collector work in which nothing is to be found."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Spare the collector where much is made and nothing dropped: each pass would walk it all.

    For blocks and functions; a generator would run when the collector is at work again.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
