"""Tables of a brief: sorting by a click on the head, copying as CSV, and the box that scrolls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.repository import REPO

SCRIPTS = REPO / "layouts/assets/tables.js"
# For each visible box, whether it scrolls, and whether it is a stop for the keyboard.
STOPS = """async () => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    for (let frames = 0; frames < 3; frames++) await nextFrame();
    const shown = [...document.querySelectorAll(".table")].filter(box => box.checkVisibility());
    return shown.map(box => [
        box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight,
        box.hasAttribute("tabindex")]);
}"""


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for name in ("05-numbers", "06-dates", "10-values"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


@pytest.mark.parametrize(
    "texts",
    [
        "2, 10, 1,000, 20,000.5",
        "−5, -4, 0, 3",
        "US$ 1.5, US$ 10",
        "5%, 12.5 %, 100 %",
        "1.234,5, 2.000,0",
        "1 000, 2 000",
        "2006, 2006-03, 2007-01-05, 2018-06-12",
        "15 July 2006, 14 October 2006, 12 June 2009, 2 March 2016",
        "May 11, 2021, Sept 2021, 3 Dec 2021",
        "2018년 6월 12일, 2019년 2월 27일, 2019년 6월",
        "a, B, c 2, c 10",
        "가, 나, 힣",
        "1718, 2397, –",
        "n/a",
    ],
)
@pytest.mark.parametrize("is_descending", [False, True])
def test_numbers_dates_and_names_have_an_order(
    script: Page, texts: str, is_descending: bool
) -> None:
    cells = [cell.strip() for cell in texts.split(", ")]
    if "May 11" in texts:
        cells = ["May 11, 2021", "Sept 2021", "3 Dec 2021"]
    places = script.evaluate(
        "([cells, down]) => tableValues.order(tableValues.readColumn(cells, 'en'), down, 'en')",
        [cells, is_descending],
    )
    empty = [p for p in places if cells[p] in ("–", "n/a")]
    full = [p for p in places if p not in empty]
    assert full == sorted(full, reverse=is_descending)
    assert places == full + empty, "empty cells are last"


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("de", "900|1.234|12.000"),
        ("de", "0,9|1,234"),
        ("en", "0.9|1.234|900|1,234"),
        ("en", "0.5|1.234|2.000"),
        ("es", "900|1.234,5"),
        ("ar", "\u200e−٩|٩٠٠|١٬٢٣٤"),
        ("fa", "۰٫۵|۱٬۲۰۰٪"),
        ("ja", "９００|１，２３４"),
        ("en", "(1,200)|-3|5"),
        ("en", "900 km|1,234 km"),
        ("en", "US$900|US$1,234"),
        ("en", "£900 million|£1.2 billion"),
        ("ko", "900만 달러|1억 달러|1.5조 달러"),
        ("en", "10 t|900 t|1,000 t|see note"),
        ("en", "S/RES/825|S/RES/1718"),
        ("en", "+2|+10%"),
        ("ko", "2018. 6. 12.|2018. 10. 1.|2019. 2. 27."),
        ("ko", "2018년 4분기|2019년 1분기"),
        ("ja", "2018年6月12日|2018年10月1日"),
        ("de", "12.06.2018|01.02.2019"),
        ("de", "12. Juni 2018|3. Okt. 2018|1. März 2019"),
        ("fr", "12 juin 2018|1 août 2018|3 févr. 2019"),
        ("es", "12 de junio de 2018|1 de octubre de 2018"),
        ("ru", "12 июня 2018 г.|окт. 2018 г."),
        ("ar", "12 يونيو 2018|1 أكتوبر 2018"),
        ("en", "6/12/2018|10/1/2018|2/27/2019"),
        ("en-GB", "12/6/2018|1/10/2018"),
        ("en", "Q4 2018|Q1 2019"),
        ("en", "2018-Q4|2019-Q1"),
        ("en", "3 Sept 2018|Oct 1, 2018|not yet"),
        ("en", "Decision 2018|May report 2017"),
        ("he", "5 במרץ 2023|12 בינואר 2024"),
        ("vi", "22 tháng 9, 2023|3 tháng 10, 2024"),
        ("vi", "Tháng 9 năm 2023|Tháng 3 năm 2024"),
        ("fa", "۲۲ سپتامبر ۲۰۲۳|۳ ژانویهٔ ۲۰۲۴"),
        ("en", "3 July|12 August|1 September"),
        ("en", "January|Mar|April 3|December"),
        ("de", "3. Juli|12. August|1. September"),
        ("en", "12–13 June 2018|3–4 July 2018|30 July – 2 August 2018|1 September 2018"),
        ("de", "4. Quartal 2018|1. Quartal 2019"),
        ("fr", "T4 2018|T1 2019"),
        ("en", "H1 2018|H2 2018|H1 2019"),
        ("ja", "2018年第4四半期|2019年第1四半期"),
        (
            "en",
            "|".join(f"{n}{('', 'st', 'nd', 'rd')[n] if n < 4 else 'th'}" for n in range(1, 13)),
        ),
        ("en", "9|12 (est.)|15 [a]|20"),
        ("en", "S/RES/825 (1993)|S/RES/1718 (2006)"),
        ("en", "c. 9|12|15|20"),
        ("ko", "약 9|12|15|20"),
        ("en", "$5k|$300m|$1.2bn"),
        ("en", "5 m|300 m|1,200 m"),
        ("de", "5 Tsd. €|900 Mio. €|1,2 Mrd. €"),
        ("fr", "900 M€|1,2 Md€"),
        ("fr", "900 millions|1,2 milliard|3 milliards"),
        ("es", "900 millones|1,2 mil millones"),
        ("pt", "900 milhões|1,2 bilhões"),
        ("it", "900 milioni|1,2 miliardi"),
        ("ru", "5 тыс.|900 млн|1,2 млрд"),
        ("uk", "5 тис.|900 млн|1,2 млрд"),
        ("id", "900 juta|1,2 miliar"),
        ("vi", "900 triệu|1,2 tỷ"),
        ("ar", "900 مليون|1.2 مليار"),
        ("fa", "۹۰۰ میلیون|۱٫۲ میلیارد"),
        ("he", "900 מיליון|1.2 מיליארד"),
        ("zh-Hans", "5千人|9万人|1亿人|2万亿人"),
        ("en", "April Lee|June Park|May Kim"),
        ("en", "EUR 12|USD 5"),
        ("sv", "Zorn|Åberg|Östlund"),
        ("de", "Äpfel|Birnen"),
    ],
)
def test_each_language_and_each_form_has_its_order(script: Page, lang: str, texts: str) -> None:
    cells = texts.split("|")
    order = script.evaluate(
        "([cells, lang]) => tableValues.order(tableValues.readColumn(cells, lang), false, lang)",
        [cells[::-1], lang],
    )
    assert [cells[::-1][place] for place in order] == cells


def test_a_table_becomes_csv(script: Page) -> None:
    rows: list[list[str]] = [
        ["a", 'b "c"'],
        ["1,5", "=A1"],
        ["-5", "-x"],
        ["여섯", ""],
        ["+3.2 %", "-2+3"],
    ]
    csv = script.evaluate("rows => tableValues.toCsv(rows)", rows)
    assert csv == 'a,"b ""c"""\r\n"1,5",\'=A1\r\n-5,\'-x\r\n여섯,\r\n+3.2 %,\'-2+3\r\n'


