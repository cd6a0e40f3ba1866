"""Tell the language of a work, and what of its text runs from right to left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sphinx_paperlist.papers.inline import parse_inline
from sphinx_paperlist.papers.model import Paper
from sphinx_paperlist.papers.names import known_names
from sphinx_paperlist.papers.spans import Mark, Span, plain, text_of, walk_spans
from sphinx_paperlist.papers.text import CJK, HANGUL, compiled, has_cjk

# The strong characters from right to left (bidirectional classes R and AL): Hebrew, Arabic, Syriac,
# Thaana, N'Ko and their neighbours, presentation forms, and the blocks of planes above.
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Isolates of the Unicode bidirectional algorithm (UAX 9, section 2.4). Data holds none of them, so
# that all there are have been put by `isolated`, in pairs.
FROM_LEFT, FROM_RIGHT, CLOSING = "\u2066", "\u2067", "\u2069"
_NO_ISOLATES = str.maketrans("", "", FROM_LEFT + FROM_RIGHT + CLOSING)
# Languages in scripts without case and blanks, in whose words no work in another one is described.
CJK_LANGUAGES = frozenset({"zh", "ja", "ko"})
_KANA = "\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff"
# The shape of the tags that BCP 47 has for the languages of works.
_TAG = re.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WORD = r"[^\W\d_]+"
# From the first to the last letter that runs from right to left. A number ends it, so that the year
# between two of them keeps its place, and so does a bracket, of which a half would be mirrored.
_RUN = rf"[{RIGHT_TO_LEFT}]+(?:[^\w()\[\]{{}}«»]+[{RIGHT_TO_LEFT}]+)*"


def primary(tag: str) -> str:
    """Return the language of a tag without script and region: `zh` of `zh-Hant`, `zh_CN`."""
    return tag.replace("_", "-").partition("-")[0].casefold()


def language_of(paper: Paper) -> str:
    """Return the language of a work as a BCP 47 tag, or nothing where it cannot be told.

    It is the paper's own; else that for which the shown title was given; else that of the
    script: kana are Japanese, hangul is Korean, Han characters alone are Chinese. A name such as
    `English` is no tag.
    """
    shown = (
        one.language
        for one in paper.translations
        if (one.field, one.text) == ("title", paper.title)
    )
    if tag := next(filter(_TAG.fullmatch, [paper.language, *shown]), ""):
        return tag.replace("_", "-")
    text = paper.title or " ".join(map(str, known_names(paper.authors)))
    return _language_of_script(text) if has_cjk(text) else ""


def language_of_texts(texts: Sequence[str]) -> str:
    """Return the language of most of what texts say, where their script tells it."""
    counts = list(map(_signs_and_words, texts))
    if sum(signs for signs, _ in counts) <= sum(words for _, words in counts):
        return ""
    return Counter(filter(None, map(_language_of_script, texts))).most_common(1)[0][0]


def _language_of_script(text: str) -> str:
    signs, words = _signs_and_words(text)
    # A name or a quotation in another script does not make a title of it.
    if signs <= words:
        return ""
    if compiled(f"[{_KANA}]").search(text):
        return "ja"
    return "ko" if compiled(f"[{HANGUL}]").search(text) else "zh"


def _signs_and_words(text: str) -> tuple[int, int]:
    # Maths and addresses are in no language.
    spans = [span for span in walk_spans(parse_inline(text)) if span.mark is not Mark.MATH]
    text = " ".join(span.text for span in spans)
    signs = len(compiled(f"[{CJK}]").findall(text))
    return signs, len(compiled(_WORD).findall(compiled(f"[{CJK}]+").sub(" ", text)))


def isolated(text: str) -> str:
    """Return a text that does not change the order of what stands beside it in a line.

    A text with letters that run from right to left is put between isolates, with the direction
    of its first letter (UAX 9, rules P2 and P3).
    """
    if text.isascii() or not (found := compiled(f"[{RIGHT_TO_LEFT}]").search(text)):
        return text
    before = compiled(_WORD).search(text, 0, found.start())
    return f"{FROM_LEFT if before else FROM_RIGHT}{text}{CLOSING}"


def with_isolated_runs(text: str) -> str:
    """Return a text in whose order nothing is changed by what runs from right to left in it."""
    if text.isascii() or not (run := compiled(_RUN)).search(text):
        return text
    return run.sub(rf"{FROM_RIGHT}\g<0>{CLOSING}", text)


def without_isolates(text: str) -> str:
    """Return a text without what `isolated` has put into it."""
    # They come in pairs.
    return text.translate(_NO_ISOLATES) if CLOSING in text else text


def isolated_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans that do not change the order of what stands beside them in a line."""
    text = text_of(spans)
    start = isolated(text)[:1]
    return spans if start == text[:1] else (plain(start), *spans, plain(CLOSING))
