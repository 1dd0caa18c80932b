"""Changes → the groups of files that they can affect, so that a small edit takes little time.

A *group* is all files that exist because of one brief, topic, author, year or standing page: see
`site.pages`. The contract:
1. A group is affected if the context of one of its pages differs from the last publication. A group
   may be named without need: this takes a little time and changes no byte, because a page is
   written only if its fingerprint differs.
2. Everything that `pages` and `views` show of a brief, topic or author must be known here.
3. This module does not know layouts, or what every page may show: `build.incremental` compares
   them.

Pure. A test compares the values that all pages are given before and after random edits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from briefing.archive.relations import Archive, hidden_reason, sort_key
from briefing.archive.terms import broader_topics, term_ids
from briefing.archive.views import RELATED_DISTANCE
from briefing.core.model import Author, Brief, LocatedText, StandingPage, Topic
from briefing.core.paths import MARKDOWN
from briefing.site.pages import FINDER, HOME, SITE

INDEX, MEDIA, ASSETS = "index:", "media:", "assets:"
# If the archive is loaded, these are always made again.
ALWAYS = frozenset((HOME, SITE, FINDER, INDEX, MEDIA, ASSETS))
# With more changes, finding the affected groups takes as long as planning all pages.
_MAX_CHANGES = 1000

# The parts of a text, by what depends on them:
# - `place`: the lists that it is in, its neighbours and relations;
# - `shown`: what other pages show of it;
# - `claims`: what the text requires of other files, or they of it. A difference can cause errors;
# - `body`: what only its own page and the index show.
Part = Literal["place", "shown", "claims", "body"]

_BRIEF_PARTS: dict[Part, str] = {
    "shown": "title summary kind sources updates updated",
    "claims": "links anchors media",
    "body": "figure standfirst words minutes digest",
}
# Every page shows the titles of all standing pages.
_PAGE_PARTS: dict[Part, str] = {
    "shown": "summary",
    "claims": "links anchors media",
    "body": "digest",
}


def _parts(text: type[msgspec.Struct], named: dict[Part, str]) -> dict[str, Part]:
    """The part of each field. A field that is not listed belongs to `place`."""
    parts: dict[str, Part] = dict.fromkeys(text.__struct_fields__, "place")
    return parts | {field: part for part, fields in named.items() for field in fields.split()}


PARTS_OF_BRIEF = _parts(Brief, _BRIEF_PARTS)
PARTS_OF_PAGE = _parts(StandingPage, _PAGE_PARTS)


class Change(NamedTuple):
    """A text as it was when the site was last published, and as it is now. None means that there
    was, or is, no such text, or that it has errors."""

    path: str
    before: Brief | StandingPage | None
    after: Brief | StandingPage | None

    def parts(self) -> frozenset[Part]:
        """The parts of the text that differ. Lines and columns do not count."""
        before, after = self.before, self.after
        if before is None or after is None or type(before) is not type(after):
            return frozenset(PARTS_OF_BRIEF.values())
        fields = PARTS_OF_BRIEF if isinstance(after, Brief) else PARTS_OF_PAGE
        differ = {
            part
            for field, part in fields.items()
            if part != "claims" and not _is_same(getattr(before, field), getattr(after, field))
        }
        return frozenset(differ if _links_stay_valid(before, after) else differ | {"claims"})


def _is_same(before: object, after: object) -> bool:
    return before == after or _texts(before) == _texts(after)


def _texts(value: object) -> object:
    """The words without their lines and columns."""
    if isinstance(value, LocatedText):
        return value.text
    return tuple(map(_texts, value)) if isinstance(value, tuple) else value


def _links_stay_valid(before: Brief | StandingPage, after: Brief | StandingPage) -> bool:
    """Whether all links of the text, and all links to it, still have a target, if they had one."""
    links = {(link.target, link.fragment) for link in after.links}
    return (
        before.media == after.media
        and links <= {(link.target, link.fragment) for link in before.links}
        and set(before.anchors) <= set(after.anchors)
    )


class Published(NamedTuple):
    """What was true when the site was last published: the moment `at` (seconds since 1970), the
    topics and authors, and the ids of those that had a page."""

    at: int
    topics: dict[str, Topic]
    authors: dict[str, Author]
    topics_with_pages: frozenset[str]
    authors_with_pages: frozenset[str]


class Affected(NamedTuple):
    """The groups that are affected (None: all), and the years whose briefs changed, or are shown
    in another way in the index (None: all)."""

    groups: frozenset[str] | None
    years: frozenset[int] | None

    def includes(self, group: str) -> bool:
        """Whether a group is affected."""
        return self.groups is None or group in self.groups

    def adding(self, groups: frozenset[str] | None) -> Affected:
        """The same and these groups (None: all)."""
        if self.groups is None or groups is None:
            return Affected(None, self.years)
        return Affected(self.groups | groups, self.years)


EVERYTHING = Affected(None, None)


def affected_groups(
    archive: Archive, changes: Sequence[Change], last: Published, at: int
) -> Affected:
    """What changes since the last publication affect, in an archive that is loaded. The build's
    moment is `at`, in seconds since 1970."""
    moved: list[Brief] = []
    groups: set[str] = set()
    for change in changes:
        parts = change.parts()
        texts = [text for text in (change.before, change.after) if text]
        if "place" in parts and any(isinstance(text, StandingPage) for text in texts):
            return EVERYTHING
        groups.update(map(group_of, texts))
        if parts & {"place", "shown"}:
            moved += [text for text in texts if isinstance(text, Brief)]
    if len(changes) > _MAX_CHANGES or at < last.at:
        return EVERYTHING
    topics = _Vocabulary(last.topics, archive.topics)
    authors = _Vocabulary(last.authors, archive.authors)
    moved += _with_other_visibility(archive, last.at)
    redefined = topics.redefined(), authors.redefined()
    if any(redefined):
        moved += [b for b in archive.briefs if _uses(b, *redefined)]
    years: set[int] = set()
    topic_ids: set[str] = set()
    author_ids: set[str] = set()
    for brief in moved:
        near = [brief, *_related_briefs(brief, archive)]
        years.update(b.published.year for b in near)
        own = topics.ids(brief.topics)
        topic_ids |= own
        author_ids |= authors.ids(brief.authors)
        groups.update(map(group_of, (*near, *_neighbours(brief, own, archive))))
    named = topics.changed(), authors.changed()
    paged = archive.by_topic.keys() ^ last.topics_with_pages
    paged_authors = archive.by_author.keys() ^ last.authors_with_pages
    for brief in archive.briefs if any((*named, paged, paged_authors)) else ():
        own = {topic.id for topic in archive.topics_of[brief.slug]}
        by = {author.id for author in archive.authors_of[brief.slug]}
        if own & named[0] or by & named[1]:  # Lists show their names.
            years.add(brief.published.year)
            topic_ids |= own
            author_ids |= by
            groups.add(group_of(brief))
        elif own & paged or by & paged_authors:  # Only the brief itself links to their pages.
            groups.add(group_of(brief))
    linked = topics.linked(topic_ids | named[0] | paged)
    groups.update(f"topic:{id}" for id in linked | topics.narrower(named[0]))
    groups.update(f"author:{id}" for id in author_ids | named[1])
    groups.update(f"year:{year}" for year in _and_beside(years, archive))
    return Affected(ALWAYS.union(groups), frozenset(years))


def group_of(text: Brief | StandingPage) -> str:
    """The group of a text's own files."""
    return f"{'brief' if isinstance(text, Brief) else 'page'}:{text.slug}"


