"""A format of citations and which values a work has → the text around the values.

Most works have the same values, so that few such texts exist, and each is made once. This module
knows the formats of `citation_formats`. It must not know the values themselves. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

from briefing.core.citation_formats import FORMATS, Format
from briefing.core.patterns import late_pattern

# The names of the two dates of a work. The names of their parts begin with these: `dateyear`.
DATES = ("date", "changed")
# Quotation marks inside a quotation.
INNER_QUOTES = str.maketrans("“”", "‘’")
_VALUE_IN_PATTERN = late_pattern(r"%\(([a-z]+)\)s")
_VARIABLE = late_pattern(r"\$([?!]?)([a-z]+)")
# Stands for the end of a value that ends with a full stop or the like.
_STOP = "\x02"
# Stands before the quotation marks that end a title: a full stop that follows is written there.
_BEFORE_QUOTES = "\x03"
_HAS_QUOTES = late_pattern(_BEFORE_QUOTES + r"[”’]+(?:</i>)?\Z")
_HAS_STOP = late_pattern(r"[.?!…\x02][”’]?(?:</i>)?\s*$")


@cache
def pattern_of(
    id: str,
    present: tuple[str, ...],
    months: tuple[str, str],
    stops: tuple[str, ...] = (),
    quotes: str = "",
) -> tuple[str, Callable[[dict[str, str]], tuple[str, ...]]]:
    """The text of a format around its values, for the operator `%`, and what selects these from a
    dictionary.

    `present` are the names of the values that a work has, except its dates. `months` are the months
    of its `DATES`, in two digits or empty. `stops` are the names of the values that end with a full
    stop or the like; those of a file are never left out, so that they are not given. `quotes` are
    the quotation marks after the title.
    """
    format, text = FORMATS[id], ""
    values = {name: f"%({name})s" + _STOP * (name in stops) for name in present}
    for name, month, date in zip(DATES, months, (format.date, format.changed), strict=True):
        if month:
            values[name] = _date_pattern(format, name, month, date or format.date)
    if quotes:
        values["title"] += _BEFORE_QUOTES + quotes
        values["quoted"] += _BEFORE_QUOTES + quotes.translate(INNER_QUOTES)
    for part in _parts(format, values):
        if part[0] == "." and _HAS_STOP.search(text):
            text += part[1:]
        elif part[0] == "." and _HAS_QUOTES.search(text):
            text = ".".join(text.rsplit(_BEFORE_QUOTES, 1)) + part[1:]
        else:
            text += part
    if not format.ending:
        text = re.sub("  +", " ", text).rstrip(" ,")
        text += "" if _HAS_STOP.search(text) else format.end
    text = text.replace(_STOP, "").replace(_BEFORE_QUOTES, "")
    # Python fills in values by their order in half the time that it needs for names.
    shown = tuple(_VALUE_IN_PATTERN.findall(text))
    select = itemgetter(*shown) if len(shown) > 1 else lambda values: (values[shown[0]],)
    return _VALUE_IN_PATTERN.sub("%s", text), select


def _parts(format: Format, values: dict[str, str]) -> Iterator[str]:
    """The parts that are not left out, with their values."""
    for part in format.parts:
        _, *pieces = _VARIABLE.split(part.replace("%", "%%"))
        marks = zip(pieces[::3], pieces[1::3], strict=True)
        if all((name in values) != (mark == "!") for mark, name in marks):
            yield _VARIABLE.sub(lambda match: "" if match[1] else values[match[2]], part)


def _date_pattern(format: Format, name: str, month: str, pattern: str) -> str:
    """The date with this name, in this month, for the operator `%`."""
    months = format.months.split()
    pattern = pattern.replace("%", "%%").replace("$month", months[int(month) - 1] if months else "")
    return _VARIABLE.sub(rf"%({name}\2)s", pattern)
