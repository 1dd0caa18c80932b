"""The last index and what changed since → the next index, and the files that are new in it.

An index made of edits is the same to the byte as one made at once. Files are named by digests of
their content, so a file of the last index is either the one that is wanted or another. Pure: where
files and what briefs say are kept is for the caller to know (`Shelf`).
"""

from __future__ import annotations

import hashlib
import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.archive.relations import Archive
from briefing.archive.views import by_year
from briefing.core.model import Brief
from briefing.core.urls import BRIEFS_FOLDER, FINDER_FOLDER
from briefing.search import facets, postings, shards
from briefing.search.docids import numbered
from briefing.search.document import Said
from briefing.search.postings import Block, Edits
from briefing.search.shards import Lines

# With more changed briefs than one in so many, an index is made anew: it takes no longer.
_MANY = 20


class Year(msgspec.Struct, frozen=True, array_like=True):
    """A year as it was indexed: `docs` has numbers and paths of briefs, `cards` the addresses of
    files, which share one digest."""

    docs: list[tuple[int, str]]
    row: facets.Row
    days: int
    cards: list[str]


class Shard(msgspec.Struct, frozen=True, array_like=True):
    """The addresses of a shard's two files, which share one digest, and whether its last term is a
    heavy one."""

    words: str
    places: str
    heavy: bool


class Index(msgspec.Struct, frozen=True, array_like=True):
    """An index as the store keeps it. `shards` are by the first term, in the order of terms;
    `names` are those that facets show, and the `seal` stands for all that these and the values of
    facets were made from; `facets` and `words` are the addresses of the two files that the finder
    begins with."""

    size: int
    seal: bytes
    names: dict[str, Any]
    years: dict[int, Year]
    shards: dict[str, Shard]
    facets: str
    words: str

    def files(self) -> list[str]:
        """The addresses of all its files."""
        found = [self.facets, self.words]
        for shard in self.shards.values():
            found += (shard.words, shard.places)
        for year in self.years.values():
            found += year.cards
        return found


class Shelf(NamedTuple):
    """Where things are kept. `was` and `said` give what the brief at a path said when the last
    index was made, and what it says, or raise `Stale`; `blocks` the blocks of many years; `file`
    the bytes of a file of the last index, if they are still there; `each` what a function makes of
    each of many words."""

    was: Callable[[str], Said]
    said: Callable[[str], Said]
    blocks: Callable[[list[list[tuple[int, str]]]], Iterable[dict[str, Block]]]
    file: Callable[[str], bytes | None]
    each: Callable[[Callable[[str], Any], list[str]], Iterable[Any]]


class Stale(Exception):
    """A file of the last index is not there any more, or what a brief said."""


class _Draft(msgspec.Struct):
    """The next index while it is made."""

    years: dict[int, Year] = {}
    files: dict[str, bytes] = {}

    def put(self, name: str, value: bytes, digest: str = "") -> str:
        """Add a file, its value as JavaScript. Gives its address."""
        data = b'finder.take("%s",%s);\n' % (name.encode(), value)
        address = f"{FINDER_FOLDER}{name}-{digest or digest_of(data)}.js"
        self.files[address] = data
        return address

    def shard(self, key: str, lines: Lines, size: int) -> Shard:
        # Terms have letters and digits alone, so nothing but line breaks must be escaped.
        words = "\\n".join([f"{term} {line[0]}" for term, line in lines.items()])
        places = "\\n".join([f"{term} {line[1]}" for term, line in lines.items()])
        *_, last = lines.values()
        heavy = shards.heavy(postings.count(last[0]), size)
        return self.shard_of(key, (words.encode(), places.encode()), heavy)

    def shard_of(self, key: str, texts: tuple[bytes, bytes], heavy: bool) -> Shard:
        name = shards.name_of(key)
        words, places = (b'"%s"' % text for text in texts)
        digest = digest_of(words + places)
        return Shard(
            self.put(f"w/{name}", words, digest), self.put(f"p/{name}", places, digest), heavy
        )


