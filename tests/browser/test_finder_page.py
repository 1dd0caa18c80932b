"""The finder in a real Chromium: what readers expect of facets, the address, the keyboard."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import jinja2
import pypdf
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from briefing.templates import l10n
from briefing.templates.files import catalogue_paths, list_files
from briefing.templates.locale_texts import texts_of
from tests.support.axe import barriers
from tests.support.chromium import collect_errors, serve_folder
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.shipped_site import moved_site, site

NBSP = "\u00a0"
THREE = "topic=sanctions&kind=analysis&lang=en"
NOTHING = "topic=sanctions&topic=summits&kind=timeline&q=oil"


@pytest.fixture
def found(visitor: Page, root: str) -> Callable[[str], Page]:
    """Opens the finder with the question of an address, and waits for all of its parts."""

    def opened(query: str = "") -> Page:
        visitor.goto(f"{root}archive.html{'?' if query else ''}{query}")
        expect(visitor.locator("#summary")).to_be_visible()
        expect(visitor.locator(".facets:not([hidden])")).to_be_attached()
        return visitor

    return opened


def total(page: Page) -> int:
    said = re.match(r"[\d,]+", page.locator("#summary").inner_text())
    assert said
    return int(said[0].replace(",", ""))


def settled(page: Page, number: int) -> None:
    expect(page.locator("#summary")).to_have_text(re.compile(rf"^{number}\b"))


def titles(page: Page) -> list[str]:
    return page.locator("#results > li h3").all_inner_texts()


def searchbox(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the archive")


def box(page: Page, name: str) -> Any:
    return page.locator(".facets").get_by_role("checkbox", name=re.compile(rf"^{name}\b"))


def counts(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f"[data-facet={facet}] .values li")
    return {
        row.locator(".value-name").inner_text(): int(row.locator(".count").inner_text())
        for row in rows.all()
    }


def plain(text: str) -> str:
    """Letters and digits alone: paper has its own ligatures, dashes and line ends."""
    return re.sub(r"\W", "", normalize("NFKC", text))


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def test_it_opens_with_all_briefs_the_newest_first(found: Callable[..., Page]) -> None:
    page = found()
    assert total(page) > 20
    assert page.locator("#results > li").count() == 10
    dates = page.locator("#results .dateline time").evaluate_all("all => all.map(e => e.dateTime)")
    assert dates == sorted(dates, reverse=True)
    assert page.locator("#results .dateline time").first.inner_text() == f"21{NBSP}June{NBSP}2024"
    assert query(page) == ""
    assert not page.locator(".columns").is_visible()


def test_the_results_are_there_before_other_scripts_are_requested(
    browser: Browser, root: str
) -> None:
    page = browser.new_page()
    page.add_init_script(
        """window.resultsAtRequest = {};
        new MutationObserver((records) => {
          for (const { addedNodes } of records)
            for (const { src } of addedNodes)
              if (src) resultsAtRequest[src.split("/").pop().split(".")[0]] =
                document.querySelectorAll("#results > li").length;
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.goto(f"{root}archive.html?q=sanctions")
    expect(page.locator(".facets:not([hidden])")).to_be_attached()
    expect(page.locator("#results mark").first).to_be_attached()
    at_request = page.evaluate("resultsAtRequest")
    assert at_request["text-search"] == 0
    assert at_request["finder-tools"] == at_request["text-tools"] == 10
    page.close()


def test_results_are_written_as_the_static_list_writes_them(
    found: Callable[..., Page], root: str
) -> None:
    page = found()
    first = page.locator("#results > li").first
    seen = first.locator("h3, .summary, .topics").all_inner_texts()
    link = first.locator("a").first.get_attribute("href")
    static = page.evaluate(
        """() => { const e = document.querySelector(".columns .entry");
        return [...e.querySelectorAll("h3, .summary")].map(e => e.textContent) }"""
    )
    assert seen[:2] == static
    assert link
    assert page.request.get(root + link).ok
    other = page.locator("#results > li h3[lang=ko]").first
    assert other.locator("a").get_attribute("hreflang") == "ko"


def test_authors_and_topics_are_in_the_order_of_the_brief(found: Callable[..., Page]) -> None:
    page = found("from=2018&to=2018")
    number = total(page)
    while page.locator("#results > li").count() < number:
        page.get_by_role("button", name="Show more briefs").click()
    shown, static = page.evaluate(
        """async () => {
        const rows = (root) => [...root.querySelectorAll(".entry")].map((entry) =>
          [...entry.querySelectorAll("h3, .name, .topics li")].map((e) => e.textContent.trim()));
        const text = await (await fetch("archive/2018.html")).text();
        const year = new DOMParser().parseFromString(text, "text/html");
        return [rows(document.getElementById("results")), rows(year)];
        }"""
    )
    assert sorted(shown) == sorted(static)
    assert len(shown) == number


def test_the_counts_of_a_facet_ignore_its_own_selection(
    found: Callable[..., Page],
) -> None:
    page = found()
    kinds, authors = counts(page, "kinds"), counts(page, "authors")
    box(page, "Analysis").check()
    settled(page, kinds["Analysis"])
    assert counts(page, "kinds") == kinds
    assert sum(counts(page, "authors").values()) < sum(authors.values())
    box(page, "Brief").check()
    settled(page, kinds["Analysis"] + kinds["Brief"])


def test_topics_are_all_or_any(found: Callable[..., Page]) -> None:
    page = found()
    topics = counts(page, "topics")
    box(page, "Sanctions").check()
    settled(page, topics["Sanctions"])
    both = counts(page, "topics").get("Summits", 0)
    box(page, "Summits").check() if both else page.goto(page.url + "&topic=summits")
    settled(page, both)
    assert query(page) == "topic=sanctions&topic=summits"
    page.get_by_role("radio", name="any of them").check()
    settled(page, topics["Sanctions"] + topics["Summits"] - both)
    assert query(page) == "topic=sanctions&topic=summits&any=1"


def test_selected_values_stay_visible_and_are_chips(found: Callable[..., Page]) -> None:
    page = found(NOTHING)
    settled(page, 0)
    for name in ("Sanctions", "Summits", "Timeline"):
        assert box(page, name).is_checked()
        chip = page.get_by_role("button", name=f"Remove: {name}")
        assert chip.evaluate("e => e.tagName") == "BUTTON"
    page.get_by_role("button", name="Remove: Summits").click()
    assert query(page) == "q=oil&topic=sanctions&kind=timeline"
    expect(page.get_by_role("button", name="Remove: Timeline")).to_be_focused()
    page.get_by_role("button", name="Clear all").click()
    assert query(page) == "q=oil"
    expect(page.locator("#summary")).to_be_focused()
    assert not page.locator(".chips").is_visible()


def test_long_facets_show_ten_and_can_be_narrowed(found: Callable[..., Page]) -> None:
    page = found()
    topics = page.locator("[data-facet=topics]")
    assert topics.locator("li").count() == 10
    more = topics.get_by_role("button")
    assert more.get_attribute("aria-expanded") == "false"
    more.click()
    assert topics.locator("li").count() > 15
    assert more.get_attribute("aria-expanded") == "true"
    more.click()
    topics.get_by_role("textbox").fill("kaesong")
    assert topics.locator("li .value-name").all_inner_texts() == ["Kaesong"]
    # Synonyms lead to a topic as well.
    topics.get_by_role("textbox").fill("DPRK")
    assert "North Korea" in topics.locator("li .value-name").all_inner_texts()
    topics.get_by_role("textbox").press("Escape")
    assert topics.locator("li").count() == 10
    # Narrower topics are indented below their broader one.
    left = topics.locator(".value-name").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().x)"
    )
    assert len(set(left)) > 2


