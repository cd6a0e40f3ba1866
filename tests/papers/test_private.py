from __future__ import annotations

import pytest

from sphinx_paperlist.papers.private import is_private


@pytest.mark.parametrize(
    "name",
    [
        *("file", "Owner", "timestamp", "date-added", "Bdsk-Url-1", "mendeley-tags"),
        *("__markedentry", "groups", "local-url", "interhash"),
    ],
)
def test_housekeeping_of_a_reference_manager_is_private_whatever_it_holds(name: str) -> None:
    assert is_private(name, "anything")


@pytest.mark.parametrize(
    "value",
    [
        *("/home/ada/papers/a.pdf", "/Users/ada/a.pdf", "~/papers/a.pdf", "C:\\papers\\a.pdf"),
        *("C:/papers/a.pdf", ":C\\:/papers/a.pdf:PDF", "\\\\server\\share\\a.pdf"),
        *("file:///home/ada/a.pdf", " /Volumes/Disk/a.pdf"),
    ],
)
def test_a_path_on_a_local_disk_is_private_whatever_its_field(value: str) -> None:
    assert is_private("comment", value)


@pytest.mark.parametrize(
    "value",
    ["https://example.org/home/ada", "12/2021", "a:b", "and/or", "x://y", "C: a language", "", "/"],
)
def test_other_texts_are_not(value: str) -> None:
    assert not is_private("comment", value)
