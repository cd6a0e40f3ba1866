"""Write the pages of a new site in MyST."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from sphinx_paperlist.cli.site.myst import inline, paragraph
from sphinx_paperlist.cli.site.plan import Contents, Page
from sphinx_paperlist.cli.site.words import Words, words_of
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.library import Library
from sphinx_paperlist.papers.localize import chosen_texts
from sphinx_paperlist.papers.model import Paper, PaperList
from sphinx_paperlist.papers.names import known_names

# A listing of so many papers has a box that filters it.
MANY_PAPERS = 20
_PLAIN_OPTION = re.compile(r"[^\W_][\w -]*")


def pages(front: Page, library: Library, language: str) -> dict[str, str]:
    """Return the text of every page, from the front page on, by the name of its file."""
    words = words_of(language)
    line = _index_line(words, library.papers)
    return {
        f"{page.name}.md": _text(page, library, language, [line] if page is front and line else [])
        for page in front.walk()
    }


def _text(page: Page, library: Library, language: str, lines: Sequence[str]) -> str:
    blocks = [f"# {inline(page.title)}", *lines]
    if page.every:
        options = {"name": page.name, "layout": "compact", "sort": "-date, title"}
        blocks.append(_listing("", (), options, len(library.papers)))
    elif page.keys:
        blocks.append(_listing("", page.keys, {}, len(page.keys)))
    elif page.shown and page.alone and not page.shown.papers:
        blocks += _description(page.shown, language)
    elif page.shown:
        blocks.append(_list(page.shown, alone=page.alone, library=library))
    blocks += map(_toctree, page.contents)
    return "\n\n".join(blocks) + "\n"


def _description(one: PaperList[str], language: str) -> list[str]:
    text: str = chosen_texts(one.translations, language).get("description", one.description)
    return [paragraph(text)] if text else []


def _list(one: PaperList[str], *, alone: bool, library: Library) -> str:
    keys = one.papers if alone else tuple(one.walk())
    options = {"depth": "0"} if alone else {"heading": ""} if one.lists else {}
    if _can_be_typed(one.id) and library.lists_for(one.id) == (one,):
        return _listing(one.id, (), options, len(keys))
    # Its papers can be named where the list cannot.
    return _listing("", tuple(dict.fromkeys(keys)), {}, len(keys))


def _can_be_typed(list_id: str) -> bool:
    # The directive belongs to the Sphinx side, which only sites need.
    from sphinx_paperlist.extension.written import is_written  # noqa: PLC0415 - see above

    return list_id.isprintable() and not is_written(list_id)


def _listing(name: str, keys: Iterable[str], options: Mapping[str, str], count: int) -> str:
    box = {"filter-box": ""} if count >= MANY_PAPERS else {}
    return _directive("paperlist", name, {**options, **box}, keys)


def _toctree(contents: Contents) -> str:
    options = {"maxdepth": "2"}
    if contents.caption:
        options["caption"] = _option(plain_text(contents.caption))
    return _directive("toctree", "", options, [page.name for page in contents.pages])


def _option(text: str) -> str:
    """Return a text as the value of an option, which MyST reads like one of YAML."""
    return text if _PLAIN_OPTION.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _directive(
    name: str, argument: str, options: Mapping[str, str], content: Iterable[str] = ()
) -> str:
    # Between backquotes none may stand in the first line.
    fence = "~~~" if "`" in argument else "```"
    lines = [f"{fence}{{{name}}} {argument}".rstrip()]
    lines += [f":{option}: {value}".rstrip() for option, value in options.items()]
    inside = list(content)
    return "\n".join([*lines, *([""] if inside else []), *inside, fence])


def _index_line(words: Words, papers: Mapping[str, Paper]) -> str:
    """Return a line with what there is: a number that stays true, and the indices that are made."""
    found = {
        "author": (words.author, any(known_names(paper.authors) for paper in papers.values())),
        "year": (words.year, any(paper.year for paper in papers.values())),
        "venue": (words.venue, any(paper.badge for paper in papers.values())),
        "tag": (words.tag, any(paper.tags for paper in papers.values())),
    }
    links = [f"{{ref}}`{text} <paper-{name}>`" for name, (text, made) in found.items() if made]
    number = _fewer(len(papers))
    parts = [words.more_than.format(number=number)] if number else []
    if links:
        named = words.last.join(filter(None, [words.comma.join(links[:-1]), links[-1]]))
        parts.append(words.indices.format(indices=named))
    return words.blank.join(parts)


def _fewer(number: int) -> int:
    """Return the largest round number below another: 160 for 161, 2600 for 2668."""
    step = int(10 ** max(1, len(str(number)) - 2))
    return max(0, number - 1) // step * step