def test_years_and_exact_dates(found: Callable[..., Page]) -> None:
    page = found()
    dates = page.locator("[data-facet=dates]")
    dates.locator("select").first.select_option("2018")
    dates.locator("select").last.select_option("2019")
    assert query(page) == "from=2018&to=2019"
    both = total(page)
    page.get_by_text("Exact dates").click()
    dates.locator("input[type=date]").last.fill("2018-06-13")
    assert query(page) == "from=2018&to=2018-06-13"
    assert 0 < total(page) < both
    expect(
        page.get_by_role("button", name=f"Remove: 2018 to 13{NBSP}June{NBSP}2018")
    ).to_be_visible()
    # A year after the other end takes that along.
    dates.locator("select").first.select_option("2024")
    assert query(page) == "from=2024&to=2024"


def test_the_chart_takes_the_pointer_and_the_keys(found: Callable[..., Page]) -> None:
    page = found()
    everything = total(page)
    page.locator(".date-chart summary").click()
    cells = page.locator(".date-chart td")
    expect(cells).not_to_have_count(0)
    assert sum(map(int, cells.all_text_contents())) == everything
    chart = page.locator(".month-bars")
    area = chart.bounding_box()
    assert area
    page.mouse.move(area["x"] + area["width"] * 0.8, area["y"] + 20)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.9, area["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"\?from=20\d\d(-\d\d)?&to=20\d\d(-\d\d)?$"))
    # The address changes before the results are drawn.
    expect(page.locator("#summary")).not_to_have_text(re.compile(rf"^{everything}\b"))
    assert 0 < total(page) < everything
    start, end = page.get_by_role("slider").all()
    before = query(page)
    end.press("ArrowRight")
    page.wait_for_url(lambda url: url.partition("?")[2] != before)
    start.press("Home")
    end.press("End")
    settled(page, everything)
    page.wait_for_url(lambda url: "?" not in url)
    start.press("PageUp")
    assert start.get_attribute("aria-valuetext") == "January\u00a01993"


def test_back_reload_and_a_shared_link_restore_everything(
    found: Callable[..., Page], browser: Browser
) -> None:
    page = found()
    length = page.evaluate("history.length")
    box(page, "Analysis").check()
    box(page, "English").check()
    page.locator("select[name=sort]").select_option("oldest")
    assert query(page) == "kind=analysis&lang=en&sort=oldest"
    assert page.evaluate("history.length") == length + 3
    # The address changes first, and the list when its entries have arrived.
    expect(page.locator("#results > li h3").first).to_contain_text("Six-Party")
    want = total(page), titles(page), counts(page, "authors")
    page.reload()
    expect(page.locator("#summary")).to_be_visible()
    assert (total(page), titles(page), counts(page, "authors")) == want
    other = browser.new_page()
    other.goto(page.url)
    expect(other.locator("#summary")).to_be_visible()
    assert (total(other), titles(other)) == want[:2]
    other.close()
    page.go_back()
    expect(page.locator("select[name=sort]")).to_have_value("newest")
    page.go_back()
    expect(box(page, "English")).not_to_be_checked()
    assert query(page) == "kind=analysis"
    page.go_forward()
    expect(box(page, "English")).to_be_checked()


def test_typing_makes_one_step_in_the_history(found: Callable[..., Page]) -> None:
    page = found()
    length, whole = page.evaluate("history.length"), page.locator("#summary").inner_text()
    searchbox(page).press_sequentially("nuclear test", delay=20)
    page.wait_for_url(re.compile(r"\?q=nuclear\+test$"))
    assert page.evaluate("history.length") == length
    expect(page.locator("#summary")).not_to_have_text(whole)
    begun = total(page)
    page.reload()
    expect(page.locator("#summary")).to_be_visible()
    assert searchbox(page).input_value() == "nuclear test"
    assert total(page) == begun


def test_back_from_a_brief_leads_to_the_same_place(found: Callable[..., Page]) -> None:
    page = found()
    page.mouse.wheel(0, 1500)
    expect(page.locator("#results > li").nth(15)).to_be_attached()
    link = page.locator("#results > li").nth(14).locator("a").first
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    at = page.evaluate("scrollY")
    assert at > 500
    link.click()
    page.wait_for_url("**/briefs/*")
    page.go_back()
    expect(page.locator("#summary")).to_be_visible()
    page.wait_for_function("at => Math.abs(scrollY - at) < 3", arg=at, timeout=3000)


# Notes when the line of results changes, and when a screen reader is told of it.
_NOTE_CHANGES = """told => {
    window.noted = [];
    const note = isTold => noted.push([isTold, performance.now()]);
    const line = document.getElementById("summary");
    const {replaceChildren} = line;
    // An observer would be called when all results are drawn: on a loaded machine, long after the
    // line has changed.
    line.replaceChildren = (...parts) => {
        note(false);
        replaceChildren.apply(line, parts);
    };
    const changes = {childList: true, characterData: true, subtree: true};
    new MutationObserver(() => note(true)).observe(told, changes);
}"""
_TELL_AFTER_MS = 500


def test_a_screen_reader_reads_the_summary_once_after_a_pause(found: Callable[..., Page]) -> None:
    page = found()
    told = page.locator("[role=status]").filter(has_text="briefs")
    expect(told).to_have_count(1)
    told.evaluate(_NOTE_CHANGES)
    searchbox(page).press_sequentially("summit", delay=30)
    page.wait_for_function("() => noted.length && performance.now() - noted.at(-1)[1] > 1500")
    assert told.inner_text() == page.locator("#summary").inner_text()
    shown, tellings, pauses = -_TELL_AFTER_MS, 0, 0
    for is_told, moment in page.evaluate("noted"):
        if is_told:
            tellings += 1
            assert moment - shown >= _TELL_AFTER_MS
        else:  # On a loaded machine, there may be a pause while the reader types.
            pauses += moment - shown >= _TELL_AFTER_MS
            shown = moment
    assert 1 <= tellings <= pauses
    assert page.locator("#results").evaluate("e => !e.closest('[aria-live], [role=status]')")


def test_results_without_words_are_not_sorted_by_relevance(found: Callable[..., Page]) -> None:
    page = found()
    order = page.locator("select[name=sort]")
    assert order.input_value() == "newest"
    assert order.locator("option[value=relevance]").is_disabled()
    searchbox(page).fill("sanctions")
    expect(order).to_have_value("relevance")
    order.select_option("newest")
    assert query(page) == "q=sanctions&sort=newest"
    page.wait_for_function(
        """() => {
            const days = Array.from(document.querySelectorAll("#results .dateline time"));
            const isSorted = (day, at) => !at || day.dateTime <= days[at - 1].dateTime;
            return days.length > 1 && days.every(isSorted);
        }"""
    )


def test_without_results_the_page_says_what_to_remove(found: Callable[..., Page]) -> None:
    page = found(NOTHING)
    expect(page.get_by_text("No brief matches all of this.")).to_be_visible()
    offer = page.get_by_role("button", name=re.compile(r"^Without Timeline: \d+ brief"))
    want = re.search(r"(\d+) brief", offer.inner_text())
    assert want
    offer.click()
    settled(page, int(want[1]))
    assert "timeline" not in query(page)
    page.goto(page.url.partition("?")[0] + "?q=zzqqxx")
    page.get_by_role("button", name=re.compile("archive|zzqqxx")).last.click()
    expect(page.locator("#results > li").first).to_be_visible()


def test_words_without_results_can_lose_their_dashes(found: Callable[..., Page]) -> None:
    page = found("q=" + quote('Singapore-Hanoi summit -"heavy-fuel oil"'))
    offer = page.get_by_role("button", name=re.compile(r"^Without “-”: \d+ brief"))
    want = re.search(r"(\d+) brief", offer.inner_text())
    assert want
    offer.click()
    settled(page, int(want[1]))
    assert searchbox(page).input_value() == 'Singapore Hanoi summit -"heavy-fuel oil"'


def test_a_phrase_without_results_can_lose_its_quotation_marks(
    found: Callable[..., Page],
) -> None:
    page = found("q=" + quote('"experts of the panel" -"heavy fuel oil"'))
    offer = page.get_by_role("button", name=re.compile(r"^Without “…”: \d+ brief"))
    want = re.search(r"(\d+) brief", offer.inner_text())
    assert want
    offer.click()
    settled(page, int(want[1]))
    assert searchbox(page).input_value() == 'experts of the panel -"heavy fuel oil"'
    page.goto(page.url.partition("?")[0] + "?q=" + quote('"zzqqxx yyqqxx"'))
    expect(page.locator(".no-results button").first).to_be_visible()
    expect(offer).to_have_count(0)


def test_a_misspelt_word_is_set_right(found: Callable[..., Page]) -> None:
    page = found("q=armistise")
    link = page.locator(".suggestion a")
    assert link.inner_text() == "armistice"
    assert link.get_attribute("href") == "?q=armistice"
    link.click()
    assert searchbox(page).input_value() == "armistice"
    expect(page.locator(".suggestion")).not_to_be_visible()


def test_a_word_that_may_be_meant_is_only_offered(found: Callable[..., Page]) -> None:
    page = found("q=" + quote("북미정상회담"))
    settled(page, 0)
    expect(page.locator(".suggestion")).not_to_be_visible()
    offer = page.locator(".no-results button").first
    expect(offer).to_have_text(re.compile(r"^“북미 정상회담”: \d+ brief"))
    want = re.search(r"(\d+) brief", offer.inner_text())
    assert want
    offer.click()
    settled(page, int(want[1]))
    assert searchbox(page).input_value() == "북미 정상회담"


def test_the_page_names_other_forms_and_offers_a_literal_search(
    found: Callable[..., Page],
) -> None:
    page = found("q=denuclearisation&lang=en")
    line = page.locator("#finder\\.explanation")
    expect(line).to_contain_text("Also found: denuclearization")
    expect(line).to_contain_text("the topic Nuclear programme")
    both = total(page)
    link = line.get_by_role("link", name="search only for “denuclearisation”")
    assert link.get_attribute("href") == "?q=%22denuclearisation%22&lang=en"
    link.click()
    expect(line).to_be_hidden()
    assert searchbox(page).input_value() == '"denuclearisation"'
    assert 0 < total(page) < both
    searchbox(page).fill("armistise")
    expect(page.locator(".suggestion a")).to_have_text("armistice")
    line.get_by_role("link", name="search only for “armistise”").click()
    settled(page, 0)


def test_each_result_of_a_phrase_has_the_phrase(found: Callable[..., Page], root: str) -> None:
    page = found("q=" + quote('"panel of experts"'))
    assert total(page) == 3
    for link in page.locator("#results h3 a").all():
        brief = page.request.get(root + (link.get_attribute("href") or "")).text()
        assert "panel of experts" in " ".join(brief.lower().split())


def test_the_keys_of_the_box(found: Callable[..., Page]) -> None:
    page = found()
    search = searchbox(page)
    page.keyboard.press("/")
    expect(search).to_be_focused()
    page.keyboard.type("a/b")
    assert search.input_value() == "a/b"
    # The first Escape closes the suggestions, and the next one empties the box.
    expect(search).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    assert search.input_value() == ""
    expect(search).to_be_focused()
    page.keyboard.press("Escape")
    expect(search).not_to_be_focused()
    narrow = page.get_by_role("textbox", name="Find a topic")
    narrow.focus()
    page.keyboard.press("/")
    assert narrow.input_value() == "/"


def test_fieldsets_have_legends_and_the_focus_stays(found: Callable[..., Page]) -> None:
    page = found()
    for field in page.locator("fieldset").all():
        assert field.locator("> legend").count() == 1
    box(page, "North Korea").focus()
    for _ in range(2):
        page.keyboard.press("Space")
        page.wait_for_timeout(100)
        expect(box(page, "North Korea")).to_be_focused()
    page.locator("[data-facet=kinds] input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-facet=kinds] input").first).to_be_focused()


