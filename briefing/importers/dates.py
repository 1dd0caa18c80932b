"""Dates and times as newspapers print them, in English and Korean → ISO 8601.

A date in digits whose month could be its day (05/11/2021) is no date here: to guess would be worse.
Knows nothing of the archive's zone: a time without one is given without one.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from briefing.content.dates import time_zone


class Stamp(NamedTuple):
    """A date or time found in a text, and where it stands there. `odd` is a zone's name that means
    more than one zone, and so was left out of `iso`."""

    iso: str
    start: int
    end: int
    odd: str = ""


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# Hours from UTC. Names that are used for two zones (CST, IST) are not here.
_HOURS = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet"), 1),
    **dict.fromkeys(("cest", "eet", "sast"), 2),
    **dict.fromkeys(("msk", "eest"), 3),
    **dict.fromkeys(("hkt", "sgt", "pht", "awst"), 8),
    **dict.fromkeys(("kst", "jst"), 9),
    **{"aest": 10, "aedt": 11, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7},
    **{"pdt": -7, "pst": -8},
}
_PLACES = {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}
_ZONE = (
    r"(?P<zone>\(?(?:(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}"
    r"|z\b|" + "|".join(rf"{name}\b" for name in (*_HOURS, *_PLACES, "cst", "ist")) + r")\)?)"
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


def _named(pattern: str, ending: str) -> str:
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{ending}>", pattern)


_STAMP = re.compile(
    rf"(?<![\d/]){_named(_TIME, 'b')}[\s,]*{_WEEKDAY}?{_named(_DATE, 'b')}"
    rf"|(?<![\d/]){_named(_DATE, 'a')}(?:{_GAP}{_named(_TIME, 'a')})?",
    re.IGNORECASE,
)


def stamps(text: str) -> list[Stamp]:
    """All dates and times in a text, in their order."""
    found = []
    for match in _STAMP.finditer(text):
        parts = {name: value for name, value in match.groupdict().items() if value is not None}
        made = _stamp({name[:-1]: value for name, value in parts.items()}, match)
        if made:
            found.append(made)
    return found


def _stamp(parts: dict[str, str], match: re.Match[str]) -> Stamp | None:
    form = next(n[1] for n in parts if n[0] == "y" and n[1:].isdigit())
    month = parts["m" + form]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        day = dt.date(int(parts["y" + form]), number, int(parts["d" + form]))
        if not 1000 <= day.year <= 2999:
            return None
        if "hour" not in parts:
            return Stamp(day.isoformat(), match.start(), match.end())
        time = dt.time(_hour(parts), int(parts.get("minute", 0)), int(parts.get("second", 0)))
    except ValueError:
        return None
    naive = dt.datetime.combine(day, time)
    offset, odd = _offset(parts.get("zone", ""), naive)
    shown = naive.isoformat(timespec="seconds" if time.second else "minutes")
    return Stamp(shown + offset, match.start(), match.end(), odd)


def _hour(parts: dict[str, str]) -> int:
    hour = int(parts["hour"])
    half = parts.get("half", "")[:1].lower() or {"오전": "a", "오후": "p"}.get(
        parts.get("ko", ""), ""
    )
    if half and hour <= 12:
        return hour % 12 + (12 if half == "p" else 0)
    return hour


def _offset(name: str, naive: dt.datetime) -> tuple[str, str]:
    """The offset that a zone's name means at that time, and the name where it means several."""
    name = name.strip("()").lower()
    if not name:
        return "", ""
    if name in _PLACES:
        return naive.replace(tzinfo=time_zone(_PLACES[name])).isoformat()[19:25], ""
    if name in _HOURS:
        return f"{'-' if _HOURS[name] < 0 else '+'}{abs(_HOURS[name]):02}:00", ""
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


class Told(NamedTuple):
    """What a line of dates tells."""

    published: str
    modified: str
    odd: str


def told(line: str) -> Told | None:
    """The times of publication and change on a line that has nothing else; None where it has."""
    found = stamps(line) if len(line) <= 200 else []
    if not found:
        return None
    ends = [0, *(s.end for s in found)]
    gaps = [line[a:b] for a, b in zip(ends, [*(s.start for s in found), len(line)], strict=True)]
    if any(_FILLER.sub("", gap) for gap in gaps):
        return None
    # A label stands before its date, or after it on all of the line.
    after = not _LABEL.search(gaps[0]) and bool(_LABEL.search(gaps[1]))
    published = modified = ""
    for number, stamp in enumerate(found):
        label = _LABEL.search(gaps[number + after])
        if label and label["modified"]:
            modified = modified or stamp.iso
        else:
            published = published or stamp.iso
    return Told(published, modified, next((s.odd for s in found if s.odd), ""))
