"""`site.toml`, `topics.toml`, `authors.toml`, `series.toml` → values, and their problems.

Each file is optional. Without site.toml, there are defaults. Without topics.toml, any word is a
topic; without authors.toml, any name is an author; without series.toml, any name is a series. This
module must not know the files of briefs.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from typing import Any

from msgspec.structs import replace

from briefing.content import fields
from briefing.content.archive_version import KEY, version_problem
from briefing.content.ast import Node, Problems, Scalar, Table, items_of, value_of
from briefing.content.digest_settings import digest_problems, digest_settings
from briefing.content.editor_settings import editor_problems, editor_settings
from briefing.content.levels import level_problems, levels_of
from briefing.content.punctuation import typeset_all, typeset_sentences
from briefing.content.sections import Sections, parse_file, read_sections, valid_values
from briefing.content.types import Config, ParseOptions
from briefing.content.validator import validate
from briefing.core import urls
from briefing.core.diagnostics import MAX_OF_A_KIND, Problem, problem_at
from briefing.core.model import Author, Event, LocatedText, NamedBrief, Series, Source, Term, Topic
from briefing.core.paths import (
    AUTHORS_FILE,
    GLOSSARY_FILE,
    MARKDOWN,
    SERIES_FILE,
    SITE_FILE,
    TOPICS_FILE,
)
from briefing.core.proposals import nearest, suggest_and
from briefing.core.settings import OFF, Checks, CombinedFeed, Settings, SiteTranslation
from briefing.core.slugs import collision_key, slug_fault, slugify
from briefing.markdown.smartquotes import typeset


def parse_config(bytes_of: Callable[[str], bytes | None]) -> tuple[Config, Problems]:
    """All files of settings. `bytes_of` returns the bytes of a file, or None if there is none."""
    lang = setting_place(bytes_of(SITE_FILE), "language").text or Settings().language
    topics, topic_problems, in_topics = _parse_topics(bytes_of(TOPICS_FILE), lang)
    authors, author_problems = parse_authors(bytes_of(AUTHORS_FILE), lang)
    series, series_problems = parse_series(bytes_of(SERIES_FILE), lang)
    # A file with problems may contain more after they are solved, so that feeds are not checked
    # against it.
    settings, problems, featured = _parse_settings(
        bytes_of(SITE_FILE),
        None if topic_problems else topics,
        None if author_problems else authors,
    )
    glossary, term_problems = parse_glossary(
        bytes_of(GLOSSARY_FILE), None if topic_problems else topics, lang
    )
    problems = (*problems, *topic_problems, *author_problems, *series_problems, *term_problems)
    return Config(settings, topics, authors, series, (*featured, *in_topics), glossary), problems


# ---- site.toml ----------------------------------------------------------------------------------


_TABLES = tuple(field for field in fields.SITE if field.kind == "table")


def parse_settings(
    data: bytes | None, authors: Container[str] | None = None
) -> tuple[Settings, Problems]:
    """The archive's settings; defaults if the file is missing or invalid. The authors of combined
    feeds are checked against `authors`, unless these are None, and their topics are not checked."""
    return _parse_settings(data, None, authors)[:2]


def _parse_settings(
    data: bytes | None, topics: Container[str] | None, authors: Container[str] | None
) -> tuple[Settings, Problems, tuple[NamedBrief, ...]]:
    """The same, and the briefs that the settings name."""
    if data is None:
        return Settings(), (), ()
    table, problems = parse_file(data, SITE_FILE)
    if table is None:
        return Settings(), problems, ()
    version = version_problem(table)
    if version and version.code == "newer-archive":
        return Settings(), (version,), ()  # This version cannot know what is right there.
    values, problems = validate(table, fields.SITE, SITE_FILE, ParseOptions(), "site.toml")
    problems = (*problems, version) if version else problems
    values.pop(KEY, None)
    kinds = values.get("kinds", Settings().kinds)
    tables = values.pop("feeds", ())
    feed_problems = (
        *_feed_title_problems(tables),
        *_filter_problems(tables, "topics", topics, f"write an id from {TOPICS_FILE}"),
        *_filter_problems(tables, "authors", authors, f"write an id from {AUTHORS_FILE}"),
        *_filter_problems(tables, "kinds", kinds, f"use one of: {', '.join(kinds)}"),
    )
    translated = values.pop("translations", {})
    translated = {tag: texts or {} for tag, texts in translated.items()}
    translations = {tag: _translation(texts, tag) for tag, texts in translated.items()}
    kind_problems = _kind_problems(translated, kinds)
    of = {f.name: valid_values(table, values.pop(f.name, None), f) for f in _TABLES}
    digest, editor, style = of["digest"], of["editor"], of["style"]
    chosen = values.pop("checks", {})
    silenced = dict.fromkeys(style.pop("silence", ()), OFF)
    levels = levels_of(silenced) | levels_of(chosen)
    checks = Checks(levels, **style, **of["links"])
    lang = values.get("language", Settings().language)
    named: list[NamedBrief] = []
    featured = [_name_brief(w, "featured", SITE_FILE, named) for w in values.pop("featured", ())]
    settings = Settings(
        **typeset_sentences(values, lang) | {"cards": values.get("cards") == "true"},
        feeds=tuple(map(_feed, tables)),
        checks=checks,
        translations=translations,
        featured=tuple(featured),
        digest=digest_settings(digest),
        editor=editor_settings(editor),
    )
    more = (
        *kind_problems,
        *level_problems(silenced),
        *level_problems(chosen),
        *digest_problems(digest),
        *editor_problems(editor),
    )
    problems = (*problems, *feed_problems, *more)
    return settings, problems, tuple(named)


def setting_place(data: bytes | None, *keys: str) -> LocatedText:
    """The place of a setting in the bytes of site.toml, which has no errors. The place of a list is
    that of its first item. Several keys lead into tables."""
    node: Node | None = parse_file(data, SITE_FILE)[0] if data else None
    for key in keys:
        node = value_of(node, key) if isinstance(node, Table) else None
    node = next(iter(items_of(node)), None) if node else None
    if isinstance(node, Scalar):
        return LocatedText(node.text, node.line, node.column)
    return LocatedText("", 1, 1)


def _translation(texts: dict[str, Any], lang: str) -> SiteTranslation:
    kinds = {kind.text: name for kind, name in texts.get("kinds", {}).items()}
    return SiteTranslation(**typeset_sentences(texts, lang) | {"kinds": kinds})


def _kind_problems(
    translated: dict[str, dict[str, Any]], kinds: tuple[str, ...]
) -> Iterator[Problem]:
    """The kinds that have a name in another language, and that the archive does not have."""
    for tag, texts in translated.items():
        for kind in texts.get("kinds", {}):
            if kind.text not in kinds:
                hint = suggest_and(kind.text, kinds, f"Use one of: {', '.join(kinds)}")
                message = f"unknown kind “{kind.text}” in translations.{tag}"
                yield problem_at(SITE_FILE, kind, message, hint, code="unknown-choice")


def _feed(table: dict[str, Any]) -> CombinedFeed:
    title: LocatedText = table["title"]
    filters = {
        key: tuple(word.text for word in table.get(key, ()))
        for key in ("topics", "authors", "kinds")
    }
    return CombinedFeed(slugify(title.text), title.text, **filters)


def _feed_title_problems(tables: tuple[dict[str, Any], ...]) -> Iterator[Problem]:
    slugs: set[str] = set()
    for table in tables:
        title: LocatedText = table["title"]
        slug = slugify(title.text)
        if slug in slugs or not slug:
            why = "has the same address as another" if slug else "has no letters for an address"
            message = f"the feed “{title.text}” {why}"
            yield problem_at(SITE_FILE, title, message, "change its title", code="bad-feed")
        slugs.add(slug)


def _filter_problems(
    tables: tuple[dict[str, Any], ...], key: str, known: Container[str] | None, hint: str
) -> Iterator[Problem]:
    """The words of feeds that are not in `known`. If `known` is None, every word is accepted."""
    for table in tables:
        for word in table.get(key, ()):
            if known is not None and word.text not in known:
                what = f"the feed “{table['title'].text}” has an unknown {key[:-1]}"
                yield problem_at(
                    SITE_FILE, word, f"{what}, “{word.text}”", hint, code="unknown-in-feed"
                )


# ---- topics.toml, authors.toml, series.toml -----------------------------------------------------


def parse_topics(data: bytes | None) -> tuple[dict[str, Topic] | None, Problems]:
    """The topics by id, or None if there is no file."""
    return _parse_topics(data)[:2]


def _parse_topics(
    data: bytes | None, lang: str = "en"
) -> tuple[dict[str, Topic] | None, Problems, tuple[NamedBrief, ...]]:
    """The same, and the briefs that the topics name. `lang` is the archive's language."""
    entries, problems = read_sections(data, TOPICS_FILE, fields.TOPIC, "topic")
    if entries is None:
        return None, problems, ()
    named: list[NamedBrief] = []
    topics: dict[str, Topic] = {}
    more: list[Problem] = [*_alias_problems(entries), *_reference_problems(entries)]
    for topic_id, (key, values) in entries.items():
        broader = values.pop("broader", None)
        start_here, events = values.pop("start_here", ()), values.pop("events", ())
        topics[topic_id] = Topic(
            topic_id,
            broader=broader.text if broader else "",
            related=tuple(word.text for word in values.pop("related", ())),
            aliases=tuple(word.text for word in values.pop("aliases", ())),
            start_here=tuple(_name_brief(w, "start_here", TOPICS_FILE, named) for w in start_here),
            events=tuple(_event(typeset_sentences(e, lang), named) for e in events),
            **typeset_sentences(values, lang),
        )
        if _is_own_broader(topic_id, topics):
            message = f"the broader topics of “{topic_id}” form a circle"
            hint = "remove one of the “broader” lines"
            more.append(problem_at(TOPICS_FILE, key, message, hint, code="circular-topics"))
            topics[topic_id] = Topic(topic_id, values["name"])
    return topics, (*problems, *more), tuple(named)


