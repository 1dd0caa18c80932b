"""Whole archives of other systems, migrated with the command and built at once."""

from __future__ import annotations

from pathlib import Path

from tests.support.migration import PICTURE, migrate, write_source

JEKYLL: dict[str, str | bytes] = {
    "_config.yml": (
        "title: Policy Notes\nurl: https://notes.example\nbaseurl: /blog\n"
        "timezone: Asia/Seoul\npermalink: /:categories/:year/:month/:title.html\n"
        "license: {name: CC}\n"
    ),
    "_data/authors.yml": "minji:\n  name: Minji Han\n  email: minji@notes.example\n",
    "_data/office.yml": "head: {name: Ho}\n",
    "images/port.png": PICTURE,
    "_posts/2018-01-18-first.md": (
        "---\ntitle: 'The *first* &amp; best'\ndate: '2018-01-18 11:27pm'\nauthor: minji\n"
        "categories: [North Korea]\ntags: trade ports\nredirect_from: /old/first/\n---\n"
        "# The first & best\n\nSee [the second]({% post_url 2018-02-01-second %}#what-followed) "
        "and [note] (https://un.example/a).\n\n"
        '{% include figure.html src="/images/port.png" caption="The port" alt="A port" %}\n\n'
        "A claim.[^1] {% signup %}\n\n[^1]: Its source.\n\n"
        "- one\n  - nested\n\n        code\there\n\n{% highlight python %}\nx = {'a': 1}\n"
        "{% endhighlight %}\n"
    ),
    "_posts/2018-02-01-second.markdown": (
        "---\ntitle: Second\ncategory: north-korea\nauthor: Ann Lee, Bo Kim\n---\n"
        "Text.\n\n## What followed\n\n<p>In <b>HTML</b>, x<sub>2</sub>.</p>\n"
    ),
    "_drafts/idea.md": "---\ntitle: An idea\ndate: 2018-03-01\n---\nNot yet.\n",
    "about.md": (
        "---\ntitle: About\npermalink: /about/\nredirect_from: /who/\nimage: images/port.png\n---\n"
        "{{ site.license.name }} {{ site.data.office.head.name }}. "
        "[The first]({% post_url 2018-01-18-first %}). `{% for %}`\n"
    ),
    "posts.md": "---\ntitle: Posts\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}\n",
}


def test_a_jekyll_site_is_migrated_and_builds(tmp_path: Path) -> None:
    archive = migrate(write_source(tmp_path / "old", JEKYLL), tmp_path / "new")
    first = archive.briefs["first"]
    assert "title: The first & best" in first
    assert "date: 2018-01-18T23:27+09:00" in first
    assert "author: [minji-han]" in first
    assert "topics: [north-korea, trade, ports]" in first
    old = '["/north-korea/2018/01/first.html", "/north korea/2018/01/first.html", "/old/first/"]'
    assert f"aliases: {old}" in first
    body = archive.body("first")
    assert body.startswith("See [the second](second.md#what-followed) and [note](https://un.")
    assert '![A port](first/port.png "The port")' in body
    assert "A claim.[^1] *Not migrated:* `{% signup %}`" in body
    assert "- one\n  - nested\n\n    ```\n    code\there\n    ```" in body
    assert "```python\nx = {'a': 1}\n```" in body
    assert body.endswith("[^1]: Its source.")
    assert "author: [ann-lee, bo-kim]" in archive.briefs["second"]
    assert "topics: [north-korea]" in archive.briefs["second"]
    assert "x<sub>2</sub>" in archive.body("second")
    assert "status: draft" in archive.briefs["idea"]
    assert "unknown-tag" in archive.codes("_posts/2018-01-18-first.md")
    about = (archive.root / "content/pages/about.md").read_text("utf-8")
    assert about == (
        'title: About\naliases: ["/about/", "/who/"]\n---\n\n'
        "![](about/port.png)\n\nCC Ho. [The first](../briefs/2018/first.md). `{% for %}`\n"
    ).join(("---\n", ""))
    assert (archive.root / "unresolved/posts.md").is_file()
    authors = (archive.root / "content/authors.toml").read_text("utf-8")
    assert 'name = "Minji Han"' in authors
    everything = [p.read_bytes() for p in archive.root.rglob("*") if p.is_file()]
    assert not any(b"minji@notes.example" in data for data in everything)
    archive.build()
    page = (archive.root / "site/north-korea/2018/01/first.html").read_text("utf-8")
    assert "../../../briefs/first.html" in page
    redirects = (archive.root / "site/_redirects").read_text()
    assert "/blog/north-korea/2018/01/first.html /blog/briefs/first.html 301" in redirects
    assert "/blog/who /blog/about.html 301" in redirects
    assert "../about.html" in (archive.root / "site/about/index.html").read_text("utf-8")


