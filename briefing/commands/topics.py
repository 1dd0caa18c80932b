"""The command `topics`: lists topics, or renames or merges them in all files that name them.

Finds the files, refuses changes that are not safe before anything is written, and prints what was
changed. `topic_change` decides which topics change, and `content` how a text is edited.
"""

from __future__ import annotations

import os

from briefing.build import scan
from briefing.build.types import File
from briefing.commands import topic_list
from briefing.commands.atomic_write import move_file, replace_files
from briefing.commands.choices import topic_choices
from briefing.commands.console import print_lines, print_problems, quantity, refuse, root_option
from briefing.commands.front_matter_index import brief_paths, read_config, read_front_matter
from briefing.commands.git import count_uncommitted
from briefing.commands.program_name import program_name
from briefing.commands.topic_change import TopicChange, change_of_topics, change_of_words
from briefing.content import topic_edit
from briefing.content.config import parse_glossary, parse_settings, parse_topics
from briefing.content.decode import decode, decode_exactly, encode_like
from briefing.content.text_edit import renamed_words
from briefing.content.types import Config
from briefing.content.yaml_edit import rename_words
from briefing.core.diagnostics import Misuse, Problem, errors_in
from briefing.core.model import Topic
from briefing.core.paths import GLOSSARY_FILE, SITE_FILE, TOPICS_FILE, introduction_file
from briefing.core.slugs import collision_key, introduction_of, slugify

# The settings files that name topics, in the order of the report.
_SETTINGS = (TOPICS_FILE, SITE_FILE, GLOSSARY_FILE)
# The key under which feeds and terms name topics.
_TOPIC_KEYS = {SITE_FILE: "topics", GLOSSARY_FILE: "topic"}


def run(root: str, action: str, names: tuple[str, ...]) -> int:
    """Do `list`, `rename` or `merge` with the topics of the archive in `root`.

    Return the exit code: 1 if a file has errors. Raises `Misuse` for wrong names, and `Fault`.
    """
    program = f"{program_name()} topics{root_option(root)}"
    _check_count(action, names, program)
    files, config, errors = read_config(root)
    errors = tuple(p for p in errors if p.path == TOPICS_FILE)
    if action == "list":
        if errors:
            print_problems(errors, root)
            return 1
        print_lines(topic_list.list_lines(config.topics, read_front_matter(files), root))
        return 0
    # Feeds may name unknown topics, because an earlier change may have been interrupted.
    site = scan.read_if_there(files, SITE_FILE)
    errors += errors_in(parse_settings(site, config.authors)[1])
    if errors:
        return refuse(errors, root)
    if config.topics is None:
        words = {word for brief in read_front_matter(files) for word in brief.values("topics")}
        change = change_of_words(action, names, words, program)
    else:
        choices = topic_choices(config, ())
        change = change_of_topics(action, names, config.topics, choices, program)
    texts, problems = _new_texts(files, config, change)
    if problems:
        return refuse(problems, root)
    uncommitted = count_uncommitted(root, tuple(texts))
    replace_files({files[path].real: data for path, data in texts.items()})
    moved = _move_introduction(files, change)
    print_lines([*_report(tuple(texts), change, config.topics, uncommitted), *moved])
    return 0


def _check_count(action: str, names: tuple[str, ...], program: str) -> None:
    if action == "list" and names:
        raise Misuse(f"the list of topics takes no id, such as “{names[0]}”", "leave it out")
    if action == "rename" and len(names) != 2:
        raise Misuse("rename needs two ids", f"run: {program} rename OLD NEW")
    if action == "merge" and len(names) < 2:
        hint = f"run: {program} merge OLD … INTO"
        raise Misuse("merge needs at least two ids", hint)


# ---- the new texts ------------------------------------------------------------------------------