def _name_brief(word: LocatedText, key: str, path: str, named: list[NamedBrief]) -> str:
    """The slug of a brief that a file names. It is added to those that are `named`."""
    slug = replace(word, text=word.text.removesuffix(MARKDOWN))
    named.append(NamedBrief(path, key, slug))
    return slug.text


def _event(values: dict[str, Any], named: list[NamedBrief]) -> Event:
    word = values.get("brief")
    brief = _name_brief(word, "brief", TOPICS_FILE, named) if word else ""
    return Event(values["date"], values["label"], brief, values.get("labels", {}))


def parse_authors(
    data: bytes | None, lang: str = "en"
) -> tuple[dict[str, Author] | None, Problems]:
    """The authors by id, or None if there is no file. `lang` is the archive's language."""
    entries, problems = read_sections(data, AUTHORS_FILE, fields.AUTHOR, "author")
    if entries is None:
        return None, problems
    sections = {id: typeset_sentences(values, lang) for id, (_, values) in entries.items()}
    return {id: Author(id, **values) for id, values in sections.items()}, problems


def parse_series(data: bytes | None, lang: str = "en") -> tuple[dict[str, Series] | None, Problems]:
    """The series by id, or None if there is no file. `lang` is the archive's language."""
    entries, problems = read_sections(data, SERIES_FILE, fields.SERIES, "series")
    if entries is None:
        return None, problems
    sections = {id: typeset_sentences(values, lang) for id, (_, values) in entries.items()}
    return {id: Series(id, **values) for id, values in sections.items()}, problems


