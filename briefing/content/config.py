"""`site.toml`, `topics.toml` and `authors.toml` → settings, topics, authors, with their problems.

Each file is optional: without one there are defaults, and topics and authors are free words.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from typing import Any

from briefing.content import fields
from briefing.content.ast import Table
from briefing.content.decode import decode
from briefing.content.toml import read
from briefing.content.types import Config, ParseOptions
from briefing.core.diagnostics import Problem, nearest
from briefing.core.model import Author, LocatedText, Topic
from briefing.core.paths import AUTHORS_FILE, SITE_FILE, TOPICS_FILE
from briefing.core.settings import Checks, CombinedFeed, Settings
from briefing.core.slugs import collision_key, slug_fault, slugify

Problems = tuple[Problem, ...]


def read_all(bytes_of: Callable[[str], bytes | None]) -> tuple[Config, Problems]:
    """All three files; `bytes_of` gives the bytes of a file, or None where there is none."""
    topics, topic_problems = parse_topics(bytes_of(TOPICS_FILE))
    authors, author_problems = parse_authors(bytes_of(AUTHORS_FILE))
    # What a file with a slip in it lacks may be there once that is mended.
    settings, problems = parse_settings(
        bytes_of(SITE_FILE),
        None if topic_problems else topics,
        None if author_problems else authors,
    )
    return Config(settings, topics, authors), (*problems, *topic_problems, *author_problems)


def parse_settings(
    data: bytes | None,
    topics: Container[str] | None = None,
    authors: Container[str] | None = None,
) -> tuple[Settings, Problems]:
    """The archive's settings; defaults where the file is missing or wrong. Feeds are held to the
    ids of topics and authors, where there are any to hold them to."""
    if data is None:
        return Settings(), ()
    table, problems = _load(data, SITE_FILE)
    if table is None:
        return Settings(), problems
    values, problems = fields.check(table, fields.SITE, SITE_FILE, ParseOptions(), "site.toml")
    feeds, more = _feeds(
        values.pop("feeds", ()), topics, authors, values.get("kinds", Settings().kinds)
    )
    checks = Checks(**values.pop("style", {}), **values.pop("links", {}))
    return Settings(**values, feeds=feeds, checks=checks), (*problems, *more)


def _feeds(
    tables: tuple[dict[str, Any], ...],
    topics: Container[str] | None,
    authors: Container[str] | None,
    kinds: tuple[str, ...],
) -> tuple[tuple[CombinedFeed, ...], Problems]:
    """The combined feeds, and what they name that isn't there."""
    feeds: list[CombinedFeed] = []
    problems: list[Problem] = []
    known = {
        "topics": (topics, TOPICS_FILE),
        "authors": (authors, AUTHORS_FILE),
        "kinds": (kinds, SITE_FILE),
    }
    for table in tables:
        title: LocatedText = table["title"]
        slug = slugify(title.text)
        taken = slug in [feed.slug for feed in feeds]
        if taken or not slug:
            what = "has the address of another" if taken else "has no letters for an address"
            message = f"the feed “{title.text}” {what}"
            where = title.line, title.column
            problems.append(
                Problem(SITE_FILE, *where, message, "change its title", len(title.text))
            )
        for key, (words, file) in known.items():
            for mark in table.get(key, ()):
                if words is not None and mark.text not in words:
                    message = f"the feed “{title.text}” has an unknown {key[:-1]}, “{mark.text}”"
                    hint = (
                        f"write an id from {file}"
                        if file != SITE_FILE
                        else f"it is one of {', '.join(kinds)}"
                    )
                    where = mark.line, mark.column
                    problems.append(Problem(SITE_FILE, *where, message, hint, len(mark.text)))
        chosen = {key: tuple(mark.text for mark in table.get(key, ())) for key in known}
        feeds.append(CombinedFeed(slug, title.text, **chosen))
    return tuple(feeds), tuple(problems)


