"""The change of topics that a command asks for: which topics become which one.

Refuses changes that would be wrong, before anything is written. Reads no file and writes none. In
an archive without `topics.toml`, topics are the words that briefs use.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from briefing.commands.choices import Choices, choose_one
from briefing.commands.program_name import quote
from briefing.content import topic_edit
from briefing.content.text_edit import Rename
from briefing.core.diagnostics import Misuse
from briefing.core.model import Topic
from briefing.core.proposals import suggest
from briefing.core.slugs import collision_key, slug_fault, slugify


class TopicChange(msgspec.Struct, frozen=True):
    """The topics `olds` become the topic `new`.

    `in_briefs` and `in_feeds` map a word in briefs or feeds to the word that replaces it.
    `vocabulary` has the topics after the change; None if topics.toml stays as it is.
    """

    olds: tuple[str, ...]
    new: str
    in_briefs: Rename
    in_feeds: Rename
    vocabulary: dict[str, Topic] | None


# ---- topics of topics.toml ----------------------------------------------------------------------


def change_of_topics(
    action: str, names: tuple[str, ...], topics: dict[str, Topic], choices: Choices, program: str
) -> TopicChange:
    """Return the change for `rename` or `merge`. The last name is the new one. `program` is what a
    proposed command begins with. Raises `Misuse`."""
    *old_names, last = names
    into = choices.ids.get(last.casefold(), "")
    if into and all(choices.former.get(name.casefold()) == into for name in old_names):
        # The change was made before, but briefs from elsewhere may still have the old word.
        olds = tuple(old_names)
        rename = _rename_all(olds, into, {name.casefold(): name for name in olds})
        return TopicChange(olds, into, rename, rename, None)
    olds = tuple(dict.fromkeys(choose_one(name, choices) for name in old_names))
    if action == "rename":
        _check_new_id(last, olds[0], topics, into, program)
        vocabulary = topic_edit.rename_topic(topics, olds[0], last)
        return _change(olds, last, choices.ids, vocabulary)
    into = choose_one(last, choices)
    if into in olds:
        raise Misuse(f"“{into}” cannot be merged into itself", "the last topic is the one to keep")
    _check_no_circle(olds, into, topics)
    return _change(olds, into, choices.ids, topic_edit.merge_topics(topics, olds, into))


def _change(
    olds: tuple[str, ...], new: str, ids: Mapping[str, str], vocabulary: dict[str, Topic]
) -> TopicChange:
    # Briefs may name a topic by any of its names. Feeds name it by its id.
    in_briefs, in_feeds = _rename_all(olds, new, ids), _rename_all(olds, new, {})
    return TopicChange(olds, new, in_briefs, in_feeds, vocabulary)


def _rename_all(olds: tuple[str, ...], new: str, ids: Mapping[str, str]) -> Rename:
    """Replace the words that mean one of `olds`. `ids` maps folded words to the ids they mean."""
    return lambda word: new if ids.get(word.casefold(), word) in olds else word


def _check_new_id(
    new: str, old: str, topics: dict[str, Topic], taken_by: str, program: str
) -> None:
    fault = slug_fault(new)
    if fault:
        raise Misuse(f"“{new}” cannot be the id of a topic: {fault[0]}", fault[1])
    same = (id for id in topics if collision_key(id) == collision_key(new) and id != old)
    twin = next(same, taken_by)
    if new == old:
        raise Misuse(f"the topic already has the id “{old}”", "choose another id")
    if twin and twin != old:
        _refuse_twin(old, twin, program)
    for id, topic in topics.items():
        if id != old and collision_key(new) in map(collision_key, topic.aliases):
            hint = f"its old address leads to “{id}”; first remove it from the aliases of [{id}]"
            raise Misuse(f"“{new}” is a former id of “{id}”", hint)


def _refuse_twin(old: str, twin: str, program: str) -> None:
    hint = f"to make one topic of the two, run: {program} merge {quote(old)} {quote(twin)}"
    raise Misuse(f"the topic “{twin}” already exists", hint)


def _check_no_circle(olds: tuple[str, ...], into: str, topics: dict[str, Topic]) -> None:
    """Refuse a merge after which a topic would be broader than itself."""
    between, broader = "", topics[into].broader
    while broader:
        if broader in olds and between:
            message = f"“{into}” is narrower than “{between}”, which is narrower than “{broader}”"
            hint = f"merge in the other direction, or first give [{into}] another “broader”"
            raise Misuse(message, hint)
        between = between if broader in olds else broader
        broader = topics[broader].broader


# ---- topics that are words of briefs ------------------------------------------------------------


def change_of_words(
    action: str, names: tuple[str, ...], words: set[str], program: str
) -> TopicChange:
    """Return the change for `rename` or `merge` if there is no topics.toml. `words` are the topics
    that briefs name. `program` is what a proposed command begins with. Raises `Misuse`."""
    *old_names, last = names
    olds = tuple(dict.fromkeys(_known_word(name, words) for name in old_names))
    fault = slug_fault(slugify(last))
    if fault:
        raise Misuse(f"the topic “{last}” cannot be an address: {fault[0]}", fault[1])
    if last in olds:
        raise Misuse(f"the topic already has the name “{last}”", "choose another name")
    new = _known_word(last, words) if action == "merge" else last
    new = last if new in olds else new
    same = (w for w in sorted(words) if w not in olds and slugify(w) == slugify(new))
    twin = next(same, "")
    if twin and (action == "rename" or twin != new):
        _refuse_twin(olds[0], twin, program)
    forms = {slugify(old) for old in olds} | {old.casefold() for old in olds}

    def in_feeds(word: str) -> str:
        return new if word != new and word.casefold() in forms else word

    return TopicChange(olds, new, _rename_all(olds, new, {}), in_feeds, None)


def _known_word(name: str, words: set[str]) -> str:
    if name in words:
        return name
    same = [word for word in sorted(words) if slugify(word) == slugify(name)]
    if len(same) == 1:
        return same[0]
    hint = suggest(name, words, "no brief has it among its topics")
    raise Misuse(f"there is no topic “{name}”", hint)
