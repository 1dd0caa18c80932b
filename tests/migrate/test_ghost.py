"""Exports of Ghost: texts of its editor Lexical, and damaged values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.importers.markup_tree import parse_markup
from briefing.importers.tree_blocks import tree_markdown
from briefing.migrate import detection, ghost
from briefing.migrate.lexical import InvalidDocument, lexical_html
from briefing.migrate.types import Contents, Source, UnreadableSource


def document(*nodes: dict[str, Any]) -> str:
    return json.dumps({"root": {"type": "root", "children": nodes}})


def text(words: str, format: int = 0) -> dict[str, Any]:
    return {"type": "extended-text", "text": words, "format": format}


def block(kind: str, *nodes: dict[str, Any], **fields: object) -> dict[str, Any]:
    return {"type": kind, "children": list(nodes), **fields}


@pytest.mark.parametrize(
    ("node", "markdown"),
    [
        (block("paragraph", text("a "), text("b", 1), text(" c", 2), text("d", 16)),
         "a **b** *c*`d`"),
        (block("extended-heading", text("H"), tag="h3"), "### H"),
        (block("paragraph", block("link", text("x"), url="https://e.org/")), "[x](https://e.org/)"),
        (block("list", block("listitem", text("a")),
               block("listitem", block("list", block("listitem", text("b")), listType="bullet")),
               listType="number", start=3), "3. a\n4. - b"),
        (block("list", block("listitem", text("a"), checked=True), listType="check"), "- [x] a"),
        (block("extended-quote", text("q")), "> q"),
        ({"type": "horizontalrule"}, "---"),
        ({"type": "codeblock", "code": "a < b\n", "language": "py"}, "```py\na < b\n```"),
        ({"type": "image", "src": "/a.png", "alt": "A", "caption": "<b>C</b>"},
         '![A](/a.png "C")'),
        ({"type": "gallery", "images": [{"src": "a.png"}, {"src": "b.png"}]},
         "![](a.png)\n\n![](b.png)"),
        ({"type": "html", "html": "<p>h <i>i</i></p>"}, "h *i*"),
        ({"type": "markdown", "markdown": "*m*"}, "*m*"),
        ({"type": "bookmark", "url": "https://e.org/", "metadata": {"title": "T"}},
         "[T](https://e.org/)"),
        ({"type": "callout", "calloutText": "Mind <b>this</b>"}, "!!! note\n    Mind **this**"),
        ({"type": "toggle", "heading": "S", "content": "<p>x</p>"},
         "<details>\n<summary>S</summary>\n\nx\n\n</details>"),
        ({"type": "file", "src": "https://e.org/f.pdf", "fileTitle": "F"},
         "[F](https://e.org/f.pdf)"),
        ({"type": "button", "buttonText": "Go", "buttonUrl": "https://e.org/"},
         "[Go](https://e.org/)"),
        ({"type": "header", "header": "Big", "subheader": "small"}, "Big\n\nsmall"),
        ({"type": "email", "html": "<p>never</p>"}, ""),
        (block("new-kind", text("kept")), "kept"),
    ],
)  # fmt: skip
def test_lexical_becomes_markdown(node: dict[str, Any], markdown: str) -> None:
    unknown: list[str] = []
    assert tree_markdown(parse_markup(lexical_html(document(node), unknown.append))) == markdown
    assert not unknown


def test_unknown_nodes_of_lexical_are_reported() -> None:
    unknown: list[str] = []
    deep: dict[str, Any] = text("deep")
    for _ in range(150):
        deep = block("quote", deep)
    nodes: tuple[dict[str, Any], ...] = ({"type": "new-card"}, {"type": 5}, {}, deep)
    assert "deep" in lexical_html(document(*nodes), unknown.append)
    assert unknown == ["new-card", "a node without a kind", "a node without a kind"]


@pytest.mark.parametrize("broken", ["{", "[]", "5", '{"root": 1}', "[" * 100_000])
def test_a_broken_document_says_why(broken: str) -> None:
    with pytest.raises(InvalidDocument, match=r"it (is|has) no|deeply"):
        lexical_html(broken, lambda kind: None)


def contents_of(tmp_path: Path, data: object) -> Contents:
    (tmp_path / "g.json").write_text(data if isinstance(data, str) else json.dumps(data))
    return detection.read(Source(str(tmp_path), ("g.json",)), "ghost")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{"db": [', "it is not JSON from line 1, column 9 on"),
        ("[" * 100_000, "it is nested too deeply"),
        ([], "it has no list of posts"),
        ({"db": []}, "it has no list of posts"),
        ({"db": [5]}, "it has no list of posts"),
        ({"db": [{"data": {"posts": {}}}]}, "it has no list of posts"),
    ],
)
def test_a_damaged_export_says_why(tmp_path: Path, data: object, message: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        contents_of(tmp_path, data)
    assert message in refused.value.args[0]
    assert "'" not in refused.value.args[0]


def test_damaged_values_of_a_post_are_in_the_report(tmp_path: Path) -> None:
    posts = [
        5,
        {"id": 1, "title": ["x"], "html": None, "lexical": "{", "plaintext": "Plain <b>.\n\nTwo"},
        {"title": "T", "lexical": document(block("paragraph", text("From lexical")))},
        {"title": "U", "html": {"a": 1}, "published_at": 5.5, "status": "published"},
        {"id": 9, "html": "<p>Mine</p>", "lexical": document(text("not used"))},
    ]
    tables = {"posts": posts, "users": 7, "tags": [None], "settings": {"a": 1}, "members": [{}]}
    contents = contents_of(tmp_path, {"data": tables, "meta": {"version": "5"}})
    first, second, third, fourth = contents.posts
    assert len({post.id for post in contents.posts}) == 4
    assert [note.text for note in first.notes] == [
        "the value of “title” is not a text, and was left out",
        "the text in “lexical” is damaged: it is not JSON from line 1, column 2 on",
    ]
    assert first.body == "<p>Plain &lt;b&gt;.</p><p>Two</p>"
    assert second.body == "<p>From lexical</p>"
    assert [note.text.split("”")[0][-4:] for note in third.notes] == ["html", "d_at"]
    assert fourth.body == "<p>Mine</p>"
    texts = [note.text for note in contents.site.notes]
    assert "1 entries in the list of posts are not posts, and were left out" in texts


def test_the_older_editor_and_the_time_zone_of_the_site(tmp_path: Path) -> None:
    old = {
        "atoms": [["soft-return", "", {}], ["mention", "@ann", {}]],
        "cards": [["code", {"code": "a\n\tb", "language": "py"}], ["hr", {}], ["new", {}],
                  ["image", {"src": "__GHOST_URL__/a.png", "alt": "A", "caption": "C"}]],
        "markups": [["strong"], ["a", ["href", "https://e.org/"]], ["em"]],
        "sections": [
            [1, "p", [[0, [], 0, "a "], [0, [0], 0, "b"], [0, [2], 2, "c"], [1, [], 0, 0],
                      [0, [1], 1, "d"], [1, [], 0, 1], 5]],
            [1, "h3", [[0, [], 0, "H"]]], [1, "blockquote", [[0, [], 0, "q"]]],
            [3, "ol", [[[0, [], 0, "i"]]]], [2, "b.png"], [10, 0], [10, 1], [10, 2], [10, 3],
            [10, 9], [], 7,
        ],
    }  # fmt: skip
    row = {"id": "1", "status": "published", "published_at": "2020-01-01T23:30:00.000Z"}
    posts = [row | {"mobiledoc": json.dumps(old)}, row | {"id": "2", "mobiledoc": "{"}]
    settings = [{"key": "timezone", "value": "Asia/Seoul"}]
    first, second = contents_of(tmp_path, {"data": {"posts": posts, "settings": settings}}).posts
    assert first.date == "2020-01-02T08:30+09:00"
    assert tree_markdown(parse_markup(first.body)) == (
        "a **b*****c***\\\n[d](https://e.org/)@ann\n\n### H\n\n> q\n\n1. i\n\n![](b.png)\n\n"
        '```py\na\n\tb\n```\n\n---\n\n![A](/a.png "C")'
    )
    assert [note.text for note in first.notes][:1] == [
        "a card “new” was not migrated: briefs have nothing like it"
    ]
    assert "“mobiledoc” is damaged" in second.notes[0].text


def test_a_post_for_members_is_a_draft() -> None:
    row = {"id": "1", "title": "T", "slug": "t", "status": "published", "html": "<p>x</p>"}
    assert not ghost._post("g.json", row, [], [], {}).is_draft
    hidden = ghost._post("g.json", {**row, "visibility": "paid"}, [], [], {})
    assert hidden.is_draft
    assert [note.code for note in hidden.notes] == ["members"]


def test_a_post_that_was_only_sent_by_e_mail_is_a_draft() -> None:
    row = {"id": "1", "title": "T", "slug": "t", "status": "sent", "html": "<p>x</p>"}
    post = ghost._post("g.json", row, [], [], {})
    assert (post.is_draft, post.addresses) == (True, ())
    assert "only sent by e-mail" in post.notes[0].text
