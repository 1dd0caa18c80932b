"""Numbers → text of 64 digits, and back: five bits for each digit, the lowest bits first.

Each digit except the last one of a number has the value 32 added. This is the variable-length
quantity of protocol buffers (LEB128), with 5 bits in place of 7. docs/finder-files.md has the
format. This module must not know what the numbers mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice

from briefing.core.patterns import late_pattern

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# The digits that end a number. A text has as many numbers as it has such digits.
LAST_DIGITS = DIGITS[:32]
_MORE, _MORE_EVEN, _MORE_ODD = map(re.escape, (DIGITS[32:], DIGITS[32::2], DIGITS[33::2]))
_NUMBER = late_pattern(f"[{_MORE}]*[{LAST_DIGITS}]")
_ODD = f"(?:[{LAST_DIGITS[1::2]}]|[{_MORE_ODD}][{_MORE}]*[{LAST_DIGITS}])"
_EVEN = f"(?:[{LAST_DIGITS[::2]}]|[{_MORE_EVEN}][{_MORE}]*[{LAST_DIGITS}])"
# A run ends with its first even number, and a number is even if its first digit is.
_RUN = late_pattern(f"{_ODD}*{_EVEN}")

# A gap that is smaller is one digit in `encode_sets`; a greater one follows the last digit.
_ONE_DIGIT = 63


class _Texts(dict[int, str]):
    """The text of each number that was encoded. Most numbers are small, and occur often. A table
    of all small ones takes longer to make than an edit needs."""

    def __missing__(self, number: int) -> str:
        text, rest = "", number
        while rest > 31:
            text += DIGITS[32 + (rest & 31)]
            rest >>= 5
        text += DIGITS[rest]
        self[number] = text
        return text


# The text of a number that is not negative. Called for each word of each brief; a method of `dict`
# takes less time than a function.
encode_number: Callable[[int], str] = _Texts().__getitem__


@cache
def decode_number(text: str) -> int:
    """The number that a text encodes. The text must encode exactly one number."""
    number = 0
    for digit in reversed(text):
        number = number << 5 | DIGITS.index(digit) & 31
    return number


def split_numbers(text: str) -> list[str]:
    """The texts of the numbers that a text consists of."""
    return _NUMBER.findall(text)


def encode_runs(lists: Iterable[list[int]]) -> list[str]:
    """Lists of ascending numbers as *runs*: for each number, (its difference from the one before,
    less 1) × 2, and 1 added if another one follows. The number before the first is -1."""
    return [
        # Most runs have one number.
        encode_number(numbers[0] * 2) if len(numbers) == 1 else _encode_run(numbers)
        for numbers in lists
    ]


def _encode_run(numbers: list[int]) -> str:
    text, previous = "", -1
    for number in numbers[:-1]:
        text += encode_number((number - previous) * 2 - 1)
        previous = number
    return text + encode_number((numbers[-1] - previous - 1) * 2)


def span_of_run(text: str, index: int, exists: bool) -> tuple[int, int]:
    """The start and the end of the run that has `index` runs before it. If it does not exist, both
    are where it belongs."""
    run = next(islice(_RUN.finditer(text), index, None), None)
    start = len(text) if run is None else run.start()
    return start, run.end() if exists and run else start


def encode_sets(sets: list[list[int]]) -> str:
    """Lists of ascending numbers: the length of each list, a dot, and all gaps between numbers. A
    gap below 63 is one digit. Lengths and gaps are apart because such a text compresses best."""
    text = [encode_number(len(numbers)) for numbers in sets]
    text.append(".")
    for numbers in sets:
        previous = -1
        for number in numbers:
            gap = number - previous - 1
            text.append(
                DIGITS[gap]
                if gap < _ONE_DIGIT
                else DIGITS[_ONE_DIGIT] + encode_number(gap - _ONE_DIGIT)
            )
            previous = number
    return "".join(text)
