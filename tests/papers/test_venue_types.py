"""The name of a venue says of what type its works are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.csl import CSL_TYPES
from sphinx_paperlist.papers.venue_types import venue_type


@pytest.mark.parametrize(
    "venue",
    [
        *("Journal of Words", "J. ACM", "IEEE Transactions on Words", "Phys. Rev. Lett.", "JMLR"),
        *("Nature", "Theoretical Computer Science 9", "Communications of the ACM 64"),
        *("PLOS ONE", "JAMA", "IEEE Access", "ACM TOG", "Proceedings of the IEEE"),
        *("Proceedings of the National Academy of Sciences", "Proceedings of the VLDB Endowment"),
        *("计算机学报", "中国科学：信息科学", "软件学报 2021", "中国科技论坛", "資訊學報"),
        *("情報処理学会論文誌", "정보과학회논문지"),
    ],
)
def test_journals_are_known_by_their_names(venue: str) -> None:
    assert venue_type(venue) == "article-journal"


@pytest.mark.parametrize(
    "venue",
    [
        *("NeurIPS 2020", "Interspeech", "NLPCC", "USENIX Security '21", "SIGGRAPH Asia"),
        *("International Conference on Words", "Workshop on Letters", "Findings of ACL"),
        *("Symp. Theory of Computing", "Uncertainty in Artificial Intelligence", "Eurocrypt"),
        *("第十届全国计算语言学学术会议论文集", "中国人工智能大会", "國際研討會", "信学技報"),
        *("人工知能学会研究会", "한국컴퓨터종합학술대회", "Lecture Notes in Computer Science"),
        "IEEE Computer Security Foundations Symposium",
    ],
)
def test_meetings_are_known_by_their_names_or_letters(venue: str) -> None:
    assert venue_type(venue) == "paper-conference"


@pytest.mark.parametrize(
    "venue, numbered",
    [("NEJM AI", "article-journal"), ("ZZZ", "article-journal"), ("ICML", "paper-conference")],
)
def test_letters_with_a_number_are_those_of_a_journal(venue: str, numbered: str) -> None:
    assert venue_type(venue, numbered=True) == numbered


@pytest.mark.parametrize(
    "venue",
    [
        *("arXiv", "arXiv:2111.00396", "arXiv preprint arXiv:2111.00396", "arXiv [cs.CL]"),
        *("bioRxiv preprint", "medRxiv 2020.03.01", "SSRN Electronic Journal", "PsyArXiv"),
    ],
)
def test_repositories_have_preprints(venue: str) -> None:
    assert venue_type(venue) == "article"


@pytest.mark.parametrize(
    "venue, kind",
    [
        ("Under review", "manuscript"),
        ("Submitted to ICML", "manuscript"),
        ("OpenAI Technical Report", "report"),
        ("Working paper", "report"),
        ("PhD thesis, MIT", "thesis"),
        ("OpenAI Blog", "post-weblog"),
        ("2021", ""),
        ("", ""),
    ],
)
def test_what_is_no_venue_says_what_a_work_is(venue: str, kind: str) -> None:
    assert venue_type(venue) == kind


@given(st.text())
def test_any_venue_has_a_type_of_csl_or_none(venue: str) -> None:
    assert venue_type(venue) in {"", *CSL_TYPES}
