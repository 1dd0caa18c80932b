"""The dates of other systems → ISO 8601, with the offset if the source has one.

It must not know the archive's time zone.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any

from briefing.content.dates import time_zone
from briefing.importers.dates import find_dates
from briefing.importers.to_draft import has_offset

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
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")
    with suppress(ValueError):
        moment = dt.datetime.fromisoformat(text)
        return _iso(moment) if len(text) > 10 else moment.date().isoformat()
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        if not text[:4].isdecimal():
            return parsedate_to_datetime(text).isoformat(timespec="seconds")
    found = find_dates(text[:200]) or find_dates(text[:10])
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


def _iso(time: dt.datetime) -> str:
    return time.isoformat(timespec="seconds" if time.second else "minutes")


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
    return _iso(local)


def day_of_path(path: str) -> str:
    """The day in the name of a file, or in the folders around it; empty if there is none."""
    match = _FILE_NAME.search(path) or _FOLDERS.search(path)
    return _day(match[1], match[2], match[3]) if match else ""


def without_day(name: str) -> str:
    """The name of a file without the day at its beginning."""
    return re.sub(r"^\d{4}[-_]\d{1,2}[-_]\d{1,2}[-_ ]", "", name)
