"""Spare a build that writes no page the work of finishing what the last one has finished.

Sphinx dumps the inventory and the search index, and draws all indices, in every build, also in
one that has nothing to write. With thousands of papers that is most of such a build's time, and
the files would be the same again, to the last byte.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_paperlist.extension.builders import PAGED_HTML
from sphinx_paperlist.extension.domain import PaperDomain, domain_of
from sphinx_paperlist.extension.indices import INDICES
from sphinx_paperlist.extension.stale import is_finished


def watch(app: Sphinx, builder: Builder) -> None:
    """Look at the pages that are going to be written: Sphinx tells only the builder of them."""
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in PAGED_HTML:
        return
    prepare = builder.prepare_writing

    def prepare_writing(docnames: AbstractSet[str]) -> None:
        domain = domain_of(app.env)
        domain.idle = not docnames and not domain.changed and is_finished(app)
        if domain.idle:
            for name in ("dump_inventory", "dump_search_index"):
                setattr(builder, name, _leave)
        prepare(docnames)

    builder.prepare_writing = prepare_writing  # type: ignore[method-assign]  # of this one builder


def remove_old_indices(app: Sphinx, exception: Exception | None) -> None:
    """Remove the pages of indices that a build before has drawn, and that would be empty now."""
    builder = app.builder
    if exception or builder.name not in PAGED_HTML or domain_of(app.env).idle:
        return
    assert isinstance(builder, StandaloneHTMLBuilder)  # as its name says
    drawn = {name for name, *_ in builder.domain_indices}
    for index in INDICES:
        name = f"{PaperDomain.name}-{index.name}"
        if name not in drawn and name not in app.env.found_docs:
            Path(builder.get_outfilename(name)).unlink(missing_ok=True)


def _leave() -> None:
    """Leave a file as it is."""
