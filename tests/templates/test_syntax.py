"""A change of a layout's form leaves its syntax as it is, and any other change does not."""

from __future__ import annotations

import pytest

from briefing.templates.files import Layouts
from briefing.templates.syntax import has_same_syntax

TEXT = """{% extends "base.html" %}
{% from "macros.html" import x %}

{% block main %}
  <p class="a">{{ title|upper }} {% trans %}So{% endtrans %}</p>
  {% for a in b %}{{ loop.index }}{% endfor %}
{% endblock %}
"""


def is_same(text: str) -> bool:
    return has_same_syntax(TEXT, text, Layouts({}, {}, {}, {}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n\n{% block", "\n\n\n\n{% block"),
        ("{% endblock %}\n", "{% endblock %}\n\n<!-- Outside of the blocks. -->\n"),
        ("{% block", "{# A comment. #}{% block"),
        ("title|upper", " title | upper "),
        ("{% for a in b %}", "{%  for a   in b  %}"),
        ("  {% for", "      {% for"),  # Jinja strips spaces before a tag.
    ],
)
def test_a_change_of_form_does_not_change_the_syntax(old: str, new: str) -> None:
    assert old in TEXT
    assert is_same(TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p class", "<p  class"),
        ("title|upper", "title|lower"),
        ("So", "Thus"),
        ("{% block main", "{% block more"),
        ("base.html", "other.html"),
        ("import x", "import y"),
        ("loop.index", "loop.index0"),
        ("{% endfor %}\n", "{% endfor %}\n\n"),
        ("{% endblock %}", ""),  # A syntax error.
    ],
)
def test_any_other_change_changes_the_syntax(old: str, new: str) -> None:
    assert old in TEXT
    assert not is_same(TEXT.replace(old, new))


def test_what_stands_before_extends_is_rendered() -> None:
    assert not is_same("x" + TEXT)


def test_a_layout_with_an_error_is_never_the_same() -> None:
    assert not has_same_syntax("{% if", "{% if", Layouts({}, {}, {}, {}))