def test_a_reader_sorts_and_copies_a_table(visitor: Page, root: str) -> None:
    page = visitor
    page.set_viewport_size({"width": 320, "height": 700})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(root + "briefs/security-council-resolutions.html")
    table = page.get_by_role("region", name="Table 1")
    days = table.locator("tbody td:nth-child(4)")
    original = days.all_inner_texts()
    head = table.get_by_role("columnheader", name="Days from occasion to vote")
    button = head.get_by_role("button")
    orders = []
    for state in ("ascending", "descending", None):
        button.focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == state
        orders.append(days.all_inner_texts())
    assert orders[0] == [*sorted((d for d in original if d != "–"), key=int), "–"]
    assert orders[1] == [*orders[0][-2::-1], "–"]
    assert orders[2] == original
    page.get_by_role("button", name="Copy as CSV").first.click()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0] == "Resolution,Adopted,Occasion,Days from occasion to vote"
    assert len(copied) == len(original) + 1
    # The box scrolls with the keys, and the page does not.
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table').scrollLeft > 0")


def test_only_a_box_that_scrolls_is_a_stop_for_the_keyboard(visitor: Page, root: str) -> None:
    page = visitor
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(root + "briefs/security-council-resolutions.html")
    expect(page.get_by_role("button", name="Copy as CSV").first).to_be_visible()
    for width, height, states in ((320, 700, {True, False}), (1280, 4000, {False})):
        page.set_viewport_size({"width": width, "height": height})
        stops = page.evaluate(STOPS)
        assert {scrolls for scrolls, _ in stops} == states
        assert all(scrolls == is_stop for scrolls, is_stop in stops)


_MARK = '<sup class="footnote-ref"><a href="#fn">1</a></sup>'
_TABLE = f"""<div class="table"><table><thead><tr>
<th>Month</th><th>Votes{_MARK}</th><th><a href="#x">Source</a></th></tr></thead><tbody>
<tr><th data-sort="2018-10-01">ottobre 2018</th><td>1,234{_MARK}</td><td>a<br>b</td></tr>
<tr><th data-sort="2019-01-01">gennaio 2019</th><td>900</td><td><img alt="Flag"> c, "d"</td></tr>
<tr><th data-sort="2018-02-01">febbraio 2018</th><td>n/a</td><td>e</td></tr>
</tbody></table></div>"""


def test_sorting_works_with_links_in_heads_and_footnotes_in_cells(visitor: Page) -> None:
    page = visitor
    page.set_content(_TABLE)
    page.add_script_tag(
        content="const siteCopy = { attach: (button, text) => { window.copied = text; } };"
    )
    for path in sorted(SCRIPTS.glob("*.js")):
        page.add_script_tag(path=path)
    months = page.locator("tbody th")
    page.get_by_role("button", name="Month").click()
    assert [m.split()[0] for m in months.all_inner_texts()] == ["febbraio", "ottobre", "gennaio"]
    page.get_by_role("button", name="Votes").click()
    assert [m.split()[0] for m in months.all_inner_texts()] == ["gennaio", "ottobre", "febbraio"]
    page.get_by_role("button", name="Source").click()
    assert page.locator("button a, a button").count() == 0
    assert page.locator("thead a").count() == 2
    assert page.evaluate("copied()").splitlines() == [
        "Month,Votes,Source",
        'ottobre 2018,"1,234",a b',
        "febbraio 2018,n/a,e",
        'gennaio 2019,900,"Flag c, ""d"""',
    ]


def test_only_pages_with_a_table_load_the_script(visitor: Page, root: str) -> None:
    loaded = "performance.getEntriesByType('resource').map(({ name }) => name)"
    visitor.goto(root + "briefs/hanoi-summit.html")
    assert not [url for url in visitor.evaluate(loaded) if "/tables." in url]
    visitor.goto(root + "briefs/security-council-resolutions.html")
    assert [url for url in visitor.evaluate(loaded) if "/tables." in url]
