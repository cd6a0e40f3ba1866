"""Write several names: delimiters, "and", "et al." (CSL 1.0.2, "Name" and "Et-al")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sphinx_paperlist.papers.text import has_cjk
from sphinx_paperlist.styles.csl.context import Cite, Context, Distinction, Shown
from sphinx_paperlist.styles.csl.formatting import formatter, unformatted
from sphinx_paperlist.styles.csl.marks import NAME, NAME_END, cleaned
from sphinx_paperlist.styles.csl.name import NameWriter, name_parts
from sphinx_paperlist.styles.csl.punctuation import glue, join
from sphinx_paperlist.styles.csl.reference import PersonName, Reference
from sphinx_paperlist.styles.csl.scope import Scope
from sphinx_paperlist.styles.csl.xml import Element

# The attributes of a `name` that format each name.
_FORMATTING = frozenset(
    {"font-style", "font-variant", "font-weight", "prefix", "suffix", "text-case"}
    | {"text-decoration", "vertical-align"}
)


class NameList:
    """Write several names: delimiters, "and", and what stands for those left out."""

    def __init__(
        self,
        options: Mapping[str, str],
        element: Element | None,
        et_al: Element | None,
        scope: Scope,
    ) -> None:
        """Take options with those inherited, and the `name` and `et-al` elements if there are."""
        self._writer = NameWriter(options, name_parts(element, scope), scope.style.options)
        self._finish = (
            unformatted if element is None else formatter(element.only(_FORMATTING), scope)
        )
        self._et_al = _et_al_term(et_al, scope)
        self._finish_et_al = unformatted if et_al is None else formatter(et_al, scope)
        self._delimiter = cleaned(options.get("delimiter", ", "))
        self._and = _and_term(options.get("and", ""), scope)
        self._before_last = options.get("delimiter-precedes-last", "contextual")
        self._before_et_al = options.get("delimiter-precedes-et-al", "contextual")
        self._order = options.get("name-as-sort-order", "")
        self._sorting = scope.sorting
        self._min = _number(options, "et-al-min", 0)
        self._first = _number(options, "et-al-use-first", 1)
        self._later_min = _number(options, "et-al-subsequent-min", self._min)
        self._later_first = _number(options, "et-al-subsequent-use-first", self._first)
        self._use_last = options.get("et-al-use-last") == "true"
        self._added = not (self._use_last and scope.area.name == "bibliography")
        if self._use_last:
            # So that at least one name is left out before the last.
            self._first = min(self._first, max(self._min - 2, 1))
            self._later_first = min(self._later_first, max(self._later_min - 2, 1))
        rule = scope.area.options.get("subsequent-author-substitute-rule", "complete-all")
        self._marked = rule != "complete-all" and not scope.sorting
        # Names as they were written before: a library has the same ones again and again.
        self._known: dict[tuple[PersonName, bool], str] = {}

    def shown(self, names: Sequence[PersonName], context: Context) -> Shown:
        """Return how many of the names are shown."""
        later = "subsequent" in context.cite.positions
        least, first = (self._later_min, self._later_first) if later else (self._min, self._first)
        if not least or len(names) < least:
            return Shown(len(names))
        if self._added:
            # In a bibliography as well, so that who reads a citation finds its names there; but one
            # that shows the last name, as that of the APA, has its own rule for very many names.
            first = max(first, context.distinction.names)
        if first >= len(names):
            return Shown(len(names))
        return Shown(first, self._use_last and len(names) > first + 1)

    def plain(self, name: PersonName, level: int) -> str:
        """Return a name as it looks with more or less of the given name, to compare it."""
        cite = Cite(Reference("", "", "", {}, {}, {}))
        context = Context(cite, 0, Distinction(given={name: level}))
        return self._writer.write(name, context, inverted=False, sorting=False)

    def write(
        self, names: Sequence[PersonName], context: Context, *, others: bool = False
    ) -> tuple[str, tuple[str, ...]]:
        """Return names as they are shown, in one text and one by one.

        `others` says that there are more than are known.
        """
        first, use_last = self.shown(names, context)
        texts = [self._one(name, place, context) for place, name in enumerate(names[:first])]
        whole = join(texts, self._delimiter)
        if not texts:
            return "", ()
        if use_last:
            texts.append(self._one(names[-1], len(names) - 1, context))
            whole = glue(whole, f"{self._delimiter}… {texts[-1]}")
        elif first < len(names) or others:
            if self._et_al:
                joint = self._joint(self._before_et_al, names[:first], contextual=first > 1)
                whole = glue(glue(whole, joint), self._finish_et_al(self._et_al, context))
        elif self._and and first > 1:
            # The rule is for names of persons; what is none follows them as in a sentence.
            rule = "contextual" if names[-1].literal else self._before_last
            joint = self._joint(rule, names[:-1], contextual=first > 2)
            whole = f"{_before_and(join(texts[:-1], self._delimiter), joint, self._and)}{texts[-1]}"
        return whole, tuple(texts)

    def _joint(self, rule: str, before: Sequence[PersonName], *, contextual: bool) -> str:
        """Return what stands between names and what follows them, before "and" or "et al."."""
        inverted = self._is_inverted(before[-1], len(before) - 1)
        wanted = {"always": True, "contextual": contextual, "after-inverted-name": inverted}
        return self._delimiter if wanted.get(rule) else " "

    def _is_inverted(self, name: PersonName, place: int) -> bool:
        wanted = self._order == "all" or (self._order == "first" and place == 0)
        return wanted and not name.literal and not has_cjk(name.family)

    def _one(self, name: PersonName, place: int, context: Context) -> str:
        inverted = self._is_inverted(name, place)
        if not context.distinction.given:
            text = self._known.get((name, inverted))
            if text is None:
                text = self._known[name, inverted] = self._written(name, context, inverted=inverted)
            return text
        return self._written(name, context, inverted=inverted)

    def _written(self, name: PersonName, context: Context, *, inverted: bool) -> str:
        text = self._writer.write(name, context, inverted=inverted, sorting=self._sorting)
        text = self._finish(text, context) if text else ""
        return f"{NAME}{text}{NAME_END}" if self._marked and text else text


def _before_and(text: str, joint: str, term: str) -> str:
    """Return names and "and"; one that is bound to what stands before it has no blank there."""
    if term[0] == " ":
        return glue(glue(text, joint), term[1:])
    return f"{text}{term}" if joint == " " else f"{glue(text, joint)}{term}"


def _and_term(kind: str, scope: Scope) -> str:
    """Return "and" with the blanks that stand around it in its script; none is sorted by it."""
    if scope.sorting:
        return ""
    if kind == "symbol":
        return " & "
    term = (scope.locale.term("and") or "") if kind == "text" else ""
    if not term:
        return ""
    bound = has_cjk(term) or term[-1].isspace()
    return term if bound else f" {term} "


def _et_al_term(element: Element | None, scope: Scope) -> str:
    """Return what stands for names that are left out; it is none to sort by."""
    name = element.get("term", "et-al") if element else "et-al"
    return "" if scope.sorting else scope.locale.term(name) or ""


def _number(options: Mapping[str, str], name: str, default: int) -> int:
    value = options.get(name, "").strip()
    return int(value) if value.isdecimal() and len(value) < 10 else default
