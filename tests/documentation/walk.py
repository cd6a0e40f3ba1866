"""Do what a page tells its readers to do: write the files, type the commands, compare the answers.

A block with a caption is a file, a `sh` block is typed, a `console` block is typed and its answer
compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tests.documentation.conftest import DOCS

_BLOCK = re.compile(r"^(`{3,})(\S.*?)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r":([\w-]+): *(.*)\n")
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)
# Pages have other names and lines in the other syntax.
_PLACE = re.compile(r"\.(?:md|rst):\d+")


class Step(NamedTuple):
    """Hold a command with the answer it shall give, or a file to write."""

    command: str
    answer: str | None = None
    file: str = ""


def steps(page: Path, syntax: str) -> Iterator[Step]:
    """Yield what a page tells its readers to do, in order."""
    for _, head, body in _BLOCK.findall(page.read_text(encoding="utf-8")):
        name, _, argument = head.strip("{").partition("} ")
        options, rest = _options(body)
        if head == "sh":
            yield Step(body)
        elif head == "console":
            _, *parts = _COMMAND.split(body)
            yield from map(Step, parts[::2], parts[1::2])
        elif name == "code-block" and "caption" in options:
            yield Step(rest, file=options["caption"])
        elif name == "literalinclude" and "caption" in options:
            yield Step(_text(argument.removeprefix("/_snippets/")), file=options["caption"])
        elif name == "snippet" and "file" in options:
            yield Step(_text(f"{argument}.{syntax}"), file=f"{options['file']}.{syntax}")


def _text(name: str) -> str:
    return (DOCS / "_snippets" / name).read_text(encoding="utf-8")


def _options(body: str) -> tuple[Mapping[str, str], str]:
    options = {}
    while match := _OPTION.match(body):
        options[match[1]] = match[2]
        body = body[match.end() :]
    return options, body.removeprefix("\n")


def walk(
    page: Path,
    syntax: str,
    folder: Path,
    environment: Mapping[str, str],
    given: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Do all of a page in one shell, from a folder with what is given; return where it ends.

    Raise where a command fails, or gives another answer.
    """
    script = ["set -e"]
    answers: dict[Path, str] = {}
    had = (Step(text, file=name) for name, text in given.items())
    for nth, step in enumerate((*had, *steps(page, syntax))):
        if step.file:
            path = shlex.quote(step.file)
            script.append(f'mkdir -p "$(dirname {path})"')
            script.append(f"cat > {path} << 'END OF FILE'\n{step.command}END OF FILE")
        elif step.answer is None:
            script.append(step.command)
        else:
            answer = folder.parent / f"answer-{nth}"
            answers[answer] = step.answer
            script.append(f"{step.command} > {shlex.quote(str(answer))} || [ $? = 1 ]")
    folder.mkdir()
    # As if the terminal had just been opened.
    plain = {name: text for name, text in os.environ.items() if name not in ("VIRTUAL_ENV", "PS1")}
    done = subprocess.run(
        ["bash", "-c", "\n".join([*script, "pwd"])],
        cwd=folder,
        env={**plain, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    for answer, expected in answers.items():
        # In a pipe what a terminal has in columns is parted by tabs.
        said = answer.read_text(encoding="utf-8")
        assert _PLACE.sub("", said).split() == _PLACE.sub("", expected).split(), said
    return Path(done.stdout.splitlines()[-1])
