"""XML from anywhere is read safely, and what cannot be read is said with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.styles.csl.xml import CslError, Element, read_xml

CSL = "http://purl.org/net/xbiblio/csl"
PIECES = [
    f'<style xmlns="{CSL}">',
    "</style>",
    "<g>",
    "</g>",
    '<x xmlns="urn:x">',
    "</x>",
    "&amp;",
    "&x;",
    "<!DOCTYPE style>",
    "<!-- a -->",
    "<![CDATA[<a>]]>",
    "<?a b?>",
    '<?xml version="1.0" encoding="utf-16"?>',
    "a",
    "\n",
    "\0",
]


def style(content: str = "", attributes: str = "") -> bytes:
    return f'<style xmlns="{CSL}"{attributes}>{content}</style>'.encode()


def error_of(data: bytes) -> str:
    with pytest.raises(CslError) as error:
        read_xml(data, "my.csl")
    return str(error.value)


def test_elements_have_a_name_attributes_children_a_text_and_a_line() -> None:
    root = read_xml(style('<a b="1">one<c/>two</a>\n<d/>', ' class="note"'), "my.csl")

    assert root == Element(
        "style",
        {"class": "note"},
        (
            Element("a", {"b": "1"}, (Element("c", {}, (), "", 1),), "onetwo", 1),
            Element("d", {}, (), "", 2),
        ),
        "\n",
        1,
    )


def test_attributes_and_children_are_asked_by_name() -> None:
    root = read_xml(style('<a b="1"/><c/><a b="2"/>'), "my.csl")
    first = root.child("a")

    assert first is not None
    assert (first.get("b"), first.get("c"), first.get("c", "3")) == ("1", "", "3")
    assert [one.get("b") for one in root.each("a")] == ["1", "2"]
    assert root.child("d") is None


def test_the_language_is_an_attribute_of_xml() -> None:
    assert read_xml(style("", ' xml:lang="de"'), "my.csl").get("xml:lang") == "de"


def test_a_prefix_is_as_good_as_the_default_namespace() -> None:
    data = f'<c:style xmlns:c="{CSL}"><c:info/></c:style>'.encode()

    assert read_xml(data, "my.csl") == read_xml(style("<info/>"), "my.csl")


def test_elements_that_are_not_csl_are_left_out_with_all_that_is_in_them() -> None:
    root = read_xml(style(f'a<x xmlns="urn:x">b<y/><z xmlns="{CSL}">c</z></x>d<e/>'), "my.csl")

    assert (root.text, [one.name for one in root.children]) == ("ad", ["e"])


@pytest.mark.parametrize(
    "written, text",
    [
        ("&lt;i&gt; &amp; &quot;&apos;", "<i> & \"'"),
        ("&#233;&#x4E00;", "é一"),
        ("<![CDATA[<i>&amp;]]>", "<i>&amp;"),
        ("a<!-- b -->c<?d e?>", "ac"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_texts_are_read_as_xml_has_them(written: str, text: str) -> None:
    assert read_xml(style(written), "my.csl").text == text


@pytest.mark.parametrize(
    "written, text",
    [
        ("p.&amp;#160;", "p.\u00a0"),
        ("&amp;#x2014;", "—"),
        ("&amp;#0;&amp;#x7;", "\ufffd"),
        ("a&amp;#10;b", "a b"),
        ("&amp;#12ab;", "&#12ab;"),
        ("&amp;#;&amp;#xyz;&amp;amp;&amp;lt;", "&#;&#xyz;&amp;&lt;"),
    ],
)
def test_characters_may_have_been_escaped_twice(written: str, text: str) -> None:
    root = read_xml(style(f'<e a="{written}">{written}</e>'), "my.csl")

    assert (root.children[0].text, root.children[0].get("a")) == (text, text)


@pytest.mark.parametrize(
    "encoding, name",
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("latin-1", "ISO-8859-1"),
        ("cp1252", "windows-1252"),
        ("koi8-r", "KOI8-R"),
    ],
)
def test_a_document_says_how_it_is_encoded(encoding: str, name: str) -> None:
    letter = "ж" if encoding == "koi8-r" else "é"
    head = f'<?xml version="1.0" encoding="{name}"?>'
    document = f"{head}{style(letter).decode()}".encode(encoding)

    assert read_xml(document, "my.csl").text == letter


@pytest.mark.parametrize(
    "name, reason",
    [
        ("klingon", "my.csl: not readable as XML: unknown encoding: klingon"),
        ("gb2312", "my.csl: not readable as XML: multi-byte encodings are not supported"),
        ("rot13", "my.csl: not readable as XML: 'rot13' is not a text encoding"),
        ("utf-16", "my.csl:1: not well-formed XML: "),
        ("037", "my.csl:1: not well-formed XML: "),
    ],
)
def test_an_encoding_that_cannot_be_read_is_said(name: str, reason: str) -> None:
    document = f'<?xml version="1.0" encoding="{name}"?>'.encode() + style()

    assert error_of(document).startswith(reason)


@pytest.mark.parametrize(
    "data, line",
    [
        (b"", 1),
        (b"no style", 1),
        (b"<style", 1),
        (style("\n<a>\n</b>"), 3),
        (style("<a b=1/>"), 1),
        (style("\n\n&copy;"), 3),
        (style("\n&#0;"), 2),
        (style() + b"\n<a/>", 2),
        (style("\n<c:a/>"), 2),
        (b"\xff" + style(), 1),
        (style()[:-3] + b"\xe9>", 1),
    ],
)
def test_what_is_not_well_formed_is_said_with_its_line(data: bytes, line: int) -> None:
    assert error_of(data).startswith(f"my.csl:{line}: not well-formed XML: ")


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE style>",
        '<!DOCTYPE style SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE style [<!ENTITY a SYSTEM "http://127.0.0.1/a">]>',
        '<!DOCTYPE style [<!ENTITY % a SYSTEM "http://127.0.0.1/a"> %a;]>',
    ],
)
def test_a_document_type_is_refused_before_its_entities_are_read(declared: str) -> None:
    assert error_of(f"\n{declared}".encode() + style("&a;")) == (
        "my.csl:2: a document type is declared; styles have none"
    )


@pytest.mark.parametrize(
    "root",
    [
        "<style/>",
        '<style xmlns="urn:x"><a/></style>',
        f'<style xmlns="{CSL}/2"/>',
        f'<x><style xmlns="{CSL}"/></x>',
    ],
)
def test_a_document_of_something_else_is_no_style(root: str) -> None:
    assert error_of(root.encode()) == (
        "my.csl:1: no style or locale of CSL (its namespace is missing)"
    )


def test_elements_nest_a_hundred_deep_and_no_deeper() -> None:
    assert read_xml(style("<g>" * 99 + "</g>" * 99), "my.csl").name == "style"
    assert error_of(style("\n" + "<g>" * 100_000)) == "my.csl:2: elements nest deeper than 100"


def test_elements_of_others_may_nest_as_they_like() -> None:
    others = '<x xmlns="urn:x">' + "<x>" * 50_000 + "</x>" * 50_001

    assert read_xml(style(f"{others}<a/>"), "my.csl").child("a") is not None


def test_a_document_of_more_than_four_megabytes_is_not_even_looked_at() -> None:
    most = style(" " * (4 * 2**20 - len(style())))

    assert read_xml(most, "my.csl").name == "style"
    assert error_of(most + b" ") == "my.csl: larger than 4 MiB; this is no style"


@pytest.mark.parametrize(
    "arguments, message",
    [(("no",), "no"), (("no", "my.csl"), "my.csl: no"), (("no", "my.csl", 3), "my.csl:3: no")],
)
def test_an_error_says_where_as_far_as_it_is_known(
    arguments: tuple[str, str, int], message: str
) -> None:
    assert str(CslError(*arguments)) == message


@given(
    st.binary()
    | st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).encode())
    | st.lists(st.sampled_from(PIECES)).map(lambda pieces: style("".join(pieces)))
)
def test_whatever_is_in_a_file_it_is_read_or_said_what_is_wrong(data: bytes) -> None:
    try:
        said = read_xml(data, "my.csl").name
    except CslError as error:
        said = str(error)

    assert said == "style" or said.startswith("my.csl:")


def test_what_would_turn_the_line_round_is_left_out() -> None:
    root = read_xml(style('<a b="x\u202ey">\u202ez</a>'), "my.csl")
    (inside,) = root.children

    assert (inside.get("b"), inside.text) == ("xy", "z")
