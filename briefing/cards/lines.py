"""A title → the size and the lines in which it fits on a card.

Pure. It does not know fonts: a function measures texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

# A text and a font size in pixels → the width of the text in pixels.
Measure = Callable[[str, int], float]

_SIZES_PX = (104, 88, 76, 66, 58, 50, 44, 39, 35)
# The line height, as a multiple of the font size. Hangul and Chinese characters fill their squares.
_LEADING, _WIDE_LEADING = 1.17, 1.28
_ELLIPSIS = "…"


class FittedTitle(NamedTuple):
    """The lines of a title, its font size and its line height, in pixels."""

    lines: list[str]
    size: int
    leading: int


def fit_title(title: str, width: int, height: int, measure: Measure) -> FittedTitle:
    """The title in the largest font size in which it fits into a box of `width` by `height` pixels.

    Lines end at words. A word that is too long for a line is divided, but only in the smallest
    size. A title that is too long even for this size ends with an ellipsis.
    """
    ratio = _WIDE_LEADING if any(map(_is_wide, title)) else _LEADING
    words = title.split(" ")
    for size in _SIZES_PX:
        leading = round(size * ratio)
        most = max(1, (height - size) // leading + 1)
        widths = {word: measure(word, size) for word in (*words, " ")}
        lines = _wrap(words, width, widths)
        if len(lines) <= most and max(widths.values()) <= width:
            return FittedTitle(_balance(words, lines, width, widths), size, leading)
    pieces = [piece for word in words for piece in _divide(word, width, size, measure)]
    lines = _wrap(pieces, width, {piece: measure(piece, size) for piece in (*pieces, " ")})
    if len(lines) > most:
        lines = [*lines[: most - 1], _shorten(lines[most - 1], width, size, measure)]
    return FittedTitle(lines, size, leading)


def _shorten(line: str, width: int, size: int, measure: Measure) -> str:
    """The beginning of a line, and an ellipsis."""
    while measure(line + _ELLIPSIS, size) > width:
        shorter, space, _ = line.rpartition(" ")
        line = shorter if space else line[:-1]
    return line.rstrip(" ,.;:–—-") + _ELLIPSIS


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _wrap(words: list[str], width: float, widths: dict[str, float]) -> list[str]:
    """Lines of words, each as full as possible. `widths` has the widths of words and spaces."""
    lines, used = [words[0]], widths[words[0]]
    for word in words[1:]:
        used += widths[" "] + widths[word]
        if used <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            used = widths[word]
    return lines


def _balance(words: list[str], lines: list[str], width: int, widths: dict[str, float]) -> list[str]:
    """As many lines as these, but of similar widths."""
    low, high = max(widths.values()), float(width)
    while high - low > 4:
        middle = (low + high) / 2
        narrower = _wrap(words, middle, widths)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def _divide(word: str, width: int, size: int, measure: Measure) -> list[str]:
    """The pieces of a word that each fit into a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
