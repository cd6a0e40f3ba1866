r"""List the commands of running text: the characters they print, and the formats they switch on.

The symbols are those of "The Comprehensive LaTeX Symbol List" (text mode), `textcomp`, `textgreek`
and biblatex that bibliographies use.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

# Commands of one character that are no letter.
SIGNS: Mapping[str, str] = MappingProxyType(
    {sign: sign for sign in "&%#_${}"}
    | dict.fromkeys(",;: \n\t\\", " ")
    | dict.fromkeys("-/@!", "")
    | {"(": "\\(", ")": "\\)", "[": "\\[", "]": "\\]"}
)

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ϱ",
    "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
# Only their long names are those of text mode; the short ones of `\section` are not Greek.
_TEXT = {
    "endash": "–", "emdash": "—", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“",
    "quotedblright": "”", "quotedbl": '"', "quotesingle": "'", "ellipsis": "…", "bullet": "•",
    "copyright": "©", "registered": "®", "trademark": "™", "degree": "°", "celsius": "℃",
    "dollar": "$", "euro": "€", "sterling": "£", "yen": "¥", "cent": "¢", "section": "§",
    "paragraph": "¶", "dagger": "†", "daggerdbl": "‡", "asciitilde": "~", "asciicircum": "^",
    "asciigrave": "`", "backslash": "\\", "underscore": "_", "bar": "|", "less": "<",
    "greater": ">", "braceleft": "{", "braceright": "}", "asteriskcentered": "*",
    "exclamdown": "¡", "questiondown": "¿", "ordfeminine": "ª", "ordmasculine": "º",
    "onehalf": "½", "onequarter": "¼", "threequarters": "¾", "onesuperior": "¹",
    "twosuperior": "²", "threesuperior": "³", "times": "×", "div": "÷", "pm": "±",
    "periodcentered": "·", "micro": "µ", "numero": "№", "guillemotleft": "«",
    "guillemotright": "»", "percent": "%", "ohm": "Ω", "leftarrow": "←", "rightarrow": "→",
    "uparrow": "↑", "downarrow": "↓", "perthousand": "‰", "surd": "√", "minus": "−",
    "visiblespace": "␣", "compwordmark": "", "interrobang": "‽", "estimated": "℮",
}  # fmt: skip
_OTHERS = {
    "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "EUR": "€", "dag": "†",
    "ddag": "‡", "dots": "…", "ldots": "…", "cdots": "⋯", "slash": "/", "times": "×", "pm": "±",
    "cdot": "·", "degree": "°", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
    "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "flqq": "«", "frqq": "»", "glqq": "„",
    "grqq": "“", "quotedblbase": "„", "quotesinglbase": "‚", "glq": "‚", "grq": "‘",
    "lq": "‘", "rq": "’", "ldq": "“", "rdq": "”", "lbrace": "{", "rbrace": "}", "ng": "ŋ",
    "NG": "Ŋ", "IJ": "Ĳ", "ij": "ĳ", "SS": "ẞ", "TH": "Þ", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "sim": "∼", "approx": "≈", "leq": "≤", "geq": "≥",
    "ell": "ℓ", "textmu": "µ", "space": " ", "quad": " ", "qquad": " ", "newline": " ",
    "linebreak": " ", "par": " ", "thinspace": " ", "enspace": " ", "nobreak": "",
    "nobreakspace": " ", "allowbreak": "", "noindent": "", "relax": "", "hfill": " ",
    "newblock": " ", "ignorespaces": "", "protect": "", "unskip": "", "xspace": "",
    "addcomma": ",", "adddot": ".", "addcolon": ":", "addspace": " ", "addnbspace": " ",
    "isdot": "", "hyphen": "-", "bibrangedash": "–", "textsubscriptminus": "₋",
    "polhk": "\u0328", "cprime": "ʹ", "cdprime": "ʺ", "textvisiblespace": "␣",
}  # fmt: skip
SYMBOLS: Mapping[str, str] = MappingProxyType(
    _GREEK
    | {f"text{name}": letter for name, letter in _GREEK.items()}
    | {f"up{name}": letter for name, letter in _GREEK.items()}
    | {f"text{name}": sign for name, sign in _TEXT.items()}
    | _OTHERS
)


class Style(enum.Enum):
    """Name what a command does to the text it is given, or to the rest of its group."""

    PLAIN = enum.auto()
    EMPHASIS = enum.auto()
    STRONG = enum.auto()
    CODE = enum.auto()
    QUOTE = enum.auto()
    RAISED = enum.auto()
    LOWERED = enum.auto()
    DROPPED = enum.auto()
    MATHS = enum.auto()
    WORD = enum.auto()
    LINK = enum.auto()


def _styles(names: Mapping[Style, str]) -> Mapping[str, Style]:
    return MappingProxyType({name: style for style in names for name in names[style].split()})


# Commands with one argument.
STYLES = _styles(
    {
        Style.EMPHASIS: "emph textit textsl mkbibemph mkbibitalic",
        Style.STRONG: "textbf mkbibbold strong",
        Style.CODE: "texttt verb nolinkurl path lstinline",
        Style.QUOTE: "enquote mkbibquote textquote",
        Style.RAISED: "textsuperscript mkbibsuperscript",
        Style.LOWERED: "textsubscript mkbibsubscript",
        Style.PLAIN: (
            "textrm textsf textsc textup textmd textnormal text mbox hbox fbox nocase underline "
            "uline textnohyphens NoCaseChange mkbibparens mkbibbrackets mkbibacro MakeUppercase "
            "MakeLowercase uppercase lowercase textlf textin foreignphrase smash ensurenormal"
        ),
        Style.DROPPED: (
            "vphantom hphantom phantom noopsort SortNoop NOOPSORT label index hspace vspace "
            "hskip color SortNoOp noop"
        ),
        Style.MATHS: "ensuremath",
        Style.WORD: "bibstring bibsstring biblstring bibcpstring bibxstring bibxlstring",
    }
)

# Commands that hold for the rest of their group.
SWITCHES = _styles(
    {
        Style.EMPHASIS: "em it sl itshape slshape",
        Style.STRONG: "bf bfseries boldmath",
        Style.CODE: "tt ttfamily",
        Style.PLAIN: (
            "rm sf sc rmfamily sffamily scshape upshape mdseries normalfont tiny scriptsize "
            "footnotesize small normalsize large Large LARGE huge Huge"
        ),
    }
)

RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

# Words that biblatex puts into the language of the document, in English.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "newseries": "new series",
        "oldseries": "old series",
        "phdthesis": "PhD thesis",
        "mathesis": "Master’s thesis",
        "bathesis": "Bachelor’s thesis",
        "candthesis": "Candidate thesis",
        "resreport": "research report",
        "techreport": "technical report",
        "software": "computer software",
        "datacd": "data CD",
        "audiocd": "audio CD",
        "patent": "patent",
        "patentde": "German patent",
        "patenteu": "European patent",
        "patentfr": "French patent",
        "patentuk": "British patent",
        "patentus": "U.S. patent",
        "patreq": "patent request",
        "patreqde": "German patent request",
        "patreqeu": "European patent request",
        "patreqfr": "French patent request",
        "patrequk": "British patent request",
        "patrequs": "U.S. patent request",
        "countryde": "Germany",
        "countryeu": "European Union",
        "countryep": "European Union",
        "countryfr": "France",
        "countryuk": "United Kingdom",
        "countryus": "United States of America",
        "inpreparation": "in preparation",
        "submitted": "submitted",
        "forthcoming": "forthcoming",
        "inpress": "in press",
        "prepublished": "pre-published",
        "and": "and",
        "andothers": "et al.",
    }
)
