"""Numbers → text of 64 signs, and back: five bits a sign, the lowest first (docs/finder.md)."""

from __future__ import annotations

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# The signs that end a number: so many of them, so many numbers.
ENDS = SIGNS[:32]
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}


def signs(number: int) -> str:
    """The text of a number that is not negative."""
    if number < _KNOWN:
        return _TABLE[number]
    return _long(number)


def numbers(text: str) -> list[int]:
    """The numbers of a text."""
    found = []
    number = shift = 0
    for sign in text:
        value = _VALUES[sign]
        if value < 32:
            found.append(number | value << shift)
            number = shift = 0
        else:
            number |= (value - 32) << shift
            shift += 5
    return found


def rising(many: list[int]) -> str:
    """Ascending numbers as their differences, each with a bit that tells whether another follows."""
    before, last = -1, len(many) - 1
    text = []
    for place, number in enumerate(many):
        text.append(signs((number - before - 1) * 2 + (place < last)))
        before = number
    return "".join(text)


def _long(number: int) -> str:
    text = ""
    while number > 31:
        text += SIGNS[32 + (number & 31)]
        number >>= 5
    return text + SIGNS[number]


_KNOWN = 1 << 13
_TABLE = [_long(number) for number in range(_KNOWN)]
