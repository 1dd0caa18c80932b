"""The register of corrections with its feeds, the list of all sources, and who cites whom."""

from __future__ import annotations

import json
from typing import Any

import feedparser

from tests.support.front_matter import shown, typeset
from tests.support.shipped_site import BASE, parsed, site


def page_of(path: str) -> Any:
    return parsed(path).document


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace("\u00a0", " ").split())


def with_class(root: Any, name: str) -> list[Any]:
    return [e for e in root.iter() if name in (e.get("class") or "").split()]


def notes() -> list[str]:
    """The notes of all corrections and withdrawals."""
    return [
        typeset(update["note"])
        for brief in shown().values()
        for update in brief.updates
        if update.get("kind", "update") != "update"
    ]


def test_the_register_has_every_correction_and_withdrawal() -> None:
    root = page_of("register.html")
    listed = [text_of(e) for e in with_class(root, "summary")]
    assert sorted(listed) == sorted(notes())
    dates = [e[0][0].get("datetime") for e in with_class(root, "entry")]
    assert dates == sorted(dates, reverse=True)
    assert any("Withdrawal" in text_of(e) for e in with_class(root, "dateline"))
    linked = {
        a.get("href")
        for page in ("index.html", "corrections.html", "briefs/hanoi-summit.html")
        for a in page_of(page).iter("a")
    }
    assert {"register.html", "../register.html"} <= linked


def test_the_feeds_of_the_register_have_the_newest_entries() -> None:
    atom = feedparser.parse((site() / "register.xml").read_bytes())
    assert not atom.bozo
    items = json.loads((site() / "register.json").read_text("utf-8"))["items"]
    assert len(atom.entries) == len(items) == min(20, len(notes()))
    assert len({e.id for e in atom.entries}) == len(items)
    assert {"en", "ko"} <= {item["language"] for item in items}
    for entry, item in zip(atom.entries, items, strict=True):
        assert entry.id == item["id"]
        assert entry.title == item["title"]
        words = {"en": ("Corrected: ", "Withdrawn: "), "ko": ("[정정] ", "[철회] ")}
        assert entry.title.startswith(words[item["language"]])
        assert entry.link == item["url"]
        assert entry.link.startswith(f"{BASE}briefs/")
        assert item["content_text"] in notes()


def test_all_sources_are_listed_by_publisher_with_the_briefs_that_use_them() -> None:
    root = page_of("sources.html")
    texts = {text_of(section.find("h2")): section for section in root.iter("section")}
    publishers = {s.get("publisher", "") for b in shown().values() for s in b.sources}
    assert len(texts) == len({p.casefold() for p in publishers})
    for brief in shown().values():
        for source in brief.sources:
            section = next(
                s for name, s in texts.items() if name.startswith(source.get("publisher", "With"))
            )
            hrefs = {a.get("href") for a in section.iter("a")}
            assert source.get("url") is None or source["url"] in hrefs
            assert source.get("archived") is None or source["archived"] in hrefs


def test_a_brief_names_the_briefs_that_link_to_it() -> None:
    [section] = with_class(page_of("briefs/panmunjom-declaration.html"), "cited-by")
    titles = text_of(section)
    assert shown()["panmunjom-first-notes"].title in titles
    assert shown()["panmunjom-declaration"].title not in titles
