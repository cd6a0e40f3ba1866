"""Prose of sources is translated as that of pages is, and texts in several languages are chosen."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.pofile import write_po

from tests.conftest import Site
from tests.extension.test_outputs import messages

SOURCE = """\
lists:
  - id: top
    title: Top
    lists:
      - id: words
        title: On words
        description: Papers on *words*.
        papers:
          - key: one
            title: A title
            authors: [Ann Lee]
            venue: A venue
            date: 2020
            tags: [a tag]
            links: {A link: "https://a.org"}
            note: A *good* note.
          - key: two
            title: {en: Mountains, de: Berge}
            note: {en: Seas, de: Meere}
            authors: [Bo Ray]
      - id: given
        title: {en: Rivers, de: Ströme}
        description: {en: Clouds, de: Wolken}
        papers: [one]
"""
MESSAGES = {
    "Top": "Oben",
    "On words": "Über Wörter",
    "Papers on *words*.": "Arbeiten über *Wörter*.",
    "A *good* note.": "Eine *gute* Notiz.",
}
CITATIONS = "{paper:list}`words` {paper:full}`one` {paper}`two`"
PAGE = """\
# Seite

```{paperlist} top
:name: all
```

CITATIONS

```{paperlist} top
:heading:
```

```{paperlist}
:group-by: venue
```
"""
PAGE = PAGE.replace("CITATIONS", CITATIONS)
OTHER = "# Other\n\n```{paperlist} words\n```\n"


def catalogue(found: dict[str, str]) -> bytes:
    made = Catalog(locale="de")
    for message, text in found.items():
        made.add(message, text)
    file = io.BytesIO()
    write_po(file, made)
    return file.getvalue()


@pytest.mark.parametrize("compact", [True, False, "all"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_each_message_is_extracted_once_with_its_line(
    site: Any, compact: Any, language: str
) -> None:
    files = {
        "_papers/a.yaml": SOURCE,
        "part/index.md": PAGE + "\n```{toctree}\nother\n```\n",
        "part/other.md": OTHER,
        "index.md": "# Site\n\n```{toctree}\npart/index\n```\n",
        **{
            f"locale/de/LC_MESSAGES/{name}.po": catalogue(MESSAGES)
            for name in ("part", "part/index", "part/other", "all")
        },
    }
    build = site.build(
        files,
        "gettext",
        gettext_compact=compact,
        language=language,
        locale_dirs=["locale"],
    )
    names = {True: ["part"], False: ["part/index", "part/other"], "all": ["all"]}[compact]

    assert build.warnings == []
    for name in names:
        text = build.output(f"{name}.pot")
        found = messages(text)
        ours = found.keys() - {"Seite", "Other", "Site", CITATIONS}
        assert ours == MESSAGES.keys() - ({"Top"} if name == "part/other" else set())
        for message in ours:
            assert text.count(f'msgid "{message}"') == 1
            (place,) = found[message]
            assert re.fullmatch(r"(\.\./)+_papers/a\.yaml:\d+", place)
            line = SOURCE.split("\n")[int(place.rpartition(":")[2]) - 1]
            assert message in line or line.strip().startswith("- ")


@pytest.mark.parametrize("syntax", ["md", "rst"])
@pytest.mark.parametrize("builder", ["html", "latex", "text", "epub"])
def test_a_translated_site_is_the_one_that_is_written_in_the_language(
    tmp_path: Any, make_app: Any, builder: str, syntax: str
) -> None:
    twins = []
    for name in ("translated", "twin"):
        site = Site(tmp_path / name, make_app)
        source = SOURCE
        if name == "twin":
            for message, text in MESSAGES.items():
                source = source.replace(message, text)
        files: dict[str, Any] = {"_papers/a.yaml": source, **pages(syntax)}
        files["locale/de/LC_MESSAGES/index.po"] = catalogue(MESSAGES)
        build = site.build(files, builder, language="de", locale_dirs=["locale"])
        assert build.warnings == []
        twins.append(outputs(build))

    translated, twin = twins
    assert translated.keys() == twin.keys()
    assert any("Über Wörter" in text for text in translated.values())
    for name, text in translated.items():
        assert text == twin[name], name


def pages(syntax: str) -> dict[str, str]:
    if syntax == "md":
        return {"index.md": PAGE}
    text = re.sub(r"\{(paper[\w:]*)\}`", r":\1:`", PAGE.replace("# Seite", "Seite\n====="))
    text = re.sub(r"```\{paperlist\} ?(\w*)\n", r".. paperlist:: \1\n", text).replace("```", "")
    return {"index.rst": re.sub(r"^(:[\w-]+:.*)$", _indented, text, flags=re.MULTILINE)}


def _indented(match: re.Match[str]) -> str:
    return match[0] if "`" in match[0] else f"   {match[0]}"


def outputs(build: Any) -> dict[str, str]:
    """Return what a build has written, without what changes with time and place."""
    suffixes = {".html", ".tex", ".txt", ".xhtml", ".bib", ".json", ".ris"}
    return {
        str(path.relative_to(build.app.outdir)): path.read_text(encoding="utf-8")
        for path in sorted(build.app.outdir.rglob("*"))
        if path.suffix in suffixes and "_static" not in path.parts and "_sources" not in path.parts
    }


def test_a_new_translation_reaches_pages_files_and_citations(site: Any) -> None:
    config = {"language": "de", "locale_dirs": ["locale"]}
    names = ["index.html", "_paperlists/all.bib", "_paperlists/all.csl.json", "_paperlists/all.ris"]
    first = site.build({"_papers/a.yaml": SOURCE, "index.md": PAGE}, "html", **config)

    assert all("good" in first.output(name) for name in names)

    made = {"locale/de/LC_MESSAGES/index.po": catalogue(MESSAGES)}
    second = site.build(made, "html", **config)

    assert "index" in second.read
    for name in names:
        assert "gute" in second.output(name)
        assert "good" not in second.output(name)


def test_a_note_that_only_running_text_shows_is_translated_with_its_page(
    tmp_path: Path, make_app: Any
) -> None:
    listing = "```{paperlist} top\n:show: authors\n```\n\n```{toctree}\ncites\n```\n"
    files: dict[str, str | bytes] = {
        "_papers/a.yaml": SOURCE,
        "index.md": f"# Site\n\n{listing}",
        "cites.md": "# Cites\n\n{paper:full}`one` {paper:full}`two`\n",
        "locale/de/LC_MESSAGES/cites.po": catalogue(MESSAGES),
    }
    config: dict[str, Any] = {"language": "de", "locale_dirs": ["locale"]}
    extracted, shown = (
        Site(tmp_path / builder, make_app).build(files, builder, **config)
        for builder in ("gettext", "html")
    )
    found = messages(extracted.output("cites.pot"))

    assert found["A *good* note."] == ["../../_papers/a.yaml:9"]
    assert "Seas" not in found
    assert "Eine gute Notiz." in " ".join(shown.page("cites.html").texts("body"))


def test_texts_in_several_languages_are_found_by_all_of_them(site: Any) -> None:
    page = "# Site\n\n```{paperlist} top\n:filter-box:\n```\n"
    build = site.build({"_papers/a.yaml": SOURCE, "index.md": page}, "html", language="de")
    index = build.output("searchindex.js")
    terms = json.loads(index[index.index("{") : index.rindex("}") + 1])["terms"]
    entry = build.page().all("li.paper")[1]

    assert entry.text.startswith("2. Berge.")
    assert {"berg", "mountain", "meer", "seas", "strom", "wolk", "cloud"} <= terms.keys()
    assert "Mountains Seas" in entry.attributes["data-text"]


def test_a_change_of_a_text_that_is_not_shown_is_found_by_the_search(site: Any) -> None:
    files = {"_papers/a.yaml": SOURCE, "index.md": "# Site\n\n```{paperlist} top\n```\n"}
    site.build(files, "html")
    second = site.build({"_papers/a.yaml": SOURCE.replace("Berge", "Gipfel")}, "html")

    assert "gipfel" in second.output("searchindex.js")
