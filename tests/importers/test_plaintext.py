"""Articles in texts that were copied from a page, and the dates in them."""

from __future__ import annotations

import pytest

from briefing.importers import dates, plaintext
from tests.support.articles import COPIED, COPIED_KOREAN


def test_the_lines_around_a_copied_text_are_read() -> None:
    article = plaintext.read_text(COPIED)
    assert article.title == "Envoys exchange letters for the first time this year"
    assert (article.publisher, article.author) == ("The Harbour Herald", "Nam Ye-rin")
    assert (article.email, article.credit) == ("yrnam@harbour.example", "AP-Yonhap")
    assert (article.published, article.modified, article.caption) == ("2021-05-11T14:32", "", "")
    assert len(article.blocks) == 3
    assert article.blocks[0].plain.startswith("Two governments")
    assert article.blocks[-1].plain.endswith("nobody would say what they hold")
    assert article.notes == ("left out: “• Link copied”, “피터팬”",)


SHAPES = {
    "Korean portal": (
        COPIED_KOREAN,
        {
            "publisher": "한강일보",
            "title": "정부, 새 대화 제안에 “기다리겠다”",
            "author": "서예린",
            "email": "yr@hangang.example",
            "published": "2021-05-11T14:32",
            "modified": "2021-05-11T15:10",
        },
        ["[서울=한강] 정부가 11일 새 대화를 제안했다고 밝혔다.", "상대는 아직 답하지 않았다."],
    ),
    "two authors, section and caption": (
        "Politics\n\nA line between the capitals is open again\n\nBy Ann Wexford and Tom Bright\n\n"
        "May 11, 2021, 2:32 p.m. EDT\n\nShare   Print   Email\n\n"
        "The exchange in the capital, seen from the river on Monday. (Reuters)\n\n"
        "Operators in both capitals picked up their telephones on Monday morning.\n\n"
        "© 2021 The Ledger. All rights reserved.",
        {
            "section": "Politics",
            "title": "A line between the capitals is open again",
            "author": "Ann Wexford, Tom Bright",
            "published": "2021-05-11T14:32-04:00",
            "caption": "The exchange in the capital, seen from the river on Monday.",
            "credit": "Reuters",
        },
        ["Operators in both capitals picked up their telephones on Monday morning."],
    ),
    "a mail broken into lines": (
        "Source: The Ledger\nTitle: Letters again\nhttps://ledger.example/letters\n11 May 2021\n\n"
        "The ministry said on Monday that it had received a letter, the\n"
        "first since the autumn, and that it would answer in its own good\n"
        "time.\n\nIt did not say when that is.",
        {
            "title": "Letters again",
            "publisher": "The Ledger",
            "url": "https://ledger.example/letters",
            "published": "2021-05-11",
        },
        [
            "The ministry said on Monday that it had received a letter, the first since the autumn,"
            " and that it would answer in its own good time.",
            "It did not say when that is.",
        ],
    ),
    "no more than a title": (
        "What the letters leave open\n\nNobody knows what they hold, and few will say so.\n",
        {"title": "What the letters leave open", "author": "", "published": ""},
        ["Nobody knows what they hold, and few will say so."],
    ),
    "Korean photographer and place": (
        "특사단, 다음 주 출국\n\n등록 2021-05-11 14:32\n\n글·사진 남예린 기자\n\n사진=한강통신\n\n"
        "특사단이 다음 주에 떠난다.\n\n남예린 기자 nam@hangang.example",
        {
            "title": "특사단, 다음 주 출국",
            "author": "남예린",
            "email": "nam@hangang.example",
            "credit": "한강통신",
            "published": "2021-05-11T14:32",
        },
        ["특사단이 다음 주에 떠난다."],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_lines_are_read_in_other_orders_and_in_korean(shape: str) -> None:
    text, expected, paragraphs = SHAPES[shape]
    article = plaintext.read_text(text)
    assert {name: getattr(article, name) for name in expected} == expected
    assert [block.plain for block in article.blocks] == paragraphs


def test_sentences_that_resemble_such_lines_stay_in_the_text() -> None:
    kept = [
        "By Friday the talks had come to nothing, and both sides went home.",
        "The minister shared it on the 11 May 2021 with those who had asked.",
        "Print runs of the letter were small, a clerk said (and smiled).",
        "They wrote to ann@ledger.example and had an answer the same day.",
    ]
    article = plaintext.read_text("A title of some words\n\nBy Ann Wexford\n\n" + "\n\n".join(kept))
    assert [block.plain for block in article.blocks] == kept


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published : May 11, 2021 - 14:32", "2021-05-11T14:32", ""),
        ("Last updated on 11th May 2021 at 14:32 BST", "", "2021-05-11T14:32+01:00"),
        ("Tuesday, May 11, 2021 at 2:32 PM ET", "2021-05-11T14:32-04:00", ""),
        ("2:32 PM EDT, Tue May 11, 2021", "2021-05-11T14:32-04:00", ""),
        ("11 May 2021", "2021-05-11", ""),
        ("11 January 2021 at 12:05 a.m. PST", "2021-01-11T00:05-08:00", ""),
        ("Jan 11, 2021 12:05 p.m. PT", "2021-01-11T12:05-08:00", ""),
        ("12:05 UTC-3:30, 11 Jan 2021", "2021-01-11T12:05-03:30", ""),
        ("2021-05-11T05:32:07Z", "2021-05-11T05:32:07+00:00", ""),
        ("11 May 2021 14:32 (GMT+9)", "2021-05-11T14:32+09:00", ""),
        ("입력 2021.05.11 14:32 | 수정 2021.05.12 09:05", "2021-05-11T14:32", "2021-05-12T09:05"),
        ("2021-05-11 14:32 입력 2021-05-12 9:05 수정", "2021-05-11T14:32", "2021-05-12T09:05"),
        ("2021년 5월 11일 (화) 오전 12시 5분", "2021-05-11T00:05", ""),
        ("기사입력 2021. 5. 11.", "2021-05-11", ""),
    ],
)
def test_dates_are_read_as_newspapers_print_them(line: str, published: str, modified: str) -> None:
    expected = dates.parse_date_line(line)
    assert expected
    assert (expected.published, expected.modified) == (published, modified)


@pytest.mark.parametrize("line", ["05/11/2021", "Feb 30, 2021", "The 11 May 2021 talks", "2021"])
def test_ambiguous_and_impossible_dates_do_not_count(line: str) -> None:
    assert dates.parse_date_line(line) is None


def test_an_ambiguous_time_zone_is_left_out_and_noted() -> None:
    article = plaintext.read_text(
        "A title of words\n\nMay 11, 2021 3:00 PM CST\n\nIt happened as they said."
    )
    assert article.published == "2021-05-11T15:00"
    assert article.notes == ("left out: the time zone “CST”, which has several meanings",)
