"""A change of a layout's form has the same digest, and any other change has another one."""

from __future__ import annotations

import pytest

from briefing.templates.files import Layouts
from briefing.templates.syntax_digest import syntax_digests

TEXT = """{% extends "base.html" %}
{% from "macros.html" import x %}

{% block main %}
  <p class="a">{{ title|upper }} {% trans %}So{% endtrans %}</p>
  {% for a in b %}{{ loop.index }}{% endfor %}
{% endblock %}
"""


def digest(text: str) -> bytes:
    layouts = Layouts({"x.html": text}, {}, {}, {})
    return syntax_digests(["x.html"], layouts)["x.html"]


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
def test_a_change_of_form_is_none(old: str, new: str) -> None:
    assert old in TEXT
    assert digest(TEXT.replace(old, new)) == digest(TEXT)


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
def test_any_other_change_is_one(old: str, new: str) -> None:
    assert old in TEXT
    assert digest(TEXT.replace(old, new)) != digest(TEXT)


def test_what_stands_before_extends_is_rendered() -> None:
    assert digest("x" + TEXT) != digest(TEXT)
