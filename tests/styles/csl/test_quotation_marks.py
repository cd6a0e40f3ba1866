"""Quotation marks are those of a language, or of a country where it has others."""

from __future__ import annotations

import pytest

from sphinx_paperlist.styles.csl.quotation_marks import quotation_marks


@pytest.mark.parametrize(
    "name, marks",
    [
        ("en_US", "“ ” ‘ ’"),
        ("en", "“ ” ‘ ’"),
        ("en_GB", "‘ ’ “ ”"),
        ("de", "„ “ ‚ ‘"),
        ("de_AT", "„ “ ‚ ‘"),
        ("de_CH", "« » ‹ ›"),
        ("es", "« » “ ”"),
        ("ja", "「 」 『 』"),
        ("zh_CN", "“ ” ‘ ’"),
        ("zh_TW", "「 」 『 』"),
        ("tlh", "“ ” ‘ ’"),
    ],
)
def test_marks(name: str, marks: str) -> None:
    assert " ".join(quotation_marks(name)) == marks


@pytest.mark.parametrize("name", ["fr", "fr_CA"])
def test_french_has_blanks_inside_that_do_not_break(name: str) -> None:
    assert quotation_marks(name) == ("«\xa0", "\xa0»", "“", "”")


def test_swiss_french_has_none() -> None:
    assert quotation_marks("fr_CH") == ("«", "»", "‹", "›")