def parse_topics(data: bytes | None) -> tuple[dict[str, Topic] | None, Problems]:
    """The topic vocabulary by id, or None where there is no file and any word is a topic."""
    entries, problems = _entries(data, TOPICS_FILE, fields.TOPIC, "topic")
    if entries is None:
        return None, problems
    topics = {}
    more: list[Problem] = [*_alias_problems(entries)]
    for id, (values, line, column) in entries.items():
        broader = values.pop("broader", None)
        related = values.pop("related", ())
        aliases = values.pop("aliases", ())
        for mark in (*((broader,) if broader else ()), *related):
            if mark.text not in entries:
                hint = _did_you_mean(mark.text, entries)
                message = f"unknown topic “{mark.text}”"
                width = len(mark.text)
                more.append(Problem(TOPICS_FILE, mark.line, mark.column, message, hint, width))
            elif mark.text == id:
                message = f"the topic “{id}” names itself"
                more.append(
                    Problem(TOPICS_FILE, mark.line, mark.column, message, "remove it", len(id))
                )
        topics[id] = Topic(
            id,
            broader=broader.text if broader else "",
            related=tuple(mark.text for mark in related),
            aliases=tuple(mark.text for mark in aliases),
            **values,
        )
        if _in_circle(id, topics):
            message = f"the broader topics of “{id}” form a circle"
            hint = "remove one of the “broader” lines"
            more.append(Problem(TOPICS_FILE, line, column, message, hint, len(id)))
            topics[id] = Topic(id, values["name"])
    return topics, (*problems, *more)


def parse_authors(data: bytes | None) -> tuple[dict[str, Author] | None, Problems]:
    """The authors by id, or None where there is no file and any name is an author."""
    entries, problems = _entries(data, AUTHORS_FILE, fields.AUTHOR, "author")
    if entries is None:
        return None, problems
    return {id: Author(id, **values) for id, (values, _, _) in entries.items()}, problems


def _load(data: bytes, path: str) -> tuple[Table | None, Problems]:
    text, problems = decode(data, path)
    return (None, problems) if problems else read(text, path)


Entries = dict[str, tuple[dict[str, Any], int, int]]


def _entries(
    data: bytes | None, path: str, known: tuple[fields.Field, ...], what: str
) -> tuple[Entries | None, Problems]:
    """The tables of a file by id, with the line and column of each."""
    if data is None:
        return None, ()
    table, problems = _load(data, path)
    if table is None:
        return {}, problems
    found: list[Problem] = []
    entries: Entries = {}
    taken: dict[str, str] = {}
    for key, node in table.pairs:
        at = (key.line, key.column)
        width = max(1, len(key.text))
        if not isinstance(node, Table):
            hint = f'each {what} is a section: [its-id], and below it: name = "…"'
            found.append(Problem(path, *at, f"“{key.text}” is not a section", hint, width))
            continue
        fault = slug_fault(key.text)
        twin = taken.setdefault(collision_key(key.text), key.text)
        if fault:
            found.append(Problem(path, *at, f"{what} id: {fault[0]}", fault[1], width))
        elif twin != key.text:
            message = f"the ids “{twin}” and “{key.text}” differ only in case"
            found.append(Problem(path, *at, message, "rename one of them", width))
        values, wrong = fields.check(node, known, path, ParseOptions(), what)
        found += wrong
        # Without a name there is a problem; what refers to the section is sound.
        entries[key.text] = ({"name": key.text, **values}, *at)
    return entries, tuple(found)


def _alias_problems(entries: Entries) -> Iterator[Problem]:
    """Former ids that cannot be addresses, or are taken."""
    owner = {collision_key(id): id for id in entries}
    for id, (values, _, _) in entries.items():
        for mark in values.get("aliases", ()):
            fault = slug_fault(mark.text)
            whose = owner.get(collision_key(mark.text))
            if fault:
                message, hint = f"alias: {fault[0]}", "an alias is an id that this topic had before"
            elif whose is not None:
                message = f"the alias “{mark.text}” is an address of the topic “{whose}” already"
                hint = "an alias is an id that this topic had before; remove it"
            else:
                owner[collision_key(mark.text)] = id
                continue
            yield Problem(TOPICS_FILE, mark.line, mark.column, message, hint, len(mark.text))


def _in_circle(id: str, topics: dict[str, Topic]) -> bool:
    seen = {id}
    here = topics[id].broader
    while here and here in topics:
        if here in seen:
            return True
        seen.add(here)
        here = topics[here].broader
    return False


def _did_you_mean(word: str, known: Entries) -> str:
    close = nearest(word, known)
    return f"did you mean “{close}”?" if close else f"define it in {TOPICS_FILE}"