class _Vocabulary:
    """The topics or the authors, before and now."""

    def __init__(
        self, before: Mapping[str, Topic | Author], now: Mapping[str, Topic | Author]
    ) -> None:
        self.before, self.now = before, now
        self.words_before, self.words_now = term_ids(before), term_ids(now)

    def changed(self) -> set[str]:
        """The ids of all that were added, removed or changed."""
        if self.before == self.now:
            return set()
        ids = self.before.keys() | self.now.keys()
        return {id for id in ids if self.before.get(id) != self.now.get(id)}

    def redefined(self) -> set[str]:
        """The words that mean another topic or author than before."""
        before = self.words_before
        return {word for word, id in self.words_now.items() if before.get(word, id) != id}

    def ids(self, marks: tuple[LocatedText, ...]) -> set[str]:
        """What these words mean, before or now."""
        words = [mark.text.casefold() for mark in marks]
        return {
            known[word]
            for known in (self.words_before, self.words_now)
            for word in words
            if word in known
        }

    def linked(self, ids: set[str]) -> set[str]:
        """These topics, the broader ones, and those that show how many briefs one of them has."""
        counted = set(ids)
        for topics in self._topics():
            counted.update(
                t.id for id in ids if id in topics for t in broader_topics(topics[id], topics)
            )
        telling = {
            t.id for topics in self._topics() for t in topics.values() if counted & {*t.related}
        }
        return counted | telling

    def narrower(self, ids: set[str]) -> set[str]:
        """All topics below one of these: their pages show the names of the topics above."""
        if not ids:
            return set()
        return {
            topic.id
            for topics in self._topics()
            for topic in topics.values()
            if any(above.id in ids for above in broader_topics(topic, topics))
        }

    def _topics(self) -> list[dict[str, Topic]]:
        both = [self.now] if self.before == self.now else [self.before, self.now]
        return [{k: v for k, v in some.items() if isinstance(v, Topic)} for some in both]


