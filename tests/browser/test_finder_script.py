"""The finder's code that knows no page, in Chromium, on files that are written here by what
docs/finder-files.md says. What it finds is compared with a look at every brief."""

from __future__ import annotations

import itertools
import json
import math
import random
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from briefing.search.shards import file_name
from briefing.search.tokenizer import initial_consonants, tokenize
from tests.support.repository import REPO

SCRIPTS = REPO / "layouts/assets"
ON_PAGE = {"45-explanation-line.js"}
PURE = [
    *sorted(p for p in (SCRIPTS / "finder.js").glob("*.js") if p.name < "70"),
    *sorted(p for p in (SCRIPTS / "finder-tools.js").glob("*.js") if p.name < "70"),
    *sorted(p for p in (SCRIPTS / "text-tools.js").glob("*.js") if p.name < "42"),
    *sorted(p for p in (SCRIPTS / "text-search.js").glob("*.js") if p.name not in ON_PAGE),
]
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LISTS = ("topics", "authors", "kinds", "langs", "statuses")

# ---- an archive ---------------------------------------------------------------------------------

TOPICS: list[tuple[str, str, int, list[str]]] = [
    ("security", "Security", -1, []),
    ("arms", "Arms control", 0, ["disarmament"]),
    ("nuclear", "Nuclear weapons", 1, ["핵무기"]),
    ("trade", "Trade", -1, ["commerce"]),
    ("tariffs", "Tariffs", 3, []),
    ("unused", "Unused", -1, []),
]
AUTHORS: list[tuple[str, str, list[str]]] = [
    ("lee", "Lee Ji-yoon", ["이지윤"]),
    ("kim", "Kim Min-seo", ["김민서"]),
    ("garcia", "José García", []),
    ("leek", "Leekwood", []),
]
KINDS = ["brief", "memo", "note"]
LANGS = ["en", "ko"]
DETAILS: dict[str, list[object]] = {
    "superseded": [["new", "The new one", "ko"]],
    "withdrawn": ["2021-05-22"],
}
STATUSES = ["current", "corrected", "superseded", "withdrawn", "unpublished"]

ENGLISH = """the of and to in on policy policies sanction sanctions study studies negotiate
negotiation talks summit council treaty missile test tests public budget report F-35
2021 café state-owned U.S. don't verification agreement regional energy climate border
export controls ministry resolution enrichment""".split()
# A brief need not have these if the query has another word.
STOP_WORDS = ENGLISH[:6]
KOREAN = """정책 정책을 한미정상회담 정상회담이 6자회담 비핵화 북한의 경제 제재와 한국은 미국
협상에서 핵 안보리 결의안 미사일 발사 대북정책 남북 관계가 그 나라""".split()


@dataclass(slots=True)
class Text:
    """A brief, as far as the finder knows any."""

    slug: str
    day: date
    kind: int
    lang: int
    status: int
    topics: list[int]
    authors: list[int]
    fields: list[list[str]]
    number: int = 0
    terms: list[list[str]] = field(default_factory=list)

    def texts(self) -> list[str]:
        return [text for many in self.fields for text in many]


def corpus() -> list[Text]:
    """Sixty briefs in the order of the archive: the oldest first."""
    dice = random.Random(7)

    def words(many: list[str], n: int) -> str:
        ends = ["", "", "", ",", ".", " –"]
        return " ".join(dice.choice(many) + dice.choice(ends) for _ in range(n))

    found = []
    for n in range(60):
        korean = n % 4 == 3
        many = KOREAN if korean else ENGLISH
        title = words(many, dice.randint(2, 6))
        body = [words(many, dice.randint(3, 40)) for _ in range(dice.randint(1, 4))]
        if n % 10 == 3:
            body.append(words(ENGLISH, 10))
        days = dice.choice([0, 3, 59, 60, 365, 366, 800, 1100]) + dice.randint(0, 2)
        topics = sorted(dice.sample(range(5), dice.randint(1, 3)))
        authors = sorted(dice.sample(range(3), dice.randint(1, 2)))
        fields = [
            [title],
            [initial_consonants(title)],
            [words(many, 12)],
            [words(many, 4), "Yonhap"],
            body,
        ]
        sort = dice.randrange(3), int(korean), dice.choice([0, 0, 0, 1, 2, 3])
        day = date(2019, 12, 30) + timedelta(days=days)
        found.append(Text(f"brief-{n}", day, *sort, topics, authors, fields))
    found.append(special("policy-title", "Deterrence at sea", "Deterrence holds."))
    found.append(special("policy-body", "At sea", "Some say that deterrence holds, and " * 3))
    found.append(special("initials", "국가안보실장 방미", "짧은 글", lang=1))
    found.append(special("marks", "Ελλάδα naïve ﬁnance ＦＵＬＬ", "Ökonomie und 日本の経済"))
    found.sort(key=lambda text: text.day)
    for text in found:
        text.terms = [tokenize(t) for t in text.texts()]
    return found


def special(slug: str, title: str, body: str, lang: int = 0) -> Text:
    fields = [[title], [initial_consonants(title)], ["A summary"], [], [body]]
    return Text(slug, date(2020, 6, 1), 0, lang, 0, [3], [2], fields)


# ---- its files, by docs/finder-files.md ---------------------------------------------------------


def signs(number: int) -> str:
    text = ""
    while number > 31:
        text += SIGNS[32 + number % 32]
        number //= 32
    return text + SIGNS[number]


def rising(many: list[int]) -> str:
    text, before = "", -1
    for i, number in enumerate(many):
        text += signs((number - before - 1) * 2 + (i + 1 < len(many)))
        before = number
    return text


def sets(many: list[list[int]]) -> str:
    text = "".join(signs(len(some)) for some in many) + "."
    for some in many:
        for before, number in zip([-1, *some], some, strict=False):
            gap = number - before - 1
            text += SIGNS[gap] if gap < 63 else SIGNS[63] + signs(gap - 63)
    return text


def with_topic(texts: list[Text], topic: int) -> list[Text]:
    """The briefs with a topic or a narrower one."""

    def chain(own: int) -> Iterator[int]:
        while own >= 0:
            yield own
            own = TOPICS[own][2]

    return [text for text in texts if any(topic in chain(own) for own in text.topics)]


def weights(text: Text) -> dict[str, int]:
    usual = ((5.0, 8), (2.0, 30), (2.0, 30), (0.5, 30), (1.0, 600))
    found: dict[str, float] = defaultdict(float)
    for (w, normal), many in zip(usual, text.fields, strict=True):
        cut = [term for t in many for term in tokenize(t)]
        own: dict[str, float] = defaultdict(float)
        for term in cut:
            own[term] += w / (0.4 + 0.6 * len(cut) / normal)
        for term, weight in own.items():
            found[term] += weight / (1 + weight / 6) if many is text.fields[-1] else weight
    limits = (0.5, 0.8, 1.2, 1.8, 2.8, 4.5, 7.5)
    return {term: bisect_right(limits, weight) for term, weight in found.items()}


def escaped(key: str) -> str:
    plain = "".join(
        c if c in "abcdefghijklmnopqrstuvwxyz0123456789" else f"_{ord(c):04x}" for c in key
    )
    return plain or "_"


