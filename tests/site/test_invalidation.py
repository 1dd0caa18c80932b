"""Every group whose pages are given other values after edits is one that invalidation names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.archive import views
from briefing.archive.relations import Archive, arrange
from briefing.archive.validate import Content
from briefing.core.model import (
    Author,
    Brief,
    Event,
    Link,
    LocatedText,
    Moment,
    Series,
    Source,
    StandingPage,
    Text,
    Topic,
    TopicText,
    Update,
)
from briefing.core.paths import introduction_file
from briefing.core.settings import CombinedFeed, DigestSettings, Settings
from briefing.search import facets
from briefing.search.facets import facet_values
from briefing.search.listing import Labels, make_listing
from briefing.site import feeds, invalidation, lists, pages, register
from briefing.site import sources as source_pages
from briefing.site.changes import Change
from briefing.site.inputs import SiteInputs
from briefing.site.invalidation import (
    Published,
    affected_groups,
)
from briefing.site.pages import PlannedPages

DAY_S = 86_400
SLUGS = "abcdefgh"
TOPIC_IDS = ("arms", "talks", "trade", "work")
AUTHOR_IDS = ("kim", "lee", "moon")
SERIES_IDS = ("first", "second")
SETTINGS = Settings(
    base_url="https://archive.example/",
    digest=DigestSettings("monthly"),
    feeds=(CombinedFeed("both", "Both", topics=("arms",), authors=("kim",)),),
)


def moment(day: int) -> Moment:
    """Noon of a day after 1970-01-01, in years of 360 days, so that six days make two years."""
    year, month, date = 1970 + day // 360, day % 360 // 30 + 1, min(day % 30 + 1, 28)
    iso = f"{year}-{month:02}-{date:02}"
    return Moment(iso, f"{iso}T00:00:00+00:00", day * DAY_S)


def texts(*words: str) -> tuple[LocatedText, ...]:
    return tuple(LocatedText(word, 1, 1) for word in words)


def brief(slug: str, **fields: Any) -> Brief:
    plain: dict[str, Any] = dict.fromkeys(Brief.__struct_fields__, ())
    plain |= {
        **{"path": f"content/briefs/{slug}.md", "slug": slug, "title": f"The {slug}"},
        **{"summary": "S", "standfirst": True, "kind": "brief", "lang": "en"},
        **{"status": "published", "published": moment(100), "updated": None, "embargo": None},
        **{"rights": "full", "authors": texts("kim"), "topics": texts("arms"), "figure": None},
        **{"series": None, "part": None},
        **{
            "translation_of": None,
            "translator": "",
            "supersedes_note": "",
            "words": 9,
            "minutes": 1,
            "digest": b"0",
        },
    }
    return Brief(**plain | fields)


class World(msgspec.Struct, frozen=True):
    """Everything that a site is made of, at a moment in days."""

    briefs: dict[str, Brief]
    standing: dict[str, StandingPage]
    introductions: dict[str, TopicText]
    topics: dict[str, Topic] | None
    authors: dict[str, Author] | None
    series: dict[str, Series] | None
    day: int
    drafts: bool

    def archive(self) -> Archive | None:
        """The archive, or None if it has errors."""
        content = Content(
            tuple(self.briefs.values()),
            tuple(self.standing.values()),
            self.topics,
            self.authors,
            series=self.series,
            topic_texts=tuple(self.introductions.values()),
        )
        archive, problems = arrange(content, at=self.day * DAY_S, drafts=self.drafts)
        return None if problems else archive


def contexts(archive: Archive) -> dict[str, bytes]:
    """The contexts of all pages, by group."""
    planned = PlannedPages(SiteInputs(archive, SETTINGS, {}, "Briefing", b"cards"), "commit")
    return {
        group: msgspec.msgpack.encode([(p.path, p.context) for p in planned.pages(group)])
        for group in planned.groups
    }


def published(world: World, archive: Archive) -> Published:
    return Published(
        world.day * DAY_S,
        archive.topics,
        archive.authors,
        archive.series,
        bool(archive.by_series),
    )


# ---- random worlds and edits --------------------------------------------------------------------

Draw = Any
DAYS = st.sampled_from([40, 80, 300, 380, 700, 720, 1000])


def topic_words(world: World) -> st.SearchStrategy[tuple[LocatedText, ...]]:
    """One or two topics, by their ids or their names."""
    known = [*(world.topics or dict.fromkeys(TOPIC_IDS))]
    words = [w for id in known for w in ((id, world.topics[id].name) if world.topics else (id,))]
    return st.lists(st.sampled_from(words), min_size=1, max_size=2).map(lambda w: texts(*w))


def author_words(world: World) -> st.SearchStrategy[tuple[LocatedText, ...]]:
    words = [*(world.authors or dict.fromkeys(AUTHOR_IDS))]
    return st.lists(st.sampled_from(words), min_size=1, max_size=2).map(lambda w: texts(*w))


def change_brief(draw: Draw, world: World) -> World:
    slug = draw(st.sampled_from(SLUGS))
    old = world.briefs.get(slug, brief(slug))
    note = draw(st.sampled_from(["correction", "update"]))
    others = st.sampled_from([s for s in SLUGS if s < slug] or ["a"])
    values: dict[str, st.SearchStrategy[Any]] = {
        "title": st.sampled_from(["One", "Two"]),
        "summary": st.sampled_from(["One", "Two"]),
        "kind": st.sampled_from(["brief", "analysis"]),
        "lang": st.sampled_from(["en", "ko"]),
        "status": st.sampled_from(["published", "withdrawn", "draft"]),
        "published": DAYS.map(moment),
        "embargo": st.one_of(st.none(), DAYS.map(moment)),
        "authors": author_words(world),
        "topics": topic_words(world),
        "updates": st.sampled_from([(), (Update(moment(900), note, "N"),)]),
        "supersedes": st.one_of(st.just(()), others.map(texts)),
        "links": st.one_of(st.just(()), others.map(link_to)),
        "sources": st.lists(sources(), max_size=2).map(tuple),
        "translation_of": st.one_of(st.none(), others.map(lambda s: texts(s)[0])),
        "translator": st.sampled_from(["", "T"]),
        "supersedes_note": st.sampled_from(["", "N"]),
        "aliases": st.sampled_from([(), texts(f"old-{slug}"), texts(f"/2018/{slug}/")]),
        "anchors": st.sampled_from([(), ("x",)]),
        "digest": st.binary(min_size=1, max_size=1),
    }
    names = draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=3))
    new = replace(old, **{name: draw(values[name]) for name in names})
    new = replace(new, updated=new.updates[-1].date if new.updates else None)
    return replace(world, briefs={**world.briefs, slug: new})


def change_parts(draw: Draw, world: World) -> World:
    """Let a series have other briefs as its parts, with or without its original in a version."""
    name = draw(st.sampled_from(["first", "Second"]))
    slugs = draw(st.lists(st.sampled_from(sorted(world.briefs) or ["a"]), max_size=3, unique=True))
    briefs = {
        slug: replace(b, series=None, part=None) if b.series and b.series.text == name else b
        for slug, b in world.briefs.items()
    }
    for number, slug in enumerate(slugs, 1):
        [series], [part] = texts(name), texts(str(number))
        briefs[slug] = replace(briefs.get(slug, brief(slug)), series=series, part=part)
    return replace(world, briefs=briefs)


def change_series(draw: Draw, world: World) -> World:
    if world.series is None:
        return world
    values: dict[str, st.SearchStrategy[Any]] = {
        "name": st.sampled_from(["First", "Second", "Other"]),
        "description": st.sampled_from(["", "D"]),
        "names": st.sampled_from([{}, {"ko": "이름"}, {"ko": "second"}]),
    }
    id, name = draw(st.sampled_from(SERIES_IDS)), draw(st.sampled_from(sorted(values)))
    old = world.series.get(id, Series(id, id.title()))
    return replace(world, series={**world.series, id: replace(old, **{name: draw(values[name])})})


def link_to(slug: str) -> tuple[Link, ...]:
    return (Link(f"content/briefs/{slug}.md", "", 9, 9, slug),)


def sources() -> st.SearchStrategy[Source]:
    """Sources, some of which are briefs, by their present or former address."""
    pages = [
        f"{SETTINGS.base_url}briefs/{old}{slug}.html" for old in ("", "old-") for slug in SLUGS
    ]
    return st.builds(
        Source,
        title=st.sampled_from(["S", "T"]),
        publisher=st.sampled_from(["", "The Press", "the press", "KCNA"]),
        url=st.sampled_from(["", "https://press.example/", *pages]),
    )


def delete_brief(draw: Draw, world: World) -> World:
    if not world.briefs:
        return world
    slug = draw(st.sampled_from(sorted(world.briefs)))
    return replace(world, briefs={s: b for s, b in world.briefs.items() if s != slug})


def name_of(id: str) -> str:
    return f"The affairs of {id}"


def broader_than(id: str) -> st.SearchStrategy[str]:
    """Only ids towards the end of the alphabet, so that no topic is broader than itself."""
    return st.sampled_from(["", *(other for other in TOPIC_IDS if other > id)])


def related_to(id: str) -> st.SearchStrategy[tuple[str, ...]]:
    others = st.sampled_from([other for other in TOPIC_IDS if other != id])
    return st.lists(others, max_size=2, unique=True).map(tuple)


def change_topic(draw: Draw, world: World) -> World:
    id = draw(st.sampled_from(TOPIC_IDS))
    if world.topics is None:
        return world
    old = world.topics.get(id, Topic(id, name_of(id)))
    values: dict[str, st.SearchStrategy[Any]] = {
        "name": st.sampled_from([name_of(id), "Another name"]),
        "description": st.sampled_from(["", "D"]),
        "broader": broader_than(id),
        "related": related_to(id),
        "aliases": st.sampled_from([(), (f"old-{id}",)]),
        "names": st.sampled_from([{}, {"ko": "이름"}]),
        "start_here": st.lists(st.sampled_from(SLUGS), max_size=2, unique=True).map(tuple),
        "events": st.sampled_from([(), *((Event("1970", "E", slug),) for slug in SLUGS)]),
    }
    name = draw(st.sampled_from(sorted(values)))
    return replace(world, topics={**world.topics, id: replace(old, **{name: draw(values[name])})})


def delete_topic(draw: Draw, world: World) -> World:
    id = draw(st.sampled_from(TOPIC_IDS))
    return replace(
        world, topics=world.topics and {k: t for k, t in world.topics.items() if k != id}
    )


def change_author(draw: Draw, world: World) -> World:
    id = draw(st.sampled_from(AUTHOR_IDS))
    if world.authors is None:
        return world
    old = world.authors.get(id, Author(id, id.title()))
    name = draw(st.sampled_from(["name", "role", "email", "bio"]))
    return replace(
        world,
        authors={**world.authors, id: replace(old, **{name: draw(st.sampled_from(["X", "Y"]))})},
    )


def redefine_a_name(draw: Draw, world: World) -> World:
    """Let the name of one topic mean another one. Of two with one name, the first is meant."""
    if world.topics is None or not {"arms", "talks"} <= world.topics.keys():
        return world
    arms, talks = world.topics["arms"], world.topics["talks"]
    name = draw(st.sampled_from([arms.name, talks.name]))
    renamed = {"arms": replace(arms, name=talks.name), "talks": replace(talks, name=name)}
    return replace(world, topics=world.topics | renamed)


def pass_time(draw: Draw, world: World) -> World:
    return replace(world, day=world.day + draw(st.integers(0, 400)))


def change_standing(draw: Draw, world: World) -> World:
    old = world.standing.get(
        "about",
        StandingPage("content/pages/about.md", "about", "About", "", "en", 1, (), (), (), b"0"),
    )
    values: dict[str, st.SearchStrategy[Any]] = {
        "title": st.sampled_from(["About", "Us"]),
        "summary": st.sampled_from(["", "S"]),
        "aliases": st.sampled_from([(), texts("/us/")]),
        "in_menu": st.booleans(),
        "digest": st.binary(min_size=1, max_size=1),
    }
    name = draw(st.sampled_from(sorted(values)))
    return replace(world, standing={"about": replace(old, **{name: draw(values[name])})})


def change_introduction(draw: Draw, world: World) -> World:
    id = draw(st.sampled_from(TOPIC_IDS))
    path = introduction_file(id, lang := draw(st.sampled_from(["", "ko"])))
    text = TopicText(path, id, lang or "en", (), (), (), draw(st.binary(max_size=1)))
    others = {other: t for other, t in world.introductions.items() if other != path}
    return replace(world, introductions=others | ({path: text} if draw(st.booleans()) else {}))


EDITS = [
    *(change_brief, change_brief, change_brief, change_brief, delete_brief),
    *(change_parts, change_series, change_introduction),
    *(change_topic, delete_topic, change_author, redefine_a_name, pass_time, change_standing),
]


@st.composite
def histories(draw: Draw) -> list[World]:
    """The same archive before and after edits. Archives with errors are left out: a build does not
    publish them."""
    free = draw(st.booleans())
    world = World(
        briefs={},
        standing={},
        introductions={},
        topics=None
        if free
        else {
            id: Topic(id, name_of(id), "", draw(broader_than(id)), (), draw(related_to(id)))
            for id in TOPIC_IDS
        },
        authors=None if free else {id: Author(id, id.title()) for id in AUTHOR_IDS},
        series=None if free else {id: Series(id, id.title()) for id in SERIES_IDS},
        day=500,
        drafts=draw(st.booleans()),
    )
    for slug in SLUGS[:6]:
        fields = {
            "published": moment(draw(DAYS)),
            "topics": draw(topic_words(world)),
            "authors": draw(author_words(world)),
            "status": draw(st.sampled_from(["published", "published", "withdrawn"])),
        }
        world = replace(world, briefs={**world.briefs, slug: brief(slug, **fields)})
    world = change_parts(draw, world)
    worlds = [world]
    for _ in range(draw(st.integers(1, 6))):
        for _ in range(draw(st.integers(1, 2))):
            world = draw(st.sampled_from(EDITS))(draw, world)
        if world.archive() is None:
            world = worlds[-1]
        worlds.append(world)
    return worlds


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits so low that a few briefs reach each of them."""
    monkeypatch.setattr(lists, "MAX_BRIEFS_ON_ONE_PAGE", 2)
    monkeypatch.setattr(lists, "_LATEST_BRIEFS", 1)
    monkeypatch.setattr(pages, "_RECENT_BRIEFS", 1)
    monkeypatch.setattr(pages, "_MAX_CITING", 1)
    monkeypatch.setattr(register, "_MAX_ON_ONE_PAGE", 1)
    monkeypatch.setattr(register, "_LATEST", 1)
    monkeypatch.setattr(source_pages, "_MAX_ON_ONE_PAGE", 3)
    monkeypatch.setattr(source_pages, "_MAX_OF_PUBLISHER", 1)
    monkeypatch.setattr(feeds, "MAX_FEED_ITEMS", 2)
    for module in (views, invalidation):
        monkeypatch.setattr(module, "RELATED_DISTANCE", 1)


