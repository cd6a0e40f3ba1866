r"""Decide which maths of a data file may be typeset.

LaTeX runs what it reads (`\input`, `\write`), and MathJax makes links (`\href`), so that maths is
code to both. Only commands that draw symbols, accents and fonts are let through; the list is that
of the commands which "The Comprehensive LaTeX Symbol List" and amsmath give for formulas in
running text, as far as titles and es have use for them.
"""

from __future__ import annotations

import re

_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_SPACES = frozenset(",;:! |{}_&%#$")

_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu "
    "xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta "
    "Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_FONTS = (
    "mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt boldsymbol text textbf textit "
    "textrm textsf texttt"
)
_ACCENTS = (
    "acute bar breve check ddot dot grave hat mathring overline tilde underline vec widehat "
    "widetilde overbrace underbrace"
)
_FUNCTIONS = (
    "arccos arcsin arctan arg cos cosh cot deg det dim exp gcd inf ker lim liminf limsup ln log "
    "max min Pr sec sin sinh sup tan tanh"
)
_STRUCTURE = (
    "frac dfrac tfrac binom sqrt langle rangle lceil rceil lfloor rfloor lvert rvert lVert "
    "rVert vert Vert mid quad qquad overset underset displaystyle textstyle scriptstyle prime"
)
_SIGNS = (
    "infty ell hbar partial nabla emptyset varnothing forall exists nexists in notin ni subset "
    "subseteq supset supseteq cup cap setminus sum prod int oint bigcup bigcap bigoplus "
    "bigotimes times div cdot cdots ldots dots vdots ddots circ bullet star ast pm mp oplus "
    "otimes odot wedge vee neg lnot land lor le leq ge geq ll gg ne neq equiv approx sim simeq "
    "cong propto models perp parallel prec succ preceq succeq to gets mapsto rightarrow "
    "leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow "
    "Longrightarrow iff implies uparrow downarrow Re Im aleph angle triangle square top bot "
    "dagger ddagger colon lbrace rbrace backslash"
)
_ALLOWED = frozenset(f"{_GREEK} {_FONTS} {_ACCENTS} {_FUNCTIONS} {_STRUCTURE} {_SIGNS}".split())


# Commands that take one argument in braces, and those that take two.
_ONE = frozenset(f"{_FONTS} {_ACCENTS} sqrt".split())
_TWO = frozenset({"frac", "dfrac", "tfrac", "binom", "overset", "underset"})
# More than any title holds.
_LONGEST = 300
_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"

_SCRIPT_WITHOUT_LETTER = re.compile(r"[\^_]\s*(?:$|[}^_'])")
_SECOND_SCRIPT = re.compile(r"\^\s*(?:\\[a-zA-Z]+|.)\s*\^|_\s*(?:\\[a-zA-Z]+|.)\s*_")


def is_harmless(maths: str) -> bool:
    """Tell whether maths only draws: known commands, whole arguments, no way out of its place.

    LaTeX stops at a superscript without its letter or a fraction without its halves, so these
    are refused as well.
    """
    bare = _COMMAND.sub("", maths)
    names = [match[1] for match in _COMMAND.finditer(maths)]
    return (
        len(maths) <= _LONGEST
        and all(name in _ALLOWED or name in _SPACES for name in names)
        # `^^5c` is a backslash to TeX, `%` hides the rest of a line, `$` ends the maths.
        and not set("%$#&~\\").intersection(bare)
        and _balanced(re.sub(r"\\[{}]", "", maths))
        and not _SCRIPT_WITHOUT_LETTER.search(maths)
        and not _SECOND_SCRIPT.search(_flat(maths))
        and all(_has_arguments(maths, match) for match in _COMMAND.finditer(maths))
    )


def _balanced(maths: str) -> bool:
    depth = 0
    for char in maths:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _flat(maths: str) -> str:
    """Return maths with each group as one letter."""
    while (flatter := re.sub(r"(?<!\\)\{[^{}]*(?<!\\)\}", "x", maths)) != maths:
        maths = flatter
    return maths


def _has_arguments(maths: str, match: re.Match[str]) -> bool:
    count = 2 if match[1] in _TWO else int(match[1] in _ONE)
    return re.compile(rf"(?:\s*{_GROUP}){{{count}}}").match(maths, match.end()) is not None
