"""Briefs → the archive: who wrote what about what, what answers what, and what clashes.

Pure: values in, values out. The moment of the build is an argument, never a clock. What this
module calls *listed* stands in lists and feeds; *shown* has a page (listed or withdrawn); all else
is hidden: drafts, briefs under embargo and briefs with a date to come are in no output at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from briefing.core.diagnostics import Problem, nearest, nearest_file
from briefing.core.model import (
    Author,
    Brief,
    Link,
    LocatedText,
    Moment,
    OutboundRefs,
    StandingPage,
    Topic,
)
from briefing.core.paths import AUTHORS_FILE, MARKDOWN, SITE_FILE, TOPICS_FILE, relative_link
from briefing.core.slugs import collision_key, slug_fault, slug_of, slugify
from briefing.core.urls import RESERVED_PAGES

Thing = TypeVar("Thing", Topic, Author)


class Archive(msgspec.Struct, frozen=True):
    """All that can be asked of the briefs. Tuples of briefs run from the newest to the oldest.

    `by_topic` counts a narrower topic's briefs for the broader ones too; `in_topic` doesn't. The
    words that authors may write for a topic or author, folded, lead to ids in `topic_words` and
    `author_words`.
    `due` is when the next hidden brief becomes visible, if one will.
    """

    shown: tuple[Brief, ...]
    listed: tuple[Brief, ...]
    standing: tuple[StandingPage, ...]
    topics: dict[str, Topic]
    authors: dict[str, Author]
    topics_of: dict[str, tuple[Topic, ...]]
    authors_of: dict[str, tuple[Author, ...]]
    by_topic: dict[str, tuple[Brief, ...]]
    in_topic: dict[str, tuple[Brief, ...]]
    by_author: dict[str, tuple[Brief, ...]]
    by_slug: dict[str, Brief]
    hidden: dict[str, str]
    topic_words: dict[str, str]
    author_words: dict[str, str]
    superseded_by: dict[str, tuple[Brief, ...]]
    supersedes: dict[str, tuple[Brief, ...]]
    original: dict[str, Brief]
    translations: dict[str, tuple[Brief, ...]]
    narrower: dict[str, tuple[Topic, ...]]
    due: Moment | None


def order(brief: Brief) -> tuple[int, str]:
    """What lists are sorted by: the newest first; briefs of one moment by slug, so that the order
    depends on content alone."""
    return -brief.published.unix, brief.slug


def newest_first(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    return tuple(sorted(briefs, key=order))


def why_hidden(brief: Brief, at: int) -> str:
    """`draft`, `embargo` or `scheduled` where a brief is in no output at `at` (Unix seconds)."""
    if brief.status == "draft":
        return "draft"
    if brief.embargo and brief.embargo.unix > at:
        return "embargo"
    return "scheduled" if brief.published.unix > at else ""


def collect(
    briefs: tuple[Brief, ...],
    standing: tuple[StandingPage, ...],
    topics: dict[str, Topic] | None,
    authors: dict[str, Author] | None,
    *,
    at: int,
    drafts: bool = False,
    unread: Mapping[str, OutboundRefs] = {},
    doubtful: frozenset[str] = frozenset(),
) -> tuple[Archive, tuple[Problem, ...]]:
    """Arrange the briefs, and find what no single file shows.

    `topics` and `authors` are the vocabularies, or None where any word will do. With `drafts`,
    hidden briefs are shown and listed too, marked by `Archive.hidden`. Files that are there and
    could not be read are `unread`, by their paths: what leads to one of them can't be judged, and
    of what they say themselves, all but their relations. Nor can what rests on the settings files
    that are `doubtful`, since they have errors.
    """
    desk = _Desk(briefs, standing, unread, SITE_FILE in doubtful)
    topic_words = _Words("topic", TOPICS_FILE, topics, TOPICS_FILE in doubtful)
    author_words = _Words("author", AUTHORS_FILE, authors, AUTHORS_FILE in doubtful)
    topic_ids = _all_resolved(briefs, attrgetter("topics"), topic_words, desk)
    author_ids = _all_resolved(briefs, attrgetter("authors"), author_words, desk)
    for path, claims in unread.items():
        if topics is not None:
            _resolved(path, claims.topics, topic_words, desk)
        if authors is not None:
            _resolved(path, claims.authors, author_words, desk)
    free_topics = {id: Topic(id, name) for id, name in sorted(topic_words.free.items())}
    free_authors = {id: Author(id, name) for id, name in sorted(author_words.free.items())}
    all_topics = free_topics if topics is None else topics
    all_authors = free_authors if authors is None else authors

    held = [b for b in briefs if b.embargo or b.status == "draft" or b.published.unix > at]
    hidden = {b.slug: why for b in held if (why := why_hidden(b, at))}
    desk.addresses()
    desk.links(hidden)
    supersedes, translates = desk.relations(hidden)

    shown = newest_first(b for b in briefs if drafts or b.slug not in hidden)
    listed = tuple(b for b in shown if b.status != "withdrawn")
    in_topic = _grouped(listed, topic_ids)
    all_ids = _and_broader(topic_ids, all_topics)
    with_broader = in_topic if all_ids is topic_ids else _grouped(listed, all_ids)
    visible = {b.slug for b in shown}
    original = {s: o for s, o in translates.items() if s in visible and o.slug in visible}
    archive = Archive(
        shown=shown,
        listed=listed,
        standing=tuple(sorted(standing, key=lambda p: (p.order, p.slug))),
        topics=all_topics,
        authors=all_authors,
        topics_of=_named(topic_ids, all_topics),
        authors_of=_named(author_ids, all_authors),
        by_topic=with_broader,
        in_topic=in_topic,
        by_author=_grouped(listed, author_ids),
        by_slug={b.slug: b for b in shown},
        hidden=hidden,
        topic_words=topic_words.ids,
        author_words=author_words.ids,
        superseded_by=_turned(supersedes, visible, desk.by_slug),
        supersedes={
            s: kept
            for s, many in supersedes.items()
            if s in visible and (kept := newest_first(b for b in many if b.slug in visible))
        },
        original=original,
        translations=_translations(original, desk.by_slug),
        narrower=_narrower(all_topics, with_broader),
        due=_due(held, at),
    )
    return archive, tuple(desk.problems)


# What only a brief's own page shows of it; and what others show too, but are not arranged by.
_OWN = ("figure", "standfirst", "links", "anchors", "media", "words", "minutes", "digest")
_SAID = ("title", "summary", "kind", "sources", "updates", "updated")


def alike(one: Brief, other: Brief) -> bool:
    """Whether two states of a brief are the same to all pages but its own."""
    return _same_but_for(_OWN, one, other)


def keeps_sound(old: Brief, new: Brief) -> bool:
    """Whether links still lead somewhere and pictures are there, if so they did and were before."""
    links = {(link.target, link.fragment) for link in new.links}
    return (
        old.media == new.media
        and links <= {(link.target, link.fragment) for link in old.links}
        and set(old.anchors) <= set(new.anchors)
    )


def _same_but_for(names: tuple[str, ...], one: Brief, other: Brief) -> bool:
    return one == replace(other, **{name: getattr(one, name) for name in names})


def in_place_of(archive: Archive, old: Brief, new: Brief) -> Archive | None:
    """The archive with a brief in the place of its earlier state; None where the archive would be
    arranged otherwise, or links could be unsound.

    Relations keep the earlier state, which is all the same to the page of the brief itself.
    """
    if not (_same_but_for(_OWN + _SAID, old, new) and keeps_sound(old, new)):
        return None

    def swapped(briefs: tuple[Brief, ...]) -> tuple[Brief, ...]:
        place = bisect_left(briefs, order(old), key=order)
        if place == len(briefs) or briefs[place] is not old:
            return briefs
        return (*briefs[:place], new, *briefs[place + 1 :])

    def all_swapped(groups: dict[str, tuple[Brief, ...]]) -> dict[str, tuple[Brief, ...]]:
        return {id: swapped(briefs) for id, briefs in groups.items()}

    return replace(
        archive,
        shown=swapped(archive.shown),
        listed=swapped(archive.listed),
        by_topic=all_swapped(archive.by_topic),
        in_topic=all_swapped(archive.in_topic),
        by_author=all_swapped(archive.by_author),
        by_slug={**archive.by_slug, new.slug: new},
    )


# ---- topics and authors -------------------------------------------------------------------------


def words_for(known: Mapping[str, Topic | Author]) -> dict[str, str]:
    """The words that authors may write for topics or authors, folded, and the ids that they mean:
    an id, a name, or a name in another language. What means two things means the first of them."""
    ids: dict[str, str] = {}
    for id, entry in known.items():
        for word in (id, entry.name, *entry.names.values()):
            ids.setdefault(word.casefold(), id)
    return ids


_BETWEEN = re.compile("[,;，、；]")
_AND = re.compile(" and | & ")


class _Words(msgspec.Struct):
    """The words that may stand for a topic or an author, and the ids that they mean: `ids` by the
    word folded, `exact` by words as they were found good before, for a quick look. `former` ids
    lead to those of today. Where what is known is `doubtful`, an unknown word means nothing and
    nothing is said of it."""

    what: str
    path: str
    known: dict[str, Topic] | dict[str, Author] | None
    doubtful: bool
    ids: dict[str, str] = {}
    exact: dict[str, str] = {}
    free: dict[str, str] = {}
    former: dict[str, str] = {}

    def __post_init__(self) -> None:
        self.ids |= words_for(self.known or {})
        for id, entry in (self.known or {}).items():
            for alias in entry.aliases if isinstance(entry, Topic) else ():
                self.former[alias.casefold()] = id

    def id(self, mark: LocatedText) -> tuple[str, str, str]:
        """The id a word means, or an empty one with what is wrong and the cure."""
        found = self.ids.get(mark.text.casefold())
        if found is not None and (self.known is not None or self.free[found] == mark.text):
            self.exact[mark.text] = found
            return found, "", ""
        if self.doubtful:
            return "", "", ""
        if self.known is not None:
            several = self._several(mark.text)
            if several:
                hint = f"write several in square brackets: [{', '.join(several)}]"
                return "", f"“{mark.text}” is no {self.what}", hint
            close = nearest(mark.text, [*self.known, *(e.name for e in self.known.values())])
            where = f"{self.what.capitalize()}s are listed in {self.path}."
            hint = f"did you mean “{close}”? {where}" if close else where
            if mark.text.casefold() in self.former:
                hint = f"it is now “{self.former[mark.text.casefold()]}”"
            return "", f"unknown {self.what} “{mark.text}”", hint
        return self._take(mark)

    def _several(self, text: str) -> list[str]:
        """The words that a text seems to list: one known word, and more."""
        parts: list[str] = []
        for part in map(str.strip, _BETWEEN.split(text)):
            parts += [part] if part.casefold() in self.ids else map(str.strip, _AND.split(part))
        known = any(part.casefold() in self.ids for part in parts)
        return parts if known and len(parts) > 1 and all(parts) else []

    def _take(self, mark: LocatedText) -> tuple[str, str, str]:
        id = slugify(mark.text)
        fault = slug_fault(id)
        if fault:
            return "", f"the {self.what} “{mark.text}” cannot be an address: {fault[0]}", fault[1]
        other = self.free.setdefault(id, mark.text)
        if other != mark.text:
            message = f"the {self.what} “{mark.text}” is also written “{other}”"
            return "", message, "write it one way in all briefs"
        self.ids[mark.text.casefold()] = id
        return id, "", ""


def _all_resolved(
    briefs: Iterable[Brief],
    marks_of: Callable[[Brief], tuple[LocatedText, ...]],
    words: _Words,
    desk: _Desk,
) -> dict[str, tuple[str, ...]]:
    """By slug, the ids that each brief's marks mean."""
    exact = words.exact
    found = {}
    alone: dict[str, tuple[str, ...]] = {}
    for brief in briefs:
        marks = marks_of(brief)
        if len(marks) == 1 and (known := alone.get(marks[0].text)):
            found[brief.slug] = known
            continue
        try:
            ids = tuple([exact[mark.text] for mark in marks])
        except KeyError:
            ids = ()
        if len(set(ids)) < len(marks):
            ids = _resolved(brief.path, marks, words, desk)
        elif len(marks) == 1:
            alone[marks[0].text] = ids
        found[brief.slug] = ids
    return found


