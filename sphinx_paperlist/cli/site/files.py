"""Write the text of each file of a new site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sphinx_paperlist.cli.site import myst
from sphinx_paperlist.cli.site.plan import Page, Plan, Shown
from sphinx_paperlist.cli.site.words import words_of
from sphinx_paperlist.papers.inline import plain_text
from sphinx_paperlist.papers.languages import primary

SUFFIX = ".md"
# What the search of Sphinx needs for languages that are written without blanks.
_SEARCH: Mapping[str, str] = MappingProxyType({"zh": "jieba"})


def site_files(
    plan: Plan, sources: Sequence[str], codes: Mapping[str, int], *, alone: bool
) -> dict[str, str]:
    """Return the files of a site by their names.

    `sources` are paths of lists that are no files of the site, relative to it. `codes` are those of
    the warnings that reading the lists gives, with their counts. `alone` says that the folder holds
    no other documents.
    """
    files = {"conf.py": _conf(plan, sources, codes, alone=alone)}
    files[f"index{SUFFIX}"] = _index(plan)
    for page in (page for chapter in plan.chapters for page in chapter.pages):
        files[f"{page.name}{SUFFIX}"] = _page(page)
    files["requirements.txt"] = "".join(f"{name}\n" for name in _requirements(plan.language))
    return files


def _requirements(language: str) -> Iterator[str]:
    yield from ("sphinx-paperlist", "myst-parser", "furo")
    if search := _SEARCH.get(primary(language)):
        yield search


def _conf(plan: Plan, sources: Sequence[str], codes: Mapping[str, int], *, alone: bool) -> str:
    title = _text(plain_text(plan.first.title))
    lines = [f"project = {title}", f"html_title = {title}"]
    if plan.language:
        lines.append(f"language = {_text(plan.language)}")
    lines += ['extensions = ["sphinx_paperlist", "myst_parser"]', 'html_theme = "furo"']
    lines += ['exclude_patterns = ["_build"]', "html_show_copyright = False"]
    if not alone:
        pages = ["index", *(page.name for chapter in plan.chapters for page in chapter.pages)]
        lines += ["", "# Other documents in this folder are no pages of the site."]
        lines += _list("include_patterns", [f"{name}{SUFFIX}" for name in pages])
    if sources:
        lines += ["", "# The lists stay where they are, and stay the only ones."]
        lines += _list("paperlist_sources", list(map(_glob, sources)))
    if codes:
        count = sum(codes.values())
        found = "1 warning" if count == 1 else f"{count} warnings"
        lines += ["", f"# {found} on the lists when this was made; `paperlist check` says which."]
        lines.append("# Delete this when they are mended.")
        lines += _list("suppress_warnings", [f"paperlist.{code}" for code in codes])
    return "".join(f"{line}\n" for line in lines)


def _text(text: str) -> str:
    """Return a text as Python and YAML write it, in double quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _list(name: str, texts: Sequence[str]) -> Iterator[str]:
    line = f"{name} = [{', '.join(map(_text, texts))}]"
    if len(line) <= 88:
        yield line
    else:
        yield from (f"{name} = [", *(f"    {_text(text)}," for text in texts), "]")


def _glob(path: str) -> str:
    """Return a glob that matches a path alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def _index(plan: Plan) -> str:
    words = words_of(plan.language)
    blocks = [f"# {myst.inline(plan.first.title)}"]
    if plan.first.listing:
        blocks.append(_directive(plan.first.listing))
    for chapter in plan.chapters:
        # MyST reads options as YAML.
        caption = [f":caption: {_text(plain_text(chapter.title))}"] if chapter.title else []
        names = [page.name for page in chapter.pages]
        blocks.append("\n".join(["```{toctree}", ":maxdepth: 2", *caption, "", *names, "```"]))
    if plan.indices:
        links = (f"{{ref}}`{words.kinds[name]} <{name}>`" for name in plan.indices)
        blocks.append(words.indices.format(words.mark.join(links)))
    return "\n\n".join(blocks) + "\n"


def _page(page: Page) -> str:
    listing = f"\n{_directive(page.listing)}\n" if page.listing else ""
    return f"# {myst.inline(page.title)}\n{listing}"


def _directive(shown: Shown) -> str:
    lines = [f"```{{paperlist}} {shown.list_id}".rstrip()]
    if shown.headings:
        lines.append(":heading:")
    if shown.alone:
        lines.append(":depth: 0")
    if shown.searched:
        lines.append(":filter-box:")
    if not (shown.list_id or shown.keys):
        lines += [":layout: compact", ":sort: -date, title"]
    if shown.keys:
        lines += ["", *shown.keys]
    return "\n".join([*lines, "```"])
