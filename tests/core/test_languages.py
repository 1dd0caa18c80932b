"""Language tags: which texts readers of a language can read."""

from __future__ import annotations

import subprocess
import sys

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


def test_the_names_of_one_language_do_not_become_those_of_another() -> None:
    program = """
from babel.dates import get_month_names, get_quarter_names
from briefing.core.languages import locale
for lang in ("he", "ko", "ja", "fr", "zh-Hant"):
    months = get_month_names("abbreviated", context="stand-alone", locale=locale(lang))
    quarters = get_quarter_names("abbreviated", context="stand-alone", locale=locale(lang))
    print(months[6], quarters[2])
"""
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert printed.split() == "יוני Q2 6월 2분기 6月 Q2 juin T2 6月 第2季".split()
