"""Data cannot break out of its place on a page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from docutils import nodes
from sphinx.util.inventory import InventoryFile

HOSTILE = {
    "tags of HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a closing tag": '</li></ol><h1 onclick="x">',
    "an attribute": '" onmouseover="alert(1)" x="',
    "a comment": "--> <!-- <b>",
    "an entity": "&lt;script&gt; &amp; &#60;",
    "reStructuredText": "|sub| `x <javascript:alert(1)>`_ .. raw:: html :raw:`<b>` x_ ::",
    "MyST": "{raw}`<b>` ```{raw} html\n<b>\n``` {{ sub }} +++ % comment",
    "Jinja": "{{ 7 * 7 }} {% raw %} {{ config }}",
    "LaTeX": r"\input{/etc/passwd} \write18{x} $ % & # _ { } ~ ^ \end{document}",
    "quotation marks": "'\"`''\"\"``“”‘’",
    "maths": r"$\href{javascript:alert(1)}{x}$ $</script>$",
}
LIVE = ("script", "img", "iframe", "object", "embed", "form", "svg", "style", "h1", "b")
FIELDS = ("title", "venue", "note", "abstract", "tags", "volume")


def source(text: str) -> str:
    """Return a source that holds a text wherever there is room for one."""
    paper = {
        **dict.fromkeys(FIELDS, text),
        "key": "k",
        "authors": [text, {"name": text}],
        "links": {text: "https://a.org/?q=" + text},
        "date": "2020",
    }
    below = {"id": "below", "title": text, "description": text, "papers": [paper]}
    return json.dumps({"lists": [{"id": "top", "lists": [below]}]})


def site_of(site: Any, text: str, builder: str) -> Any:
    page = (
        "Title\n=====\n\n.. paperlist:: top\n"
        "   :show: venue authors links date note abstract tags\n\n"
        + " ".join(f":paper:{form}:`k`" for form in ("paper", "p", "t", "title", "authors", "full"))
        + " :paper:list:`below`\n"
    )
    prose = ":orphan:\n\nTitle\n=====\n\nNo papers.\n"
    return site.build(
        {"index.rst": page, "prose.rst": prose, "_papers/a.yaml": source(text)}, builder
    )


def count(page: Any, tag: str) -> int:
    """Count elements, but for our script, and that with which Sphinx shows maths."""
    sources = [one.attributes.get("src", "") for one in page.all(tag)]
    return sum("mathjax" not in one and "paperlist" not in one for one in sources)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_becomes_markup_of_html(site: Any, text: str) -> None:
    build = site_of(site, text, "html")
    page, harmless = build.page(), build.page("prose.html")

    for tag in LIVE:
        assert count(page, tag) == count(harmless, tag), tag
    assert not [
        (one.tag, name)
        for one in page.elements
        for name, value in one.attributes.items()
        if name.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
    assert len(page.all("li.paper")) == 1


@pytest.mark.parametrize("name", ["tags of HTML", "Jinja", "reStructuredText", "quotation marks"])
def test_a_text_is_shown_as_it_was_written(site: Any, name: str) -> None:
    text = HOSTILE[name] if name != "reStructuredText" else "|sub| x_ :raw: .. raw::"
    page = site_of(site, text, "html").page()

    assert page.texts(".paper-venue")[0] == " ".join(text.split())


def test_a_venue_and_names_are_no_markdown(site: Any) -> None:
    page = site_of(site, "*a* [b](https://b.org)", "html").page()

    assert page.texts(".paper-venue")[0] == "*a* [b](https://b.org)"
    assert page.texts(".paper-title")[0] == "a b."


@pytest.mark.parametrize(
    "builder, name", [("html", "index.html"), ("text", "index.txt"), ("latex", "site.tex")]
)
@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,alert(1)",
        "vbscript:alert(1)",
        "file:///alert(1)",
    ],
)
def test_a_refused_link_is_in_no_output(site: Any, builder: str, name: str, url: str) -> None:
    linked = f"A [title]({url})"
    paper = {"key": "k", "title": linked, "note": linked, "url": url, "links": {"PDF": url}}
    build = site.build(
        {
            "index.rst": "Title\n=====\n\n.. paperlist::\n\n:paper:`x <k>` :paper:full:`k`\n",
            "_papers/a.yaml": json.dumps({"papers": [paper]}),
        },
        builder,
    )

    assert build.codes() == ["paperlist.unsafe-link"] * 4
    assert build.listed() == ["A title"]
    assert "A title" in build.output(name)
    assert "alert" not in build.output(name)


@pytest.mark.parametrize("key", ['x"onclick="alert(1)', "a&quot;b", "../../../k", "%2e%2e/k"])
def test_a_key_stays_in_its_place(site: Any, key: str) -> None:
    page = f"Title\n=====\n\n.. paperlist::\n   :name: {key}\n\n:paper:`{key}`\n"
    data = json.dumps({"papers": [{"key": key, "title": "T"}]})
    page = site.build({"index.rst": page, "_papers/a.yaml": data}, "html").page()

    attributes = [(one.tag, name) for one in page.elements for name in one.attributes]
    assert not [one for one in attributes if one[1].startswith("on")]
    assert len(page.all("li.paper")) == 1
    outside = [path for path in site.folder.parent.rglob("*.bib") if "_build" not in path.parts]
    assert outside == []


def test_latex_specials_are_escaped(site: Any) -> None:
    text = site_of(site, HOSTILE["LaTeX"], "latex").output("site.tex")

    assert r"\input{/etc" not in text
    assert r"\write18" not in text
    assert text.count(r"\end{document}") == 1


# LaTeX runs what stands in maths, and so does MathJax, which makes live links of \\href.
@pytest.mark.parametrize(
    "macro",
    [
        r"\input{/etc/hostname}",
        r"\immediate\write18{touch x}",
        r"\csname input\endcsname{/etc/hostname}",
        r"\href{javascript:alert(1)}{x}",
    ],
)
def test_maths_does_not_leave_its_place(site: Any, macro: str) -> None:
    source = json.dumps({"papers": [{"key": "k", "title": f"On ${macro}$ and $x^2$"}]})
    build = site.build({"index.rst": "Title\n=====\n\n.. paperlist::\n", "_papers/a.yaml": source})

    assert [node.astext() for node in build.doctree().findall(nodes.math)] == ["x^2"]


def test_a_link_publishes_no_file_outside_the_folder_of_its_source(site: Any) -> None:
    links = {"A": "../conf.py", "B": "%2e%2e/conf.py", "C": "x/../../conf.py", "D": "here.txt"}
    build = site.build(
        {
            "index.rst": "Title\n=====\n\n.. paperlist::\n",
            "_papers/here.txt": "here",
            "_papers/a.yaml": json.dumps({"papers": [{"title": "T", "links": links}]}),
        },
        "html",
    )

    assert set(build.codes()) == {"paperlist.unsafe-link"}
    assert [path.name for path in build.app.outdir.glob("_downloads/**/*") if path.is_file()] == [
        "here.txt"
    ]


def test_a_link_publishes_no_file_that_a_symbolic_link_leads_to(site: Any) -> None:
    secret = site.folder.parent / "secret.txt"
    site.write({"_papers/inside.txt": "inside"})
    secret.write_text("secret")
    (site.folder / "_papers" / "outside.txt").symlink_to(secret)
    links = {"A": "outside.txt", "B": "inside.txt"}
    build = site.build(
        {
            "index.rst": "Title\n=====\n\n.. paperlist::\n",
            "_papers/a.yaml": json.dumps({"papers": [{"title": "T", "links": links}]}),
        },
        "html",
    )

    assert set(build.codes()) == {"paperlist.unsafe-link"}
    assert [path.name for path in build.app.outdir.glob("_downloads/**/*") if path.is_file()] == [
        "inside.txt"
    ]


def test_unknown_fields_are_published_nowhere(site: Any) -> None:
    for builder in ("html", "latex", "text"):
        build = site.build(
            {
                "index.rst": "Title\n=====\n\n.. paperlist::\n\n:paper:full:`k`\n",
                "_papers/a.yaml": "papers: [{key: k, title: T, reviewer: Secret Name}]",
            },
            builder,
        )
        files = [path for path in build.app.outdir.rglob("*") if path.is_file()]

        assert build.warnings == []
        assert files
        assert not [path for path in files if b"Secret Name" in path.read_bytes()]


PLACES = (
    "paper-author.html",
    "paper-venue.html",
    "paper-tag.html",
    "cites.html",
    "index.html",
    "genindex.html",
)


def cited_site_of(site: Any, text: str, builder: str) -> Any:
    """Build a site that shows a text in indices, and as the title of a page in "Cited in"."""
    escaped = "".join("\\" + one if one in r"\*`|_" else one for one in text).replace("\n", " ")
    line = "=" * 400
    index = ".. toctree::\n\n   cites\n\n.. paperlist:: top\n   :show: venue tags cited-in\n"
    return site.build(
        {
            "index.rst": f"Title\n=====\n\n{index}",
            "cites.rst": f"{line}\nOn {escaped}\n{line}\n\n:paper:`k` :paper:list:`below`\n",
            "plain.rst": ":orphan:\n\nTitle\n=====\n",
            "_papers/a.yaml": source(text),
        },
        builder,
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_becomes_markup_in_indices_and_titles_of_pages(site: Any, text: str) -> None:
    build = cited_site_of(site, text, "html")
    harmless = build.page("plain.html")

    for name in PLACES:
        page = build.page(name)
        for tag in LIVE:
            assert count(page, tag) == count(harmless, tag), (name, tag)
        attributes = [name for one in page.elements for name in one.attributes]
        assert not [name for name in attributes if name.startswith("on")]
    (link,) = [one for one in build.page().all("a") if "#cited-k" in one.attributes["href"]]
    assert link.parent is not None
    assert "paper-cited-in" in link.parent.classes


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_inventory_and_search_index_stay_whole(site: Any, text: str) -> None:
    build = cited_site_of(site, text, "html")
    inventory = InventoryFile.loads((build.app.outdir / "objects.inv").read_bytes(), uri="")
    script = build.output("searchindex.js")
    index = json.loads(script.removeprefix("Search.setIndex(").removesuffix(")"))
    names = [
        ".".join(filter(None, (prefix, one[4])))
        for prefix in index["objects"]
        for one in index["objects"][prefix]
    ]

    assert list(inventory.data["paper:cite"]) == ["k"]
    assert inventory.data["paper:cite"]["k"].uri == "index.html#paper-k"
    assert "k" in names
    assert not [name for name in names if "<" in name]


def test_no_text_of_an_index_becomes_a_command_of_latex(site: Any) -> None:
    text = cited_site_of(site, HOSTILE["LaTeX"], "latex").output("site.tex")

    assert text.count(r"\sphinxstyleindexentry{\textbackslash{}input\{") == 3
    assert r"\input{/etc" not in text
    assert r"\write18" not in text
    assert text.count(r"\end{document}") == 1
