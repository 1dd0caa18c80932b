"""A reference to a work → its citation in a style or format of `citation_formats`. Pure.

We looked at citeproc-py: CONTRIBUTING.md says why it does not fit.
"""

# The annotations here are values, not texts: see `core.model`.
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from urllib.parse import quote

from briefing.core import serialize
from briefing.core.citation_formats import FORMATS, STYLES
from briefing.core.citation_name_forms import NAME_FORMS, Escape, is_inverted
from briefing.core.citation_names import citation_name, citation_names
from briefing.core.citation_patterns import DATES, INNER_QUOTES, pattern_of
from briefing.core.model import Brief, Value
from briefing.core.patterns import late_pattern
from briefing.core.view_model import Byline, Ref, Site


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
    authors: Iterable[Byline],
    topics: Iterable[Ref],
    site: Site,
    url: str,
) -> Reference:
    """The reference to a brief. If the text belongs to others, it is the reference to the first
    source with an address. `url` is the address of the brief."""
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
        names=tuple([citation_name(a.name, a.family_name, a.lang) for a in authors]),
        translators=citation_names(brief.translator),
        work=site.title,
        publisher=site.publisher if site.publisher != site.title else "",
        lang=brief.lang,
        date=brief.published.iso[:10],
        changed=brief.updated.iso[:10] if brief.updated else "",
        is_withdrawn=brief.status == "withdrawn",
        withdrawn=withdrawals[-1].iso[:10] if withdrawals else "",
        url=url,
        keywords=tuple([topic.name for topic in topics]),
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
_STOPS = tuple(stop + quote for stop in ".?!…" for quote in ("", "”", "’"))
_LAST_OF_STOPS = frozenset(stop[-1] for stop in _STOPS)
_QUOTES_AT_END = late_pattern(r"(?<=[^”’])[”’]+\Z")
# A single mark that closes a quotation, and is no apostrophe: the allies’.
_INNER_QUOTATION = late_pattern(r"‘(?:[^’]|’(?=\w))*’\Z")
_FILES = {id: format for id, format in FORMATS.items() if format.ending}
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
    texts = _files(reference) if id in _FILES else _styles(reference)
    return texts[id]


@lru_cache(1)  # A page shows the citations of one work in all styles.
def _styles(reference: Reference) -> dict[str, str]:
    """The citations of a work in all styles, by the ids of these."""
    title = escape(reference.title)
    quotes = _quotes_at_end(title) if title[-1] in "”’" else ""
    title = title.removesuffix(quotes)
    has_quotes = "“" in title or "”" in title
    values = {
        "title": title,
        "quoted": title.translate(INNER_QUOTES) if has_quotes else title,
        "work": _unless_author(reference.work, reference, "html"),
        "publisher": _unless_author(reference.publisher, reference, "html"),
        "url": reference.url and escape(reference.url),
        "withdrawn": "yes" if reference.is_withdrawn else "",
    }
    present, months, stops = _present(values, reference), _months(reference), _stops(values)
    values = {name: _isolated(text) for name, text in values.items()} | _dates(reference)
    texts = {}
    for id in STYLES:
        names, stops_of_names = _names(reference.names, reference.translators, id)
        pattern, select = pattern_of(id, present, months, stops + stops_of_names, quotes)
        texts[id] = pattern % select(values | names)
    return texts


@lru_cache(1024)  # The files of a year have the references to the same briefs, one after another.
def _files(reference: Reference) -> dict[str, str]:
    """The reference to a work in all formats for programs, by the ids of these."""
    months, dates, key = _months(reference), _dates(reference), _NOT_IN_KEY.sub("-", reference.key)
    notes = []
    if reference.is_withdrawn:
        notes.append(f"Withdrawn {reference.withdrawn}".strip())
    if reference.changed:
        notes.append(f"Last changed {reference.changed}")
    address, note = _address(reference.url), "; ".join(notes)
    texts = {}
    for id, format in _FILES.items():
        write, escape = format.escape, _ESCAPES[format.escape]
        keywords = format.separator.join(reference.keywords)
        values = {
            "key": key if write == "tex" else escape(key),
            "title": escape(reference.title),
            "work": _unless_author(reference.work, reference, write),
            "publisher": reference.publisher and _escaped(write, reference.publisher),
            "year": reference.date[:4],
            "note": note and _escaped(write, note),
            "lang": reference.lang and _escaped(write, reference.lang),
            "keywords": _escaped(write, keywords) if keywords and write != "line" else keywords,
            # Programs read an address in BibTeX as it is.
            "url": address if not address or write == "tex" else escape(address),
        }
        pattern, select = pattern_of(id, _present(values, reference), months)
        names, _ = _names(reference.names, reference.translators, id)
        values |= names
        values |= dates
        texts[id] = pattern % select(values)
    return texts


