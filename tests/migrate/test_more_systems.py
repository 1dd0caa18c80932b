"""Archives of other systems, each with what only that system has, migrated and built at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.importers.markup_tree import parse_markup
from briefing.migrate import types
from briefing.migrate.words import unread_words
from tests.support.migration import PICTURE, Migrated, migrate, write_source
from tests.support.program import run

ELEVENTY: dict[str, str | bytes] = {
    ".eleventy.js": 'module.exports = () => ({ dir: { input: "src" } })\n',
    "src/_data/metadata.json": '{"title": "E", "url": "https://e.example/"}',
    "src/blog/blog.json": ('{"permalink": "/{{ page.date | toDatePath }}/{{ page.fileSlug }}/"}'),
    "src/blog/2020-02-01-one.md": (
        "---\ntitle: One\ntags: [posts, trade]\n---\n"
        '{% image_with_class "img/a.png", "left", "Alt" %}\n\n'
        '[home]({{ "/blog/two/" | url }})\n\n{% renderTemplate "md" %}\n## R\n'
        "{% endrenderTemplate %}\n\n{% callout %}\n```\ncode\n```\n{% endcallout %}\n"
    ),
    "src/blog/two.md": (
        "---\ntitle: Two\ndate: 2020-03-01\npermalink: /blog/two/index.html\n---\nT.\n"
    ),
    "src/img/a.png": PICTURE,
    "src/about.md": "---\ntitle: About\n---\nUs.\n",
}
HEXO: dict[str, str | bytes] = {
    "_config.yml": "title: H\nurl: https://h.example\npermalink: :year/:month/:title.html\n",
    "source/_posts/2021/eins.md": (
        "---\ntitle: Eins\ndate: 2021-01-02 03:04:05\ncategories:\n- [Trade, Ports]\n- Law\n---\n"
        "a\nb\n<!-- more -->\n{% post_link zwei %} {% post_link zwei Z %} {% post_link drei %} "
        "{% asset_img x.png Port %}\n"
    ),
    "source/_posts/2021/eins/x.png": PICTURE,
    "source/_posts/2021-02-03-drei.md": "---\ntitle: Drei\n---\nThree.\n",
    "source/_posts/zwei.md": (
        "title: Zwei\ndate: 2021-02-03\ntags:\n- a\n---\n{% note info %}\nN\n{% endnote %}\n"
        "{% link Words more https://e.org/x true %}\n{% img /none.png %} {% bad %}\n"
    ),
}
PELICAN: dict[str, str | bytes] = {
    "pelicanconf.py": (
        "import os\nSITENAME = 'P'\nAUTHOR = 'Ann'\nTIMEZONE = 'Europe/Paris'\nPATH = 'content'\n"
        "SITEURL = os.environ['X']\nARTICLE_URL = '{date:%Y}/{date:%b}/{date:%-d}/{slug}.html'\n"
    ),
    "content/news/one.md": (
        "Title: One\nDate: 2020-01-02 10:00\nTags: Trade, Law\n\nSee [two]({filename}two.rst) and "
        "![a]({static}/images/a.png).\n"
    ),
    "content/news/two.rst": (
        "Two words\n#########\n\n:date: 2020-01-03\n:author: Bo\n:status: draft\n"
        ":slug: %ea%b0%80-two\n\n"
        "Some *text* with a note [#]_.\n\n.. code-block:: python\n\n   x = 1\n\n.. [#] The note.\n"
    ),
    "content/images/a.png": PICTURE,
}
MKDOCS: dict[str, str | bytes] = {
    "mkdocs.yml": (
        "site_name: M\nsite_url: https://m.example/\nplugins:\n  - blog\n"
        "markdown_extensions:\n  - pymdownx.keys\n"
    ),
    "docs/blog/.authors.yml": "authors:\n  ann:\n    name: Ann Lee\n    description: Editor\n",
    "docs/blog/posts/a.md": (
        "---\ndate:\n  created: 2022-05-06\nauthors: [ann]\ncategories: [Law]\n---\n"
        '# Title of `a`\n\n!!! tip "T"\n    Text.\n\n=== "Tab"\n    In the tab.\n\n'
        '!!! tip inline end "I"\n    ++ctrl+"a"++ [home](../../index.md)\n'
    ),
    "docs/index.md": "# Home\n",
    "docs/blog/index.md": "# Blog\n",
}
QUARTO: dict[str, str | bytes] = {
    "_quarto.yml": "website:\n  title: Q\n  site-url: https://q.example\n",
    "posts/_metadata.yml": "author: Ann\n",
    "posts/one/index.qmd": (
        "---\ntitle: One\ndate: 01/31/2023\ncategories: [law]\nimage: a.png\n---\n"
        "::: {.callout-note}\nCare.\n:::\n\n```{r}\n#| echo: false\nx <- 1\n```\n\n"
        "![Cap *i*](b.png){#fig-a fig-alt='Alt'}\n\n"
        "[s **b**]{.x} [u]{.underline} [l](/two.html){.x} {{< kbd Ctrl-C >}}{{< fa x >}}\n"
    ),
    "posts/one/a.png": PICTURE,
    "posts/one/b.png": PICTURE,
    "posts/two.ipynb": json.dumps(
        {
            "cells": [
                {
                    "cell_type": "raw",
                    "source": ["---\n", "title: Two\ndate: 2023-02-01\n---"],
                },
                {"cell_type": "markdown", "source": "Some text."},
                {"cell_type": "code", "source": ["y = 2"]},
            ]
        }
    ),
}
WXR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>W</title><link>https://w.example</link>
<language>en-US</language><wp:author><wp:author_login>ann</wp:author_login>
<wp:author_email>ann@w.example</wp:author_email>
<wp:author_display_name>Ann Lee</wp:author_display_name>
</wp:author><item><title>One &amp;amp; more</title><link>https://w.example/2019/01/one/</link>
<dc:creator>ann</dc:creator><content:encoded><![CDATA[First line
second line

[gallery ids="7"]

<a href="https://w.example/2019/02/two/">two</a>]]></content:encoded>
<excerpt:encoded><![CDATA[Short.]]></excerpt:encoded><wp:post_id>1</wp:post_id>
<wp:post_date>2019-01-01 00:30:00</wp:post_date>
<wp:post_date_gmt>2018-12-31 15:30:00</wp:post_date_gmt>
<wp:post_name>one</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="law"><![CDATA[Law]]></category>
<wp:comment><wp:comment_author_email>troll@x.example</wp:comment_author_email>
<wp:comment_content>A comment &x;</wp:comment_content></wp:comment></item>
<item><title>Two</title><link>https://w.example/2019/02/two/</link><dc:creator>ann</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>Text.</p><!-- /wp:paragraph -->]]>
</content:encoded>
<wp:post_id>2</wp:post_id><wp:post_date>2019-02-01 10:00:00</wp:post_date>
<wp:post_date_gmt>2019-02-01 01:00:00</wp:post_date_gmt><wp:post_name>two</wp:post_name>
<wp:status>private</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>a</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://w.example/wp-content/uploads/a.png</wp:attachment_url></item>
</channel></rss>
"""
GHOST = {
    "db": [
        {
            "meta": {"version": "5.0"},
            "data": {
                "settings": [{"key": "title", "value": "G"}, {"key": "timezone", "value": "UTC"}],
                "users": [
                    {
                        "id": "u",
                        "slug": "ann",
                        "name": "Ann",
                        "email": "a@g.example",
                        "password": "$2a$",
                    }
                ],
                "tags": [{"id": "t", "name": "Law"}, {"id": "h", "name": "#hidden"}],
                "posts_tags": [{"post_id": "p", "tag_id": "t"}, {"post_id": "p", "tag_id": "h"}],
                "posts_authors": [{"post_id": "p", "author_id": "u"}],
                "posts": [
                    {
                        **{
                            "id": "p",
                            "uuid": "1",
                            "title": "One",
                            "slug": "one",
                            "status": "published",
                        },
                        "published_at": "2020-01-01T10:00:00.000Z",
                        "html": "<p>Text <a href='__GHOST_URL__/two/'>two</a>.</p>",
                    },
                    {
                        **{
                            "id": "q",
                            "uuid": "2",
                            "title": "Two",
                            "slug": "two",
                            "status": "draft",
                        },
                        **{"created_at": "2020-01-02 10:00:00", "html": "<p>T</p>"},
                    },
                ],
            },
        }
    ]
}


