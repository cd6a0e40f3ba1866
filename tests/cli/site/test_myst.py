"""Titles of lists are headings, and descriptions paragraphs, that say the same in MyST."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.cli.site.myst import inline, paragraph
from sphinx_paperlist.papers.inline import plain_text
from tests.conftest import Page

TITLES = [
    "Words",
    "*Fast* and **strong** `code`",
    "C# and F#",
    "Costs $5 and $6",
    "{doc}`index` and {{ this }}",
    "<b>bold</b> &amp; &copy;",
    "[link](https://a.example) and [not](",
    "a_b_c __init__ _x_",
    "back\\slash",
    "$x^2$ in maths",
    "1. numbered",
    "- dash + plus > quote",
    "emoji 🚀 and 词",
    "\"quoted\" and 'single'",
    "trailing ##",
    "| a | b |",
    "``two`` ticks",
    "% no comment",
    "(label)=",
    "![image](a.png)",
    "http://a.example/x_y_z",
    "2024. a year",
    "+++ plus",
    ":field: value",
    "~~~ tildes",
    "=== line",
    "> quote",
    "# hash",
]


def test_headings_and_paragraphs_say_what_texts_say(tmp_path: Path) -> None:
    pages = {
        f"p{n}": f"# {inline(title)}\n\n{paragraph(title)}\n" for n, title in enumerate(TITLES)
    }
    toctree = "\n".join(["# Index", "", "```{toctree}", *pages, "```", ""])
    for name, text in {**pages, "index": toctree}.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser"]\nhtml_theme = "basic"\nsmartquotes = False\n'
    )
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", str(tmp_path), str(tmp_path / "b")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for n, title in enumerate(TITLES):
        page = Page((tmp_path / "b" / f"p{n}.html").read_text("utf-8"))
        (heading,) = page.texts("h1")
        (text,) = [one.text for one in page.all("p") if one.parent and one.parent.tag == "section"]
        for said in (heading.removesuffix("¶"), text):
            bare = said.replace("\\(", "").replace("\\)", "")
            assert bare == plain_text(title).replace("$", "" if "^" in title else "$")


@given(st.text(st.sampled_from("*_`[]<>$\\{}#& a1词") | st.characters(codec="utf-8"), max_size=20))
def test_what_is_read_again_is_the_same_text(title: str) -> None:
    title = " ".join(title.split())
    again = plain_text(inline(title).replace("{math}", ""))

    assert again.replace("$", "") == plain_text(title).replace("$", "")
