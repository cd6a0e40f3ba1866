"""Turn reading lists of papers into data that a Sphinx site shows and cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0.dev0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    # Imported here, so that the command and the lower floors start without Sphinx.
    from sphinx_paperlist.extension import setup as setup_extension  # noqa: PLC0415 - see above

    return setup_extension(app, __version__)
