"""Where texts are cut: after a sentence or a word, in each script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.excerpt import LIST_COLUMNS, list_summary, shorten


@pytest.mark.parametrize(
    ("text", "characters", "short"),
    [
        ("Short.", 20, "Short."),
        ("One is here. Two is not here at all.", 20, "One is here."),
        ("He met Mr. Biden and the U.S. delegation today.", 27, "He met Mr. Biden and the…"),
        ("“Never again.” They left the room at once.", 20, "“Never again.”"),
        ("A word, and another one", 10, "A word…"),
        ("정부가 합의를 정지했다. 북한은 이미 파기를 선언했다.", 20, "정부가 합의를 정지했다."),
        ("정부가 합의의 효력을 전부 정지한다고 발표했으나", 20, "정부가 합의의 효력을 전부…"),
        (
            "本日、政府は合意の効力を停止した。北朝鮮は既に",
            20,
            "本日、政府は合意の効力を停止した。",
        ),
        ("本日政府は合意の効力を停止すると発表", 10, "本日政府は合意の効…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ],
)
def test_a_text_ends_with_a_sentence_or_a_word(text: str, characters: int, short: str) -> None:
    assert shorten(text, characters) == short


def test_wide_letters_take_two_columns() -> None:
    words = ["word"] * 60
    assert len(list_summary(" ".join(words))) > LIST_COLUMNS - 10
    hangul = ["낱말"] * 60
    assert LIST_COLUMNS / 2 - 5 < len(list_summary(" ".join(hangul))) < LIST_COLUMNS / 1.5
    assert list_summary("word " * 40) == "word " * 40


@given(st.lists(st.text("aé한.! ", min_size=1, max_size=9), min_size=1, max_size=40))
def test_no_word_is_cut(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    short = shorten(text, 30)
    assert len(short) <= 30
    if short != text and " " in text[:29].strip():
        rest = text.removeprefix(short.removesuffix("…"))
        assert rest != text
        assert rest[:1] == " "
