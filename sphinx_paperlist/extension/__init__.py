"""The Sphinx side: configuration, domain, directives, roles, nodes and transforms.

The only room that knows Sphinx and docutils; what it shows is decided on the floors below. Its
rooms are described in CONTRIBUTING.md; `html` and `latex` hold what only these formats show.
"""

from __future__ import annotations

from functools import partial

from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_paperlist.extension import config, pages, reading, stale
from sphinx_paperlist.extension.anchors import UniteAnchors
from sphinx_paperlist.extension.directives import PaperDirective, PaperListDirective
from sphinx_paperlist.extension.domain import PaperDomain
from sphinx_paperlist.extension.elsewhere import MarkCitationsElsewhere, WordCitationsElsewhere
from sphinx_paperlist.extension.html import assets, downloads, idle, index_pages, search
from sphinx_paperlist.extension.html import nodes as html_nodes
from sphinx_paperlist.extension.html.cards import AddCards
from sphinx_paperlist.extension.indices import INDICES
from sphinx_paperlist.extension.latex import nodes as latex_nodes
from sphinx_paperlist.extension.latex.marks import MarkForLatex
from sphinx_paperlist.extension.roles import ROLES, PaperRole
from sphinx_paperlist.extension.transforms import (
    DrawListings,
    FindUnparsedRoles,
    NameFirstCitations,
)
from sphinx_paperlist.styles.words import CATALOG, LOCALE_DIR, locale_name

_POST_TRANSFORMS = (
    DrawListings,
    NameFirstCitations,
    UniteAnchors,
    AddCards,
    MarkCitationsElsewhere,
    WordCitationsElsewhere,
    MarkForLatex,
)


def setup(app: Sphinx, version: str) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    config.register(app)
    # Not as `add_message_catalog` does, which knows no catalogue for `zh_HK`.
    locale.init([str(LOCALE_DIR)], locale_name(app.config.language), CATALOG)
    app.add_domain(PaperDomain)
    for index in INDICES:
        app.add_index_to_domain(PaperDomain.name, index)
    for form in ROLES:
        app.add_role_to_domain(PaperDomain.name, form, PaperRole(form))
    # Of the standard domain, so that it needs no prefix, and none after `external` either.
    app.add_role_to_domain("std", "paper", PaperRole("paper"))
    app.add_directive("paperlist", PaperListDirective)
    app.add_directive("paper", PaperDirective)
    html_nodes.register(app)
    latex_nodes.register(app)
    app.add_transform(FindUnparsedRoles)
    for transform in _POST_TRANSFORMS:
        app.add_post_transform(transform)
    # After Sphinx has settled values and suffixes, which it does at the default priority.
    app.connect("config-inited", config.check, priority=900)
    app.connect("config-inited", reading.exclude_sources, priority=901)
    app.connect("config-inited", assets.add_static_dir, priority=902)
    app.connect("builder-inited", assets.spare_other_builders)
    app.connect("builder-inited", search.hint_at_search)
    app.connect("builder-inited", latex_nodes.load_package)
    app.connect("builder-inited", partial(reading.load, version=version))
    app.connect("env-get-outdated", stale.find_outdated)
    app.connect("doctree-read", pages.check_toctrees)
    app.connect("env-updated", stale.finish_reading)
    app.connect("write-started", idle.watch)
    app.connect("build-finished", partial(downloads.write_downloads, version=version), priority=400)
    app.connect("build-finished", stale.finish_writing)
    app.connect("build-finished", idle.remove_old_indices)
    app.connect("warn-missing-reference", pages.report_missing)
    app.connect("html-page-context", assets.add_assets)
    app.connect("html-page-context", index_pages.draw_index)
    return ExtensionMetadata(
        version=version, env_version=5, parallel_read_safe=True, parallel_write_safe=True
    )