def migrated(tmp_path: Path, files: dict[str, str | bytes]) -> Migrated:
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    archive.build()
    return archive


def test_eleventy(tmp_path: Path) -> None:
    archive = migrated(tmp_path, ELEVENTY)
    assert "topics: [trade]" in archive.briefs["one"]
    assert 'aliases: ["/2020/02/01/one/"]' in archive.briefs["one"]
    assert 'aliases: ["/blog/two/"]' in archive.briefs["two"]
    body = archive.body("one")
    assert body.startswith("![Alt](one/a.png)\n\n[home](two.md)\n\n## R")
    assert body.endswith("!!! note\n    ```\n    code\n    ```")


def test_hexo(tmp_path: Path) -> None:
    archive = migrated(tmp_path, HEXO)
    assert "date: 2021-01-02T03:04:05+00:00" in archive.briefs["eins"]
    assert "topics: [trade, ports, law]" in archive.briefs["eins"]
    assert 'aliases: ["/2021/01/2021/eins.html"]' in archive.briefs["eins"]
    assert "a\\\nb" in archive.body("eins")
    assert "[Zwei](zwei.md) [Z](zwei.md) [Drei](drei.md) ![Port](eins/x.png)" in archive.body(
        "eins"
    )
    assert "title: Zwei\ndate: 2021-02-03\n" in archive.briefs["zwei"]
    assert archive.body("zwei").startswith(
        "!!! note\n    N\n\n[Words more](https://e.org/x)\\\n[none.png](https://h.example/none.png)"
    )
    lines = {line["file"]: line["notes"] for line in archive.report["posts"]}
    notes = [(note["code"], note["line"]) for note in lines["source/_posts/zwei.md"]]
    assert notes == [("unknown-tag", 10), ("dead-picture", 10)]


