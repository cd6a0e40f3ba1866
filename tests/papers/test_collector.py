"""The collector rests for a while, and is then as it was before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from sphinx_paperlist.papers.collector import without_garbage_collection


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector of the tests on."""
    gc.enable()
    yield
    gc.enable()


def test_the_collector_rests_inside_and_works_again_after() -> None:
    with without_garbage_collection():
        with without_garbage_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_does_not_leave_it_at_rest() -> None:
    with pytest.raises(KeyError), without_garbage_collection():
        raise KeyError
    assert gc.isenabled()


def test_who_has_turned_it_off_finds_it_so() -> None:
    gc.disable()
    with without_garbage_collection():
        pass
    assert not gc.isenabled()
