"""Compare the reader of BibTeX with pybtex, which sphinxcontrib-bibtex reads with.

The data is made here, the same for the same arguments: macros and concatenation, nested braces,
accents, Chinese, crossref and abstracts, some 520 bytes an entry. The readers run in turn, as
processes of their own; CPU seconds without the imports are compared, since on a busy machine only
ratios within one run mean something. Ours takes bytes to papers, with names and LaTeX decoded;
pybtex takes bytes to its entries, with names parsed and LaTeX left as it is. `--decode` lets it
decode title, abstract and journal as well.

`--hostile` reads inputs made to be slow, each at a size and at twice the size.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

WORDS = (
    *("state", "space", "models", "attention", "transformer", "linear", "scaling", "laws"),
    *("language", "learning", "deep", "neural", "networks", "sequence", "long", "efficient"),
    *("training", "inference", "memory", "recurrent", "hidden", "of", "the", "for", "with"),
)
GIVEN = ("Ada", "Bo", "Christopher", "Diego", "Eric", "Fang", "Grace", "Hana", "In{\\'e}s", "J. K.")
FAMILY = (
    *(
        "Alcaide",
        "Berger",
        "Corton",
        "Fenkin",
        'G{\\"u}nther',
        "Hopper",
        "Jones",
        "Li",
        "M{\\o}ller",
    ),
    *("van der Berg", "Pen-Dao", "Surin", "Tanaka", "Ulmann", "Wang", "Xu", "Yilmaz", "Zhou"),
)
CHINESE = ("王小明", "欧阳, 修", "李 白", "张衡")
JOURNALS = (
    "jmlr",
    "tpami",
    '"Journal of " # made',
    "{Neural {Computation}}",
    "{Mathematische Annalen}",
)
HEAD = """@string{jmlr = "Journal of Machine Learning Research"}
@string{tpami = {{IEEE} Transactions on Pattern Analysis}}
@string{made = "Made-Up " # results}
@string(results = {Results})
@comment{jabref-meta: databaseType:bibtex;}
@preamble{"\\newcommand{\\noopsort}[1]{}"}

"""


def make(count: int) -> str:
    """Return a bibliography of made-up entries."""
    chance = random.Random(count)
    return HEAD.replace('made = "Made-Up " # results', 'made = "Made-Up Results"') + "".join(
        _entry(chance, number, count) for number in range(count)
    )


def _title(chance: random.Random, name: str, title: str) -> str:
    match chance.randrange(4):
        case 0:
            return f"{{{name}}}: {title} -- a study"
        case 1:
            return f"{title} in {{H{{\\'e}}bert}} spaces of {{{{N}}etworks}}"
        case _:
            return f"{title}: a study of {name.lower()}"


def _entry(chance: random.Random, number: int, count: int) -> str:
    title = " ".join(chance.choices(WORDS, k=8)).capitalize()
    name = chance.choice(WORDS).upper()
    people = [
        # Some people write much, most little.
        f"{chance.choice(FAMILY)}{int(count // 100 * chance.random() ** 3):x}, "
        f"{chance.choice(GIVEN)}"
        for _ in range(chance.randint(1, 5))
    ]
    if number % 20 == 0:
        people = [chance.choice(CHINESE), *people]
        title += " 的研究"
    fields = [
        f"author = {{{' and '.join(people)}}}",
        f"title = {{{_title(chance, name, title)}}}",
        f"year = {chance.randint(1990, 2025)}",
        f"pages = {{{number % 900}--{number % 900 + 12}}}",
        f"doi = {{10.1234/made.{number}}}",
        f"abstract = {{{' '.join(chance.choices(WORDS, k=22)).capitalize()}.}}",
    ]
    if number % 10 == 1:
        fields += [f"crossref = {{proc{number // 1000}}}"]
        kind = "inproceedings"
    else:
        fields += [
            f"journal = {chance.choice(JOURNALS)}",
            f"volume = {chance.randint(1, 60)}",
            f'number = "{chance.randint(1, 12)}"',
            f'month = {chance.choice(("jan", "jun", "12"))} # "~{chance.randint(1, 28)}"'
            if number % 7 == 0
            else "month = may",
            "publisher = {Example \\& Sons}",
            f"url = {{https://example.org/papers/{number}%20made.pdf}}",
        ]
        kind = "article"
    inside = "".join(f",\n  {field}" for field in fields)
    entry = f"@{kind}{{key{number}{inside}\n}}\n\n"
    if number % 1000 == 999 or number == count - 1:
        entry += (
            f"@proceedings{{proc{number // 1000},\n  title = {{Proceedings of Example "
            f"{number // 1000}}},\n  year = {{2020}},\n  publisher = {{Example Press}}\n}}\n\n"
        )
    return entry


def read_ours(path: Path) -> int:
    """Read with this project."""
    from sphinx_paperlist.sources.bibtex import reader  # noqa: F401, PLC0415 - a process each
    from sphinx_paperlist.sources.options import ReadingOptions  # noqa: PLC0415 - as above
    from sphinx_paperlist.sources.reading import (  # noqa: PLC0415 - as above
        read_source,
        without_garbage_collection,
    )

    def read() -> int:
        with without_garbage_collection():
            source = read_source(path.read_bytes(), path.name, ReadingOptions())
        return len(source.papers)

    return _timed(read)


def read_pybtex(path: Path, *, decode: bool = False) -> int:
    """Read with pybtex."""
    from pybtex.database.input import bibtex  # noqa: PLC0415 - a process each
    from pybtex.richtext import Text  # noqa: PLC0415 - as above

    def read() -> int:
        data = bibtex.Parser(encoding="utf-8").parse_file(str(path))
        if decode:
            for entry in data.entries.values():
                for name in ("title", "abstract", "journal"):
                    if name in entry.fields:
                        Text.from_latex(entry.fields[name])
        return len(data.entries)

    return _timed(read)


def _timed(read: Callable[[], int]) -> int:
    begin = time.process_time()
    count = read()
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "peak": peak}))
    return count


def run(reader: str, path: Path) -> dict[str, float]:
    """Run one reader in a process of its own; return its count, CPU seconds and peak in MiB."""
    command = [sys.executable, __file__, "--run", reader, "--file", path]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return found


HOSTILE: dict[str, Callable[[int], str]] = {
    "unclosed entries, one a line": lambda n: "@a{k, title = {x\n" * n,
    "unclosed entries on one line": lambda n: "@a{k, title = {x " * n,
    "unclosed fields of one entry": lambda n: "@a{k,\n" + "title = {x\n" * n,
    "unclosed quotations": lambda n: '@a{k, title = "x {\n' * n,
    "unclosed comments": lambda n: "@comment{ x\n" * n,
    "nested braces": lambda n: "@a{k, title = " + "{" * n + "}" * n + "}",
    "open braces": lambda n: "@a{k, title = " + "{" * n,
    "concatenation": lambda n: "@a{k, title = x" + " # x" * n + "}",
    "at signs": lambda n: "@" * n,
    "at signs in an entry": lambda n: "@a{k," + "@" * n,
    "junk in an entry": lambda n: "@a{k," + "x y\n" * n + "}",
    "closing braces": lambda n: "@a{k, t = {x}" + "}" * n,
    "fields": lambda n: "@a{k" + "".join(f",f{i}={{x}}" for i in range(n)) + "}",
    "doubling macros": lambda n: (
        '@string{a0 = "xxxxxxxxxx"}\n'
        + "".join(f"@string{{a{i + 1} = a{i} # a{i}}}\n" for i in range(n))
        + "".join(f"@a{{k{i}, title = a{i}}}\n" for i in range(n))
    ),
    "undefined macros": lambda n: "".join(f"@a{{k{i}, title = m{i}}}\n" for i in range(n)),
    "a chain of crossrefs": lambda n: "".join(
        f"@book{{k{i}, title={{x}}, crossref={{k{i + 1}}}}}\n" for i in range(n)
    ),
    "missing parents": lambda n: "".join(
        f"@book{{k{i}, title={{x}}, crossref={{m{i}}}}}\n" for i in range(n)
    ),
    "one key": lambda n: "@a{k, title={x}}\n" * n,
    "accents": lambda n: "@a{k, title={" + "\\'" * n + "}}",
    "nested formats": lambda n: "@a{k, title={" + "\\emph{x " * 90 + "}" * 90 + "}}\n" * (n // 90),
    "dollars": lambda n: "@a{k, title={" + "$x " * n + "}}",
    "names": lambda n: "@a{k, title={x}, author={" + "{A B} and " * n + "C}}",
    "commas in a name": lambda n: "@a{k, title={x}, author={" + "A, " * n + "C}}",
}


def hostile(size: int) -> None:
    """Print how much longer twice the input takes."""
    print(f"{'input':<32}{'MB':>7}{'seconds':>9}{'twice':>8}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name, build in HOSTILE.items():
            times = []
            for count in (size, 2 * size):
                path = Path(folder, "hostile.bib")
                path.write_text(build(count), "utf-8")
                times.append(min(run("ours", path)["seconds"] for _ in range(2)))
            megabytes = path.stat().st_size / 1e6
            ratio = times[1] / max(times[0], 1e-6)
            print(f"{name:<32}{megabytes:>7.1f}{times[0]:>9.3f}{times[1]:>8.3f}{ratio:>7.2f}")


def compare(sizes: list[int], *, decode: bool) -> None:
    """Print both readers side by side."""
    readers = ["ours", "pybtex", *(["pybtex-decoding"] if decode else [])]
    print(f"{'entries':>8}{'MB':>7}  {'reader':<16}{'seconds':>9}{'ratio':>7}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder, "made.bib")
            path.write_text(make(size), "utf-8")
            megabytes = path.stat().st_size / 1e6
            ours = 0.0
            for reader in readers:
                result = run(reader, path)
                ours = ours or result["seconds"]
                print(
                    f"{int(result['count']):>8}{megabytes:>7.1f}  {reader:<16}"
                    f"{result['seconds']:>9.2f}{result['seconds'] / ours:>7.1f}"
                    f"{result['peak']:>10.0f}",
                    flush=True,
                )


def main() -> None:
    """Run the comparison, or one reader of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--decode", action="store_true", help="let pybtex decode LaTeX as well")
    parser.add_argument("--hostile", type=int, nargs="?", const=20_000, metavar="SIZE")
    parser.add_argument("--make", type=int, metavar="COUNT", help="print the data and stop")
    parser.add_argument("--run", choices=["ours", "pybtex", "pybtex-decoding"])
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    if options.run == "ours":
        read_ours(options.file)
    elif options.run:
        read_pybtex(options.file, decode=options.run == "pybtex-decoding")
    elif options.make:
        print(make(options.make), end="")
    elif options.hostile:
        hostile(options.hostile)
    else:
        compare(options.sizes, decode=options.decode)


if __name__ == "__main__":
    main()
