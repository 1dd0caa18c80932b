"""Briefs → the archive: who wrote about what, which briefs are in which lists, and which brief
replaces or translates which.

Pure. The moment of the build is an argument, never a clock. A brief is *hidden* if readers do not
see it yet: a draft, a brief under embargo, or a brief whose date is in the future. Hidden briefs
are in no output, unless the request includes drafts. A withdrawn brief is in every list, count,
feed and file of data, like all others; each of them names its status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from briefing.archive.aliases import alias_problems
from briefing.archive.series import parts_of, resolve_series
from briefing.archive.standing import translation_problems
from briefing.archive.terms import (
    Entry,
    TermIndex,
    broader_topics,
    several_terms_problems,
)
from briefing.archive.validate import (
    Content,
    FileIndex,
    Relations,
    address_problems,
    link_problems,
    resolve_relations,
    update_problems,
)
from briefing.core.collation import collation_key
from briefing.core.diagnostics import Problem
from briefing.core.model import Author, Brief, Moment, Series, StandingPage, Term, Topic, TopicText
from briefing.core.paths import AUTHORS_FILE, SITE_FILE, TOPICS_FILE


class Archive(msgspec.Struct, frozen=True):
    """The arranged briefs. In each tuple of briefs, the newest is the first.

    `briefs` have a page, and are in lists and feeds. `hidden_reasons` maps the slug of a hidden
    brief to the reason. `by_topic` counts a brief for the broader topics of its topics
    too, and `by_exact_topic` does not. `topic_terms` and `author_terms` map the terms that authors
    may write, in lower case, to ids. `narrower` maps a topic's id to the topics below it; those at
    the top are under the empty id. `by_series` has the briefs of each series in the order of their
    parts, and `series_of` maps the slug of a brief to its series. `topic_texts` has the
    introductions of topics by id and language. `next_release` is the moment when the next hidden
    brief becomes visible.
    """

    briefs: tuple[Brief, ...]
    standing_pages: tuple[StandingPage, ...]
    topics: dict[str, Topic]
    authors: dict[str, Author]
    topics_of: dict[str, tuple[Topic, ...]]
    authors_of: dict[str, tuple[Author, ...]]
    by_topic: dict[str, tuple[Brief, ...]]
    by_exact_topic: dict[str, tuple[Brief, ...]]
    by_author: dict[str, tuple[Brief, ...]]
    by_slug: dict[str, Brief]
    hidden_reasons: dict[str, str]
    topic_terms: dict[str, str]
    author_terms: dict[str, str]
    superseded_by: dict[str, tuple[Brief, ...]]
    supersedes: dict[str, tuple[Brief, ...]]
    originals: dict[str, Brief]
    translations: dict[str, tuple[Brief, ...]]
    narrower: dict[str, tuple[Topic, ...]]
    topic_texts: dict[str, dict[str, TopicText]] = {}
    glossary: tuple[Term, ...] = ()
    series: dict[str, Series] = {}
    series_of: dict[str, Series] = {}
    by_series: dict[str, tuple[Brief, ...]] = {}
    next_release: Moment | None = None


def sort_key(brief: Brief) -> tuple[int, str]:
    """The order of all lists: the newest brief first. Briefs of one moment are sorted by slug, so
    that the order depends on content alone."""
    return -brief.published.unix, brief.slug


def newest_first(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """These briefs in the order of all lists."""
    return tuple(sorted(briefs, key=sort_key))


def hidden_reason(brief: Brief, at: int) -> str:
    """Why a brief is hidden at `at` (Unix time in seconds): `draft`, `embargo`, `scheduled`, or an
    empty string if it is not."""
    if brief.status == "draft":
        return "draft"
    if brief.embargo and brief.embargo.unix > at:
        return "embargo"
    return "scheduled" if brief.published.unix > at else ""


def arrange(
    content: Content, *, at: int, drafts: bool = False, now: int | None = None
) -> tuple[Archive, tuple[Problem, ...]]:
    """Arrange the briefs as at `at` (Unix time in seconds), and check what no single file shows.

    With `drafts`, hidden briefs are arranged like all others, and `Archive.hidden_reasons` marks
    them. `now` is the present, if `at` is another moment.
    """
    topic_terms, topic_problems = _resolve_terms(content, "topic", TOPICS_FILE)
    author_terms, author_problems = _resolve_terms(content, "author", AUTHORS_FILE)
    topic_ids, author_ids = topic_terms.ids.values(), author_terms.ids.values()
    reasons = {b.slug: reason for b in content.briefs if (reason := hidden_reason(b, at))}
    files = FileIndex(content, reasons)
    languages_reliable = SITE_FILE not in content.unreliable_configs
    relations, relation_problems = resolve_relations(files, languages_reliable)
    series, series_problems = resolve_series(files, relations)
    problems = (
        *topic_problems,
        *author_problems,
        *address_problems(content),
        *alias_problems(content, {"topics": topic_ids, "authors": author_ids}),
        *link_problems(files),
        *update_problems(content, at if now is None else max(at, now)),
        *relation_problems,
        *series_problems,
        *translation_problems(content.standing_pages, content.unparsed, languages_reliable),
    )
    briefs = newest_first(b for b in content.briefs if drafts or b.slug not in reasons)
    archive = _archive(
        content, topic_terms, author_terms, relations, briefs=briefs, hidden_reasons=reasons
    )
    hidden = (brief for brief in content.briefs if brief.slug in reasons)
    archive = replace(
        archive,
        topic_texts=_topic_texts(content.topic_texts),
        glossary=content.glossary,
        series=series.series,
        series_of={slug: series.series[id] for slug, id in series.ids.items()},
        by_series=parts_of(briefs, series),
        next_release=_next_release(hidden, at),
    )
    return archive, problems


def _topic_texts(texts: Iterable[TopicText]) -> dict[str, dict[str, TopicText]]:
    """The introductions of topics by id and language."""
    by_id: dict[str, dict[str, TopicText]] = {}
    for text in texts:
        by_id.setdefault(text.slug, {})[text.lang] = text
    return by_id


def _archive(
    content: Content,
    topic_terms: TermIndex,
    author_terms: TermIndex,
    relations: Relations,
    *,
    briefs: tuple[Brief, ...],
    hidden_reasons: dict[str, str],
) -> Archive:
    """The archive of these briefs, except for the next release."""
    topics, authors = content.topics, content.authors
    if topics is None:
        topics = {id: Topic(id, name) for id, name in sorted(topic_terms.free_names.items())}
    if authors is None:
        authors = {id: Author(id, name) for id, name in sorted(author_terms.free_names.items())}
    by_slug = {brief.slug: brief for brief in briefs}
    relations = _visible_relations(relations, by_slug)
    by_exact_topic = _group(briefs, topic_terms.ids_of)
    with_broader = _add_broader(topic_terms.ids_of, topics)
    by_topic = by_exact_topic
    if with_broader is not topic_terms.ids_of:
        by_topic = _group(briefs, with_broader)
    return Archive(
        briefs=briefs,
        standing_pages=tuple(sorted(content.standing_pages, key=attrgetter("order", "slug"))),
        topics=topics,
        authors=authors,
        topics_of=_entries_of(topic_terms.ids_of, topics),
        authors_of=_entries_of(author_terms.ids_of, authors),
        by_topic=by_topic,
        by_exact_topic=by_exact_topic,
        by_author=_group(briefs, author_terms.ids_of),
        by_slug=by_slug,
        hidden_reasons=hidden_reasons,
        topic_terms=topic_terms.ids,
        author_terms=author_terms.ids,
        superseded_by=_reverse(relations.supersedes, by_slug),
        supersedes=relations.supersedes,
        originals=relations.translates,
        translations=_translation_groups(relations.translates, by_slug),
        narrower=_narrower_topics(topics, by_topic, content.language),
    )


# ---- topics and authors -------------------------------------------------------------------------


def _resolve_terms(content: Content, kind: str, path: str) -> tuple[TermIndex, list[Problem]]:
    """Resolve the terms of one `kind`, `topic` or `author`, whose vocabulary is in `path`."""
    terms_of = attrgetter(f"{kind}s")
    vocabulary = terms_of(content)
    index = TermIndex(kind, path, vocabulary, path in content.unreliable_configs)
    problems = index.resolve_all(content.briefs, terms_of)
    for file, refs in content.unparsed.items():
        terms = terms_of(refs)
        if vocabulary is not None:
            problems += index.resolve(file, terms)[1]
        else:  # Only correct briefs decide how a term is written.
            problems += several_terms_problems(file, terms, kind)
    return index, problems


def _entries_of(
    ids_of: dict[str, tuple[str, ...]], entries: dict[str, Entry]
) -> dict[str, tuple[Entry, ...]]:
    """The topics or authors of each brief. Briefs with the same ones share one tuple."""
    shared = {ids: tuple([entries[id] for id in ids]) for ids in set(ids_of.values())}
    return {slug: shared[ids] for slug, ids in ids_of.items()}


def _add_broader(
    topic_ids: dict[str, tuple[str, ...]], topics: dict[str, Topic]
) -> dict[str, tuple[str, ...]]:
    """The topics of each brief with all broader topics; `topic_ids` itself if there are none."""
    broader = {id: tuple(t.id for t in broader_topics(topics[id], topics)) for id in topics}
    if not any(broader.values()):
        return topic_ids
    return {
        slug: tuple({id: None for own in ids for id in (own, *broader[own])})
        for slug, ids in topic_ids.items()
    }


def _narrower_topics(
    topics: dict[str, Topic], by_topic: dict[str, tuple[Brief, ...]], lang: str
) -> dict[str, tuple[Topic, ...]]:
    """The topics below each topic that have briefs, by name in the language of the archive."""
    below: dict[str, list[Topic]] = defaultdict(list)
    for topic in sorted(topics.values(), key=lambda t: (collation_key(t.name, lang), t.id)):
        if topic.id in by_topic:
            below[topic.broader if topic.broader in topics else ""].append(topic)
    return {id: tuple(narrower) for id, narrower in below.items()}


def _group(
    briefs: tuple[Brief, ...], ids_of: dict[str, tuple[str, ...]]
) -> dict[str, tuple[Brief, ...]]:
    """The briefs of each id, sorted by id."""
    groups: dict[str, list[Brief]] = defaultdict(list)
    for brief in briefs:
        for id in ids_of[brief.slug]:
            groups[id].append(brief)
    return {id: tuple(groups[id]) for id in sorted(groups)}


# ---- relations between briefs -------------------------------------------------------------------


def _visible_relations(relations: Relations, by_slug: dict[str, Brief]) -> Relations:
    """The relations in which both briefs have a page."""
    supersedes = {
        slug: visible
        for slug, older in relations.supersedes.items()
        if slug in by_slug and (visible := newest_first(b for b in older if b.slug in by_slug))
    }
    translates = {
        slug: original
        for slug, original in relations.translates.items()
        if slug in by_slug and original.slug in by_slug
    }
    return Relations(supersedes, translates)


def _reverse(
    supersedes: dict[str, tuple[Brief, ...]], by_slug: dict[str, Brief]
) -> dict[str, tuple[Brief, ...]]:
    newer: dict[str, list[Brief]] = defaultdict(list)
    for slug, briefs in supersedes.items():
        for brief in briefs:
            newer[brief.slug].append(by_slug[slug])
    return {slug: newest_first(briefs) for slug, briefs in newer.items()}


def _translation_groups(
    originals: dict[str, Brief], by_slug: dict[str, Brief]
) -> dict[str, tuple[Brief, ...]]:
    """For each brief of a group of translations, the others: the original, then by language."""
    groups: dict[str, list[Brief]] = defaultdict(list)
    for slug, original in originals.items():
        groups[original.slug].append(by_slug[slug])
    others: dict[str, tuple[Brief, ...]] = {}
    for slug, translations in groups.items():
        group = (by_slug[slug], *sorted(translations, key=attrgetter("lang", "slug")))
        for brief in group:
            others[brief.slug] = tuple(b for b in group if b is not brief)
    return others


def _next_release(hidden: Iterable[Brief], at: int) -> Moment | None:
    """The moment when the next of these hidden briefs becomes visible by time alone."""
    releases = []
    for brief in hidden:
        moments = [m for m in (brief.published, brief.embargo) if m and m.unix > at]
        if moments and brief.status != "draft":
            releases.append(max(moments, key=attrgetter("unix")))
    return min(releases, key=attrgetter("unix"), default=None)