def _resolved(
    path: str, marks: tuple[LocatedText, ...], words: _Words, desk: _Desk
) -> tuple[str, ...]:
    """The ids that marks mean, and problems for the desk."""
    ids: list[str] = []
    said = set()
    for mark in marks:
        id, wrong, hint = words.id(mark)
        if wrong:
            desk.say(path, mark, wrong, hint)
        elif id and id not in ids:
            ids.append(id)
        elif id and mark.text not in said:  # The same word twice was told when it was read.
            desk.say(path, mark, f"“{mark.text}” names the same {words.what} again", "remove it")
        said.add(mark.text)
    return tuple(ids)


def _named(
    ids_of: dict[str, tuple[str, ...]], things: dict[str, Thing]
) -> dict[str, tuple[Thing, ...]]:
    """The topics or authors of each brief; briefs with the same ones share them."""
    shared = {ids: tuple([things[id] for id in ids]) for ids in set(ids_of.values())}
    return {slug: shared[ids] for slug, ids in ids_of.items()}


def _and_broader(
    topic_ids: dict[str, tuple[str, ...]], topics: dict[str, Topic]
) -> dict[str, tuple[str, ...]]:
    above = {id: tuple(t.id for t in trail(topic, topics)) for id, topic in topics.items()}
    if not any(above.values()):
        return topic_ids
    return {
        slug: tuple({id: None for own in ids for id in (own, *above[own])})
        for slug, ids in topic_ids.items()
    }


