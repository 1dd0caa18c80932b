"""Positions in a text: lines and columns, fences, code, and the first use of a word."""

from __future__ import annotations

import pytest

from briefing.markdown.positions import NO_SPAN, Fence, SourceText, Span, find_fences


@pytest.mark.parametrize(
    ("text", "fences"),
    [
        ("a\n```\nb\n```\nc", [Fence(1, 3)]),
        ("   ```\nb\n   ```", [Fence(0, 2)]),
        ("    ```\nb\n```\nc", [Fence(2, 4)]),
        ("```\nb\n    ```\n```", [Fence(0, 3)]),
        ("```\nb\n~~~\n````", [Fence(0, 3)]),
        ("````\nb\n```", [Fence(0, 3)]),
        ("~~~ a`b\nc\n~~~", [Fence(0, 2)]),
        ("``` a`b\nc", []),
        ("```\na\n```\n```\nb\n```", [Fence(0, 2), Fence(3, 5)]),
        ("```\na\n``` b\n```", [Fence(0, 3)]),
    ],
)
def test_fences_are_those_of_commonmark(text: str, fences: list[Fence]) -> None:
    assert list(find_fences(text.split("\n"))) == fences


@pytest.mark.parametrize(
    ("text", "without_code"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a `b\nc` d", "a   \n   d"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
        ("a \\`b` c", "a \\`b` c"),
        ("a `b", "a `b"),
        ("```\na\n```\nb", "   \n \n   \nb"),
        ("a\n\n    b\n    c\n\nd", "a\n\n     \n     \n\nd"),
        ("a\n    b", "a\n    b"),
        ("\ta\n\nb", "  \n\nb"),
        ("- a\n\n    b\n\n        c", "- a\n\n    b\n\n         "),
        ("- a\n\n    b\n\nc\n\n    d", "- a\n\n    b\n\nc\n\n     "),
        ("    ~~~\n\na", "       \n\na"),
        ("- a\n    - b\n\n            c\n\nd", "- a\n    - b\n\n             \n\nd"),
        ("- a\n    - b\n\n           c\n\nd", "- a\n    - b\n\n           c\n\nd"),
    ],
)
def test_code_is_blanked_and_all_else_keeps_its_position(text: str, without_code: str) -> None:
    assert SourceText(text, 1).without_code == without_code


def test_the_first_match_is_found() -> None:
    source = SourceText("word `code`\nthe word", 8)
    assert source.find("word") == Span(8, 1, 4)
    assert source.find("code") == Span(8, 7, 4)
    assert source.find(r"the (?P<at>\w+)") == Span(9, 5, 4)
    assert source.find("^the") == Span(9, 1, 3)
    assert source.find("other") == NO_SPAN


def test_a_line_has_a_span_without_its_indentation() -> None:
    source = SourceText("a\n  bc\n", 3)
    assert source.line_span(0) == Span(3, 1, 1)
    assert source.line_span(1) == Span(4, 3, 2)
    assert source.line_span(2) == Span(5, 1, 1)
    assert source.split_line(Span(4, 4, 1)) == ("  b", "c")
    assert source.split_line(NO_SPAN) == ("", "")


def test_a_span_ends_with_its_line() -> None:
    assert SourceText("ab\ncd", 1).span(1, 5) == Span(1, 2, 1)


def test_addresses_are_found_as_links_have_them() -> None:
    text = "[a](x_y.md) [b](<x y.md>) `[c](z.md)`\n\n[d]: \\*.md\n<https://e.org> [f](a&amp;b)"
    assert list(SourceText(text, 1).destinations()) == [
        ("x_y.md", Span(1, 5, 6)),
        ("x y.md", Span(1, 18, 6)),
        ("*.md", Span(3, 6, 5)),
        ("https://e.org", Span(4, 2, 13)),
        ("a&b", Span(4, 21, 7)),
    ]
