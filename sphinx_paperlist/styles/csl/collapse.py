"""Put cites together and write what they share once (CSL 1.0.2, "Cite Collapsing").

What is grouped has its names in common; what is collapsed is written without them, or as a range.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sphinx_paperlist.styles.csl.context import Cite
from sphinx_paperlist.styles.csl.locale import Locale
from sphinx_paperlist.styles.csl.marks import CLOSE, YEAR_SUFFIX, bare, cleaned
from sphinx_paperlist.styles.csl.punctuation import glue, join

_SUFFIX = re.compile(f"{YEAR_SUFFIX}([^{CLOSE}]*){CLOSE}")
# From so many numbers or suffixes in a row on they are written as a range.
_LEAST_RANGE = 3


class Cited(NamedTuple):
    """Hold a cite with its text, and what it is put together with others by.

    `names` are the names that begin it. `rest` is the text without them, `year` the rest without
    the year suffix.
    """

    cite: Cite
    number: int
    text: str
    names: str = ""
    rest: str = ""
    year: str = ""
    suffix: str = ""

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing is said with the cite, so that it can stand within a range."""
        return not (self.cite.locator or self.cite.prefix or self.cite.suffix)

    def shown(self, text: str = "") -> str:
        """Return a text, or that of the cite, within what the author has put around it."""
        prefix, suffix = self.cite.prefix, self.cite.suffix
        before = f"{prefix} " if bare(prefix)[-1:].isalnum() else prefix
        after = f" {suffix}" if bare(suffix)[:1].isalnum() else suffix
        return glue(glue(before, text or self.text), after)

    def without_names(self, rest: str) -> Cited:
        """Return the cite with its text without the names."""
        match = _SUFFIX.search(rest)
        suffix = match[1] if match else ""
        return self._replace(rest=rest, year=_SUFFIX.sub("", rest), suffix=suffix)


class Rules(NamedTuple):
    """Hold how cites are collapsed, and the delimiters between them.

    `between` stands between cites that have their names in common, `after` where some of them
    were collapsed, `suffixes` between year suffixes.
    """

    collapse: str
    delimiter: str
    between: str
    after: str | None
    suffixes: str
    number_dash: str
    year_dash: str


def collapse_rules(
    options: Mapping[str, str], delimiter: str, kind: str, locale: Locale
) -> Rules | None:
    """Return how cites are put together, or None where they are not.

    `delimiter` is that of the layout, `kind` the class of the style.
    """
    collapse, between = options.get("collapse", ""), options.get("cite-group-delimiter")
    if not collapse and between is None:
        return None
    after = options.get("after-collapse-delimiter")
    suffixes = options.get("year-suffix-delimiter", between)
    usual = ", " if kind == "in-text" else delimiter
    return Rules(
        collapse,
        delimiter,
        usual if between is None else cleaned(between),
        None if after is None else cleaned(after),
        delimiter if suffixes is None else cleaned(suffixes),
        locale.term("citation-range-delimiter") or "–",
        locale.term("year-range-delimiter") or "–",
    )


def collapsed(
    cites: Sequence[Cited], rules: Rules, rest: Callable[[Cite], str], *, is_sorted: bool
) -> str:
    """Return cites in one text.

    `rest` returns the text of a cite without its names. Cites that are sorted are put together
    with all of the same names, others with their neighbours.
    """
    if rules.collapse == "citation-number":
        return _numbers(cites, rules)
    text, shortened = "", False
    for group in _groups(cites) if is_sorted else _runs(cites, _same_names):
        if rules.collapse and len(group) > 1:
            whole = _years([one.without_names(rest(one.cite)) for one in group], rules)
        else:
            whole = join([one.shown() for one in group], rules.between)
        use_after = rules.after is not None and (shortened or rules.collapse == "year")
        text = join([text, whole], (rules.after or "") if use_after else rules.delimiter)
        shortened = bool(rules.collapse) and len(group) > 1
    return text


def _runs(cites: Sequence[Cited], follows: Callable[[Cited, Cited], bool]) -> list[list[Cited]]:
    """Return neighbours together of which each one follows the one before."""
    runs: list[list[Cited]] = []
    for one in cites:
        if runs and follows(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _same_names(before: Cited, one: Cited) -> bool:
    return bool(one.names) and before.names == one.names


def _groups(cites: Sequence[Cited]) -> list[list[Cited]]:
    groups: dict[str, list[Cited]] = {}
    for place, one in enumerate(cites):
        groups.setdefault(one.names or str(place), []).append(one)
    return list(groups.values())


def _numbers(cites: Sequence[Cited], rules: Rules) -> str:
    """Return numbers with those that follow each other as ranges."""
    texts: list[str] = []
    for run in _runs(cites, _next_number):
        texts += _range([one.shown() for one in run], rules.number_dash)
    return join(texts, rules.delimiter if rules.after is None else rules.after)


def _next_number(before: Cited, one: Cited) -> bool:
    return before.is_plain and one.is_plain and one.number == before.number + 1


def _range(texts: Sequence[str], dash: str) -> list[str]:
    return [*texts] if len(texts) < _LEAST_RANGE else [f"{texts[0]}{dash}{texts[-1]}"]


def _years(group: Sequence[Cited], rules: Rules) -> str:
    """Return cites by the same names, the names only at the first."""
    text = ""
    before: Cited | None = None
    runs = _runs(group, _same_year if rules.collapse != "year" else lambda *_: False)
    for run in runs:
        first = run[0]
        whole = first.shown(first.text if before is None else first.rest)
        whole = _suffixes(whole, run, rules)
        if before is not None:
            located = before.cite.locator and rules.after is not None
            text = glue(text, (rules.after or "") if located else rules.between)
        text = glue(text, whole)
        before = run[-1]
    return text


def _same_year(before: Cited, one: Cited) -> bool:
    """Tell whether of a cite only the year suffix has to be written."""
    plain = not (one.cite.locator or one.cite.prefix or before.cite.locator or before.cite.suffix)
    return plain and bool(one.suffix and before.suffix) and before.year == one.year


def _suffixes(first: str, run: Sequence[Cited], rules: Rules) -> str:
    """Return cites of one year: the first one whole, of the others the suffixes."""
    texts = [first, *(one.shown(one.suffix) for one in run[1:])]
    if rules.collapse == "year-suffix-ranged":
        ranges = _runs(run, _next_suffix)
        texts_left = iter(texts)
        texts = [
            text
            for neighbours in ranges
            for text in _range([next(texts_left) for _ in neighbours], rules.year_dash)
        ]
    return rules.suffixes.join(texts)


def _next_suffix(before: Cited, one: Cited) -> bool:
    return suffix_number(one.suffix) == suffix_number(before.suffix) + 1


def suffix_number(suffix: str) -> int:
    """Return the number of a year suffix: 1 for a, 27 for aa."""
    number = 0
    for letter in suffix:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def suffix_of(number: int) -> str:
    """Return the year suffix of a number from 1 on."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