def trail(topic: Topic, topics: dict[str, Topic]) -> tuple[Topic, ...]:
    """The broader topics of a topic, the broadest first."""
    above: list[Topic] = []
    here = topics.get(topic.broader)
    while here is not None and here not in above:
        above.append(here)
        here = topics.get(here.broader)
    return tuple(reversed(above))


def _narrower(
    topics: dict[str, Topic], used: dict[str, tuple[Brief, ...]]
) -> dict[str, tuple[Topic, ...]]:
    """Topics below each topic, by name; the tops of the tree stand under the empty id."""
    below: dict[str, list[Topic]] = defaultdict(list)
    for topic in sorted(topics.values(), key=lambda t: (t.name.casefold(), t.id)):
        if topic.id in used:
            below[topic.broader if topic.broader in topics else ""].append(topic)
    return {id: tuple(many) for id, many in below.items()}


def _grouped(
    briefs: tuple[Brief, ...], ids_of: dict[str, tuple[str, ...]]
) -> dict[str, tuple[Brief, ...]]:
    groups: dict[str, list[Brief]] = {}
    for brief in briefs:
        for id in ids_of[brief.slug]:
            group = groups.get(id)
            if group is None:
                group = groups[id] = []
            group.append(brief)
    return {id: tuple(groups[id]) for id in sorted(groups)}


