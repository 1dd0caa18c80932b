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
        ("A Donaudampfschifffahrt", 12, "A Donaudamp…"),
        (
            "The envoy of Acme Inc. Asia met officials of China",
            34,
            "The envoy of Acme Inc. Asia met…",
        ),
        ("La EE. UU. y la República firmaron ayer", 20, "La EE. UU. y la…"),
        ("He cited para. 5 of S/RES/2397 at length", 20, "He cited para. 5 of…"),
        ("Er sprach am 12. Juni in Singapur mit dem Präsidenten", 30, "Er sprach am 12. Juni in…"),
        ("북한은 2018. 6. 12. 싱가포르에서 정상회담을 열고", 17, "북한은 2018. 6. 12.…"),
        ("The price rose to $5. The next day it fell", 30, "The price rose to $5."),
        ("Er sagte: „Nie wieder.“ Dann ging er weg.", 30, "Er sagte: „Nie wieder.“"),
        ("Il a dit : « Jamais. » Puis il est sorti.", 30, "Il a dit : « Jamais. »"),
        ("هل توقفت المحادثات؟ نعم، توقفت المحادثات", 30, "هل توقفت المحادثات؟"),
        ("التقى المسؤول، نعم، التقى", 15, "التقى المسؤول…"),
        ("यह पहला वाक्य है। यह दूसरा वाक्य है और", 30, "यह पहला वाक्य है।"),
        ("中国 在北京会见了朝鲜外务相 GDP，双方就半岛", 18, "中国 在北京会见了朝鲜外务相…"),
        ("双方就半岛局势交换了意见，并且", 13, "双方就半岛局势交换了意见…"),
        ("e\u0301" * 20, 10, "e\u0301" * 4 + "…"),
        ("\U0001f469\U0001f3fd" * 9, 8, "\U0001f469\U0001f3fd" * 3 + "…"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Signed on 28~February and in March~2018.",
        "From 1~May to June~12, 2018: 5 states on 9~September~2017.",
        "2018년~6월~12일의 회담, 6월~30일의 만남과 2019년 회담",
        "He may 5 times march 3 miles, on 5 Mayday flights.",
    ],
)
def test_dates_in_lists_do_not_break_across_lines(text: str) -> None:
    assert list_summary(text.replace("~", " ")) == text.replace("~", "\u00a0")
