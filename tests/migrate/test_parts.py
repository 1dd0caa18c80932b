"""The parts of a migration: front matter, dates, names, tags, footnotes, and the words kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.importers.footnotes import take_footnotes
from briefing.importers.markup_tree import parse_markup
from briefing.importers.tree_blocks import tree_markdown
from briefing.migrate import hugo
from briefing.migrate.conversion import plain_title
from briefing.migrate.front_matter import is_config, parse_config, split, text_of, words_of
from briefing.migrate.languages import language_fault, language_tag, with_versions
from briefing.migrate.markdown_source import markdown_html
from briefing.migrate.moments import day_of_path, in_zone, moment_of
from briefing.migrate.plan import alias_path
from briefing.migrate.rendering import with_paragraphs
from briefing.migrate.tags import Expander, expand_tags
from briefing.migrate.terms import Terms, people_of, split_names
from briefing.migrate.types import Note, Person, Post, Source
from briefing.migrate.words import compare, words
from tests.support.migration import write_source


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ntitle: A\ndraft: no\n---\nBody", {"title": "A", "draft": "no"}),
        ("+++\ntitle = 'A'\ndate = 2020-01-01\n+++\nBody", {"title": "A", "date": "2020-01-01"}),
        ('{"title": "A", "n": 1}\nBody', {"title": "A", "n": "1"}),
        ("---\ntitle: A: b\ntags:\n- x\n---\nBody", {"title": "A: b", "tags": ["x"]}),
        ("---\na: !!python/name:x.y z\n---\nBody", {"a": "z"}),
        ("---\na: null\nb: ~\nc: [x, null]\n---\nBody", {"a": "", "b": "", "c": ["x", ""]}),
        ("Body", {}),
    ],
)
def test_front_matter_is_read(text: str, values: dict[str, object]) -> None:
    result = split(text)
    assert result.body.strip() == "Body"
    if "python" not in text:
        assert result.values == values
    assert bool(result.fault) == ("A: b" in text)


def test_an_error_in_settings_is_named() -> None:
    assert is_config("_config.yml")
    assert is_config("config/_default/params.toml")
    assert not is_config("_data/authors.yml")
    assert parse_config("title: A", "_config.yml") == ({"title": "A"}, "")
    _, fault = parse_config("title: [a\n", "_config.yml")
    assert "in line 1, column 8" in fault
    assert "unicode" not in fault
    assert parse_config("title = 'A\n", "hugo.toml")[1]
    assert parse_config("{", "config.json")[1]


def test_hugo_has_authors_in_one_file_or_in_one_for_each(tmp_path: Path) -> None:
    files = {
        "data/authors.yml": "ann:\n  name: Ann Lee\n",
        "data/people/bo.toml": 'name = "Bo Kim"\n',
        "data/figures.yml": "x:\n  name: No author\n",
    }
    source = Source(str(write_source(tmp_path, {**files})), tuple(files))
    people = hugo.read(source).site.people
    assert people == {"ann": Person("Ann Lee"), "bo": Person("Bo Kim")}


def test_values_of_front_matter() -> None:
    values = {"title": [" a  b "], "author": "Ann, Bo", "tags": [{"name": "x"}, "y", "x"]}
    assert text_of(values, "none", "title") == "a b"
    assert words_of(values, "author", "tags") == ["Ann", "Bo", "x", "y"]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2018-01-18 11:27pm", "2018-01-18T23:27"),
        ("2018-1-8", "2018-01-08"),
        ("20180118", "2018-01-18"),
        ("2018/01/18 9:05", "2018-01-18T09:05"),
        ("2018-01-18 10:00:00+09", "2018-01-18T10:00+09:00"),
        ("2018-01-18 10:00:00 -0500", "2018-01-18T10:00-05:00"),
        ("2018-01-18 10:00 UTC", "2018-01-18T10:00+00:00"),
        ("2018-01-18 25:00", "2018-01-18"),
        ("2018-01-18 23:27:09 +0900", "2018-01-18T23:27:09+09:00"),
        ("2018-01-18T10:00:00.123Z", "2018-01-18T10:00+00:00"),
        ("January 5, 2018", "2018-01-05"),
        ("Fri, 05 Jan 2018 10:00:00 GMT", "2018-01-05T10:00:00+00:00"),
        ({"created": "2018-01-18"}, "2018-01-18"),
        ("1516230000", "2018-01-17T23:00:00+00:00"),
        ("13/02/2018", "2018-02-13"),
        ("03/02/2018", ""),
        ("2018-02-30", ""),
        (None, ""),
    ],
)
def test_dates_of_other_systems(value: object, iso: str) -> None:
    assert moment_of(value) == iso


def test_times_in_the_zone_of_the_site() -> None:
    assert in_zone("2018-02-03T20:00-05:00", "Asia/Seoul") == "2018-02-04T10:00+09:00"
    for moment, zone in (("2018-02-03", "Asia/Seoul"), ("2018-02-03T20:00", "Asia/Seoul")):
        assert in_zone(moment, zone) == moment
    assert in_zone("2018-02-03T20:00-05:00", "no zone") == "2018-02-03T20:00-05:00"


def test_the_day_in_the_name_of_a_file() -> None:
    assert day_of_path("a/2018-01-02-x.md") == "2018-01-02"
    assert day_of_path("a/2018/01/02/x.md") == "2018-01-02"
    assert day_of_path("a/x-2018.md") == ""


def test_names_and_topics_are_merged() -> None:
    assert split_names("Ann Lee, PhD and Bo Kim <bo@x.example>; Cy") == [
        "Ann Lee, PhD",
        "Bo Kim",
        "Cy",
    ]
    ministry = "Ministry of Foreign Affairs and Trade"
    assert split_names(f"{ministry}; Bo & Co") == [ministry, "Bo & Co"]
    people = {"ann": Person("Ann Lee")}
    assert [p.name for p in people_of(["ann", "Ann Lee", "Bo"], people)] == ["Ann Lee", "Bo"]
    topics = Terms({"trade": "Trade"})
    names = ["North Korea", "north-korea", "north_korea", "trade", "한국"]
    ids = [topics.id_of(name) for name in names]
    assert ids == ["north-korea"] * 3 + ["trade", "한국"]
    assert topics.new() == [("north-korea", "North Korea"), ("한국", "한국")]
    assert [topics.id_of(name) for name in ("C", "C++", "C#", "c++")] == [
        *("c", "c-plus", "c-sharp", "c-plus"),
    ]


def test_titles_lose_their_markup() -> None:
    assert plain_title("A <em>b</em> &amp; `c` *d* snake_case_name 5 * 3") == (
        "A b & c d snake_case_name 5 * 3"
    )


def test_language_tags_and_old_addresses() -> None:
    assert [language_tag(t) for t in ("en_US", "zh-hans", "KR", "english")] == [
        "en-US",
        "zh-Hans",
        "ko",
        "",
    ]
    assert language_fault("xx-yy-zz-q", language_tag("xx-yy-zz-q")) == (
        "the language “xx-yy-zz-q” became “xx”"
    )
    assert "is not the tag" in language_fault("english", language_tag("english"))
    assert not any(language_fault(t, language_tag(t)) for t in ("en_US", "zh-hans", "", "KO"))
    paths = ["/a/b.html", "a//b/", "/a/index.html", "/?p=3", "/%EA%B0%80/", "/"]
    assert [alias_path(p) for p in paths] == ["/a/b.html", "/a/b/", "/a/", "/?p=3", "/가/", ""]
    # A build refuses these.
    assert not any(alias_path(p) for p in ("/archive.html", "/../x", "/a:b", "/x%3Cy"))


def expanded(text: str, syntax: str) -> tuple[str, list[Note]]:
    notes: list[Note] = []
    line_of = Post("a", "a.md", body=text, line=5).line_of
    expander = Expander(syntax, {"x": "y"}.get, lambda name: f"/to/{name}", line_of)
    return expand_tags(text, expander, notes), notes


@pytest.mark.parametrize(
    ("syntax", "text", "result"),
    [
        ("liquid", "{{ x }} `{% code %}` {% raw %}{{ z }}{% endraw %}", "y `{% code %}` {{ z }}"),
        ("liquid", "[a]({% link b.md %}) {% comment %}c{% endcomment %}", "[a](/to/b.md) "),
        ("liquid", "{% gist ann/1 %}", '<a href="https://gist.github.com/ann/1">'),
        ("liquid", '{% image "a.png", "Alt" %}', '<img src="a.png" alt="Alt">'),
        (
            "hugo",
            '{{% img src="a.png" caption="C *d*" link="https://e.org/" %}}',
            '<figure><a href="https://e.org/"><img src="a.png" alt=""></a><figcaption>C <em>d</em>',
        ),
        (
            "liquid",
            "a\n\n    {{ x }}\n\n- b\n\n  {{ x }}\n\n      {{ x }}\n",
            "a\n\n    {{ x }}\n\n- b\n\n  y\n\n      {{ x }}\n",
        ),
        ("wordpress", "[audio https://e.org/a.mp3]", '<a href="https://e.org/a.mp3">'),
        (
            "liquid",
            "{% codeblock A b lang:js https://e.org See %}\nx\n{% endcodeblock %}",
            "A b [See](https://e.org)\n\n```js\nx\n```",
        ),
        ("hugo", "{{< slideshare 15 >}}", "https://www.slideshare.net/slideshow/embed_code/15"),
        ("liquid", "{% if x %}a{% else %}b{% endif %}", "ab"),
        ("hugo", '{{< tweet user="a" id="1" >}}', "https://twitter.com/a/status/1"),
        ("hugo", "{{< details T >}}x{{< /details >}}", "<summary>T</summary>\n\nx"),
        ("hugo", "{{< highlight go >}}\nx\n{{< /highlight >}}", "```go\nx\n```"),
        ("wordpress", "[1] [sic] [a](b)", "[1] [sic] [a](b)"),
        ("wordpress", '[caption id="1"]<img src="a"> Words[/caption]', "<figcaption>Words<"),
        ("wordpress", "[embed]https://x.example/v[/embed]", '<a href="https://x.example/v">'),
        ("wordpress", "[code]\na[b]\n[/code]", "<pre><code>a[b]</code></pre>"),
    ],
)
def test_common_tags_become_what_they_stood_for(syntax: str, text: str, result: str) -> None:
    output, notes = expanded(text, syntax)
    assert result in output
    assert not [note for note in notes if note.code == "unknown-tag"]


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("liquid", "a\n{% poll id=3 %}"),
        ("liquid", "a\n{{ poll }}"),
        ("hugo", "a\n{{< poll 3 >}}"),
        ("wordpress", "a\n[poll id=3]"),
    ],
)
def test_other_tags_become_visible_notes(syntax: str, text: str) -> None:
    output, notes = expanded(text, syntax)
    code = text[2:].replace("<", "&lt;").replace(">", "&gt;")
    assert output == f"a\n<em>Not migrated:</em> <code>{code}</code>"
    assert [(note.code, note.line) for note in notes] == [("unknown-tag", 6)]
    glued, _ = expanded(f"**b**{text[2:]} **{text[2:]}**", syntax)
    assert glued.startswith("**b** <em>Not")
    assert " **<em>Not" in glued


@pytest.mark.parametrize(
    "html",
    [
        markdown_html("Text.[^a]\n\n[^a]: Note."),
        '<p>Text.<a href="#_ftn1" name="_ftnref1">[1]</a></p><hr>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p>',
        '<p>Text.<sup id="r1"><a href="#n1">1</a></sup></p><ol><li id="n1">Note. '
        '<a href="#r1">↩</a></li></ol>',
        '<p>Text.<sup><a id="r1" href="#n1">1</a></sup></p><p id="n1">Note. '
        '<a href="#r1">back</a></p>',
    ],
)
def test_footnotes_are_found(html: str) -> None:
    root = parse_markup(html)
    notes = take_footnotes(root)
    assert tree_markdown(root).removesuffix("\n\n---") == "Text.[^1]"
    assert [tree_markdown(note) for note in notes] == ["Note."]


def test_other_links_to_places_are_no_footnotes() -> None:
    html = '<p><a href="#a">Part 1</a></p><p id="a">Text</p><p><a href="#a">1</a></p>'
    assert take_footnotes(parse_markup(html)) == []


def test_markdown_of_other_parsers() -> None:
    text = "#Heading\n{: .x}\n\n* TOC\n{:toc}\n\n<div markdown=1>\n*a*\n</div>\n\n[^no]: kept\n"
    html = re.sub(r"\s+", " ", markdown_html(text))
    assert "<h1>Heading</h1>" in html
    assert "<em>a</em>" in html
    assert "TOC" not in html
    assert "::" not in markdown_html("::: {.callout-note title='x'}\na\n:::\n")


def test_attribute_lists_are_removed() -> None:
    text = (
        '_a_\n{ style="display: inline" }\n\n*b*{ .x #y }\n\nc { data-search-exclude }\n\n'
        "d {branch} { return true } f{x=1 y}\n"
    )
    html = markdown_html(text).replace("\n", "")
    assert "<em>a</em></p>" in html
    assert not re.search(r"style|#y|data-search", html)
    assert "d {branch} { return true } f{x=1 y}" in html


def test_deep_lists_and_quotations_keep_their_words() -> None:
    items = "\n".join("  " * depth + f"- item{depth}" for depth in range(60))
    assert "item59" in markdown_html(items)
    assert "quoted" in markdown_html("> " * 120 + "quoted")


def test_paragraphs_of_wordpress() -> None:
    assert with_paragraphs("a\nb\n\nc") == "<p>a<br>\nb</p>\n<p>c</p>"
    assert with_paragraphs("<pre>a\n\nb</pre>") == "<pre>a\n\nb</pre>"
    mixed = (
        "<div\nid=x>a\nb</div>\nc\n1. d\n<ul>\n<li>e</li>\n</ul>\n<blockquote>f\n\ng</blockquote>"
    )
    assert with_paragraphs(mixed).replace("\n", "") == (
        "<div id=x>a<br>b</div><p>c<br>1. d</p><ul><li>e</li></ul>"
        "<blockquote><p>f</p><p>g</p></blockquote>"
    )


def test_words_are_compared_in_order() -> None:
    assert words("so\u00adft \u4e2d\u200b\u6587") == ["soft", "\u4e2d\u6587"]
    result = compare("a b c d".split(), "a x c b d".split())
    assert (result.total, result.kept, result.missing) == (4, 3, "c")
    assert compare([], []).share == 1


def test_versions_by_the_names_of_files() -> None:
    files = ("a/x.md", "a/x.ko.md", "y.js.md", "z.de.md", "w.pt-br.md", "w.md")
    posts = with_versions([Post(id=file, file=file) for file in files])
    assert [(post.lang, post.group) for post in posts] == [
        *(("", "a/x.md"), ("ko", "a/x.md"), ("", ""), ("", "")),
        *(("pt-BR", "w.md"), ("", "w.md")),
    ]