def parse_glossary(
    data: bytes | None, topics: Container[str] | None = None, lang: str = "en"
) -> tuple[tuple[Term, ...], Problems]:
    """The terms, in the order of the file. Their topics are checked against `topics`, unless this
    is None. `lang` is the archive's language."""
    entries, problems = read_sections(data, GLOSSARY_FILE, fields.TERM, "term")
    terms: list[Term] = []
    unknown: list[Problem] = []
    for id, (_, written) in (entries or {}).items():
        values = typeset_sentences(written, lang)
        topic: LocatedText | None = values.pop("topic", None)
        if topic and topics is not None and topic.text not in topics:
            hint = f"write an id from {TOPICS_FILE}"
            message = f"unknown topic “{topic.text}”"
            unknown.append(problem_at(GLOSSARY_FILE, topic, message, hint, code="unknown-topic"))
        source = values.pop("source", None)
        variants = values.pop("variants", {})
        terms.append(
            Term(
                id,
                typeset(values.pop("term"), lang),
                values.pop("definition", ""),
                names=typeset_all(values.pop("names", {})),
                definitions=values.pop("definitions", {}),
                variants={
                    tag: tuple(typeset(word, tag or lang) for word in words or ())
                    for tag, words in variants.items()
                },
                topic=topic.text if topic else "",
                source=Source(**source) if source else None,
            )
        )
    return tuple(terms), (*problems, *unknown)


def _reference_problems(entries: Sections) -> Iterator[Problem]:
    """Broader and related topics that do not exist, or that are the topic itself."""
    unknown = 0
    for topic_id, (_, values) in entries.items():
        broader = values.get("broader")
        for word in (*((broader,) if broader else ()), *values.get("related", ())):
            if word.text not in entries:
                unknown += 1
                # The others are not shown, and each search takes time.
                close = nearest(word.text, entries) if unknown <= MAX_OF_A_KIND else ""
                hint = f"did you mean “{close}”?" if close else f"define it in {TOPICS_FILE}"
                message = f"unknown topic “{word.text}”"
                yield problem_at(TOPICS_FILE, word, message, hint, code="unknown-topic")
            elif word.text == topic_id:
                message = f"the topic “{topic_id}” refers to itself"
                yield problem_at(TOPICS_FILE, word, message, "remove it", code="self-reference")


def _alias_problems(entries: Sections) -> Iterator[Problem]:
    """Former ids that cannot be addresses, or that are the address of another topic."""
    owners = {_address_key(id): id for id in entries}
    for topic_id, (_, values) in entries.items():
        for word in values.get("aliases", ()):
            fault = slug_fault(word.text)
            owner = owners.get(_address_key(word.text))
            if fault:
                hint = "write a former id of this topic, or remove it"
                yield problem_at(TOPICS_FILE, word, f"alias: {fault[0]}", hint, code="bad-alias")
            elif owner is not None:
                message = f"the alias “{word.text}” is already an address of the topic “{owner}”"
                hint = "remove it; an alias is a former id of this topic"
                yield problem_at(TOPICS_FILE, word, message, hint, code="duplicate-alias")
            else:
                owners[_address_key(word.text)] = topic_id


def _address_key(id: str) -> str:
    return urls.list_key(collision_key(id))


def _is_own_broader(topic_id: str, topics: dict[str, Topic]) -> bool:
    """Whether the chain of broader topics leads back to one of its members."""
    seen = {topic_id}
    current = topics[topic_id].broader
    while current and current in topics:
        if current in seen:
            return True
        seen.add(current)
        current = topics[current].broader
    return False
