"""Markdown where a text is plain."""

from __future__ import annotations

import pytest

from briefing.content.ast import Scalar
from briefing.content.fields import Field
from briefing.content.plain_text import markdown_in_text
from briefing.core.settings import WARNINGS

NOTE = Field("note", "text", "what changed")


def signs(text: str, field: Field = NOTE) -> str:
    """The part of a text that its warning names, or an empty text."""
    for problem in markdown_in_text(Scalar(text, 3, 7), field, "a.md"):
        assert (problem.line, problem.column, problem.warning) == (3, 7, True)
        assert problem.code in WARNINGS
        return problem.message.partition("“")[2].rpartition("”")[0]
    return ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [the table](table.md).", "[the table](table.md)"),
        ("![A map](map.png)", "![A map](map.png)"),
        ("The sinking of the *Cheonan*.", "*Cheonan*"),
        ("**No** treaty", "**No**"),
        ("북한의 *성명*은", "*성명*"),
        ("The statement [sic] (see the text)", ""),
        ("2 * 3 * 4, 2*3*4, a* and b*", ""),
        ("_draft_2_final", ""),
        ("A <b>bold</b> title", "<b>"),
        ('A <a href="b">link</a>', '<a href="b">'),
        ("The ~~old~~ ==new== plan", "~~old~~"),
        ("The ==new== plan", "==new=="),
        ("The `plan`", "`plan`"),
        ("[[Hanoi]] and after", "[[Hanoi]]"),
        ("{{ title }}", "{{ title }}"),
        ("## Title", "## "),
        ("Issue #5 of 5: a == b, 1~2 ` [a] {b}", ""),
        ("Water&nbsp;and peace", "&nbsp;"),
        ("Research &amp; development", "&amp;"),
        ("AT&T; R&D; <A> v. <B>, <기생충>, 1 < 2 > 0", ""),
    ],
)
def test_a_plain_text_with_signs_of_markdown_has_a_warning(text: str, expected: str) -> None:
    assert signs(text) == expected


def test_only_texts_for_readers_are_checked() -> None:
    assert signs("https://*.example.org/*", Field("link_exceptions", "words", "addresses")) == ""
    assert signs("*x*", Field("names", "names", "names in other languages")) == "*x*"
