"""The values of keys, tested with the program: values that are not what they seem, and cures."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from briefing.search.tokenizer import tokenize
from tests.support.folder import GOOD, Folder

TOPICS = """[sanctions]
name = "Sanctions"
[arms]
name = "Arms"
names = {ko = "무기"}
[trade]
name = "Trade and aid"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def problems_and_cures(archive: Folder, front: str) -> list[tuple[str, str]]:
    """The problems of a brief with these lines, without its path, and their cures."""
    known = {line.partition(":")[0] for line in front.splitlines()}
    rest = [line for line in GOOD.splitlines() if line.partition(":")[0] not in known]
    text = "\n".join([rest[0], *front.splitlines(), *rest[1:], ""])
    archive.write("briefs/brief.md", text)
    lines = archive.build("--quiet", code=1).splitlines()
    heads = [n for n, line in enumerate(lines) if line.startswith("content/briefs/brief.md:")]
    return [
        (
            lines[n].removeprefix("content/briefs/brief.md:"),
            lines[n + 2].partition("^ ")[2].lstrip("^ ") if n + 2 < len(lines) else "",
        )
        for n in heads
    ]


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("title: Item # 3 of list", "2:13"),
        ("title: # 3 of list", "2:8"),
        ("summary: First\n  and # second", "3:7"),
        ("image:\n  src: a.png\n  alt: A # b\n  caption: C #d", "4:10"),
        ("sources:\n  - title: A\t# b", "3:14"),
        ("sources:\n  - {title: A, publisher: B # c\n    }", "3:29"),
        ("updates:\n  - date: 2021-06-01\n    note: A # b", "4:13"),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_a_problem(
    archive: Folder, front: str, place: str
) -> None:
    problem, cure = problems_and_cures(archive, front)[0]
    assert problem == f"{place}: error: everything after “ #” would be ignored (yaml-comment)"
    assert cure == "put the value in quotation marks"


def test_comments_are_allowed_where_no_text_is_lost(archive: Folder) -> None:
    lines = GOOD.replace("A brief", '"A # brief"  # a remark').splitlines()
    lines[2] += "  # the day"
    lines[3] += "  # the writer"
    lines[4] += "  # the topics"
    lines[5] = "summary: A#b, c#  \n# a line\nkind: brief # k\nsources: # s\n  - title: 'x' # t"
    archive.write("briefs/brief.md", "\n".join(lines))
    archive.build()
    page = (archive.site / "briefs/brief.html").read_text("utf-8")
    assert "A # brief" in page
    assert "A#b, c#" in page


@pytest.mark.parametrize(
    ("front", "place", "cure"),
    [
        ("author: Han Minji, Ruth Ellery", "2:9", "[Han Minji, Ruth Ellery]"),
        ("author: Han Minji and ellery", "2:9", "[Han Minji, ellery]"),
        ("author: Han Minji & Nobody Known", "2:9", "[Han Minji, Nobody Known]"),
        ("topics: arms, sanctions", "2:9", "[arms, sanctions]"),
        ("topics: [arms; sanctions]", "2:10", "[arms, sanctions]"),
        ("topics: [sanctions， 무기、 Trade and aid]", "2:10", "[sanctions, 무기, Trade and aid]"),
    ],
)
def test_the_cure_for_several_words_in_one_is_a_list(
    archive: Folder, front: str, place: str, cure: str
) -> None:
    archive.write("authors.toml", '[han]\nname = "Han Minji"\n[ellery]\nname = "Ruth Ellery"\n')
    archive.write("topics.toml", TOPICS)
    ((problem, reported_cure),) = problems_and_cures(archive, front)
    assert problem.startswith(f"{place}: error: “")
    kind = "author" if "author" in front else "topic"
    assert problem.endswith(f"is not one {kind} (unknown-{kind})")
    assert reported_cure == f"write several in square brackets: {cure}"


FRONT = """---
title: 'Korea''s "new" plan -- now...'
date: 2021-05-11
author: "Han 'M' Minji"
topics: ["arms--trade's"]
summary: 'The "summary"'
image: {src: a.svg, alt: "It's", caption: "A 'caption'", credit: "AP's"}
sources:
  - {title: "The '90s -- then", publisher: "Reader's Digest", url: "https://a.example/it's--so"}
updates:
  - {date: 2021-06-01, note: "It's \\"done\\""}
---
## Korea's "new" plan -- now...

Text.
"""