def files(texts: list[Text]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    years: dict[int, list[Text]] = defaultdict(list)
    for text in texts:
        years[text.day.year].append(text)
    rows, heads = [], []
    for year, many in years.items():
        same: dict[date, list[Text]] = defaultdict(list)
        for text in many:
            same[text.day].append(text)
        room = 1
        while room < max(len(s) for s in same.values()):
            room *= 2
        for some in same.values():
            for rank, text in enumerate(some):
                text.number = (text.day.timetuple().tm_yday - 1) * room + rank
        before, numbers, marks = -1, "", ""
        for text in many:
            numbers += signs(text.number - before - 1)
            before = text.number
            marks += signs((text.kind * len(LANGS) + text.lang) * len(STATUSES) + text.status)
        topics = sets([text.topics for text in many])
        authors = sets([text.authors for text in many])
        rows.append([year, numbers, marks, topics, authors])
        in_months = [sum(text.day.month == month for text in many) for month in range(1, 13)]
        heads.append([year, room, "".join(map(signs, in_months)), 40, "c"])
        chunks: dict[int, list[list[Any]]] = defaultdict(list)
        for text in many:
            card: list[Any] = [
                text.number,
                text.slug,
                text.fields[0][0],
                text.fields[2][0],
                str(text.day),
                "",
            ]
            card += DETAILS.get(STATUSES[text.status], [])
            chunks[text.number // room // 40].append(card)
        made.update((f"cards/{year}-{c}", chunk) for c, chunk in chunks.items())
    # The oldest year is a part of its own.
    first, second = rows[0][0], rows[1][0]
    made[f"years/{first}"], made[f"years/{second}"] = rows[:1], rows[1:]
    made["facets"] = {
        "base": "briefs/",
        "kinds": [[k, k.title()] for k in KINDS],
        "langs": [[k, k.title()] for k in LANGS],
        "statuses": [[k, k.title()] for k in STATUSES],
        "topics": TOPICS,
        "authors": AUTHORS,
        "counts": {
            "topics": "".join(signs(len(with_topic(texts, t))) for t in range(len(TOPICS))),
            "kinds": "".join(signs(sum(text.kind == k for text in texts)) for k in range(3)),
        },
        "years": heads,
        "parts": [[first, "y"], [second, "y"]],
        "languages": [[-1, "numbers", "d"], [0, "en", "e"], [1, "ko", "k"]],
        "words": "d",
        "textTools": "t",
        "feeds": [],
    }
    made["text-tools"] = True
    lines: dict[str, dict[int, list[tuple[int, int, list[int]]]]] = defaultdict(dict)
    for text in texts:
        places: dict[str, list[int]] = defaultdict(list)
        here = 0
        for cut in text.terms:
            for place, term in enumerate(cut, here):
                places[term].append(place)
            here = (here + len(cut)) // 32 * 32 + 32 if cut else here
        heavy = weights(text)
        for term, found in places.items():
            year_of = lines[term].setdefault(text.day.year, [])
            year_of.append((text.number, heavy[term], found))

    def sort(term: str) -> str:
        return unicodedata.normalize("NFD", term)

    order = sorted(lines, key=sort)
    directory = []
    for i in range(0, len(order), 5):
        key = sort(order[i]) if i else ""
        w, p = [], []
        for term in order[i : i + 5]:
            a, b, last = "", "", 0
            for year, many_of in lines[term].items():
                a, b = a + signs(year - last), b + signs(year - last)
                last, before = year, -1
                for number, weight, places_of in many_of:
                    a += signs((number - before - 1) * 8 + weight)
                    b += rising(places_of)
                    before = number
                a, b = a + ".", b + "."
            w.append(f"{term} {a}")
            p.append(f"{term} {b}")
        made["w/" + escaped(key)], made["p/" + escaped(key)] = "\n".join(w), "\n".join(p)
        directory.append(f"{key} d{i}")
    made["words"] = "\n".join(directory)
    return made


TEXTS = corpus()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for path in (
        *PURE,
        *(REPO / f"briefing/search/language_files/{n}.js" for n in LANGS),
        *sorted((REPO / "briefing/search/language_files/numbers.js").glob("*.js")),
    ):
        page.add_script_tag(path=path)
    page.evaluate(
        """async files => {
          for (const name of ["en", "ko", "numbers"]) {
            const key = "languages/" + name;
            self[name] = files[key] = await finder.waitFor(key);
          }
          self.asking = (archive, asked) => {
            const {question} = finderAddress.read("", archive.facets);
            return {...question, ...asked};
          };
          self.search = (archive, asked, load) =>
            finderSearch.search(archive, asking(archive, asked), load);
          self.loads = [];
          self.load = (name, digest) => {
            loads.push(name);
            return digest && name in files ? Promise.resolve(files[name])
              : Promise.reject(new Error("no file " + name));
          };
          self.archive = await finderParts.open(files.facets, Infinity, load);
          loads.length = 0;
          self.ask = async asked => {
            const found = await search(archive, asked, load);
            const {matched, total} = found;
            delete found.matched;
            found.relaxations = total ? []
              : finderRelaxations.list(archive, matched, asking(archive, asked));
            found.places = Array.from(found.places);
            for (const f in found.counts) found.counts[f] = Array.from(found.counts[f]);
            return found;
          };
          self.seen = async (asked, texts) => {
            const found = await ask(asked);
            return texts.map(t => found.highlights(t).map(([a, b]) => t.slice(a, b)));
          };
        }""",
        files(TEXTS),
    )
    yield page
    page.close()


def ask(page: Page, q: str = "", **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "async asked => { const f = await ask(asked); delete f.highlights; return f; }",
        {"q": q, **asked},
    )
    assert len(found["places"]) == found["total"]
    return found


def slugs(page: Page, q: str, **asked: Any) -> list[str]:
    return [TEXTS[place].slug for place in ask(page, q, **asked)["places"]]


# ---- a look at every brief ----------------------------------------------------------------------


def names_of(text: Text, *, shown: bool) -> list[str]:
    """The names of the topics and authors of a brief; with `shown` those that the page shows."""
    own = [(TOPICS[t][1], *TOPICS[t][3]) for t in text.topics]
    own += [(AUTHORS[a][1], *AUTHORS[a][2]) for a in text.authors]
    return [name for names in own for name in names[: 1 if shown else None]]


@cache
def cut(text: str) -> list[str]:
    return tokenize(text)


SIGN = "[가-힣ᄀ-ᇿ぀-ヿ一-鿿]"
TOKEN = rf"{SIGN}|[^\W_가-힣ᄀ-ᇿ぀-ヿ一-鿿]+"


def holds(text: Text, phrase: str, *, stems: bool = False) -> bool:
    """Whether a text or name of the brief has these words, one after the other. With `stems`, other
    forms count too, Korean is searched without regard to its spaces, and names that the page does
    not show are searched."""
    asked = [match[0] for match in words_of(phrase)]
    for said in (*text.texts(), *names_of(text, shown=not stems)):
        there = words_of(said)
        for i in range(len(there) - len(asked) + 1):
            if all(
                same(asked[k], there[i + k][0], stems)
                # words without a space between them in the phrase have none in the text
                and (
                    k == 0
                    or stems
                    or not glued(phrase, k)
                    or there[i + k - 1].end() == there[i + k].start()
                )
                for k in range(len(asked))
            ):
                return True
    return False


@cache
def words_of(text: str) -> tuple[re.Match[str], ...]:
    return tuple(re.finditer(TOKEN, plain(text)))


def glued(phrase: str, k: int) -> bool:
    found = words_of(phrase)
    here = found[k - 1].end() == found[k].start()
    return here and bool(re.match(f"{SIGN}{SIGN}", found[k - 1][0] + found[k][0]))


FAMILIES = [
    *("policy policies", "sanction sanctions", "study studies", "negotiate negotiation"),
    *("test tests", "talk talks", "control controls", "tariff tariffs", "weapon weapons"),
]


# For each word, the words of its family.
KIN = {word: family.split() for family in FAMILIES for word in family.split()}


def same(asked: str, there: str, stems: bool) -> bool:
    return asked == there or (stems and there in KIN.get(asked, ()))


@cache
def plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    bare = "".join(c for c in bare if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def looked(*tests: Any) -> set[str]:
    return {text.slug for text in TEXTS if all(test(text) for test in tests)}


def wide(topics: list[int]) -> set[int]:
    found = set()
    for topic in topics:
        here = topic
        while here >= 0:
            found.add(here)
            here = TOPICS[here][2]
    return found


# ---- words --------------------------------------------------------------------------------------


def test_no_file_touches_the_page() -> None:
    assert len(PURE) >= 30
    for path in PURE:
        source = path.read_text("utf-8")
        assert source.startswith("// @ts-check\n/* ")
        assert not re.search(r"\b(document|location|history|localStorage|eval)\b", source)


def test_texts_are_cut_as_the_index_cuts_them(page: Page) -> None:
    dice = random.Random(3)
    signs = [
        *"ab Z09-'éßİΣσςﬁ½²①ㄱㅏㄳㄲ각한국の日本ｱー・ａＡ\u0301\u0308ा한ำ🙂𝒜𐐀_\u200b\u00a0ǅ",
        *("ｶﾞ", "\u00ad", "\u200c", *"..,  ·ㆍ"),
    ]
    texts = ["정책을 6자회담 F-35", "x" * 50 + "é" * 45, "ΟΔΟΣ Straße", "नमस्ते दुनिया", "한국", "",
        *("".join(dice.choices(signs, k=dice.randint(1, 12))) for _ in range(3000))]  # fmt: skip
    listed = REPO / "tests/search/words.json"
    if listed.exists():
        cases = json.loads(listed.read_text("utf-8"))
        texts += [case["text"] for case in cases]
        found = page.evaluate(
            "texts => texts.map(t => textTerms.cut(t).map(r => r.slice(0, 2)))",
            [c["text"] for c in cases],
        )
        assert found == [case["terms"] for case in cases]
    found = page.evaluate("texts => texts.map(t => textTerms.cut(t))", texts)
    for text, rows in zip(texts, found, strict=True):
        assert [row[0] for row in rows] == tokenize(text), text
        assert [row[1] for row in rows] == list(range(len(rows)))
        utf16 = text.encode("utf-16-le")
        for term, _, start, end in rows:
            assert 0 <= start < end <= len(utf16) // 2
            if len(text) < 13 and text.isprintable():
                own = utf16[start * 2 : end * 2].decode("utf-16-le")
                assert term in "".join(tokenize(own)) or not own.isascii()


@pytest.mark.parametrize(
    ("text", "term", "own"),
    [
        ("Der Café-Plan", "cafe+café", "Café"),
        ("½ ﬁnance", "finance", "ﬁnance"),
        ("cafe\u0301s open", "open", "open"),
        ("𝒜 ＦＵＬＬ stop", "full", "ＦＵＬＬ"),
        ("그 대북정책을", "정책", "정책"),
        ("한국 정책", "정책", "정책"),
        ("İstanbul now", "now", "now"),
        ("العُقُوبَاتُ", "العقوبات", "العُقُوبَاتُ"),
        ("вода́ и йод", "вода", "вода́"),
        ("The co\u00adop bank", "coop", "co\u00adop"),
        ("ᄀ\u200bᅡ now", "now", "now"),
    ],
)
def test_terms_have_their_places_in_the_text(page: Page, text: str, term: str, own: str) -> None:
    rows = page.evaluate(
        "text => textTerms.cut(text).map(r => [r[0], text.slice(r[2], r[3])])", text
    )
    assert [term, own] in rows


# ---- finding ------------------------------------------------------------------------------------


@pytest.mark.long
def test_words_and_phrases_find_what_a_look_at_every_brief_finds(page: Page) -> None:
    dice = random.Random(11)
    wanted: list[tuple[str, set[str]]] = []
    for _ in range(250):
        text = dice.choice(TEXTS)
        said = dice.choice(text.texts()).split() or ["treaty"]
        start = dice.randrange(len(said))
        phrase = " ".join(said[start : start + dice.randint(1, 3)]).replace('"', "")
        word, other = dice.choice(ENGLISH[:-4]), dice.choice(ENGLISH[:-4] + KOREAN)
        tests: list[Any] = []
        q = []
        sample = dice.sample([f'"{phrase}"', word, f"-{other}", f'-"{phrase}"'], dice.randint(1, 3))
        for asked in sample:
            bare = asked.strip('-"')
            if not tokenize(bare):
                continue
            q.append(asked)
            if asked in STOP_WORDS and tokenize(phrase) and f'"{phrase}"' in sample:
                continue
            exact, out = '"' in asked or asked[0] == "-", asked[0] == "-"
            tests.append(lambda t, b=bare, e=exact, o=out: holds(t, b, stems=not e) != o)
        wanted.append((" ".join(q), looked(*tests)))
    found = page.evaluate(
        """async queries => {
          const places = [];
          for (const q of queries) places.push((await ask({q})).places);
          return places;
        }""",
        [q for q, _ in wanted],
    )
    for (query, expected), places in zip(wanted, found, strict=True):
        assert {TEXTS[place].slug for place in places} == expected, query
    assert sum(bool(expected) for _, expected in wanted) > 50
    assert sum(not expected for _, expected in wanted) > 5


# A word, and the same word without its particle.
PARTICLES = """정책은 정책 북한은 북한 북한의 북한 미국이 미국
정부가 정부 회담에서 회담 서울로 서울 평양으로 평양
중국과의 중국 제재와 제재 NATO의 NATO F-35는 F-35
6자회담까지 6자회담 정책도 정책 전문가 전문가 국가 국가
대가 대가 정책 정책 핵은 핵은 정책는 정책는
외교부 외교부 은 은
정책에서는 정책 정책으로부터 정책 회담에게까지도 회담 NATO와는 NATO 제재까지의 제재
국가들 국가 국가들은 국가 국가들에게는 국가 정책이며 정책 제재이고 제재 제재였다 제재
정책입니다 정책 정책마저 정책 정책뿐만 정책 협상하는 협상 강화했다 강화 논의된 논의
제재하고 제재 평화적인 평화적 평화적으로 평화적 한국인 한국인 남북한 남북한 바이든 바이든
바이든은 바이든 한반도의 한반도 전문가는 전문가 남중국해 남중국해""".split()


@pytest.mark.parametrize(("word", "stem"), [*zip(PARTICLES[::2], PARTICLES[1::2], strict=True)])
def test_particles_are_taken_from_korean_words(page: Page, word: str, stem: str) -> None:
    assert page.evaluate("word => ko.bare(word)", word) == stem
    decomposed = unicodedata.normalize("NFD", word)
    found = page.evaluate("word => ko.bare(word)", decomposed)
    assert unicodedata.normalize("NFC", found) == stem


# Particles and endings after a consonant, after a vowel, and after both.
AFTER = (
    "은 이 을 과 으로 이나 이라도 이랑 이야말로 은커녕 으로부터 과의 으로까지 으로만 "
    "만으로 만으로도 이라는 이란 으로서 이든 이든지 이자 으로의 이라며 이라면서 이었고 "
    "이라곤 으로서의 이었으며",
    "는 가 를 와 로 나 라도 랑 야말로 는커녕 로부터 와의 로까지 로만 라는 란 로서 든지 "
    "로의 라며 라면서 였다 였고 라곤 로서의 였던 였으며 나마",
    "의 에 에서 도 만 까지 부터 에게 한테 보다 처럼 마저 조차 밖에 대로 마다 하고 에게서 "
    "에서의 에서도 까지도 부터는 에서만 만큼은 에서조차 에서부터 에까지 만도 까지만 "
    "에게는 한테는 보다도 뿐이다 에서야 에야 치고 께서 더러 들에게 들의 한테서 에다 "
    "에다가 마저도 조차도 까지라도 만이라도 커녕 에게로 에서처럼 에서보다 대로의 뿐만 "
    "이며 이고 인데 이지만 이나마 에는 에도 하려는 했고 됐으며",
)


@pytest.mark.parametrize(
    ("word", "after"),
    [
        ("정책", 0),
        ("제재", 1),
        ("미사일", 0),
        ("국가안보실장", 0),
        ("NATO", 1),
        ("(제재)", 1),
        ("10%", 1),
    ],
)
def test_all_particles_are_taken_from_a_korean_word(page: Page, word: str, after: int) -> None:
    particles = [*AFTER[after].split(), *AFTER[2].split()]
    if word == "미사일":  # After ㄹ, 으 is left out.
        particles = [p.removeprefix("으") if p.startswith("으로") else p for p in particles]
    found = page.evaluate("words => words.map(ko.bare)", [word + p for p in particles])
    assert {p: bare for p, bare in zip(particles, found, strict=True) if bare != word} == {}


def test_words_that_end_like_a_particle_stay(page: Page) -> None:
    words = (
        "대북경고 사망자 당국자 안보분야 국제사회 국방부 공동최고 항공모함 재분할 신랑신부 외교부"
    )
    assert page.evaluate("words => words.map(ko.bare)", words.split()) == words.split()


def test_a_korean_word_is_found_with_every_particle(page: Page) -> None:
    for word, forms in (
        ("정책", "정책은 정책을 정책이 정책의"),
        ("북한", "북한은 북한의 북한에서"),
    ):
        expected = looked(lambda t, w=word: holds(t, w))
        assert expected
        assert set(slugs(page, word)) == expected
        for form in forms.split():
            assert set(slugs(page, form)) == expected, form
            # Exactly the word, in quotation marks and after a minus sign.
            exact = looked(lambda t, f=form: holds(t, f))
            assert set(slugs(page, f'"{form}"')) == exact
            assert set(slugs(page, f"{word} -{form}")) == expected - exact


@pytest.mark.parametrize(
    "q",
    [
        "정책",
        "상회",
        "정상회담",
        "미정상",
        "6자회담",
        "대북정책",
        "제재와 한국은",
        "핵",
        "회담 정책",
    ],
)
def test_korean_is_found_inside_words(page: Page, q: str) -> None:
    expected = looked(*(lambda t, w=word: holds(t, w, stems=True) for word in q.split()))
    assert expected
    assert set(slugs(page, q)) == expected


def test_korean_titles_are_found_by_their_initials(page: Page) -> None:
    assert slugs(page, "ㄱㄱㅇㅂ") == ["initials"]
    assert slugs(page, "ㅇㅂㅅㅈ") == ["initials"]
    assert slugs(page, "ㄱㄱㅂ") == []
    # A keyboard joins ㅂ and ㅅ; letters on the way to a sign find it.
    assert slugs(page, "ㅇㅄㅈ") == ["initials"]
    assert slugs(page, "국가아", typing=True) == ["initials"]
    assert slugs(page, "국가ㅇ", typing=True) == ["initials"]
    assert slugs(page, "국가ㅇ") == []
    marked = page.evaluate("() => seen({q: 'ㅇㅂㅅ 방미'}, ['국가안보실장 방미'])")
    assert marked == [["안보실", "방미"]]


@pytest.mark.parametrize("family", [f for f in FAMILIES if "weapon" not in f and "tariff" not in f])
def test_a_word_finds_the_words_with_its_stem(page: Page, family: str) -> None:
    one, other = family.split()
    assert looked(lambda t: holds(t, one)) != looked(lambda t: holds(t, other))
    for word in (one, other):
        assert set(slugs(page, word)) == looked(lambda t: holds(t, one) or holds(t, other))
        assert set(slugs(page, f'"{word}"')) == looked(lambda t, w=word: holds(t, w))


# From the paper, save for the last line.
STEMS = """caresses caress ponies poni ties ti caress caress cats cat feed feed agreed agre
plastered plaster bled bled motoring motor sing sing conflated conflat troubled troubl
sized size hopping hop tanned tan falling fall hissing hiss fizzed fizz failing fail
filing file happy happi sky sky relational relat conditional condit rational ration
valenci valenc hesitanci hesit digitizer digit conformabli conform radicalli radic
differentli differ vileli vile analogousli analog vietnamization vietnam predication
predic operator oper feudalism feudal decisiveness decis hopefulness hope callousness
callous formaliti formal sensitiviti sensit sensibiliti sensibl triplicate triplic
formative form formalize formal electriciti electr electrical electr hopeful hope
goodness good revival reviv allowance allow inference infer airliner airlin gyroscopic
gyroscop adjustable adjust defensible defens irritant irrit replacement replac
adjustment adjust dependent depend adoption adopt homologou homolog communism commun
activate activ angulariti angular homologous homolog effective effect bowdlerize bowdler
probate probat rate rate cease ceas controll control roll roll generalizations gener
oscillators oscil as as policies polici policy polici studies studi study studi nation
nation mansion mansion addition addit"""


def test_stems_are_those_of_the_paper(page: Page) -> None:
    pairs = STEMS.split()
    assert page.evaluate("words => words.map(en.stem)", pairs[::2]) == pairs[1::2]


WIDE = """policy policies studying negotiations negotiators visibility stabilities hoping hopped
sanctioning enforcement agreements controlling securities economically agency dependence tariffs"""


def test_the_forms_of_a_stem_contain_each_word_of_it(page: Page) -> None:
    missing = page.evaluate(
        "words => words.filter(word => !en.forms(en.stem(word)).includes(word))",
        WIDE.split(),
    )
    assert missing == []
    assert page.evaluate("en.forms('act').filter(f => en.stem(f) !== 'act')") == []


def test_words_are_found_while_they_are_typed(page: Page) -> None:
    begun = looked(lambda t: any(term.startswith("minis") for cut in t.terms for term in cut))
    assert begun
    assert set(slugs(page, "minis", typing=True)) == begun
    assert slugs(page, "minis ", typing=True) == slugs(page, "minis") == []
    both = looked(lambda t: holds(t, "budget")) & begun
    assert set(slugs(page, "budget minis", typing=True)) == both
    assert slugs(page, '"minis', typing=True) == []
    # One letter asks nothing yet.
    assert slugs(page, "budget m", typing=True) == slugs(page, "budget")
    assert slugs(page, "budget m") == []
    assert set(slugs(page, "f-3", typing=True)) == looked(lambda t: holds(t, "f"))
    assert set(slugs(page, "f-35", typing=True)) == looked(lambda t: holds(t, "f-35"))
    assert slugs(page, "-minis", typing=True) == slugs(page, "", sort="newest")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("polciy", "policy"),
        ("summmit", "summit"),
        ("sanctoins", "sanctions"),
        ("negotiaitoin", "negotiation"),
        ("verfication", "verification"),
        ("rpeort", "report"),
        ("nudget", "budget"),
        ("ublic", "public"),
        ("garciaa", "garcia"),
        ("café -xx treay", "café -xx treaty"),
    ],
)
def test_a_misspelt_word_finds_what_was_meant(page: Page, typed: str, meant: str) -> None:
    found = ask(page, typed)
    assert found["suggestion"] == meant
    assert found["total"]
    assert set(found["places"]) == set(ask(page, meant)["places"])


@pytest.mark.parametrize(
    "q", ["pol", "xqzjw", "2031", '"polciy"', "-polciy", "polciy xqzjw", "policy"]
)
def test_there_is_no_correction_if_no_word_is_near_or_wanted(page: Page, q: str) -> None:
    assert ask(page, q)["suggestion"] == ""


def test_names_of_topics_and_authors_are_words_too(page: Page) -> None:
    for q, place in (("commerce", 3), ("disarmament", 1), ("핵무기", 2), ("weapon", 2)):
        assert set(slugs(page, q)) == looked(lambda t, p=place: p in t.topics)
    lee = looked(lambda t: 0 in t.authors)
    for q in (
        "ji-yoon",
        '"Lee Ji-yoon"',
        "이지윤",
        "lee",
        "author:lee",
        "author:이지윤",
        'author:"lee ji-yoon"',
        "AUTHOR:yoon",
    ):
        assert set(slugs(page, q)) == lee, q
    assert set(slugs(page, "author:GARCIA")) == looked(lambda t: 2 in t.authors)
    assert slugs(page, "author:leek") == slugs(page, "author:leekwood") == []
    arms = looked(lambda t: {1, 2} & set(t.topics))
    for q in ("topic:arms", "topic:disarm", 'topic:"Arms Control"', "Topic:control"):
        assert set(slugs(page, q)) == arms, q
    assert set(slugs(page, "-topic:arms")) == {t.slug for t in TEXTS} - arms
    assert slugs(page, "topic:nothing") == []
    assert len(slugs(page, "topic: author:")) == len(TEXTS)


# ---- filters, counts and order ------------------------------------------------------------------


def span(text: str, last: bool) -> date:
    year, month, day = ([int(p) for p in text.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return after - timedelta(days=1)


def passes(text: Text, asked: dict[str, Any], but: str = "") -> bool:
    """Whether a brief meets all selections but those of one facet."""
    own = wide(text.topics)
    ids = {
        "authors": {AUTHORS[a][0] for a in text.authors},
        "kinds": {KINDS[text.kind]},
        "langs": {LANGS[text.lang]},
        "statuses": {STATUSES[text.status]},
    }
    for facet, has in ids.items():
        if facet != but and asked.get(facet) and not has & set(asked[facet]):
            return False
    if asked.get("topics") and not (but == "topics" and asked.get("any")):
        named = {TOPICS[t][0] for t in own}
        hits = [t in named for t in asked["topics"]]
        if not (any(hits) if asked.get("any") else all(hits)):
            return False
    if but == "dates":
        return True
    if asked.get("from") and text.day < span(asked["from"], last=False):
        return False
    return not (asked.get("to") and text.day > span(asked["to"], last=True))


def test_filters_and_counts_are_those_of_a_look_at_every_brief(page: Page) -> None:
    dice = random.Random(5)
    some = none = 0
    for _ in range(200):
        asked: dict[str, Any] = {"any": dice.random() < 0.5}
        pools = {
            "topics": [t[0] for t in TOPICS],
            "authors": [a[0] for a in AUTHORS],
            "kinds": KINDS,
            "langs": LANGS,
            "statuses": STATUSES,
        }
        for facet in dice.sample(LISTS, dice.randint(0, 3)):
            asked[facet] = dice.sample(pools[facet], dice.choice([1, 1, 2]))
        if dice.random() < 0.4:
            asked["from"] = dice.choice(
                ["2019", "2020", "2020-02", "2020-02-29", "2022-03", "2025"]
            )
        if dice.random() < 0.4:
            asked["to"] = dice.choice(["2019-12-31", "2020-02", "2020", "2021-01-02", "2018"])
        word = dice.choice(["", "", "policy", "정책"])
        base = [t for t in TEXTS if not word or holds(t, word, stems=True)]
        found = ask(page, word, sort="oldest", **asked)
        expected = [t for t in base if passes(t, asked)]
        some += bool(expected)
        none += not expected
        assert [TEXTS[i] for i in found["places"]] == expected
        for facet in LISTS:
            many = [t for t in base if passes(t, asked, facet)]
            counts = [0] * len(found["counts"][facet])
            for text in many:
                own = {
                    "topics": wide(text.topics),
                    "authors": set(text.authors),
                    "kinds": {text.kind},
                    "langs": {text.lang},
                    "statuses": {text.status},
                }
                for place in own[facet]:
                    counts[place] += 1
            assert found["counts"][facet] == counts, (facet, asked)
        months = {month: n for month, n in found["months"] if n}
        free = [t for t in base if passes(t, asked, "dates")]
        assert months == {
            m: sum(str(t.day)[:7] == m for t in free) for m in {str(t.day)[:7] for t in free}
        }
        if not expected:
            for row in found["relaxations"]:
                assert row["total"] == after_dropping(page, word, asked, row)
                assert row["total"] > 0
    assert some > 60
    assert none > 40
    labels = [month for month, _ in ask(page)["months"]]
    assert labels[0] == "2019-12"
    assert labels[-1] == str(TEXTS[-1].day)[:7]
    assert labels == sorted(labels)
    assert len(labels) == 1 + (int(labels[-1][:4]) - 2020) * 12 + int(labels[-1][5:])


def test_a_further_facet_does_not_collide_with_the_dates(page: Page) -> None:
    odd, odd_since_2020, months = page.evaluate(
        """async data => {
          const facets = {...data, sixth: [["even", "Even"], ["odd", "Odd"]]};
          const more = await finderParts.open(facets, Infinity, load);
          more.values.sixth = {
            from: Uint32Array.from({length: more.total + 1}, (_, i) => i),
            all: Uint16Array.from({length: more.total}, (_, i) => i % 2),
          };
          finderFacets.FACETS.push({key: "sixth", parameter: "sixth"});
          const total = async query => {
            const {question} = finderAddress.read(query, facets);
            return finderSearch.search(more, question, load);
          };
          try {
            const both = await total("?sixth=odd&from=2020");
            const counted = both.months.reduce((sum, [, count]) => sum + count, 0);
            return [(await total("?sixth=odd")).total, both.total, counted];
          } finally {
            finderFacets.FACETS.pop();
          }
        }""",
        files(TEXTS)["facets"],
    )
    assert odd == len(TEXTS) // 2 == months, "the chart of months does not apply the dates"
    assert odd_since_2020 == sum(n % 2 and text.day.year >= 2020 for n, text in enumerate(TEXTS))
    assert odd_since_2020 < odd


def after_dropping(page: Page, word: str, asked: dict[str, Any], row: dict[str, Any]) -> int:
    left = {**asked}
    if row["condition"] == "q":
        word = row["q"]
    elif row["condition"] == "dates":
        left["from"] = left["to"] = ""
    else:
        facet = row["condition"]
        left[facet] = [v for v in asked[facet] if row["id"] and v != row["id"]]
    total: int = ask(page, word, **left)["total"]
    return total


def test_without_results_the_page_says_what_to_remove(page: Page) -> None:
    found = ask(page, "policy xqzjw", kinds=[])
    assert found["total"] == 0
    assert found["relaxations"][0] == {
        "condition": "q",
        "id": "policy xqzjw",
        "total": len(TEXTS),
        "q": "",
    }
    rest = [row for row in found["relaxations"] if row["id"] == "xqzjw"]
    assert rest == [
        {"condition": "q", "id": "xqzjw", "total": ask(page, "policy")["total"], "q": "policy"}
    ]
    found = ask(page, topics=["nuclear", "unused"])
    count = ask(page, topics=["nuclear"])["total"]
    assert found["relaxations"] == [{"condition": "topics", "id": "unused", "total": count}]
    assert ask(page, "policy")["relaxations"] == []


@pytest.mark.parametrize(
    ("q", "asked"),
    [
        ("before:2020-02", {"to": "2020-02"}),
        ("after:2020", {"from": "2020"}),
        ("after:2020-02-29 before:2021", {"from": "2020-02-29", "to": "2021"}),
        ("-before:2020", {"from": "2021"}),
    ],
)
def test_dates_may_be_asked_in_the_box(page: Page, q: str, asked: dict[str, Any]) -> None:
    expected = [t.slug for t in TEXTS if passes(t, asked)]
    assert expected
    assert slugs(page, q, sort="oldest") == expected == slugs(page, "", sort="oldest", **asked)


def test_results_for_words_are_sorted_by_relevance(page: Page) -> None:
    assert slugs(page, "deterrence") == ["policy-title", "policy-body"]
    newest = [t.slug for t in reversed(TEXTS)]
    assert slugs(page, "") == newest
    assert slugs(page, "", sort="relevance") == newest
    assert slugs(page, "", sort="oldest") == newest[::-1]
    order = slugs(page, "policy")
    assert slugs(page, "policy", sort="newest") == [s for s in newest if s in set(order)] != order


@pytest.mark.parametrize(
    "words", [["policy"], ["treaty", "council"], ["sanctions", "policy", "the"]]
)
def test_scores_are_those_of_the_documented_formula(page: Page, words: list[str]) -> None:
    kept = (0.35, 0.65, 1, 1.5, 2.3, 3.6, 6, 10)
    many = [(text, weights(text)) for text in TEXTS]
    counts = [sum(word in found for _, found in many) for word in words]
    idf = [math.log(1 + (len(TEXTS) - n + 0.5) / (n + 0.5)) for n in counts]
    scores = {}
    for text, found in many:
        if all(word in found for word in words):
            v = [kept[found[word]] for word in words]
            age = (TEXTS[-1].day - text.day).days / 3652.5
            scores[text.slug] = 0.1 * max(idf) * 0.5**age
            scores[text.slug] += sum(i * w / (w + 4) for i, w in zip(idf, v, strict=True))
    found_ones = slugs(page, " ".join(f'"{word}"' for word in words))
    assert len(found_ones) == len(scores) > 5
    order = [scores[slug] for slug in found_ones]
    assert all(a > b - 1e-5 for a, b in pairwise(order))


def test_the_words_of_a_query_are_marked(page: Page) -> None:
    def marked(q: str, text: str, **asked: Any) -> list[str]:
        found: list[list[str]] = page.evaluate(
            "([asked, texts]) => seen(asked, texts)", [{"q": q, **asked}, [text]]
        )
        return found[0]

    assert marked("policy -talks", "Policies, policy: no talks") == ["Policies", "policy"]
    assert marked('"public policy"', "Public policy, a policy") == ["Public policy"]
    assert marked("정상회담", "한미정상회담에서") == ["정상회담"]
    assert marked("핵", "비핵화와 핵") == ["핵", "핵"]
    assert marked("미정 정상", "한미정상회담") == ["미정상"]
    assert marked("cafe finance", "Le CAFÉ, die ﬁnance") == ["CAFÉ", "ﬁnance"]
    assert marked("minis", "A ministry", typing=True) == ["ministry"]
    assert marked("polciy", "Policy") == ["Policy"]
    assert marked("", "Policy") == []


# ---- addresses, facet values, the chart and passages --------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=policy&topic=arms&topic=trade&author=lee&kind=memo&lang=ko&status=current",
        "any=1&from=2020-02&to=2020-02-29",
        "q=policy&sort=newest",
        "sort=oldest",
    ],
)
def test_a_question_is_the_same_after_it_was_in_an_address(page: Page, query: str) -> None:
    written = page.evaluate(
        "query => finderAddress.write(finderAddress.read(query, archive.facets).question)", query
    )
    assert written == query


def test_invalid_parts_of_an_address_are_ignored(page: Page) -> None:
    found = page.evaluate(
        "query => finderAddress.read(query, archive.facets)",
        "?topic=none&topic=arms&topic=arms&from=2021-02-30&to=21&sort=up&any=yes",
    )
    assert found["unknown"] == ["none"]
    question = found["question"]
    assert question["topics"] == ["arms"]
    assert [question[key] for key in ("from", "to", "sort", "any")] == ["", "", "", False]


def test_narrower_values_follow_their_broader_one(page: Page) -> None:
    places, depths = page.evaluate(
        """() => {
          const values = archive.facets.topics.map(finderFacetValues.fromRow);
          const byPlace = new Map(values.map(value => [value.place, value]));
          const shown = new Set([0, 2, 3, 4]);
          const tree = finderFacetValues.treeOrder([values[4], values[2], ...values.slice(0, 2),
            values[3], values[5]]);
          return [tree.map(value => value.place),
            values.map(value => finderFacetValues.depth(value, byPlace, shown))];
        }"""
    )
    assert places == [0, 1, 2, 3, 4, 5]
    assert depths == [0, 1, 1, 0, 1, 0], "levels that are not listed do not count"


def test_long_lists_of_values_begin_with_the_most_frequent(page: Page) -> None:
    def listing(**view: Any) -> dict[str, Any]:
        found: dict[str, Any] = page.evaluate(
            """view => {
              const rows = Array.from({length: 15}, (_, i) => ["id" + i, "Närme " + i]);
              const values = rows.map((row, place) =>
                ({...finderFacetValues.fromRow(row, place), count: place % 5}));
              return finderFacetValues.listing(values, {searchText: "", showsAll: false,
                isNested: false, ...view, used: new Set(values.keys()),
                pinned: new Set(view.pinned)});
            }""",
            {"pinned": [], **view},
        )
        return found

    short = listing()
    assert short["places"] == [4, 9, 14, 3, 8, 13, 2, 7, 12, 1]
    assert short["canShowAll"]
    assert short["total"] == 12, "values without a brief are left out"
    assert listing(showsAll=True)["places"][10:] == [6, 11]
    assert listing(pinned=[0])["places"][-1] == 0
    assert listing(searchText="NARME 1")["places"] == [14, 13, 12, 1, 11, 10]


@pytest.mark.parametrize(
    ("width", "step", "bars"), [(96, 1, 48), (95, 3, 16), (32, 3, 16), (31, 12, 4)]
)
def test_the_chart_has_as_many_bars_as_fit(page: Page, width: int, step: int, bars: int) -> None:
    scale = page.evaluate("width => finderMonthScale.fit(2019, 2022, width)", width)
    assert scale == {"firstYear": 2019, "step": step, "bars": bars}


@pytest.mark.parametrize(
    ("width", "dates"),
    [
        (40, []),
        (160, [2000, 2010]),
        (320, [1995, 2000, 2005, 2010, 2015]),
        (600, list(range(1992, 2020, 2))),
        (1320, list(range(1991, 2020))),
    ],
)
def test_the_dates_of_the_chart_do_not_overlap(page: Page, width: int, dates: list[int]) -> None:
    scale = "finderMonthScale.fit(1991, 2019, width)"
    script = f"width => finderMonthScale.datesOnAxis({scale}, width, 40)"
    found = page.evaluate(script, width)
    assert found == dates
    px = width / 29
    assert all((b - a) * px >= 40 for a, b in itertools.pairwise([*found, 2020]))


def test_the_chart_of_centuries_has_dates(page: Page) -> None:
    script = "finderMonthScale.datesOnAxis(finderMonthScale.fit(1099, 2024, 240), 240, 40)"
    assert page.evaluate(script) == [1200, 1400, 1600, 1800]


@pytest.mark.parametrize(
    ("dates", "bars", "again"),
    [
        (("", ""), [0, 47], ("", "")),
        (("2020", "2021"), [12, 35], ("2020", "2021")),
        (("2020-05", "2021-06-30"), [16, 29], ("2020-05", "2021-06")),
        (("1990", "2050"), [0, 47], ("", "")),
    ],
)
def test_dates_are_bars_and_bars_are_dates(
    page: Page, dates: tuple[str, str], bars: list[int], again: tuple[str, str]
) -> None:
    found = page.evaluate(
        """([from, to]) => {
          const scale = finderMonthScale.fit(2019, 2022, 1000);
          const range = finderMonthScale.barsOf(scale, from, to);
          return [range, finderMonthScale.datesOf(scale, range)];
        }""",
        dates,
    )
    assert found == [bars, {"from": again[0], "to": again[1]}]


def test_a_passage_shows_the_most_different_matches(page: Page) -> None:
    passage, other, short, none = page.evaluate(
        """async () => {
          const block = (text, section = "", gaps = []) =>
            ({text, gaps, section, anchor: section.toLowerCase()});
          const filler = "Nothing to see here. ".repeat(20).trim();
          const select = async (q, blocks, room) => {
            const {highlights} = await ask({q});
            return textPassage.select(blocks, highlights, room, true);
          };
          const long = `A treaty, a treaty. ${filler} The budget has a treaty in it. ${filler}`;
          const apart = [block("The budget is small. " + filler),
            block(filler + " One treaty-maker, A & B.")];
          const rows = [block("The budget."), block("The next row."), block(filler)];
          return [
            await select("budget treaty", [block(filler), block(long, "Money")], 80),
            await select("budget the treaty", apart, 80),
            await select("budget", rows, 90),
            await select("budget", [block("No match."), block(filler)], 80),
          ];
        }"""
    )
    assert passage["text"].startswith("The budget has a treaty in it.")
    assert passage["text"].endswith(" …")
    assert len(passage["text"]) < 120
    assert passage["section"] == "Money"
    start, _, end = passage["address"].partition(":~:text=")[2].partition(",")
    assert passage["address"].startswith("#money:~:text=The%20budget%20has%20a")
    assert start
    assert end
    # Two texts share the room; each begins and ends with a word, and a mark is between them.
    assert re.fullmatch(
        r"The budget is small\. .*\w\.? … .*\bOne treaty-maker, A & B\.", other["text"]
    )
    assert len(other["text"]) < 110
    assert short["text"].startswith("The budget. ¶ The next row. ¶ Nothing to see")
    assert short["address"] == "#:~:text=The%20budget.,-The%20next%20row."
    assert none is None


def test_the_address_of_a_short_passage_names_what_follows(page: Page) -> None:
    addresses = page.evaluate(
        """async () => {
          const block = (text, anchor = "a", gaps = []) =>
            ({text, gaps, section: anchor.toUpperCase(), anchor});
          const rows = [block("budget · the first of many", "a", [6, 9]), block("A budget"),
            block("The next paragraph is long"), block("budget"), block("Other", "b"),
            block("budget 7", "b", [6]), block("The last budget", "b")];
          const {highlights} = await ask({q: "budget"});
          return rows.filter(row => highlights(row.text).length).map(row => {
            const others = rows.map(each => each === row ? each : {...each, text: each.text
              .replaceAll("budget", "treaty")});
            return textPassage.select(others, highlights, 90, true).address;
          });
        }"""
    )
    assert addresses == [
        "#a:~:text=budget,-the%20first%20of%20many",
        "#a:~:text=A%20budget,-The%20next%20paragraph%20is",
        "#a:~:text=budget,-B",
        "#b:~:text=budget",  # A footnote may follow.
        "#b:~:text=The%20last%20budget",
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A brief view. The rules of No. 7: a budget", "The rules"),
        ("Some words that Mr. Kim wrote of a budget", "… "),
        ("It was late, in 2019. Nobody had a budget", "Nobody"),
        ("Would it be so? “Then” there is a budget", "“Then”"),
        ("He called it “a success.” So it has a budget", "So it"),
        ("그들은 만나기로 했다. 정부는 새 예산 budget", "정부는"),
        ("They met in the U.S. embassy on a budget", "… "),
    ],
)
def test_a_passage_begins_with_a_sentence_or_a_word(page: Page, text: str, start: str) -> None:
    shown = page.evaluate(
        """async text => {
          const {highlights} = await ask({q: "budget"});
          const block = {text: "Nothing is here to see ".repeat(5) + text + " more".repeat(60),
            gaps: [], section: "", anchor: ""};
          return textPassage.select([block], highlights, 200, true).text;
        }""",
        text,
    )
    assert shown.startswith(start)
    assert "budget" in shown


