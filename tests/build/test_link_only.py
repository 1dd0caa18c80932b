"""Briefs with `rights: link-only`: their text is in no file of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.importing import Archive
from tests.support.shipped_site import files


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


SOURCE = 'sources:\n  - {title: "S", publisher: "P", author_email: quokka@mail.example'
OTHERS = f"""---
title: Of others
date: 2021-05-11
author: ann
topics: [letters]
rights: link-only
{SOURCE}, caption: "quokkacaption", credit: "quokkacredit", url: "https://p.example/a"}}
---
Quokkalead is a word of the first paragraph.

## Quokkaheading

![quokkapicture](q.svg) and [quokkalink](https://quokka.example/)[^1]

[^1]: Quokkanote.
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>quokka</desc></svg>'


def test_a_link_only_text_is_in_no_byte_of_the_site(archive: Archive) -> None:
    full = OTHERS.replace("rights: link-only\n", "rights: full\n")
    archive.write("content/briefs/q.svg", PICTURE)
    archive.write("content/briefs/own.md", OTHERS.replace("rights: link-only\n", "").split("## ")[0]
                  .replace("Of others", "Own").replace("Quokkalead", "Ours"))  # fmt: skip
    file = archive.write("content/briefs/others.md", full)
    archive.run()
    page = "briefs/others.html"
    assert b"Quokkalead" in files(archive.root / "site")[page]
    for state in (OTHERS, full, OTHERS):
        file.write_text(state, "utf-8")
        archive.run()
        archive.run("--out", "clean", "--clean")
        site = files(archive.root / "site")
        assert site == files(archive.root / "clean")
    for path, data in site.items():
        assert b"quokka" not in data.lower(), path
        assert b"quokka" not in path.encode()
    output = site[page].decode()
    assert "The text is with its publisher." in output
    assert 'Read it there: <a rel="external" href="https://p.example/a">S</a>, P.' in output
    assert "minute" not in output
    assert 'name="citation_author"' not in output
    assert "Quokka" not in output


def test_the_notice_is_korean_on_a_korean_page(archive: Archive) -> None:
    archive.write("content/briefs/others.md", OTHERS.replace("rights:", "lang: ko\nrights:")
                  .replace("![quokkapicture](q.svg) and ", ""))  # fmt: skip
    archive.run()
    output = (archive.root / "site/briefs/others.html").read_text("utf-8")
    assert "전문은 발행처에 있습니다." in output
    assert 'aria-label="선정:"' in output


@pytest.mark.parametrize(
    ("lang", "editors", "author"),
    [
        ("en", "Write to the editors", "Write to the author<"),
        ("ko", "편집진에게 문의", "필자에게 문의"),
    ],
)
def test_the_editor_is_not_named_as_the_author_of_the_article(
    archive: Archive, lang: str, editors: str, author: str
) -> None:
    bare = OTHERS.partition("Quokkalead")[0].replace("rights:", f"lang: {lang}\nrights:")
    archive.write("content/briefs/others.md", bare)
    archive.write("content/briefs/own.md", bare.replace("link-only", "full") + "Ours.\n")
    archive.run()
    others, own = (
        (archive.root / f"site/briefs/{name}.html").read_text("utf-8") for name in ("others", "own")
    )
    for output, has, lacks in ((others, editors, author), (own, author, editors)):
        assert has in output
        assert lacks not in output
        assert "mailto:ann@" in output  # Whoever chose it can be written to.
    assert 'rel="author"' in own
    assert 'rel="author"' not in others


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OTHERS.replace(', url: "https://p.example/a"', ""), "has no source with a url"),
        (
            OTHERS.replace("rights:", "image: {src: q.svg, alt: Q}\nrights:"),
            "cannot have an opening picture",
        ),
        (OTHERS.replace("Quokkalead", "<b>"), "raw HTML is not allowed"),
        (OTHERS.replace("link-only", "linkonly"), "did you mean “link-only”?"),
    ],
)
def test_problems_of_a_link_only_brief_are_reported(
    archive: Archive, text: str, expected: str
) -> None:
    archive.write("content/briefs/q.svg", PICTURE)
    archive.write("content/briefs/others.md", text)
    assert expected in archive.run(code=1)


def test_a_link_only_brief_needs_no_text_and_its_draft_no_address(archive: Archive) -> None:
    bare = OTHERS.partition("Quokkalead")[0]
    archive.write("content/briefs/others.md", bare)
    archive.write(
        "content/briefs/draft.md",
        bare.replace(', url: "https://p.example/a"', "").replace("rights", "status: draft\nrights"),
    )
    assert "warning" not in archive.preview()
