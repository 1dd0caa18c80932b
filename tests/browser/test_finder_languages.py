"""Search in each language, in Chromium: in one archive with briefs in many languages; and stemmers
on the vocabularies of Snowball."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.dates import format_date
from playwright.sync_api import Browser, Page, expect

from briefing.core.languages import locale
from briefing.search.document import date_in_words
from briefing.search.facets import FACETS
from briefing.search.files import short_digest
from briefing.search.languages import DIGESTS, FACET_PLACE
from briefing.templates.files import language_file
from tests.support.briefs import brief
from tests.support.chromium import collect_errors
from tests.support.finder import ask
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.shared import make_once

# For each brief: its language, its day, its title, and its body.
BRIEFS = {
    "fr-one": ("fr", "2018-01-02", "L’accord", "Les sanctions négociées à Genève le 12 juin 2018."),
    "fr-two": ("fr", "2018-01-03", "Un accord", "La négociation des sanctions; il a négocié."),
    "it": ("it", "2018-01-04", "Dell’accordo", "Le sanzioni negoziate e la verità."),
    "es": ("es", "2018-01-05", "Negociación", "Las negociaciones del 12 de junio de 2018."),
    "pt": ("pt-BR", "2018-01-06", "Negociação", "As informações e a informação."),
    "de-one": ("de", "2018-01-07", "Länder", "Das Sanktionsregime vom 12. Juni 2018."),
    "de-two": ("de", "2018-01-08", "Laender", "Die Sanktionen der Straße."),
    "nl": ("nl", "2018-01-09", "Handel", "De sanctiemaatregelen en manen."),
    "sv": ("sv", "2018-01-10", "Fred", "Fredsavtalet och förhandlingar."),
    "ru-one": ("ru", "2018-01-11", "Переговоры", "О санкциях 12 июня 2018 года; йод и ёлка."),
    "ru-two": ("ru", "2018-01-12", "Договор", "Санкция на перегово́рах; елка."),
    "uk": ("uk", "2018-01-13", "Санкції", "Про п’ять санкцій; їжа."),
    "ar-one": ("ar", "2018-01-14", "العُقُوبات", "أُعلن الاتفاق في ١٢ يونيو ٢٠١٨ في المدرسة."),
    "ar-two": ("ar", "2018-01-15", "اتفاق", "بعض عقوبات على ايران في مدرسه كبرى."),
    "fa": ("fa", "2018-01-16", "کشور", "کشورها و تحریم‌ها، کتاب."),
    "he": ("he", "2018-01-17", "שָׁלוֹם", "דבר הסנקציות, ובנגב מים."),
    "ja": ("ja", "2018-01-18", "経済制裁", "首脳会談２０１８年６月１２日、コンピューター、ﾐｻｲﾙ"),
    "zh": ("zh-Hans", "2018-01-19", "经济制裁", "2018年6月12日举行峰会。"),
    "th": ("th", "2018-01-20", "การทูต", "การคว่ำบาตรทางเศรษฐกิจ ๒๕๖๑"),
    "vi-one": ("vi", "2018-01-21", "Hòa bình", "Ngày 12 tháng 6 năm 2018."),
    "vi-two": ("vi", "2018-01-22", "Hoa binh", "Bài khác."),
    "vi-three": ("vi", "2018-01-23", "Hóa bính", "Bài khác."),
    "id": ("id", "2018-01-24", "Perundingan", "Mereka berunding tentang hukuman."),
    "tr": ("tr", "2018-01-25", "Yaptırımlar", "Ilık ışık ve yaptırımların etkisi."),
    "el": ("el", "2018-01-26", "Οι κυρώσεις", "Η συμφωνία και οι συμφωνίες, ΛΟΓΟΣ."),
    "en": ("en", "2018-01-27", "Sanction", "Some sanctions and a vary old note."),
    "ko": ("ko", "2018-01-28", "제재", "대북 제재를 논의했다."),
}  # fmt: skip
# The words of a query, and the briefs that each of them finds.
FOUND = {
    # The stem of “accord” is that of “accordo” in Italian, and “negoci” is one in Spanish.
    "accord l'accord": "fr-one fr-two it",
    "accordo dell'accordo": "it",
    "négocier négociées negociees négocié": "fr-one fr-two es pt",
    "verita verità": "it",
    "negociaciones negociacion": "es",
    "informacao informações informação": "pt",
    "Länder Laender länder": "de-one de-two",
    "Sanktion Sanktionen": "de-one de-two",
    "Sanktionsregime": "de-one",
    "strasse STRASSE Straßen": "de-two",
    "sanctie": "nl",
    "maan": "nl",
    "fred": "sv",
    "förhandling forhandlingar": "sv",
    "переговоры переговорах": "ru-one ru-two",
    "ёлка елка": "ru-one ru-two",
    "йод": "ru-one",
    "п'ять пʼять": "uk",
    "їжа": "uk",
    "العقوبات عقوبات وَالعقوبات": "ar-one ar-two",
    "مدرسة المدرسه": "ar-one ar-two",
    "إيران ایران": "ar-two",
    "كشور کشورها کتابها": "fa",
    "שלום השלום": "he",
    "סנקציה סנקציות לסנקציות": "he",
    "נגב הנגב המים": "he",
    "санкціями санкціях": "uk",
    "制裁": "ja zh",
    "経済": "ja",
    "首脳会談 コンピュータ ミサイル": "ja",
    "峰会": "zh",
    "คว่ำบาตร เศรษฐกิจ 2561": "th",
    "hukum": "id",
    "berunding perundingan": "id",
    "yaptırım yaptirimlar ışık isik ILIK": "tr",
    "συμφωνια συμφωνίες λόγος": "el",
    "2018-06-12": "fr-one es de-one ru-one ar-one ja zh vi-one",
    "제재는": "ko",
}
FOUND_BY_DAY = FOUND["2018-06-12"]
DAYS = ("12 juin 2018", "12 de junio de 2018", "12. Juni 2018", "12 июня 2018 г.", "12 June 2018",
        "12 июня 2018 года", "(12 juin 2018)", "12. Juni 2018.",
        "١٢ يونيو ٢٠١٨", "2018年6月12日", "12 tháng 6 năm 2018", "12 حزيران 2018")  # fmt: skip


@pytest.fixture(scope="module")
def archive(browser: Browser) -> Iterator[Page]:
    """The finder of the archive, opened from disk."""
    page = browser.new_page()
    wrong = collect_errors(page)
    page.goto((make_once("languages", build_archive) / "site/archive.html").as_uri())
    expect(page.locator("#summary")).to_be_visible()
    ask(page, "sanctions")  # This loads the scripts of the search, which the tests call.
    yield page
    assert wrong == []
    page.close()


def build_archive(root: Path) -> None:
    briefs = root / "content/briefs"
    briefs.mkdir(parents=True)
    (root / "content/site.toml").write_text('title = "T"\nlanguage = "en"\n', "utf-8")
    (root / "content/topics.toml").write_text('[a]\nname = "A"\n', "utf-8")
    (root / "content/authors.toml").write_text('[a]\nname = "Ann Author"\n', "utf-8")
    for slug, (lang, day, title, body) in BRIEFS.items():
        (briefs / f"{slug}.md").write_text(
            f'---\ntitle: "{title}"\ndate: {day}\nlang: {lang}\nauthor: a\ntopics: a\n---\n'
            f"{body}\n",
            "utf-8",
        )
    run("--root", str(root), "--quiet", "--at", "2026-01-01")


def test_a_stop_word_of_another_language_can_be_a_word(archive: Page) -> None:
    both = {"de-one", "de-two"}
    assert set(ask(archive, "und das Sanktionen")["slugs"]) == both
    assert ask(archive, "war Sanktionen")["slugs"] == [], "an English word, too"
    assert set(ask(archive, "và Länder")["slugs"]) == both, "most briefs are in Vietnamese"


def test_each_language_finds_its_words(archive: Page) -> None:
    wrong = {}
    for words, expected in FOUND.items():
        for word in words.split():
            found = set(ask(archive, word)["slugs"])
            if found != set(expected.split()):
                wrong[word] = found

    assert wrong == {}


def test_dates_are_understood_in_each_language(archive: Page) -> None:
    expected = set(FOUND_BY_DAY.split())
    assert {q: set(ask(archive, q)["slugs"]) for q in DAYS} == dict.fromkeys(DAYS, expected)
    months = ("juin 2018", "junio de 2018,", "Juni 2018.", "июнь 2018 года", "(tháng 6 năm 2018)",
              "يونيو ٢٠١٨", "2018年6月", "2018-06")  # fmt: skip
    assert {q: set(ask(archive, q)["slugs"]) for q in months} == dict.fromkeys(months, expected)
    # Without a year, it counts in each year, in texts of languages with the same letters.
    for q in ("12 juin", "12 de junio"):
        assert set(ask(archive, q)["slugs"]) == expected - {"ru-one", "ar-one"}, q
    assert set(ask(archive, "12 июня")["slugs"]) == {"ru-one", "zh", "ja"}
    assert set(ask(archive, "6月12日")["slugs"]) == {"zh", "ja"}
    assert "fr-one" not in ask(archive, "13 juin 2018")["slugs"]


def test_the_day_of_a_brief_is_searched_as_its_readers_write_it() -> None:
    for lang in ("en", "ko", "fr", "ru", "ar", "ja", "vi", "pt-BR", "hu"):
        for day in ("2018-02-01", "2019-12-28", "2020-06-30"):
            made = brief("a", day, lang=lang)
            written = format_date(made.published.day, "long", locale=locale(lang))
            assert date_in_words(made) == written


def test_the_explanation_names_the_forms_that_match(archive: Page) -> None:
    for q, words in (
        ("négociées", {"négociation", "négocié"}),
        ("Sanktion", {"sanktionen", "sanktionsregime"}),
        ("договоры", {"договор"}),
        ("عقوبات", {"العقوبات"}),
    ):
        assert set(ask(archive, q)["explanation"]["words"]) >= words, q
    # Accents, vowel signs and digits of other scripts are no other words.
    for q in ("ёлка", "strasse", "verita", "مدرسه"):
        explanation = ask(archive, q)["explanation"]
        assert explanation is None or not {q, "straße", "verità"} & set(explanation["words"]), q


def test_exactly_what_is_written_comes_first(archive: Page) -> None:
    assert ask(archive, "hoa binh")["slugs"][0] == "vi-two"
    assert set(ask(archive, "hoa binh")["slugs"]) == {"vi-one", "vi-two", "vi-three"}
    assert ask(archive, "hòa bình")["slugs"][0] == "vi-one"
    assert ask(archive, "hóa bính")["slugs"][0] == "vi-three"


def test_words_are_marked_in_the_spelling_of_the_text(archive: Page) -> None:
    for q, text, marked in (
        ("عقوبات", "على العُقُوبَاتِ التي", ["العُقُوبَاتِ"]),
        ("шалом переговоры", "О перегово́рах", ["перегово́рах"]),
        ("ミサイル", "新型ﾐｻｲﾙ。", ["ﾐｻｲﾙ"]),
        ("คว่ำบาตร", "การคว่ำบาตรทาง", ["คว่ำบาตร"]),
        ("negociees la", "Des sanctions négociées, la paix", ["négociées"]),
        ("Länder der", "Die Länder der EU", ["Länder"]),
    ):
        found = archive.evaluate(
            """async ([q, text]) => {
              const {question} = finderAddress.read("", archive.facets);
              const found = await finderSearch.search(archive, {...question, q}, finderLoader.load);
              return found.highlights(text).map(([start, end]) => text.slice(start, end));
            }""",
            [q, text],
        )
        assert found == marked, q


def test_only_the_files_of_languages_that_a_query_needs_are_loaded(archive: Page) -> None:
    wanted = """async q => {
        const names = [];
        const load = async name => { names.push(name.slice(10)); return {}; };
        await textLanguages.read(archive.facets, q, load);
        return names.sort();
    }"""
    latin = ["de", "en", "es", "fr", "id", "it", "nl", "pt", "sv", "tr", "vi"]
    assert archive.evaluate(wanted, "sanctions") == latin
    assert archive.evaluate(wanted, "санкции") == ["ru", "uk"]
    assert archive.evaluate(wanted, "제재") == ["ko"]
    assert archive.evaluate(wanted, "經濟") == []
    assert archive.evaluate(wanted, "제재 35") == ["ko", "numbers"]
    assert "ar" in archive.evaluate(wanted, "2018-06-12")


def test_stems_are_those_of_snowball(browser: Browser) -> None:
    """English is the algorithm of 1980, which Snowball calls `porter`, but a stem of two letters
    keeps its e, so that “use” is not “us”. The Arabic words are names
    in CLDR, with the stems of the Python package `snowballstemmer`; the others are of Snowball."""
    page = browser.new_page()
    page.evaluate(
        "() => { self.finder = { take(name, file) {"
        " self.file = self.Base && typeof file === 'function' ? file(self.Base) : file; } }; }"
    )
    folder = REPO / "briefing/search/language_files"
    page.evaluate((folder / "stemmer.js").read_text("utf-8"))
    page.evaluate("() => { self.Base = self.file; }")
    samples = sorted((REPO / "tests/search/stems").glob("*.txt.xz"))
    assert len(samples) == 29
    for path in samples:
        lines = lzma.decompress(path.read_bytes()).decode().split("\n")
        rows = [line.split(" ") for line in lines]
        assert len(rows) == 2000
        name = path.name.partition(".")[0]
        page.evaluate((folder / f"{name}.js").read_text("utf-8"))
        stems = page.evaluate("words => words.map(file.stem)", [word for word, _ in rows])
        for row in rows:
            if name == "en" and len(row[1]) == 2 and row[0].startswith(f"{row[1]}e"):
                row[1] += "e"
        other = [row for row, stem in zip(rows, stems, strict=True) if row[1] != stem]
        assert other == [], name
    page.close()


def test_the_addresses_of_files_have_their_digests() -> None:
    files = sorted((REPO / "briefing/search/language_files").glob("*.js"))
    assert FACETS[FACET_PLACE].key == "langs"
    assert {path.stem: short_digest(language_file(path.stem)) for path in files} == DIGESTS
