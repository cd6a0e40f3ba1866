"""Tell by the name of a venue of what type its works are, as far as the name says."""

from __future__ import annotations

import re

from sphinx_paperlist.papers.venues import KNOWN_TYPES, spelling, venue_group

_JOURNAL, _PAPER, _PREPRINT = "article-journal", "paper-conference", "article"
# The types of CSL by what stands in the name of a venue: the first that is found. Periodicals that
# are named as meetings are stand before these.
_NAMED = tuple(
    (re.compile(pattern, re.IGNORECASE | re.VERBOSE), kind)
    for pattern, kind in (
        (
            r"""
              \w*r?xiv\b | \bssrn\b | \bpreprints?\b | \beprint\b | openreview | research\ square
            | social\ science\ research\ network | zenodo | 预印本
            """,
            _PREPRINT,
        ),
        (r"\b(?:under\ review|submitted|in\ preparation|unpublished|manuscript)\b", "manuscript"),
        (
            r"\b(?:tech(?:nical|\.)?|research|white|working)\ (?:report|paper)\b | 技术报告",
            "report",
        ),
        (r"\b(?:thesis|dissertation)\b | 学位论文 | 学位論文", "thesis"),
        (r"\bblog\b | 博客 | ブログ", "post-weblog"),
        (
            r"""
              ^(?:acm\ |ieee\ |the\ )?(?:acs|bmc|bmj|cacm|jacm|jair|jama|jmir|mnras|nejm|neuroimage
              | npj|peerj|plos|rsc|tkde|tnnls|tochi|tog|tois|toplas)\b
            | \bieee\ (?:access|computer|intelligent\ systems|internet\ computing|micro|multimedia
              | network|pervasive\ computing|software|spectrum)$
            | \bproc(?:eedings|\.)?\ (?:of\ )?(?:the\ )?
              (?:acm\ on|ieee$|institut|national\ academy|r\.?\ soc|royal|vldb)
            """,
            _JOURNAL,
        ),
        (
            r"""
              \b(?:challenges?|colloqui(?:um|a)|colloque|conf|conf[eé]rences?|congress|congreso
              | convention|findings|konferenz|meetings?|proc|proceedings|summit|symp|symposi(?:um|a)
              | tagung|track|tutorials?|workshops?)\b
            | \w*crypt\b | \bcrypto\b | cryptology | lecture\ notes | science\ and\ systems
            | 会议 | 大会 | 年会 | 峰会 | 研讨会 | 论文集
            | 會議 | 大會 | 年會 | 峰會 | 研討會 | 論文集
            | シンポジウム | 会議 | 研究会 | 研究報告 | 発表会 | 技報
            | 학술대회 | 학술발표
            """,
            _PAPER,
        ),
        (
            r"""
              \b(?:acta|annals|archives?|bulletin|commun|communications|j|journal|lett|letters
              | magazine|quarterly|reviews?|revista|revue|trans|transactions|zeitschrift)\b
            | 学报 | 期刊 | 杂志 | 通报 | 通讯 | 學報 | 學刊 | 雜誌
            | 論文誌 | 学会誌 | 학회지 | 논문지
            """,
            _JOURNAL,
        ),
    )
)
# Meetings are called by their letters: `NLPCC`, `USENIX Security`.
_LETTERS = re.compile(r"[A-Z]\w*[A-Z]")


def venue_type(venue: str, *, numbered: bool = False) -> str:
    """Return the type of CSL of works of a venue, or nothing where no venue is named.

    `numbered` says that a work has the number of a volume or an issue.
    """
    name = spelling(venue)
    if known := KNOWN_TYPES.get(venue_group(name)):
        return known
    # Without its number the name of a preprint may be nothing at all.
    kind = next((kind for pattern, kind in _NAMED if pattern.search(name or venue)), "")
    if kind or not name:
        return kind
    return _PAPER if _LETTERS.search(name) and not numbered else _JOURNAL