# ---- any text whatever --------------------------------------------------------------------------

NASTY = [
    *("-", "--", '"', '""', '-"', '"""', "- -", '-""', '"unbalanced phrase', 'a"b"c', "topic:"),
    *('topic:"', "-topic:", "before:", "before:soon", "before:2021-13", "after:0000", "author:-"),
    *("after:2021-02-31", "before:99999999999", "__proto__", "constructor", "topic:__proto__"),
    *("hasOwnProperty toString", "author:constructor", "\ud800", "a\udc00b", "\ud83d", "🙂", "\0"),
    *(
        "\u0301",
        "한\u1161",
        "ㄱ",
        "ㅏ",
        "ᄀᄀᄀ",
        "ㄳ",
        "\\",
        "\\n",
        "\n",
        "(",
        "[a-z",
        "*",
        ".",
        "$&",
    ),
    *("%00", "<script>", "x" * 5000, "정" * 3000, "word " * 5000, '"' + "the " * 4000, "- " * 4000),
    *('"' * 4000, "İıſK", "﷽" * 99, "the of and to in on policy sanction study talks " * 20),
    " ".join(f"word{i}" for i in range(4000)),
]


def test_any_text_gives_something(page: Page) -> None:
    # Some of them are no text that JSON could carry, so they go as numbers.
    codes = [list(_units(q)) for q in NASTY]
    wrong = page.evaluate(
        """async many => {
          const wrong = [];
          for (const codes of many) for (const typing of [false, true]) {
            const q = codes.map(c => String.fromCharCode(c)).join("");
            try {
              const query = textQuery.parse(q, []);
              if (query.units.length > 32) wrong.push(q.slice(0, 20) + " has no bound");
              const before = performance.now();
              loads.length = 0;
              const found = await ask({q: q, typing: typing});
              if (performance.now() - before > 1000) wrong.push(q.slice(0, 20) + " is slow");
              if (loads.length > 200) wrong.push(q.slice(0, 20) + " loads " + loads.length);
              if (!(found.total >= 0) || found.places.some(i => !(i < archive.total)))
                wrong.push(q);
              found.highlights(q);
              found.highlights("plain text 한국");
              await ask({q: "", topics: [q], authors: [q], from: q, to: q, sort: q});
            } catch (e) { wrong.push(q.slice(0, 20) + ": " + e.stack); }
          }
          return wrong;
        }""",
        codes,
    )
    assert wrong == []


