"""The site in a real Chromium: from a server, below a path, from disk; with scripts and without."""

from __future__ import annotations

import json
import time
from io import BytesIO
from pathlib import Path
from posixpath import dirname
from typing import Any
from urllib.parse import quote

import pypdf
import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from briefing.content.media import parse_media, public_bytes
from tests.support.chromium import collect_errors, serve_folder
from tests.support.pictures import AVIF, GIF, JPEG, WEBP, exif, png
from tests.support.shipped_site import BASE, moved_site, pages, site

KINDS = {
    "home": "index.html",
    "archive": "archive.html",
    "year": "archive/2018.html",
    "topics": "topics.html",
    "topic": "topics/north-korea.html",
    "authors": "authors.html",
    "author": "authors/seoyun-kang.html",
    "about": "about.html",
    "long brief": "briefs/security-council-resolutions.html",
    "Korean brief": "briefs/singapore-joint-statement-ko.html",
    "corrected brief": "briefs/hanoi-summit.html",
    "withdrawn brief": "briefs/panmunjom-first-notes.html",
}


def is_redirect(path: str) -> bool:
    """Whether a page is a redirect, so that a browser opens its target."""
    return 'http-equiv="refresh"' in (site() / path).read_text("utf-8")


# The ids that several elements of the page have, also those that scripts gave them.
REPEATED_IDS = """() => [...document.querySelectorAll("[id]")].map(each => each.id)
    .filter((id, place, all) => all.indexOf(id) < place)"""
# How much of the page has moved since it was opened.
SHIFT = """() => new Promise(done => { let sum = 0;
    new PerformanceObserver(l => l.getEntries().forEach(e => sum += e.value))
      .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 60); })"""


def test_every_page_opens_without_an_error_and_nothing_shifts(visitor: Page, root: str) -> None:
    hosts: set[str] = set()

    def note_host(request: Request) -> None:
        hosts.add(request.url.split("/")[2])

    visitor.on("request", note_host)
    for path in pages(site()):
        if not is_redirect(path):
            visitor.goto(root + quote(path))
            assert visitor.evaluate(REPEATED_IDS) == [], path
            if path in KINDS.values():
                assert visitor.evaluate(SHIFT) == 0, path
    visitor.remove_listener("request", note_host)
    assert hosts == {root.split("/")[2]}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_shifts_as_scripts_come_late(visitor: Page, root: str, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 1600})

    def answer_late(route: Route) -> None:
        time.sleep(0.2)
        route.continue_()

    visitor.route("**/*.js", answer_late)
    for path in ("follow.html", "reading-list.html", KINDS["topic"], KINDS["withdrawn brief"]):
        visitor.goto(root + path)
        visitor.wait_for_load_state("networkidle")
        assert visitor.evaluate(SHIFT) == 0, path


def test_the_manifest_is_linked_where_browsers_can_load_it(visitor: Page, root: str) -> None:
    """From disk, browsers report an error for the link, so that the script does not add it."""
    session = visitor.context.new_cdp_session(visitor)
    for start, path in ((root, KINDS["year"]), (site().as_uri() + "/", KINDS["year"])):
        visitor.goto(start + path)
        manifest = session.send("Page.getAppManifest")
        visitor.wait_for_load_state("networkidle")
        assert manifest["errors"] == []
        is_served = start == root
        assert manifest["url"] == (f"{root}site.webmanifest" if is_served else "")
        if is_served:
            loaded = json.loads(manifest["data"])
            assert loaded["name"] == loaded["short_name"] == "Peninsula Briefs"
            assert (loaded["start_url"], loaded["display"]) == ("./", "browser")
            for icon in loaded["icons"]:
                assert (site() / icon["src"]).is_file()
    session.detach()


# A name and a menu that are too long for one line.
LENGTHEN = """() => {
    document.querySelector(".masthead .name").textContent =
        "The Eastern Mediterranean and Peninsula Research Archive";
    const items = document.querySelector(".menu ul");
    for (const name of ["Corrections policy", "How we cite our sources"]) {
        const item = items.lastElementChild.cloneNode(true);
        item.querySelector("a").textContent = name;
        items.append(item);
    }
}"""
# The width of the search box, of what stands out of the masthead, and the place of the menu.
MASTHEAD = """() => {
    const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
    const frame = box(".masthead .container"), menu = box(".menu li:first-child");
    const edges = [...document.querySelectorAll(".masthead :is(a, summary)")]
        .map(each => each.getBoundingClientRect().right);
    return [box("[id='page.search']")?.width, Math.max(...edges) - frame.right, menu.x, menu.y];
}"""


