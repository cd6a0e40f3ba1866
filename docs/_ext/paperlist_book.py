r"""Choose the fonts of the book by the engine that sets it.

Noto has the scripts of the papers that are listed. `fonts-noto-core`, `fonts-noto-cjk` and
`fonts-freefont-otf` are their packages in Debian.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config

_FONTS = r"""
\setmainfont{Noto Serif}[Scale=0.9]
\setsansfont{Noto Sans}[Scale=0.9]
\setmonofont{DejaVu Sans Mono}[Scale=0.8]
"""
# Columns of names, which do not break, are not made narrower than they are.
_PREAMBLE = r"""
\AtBeginDocument{\setlength\tymin{180pt}}
\newfontfamily\bookrtl{FreeSerif}[Script=Arabic]
\renewcommand\paperlistrtlfont{\bookrtl\upshape}
"""
_XELATEX = {
    "fontpkg": _FONTS
    + r"""
\usepackage{xeCJK}
% Quotation marks and dashes are those of English, of which there is more.
\xeCJKDeclareCharClass{Default}{"2013, "2014, "2026}
\xeCJKDeclareCharClass{HalfLeft}{"2018, "201C}
\xeCJKDeclareCharClass{HalfRight}{"2019, "201D}
\setCJKmainfont{Noto Serif CJK SC}[ItalicFont=*, BoldItalicFont=* Bold]
\setCJKsansfont{Noto Sans CJK SC}[ItalicFont=*, BoldItalicFont=* Bold]
\setCJKmonofont{Noto Sans Mono CJK SC}[Scale=0.9, ItalicFont=*, BoldItalicFont=* Bold]
""",
    # Without it xeCJK adds blanks to what is verbatim.
    "fvset": r"\fvset{fontsize=auto,formatcom=\xeCJKVerbAddon}",
    "preamble": _PREAMBLE,
}
# What babel knows of a script sets its font, and where its lines break. Several languages have
# Han characters, of which the last one gets them.
_CJK = {"japanese": "JP", "korean": "KR", "chinese-simplified": "SC"}
_LUALATEX = {
    "babel": r"\usepackage{babel}",
    "polyglossia": "",
    "fontpkg": "\n".join(
        [
            *(rf"\babelprovide[import, onchar=ids fonts]{{{language}}}" for language in _CJK),
            r"\babelfont{rm}[Scale=0.9]{Noto Serif}",
            r"\babelfont{sf}[Scale=0.9]{Noto Sans}",
            r"\babelfont{tt}[Scale=0.8]{DejaVu Sans Mono}",
            *(
                rf"\babelfont[{language}]{{{family}}}[ItalicFont=*, BoldItalicFont=* Bold]"
                rf"{{Noto {face} CJK {region}}}"
                for language, region in _CJK.items()
                for family, face in (("rm", "Serif"), ("sf", "Sans"), ("tt", "Sans Mono"))
            ),
        ]
    ),
    "preamble": _PREAMBLE.replace("[", "[Renderer=HarfBuzz, "),
}


def choose_fonts(_app: Sphinx, config: Config) -> None:
    """Set what stands in the preamble of the book."""
    engine = _LUALATEX if config.latex_engine == "lualatex" else _XELATEX
    config.latex_elements = engine | config.latex_elements


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what chooses."""
    app.connect("config-inited", choose_fonts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
