"""The preview in a real Chromium: what an author sees on the open page after a save."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.axe import barriers
from tests.support.chromium import LOOKS, collect_errors, set_look
from tests.support.preview import Preview, start_preview
from tests.support.repository import REPO
from tests.support.sample import sample_content

BRIEF = "content/briefs/2019/hanoi-summit.md"
PAGE = "briefs/hanoi-summit.html"
UPDATE = "{date: 2019-03-05, kind: update, note: More became known.}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Preview]]:
    root = tmp_path_factory.mktemp("archive")
    shutil.copytree(sample_content(), root / "content")
    shutil.copytree(REPO / "layouts", root / "layouts")
    with start_preview(root) as preview:
        # It prints this when the first build has ended. A page that is opened before is reloaded.
        assert "files updated" in preview.output.readline()
        preview.wait_until_quiet()
        yield root, preview


@pytest.fixture
def brief(running: tuple[Path, Preview]) -> Iterator[Path]:
    """The brief, which is as it was before once the test is over."""
    file, preview = running[0] / BRIEF, running[1]
    before = file.read_text("utf-8")
    yield file
    if file.read_text("utf-8") != before:
        number = preview.builds()
        file.write_text(before, "utf-8")
        preview.wait_for_build(number)
    preview.wait_until_quiet()


@pytest.fixture
def page(browser: Browser, running: tuple[Path, Preview]) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    wrong = collect_errors(opened)
    yield at(opened, running[1], PAGE)
    assert wrong == []
    opened.close()


def at(page: Page, preview: Preview, path: str) -> Page:
    """The page at a path, ready to hear of changes, and marked as the one that was opened."""
    with page.expect_response(lambda r: r.request.resource_type == "fetch"):
        page.goto(preview.address + path)
    page.evaluate("window.opened = true")
    return page


def appended(brief: Path, text: str) -> None:
    brief.write_text(brief.read_text("utf-8") + f"\n{text}\n", "utf-8")


def is_reloaded(page: Page) -> bool:
    return not page.evaluate("Boolean(window.opened)")


def shown(page: Page) -> str:
    """The page as it is now, without the number that it was served under."""
    now = page.evaluate("document.documentElement.outerHTML")
    return re.sub(r'data-(number|page)="\w+"', "", now)


def are_shown_alike(page: Page, other: Page) -> bool:
    """Whether two pages become the same, and stay so while what comes late would change them."""
    end, since = time.monotonic() + 30, time.monotonic()
    while time.monotonic() < end:
        if shown(page) != shown(other):
            since = time.monotonic()
        elif time.monotonic() > since + 0.3:
            return True
        time.sleep(0.05)
    return False


def test_a_save_shows_in_place_and_keeps_what_the_reader_did(page: Page, brief: Path) -> None:
    page.evaluate("scrollTo(0, 600)")
    cite = page.locator("article details").first
    cite.evaluate("e => { e.open = true }")
    text = brief.read_text("utf-8")
    for more in ("A sentence *added*.", "A sentence *changed*.", ""):
        brief.write_text(f"{text}\n{more}\n", "utf-8")
        last = page.locator(".prose > p").last
        if more:
            expect(last).to_have_text(more.replace("*", ""))
        else:
            expect(last).not_to_contain_text("A sentence")
        assert page.evaluate("scrollY") == 600
        assert cite.evaluate("e => e.open")
    assert not is_reloaded(page)


def changes(text: str) -> dict[str, str]:
    _, matter, body = text.split("---\n", 2)
    first = body.partition("\n\n")[0]
    return {
        "a title": text.replace('title: "', 'title: "Renamed. ', 1),
        "a summary": text.replace("summary: ", "summary: Much shorter. ", 1),
        "a paragraph in front": f"---\n{matter}---\nA paragraph in front.\n\n{body}",
        "two paragraphs become one": text.replace("\n\nFor Seoul", " For Seoul", 1),
        "a heading": text.replace("## What happened", "## What did happen", 1),
        "a note": text.replace(first, f"{first}[^n]\n\n[^n]: A note.\n", 1),
        "what stands above a note": text.replace(
            first, f"{first} {first}\n\nThe note.[^n]\n\n[^n]: A note.\n", 1
        ),
        "all but a line": f"---\n{matter}---\nOnly a line.\n",
        "an update": text.replace("updates:\n", f"updates:\n  - {UPDATE}\n", 1),
        "as it was": text,
    }


def test_a_change_in_place_shows_the_same_as_a_reload(
    browser: Browser, page: Page, brief: Path, running: tuple[Path, Preview]
) -> None:
    in_place = set()
    fresh = browser.new_page(viewport={"width": 1280, "height": 800})
    for name, text in changes(brief.read_text("utf-8")).items():
        before = running[1].builds()
        brief.write_text(text, "utf-8")
        running[1].wait_for_build(before)
        running[1].wait_until_quiet()
        at(fresh, running[1], PAGE)
        assert are_shown_alike(page, fresh), name
        if not is_reloaded(page):
            in_place.add(name)
        page.evaluate("window.opened = true")
    fresh.close()
    assert in_place >= {"a title", "a summary", "a paragraph in front", "a heading", "as it was"}


def test_a_page_whose_picture_is_slow_is_shown_in_place_too(page: Page, brief: Path) -> None:
    # What is heard before the page is whole must not be taken for another page.
    appended(brief, "![A chart](leaders-meetings.svg)")
    expect(page.get_by_role("img", name="A chart")).to_be_attached()

    def slow(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route("**/media/*.svg", slow)
    with page.expect_response(lambda r: r.request.resource_type == "fetch"):
        page.reload()
    page.evaluate("window.opened = true")
    appended(brief, "Beside a picture.")
    expect(page.get_by_text("Beside a picture.")).to_be_attached()
    assert not is_reloaded(page)


def test_a_page_that_changed_while_it_loaded_is_loaded_again(page: Page, brief: Path) -> None:
    """Its second look then finds what the first did not, and would never see it differ."""

    def later(route: Route) -> None:
        if route.request.resource_type == "fetch" and "Saved" not in brief.read_text("utf-8"):
            appended(brief, "Saved in between.")
            for _ in range(100):
                body = route.fetch().text()
                if "Saved in between." in body:
                    break
                time.sleep(0.05)
            number = re.search(r'data-number="\d+"', first)
            assert number
            body = re.sub(r'data-number="\d+"', number[0], body)
            route.fulfill(body=body, content_type="text/html")
        else:
            route.continue_()

    first = page.content()
    page.route("**/briefs/*.html", later)
    page.reload()
    expect(page.get_by_text("Saved in between.")).to_be_attached()


def test_a_page_that_scripts_drew_reloads_at_the_same_place(
    browser: Browser, running: tuple[Path, Preview], brief: Path
) -> None:
    page = at(
        browser.new_page(viewport={"width": 1280, "height": 600}),
        running[1],
        "archive.html?q=hanoi",
    )
    expect(page.locator("#results > li").nth(3)).to_be_visible()
    page.evaluate("scrollTo(0, 300)")
    text = brief.read_text("utf-8")
    brief.write_text(text.replace('title: "', 'title: "Renamed. ', 1), "utf-8")
    expect(page.locator("#results > li", has_text="Renamed.").first).to_be_attached()
    assert is_reloaded(page)
    assert page.evaluate("scrollY") == 300
    page.close()


def test_a_style_sheet_is_swapped_without_a_reload(
    page: Page, running: tuple[Path, Preview]
) -> None:
    sheet = running[0] / "layouts/assets/site.css/00-tokens.css"
    before = sheet.read_text("utf-8")
    sheet.write_text(f"{before}\n:root {{ --ground: rgb(1, 2, 3); }}\n", "utf-8")
    expect(page.locator("html")).to_have_css("background-color", "rgb(1, 2, 3)")
    sheet.write_text(before, "utf-8")
    expect(page.locator("html")).not_to_have_css("background-color", "rgb(1, 2, 3)")
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    assert not is_reloaded(page)


def test_a_changed_script_or_layout_reloads(page: Page, running: tuple[Path, Preview]) -> None:
    before = {}
    for name, more in (
        ("assets/site.js/00-copy.js", "document.documentElement.dataset.mended = 1;"),
        ("masthead.html", "<p>A layout edited.</p>"),
    ):
        file = running[0] / "layouts" / name
        before[file] = file.read_text("utf-8")
        page.evaluate("window.opened = true")
        file.write_text(f"{before[file]}\n{more}\n", "utf-8")
        if name.endswith(".js"):
            expect(page.locator("html[data-mended]")).to_be_attached()
        else:
            expect(page.get_by_text("A layout edited.")).to_be_attached()
        assert is_reloaded(page)
        running[1].wait_until_quiet()
    number = running[1].builds()
    for file, text in before.items():
        file.write_text(text, "utf-8")
    running[1].wait_for_build(number)
    running[1].wait_until_quiet()


def test_the_page_shows_an_error_until_it_is_corrected(
    browser: Browser, running: tuple[Path, Preview], brief: Path
) -> None:
    page = at(browser.new_page(), running[1], PAGE)
    text = brief.read_text("utf-8")
    heading = page.locator("h1").inner_text()
    brief.write_text(text.replace("sanctions]", "sanctoins]").replace("Hanoi:", "Lost:"), "utf-8")
    told = page.get_by_role("alert")
    expect(told).to_contain_text(f"{BRIEF}:5:53")
    expect(told).to_contain_text("unknown topic “sanctoins”")
    expect(told).to_contain_text("did you mean “sanctions”?")
    expect(told.locator("mark")).to_have_text("sanctoins")
    assert page.locator("h1").inner_text() == heading
    for look in LOOKS:
        set_look(page, look)
        page.reload()
        expect(told).to_be_visible()
        assert barriers(page) == "", look
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
        told.get_by_role("button", name="Hide").click()
        expect(told).to_have_count(0)
    page.reload()
    expect(told).to_be_visible()
    brief.write_text(text, "utf-8")
    expect(told).to_have_count(0)
    page.close()


def test_a_page_that_disappears_says_so_until_it_is_there_again(
    browser: Browser, brief: Path, running: tuple[Path, Preview]
) -> None:
    page = browser.new_page()
    extra = brief.with_name("extra.md")
    # A series has each part once.
    text = re.sub(r"^series: .*\n", "", brief.read_text("utf-8"), flags=re.MULTILINE)
    extra.write_text(text.replace("Hanoi: two", "Extra: two"), "utf-8")
    assert running[1].wait_for("/briefs/extra.html", "Extra: two")
    at(page, running[1], "briefs/extra.html")
    extra.unlink()
    expect(page.locator("h1")).not_to_contain_text("Extra")
    extra.write_text(text.replace("Hanoi: two", "Again: two"), "utf-8")
    expect(page.locator("h1")).to_contain_text("Again: two")
    extra.unlink()
    running[1].wait_until_quiet()
    page.close()
