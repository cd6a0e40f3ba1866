"""Hold the names of authors and editors."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_paperlist.papers.text import has_cjk, is_katakana


class Name(NamedTuple):
    """Hold the parts of one name, as CSL names them.

    A name that must not be taken apart, such as that of an organisation or one written in
    Han characters without a blank, is all `literal`.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    def __str__(self) -> str:
        """Write the name as it is read aloud in its own language."""
        if self.literal:
            return self.literal
        if is_katakana(self.family + self.given):
            # So Japanese writes the names of foreigners, in the order of their languages.
            return "・".join(filter(None, (self.given, self.family)))
        if has_cjk(self.family):
            return f"{self.family}{self.given}"
        name = " ".join(part for part in (self.given, self.particle, self.family) if part)
        comma = "," if self.suffix.lower().startswith(("jr", "sr")) else ""
        return f"{name}{comma} {self.suffix}" if self.suffix else name

    @property
    def short(self) -> str:
        """Return the part of the name that a citation shows."""
        if self.particle and self.family and not self.literal:
            return f"{self.particle} {self.family}"
        return self.literal or self.family or self.particle

    @property
    def inverted(self) -> str:
        """Return the name as an index shows it: family name first, Han names as they are."""
        if self.literal or has_cjk(self.family):
            return str(self)
        return ", ".join(part for part in (self.short, self.given, self.suffix) if part)


# Stands last in a run of names that goes on, as in BibTeX.
OTHERS = Name(literal="others")


def known_names(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names without the mark that there are others."""
    return names[:-1] if names and names[-1] == OTHERS else names
