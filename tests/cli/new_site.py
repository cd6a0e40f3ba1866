"""What tests of `paperlist init` share: a list, and a look at the site made of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Page

Run = Callable[..., tuple[int, list[str], list[str]]]

LIST = """\
# Reading on models

## State spaces {#ssm}

1. **Efficient words.** `ICLR` *Ann Lee, Bo Wu.* [[PDF](https://a.example/1)], 2021.

## Attention

### Early

1. **Attentive words.** *Cy Roy.* [[PDF](https://a.example/2)], 2017.

### Late

1. **Late words.** *Di Fox.* [[PDF](https://a.example/3)], 2023.
"""


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def built(folder: str = "docs") -> dict[str, Page]:
    """Build a site as it is told to, and return its pages by name."""
    out = Path(folder, "_build", "html")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", folder, str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return {path.stem: Page(path.read_text("utf-8")) for path in out.glob("*.html")}


def titles(page: Page) -> list[str]:
    return [one.text for one in page.all("strong.paper-title") if one.within("paper")]