def _with_other_visibility(archive: Archive, before: int) -> list[Brief]:
    """The briefs that are now hidden, visible or marked in another way than at that moment."""
    late = [
        b
        for b in archive.briefs
        if b.published.unix > before or (b.embargo and b.embargo.unix > before)
    ]
    return [b for b in late if hidden_reason(b, before) != archive.hidden_reasons.get(b.slug, "")]


def _uses(brief: Brief, topic_words: set[str], author_words: set[str]) -> bool:
    return any(mark.text.casefold() in topic_words for mark in brief.topics) or any(
        mark.text.casefold() in author_words for mark in brief.authors
    )


def _related_briefs(brief: Brief, archive: Archive) -> list[Brief]:
    """The briefs that name this one, or are named by it, as translations or as superseded."""
    marks = (*brief.supersedes, *filter(None, (brief.translation_of,)))
    related: list[Brief] = []
    for slug in {brief.slug, *(mark.text.removesuffix(MARKDOWN) for mark in marks)}:
        if slug in archive.by_slug:
            related.append(archive.by_slug[slug])
        related += archive.translations.get(slug, ())
    related += archive.superseded_by.get(brief.slug, ())
    return [*related, *archive.supersedes.get(brief.slug, ())]


def _neighbours(brief: Brief, topic_ids: set[str], archive: Archive) -> list[Brief]:
    """The briefs whose pages may show this one because it is, or was, near to them in time."""
    near = [*_around(archive.listed_briefs, brief, 1)]
    for id in topic_ids:
        near += _around(archive.by_exact_topic.get(id, ()), brief, RELATED_DISTANCE)
    return near


def _around(briefs: tuple[Brief, ...], brief: Brief, distance: int) -> tuple[Brief, ...]:
    """The briefs at most `distance` places before and after the place that `brief` has, or would
    have.

    If a brief was within this distance before and is not now, there is a new brief between them,
    and the neighbours of that brief are affected anyway.
    """
    place = bisect_left(briefs, sort_key(brief), key=sort_key)
    return briefs[max(0, place - distance) : place + distance + 1]


def _and_beside(years: Iterable[int], archive: Archive) -> set[int]:
    """These years, and the nearest years with briefs on either side: a year's page shows both."""
    known = sorted(int(year) for year in {b.published.iso[:4] for b in archive.listed_briefs})
    beside = set(years)
    for year in list(beside):
        place = bisect_left(known, year)
        beside.update(known[max(0, place - 1) : place + 2])
    return beside
