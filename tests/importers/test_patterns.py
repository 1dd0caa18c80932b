"""Single lines of an article: at which length, and by which words, they are recognized."""

from __future__ import annotations

from briefing.importers import patterns


def test_a_byline_has_at_most_160_characters() -> None:
    names = ", ".join(["Ann Wexford"] * 9 + ["Anna Wexford"] * 3)
    byline = patterns.byline(f"By {names}")
    assert byline is not None
    assert byline.names == names
    assert patterns.byline(f"By {names}e") is None


def test_a_credit_has_at_most_160_characters() -> None:
    owner = "AP " + "a" * 75
    assert patterns.credit(f"({owner})({owner})") == owner
    assert patterns.credit(f"({owner}) ({owner})") == ""


def test_the_name_of_a_publisher_may_have_a_word_that_begins_with_a_digit() -> None:
    assert patterns.is_publisher("6abc News")
    assert not patterns.is_publisher("some News")