def _unless_author(name: str, reference: Reference, write: str) -> str:
    """The name of a website or a publisher; empty if it is the only author, who is named once."""
    return _escaped(write, name) if name and reference.names != (name,) else ""


def _present(values: dict[str, str], reference: Reference) -> tuple[str, ...]:
    """The names of the values that a citation has: of these, and of those that are not the same in
    all formats."""
    present = [name for name, text in values.items() if text]
    if reference.names:
        present.append("names")
    if reference.translators:
        present.append("translator")
    return tuple(present)


def _stops(values: dict[str, str]) -> tuple[str, ...]:
    """The names of the values that end with a full stop or the like."""
    # Most values have another last character, which is known without a search.
    return tuple(
        [
            name
            for name, text in values.items()
            if text[-1:] in _LAST_OF_STOPS and text.endswith(_STOPS)
        ]
    )


def _isolated(text: str) -> str:
    """A value of a style. One in Arabic or Hebrew does not turn those beside it."""
    return text if text.isascii() or not _FROM_RIGHT.search(text) else f"<bdi>{text}</bdi>"


def _quotes_at_end(title: str) -> str:
    """The quotation marks that end a title, if no full stop or the like is before them."""
    marks = _QUOTES_AT_END.search(title)
    if not marks or title[marks.start() - 1] in _LAST_OF_STOPS:
        return ""
    return marks[0] if "”" in marks[0] or _INNER_QUOTATION.search(title) else ""


def _address(url: str) -> str:
    # Nearly all addresses have nothing to encode, which is known in a tenth of the time.
    return url if _NEEDS_NO_QUOTE.fullmatch(url) else quote(url, safe=_SAFE_IN_ADDRESS)


def _months(reference: Reference) -> tuple[str, str]:
    """The months of the two dates, in two digits or empty."""
    return reference.date[5:7], reference.changed[5:7]


def _dates(reference: Reference) -> dict[str, str]:
    """The parts of the two dates, by the name of the date and of the part."""
    parts: dict[str, str] = {}
    for name, iso in zip(DATES, (reference.date, reference.changed), strict=True):
        if iso:
            year, month, day = iso[:-6].lstrip("0"), iso[-5:-3].lstrip("0"), iso[-2:].lstrip("0")
            parts |= {f"{name}iso": iso, f"{name}slashes": iso.replace("-", "/")}
            parts |= {f"{name}year": year, f"{name}m": month, f"{name}d": day}
    return parts


@lru_cache(_MAX_REMEMBERED)
def _escaped(escape: str, text: str) -> str:
    """A value that many works share. A title or an address belongs to one work: to remember it
    takes longer than to escape it again."""
    return _ESCAPES[escape](text)


# Many works have the same authors.
@lru_cache(_MAX_REMEMBERED)
def _names(
    names: tuple[str, ...], translators: tuple[str, ...], id: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The values of these names in a format, and which of them end with a full stop."""
    values = {
        "names": _join_names(names, id) if names else "",
        "translator": _join_translators(translators, id) if translators else "",
    }
    stops = _stops(values)
    if not FORMATS[id].ending:
        values = {name: _isolated(text) for name, text in values.items()}
    return values, stops


def _join_translators(names: tuple[str, ...], id: str) -> str:
    rules, write = FORMATS[id].names, _ESCAPES[FORMATS[id].escape]
    forms = [NAME_FORMS[rules.translator](name, write) for name in names]
    last = rules.last.replace(", ", " ") if len(forms) == 2 else rules.last
    text = last.replace("&", "&amp;").join((rules.between.join(forms[:-1]), forms[-1]))
    return text.replace("AU  -", "A4  -") if len(forms) > 1 else forms[0]


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
