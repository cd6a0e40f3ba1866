"""Hold what the configuration says about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Hold what readers need to know besides the file.

    `list_ids` maps headings to list ids, `field_map` foreign names of fields to ours, to
    `links.LABEL`, or to an empty text for what is left out.
    """

    list_ids: Mapping[str, str] = field(default_factory=dict)
    field_map: Mapping[str, str] = field(default_factory=dict)
