"""An archive in Arabic, with an English brief and its translations: direction, type, languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.chromium import serve_folder
from tests.support.program import run

SETTINGS = """title = "أرشيف السياسات"
language = "ar"
[translations.en]
title = "Policy archive"
[translations.fa]
title = "بایگانی"
[translations.th]
"""
CHART = """

```chart
data: numbers.csv
kind: line
title: سحب المياه
source: الوزارة
```
"""
TABLE = """

| الدولة | التغير |
|---|---:|
| الأولى | +4% |

Table: أرقام
"""


def text(title: str, date: str, more: str = "", body: str = "") -> str:
    """A brief of the archive."""
    keys = f"title: {title}\ndate: {date}\nauthor: ليلى حداد\ntopics: [المياه]\n{more}"
    return f"---\n{keys}---\nالنص هنا *مهم*.{body}\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    root = tmp_path_factory.mktemp("arabic")
    briefs: Path = root / "content/briefs"
    briefs.mkdir(parents=True)
    (root / "content/site.toml").write_text(SETTINGS, "utf-8")
    for number, year in enumerate((2021, 2022, 2024)):
        file = briefs / f"n{number}.md"
        body = TABLE + CHART if number else TABLE
        file.write_text(text(f"عنوان {number}", f"{year}-0{number + 1}-03", body=body), "utf-8")
    (briefs / "numbers.csv").write_text("Y,A\n2014,1136\n2015,-500\n2016,74\n", "utf-8")
    more = "lang: en\ntranslation_of: n0\n"
    (briefs / "one.md").write_text(text("The first one", "2021-01-04", more), "utf-8")
    run("--root", str(root), "--out", str(root / "site"))
    server, address = serve_folder(root / "site")
    yield address
    server.shutdown()
    server.server_close()


def test_time_runs_from_right_to_left_in_the_finder(visitor: Page, archive: str) -> None:
    visitor.goto(f"{archive}archive.html")
    expect(visitor.locator(".axis-dates span").first).to_be_visible()  # The chart is drawn.
    start, end = visitor.get_by_role("slider").all()
    first, last, plot = (
        part.bounding_box() for part in (start, end, visitor.locator(".month-bars svg"))
    )
    assert first
    assert last
    assert plot
    assert first["x"] > last["x"]
    middle = first["x"] + first["width"] / 2
    assert abs(middle - plot["x"] - plot["width"]) <= 1
    start.press("ArrowLeft")
    expect(start).to_have_attribute("aria-valuenow", "1")
    start.press("ArrowRight")
    expect(start).to_have_attribute("aria-valuenow", "0")
    # The pointer is over the last bars, at the left.
    visitor.mouse.move(plot["x"] + 2, plot["y"] + 20)
    expect(visitor.locator(".readout")).to_contain_text("2024")
    # A name in another direction is on the side of the others.
    names = visitor.locator("[data-facet=langs] .value-name")
    sides = names.evaluate_all("all => all.map((each) => getComputedStyle(each).textAlign)")
    assert sides == ["right", "right"]


def test_the_scale_of_a_chart_is_beside_its_lines(visitor: Page, archive: str) -> None:
    visitor.goto(f"{archive}briefs/n1.html")
    box = "each => { const b = each.getBoundingClientRect(); return [b.left, b.right]; }"
    start, end = visitor.locator(".plane line").first.evaluate(box)
    labels = visitor.locator(".plane text[dx]")
    assert labels.count() > 2
    assert all(label.evaluate(box)[1] < start for label in labels.all())
    assert visitor.locator(".plane text:not([dx])").first.evaluate(box)[1] <= end


def test_a_year_has_the_digits_of_the_page(visitor: Page, archive: str) -> None:
    visitor.goto(f"{archive}languages/fa/archive/2021.html")
    expect(visitor).to_have_title("۲۰۲۱ – بایگانی")
    assert visitor.locator("meta[property='og:title']").get_attribute("content") == "۲۰۲۱"
    visitor.locator(".keep").first.click()
    expect(visitor.locator("footer [data-list-add] .count")).to_have_text(" ۱")
    visitor.goto(f"{archive}languages/fa/topics.html")
    expect(visitor.locator(".menu [aria-current=page]")).to_have_count(1)


def test_a_text_is_set_as_its_script_wants_it(visitor: Page, archive: str) -> None:
    visitor.goto(f"{archive}briefs/n0.html")
    style = "each => { const s = getComputedStyle(each); return [s.fontStyle, s.direction] }"
    assert visitor.locator(".prose em").evaluate(style) == ["normal", "rtl"]
    assert visitor.locator(".prose td.right").evaluate(style) == ["normal", "ltr"]
    assert visitor.locator("h1").evaluate("h => getComputedStyle(h).letterSpacing") == "normal"
    visitor.goto(f"{archive}briefs/one.html")
    assert visitor.locator(".prose em").evaluate(style) == ["italic", "ltr"]
    assert visitor.locator("link[rel=stylesheet]").count() == 1


def test_a_button_says_in_the_language_of_the_page_that_it_could_not_copy(
    visitor: Page, archive: str
) -> None:
    visitor.goto(f"{archive}briefs/n0.html")
    visitor.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    button = visitor.get_by_role("button", name="نسخ الرابط")
    button.click()
    expect(visitor.get_by_text("تعذّر النسخ")).to_have_count(2)  # The second one is read aloud.
    expect(button).to_have_text("نسخ الرابط")


def test_the_switch_keeps_the_place_of_the_reader(visitor: Page, archive: str) -> None:
    visitor.goto(f"{archive}briefs/n0.html")
    visitor.get_by_role("link", name="English").click()
    expect(visitor).to_have_url(f"{archive}briefs/one.html")
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    visitor.get_by_role("link", name="Policy archive").click()
    expect(visitor).to_have_url(f"{archive}languages/en.html")
    expect(visitor.locator("h2").first).to_have_text("The first one")
    visitor.get_by_role("link", name="العربية").click()
    expect(visitor).to_have_url(f"{archive}index.html")
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")


def test_what_scripts_show_has_its_language(visitor: Page, archive: str) -> None:
    # The names of topics and authors are given in Arabic only.
    visitor.goto(f"{archive}languages/en/archive.html?topic=%D8%A7%D9%84%D9%85%D9%8A%D8%A7%D9%87")
    for name in (
        *(".chips span", "#results .imprint .name bdi", "#results .topics a"),
        "[data-facet=authors] .value-name",
    ):
        expect(visitor.locator(name).first).to_have_attribute("lang", "ar")
    expect(visitor.locator("#results .kind").first).not_to_have_attribute("lang", "ar")
    # Thai has no words of the interface.
    visitor.goto(f"{archive}languages/th/archive.html?q=zz")
    english = "each => each.closest('[lang]').lang + ' ' + each.textContent"
    words = visitor.locator("#summary span, .relaxations span, .chips span, .keep span")
    expect(visitor.locator("#summary")).to_have_text("0 briefs out of 4")
    expect(visitor.locator("#summary span")).to_have_text("briefs out of")
    expect(visitor.locator(".facets:not([hidden])")).to_be_attached()  # All is drawn.
    assert {word[:3] for word in words.evaluate_all(f"all => all.map({english})")} == {"en "}
    visitor.goto(f"{archive}languages/th/archive/2021.html")
    visitor.get_by_role("button", name="Add to reading list").first.click()
    kept = visitor.get_by_role("button", name="Remove from reading list").locator("span")
    expect(kept).to_have_attribute("lang", "en")


def test_the_finder_is_the_same_in_each_language(visitor: Page, archive: str) -> None:
    visitor.goto(f"{archive}archive.html?q=%D8%A7%D9%84%D9%86%D8%B5&kind=brief")
    expect(visitor.locator("#results h3")).to_have_count(4)
    visitor.get_by_role("link", name="English").click()
    expect(visitor).to_have_url(
        f"{archive}languages/en/archive.html?q=%D8%A7%D9%84%D9%86%D8%B5&kind=brief"
    )
    expect(visitor.locator("#summary")).to_have_text("4 briefs out of 4")
    expect(visitor.locator(".chips li").first).to_contain_text("Brief")
    topic = visitor.locator("#results .topics a").first
    expect(topic).to_have_attribute("lang", "ar")
    topic.click()
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.locator(".total")).to_have_text("4 briefs")
    # The search box of a list in another language has the suggestions too.
    box = visitor.locator("input#page\\.search")
    box.fill("one")
    expect(visitor.get_by_role("option").first).to_contain_text("one")


@pytest.mark.parametrize(
    ("path", "words", "direction"),
    [
        ("feed.xml", "هذه خلاصة", "rtl"),
        ("register.xml", "هذه خلاصة", "rtl"),
        ("languages/en.xml", "This is a feed", "ltr"),
    ],
)
def test_a_feed_is_readable_in_a_browser(
    visitor: Page, archive: str, path: str, words: str, direction: str
) -> None:
    visitor.goto(archive + path)
    [note, *parts] = visitor.evaluate(
        """() => {
            const style = (selector, name) => {
                const found = document.querySelector(selector);
                return found && getComputedStyle(found)[name];
            };
            return [document.querySelector("feed > note").textContent, style("feed", "direction"),
                style("feed > title", "unicodeBidi"), style("entry > published", "direction"),
                style("entry > author > name", "display")];
        }"""
    )
    assert words in note
    assert parts[:2] == [direction, "plaintext"]
    expected = (direction, "plaintext", "ltr", "inline-block")
    assert all(part in (None, each) for part, each in zip(parts, expected, strict=True))
