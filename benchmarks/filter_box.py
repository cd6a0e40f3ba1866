"""Measure how long a filter box takes to answer a key, in a page of many entries.

The papers are those of `data.py`, in pages of the given sizes with a filter box. Words are typed
in Chromium without a window; for each key the milliseconds are counted from before the event
`input` until the next frame has been drawn. Layout shift is the sum that the browser gives, of what
moves while the page loads, and unasked while one types. It needs the extra `browser`, and Chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from data import bibtex, make_paper

CONF = """\
extensions = ["sphinx_paperlist"]
html_theme = "furo"
paperlist_show = [
    "venue", "authors", "links", "date", "tags", "note", "abstract", "bibtex", "cited-in",
]
"""
PAGE = """\
Papers
======

.. paperlist::
   :filter-box: box
"""
# Many hits, few and none; each key, and all taken away again.
WORDS = ("learning", "sparse attention", "müller 2019", "zzz")
_WATCH = """
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => {
      // What moves because of a key was asked for.
      if (!hadRecentInput) window.shift += value;
    })).observe({ type: "layout-shift", buffered: true });
"""
# A message comes after the frame that the callback belongs to.
_TYPE = """
    (text) => new Promise((done) => {
      const field = document.querySelector(".paperlist-filter input");
      field.value = text;
      const start = performance.now();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - start);
        port2.postMessage(null);
      });
    })
"""
_SETTLE = "() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 100)))"


def build(folder: Path, size: int) -> Path:
    """Build a page of so many entries, and return it."""
    (folder / "_papers").mkdir()
    with (folder / "_papers" / "made.bib").open("w", encoding="utf-8") as file:
        file.writelines(bibtex(make_paper(number)) for number in range(size))
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.rst").write_text(PAGE, "utf-8")
    output = folder / "_build"
    subprocess.run([sys.executable, "-m", "sphinx", "-q", folder, output], check=True)
    return output / "index.html"


def keys() -> list[str]:
    """Return what stands in the field after each key."""
    texts = []
    for word in WORDS:
        growing = [word[:count] for count in range(1, len(word) + 1)]
        texts += [*growing, *reversed(growing[:-1]), ""]
    return texts


def measure(browser: Any, path: Path, rounds: int) -> tuple[dict[str, float], float, float]:
    """Return the milliseconds by what stands in the field, and the shift at load and when typing.

    Of several rounds the least is taken, since a machine may be busy; but the first key finds the
    page as it was loaded, and is taken from the first round.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(_WATCH)
    page.goto(path.as_uri())
    field = page.locator(".paperlist-filter input")
    field.wait_for()
    page.evaluate(_SETTLE)
    at_load = float(page.evaluate("() => window.shift"))
    # Keys as a keyboard sends them; those that are measured have no keyboard.
    field.press_sequentially("learning")
    field.press("Escape")
    page.evaluate(_SETTLE)
    typing = float(page.evaluate("() => window.shift")) - at_load
    page.reload()
    field.wait_for()
    page.evaluate(_SETTLE)
    times: dict[str, float] = {}
    for first in [True, *[False] * (rounds - 1)]:
        for text in keys():
            found = float(page.evaluate(_TYPE, text))
            if first or text != WORDS[0][0]:
                times[text] = min(found, times.get(text, found))
    page.close()
    return times, at_load, typing


def main() -> None:
    """Print a line for each size."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - after the help

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    program = os.environ.get("PAPERLIST_BROWSER") or shutil.which("chromium")
    head = f"{'entries':>8}{'first':>8}{'median':>8}{'worst':>8}  {'at':<18}"
    print(f"{head}{'at load':>9}{'typing':>9}   (milliseconds a key; layout shift)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as folder:
                page = build(Path(folder), size)
                times, at_load, typing = measure(browser, page, options.rounds)
            worst = max(times, key=times.__getitem__)
            print(
                f"{size:>8}{times[WORDS[0][0]]:>8.1f}{statistics.median(times.values()):>8.1f}"
                f"{times[worst]:>8.1f}  {worst!r:<18}{at_load:>9.4f}{typing:>9.4f}",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
