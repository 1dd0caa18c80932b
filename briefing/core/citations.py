"""A reference to a work → its citation in a style or format of `citation_formats`. Pure.

We looked at citeproc-py: CONTRIBUTING.md says why it does not fit.
"""

# The annotations here are values, not texts: see `core.model`.
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from html import escape
from operator import itemgetter
from urllib.parse import quote

from briefing.core import serialize
from briefing.core.citation_formats import FORMATS, Format
from briefing.core.citation_name_forms import NAME_FORMS, Escape, is_inverted
from briefing.core.citation_names import citation_name, citation_names
from briefing.core.model import Brief, Value
from briefing.core.patterns import late_pattern


class Reference(Value, frozen=True):
    """What a citation says of a work. `names` and `translators` are citation names (see
    `citation_names`); dates are ISO 8601 (`2021-05-11`) or empty; `work` is what the title is a
    part of, for example a website."""

    key: str
    title: str
    names: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    work: str = ""
    publisher: str = ""
    lang: str = ""
    date: str = ""
    changed: str = ""
    is_withdrawn: bool = False
    withdrawn: str = ""
    url: str = ""
    keywords: tuple[str, ...] = ()


def brief_reference(
    brief: Brief,
    authors: Iterable[tuple[str, str, str]],
    keywords: Iterable[str],
    site: tuple[str, str],
    url: str,
) -> Reference:
    """The reference to a brief. If the text belongs to others, it is the reference to the first
    source with an address.

    `authors` has for each author the name, the family name (of an organisation, the whole name) and
    the language of the name. `site` is the title and the publisher of the archive. `url` is the
    address of the brief.
    """
    source = next((s for s in brief.sources if s.url), None) if brief.rights != "full" else None
    if source:
        return Reference(
            key=brief.slug,
            title=source.title,
            names=citation_names(source.author),
            work=source.publisher,
            date=source.date.iso[:10] if source.date else "",
            changed=source.modified.iso[:10] if source.modified else "",
            url=source.url,
        )
    withdrawals = [update.date for update in brief.updates if update.kind == "withdrawal"]
    return Reference(
        key=brief.slug,
        title=brief.title,
        names=tuple([citation_name(*author) for author in authors]),
        translators=citation_names(brief.translator),
        work=site[0],
        publisher=site[1] if site[1] != site[0] else "",
        lang=brief.lang,
        date=brief.published.iso[:10],
        changed=brief.updated.iso[:10] if brief.updated else "",
        is_withdrawn=brief.status == "withdrawn",
        withdrawn=withdrawals[-1].iso[:10] if withdrawals else "",
        url=url,
        keywords=tuple(keywords),
    )


_TEX = {
    "\\": "{\\textbackslash}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    **{character: f"\\{character}" for character in "{}$&#_%"},
}
# BibTeX counts all braces, so that a single one needs a command.
_TEX_SINGLE_BRACES = _TEX | {"{": "\\ensuremath{\\lbrace}", "}": "\\ensuremath{\\rbrace}"}
# TeX makes one sign of two of these, for example a dash or a quotation mark.
_TEX_PAIR = r"([-'`<>])(?=\1)|[?!](?=`)"
_SPECIAL_TO_TEX = frozenset((*_TEX, *"-'`<>"))
_TEX_SPECIAL = late_pattern("[" + re.escape("".join(_TEX)) + "]|" + _TEX_PAIR)
_NOT_IN_KEY = late_pattern(r"[^\w.:/+-]")
_VALUE_IN_PATTERN = late_pattern(r"%\(([a-z]+)\)s")
_VARIABLE = late_pattern(r"\$([?!]?)([a-z]+)")
_STOPS = tuple(stop + quote for stop in ".?!…" for quote in ("", "”", "’"))
_LAST_OF_STOPS = frozenset(stop[-1] for stop in _STOPS)
# Stands for the end of a value that ends with one of these.
_STOP = "\x02"
# Stands before the quotation marks that end a title: a full stop that follows is written there.
_BEFORE_QUOTES = "\x03"
_QUOTES_AT_END = late_pattern(r"(?<=[^”’])[”’]+\Z")
# A single mark that closes a quotation, and is no apostrophe: the allies’.
_INNER_QUOTATION = late_pattern(r"‘(?:[^’]|’(?=\w))*’\Z")
_HAS_QUOTES = late_pattern(_BEFORE_QUOTES + r"[”’]+(?:</i>)?\Z")
_HAS_STOP = late_pattern(r"[.?!…\x02][”’]?(?:</i>)?\s*$")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_MAX_REMEMBERED = 4096
_SAFE_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"
_NEEDS_NO_QUOTE = late_pattern(r"[\w." + re.escape(_SAFE_IN_ADDRESS) + "-]*", re.ASCII)
_SPACES = late_pattern(r"\s+")
# Letters that are written from right to left.
_FROM_RIGHT = late_pattern(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _tex(text: str) -> str:
    if _SPECIAL_TO_TEX.isdisjoint(text) or not _TEX_SPECIAL.search(text):
        return text
    depth = lowest = 0
    for character in text if "{" in text or "}" in text else "":
        depth += (character == "{") - (character == "}")
        lowest = min(lowest, depth)
    table = _TEX_SINGLE_BRACES if depth or lowest else _TEX
    return _TEX_SPECIAL.sub(lambda match: table.get(match[0]) or match[0] + "{}", text)


def _one_line(text: str) -> str:
    # All white space except the simple space is not printable.
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)