def _units(text: str) -> Iterator[int]:
    data = text.encode("utf-16-le", "surrogatepass")
    yield from (data[i] | data[i + 1] << 8 for i in range(0, len(data), 2))


def test_a_query_without_meaning_is_an_empty_query(page: Page) -> None:
    for q in ("", " ", "-", '""', "- -", "!?", "topic:", '"'):
        assert len(slugs(page, q)) == len(TEXTS), q
    for q in ("__proto__", "constructor", "topic:__proto__", "author:constructor", "toString"):
        assert slugs(page, q) == [], q
    assert slugs(page, "“public policy”") == slugs(page, '"public policy"')
    assert slugs(page, "policy –public") == slugs(page, "policy -public")
    assert slugs(page, "“public policy") == slugs(page, '"public policy"')
    assert slugs(page, "talks’s") == slugs(page, "talks")


# ---- files --------------------------------------------------------------------------------------


def test_an_archive_without_a_brief_is_no_trouble(page: Page) -> None:
    found = page.evaluate(
        """async facets => {
          const nothing = {years: [], parts: [], words: ""};
          const empty = finderArchive.open(Object.assign(facets, nothing), []);
          const asked = {q: 'policy "of the" topic:x -y', from: "2020"};
          const found = await search(empty, asked, load);
          const {total, months, matched, counts} = found;
          const relaxations = finderRelaxations.list(empty, matched, asking(empty, asked));
          return [total, months.length, relaxations.length, counts.topics.length];
        }""",
        files(TEXTS)["facets"],
    )
    assert found == [0, 0, 0, len(TOPICS)]


