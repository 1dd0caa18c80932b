"""The page of the report: words for a person, and no keys and codes for programs."""

from __future__ import annotations

import re
from html import unescape

from briefing.migrate.report import DRAFT, LISTED, MIGRATED, PAGE, Line, Report, report_html
from briefing.migrate.types import CHECK, Note

LINES = (
    Line("a", "a.md", "A", MIGRATED, "content/briefs/a.md", words=1_200, words_kept=1_190),
    Line("b", "b.md", "B", DRAFT, "content/briefs/b.md", notes=(Note("x-code", CHECK, "Look."),)),
    Line("c", "c.md", "C", PAGE, "content/pages/c.md", addresses=("/c/",)),
    Line("d", "d.md", "D", LISTED),
)


def shown() -> str:
    page = report_html(Report("old", "hugo", LINES)).decode()
    return " ".join(unescape(re.sub("<style>.*?</style>|<[^>]+>", " ", page)).split())


def test_the_numbers_have_names_in_words() -> None:
    text = shown()
    for row in (
        "Posts and pages in the source 4",
        "Briefs 1",
        "Drafts of briefs 1",
        "Standing pages 1",
        "Not migrated 1",
        "Words in the source 1,200",
        "Words of the source in the archive 1,190",
        "Old addresses that lead to a new page 1",
    ):
        assert row in text
    assert "words_kept" not in text
    assert "x-code" not in text


def test_each_post_says_what_it_became() -> None:
    text = shown()
    assert "a.md → content/briefs/a.md (brief)" in text
    assert "b.md → content/briefs/b.md (draft)" in text
    assert "c.md → content/pages/c.md (standing page)" in text
    assert "d.md → not migrated" in text
    assert "(listed)" not in text
