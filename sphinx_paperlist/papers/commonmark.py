"""Make the Markdown parsers of the house; imported when the first marked text is met."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


class Parser(MarkdownIt):
    """Parse CommonMark with `$maths$`, and keep link targets as they were written.

    Which schemes may be linked is decided, and said, where links are read and made.
    """

    def __init__(self, preset: str) -> None:
        super().__init__(preset)
        self.use(dollarmath_plugin, allow_space=False, allow_digits=False)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's name and signature
        """Accept every target."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """Leave every target as it is."""
        return url
