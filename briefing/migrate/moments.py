"""The dates of other systems → ISO 8601, with the offset if the source has one.

It must not know the archive's time zone.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

from briefing.content.dates import time_zone
from briefing.importers.dates import find_dates
from briefing.importers.to_draft import has_offset

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[Tt\s,]+(\d{1,2})(?:[:.](\d{1,2}))?(?:[:.](\d{1,2})(?:[.,]\d+)?)?\s*([ap]m)?"
    r"\s*(Z|z|UTC|GMT|[+-]\s?\d{1,2}:?\d{2}|[+-]\d{1,2})?)?(?:\s*\(?[A-Z]{2,5}\)?)?",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"(?:^|/)(\d{4})[-_](\d{1,2})[-_](\d{1,2})(?=[-_./T ])[-_]?")
_FOLDERS = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})/")


def moment_of(value: Any) -> str:
    """The date or time that a value of front matter names; empty if it names none.

    A mapping has it under `created`, `date` or `published`. Seconds since 1970 are a time too.
    """
    if isinstance(value, dict):
        values = (value.get(key) for key in ("created", "date", "published", "posted", "start"))
        return next(filter(None, map(moment_of, values)), "")
    if isinstance(value, list):
        return moment_of(value[0]) if value else ""
    text = str(value or "").strip().strip("\"'")
    match = _ISO.fullmatch(text)
    if match:
        return _iso(match)
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")
    if re.fullmatch(r"\d{8}", text):
        return _day(text[:4], text[4:6], text[6:])
    try:
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find_dates(text[:200])
        return found[0].iso if found else _american(text)


def _american(text: str) -> str:
    """A day in digits as in the United States, if the second number cannot be a month."""
    match = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", text)
    if not match:
        return ""
    first, second = int(match[1]), int(match[2])
    if first > 12 or "." in match[0]:
        return _day(match[3], match[2], match[1])
    return _day(match[3], match[1], match[2]) if second > 12 else ""


def _iso(match: re.Match[str]) -> str:
    day = _day(match[1], match[2], match[3])
    if not day or match[4] is None:
        return day
    hour, minute, second = int(match[4]), int(match[5] or 0), int(match[6] or 0)
    if match[7]:
        hour = hour % 12 + (12 if match[7].lower() == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return day
    time = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    return f"{day}T{time}{_offset(match[8])}"


def _offset(text: str | None) -> str:
    if not text:
        return ""
    digits = re.sub(r"[^\d]", "", text)
    if not digits:
        return "+00:00"
    hours, minutes = (digits, "00") if len(digits) < 3 else (digits[:-2], digits[-2:])
    return f"{text[0]}{int(hours):02}:{minutes}"


def _day(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def in_zone(moment: str, zone: str) -> str:
    """A time with an offset as the clocks of a time zone show it: its day can be another one. A
    day, and a time without an offset, stay as they are. Without a valid zone, all do."""
    if not has_offset(moment):
        return moment
    try:
        local = dt.datetime.fromisoformat(moment).astimezone(time_zone(zone))
    except (KeyError, ValueError, OSError, OverflowError):
        return moment
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def day_of_path(path: str) -> str:
    """The day in the name of a file, or in the folders around it; empty if there is none."""
    match = _FILE_NAME.search(path) or _FOLDERS.search(path)
    return _day(match[1], match[2], match[3]) if match else ""


def without_day(name: str) -> str:
    """The name of a file without the day at its beginning."""
    return re.sub(r"^\d{4}[-_]\d{1,2}[-_]\d{1,2}[-_ ]", "", name)
