"""Each layout sees what docs/layouts.md says, and each page has a context of its layout's type."""

from __future__ import annotations

import re
from typing import Any

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.core.model import Event, LocatedText, Source, StandingPage, Term, Topic
from briefing.core.settings import CombinedFeed, DigestSettings, EditorSettings, Settings
from briefing.core.view_model import Context, Page
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief
from tests.support.repository import REPO

# The digest of a standing page's file is part of its context only so that a new body changes it.
INTERNAL = {"standing.html": {"digest"}}
WITH_BODY = {"brief.html", "standing.html", "topic.html"}


def all_pages() -> list[Page]:
    """The pages of an archive that has a page of each layout."""
    standing = StandingPage(
        "content/pages/about.md", "about", "About", "", "en", 0, (), (), (), b""
    )
    # So many sources have a page for each publisher.
    many = tuple(Source(f"Source {n}") for n in range(301))
    aliases = (LocatedText("older", 3, 3), LocatedText("/2006/01/older.html", 3, 9))
    old = brief("old", sources=many, aliases=aliases)
    part: dict[str, Any] = {"series": LocatedText("s", 4, 4), "part": LocatedText("1", 4, 9)}
    topics = {"t": Topic("t", "T", events=(Event("2021-05-11", "E"),))}
    glossary = (Term("x", "X", "An unknown."),)
    content = Content((old, brief("new", **part)), (standing,), topics, glossary=glossary)
    archive, problems = arrange(content, at=2_000_000_000)
    assert problems == ()
    feed = CombinedFeed("all", "All", (), (), ())
    digest = DigestSettings("monthly")
    editor = EditorSettings("github", "a/b", script="https://x.example/a.js", integrity="sha384-x")
    base = "https://x.example/"
    settings = Settings(base_url=base, feeds=(feed,), digest=digest, editor=editor)
    site = PlannedPages(SiteInputs(archive, settings, {}, "Briefing"), commit="")
    return [page for group in site.groups for page in site.pages(group)]


def documented() -> dict[str, set[str]]:
    """The names that docs/layouts.md lists for each layout."""
    text = (REPO / "docs/layouts.md").read_text("utf-8")
    table = text.partition("## What a layout can use")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (`.*?) \| (.*) \|$", table)
    return {
        layout: set(re.findall(r"`(\w+)`", names))
        for layouts, names in rows
        for layout in re.findall(r"`([^`]+)`", layouts)
    }


def test_the_docs_list_what_each_layout_sees() -> None:
    shared = {*Context.__struct_fields__}
    seen = {
        page.layout: {*page.context.__struct_fields__} - shared - INTERNAL.get(page.layout, set())
        for page in all_pages()
    }
    for layout in WITH_BODY:
        seen[layout] |= {"body", "outline"}
    assert seen == documented()


def test_a_layout_has_one_type_of_context() -> None:
    types: dict[str, set[type]] = {}
    for page in all_pages():
        types.setdefault(page.layout, set()).add(type(page.context))
    assert all(len(of_layout) == 1 for of_layout in types.values())