@pytest.mark.parametrize("width", [320, 1060, 1280])
def test_a_long_name_leaves_room_for_the_search_and_the_menu(
    visitor: Page, root: str, width: int
) -> None:
    visitor.set_viewport_size({"width": width, "height": 900})
    places = []
    for path in (KINDS["about"], KINDS["archive"]):
        visitor.goto(root + path)
        visitor.evaluate(LENGTHEN)
        search, outside, *place = visitor.evaluate(MASTHEAD)
        assert outside <= 0.5
        assert not search or search > 90
        places.append(place)
    assert places[0] == places[1]


def test_the_count_of_a_topic_with_a_long_name_covers_nothing(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(root + KINDS["topics"])
    name = page.locator(".full-index .line a").first
    name.evaluate("link => { link.textContent = 'Energy and interconnection of electricity' }")
    texts = [name, page.locator(".line .count").first, page.locator(".full-index .note").first]
    boxes = [text.bounding_box() for text in texts]
    link, count, note = [box for box in boxes if box]
    assert count["y"] < link["y"] + link["height"]
    assert count["y"] + count["height"] <= note["y"]
    context.close()


@pytest.mark.parametrize("base_url", [BASE, ""], ids=["address known", "address unknown"])
def test_the_page_on_following_copies_the_address_of_the_feed(visitor: Page, base_url: str) -> None:
    server, address = serve_folder(site(base_url))
    keep_text = "navigator.clipboard.writeText = async text => { window.copied = text }"
    for path in ("follow.html", "languages/ko/follow.html"):
        visitor.goto(address + path + "?a=b#follow.feeds")
        visitor.evaluate(keep_text)
        visitor.locator("main [data-copy]").click()
        assert visitor.evaluate("window.copied") == (base_url or address) + "feed.xml"
    visitor.goto(address + KINDS["corrected brief"] + "#main")
    visitor.evaluate(keep_text)
    visitor.get_by_role("button", name="Copy link").click()
    assert visitor.evaluate("window.copied") == (base_url or address) + KINDS["corrected brief"]
    server.shutdown()
    server.server_close()


def test_the_old_address_of_a_renamed_brief_leads_on(visitor: Page, root: str) -> None:
    visitor.goto(root + "briefs/pyongyang-joint-declaration.html", wait_until="commit")
    visitor.wait_for_url(root + quote("briefs/평양공동선언.html"))


def test_an_old_address_leads_to_the_same_heading(visitor: Page, root: str) -> None:
    for start in (root, site().as_uri() + "/"):
        visitor.goto(start + "briefs/pyongyang-joint-declaration.html#terms", wait_until="commit")
        visitor.wait_for_url(start + quote("briefs/평양공동선언.html") + "#terms")


@pytest.mark.parametrize(
    ("place", "script"),
    [("below a path", True), ("from disk", True), ("from disk", False)],
    ids=["below a path", "from disk", "from disk, no script"],
)
def test_pages_work_anywhere_and_on_the_smallest_phone(
    browser: Browser, place: str, script: bool
) -> None:
    """Without scripts, the window is wide. With them, nothing scrolls sideways on a phone, and from
    disk not even if the reader set 200 % text in the browser's settings.

    No page has other content for readers without scripts. So such a page loads a part of the files
    that it loads with scripts, and one place is enough.
    """
    top = moved_site()
    server, address = serve_folder(top)
    start = f"{address}some/sub%20path/" if place == "below a path" else ""
    start = start or (top / "some/sub path").as_uri() + "/"
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    if script:
        page.set_viewport_size({"width": 320, "height": 640})
        if place == "from disk":
            sizes = {"fontSizes": {"standard": 32}}
            context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    wrong = collect_errors(page)
    # `test_every_page_opens…` opens all pages. What can differ here is how pages of
    # one kind and depth find their files. A server sends 404.html for addresses below the base URL
    # alone; it has a test of its own.
    one_of_each_folder = {dirname(path): path for path in pages(site()) if not is_redirect(path)}
    paths = {*KINDS.values(), *one_of_each_folder.values(), "sources.html", "follow.html"}
    for path in sorted(paths - {"404.html"}):
        page.goto(start + quote(path))
        assert page.locator("h1").count() == 1
        assert page.locator("noscript").count() == 0
        if script:
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
            assert size == ("32px" if place == "from disk" else "16px")
        styled = (
            page.locator("body").evaluate("e => getComputedStyle(e).margin") if script else "0px"
        )
        assert styled == "0px"
    page.goto(start + "index.html")
    page.locator("main h2 a, main h1 a").first.click()
    assert "/briefs/" in page.url
    # Without scripts, Chromium loads no script in advance. It names the policy as the reason.
    assert [each for each in wrong if script or not each.startswith("csp: ")] == []
    context.close()
    server.shutdown()
    server.server_close()


# The words of titles and the dates of notices that are on several lines.
BROKEN_WORDS = r"""() => [...document.querySelectorAll("h1, .notices time")].flatMap((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const word of text.data.matchAll(/[^ \n\u2013-]+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const tops = new Set([...range.getClientRects()].map((line) => line.top));
            if (tops.size > 1) broken.push(word[0]);
        }
    }
    return broken;
})"""


def test_text_of_double_size_breaks_no_word_of_a_title_on_a_phone(
    browser: Browser, root: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    sizes = {"fontSizes": {"standard": 32}}
    context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    for path in ("topics/nuclear-programme", "briefs/security-council-resolutions", "index"):
        page.goto(f"{root}{path}.html")
        assert page.evaluate(BROKEN_WORDS) == [], path
    context.close()


def test_the_two_links_of_a_feed_stay_together(visitor: Page, root: str) -> None:
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto(root + "follow.html")
    tops = visitor.locator(".feed-list li").evaluate_all(
        """(items) => items.map((item) =>
            [...item.querySelectorAll("a")].map((link) => link.getBoundingClientRect().top))"""
    )
    assert [atom == json for atom, json in tops] == [True] * len(tops)


def test_the_contents_in_the_margin_never_cover_a_label(visitor: Page, root: str) -> None:
    visitor.set_viewport_size({"width": 1200, "height": 700})
    visitor.goto(f"{root}briefs/us-dprk-timeline.html")
    labels = visitor.locator(".apparatus .label")
    for label in labels.all():
        # The label is where the first lines of the contents stay.
        label.evaluate("label => scrollBy(0, label.getBoundingClientRect().top - 40)")
        assert label.evaluate(
            """label => {
                const { left, top } = label.getBoundingClientRect();
                return label.contains(document.elementFromPoint(left + 2, top + 5));
            }"""
        )
    assert labels.count() >= 3


def test_the_masthead_is_at_one_place_on_all_pages(visitor: Page, root: str) -> None:
    places: dict[int, set[str]] = {1280: set(), 360: set()}
    for path in ("index.html", "archive.html", "topics.html", "about.html", "404.html"):
        visitor.goto(root + path)
        for width, found in places.items():
            visitor.set_viewport_size({"width": width, "height": 700})
            found.add(
                visitor.evaluate(
                    """() => JSON.stringify([...document.querySelectorAll(
                        ".masthead, .masthead .name, .menu li, .menu summary")].map(e => {
                        const { left, top, width, height } = e.getBoundingClientRect();
                        return [left, top, width, height].map(Math.round); }))"""
                )
            )
    assert [len(found) for found in places.values()] == [1, 1], places


def test_the_contents_mark_the_section_that_the_reader_sees(visitor: Page, root: str) -> None:
    visitor.set_viewport_size({"width": 1200, "height": 700})
    visitor.goto(f"{root}briefs/us-dprk-timeline.html")
    # Its button has no function beside the text, so that it is no stop of the Tab key.
    assert not visitor.locator(".contents summary").is_visible()
    links = visitor.locator(".contents a")
    assert visitor.locator(".contents [aria-current]").count() == 0
    for number in (1, links.count() - 1):
        link = links.nth(number)
        link.click()
        expect(link).to_have_attribute("aria-current", "location")
        assert visitor.locator(".contents [aria-current]").count() == 1
    visitor.set_viewport_size({"width": 400, "height": 700})
    assert visitor.locator(".contents summary").is_visible()


def test_browsers_show_pictures_in_the_size_that_pages_say(visitor: Page, tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3cm" height="72pt" viewBox="0 0 9 9"/>'
    turned = png(40, 20, (b"eXIf", exif(8)))
    files = {"a.jpg": JPEG, "b.avif": AVIF, "c.webp": WEBP, "d.gif": GIF, "e.png": turned}
    files["f.svg"] = svg.encode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(public_bytes(name, data))
    (tmp_path / "page.html").write_text("".join(f'<img src="{name}">' for name in files), "utf-8")
    visitor.goto((tmp_path / "page.html").as_uri())
    visitor.wait_for_function("[...document.images].every((image) => image.complete)")
    script = "[...document.images].map((image) => [image.naturalWidth, image.naturalHeight])"
    expected = [parse_media(name, data)[0] for name, data in files.items()]
    assert visitor.evaluate(script) == [[each.width, each.height] for each in expected if each]


def test_a_brief_prints_as_a_paper_with_page_numbers(visitor: Page, root: str) -> None:
    visitor.goto(root + KINDS["long brief"])
    paper = pypdf.PdfReader(BytesIO(visitor.pdf(format="A4", prefer_css_page_size=True)))
    texts = [sheet.extract_text() for sheet in paper.pages]
    assert len(texts) > 3
    assert "Copy link" not in "".join(texts)
    for number, text in enumerate(texts[1:], 2):
        assert str(number) in text.split()


def test_the_copy_button_is_there_with_a_script_only(browser: Browser, root: str) -> None:
    page = browser.new_page()
    page.goto(root + KINDS["corrected brief"])
    places = (
        "() => [...document.querySelectorAll('.byline *')].map(e => e.getBoundingClientRect().y)"
    )
    assert page.get_by_role("button", name="Copy link").is_visible()
    with_script = page.evaluate(places)
    page.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + KINDS["corrected brief"])
    assert page.get_by_role("button").count() == 0
    link = page.get_by_role("link", name="Cite", exact=True)
    end = page.evaluate("document.querySelector('.byline').getBoundingClientRect().right")
    box = link.bounding_box()
    assert box
    assert box["x"] + box["width"] == pytest.approx(end)
    link.click()
    expect(page.locator("#page\\.cite")).to_be_in_viewport()
    page.emulate_media(media="print")
    assert not link.is_visible()
    page.close()
    page = browser.new_page()
    # While the script is not there yet, each line has its place.
    page.route("**/site.*.js", lambda route: route.abort())
    page.goto(root + KINDS["corrected brief"])
    assert page.evaluate(places) == with_script
    context.close()


def test_the_menu_opens_on_a_phone_without_a_script(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(root)
    link = page.get_by_role("link", name="Topics", exact=True).first
    assert not link.is_visible()
    page.locator("summary").first.click()
    assert link.is_visible()
    context.close()


def test_what_opens_looks_so_on_a_phone(browser: Browser, root: str) -> None:
    size: Any = {"width": 390, "height": 844}
    context = browser.new_context(viewport=size, has_touch=True)
    page = context.new_page()
    for kind in ("archive", "topic", "long brief"):
        page.goto(root + KINDS[kind])
        displays = page.locator("summary:visible").evaluate_all(
            "(all) => all.map((each) => getComputedStyle(each).display)"
        )
        # Only a list item has the triangle.
        assert set(displays) == {"list-item"}, kind
    page.goto(root + KINDS["archive"])
    colors = [
        page.locator(selector).first.evaluate("(each) => getComputedStyle(each).color")
        for selector in (".open-sheet:enabled", ".chart-table > summary")
    ]
    assert colors[0] == colors[1]
    context.close()


def test_a_list_in_a_footnote_stays_in_the_margin(visitor: Page, root: str) -> None:
    visitor.goto(root + KINDS["long brief"])
    note = visitor.locator(".in-margin > ol > li").first
    note.evaluate("(note) => note.insertAdjacentHTML('beforeend', '<ul><li>A list.</li></ul>')")
    outer, inner = note.bounding_box(), note.locator("li").bounding_box()
    assert outer
    assert inner
    assert outer["x"] <= inner["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]


def test_a_long_role_fits_a_phone(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(root + KINDS["corrected brief"])
    role = page.locator(".authors .role").first
    role.evaluate(
        "(each) => { each.textContent = 'Senior fellow for ' + 'arms control '.repeat(9) }"
    )
    box = role.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 320
    context.close()


def test_the_keyboard_reaches_the_text_first_and_focus_shows(visitor: Page, root: str) -> None:
    visitor.goto(root)
    visitor.keyboard.press("Tab")
    focus = visitor.evaluate(
        """() => { const e = document.activeElement; const s = getComputedStyle(e);
        const aim = document.getElementById(e.getAttribute("href").slice(1));
        return [aim.tagName, s.outlineStyle] }"""
    )
    assert focus[0] == "MAIN"
    assert focus[1] != "none"


def test_a_missing_address_is_answered_in_style(browser: Browser, root: str) -> None:
    page = browser.new_page()
    page.goto(root + "no/such/page.html")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 10
    page.close()


def test_words_in_other_languages_have_a_lang_attribute(visitor: Page, root: str) -> None:
    visitor.goto(root + "archive/2018.html")
    wrong = visitor.evaluate(
        """() => [...document.querySelectorAll("a, p, h1, h2, h3")].filter(e =>
        /[가-힣]{4}/.test(e.textContent) && ![...e.querySelectorAll("[lang=ko]")].length
        && !e.closest("[lang=ko]")).map(e => e.textContent)"""
    )
    assert wrong == []
