"""Only targets that cannot run anything reach a page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_paperlist.papers.urls import SCHEMES, Target, classify, may_link, web_url


@pytest.mark.parametrize(
    "url, target",
    [
        ("https://a.org/b", Target.WEB),
        ("HTTP://a.org", Target.WEB),
        ("ftp://a.org/b.pdf", Target.WEB),
        ("mailto:a@b.org", Target.WEB),
        ("github.com/state-spaces/s4", Target.HOST),
        ("www.a.org", Target.HOST),
        ("a.org:8080/b", Target.HOST),
        ("a.org#b", Target.HOST),
        ("a.org/b#c", Target.HOST),
        ("paper.pdf", Target.FILE),
        ("paper.pdf#page=3", Target.FILE),
        ("files/slides.v2.pptx", Target.FILE),
        ("../paper.pdf", Target.FILE),
        ("", Target.EMPTY),
        (" \n", Target.EMPTY),
        ("javascript:alert(1)", Target.UNSAFE),
        ("JaVaScRiPt:alert(1)", Target.UNSAFE),
        ("java\tscript:alert(1)", Target.UNSAFE),
        ("\x01javascript:alert(1)", Target.UNSAFE),
        (" javascript:alert(1)", Target.UNSAFE),
        ("data:text/html,x", Target.UNSAFE),
        ("vbscript:x", Target.UNSAFE),
        ("file:///etc/passwd", Target.UNSAFE),
        ("//evil.org", Target.UNSAFE),
        ("\\\\evil.org", Target.UNSAFE),
        ("/etc/passwd", Target.UNSAFE),
        ("#anchor", Target.UNSAFE),
        ("?query", Target.UNSAFE),
        ("C:\\paper.pdf", Target.UNSAFE),
        ("files\\paper.pdf", Target.UNSAFE),
        ("https:", Target.UNSAFE),
    ],
)
def test_a_target_is_sorted_by_what_may_be_done_with_it(url: str, target: Any) -> None:
    assert classify(url) is target


def test_a_bare_host_is_linked_with_a_scheme() -> None:
    assert web_url("github.com/a/b") == "https://github.com/a/b"


def test_a_web_address_is_linked_without_its_blanks() -> None:
    assert web_url(" https://a.org/\nb ") == "https://a.org/b"


@pytest.mark.parametrize(
    "url, linked",
    [
        (
            'https://a.org/<b>"c"|[d]{e}^`\\',
            "https://a.org/%3Cb%3E%22c%22%7C%5Bd%5D%7Be%7D%5E%60%5C",
        ),
        ("a.org/x[1].pdf", "https://a.org/x%5B1%5D.pdf"),
        ("https://a.org/100%?x=%zz", "https://a.org/100%25?x=%25zz"),
        ("https://a.org/#b#c", "https://a.org/#b%23c"),
    ],
)
def test_what_may_not_stand_in_an_address_is_escaped(url: str, linked: str) -> None:
    assert web_url(url) == linked
    assert web_url(linked) == linked


@pytest.mark.parametrize(
    "url",
    ["https://a.org/%5B1%5D?a=b&c='d'#e", "https://例子.中国/论文", "http://[2001:db8::1]:80/a"],
)
def test_an_address_without_fault_is_linked_as_it_is(url: str) -> None:
    assert web_url(url) == url


@pytest.mark.parametrize("url", ["javascript:x", "paper.pdf", ""])
def test_anything_else_has_no_web_address(url: str) -> None:
    assert web_url(url) == ""


@given(st.text() | st.text(alphabet="javscripthtp:/.\t\n\x00 #?\\"))
def test_what_is_linked_has_an_allowed_scheme(url: str) -> None:
    made = web_url(url)

    assert made == "" or made.partition(":")[0].lower() in SCHEMES


@pytest.mark.parametrize("url", ["https://a.example", "a.example/x", "my paper.pdf"])
def test_a_link_to_the_web_or_a_file_may_be_written(url: str) -> None:
    assert may_link(url)


@pytest.mark.parametrize("url", ["", " ", "javascript:x", "java\tscript:x", "/etc/passwd", "#top"])
def test_a_link_without_target_or_with_an_unsafe_one_may_not(url: str) -> None:
    assert not may_link(url)
