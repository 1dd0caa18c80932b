"""The text of an article, without the lines around it."""

from __future__ import annotations

from briefing.importers.extract import extract_article
from briefing.importers.types import Article, Block


def text_of(*lines: str, title: str = "") -> list[str]:
    blocks = [Block(line, line) for line in lines]
    return [block.plain for block in extract_article(blocks, Article(title=title)).blocks]


def test_a_block_of_more_than_250_characters_begins_the_text() -> None:
    head, address = ("A title of words", "By Ann Wexford"), "https://ledger.example/letters"
    assert text_of(*head, "a" * 250, address, "The end of it.") == ["a" * 250, "The end of it."]
    assert text_of(*head, "a" * 251, address, "The end of it.") == [
        "a" * 251,
        address,
        "The end of it.",
    ]


def test_a_text_keeps_its_first_block() -> None:
    notice = "© 2021 The Ledger. All rights reserved."
    assert text_of(notice) == [notice]
    assert text_of("A title of words", "The letter came on Monday.", notice) == [
        "The letter came on Monday."
    ]


def test_a_title_that_is_known_is_no_part_of_the_text() -> None:
    text = "The letter came on Monday, and nobody would say what it holds."
    title = "A title, of words"
    assert text_of("A title of words", "By Ann Wexford", text, title=title) == [text]
    assert text_of("By Ann Wexford", "A title – of words!", text, title=title) == [text]


def test_without_byline_and_date_a_known_title_is_not_searched_for() -> None:
    lines = ["What the letters leave open", "Nobody knows what they hold, and few will say so."]
    assert text_of(*lines, title="Letters") == lines
    assert text_of(*lines) == lines[1:]


def test_labels_and_sections_below_the_byline_are_no_part_of_the_text() -> None:
    text = "The letter came on Monday, and nobody would say what it holds."
    head = ("A title of words", "By Ann Wexford")
    assert text_of(*head, "Source: The Ledger", text) == [text]
    assert text_of(*head, "Politics", text) == [text]
    assert text_of(*head, "https://ledger.example/letters", text) == [text]
