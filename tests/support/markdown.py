"""Markdown as the parser reads it, before links are checked and pictures are looked for."""

from __future__ import annotations

from typing import Any

import markdown

from briefing.core.diagnostics import Problem
from briefing.markdown.context import Context
from briefing.markdown.parser.extension import CommonMarkExtension
from briefing.markdown.positions import SourceText


def parse(text: str, lang: str = "en") -> tuple[str, list[Problem]]:
    """The HTML of a text, and the problems that the parser reports."""
    md: Any = markdown.Markdown(extensions=[CommonMarkExtension()])
    md.context = Context("b.md", SourceText(text, 1), lang, lambda path: None, lambda path: "")
    return md.convert(text), md.context.problems


def render(text: str) -> str:
    """The HTML of a text without problems."""
    html, problems = parse(text)
    assert problems == []
    return html