def test_pelican(tmp_path: Path) -> None:
    archive = migrated(tmp_path, PELICAN)
    one, two = archive.briefs["one"], archive.briefs["가-two"]
    assert "date: 2020-01-02T10:00+01:00\nauthor: [ann]\ntopics: [news, trade, law]" in one
    assert 'aliases: ["/2020/Jan/2/one.html"]' in one
    assert 'aliases: ["/2020/Jan/3/가-two.html"]' in two
    assert archive.body("one") == "See two and ![a](one/a.png)."
    assert "author: [bo]" in two
    assert "status: draft" in two
    assert "with a note[^1].\n\n```python\nx = 1\n```\n\n[^1]: The note." in two


def test_mkdocs(tmp_path: Path) -> None:
    archive = migrated(tmp_path, MKDOCS)
    brief = archive.briefs["a"]
    assert "title: Title of a\ndate: 2022-05-06\nauthor: [ann-lee]\ntopics: [law]" in brief
    assert 'aliases: ["/blog/2022/05/06/title-of-a/"]' in brief
    home = "[home](https://m.example/)"
    assert archive.body("a") == (
        '!!! note "T"\n    Text.\n\n**Tab**\n\nIn the tab.\n\n'
        f'!!! note "I"\n    <kbd>Ctrl</kbd>+<kbd>A</kbd> {home}'
    )
    statuses = {line["file"]: line["status"] for line in archive.report["posts"]}
    assert statuses["docs/blog/index.md"] == "listed"  # It has a title only.
    assert (archive.root / "unresolved/docs/index.md").is_file()


def test_quarto(tmp_path: Path) -> None:
    archive = migrated(tmp_path, QUARTO)
    one = archive.briefs["one"]
    assert "date: 2023-01-31\nauthor: [ann]\ntopics: [law]" in one
    assert "image:\n  src: a.png" in one
    assert 'aliases: ["/posts/one/"]' in one
    assert archive.body("one") == (
        '!!! note\n    Care.\n\n```r\nx <- 1\n```\n\n![Alt](one/b.png "Cap i")\n\n'
        "s **b** *u* [l](https://q.example/two.html) <kbd>Ctrl</kbd>+<kbd>C</kbd>"
    )
    assert archive.body("two") == "Some text.\n\n```python\ny = 2\n```"


def test_wordpress(tmp_path: Path) -> None:
    archive = migrated(tmp_path, {"export.xml": WXR})
    one = archive.briefs["one"]
    assert "title: One & more\ndate: 2019-01-01T00:30:00+09:00\nauthor: [ann-lee]" in one
    assert "topics: [law]\nsummary: Short." in one
    assert 'aliases: ["/2019/01/one/", "/?p=1"]' in one
    assert 'time_zone = "Asia/Seoul"' in (archive.root / "content/site.toml").read_text("utf-8")
    assert archive.body("one") == (
        "First line\\\nsecond line\n\n[a.png](https://w.example/wp-content/uploads/a.png)\n\ntwo"
    )
    assert "status: draft" in archive.briefs["two"]
    everything = b"".join(p.read_bytes() for p in archive.root.rglob("*") if p.is_file())
    for secret in (b"ann@w.example", b"troll@x.example", b"A comment", b"root:x:0"):
        assert secret not in everything
    texts = [note["text"] for note in archive.report["notes"]]
    assert "not migrated: 1 of the kind “comment”" in texts


