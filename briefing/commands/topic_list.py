"""The topics of an archive as a list to read: their tree, their use, and which are much alike.

Pure: a vocabulary and front matter in, lines out.
"""

from __future__ import annotations

import difflib
import re
import shlex
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from briefing.archive.terms import broader_topics, term_ids
from briefing.commands.front_matter_index import Front
from briefing.core.diagnostics import text_width
from briefing.core.model import Topic

_WIDTH = 80
# So much of two names must be the same, in order, for them to be near-duplicates.
_CLOSE = 0.9


class _Use(msgspec.Struct):
    """How many briefs name each topic, by id or, where there is no vocabulary, by word; `strange`
    counts words that are no topic."""

    out: dict[str, int] = msgspec.field(default_factory=lambda: defaultdict(int))
    drafts: dict[str, int] = msgspec.field(default_factory=lambda: defaultdict(int))
    strange: dict[str, int] = msgspec.field(default_factory=lambda: defaultdict(int))
    unread: int = 0

    def all(self, id: str) -> int:
        return self.out.get(id, 0) + self.drafts.get(id, 0)


def lines(topics: dict[str, Topic] | None, briefs: Iterable[Front], root: str) -> Iterator[str]:
    """The list, a line at a time. `root` is where the commands that it names are to work."""
    use = _used(topics, briefs)
    if topics is None:
        topics = {word: Topic(word, word) for word in sorted({*use.out, *use.drafts})}
        yield "There is no content/topics.toml: any word is a topic."
    if topics:
        yield "Topics, and how many briefs name each:"
        yield ""
        yield from _tree(topics, use)
    else:
        yield "There are no topics yet."
    unused = _unused(topics, use)
    if unused:
        yield ""
        yield "In no brief:"
        yield from (f"  {id}" for id in unused)
    if use.strange:
        yield ""
        yield "Named in briefs, and no topic (“python build.py” tells where):"
        yield from (f"  {word}  {count}" for word, count in sorted(use.strange.items()))
    alike = near_duplicates(topics)
    if alike:
        yield ""
        yield "Much alike; to make one of two:"
        for one, other in alike:
            less, more = sorted((one, other), key=use.all)
            within = "" if root == "." else f" --root {shlex.quote(root)}"
            yield f"  python build.py topics{within} merge {shlex.quote(less)} {shlex.quote(more)}"
    if use.unread:
        yield ""
        what = "1 brief is" if use.unread == 1 else f"{use.unread} briefs are"
        yield f"{what} not counted: the front matter cannot be read."


def _used(topics: dict[str, Topic] | None, briefs: Iterable[Front]) -> _Use:
    use = _Use()
    known = term_ids(topics or {})
    for brief in briefs:
        use.unread += brief.table is None
        counts = use.drafts if "draft" in brief.words("status") else use.out
        for word in dict.fromkeys(brief.words("topics")):
            id = word if topics is None else known.get(word.casefold(), "")
            if id:
                counts[id] += 1
            else:
                use.strange[word] += 1
    return use


def _unused(topics: dict[str, Topic], use: _Use) -> list[str]:
    """Topics that no brief names, nor any topic below them."""
    wanted: set[str] = set()
    for topic in topics.values():
        if use.all(topic.id):
            wanted.update((topic.id, *(t.id for t in broader_topics(topic, topics))))
    return [id for id in topics if id not in wanted]


# ---- the tree -----------------------------------------------------------------------------------


def tree(topics: dict[str, Topic]) -> list[tuple[Topic, int]]:
    """All topics in the order of the file, each below its broader one, and how deep it stands."""
    below: dict[str, list[Topic]] = defaultdict(list)
    for topic in topics.values():
        below[topic.broader if topic.broader in topics else ""].append(topic)
    rows = []
    waiting = [(topic, 0) for topic in reversed(below[""])]
    while waiting:
        topic, depth = waiting.pop()
        rows.append((topic, depth))
        waiting += [(t, depth + 1) for t in reversed(below[topic.id])]
    return rows


def _tree(topics: dict[str, Topic], use: _Use) -> Iterator[str]:
    rows = []
    placed = tree(topics)
    # Names in other languages stand there if they have room in all lines.
    room = _WIDTH - 14 - max(2 * depth + text_width(topic.id) for topic, depth in placed)
    called = (
        _in_all_languages
        if all(text_width(_in_all_languages(t)) <= room for t, _ in placed)
        else _plainly
    )
    for topic, depth in placed:
        drafts = use.drafts.get(topic.id, 0)
        more = f" + {drafts} draft{'' if drafts == 1 else 's'}" if drafts else ""
        name = "" if topic.name == topic.id else called(topic)
        rows.append(("  " * depth + topic.id, name, str(use.out.get(topic.id, 0)), more))
    digits = max(len(count) for _, _, count, _ in rows)
    tail = digits + max(len(more) for *_, more in rows)
    first = min(max(text_width(id) for id, *_ in rows), _WIDTH - tail - 4)
    second = min(max(text_width(name) for _, name, *_ in rows), max(0, _WIDTH - tail - first - 6))
    for id, name, count, more in rows:
        # A long id must be seen whole: it pushes the rest of its line to the right.
        yield f"  {_fit(id, first, cut=False)}  {_fit(name, second)}  {count:>{digits}}{more}"


def _plainly(topic: Topic) -> str:
    return topic.name


def _in_all_languages(topic: Topic) -> str:
    return " · ".join(dict.fromkeys((topic.name, *topic.names.values())))


def _fit(text: str, width: int, cut: bool = True) -> str:
    """Text in so many cells of a terminal."""
    if cut and text_width(text) > width:
        while text and text_width(text) >= width:
            text = text[:-1]
        text = f"{text}…" if width else ""
    return text + " " * (width - text_width(text))


# ---- near-duplicates ----------------------------------------------------------------------------


def near_duplicates(topics: dict[str, Topic]) -> list[tuple[str, str]]:
    """Pairs of topics that may be one, in the order of the file: a word of both is the same but for
    case, signs and plural, or an id or name is nearly the same."""
    place = {id: number for number, id in enumerate(topics)}
    found: set[tuple[str, str]] = set()
    owners: dict[str, list[str]] = defaultdict(list)
    for id, topic in topics.items():
        for word in dict.fromkeys(map(_folded, _words(topic))):
            found.update((other, id) for other in owners[word])
            owners[word].append(id)
    by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id, topic in topics.items():
        for word in dict.fromkeys(map(_folded, (id, topic.name, *topic.names.values()))):
            near = by_first[word[:1]]
            found.update((i, id) for w, i in near if i != id and _are_close(w, word))
            near.append((word, id))
    # A topic and the one right above it are apart on purpose.
    kin = {pair for t in topics.values() for pair in ((t.broader, t.id), (t.id, t.broader))}
    pairs = found - kin
    return sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))


def _words(topic: Topic) -> tuple[str, ...]:
    return (topic.id, topic.name, *topic.names.values(), *topic.synonyms)


def _folded(word: str) -> str:
    """What is left of a word without case, signs, spaces and plural."""
    text = unicodedata.normalize("NFKC", word).casefold()
    return "".join(_singular(part) for part in re.findall(r"\w+", text.replace("’", "'")))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def _are_close(one: str, other: str) -> bool:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False  # Resolutions 1718 and 1874 are two things.
    if (
        abs(len(one) - len(other)) > 0.2 * max(len(one), len(other))
        or min(len(one), len(other)) < 6
    ):
        return False
    match = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= _CLOSE and match.ratio() >= _CLOSE
