"""Write what a host needs to build and publish a site."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

# With which the site is built; any that Sphinx and the hosts have will do.
_PYTHON = "3.13"
_PLAIN_YAML = re.compile(r"[A-Za-z_.][\w./ -]*", re.ASCII)


class Host(NamedTuple):
    """Describe who publishes sites: the file that it reads, and what to do there once.

    `write` makes its text from the folder of conf.py, as it is called from the repository's root.
    """

    path: str
    write: Callable[[PurePath], str]
    step: str


def _read_the_docs(folder: PurePath) -> str:
    return f"""\
version: 2

build:
  os: ubuntu-24.04
  tools:
    python: "{_PYTHON}"

python:
  install:
    - requirements: {_yaml((folder / "requirements.txt").as_posix())}

sphinx:
  configuration: {_yaml((folder / "conf.py").as_posix())}
  fail_on_warning: true
"""


def _github(folder: PurePath) -> str:
    built = (folder / "_build" / "html").as_posix()
    install = shlex.join(["pip", "install", "-r", (folder / "requirements.txt").as_posix()])
    build = shlex.join(["sphinx-build", "-n", "-W", folder.as_posix(), built])
    return f"""\
name: Pages

on:
  push:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with:
          python-version: "{_PYTHON}"
      - run: {_yaml(install)}
      - run: {_yaml(build)}
      - uses: actions/upload-pages-artifact@v5
        with:
          path: {_yaml(built)}
  deploy:
    if: github.ref_name == github.event.repository.default_branch
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{{{ steps.deployment.outputs.page_url }}}}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
"""


def _yaml(text: str) -> str:
    """Return a text as a scalar of YAML, which reads what JSON quotes."""
    return text if _PLAIN_YAML.fullmatch(text) else json.dumps(text, ensure_ascii=False)


HOSTS: Mapping[str, Host | None] = MappingProxyType(
    {
        "readthedocs": Host(
            ".readthedocs.yaml",
            _read_the_docs,
            "import the repository at https://app.readthedocs.org",
        ),
        "github": Host(
            ".github/workflows/pages.yml",
            _github,
            "choose 'GitHub Actions' as the source of its pages in the settings of the repository",
        ),
        "none": None,
    }
)