def test_ghost(tmp_path: Path) -> None:
    archive = migrated(tmp_path, {"ghost.json": json.dumps(GHOST)})
    one = archive.briefs["one"]
    assert "date: 2020-01-01T10:00+00:00\nauthor: [ann]\ntopics: [law]" in one
    assert 'aliases: ["/one/"]' in one
    assert "Text two." in archive.body("one")
    assert "status: draft" in archive.briefs["two"]
    everything = b"".join(p.read_bytes() for p in archive.root.rglob("*") if p.is_file())
    assert b"a@g.example" not in everything
    assert b"$2a$" not in everything


def test_damaged_and_large_exports_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_source(tmp_path / "old", {"a.json": '{"db": [{"meta": {"version": 1}'})
    words = ("migrate", str(source), "-o", str(tmp_path / "new"))
    assert "is damaged" in run(*words, "--from", "ghost", code=1)
    source = write_source(tmp_path / "old", {"export.xml": WXR[:-40]})
    assert "its end is missing" in run(*words, "--from", "wordpress", code=1)
    monkeypatch.setattr(types, "MAX_EXPORT_BYTES", 100)
    source = write_source(tmp_path / "old", {"export.xml": WXR})
    said = run(*words, "--from", "wordpress", code=1)
    assert "at most 0 MB can be read" in said
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("target", [".", "..", "new", "deep/new"])
def test_the_source_stays_as_it_is(target: str, tmp_path: Path) -> None:
    source = write_source(tmp_path / "old", {"a.md": "# A\n\nText.\n"})
    said = run("migrate", str(source), "-o", str(source / target), code=2)
    assert "cannot replace its source, or be a part of it" in said
    assert [p.name for p in tmp_path.rglob("*")] == ["old", "a.md"]


DEEP = {
    "div": "<div>" * 3000 + "deep words" + "</div>" * 3000,
    "quotation": ">" * 3000 + "deep words",
    "list": "- " * 3000 + "deep words",
    "mixed": "> - 1. " * 1000 + "deep words",
    "lines": "\n".join("  " * depth + f"- item{depth}" for depth in range(150)) + " deep words",
    "marks": "**a *b " * 300 + "deep words" + "* **" * 300,
    "brackets": "[" * 5000 + "deep words",
    "pictures": "![" * 2500 + "deep words",
    "tags": "{{ a " * 1500 + "{% if x %}" * 1500 + "deep words",
}


def test_no_text_is_lost_or_slow_because_it_is_deep(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        f"{name}.md": f"# {name.title()}\n\n{text}\n\nafter\n" for name, text in DEEP.items()
    }
    done = migrate(write_source(tmp_path / "source", texts), tmp_path / "new", "--from", "files")
    for name in DEEP:
        assert "deep words" in done.body(name), name
        assert "after" in done.body(name)
    done.build()
    assert {name for name in DEEP if "nesting" in done.codes(f"{name}.md")} >= {"list", "quotation"}
    assert not done.codes("brackets.md") & {"simplified", "words", "unread"}


def test_words_that_no_reader_understands_are_in_the_report() -> None:
    lost = "<p>" + "word " * 30 + "</p>"
    missing = types.Post(id="a", file="a.md", body="word " * 30, format="markdown")
    assert unread_words(missing.body, parse_markup(lost)) == (0, "")
    assert unread_words(missing.body + "other " * 9, parse_markup(lost)) == (9, "other")
    ignored = "<!-- no\nno --> {% x %} {{ y }} ```python\n[a](http://b.example/c)\n:::\n"
    assert unread_words(ignored + "word " * 30, parse_markup(lost)) == (0, "")


def test_links_that_the_archive_cannot_have_are_in_the_report(tmp_path: Path) -> None:
    text = "# A\n\n[one](javascript:alert) [two](file:///c:/a.pdf) <a href='vbscript:x'>three</a>\n"
    done = migrate(
        write_source(tmp_path / "source", {"a.md": text}), tmp_path / "new", "--from", "files"
    )
    assert done.body("a") == "one two three"
    (post,) = done.report["posts"]
    notes = [note["text"] for note in post["notes"] if note["code"] == "link"]
    assert [note.split("“")[1].split("”")[0] for note in notes] == [
        "javascript:alert",
        "file:///c:/a.pdf",
        "vbscript:x",
    ]
