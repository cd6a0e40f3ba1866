"""What a site publishes is read by strict readers whatever it holds, and holds nothing private."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given

from sphinx_paperlist.exports import bibtex, csl_json, ris
from sphinx_paperlist.exports.coins import coins
from sphinx_paperlist.extension.publishing import published
from sphinx_paperlist.papers.dates import Date
from sphinx_paperlist.papers.model import Link, Paper
from sphinx_paperlist.papers.names import OTHERS, Name
from tests.exports.strategies import Generated, libraries, read

# Neither tells its types to everybody.
jsonschema: Any = import_module("jsonschema")
pybtex: Any = import_module("pybtex.database")

# Strict readers; each returns the years of the records, which tell them apart.


def read_bibtex(text: str) -> list[int]:
    """Read records by a reader that refuses what BibTeX refuses or warns of."""
    return [
        int(entry.fields["year"]) for entry in pybtex.parse_string(text, "bibtex").entries.values()
    ]


def read_csl(text: str) -> list[int]:
    """Read items that are valid by the schema of CSL 1.0.2."""
    items = json.loads(text)
    jsonschema.Draft7Validator(SCHEMA).validate(items)
    return [item["issued"]["date-parts"][0][0] for item in items]


def read_ris(text: str) -> list[int]:
    """Read records of one known tag a line, from `TY` to `ER`."""
    years = []
    for record in text.removesuffix("\n").split("\n\n"):
        lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in record.split("\n")]
        pairs = [(line[1], line[2]) for line in lines if line]
        assert len(pairs) == len(lines) == len(record.splitlines())
        assert [tag for tag, _ in pairs].index("ER") == len(pairs) - 1
        assert all(text.strip() for _, text in pairs[:-1])
        assert pairs[0][0] == "TY"
        assert pairs[0][1] in RIS_TYPES
        assert {tag for tag, _ in pairs[1:-1]} <= RIS_TAGS
        years.append(int(dict(pairs)["PY"]))
    return years


Write = Callable[[Mapping[str, Paper]], str]
Read = Callable[[str], list[int]]
FORMATS: dict[str, tuple[Write, Read]] = {
    "bibtex": (lambda papers: bibtex.write(papers, extra=False), read_bibtex),
    "csl-json": (lambda papers: csl_json.write(papers, extra=False), read_csl),
    "ris": (lambda papers: ris.write(papers, extra=False), read_ris),
}

# Tags and types of the specification of 2011.
RIS_TAGS = {
    *("A1", "A2", "A3", "A4", "AB", "AD", "AN", "AU", "C1", "C2", "C3", "C4", "C5", "C6", "C7"),
    *("C8", "CA", "CN", "CY", "DA", "DB", "DO", "DP", "ED", "EP", "ET", "ID", "IS", "J2", "KW"),
    *("L1", "L4", "LA", "LB", "M1", "M2", "M3", "N1", "N2", "NV", "OP", "PB", "PY", "RI", "RN"),
    *("RP", "SE", "SN", "SP", "ST", "T1", "T2", "T3", "TA", "TI", "TT", "UR", "VL", "Y1", "Y2"),
}
RIS_TYPES = {
    *("ABST", "ADVS", "AGGR", "ANCIENT", "ART", "BILL", "BLOG", "BOOK", "CASE", "CHAP", "CHART"),
    *("CLSWK", "COMP", "CONF", "CPAPER", "CTLG", "DATA", "DBASE", "DICT", "EBOOK", "ECHAP"),
    *("EDBOOK", "EJOUR", "ELEC", "ENCYC", "EQUA", "FIGURE", "GEN", "GOVDOC", "GRANT", "HEAR"),
    *("ICOMM", "INPR", "JFULL", "JOUR", "LEGAL", "MANSCPT", "MAP", "MGZN", "MPCT", "MULTI"),
    *("MUSIC", "NEWS", "PAMP", "PAT", "PCOMM", "RPRT", "SER", "SLIDE", "SOUND", "STAND"),
    *("STAT", "THES", "UNBILL", "UNPB", "VIDEO"),
}

# The part of `csl-data.json` that our variables are in.
CSL_TYPES = [
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
    *("broadcast", "chapter", "classic", "collection", "dataset", "document", "entry"),
    *("entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing"),
    *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
    *("review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
]
CSL_TEXTS = [
    *("DOI", "ISBN", "URL", "abstract", "archive", "archive_location", "citation-key"),
    *("collection-title", "container-title", "container-title-short", "edition", "issue"),
    *("keyword", "language", "note", "number", "page", "publisher", "publisher-place", "title"),
    *("title-short", "volume"),
]
CSL_NAME_PARTS = ["family", "given", "non-dropping-particle", "suffix", "literal"]
NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {part: {"type": "string", "minLength": 1} for part in CSL_NAME_PARTS},
        "additionalProperties": False,
        "minProperties": 1,
    },
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "integer"},
                "minItems": 1,
                "maxItems": 3,
            },
            "minItems": 1,
            "maxItems": 2,
        }
    },
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **{name: {"type": "string"} for name in CSL_TEXTS},
            **dict.fromkeys(("author", "editor"), NAMES),
            **dict.fromkeys(("issued", "available-date"), DATE),
            "id": {"type": "string"},
            "type": {"enum": CSL_TYPES},
            "custom": {"type": "object"},
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}


# Hostile values

HOSTILE = [
    *('"', '""', "'", "{", "}", "}{", "{{", "}}}", "\\", "\\\\", "\\}", "\\{", "{\\", "\\input{x}"),
    *(
        "@comment{",
        "@article{x,",
        "@string(a = 1)",
        "}\n@misc{y,\n",
        "#",
        "%",
        "% x",
        "$",
        "$x",
        "~",
    ),
    *("a = {b},", ",", ",,,", " and ", "and", "AND and and", "others", "{and}", "a,b,c,d", "="),
    *("a\nb", "\n\nER  - \n\nTY  - BOOK\n", "\nER  - ", "ER  - ", "a\rb", "\r\n", "a\x0bb\x0cc"),
    *("a\x1cb\x1db\x1eb", "a\x85b\u2028c\u2029d", "\x00\x01\x02", "\x1b[31m", "\x7f", "a\tb"),
    *("<b>x</b>", "<script>alert(1)</script>", "<!--", "]]>", "&amp;", "&lt;", "&#0;", "&"),
    *("😀", "👩\u200d👩\u200d👧", "\u200f\u200e", "\u202eevil\u202c", "\ufeff", "e\u0301", "ﬀ"),
    *("*", "**b", "_", "`", "``", "[x](y)", "[x](javascript:y)", "$x^2$", "$\\{$", "![x](y)", "^"),
    *("---", "''", "``x''", "状态空间", "null", "0", "-1", "x" * 10_000, "{" * 150, "$" * 99, " "),
    "*a* " * 500,
]
KEYS = [
    *("plain", "Plain", "PLAIN", "pla in", "pla,in", "pla-in", "{plain}", "pl\\ain", 'pl"ain"'),
    *("状态", "状 态", "@comment", "%", "#", "a=b", "a(b)", "", " ", ",", "key", "Key", "x\ny"),
    *("é", "É", "ß", "SS", "ﬀ", "\u200f", "😀", "a" * 5000, "null", "1", "1/2", "'"),
]


def hostile_paper(number: int, text: str, more: str) -> Paper:
    """Return a paper of a year with hostile texts in all its fields."""
    names = (
        *(Name(text), Name(text, more), Name(text, more, text, more), Name(literal=text)),
        *(Name("", text), Name(), Name(particle=more), Name("Lee", "Ann"), OTHERS),
    )
    texts = ["venue", "nickname", "affiliation", "container", "volume", "issue", "number", "pages"]
    texts += ["publisher", "place", "series", "edition", "isbn", "language", "sort"]
    fields: dict[str, Any] = dict.fromkeys(texts, text)
    return Paper(
        title=text,
        authors=names,
        editors=names[::-1],
        date=Date(1500 + number),
        note=more,
        abstract=f"{text}\n\n{more}",
        tags=(text, more, ""),
        type=more if number % 2 else "",
        arxiv="2111.00396" if number % 3 else "",
        doi=f"10.1000/{text}",
        url=f"https://a.example/{text}",
        links=(Link(text, more), Link(text, text), Link("", ""), Link("Title", text)),
        aliases=(text, more),
        extra=((text, more), ("title", text)),
        **fields,
    )


PAPERS = [hostile_paper(n, text, HOSTILE[n - 7]) for n, text in enumerate(HOSTILE)]
LIBRARY = dict(zip([*KEYS, *map(str, range(2, len(PAPERS)))], PAPERS, strict=False))


@pytest.mark.parametrize("name", FORMATS)
def test_there_are_as_many_records_as_papers_in_their_order(name: str) -> None:
    write, read_strictly = FORMATS[name]

    assert read_strictly(write(LIBRARY)) == [1500 + number for number in range(len(LIBRARY))]


@pytest.mark.parametrize("name", FORMATS)
@given(libraries(with_lists=False))
def test_every_library_is_read(name: str, library: Generated) -> None:
    write, read_strictly = FORMATS[name]
    papers = {
        key: paper._replace(date=Date(1500 + number))
        for number, (key, paper) in enumerate(library.papers.items())
    }

    assert read_strictly(write(papers)) == [1500 + number for number in range(len(papers))]


# Private values

SECRET = re.compile("secret[0-9]*")
BIBTEX = r"""
@comment{jabref-meta: databaseType:bibtex; secret1;}
@comment{jabref-meta: fileDirectory-secret2:/home/secret3;}
@article{gu2021,
  title = {State spaces},
  author = {Gu, Albert},
  year = {2021},
  journal = {Journal of Sequences},
  url = {https://a.example/1},
  abstract = {Fast.},
  note = {Public},
  file = {secret4.pdf:/home/ada/secret5.pdf:application/pdf},
  timestamp = {secret6},
  owner = {secret7},
  groups = {secret8},
  __markedentry = {[secret9:1]},
  mendeley-tags = {secret10},
  mendeley-groups = {secret11},
  local-url = {file://localhost/Users/secret12.pdf},
  localfile = {secret13.pdf},
  pdf = {/Users/ada/secret14.pdf},
  code = {C:\Users\secret15},
  bdsk-url-1 = {https://secret16.example/x},
  bdsk-file-1 = {secret17==},
  internal-note = {secret18},
  annote = {secret19},
  annotation = {secret20},
  comment = {secret21},
  review = {secret22},
  date-added = {2021-01-01 secret23},
  date-modified = {secret24},
  creationdate = {secret25},
  modificationdate = {secret26},
  readstatus = {secret27},
  username = {secret28},
  priority = {secret29},
  ranking = {secret30},
  howpublished = {/home/ada/secret31},
  _private = {secret32},
  citeulike-article-id = {secret33},
  intrahash = {secret34},
  lastchecked = {secret35},
  call-number = {secret36},
  library = {secret37},
  shelf-mark = {secret38},
}
"""
CSL_ITEM = {
    "id": "http://zotero.org/users/secret1/items/secret2",
    "citation-key": "gu2021",
    "type": "article-journal",
    "title": "State spaces",
    "author": [{"family": "Gu", "given": "Albert"}],
    "issued": {"date-parts": [[2021]]},
    "container-title": "Journal of Sequences",
    "URL": "https://a.example/1",
    "abstract": "Fast.",
    "annote": "secret3",
    "_private": "secret4",
    "_file": ["/home/ada/secret5.pdf"],
    "custom": {"secret6": "secret7", "rating": {"secret8": 5}, "file": "/home/ada/secret9.pdf"},
    "note": "tex.owner: secret10\ntex._note: secret11\nSection: secret12\nsource: secret13",
    "archive": "secret14",
    "archive_location": "/home/secret15",
    "archive-place": "secret16",
    "call-number": "secret17",
    "categories": ["secret18"],
    "citation-label": "secret19",
    "status": "secret20",
    "medium": "secret21",
    "attachments": [{"path": "C:\\secret22.pdf", "title": "secret23"}],
    "genre": "secret24",
    "references": "secret25",
}
RIS = """TY  - JOUR
ID  - gu2021
TI  - State spaces
AU  - Gu, Albert
PY  - 2021
T2  - Journal of Sequences
UR  - https://a.example/1
AB  - Fast.
N2  - secret1
L1  - /home/ada/secret2.pdf
L1  - internal-pdf://secret3/a.pdf
L1  - file:///C:/secret4.pdf
L2  - files/12/secret5.pdf
L3  - secret6.png
L4  - C:\\secret7.png
UR  - file:///home/ada/secret8.html
U1  - secret9
U2  - secret10
U3  - secret11
U4  - secret12
U5  - secret13
AN  - secret14
C1  - secret15
C2  - secret16
C7  - secret17
CA  - secret18
CN  - secret19
DB  - secret20
DP  - secret21
LB  - secret22
M2  - secret23
RN  - secret24
Y2  - secret25
XX  - secret26
NV  - secret27
ER  -
"""
SOURCES = {"a.bib": BIBTEX, "a.json": json.dumps([CSL_ITEM]), "a.ris": RIS}


@pytest.fixture(params=SOURCES)
def papers(request: pytest.FixtureRequest) -> dict[str, Paper]:
    """Return what a site publishes of a file that a reference manager wrote."""
    _, found = read(SOURCES[request.param], request.param)
    assert list(found.papers) == ["gu2021"]
    return {"gu2021": published(found.papers["gu2021"], ("note", "abstract"))}


@pytest.mark.parametrize("name", FORMATS)
def test_no_file_tells_what_a_reference_manager_keeps_for_its_user(
    name: str, papers: dict[str, Paper]
) -> None:
    text = FORMATS[name][0](papers)

    assert "State spaces" in text
    assert SECRET.findall(text) == []


def test_no_metadata_tells_it_either(papers: dict[str, Paper]) -> None:
    text = coins(papers["gu2021"])

    assert "State%20spaces" in text
    assert SECRET.findall(text) == []


@pytest.mark.parametrize("name", SOURCES)
def test_no_page_of_a_site_and_nothing_beside_it_tells_it(site: Any, name: str) -> None:
    cited = ":paper:`gu2021` :paper:full:`gu2021`"
    page = f"Title\n=====\n\n.. paperlist:: a\n   :filter-box:\n\n{cited}\n"
    show = ["venue", "links", "tags", "note", "abstract", "bibtex"]
    files = {"index.rst": page, f"_papers/{name}": SOURCES[name]}
    build = site.build(files, "html", paperlist_show=show)
    told = {
        path.name: SECRET.findall(path.read_text("utf-8", "replace"))
        for path in build.app.outdir.rglob("*")
        if path.is_file()
    }

    assert {"index.html", "a.bib", "a.ris", "a.csl.json"} <= told.keys()
    assert not any(told.values()), told
