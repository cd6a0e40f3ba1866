"""Read and write the options of a directive in MyST, which are YAML in two notations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from sphinx_paperlist.cli.migration.records import Lines

_FENCE = "---"
# What YAML reads as it stands; any other text is quoted.
_PLAIN = re.compile(r"(?!-|true$|false$|null$|yes$|no$)[\w./-]+(?:,? [\w./-]+)*")


class Options(NamedTuple):
    """Hold the options of a directive; `given` is None where they cannot be read.

    `length` is the number of their lines, `block` tells that they stand between `---`.
    """

    given: Mapping[str, str] | None
    length: int = 0
    block: bool = False


def read_options(content: Lines) -> Options:
    """Read the options that the content of a directive begins with."""
    texts = [line.text for line in content]
    if texts and texts[0].startswith(_FENCE):
        ends = (n for n in range(1, len(texts)) if texts[n].startswith(_FENCE))
        end = next(ends, len(texts))
        return Options(_mapping("\n".join(texts[1:end])), min(end + 1, len(texts)), block=True)
    count = 0
    while count < len(texts) and is_option(texts[count]):
        count += 1
    return Options(_mapping("\n".join(text.lstrip()[1:] for text in texts[:count])), count)


def is_option(text: str) -> bool:
    """Tell whether a line is an option, and not a fence of colons."""
    text = text.lstrip()
    return text.startswith(":") and not text.startswith(":::")


def _mapping(text: str) -> Mapping[str, str] | None:
    try:
        read = yaml.BaseLoader(text).get_single_data() or {}
    except yaml.YAMLError:
        return None
    if not isinstance(read, dict) or not all(isinstance(one, str) for one in read.values()):
        return None
    return {str(name): " ".join(value.split()) for name, value in read.items()}


def quoted(value: str) -> str:
    """Write a value so that YAML reads it as this text."""
    if not value or _PLAIN.fullmatch(value):
        return value
    return "'" + value.replace("'", "''") + "'"
