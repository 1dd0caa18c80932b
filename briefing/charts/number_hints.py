"""What to write instead of a cell that is not a number. This module must not know charts."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from briefing.core.patterns import late_pattern

# Accountants write numbers below zero in brackets.
_IN_BRACKETS = late_pattern(r"\(([0-9][0-9.,]*)\)")
# Groups of two digits, as in India: `12,34,567`.
_GROUPS = late_pattern(r"[0-9]{1,3}(?:,[0-9]{2,3}){2,}")


def _plain(text: str) -> str:
    """A number in brackets as one with a minus, and all digits as ASCII."""
    text = unicodedata.normalize("NFKC", text).replace("٫", ".").replace("٬", ",")
    digits = (str(unicodedata.decimal(character, character)) for character in text)
    return _IN_BRACKETS.sub(r"-\1", "".join(digits).replace("٪", "%"))


def number_hint(text: str, mark: str, delimiter: str, number: Decimal | None) -> str:
    """How to write a cell as a number with this mark before decimals. `number` is what the cell
    means if the other mark is before its decimals, or None."""
    plain = _plain(text)
    if number is not None:
        same = f"{number:f}".replace(".", mark) + "%" * plain.endswith("%")
        return f"write {_cell(same, delimiter)}, as the others are written"
    if _GROUPS.fullmatch(plain):
        return f"write {plain.replace(',', '')}"
    if plain != text and re.fullmatch(r"[-+−–]?[0-9][0-9.,]*%?", plain):
        return f"write {_cell(plain, delimiter)}"
    return (
        f"write only the number, such as 12 or {_cell(f'12{mark}5', delimiter)}; write the unit of "
        "all numbers in “unit:” of the chart; if there is no value, leave the cell empty"
    )


def size_hint(is_large: bool) -> str:
    """What to do with numbers that are too large or too small."""
    verb = "divide" if is_large else "multiply"
    return f"{verb} all numbers of the chart by the same number, and say so in “unit:” of the chart"


def _cell(text: str, delimiter: str) -> str:
    return f'"{text}"' if delimiter in text else text
