"""All counts of one site agree. Withdrawn briefs count like all others, and lists name them so."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from tests.support.front_matter import authors, shown, topics
from tests.support.shipped_site import parsed, site


@cache
def main(path: str) -> Any:
    """The element `main` of a page."""
    return next(parsed(path).document.iter("main"))


def with_class(parent: Any, name: str) -> list[Any]:
    return [each for each in parent.iter() if name in str(each.get("class", "")).split()]


def text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def counts(path: str, name: str = "total") -> list[int]:
    """The first number in each element of this class."""
    texts = map(text, with_class(main(path), name))
    return [int(number.group()) for each in texts if (number := re.search(r"\d+", each))]


def listed(path: str) -> dict[str, str]:
    """The slug and the text of each entry of a list."""
    found = {}
    for entry in with_class(main(path), "entry"):
        title = next(entry.iter("h3"))
        href = next(title.iter("a")).get("href")
        found[href.rpartition("/")[2].removesuffix(".html")] = text(entry)
    return found


def test_home_archive_years_charts_and_data_have_one_total() -> None:
    total = len(shown())
    assert counts("index.html") == counts("archive.html") == [total]
    years = sorted((site() / "archive").glob("*.html"))
    of_years = [counts(f"archive/{year.name}")[0] for year in years]
    assert of_years == [len(listed(f"archive/{year.name}")) for year in years]
    [index_of_years] = with_class(main("archive.html"), "years")
    shown_counts = [int(text(count)) for count in with_class(index_of_years, "count")]
    assert sum(of_years) == sum(shown_counts) == total
    index = json.loads((site() / "data/index.json").read_text("utf-8"))
    assert index["total"] == sum(part["count"] for part in index["parts"]) == total


def test_topics_and_authors_count_withdrawn_briefs() -> None:
    withdrawn = {slug for slug, b in shown().items() if b.status == "withdrawn"}
    assert withdrawn
    for slug in withdrawn:
        brief = shown()[slug]
        for path in (
            *(f"topics/{id}.html" for id in brief.topics),
            *(f"authors/{id}.html" for id in brief.authors),
        ):
            assert counts(path) == [len(listed(path))], path
            assert "Withdrawn" in listed(path)[slug], path
    by_topic = {
        id: {slug for slug, b in shown().items() if set(b.topics) & {id}} for id in topics()
    }
    for id, slugs in by_topic.items():
        assert slugs <= listed(f"topics/{id}.html").keys(), id
    for id in authors():
        assert listed(f"authors/{id}.html").keys() == {
            slug for slug, b in shown().items() if id in b.authors
        }
