"""Dates and times as newspapers print them, in English and Korean → ISO 8601.

A date in digits whose month may be its day (05/11/2021) does not count as a date, because a guess
may be wrong. This module must not know the archive's time zone: a time without a zone gets no
offset.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from briefing.content.dates import time_zone


class DateMatch(NamedTuple):
    """A date or time in a text, and its range. `ambiguous_zone` is a name that several
    zones have; `iso` is then without an offset."""

    iso: str
    start: int
    end: int
    ambiguous_zone: str = ""


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# Hours from UTC. Names of several zones (CST, IST) are missing on purpose.
_ZONE_HOURS = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet"), 1),
    **dict.fromkeys(("cest", "eet", "sast"), 2),
    **dict.fromkeys(("msk", "eest"), 3),
    **dict.fromkeys(("hkt", "sgt", "pht", "awst"), 8),
    **dict.fromkeys(("kst", "jst"), 9),
    **{"aest": 10, "aedt": 11, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7},
    **{"pdt": -7, "pst": -8},
}
_ZONE_PLACES = {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}
_ZONE = (
    r"(?P<zone>\(?(?:(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}"
    r"|z\b|"
    + "|".join(rf"{name}\b" for name in (*_ZONE_HOURS, *_ZONE_PLACES, "cst", "ist"))
    + r")\)?)"
)
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*"
    r"|(?:\([월화수목금토일](?:요일)?\)|[월화수목금토일](?:요일|(?![가-힣]))),?\s*)"
)
_DATE = (
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<y2>\d{4})\s?[./]\s?(?P<m2>\d{1,2})\s?[./]\s?(?P<d2>\d{1,2})\.?"
    r"|(?P<y3>\d{4})년\s*(?P<m3>\d{1,2})월\s*(?P<d3>\d{1,2})일"
    rf"|(?P<m4>{_MONTH})\s*(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y4>\d{{4}})"
    rf"|(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m5>{_MONTH}),?\s*(?P<y5>\d{{4}}))(?!\d)"
)
_TIME = (
    r"(?:(?P<ko>오전|오후)\s*)?(?<!\d)(?P<hour>\d{1,2})"
    r"(?:(?::|시\s*)(?P<minute>\d{1,2})(?!\d)분?(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"|시|(?=\s?[ap]\.?m\b))\s*(?P<half>[ap]\.?m\b\.?)?"
    rf"(?:\s*{_ZONE})?"
)
_GAP = rf"(?:[\s,T·|–—-]*{_WEEKDAY}?[\s,·|–—-]*(?:at\s+)?)"


def _with_suffix(pattern: str, suffix: str) -> str:
    """A pattern in which the name of each group has a suffix: a name may occur only once."""
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{suffix}>", pattern)


_DATE_TIME = re.compile(
    rf"(?<![\d/]){_with_suffix(_TIME, 'b')}[\s,]*{_WEEKDAY}?{_with_suffix(_DATE, 'b')}"
    rf"|(?<![\d/]){_with_suffix(_DATE, 'a')}(?:{_GAP}{_with_suffix(_TIME, 'a')})?",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[DateMatch]:
    """All dates and times in a text, in order."""
    dates = []
    for match in _DATE_TIME.finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        date = _date_match({name[:-1]: value for name, value in groups.items()}, match)
        if date:
            dates.append(date)
    return dates


def _date_match(parts: dict[str, str], match: re.Match[str]) -> DateMatch | None:
    """The date of these groups; None if there is no such day or time."""
    form = next(n[1] for n in parts if n[0] == "y" and n[1:].isdigit())
    month = parts["m" + form]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        day = dt.date(int(parts["y" + form]), number, int(parts["d" + form]))
        if not 1000 <= day.year <= 2999:
            return None
        if "hour" not in parts:
            return DateMatch(day.isoformat(), *match.span())
        time = dt.time(_hour(parts), int(parts.get("minute", 0)), int(parts.get("second", 0)))
    except ValueError:
        return None
    local = dt.datetime.combine(day, time)
    offset, ambiguous_zone = _offset(parts.get("zone", ""), local)
    iso = local.isoformat(timespec="seconds" if time.second else "minutes")
    return DateMatch(iso + offset, *match.span(), ambiguous_zone)


def _hour(parts: dict[str, str]) -> int:
    hour = int(parts["hour"])
    korean_half = {"오전": "a", "오후": "p"}.get(parts.get("ko", ""), "")
    half = parts.get("half", "")[:1].lower() or korean_half
    if half and hour <= 12:
        return hour % 12 + (12 if half == "p" else 0)
    return hour


def _offset(name: str, local: dt.datetime) -> tuple[str, str]:
    """The offset of a zone at that time, and the zone's name if several zones have it."""
    name = name.strip("()").lower()
    if not name:
        return "", ""
    if name in _ZONE_PLACES:
        return local.replace(tzinfo=time_zone(_ZONE_PLACES[name])).isoformat()[19:25], ""
    if name in _ZONE_HOURS:
        hours = _ZONE_HOURS[name]
        return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00", ""
    number = re.fullmatch(r"(?:gmt|utc)?\s?([+-])(\d{1,2}?):?(\d{2})?", name)
    if number is None or int(number[2]) > 14 or int(number[3] or 0) > 59:
        return "", name.upper()
    return f"{number[1]}{int(number[2]):02}:{number[3] or '00'}", ""


_MODIFIED = r"updated|last updated|modified|edited|revised|최종\s?수정|기사\s?수정|수정|업데이트"
_PUBLISHED = (
    r"published|posted|created|issued|first published|released|date|on"
    r"|기사\s?입력|입력|등록|작성|게재|발행|승인|송고|게시|일시|시간|날짜"
)
_LABEL = re.compile(rf"(?P<modified>{_MODIFIED})|(?:{_PUBLISHED})", re.IGNORECASE)
_FILLER = re.compile(rf"{_WEEKDAY}|{_LABEL.pattern}|\bat\b|[\s|:·,•\-–—()/\[\].]", re.IGNORECASE)


class DateLine(NamedTuple):
    """The times of publication and of the last change, as a line states them."""

    published: str
    modified: str
    ambiguous_zone: str


def parse_date_line(line: str) -> DateLine | None:
    """The times on a line that contains only dates and labels; None for all other lines."""
    dates = find_dates(line) if len(line) <= 200 else []
    if not dates:
        return None
    starts, ends = [*(d.start for d in dates), len(line)], [0, *(d.end for d in dates)]
    gaps = [line[end:start] for end, start in zip(ends, starts, strict=True)]
    if any(_FILLER.sub("", gap) for gap in gaps):
        return None
    # The labels are before their dates, or, on some pages, all after them.
    shift = not _LABEL.search(gaps[0]) and bool(_LABEL.search(gaps[1]))
    published = modified = ""
    for number, date in enumerate(dates):
        label = _LABEL.search(gaps[number + shift])
        if label and label["modified"]:
            modified = modified or date.iso
        else:
            published = published or date.iso
    ambiguous = next((d.ambiguous_zone for d in dates if d.ambiguous_zone), "")
    return DateLine(published, modified, ambiguous)
