"""Docstrings are rewritten, and code is not."""

from __future__ import annotations

import ast

import pytest

from sphinx_paperlist.cli.migration.docstrings import docstrings_in
from sphinx_paperlist.cli.migration.pages import rewrite
from sphinx_paperlist.cli.migration.project import Project
from sphinx_paperlist.cli.migration.records import PYTHON

MODULE = '''\
"""A module :cite:`a`."""

CONSTANT = ":cite:`no`"
"""An attribute :cite:`b`."""


class Thing:
    r\'\'\'A class of é :cite:`c`

    Example::

        :cite:`no`
    \'\'\'

    def do(self):
        """Do it as :cite:t:`d` says.

        References
        ----------
        .. bibliography::
           :filter: docname in docnames
        """
        print(":cite:`no`", f":cite:`no` {self}")  # :cite:`no`
'''


def rewritten(text: str, **project: object) -> str:
    return rewrite(text, PYTHON, None, Project(style="unsrt", **project)).text  # type: ignore[arg-type]


def test_only_docstrings_change() -> None:
    new = MODULE
    for key in "abc":
        new = new.replace(f":cite:`{key}`", f":paper:p:`{key}`")
    new = new.replace(":cite:t:", ":paper:t:").replace(".. bibliography::", ".. paperlist::")

    assert rewritten(MODULE) == new.replace(":filter: docname in docnames", ":cited: here")


def test_the_page_of_a_docstring_is_where_it_stands() -> None:
    text = (
        '"""Words.\n\n.. bibliography:: refs.bib\n   :keyprefix: a-\n\n.. footbibliography::\n"""'
    )
    new = (
        '"""Words.\n\n.. paperlist:: refs\n   :cited: here\n\n.. paperlist::\n   :cited: here\n"""'
    )

    assert rewritten(text, prefixes={"a-": ["page"]}) == new


def test_a_path_in_a_docstring_is_told_by_its_name() -> None:
    text = '"""Words.\n\n.. bibliography:: ../refs.bib\n   :all:\n"""\n'
    new = '"""Words.\n\n.. paperlist:: refs\n"""\n'

    assert rewritten(text, bibfiles=("data/refs.bib",)) == new


def test_the_lines_of_docstrings_have_their_places() -> None:
    text = '\ufeffx = "é"\n"""é one\n  two\r\n"""\n'

    for first, *rest in docstrings_in(text):
        assert [first.text, *(line.text for line in rest)] == ["é one", "  two"]
        assert all(text.startswith(line.text, line.start) for line in [first, *rest])


@pytest.mark.parametrize(
    "text", ['"""a :cite:`no`""" "b"\n', 'f(""":cite:`no`""")\n', 'b":cite:`no`"\n']
)
def test_other_texts_are_no_docstrings(text: str) -> None:
    assert rewritten(text) == text


def test_what_is_rewritten_is_still_python() -> None:
    text = '"""Words.\n\n.. bibliography::\n   :filter: title == "\\\\"\n"""\n'

    assert ast.get_docstring(ast.parse(rewritten(text)))


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        rewritten('""":cite:`a`"""\nprint(\n')