_ESCAPES: dict[str, Escape] = {
    "html": escape,
    "tex": _tex,
    "line": _one_line,
    "json": serialize.json,
}


def citation(reference: Reference, id: str) -> str:
    """The citation of a work in one of the `FORMATS`. For a style it is HTML, in which all values
    are escaped and the only elements are `i` and `bdi`."""
    format, names, date = FORMATS[id], reference.names, reference.date
    write, escape, translators = format.escape, _ESCAPES[format.escape], reference.translators
    # An organisation that publishes its own work is named once.
    work = "" if names == (reference.work,) else reference.work
    title = escape(reference.title)
    values = {
        "names": _join_names(names, id) if names else "",
        "translator": _join_translators(translators, id) if translators else "",
        "date": _date(date, id) if date else "",
        "changed": _date(reference.changed, id, is_changed=True) if reference.changed else "",
        "withdrawn": "yes" if reference.is_withdrawn else "",
        "title": title,
        "work": work and _escaped(write, work),
    }
    quotes = ""
    if format.ending:
        _add_values_of_files(values, reference, format)
    else:
        values["url"] = reference.url and escape(reference.url)
        quotes = _quotes_at_end(title) if title[-1] in "”’" else ""
        values["title"] = title = title.removesuffix(quotes)
        has_quotes = "“" in title or "”" in title
        values["quoted"] = title.translate(_INNER_QUOTES) if has_quotes else title
    texts = values.values()
    present = tuple(map(bool, texts))
    stops: tuple[bool, ...] = ()
    # Most values have another last character. The stops of a file are never left out.
    if not format.ending and not _LAST_OF_STOPS.isdisjoint([text[-1:] for text in texts]):
        stops = tuple([text.endswith(_STOPS) for text in texts])
    pattern, select = _pattern(id, tuple(values), present, stops, quotes)
    return pattern % select(values if format.ending else _isolated(values))


def _isolated(values: dict[str, str]) -> dict[str, str]:
    """The values of a style. A value in Arabic or Hebrew does not turn those beside it."""
    if all(map(str.isascii, values.values())):
        return values
    return {
        name: f"<bdi>{text}</bdi>" if _FROM_RIGHT.search(text) else text
        for name, text in values.items()
    }


def _quotes_at_end(title: str) -> str:
    """The quotation marks that end a title, if no full stop or the like is before them."""
    marks = _QUOTES_AT_END.search(title)
    if not marks or title[marks.start() - 1] in _LAST_OF_STOPS:
        return ""
    return marks[0] if "”" in marks[0] or _INNER_QUOTATION.search(title) else ""


def _add_values_of_files(values: dict[str, str], reference: Reference, format: Format) -> None:
    write, escape = format.escape, _ESCAPES[format.escape]
    notes = []
    if reference.is_withdrawn:
        notes.append(f"Withdrawn {reference.withdrawn}".strip())
    if reference.changed:
        notes.append(f"Last changed {reference.changed}")
    address = _address(reference.url)
    # Programs read an address in BibTeX as it is.
    values["url"] = address if not address or write == "tex" else escape(address)
    key = _key(reference.key)
    values["key"] = key if write == "tex" else escape(key)
    values["publisher"] = reference.publisher and _escaped(write, reference.publisher)
    values["lang"] = reference.lang and _escaped(write, reference.lang)
    values["year"] = reference.date[:4]
    values["note"] = _escaped(write, "; ".join(notes)) if notes else ""
    keywords = format.separator.join(reference.keywords)
    if write == "line":
        values["keywords"] = keywords
    else:
        values["keywords"] = keywords and _escaped(write, keywords)