HUGO: dict[str, str | bytes] = {
    "hugo.toml": (
        'title = "Briefs"\nbaseURL = "https://b.example/"\ndefaultContentLanguage = "en"\n'
        '[permalinks]\npost = "/:year/:slug/"\n[uglyURLs]\npost = true\n'
        "[languages.en]\nweight = 1\n[languages.ko]\nweight = 2\n[params.office]\nhead = 'Ho'\n"
    ),
    "static/img/a.png": PICTURE,
    "content/post/one.md": (
        '+++\ntitle = "One"\ndate = 2019-05-01T10:00:00+02:00\nauthors = ["Ann", "Bo"]\n'
        'tags = ["Trade"]\nslug = "number-one"\naliases = ["/1.html"]\n+++\n'
        '{{< figure src="/img/a.png" title="A line" >}}\n\n{{< youtube abcdefghijk >}}\n\n'
        '[two]({{< ref "two/index.md" >}}) {{< custom x=1 >}}\n\n'
        '[three]({{< relref "three.md#x" >}}) of {{< param "office.head" >}}\n\n'
        "{{% notice warning %}}\nCare.\n{{% /notice %}}\n\n```\n{{</* raw */>}}\n```\n"
    ),
    "content/post/two/index.md": (
        '{"title": "Two", "date": "2019-06-01", "draft": true}\n\n![](b.png)\n\nText of two.\n'
    ),
    "content/post/two/b.png": PICTURE,
    "content/post/three.md": "---\ntitle: Three\ndate: 2019-07-01\n---\nIn English.\n",
    "content/post/three.ko.md": "---\ntitle: 셋\ndate: 2019-07-02\n---\n한국어로.\n",
    "content/about.md": "---\ntitle: About\n---\nUs.\n",
}


def test_a_hugo_site_is_migrated_and_builds(tmp_path: Path) -> None:
    archive = migrate(write_source(tmp_path / "old", HUGO), tmp_path / "new")
    one = archive.briefs["number-one"]
    assert "date: 2019-05-01T10:00+02:00" in one
    assert "author: [ann, bo]" in one
    assert "topics: [trade]" in one
    assert 'aliases: ["/2019/number-one.html", "/1.html"]' in one
    body = archive.body("number-one")
    assert body.startswith('![](number-one/a.png "A line")')
    assert "[Video on YouTube](https://www.youtube.com/watch?v=abcdefghijk)" in body
    assert "*Not migrated:* `{{< custom x=1 >}}`" in body
    assert "[three](three.md) of Ho" in body
    assert "!!! warning\n    Care." in body
    assert "```\n{{< raw >}}\n```" in body
    assert "hidden-target" in archive.codes("content/post/one.md")
    assert "status: draft" in archive.briefs["two"]
    assert archive.body("two").startswith("![](two/b.png)")
    korean = archive.briefs["three-ko"]
    assert "lang: ko" in korean
    assert "translation_of: three" in korean
    assert 'aliases: ["/ko/2019/셋.html"]' in korean
    archive.build()
    assert (archive.root / "site/1.html").is_file()


PLAIN: dict[str, str | bytes] = {
    "2020-02-03-note.md": "# A note\n\n1\\. is no list.\n\n* a star\n",
    "page.html": (
        '<html lang="en"><head><title>Site</title><meta name="author" content="Ann">'
        '<meta property="article:published_time" content="2020-03-04T05:06:07Z"></head>'
        "<body><nav>Menu</nav><article><h1>A page &amp; more</h1><p>Some <i>text</i>.</p>"
        "<script>alert(1)</script></article></body></html>"
    ),
    "undated.md": "Only text.\n",
    "README.md": "# Not a post\n",
}


def test_a_folder_of_files_is_migrated_and_builds(tmp_path: Path) -> None:
    archive = migrate(write_source(tmp_path / "old", PLAIN), tmp_path / "new")
    assert sorted(archive.briefs) == ["note", "page", "undated"]
    assert (
        "title: A note\ndate: 2020-02-03\nauthor: [old]\ntopics: [unsorted]"
        in (archive.briefs["note"])
    )
    assert archive.body("note") == "1\\. is no list.\n\n- a star"
    assert (
        "title: A page & more\ndate: 2020-03-04T05:06:07+00:00\nauthor: [ann]"
        in (archive.briefs["page"])
    )
    assert archive.body("page") == "Some *text*."
    assert "/page.html" in archive.briefs["page"]
    assert "status: draft" in archive.briefs["undated"]
    assert archive.codes("undated.md") >= {"no-date", "no-title"}
    archive.build()
