"""Old addresses: those with a query, in folders, and of pages that show only a file."""

from __future__ import annotations

from pathlib import Path

from briefing.migrate.plan import alias_path
from tests.support.migration import PICTURE, migrate, write_source

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>W</title>'
    "<link>https://w.example/blog</link><wp:base_blog_url>https://w.example/blog</wp:base_blog_url>"
)


def item(number: int, kind: str, link: str, body: str = "", more: str = "") -> str:
    """An item of a WordPress export."""
    return (
        f"<item><title>T{number}</title><link>{link}</link><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>2019-01-0{number} 10:00:00</wp:post_date><wp:status>publish</wp:status>"
        f"<wp:post_name>t{number}</wp:post_name><wp:post_type>{kind}</wp:post_type>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>"
    )


def test_addresses_of_wordpress_with_a_query_and_in_a_folder(tmp_path: Path) -> None:
    base = "https://w.example/blog"
    body = (
        f'<a href="{base}/?p=2">two</a> <a href="/blog/?page_id=3">about</a> '
        f'<a href="{base}/about#x">again</a> <a href="{base}/?s=none">search</a>\n\n'
        f'<a href="{base}/one/a/"><img src="{base}/wp-content/uploads/a-300x200.png" alt="A"></a>'
    )
    file = f"<wp:attachment_url>{base}/wp-content/uploads/a.png</wp:attachment_url>"
    export = "".join(
        (
            *(_HEAD, item(1, "post", f"{base}/one/", body), item(2, "post", f"{base}/?p=2", "B.")),
            *(item(3, "page", f"{base}/about/", "Us."), item(5, "event", f"{base}/e/5/", "E.")),
            *(item(4, "attachment", f"{base}/one/a/", "", file), "</channel></rss>"),
        )
    )
    files: dict[str, str | bytes] = {"w.xml": export, "wp-content/uploads/a.png": PICTURE}
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    assert archive.body("t1") == (
        "[two](t2.md) [about](../../pages/t3.md) [again](../../pages/t3.md) "
        "[search](https://w.example/blog/?s=none)\n\n![A](t1/a.png)"
    )
    assert 'aliases: ["/one/", "/?p=1"]' in archive.briefs["t1"]
    assert 'aliases: ["/?p=2"]' in archive.briefs["t2"]
    assert 'aliases: ["/e/5/", "/?post_type=event&p=5"]' in archive.briefs["t5"]
    page = (archive.root / "content/pages/t3.md").read_text("utf-8")
    assert 'aliases: ["/about/", "/?page_id=3"]' in page
    assert "4 old addresses have a query" in str(archive.report["notes"])
    archive.build()
    assert "/blog/ page_id=3 /blog/t3.html 301!" in (archive.root / "site/_redirects").read_text()


def test_old_addresses_as_aliases() -> None:
    assert alias_path("/%EA%B0%80/index.html") == "/가/"
    assert alias_path("?p=1#more") == "/?p=1"
    assert alias_path("/x.php?a=가 b") == "/x.php?a=%EA%B0%80%20b"
    assert alias_path("/a|b?c=d") == alias_path("/a?") == alias_path("/") == ""


def test_eleventy_in_odd_folders_with_a_function_for_addresses(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "eleventy.config.js": 'c.ignores.add("./tests/*");\n  dir: { layouts: "parts" }\n',
        ".eleventyignore": "# no content\ndrafts.md\n",
        "_posts/_posts.11tydata.js": (
            "export default {\n\tpermalink: function({page}) {\n"
            "\t\treturn `/web/${ page.fileSlug }/`\n\t},\n}\n"
        ),
        "_posts/2020-01-01-one.md": (
            "---\ntitle: One\nmore: https://x.example/\n---\n{% icon 'a' %}[More]({{ more }}) "
            "[two](/web/two/)\n\n{% note %}\nA {% wrap %}b{% endwrap %}\n{% endnote %}\n"
        ),
        "_posts/2020-01-02-two.md": "---\ntitle: Two\n---\nT.\n",
        "parts/post.html": "---\ntitle: Part\n---\n<p>Words</p>\n",
        "tests/x.md": "---\ntitle: X\ndate: 2020-01-01\n---\nX.\n",
        "drafts.md": "---\ntitle: X\ndate: 2020-01-01\n---\nX.\n",
        "style.liquid": "---\npermalink: /style.css\n---\np { color: red }\n",
        "b/b.11tydata.js": "export default {\n  permalink: (data) => slow(data),\n}\n",
        "b/b.md": "---\ntitle: B\ndate: 2020-01-03\n---\nB.\n",
    }
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    assert sorted(archive.briefs) == ["b", "one", "two"]
    assert 'aliases: ["/web/one/"]' in archive.briefs["one"]
    assert archive.body("one") == (
        "[More](https://x.example/) [two](two.md)\n\n!!! note\n    A *Not migrated:* `{% wrap %}`b"
    )
    assert "aliases" not in archive.briefs["b"]
    assert (archive.root / "unresolved/style.liquid").is_file()
    assert not (archive.root / "unresolved/parts").exists()


def test_pages_in_folders_of_languages_are_translations(tmp_path: Path) -> None:
    page = "---\ntitle: {0}\n---\n{0} text. `{{% for x in y %}}`\n"
    files: dict[str, str | bytes] = {
        "_config.yml": "title: H\nurl: https://h.example\n",
        "source/_posts/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\n[help](/ko/docs/help.html)\n",
        **{f"source/{folder}docs/help.md": page.format(folder) for folder in ("", "ko/", "zh-tw/")},
        **{f"source/docs/{name}.md": page.format(name) for name in "cdefgh"},
    }
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new", "--from", "hexo")
    folder = archive.root / "content/pages"
    korean = (folder / "help-ko.md").read_text("utf-8")
    assert 'lang: ko\ntranslation_of: help\naliases: ["/ko/docs/help.html"]\n' in korean
    assert "lang: zh-TW" in (folder / "help-zh-tw.md").read_text("utf-8")
    assert archive.body("a") == "[help](../../pages/help-ko.md)"
    hidden = [path.stem for path in folder.iterdir() if "menu: false" in path.read_text("utf-8")]
    assert hidden == ["help"]
    archive.build()
    about = (archive.root / "site/help-ko.html").read_text("utf-8")
    assert "../c.html" in about or 'href="c.html"' in about
    assert about.count('href="help-ko.html"') < 2


def test_a_day_in_an_address_and_whole_pages_of_html(tmp_path: Path) -> None:
    hugo: dict[str, str | bytes] = {
        "config.toml": 'title = "Z"\nbase_url = "https://z.example"\n',
        "content/one.md": '+++\npath = "2024/05/07/one"\ntitle = "One"\n+++\nText.\n',
    }
    archive = migrate(write_source(tmp_path / "zola", hugo), tmp_path / "z", "--from", "hugo")
    assert "date: 2024-05-07" in archive.briefs["one"]
    assert 'aliases: ["/2024/05/07/one"]' in archive.briefs["one"]
    jekyll: dict[str, str | bytes] = {
        "_config.yml": "title: J\n",
        "_posts/2020-01-01-a.md": "---\ntitle: A\n---\n[old](/old.html)\n",
        "old.html": "<html><head><title>Old</title></head><body><p>Words.</p></body></html>",
        "google1.html": "google-site-verification: google1.html",
    }
    archive = migrate(write_source(tmp_path / "old", jekyll), tmp_path / "new")
    assert archive.body("a") == "[old](../../pages/old.md)"
    assert "title: Old\n" in (archive.root / "content/pages/old.md").read_text("utf-8")
    assert len(archive.report["posts"]) == 2
