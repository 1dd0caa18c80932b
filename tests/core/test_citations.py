"""Citations in styles for readers, and in formats that independent parsers read back."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import jsonschema
import msgspec
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from hypothesis import example, given, settings

from briefing.core.citation_formats import FORMATS, STYLES
from briefing.core.citation_names import citation_name, citation_names
from briefing.core.citations import Reference, citation
from tests.support.examples import examples
from tests.support.references import PAIRS, references
from tests.support.repository import REPO

SCHEMA = json.loads((REPO / "tests/core/csl-data.json").read_text("utf-8"))


def reference(*authors: str, **fields: Any) -> Reference:
    names = tuple(map(citation_name, authors))
    usual = {"key": "x", "title": "Title", "work": "Site", "date": "2021-09-01", "url": "u.html"}
    return Reference(names=names, **(usual | fields))


def shown(reference: Reference, style: str) -> str:
    return unescape(re.sub("</?(?:i|bdi)>", "", citation(reference, style)))


@pytest.mark.parametrize(
    ("name", "family", "expected"),
    [
        ("Minji Han", "", "Han|Minji"),
        ("Ji-yoon Lee", "", "Lee|Ji-yoon"),
        ("Lee Ji-yoon", "", "Lee|Ji-yoon|"),
        ("Kim Jong Un", "Kim", "Kim|Jong Un|"),
        ("Ana Maria Ruiz Gil", "Ruiz Gil", "Ruiz Gil|Ana Maria"),
        ("Ursula von der Leyen", "", "von der Leyen|Ursula"),
        ("Mary Smith-Jones", "", "Smith-Jones|Mary"),
        ("John Smith Jr.", "", "Smith|John|Jr."),
        ("John Smith, Jr.", "Smith", "Smith|John|Jr."),
        ("Martin Luther King III", "", "King|Martin Luther|III"),
        ("Louis II", "", "Louis II"),
        ("Jan Van der Berg", "", "Van der Berg|Jan"),
        ("Charles De Gaulle", "", "De Gaulle|Charles"),
        ("Juan de la Cruz", "", "de la Cruz|Juan"),
        ("Ministère de la Défense", "", "Ministère de la Défense"),
        ("Nuclear Threat Initiative", "", "Nuclear Threat Initiative"),
        ("Kim Jong Un", "", "Kim|Jong Un|"),
        ("Choe Son Hui", "", "Choe|Son Hui|"),
        ("Park Chung Hee", "", "Park|Chung Hee|"),
        ("Kim Dae Jung", "", "Kim|Dae Jung|"),
        ("Cho Tae Yong", "", "Cho|Tae Yong|"),
        ("Pang Un Ho", "", "Pang|Un Ho|"),
        ("Jung Min Cho", "", "Cho|Jung Min"),
        ("Min Jung Kim", "", "Kim|Min Jung"),
        ("Lee Ann Smith", "", "Smith|Lee Ann"),
        ("Dr. Jane Goodall", "", "Goodall|Jane"),
        ("한민지", "", "한민지"),
        ("한민지", "Han", "한민지"),
        ("통일부 남북회담본부", "", "통일부 남북회담본부"),
        ("Ministry of Unification", "", "Ministry of Unification"),
        ("Human Rights Watch", "Human Rights Watch", "Human Rights Watch"),
        ("Ann House", "House", "House|Ann"),
        ("Yonhap", "", "Yonhap"),
        ("38 North", "", "38 North"),
        ("Nguyễn Phú Trọng", "", "Nguyễn|Phú Trọng|"),
        ("Viet Thanh Nguyen", "", "Nguyen|Viet Thanh"),
        ("Xi Jinping", "", "Xi|Jinping|"),
        ("Li Wei", "", "Wei|Li"),
        ("KIM Jong Un", "", "KIM|Jong Un|"),
        ("J. F. Kennedy", "", "Kennedy|J. F."),
    ],
)
def test_names_have_parts(name: str, family: str, expected: str) -> None:
    assert citation_name(name, family) == expected


def test_a_name_has_the_order_of_its_language() -> None:
    assert citation_name("Nagy Péter", "", "hu") == "Nagy|Péter|"
    assert citation_name("Mai Đức Chung", "", "vi-VN") == "Mai|Đức Chung|"
    assert citation_name("John Smith", "Smith", "hu") == "Smith|John"
    assert citation_name("John Smith", "", "hu") == "Smith|John"
    assert citation_name("Emmanuel Macron", "", "vi") == "Macron|Emmanuel"
    assert citation_name("Lương Thế Vinh", "", "vi") == "Lương|Thế Vinh|"
    assert citation_name("Simon Péter", "", "hu") == "Simon|Péter|"
    assert citation_name("Nagy Péter", "", "en") == "Péter|Nagy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Josh Smith and Hyonhee Shin", ("Smith|Josh", "Shin|Hyonhee")),
        ("A. Bell, C. Dorn, and E. Frey", ("Bell|A.", "Dorn|C.", "Frey|E.")),
        ("한민지·강서윤", ("한민지", "강서윤")),
        ("John Smith, Jr., and Ruth Ellery", ("Smith|John|Jr.", "Ellery|Ruth")),
        ("Ministry of Trade and Industry", ("Ministry of Trade and Industry",)),
    ],
)
def test_a_text_names_several_people(text: str, expected: tuple[str, ...]) -> None:
    assert citation_names(text) == expected


FOUR = ("Minji Han", "Ruth Ellery", "Daniel Ashworth", "Seoyun Kang")


@pytest.mark.parametrize(
    ("work", "chicago", "apa", "mla", "korean"),
    [
        (
            reference("Minji Han"),
            "Han, Minji. “Title.” Site, September 1, 2021. u.html.",
            "Han, M. (2021, September 1). Title. Site. u.html",
            "Han, Minji. “Title.” Site, 1 Sept. 2021, u.html.",
            "Minji Han, 「Title」, 『Site』, 2021년 9월 1일, u.html.",
        ),
        (
            reference(*FOUR[:2], changed="2021-09-22"),
            "Han, Minji, and Ruth Ellery. “Title.” Site, September 1, 2021. "
            "Last changed September 22, 2021. u.html.",
            "Han, M., & Ellery, R. (2021, September 1). Title [Last changed September 22, 2021]. "
            "Site. u.html",
            "Han, Minji, and Ruth Ellery. “Title.” Site, 1 Sept. 2021, last changed 22 Sept. 2021, "
            "u.html.",
            "Minji Han·Ruth Ellery, 「Title」, 『Site』, 2021년 9월 1일, "
            "2021년 9월 22일 최종 변경, u.html.",
        ),
        (
            reference(*FOUR[:3], url=""),
            "Han, Minji, Ruth Ellery, and Daniel Ashworth. “Title.” Site, September 1, 2021.",
            "Han, M., Ellery, R., & Ashworth, D. (2021, September 1). Title. Site.",
            "Han, Minji, et al. “Title.” Site, 1 Sept. 2021.",
            "Minji Han·Ruth Ellery·Daniel Ashworth, 「Title」, 『Site』, 2021년 9월 1일.",
        ),
        (
            reference(*FOUR, date=""),
            "Han, Minji, Ruth Ellery, Daniel Ashworth, and Seoyun Kang. “Title.” Site. u.html.",
            "Han, M., Ellery, R., Ashworth, D., & Kang, S. (n.d.). Title. Site. u.html",
            "Han, Minji, et al. “Title.” Site, u.html.",
            "Minji Han 외, 「Title」, 『Site』, u.html.",
        ),
        (
            reference("한민지", title="왜 “비핵화”인가?"),
            "한민지. “왜 ‘비핵화’인가?” Site, September 1, 2021. u.html.",
            "한민지. (2021, September 1). 왜 “비핵화”인가? Site. u.html",
            "한민지. “왜 ‘비핵화’인가?” Site, 1 Sept. 2021, u.html.",
            "한민지, 「왜 “비핵화”인가?」, 『Site』, 2021년 9월 1일, u.html.",
        ),
        (
            reference(title="No author", translators=("Kim|Min-ji|",), is_withdrawn=True),
            "“No author.” [Withdrawn.] Translated by Kim Min-ji. Site, September 1, 2021. u.html.",
            "No author (M.-j. Kim, Trans.) [Withdrawn]. (2021, September 1). Site. u.html",
            "“No author.” [Withdrawn.] Translated by Kim Min-ji. Site, 1 Sept. 2021, u.html.",
            "「No author」 [철회], Kim Min-ji 옮김, 『Site』, 2021년 9월 1일, u.html.",
        ),
        (
            reference("World Food Group", work="World Food Group"),
            "World Food Group. “Title.” September 1, 2021. u.html.",
            "World Food Group. (2021, September 1). Title. u.html",
            "World Food Group. “Title.” 1 Sept. 2021, u.html.",
            "World Food Group, 「Title」, 2021년 9월 1일, u.html.",
        ),
    ],
)
def test_styles(work: Reference, chicago: str, apa: str, mla: str, korean: str) -> None:
    assert [shown(work, style) for style in STYLES] == [chicago, apa, mla, korean]


@pytest.mark.parametrize(
    ("title", "chicago", "apa"),
    [
        ("A word: “peace”", "“A word: ‘peace.’” ", "A word: “peace.” "),
        ("“Is it peace?”", "“‘Is it peace?’” ", "“Is it peace?” "),
        ("On ‘the North’s peace’", "“On ‘the North’s peace.’” ", "On ‘the North’s peace.’ "),
        ("‘Peace’ and the allies’", "“‘Peace’ and the allies’.” ", "‘Peace’ and the allies’. "),
        ("The U.S.", "“The U.S.” ", "The U.S. "),
    ],
)
def test_a_full_stop_stands_in_the_quotation_that_ends_a_title(
    title: str, chicago: str, apa: str
) -> None:
    work = reference(title=title)
    assert shown(work, "chicago").startswith(chicago + "Site")
    assert shown(work, "mla").startswith(chicago + "Site")
    assert shown(work, "apa").startswith(apa + "(2021")
    assert shown(work, "korean").startswith(f"「{title}」, ")


def test_words_from_right_to_left_do_not_turn_those_beside_them() -> None:
    work = reference("Minji Han", title="محادثات “السلام”", work="أرشيف")
    assert citation(work, "mla") == (
        "Han, Minji. “<bdi>محادثات ‘السلام</bdi>.’” <i><bdi>أرشيف</bdi></i>, 1 Sept. 2021, u.html."
    )
    assert "bdi" not in citation(work, "bibtex")


def test_mla_names_a_publisher_that_is_neither_the_author_nor_the_work() -> None:
    """MLA Handbook, 9th edition, 5.54 and 5.59."""
    work = reference("Minji Han", publisher="Wild Things, Ltd.", url="")
    assert shown(work, "mla") == "Han, Minji. “Title.” Site, Wild Things, Ltd., 1 Sept. 2021."
    work = reference("World Food Group", publisher="World Food Group")
    assert shown(work, "mla") == "World Food Group. “Title.” Site, 1 Sept. 2021, u.html."
    assert "publisher = {World Food Group}" in citation(work, "bibtex")


def test_suffixes_and_initials() -> None:
    work = reference("J.R. Smith Jr.", "Ana Gil III", translators=("Smith|J.R.|Jr.",))
    assert shown(work, "chicago").startswith("Smith, J.R., Jr., and Ana Gil III. “Title.” ")
    assert "Translated by J.R. Smith Jr. Site, " in shown(work, "chicago")
    assert shown(work, "apa").startswith("Smith, J. R., Jr., & Gil, A., III. (2021")
    assert "(J. R. Smith Jr., Trans.)" in shown(work, "apa")
    assert shown(work, "korean").startswith("J.R. Smith Jr.·Ana Gil III, ")
    names = [SeparateCoAuthors(), SplitNameParts()]
    [entry] = parse_string(citation(work, "bibtex"), append_middleware=names).entries
    assert [(a.last, a.jr, a.first) for a in entry["author"]] == [
        (["Smith"], ["Jr."], ["J.R."]),
        (["Gil"], ["III"], ["Ana"]),
    ]
    assert "AU  - Smith, J.R., Jr.\nAU  - Gil, Ana, III\n" in citation(work, "ris")


def test_only_an_inverted_name_has_a_comma_before_the_second_one() -> None:
    for first, start in (("한민지", "한민지 and"), ("Lee Ji-yoon", "Lee Ji-yoon and")):
        work = reference(first, "Ruth Ellery")
        assert shown(work, "chicago").startswith(f"{start} Ruth Ellery. ")
        assert shown(work, "mla").startswith(f"{start} Ruth Ellery. ")


def test_a_long_list_of_authors_is_cut() -> None:
    names = [f"{letter}a {letter}b" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"]
    work = reference(*names)
    assert shown(work, "chicago").startswith("Ab, Aa, Ba Bb, Ca Cb, et al. “")
    assert ", Sb, S., … Wb, W. (2021" in shown(work, "apa")


def test_translators() -> None:
    work = reference("한민지", translators=("Han|Minji", "Ellery|Ruth"))
    assert "Translated by Minji Han and Ruth Ellery. " in shown(work, "chicago")
    assert "(M. Han & R. Ellery, Trans.)" in shown(work, "apa")
    assert "Minji Han·Ruth Ellery 옮김" in shown(work, "korean")


def test_values_are_escaped_in_styles() -> None:
    work = reference("<b>x</b>", title="<script>", work="<i>", url="https://x.example/?a&b='")
    for style in STYLES:
        assert set(re.findall("<[^>]*>", citation(work, style))) <= {"<i>", "</i>"}


def plain(name: str) -> str:
    """A name as RIS and CSL-JSON give its parts."""
    return name.rstrip("|").replace("|", ", ")


@settings(max_examples=examples(60))  # three slow parsers read each one
@given(references())
@example(PAIRS)
def test_parsers_read_back_what_programs_get(work: Reference) -> None:
    [csl] = read_csl(f"[{citation(work, 'csl')}]")
    ris = read_ris(citation(work, "ris"))
    bibtex = read_bibtex(citation(work, "bibtex"))
    assert csl["title"] == ris["title"] == bibtex["title"].replace("ˆ", "^") == work.title
    site = "" if work.names == (work.work,) else work.work
    assert csl.get("container-title", "") == ris.get("secondary_title", "") == site
    assert [plain_csl(name) for name in csl.get("author", [])] == [*map(plain, work.names)]
    assert ris.get("authors", []) == [*map(plain, work.names)]
    translators = [*map(plain, work.translators)]
    assert [plain_csl(name) for name in csl.get("translator", [])] == translators
    assert ris.get("subsidiary_authors", []) == translators
    if work.date:
        parts = [*map(int, work.date.split("-"))]
        assert csl["issued"] == {"date-parts": [parts]}
        assert ris["date"].replace("/", "-") == bibtex["date"] == work.date
    changed = f"Last changed {work.changed}"
    for note in (csl.get("note", ""), "".join(ris.get("notes", ())), bibtex.get("note", "")):
        assert (changed in note) == bool(work.changed)
        assert ("Withdrawn" in note) == work.is_withdrawn
    assert ris.get("keywords", []) == [*work.keywords]
    assert csl.get("URL", "") == "".join(ris.get("urls", ())) == bibtex.get("url", "")
    for style in STYLES:
        assert shown(work, style)


def plain_csl(name: dict[str, str]) -> str:
    parts = (name.get(part) for part in ("literal", "family", "given", "suffix"))
    return ", ".join(filter(None, parts))


def read_csl(text: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(text)
    jsonschema.validate(items, SCHEMA)
    return items


def read_ris(text: str) -> dict[str, Any]:
    [entry] = rispy.loads(text)
    return dict(entry)


def read_bibtex(text: str) -> dict[str, str]:
    plain, decoded = (
        parse_string(text, append_middleware=middleware)
        for middleware in ([], [LatexDecodingMiddleware(keep_braced_groups=False)])
    )
    assert not plain.failed_blocks
    fields = {field.key: str(field.value) for field in decoded.entries[0].fields}
    # An address is no TeX.
    return fields | {f.key: str(f.value) for f in plain.entries[0].fields if f.key == "url"}


def test_each_format_uses_only_known_values() -> None:
    names = {
        name
        for f in FORMATS.values()
        for part in f.parts
        for name in re.findall(r"\$[?!]?([a-z]+)", part)
    }
    full = reference("A B", changed="2021-01-01", lang="en", publisher="P", keywords=("k",))
    assert "translator" in names
    for id in FORMATS:
        citation(full, id)


def test_the_docs_show_how_names_are_divided() -> None:
    writing = (REPO / "docs/writing.md").read_text("utf-8")
    table = writing.partition("| in Chicago | in APA |\n")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[1:]]
    assert len(rows) == 8
    for rule, name, *expected in rows:
        names = (citation_name(name, lang="hu" if "Hungarian" in rule else ""),)
        cited = msgspec.structs.replace(reference(), names=names)
        for style, start in zip(("chicago", "apa"), expected, strict=True):
            assert shown(cited, style).startswith(start)