def test_on_a_phone_the_filters_are_a_sheet_with_room_for_fingers(
    browser: Browser, root: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(root + "archive.html?" + THREE)
    expect(page.locator("#summary")).to_be_visible()
    assert not box(page, "Analysis").is_visible()
    page.locator(".open-sheet").click()
    sheet = page.get_by_role("dialog", name="Filters")
    expect(sheet).to_be_visible()
    assert box(page, "Analysis").is_visible()
    show, clear = sheet.locator(".show-results"), sheet.get_by_role("button", name="Clear")
    expect(show).to_have_text(re.compile(rf"^Show {total(page)} briefs?$"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".finder button, .facets label, .finder summary, .finder select, .searchbox input")]
          .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
    clear.click()
    expect(show).to_have_text(f"Show {total(page)} briefs")
    assert query(page) == ""
    expect(clear).to_be_disabled()
    box(page, "Analysis").click()
    expect(show).to_have_text(f"Show {counts(page, 'kinds')['Analysis']} briefs")
    show.click()
    expect(sheet).to_be_hidden()
    expect(page.locator("#summary")).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert box(page, "Brief").is_visible()
    context.close()


def test_a_link_leads_past_the_filters(found: Callable[..., Page]) -> None:
    page = found(THREE)
    names = page.locator(".facets legend").all_inner_texts()
    assert names == ["Topics", "Date", "Kind", "Authors", "Language", "Status"]
    page.locator(".search-help summary").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the filters")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()
    assert query(page) == THREE


def test_the_search_box_suggests(found: Callable[..., Page]) -> None:
    page = found()
    search = searchbox(page)
    options = page.locator(".suggestions [role=option]")
    button = page.get_by_role("button", name="Forget these searches")

    def shown() -> list[str]:
        return [" ".join(text.split()) for text in options.all_inner_texts()]

    def active() -> str:
        id = search.get_attribute("aria-activedescendant")
        return " ".join(page.locator(f"[id='{id}']").inner_text().split()) if id else ""

    expect(search).to_have_attribute("aria-expanded", "false")
    # A brief of the results is suggested as soon as they are there; nothing else is loaded for it.
    search.press_sequentially("treaty", delay=20)
    expect(options.filter(has_text="Brief").first).to_be_visible()
    # Other spellings of the words, and initial consonants, are in the title too.
    for typed, title in (
        ("denuclearization", "The Joint Declaration on denuclearisation"),
        ("ㄱㅅㅎㅇ", "9·19 군사합의"),
    ):
        search.fill(typed)
        expect(options.filter(has_text=title).first).to_be_visible()
    search.fill("report sanc")
    expect(options.first).to_have_text(re.compile(r"^Sanctions Topic · \d+$"))
    expect(search).to_have_attribute("aria-expanded", "true")
    assert active() == ""
    page.keyboard.press("ArrowDown")
    assert active() == shown()[0]
    page.keyboard.press("ArrowUp")
    assert active() == ""
    page.keyboard.press("ArrowUp")
    assert active() == shown()[-1]
    page.keyboard.press("Home")
    assert active() == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    # A topic replaces the words that name it.
    expect(search).to_have_value("report")
    assert query(page) == "q=report&topic=sanctions"
    expect(search).to_have_attribute("aria-expanded", "false")
    search.fill("ellery")
    expect(options.filter(has_text="Author").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(search).to_have_value("ellery")
    page.keyboard.press("Enter")
    page.goto(page.url.partition("?")[0])
    expect(page.locator(".facets")).to_be_visible()
    search.click()
    expect(options).to_have_text(["ellery Searched before"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(options).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    search.fill("kang")
    options.filter(has_text="Author").click()
    expect(page.locator(".chips")).to_contain_text("Seoyun Kang")
    assert query(page) == "author=seoyun-kang"


def test_a_question_in_the_address_never_shows_the_whole_archive(
    browser: Browser, root: str
) -> None:
    """On a slow connection. The address of a file that is missing brings the archive back."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(
        """self.seen = new Set();
        const look = () => {
          const shown = (selector) => document.querySelector(selector)?.offsetParent;
          if (shown(".columns")) seen.add("archive");
          if (shown(".loading-index")) seen.add("loading");
          if (shown("#results > li")) seen.add("results");
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);"""
    )
    client = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 60, "downloadThroughput": 4e5, "uploadThroughput": 4e5}
    client.send("Network.emulateNetworkConditions", slow)
    page.goto(root + "archive.html?q=sanctions")
    expect(page.locator("#results > li").first).to_be_visible()
    assert page.evaluate("[...seen]") == ["loading", "results"]
    expect(page.locator(".facets")).to_be_visible()
    page.route("**/finder/facets-*", lambda route: route.abort())
    page.goto(root + "archive.html?q=summit")
    expect(page.locator(".columns .entry").first).to_be_visible()
    expect(page.get_by_role("alert")).to_be_visible()
    page.close()


@pytest.mark.parametrize("path", ["archive.html", "index.html"])
def test_without_a_script_no_control_is_dead(browser: Browser, root: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + path + "?q=summit&topic=sanctions")
    for control in page.locator("input, select, main button").all():
        assert not control.is_visible()
    assert page.get_by_role("link", name="Search", exact=True).count() == 0
    assert page.locator(".entry").first.is_visible()
    context.close()


def test_the_box_of_any_page_leads_to_the_finder(visitor: Page, root: str) -> None:
    page = visitor
    page.goto(root + "briefs/hanoi-summit.html")
    page.keyboard.press("/")
    page.keyboard.type("비핵화 합의")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_visible()
    assert page.locator("#page\\.q").input_value() == "비핵화 합의"
    assert total(page) > 0
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(root + "briefs/hanoi-summit.html")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.locator("#page\\.q")).to_be_focused()


@pytest.mark.parametrize("place", ["a server", "the disk"])
def test_the_box_of_any_page_suggests(browser: Browser, root: str, place: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = collect_errors(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    base = root if place == "a server" else site().as_uri() + "/"
    options = page.locator(".search [role=option]")
    # The reading list has some of the scripts already, the other page none.
    for path in ("reading-list.html", "briefs/hanoi-summit.html"):
        page.goto(base + path)
        assert not any("text-search" in url or "archive.html" in url for url in requests)
        page.keyboard.press("/")
        page.keyboard.type("summit")
        expect(options.first).to_have_text(re.compile(r"^Summits Topic · \d+$"))
        expect(options.filter(has_text="Brief").first).to_be_visible()
        requests.clear()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_visible()
    assert query(page) == "topic=summits"
    page.go_back()
    # The finder saves its state when it closes. Playwright can take this for the navigation.
    page.wait_for_url("**/briefs/hanoi-summit.html")
    page.keyboard.press("/")
    page.keyboard.type("account")
    options.filter(has_text="two accounts").click()
    expect(page).to_have_url(re.compile("hanoi-summit.html$"))
    # Without the archive page, the box is a plain form.
    page.goto(base + "about.html")
    page.route("**/archive.html", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("summit")
    page.wait_for_timeout(200)
    page.unroute("**/archive.html")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_visible()
    assert query(page) == "q=summit"
    assert [each for each in wrong if "archive.html" not in each and "ERR_FAILED" not in each] == []
    page.close()


@pytest.mark.parametrize(
    "query",
    [
        "topic=__proto__&author=constructor&kind=toString&lang=valueOf&status=hasOwnProperty",
        "%",
        "q=%E0%A4%A&topic=%",
        "from=9999",
        "from=2021-02-30&to=abc",
        "from=2024&to=1990",
        "from=0000&to=0001-01-01",
        "sort=sideways&any=7&any=1",
        "q=a&q=b&topic=sanctions&topic=sanctions&topic=nosuch",
        "q=" + quote('"-"" -- topic: author:"" before:99 ( * \\ <img src=x onerror=alert(1)>'),
        "q=" + "x" * 5000,
        "q=" + quote("\0😀 ㄱㅅㅈ ﾊﾝｸﾞﾙ \u202e"),
        "=&&=&?#",
        "sort=relevance",
    ],
)
def test_strange_addresses_cause_no_error(found: Callable[..., Page], query: str) -> None:
    page = found(query)
    total(page)
    assert page.locator("#page\\.finder img").count() == 0
    page.locator("[data-facet=kinds] input").first.click()
    total(page)


def test_unknown_values_are_reported_and_left_out(found: Callable[..., Page]) -> None:
    page = found("topic=nosuch&kind=analysis")
    expect(page.get_by_text("Not in this archive: nosuch")).to_be_visible()
    assert total(page) == counts(page, "kinds")["Analysis"]


def test_a_topic_s_former_id_is_understood(visitor: Page, tmp_path: Path) -> None:
    shutil.copytree(sample_content(), tmp_path / "content")
    for words in (("topics", "rename", "sanctions", "measures"), ("build", "--quiet")):
        name, *rest = words
        run(name, "--root", str(tmp_path), *rest)
    page = visitor
    page.goto((tmp_path / "site/archive.html").as_uri() + "?topic=sanctions&topic=measures")
    expect(page.locator("#summary")).to_be_visible()
    assert box(page, "Sanctions").is_checked()
    assert total(page) == counts(page, "topics")["Sanctions"]
    expect(page.locator("#finder\\.unknown")).to_be_hidden()


@pytest.mark.parametrize("place", ["below a path", "from disk"])
def test_it_works_anywhere(visitor: Page, place: str) -> None:
    top = moved_site()
    server, address = serve_folder(top)
    start = f"{address}some/sub%20path/" if place == "below a path" else ""
    start = start or (top / "some/sub path").as_uri() + "/"
    page = visitor
    page.goto(start + "archive.html?q=missile")
    expect(page.locator("#results > li").first).to_be_visible()
    box(page, "Sanctions").check()
    assert query(page) == "q=missile&topic=sanctions"
    page.go_back()
    expect(box(page, "Sanctions")).not_to_be_checked()
    page.locator("#results > li a").first.click()
    assert page.locator("h1").count() == 1
    assert "/briefs/" in page.url
    server.shutdown()
    server.server_close()


def test_nothing_shifts_as_passages_come(visitor: Page, root: str) -> None:
    page = visitor
    page.goto(root + "archive.html?q=sanctions")
    expect(page.locator("#summary")).to_be_visible()
    page.wait_for_timeout(600)
    shift = page.evaluate(
        """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(l => l.getEntries().forEach(e => sum += e.value))
          .observe({type: "layout-shift", buffered: true});
        setTimeout(() => done(sum), 60); })"""
    )
    assert shift == 0


@pytest.mark.parametrize("width", [360, 480, 700, 960, 1280, 1700])
def test_no_line_of_a_passage_is_hidden(visitor: Page, root: str, width: int) -> None:
    page = visitor
    page.set_viewport_size({"width": width, "height": 6000})
    for q in ("sanctions", "제재", "summit of the two leaders"):
        page.goto(root + "archive.html?q=" + quote(q))
        expect(page.locator("#results .passage").first).to_be_visible()
        page.wait_for_function(
            """() => [...document.querySelectorAll("#results .summary")]
                .every(box => box.scrollHeight <= box.clientHeight + 2)"""
        )


@pytest.mark.parametrize("width", [360, 1280])
def test_a_passage_ends_with_a_whole_word_and_a_whole_line(
    visitor: Page, root: str, width: int
) -> None:
    page = visitor
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(root + "archive.html?q=sanctions")
    expect(page.locator("#results .summary mark").first).to_be_visible()
    boxes = page.evaluate(
        """[...document.querySelectorAll("#results .summary")].map(box => {
        const style = getComputedStyle(box);
        return [box.clientHeight / parseFloat(style.lineHeight), style.webkitLineClamp]; })"""
    )
    assert len(boxes) > 5
    for lines, clamp in boxes:
        assert abs(lines - round(lines)) < 0.05
        assert clamp == "none"  # A clamp ends its last line inside a word.


def test_matches_are_marked_and_passages_come_from_the_briefs(
    found: Callable[..., Page],
) -> None:
    page = found("q=Yongbyon")
    mark = page.locator("#results mark").first
    expect(mark).to_have_text(re.compile("Yongbyon", re.IGNORECASE))
    style = mark.evaluate(
        "e => [getComputedStyle(e).fontWeight, getComputedStyle(e).textDecoration]"
    )
    assert int(style[0]) >= 600
    assert "underline" in style[1]
    page.goto(page.url.partition("?")[0] + "?q=" + quote('"heavy fuel oil"'))
    gist = page.locator("#results .summary mark").first
    expect(gist).to_be_visible()


@pytest.mark.parametrize("place", ["server", "disk"])
def test_a_passage_names_its_section_and_opens_there(visitor: Page, root: str, place: str) -> None:
    start = root if place == "server" else site().as_uri() + "/"
    page = visitor
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{start}archive.html?q={quote('dead letter paragraph 28')}")
    link = page.locator("#results .summary a.passage").first
    expect(link).to_have_text("Open at this passage: The division is now complete")
    marked = page.locator("#results .summary mark").all_inner_texts()
    assert "dead" in marked
    assert not re.search(r"[.,]\S", page.locator("#results .summary").first.inner_text())
    href = link.get_attribute("href") or ""
    assert "#the-division-is-now-complete:~:text=" in href
    # Its first box is that of the hidden words, which cannot be clicked.
    link.click(position={"x": 40, "y": 7})
    page.wait_for_url("**/panel-of-experts-veto.html*")
    page.wait_for_function("() => scrollY > 200")
    expect(page.get_by_text("is in our view a dead letter")).to_be_in_viewport()


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped archive with Korean as its own language."""
    folder = tmp_path_factory.mktemp("korean")
    shutil.copytree(sample_content(), folder / "content")
    settings = folder / "content/site.toml"
    text = settings.read_text("utf-8").replace('language = "en"', 'language = "ko"')
    settings.write_text(text, "utf-8")
    for file in (folder / "content/topics").glob("*.ko.md"):
        file.replace(file.with_suffix("").with_suffix(".md"))
    for file in (folder / "content/briefs").rglob("*.md"):
        text = file.read_text("utf-8")
        if "\nlang:" not in text.split("---")[1]:
            file.write_text(text.replace("---\n", "---\nlang: en\n", 1), "utf-8")
    run("--root", str(folder), "--out", str(folder / "site"), "--quiet")
    server, address = serve_folder(folder / "site")
    yield address
    server.shutdown()
    server.server_close()


def test_the_file_of_a_language_is_loaded_for_words_in_its_letters(
    visitor: Page, root: str
) -> None:
    for query, is_loaded in (("정상", False), ("2018", False), ("정상 summit", True)):
        visitor.goto(f"{root}archive.html?q={quote(query)}")
        expect(visitor.locator("#summary")).to_be_visible()
        loaded = visitor.evaluate(
            "performance.getEntriesByType('resource').map(({ name }) => name)"
        )
        assert any("/finder/languages/en-" in address for address in loaded) == is_loaded


def test_the_finder_is_in_korean_on_korean_pages(visitor: Page, korean: str) -> None:
    page = visitor
    page.goto(korean + "archive.html?q=" + quote("정상") + "&topic=summits&status=current&lang=ko")
    expect(page.locator("#summary")).to_be_visible()
    assert total(page) > 0
    day = rf"\d{{4}}년{NBSP}\d{{1,2}}월{NBSP}\d{{1,2}}일"
    expect(page.locator("#results .dateline time").first).to_have_text(re.compile(day))
    assert page.locator("#results mark").first.inner_text() == "정상"
    own = page.evaluate(
        """() => [...document.querySelectorAll("#page\\\\.finder *")].filter(e =>
        !e.children.length && /[a-z]{3}/i.test(e.textContent.replace(/BibTeX|RIS|CSL-JSON/, ""))
        && !e.closest("[lang=en], template") && e.offsetParent
        && !e.closest("[data-facet=authors]")).map(e => e.textContent)"""
    )
    assert own == []
    assert barriers(page) == ""


def test_dates_and_numbers_are_those_of_the_pages(visitor: Page) -> None:
    source = (REPO / "layouts/assets/finder.js/74-format.js").read_text("utf-8")
    formats = (REPO / "layouts/finder-formats.html").read_text("utf-8")
    show = l10n.filters({})
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(show)
    environment.globals["locale_texts"] = lambda lang: texts_of(lang, {})
    days = [date(2018, month, day) for month in range(1, 13) for day in (1, 2, 12)]
    numbers = [0, 7, 999, 1234, 12345, 1234567]
    for lang in [*catalogue_paths(list_files(str(REPO))), "en", "en-US", "ar-EG", "hi", "fr-CA"]:
        texts = environment.from_string(formats).render(page={"lang": lang})
        written = visitor.evaluate(
            """([texts, source, days, numbers]) => {
            document.body.innerHTML = "<template id='finder.messages'>" + texts + "</template>";
            const { date, number } = new Function(source + "; return finderFormat")();
            return [...days.map(date), ...days.map((day) => date(day.slice(0, 7))),
                ...numbers.map(number)];
        }""",
            [texts, source, [str(day) for day in days], numbers],
        )
        own = [show["day"](day, lang) for day in days]
        own += [show["month"](day, lang) for day in days]
        assert written == own + [show["number"](number, lang) for number in numbers], lang


def test_the_browser_makes_no_formats(browser: Browser, root: str) -> None:
    # The first one blocks a phone for a tenth of a second.
    page = browser.new_page()
    page.add_init_script(
        """window.made = [];
        for (const name of Object.getOwnPropertyNames(Intl)) {
            const type = Intl[name];
            if (typeof type !== "function") continue;
            Intl[name] = new Proxy(type, {
                construct: (...rest) => (made.push(name), Reflect.construct(...rest)),
                apply: (...rest) => (made.push(name), Reflect.apply(...rest)),
            });
        }"""
    )
    page.goto(root + "archive.html?q=sanctions&from=2018")
    expect(page.locator(".axis-dates span").first).to_be_visible()
    expect(page.locator(".open-sheet")).to_be_enabled()
    assert page.evaluate("made") == []
    page.close()


def test_the_table_of_the_chart_has_the_numbers_of_the_results(visitor: Page, root: str) -> None:
    page = visitor
    page.goto(root + "archive.html?q=sanctions")
    table = page.locator(".date-chart .chart-table")
    rows = table.locator("tbody tr")
    expect(page.locator(".axis-dates span").first).to_be_visible()
    expect(rows).to_have_count(0)
    table.locator("summary").click()
    expect(rows.first).to_be_visible()
    numbers = [int(text) for text in rows.locator("td").all_inner_texts()]
    assert sum(numbers) == total(page)
    page.locator("[id='page.q']").fill("sanctions summit")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("summit"))
    page.wait_for_function(
        """() => [...document.querySelectorAll(".date-chart td")]
        .reduce((sum, cell) => sum + +cell.textContent, 0) === parseInt(summary.textContent)"""
    )


def test_the_scripts_stay_small() -> None:
    assets = site() / "assets"
    kilobytes = {
        name: len(gzip.compress(next(assets.glob(f"{name}.*.js")).read_bytes())) / 1024
        for name in ("site", "finder-start", "finder", "finder-tools", "text-search", "text-tools")
    }
    assert kilobytes["site"] <= 6
    # Nothing is painted before the first one.
    assert kilobytes["finder-start"] <= 1.5
    # The first results need these, and for words the third one.
    assert kilobytes["finder-start"] + kilobytes["finder"] <= 18
    of_search = kilobytes["finder-start"] + kilobytes["finder"] + kilobytes["text-search"]
    for language in ("en", "ko"):
        (file,) = (site() / "finder/languages").glob(f"{language}-*.js")
        assert of_search + len(gzip.compress(file.read_bytes())) / 1024 <= 29
    # A reader uses these after the first results.
    assert kilobytes["finder-tools"] <= 14
    assert kilobytes["text-tools"] <= 8


def test_a_feed_of_just_this_is_offered(found: Callable[..., Page], root: str) -> None:
    page = found("topic=sanctions")
    link = page.get_by_role("link", name="Follow by feed: Sanctions")
    assert page.request.get(root + (link.get_attribute("href") or "")).ok
    box(page, "English").check()
    expect(link).not_to_be_visible()


def test_a_combined_feed_of_just_this_is_offered(found: Callable[..., Page], root: str) -> None:
    page = found("topic=nuclear-programme&topic=sanctions")
    name = "Sanctions on the nuclear programme"
    link = page.get_by_role("link", name=f"Follow by feed: {name}")
    assert page.request.get(root + (link.get_attribute("href") or "")).ok
    box(page, "English").check()
    expect(link).not_to_be_visible()


def test_more_come_by_scrolling_and_by_the_button(found: Callable[..., Page]) -> None:
    page = found()
    page.mouse.wheel(0, 4000)
    expect(page.locator("#results > li").nth(19)).to_be_attached()
    page.mouse.wheel(0, 9000)
    expect(page.locator("#results > li")).to_have_count(total(page))
    assert not page.locator(".show-more").is_visible()


def test_results_print_without_controls(found: Callable[..., Page]) -> None:
    page = found(THREE)
    paper = pypdf.PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = plain("".join(sheet.extract_text() for sheet in paper.pages))
    for told in (titles(page)[0], page.locator("#summary").inner_text(), "Sanctions"):
        assert plain(told) in text
    for control in ("Copy citations", "Sort by", "Clear all", "Find a topic", "All that you can"):
        assert plain(control) not in text
    page.emulate_media(media="print")
    assert not searchbox(page).is_visible()


@pytest.mark.parametrize("gone", ["facets", "cards", "words"])
def test_a_missing_file_of_the_finder_is_reported(
    browser: Browser, root: str, gone: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.route(f"**/finder/{gone}*", lambda route: route.fulfill(status=404, body="gone"))
    page.route(f"**/finder/{gone}/**", lambda route: route.fulfill(status=404, body="gone"))
    page.goto(root + "archive.html?q=summit")
    again = page.get_by_role("link", name="Load the page again")
    expect(again).to_be_visible()
    page.unroute_all()
    again.click()
    expect(page.locator("#results > li").first).to_be_visible()
    assert query(page) == "q=summit"
    page.close()
