"""Language tags: which texts readers of a language can read."""

from __future__ import annotations

import pytest

from briefing.core.languages import nearest_languages

KNOWN = ("zh-Hans", "zh-Hant", "pt", "ko", "sr", "de")


@pytest.mark.parametrize(
    ("lang", "nearest"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("pt-BR", "pt"),
        ("de-AT", "de"),
        ("sr-RS", "sr"),
        ("sr-Latn", ""),
        ("he", ""),
        ("yue", ""),
    ],
)
def test_the_nearest_language_has_the_same_script(lang: str, nearest: str) -> None:
    assert next(nearest_languages(lang, KNOWN), "") == nearest


def test_the_nearest_language_is_first() -> None:
    known = ("pt", "pt-BR", "zh", "zh-Hant", "zh-Hant-HK")
    assert [*nearest_languages("pt-BR", known)] == ["pt-BR", "pt"]
    assert [*nearest_languages("zh-HK", known)] == ["zh-Hant-HK", "zh-Hant"]
