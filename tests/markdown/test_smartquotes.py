"""Typographic punctuation in English and Korean."""

from __future__ import annotations

import pytest

from briefing.markdown.smartquotes import typeset


@pytest.mark.parametrize(
    ("straight", "typographic"),
    [
        ('"a" "b"', "“a” “b”"),
        ('("a") x/"y"', "(“a”) x/“y”"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("He said \"it's 'so'\".", "He said “it’s ‘so’”."),
        ("'a b' c's 'd'", "‘a b’ c’s ‘d’"),
        ("the dogs' 'bone'", "the dogs’ ‘bone’"),
        ("the '80s and the '90년대", "the ’80s and the ’90년대"),
        ("'tis so 'til 5", "’tis so ’til 5"),
        ("5' tall", "5’ tall"),
        ('say ""', "say “”"),
        ('"', "”"),
        ("\"비핵화\"라는 '대화'를", "“비핵화”라는 ‘대화’를"),
        ('그는"말"했다', "그는“말”했다"),
        ("그는'말'했다", "그는‘말’했다"),
        ("'it's 한국'를", "‘it’s 한국’를"),
        ("a -- b---c----d", "a – b—c----d"),
        ("wait... and ....", "wait… and ...."),
        ("a-b, a..b", "a-b, a..b"),
        ("‘a’ – “b”…", "‘a’ – “b”…"),
    ],
)
def test_punctuation_depends_on_the_letters_around_it(straight: str, typographic: str) -> None:
    assert typeset(straight) == typographic