def _new_texts(
    files: dict[str, File], config: Config, change: TopicChange
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The new text of each file that changes, and what cannot be changed safely.

    Briefs come first. So the command can be run again if it is interrupted: topics.toml still has
    the old topic.
    """
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in brief_paths(files):
        data = scan.read(files[path])
        errors = decode(data, path)[1]
        text = "" if errors else decode_exactly(data)
        if not errors:
            new, errors = rename_words(text, path, "topics", change.in_briefs)
            if new != text:
                texts[path] = encode_like(new, data)
        problems += errors
    for path, new in _new_settings(files, config, change).items():
        data = scan.read(files[path])
        if new != decode_exactly(data):
            texts[path] = encode_like(new, data)
    return texts, (*problems, *_unexpected_results(texts, config, change))


def _new_settings(files: dict[str, File], config: Config, change: TopicChange) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path, key in _TOPIC_KEYS.items():
        if path in files:
            text = decode_exactly(scan.read(files[path]))
            texts[path] = topic_edit.edit_tables(text, key, change.in_feeds)
    if config.topics is not None and change.vocabulary is not None:
        text = decode_exactly(scan.read(files[TOPICS_FILE]))
        texts[TOPICS_FILE] = topic_edit.edit_topics_file(
            text, config.topics, change.vocabulary, change.olds, change.new
        )
    return texts


def _unexpected_results(
    texts: dict[str, bytes], config: Config, change: TopicChange
) -> list[Problem]:
    """A problem for each settings file whose new text does not mean what it must mean."""
    problems: list[Problem] = []
    if TOPICS_FILE in texts:
        topics, errors = parse_topics(texts[TOPICS_FILE])
        if errors or topics != change.vocabulary:
            problems.append(_cannot_edit(TOPICS_FILE, "topics"))
    if GLOSSARY_FILE in texts:
        terms, errors = parse_glossary(texts[GLOSSARY_FILE])
        renamed = [renamed_words([term.topic], change.in_feeds)[0] for term in config.glossary]
        if errors or [term.topic for term in terms] != renamed:
            problems.append(_cannot_edit(GLOSSARY_FILE, "topics of terms"))
    if SITE_FILE in texts:
        settings, errors = parse_settings(texts[SITE_FILE], config.authors)
        wanted = [
            (feed.slug, tuple(filter(None, renamed_words(feed.topics, change.in_feeds))))
            for feed in config.settings.feeds
        ]
        is_wrong = wanted != [(feed.slug, feed.topics) for feed in settings.feeds]
        if is_wrong or errors_in(errors):
            problems.append(_cannot_edit(SITE_FILE, "feeds"))
    return problems


def _cannot_edit(path: str, what: str) -> Problem:
    message = f"the {what} are written in a way that this command cannot change"
    return Problem(path, 0, 0, message, "change them by hand", code="not-editable")


def _move_introduction(files: dict[str, File], change: TopicChange) -> list[str]:
    """Rename the introductions of a topic that has another id now, each unless there is another one
    in its language. Returns what is printed. Raises `Fault`."""
    by_lang: dict[str, list[str]] = {}
    for path in files:
        id, lang = introduction_of(path)
        if id in change.olds and path == introduction_file(id, lang):
            by_lang.setdefault(lang, []).append(path)
    lines = []
    for lang, old_paths in by_lang.items():
        new = introduction_file(change.new, lang)
        if len(old_paths) == 1 and new not in files:
            real = files[old_paths[0]].real
            move_file(real, os.path.join(os.path.dirname(real), os.path.basename(new)))
            lines.append(f"Renamed {old_paths[0]} to {new}.")
    return lines


# ---- what is printed ----------------------------------------------------------------------------


def _report(
    changed: tuple[str, ...],
    change: TopicChange,
    topics: dict[str, Topic] | None,
    uncommitted: int,
) -> list[str]:
    briefs = sum(path not in _SETTINGS for path in changed)
    parts = [quantity(briefs, "brief")] if briefs else []
    parts += [os.path.basename(path) for path in _SETTINGS if path in changed]
    if not parts:
        olds = ", ".join(f"“{old}”" for old in change.olds)
        return [f"No file names {olds}. Nothing was changed."]
    lines = [f"Changed {' and '.join(filter(None, (', '.join(parts[:-1]), parts[-1])))}."]
    if topics is None:
        lines.append(
            "The old address no longer works. The site can redirect former names of topics only if "
            f"{TOPICS_FILE} lists the topics."
        )
    elif change.vocabulary is not None:
        new_key = collision_key(change.new)
        if any(collision_key(old) != new_key for old in change.olds):
            is_one = len(change.olds) == 1
            leads = "The old address leads" if is_one else "The old addresses lead"
            lines[0] += f" {leads} to the new one."
        name = change.vocabulary[change.new].name
        if change.new not in topics and slugify(name) != change.new:
            lines.append(
                f"Readers still see the name “{name}”. You can change it in {TOPICS_FILE}."
            )
    if uncommitted:
        had = "1 of these files" if uncommitted == 1 else f"{uncommitted} of these files"
        lines.append(f"{had} had changes that were not committed; “git diff” shows both together.")
    return lines
