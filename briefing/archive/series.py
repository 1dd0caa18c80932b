"""Series: which briefs are the parts of one work, and what is wrong with their numbers.

Pure. The rules:
1. The parts of a series are numbered from 1 without gaps. Parts that readers do not see yet count.
2. One part may be several briefs: an original with its translations, and the briefs that these
   supersede. Any other two briefs with one number are a problem.
3. Parts appear in their order: a brief that readers see has no earlier part that they do not see.
   So readers never see a gap, and the number of parts never reveals what is held back.
4. A withdrawn brief keeps its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

import msgspec

from briefing.archive.terms import add_free_name, term_ids
from briefing.archive.validate import WHY_HIDDEN, Content, FileIndex, Relations
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import Brief, LocatedText, Series
from briefing.core.paths import SERIES_FILE
from briefing.core.proposals import suggest_and

# A brief or a file with errors: its path, the word for its number, and the brief itself, if its
# file has no errors.
_Member = tuple[str, LocatedText, Brief | None]


class SeriesIndex(msgspec.Struct):
    """The series of an archive by id, and the id of the series of each brief by slug."""

    series: dict[str, Series] = {}
    ids: dict[str, str] = {}


def resolve_series(
    files: FileIndex, relations: Relations
) -> tuple[SeriesIndex, tuple[Problem, ...]]:
    """The series that the briefs name, and the problems of their parts."""
    content = files.content
    index = SeriesIndex(dict(content.series or {}))
    words, names = term_ids(index.series), dict[str, str]()
    problems: list[Problem] = []
    members: dict[str, list[_Member]] = defaultdict(list)
    for path, word, part, brief in _all_parts(content):
        id = words.get(word.text.casefold(), "")
        if not id and content.series is None:
            id, fault = add_free_name(word.text, "series", names)
            if id:
                index.series[id] = Series(id, names[id])
            if fault:
                code, message, hint, _ = fault
                problems.append(problem_at(path, word, message, hint, code=code))
        elif not id and SERIES_FILE not in content.unreliable_configs:
            problems.append(_unknown(path, word, index))
        if id:
            members[id].append((path, part, brief))
            if brief:
                index.ids[brief.slug] = id
    # A file whose series is not known may be any part of any series.
    may_have_gaps = all(refs.is_series_known for refs in content.unparsed.values())
    for id, parts in members.items():
        taken = {int(part.text) for _, part, _ in parts}
        wrong = [*_translated_parts(parts, index, relations)]
        if not wrong:
            wrong = [*_duplicates(parts, relations, taken)]
            wrong += _gaps(id, parts, taken) if may_have_gaps else ()
        problems += wrong or _hidden_parts(parts, files.hidden_reasons)
    return index, tuple(problems)


def parts_of(briefs: Iterable[Brief], index: SeriesIndex) -> dict[str, tuple[Brief, ...]]:
    """The briefs of each series by id, in the order of their numbers. Of several briefs with one
    number, the original is the first."""
    groups: dict[str, list[Brief]] = defaultdict(list)
    for brief in briefs:
        if brief.slug in index.ids:
            groups[index.ids[brief.slug]].append(brief)
    return {id: tuple(sorted(groups[id], key=_order)) for id in sorted(groups)}


def _order(brief: Brief) -> tuple[int, bool, str, str]:
    return brief.part_number, brief.translation_of is not None, brief.lang, brief.slug


def _all_parts(
    content: Content,
) -> Iterator[tuple[str, LocatedText, LocatedText, Brief | None]]:
    """The path of each file that is a part of a series, the words for the series and the number,
    and the brief."""
    for brief in sorted(content.briefs, key=lambda b: b.path):
        if brief.series and brief.part:
            yield brief.path, brief.series, brief.part, brief
    for path, refs in content.unparsed.items():
        if refs.series and refs.part:
            yield path, refs.series, refs.part, None


# ---- the words for series -----------------------------------------------------------------------


def _unknown(path: str, word: LocatedText, index: SeriesIndex) -> Problem:
    names = [*index.series, *(s.name for s in index.series.values())]
    hint = suggest_and(word.text, names, f"Series are listed in {SERIES_FILE}.")
    return problem_at(path, word, f"unknown series “{word.text}”", hint, code="unknown-series")


# ---- the numbers of parts -----------------------------------------------------------------------


def _translated_parts(
    members: list[_Member], index: SeriesIndex, relations: Relations
) -> Iterator[Problem]:
    """The translations that have another number than their original in the same series."""
    for path, part, brief in members:
        original = relations.translates.get(brief.slug) if brief else None
        if brief and original and index.ids.get(original.slug) == index.ids[brief.slug]:
            number = original.part_number
            if number != brief.part_number:
                message = f"the original of this translation, “{original.slug}”, is part {number}"
                hint = f"write “part: {number}”"
                yield problem_at(path, part, message, hint, code="translated-part")


def _duplicates(members: list[_Member], relations: Relations, taken: set[int]) -> Iterator[Problem]:
    """The briefs whose number another brief has, unless they are versions of one text. The numbers
    that the cures propose are added to those that are `taken`."""
    by_number: dict[int, list[_Member]] = defaultdict(list)
    for member in members:
        by_number[int(member[1].text)].append(member)
    for number, same in sorted(by_number.items()):
        first = same[0]
        versions = _versions(first[2], relations) if first[2] else set()
        for path, part, brief in same[1:]:
            if brief is None or not first[2] or versions & _versions(brief, relations):
                continue  # The relations of a file with errors are not known.
            message = f"part {number} of this series is already {first[0]}"
            free = next(n for n in count(1) if n not in taken)
            taken.add(free)
            hint = f"write “part: {free}”, which is free"
            if brief.lang != first[2].lang:
                hint += f"; if this is a translation, add “translation_of: {first[2].slug}”"
            yield problem_at(path, part, message, hint, code="duplicate-part")


def _versions(brief: Brief, relations: Relations) -> set[str]:
    """The slugs of a brief, its original, and all that one of the two supersedes."""
    found: set[str] = set()
    waiting = [brief]
    while waiting:
        other = waiting.pop()
        if other.slug not in found:
            found.add(other.slug)
            waiting += relations.supersedes.get(other.slug, ())
            if other.slug in relations.translates:
                waiting.append(relations.translates[other.slug])
    return found


def _gaps(id: str, members: list[_Member], taken: set[int]) -> Iterator[Problem]:
    """The briefs whose numbers must change, or whose earlier parts are missing."""
    places = {number: place for place, number in enumerate(sorted(taken), 1)}
    for path, part, _ in members:
        number = int(part.text)
        if places[number] != number:
            missing = next(n for n in range(1, number) if n not in places)
            message = f"the series “{id}” has no part {missing}, so this cannot be part {number}"
            hint = f"write “part: {places[number]}”, or add the parts that are missing"
            yield problem_at(path, part, message, hint, code="missing-part")


def _hidden_parts(members: list[_Member], hidden_reasons: dict[str, str]) -> Iterator[Problem]:
    """The briefs that readers see before an earlier part."""
    briefs = [(brief, part) for _, part, brief in members if brief]
    seen = {b.part_number for b, _ in briefs if b.slug not in hidden_reasons}
    hidden = {b.part_number: b for b, _ in briefs if b.part_number not in seen}
    first = min(hidden, default=0)
    for brief, part in briefs if hidden else ():
        if brief.part_number > first and brief.slug not in hidden_reasons:
            why = WHY_HIDDEN[hidden_reasons[hidden[first].slug]]
            message = f"part {first} of this series, “{hidden[first].slug}”, is {why}"
            hint = "publish that part first, or hold this one back too"
            yield problem_at(brief.path, part, message, hint, code="hidden-part")
