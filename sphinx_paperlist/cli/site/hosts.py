"""Write what a host needs to build and publish a site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

# With which the site is built; any that Sphinx and the hosts have will do.
_PYTHON = "3.13"


def _read_the_docs(folder: PurePosixPath) -> dict[str, str]:
    text = f"""\
version: 2

build:
  os: ubuntu-24.04
  tools:
    python: "{_PYTHON}"

python:
  install:
    - requirements: {folder / "requirements.txt"}

sphinx:
  configuration: {folder / "conf.py"}
  fail_on_warning: true
"""
    return {".readthedocs.yaml": text}


def _github(folder: PurePosixPath) -> dict[str, str]:
    built = folder / "_build" / "html"
    text = f"""\
name: Pages

on:
  push:
    branches: [main, master]

permissions:
  contents: read
  pages: write
  id-token: write

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "{_PYTHON}"
      - run: pip install -r {folder / "requirements.txt"}
      - run: sphinx-build -n -W {folder} {built}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: {built}
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.deployment.outputs.page_url }}}}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
"""
    return {".github/workflows/pages.yml": text}


# By name; each takes the folder of the site, from the root of the repository.
HOSTS: Mapping[str, Callable[[PurePosixPath], dict[str, str]]] = MappingProxyType(
    {"readthedocs": _read_the_docs, "github": _github, "none": lambda folder: {}}
)
