"""What happened to a brief is said above its title, in its title and in each list, in words."""

from __future__ import annotations

from typing import Any

from tests.support.front_matter import Written, shown
from tests.support.shipped_site import parsed


def page_of(path: str) -> Any:
    return parsed(path).document


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace("\u00a0", " ").split())


def with_class(root: Any, name: str) -> list[Any]:
    return [e for e in root.iter() if name in (e.get("class") or "").split()]


def hrefs(element: Any) -> list[str]:
    return [e.get("href") for e in element.iter("a")]


def status_of(brief: Written) -> str:
    """The gravest of what happened, from the front matter of all briefs."""
    superseded = any(brief.slug in b.fields.get("supersedes", []) for b in shown().values())
    if brief.status == "withdrawn":
        return "Withdrawn"
    if superseded:
        return "Superseded"
    return "Corrected" if any(u.get("kind") == "correction" for u in brief.updates) else ""


def test_the_title_says_what_happened() -> None:
    statuses = set()
    for brief in shown().values():
        title = text_of(next(page_of(brief.href).iter("title")))
        status = status_of(brief)
        if brief.lang == "en":
            statuses.add(status)
            words = status or ("Translation" if "translation_of" in brief.fields else "")
            assert title.startswith(f"{words}: {brief.title}" if words else brief.title)
            assert page_of(brief.href).get("data-title") == title.rpartition(" – ")[0]
    assert statuses == {"", "Withdrawn", "Superseded", "Corrected"}


def test_a_notice_above_the_title_says_what_when_why_and_what_instead() -> None:
    for brief in shown().values():
        root = page_of(brief.href)
        [header] = with_class(root, "brief-header")
        notices = with_class(header, "notices")
        is_translation = "translation_of" in brief.fields
        assert bool(notices) == bool(status_of(brief) or is_translation), brief.slug
        if notices:
            assert header[0] is notices[0]
        for update in brief.updates[-1:]:
            if update.get("kind") in ("correction", "withdrawal"):
                assert update["note"].split('"')[0][:40].replace("'", "’") in text_of(notices[0])
        newer = [b for b in shown().values() if brief.slug in b.fields.get("supersedes", [])]
        for successor in newer:
            [end] = with_class(root, "successor")
            link = f"{successor.slug}.html"
            assert any(h.endswith(link) for h in hrefs(notices[0]))
            assert any(h.endswith(link) for h in hrefs(end))
            assert str(successor.fields.get("supersedes_note", "")) in text_of(notices[0])
    withdrawn = page_of("briefs/panmunjom-first-notes.html")
    assert "Read instead: The Panmunjom Declaration" in text_of(with_class(withdrawn, "notices")[0])


def test_lists_show_authors_language_and_status() -> None:
    [entry] = [
        e
        for e in with_class(page_of("archive/2021.html"), "entry")
        if any("us-policy-review" in h for h in hrefs(e))
    ]
    assert [text_of(e) for e in with_class(entry, "name")] == ["Minji Han"]
    [status] = with_class(entry, "status")
    assert text_of(status).startswith("Superseded by Biden and Moon in Washington")
    korean = next(
        e for e in with_class(page_of("archive/2024.html"), "entry") if "한국어" in text_of(e)
    )
    [[name]] = with_class(korean, "language")
    assert (name.get("lang"), name.get("dir")) == ("ko", "ltr")
    assert "Corrected 29 November 2026" in text_of(korean)
