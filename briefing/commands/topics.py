"""Topics renamed and merged in all files that name them; and the list of topics.

What a text becomes is worked out in `reading`; this finds the files, refuses what would not be
safe before anything is written, and tells what was done. Topics are words where there is no
`topics.toml`; then there is no place to keep what a topic was called before.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Mapping
from shlex import quote

import msgspec

from briefing.archive.terms import term_ids
from briefing.build import scan
from briefing.build.types import File
from briefing.commands import git, topic_list
from briefing.commands.atomic_write import put
from briefing.commands.console import tell
from briefing.commands.front_matter_index import briefs, fronts, settled
from briefing.content import topic_edit
from briefing.content.config import parse_settings, parse_topics
from briefing.content.decode import decode, decode_exactly, encode_like
from briefing.content.text_edit import Rename, renamed_words
from briefing.content.types import Config
from briefing.content.yaml_edit import rename_words
from briefing.core.diagnostics import Misuse, Problem, nearest
from briefing.core.model import Topic
from briefing.core.paths import SITE_FILE, TOPICS_FILE
from briefing.core.slugs import collision_key, slug_fault, slugify


def run(root: str, action: str, ids: tuple[str, ...]) -> int:
    """List the topics of an archive, or rename or merge some. Gives the exit code; raises `Misuse`
    for what cannot be followed, and `Fault`."""
    if action == "list" and ids:
        ways = "topics, or topics rename OLD NEW, or topics merge OLD … INTO"
        raise Misuse(f"“{ids[0]}” is a word too many", f"say: {ways}")
    if action == "rename" and len(ids) != 2:
        raise Misuse("a topic is renamed from one id to another", "say: topics rename OLD NEW")
    if action == "merge" and len(ids) < 2:
        raise Misuse("two topics or more can be merged", "say: topics merge OLD … INTO")
    files, words, problems = settled(root)
    problems = tuple(p for p in problems if p.path == TOPICS_FILE)
    if action != "list":
        # Whether feeds name known topics is left aside: a change may have been interrupted.
        site = scan.read_if_there(files, SITE_FILE)
        more = parse_settings(site, None, words.authors)[1]
        problems += tuple(p for p in more if not p.warning)
    if problems:
        tell(problems, root)
        return 1 if action == "list" else _refused()
    if action == "list":
        for line in topic_list.lines(words.topics, fronts(files), root):
            print(line)
        return 0
    free = words.topics is None
    move = _free_move(action, ids, files) if free else _move(action, ids, words.topics or {})
    texts, unsafe = _texts(files, words, move)
    if unsafe:
        tell(unsafe, root)
        return _refused()
    touched = tuple(texts)
    unsaved = _uncommitted(root, touched)
    put({files[path].real: data for path, data in texts.items()})
    for line in _done(touched, move, words.topics, unsaved):
        print(line)
    return 0


def _refused() -> int:
    print("Nothing was changed: this must be mended first.", file=sys.stderr)
    return 1


class _Move(msgspec.Struct, frozen=True):
    """What becomes of what: topics `olds` are now `new`. `briefs` changes the words of briefs,
    `feeds` those of feeds; `after` is the vocabulary then, None where it stays as it is."""

    olds: tuple[str, ...]
    new: str
    briefs: Rename
    feeds: Rename
    after: dict[str, Topic] | None


# ---- which topics -------------------------------------------------------------------------------


def _move(action: str, ids: tuple[str, ...], topics: dict[str, Topic]) -> _Move:
    """What is to be done to a vocabulary. Raises `Misuse`."""
    known = term_ids(topics)
    *names, last = ids
    into = known.get(last.casefold(), "")
    former = {alias: id for id, topic in topics.items() for alias in topic.aliases}
    if into and all(former.get(name) == into for name in names):
        # Done before: there may be briefs from elsewhere that still have the old word.
        olds = tuple(names)
        change = _change(olds, into, {name.casefold(): name for name in olds})
        return _Move(olds, into, change, change, None)
    olds = tuple(dict.fromkeys(_known(name, topics, known, former) for name in names))
    if action == "rename":
        _check_new(last, olds[0], topics, into)
        after = topic_edit.rename_topic(topics, olds[0], last)
        return _Move(olds, last, _change(olds, last, known), _change(olds, last, {}), after)
    into = _known(last, topics, known, former)
    if into in olds:
        raise Misuse(f"“{into}” cannot be merged into itself", "the last topic is the one to keep")
    _check_above(olds, into, topics)
    after = topic_edit.merge_topics(topics, olds, into)
    return _Move(olds, into, _change(olds, into, known), _change(olds, into, {}), after)


def _change(olds: tuple[str, ...], new: str, known: Mapping[str, str]) -> Rename:
    """What turns words for `olds` into `new`; `known` has the ids that words mean, folded."""
    return lambda word: new if known.get(word.casefold(), word) in olds else word


def _known(
    name: str, topics: dict[str, Topic], known: dict[str, str], former: dict[str, str]
) -> str:
    found = known.get(name.casefold())
    if found:
        return found
    if name in former:
        raise Misuse(f"there is no topic “{name}” any more", f"it is now “{former[name]}”")
    close = nearest(name, [*topics, *(t.name for t in topics.values())])
    hint = f"did you mean “{close}”?" if close else f"topics are listed in {TOPICS_FILE}"
    raise Misuse(f"there is no topic “{name}”", hint)


def _check_new(new: str, old: str, topics: dict[str, Topic], taken: str) -> None:
    fault = slug_fault(new)
    if fault:
        raise Misuse(f"“{new}” cannot be a topic's id: {fault[0]}", fault[1])
    twin = next(
        (id for id in topics if collision_key(id) == collision_key(new) and id != old), taken
    )
    if new == old:
        raise Misuse(f"the topic is called “{old}” already", "give it another id")
    if twin and twin != old:
        merge = f"to make one of the two, say: topics merge {old} {twin}"
        raise Misuse(f"there is a topic “{twin}” already", merge)
    for id, topic in topics.items():
        if id != old and collision_key(new) in map(collision_key, topic.aliases):
            cure = f"its old address leads there; remove it from the aliases of [{id}] first"
            raise Misuse(f"“{new}” is what “{id}” was called before", cure)


def _check_above(olds: tuple[str, ...], into: str, topics: dict[str, Topic]) -> None:
    """Refuse to make a topic broader than what it stands below."""
    between, here = "", topics[into].broader
    while here:
        if here in olds and between:
            message = f"“{into}” stands below “{between}”, and that below “{here}”"
            hint = f"merge the other way round, or give [{into}] another “broader” first"
            raise Misuse(message, hint)
        between = between if here in olds else here
        here = topics[here].broader


def _free_move(action: str, ids: tuple[str, ...], files: dict[str, File]) -> _Move:
    """What is to be done to topics that are words of briefs alone. Raises `Misuse`."""
    words = {word for front in fronts(files) for word in front.words("topics")}
    *names, last = ids
    olds = tuple(dict.fromkeys(_free_word(name, words) for name in names))
    fault = slug_fault(slugify(last))
    if fault:
        raise Misuse(f"the topic “{last}” cannot be an address: {fault[0]}", fault[1])
    if last in olds:
        raise Misuse(f"the topic is called “{last}” already", "give it another name")
    new = _free_word(last, words) if action == "merge" else last
    new = last if new in olds else new
    same = (w for w in sorted(words) if w not in olds and slugify(w) == slugify(new))
    twin = next(same, "")
    if twin and (action == "rename" or twin != new):
        merge = f"to make one of the two, say: topics merge {quote(olds[0])} {quote(twin)}"
        raise Misuse(f"there is a topic “{twin}” already", merge)
    by_slug = {slugify(old): old for old in olds} | {old.casefold(): old for old in olds}

    def feeds(word: str) -> str:
        return new if word != new and word.casefold() in by_slug else word

    return _Move(olds, new, _change(olds, new, {}), feeds, None)


def _free_word(name: str, words: set[str]) -> str:
    if name in words:
        return name
    alike = [word for word in sorted(words) if slugify(word) == slugify(name)]
    if len(alike) == 1:
        return alike[0]
    close = nearest(name, words)
    hint = f"did you mean “{close}”?" if close else "no brief has it among its topics"
    raise Misuse(f"there is no topic “{name}”", hint)


# ---- the texts ----------------------------------------------------------------------------------


def _texts(
    files: dict[str, File], words: Config, move: _Move
) -> tuple[dict[str, bytes], list[Problem]]:
    """The new text of each file that changes, those that the others rest on last, so that what was
    interrupted can be done again; and what is not safe to change."""
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in briefs(files):
        data = scan.read(files[path])
        wrong = decode(data, path)[1]
        text = "" if wrong else decode_exactly(data)
        new, more = (text, ()) if wrong else rename_words(text, path, "topics", move.briefs)
        problems += wrong or more
        if new != text:
            texts[path] = encode_like(new, data)
    for path, new in _settings(files, words, move).items():
        data = scan.read(files[path])
        if new != decode_exactly(data):
            texts[path] = encode_like(new, data)
    problems += _unlike(texts, words, move)
    return texts, problems


def _settings(files: dict[str, File], words: Config, move: _Move) -> dict[str, str]:
    texts: dict[str, str] = {}
    if SITE_FILE in files:
        texts[SITE_FILE] = topic_edit.edit_site_file(
            decode_exactly(scan.read(files[SITE_FILE])), move.feeds
        )
    if words.topics is not None and move.after is not None:
        text = decode_exactly(scan.read(files[TOPICS_FILE]))
        texts[TOPICS_FILE] = topic_edit.edit_topics_file(
            text, words.topics, move.after, move.olds, move.new
        )
    return texts


def _unlike(texts: dict[str, bytes], words: Config, move: _Move) -> list[Problem]:
    """The new settings read again: whether they say what they must."""
    hint = "change them by hand"
    found: list[Problem] = []
    if TOPICS_FILE in texts:
        topics, problems = parse_topics(texts[TOPICS_FILE])
        if problems or topics != move.after:
            message = "the topics are written in a way that cannot be changed in place"
            found.append(Problem(TOPICS_FILE, 0, 0, message, hint, code="not-editable"))
    if SITE_FILE in texts:
        settings, problems = parse_settings(texts[SITE_FILE], None, words.authors)
        problems = tuple(p for p in problems if not p.warning)
        feeds = tuple(
            (f.slug, tuple(filter(None, renamed_words(f.topics, move.feeds))))
            for f in words.settings.feeds
        )
        if problems or feeds != tuple((f.slug, f.topics) for f in settings.feeds):
            message = "the feeds are written in a way that cannot be changed in place"
            found.append(Problem(SITE_FILE, 0, 0, message, hint, code="not-editable"))
    return found


# ---- what is told -------------------------------------------------------------------------------


def _done(
    touched: tuple[str, ...], move: _Move, topics: dict[str, Topic] | None, unsaved: int
) -> list[str]:
    count = sum(path not in (SITE_FILE, TOPICS_FILE) for path in touched)
    parts = [f"{count} brief{'' if count == 1 else 's'}"] if count else []
    parts += [os.path.basename(path) for path in (TOPICS_FILE, SITE_FILE) if path in touched]
    if not parts:
        return [f"No file names {_listed(move.olds)}; there was nothing to do."]
    said = f"Rewrote {' and '.join(filter(None, (', '.join(parts[:-1]), parts[-1])))}."
    lines = [said]
    leads = "The old address leads" if len(move.olds) == 1 else "The old addresses lead"
    if topics is None:
        lines.append(
            "The old address leads nowhere now: only a vocabulary (content/topics.toml)\n"
            "has a place to say what a topic was called before."
        )
    elif move.after is not None and any(
        collision_key(old) != collision_key(move.new) for old in move.olds
    ):
        lines[0] += f" {leads} to the new one."
    if topics and move.after and move.new not in topics:
        name = move.after[move.new].name
        if slugify(name) != move.new:
            lines.append(f"Readers still see its name, “{name}”; it stands in {TOPICS_FILE}.")
    if unsaved:
        had = "1 of these files" if unsaved == 1 else f"{unsaved} of these files"
        lines.append(f"{had} had changes that were not committed; “git diff” shows both together.")
    return lines


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _uncommitted(root: str, paths: tuple[str, ...]) -> int:
    """How many of these files Git holds in another state."""
    told = git.said(root, "diff", "--name-only", "--relative", "-z", "HEAD")
    changed = {unicodedata.normalize("NFC", name) for name in told.split("\0")}
    return len(changed.intersection(paths))
