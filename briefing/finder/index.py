"""The last index and what changed since → the next index, and the files that are new in it.

An index made of edits is the same to the byte as one made at once. Files are named by digests of
their content, so a file of the last index is either the one that is wanted or another. Pure: where
files and what briefs say are kept is for the caller to know (`Shelf`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from briefing.archive.archive import Archive
from briefing.archive.views import by_year
from briefing.finder import facets, postings, shards
from briefing.finder.numbers import numbered
from briefing.finder.postings import Block, Edits
from briefing.finder.said import Said
from briefing.finder.shards import Lines
from briefing.model import Brief

FOLDER = "finder/"
# With more changed briefs than one in so many, an index is made anew: it takes no longer.
_MANY = 20


class Year(msgspec.Struct, frozen=True, array_like=True):
    """A year as it was indexed: `docs` has numbers and paths of briefs, `cards` digests by run."""

    docs: list[tuple[int, str]]
    row: facets.Row
    days: int
    cards: dict[int, str]


class Index(msgspec.Struct, frozen=True, array_like=True):
    """An index as the store keeps it. `shards` has of each key the number of postings and the
    digests of its two files; `vocabulary` stands for all names that facets show."""

    limit: int
    vocabulary: bytes
    years: dict[int, Year]
    shards: dict[str, tuple[int, str, str]]
    facets: str
    words: str

    def files(self) -> Iterator[str]:
        """The addresses of all its files."""
        yield address("facets", self.facets)
        yield address("words", self.words)
        for key, (_, words, places) in self.shards.items():
            yield address(f"w/{shards.name_of(key)}", words)
            yield address(f"p/{shards.name_of(key)}", places)
        for year, kept in self.years.items():
            yield from (address(f"cards/{year}-{r}", d) for r, d in kept.cards.items())


class Shelf(NamedTuple):
    """Where things are kept. `was` and `said` give what the brief at a path said when the last
    index was made, and what it says; `blocks` the blocks of many years; `file` the bytes of a file
    of the last index, if they are still there."""

    was: Callable[[str], Said]
    said: Callable[[str], Said]
    blocks: Callable[[list[list[tuple[int, str]]]], Iterable[dict[str, Block]]]
    file: Callable[[str], bytes | None]


class Stale(Exception):
    """A file of the last index is not there any more, or another."""


@dataclass(slots=True)
class _Draft:
    """The next index while it is made."""

    years: dict[int, Year] = field(default_factory=dict)
    shards: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, name: str, value: str) -> str:
        """Add a file, its value as JavaScript text. Gives its digest."""
        data = f'finder.take("{name}",{value});\n'.encode()
        digest = digest_of(data)
        self.files[address(name, digest)] = data
        return digest

    def put_shard(self, key: str, lines: Lines) -> None:
        name, total = shards.name_of(key), sum(count for count, _, _ in lines.values())
        # Terms have letters and digits alone, so nothing but line breaks must be escaped.
        words = "\\n".join([f"{term} {found[1]}" for term, found in lines.items()])
        places = "\\n".join([f"{term} {found[2]}" for term, found in lines.items()])
        self.shards[key] = (
            total,
            self.put(f"w/{name}", f'"{words}"'),
            self.put(f"p/{name}", f'"{places}"'),
        )


def index(
    archive: Archive,
    vocabulary: dict[str, Any],
    terms: facets.Terms,
    last: Index | None,
    reached: frozenset[int] | None,
    changed: frozenset[str],
    shelf: Shelf,
) -> tuple[Index, dict[str, bytes]]:
    """The next index, and by address the bytes of its files that are not in the `last` one.

    `vocabulary` is what the facets file says of names. `reached` are the years of briefs that may
    not be as they were (None: any), and `changed` the paths of those that may say something else.
    Raises `Stale` where the last index can't be gone on from.
    """
    draft = _Draft()
    seal = hashlib.blake2b(_json((vocabulary, terms)), digest_size=16).digest()
    limit = shards.most(len(archive.shown))
    known = last.years if last and last.vocabulary == seal else {}
    by = by_year(archive.shown)
    for year, briefs in sorted(by.items()):
        if known and reached is not None and year not in reached and year in known:
            draft.years[year] = known[year]
        else:
            draft.years[year] = _year(archive, terms, year, briefs, draft)
    if last is None or last.limit != limit or not _spliced(draft, last, limit, changed, shelf):
        _made_anew(draft, limit, shelf)
    rows = [kept.row for kept in draft.years.values()]
    cards = [
        (year, kept.days, [kept.cards.get(run, "") for run in range(max(kept.cards) + 1)])
        for year, kept in draft.years.items()
    ]
    everything = {"base": "briefs/", **vocabulary, "years": rows, "cards": cards}
    made = Index(
        limit=limit,
        vocabulary=seal,
        years=draft.years,
        shards=draft.shards,
        facets=draft.put("facets", _json(everything).decode()),
        words=draft.put("words", _directory(draft.shards)),
    )
    # What was made on the way and is no longer part of it, or was there before, is not new.
    new = frozenset(made.files()).difference(last.files() if last else ())
    return made, {href: data for href, data in draft.files.items() if href in new}


def _year(
    archive: Archive, terms: facets.Terms, year: int, briefs: tuple[Brief, ...], draft: _Draft
) -> Year:
    room, many = numbered(briefs)
    days = facets.run(len(many))
    cards = {
        run: draft.put(f"cards/{year}-{run}", _json(some).decode())
        for run, some in facets.cards(room, days, many).items()
    }
    row = facets.row(archive, terms, year, room, many)
    return Year([(number, brief.path) for number, brief in many], row, days, cards)


def _made_anew(draft: _Draft, limit: int, shelf: Shelf) -> None:
    """All shards, from what all briefs say."""
    found: dict[str, tuple[list[str], list[str], list[int]]] = {}
    made = shelf.blocks([kept.docs for kept in draft.years.values()])
    for year, blocks in zip(draft.years, made, strict=True):
        for term, (count, words, places) in blocks.items():
            many = found.get(term)
            if many is None:
                many = found[term] = [], [], [0, 0]
            gap = year - many[2][1]
            many[0].append(postings.block(gap, words))
            many[1].append(postings.block(gap, places))
            many[2][0] += count
            many[2][1] = year
    lines: Lines = {
        term: (many[2][0], "".join(many[0]), "".join(many[1]))
        for term, many in sorted(found.items(), key=lambda item: shards.sorting(item[0]))
    }
    found.clear()
    draft.shards.clear()
    for key, some in shards.grouped(lines, limit):
        draft.put_shard(key, some)


def _spliced(draft: _Draft, last: Index, limit: int, changed: frozenset[str], shelf: Shelf) -> bool:
    """The last index's shards with the edits put in; false where there are too many of them."""
    before = {(year, n): path for year, kept in last.years.items() for n, path in kept.docs}
    after = {(year, n): path for year, kept in draft.years.items() for n, path in kept.docs}
    differ = [
        place
        for place in before.keys() | after.keys()
        if (path := after.get(place)) != before.get(place) or path in changed
    ]
    draft.shards.update(last.shards)
    if not differ:
        return True
    if len(differ) > max(len(after) // _MANY, _MANY):
        return False
    edits: dict[str, dict[int, Edits]] = {}
    for year, number in differ:
        old, new = before.get((year, number)), after.get((year, number))
        was = _by_term(shelf.was(old)) if old else {}
        now = _by_term(shelf.said(new)) if new else {}
        for term in was.keys() | now.keys():
            if was.get(term) != now.get(term):
                edits.setdefault(term, {}).setdefault(year, {})[number] = now.get(term)
    if len(edits) * 2 > _terms(draft.shards) * _MANY:
        return False
    keys = draft.shards
    inner = {key[:end] for key in keys for end in range(len(key))}
    touched: dict[str, list[str]] = {}
    for term in edits:
        touched.setdefault(shards.key_for(term, keys, inner), []).append(term)
    for key, some in touched.items():
        _edit(draft, key, {term: edits[term] for term in some}, limit, shelf)
    for key in touched:
        _merge(draft, key, limit, shelf)
    return True


def _terms(known: dict[str, tuple[int, str, str]]) -> int:
    return sum(count for count, _, _ in known.values())


def _by_term(what: Said) -> dict[str, tuple[int, str]]:
    return {t: (w, p) for t, w, p in zip(*what, strict=True)}


def _edit(
    draft: _Draft, key: str, edits: dict[str, dict[int, Edits]], limit: int, shelf: Shelf
) -> None:
    lines = _lines(draft, key, shelf) if key in draft.shards else {}
    known = len(lines)
    for term, by_year in edits.items():
        _, words, places = lines.get(term, (0, "", ""))
        for year, change in by_year.items():
            words, places = postings.edited(words, places, year, change)
        if words:
            lines[term] = postings.count(words), words, places
        else:
            lines.pop(term, None)
    if len(lines) != known or not known:
        lines = dict(sorted(lines.items(), key=lambda item: shards.sorting(item[0])))
    draft.shards.pop(key, None)
    for below, some in shards.grouped(lines, limit, key):
        draft.put_shard(below, some)


def _merge(draft: _Draft, key: str, limit: int, shelf: Shelf) -> None:
    """Make one shard of all below a beginning of `key` where they have become few enough."""
    for end in range(len(key)):
        some = [k for k in draft.shards if k.startswith(key[:end])]
        if not some or some == [key[:end]]:
            return
        if sum(draft.shards[k][0] for k in some) <= limit:
            lines: Lines = {}
            for k in some:
                lines |= _lines(draft, k, shelf)
                del draft.shards[k]
            ordered = sorted(lines.items(), key=lambda item: shards.sorting(item[0]))
            draft.put_shard(key[:end], dict(ordered))
            return


def _lines(draft: _Draft, key: str, shelf: Shelf) -> Lines:
    """The lines of a shard. Raises `Stale`."""
    _, *digests = draft.shards[key]
    texts = []
    for folder, digest in zip("wp", digests, strict=True):
        href = address(f"{folder}/{shards.name_of(key)}", digest)
        data = draft.files.get(href) or shelf.file(href)
        if data is None or digest_of(data) != digest:
            raise Stale
        text = data.decode()
        texts.append(text[text.index(',"') + 2 : -4].split("\\n"))
    lines = {}
    for words, places in zip(*texts, strict=True):
        term, _, postings_of = words.partition(" ")
        lines[term] = (postings.count(postings_of), postings_of, places[len(term) + 1 :])
    return lines


def _directory(known: dict[str, tuple[int, str, str]]) -> str:
    return '"' + "\\n".join([f"{key} {w} {p}" for key, (_, w, p) in sorted(known.items())]) + '"'


def address(name: str, digest: str) -> str:
    """Of a file of an index. No name before the first dot is one that Windows keeps for itself."""
    return f"{FOLDER}{name}-{digest}.js"


def digest_of(data: bytes) -> str:
    """Five signs that stand for the content of a file."""
    number = int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "big")
    return "".join(_DIGITS[number >> shift & 31] for shift in (0, 5, 10, 15, 20))


_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_json = msgspec.json.Encoder().encode
