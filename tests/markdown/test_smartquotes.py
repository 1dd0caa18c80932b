"""Typographic punctuation in English, Korean and other languages."""

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
    assert typeset(straight, "en") == typographic


@pytest.mark.parametrize(
    ("lang", "typographic"),
    [
        ("ko", "Er sagt: “Das ‘Haus’ ist’s.”"),
        ("de-AT", "Er sagt: „Das ‚Haus‘ ist’s.“"),
        ("de-CH", "Er sagt: «Das ‹Haus› ist’s.»"),
        ("fr", "Er sagt: «\u202fDas “Haus” ist’s.\u202f»"),
        ("uk", "Er sagt: «Das „Haus“ ist’s.»"),
        ("ja", "Er sagt: 「Das 『Haus』 ist’s.」"),
        ("sv", "Er sagt: ”Das ’Haus’ ist’s.”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(lang: str, typographic: str) -> None:
    assert typeset("Er sagt: \"Das 'Haus' ist's.\"", lang) == typographic


def test_signs_in_hebrew_words_are_no_quotation_marks() -> None:
    assert typeset('"צה"ל" וג\'ורג\' אמרו', "he") == "”צה״ל” וג׳ורג׳ אמרו"
