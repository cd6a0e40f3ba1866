"""Compare what this project makes of made-up works with what citeproc-js makes of them.

For each style, all works are formatted as a bibliography, and each is cited once. Compared are
plain texts: without tags, with entities decoded, white space folded, in NFC. Differences are
grouped by what was changed into what, where words of a work are named by its field:
`[-‹issued›-]{++}` are the entries from which ours leaves out the year. Numbers of entries follow
from their order, so they are left out of the groups.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import ours
from differences import grouped, plain, shown, unnumbered
from engines import Job, Pairs, rendered_by_citeproc_js
from works import Item, works

_ROW = "{:<52}{:<14}{:>8}{:>8}{:>9}{:>9}  {}"


class Part(NamedTuple):
    """One part of what a style makes, by the ids of the works, as both sides have it."""

    style: str
    name: str
    theirs: dict[str, str]
    ours: dict[str, str]

    def different(self) -> dict[str, tuple[str, str]]:
        """Return both texts where they are not the same; that of an entry one lacks is empty."""
        ids = dict.fromkeys((*self.theirs, *self.ours))
        pairs = {key: (self.theirs.get(key, ""), self.ours.get(key, "")) for key in ids}
        return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}

    def order(self) -> str:
        """Say whether entries stand in the same order, or which is the first that does not."""
        for expected, key in zip(self.theirs, self.ours, strict=False):
            if expected != key:
                return f"{expected} expected, not {key}"
        return "same"


def main() -> None:
    """Print a table of all styles, then the differences of each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("styles", "locales", "node-modules"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--only", default="", help="styles whose names have this in them")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--groups", type=int, default=25, help="how many groups of differences")
    parser.add_argument("--show", type=int, default=1, help="how many examples of each group")
    options = parser.parse_args()
    items = works(options.count)
    print(_ROW.format("style", "part", "entries", "equal", "%", "but nr.", "order"))
    parts: list[Part] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "items.json")
        path.write_text(json.dumps(items), encoding="utf-8")
        for style in sorted(options.styles.glob("*.csl")):
            if options.only in style.stem:
                job = Job(style, options.locales, path)
                for part in compared(job, options.node_modules, items):
                    print_row(part)
                    parts.append(part)
    for part in parts:
        print_differences(part, items, options.groups, options.show)


def compared(job: Job, node_modules: Path, items: list[Item]) -> Iterator[Part]:
    """Yield the bibliography and the citations of a style, as both sides make them."""
    try:
        theirs = rendered_by_citeproc_js(job, node_modules)
    except subprocess.CalledProcessError:
        print(f"citeproc-js failed with {job.style.stem}", file=sys.stderr)
        return
    try:
        made = ours.render(job.style, job.locales, items)
    except Exception:  # noqa: BLE001  the other styles still have something to say
        traceback.print_exc()
        made = [], []
    for name, expected, pairs in zip(("bibliography", "citations"), theirs, made, strict=True):
        yield Part(job.style.stem, name, _texts(expected), _texts(pairs))


def _texts(pairs: Pairs) -> dict[str, str]:
    return {key: plain(html) for key, html in pairs}


def print_row(part: Part) -> None:
    """Print how many entries of a part are equal, and how many but for their numbers."""
    entries = len({*part.theirs, *part.ours})
    different = part.different().values()
    texts = [pair for pair in different if unnumbered(pair[0]) != unnumbered(pair[1])]
    equal, alike = entries - len(different), entries - len(texts)
    shares = [f"{count / entries:.1%}" if entries else "-" for count in (equal, alike)]
    print(_ROW.format(part.style, part.name, entries, equal, *shares, part.order()))


def print_differences(part: Part, items: list[Item], most: int, examples: int) -> None:
    """Print the groups of differences, the largest first, with some examples of each."""
    groups = grouped(part.different(), {str(item["id"]): item for item in items})
    if groups:
        print(f"\n{part.style}, {part.name}: {len(groups)} groups of differences")
    for shape, members in [*groups.items()][:most]:
        print(f"{len(members):>5} × {shape}")
        for key, kind, pair in members[:examples]:
            print(f"{'':>8}{key} ({kind}): {shown(*pair)}")
    if len(groups) > most:
        rest = sum(map(len, [*groups.values()][most:]))
        print(f"{rest:>5} × others, in {len(groups) - most} groups")


if __name__ == "__main__":
    main()
