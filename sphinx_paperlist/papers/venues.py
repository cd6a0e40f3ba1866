"""Know which spellings of a venue mean the same one; used to ask, never to change data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sphinx_paperlist.papers.text import letters

# What tells one volume of a venue from another, and not the venue: years, ordinals, numbers,
# arXiv ids.
_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ISSUE = re.compile(
    rf"""
      arxiv:\s*+[^\s\d]{{0,40}}+\d\S*
    | \babs/\S+
    | (?<![\w.-])(?:(?:19|20)\d\d\b|['’]\d\d\b|\d+(?:st|nd|rd|th)\b|\d+(?![\w.-]))
    | \b(?:(?:twenty|thirty|forty|fifty|sixty)[- ]?(?:{_ONES})|{_ONES})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_ABBREVIATION = re.compile(r"\s*\((?:[A-Z][\w-]*[A-Z][\w-]*)\)\s*$")
_OPENING = re.compile(
    r"^(?:in:?\s+)?(?:(?:proceedings|proc\.?)\s+(?:of\s+)?)?(?:the\s+)?(?:annual\s+)?"
    r"(?:meeting\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)

# The name that people use most, then the others. Only what means nothing else stands here.
_MEETINGS = (
    ("AAAI", "AAAI Conference on Artificial Intelligence"),
    ("ACL", "Association for Computational Linguistics"),
    (
        "AISTATS",
        "International Conference on Artificial Intelligence and Statistics",
        "Artificial Intelligence and Statistics",
    ),
    ("COLING", "International Conference on Computational Linguistics"),
    ("COLM", "Conference on Language Modeling"),
    ("CoRL", "Conference on Robot Learning"),
    (
        "CVPR",
        "IEEE CVPR",
        "IEEE Conference on Computer Vision and Pattern Recognition",
        "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
        "Conference on Computer Vision and Pattern Recognition",
        "Computer Vision and Pattern Recognition",
    ),
    ("ECCV", "European Conference on Computer Vision"),
    (
        "EMNLP",
        "Conference on Empirical Methods in Natural Language Processing",
        "Empirical Methods in Natural Language Processing",
    ),
    ("ICASSP", "International Conference on Acoustics, Speech and Signal Processing"),
    (
        "ICCV",
        "IEEE International Conference on Computer Vision",
        "IEEE/CVF International Conference on Computer Vision",
        "International Conference on Computer Vision",
    ),
    ("ICLR", "International Conference on Learning Representations"),
    ("ICML", "International Conference on Machine Learning"),
    ("ICRA", "IEEE International Conference on Robotics and Automation"),
    ("ICSE", "International Conference on Software Engineering"),
    ("IJCAI", "International Joint Conference on Artificial Intelligence"),
    ("INTERSPEECH", "Conference of the International Speech Communication Association"),
    (
        "KDD",
        "SIGKDD",
        "ACM SIGKDD",
        "ACM SIGKDD Conference on Knowledge Discovery and Data Mining",
        "ACM SIGKDD International Conference on Knowledge Discovery and Data Mining",
        "Knowledge Discovery and Data Mining",
    ),
    ("MICCAI", "Medical Image Computing and Computer-Assisted Intervention"),
    (
        "NAACL",
        "NAACL-HLT",
        "North American Chapter of the Association for Computational Linguistics",
        "Conference of the North American Chapter of the Association for Computational Linguistics",
    ),
    (
        "NeurIPS",
        "NIPS",
        "Advances in Neural Information Processing Systems",
        "Neural Information Processing Systems",
        "Conference on Neural Information Processing Systems",
        "Adv. Neural Inf. Process. Syst.",
    ),
    (
        "SIGIR",
        "ACM SIGIR",
        "International ACM SIGIR Conference on Research and Development in Information Retrieval",
    ),
    (
        "UAI",
        "Conference on Uncertainty in Artificial Intelligence",
        "Uncertainty in Artificial Intelligence",
    ),
    (
        "WSDM",
        "ACM International Conference on Web Search and Data Mining",
        "Web Search and Data Mining",
    ),
    ("WWW", "The Web Conference", "TheWebConf", "International World Wide Web Conference"),
)
_PERIODICALS = (
    ("ACM Computing Surveys", "ACM Comput. Surv.", "CSUR"),
    ("IJCV", "International Journal of Computer Vision", "Int. J. Comput. Vis."),
    ("JMLR", "Journal of Machine Learning Research", "J. Mach. Learn. Res."),
    ("Nature Machine Intelligence", "Nat. Mach. Intell.", "Nat. Mac. Intell."),
    ("Neural Computation", "Neural Comput."),
    (
        "PNAS",
        "Proceedings of the National Academy of Sciences",
        "Proceedings of the National Academy of Sciences of the United States of America",
        "Proc. Natl. Acad. Sci.",
        "Proc. Natl. Acad. Sci. USA",
    ),
    (
        "TACL",
        "Transactions of the Association for Computational Linguistics",
        "Trans. Assoc. Comput. Linguistics",
    ),
    ("TMLR", "Transactions on Machine Learning Research", "Trans. Mach. Learn. Res."),
    (
        "TPAMI",
        "PAMI",
        "IEEE TPAMI",
        "IEEE Transactions on Pattern Analysis and Machine Intelligence",
        "IEEE Trans. Pattern Anal. Mach. Intell.",
    ),
)
_REPOSITORIES = (("arXiv", "arXiv preprint", "arXiv e-prints", "arXiv.org", "CoRR"),)


def spelling(text: str) -> str:
    """Return the name of a venue as it was written, without year, number or ordinal."""
    text = _EMPTY_BRACKETS.sub(" ", _ISSUE.sub(" ", text))
    return " ".join(text.split()).strip(" ,;:-'’/")


def _form(name: str) -> str:
    name = _ABBREVIATION.sub("", name)
    return letters(_OPENING.sub("", name).replace("&", " and ")) or letters(name)


# The type that CSL has for works of a venue whose spellings are known, by its usual name.
KNOWN_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **{names[0]: "paper-conference" for names in _MEETINGS},
        **{names[0]: "article-journal" for names in _PERIODICALS},
        **{names[0]: "article" for names in _REPOSITORIES},
    }
)
_KNOWN: Mapping[str, str] = MappingProxyType(
    {
        _form(name): names[0]
        for names in (*_MEETINGS, *_PERIODICALS, *_REPOSITORIES)
        for name in names
    }
)


def venue_group(name: str) -> str:
    """Return what all spellings of one venue share: its usual name, or its letters alone.

    `name` is what `spelling` returns. Workshops and `Findings of` are venues of their own.
    """
    form = _form(name)
    return _KNOWN.get(form, form)