def test_front_matter_is_typeset_as_the_text_is(archive: Folder) -> None:
    archive.write("briefs/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    archive.write("briefs/korea.md", FRONT)
    archive.write("pages/about.md", "---\ntitle: It's us\nsummary: 'So--so'\n---\nText.\n")
    archive.build()
    page = (archive.site / "briefs/korea.html").read_text("utf-8")
    plan = "Korea’s “new” plan – now…"
    for text in (f"<h1>{plan}</h1>", f">{plan}<a", "The “summary”", "A ‘caption’", "It’s “done”"):
        assert re.sub(r"<(h[12])[^>]*>", r"<\1>", page).replace("&#34;", '"').find(text) >= 0, text
    assert "The ’90s – then" in page
    for text in ("Han 'M' Minji", "arms--trade's", "It's", "AP's", "Reader's Digest", "it's--so"):
        assert text in html.unescape(page), text
    data = json.loads((archive.site / "data/2021.json").read_text("utf-8"))
    assert plan in json.dumps(data, ensure_ascii=False)
    assert plan in (archive.site / "index.html").read_text("utf-8")
    assert plan in (archive.site / "feed.xml").read_text("utf-8")
    about = (archive.site / "about.html").read_text("utf-8")
    assert "It’s us" in about
    assert "So–so" in about


def test_the_finder_treats_typographic_and_straight_marks_alike() -> None:
    assert tokenize("Korea’s “new” plan – now…") == tokenize('Korea\'s "new" plan -- now...')


@pytest.mark.parametrize("lang", ["uk", "se", "ko-KR", "ja"])
def test_languages_whose_codes_are_codes_of_countries_are_valid(archive: Folder, lang: str) -> None:
    archive.write("briefs/brief.md", GOOD.replace("title", f"lang: {lang}\ntitle"))
    assert archive.build("--quiet") == ""


def test_korean_by_the_code_of_its_country_is_a_warning(archive: Folder) -> None:
    """`kr` is the code of a language too, so that it cannot be an error."""
    archive.write("briefs/brief.md", GOOD.replace("title", "lang: kr\ntitle"))
    archive.write("site.toml", 'title = "T"\nlanguage = "kr"\n')
    built, *lines = archive.build().splitlines()
    where = "content/briefs/brief.md:2:7", "content/site.toml:2:12"
    for place, head, cure in zip(where, lines[::3], lines[2::3], strict=True):
        assert head == f"{place}: warning: “kr” is the language Kanuri (country-code)"
        assert cure.endswith("write ko for Korean")
    assert built.startswith("Built 1 brief")
    archive.run("topics", "rename", "sanctions", "arms")


@pytest.mark.parametrize(
    ("name", "level", "cure"),
    [("kr", "warning", "sanctions.ko.md"), ("jp", "error", "sanctions.ja.md")],
)
def test_the_name_of_an_introduction_has_the_code_of_a_language(
    archive: Folder, name: str, level: str, cure: str
) -> None:
    archive.write("briefs/brief.md", GOOD)
    archive.write("topics.toml", '[sanctions]\nname = "Sanctions"\n')
    archive.write(f"topics/sanctions.{name}.md", "Text.\n")
    head, hint, *_ = archive.build("--quiet", code=int(level == "error")).splitlines()
    assert head.startswith(f"content/topics/sanctions.{name}.md:1:1: {level}: “{name}” is ")
    assert hint.endswith(f"rename the file to {cure}")


def test_the_cure_for_one_unknown_word_is_not_a_list(archive: Folder) -> None:
    archive.write("topics.toml", TOPICS)
    ((problem, cure),) = problems_and_cures(archive, "topics: [arms race and more]")
    assert problem.endswith("unknown topic “arms race and more” (unknown-topic)")
    assert "brackets" not in cure


@pytest.mark.parametrize(
    ("front", "place", "cure"),
    [
        ("image: chart.svg", "2:8", "write it as image: {src: chart.svg, alt: …}"),
        ("image: [chart.svg]", "2:8", "write it as image: {src: …, alt: …}"),
        (
            "sources: A report",
            "2:10",
            "write each on a line below: - {title: A report, publisher: …}",
        ),
        ("sources:\n  - A report", "3:5", "write it as {title: A report, publisher: …}"),
        ("embargo: 2030-01-01 09:00 KST", "2:10", "2030-01-01T09:00+09:00"),
        ("embargo: 2030-01-01T09:00 UTC+9", "2:10", "as in 2030-01-01T09:00+09:00"),
        ("embargo: 2030-01-01T09:00 -5", "2:10", "as in 2030-01-01T09:00-05:00"),
        ("embargo: 2030-01-01T09:00 Asia/Seoul", "2:10", "as in 2030-01-01T09:00+09:00"),
        ("date: 2021-05-11 9:00", "2:7", "write it as 2021-05-11T09:00"),
        ("tags: [x]", "2:1", "use the key “topics” instead"),
        ("categories: [x]", "2:1", "use the key “topics” instead"),
        ("authors: [x]", "2:1", "use the key “author” instead"),
        ("Description: x", "2:1", "use the key “summary” instead"),
        ("excerpt: x", "2:1", "use the key “summary” instead"),
        ("pubDate: 2021-01-01", "2:1", "use the key “date” instead"),
        ("draft: true", "2:1", "write “status: draft”; to publish it, leave the line out"),
        ("slug: x", "2:1", "rename the file: its name is the slug"),
        ("language: ko", "2:1", "use the key “lang” instead"),
        ("lastmod: 2021-01-01", "2:1", "use the key “updates” instead"),
        ("cover: a.png", "2:1", "use the key “image” instead"),
        ("lang: jp", "2:7", "write ja for Japanese"),
        ("lang: cn", "2:7", "write zh for Chinese"),
        ("lang: gr", "2:7", "write el for Greek"),
        ("lang: ua-UA", "2:7", "write uk for Ukrainian"),
        ("sumary: x", "2:1", "did you mean “summary”?"),
    ],
)
def test_the_cure_says_what_to_write(archive: Folder, front: str, place: str, cure: str) -> None:
    found = [
        (head, reported_cure)
        for head, reported_cure in problems_and_cures(archive, front)
        if place in head
    ]
    assert found[0][0].startswith(f"{place}: error: ")
    assert cure in found[0][1]


@pytest.mark.parametrize(
    ("url", "cure"),
    [
        ("www.un.org/a", "begin it with https:// or http://, as in https://www.un.org/a"),
        ("<https://un.org/>", "begin it with https:// or http://, as in https://un.org/"),
        ("https://un.org/a b", "write a space as %20"),
        ("https://un.org/{a}|b", "write { as %7B and } as %7D and | as %7C"),
    ],
)
def test_the_cure_for_a_web_address_is_an_address(archive: Folder, url: str, cure: str) -> None:
    front = f'sources:\n  - {{title: A, url: "{url}"}}'
    ((_, reported_cure),) = problems_and_cures(archive, front)
    assert reported_cure == cure
