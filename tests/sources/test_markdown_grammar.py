"""CommonMark, and what reading lists hold that it cannot read."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_paperlist.sources.markdown.grammar import make_parser


def inline(text: str) -> Any:
    """Return the inline tokens of the first paragraph."""
    tokens = [token for token in make_parser().parse(text) if token.type == "inline"]
    return tokens[0].children or []


def words(text: str) -> str:
    return "".join(token.content for token in inline(text))


def targets(text: str) -> Any:
    return [token.attrGet("href") for token in inline(text) if token.type == "link_open"]


@pytest.mark.parametrize(
    "written, read",
    [
        (r"*Hinrich Sch{\"{u}}tze*", "Hinrich Schütze"),
        (r"*Herv{\'e} J{\'{e}}gou*", "Hervé Jégou"),
        (r"*Barlas O{\u{g}}uz*", "Barlas Oğuz"),
        (r"Sch\"utze", "Schütze"),
        (r"{\L}ukasz", "Łukasz"),
    ],
)
def test_latex_accents_are_letters(written: str, read: str) -> None:
    assert words(written) == read


@pytest.mark.parametrize(
    "written, read",
    [
        (r"90%\* and Ball\*-tree", "90%* and Ball*-tree"),
        (r"say \"a\" word", 'say "a" word'),
        (r"{a set} and \{b\}", "{a set} and {b}"),
        (r"a\\b", "a\\b"),
    ],
)
def test_commonmark_escapes_stay_escapes(written: str, read: str) -> None:
    assert words(written) == read


def test_code_holds_no_accents() -> None:
    assert words(r"`\'e`") == r"\'e"


@pytest.mark.parametrize("target", ["https://a.org/ b", "https://a.org/\nb", "a.org/ b/c"])
def test_a_link_with_a_blank_or_line_break_in_its_target_is_a_link(target: str) -> None:
    assert targets(f"[PDF]({target})") == [target]


@pytest.mark.parametrize("target", ["see there", "a b", "javascript:x y", "figure one.png"])
def test_words_in_parentheses_after_brackets_are_no_link(target: str) -> None:
    assert targets(f"[note]({target})") == []


@pytest.mark.parametrize(
    "target", ["https://a.org/?q=(x)&y=%20", "javascript:x", "", "https://a.org/大", "a.pdf"]
)
def test_a_target_stays_as_it_was_written(target: str) -> None:
    assert targets(f"[x]({target})") == [target]


def test_maths_is_read_and_prices_are_not() -> None:
    assert [token.type for token in inline("$a_b$")] == ["math_inline"]
    assert [token.type for token in inline("costs $5 and $6")] == ["text"]


def blocks(text: str) -> Any:
    return [token.type for token in make_parser().parse(text) if token.nesting >= 0]


def test_a_numbered_entry_right_under_a_paragraph_is_an_item() -> None:
    assert "ordered_list_open" in blocks("Some words\n3. **Title.**\n")


@pytest.mark.parametrize("line", ["3. words", "1999. **bold**x"[:8], "3.**T**", "    3. **T**"])
def test_other_lines_under_a_paragraph_are_more_of_it(line: str) -> None:
    assert "ordered_list_open" not in blocks(f"Some words\n{line}\n")


def test_a_line_of_an_item_indented_too_far_is_no_code() -> None:
    assert "code_block" not in blocks("1. **T.**\n\n           *A B.*\n")


def test_indented_code_outside_of_items_is_code() -> None:
    assert "code_block" in blocks("Words.\n\n    1. **Sample.**\n")


def test_front_matter_is_no_text() -> None:
    assert blocks("---\ntitle: x\n---\n")[0] == "front_matter"


@pytest.mark.parametrize(
    "below, kind",
    [
        ("- **Title.**", "bullet_list_open"),
        ("2. [Title](http://a.b)", "ordered_list_open"),
        ("## Heading", "heading_open"),
        ("|Title|\n|-|\n|A b|", "table_open"),
    ],
)
def test_html_ends_where_an_entry_begins(below: str, kind: str) -> None:
    assert blocks(f"<details>\n<summary>More</summary>\n{below}\n")[:2] == ["html_block", kind]


@pytest.mark.parametrize("opening", ["<!--", "<pre>", "<script>"])
def test_html_that_holds_no_markdown_stays_whole(opening: str) -> None:
    assert blocks(f"{opening}\n- **Title.**\n") == ["html_block"]