def test_cards_are_those_of_their_briefs(page: Page) -> None:
    cards = page.evaluate(
        """async () => {
          const places = Array.from(archive.day.keys());
          return Promise.all(places.map(place => finderCards.read(archive, place, load)));
        }"""
    )
    for card, text in zip(cards, TEXTS, strict=True):
        assert card == {
            "slug": text.slug,
            "href": f"briefs/{text.slug}.html",
            "title": text.fields[0][0],
            "summary": text.fields[2][0],
            "date": str(text.day),
            "updated": "",
            "lang": LANGS[text.lang],
            "kind": KINDS[text.kind],
            "status": STATUSES[text.status],
            "changed": "2021-05-22" if STATUSES[text.status] == "withdrawn" else "",
            "successor": {"href": "briefs/new.html", "title": "The new one", "lang": "ko"}
            if STATUSES[text.status] == "superseded"
            else None,
            "topics": text.topics,
            "authors": text.authors,
        }


def test_a_file_may_come_before_or_after_the_code_waits_for_it(page: Page) -> None:
    got = page.evaluate(
        """async ([cut, long]) => {
          finder.take("w/early", 1);
          const late = finder.waitFor("w/late");
          finder.take("w/late", 2);
          finder.take("w/한", 3);
          finder.take("__proto__", 4);
          finder.take(cut, 5);
          const {waitFor, fileName} = finder;
          return Promise.all([waitFor("w/early"), late, waitFor(fileName("w/한")),
            waitFor("__proto__"), waitFor("w/" + long)]);
        }""",
        ["w/" + file_name("é" * 60), "é" * 60],
    )
    assert got == [1, 2, 3, 4, 5]