def index(
    archive: Archive,
    names: Callable[[], dict[str, Any]],
    seal: bytes,
    values: facets.Values,
    last: Index | None,
    reached: frozenset[int] | None,
    changed: frozenset[str],
    shelf: Shelf,
) -> tuple[Index, dict[str, bytes]]:
    """The next index, and by address the bytes of its files that are not in the `last` one.

    `names` makes what the facets file says of names; where the `seal` is the same, so is that.
    `reached` are the years that may not have the briefs that they had, or not as lists show them
    (None: any), and `changed` the paths of briefs that may say something else. Raises `Stale` where
    the last index can't be gone on from.
    """
    draft = _Draft()
    size = shards.usual(len(archive.shown))
    sealed = last if last and last.seal == seal else None
    known = sealed.years if sealed and reached is not None else {}
    draft.years.update(known)
    briefs: Iterable[Brief] = archive.shown
    if known and reached is not None:
        wanted = {f"{year:04}" for year in reached}
        briefs = [b for b in briefs if b.published.iso[:4] in wanted] if wanted else ()
        for year in reached:
            draft.years.pop(year, None)
    for year, many in by_year(briefs).items():
        draft.years[year] = _year(archive, values, year, many, draft)
    draft.years = dict(sorted(draft.years.items()))
    made = _spliced(draft, last, changed, shelf) if last and last.size == size else None
    if made is None:
        made = _made_anew(draft, size, shelf)
    # To name languages and kinds takes longer than most of what an edit changes here.
    named = sealed.names if sealed else names()
    front = sealed.facets if sealed and sealed.years == draft.years else _facets(draft, named)
    whole = Index(size, seal, named, draft.years, made, front, draft.put("words", _directory(made)))
    return whole, _new(whole, last, draft)


def resaid(last: Index, changed: frozenset[str], shelf: Shelf) -> tuple[Index, dict[str, bytes]]:
    """The same where nothing is new but what the briefs at these paths say. Raises `Stale`."""
    draft = _Draft({**last.years})
    made = _spliced(draft, last, changed, shelf)
    if made is None:
        raise Stale
    whole = replace(last, shards=made, words=draft.put("words", _directory(made)))
    return whole, _new(whole, last, draft)


def _new(whole: Index, last: Index | None, draft: _Draft) -> dict[str, bytes]:
    """What was made, less what is no longer part of the whole or was there before."""
    new = frozenset(whole.files()).difference(last.files() if last else ())
    return {href: data for href, data in draft.files.items() if href in new}


def _facets(draft: _Draft, names: dict[str, Any]) -> str:
    rows = [kept.row for kept in draft.years.values()]
    cards = [(year, kept.days, _digest_in(kept.cards[0])) for year, kept in draft.years.items()]
    everything = {"base": BRIEFS_FOLDER, **names, "years": rows, "cards": cards}
    return draft.put("facets", _json(everything))


def _year(
    archive: Archive, values: facets.Values, year: int, briefs: tuple[Brief, ...], draft: _Draft
) -> Year:
    room, many = numbered(briefs)
    days = facets.run(len(many))
    some = {run: _json(many) for run, many in facets.cards(room, days, many).items()}
    digest = digest_of(b"".join(some.values()))
    cards = [draft.put(f"cards/{year}-{run}", text, digest) for run, text in some.items()]
    row = facets.row(archive, values, year, room, many)
    return Year([(number, brief.path) for number, brief in many], row, days, cards)


