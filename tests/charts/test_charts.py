"""Charts in texts: from a block of code and a CSV file to pictures and tables."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts.labels import number_label, scale_labels
from briefing.charts.options import read_options
from briefing.charts.scale import date_lines, number_scale
from briefing.charts.time_axis import date_places, label_width
from briefing.charts.values import read_date
from briefing.core.diagnostics import Problem
from briefing.core.model import Media
from briefing.markdown.convert import Body, convert
from briefing.templates.catalogues import Catalogues
from briefing.templates.files import catalogue_paths, list_files
from tests.support.repository import REPO

CATALOGUES = Catalogues(catalogue_paths(list_files(str(REPO))))
LANGUAGES = [*sorted(path.stem for path in (REPO / "layouts/locale").glob("*.po")), "en"]
FOLDER = "content/briefs/"
EXPORTS = "Year,Coal,Iron\n2014,1136,219\n2015,1050,73\n2016,,74\n"
PLACES = 'Place;"Tons";Share\n대한민국;1.234,5;10\n"A ""very"" long name of a place";-300,1;0\n'


def run(
    text: str, files: dict[str, str], lang: str = "en", figure_data: str = ""
) -> tuple[Body, tuple[Problem, ...]]:
    known = {
        FOLDER + name: Media(FOLDER + name, f"media/{name}", 0, 0, "text/csv") for name in files
    }
    known[f"{FOLDER}p.svg"] = Media(f"{FOLDER}p.svg", "media/p.svg", 720, 300, "image/svg+xml")
    body, problems = convert(
        text,
        path=f"{FOLDER}a.md",
        first_line=8,
        lang=lang,
        find_media=known.get,
        read_text=lambda path: (files[path.removeprefix(FOLDER)], ()),
        figure_data=figure_data,
        translate=CATALOGUES.word,
    )
    assert body
    return body, problems


def chart(kind: str = "bar", data: str = "d.csv", *more: str) -> str:
    lines = f"data: {data}", f"kind: {kind}", 'title: The "title"', "source: A source", *more
    return "\n".join(("```chart", *lines, "```", ""))


def html(kind: str, text: str, *more: str, lang: str = "en") -> str:
    body, problems = run(chart(kind, "d.csv", *more), {"d.csv": text}, lang)
    assert problems == ()
    return body.prose.html


def tree(fragment: str) -> ElementTree.Element:
    """The elements of a fragment. It has no entities but those of XML, and closes all elements."""
    fragment = fragment.replace("<br>", "<br/>").replace("&nbsp;", "\u00a0")
    return ElementTree.fromstring(f"<div>{fragment}</div>")


def cells(fragment: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in tree(fragment).iter("tr")]


def test_a_chart_has_caption_legend_picture_source_table_and_file() -> None:
    found = html("line", EXPORTS, "unit: tons")
    root = tree(found)[0]
    kinds = [(child.tag, child.get("class")) for child in root]
    assert kinds == [
        ("figcaption", None),
        ("ul", "legend"),
        ("div", "plane wide"),
        ("p", "source"),
        ("details", "chart-table short"),
    ]
    assert "".join(root[0].itertext()) == "The “title” tons"
    assert ["".join(item.itertext()) for item in root[1]] == ["Coal", "Iron"]
    assert "".join(root[3].itertext()) == "Source: A source"
    assert cells(found) == [
        ["Year", "Coal", "Iron"],
        ["2014", "1,136", "219"],
        ["2015", "1,050", "73"],
        ["2016", "–", "74"],
    ]
    assert root.find(".//a").get("href") == "../media/d.csv"  # type: ignore[union-attr]
    paths = [path.get("d") for path in root.iter("path")]
    assert [(path or "").count("M") for path in paths] == [1, 1]
    assert "style=" not in found


def test_the_words_and_numbers_are_those_of_the_language() -> None:
    found = html("bar", PLACES, "values: tons", lang="ko")
    assert cells(found)[1:] == [
        ["대한민국", "1,234.5"],
        ['A "very" long name of a place', "−300.1"],
    ]
    assert "출처: A source" in "".join(tree(found).itertext())
    german = html("line", "Monat;T\n2018-01;1234,5\n2018-02;2000,5\n", lang="de")
    assert cells(german)[1] == ["Jan.\u00a02018", "1.234,5"]
    # For the script that sorts the table.
    assert re.findall(r'data-sort="([^"]*)"', german) == ["2018-01-01", "2018-02-01"]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ('"Coal, raw", Iron', ["Coal, raw", "Iron"]),
        ("[Iron, 'Coal, raw']", ["Iron", "Coal, raw"]),
        ("Coal, raw", ["Coal, raw"]),
        ('"iron"', ["Iron"]),
        ("IRON", ["IRON"]),
        ('"Iron", "IRON"', ["Iron", "IRON"]),
    ],
)
def test_a_chart_names_its_columns(values: str, shown: list[str]) -> None:
    text = 'Year,"Coal, raw",Iron,IRON,Port\n2014,1,2,3,Nampo\n2015,4,5,6,Rason\n'
    assert cells(html("bar", text, f"values: {values}"))[0][1:] == shown
    _, [problem] = run(chart(), {"d.csv": text})
    proposal = problem.hint.partition("“values: ")[2].partition("”")[0]
    assert cells(html("bar", text, f"values: {proposal}"))[0][1:] == ["Coal, raw", "Iron", "IRON"]


def test_the_picture_has_one_scale() -> None:
    rows = tree(html("bar", "a,b\nx,50\ny,100\nz,-100\nn,\no,0\n"))
    bars = {}
    for name, svg in zip(rows.iter("span"), rows.iter("svg"), strict=False):
        rect = svg.find("rect")
        bars[name.text] = None if rect is None else (rect.get("x"), rect.get("width"))
    assert next(iter(bars.values())) == ("50%", "25%")
    widths = [(r.get("x"), r.get("width")) for r in rows.iter("rect")]
    assert widths == [("50%", "25%"), ("50%", "50%"), ("0%", "50%")]


def test_the_numbers_of_a_scale_are_below_its_lines_and_have_the_sign_of_the_rows() -> None:
    for lang, places in (("en", "0% 33.33% 66.67% 100%"), ("ar", "100% 66.67% 33.33% 0%")):
        root = tree(html("dot", "a,b,c\nx,10%,20%\ny,50%,60%\n", lang=lang))
        svg = next(svg for svg in root.iter("svg") if svg.get("class") == "scale")
        assert [text.get("x") for text in svg] == places.split()
        if lang == "en":
            assert [text.text for text in svg] == ["0%", "20%", "40%", "60%"]
            lines = [li.get("x1") for li in root.iter("line") if not li.get("class")]
            assert set(lines) == {"0%", "33.33%", "66.67%", "100%"}


def test_a_scale_whose_numbers_do_not_fit_below_the_rows_is_left_out() -> None:
    near = "a,b\nx,1000000001\ny,1000000002\n"
    assert 'class="scale"' not in html("dot", near)
    assert 'class="scale"' in html("dot", near.replace("00000", ""))


def test_the_direction_of_a_name_does_not_depend_on_those_beside_it() -> None:
    text = "a (b),GDP (PPP),C (D)\nKorea (South),1,2\nمصر (ش),3,4\n"
    root = tree(html("dot", text, "unit: USD (2015)", lang="ar"))
    isolated = [element.text for element in root.iter("bdi")]
    names = ["GDP (PPP)", "C (D)"]
    assert isolated == [
        *("USD (2015)", *names, "A source"),
        *("a (b)", *names, "Korea (South)", "مصر (ش)"),
    ]
    assert "المصدر: A source" in "".join(root.itertext())


@pytest.mark.parametrize(
    ("kind", "text", "kinds"),
    [
        ("bar", "a,b\n2018,5\n2019,6\n", "plane"),
        ("bar", "a,b\n2018-01-01,5\n2018-01-02,6\n2025-01-01,6\n", "plane thin"),
        ("stacked", "a,b,c\n2018-01-01,5,2\n2018-01-02,6,3\n2025-01-01,6,2\n", "plane thin"),
        ("line", "a,b\n2018,0.000001\n2019,0.000004\n", "plane wider"),
        ("line", "a,b\n2018,1000010.01\n2019,1000010.02\n", "plane widest"),
    ],
)
def test_the_style_sheet_knows_thin_bars_and_wide_numbers(kind: str, text: str, kinds: str) -> None:
    assert f'class="{kinds}"' in html(kind, text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "dates",
    [
        "2018-Q1 2018-Q2 2018-Q3 2018-Q4 2019-Q1",
        "2018-01 2018-02 2018-05 2018-08 2018-12",
        "2018-06-01 2018-06-05 2018-06-30",
        "2018 2019-06 2019-Q4 2020-02-03",
        "2018-06-12 2018-06-13",
        "1592 1598",
        "1392 1592 1910",
        "2018-06-12",
    ],
)
def test_dates_below_a_chart_never_overlap(lang: str, dates: str) -> None:
    found = [date for text in dates.split() if (date := read_date(text, any_year=True))]
    centers = [number / max(1, len(found) - 1) for number in range(len(found))]
    places = date_places(found, centers, lang, 3.2)
    assert places
    assert not places[0].is_minor
    for width, shown in ((16.8, places), (5.8, [p for p in places if not p.is_minor])):
        ends = [-2.0]
        for place in shown:
            assert 0 <= place.share <= 1
            half = label_width(place.text) / 2
            start = place.share * width - (0 if place.begins else half)
            assert start >= ends[-1]
            ends.append(start + 2 * half)


@pytest.mark.parametrize("kind", ["bar", "line", "stacked", "dot"])
@pytest.mark.parametrize(
    "text",
    [
        "a,b\n2018,5\n",
        "a,b\n2018,0\n2019,0\n",
        "a,b\n2018,\n2019,3\n",
        "a,b\n2018,123456789012345678\n2019,1\n",
        "a,b\n2018-Q1,0.001\n2018-Q2,0.002\n",
        "a,b,c,d,e,f,g\n2018,1,2,3,4,5,6\n2030,6,5,4,3,2,1\n",
        "a,b\n" + "".join(f"{year},{year % 7}\n" for year in range(1820, 2020)),
        "a,b\n2018-06-12,4\n2018-06-30,5\n",
    ],
)
def test_every_place_is_in_the_picture(kind: str, text: str) -> None:
    for lang in ("en", "ar"):
        root = tree(html(kind, text, lang=lang))
        for element in root.iter():
            for name in ("x", "x1", "x2", "cx", "width"):
                value = element.get(name) or "0%"
                if value.endswith("%"):
                    assert -0.01 <= float(value[:-1]) <= 100.01, (element.tag, name, value)
            if element.tag == "rect" and (element.get("width") or "").endswith("%"):
                start, width = element.get("x") or "0%", element.get("width") or ""
                end = float(start[:-1]) + float(width[:-1])
                assert end <= 100.4, "a bar ends in the picture"


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("kind: bar\ntitle: T\nsource: S", 8, "the chart has no data"),
        ("data: d.csv\nkind: pie\ntitle: T\nsource: S", 10, "no kind of chart “pie”"),
        ("data: d.csv\nkind: bar\ntitel: T\nsource: S", 11, "no option “titel”"),
        (
            "data: d.csv\nkind: bar\ntitle: T\ntitle: T\nsource: S",
            12,
            "the option “title” is written twice",
        ),
        ("data: d.csv\nkind: bar\ntitle:\nsource: S", 11, "“title” is empty"),
        ("data: d.csv\nkind bar\ntitle: T\nsource: S", 10, "not an option of a chart"),
        ("data: e.csv\nkind: bar\ntitle: T\nsource: S", 9, "there is no file content/briefs/e.csv"),
        ("data: p.svg\nkind: bar\ntitle: T\nsource: S", 9, "“p.svg” is not a CSV file"),
        ("data: ../../../e.csv\nkind: bar\ntitle: T\nsource: S", 9, "outside content/"),
        ("data: d.csv\nkind: bar\ntitle: T\nsource: S\nvalues: B", 13, "no column “B”"),
        ("data: d.csv\nkind: bar\ntitle: T\nsource: S\nvalues: []", 13, "no column “[]”"),
        ("data: d.csv\nkind: bar\ntitle: T\nsource: S\nlabels: B", 13, "no column “B”"),
        (
            "data: d.csv\nkind: bar\ntitle: T\nsource: S\nvalues: Year",
            13,
            "the names and the numbers",
        ),
    ],
)
def test_a_mistake_in_a_block_is_reported_in_its_line(block: str, line: int, message: str) -> None:
    _, problems = run(f"```chart\n{block}\n```\n", {"d.csv": EXPORTS})
    assert [p.line for p in problems if message in p.message] == [line], problems
    assert all(p.hint for p in problems)


def test_a_mistake_in_a_file_is_reported_in_the_file() -> None:
    text = "Year,Coal\n2014,1136\n2015,1050 USD\n"
    _, problems = run(chart("line"), {"d.csv": text})
    assert [(p.path, p.line, p.column, p.code) for p in problems] == [
        (f"{FOLDER}d.csv", 3, 6, "not-a-number")
    ]
    _, problems = run(chart("stacked"), {"d.csv": "a,b,c\nx,-1,2\n"})
    assert [(p.line, p.code) for p in problems] == [(2, "negative-part")]
    _, problems = run(chart("bar"), {"d.csv": "a,b\nSeoul,1\nBusan,2\nSeoul,2\n"})
    assert [(p.line, p.message) for p in problems] == [(4, "two rows have the name “Seoul”")]


def test_a_chart_in_a_list_is_read_and_its_places_are_right() -> None:
    block = chart("bar", "d.csv", "values: Cool")
    text = "- item\n\n" + "".join(f"  {line}\n" for line in block.split("\n"))
    _, problems = run(text, {"d.csv": EXPORTS})
    assert [(p.line, p.column, p.code) for p in problems] == [(15, 11, "unknown-column")]


def test_a_text_has_a_limited_number_of_charts() -> None:
    _, problems = run(chart() * 51, {"d.csv": EXPORTS})
    assert [(p.line, p.message) for p in problems] == [(308, "a text has at most 50 charts")]


def test_charts_and_pictures_are_numbered_together_and_can_be_searched() -> None:
    text = f'![A](p.svg "One")\n\n{chart()}\n![B](p.svg "Two")\n[All of it](d.csv)\n'
    body, problems = run(f"{text}\n| a | b |\n|---|---|\n| 1 | 2 |\n", {"d.csv": EXPORTS})
    assert problems == ()
    assert body.prose.html.count('class="table"') == body.prose.html.count("<table>") == 3
    captions = re.findall(r"<figcaption>([^<]*)", body.prose.html)
    assert [caption.strip() for caption in captions] == [
        "Figure 1: One",
        "Figure 2: The “title”",
        "Figure 3: Two",
    ]
    assert "The “title”" in body.text
    places, _ = run(chart("bar", "d.csv", "values: Tons"), {"d.csv": PLACES})
    assert "대한민국; A" in places.text
    assert {media.path for media in body.media} == {f"{FOLDER}p.svg", f"{FOLDER}d.csv"}
    assert "<summary>All of it</summary>" in body.prose.html


def test_a_figure_shows_the_table_of_its_data_as_it_is_written() -> None:
    body, problems = run("Text.", {"d.csv": PLACES}, figure_data=f"{FOLDER}d.csv")
    assert problems == ()
    assert body.prose.html.startswith('<details class="chart-table short">')
    assert cells(body.prose.html)[1] == ["대한민국", "1.234,5", "10"]
    _, problems = run("Text.", {"d.csv": "a,b\nx,1,2\n"}, figure_data=f"{FOLDER}d.csv")
    assert [p.code for p in problems] == ["bad-csv"]


def test_a_chart_shows_a_row_that_has_too_few_cells() -> None:
    body, problems = run(chart(), {"d.csv": "a,b,c\nx,1,2\ny,3\n"})
    assert {(p.code, p.warning) for p in problems} == {("short-row", True)}
    assert cells(body.prose.html)[2] == ["y", "3", "–"]


_OPTION = st.sampled_from(
    ["data: d.csv", "kind: dot", "title: <b>&\"'", "source: S", "values: a,b"]
)


@given(st.text(st.sampled_from('a2018,;.-%" \n<&>'), max_size=60), st.lists(_OPTION, max_size=6))
def test_no_file_and_no_block_breaks_the_conversion(text: str, options: list[str]) -> None:
    body, problems = run("```chart\n" + "\n".join(options) + "\n```\n", {"d.csv": text})
    assert problems or "chart-table" in body.prose.html
    assert "<b>" not in body.prose.html


def test_a_scale_contains_all_numbers_and_has_few_lines() -> None:
    for low, high in ((0, 7), (-3, 12), (0, 10**18), (95, 100), (-100, -99), (0, 0)):
        scale = number_scale([Decimal(low), Decimal(high)], with_zero=False)
        assert scale.low <= low <= high <= scale.high
        assert 2 <= len(scale.lines) <= 6, scale
    assert number_scale([Decimal(95), Decimal(100)], with_zero=False).low > 0
    assert number_scale([Decimal(95), Decimal(100)], with_zero=True).low == 0


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("1820", "2019", 4),
        ("1392", "1910", 3),
        ("1066", "2019", 5),
        ("2018", "2019", 2),
        ("2018-01", "2018-12", 4),
        ("2018-Q1", "2019-Q4", 4),
        ("2018-06-01", "2018-06-20", 4),
    ],
)
def test_dates_below_a_chart_are_few(first: str, last: str, count: int) -> None:
    start, end = read_date(first, any_year=True), read_date(last, any_year=True)
    assert start
    assert end
    assert len(date_lines(start.first, end.first, start.unit)) == count


def test_labels_are_short_and_exact() -> None:
    assert number_label(Decimal("-1234.50"), "en") == "−1,234.50"
    assert number_label(Decimal("1E+3"), "en") == "1,000"
    assert number_label(Decimal("0.00000123"), "en") == "0.00000123"
    assert number_label(Decimal("0.333333333333"), "en") == "0.333333"


@pytest.mark.parametrize(
    ("numbers", "lang", "labels"),
    [
        ("0 1000000 2000000", "en", "0 1M 2M"),
        ("0 1000000 2000000", "ko", "0 100만 200만"),
        ("0 0.50", "de", "0 0,5"),
        ("0 5000 10000", "de", "0 5.000 10.000"),
        ("0 5000 10000", "en", "0 5K 10K"),
        ("1000010 1000020 1000030", "en", "1,000,010 1,000,020 1,000,030"),
        ("1005000 1010000", "en", "1.005M 1.01M"),
        ("51700000 51750000", "ko", "5170만 5175만"),
        ("0.000001 0.0000015", "en", "0.000001 0.0000015"),
        ("0 2E-9", "en", "0 0.000000002"),
        ("0 500E+12", "en", "0 500T"),
        ("-5E+19 0 1E+20", "en", "−5×10¹⁹ 0 1×10²⁰"),
        ("0 15E+14", "de", "0 1,5×10¹⁵"),
        ("0 5E+19", "fa", "۰ \u2066۵×۱۰¹⁹\u2069"),
    ],
)
def test_the_labels_of_a_scale_are_short_and_exact(numbers: str, lang: str, labels: str) -> None:
    assert scale_labels([Decimal(n) for n in numbers.split()], lang) == labels.split()


def test_the_example_of_the_docs_is_a_chart() -> None:
    docs = (REPO / "docs/authors/chart.md").read_text("utf-8")
    data = re.search(r"```csv\n(.*?)```", docs, re.DOTALL)
    block = re.search(r"````text\n(.*?)````", docs, re.DOTALL)
    assert data
    assert block
    body, problems = run(block[1], {"exports.csv": data[1]})
    assert problems == ()
    assert cells(body.prose.html)[0] == ["Year", "Coal", "Iron ore"]
    wrong = data[1].replace("1050", "1050 USD")
    _, problems = run(block[1], {"exports.csv": wrong})
    said = (
        f"{problems[0].path}:{problems[0].line}:{problems[0].column}: error: {problems[0].message}"
    )
    assert said in docs
    assert problems[0].hint in docs


def test_a_chart_has_the_digits_and_the_direction_of_its_language() -> None:
    shares = "Year,A\n2014,1200%\n2015,-5%\n"
    root = tree(html("line", shares, lang="fa"))
    assert [cell for row in cells(html("line", shares, lang="fa"))[1:] for cell in row] == [
        *("۲۰۱۴", "۱٬۲۰۰٪"),
        *("۲۰۱۵", "\u200e−۵٪"),
    ]
    # The text of a scale begins at its right edge, and ends at the left of the plane.
    texts = [text.attrib for text in root.iter("text")]
    scale = [text for text in texts if text.get("dx") == "-.4em"]
    assert scale
    assert all("text-anchor" not in text and text["x"] == "0" for text in scale)
    first = next(text for text in texts if text["x"] == "98%")
    assert first["text-anchor"] == "start"
    assert cells(html("line", shares, lang="de"))[1][1] == "1.200\u00a0%"
    assert cells(html("line", shares, lang="tr"))[1][1] == "%1.200"
    text = "A note.[^1]\n\n[^1]: A text.\n\n" + 2 * chart("line")
    body, _ = run(text, {"d.csv": shares}, "fa")
    assert ">۱</a></sup>" in body.prose.html
    assert "شکل ۲: The" in body.prose.html


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("date: d.csv", "did you mean “data”?"),
        ("data = d.csv", "write a colon and not an equals sign: data: d.csv"),
    ],
)
def test_a_misspelt_option_is_the_only_problem(option: str, hint: str) -> None:
    hints: list[str] = []
    lines = [option, "kind: bar", "title: T", "source: S"]
    read_options(lines, lambda code, place, message, hint: hints.append(hint))
    assert hints == [hint]