def changes_between(before: World, after: World) -> list[Change]:
    found = []
    of_texts: list[tuple[Mapping[str, Text], Mapping[str, Text]]] = [
        (before.briefs, after.briefs),
        (before.standing, after.standing),
        (before.introductions, after.introductions),
    ]
    for old, new in of_texts:
        for slug in old.keys() | new.keys():
            one, other = old.get(slug), new.get(slug)
            if one != other:
                found.append(Change((one or other).path, one, other))  # type: ignore[union-attr]
    return found


class PlannedSite(NamedTuple):
    """A world with its archive and the contexts of its pages."""

    world: World
    archive: Archive
    contexts: dict[str, bytes]


def plan(world: World) -> PlannedSite | None:
    """The site of a world, or None if its archive has errors."""
    archive = world.archive()
    return PlannedSite(world, archive, contexts(archive)) if archive else None


def unnamed(before: PlannedSite | None, after: PlannedSite | None) -> set[str]:
    """The groups, and the years of the index, that differ and are not named."""
    if before is None or after is None:
        return set()
    old, new, day = before.archive, after.archive, after.world.day
    changes = changes_between(before.world, after.world)
    affected = affected_groups(new, changes, published(before.world, old), day * DAY_S, SETTINGS)
    if affected.groups is None:
        return set()
    was, now = before.contexts, after.contexts
    differ = {group for group in was | now if was.get(group) != now.get(group)}
    compared = was.keys() ^ now.keys()  # The build finds new groups, and those that are gone.
    return (differ - affected.groups - compared) | years_of_index(
        old, new, affected.years or frozenset()
    )


