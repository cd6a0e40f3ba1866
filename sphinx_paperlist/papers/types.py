"""Name the types of works as CSL, BibLaTeX and RIS do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkType:
    """Hold the names of one type; a format that lacks it has the name of the closest."""

    csl: str
    biblatex: str
    ris: str


# The first row with a name is what the name means when a file is read. The types are those of
# CSL 1.0.2 that reading lists have; RIS as in the specification of 2011.
WORK_TYPES = (
    WorkType("article-journal", "article", "JOUR"),
    WorkType("paper-conference", "inproceedings", "CPAPER"),
    WorkType("book", "book", "BOOK"),
    WorkType("chapter", "incollection", "CHAP"),
    WorkType("thesis", "thesis", "THES"),
    WorkType("report", "report", "RPRT"),
    WorkType("webpage", "online", "ELEC"),
    WorkType("manuscript", "unpublished", "UNPB"),
    WorkType("dataset", "dataset", "DATA"),
    WorkType("software", "software", "COMP"),
    WorkType("patent", "patent", "PAT"),
    WorkType("motion_picture", "movie", "VIDEO"),
    WorkType("entry-encyclopedia", "inreference", "ENCYC"),
    WorkType("document", "misc", "GEN"),
    WorkType("article", "misc", "GEN"),
    WorkType("article-magazine", "article", "MGZN"),
    WorkType("article-newspaper", "article", "NEWS"),
    WorkType("periodical", "periodical", "JFULL"),
    WorkType("entry-dictionary", "inreference", "DICT"),
    WorkType("post-weblog", "online", "BLOG"),
    WorkType("speech", "misc", "SLIDE"),
    WorkType("standard", "standard", "STAND"),
    WorkType("pamphlet", "booklet", "PAMP"),
    WorkType("review", "review", "JOUR"),
    WorkType("graphic", "image", "ART"),
    WorkType("song", "audio", "SOUND"),
    WorkType("performance", "performance", "GEN"),
    WorkType("legal_case", "jurisdiction", "CASE"),
    WorkType("legislation", "legislation", "STAT"),
    WorkType("personal_communication", "letter", "PCOMM"),
)
