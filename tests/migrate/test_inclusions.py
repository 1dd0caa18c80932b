"""Texts that include files: the statements of each system, missing and cyclic files, limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.migrate.detection import KINDS
from briefing.migrate.inclusions import Inclusions
from briefing.migrate.types import Post, Site, Source
from tests.support.migration import migrate, write_source

SITES = {
    "jekyll": Site(tags="liquid", includes=("_includes",)),
    "hexo": Site(tags="liquid", includes=("source/downloads/code",), roots=("source", "")),
    "mkdocs": Site(tags="snippets", includes=(".", "snippets"), roots=("docs",)),
    "hugo": Site(tags="hugo", roots=("static", "content", ""), readers={"src": True}),
    "rst": Site(tags="liquid"),
}
FILES: dict[str, str | bytes] = {
    "_posts/part.md": "---\na: b\n---\n*Part* of it.\n",
    "_posts/figures/x.py": "x = 1\ny = 2\nz = 3\n",
    "_includes/box.html": (
        '<div class="{{ include.kind }}">{% if include.title %}<b>{{ include.title }}</b>{% else %}'
        "none{% endif %}{{ include.text | markdownify }}</div>"
    ),
    "_includes/list.html": "{% for post in site.posts %}{{ post.title }}{% endfor %}",
    "_includes/outer.md": "Outer, {% include inner.md %}.",
    "_includes/inner.md": "inner",
    "_includes/a.md": "A {% include b.md %}",
    "_includes/b.md": "B {% include a.md %}",
    "source/downloads/code/x.js": "one()\ntwo()\nthree()\n",
    "snippets/s.md": "Before\n<!-- --8<-- [start:middle] -->\nMiddle\n"
    "<!-- --8<-- [end:middle] -->\nAfter\n",
    "content/x/note.md": "+++\na = 1\n+++\nNote.\n",
    "content/x/m.go": "package m\n",
    "post/part.rst": "Included *words*.\n\n.. include:: more.rst\n",
    "post/more.rst": "More words.\n",
    "post/x.py": "a = 1\nb = 2\n",
    "post/t.csv": "1,2\n",
    "content/n.ipynb": (
        '{"worksheets": [{"cells": [{"cell_type": "heading", "level": 1, "source": ["No"]},'
        '{"cell_type": "markdown", "source": ["Some ", "*text*"]},'
        '{"cell_type": "code", "input": "x = 1"}]}]}'
    ),
    "binary.bin": b"\0\1",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    root = write_source(tmp_path_factory.mktemp("source"), FILES)
    (root.parent / "secret.md").write_text("secret", "utf-8")
    return Source(str(root), tuple(FILES))


def complete(source: Source, kind: str, file: str, text: str) -> tuple[str, list[str]]:
    format = "rst" if kind == "rst" else "markdown"
    inclusions = Inclusions(source, SITES[kind])
    done = inclusions.complete(Post(id=file, file=file, body=text, format=format, line=10))
    return done.body, [f"{note.line}: {note.text}" for note in done.notes]


@pytest.mark.parametrize(
    ("kind", "file", "text", "expected"),
    [
        ("jekyll", "_posts/p.md", "a\n\n{% include_relative part.md %}\n\nb",
         "a\n\n*Part* of it.\n\nb"),
        ("jekyll", "_posts/p.md", "- a\n\n  {% include_relative part.md %}\n",
         "- a\n\n  *Part* of it.\n"),
        ("jekyll", "_posts/p.md", "```python\n{% include_relative figures/x.py %}\n```",
         "```python\nx = 1\ny = 2\nz = 3\n```"),
        ("jekyll", "_posts/p.md", "{% include box.html kind='tip' text=\"**t**\" %}",
         '<div class="{{ \'tip\' }}">none{{ "**t**" | markdownify }}</div>'),
        ("jekyll", "_posts/p.md", '{%- include box.html title="T" -%}',
         "<div class=\"{{ '' }}\"><b>{{ \"T\" }}</b>{{ '' | markdownify }}</div>"),
        ("jekyll", "_posts/p.md", "x {% include outer.md %}", "x Outer, inner."),
        ("jekyll", "_posts/p.md", "{% raw %}{% include outer.md %}{% endraw %}",
         "{% raw %}{% include outer.md %}{% endraw %}"),
        ("hexo", "source/_posts/p.md", "{% include_code Title lang:javascript to:2 x.js %}",
         "Title\n\n```javascript\none()\ntwo()\n```"),
        ("mkdocs", "docs/p.md", '--8<-- "snippets/s.md"', "Before\nMiddle\nAfter"),
        ("mkdocs", "docs/p.md", '    --8<-- "s.md:middle"\n', "    Middle\n"),
        ("mkdocs", "docs/p.md", "```\n--8<-- 's.md:3:3'\n```", "```\nMiddle\n```"),
        ("mkdocs", "docs/p.md", "--8<--\ns.md:middle\n; no.md\npost/more.rst\n--8<--\n",
         "Middle\n\nMore words.\n"),
        ("mkdocs", "docs/p.md", 'a {!post/more.rst!} {% include-markdown "../post/more.rst" %}',
         "a More words. More words."),
        ("jekyll", "a.md", "{% notebook content/n.ipynb cells[1:] %}",
         "Some *text*\n\n```python\nx = 1\n```"),
        ("hugo", "content/x/p.md", '{{% include "note.md" %}}', "Note."),
        ("hugo", "content/x/p.md", '{{< readfile file="/content/x/m.go" code="true" >}}',
         "```go\npackage m\n```"),
        ("hugo", "content/x/p.md", '{{< src "content/x/m.go" "go" >}}', "```go\npackage m\n```"),
        ("hugo", "x.md", '{{</* include "note.md" */>}}', '{{</* include "note.md" */>}}'),
        ("rst", "post/p.rst", "a\n\n.. include:: part.rst\n\nb",
         "a\n\nIncluded *words*.\n\nMore words.\n\nb"),
        ("rst", "post/p.rst", ".. literalinclude:: x.py\n   :language: py\n   :lines: 2-\n",
         ".. code-block:: py\n\n   b = 2\n\n"),
        ("rst", "post/p.rst", ".. csv-table:: T\n   :file: t.csv\n   :header: a, b\n",
         ".. csv-table:: T\n   :header: a, b\n\n   1,2\n\n"),
    ],
)  # fmt: skip
def test_a_statement_becomes_the_content_of_its_file(
    source: Source, kind: str, file: str, text: str, expected: str
) -> None:
    assert complete(source, kind, file, text)[0] == expected


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("jekyll", "x\n{% include_relative none.md %}", "11: {% include_relative none.md %} has no "
         "content here: the source has no file none.md"),
        ("jekyll", "{% include_relative ../../secret.md %}", "has no file ../../secret.md"),
        ("jekyll", "{% include /etc/passwd %}", "the source has no file /etc/passwd"),
        ("jekyll", "{% include list.html %}", "_includes/list.html is a program"),
        ("jekyll", "{% include_relative ../binary.bin %}", "binary.bin is not a text file"),
        ("jekyll", "{% include a.md %}", "in _includes/b.md: {% include a.md %} has no content "
         "here: _includes/a.md includes itself, through _includes/b.md"),
        ("mkdocs", '--8<-- "https://x.example/a.md"', "https://x.example/a.md is on another site"),
        ("rst", ".. include:: ../../secret.md", "the source has no file ../../secret.md"),
    ],
)  # fmt: skip
def test_a_failed_inclusion_is_visible_and_reported(
    source: Source, kind: str, text: str, fault: str
) -> None:
    body, notes = complete(source, kind, "_posts/p.md", text)
    assert "<em>Not migrated:</em> <code>" in body
    assert "secret" not in body.replace("secret.md", "")
    assert any(fault in note for note in notes), notes


def test_settings_of_mkdocs_add_a_file_to_each_text(source: Source) -> None:
    site = Site(tags="snippets", appended=("post/more.rst", "none.md"))
    done = Inclusions(source, site).complete(Post(id="a", file="a.md", body="A"))
    assert (done.body, done.own_body, done.notes) == ("A\n\nMore words.\n", "A", ())


def test_the_number_of_inclusions_is_limited(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"_includes/{depth}.md": f"{{% include {depth + 1}.md %}}\n" * 9 for depth in range(30)
    }
    inclusions = Inclusions(
        Source(str(write_source(tmp_path, files)), tuple(files)), SITES["jekyll"]
    )
    done = inclusions.complete(Post(id="p", file="_posts/p.md", body="{% include 0.md %}"))
    assert any("includes too many files" in note.text for note in done.notes)
    assert len(done.notes) < 2000


def test_an_included_file_does_not_become_a_brief(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_posts/2020-01-01-a.md": (
            "---\ntitle: A\n---\n\n{% include_relative part.md %}\n\n{{ x }}\n"
        ),
        "_posts/part.md": "The *part*.\n",
    }
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    assert list(archive.briefs) == ["a"]
    assert archive.body("a").startswith("The *part*.")
    lines = {line["file"]: line for line in archive.report["posts"]}
    assert lines["_posts/part.md"]["status"] == "listed"
    assert [(note["code"], note["line"]) for note in lines["_posts/2020-01-01-a.md"]["notes"]] == [
        ("include", 5),
        ("unknown-tag", 7),
    ]


def test_the_readers_name_the_folders_of_included_files(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [parts]\n",
        "docs/a.md": "A",
        "_config.yml": "source: src\n",
        "src/_posts/2020-01-01-a.md": "A",
        ".eleventy.js": 'module.exports = () => ({ dir: { includes: "_parts" } })',
        "hugo.toml": "",
        "content/a.md": "A",
        "layouts/shortcodes/code-of.html": '{{ highlight (readFile (.Get 0)) "go" "" }}',
    }
    source = Source(str(write_source(tmp_path, files)), tuple(files))
    sites = {kind: KINDS[kind][1](source).site for kind in ("mkdocs", "jekyll", "eleventy", "hugo")}
    assert sites["mkdocs"].includes == ("parts",)
    assert sites["jekyll"].includes == ("src/_includes",)
    assert sites["eleventy"].includes == ("_parts", "_includes")
    assert sites["hugo"].readers == {"code-of": True}
