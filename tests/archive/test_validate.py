"""What no single file shows: each clash of addresses, dead link and wrong relation is a problem."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.content.dates import parse_moment
from briefing.core.diagnostics import Problem
from briefing.core.model import (
    Brief,
    Link,
    LocatedText,
    OutboundRefs,
    Source,
    StandingPage,
    Topic,
    Update,
)
from briefing.core.paths import AUTHORS_FILE, SITE_FILE, TOPICS_FILE
from tests.support.briefs import brief

AT = 2_000_000_000
HERE = "content/briefs/a.md"


def at(text: str) -> LocatedText:
    return LocatedText(text, 7, 5)


def link(target: str, fragment: str = "") -> Link:
    return Link(f"content/briefs/{target}", fragment, 12, 3, "text")


def page(slug: str, path: str = "", **more: object) -> StandingPage:
    values: dict[str, object] = {"links": (), "anchors": ()} | more
    path = path or f"content/pages/{slug}.md"
    links, anchors = values["links"], values["anchors"]
    aliases: Any = values.get("aliases", ())
    return StandingPage(path, slug, slug, "", "en", 0, links, anchors, (), b"", aliases=aliases)  # type: ignore[arg-type]


def problems_of(*briefs: Brief, pages: tuple[StandingPage, ...] = ()) -> list[Problem]:
    return list(arrange(Content(briefs, pages), at=AT)[1])


def only_problem(*briefs: Brief, pages: tuple[StandingPage, ...] = ()) -> Problem:
    [problem] = problems_of(*briefs, pages=pages)
    return problem


# ---- updates ------------------------------------------------------------------------------------


def updated(date: str, published: str = "2021-05-11", embargo: str = "") -> Brief:
    update = Update(parse_moment(date, "UTC"), "correction", "Note.")
    until = parse_moment(embargo, "UTC") if embargo else None
    return brief("a", published, updates=(update,), update_dates=(at(date),), embargo=until)


def test_an_update_has_no_date_in_the_future() -> None:
    problem = only_problem(updated("2051-01-01"))
    assert (problem.code, problem.line, problem.column) == ("future-update", 7, 5)
    assert problem.message == "the update of 2051-01-01 is in the future"
    assert not problems_of(updated("2033-05-18"))  # The day of AT.


def test_a_brief_of_the_future_may_have_updates_until_then() -> None:
    assert not problems_of(updated("2051-01-01", "2051-01-01"))
    assert not problems_of(updated("2051-01-01", embargo="2051-01-02"))
    assert problems_of(updated("2051-01-03", embargo="2051-01-02"))


def test_an_archive_of_the_past_may_have_updates_until_now() -> None:
    content = Content((updated("2030-01-01"),), ())
    past = parse_moment("2025-01-01", "UTC").unix
    assert arrange(content, at=past)[1]
    assert not arrange(content, at=past, now=AT)[1]


# ---- addresses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("slug", "other"), [("a", "a"), ("A", "a"), ("é", "e\u0301"), ("é", "É")])
def test_two_briefs_with_one_address(slug: str, other: str) -> None:
    first = brief(slug, path="content/briefs/2020/x.md")
    second = brief(other, path="content/briefs/2021/x.md")
    for briefs in ((first, second), (second, first)):
        problem = only_problem(*briefs)
        assert problem.code == "duplicate-address"
        assert (problem.path, problem.line) == ("content/briefs/2021/x.md", 0)
        assert problem.message == "this brief has the address of content/briefs/2020/x.md"


def test_an_alias_is_no_address_in_use() -> None:
    own = only_problem(brief("a", aliases=(at("a"),)))
    assert (own.code, own.message) == (
        "duplicate-alias",
        "the alias “a” is the address of this brief itself",
    )
    assert (own.line, own.column, own.width) == (7, 5, 1)
    other = only_problem(brief("a", aliases=(at("B"),)), brief("b"))
    assert (other.path, other.message) == (
        HERE,
        "the alias “B” is the address of content/briefs/b.md",
    )
    twice = only_problem(brief("a", aliases=(at("x"),)), brief("b", aliases=(at("x"),)))
    assert (twice.path, twice.code) == ("content/briefs/b.md", "duplicate-alias")
    assert twice.message == "the alias “x” is the address of content/briefs/a.md"
    assert problems_of(brief("a", aliases=(at("x"), at("y"))), brief("b")) == []
    path = only_problem(brief("a", aliases=(at("/x/y/"),)), brief("b", aliases=(at("x/Y"),)))
    assert path.message == "the alias “x/Y” is the address of content/briefs/a.md"
    assert problems_of(brief("a", aliases=(at("/b/"),)), brief("b")) == []


@pytest.mark.parametrize(
    "alias",
    [
        *("/index.html", "/INDEX.HTML", "/site.webmanifest", "/feed.xml", "/archive.html/x"),
        *("/Briefs/b.html", "/briefs/former.html", "/archive/2021.html", "/archive/2021.html/x"),
        *("/topics/t.html", "/Topics/T.html", "/topics/t/2021.html", "/topics/t.xml/"),
        *("/authors/a.html", "/sources/no-publisher.html", "/data/2020.json/", "/topics/old.html"),
    ],
)
def test_an_alias_is_no_address_of_the_site(alias: str) -> None:
    source = Source(title="S")
    briefs = (
        brief("a", aliases=(at(alias),), sources=(source,)),
        brief("b", aliases=(at("former"),)),
    )
    topics = {"t": Topic("t", "T", aliases=("old",))}
    _, problems = arrange(Content(briefs, topics=topics), at=AT)
    assert [p.code for p in problems] == ["duplicate-alias"]


@pytest.mark.parametrize(
    "alias",
    [
        *("/archive/", "/archive/2020/", "/archive/2020/x.html", "/archive/2020.html", "/search/"),
        *("/briefs/", "/briefs/x/", "/briefs/c.html", "/topics/", "/topics/t/", "/topics/x.html"),
        *("/topics/t/x.html", "/authors/b.html", "/feed/", "/media/x/", "/assets/x.html", "/data/"),
        *(
            "/sources/x.html",
            "/series/x.html",
            "/index/",
            "/finder/x.html",
            "/404/",
            "/search.html",
        ),
    ],
)
def test_an_alias_at_a_free_address_is_valid(alias: str) -> None:
    briefs = (brief("a", aliases=(at(alias),)), brief("b"))
    assert problems_of(*briefs) == []


def test_no_alias_is_below_a_page() -> None:
    """No disk has a file and a folder with one name, and some disks ignore case."""
    below = only_problem(
        brief("a", aliases=(at("/x.html"),)), brief("b", aliases=(at("/x.html/y"),))
    )
    assert (below.path, below.code) == ("content/briefs/b.md", "duplicate-alias")
    assert below.message == "the alias “/x.html/y” is below the page /x.html of content/briefs/a.md"
    both = only_problem(brief("a", aliases=(at("/x.html"), at("/x.html/"))))
    assert both.message == "the alias “/x.html/” is below the page /x.html of content/briefs/a.md"
    for alias in ("/about.html/y", "/About.html"):
        problem = only_problem(brief("a", aliases=(at(alias),)), pages=(page("about"),))
        assert problem.code == "duplicate-alias"
    assert problems_of(brief("a", aliases=(at("/x.html/"), at("/y/"), at("/y/z.html")))) == []


def test_aliases_of_standing_pages_are_checked_like_those_of_briefs() -> None:
    own = only_problem(pages=(page("about", aliases=(at("/about.html"),)),))
    assert own.message == "the alias “/about.html” is the address of this page itself"
    pages = page("a", aliases=(at("/?p=1"), at("/b/"))), page("b")
    assert problems_of(brief("c", aliases=(at("/?p=2"),)), pages=pages) == []
    twice = only_problem(brief("c", aliases=(at("/?p=1"),)), pages=pages)
    assert twice.message == "the alias “/?p=1” is the address of content/briefs/c.md"
    site = only_problem(pages=(page("a", aliases=(at("/archive.html"),)),))
    assert site.code == "duplicate-alias"


def test_standing_pages_have_addresses_of_their_own() -> None:
    reserved = only_problem(pages=(page("Archive"),))
    assert (reserved.code, reserved.line) == ("reserved-name", 0)
    assert reserved.path == "content/pages/Archive.md"
    twice = only_problem(pages=(page("about"), page("About", "content/pages/x/About.md")))
    assert (twice.code, twice.line) == ("duplicate-address", 0)
    assert twice.path == "content/pages/x/About.md"
    assert twice.message == "this page has the address of content/pages/about.md"
    assert problems_of(brief("about"), pages=(page("about"),)) == []


# ---- links --------------------------------------------------------------------------------------

LINKS = {
    "another slug": (link("other-breif.md"), "dead-link", "did you mean other-brief.md?"),
    "another slug with a heading": (
        link("other-breif.md", "two"),
        "dead-link",
        "did you mean other-brief.md#two?",
    ),
    "an alias": (link("former.md"), "dead-link", "it is now other-brief.md"),
    "a page of the site": (link("former.html"), "dead-link", "it is now other-brief.md"),
    "nothing": (link("zzz.md"), "dead-link", "a link names a file, for example other-brief.md"),
    "a heading": (link("other-brief.md", "twoo"), "dead-fragment", "did you mean “#two”?"),
    "no heading": (link("other-brief.md", "x"), "dead-fragment", "its headings are: #one, #two"),
    "a file without headings": (
        link("plain.md", "x"),
        "dead-fragment",
        "that page has no headings; remove “#…” from the link",
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_leads_to_a_file_and_a_heading(name: str) -> None:
    dead, code, hint = LINKS[name]
    other = brief("other-brief", anchors=("one", "two"), aliases=(at("former"),))
    problem = only_problem(brief("a", links=(dead,)), other, brief("plain"))
    assert (problem.path, problem.line, problem.column, problem.width) == (HERE, 12, 3, 4)
    assert (problem.code, problem.hint) == (code, hint)
    from_page = only_problem(other, brief("plain"), pages=(page("about", links=(dead,)),))
    assert (from_page.path, from_page.code) == ("content/pages/about.md", code)


def test_good_links_are_no_problem() -> None:
    links = (link("b.md"), link("b.md", "one"), Link("content/pages/about.md", "p", 1, 1, "t"))
    about = page("about", anchors=("p",))
    assert problems_of(brief("a", links=links), brief("b", anchors=("one",)), pages=(about,)) == []


def test_the_hint_names_at_most_eight_headings() -> None:
    anchors = tuple(f"heading-{n}" for n in range(20))
    problem = only_problem(brief("a", links=(link("b.md", "x"),)), brief("b", anchors=anchors))
    assert problem.hint == "its headings are: " + ", ".join(f"#{a}" for a in anchors[:8])


HIDDEN = {
    "draft": (brief("b", status="draft"), "a draft and not published"),
    "embargo": (brief("b", embargo=brief("x", "2050-01-01").published), "still under embargo"),
    "scheduled": (brief("b", "2050-01-01"), "not published yet"),
}


@pytest.mark.parametrize("reason", HIDDEN)
def test_a_public_text_does_not_lead_to_a_hidden_brief(reason: str) -> None:
    hidden, why = HIDDEN[reason]
    linked = only_problem(brief("a", links=(link("b.md"),)), hidden)
    assert (linked.code, linked.message) == ("hidden-link", f"content/briefs/b.md is {why}")
    related = only_problem(brief("a", supersedes=(at("b"),)), hidden)
    assert (related.code, related.message) == ("hidden-relation", f"“b” is {why}")
    draft = brief("a", status="draft", links=(link("b.md"),), supersedes=(at("b"),))
    assert problems_of(draft, hidden) == []


# ---- relations ----------------------------------------------------------------------------------

RELATIONS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "supersedes itself": (
        {"supersedes": (at("a"),)},
        "self-relation",
        "the brief names itself under supersedes",
        "remove it",
    ),
    "translates itself": (
        {"translation_of": at("a")},
        "self-relation",
        "the brief names itself under translation_of",
        "remove it",
    ),
    "a slug that is nearly right": (
        {"supersedes": (at("older-brif"),)},
        "unknown-brief",
        "there is no brief “older-brif”",
        "did you mean “older-brief”?",
    ),
    "an alias": (
        {"supersedes": (at("former"),)},
        "unknown-brief",
        "there is no brief “former”",
        "it is now “older-brief”",
    ),
    "no slug at all": (
        {"translation_of": at("zzz")},
        "unknown-brief",
        "there is no brief “zzz”",
        "write a slug: the name of that brief's file, without “.md”",
    ),
    "the same language": (
        {"translation_of": at("older-brief")},
        "same-language",
        "“older-brief” is in the same language (en)",
        "correct “lang” in one of the two files",
    ),
    "a translation of a translation": (
        {"translation_of": at("korean")},
        "chained-translation",
        "“korean” is itself a translation",
        "name the original: older-brief",
    ),
}


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_is_with_another_brief(name: str) -> None:
    keys, *expected = RELATIONS[name]
    older = brief("older-brief", aliases=(at("former"),))
    korean = brief("korean", lang="ko", translation_of=at("older-brief"))
    problem = only_problem(brief("a", **keys), older, korean)
    assert (problem.path, problem.line, problem.column) == (HERE, 7, 5)
    assert [problem.code, problem.message, problem.hint] == expected


def test_a_brief_has_one_translation_into_a_language() -> None:
    original = brief("original")
    first = brief("first", lang="ko", translation_of=at("original"))
    again = brief("second", lang="ko", translation_of=at("original"))
    problem = only_problem(original, first, again)
    assert (problem.path, problem.line, problem.column) == (again.path, 7, 5)
    assert problem.code == "same-language"
    assert problem.message == f"{first.path} is in the same language (ko)"
    assert "let one of them supersede the other" in problem.hint


@pytest.mark.parametrize(
    "keys",
    [{"lang": "ja"}, {"supersedes": (at("first"),)}, {"status": "withdrawn"}, {"status": "draft"}],
)
def test_other_versions_and_those_that_do_not_count_are_no_second_translation(
    keys: dict[str, Any],
) -> None:
    original = brief("original")
    first = brief("first", lang="ko", translation_of=at("original"))
    own: dict[str, Any] = {"lang": "ko", "translation_of": at("original")}
    again = brief("second", **(own | keys))
    assert problems_of(original, first, again) == []


@pytest.mark.parametrize("length", [2, 3, 5])
def test_briefs_do_not_supersede_each_other_in_a_ring(length: int) -> None:
    ring = [brief(f"b{n}", supersedes=(at(f"b{(n + 1) % length}"),)) for n in range(length)]
    outside = brief("outside", supersedes=(at("b0"),))
    problems = problems_of(*ring, outside)
    (problem,) = problems
    assert (problem.code, problem.path) == ("circular-relation", ring[0].path)
    assert all(b.slug in problem.hint for b in ring)


def test_the_problem_of_a_ring_is_at_its_oldest_brief() -> None:
    new = brief("a", "2021-05-12", supersedes=(at("b"),))
    old = brief("b", "2021-05-11", supersedes=(at("a"),))
    (problem,) = problems_of(new, old)
    assert (problem.code, problem.path) == ("circular-relation", old.path)


def test_a_brief_that_supersedes_a_newer_one_has_a_warning() -> None:
    old = brief("a", "2021-05-11", supersedes=(at("b"),))
    problem = only_problem(old, brief("b", "2021-05-12"))
    assert (problem.code, problem.path, problem.warning) == ("newer-brief", old.path, True)
    assert "write “supersedes: a” in content/briefs/b.md" in problem.hint
    assert problems_of(old, brief("b", "2021-05-11")) == []


@pytest.mark.parametrize("swapped", [False, True])
def test_two_files_of_one_slug_can_be_in_a_ring(swapped: bool) -> None:
    """Only one of the two files names a brief that supersedes it."""
    again = brief("a", path="content/briefs/2020/a.md")
    ring = brief("a", supersedes=(at("b"),))
    other = brief("b", supersedes=(at("a"),))
    pair = (again, ring) if swapped else (ring, again)
    _, problems = arrange(Content((*pair, other)), at=AT)
    assert {(p.path, p.code) for p in problems} == {
        ("content/briefs/a.md", "circular-relation"),
        ("content/briefs/a.md", "duplicate-address"),
    }


# ---- files with errors --------------------------------------------------------------------------


def test_what_a_file_with_errors_refers_to_is_checked() -> None:
    refs = OutboundRefs((at("Nobody"),), (at("nothing"),), (link("zzz.md"), link("draft.md")))
    content = Content(
        (
            brief("b", links=(link("broken.md", "x"),), supersedes=(at("broken"),)),
            brief("draft", status="draft"),
        ),
        topics={},
        authors={},
        unparsed={"content/briefs/broken.md": refs},
    )
    problems = arrange(content, at=AT)[1]
    found = {(p.path, p.code) for p in problems if "broken" in p.path}
    broken = "content/briefs/broken.md"
    codes = ("unknown-author", "unknown-topic", "dead-link")
    assert found == {(broken, code) for code in codes}
    # What leads to the file itself cannot be checked.
    codes_of_other = {p.code for p in problems if p.path == "content/briefs/b.md"}
    assert codes_of_other == {"unknown-author", "unknown-topic"}


def test_without_vocabularies_the_terms_of_a_file_with_errors_are_not_checked() -> None:
    refs = OutboundRefs((at("Nobody"),), (at("nothing"),), ())
    content = Content((brief("b"),), unparsed={"content/briefs/broken.md": refs})
    archive, problems = arrange(content, at=AT)
    assert problems == ()
    assert archive.topics.keys() == {"t"}


def test_without_vocabularies_a_comma_in_a_file_with_errors_is_reported() -> None:
    refs = OutboundRefs((at("Ann Lee, Bo Kim"),), (at("nothing"),), ())
    content = Content((brief("b"),), unparsed={"content/briefs/broken.md": refs})
    (problem,) = arrange(content, at=AT)[1]
    assert (problem.path, problem.code) == ("content/briefs/broken.md", "several-terms")


def test_nothing_is_checked_against_a_settings_file_with_errors() -> None:
    wrong = brief("a", translation_of=at("b"))
    reliable = Content((wrong, brief("b")), topics={}, authors={})
    codes = {p.code for p in arrange(reliable, at=AT)[1]}
    assert codes == {"unknown-topic", "unknown-author", "same-language"}
    for file, code in (
        (TOPICS_FILE, "unknown-topic"),
        (AUTHORS_FILE, "unknown-author"),
        (SITE_FILE, "same-language"),
    ):
        content = Content(
            reliable.briefs, topics={}, authors={}, unreliable_configs=frozenset({file})
        )
        assert {p.code for p in arrange(content, at=AT)[1]} == codes - {code}
