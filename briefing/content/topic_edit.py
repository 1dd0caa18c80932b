"""Topics renamed and merged: in the vocabulary's values, and in the text of its files.

TOML is changed where it stands, never written anew: remarks, order and spacing stay. What the text
must say afterwards is told by the values, so that a caller can hold one to the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import msgspec

from briefing.content.toml_spans import Pair, Section, Value, sections
from briefing.content.yaml_edit import (
    Change,
    Edit,
    Entry,
    Span,
    apply_edits,
    list_edits,
    renamed_words,
    without,
)
from briefing.core.model import Topic
from briefing.core.slugs import collision_key

Topics = dict[str, Topic]

# ---- values -------------------------------------------------------------------------------------


def renamed(topics: Topics, old: str, new: str) -> Topics:
    """The vocabulary with a topic under another id, the old one among its aliases."""
    found = {}
    for id, topic in topics.items():
        change = _becomes((old,), new)
        aliases = topic.aliases
        if id == old:
            aliases = (
                *(a for a in aliases if collision_key(a) != collision_key(new)),
                *_new_alias(old, new),
            )
        made = msgspec.structs.replace(
            topic,
            id=change(id),
            broader=change(topic.broader),
            related=_words(topic.related, change),
            aliases=aliases,
        )
        found[made.id] = made
    return found


def merged(topics: Topics, olds: tuple[str, ...], into: str) -> Topics:
    """The vocabulary without `olds`, whose ids and names are aliases and synonyms of `into`."""
    found = {}
    for id, topic in topics.items():
        if id in olds:
            continue
        change = _becomes(olds, "" if id == into else into)
        broader = topic.broader
        while id == into and broader in olds:
            broader = topics[broader].broader
        found[id] = msgspec.structs.replace(
            topic,
            broader=change(broader) if broader != id else "",
            related=_words(topic.related, change),
        )
    return {**found, into: _enriched(found[into], [topics[old] for old in olds])}


def _enriched(topic: Topic, others: list[Topic]) -> Topic:
    aliases = [alias for other in others for alias in (*other.aliases, other.id)]
    known = {w.casefold() for w in (topic.name, *topic.names.values(), *topic.synonyms)}
    synonyms: dict[str, str] = {}
    for other in others:
        for word in (other.name, *other.names.values(), *other.synonyms):
            if word.casefold() not in known:
                synonyms.setdefault(word.casefold(), word)
    return msgspec.structs.replace(
        topic,
        aliases=(*topic.aliases, *aliases),
        synonyms=(*topic.synonyms, *synonyms.values()),
    )


def _becomes(olds: tuple[str, ...], new: str) -> Change:
    return lambda word: new if word in olds else word


def _words(words: tuple[str, ...], change: Change) -> tuple[str, ...]:
    return tuple(filter(None, renamed_words(words, change)))


def _new_alias(old: str, new: str) -> tuple[str, ...]:
    """Two ids that differ in case alone may be one address, which cannot lead to itself."""
    return () if collision_key(old) == collision_key(new) else (old,)


# ---- topics.toml --------------------------------------------------------------------------------


def rewritten(text: str, before: Topics, after: Topics, olds: tuple[str, ...], new: str) -> str:
    """The text of `topics.toml`, saying `after` where it said `before`: the topics `olds` are now
    `new`. The text must be without problems."""
    if new in before:
        for old in olds:
            text = _removed(text, old)
    else:
        text = _header_renamed(text, olds[0], new)
    was = before.get(new) or before[olds[0]]

    def change_of(path: tuple[str, ...]) -> Change | None:
        id, key = path if len(path) == 2 else ("", "")
        if id in after and key == "broader":
            return lambda word: after[id].broader
        if id in after and key == "related":
            return _becomes(olds, "" if id == new else new)
        if path == (new, "aliases"):
            return lambda word: word if word in after[id].aliases else ""
        return None

    text = _relisted(text, change_of)
    for key in ("aliases", "synonyms"):
        more = tuple(word for word in getattr(after[new], key) if word not in getattr(was, key))
        text = _added(text, new, key, more) if more else text
    return text


def refed(text: str, change: Change) -> str:
    """The text of `site.toml` with other topics in its feeds."""
    return _relisted(text, lambda path: change if path == ("feeds", "topics") else None)


def in_toml(word: str, before: str = "") -> str:
    """A text as TOML has it, in the quotation marks of what stood there before."""
    if before.startswith("'") and "'" not in word and word.isprintable():
        return f"'{word}'"
    return json.dumps(word, ensure_ascii=False)


def _relisted(text: str, change_of: Callable[[tuple[str, ...]], Change | None]) -> str:
    """The text with the words changed that stand under some keys; a key goes where none is left."""
    edits: list[Edit] = []
    for path, pair in _pairs(text):
        change = change_of(path)
        if change is None:
            continue
        values = (pair.value,) if pair.value.text is not None else pair.value.items
        entries = tuple(Entry(v.span, v.text) for v in values if v.text is not None)
        words = [e.word for e in entries]
        if words and not any(renamed_words(words, change)):
            edits.append(_without(text, pair))
        else:
            edits += list_edits(text, entries, change, in_toml)
    return apply_edits(text, edits)


def _without(text: str, pair: Pair) -> Edit:
    """A key goes with its line, or out of its inline table."""
    start, end = pair.places[0].start, pair.value.span.end
    return without(text, Span(start, end), last="," in text[text.rfind("{", 0, start) + 1 : start])


def _pairs(text: str) -> Iterator[tuple[tuple[str, ...], Pair]]:
    """All pairs with their full keys; places in lists of tables are left out of these."""
    waiting = [(section.path, pair) for section in sections(text) for pair in section.pairs]
    for path, pair in waiting:
        here = (*path, *pair.path)
        yield here, pair
        tables = (pair.value, *pair.value.items)
        waiting += [(here, inner) for table in tables for inner in table.pairs]


def _header_renamed(text: str, old: str, new: str) -> str:
    """The text with a topic under another id, wherever its first key is written."""
    bare = new if re.fullmatch(r"[A-Za-z0-9_-]+", new) else in_toml(new)
    places = []
    for section in sections(text):
        own = (section,) if section.path else section.pairs
        places += [thing.places[0] for thing in own if thing.path[0] == old]
    return apply_edits(text, (Edit(*place, bare) for place in places))


def _added(text: str, id: str, key: str, words: tuple[str, ...]) -> str:
    """The text with words added to a list of a topic, which may not be there yet."""
    said = ", ".join(in_toml(word) for word in words)
    there = next((pair.value for path, pair in _pairs(text) if path == (id, key)), None)
    if there is not None:
        return _appended(text, there, said, words)
    for section in sections(text):
        if section.path == (id,):
            return _inserted(text, _line_end(text, section.end), f"\n{key} = [{said}]")
        own = [pair for pair in section.pairs if not section.path and pair.path[0] == id]
        if own and own[-1].path == (id,):
            end = own[-1].value.pairs[-1].value.span.end
            return _inserted(text, end, f", {key} = [{said}]")
        if own:
            start, end = own[-1].places[0]
            at = _line_end(text, own[-1].value.span.end)
            return _inserted(text, at, f"\n{text[start:end]}.{key} = [{said}]")
    return text


def _appended(text: str, value: Value, said: str, words: tuple[str, ...]) -> str:
    if value.text is not None:
        start, end = value.span
        return apply_edits(text, (Edit(start, end, f"[{text[start:end]}, {said}]"),))
    if not value.items:
        return apply_edits(text, (Edit(*value.span, f"[{said}]"),))
    start, end = value.items[-1].span
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    between = ", " if indent.strip() else f",\n{indent}"
    more = "".join(between + in_toml(word) for word in words)
    return _inserted(text, end, more)


def _inserted(text: str, at: int, more: str) -> str:
    return text[:at] + more + text[at:]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _removed(text: str, id: str) -> str:
    """The text without a topic, and without the remarks that belong to it."""
    while True:
        found = sections(text)
        section = next((s for s in found if s.path[:1] == (id,)), None)
        pair = next((p for p in found[0].pairs if p.path[0] == id), None)
        if section is not None:
            text = _without_section(text, section)
        elif pair is not None:
            text = apply_edits(text, (_without(text, pair),))
        else:
            return text


_REMARKS_BELOW = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))*(?=[ \t]*(?:\n|\Z))")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


def _without_section(text: str, section: Section) -> str:
    """A section goes with the remarks right above its header, save those that open the file, and
    with those right below its last line, save those right above another header."""
    start = line = text.rfind("\n", 0, section.header.start) + 1
    while line:
        above = text.rfind("\n", 0, line - 1) + 1
        if not text[above:line].lstrip().startswith("#"):
            break
        line = above
    start = line or start
    end = min(_line_end(text, section.end) + 1, len(text))
    for pattern in (_REMARKS_BELOW, _BLANK_LINES):
        match = pattern.match(text, end)
        end = match.end() if match else end
    head = text[:start]
    return head + text[end:] if end < len(text) else head.rstrip("\n") + "\n" * bool(head.strip())