# ---- relations between briefs -------------------------------------------------------------------


def _turned(
    supersedes: dict[str, tuple[Brief, ...]], visible: set[str], by_slug: dict[str, Brief]
) -> dict[str, tuple[Brief, ...]]:
    turned: dict[str, list[Brief]] = defaultdict(list)
    for newer, older in supersedes.items():
        if newer in visible:
            for brief in older:
                turned[brief.slug].append(by_slug[newer])
    return {slug: newest_first(many) for slug, many in turned.items()}


def _translations(
    original: dict[str, Brief], by_slug: dict[str, Brief]
) -> dict[str, tuple[Brief, ...]]:
    """For each brief of a group of translations, the others: the original, then by language."""
    groups: dict[str, list[Brief]] = defaultdict(list)
    for slug, first in original.items():
        groups[first.slug].append(by_slug[slug])
    others: dict[str, tuple[Brief, ...]] = {}
    for first_slug, many in groups.items():
        group = (by_slug[first_slug], *sorted(many, key=lambda b: (b.lang, b.slug)))
        for brief in group:
            others[brief.slug] = tuple(b for b in group if b is not brief)
    return others


def _due(held: Iterable[Brief], at: int) -> Moment | None:
    """When the next of these briefs falls due that only waits for its time."""
    waits = []
    for brief in held:
        if brief.status == "draft":
            continue
        gates = [m for m in (brief.published, brief.embargo) if m and m.unix > at]
        if gates:
            waits.append(max(gates, key=lambda m: m.unix))
    return min(waits, key=lambda m: m.unix, default=None)


