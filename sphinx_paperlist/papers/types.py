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
    # Further names of RIS, for reading.
    WorkType("article-journal", "article", "EJOUR"),
    WorkType("article-journal", "article", "ABST"),
    WorkType("article", "misc", "INPR"),
    WorkType("article", "misc", "PREPRINT"),
    WorkType("paper-conference", "inproceedings", "CONF"),
    WorkType("book", "book", "EBOOK"),
    WorkType("book", "book", "EDBOOK"),
    WorkType("book", "book", "SER"),
    WorkType("book", "book", "CLSWK"),
    WorkType("chapter", "incollection", "ECHAP"),
    WorkType("manuscript", "unpublished", "MANSCPT"),
    WorkType("report", "report", "GOVDOC"),
    WorkType("report", "report", "RPT"),
    WorkType("webpage", "online", "WEB"),
    WorkType("webpage", "online", "MULTI"),
    WorkType("dataset", "dataset", "AGGR"),
    WorkType("dataset", "dataset", "DBASE"),
    WorkType("motion_picture", "movie", "MPCT"),
    WorkType("motion_picture", "movie", "ADVS"),
    WorkType("personal_communication", "letter", "PCOMM"),
    WorkType("personal_communication", "letter", "ICOMM"),
    WorkType("pamphlet", "booklet", "PAMP"),
    WorkType("graphic", "artwork", "ART"),
    WorkType("figure", "image", "FIGURE"),
    WorkType("figure", "image", "CHART"),
    WorkType("map", "misc", "MAP"),
    WorkType("song", "audio", "SOUND"),
    WorkType("musical_score", "music", "MUSIC"),
    WorkType("bill", "legislation", "BILL"),
    WorkType("hearing", "misc", "HEAR"),
    WorkType("legal_case", "jurisdiction", "CASE"),
    WorkType("legislation", "legislation", "STAT"),
    WorkType("review", "review", "JOUR"),
    WorkType("graphic", "image", "ART"),
    WorkType("performance", "performance", "GEN"),
)
