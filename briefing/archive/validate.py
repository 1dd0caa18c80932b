"""What no single file shows: addresses that two files share, and links and relations without a
target.

Pure. Every check returns problems instead of raising an exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

import msgspec

from briefing.core.diagnostics import MAX_OF_A_KIND, Problem, problem_at
from briefing.core.model import (
    Author,
    Brief,
    Link,
    LocatedText,
    NamedBrief,
    OutboundRefs,
    Series,
    StandingPage,
    Term,
    Text,
    Topic,
    TopicText,
)
from briefing.core.paths import MARKDOWN, relative_link
from briefing.core.proposals import nearest, nearest_file, suggest
from briefing.core.slugs import collision_key, slug_of
from briefing.core.urls import RESERVED_PAGES

_MAX_PROPOSED_HEADINGS = 8
_LINK_HINT = "a link names a file, for example other-brief.md"
WHY_HIDDEN = {
    "draft": "a draft and not published",
    "embargo": "still under embargo",
    "scheduled": "not published yet",
}


class Content(msgspec.Struct, frozen=True):
    """What was parsed from the files of an archive.

    `topics`, `authors` and `series` are the vocabularies, or None if any term is allowed.
    `topic_texts` are the introductions of topics, and `named_briefs` the briefs that settings name.
    `unparsed` maps the paths of the files that have errors to what these files refer to: whatever
    leads to one of them cannot be checked. `unreliable_configs` are the settings files that have
    errors: briefs are not checked against them. `language` is the tag of the archive.
    """

    briefs: tuple[Brief, ...]
    standing_pages: tuple[StandingPage, ...] = ()
    topics: dict[str, Topic] | None = None
    authors: dict[str, Author] | None = None
    unparsed: Mapping[str, OutboundRefs] = {}
    unreliable_configs: frozenset[str] = frozenset()
    series: dict[str, Series] | None = None
    topic_texts: tuple[TopicText, ...] = ()
    named_briefs: tuple[NamedBrief, ...] = ()
    glossary: tuple[Term, ...] = ()
    language: str = "en"


class FileIndex:
    """Finds the files of an archive by slug, by path and by alias. `hidden_reasons` maps the slug
    of a brief that readers do not see to the reason."""

    def __init__(self, content: Content, hidden_reasons: dict[str, str]) -> None:
        briefs, pages = content.briefs, content.standing_pages
        self.content, self.hidden_reasons = content, hidden_reasons
        self.by_slug = {brief.slug: brief for brief in briefs}
        self.by_path: dict[str, Text] = {page.path: page for page in pages}
        self.by_path |= {text.path: text for text in content.topic_texts}
        self.by_path |= {brief.path: brief for brief in briefs}
        self.by_alias = {alias.text: brief for brief in briefs for alias in brief.aliases}
        self._similar: dict[str, str] = {}

    def similar_file(self, path: str, target: str) -> str:
        """The file with the most similar name to `target`, except `path`; an empty string if none
        is similar. Many briefs may name the same file, and the search takes long."""
        paths = {*self.by_path, *self.content.unparsed}
        if target not in self._similar:
            self._similar[target] = nearest_file(target, paths)
        close = self._similar[target]
        return close if close != path else nearest_file(target, paths - {path})


# ---- addresses ----------------------------------------------------------------------------------


def address_problems(content: Content) -> list[Problem]:
    """Files that have the same address, or addresses that differ only in case or Unicode form."""
    return [
        *_brief_address_problems(content.briefs),
        *_page_address_problems(content.standing_pages),
    ]


def _brief_address_problems(briefs: Iterable[Brief]) -> Iterable[Problem]:
    owners: dict[str, Brief] = {}
    for brief in sorted(briefs, key=attrgetter("path")):
        owner = owners.setdefault(collision_key(brief.slug), brief)
        if owner is not brief:
            message = f"this brief has the address of {owner.path}"
            hint = "rename one of the two files; a subfolder does not change the address"
            yield Problem(brief.path, 0, 0, message, hint, code="duplicate-address")


def _page_address_problems(pages: tuple[StandingPage, ...]) -> Iterable[Problem]:
    reserved = {collision_key(name) for name in RESERVED_PAGES}
    owners: dict[str, StandingPage] = {}
    for page in sorted(pages, key=attrgetter("path")):
        key = collision_key(page.slug)
        if key in reserved:
            message = f"the name “{page.slug}” is reserved for a page of the site"
            yield Problem(page.path, 0, 0, message, "rename the file", code="reserved-name")
        elif owners.setdefault(key, page) is not page:
            message = f"this page has the address of {owners[key].path}"
            hint = "rename one of the two files"
            yield Problem(page.path, 0, 0, message, hint, code="duplicate-address")


# ---- updates ------------------------------------------------------------------------------------


def update_problems(content: Content, now: int) -> Iterable[Problem]:
    """Updates with a date later than `now` (Unix time in seconds). A brief that is published later
    may have updates up to its own publication."""
    for brief in (brief for brief in content.briefs if brief.updates):
        latest = max(now, brief.published.unix, brief.embargo.unix if brief.embargo else 0)
        places = brief.update_dates or len(brief.updates) * (LocatedText("", 0, 0),)
        for update, place in zip(brief.updates, places, strict=True):
            if update.date.unix > latest:
                message = f"the update of {update.date.iso[:10]} is in the future"
                hint = "write the date when the change was made, today at the latest"
                yield problem_at(brief.path, place, message, hint, code="future-update")


# ---- links --------------------------------------------------------------------------------------


def link_problems(files: FileIndex) -> Iterable[Problem]:
    """Links to files and headings that do not exist, or to briefs that readers do not see."""
    hidden = files.hidden_reasons
    for brief in files.content.briefs:
        if brief.links:
            yield from _link_problems(brief.path, brief.links, brief.slug not in hidden, files)
    pages: tuple[StandingPage | TopicText, ...] = files.content.standing_pages
    for page in (*pages, *files.content.topic_texts):
        yield from _link_problems(page.path, page.links, True, files)
    for path, refs in files.content.unparsed.items():
        # It is not known whether readers would see a file that has errors.
        yield from _link_problems(path, refs.links, False, files)


def _link_problems(
    path: str, links: tuple[Link, ...], is_public: bool, files: FileIndex
) -> Iterable[Problem]:
    dead = 0
    for link in links:
        if link.target in files.content.unparsed:
            continue
        target = files.by_path.get(link.target)
        if target is None:
            dead += 1
            # The others are not shown, and each search takes time.
            hint = _missing_file_hint(path, link, files) if dead <= MAX_OF_A_KIND else _LINK_HINT
            yield problem_at(path, link, f"there is no {link.target}", hint, code="dead-link")
            continue
        reason = files.hidden_reasons.get(target.slug) if isinstance(target, Brief) else None
        if reason and is_public:
            message = f"{link.target} is {WHY_HIDDEN[reason]}"
            hint = "readers would find no page; remove the link until that brief is published"
            yield problem_at(path, link, message, hint, code="hidden-link")
        elif link.fragment and link.fragment not in target.anchors:
            message = f"{link.target} has no heading “#{link.fragment}”"
            hint = _heading_hint(link, target.anchors)
            yield problem_at(path, link, message, hint, code="dead-fragment")


def _heading_hint(link: Link, anchors: tuple[str, ...]) -> str:
    if not anchors:
        return "that page has no headings; remove “#…” from the link"
    close = nearest(link.fragment, anchors)
    if close:
        return f"did you mean “#{close}”?"
    return "its headings are: " + ", ".join(f"#{a}" for a in anchors[:_MAX_PROPOSED_HEADINGS])


def _missing_file_hint(path: str, link: Link, files: FileIndex) -> str:
    slug = slug_of(link.target).removesuffix(".html")
    if slug in files.by_alias:
        return f"it is now {relative_link(path, files.by_alias[slug].path)}"
    close = files.similar_file(path, link.target)
    if close:
        found = files.by_path.get(close)
        fragment = f"#{link.fragment}" if found and link.fragment in found.anchors else ""
        return f"did you mean {relative_link(path, close)}{fragment}?"
    return _LINK_HINT


# ---- relations ----------------------------------------------------------------------------------


class Relations(msgspec.Struct, frozen=True):
    """What briefs say of other briefs, by slug: those that a brief supersedes, and the one that it
    translates."""

    supersedes: dict[str, tuple[Brief, ...]]
    translates: dict[str, Brief]


def resolve_relations(
    files: FileIndex, languages_reliable: bool
) -> tuple[Relations, list[Problem]]:
    """The relations between briefs, and their problems.

    The language of a brief is reliable unless the settings, which name the archive's language, have
    errors.
    """
    supersedes: dict[str, tuple[Brief, ...]] = {}
    translates: dict[str, Brief] = {}
    problems: list[Problem] = []
    for brief in files.content.briefs:
        older = []
        for slug in brief.supersedes:
            other, wrong = _related_brief(brief, slug, "supersedes", files)
            problems += wrong
            older += [other] if other else []
        if brief.supersedes:
            supersedes[brief.slug] = tuple(older)
        if brief.translation_of:
            original, wrong = _original(brief, brief.translation_of, files, languages_reliable)
            problems += wrong
            if original:
                translates[brief.slug] = original
    problems += _order_problems(supersedes, files)
    if languages_reliable:
        problems += _repeated_translations(translates, supersedes, files)
    return Relations(supersedes, translates), problems


def _order_problems(
    supersedes: dict[str, tuple[Brief, ...]], files: FileIndex
) -> Iterator[Problem]:
    """Each circle of briefs, at its oldest one; and briefs that supersede a newer one."""
    newer = [brief for brief in files.content.briefs if brief.supersedes]
    in_circles: set[str] = set()
    for brief in sorted(newer, key=lambda brief: (brief.published.unix, brief.path)):
        older = _all_superseded(brief.slug, supersedes)
        if brief.slug in older - in_circles:
            circle = {slug for slug in older if brief.slug in _all_superseded(slug, supersedes)}
            in_circles |= circle
            message = "this brief supersedes itself, directly or through other briefs"
            hint = f"remove “supersedes” from one of these briefs: {', '.join(sorted(circle))}"
            first = brief.supersedes[0]
            yield problem_at(brief.path, first, message, hint, code="circular-relation")
        for other in () if brief.slug in in_circles else supersedes[brief.slug]:
            is_newer = other.published.iso[:10] > brief.published.iso[:10]
            if is_newer and other.slug not in files.hidden_reasons:
                message = f"“{other.slug}” is newer than this brief, so this cannot supersede it"
                hint = f"delete it here, and write “supersedes: {brief.slug}” in {other.path}"
                places = {name.text.removesuffix(MARKDOWN): name for name in brief.supersedes}
                place = places[other.slug]
                yield problem_at(brief.path, place, message, hint, code="newer-brief", warning=True)


def _repeated_translations(
    translates: dict[str, Brief], supersedes: dict[str, tuple[Brief, ...]], files: FileIndex
) -> Iterator[Problem]:
    """Translations of a brief into a language that has one already. One that is withdrawn, hidden
    or superseded does not count."""
    superseded = {brief.slug for briefs in supersedes.values() for brief in briefs}
    uncounted = superseded | files.hidden_reasons.keys()
    first: dict[tuple[str, str], Brief] = {}
    for slug, original in translates.items():
        brief = files.by_slug[slug]
        if brief.status == "withdrawn" or slug in uncounted or not brief.translation_of:
            continue
        other = first.setdefault((original.slug, brief.lang), brief)
        if other is not brief:
            message = f"{other.path} is in the same language ({brief.lang})"
            hint = "correct “lang” in one of the two files, or let one of them supersede the other"
            place = brief.translation_of
            yield problem_at(brief.path, place, message, hint, code="same-language")


def _original(
    brief: Brief, name: LocatedText, files: FileIndex, languages_reliable: bool
) -> tuple[Brief | None, list[Problem]]:
    original, problems = _related_brief(brief, name, "translation_of", files)
    if original is None:
        return None, problems
    if original.lang == brief.lang and languages_reliable:
        message = f"“{original.slug}” is in the same language ({brief.lang})"
        hint = "correct “lang” in one of the two files"
        return None, [*problems, problem_at(brief.path, name, message, hint, code="same-language")]
    if original.translation_of:
        message = f"“{original.slug}” is itself a translation"
        hint = f"name the original: {original.translation_of.text}"
        problem = problem_at(brief.path, name, message, hint, code="chained-translation")
        return None, [*problems, problem]
    return original, problems


def _related_brief(
    brief: Brief, name: LocatedText, key: str, files: FileIndex
) -> tuple[Brief | None, list[Problem]]:
    """The brief that another names by its slug, under `key` of its front matter."""
    slug = name.text.removesuffix(MARKDOWN)
    if slug in {slug_of(path) for path in files.content.unparsed}:
        return None, []
    other = files.by_slug.get(slug)
    if other is None:
        hint = unknown_brief_hint(slug, files)
        message = f"there is no brief “{slug}”"
        return None, [problem_at(brief.path, name, message, hint, code="unknown-brief")]
    if other is brief:
        message = f"the brief names itself under {key}"
        return None, [problem_at(brief.path, name, message, "remove it", code="self-relation")]
    reason = files.hidden_reasons.get(other.slug)
    if reason and brief.slug not in files.hidden_reasons:
        message = f"“{other.slug}” is {WHY_HIDDEN[reason]}"
        hint = "publish that brief first, or hold this one back too"
        return other, [problem_at(brief.path, name, message, hint, code="hidden-relation")]
    return other, []


def unknown_brief_hint(slug: str, files: FileIndex) -> str:
    """The hint for a slug that no brief has. It proposes what the author probably means."""
    if slug in files.by_alias:
        return f"it is now “{files.by_alias[slug].slug}”"
    otherwise = "write a slug: the name of that brief's file, without “.md”"
    name = slug.partition("#")[0].rpartition("/")[2].removesuffix(".html").removesuffix(MARKDOWN)
    if name in files.by_slug:
        return f"write only the name of its file, without “.md”: {name}"
    return suggest(slug, files.by_slug, otherwise)


def _all_superseded(slug: str, supersedes: dict[str, tuple[Brief, ...]]) -> set[str]:
    """The slugs of all briefs that a brief supersedes, directly or through others."""
    found: set[str] = set()
    waiting = [slug]
    while waiting:
        older = {brief.slug for brief in supersedes.get(waiting.pop(), ())} - found
        found |= older
        waiting += older
    return found