@cache
def _pattern(
    id: str, names: tuple[str, ...], present: tuple[bool, ...], stops: tuple[bool, ...], quotes: str
) -> tuple[str, Callable[[dict[str, str]], tuple[str, ...]]]:
    """The text of a format around its values, for the operator `%`, and what selects them.

    It depends on which of the values are present, and which of them end with a full stop or the
    like; `stops` is empty if none does. `quotes` are the quotation marks after the title.
    """
    format, text = FORMATS[id], ""
    ends = [_STOP * stop for stop in stops or (False,) * len(names)]
    values = {
        name: f"%({name})s{end}" if is_present else ""
        for name, is_present, end in zip(names, present, ends, strict=True)
    }
    if quotes:
        values["title"] += _BEFORE_QUOTES + quotes
        values["quoted"] += _BEFORE_QUOTES + quotes.translate(_INNER_QUOTES)
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
        if all(bool(values[name]) != (mark == "!") for mark, name in marks):
            yield _VARIABLE.sub(lambda match: "" if match[1] else values[match[2]], part)


# The formats of one reference follow each other, and share what these three give.
@lru_cache(1)
def _key(key: str) -> str:
    return _NOT_IN_KEY.sub("-", key)


@lru_cache(1)
def _address(url: str) -> str:
    # Nearly all addresses have nothing to encode, which is known in a tenth of the time.
    return url if _NEEDS_NO_QUOTE.fullmatch(url) else quote(url, safe=_SAFE_IN_ADDRESS)


@lru_cache(2)  # The date, and that of the last change.
def _parts_of_date(iso: str) -> dict[str, str | int]:
    slashes = iso.replace("-", "/")
    year, month, day = int(iso[:-6]), int(iso[-5:-3]), int(iso[-2:])
    return {"iso": iso, "slashes": slashes, "year": year, "m": month, "d": day}


def _date(iso: str, id: str, *, is_changed: bool = False) -> str:
    return _date_pattern(id, iso[5:7], is_changed) % _parts_of_date(iso)


@cache
def _date_pattern(id: str, month: str, is_changed: bool) -> str:
    """A date of this month in a format, for the operator `%`."""
    format = FORMATS[id]
    months = format.months.split()
    name = months[int(month) - 1] if months else ""
    pattern = (is_changed and format.changed) or format.date
    pattern = pattern.replace("%", "%%").replace("$month", name)
    return _VARIABLE.sub(r"%(\2)s", pattern)


@lru_cache(_MAX_REMEMBERED)
def _escaped(escape: str, text: str) -> str:
    """A value that many works share. A title or an address belongs to one work: to remember it
    takes longer than to escape it again."""
    return _ESCAPES[escape](text)


@lru_cache(_MAX_REMEMBERED)
def _join_translators(names: tuple[str, ...], id: str) -> str:
    rules, write = FORMATS[id].names, _ESCAPES[FORMATS[id].escape]
    forms = [NAME_FORMS[rules.translator](name, write) for name in names]
    last = rules.last.replace(", ", " ") if len(forms) == 2 else rules.last
    text = last.replace("&", "&amp;").join((rules.between.join(forms[:-1]), forms[-1]))
    return text.replace("AU  -", "A4  -") if len(forms) > 1 else forms[0]


@lru_cache(_MAX_REMEMBERED)
def _join_names(names: tuple[str, ...], id: str) -> str:
    rules, write = FORMATS[id].names, _ESCAPES[FORMATS[id].escape]
    rest = NAME_FORMS[rules.rest]
    forms = [NAME_FORMS[rules.first](names[0], write), *(rest(name, write) for name in names[1:])]
    if len(forms) == 1:
        return forms[0]
    if len(forms) <= rules.most:
        # The comma after the first of two names is there because that name is inverted.
        is_plain = len(forms) == 2 and rules.first == "inverted" and not is_inverted(names[0])
        last = rules.last.replace(", ", " ") if is_plain else rules.last
        return rules.between.join(forms[:-1]) + last.replace("&", "&amp;") + forms[-1]
    last = forms[-1] if rules.others.endswith(" ") else ""
    return rules.between.join(forms[: rules.shown]) + rules.others + last
