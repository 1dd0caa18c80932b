"""Numbers → text of 64 signs, and back: five bits a sign, the lowest first (docs/finder.md)."""

from __future__ import annotations

import re
from itertools import islice

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# The signs that end a number: so many of them, so many numbers.
ENDS = SIGNS[:32]
_MORE, _MORE_EVEN, _MORE_ODD = map(re.escape, (SIGNS[32:], SIGNS[32::2], SIGNS[33::2]))
_NUMBER = re.compile(f"[{_MORE}]*[{ENDS}]")
_ODD = f"(?:[{ENDS[1::2]}]|[{_MORE_ODD}][{_MORE}]*[{ENDS}])"
_EVEN = f"(?:[{ENDS[::2]}]|[{_MORE_EVEN}][{_MORE}]*[{ENDS}])"
_RUN = re.compile(f"{_ODD}*{_EVEN}")


def signs(number: int) -> str:
    """The text of a number that is not negative."""
    if number < _KNOWN:
        return _TABLE[number]
    return _long(number)


def number_of(text: str) -> int:
    """The one number of a text."""
    value = _VALUES.get(text)
    return _value(text) if value is None else value


def split(text: str) -> list[str]:
    """The texts of the numbers of a text."""
    return _NUMBER.findall(text)


def numbers(texts: list[str]) -> list[int]:
    """The numbers of such texts."""
    try:
        return [*map(_VALUES.__getitem__, texts)]
    except KeyError:
        return [*map(number_of, texts)]


def runs(text: str) -> list[str]:
    """A text of many `rising` ones cut into them: each ends with an even number, and a number is
    even if its first sign is."""
    return _RUN.findall(text)


def cuts(text: str, place: int, there: bool) -> tuple[int, int]:
    """Where the run begins and ends that has so many before it, or would be if it isn't `there`."""
    found = next(islice(_RUN.finditer(text), place, None), None)
    start = len(text) if found is None else found.start()
    return start, found.end() if there and found else start


def rising(many: list[int]) -> str:
    """Ascending numbers as their differences, each with a bit: whether another follows."""
    known, text, before = _TABLE, "", -1
    if len(many) == 1 and many[0] < _KNOWN // 2:
        return known[many[0] * 2]
    for number in many[:-1]:
        value = (number - before - 1) * 2 + 1
        text += known[value] if value < _KNOWN else _long(value)
        before = number
    return text + signs((many[-1] - before - 1) * 2)


def sets(many: list[list[int]]) -> str:
    """Lists of ascending numbers: how many each has, a dot, and the differences less one, each as
    one sign if it is below 63. Counts and differences are kept apart, and in whole signs, since
    that is what compresses."""
    text = [signs(len(some)) for some in many]
    text.append(".")
    for some in many:
        before = -1
        for number in some:
            gap = number - before - 1
            text.append(SIGNS[gap] if gap < 63 else SIGNS[63] + signs(gap - 63))
            before = number
    return "".join(text)


def _long(number: int) -> str:
    text = ""
    while number > 31:
        text += SIGNS[32 + (number & 31)]
        number >>= 5
    return text + SIGNS[number]


def _value(text: str) -> int:
    number = 0
    for sign in reversed(text):
        number = number << 5 | SIGNS.index(sign) & 31
    return number


_KNOWN = 1 << 13
_TABLE = list(ENDS)
for _rest in range(1, _KNOWN >> 5):
    _TABLE += [_sign + _TABLE[_rest] for _sign in SIGNS[32:]]
_VALUES = {text: number for number, text in enumerate(_TABLE)}
