"""Titles in lines: the size of their letters, and where lines end."""

from __future__ import annotations

import pytest

from briefing.cards.lines import fit_title

WIDTH, HEIGHT = 1040, 318


def measure(text: str, size: int) -> float:
    """The width of a text whose letters are all half as wide as they are high, or as wide."""
    return sum(size if letter > "\u1100" else size / 2 for letter in text)


@pytest.mark.parametrize(
    ("title", "lines", "size"),
    [
        ("Stalemate", ["Stalemate"], 104),
        ("Two years after Hanoi", ["Two years", "after Hanoi"], 104),
        ("싱가포르 공동성명은 무엇을 남겼나", ["싱가포르 공동성명은", "무엇을 남겼나"], 104),
    ],
)
def test_lines_end_at_words_and_have_similar_widths(
    title: str, lines: list[str], size: int
) -> None:
    fitted = fit_title(title, WIDTH, HEIGHT, measure)
    assert (fitted.lines, fitted.size) == (lines, size)


@pytest.mark.parametrize("title", ["word " * 59 + "word", "가나다라 " * 59 + "가나다라", "x" * 300])
def test_every_title_fits(title: str) -> None:
    fitted = fit_title(title, WIDTH, HEIGHT, measure)
    assert max(measure(line, fitted.size) for line in fitted.lines) <= WIDTH
    assert (len(fitted.lines) - 1) * fitted.leading + fitted.size <= HEIGHT
    is_whole = "".join(fitted.lines).replace(" ", "") == title.replace(" ", "")
    assert is_whole != fitted.lines[-1].endswith("…")


def test_longer_titles_have_smaller_letters() -> None:
    sizes = [fit_title("word " * n + "word", WIDTH, HEIGHT, measure).size for n in range(60)]
    assert sizes == sorted(sizes, reverse=True)
    assert len({*sizes}) > 5


def test_a_long_word_is_divided_only_in_the_smallest_letters() -> None:
    fitted = fit_title("x" * 70, WIDTH, HEIGHT, measure)
    assert "".join(fitted.lines) == "x" * 70
    assert fitted.size == 35
