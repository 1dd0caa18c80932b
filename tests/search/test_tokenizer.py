"""The characters that words consist of. The rules themselves are held to those of the browser in
tests/browser."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search import tokenizer
from briefing.search.tokenizer import initial_consonants, tokenize


def test_every_mark_of_unicode_belongs_to_its_word() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    # The marks of the first block are accents of Latin letters, which are removed.
    marks = [c for c in every if unicodedata.category(c)[0] == "M" and not "\u0300" <= c < "\u0370"]
    # Thai, Lao, Myanmar and Khmer are divided into pairs of characters, and so are their marks.
    syllabic = [c for c in marks if tokenize(c + c) == [c + c, c]]
    split = [c for c in marks if len(tokenize(f"\u0915{c}\u0916")) != 1]
    assert len(marks) > 2000
    assert split == syllabic
    blocks = {unicodedata.name(c).split()[0] for c in syllabic}
    assert blocks == {"THAI", "LAO", "MYANMAR", "KHMER"}


# To make the table of marks takes longer than an edit.
@pytest.mark.parametrize(
    "text",
    [
        "“Two” – 3 × 4 → 5 ≤ 6 € № ✓ ▪ 😀",
        "대북제재 이행 현황",
        initial_consonants("대북제재 이행 현황"),
        "Санкции против КНДР",
        "Η συμφωνία των Πρεσπών",
        "朝鮮半島の非核化",
        "የሰላም ስምምነት",
    ],
)
def test_a_text_without_marks_needs_no_table_of_marks(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokenizer, "_pattern_with_marks", None)
    assert tokenize(text)


@given(st.text("aB é ñ ß ø ß ž ﬁ ž α ς Ω ж Ё 9 _ . , ' « · ÷ ª가-\u0301\u1e9e", max_size=60))
def test_two_ways_to_find_words_give_the_same_terms(text: str) -> None:
    for line in tokenizer._normalize(text.lower()).split("\n"):
        assert tokenizer._terms(line) == tokenizer._terms_of_any_script(line)


def test_all_characters_of_the_fast_way_belong_to_words() -> None:
    fast = [c for c in map(chr, range(128, 0x3000)) if not tokenizer._OTHER_SCRIPT.search(c)]
    assert len(fast) > 800
    assert [
        c
        for c in fast
        if tokenizer._terms_of_any_script(f"x{c}y") != [tokenizer._word_term(f"x{c}y")]
    ] == []