def years_of_index(old: Archive, new: Archive, named: frozenset[int]) -> set[str]:
    values = facet_values(old, SETTINGS.kinds)
    if values != facet_values(new, SETTINGS.kinds):
        return set()  # Then all years are made again.
    with pytest.MonkeyPatch.context() as patch:
        # A small archive has one file for the cards of all years, and makes all years again.
        patch.setattr(facets, "_ONE_FILE_OF_CARDS", 0)
        was, now = (
            make_listing(archive, Labels(values, b"", dict), None, None).years
            for archive in (old, new)
        )
    differ = {year for year in was | now if was.get(year) != now.get(year)}
    return {f"index of {year}" for year in differ - named}


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(histories())
def test_groups_that_differ_are_named(worlds: Sequence[World]) -> None:
    sites = [plan(world) for world in worlds]
    for before, after in pairwise(sites):
        assert unnamed(before, after) == set()
    # Builds that failed, or were not run, make one step of several.
    assert unnamed(sites[0], sites[-1]) == set()


# ---- the years beside a year --------------------------------------------------------------------


def three_years() -> World:
    """Two briefs in each of three years, on a topic that no other topic is broader than."""
    days = {"a": 40, "b": 80, "c": 400, "d": 440, "e": 760, "f": 800}
    return World(
        briefs={slug: brief(slug, published=moment(day)) for slug, day in days.items()},
        standing={},
        introductions={},
        topics={id: Topic(id, name_of(id)) for id in TOPIC_IDS},
        authors={id: Author(id, id.title()) for id in AUTHOR_IDS},
        series=None,
        day=1000,
        drafts=False,
    )


