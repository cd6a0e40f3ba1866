"""Hold what the configuration says about reading."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class ReadingOptions(NamedTuple):
    """Hold what readers need to know besides the file.

    `list_ids` maps headings to list ids, `field_map` foreign names of fields to ours, to
    `links.LABEL`, or to an empty text for what is left out, `readers` suffixes to what reads
    such files, as `module:function`.
    """

    list_ids: Mapping[str, str] = MappingProxyType({})
    field_map: Mapping[str, str] = MappingProxyType({})
    readers: Mapping[str, str] = MappingProxyType({})

    def items(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return everything that is said."""
        return [(name, list(value.items())) for name, value in self._asdict().items()]
