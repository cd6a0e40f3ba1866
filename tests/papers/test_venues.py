"""Spellings of one venue are known to be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.venues import spelling, venue_group


def group(text: str) -> str:
    return venue_group(spelling(text))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("NeurIPS 2021", "NeurIPS"),
        ("ICLR'23", "ICLR"),
        ("ACL (2020)", "ACL"),
        ("Advances in Neural Information Processing Systems 33", "NeurIPS"),
        ("NIPS", "NeurIPS"),
        ("Proceedings of the 37th International Conference on Machine Learning", "ICML"),
        ("Proc. of the Thirty-Seventh International Conference on Machine Learning", "ICML"),
        ("In Proceedings of the 2020 Conference on Empirical Methods in Natural Language "
         "Processing (EMNLP)", "EMNLP"),
        ("arXiv preprint arXiv:2111.00396", "arXiv"),
        ("CoRR abs/2111.00396", "arXiv"),
        ("Nat. Mach. Intell.", "Nature Machine Intelligence"),
        ("J. Mach. Learn. Res.", "JMLR"),
    ],
)  # fmt: skip
def test_known_venues_have_their_usual_name(text: str, expected: str) -> None:
    assert group(text) == expected


@pytest.mark.parametrize(
    "one, other",
    [
        ("Journal of Words", "journal of words"),
        ("The Journal of Words", "Journal of Words, 2020"),
        ("Words & Things", "Words and Things"),
        ("Proceedings of the Words Workshop", "Words Workshop"),
    ],
)
def test_case_articles_and_years_make_no_other_venue(one: str, other: str) -> None:
    assert group(one) == group(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("NeurIPS", "NeurIPS Workshop"),
        ("EMNLP", "Findings of EMNLP"),
        ("ACL", "TACL"),
        ("ACL", "ACL/IJCNLP"),
        ("Nature", "Nature Machine Intelligence"),
        ("Web 2.0", "Web 3.0"),
    ],
)
def test_venues_of_their_own_stay_apart(one: str, other: str) -> None:
    assert group(one) != group(other)


@pytest.mark.parametrize(
    "text, written",
    [
        ("NeurIPS 2021", "NeurIPS"),
        ("nips", "nips"),
        ("Proceedings of the 2nd Words Workshop", "Proceedings of the Words Workshop"),
        ("arXiv preprint arXiv:2111.00396", "arXiv preprint"),
        ("2021", ""),
        ("3DV", "3DV"),
    ],
)
def test_a_spelling_is_what_was_written_without_what_tells_volumes_apart(
    text: str, written: str
) -> None:
    assert spelling(text) == written


@given(st.text())
def test_any_text_has_a_spelling_and_a_group(text: str) -> None:
    written = spelling(text)

    assert spelling(written) == written or len(spelling(written)) < len(written)
    assert isinstance(venue_group(written), str)
