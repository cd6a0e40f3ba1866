"""Compare a build that shows 50 papers of a library with the same page typed by hand.

The data is made here, the same for the same arguments. Builds run in turn, as processes of their
own, and the medians of their CPU time are compared: on a busy machine only ratios and differences
within one run mean something.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = (
    *("state", "space", "models", "attention", "transformer", "linear", "scaling", "laws"),
    *("language", "learning", "deep", "neural", "networks", "sequence", "long", "efficient"),
    *("training", "inference", "memory", "recurrent", "hidden"),
)
GIVEN = ("Ada", "Bo", "Christopher", "Diego", "Eric", "Fang", "Grace", "Hana", "Ines", "Jan")
# As in a library, most first authors differ.
FAMILY = [
    a + b
    for a in ("Al", "Ber", "Cor", "Da", "Fen", "Gu", "Hop", "Jo", "Li", "Pen", "Su")
    for b in ("caide", "dao", "el", "ger", "kin", "mann", "nes", "per", "ri", "son", "ton")
]


def make_papers(count: int) -> list[dict[str, str]]:
    """Return made-up papers."""
    chance = random.Random(count)
    return [
        {
            "title": f"{' '.join(chance.choices(WORDS, k=7))} {number}",
            "authors": ", ".join(
                f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(4)
            ),
            "year": str(chance.randint(2010, 2025)),
            "venue": chance.choice(["NeurIPS", "ICLR", "arXiv"]),
            "pdf": f"https://arxiv.org/abs/{chance.randint(1001, 2512)}.{number:05}",
            "code": f"https://github.com/example/project{number}",
        }
        for number in range(count)
    ]


def write_ours(folder: Path, papers: list[dict[str, str]], shown: int) -> None:
    """Write a site whose page shows the first papers of a YAML library."""
    lines = ["lists:", "  - id: shown", "    title: Shown", "    papers:"]
    for number, paper in enumerate(papers):
        if number == shown:
            lines.append("papers:")
        indent = "      " if number < shown else "  "
        lines += [
            f"{indent}- title: {paper['title']}",
            f"{indent}  authors: [{paper['authors']}]",
            f"{indent}  date: {paper['year']}",
            f"{indent}  venue: {paper['venue']}",
            f"{indent}  links: {{PDF: {paper['pdf']}, Code: {paper['code']}}}",
        ]
    (folder / "_papers").mkdir(parents=True)
    (folder / "_papers" / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "conf.py").write_text('extensions = ["sphinx_paperlist"]\n', "utf-8")
    (folder / "index.rst").write_text("Page\n====\n\n.. paperlist:: shown\n", "utf-8")


def write_twin(folder: Path, papers: list[dict[str, str]], shown: int) -> None:
    """Write the same page by hand, in reStructuredText."""
    lines = ["Page", "====", ""]
    for number, paper in enumerate(papers[:shown], 1):
        lines += [
            f"{number}. **{paper['title']}.** ``{paper['venue']}``",
            "",
            f"   *{paper['authors']}.* [`PDF <{paper['pdf']}>`__] [`Code <{paper['code']}>`__], "
            f"{paper['year']}.",
            "",
        ]
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text("", "utf-8")
    (folder / "index.rst").write_text("\n".join(lines), "utf-8")


def cpu_seconds(site: Path, *, clean: bool) -> float:
    """Build a site and return the CPU seconds of the process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    options = ["-E", "-a"] if clean else []
    command = [sys.executable, "-m", "sphinx", "-q", "-W", *options, "-b", "html"]
    subprocess.run([*command, site, site / "_build"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run the comparison and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--shown", type=int, default=50)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    papers = make_papers(options.papers)
    with tempfile.TemporaryDirectory() as folder:
        ours, twin = Path(folder, "ours"), Path(folder, "twin")
        write_ours(ours, papers, options.shown)
        write_twin(twin, papers, options.shown)
        print(f"{options.papers} papers, {options.shown} shown; CPU seconds, median")
        print(f"{'build':<18}{'ours':>8}{'by hand':>9}{'ratio':>8}{'more':>8}")
        for name, clean in (("clean", True), ("nothing changed", False)):
            pairs = [
                (cpu_seconds(ours, clean=clean), cpu_seconds(twin, clean=clean))
                for _ in range(options.runs + 1)
            ][1:]
            a, b = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(f"{name:<18}{a:>8.2f}{b:>9.2f}{a / b:>8.2f}{a - b:>+8.2f}")


if __name__ == "__main__":
    main()