def _made_anew(draft: _Draft, size: int, shelf: Shelf) -> dict[str, Shard]:
    """All shards, from what all briefs say."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    counts: dict[str, int] = {}
    before: dict[str, int] = {}
    made = shelf.blocks([kept.docs for kept in draft.years.values()])
    for year, blocks in zip(draft.years, made, strict=True):
        for term, (count, words, places) in blocks.items():
            many = found.get(term)
            if many is None:
                many = found[term] = [], []
            gap = year - before.get(term, 0)
            many[0].append(postings.block(gap, words))
            many[1].append(postings.block(gap, places))
            counts[term] = counts.get(term, 0) + count
            before[term] = year
    lines = shards.in_order((t, ("".join(w), "".join(p))) for t, (w, p) in found.items())
    found.clear()
    whole: dict[str, Shard] = {}
    _add(whole, draft, "", lines, counts, size)
    return whole


def _add(
    made: dict[str, Shard],
    draft: _Draft,
    key: str,
    lines: Lines,
    counts: dict[str, int],
    size: int,
) -> None:
    """Add these lines as shards, the first of them with this key."""
    for place, some in enumerate(shards.cut(lines, counts, size)):
        name = shards.sorting(next(iter(some))) if place else key
        made[name] = draft.shard(name, some, size)


def _spliced(
    draft: _Draft, last: Index, changed: frozenset[str], shelf: Shelf
) -> dict[str, Shard] | None:
    """The last index's shards with the edits put in; nothing where there are too many of them."""
    edits = _edits(draft, last, changed, shelf)
    if edits is None:
        return None
    known: dict[str, Shard | None] = {**last.shards} or {"": None}
    keys = list(known)
    touched: dict[str, list[str]] = {}
    for term in edits:
        key = keys[bisect_right(keys, shards.sorting(term)) - 1]
        touched.setdefault(key, []).append(term)
    # Most edits change neither which terms a shard has nor where one begins, and what becomes of
    # a shard then has nothing to do with the others.
    some = [key for key in touched if known[key]]
    tried = shelf.each(lambda key: _in_place(key, last, touched[key], edits, shelf), some)
    in_place: dict[str, _InPlace | None] = dict(zip(some, tried, strict=True))
    made: dict[str, Shard] = {}
    was_heavy = is_heavy = False
    for key, shard in known.items():
        # A shard stands unless it is edited, began only because of the one before, or is the first
        # now and was not.
        if shard and key not in touched and is_heavy >= was_heavy and (made or not key):
            made[key] = shard
            was_heavy = is_heavy = shard.heavy
            continue
        same = in_place.get(key)
        stays = same and is_heavy >= was_heavy and (made or not key)
        if same and stays and (same.begins or is_heavy or not made):
            made[key] = same.shard
            draft.files |= same.files
            was_heavy = is_heavy = same.shard.heavy
            continue
        edited = touched.get(key, ())
        was_heavy = shard is not None and shard.heavy
        lines = _lines(draft, shard, shelf) if shard else {}
        # Only these can begin a shard now: all others would have done so before.
        doubtful = {*itertools.islice(lines, 1), *edited}
        lines = _edited(lines, {term: edits[term] for term in edited})
        if not lines:
            continue
        first = next(iter(lines))
        doubtful = (doubtful | {first}) & lines.keys()
        counts = {term: postings.count(lines[term][0]) for term in doubtful}
        if made and not is_heavy and not shards.begins(first, counts[first], last.size):
            start, before = made.popitem()
            lines = _lines(draft, before, shelf) | lines
        else:
            start = shards.sorting(first) if made else ""
        _add(made, draft, start, lines, counts, last.size)
        is_heavy = next(reversed(made.values())).heavy
    return made


class _InPlace(NamedTuple):
    """A shard whose lines were edited where they stand, its files, and whether its first term may
    begin one."""

    shard: Shard
    files: dict[str, bytes]
    begins: bool


def _in_place(
    key: str, last: Index, edited: list[str], edits: dict[str, dict[int, Edits]], shelf: Shelf
) -> _InPlace | None:
    """A shard of the last index with the `edited` of its lines put into the place of the old ones;
    nothing where that changes which terms it has, or where others begin. Raises `Stale`."""
    shard, draft, begins = last.shards[key], _Draft(), True
    texts = [_text(draft, href, shelf) for href in (shard.words, shard.places)]
    for term in edited:
        # Every line begins with its term, and but for the first after a line break.
        spans = [span for text in texts if (span := _span(text, b"%s " % term.encode()))]
        if not spans:
            return None
        old, places = (text[a:b].decode() for text, (a, b) in zip(texts, spans, strict=True))
        words, places = _line(old, places, edits[term])
        before, after = postings.count(old), postings.count(words)
        if not words or shards.heavy(before, last.size) != shards.heavy(after, last.size):
            return None
        if texts[0].startswith(b"%s " % term.encode()):
            begins = shards.begins(term, after, last.size)
        elif shards.begins(term, after, last.size):
            return None
        for place, line in enumerate((words, places)):
            start, stop = spans[place]
            texts[place] = b"%s%s%s" % (texts[place][:start], line.encode(), texts[place][stop:])
    new = draft.shard_of(key, (texts[0], texts[1]), shard.heavy)
    return _InPlace(new, draft.files, begins)


