r"""Decide which maths of a data file may be typeset.

LaTeX runs what it reads (`\input`, `\write`), and MathJax makes links (`\href`), so that maths is
code to both. Only commands that draw symbols, accents and fonts are let through; the list is that
of the commands which "The Comprehensive LaTeX Symbol List" and amsmath give for formulas in
running text, as far as titles and notes have use for them.
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
    "mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt boldsymbol bm text "
    "textbf textit textrm textsf texttt operatorname displaystyle textstyle scriptstyle"
)
_ACCENTS = (
    "acute bar breve check ddot dot grave hat mathring overline tilde underline vec widehat "
    "widetilde overbrace underbrace prime"
)
_FUNCTIONS = (
    "arccos arcsin arctan arg cos cosh cot deg det dim exp gcd inf ker lim liminf limsup ln log "
    "max min Pr sec sin sinh sup tan tanh bmod pmod"
)
_STRUCTURE = (
    "frac dfrac tfrac binom sqrt left right big Big bigl bigr Bigl Bigr langle rangle lceil "
    "rceil lfloor rfloor lvert rvert lVert rVert vert Vert mid quad qquad stackrel overset "
    "underset limits"
)
_SIGNS = (
    "infty ell hbar partial nabla emptyset varnothing forall exists nexists in notin ni subset "
    "subseteq supset supseteq cup cap setminus sum prod int oint bigcup bigcap bigoplus "
    "bigotimes times div cdot cdots ldots dots vdots ddots circ bullet star ast pm mp oplus "
    "otimes odot wedge vee neg lnot land lor le leq ge geq ll gg ne neq equiv approx sim simeq "
    "cong propto models perp parallel prec succ preceq succeq to gets mapsto rightarrow "
    "leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow "
    "Longrightarrow iff implies uparrow downarrow Re Im aleph angle triangle square top bot "
    "dagger ddagger checkmark degree colon lbrace rbrace backslash not"
)
_ALLOWED = frozenset(f"{_GREEK} {_FONTS} {_ACCENTS} {_FUNCTIONS} {_STRUCTURE} {_SIGNS}".split())


def is_harmless(maths: str) -> bool:
    """Tell whether maths only draws: known commands, balanced braces, and no way out of them."""
    depth = 0
    for brace in re.sub(r"\\.", "", maths, flags=re.DOTALL):
        depth += (brace == "{") - (brace == "}")
        if depth < 0:
            return False
    commands = [match[1] for match in _COMMAND.finditer(maths)]
    known = all(name in _ALLOWED or name in _SPACES for name in commands)
    # `^^5c` is a backslash to TeX, `%` hides the rest of a line, `$` ends the maths.
    bare = _COMMAND.sub("", maths)
    return depth == 0 and known and "^^" not in bare and not set("%$#\\").intersection(bare)
