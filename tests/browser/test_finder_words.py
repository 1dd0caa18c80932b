"""What words of a query find, in Chromium, on a small archive that is built for this: other
spellings and other ways to write a word, dates and numbers; the line that says what was also found;
and quotation marks, which nothing overrides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chromium import collect_errors
from tests.support.finder import ask
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.shared import make_once

TOPICS = """
[arms]
name = "Arms control"
synonyms = ["Panel of Experts", "disarmament"]
names = {ko = "군비 통제"}
[trade]
name = "Trade"
"""
# For each brief: its day, its topic, its title, and its body.
BRIEFS = {
    "british": ("2020-01-01", "trade", "Labour", "Analysed, organised, a defence programme."),
    "american": ("2020-01-02", "trade", "Labor", "Analyzed, organized, a defense program."),
    "centre": ("2020-01-03", "trade", "Centre", "A catalogue of theatres; travelled; enrolment."),
    "center": ("2020-01-04", "trade", "Center", "A catalog of theaters; traveled; enrollment."),
    "false-friends": ("2020-01-05", "trade", "Four", "A wise rise; prise open; timbre; filing."),
    "true-friends": ("2020-01-06", "trade", "For", "A prize; timber; filling; our tour."),
    "uk": ("2020-01-05", "trade", "Grey", "Advisers, cheques, tyres, a sceptic, moulds, ploughed; "
           "an ageing licence; connexion; judgemental; sizeable; sulphur; manoeuvres; focussed."),
    "us": ("2020-01-06", "trade", "Gray", "Advisors met; checks, tires, a skeptic, molds; plowed; "
           "an aging license; connection; judgmental; sizable; sulfur; maneuvers; focused."),
    "whilst": ("2020-01-05", "trade", "Whilst", "They learnt how it was spelt amongst pyjamas and "
               "yoghurt; haemorrhage; de-nuclearization; a Ph.D. and a B.Sc., e.g. of law."),
    "while": ("2020-01-06", "trade", "While", "They learned how it was spelled among pajamas and "
              "yogurt; hemorrhage; de-nuclearisation; a PhD and a BSc, eg of law."),
    "verbs": ("2020-01-06", "trade", "Verbs", "A tired story: curbs, checking, drafting."),
    "nouns": ("2020-01-06", "trade", "Nouns", "A storey, kerbs and draughts."),
    "one-word": ("2020-01-07", "trade", "One", "The nonproliferation policymakers; a KN23 email."),
    "dashed": ("2020-01-08", "trade", "Dashed", "Non‑proliferation policy–maker; a KN-23 e-mail."),
    "spaced": ("2020-01-09", "trade", "Spaced", "Non proliferation policy maker; KN 23 e mail."),
    "initials": ("2020-01-10", "trade", "Initials", "The U.S. and the D.P.R.K. met."),
    "spaced-initials": ("2020-01-10", "trade", "Old style", "The U. S. and the D. P. R. K. met."),
    "no-dots": ("2020-01-11", "trade", "No dots", "The US and the DPRK met."),
    "comma": ("2020-01-12", "trade", "Comma", "It has 2,000 tons of Æther near Straße 5."),
    "plain": ("2020-01-13", "trade", "Plain", "It has 2000 tons of aether near Strasse 5."),
    "thin": ("2020-01-14", "trade", "Thin", "2\u202f000 tons of O\u02bcBrien\u2019s co\u00adop."),
    "day": ("2018-06-12", "trade", "The day", "Nothing else."),
    "says-day": ("2019-03-01", "trade", "Words", "They met on June 12, 2018 in the city."),
    "no-break": ("2019-03-04", "trade", "Spaces", "They met on 12&nbsp;June&nbsp;2018 in town."),
    "says-iso": ("2019-03-02", "trade", "Digits", "They met on 2018-06-12 in the city."),
    "says-korean": ("2019-03-03", "trade", "날짜", "그들은 2018년 6월 12일에 만났다."),
    "same-year": ("2018-06-20", "trade", "Later", "They met on 12 June in the city."),
    "other-day": ("2018-06-13", "trade", "Other", "They met on 11 June 2018, room 12."),
    "any-year": ("2016-05-05", "trade", "No year", "It began on September 9 and 3 May."),
    "ordinal": ("2017-05-05", "trade", "Ordinal", "It began on Sept. 9th; May 3rd is a holiday."),
    "no-day": ("2017-05-06", "trade", "No day", "On 3 April and in September a further 9 may go."),
    "korean-day": ("2017-05-07", "trade", "구월", "9월 9일에 시작했다. 19월 3일."),
    "of-day": ("2015-09-09", "trade", "Of the day", "Nothing else."),
    "panel": ("2020-02-01", "arms", "Panel", "The panel of experts has ended."),
    "no-panel": ("2020-02-02", "arms", "No panel", "Experts sat on a panel about disarming."),
    "apart": ("2020-02-03", "trade", "띄어쓰기", "대북 제재와 한미 정상 회담, 핵 무기."),
    "together": ("2020-02-04", "trade", "붙여쓰기", "대북제재와 한미정상회담, 핵무기."),
    "title": ("2018-01-01", "trade", "Resolution 2397", "It sets a cap."),
    "often": ("2020-03-01", "trade", "Resolutions", "Some of them.\n\n" + "One is 2397. " * 12),
    "picture": ("2020-03-02", "trade", "Picture", '![A hovercraft](a.png "The eelcaption")\n\n'
                "| Kind |\n|---|\n| tablecell |\n\nNote[^1]\n\n[^1]: A footnoteword.\n\n"
                "```chart\nkind: bar\ndata: a.csv\ntitle: Charttitle\nsource: Chartsource\n```"),
    "initial": ("2020-03-03", "trade", "국가안보 실 장", "방미"),
    "joined": ("2020-04-01", "trade", "Joined", "A buildup, a takeover, derisking by bipartisan "
               "vote of cosponsors; 10,000 tons, 1234567 units; the F-35; a centerpiece. An onsite "
               "standby crew for biweekly ecommerce, 100km away."),
    "divided": ("2020-04-06", "trade", "Divided", "A build-up, a take over, de-risking by "
                "bi-partisan vote of co-sponsors; 10 000 tons, 1 234 567 units; two F-35s; "
                "a centrepiece. An on-site stand-by crew for bi-weekly e-commerce, 100 km away."),
    "person": ("2020-04-12", "trade", "이름", "김정은 위원장과 문재인 대통령의 외교."),
    "other-person": ("2020-04-13", "trade", "다른 이름", "김정일 위원장의 외교를 보라."),
    "together-again": ("2020-04-14", "trade", "Again", "They re-joined it."),
    "deterrence": ("2020-04-15", "trade", "Deterrence", "It is extended."),
    "deter": ("2020-04-16", "trade", "Deter", "To deter."),
    "dots": ("2020-04-07", "trade", "가운뎃점", "한·미·일 협의체, 핵ㆍ재래식 전력, 북-러 밀착."),
    "no-dot": ("2020-04-08", "trade", "점 없이", "한미일 협의체, 핵재래식 전력, 북러 밀착."),
    "blocks": ("2020-04-09", "trade", "Blocks", "- heron alpha\n- beta ibis\n\n1. 오리\n2. 거위\n\n"
               "| Bird | Bill |\n|---|---|\n| stork | crane |\n| grebe | loon |\n\n> dove tail\n>\n"
               "> wren nest\n\nA[^2] B[^3].\n\n[^2]: Finch song\n[^3]: Robin egg\n"),
    "swiss": ("2020-04-03", "trade", "Swiss", "It has 10’000 tons."),
    "range": ("2017-04-01", "trade", "Range", "From 27–28 February 2019 they met."),
    "american-range": ("2017-04-02", "trade", "Ranges", "They met on Feb. 27 and 28, 2019."),
    "months": ("2017-04-03", "trade", "Months", "They met from 27 February to 1 March 2019."),
    "korean-range": ("2017-04-04", "trade", "기간", "그들은 2019년 2월 27~28일에 만났다."),
    "council": ("2020-04-04", "trade", "회의", "국가안전보장회의와 북한핵문제, 유엔안보리결의."),
    "councils": ("2020-04-05", "trade", "회의들", "국가 안전 보장 회의와 북한 핵 문제, "
                 "유엔 안보리 결의."),
    "symbol": ("2020-08-01", "trade", "Symbol", "It cites S/RES/1718 (2006) and A/RES/60/251."),
    "numbers": ("2020-08-02", "trade", "Numbers", "Resolutions 1718 (2006); resolution 60/251."),
    "symbol-1874": ("2020-08-05", "trade", "Files", "It cites S/RES/1874 (2009)."),
    "name-1874": ("2020-08-06", "trade", "Names", "Under Resolution 1874, UNSCR 1874."),
    "korean-1874": ("2020-08-07", "trade", "결의", "이사회 결의 1874호를 보라."),
    "che-1874": ("2020-08-08", "trade", "제결의", "이 결의 제1874호."),
    "before-1874": ("2020-08-09", "trade", "앞", "제1874호 결의안."),
    "not-1874": ("2020-08-10", "trade", "다른", "1874호 문서와 결의."),
    "romanized": ("2020-08-11", "trade", "Romanized", "They met at Kaesong."),
    "other-resolution": ("2020-08-04", "trade", "Other", "A resolution of 1718 words; 60/251."),
}  # fmt: skip


@pytest.fixture(scope="module")
def archive(browser: Browser) -> Iterator[Page]:
    """The finder of the archive, opened from disk."""
    page = browser.new_page()
    wrong = collect_errors(page)
    page.goto((make_once("words", build_archive) / "site/archive.html").as_uri())
    expect(page.locator("#summary")).to_be_visible()
    yield page
    assert wrong == []
    page.close()


def build_archive(root: Path) -> None:
    briefs = root / "content/briefs"
    briefs.mkdir(parents=True)
    (root / "content/site.toml").write_text('title = "T"\nlanguage = "en"\n', "utf-8")
    (root / "content/topics.toml").write_text(TOPICS, "utf-8")
    (root / "content/authors.toml").write_text(
        '[a]\nname = "Ann Author"\n[l]\nname = "Lee Ji-yoon"\n', "utf-8"
    )
    (briefs / "a.csv").write_text("Chartcolumn,Days\nChartrow,10\nOther,20\n", "utf-8")
    (briefs / "a.png").write_bytes((REPO / "layouts/assets/favicon.svg").read_bytes())
    (briefs / "a.png").rename(briefs / "a.svg")
    for slug, (day, topic, title, body) in BRIEFS.items():
        more = 'image: {src: a.svg, alt: "Leadalt", caption: "Leadcaption"}\n'
        more += 'updates: [{date: 2021-01-01, kind: correction, note: "Updatenote"}]\n'
        author = "l" if slug == "swiss" else "a"
        lang = "ko" if "가" <= title[0] <= "힣" else "en"
        (briefs / f"{slug}.md").write_text(
            f'---\ntitle: "{title}"\ndate: {day}\nauthor: {author}\ntopics: {topic}\nlang: {lang}\n'
            f"{more if slug == 'picture' else ''}---\n{body.replace('a.png', 'a.svg')}\n",
            "utf-8",
        )
    run("--root", str(root), "--quiet", "--at", "2026-01-01")


def slugs(page: Page, q: str) -> set[str]:
    return set(ask(page, q)["slugs"])


BOTH = {
    "labour labor analyse analyze organised organizing organisation": "british american",
    "defence defenses programme program programmes": "british american",
    "centre center centers catalogue catalog theatre theaters": "centre center",
    "traveller traveled travelling enrolment enrollments": "centre center",
    "grey gray adviser advisor advisers cheque cheques tyre tyres sceptic skeptical mould": "uk us",
    "plough plowing ageing aging licence licensed license connexion judgmental sizeable": "uk us",
    "whilst amongst among learnt learned spelt spelled pyjamas pajama yoghurt yogurts":
        "whilst while",
    "haemorrhages hemorrhage denuclearisation de-nuclearization Ph.D. phd BSc b.sc. e.g. eg":
        "whilst while",
    "sulphur sulfur manoeuvre maneuver focussed focused greys": "uk us",
    "nonproliferation non-proliferation non–proliferation": "one-word dashed spaced",
    "policymaker policy-maker policymakers policy-makers": "one-word dashed spaced",
    "KN23 KN-23 kn‑23 email e-mail": "one-word dashed spaced",
    "U.S. US u.s DPRK D.P.R.K. dprk": "initials spaced-initials no-dots",
    "2,000 2000 2.000 2\u00a0000": "comma plain thin",
    "Straße strasse STRASSE aether Æther ÆTHER": "comma plain",
    "O'Brien O’Brien O\u02bcBrien coop": "thin",
    "2018-06-12 2018/6/12 12.6.2018 2018.06.12": (
        "day says-day says-iso says-korean same-year no-break"
    ),
    "대북제재 한미정상회담 핵무기 정상회담": "apart together",
    "정상회담하였다 정상회담하겠다는 정상회담하기로 정상회담하기를": "apart together",
    "핵무기이야 정상회담이여 핵무기이므로 정상회담인지 정상회담이었는데 정상회담하려면":
        "apart together",
    "ㄱㄱㅇㅂㅅㅈ ㅇㅂㅅ": "initial",
    "buildup build-up takeover take-over derisking de-risking bipartisan": "joined divided",
    "bi-partisan cosponsor co-sponsors F-35 F-35s F35s 1,234,567 1234567": "joined divided",
    "centrepiece centerpieces": "joined divided",
    "onsite on-site standby stand-by biweekly bi-weekly ecommerce e-commerce 100km 100-km":
        "joined divided",
    "한미일 한·미·일 한ㆍ미ㆍ일 한-미-일 한미일의 핵·재래식 북러 북-러 북·러": "dots no-dot",
    "10,000 10000 10.000 10'000 10’000 10\u00a0000": "joined divided swiss",
    "국가안전보장회의 북한핵문제 유엔안보리결의 안보리결의는": "council councils",
    "27.02.2019 2019-02-27 2019–02–27 2019‑02‑27": "range american-range months korean-range",
    "28.02.2019 28-Feb-2019": "range american-range korean-range",
    "2019-02 2019.2 02/2019": "range american-range months korean-range",
    "hovercraft eelcaption tablecell footnoteword leadalt leadcaption updatenote": "picture",
    "charttitle chartsource chartcolumn chartrow": "picture",
    "Kaesong K'aesong K’aesŏng k‘aesong Kʼaesŏng": "romanized",
}  # fmt: skip


def test_two_numbers_are_a_day_in_a_korean_question(archive: Page) -> None:
    assert slugs(archive, "9.9 구월") == slugs(archive, "9·9 구월") == {"korean-day"}
    assert slugs(archive, "9.9에 구월") == {"korean-day"}
    for number in ("9.9", "9.9 began", "19.9 구월"):
        assert slugs(archive, number) == set(), number


def test_an_ending_that_belongs_to_a_word_is_kept(archive: Page) -> None:
    for q in ("김정은", "김정은은", "김정은의"):
        assert slugs(archive, q) == {"person"}, q
    assert slugs(archive, "외교는") == slugs(archive, "외교를") == {"person", "other-person"}
    assert ask(archive, "외교를")["slugs"][0] == "other-person", "it has the same ending"
    assert ask(archive, "외교를")["explanation"]["words"] == ["외교"]
    # 문제 is a word of the archive, too.
    assert ask(archive, "문제인")["suggestion"] == "문재인"


def test_a_short_word_has_no_shorter_stem(archive: Page) -> None:
    assert not slugs(archive, "use") & {"initials", "spaced-initials", "no-dots"}
    forms = archive.evaluate(
        """async words => {
          const {stem} = await finderLoader.load("languages/en");
          return words.map(stem);
        }""",
        "use used uses using useful us one ones on age aging eyed going".split(),
    )
    assert forms == "use use use use use us one one on age age eye go".split()


def test_no_line_explains_results_that_do_not_exist(archive: Page) -> None:
    asked = ask(archive, "hovercraft 정상훼담")
    assert asked["slugs"] == []
    assert asked["explanation"] is None


def test_a_passage_has_no_words_of_the_interface(archive: Page) -> None:
    page = make_once("words", build_archive) / "site/briefs/picture.html"
    texts = archive.evaluate(
        """html => textBlocks.read(new DOMParser().parseFromString(html, "text/html"))
            .map(block => block.text)""",
        page.read_text("utf-8"),
    )
    assert any("eelcaption" in text for text in texts)
    assert not any("Full size" in text for text in texts)


@pytest.mark.parametrize("words", BOTH)
def test_what_is_written_in_several_ways_is_found_in_all_of_them(archive: Page, words: str) -> None:
    for word in words.split(" "):
        assert slugs(archive, word) == set(BOTH[words].split()), word


def test_a_resolution_is_found_by_its_number_and_by_its_symbol(archive: Page) -> None:
    for q in ("S/RES/1718", "s/res/1718 (2006)", "A/RES/60/251"):
        assert slugs(archive, q) == {"symbol", "numbers"}, q
    for q in ("resolution 1718", "Resolutions 1718", "resolution 60/251"):
        assert slugs(archive, q) == {"symbol", "numbers", "other-resolution"}, q
    assert slugs(archive, '"S/RES/1718"') == {"symbol"}
    assert slugs(archive, '"resolutions" 1718') == {"numbers"}


def test_a_resolution_is_found_in_english_and_korean(archive: Page) -> None:
    named = {"symbol-1874", "name-1874", "korean-1874", "che-1874", "before-1874"}
    for q in ("S/RES/1874", "resolution 1874", "Resolution 1874 (2009)", "resolution no. 1874",
              "UNSCR 1874", "Res. 1874", "résolution 1874",
              "UN resolution 1874", "UNSC Resolution 1874 (2009)", "U.N. resolution 1874",
              "Security Council resolution 1874", "UN Security Council Resolution no. 1874",
              "United Nations Security Council Resolution 1874 (2009)",
              "결의 1874", "결의 1874호",
              "결의 제1874호는", "결의안 1874호", "결의1874호", "1874호 결의"):  # fmt: skip
        assert slugs(archive, q) >= named, q
        assert "결의" in q or "not-1874" not in slugs(archive, q), q
    assert slugs(archive, '"결의 1874호"') == {"korean-1874"}


def test_dates_and_words_with_spaces_are_found_too(archive: Page) -> None:
    days = {"day", "says-day", "says-iso", "says-korean", "same-year", "no-break"}
    for q in ("12 June 2018", "June 12, 2018", "12th of June 2018", "Jun 12th 2018",
              "12 June 2018.", "(12 June 2018)", "[12 June 2018],", "2018 June 12",
              "2018년 6월 12일", "2018년6월12일에", "2018. 6. 12.", "20180612",
              "Tuesday, June 12, 2018", "Tue 12 June 2018", "Thurs. 12 June 2018",
              "2018년 6월 12일 화요일", "2018년 6월 12일(화)",
              "2018. 6. 12.(화요일)에"):  # fmt: skip
        assert slugs(archive, q) == days, q
        assert ask(archive, q)["slugs"].index("same-year") == 5, "its year is not in the text"
    for q in ("2018-06", "June 2018", "Jun. 2018,", "June of 2018", "2018년 6월", "2018/06"):
        assert slugs(archive, q) == days | {"other-day"}, q
    for q in ("9 September", "September 9", "9th of September", "Sept 9", "9월 9일", "9월9일에",
              "9·9", "9ㆍ9"):  # fmt: skip
        assert slugs(archive, q) == {"any-year", "ordinal", "korean-day", "of-day"}, q
    assert slugs(archive, "May 3") == slugs(archive, "3 may") == {"any-year", "ordinal"}
    ranges = {"range", "american-range", "months", "korean-range"}
    for q in ("27-28 February 2019", "27–28 Feb. 2019", "February 27 and 28, 2019",
              "27 to 28 February 2019", "Feb 27-28, 2019", "27th and 28th February",
              "2019년 2월 27~28일", "2월 27일~28일에", "2월 27-28일"):  # fmt: skip
        assert slugs(archive, q) == ranges, q
    assert slugs(archive, '"9 September"') == {"of-day"}
    assert slugs(archive, '"September 9"') == {"any-year"}
    assert slugs(archive, "12 June") == days - {"says-iso"}, "digits alone need the year"
    assert slugs(archive, "2018-06-31") == slugs(archive, '"2018-06-31"') == set()
    for q in ('"12 June 2018"', "‘12 June 2018’,"):
        assert slugs(archive, q) == {"day", "no-break"}, "its day is written on its page"
    assert slugs(archive, "2 000 tons") == {"comma", "plain", "thin"}
    assert slugs(archive, "non proliferation") == {"one-word", "dashed", "spaced"}
    assert slugs(archive, "policy makers") >= {"one-word", "dashed", "spaced"}
    for q in ("U. S.", "u. s.", "D. P. R. K.", '"D. P. R. K. met"', "the U. S. and"):
        assert slugs(archive, q) == {"initials", "spaced-initials", "no-dots"}, q
    assert slugs(archive, "대북 제재") == {"apart", "together"}
    for q in (
        "on site",
        "stand by",
        "100 km",
        "bi weekly",
        "build up",
        "take over",
        "de risking",
        "1 234 567",
        "F 35s",
    ):
        assert slugs(archive, q) == {"joined", "divided"}, q
    assert slugs(archive, "10 000 tons") == {"joined", "divided", "swiss"}
    assert slugs(archive, "ㄱㄱㅇㅂ ㅅㅈ") == {"initial"}


@pytest.mark.parametrize(
    ("word", "own"),
    [
        ("four", {"false-friends"}),
        ("rise", {"false-friends"}),
        ("wise", {"false-friends"}),
        ("prise", {"false-friends"}),
        ("timbre", {"false-friends"}),
        ("prize", {"true-friends"}),
        ("timber", {"true-friends"}),
        ("our", {"true-friends"}),
        ("storey", {"nouns"}),
        ("story", {"verbs"}),
        ("kerb", {"nouns"}),
        ("draught", {"nouns"}),
        ("tired", {"verbs", "us"}),
        ("checking", {"verbs", "us"}),
        ("tour", {"true-friends"}),
    ],
)
def test_different_words_stay_different(archive: Page, word: str, own: set[str]) -> None:
    assert slugs(archive, word) == own


def test_filing_does_not_match_filling(archive: Page) -> None:
    assert "true-friends" not in slugs(archive, "filing")
    assert "false-friends" not in slugs(archive, "filling")


def test_nothing_overrides_quotation_marks(archive: Page) -> None:
    assert slugs(archive, "panel of experts") > {"panel"}
    assert slugs(archive, '"panel of experts"') == {"panel"}
    assert slugs(archive, '"Arms control"') == {"panel", "no-panel"}, "readers see this name"
    assert slugs(archive, "disarmament") == {"panel", "no-panel"}
    for q in ('"disarmament"', '"군비 통제"'):
        assert slugs(archive, q) == set(), q
    for begin, end in ("“”", "„“", "«»", "‹›", "「」", "『』", "《》", "﹁﹂", "‘’", "‚‘", "''"):
        assert slugs(archive, f"{begin}labour{end}") == {"british"}, begin
    assert slugs(archive, '"nonproliferation"') == {"one-word"}
    assert slugs(archive, '"non-proliferation"') == {"dashed", "spaced"}
    assert slugs(archive, '"대북제재"') == {"together"}
    assert slugs(archive, '"대북 제재"') == slugs(archive, '"핵 무기"') == {"apart"}
    assert slugs(archive, "'panel of experts', 'has ended'") == {"panel"}
    for q in ("Korea's labour", "labour's", "the ’90s' labour", "states' labour's"):
        quoted = archive.evaluate("q => textQuery.parse(q, []).units.some(unit => unit.quoted)", q)
        assert not quoted, q
    assert slugs(archive, "-disarmament labour") == {"british", "american"}


def test_no_phrase_goes_from_one_block_into_the_next(archive: Page) -> None:
    for q in ("heron alpha", "beta ibis", "stork crane", "grebe loon", "dove tail", "wren nest",
              "finch song", "robin egg"):  # fmt: skip
        assert slugs(archive, f'"{q}"') == {"blocks"}, q
    for q in ("alpha beta", "crane grebe", "bill stork", "tail wren", "song robin", "오리 거위"):
        assert slugs(archive, f'"{q}"') == set(), q
        assert slugs(archive, q) == {"blocks"}, q
    assert slugs(archive, "오리거위") == set()


def test_a_particle_after_a_quotation_mark_does_not_count(archive: Page) -> None:
    for q in ('"대북 제재"는', "「대북 제재」의", "“대북 제재”에서는", "‘대북 제재’와"):
        assert slugs(archive, q) == {"apart"}, q
    assert slugs(archive, '"대북 제재"회담') == {"apart"}, "this is another word"
    assert slugs(archive, '"대북 제재"회의') == set()


def test_a_comma_divides_words(archive: Page) -> None:
    for q in ("tablecell,hovercraft", "tablecell;hovercraft,", ",tablecell,,hovercraft",
              "tablecell，hovercraft、eelcaption", "tablecell،hovercraft"):  # fmt: skip
        assert slugs(archive, q) == {"picture"}, q
    assert slugs(archive, "핵무기,제재") == {"apart", "together"}
    assert slugs(archive, '"tablecell, hovercraft"') == set()


def test_a_title_with_the_word_comes_before_a_text_that_repeats_it(archive: Page) -> None:
    assert ask(archive, "2397")["slugs"] == ["title", "often"]


def test_the_explanation_says_why_a_brief_matches(archive: Page) -> None:
    for q, words, names, literal in (
        ("labour", ["labor"], [], '"labour"'),
        ("trade -labour organised", ["organized"], [], 'trade -labour "organised"'),
        ("nonproliferation", ["non-proliferation"], [], '"nonproliferation"'),
        ("policymaker", ["policy-maker", "policymakers"], [], '"policymaker"'),
        ("denuclearisation", ["de-nuclearisation", "de-nuclearization"], [], '"denuclearisation"'),
        ("learnt", ["learned"], [], '"learnt"'),
        ("PhD", [], [], ""),
        ("F-35", ["f-35s"], [], '"F-35"'),
        ("1,234,567", [], [], ""),
        ("disarmament", [], ["Arms control"], '"disarmament"'),
        ("정상회담은", ["정상회담"], [], '"정상회담은"'),
        ("experts", [], ["Arms control"], ""),
    ):
        found = ask(archive, q)["explanation"]
        if not literal:
            assert found is None, q
            continue
        assert sorted(found["words"]) == words, q
        assert [each["name"] for each in found["names"]] == names, q
        assert found["literal"] == literal, q
    for q in ("2000", "U.S.", "대북제재", "2018-06-12", '"labour"', "straße", ""):
        assert ask(archive, q)["explanation"] is None, q


def test_stop_words_are_not_marked(archive: Page) -> None:
    marked = archive.evaluate(
        """async q => {
          const {question} = finderAddress.read("", archive.facets);
          const found = await finderSearch.search(archive, {...question, q}, finderLoader.load);
          const text = "The panel of the experts, and what they of it made. WHO is who.";
          return found.highlights(text).map(([start, end]) => text.slice(start, end));
        }""",
        "the panel of",
    )
    assert marked == ["panel"]


def test_a_stop_word_is_no_condition(archive: Page) -> None:
    for q in ("the hovercraft", "hovercraft of", "where is the hovercraft after all"):
        assert slugs(archive, q) == {"picture"}, q
    # In quotation marks, after a minus sign, in capital letters, and alone, it is one.
    assert slugs(archive, "'that' hovercraft") == slugs(archive, "WHO hovercraft") == set()
    assert slugs(archive, "experts -has") == {"no-panel"}
    assert slugs(archive, "has ended by") == slugs(archive, "ended") == {"panel"}
    assert slugs(archive, "has")
    assert slugs(archive, "has the") == slugs(archive, '"has" "the"')
    assert slugs(archive, "hovercraft 및") == {"picture"}


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("non-prolifration", "non-proliferation", "one-word dashed spaced"),
        ("bi-partisqn", "bi-partisan", "joined divided"),
        ("O'Brein", "O'Brien", "thin"),
        ("(hovercrfat),", "(hovercraft)", "picture"),
        ("Kx-23", "", ""),
        # In an abbreviation, each letter is meant: UNSCR is none with a letter less.
        ("UNSC", "", ""),
        ("UNCSR", "UNSCR", "name-1874"),
        ("Hovercrfat", "Hovercraft", "picture"),
        # The space is missing.
        ("Hasended", "Has ended", "panel"),
        ("ofexperts", "of experts", "panel no-panel"),
        ("endedhas", "", ""),
        ("rejoined", "re joined", "together-again"),
        # Another brief has a word with the same stem, but no brief has both words.
        ("policymaker dissarming", "", ""),
        ("deterence extended", "deterrence extended", "deterrence"),
    ],
)
def test_a_wrong_part_of_a_word_is_corrected(
    archive: Page, typed: str, meant: str, found: str
) -> None:
    asked = ask(archive, typed)
    assert asked["suggestion"].rstrip(",") == meant
    assert set(asked["slugs"]) == set(found.split())


def test_a_word_is_corrected_while_it_is_typed(archive: Page) -> None:
    assert ask(archive, "the hovercrfat", typing=True)["suggestion"] == "the hovercraft"
    assert ask(archive, "hoverc", typing=True)["suggestion"] == ""


def test_an_author_is_found_with_and_without_a_dash_in_the_name(archive: Page) -> None:
    for q in ("Jiyoon", "Ji-yoon", "ji yoon", "Lee Jiyoon", 'author:"lee jiyoon"'):
        assert slugs(archive, q) == {"swiss"}, q
    assert slugs(archive, '"Lee Jiyoon"') == set()
    assert slugs(archive, '"Lee Ji-yoon"') == {"swiss"}


KOREAN = {
    "정상훼담": "정상회담",  # another letter in a syllable
    "정상호담": "정상회담",  # another syllable
    "한미청상회담": "한미정상회담",
    "한미정상회다": "한미정상회담",
    "한정상회담": "한미정상회담",  # a syllable too few
    "한미정정상회담": "한미정상회담",  # one too many
    "한미상정회담": "한미정상회담",  # two swapped
    "혹가안보": "국가안보",
    "한미정상희담은": "한미정상회담은",
    "대북제재문": "대북제재",  # another word begins with it: 대북제재와
    "군미": "군비",  # of two syllables, but in the name of a topic
}


@pytest.mark.parametrize("typed", KOREAN)
def test_a_wrong_syllable_is_corrected(archive: Page, typed: str) -> None:
    found = ask(archive, typed)
    assert found["suggestion"] == KOREAN[typed]
    assert found["slugs"]
    assert set(found["slugs"]) == slugs(archive, KOREAN[typed])
    assert found["explanation"]["literal"] == f'"{typed}"'


OFFERS = {
    # Another word can have a letter more, less or other, or two other letters.
    "canel": "panel",
    "pansl": "panel",
    "cran": "crane",
    "sceltif": "sceptic",
    "hovercrfat kinq": "hovercraft kind",
    # With one other letter, a word of two syllables is any other word.
    "방니": "방미",
    "미방": "방미",
    # Two words that the archive has are no error.
    "외교위원장": "외교 위원장",
    "군비외교": "",
    "위원장한테외교": "",
}


@pytest.mark.parametrize("typed", OFFERS)
def test_what_may_be_another_word_is_only_offered(archive: Page, typed: str) -> None:
    found = ask(archive, typed)
    assert (found["slugs"], found["suggestion"]) == ([], "")
    assert found["offer"] == OFFERS[typed]
    if OFFERS[typed]:
        assert slugs(archive, OFFERS[typed])


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("대북제재인", "대북제재", "apart together"),
        ("대북제재임을", "대북제재", "apart together"),
        ("정상회담적", "정상회담", "apart together"),
        ("tablecell인", "tablecell", "picture"),
    ],
)
def test_what_may_be_an_ending_is_removed_if_no_brief_has_it(
    archive: Page, typed: str, meant: str, found: str
) -> None:
    asked = ask(archive, typed)
    assert asked["suggestion"] == meant
    assert set(asked["slugs"]) == set(found.split())
    assert slugs(archive, f'"{typed}"') == set()


@pytest.mark.parametrize("typed", ["뷁뷁", '"정상훼담"', "-정상훼담", "정춘", "뷁", "정상회담"])
def test_no_syllable_is_corrected_if_no_word_is_near_or_wanted(archive: Page, typed: str) -> None:
    assert ask(archive, typed)["suggestion"] == ""