def _span(text: bytes, start: bytes) -> tuple[int, int] | None:
    """Where the rest of the line is that begins so, if there is one."""
    if text.startswith(start):
        place = len(start)
    else:
        place = text.find(b"\\n" + start) + 2 + len(start)
        if place < 2 + len(start):
            return None
    stop = text.find(b"\\n", place)
    return place, len(text) if stop < 0 else stop


def _edits(
    draft: _Draft, last: Index, changed: frozenset[str], shelf: Shelf
) -> dict[str, dict[int, Edits]] | None:
    """By term and year what is to be edited; nothing where it is too much."""
    differ: list[tuple[int, int, str | None, str | None]] = []
    for year in draft.years.keys() | last.years.keys():
        old, new = last.years.get(year), draft.years.get(year)
        if old is new and old is not None:
            differ += [(year, number, path, path) for number, path in old.docs if path in changed]
            continue
        before, after = (dict(kept.docs) if kept else {} for kept in (old, new))
        for number in before.keys() | after.keys():
            was, now = before.get(number), after.get(number)
            if was != now or now in changed:
                differ.append((year, number, was, now))
    if len(differ) > max(sum(len(kept.docs) for kept in draft.years.values()) // _MANY, _MANY):
        return None
    edits: dict[str, dict[int, Edits]] = {}
    for year, number, was, now in differ:
        old_words = _by_term(shelf.was(was)) if was else {}
        new_words = _by_term(shelf.said(now)) if now else {}
        for term in old_words.keys() | new_words.keys():
            if old_words.get(term) != new_words.get(term):
                edits.setdefault(term, {}).setdefault(year, {})[number] = new_words.get(term)
    return edits


def _by_term(what: Said) -> dict[str, tuple[int, str]]:
    return {t: (w, p) for t, w, p in zip(*what, strict=True)}


def _edited(lines: Lines, edits: dict[str, dict[int, Edits]]) -> Lines:
    disordered = False
    for term, changes in edits.items():
        words, places = lines.get(term, ("", ""))
        disordered = disordered or not words
        words, places = _line(words, places, changes)
        if words:
            lines[term] = words, places
        else:
            lines.pop(term, None)
    return shards.in_order(lines.items()) if disordered else lines


def _line(words: str, places: str, edits: dict[int, Edits]) -> tuple[str, str]:
    """A line after edits."""
    for year, change in edits.items():
        words, places = postings.edited(words, places, year, change)
    return words, places


def _text(draft: _Draft, href: str, shelf: Shelf) -> bytes:
    """The text of one of a shard's files. Raises `Stale`."""
    data = draft.files.get(href) or shelf.file(href)
    if data is None:
        raise Stale
    return data[data.index(b',"') + 2 : -4]


def _lines(draft: _Draft, shard: Shard, shelf: Shelf) -> Lines:
    """The lines of a shard. Raises `Stale`."""
    hrefs = shard.words, shard.places
    texts = (_text(draft, href, shelf).decode().split("\\n") for href in hrefs)
    lines = {}
    for words, places in zip(*texts, strict=True):
        term, _, line = words.partition(" ")
        lines[term] = line, places[len(term) + 1 :]
    return lines


def _directory(known: dict[str, Shard]) -> bytes:
    lines = (f"{key} {_digest_in(shard.words)}" for key, shard in known.items())
    return ('"' + "\\n".join(lines) + '"').encode()


def digest_of(data: bytes) -> str:
    """Five signs that stand for the content of a file."""
    # Processors have instructions for this one.
    number = int.from_bytes(hashlib.sha256(data).digest()[:4], "big")
    return "".join(_DIGITS[number >> shift & 31] for shift in (0, 5, 10, 15, 20))


def _digest_in(address: str) -> str:
    return address[-8:-3]


_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_json = msgspec.json.Encoder().encode
