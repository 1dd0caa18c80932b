"""The examples of Markdown in the docs become the HTML that the docs show."""

from __future__ import annotations

import re

import pytest

from tests.support.markdown import render
from tests.support.markup import structure
from tests.support.repository import REPO

PAIRS = re.findall(
    r"^(`{3,4})markdown\n(.*?)^\1\n\n```html\n(.*?)^```$",
    "\n".join(
        (REPO / page).read_text("utf-8") for page in ("docs/writing.md", "docs/authors/table.md")
    ),
    re.DOTALL | re.MULTILINE,
)


def test_the_docs_have_examples() -> None:
    assert len(PAIRS) >= 9


@pytest.mark.parametrize(("text", "html"), [pair[1:] for pair in PAIRS])
def test_an_example_becomes_the_html_below_it(text: str, html: str) -> None:
    assert structure(render(text)) == structure(html)
