"""A corpus of briefs like those of a real archive. It is the same for the same seed and size.

Each brief has about 600 words in 4 to 5 KB: two headings, three links (one to another brief), three
emphases, a list and a quotation. A third of them also have a footnote or a table. There are forty
authors, sixty topics and twenty years, and one brief in twenty is in Korean. The words are
invented. Their frequencies are those of a natural language (Zipf's law), so that the text
compresses and indexes as prose does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

SEED = 20260101
AUTHORS, TOPICS, YEARS, FIRST_YEAR = 40, 60, 20, 2006
_KOREAN_EVERY = 20
_VOCABULARY = 9000
_SENTENCES = 4

_COMMON = (
    "the of and to in a that for on with is was as by it at from be has not this an will are its "
    "which would have said had their were been after he more than but they who also new or between "
    "could over may should under about other two first when before against into no all up during "
    "there if because years while where most only since last through still both such out we now"
).split()
_STARTS = "b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh st t tr v w".split()
_VOWELS = "a e i o u ea ou ai io".split()
_ENDS = "n r s t l m nd nt st rd ck ng tion ment ance ive al er ic".split()
_HANGUL_COMMON = (
    "및 대한 위한 이번 한국 정부 정책 협상 회담 지난 관련 등 있다 했다 것으로 밝혔다".split()
)
_PARTICLES = "은 는 이 가 을 를 에서 으로 과 의 도".split()


@dataclass(frozen=True, slots=True)
class Piece:
    """One brief without front matter: each generator has a front matter of its own."""

    path: str
    title: str
    day: date
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    lang: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class _Words:
    """Words to choose from, with the cumulative sums of their frequencies."""

    words: list[str]
    totals: list[float]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.totals, k=count)


def pieces(count: int, seed: int = SEED, sentences: int = _SENTENCES) -> Iterator[Piece]:
    """`count` briefs, the oldest first. Each paragraph has so many sentences, at least two."""
    chance = random.Random()
    latin, hangul, state = _vocabularies(seed)
    chance.setstate(state)
    authors, topics = author_names(), topic_ids()
    days = YEARS * 365
    previous = ""
    for number in range(count):
        korean = _is_korean(number)
        words = hangul if korean else latin
        title = " ".join(words.draw(chance, chance.randint(5, 9))).capitalize()
        slug = f"{number:06}-" + "-".join(latin.draw(chance, 3))
        day = date(FIRST_YEAR, 1, 1) + timedelta(days=number * days // count)
        path = f"{day.year}/{slug}.md"
        yield Piece(
            path=path,
            title=title,
            day=day,
            authors=tuple(sorted(set(chance.choices(authors, k=chance.choice((1, 1, 1, 2)))))),
            topics=tuple(sorted(set(chance.choices(topics, k=chance.choice((2, 3, 3)))))),
            lang="ko" if korean else "en",
            summary=_sentence(words, chance, 18),
            body=_body(words, chance, number, previous or path, sentences=sentences),
        )
        previous = path


def _is_korean(number: int) -> bool:
    return number % _KOREAN_EVERY == _KOREAN_EVERY - 1


def author_names() -> list[str]:
    return [f"Author {chr(65 + n // 10)}{n % 10}" for n in range(AUTHORS)]


def topic_ids() -> list[str]:
    return [f"topic-{n:02}" for n in range(TOPICS)]


def write_ours(folder: Path, count: int, sentences: int = _SENTENCES) -> None:
    """Write the corpus as an archive of Briefing."""
    (folder / "content").mkdir(parents=True)
    settings = 'title = "Bench Briefs"\ntagline = "Made to be measured"\nlanguage = "en"\n'
    settings += 'time_zone = "UTC"\nbase_url = "https://briefs.example.org/"\nid = "bench"\n'
    (folder / "content/site.toml").write_text(settings, "utf-8")
    known = "".join(f'[{id}]\nname = "{id.replace("-", " ").capitalize()}"\n' for id in topic_ids())
    (folder / "content/topics.toml").write_text(known, "utf-8")
    people = "".join(
        f'[{name.lower().replace(" ", "-")}]\nname = "{name}"\n' for name in author_names()
    )
    (folder / "content/authors.toml").write_text(people, "utf-8")
    for piece in pieces(count, sentences=sentences):
        place = folder / f"content/briefs/{piece.path}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(front_matter(piece) + piece.body, "utf-8")


def front_matter(piece: Piece) -> str:
    """The front matter of Briefing. Hugo can read it too."""
    return (
        f'---\ntitle: "{piece.title}"\ndate: {piece.day}\nauthor: [{", ".join(piece.authors)}]\n'
        f"topics: [{', '.join(piece.topics)}]\nlang: {piece.lang}\n"
        f'summary: "{piece.summary}"\n---\n'
    )


@cache
def _vocabularies(seed: int) -> tuple[_Words, _Words, tuple[Any, ...]]:
    """The words of both languages, and the state of the random numbers after their choice. Tests
    write many corpora of few briefs."""
    chance = random.Random(seed)
    return _latin(chance), _hangul(chance), chance.getstate()


def _latin(chance: random.Random) -> _Words:
    made: dict[str, None] = dict.fromkeys(_COMMON)
    while len(made) < _VOCABULARY:
        parts = chance.randint(1, 3)
        word = "".join(chance.choice(_STARTS) + chance.choice(_VOWELS) for _ in range(parts))
        made[word + chance.choice(_ENDS)] = None
    return _weighted(list(made))


def _hangul(chance: random.Random) -> _Words:
    made: dict[str, None] = dict.fromkeys(_HANGUL_COMMON)
    while len(made) < _VOCABULARY:
        stem = "".join(chr(0xAC00 + chance.randrange(11172)) for _ in range(chance.randint(2, 3)))
        made[stem + chance.choice(_PARTICLES)] = None
    return _weighted(list(made))


def _weighted(words: list[str]) -> _Words:
    return _Words(words, list(accumulate(1 / (rank + 2.7) for rank in range(len(words)))))


def _sentence(words: _Words, chance: random.Random, length: int) -> str:
    drawn = words.draw(chance, max(4, int(chance.gauss(length, 4))))
    if len(drawn) > 9:
        drawn[len(drawn) // 2] += ","
    return " ".join(drawn).capitalize() + "."


def _paragraph(words: _Words, chance: random.Random, sentences: int) -> list[str]:
    return [_sentence(words, chance, 16) for _ in range(sentences)]


def _body(words: _Words, chance: random.Random, number: int, other: str, *, sentences: int) -> str:
    text = [_paragraph(words, chance, sentences) for _ in range(8)]
    if _is_korean(number):  # A Korean word has about the meaning of one and a half English words.
        text = [paragraph[:3] for paragraph in text]
    place = f"https://www.example.org/{number}"
    text[0][1] += f" The [earlier brief](../{other}) said so."
    text[2][1] += f" See the [communiqué of the meeting]({place}/communique)."
    text[5][0] += f' It is "[on record]({place}/record)", they said.'
    text[1][0] += " That was *not* in doubt."
    text[3][1] += " The **second round** begins in spring."
    text[6][0] += " It isn't *yet* settled -- far from it."
    extra = ""
    if number % 6 == 0:
        text[4][1] += " The text was never published.[^1]"
        extra = f"\n[^1]: {_sentence(words, chance, 12)}\n"
    elif number % 6 == 3:
        rows = "".join(f"| {2000 + n} | {chance.randint(1, 900)} | yes |\n" for n in range(4))
        extra = f"\n| Year | Number | Agreed |\n|---|---:|---|\n{rows}"
    blocks = [" ".join(paragraph) for paragraph in text]
    items = "".join(f"- {_sentence(words, chance, 10)}\n" for _ in range(4))
    quotation = f"> {_sentence(words, chance, 20)}\n> {_sentence(words, chance, 14)}\n"
    head, tail = (" ".join(words.draw(chance, 4)).capitalize() for _ in range(2))
    parts = [*blocks[:3], f"## {head}", *blocks[3:5], items, quotation, f"## {tail}", *blocks[5:]]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n" + extra
