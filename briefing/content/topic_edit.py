"""Topics renamed and merged: in the values, and in the text of `topics.toml`, `site.toml` and
`glossary.toml`.

The text is edited in place: comments, order, quotation marks and spaces stay as they are. The
values say what the text must mean afterwards, so that a caller can compare the two. This module
must not know briefs or files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from briefing.content.ast import Array, Node, Scalar, Table, items_of
from briefing.content.text_edit import (
    Edit,
    Entry,
    Rename,
    apply_edits,
    list_edits,
    removal,
    renamed_words,
)
from briefing.content.toml import Section, sections, to_toml, to_toml_key
from briefing.core.model import Topic
from briefing.core.patterns import late_pattern
from briefing.core.slugs import collision_key

Topics = dict[str, Topic]

# ---- values -------------------------------------------------------------------------------------


def rename_topic(topics: Topics, old: str, new: str) -> Topics:
    """The topics after one has a new id. Its old id is one of its aliases."""
    result = {}
    for topic in topics.values():
        renamed = _with_new_ids(topic, (old,), new)
        if topic.id == old:
            # Two ids that differ only in case may be one address, which cannot lead to itself.
            is_same = collision_key(old) == collision_key(new)
            own = (a for a in topic.aliases if collision_key(a) != collision_key(new))
            aliases = (*own, *(() if is_same else (old,)))
            renamed = replace(renamed, id=new, aliases=aliases)
        result[renamed.id] = renamed
    return result


def merge_topics(topics: Topics, olds: tuple[str, ...], into: str) -> Topics:
    """The topics without `olds`. Their ids are aliases of `into`, their names its synonyms."""
    result = {id: _with_new_ids(topic, olds, into) for id, topic in topics.items()}
    others = [result.pop(old) for old in olds]
    broader = topics[into].broader
    while broader in olds:
        broader = topics[broader].broader
    broader = "" if broader == into else broader
    related = tuple(id for id in topics[into].related if id not in olds)
    topic = replace(topics[into], broader=broader, related=related)
    return {**result, into: _absorb(topic, others)}


def _with_new_ids(topic: Topic, olds: tuple[str, ...], new: str) -> Topic:
    """A topic after the topics `olds` have become `new`."""
    rename = _rename_to(olds, new)
    related = tuple(filter(None, renamed_words(topic.related, rename)))
    return replace(topic, broader=rename(topic.broader), related=related)


def _absorb(topic: Topic, others: list[Topic]) -> Topic:
    aliases = [alias for other in others for alias in (*other.aliases, other.id)]
    known = {w.casefold() for w in (topic.name, *topic.names.values(), *topic.synonyms)}
    synonyms: dict[str, str] = {}
    for other in others:
        for word in (other.name, *other.names.values(), *other.synonyms):
            if word.casefold() not in known:
                synonyms.setdefault(word.casefold(), word)
    return replace(
        topic,
        aliases=(*topic.aliases, *aliases),
        synonyms=(*topic.synonyms, *synonyms.values()),
    )


def _rename_to(olds: tuple[str, ...], new: str) -> Rename:
    return lambda word: new if word in olds else word


# ---- texts --------------------------------------------------------------------------------------


def edit_topics_file(
    text: str, before: Topics, after: Topics, olds: tuple[str, ...], new: str
) -> str:
    """The text of `topics.toml` after an edit: it means `before`, and the result means `after`. The
    topics `olds` are now the topic `new`. The text must have no problems."""
    if new in before:
        for old in olds:
            text = _remove_topic(text, old)
    else:
        text = _rename_headers(text, olds[0], new)
    original = before.get(new) or before[olds[0]]

    def rename_at(path: tuple[str, ...]) -> Rename | None:
        topic_id, key = path if len(path) == 2 else ("", "")
        if topic_id in after and key == "broader":
            return lambda word: after[topic_id].broader
        if topic_id in after and key == "related":
            return _rename_to(olds, "" if topic_id == new else new)
        if path == (new, "aliases"):
            return lambda word: word if word in after[topic_id].aliases else ""
        return None

    text = _rename_in_values(text, rename_at)
    for key in ("aliases", "synonyms"):
        words = getattr(original, key)
        added = tuple(word for word in getattr(after[new], key) if word not in words)
        text = _add_words(text, new, key, added) if added else text
    return text


def edit_tables(text: str, key: str, rename: Rename) -> str:
    """The text of `site.toml` or `glossary.toml` after the topics are renamed that its tables name
    under `key`."""
    return _rename_in_values(
        text, lambda path: rename if len(path) == 2 and path[-1] == key else None
    )


def _rename_in_values(text: str, rename_at: Callable[[tuple[str, ...]], Rename | None]) -> str:
    """Rename the words in the values of some keys. A key is removed if its list becomes empty."""
    edits: list[Edit] = []
    for path, start, value in _pairs(text):
        rename = rename_at(path)
        if rename is None:
            continue
        scalars = [node for node in items_of(value) if isinstance(node, Scalar)]
        entries = tuple(Entry(node.start, node.end, node.text) for node in scalars)
        words = [entry.word for entry in entries]
        if words and not any(renamed_words(words, rename)):
            edits.append(_pair_removal(text, start, value))
        else:
            edits += list_edits(text, entries, rename, to_toml)
    return apply_edits(text, edits)


def _pair_removal(text: str, start: int, value: Node) -> Edit:
    """The edit that removes a key: with its line, or out of its inline table."""
    is_last = "," in text[text.rfind("{", 0, start) + 1 : start]
    return removal(text, start, value.end, is_last=is_last)


def _pairs(text: str) -> Iterator[tuple[tuple[str, ...], int, Node]]:
    """The full key of each pair, without the numbers of tables in lists; the offset of its start;
    and its value."""
    waiting = [
        ((*section.path, *pair.path), pair.keys[0].start, pair.value)
        for section in sections(text)
        for pair in section.pairs
    ]
    for path, start, value in waiting:
        yield path, start, value
        for table in items_of(value):
            if isinstance(table, Table):
                waiting += [((*path, key.text), key.start, inner) for key, inner in table.pairs]


def _rename_headers(text: str, old: str, new: str) -> str:
    """Rename a topic wherever its id is written as the first part of a key."""
    ids: list[Scalar] = []
    for section in sections(text):
        paths = [section.keys] if section.keys else [pair.keys for pair in section.pairs]
        ids += [keys[0] for keys in paths if keys[0].text == old]
    return apply_edits(text, (Edit(id.start, id.end, to_toml_key(new)) for id in ids))


def _add_words(text: str, topic_id: str, key: str, words: tuple[str, ...]) -> str:
    """Add words to a list of a topic. The list is created if there is none."""
    written = ", ".join(map(to_toml, words))
    value = next((value for path, _, value in _pairs(text) if path == (topic_id, key)), None)
    if value is None:
        at, before = _place_of_new_key(text, topic_id)
        return _insert(text, at, f"{before}{key} = [{written}]")
    if isinstance(value, Array) and value.items:
        last = value.items[-1]
        indent = text[text.rfind("\n", 0, last.start) + 1 : last.start]
        separator = ", " if indent.strip() else f",\n{indent}"
        return _insert(text, last.end, "".join(separator + to_toml(word) for word in words))
    single = "" if isinstance(value, Array) else f"{text[value.start : value.end]}, "
    return apply_edits(text, (Edit(value.start, value.end, f"[{single}{written}]"),))


def _place_of_new_key(text: str, topic_id: str) -> tuple[int, str]:
    """The offset where a key of a topic can be added, and what must be written before it."""
    for section in sections(text):
        if section.path == (topic_id,):
            return _line_end(text, section.end), "\n"
        own = [pair for pair in section.pairs if not section.keys and pair.path[0] == topic_id]
        if own and own[-1].path == (topic_id,):
            return len(text[: own[-1].value.end - 1].rstrip()), ", "
        if own:
            id, value = own[-1].keys[0], own[-1].value
            return _line_end(text, value.end), f"\n{text[id.start : id.end]}."
    raise KeyError(topic_id)


def _insert(text: str, at: int, addition: str) -> str:
    return text[:at] + addition + text[at:]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _remove_topic(text: str, topic_id: str) -> str:
    """Remove all sections and keys of a topic, and the comments that belong to them."""
    while True:
        all_sections = sections(text)
        section = next((s for s in all_sections if s.path[:1] == (topic_id,)), None)
        pair = next((p for p in all_sections[0].pairs if p.path[0] == topic_id), None)
        if section is not None:
            text = _remove_section(text, section)
        elif pair is not None:
            edit = _pair_removal(text, pair.keys[0].start, pair.value)
            text = apply_edits(text, (edit,))
        else:
            return text


_COMMENTS_BELOW = late_pattern(r"(?:[ \t]*#[^\n]*(?:\n|\Z))*(?=[ \t]*(?:\n|\Z))")
_BLANK_LINES = late_pattern(r"(?:[ \t]*\n)*")


def _remove_section(text: str, section: Section) -> str:
    """Remove a section and its comments.

    1. The comments right above its header belong to it, except for those that open the file.
    2. The comments right below its last line belong to it, except for those right above the next
       header.
    """
    start = line = text.rfind("\n", 0, section.start) + 1
    while line:
        above = text.rfind("\n", 0, line - 1) + 1
        if not text[above:line].lstrip().startswith("#"):
            break
        line = above
    start = line or start
    end = min(_line_end(text, section.end) + 1, len(text))
    for pattern in (_COMMENTS_BELOW, _BLANK_LINES):
        match = pattern.match(text, end)
        end = match.end() if match else end
    head = text[:start]
    return head + text[end:] if end < len(text) else head.rstrip("\n") + "\n" * bool(head.strip())
