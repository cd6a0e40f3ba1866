"""Mark the English texts of terms, so that they are translated when a language is known.

The functions are called as those of gettext are, by which Babel extracts messages. Their contexts,
in which translators see what a text is for, name the terms: `csl: page (short)`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_paperlist.styles.csl.locale import TermKey

_CONTEXT = re.compile(r"csl: ([^()]+?)(?: \((?:(short|verb|verb-short)|(feminine))\))?")


class Message(NamedTuple):
    """Hold the English text of a term; `multiple` is empty where there is no other for many."""

    context: str
    single: str
    multiple: str = ""

    @property
    def key(self) -> TermKey:
        """Return which term it is."""
        match = _CONTEXT.fullmatch(self.context)
        if match is None:
            raise ValueError(f"no term is named by '{self.context}'")
        name, form, gender = match.groups()
        return TermKey(name, form or "long", gender or "")


def pgettext(context: str, single: str) -> Message:
    """Mark a term that has no plural."""
    return Message(context, single)


def npgettext(context: str, single: str, multiple: str) -> Message:
    """Mark a term that has one."""
    return Message(context, single, multiple)
