"""The list of an archive's topics: their tree, how many briefs use each, and which are similar.

A pure function of topics and front matter. Prints nothing.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from briefing.archive.terms import broader_topics, term_ids
from briefing.commands.console import quantity, root_option
from briefing.commands.front_matter_index import FrontMatter
from briefing.commands.program_name import program_name, quote
from briefing.core.diagnostics import text_width
from briefing.core.model import Topic

_LINE_WIDTH = 80
# Two names are near-duplicates if they are at least so similar (difflib's ratio).
_MIN_SIMILARITY = 0.9


class _Usage(msgspec.Struct):
    """How many briefs name each topic. The keys are ids, or words if there is no topics.toml;
    `unknown` counts words that are not topics, and `unreadable` counts briefs whose front matter
    cannot be read."""

    published: Counter[str]
    drafts: Counter[str]
    unknown: Counter[str]
    unreadable: int = 0

    def total(self, id: str) -> int:
        return self.published[id] + self.drafts[id]


def list_lines(
    topics: dict[str, Topic] | None, briefs: Iterable[FrontMatter], root: str
) -> Iterator[str]:
    """Yield the lines of the list. `topics` is None if there is no topics.toml. The commands in the
    list are for the archive in `root`."""
    usage = _count_usage(topics, briefs)
    if topics is None:
        topics = {word: Topic(word, word) for word in sorted({*usage.published, *usage.drafts})}
        yield "There is no content/topics.toml. Briefs may use any word as a topic."
    if topics:
        yield "Topics, and the number of briefs that name each:"
        yield ""
        yield from _tree_lines(topics, usage)
    else:
        yield "There are no topics yet."
    if unused := _unused_topics(topics, usage):
        yield from ("", "Used by no brief:", *(f"  {id}" for id in unused))
    if usage.unknown:
        check = f"{program_name()} check{root_option(root)}"
        yield from ("", f"Words in briefs that are not topics (see “{check}”):")
        yield from (f"  {word}  {count}" for word, count in sorted(usage.unknown.items()))
    if pairs := near_duplicates(topics):
        yield from ("", "Topics with similar names. Each command merges two of them:")
        for pair in pairs:
            old, new = map(quote, sorted(pair, key=usage.total))
            yield f"  {program_name()} topics{root_option(root)} merge {old} {new}"
    if usage.unreadable:
        briefs_are = "1 brief is" if usage.unreadable == 1 else f"{usage.unreadable} briefs are"
        yield from ("", f"{briefs_are} not counted, because the front matter cannot be read.")


def _count_usage(topics: dict[str, Topic] | None, briefs: Iterable[FrontMatter]) -> _Usage:
    usage = _Usage(Counter(), Counter(), Counter())
    ids = term_ids(topics or {})
    for brief in briefs:
        usage.unreadable += brief.table is None
        counts = usage.drafts if "draft" in brief.values("status") else usage.published
        for word in dict.fromkeys(brief.values("topics")):
            id = word if topics is None else ids.get(word.casefold())
            if id is None:
                usage.unknown[word] += 1
            else:
                counts[id] += 1
    return usage


def _unused_topics(topics: dict[str, Topic], usage: _Usage) -> list[str]:
    """Topics that no brief names and whose narrower topics no brief names."""
    used: set[str] = set()
    for topic in topics.values():
        if usage.total(topic.id):
            used.update((topic.id, *(t.id for t in broader_topics(topic, topics))))
    return [id for id in topics if id not in used]


# ---- the tree -----------------------------------------------------------------------------------


def topic_tree(topics: dict[str, Topic]) -> list[tuple[Topic, int]]:
    """Return all topics in the order of the file, each after its broader one, with its depth."""
    narrower: dict[str, list[Topic]] = defaultdict(list)
    for topic in topics.values():
        narrower[topic.broader if topic.broader in topics else ""].append(topic)
    rows = []
    waiting = [(topic, 0) for topic in reversed(narrower[""])]
    while waiting:
        topic, depth = waiting.pop()
        rows.append((topic, depth))
        waiting += [(t, depth + 1) for t in reversed(narrower[topic.id])]
    return rows


def _tree_lines(topics: dict[str, Topic], usage: _Usage) -> Iterator[str]:
    tree = topic_tree(topics)
    # Names in other languages are shown if they fit into all lines.
    width = _LINE_WIDTH - 14 - max(2 * depth + text_width(topic.id) for topic, depth in tree)
    fits = all(text_width(_name_in_all_languages(t)) <= width for t, _ in tree)
    rows = []
    for topic, depth in tree:
        name = _name_in_all_languages(topic) if fits else topic.name
        drafts = usage.drafts[topic.id]
        more = f" + {quantity(drafts, 'draft')}" if drafts else ""
        count = str(usage.published[topic.id])
        rows.append(("  " * depth + topic.id, "" if topic.name == topic.id else name, count, more))
    digits = max(len(count) for _, _, count, _ in rows)
    tail = digits + max(len(more) for *_, more in rows)
    first = min(max(text_width(id) for id, *_ in rows), _LINE_WIDTH - tail - 4)
    width = max(0, _LINE_WIDTH - tail - first - 6)
    second = min(max(text_width(name) for _, name, *_ in rows), width)
    for id, name, count, more in rows:
        # A long id is never cut: it moves the rest of its line to the right.
        yield f"  {_pad(id, first)}  {_pad(_cut(name, second), second)}  {count:>{digits}}{more}"


def _name_in_all_languages(topic: Topic) -> str:
    return " · ".join(dict.fromkeys((topic.name, *topic.names.values())))


def _pad(text: str, width: int) -> str:
    return text + " " * (width - text_width(text))


def _cut(text: str, width: int) -> str:
    """A text of at most this width, in cells of a terminal."""
    if text_width(text) <= width:
        return text
    while text and text_width(text) >= width:
        text = text[:-1]
    return f"{text}…" if width else ""


# ---- near-duplicates ----------------------------------------------------------------------------


def near_duplicates(topics: dict[str, Topic]) -> list[tuple[str, str]]:
    """Return pairs of ids of topics that may be one, in the order of the file.

    Two topics are a pair if a word of both is the same except for case, punctuation and plural, or
    if an id or name of one is nearly that of the other.
    """
    order = {id: number for number, id in enumerate(topics)}
    pairs: set[tuple[str, str]] = set()
    ids_of_word: dict[str, list[str]] = defaultdict(list)
    by_initial: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id, topic in topics.items():
        names = set(map(_normal_form, (id, topic.name, *topic.names.values())))
        for word in names.union(map(_normal_form, topic.synonyms)):
            pairs.update((other, id) for other in ids_of_word[word])
            ids_of_word[word].append(id)
        for word in names:
            near = by_initial[word[:1]]
            pairs.update((i, id) for w, i in near if i != id and _are_similar(w, word))
            near.append((word, id))
    # A topic and its broader topic are different on purpose.
    kin = {pair for t in topics.values() for pair in ((t.broader, t.id), (t.id, t.broader))}
    return sorted(pairs - kin, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _normal_form(word: str) -> str:
    """A word without case, punctuation, spaces and plural."""
    text = unicodedata.normalize("NFKC", word).casefold()
    return "".join(_singular(part) for part in re.findall(r"\w+", text.replace("’", "'")))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def _are_similar(one: str, other: str) -> bool:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False  # Resolutions 1718 and 1874 are two things.
    if min(len(one), len(other)) < 6:
        return False
    match = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # The quick ratios are upper bounds of the ratio.
    bounds = (match.real_quick_ratio, match.quick_ratio, match.ratio)
    return all(bound() >= _MIN_SIMILARITY for bound in bounds)
