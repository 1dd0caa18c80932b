"""The shards of the last index and the edits → the next shards, in one pass.

A shard without edits stays as it is if its first term starts a shard, or if a heavy term is before
it. Every other shard is read, edited, and cut again; if its first term does not start a shard any
more, it is first joined to the shard before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from briefing.search import shards
from briefing.search.document import Document
from briefing.search.postings import Edits, count_briefs, edit_numbers
from briefing.search.shards import Lines
from briefing.search.types import Index, IndexSource, Shard, Stale, Year

# If more than one brief in this many was edited, it takes no longer to make a new index. In a small
# archive, at least this many briefs may be edited.
_BRIEFS_PER_EDIT = 20
_MIN_MAX_EDITS = 20

# By term and year: the edits of briefs.
TermEdits = dict[str, dict[int, Edits]]


def find_edits(
    before: dict[int, Year], after: dict[int, Year], edited: frozenset[str], source: IndexSource
) -> TermEdits | None:
    """The edits of the lines of terms, or None if there are too many for a splice. `before` has the
    years of the last index, and `after` those of the next index. `edited` has the paths of the
    briefs whose documents may differ. Raises `Stale`."""
    changes = [
        (year, *change)
        for year in before.keys() | after.keys()
        for change in _changed_briefs(before.get(year), after.get(year), edited)
    ]
    briefs = sum(len(year.briefs) for year in after.values())
    if len(changes) > max(briefs // _BRIEFS_PER_EDIT, _MIN_MAX_EDITS):
        return None
    edits: TermEdits = {}
    for year, number, old_path, new_path in changes:
        old = _by_term(source.document_before(old_path)) if old_path else {}
        new = _by_term(source.document(new_path)) if new_path else {}
        for term in old.keys() | new.keys():
            if old.get(term) != new.get(term):
                edits.setdefault(term, {}).setdefault(year, {})[number] = new.get(term)
    return edits


def _changed_briefs(
    before: Year | None, after: Year | None, edited: frozenset[str]
) -> Iterable[tuple[int, str, str]]:
    """The numbers of a year under which the document may differ, each with the path of its brief
    before and after; a path is empty if there is no brief."""
    if before is after and before is not None:
        return [(number, path, path) for number, path in before.briefs if path in edited]
    old, new = (dict(year.briefs) if year else {} for year in (before, after))
    return [
        (number, old.get(number, ""), new.get(number, ""))
        for number in old.keys() | new.keys()
        if old.get(number) != new.get(number) or new[number] in edited
    ]


def _by_term(document: Document) -> dict[str, tuple[int, str]]:
    return {term: (weight, places) for term, weight, places in zip(*document, strict=True)}


def splice(
    last: Index, edits: TermEdits, source: IndexSource
) -> tuple[dict[str, Shard], dict[str, bytes]]:
    """The next shards, and the bytes of the files that were made for them. Raises `Stale`."""
    edits_of = _by_shard(edits, [*last.shards])
    next_shards: dict[str, Shard] = {}
    files: dict[str, bytes] = {}
    previous: Shard | None = None
    size = last.shard_size
    for key, shard in last.shards.items():
        shard_edits = edits_of.get(key, {})
        if not shard_edits and (shard.starts or previous.ends_heavy if previous else not key):
            next_shards[key] = previous = shard
            continue
        lines = _read(shard, files, source)
        candidates = _edit(lines, shard_edits)
        if not lines.postings:
            continue
        if previous and not previous.ends_heavy and not _starts_shard(lines, size):
            first_key, before = next_shards.popitem()
            lines_before = _read(before, files, source)
            candidates = [place + len(lines_before.postings) for place in candidates]
            lines = Lines(*(a + b for a, b in zip(lines_before, lines, strict=True)))
        else:
            first_key = shards.sort_key(shards.first_term(lines)) if previous else ""
        new_shards, new_files = shards.encode_shards(shards.cut(lines, candidates, size), first_key)
        next_shards |= new_shards
        files |= new_files
        previous = next(reversed(new_shards.values()))
    return next_shards, files


def _starts_shard(lines: Lines, size: int) -> bool:
    """Whether the term of the first line starts a shard, if no heavy term is before it."""
    return shards.starts_shard(shards.first_term(lines), count_briefs(lines.postings[0]), size)


def _by_shard(edits: TermEdits, keys: list[str]) -> dict[str, TermEdits]:
    """The edits by the key of the shard that has the term, or would have it. The terms of a shard
    are in ascending order."""
    edits_of: dict[str, TermEdits] = {}
    for term in sorted(edits, key=shards.sort_key):
        key = keys[bisect_right(keys, shards.sort_key(term)) - 1]
        edits_of.setdefault(key, {})[term] = edits[term]
    return edits_of


def _edit(lines: Lines, edits: TermEdits) -> list[int]:
    """Edit the lines of a shard, and return the places of the lines that may now start a shard or
    be heavy: the edited lines, and those that were the first and the last before."""
    outermost = shards.term_of(lines.postings[0]), shards.term_of(lines.postings[-1])
    candidates = []
    for term, by_year in edits.items():
        # All terms that follow are greater, so this place stays right.
        place, exists = _edit_line(lines, term, by_year)
        if exists:
            candidates.append(place)
    places = (shards.find_line(lines.postings, term) for term in outermost)
    return [*candidates, *(place for place, exists in places if exists)]


def _edit_line(lines: Lines, term: str, by_year: dict[int, Edits]) -> tuple[int, bool]:
    """Edit the two lines of a term, or insert or delete them. The result is the place of the lines,
    and whether they exist afterwards."""
    place, exists = shards.find_line(lines.postings, term)
    numbers = ("", "")
    if exists:
        start = len(term) + 1
        numbers = lines.postings[place][start:], lines.places[place][start:]
    for year, edits in by_year.items():
        numbers = edit_numbers(*numbers, year, edits)
    for texts, text in zip(lines, numbers, strict=True):
        texts[place : place + exists] = [f"{term} {text}"] if text else []
    return place, bool(numbers[0])


def _read(shard: Shard, files: dict[str, bytes], source: IndexSource) -> Lines:
    """The lines of a shard, whose files are in `files` or published. Raises `Stale`."""
    postings, places = (
        files.get(path) or source.read_file(path) for path in (shard.postings, shard.places)
    )
    if postings is None or places is None:
        raise Stale
    return shards.decode_shard(postings, places)