class _Desk:
    """The checks that need more than one file. Collects problems; one use, then thrown away."""

    def __init__(
        self,
        briefs: tuple[Brief, ...],
        standing: tuple[StandingPage, ...],
        unread: Mapping[str, OutboundRefs],
        doubtful: bool,
    ) -> None:
        self.briefs = briefs
        self.standing = standing
        self.unread = unread
        self.doubtful = doubtful  # Whether the archive's language may be another one.
        self.unread_slugs = {slug_of(path) for path in unread}
        self.by_slug = {b.slug: b for b in briefs}
        self.by_path: dict[str, Brief | StandingPage] = {
            **{b.path: b for b in briefs},
            **{p.path: p for p in standing},
        }
        self.aliases = {a.text: b for b in briefs for a in b.aliases}
        self.problems: list[Problem] = []

    def say(
        self, path: str, mark: LocatedText | None, message: str, hint: str, code: str = ""
    ) -> None:
        line, column, width = (mark.line, mark.column, len(mark.text)) if mark else (0, 0, 1)
        self.problems.append(Problem(path, line, column, message, hint, width, code=code))

    def addresses(self) -> None:
        """Two files with one address, also where only case or Unicode form differ."""
        owner: dict[str, Brief] = {}
        slugs = "\n".join(self.by_slug)
        # Mostly no slug is another folded, and one look at all of them will do.
        alone = len(self.by_slug) == len(self.briefs) and slugs.isascii() and slugs == slugs.lower()
        if alone:
            owner |= self.by_slug
        briefs = sorted([b for b in self.briefs if b.aliases or not alone], key=attrgetter("path"))
        for brief in () if alone else briefs:
            first = owner.setdefault(collision_key(brief.slug), brief)
            if first is not brief:
                message = f"this brief has the address of {first.path}"
                hint = "rename one of the two files; subfolders do not tell briefs apart"
                self.say(brief.path, None, message, hint)
        for brief in briefs:
            for alias in brief.aliases:
                first = owner.setdefault(collision_key(alias.text), brief)
                if first is not brief or alias.text == brief.slug:
                    whose = "its own" if first is brief else f"the address of {first.path}"
                    message = f"the alias “{alias.text}” is {whose}"
                    self.say(brief.path, alias, message, "an alias is a former slug; remove it")
        pages: dict[str, StandingPage] = {}
        for page in sorted(self.standing, key=lambda p: p.path):
            name = collision_key(page.slug)
            if name in {collision_key(r) for r in RESERVED_PAGES}:
                message = f"the name “{page.slug}” is reserved for a page of the site"
                self.say(page.path, None, message, "rename the file")
            elif pages.setdefault(name, page) is not page:
                message = f"this page has the address of {pages[name].path}"
                self.say(page.path, None, message, "rename one of the two files")

    def links(self, hidden: dict[str, str]) -> None:
        sources = [(b.path, b.links, b.slug not in hidden) for b in self.briefs if b.links]
        sources += [(p.path, p.links, True) for p in self.standing]
        # Whether readers see a text that has errors, nobody knows yet.
        sources += [(path, claims.links, False) for path, claims in self.unread.items()]
        for path, links, seen_by_readers in sources:
            for link in links:
                target = self.by_path.get(link.target)
                if link.target in self.unread:
                    continue
                if target is None:
                    hint = self._path_hint(path, link)
                    self._link(path, link, f"there is no {link.target}", hint)
                elif isinstance(target, Brief) and target.slug in hidden and seen_by_readers:
                    why = _WHY[hidden[target.slug]]
                    hint = "readers would find nothing there; link to it once it is out"
                    self._link(path, link, f"{link.target} is {why}", hint)
                elif link.fragment and link.fragment not in target.anchors:
                    close = nearest(link.fragment, target.anchors)
                    hint = (
                        f"did you mean “#{close}”?"
                        if close
                        else "it has: " + ", ".join(f"#{a}" for a in target.anchors[:8])
                    )
                    if not target.anchors:
                        hint = "that page has no headings; link to it without “#…”"
                    message = f"{link.target} has no heading “#{link.fragment}”"
                    self._link(path, link, message, hint)

    def _link(self, path: str, link: Link, message: str, hint: str) -> None:
        width = max(1, len(link.text))
        self.problems.append(Problem(path, link.line, link.column, message, hint, width))

    def _path_hint(self, path: str, link: Link) -> str:
        slug = slug_of(link.target).removesuffix(".html")
        if slug in self.aliases:
            return f"it is now {relative_link(path, self.aliases[slug].path)}"
        close = nearest_file(link.target, {*self.by_path, *self.unread} - {path})
        if close:
            return f"did you mean {relative_link(path, close)}?"
        return "links name the file, as in other-brief.md"

    def relations(
        self, hidden: dict[str, str]
    ) -> tuple[dict[str, tuple[Brief, ...]], dict[str, Brief]]:
        """Slug → the briefs it supersedes; slug → the brief it translates."""
        supersedes: dict[str, tuple[Brief, ...]] = {}
        translates: dict[str, Brief] = {}
        for brief in self.briefs:
            if brief.supersedes:
                older = [self._other(brief, m, "supersedes", hidden) for m in brief.supersedes]
                supersedes[brief.slug] = newest_first(o for o in older if o)
            if brief.translation_of:
                first = self._other(brief, brief.translation_of, "translation_of", hidden)
                if first and first.lang == brief.lang and not self.doubtful:
                    message = f"“{first.slug}” is in the same language ({brief.lang})"
                    self.say(brief.path, brief.translation_of, message, "set lang in one of them")
                elif first and first.translation_of:
                    message = f"“{first.slug}” is a translation itself"
                    hint = f"name the original: {first.translation_of.text}"
                    self.say(brief.path, brief.translation_of, message, hint)
                elif first:
                    translates[brief.slug] = first
        for slug in supersedes:
            if _leads_back(slug, supersedes):
                brief = self.by_slug[slug]
                message = "the briefs that this one supersedes supersede it in turn"
                self.say(brief.path, brief.supersedes[0], message, "remove one of the two")
        return supersedes, translates

    def _other(
        self, brief: Brief, mark: LocatedText, key: str, hidden: dict[str, str]
    ) -> Brief | None:
        slug = mark.text.removesuffix(MARKDOWN)
        other = self.by_slug.get(slug)
        if slug in self.unread_slugs:
            return None
        if other is None:
            close = nearest(slug, self.by_slug)
            hint = f"did you mean “{close}”?" if close else f"{key} takes a slug: a file's name"
            if slug in self.aliases:
                hint = f"it is now “{self.aliases[slug].slug}”"
            self.say(brief.path, mark, f"there is no brief “{slug}”", hint)
        elif other is brief:
            self.say(brief.path, mark, f"the brief names itself under {key}", "remove it")
            return None
        elif other.slug in hidden and brief.slug not in hidden:
            why = _WHY[hidden[other.slug]]
            hint = "publish it first, or hold this one back too"
            self.say(brief.path, mark, f"“{other.slug}” is {why}", hint)
        return other


_WHY = {
    "draft": "a draft and not published",
    "embargo": "still under embargo",
    "scheduled": "not published yet",
}


def _leads_back(slug: str, supersedes: dict[str, tuple[Brief, ...]]) -> bool:
    seen: set[str] = set()
    ahead = [b.slug for b in supersedes.get(slug, ())]
    while ahead:
        here = ahead.pop()
        if here == slug:
            return True
        if here not in seen:
            seen.add(here)
            ahead += [b.slug for b in supersedes.get(here, ())]
    return False
