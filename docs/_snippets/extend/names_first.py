"""Show entries that begin with names and year, as in `Gu, A., Dao, T. (2023). Mamba`."""

from sphinx_paperlist.api import Block, Name, Paper, View, format_entry, known_names, plain


def names_first(paper: Paper, view: View) -> tuple[Block, ...]:
    """Return the entry of the style `reading`, with names and year before the title."""
    others = tuple(part for part in view.show if part not in ("authors", "date"))
    head, *below = format_entry(paper, view._replace(show=others))
    names = ", ".join(map(_short, known_names(paper.authors)))
    before = plain(f"{names} ({paper.year or 'n.d.'}). ")
    return (Block("head", (before, *head.spans)), *below)


def _short(name: Name) -> str:
    initials = " ".join(f"{one[0]}." for one in name.given.split())
    return f"{name.short}, {initials}" if initials else name.short
