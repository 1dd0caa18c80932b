"""What only some systems write: signs in Markdown, boxes of GitHub, mappings of authors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.importers import tree_blocks
from briefing.migrate import conversion
from briefing.migrate.acceptance import _without_file
from briefing.migrate.front_matter import words_of
from briefing.migrate.markdown_source import markdown_html
from tests.support.migration import Migrated, migrate, write_source


def test_marks_have_a_meaning_only_in_systems_that_define_them() -> None:
    text = "H~2~O, x^2^, ==so== and `H~2~O`, a ~~b~~ [^1] 3 ~ 4\n"
    html = markdown_html(text, signs="~^=")
    assert "H<sub>2</sub>O, x<sup>2</sup>, <mark>so</mark> and <code>H~2~O</code>" in html
    assert "<s>b</s> [^1] 3 ~ 4" in html
    assert "H~2~O, x^2^, ==so==" in markdown_html(text)


def test_alerts_of_github_are_boxes() -> None:
    html = markdown_html("> [!WARNING]\n> Care *now*.\n>\n> More.\n\n> [!x]\n> No box.\n")
    assert '<div class="callout callout-warning">\n<p>Care <em>now</em>.</p>\n<p>More.' in html
    assert "<blockquote>\n<p>[!x]" in html


def test_quarto_and_formulas(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_quarto.yml": "website:\n  title: Q\n",
        "a.qmd": (
            "---\ntitle: A\ndate: 2020-01-01\nauthor: {name: Kim Lee, email: k@x.example}\n---\n"
            "$a_1*b_2$ costs $5 or $6-$7, H~2~O. \\\\(x_1*y_2*\\\\)\n"
        ),
    }
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    assert archive.body("a") == "`a_1*b_2` costs $5 or $6-$7, H<sub>2</sub>O. `x_1*y_2*`"
    assert "author: [kim-lee]" in archive.briefs["a"]


def test_authors_in_mappings() -> None:
    assert words_of({"a": {"name": "Kim", "email": "x"}}, "a") == ["Kim"]
    assert words_of({"a": {"k": {"name": "Kim"}, "lee": {"url": "x"}}}, "a") == ["Kim", "lee"]


def test_a_caption_stays_text_if_its_picture_is_left_out() -> None:
    body = 'a ![x](p/y.png "A *b* \\"c\\" <d>") z'
    assert _without_file(body, "y.png") == 'a A \\*b\\* "c" &lt;d> z'


def test_code_that_is_only_indented_stays_as_it_is() -> None:
    code = 'o="{{.Dest}}{.PS}"\n???????\n#no heading {: .x }\n" foldmarker={{{,}}}\n[a] (/b)'
    indented = "".join(f"    {line}\n" for line in code.split("\n"))
    in_item = "".join(f"       {line}\n" for line in code.split("\n"))
    shown = code.replace('"', "&quot;")
    html = markdown_html(
        f"Text {{: .x}}\n\n{indented}\n{{: .y}}\n\n1. One:\n\n{in_item}", breaks=True
    )
    assert html.count(f"<pre><code>{shown}\n</code></pre>") == 2
    assert ".x}" not in html.replace(shown, "")
    tab = '=== "T"\n\n    Text{: .x }\n\n??? note\n\n    ##More{: .y }\n'
    assert not re.search(r"\.x|\.y|<code", markdown_html(tab))


def test_the_mark_of_an_excerpt_ends_a_list() -> None:
    html = markdown_html("- a\n- b\n\n<!-- more -->\n\n    code\n")
    assert "<pre><code>code\n</code></pre>" in html


def test_control_characters_cost_no_format(tmp_path: Path) -> None:
    code = "```\nx\x1b[0m\x0cy\u2029\n```\n"
    text = "# A\n\n**b\x9b** \x0ce\u2028f\n\n<p>c&#155;&#7;d&#169;</p>\n\n" + code
    archive = migrate(write_source(tmp_path / "old", {"a.md": text}), tmp_path / "new")
    assert archive.body("a") == "**b** e f\n\nc›d©\n\n```\nx[0m y \n```"
    assert archive.codes("a.md") >= {"invisible"}
    assert not archive.codes("a.md") & {"simplified", "words", "unread"}


def test_bars_in_code_end_no_cell_if_the_row_would_be_too_long() -> None:
    table = "| A | B |\n|---|--:|\n| `p|q` | `r|s` |\n| `t | u` |\n\n`v|w` | x\n"
    html = markdown_html(table)
    assert "<td><code>p|q</code></td>" in html
    assert "<td>`t</td>" in html
    assert "<p><code>v|w</code> | x</p>" in html
    assert "<code>a|b</code>" in markdown_html("A `a|b` | C\n--- | ---\n1 | 2\n")


def test_abbreviations_footnotes_and_links_with_brackets(tmp_path: Path) -> None:
    text = (
        "# A\n\nThe UN met in [x] (https://e.org/a_(b)).[^1] By hand<sup><a id=ref1 href=#fn1>1</a>"
        "</sup>\n\n<p id=fn1>1. Mine <a href=#ref1>↩</a></p>\n\n[^1]: Note.\n\n"
        "*[UN]: United Nations\n*[EU]: European Union\n"
    )
    archive = migrate(write_source(tmp_path / "old", {"2020-01-01-a.md": text}), tmp_path / "new")
    notes = "[^1]: Note.\n\n[^2]: Mine"
    linked = "The UN met in [x](https://e.org/a_%28b%29).[^1] By hand[^2]"
    assert archive.body("a") == f"{linked}\n\n{notes}\n\n*[UN]: United Nations"
    assert '<abbr title="United Nations">UN</abbr>' in page_of(archive, "a")


def test_only_the_part_with_an_error_loses_its_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert = tree_blocks.tree_markdown
    monkeypatch.setattr(
        conversion, "tree_markdown", lambda root: convert(root).replace("BAD", "<blink>")
    )
    text = "# A\n\n**Good** text.\n\n- *one*\n- BAD *two* a_b\n\n**More** text.\n"
    archive = migrate(write_source(tmp_path / "old", {"a.md": text}), tmp_path / "new")
    assert archive.body("a") == "**Good** text.\n\none two a\\_b\n\n**More** text."
    assert archive.codes("a.md") >= {"simplified"}


def page_of(archive: Migrated, slug: str) -> str:
    """The page of a brief on the site."""
    archive.build()
    return (archive.root / f"site/briefs/{slug}.html").read_text("utf-8")


def test_icons_and_spaced_references() -> None:
    cards = "-   :material-lock:{ .lg } __Card__\n\n    ---\n\n    Its text.\n"
    assert markdown_html(cards).count("<hr />") == 1
    assert "<code>" not in markdown_html(cards)
    text = "A [b] [r], [c]\n[r], [r] [r], [x] [y] and `[b] [r]`.\n\n[r]: https://r.example/\n"
    html = markdown_html(text)
    assert '<a href="https://r.example/">b</a>, <a href="https://r.example/">c</a>, ' in html
    assert "[x] [y] and <code>[b] [r]</code>" in html
    assert html.count("<a ") == 4