def years_affected(before: World, after: World, group: str) -> set[str]:
    """The years of the archive, or of a topic or author, that are affected."""
    old, new = before.archive(), after.archive()
    assert old
    assert new
    changes = changes_between(before, after)
    affected = affected_groups(new, changes, published(before, old), after.day * DAY_S, SETTINGS)
    assert affected.groups is not None
    return {name.removeprefix(group) for name in affected.groups if name.startswith(group)}


@pytest.mark.parametrize("group", ["year:", "topic:arms/", "author:kim/"])
@pytest.mark.parametrize(("field", "value"), [("title", "Another"), ("summary", "Another")])
def test_other_words_of_a_brief_affect_its_own_year(group: str, field: str, value: str) -> None:
    before = three_years()
    after = change_field(before, "c", **{field: value})
    assert years_affected(before, after, group) == {"1971"}


@pytest.mark.parametrize("group", ["year:", "topic:arms/", "author:kim/"])
def test_another_number_of_briefs_affects_the_years_beside_too(group: str) -> None:
    before = three_years()
    after = change_field(before, "c", status="draft")
    assert years_affected(before, after, group) == {"1970", "1971", "1972"}


def test_the_pages_of_a_broader_topic_show_the_number_of_briefs_in_the_years_beside() -> None:
    before = three_years()
    work = {slug: replace(b, topics=texts("work")) for slug, b in before.briefs.items()}
    work["c"] = before.briefs["c"]
    before = replace(before, briefs=work)
    topics = {**(before.topics or {}), "arms": Topic("arms", name_of("arms"), broader="work")}
    after = replace(before, topics=topics)
    assert years_affected(before, after, "topic:work/") == {"1970", "1971", "1972"}


def change_field(world: World, slug: str, **fields: Any) -> World:
    return replace(world, briefs={**world.briefs, slug: replace(world.briefs[slug], **fields)})