def test_only_what_is_asked_for_is_loaded(page: Page) -> None:
    loaded = page.evaluate(
        """async files => {
          const count = async q => {
            const fresh = await finderParts.open({...files}, Infinity, load);
            loads.length = 0;
            await search(fresh, {q: q}, load);
            return loads.slice();
          };
          return [await count(""), await count("topic:trade after:2020"), await count("2021"),
            await count('"public report"'), await count("policy"), await count("2021 -2021")];
        }""",
        files(TEXTS)["facets"],
    )
    assert loaded[0] == loaded[1] == []
    assert loaded[2][:2] == ["languages/numbers", "words"]
    assert len(loaded[2]) == 3
    assert sorted(name.split("/")[0] for name in loaded[3]) == ["p", "p", "w", "w", "words"]
    assert "languages/en" in loaded[4]
    assert len(loaded[4]) <= 5
    assert len(loaded[5]) == 3


def test_a_view_of_everything_needs_the_newest_years_alone_and_counts_all(page: Page) -> None:
    newest = sum(text.day.year > TEXTS[0].day.year for text in TEXTS)
    view, names = page.evaluate(
        """async ([facets, wanted]) => {
          loads.length = 0;
          const some = await finderParts.open(facets, wanted, load);
          const names = loads.slice();
          const whole = await finderParts.open(facets, wanted + 1, load);
          const {question} = finderAddress.read("", facets);
          const first = await finderSearch.search(some, question, load);
          const view = finderTotals.complete(first, facets);
          const all = await finderSearch.search(whole, question, load);
          const before = whole.total - some.total;
          const newest = Array.from(all.places.slice(0, some.total), p => p - before);
          return [{
            isWhole: [some.isWhole, whole.isWhole], shown: some.total, total: view.total,
            same: JSON.stringify(newest) === JSON.stringify(Array.from(view.places)),
            topics: [Array.from(view.counts.topics), Array.from(all.counts.topics)],
            kinds: [Array.from(view.counts.kinds), Array.from(all.counts.kinds)],
            months: [view.months, all.months],
          }, names];
        }""",
        [files(TEXTS)["facets"], newest],
    )
    assert names == [f"years/{min(t.day.year for t in TEXTS if t.day.year > TEXTS[0].day.year)}"]
    assert view["isWhole"] == [False, True]
    assert (view["shown"], view["total"], view["same"]) == (newest, len(TEXTS), True)
    for key in ("topics", "kinds", "months"):
        first, whole = view[key]
        assert first == whole, key


def test_a_file_that_does_not_come_can_be_asked_for_again(page: Page) -> None:
    tries = page.evaluate(
        """async files => {
          const fresh = await finderParts.open(files, Infinity, load);
          let broken = true;
          const flaky = (name, digest) => {
            if (broken && name[0] === "w") return Promise.reject(new Error("gone"));
            return load(name, digest);
          };
          const first = await search(fresh, {q: "policy"}, flaky).catch(e => e.message);
          broken = false;
          return [first, (await search(fresh, {q: "policy"}, flaky)).total];
        }""",
        files(TEXTS)["facets"],
    )
    assert tries == ["gone", ask(page, "policy")["total"]]
