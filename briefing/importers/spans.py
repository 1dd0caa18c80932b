"""The text of one line, in parts with different formats → the line in Markdown.

This module must not know blocks or markup.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.importers.escape import clean_text, escape_inline, escape_line_start


class Span(NamedTuple):
    """A part of a line with one format. Without a link, `href` is empty. The text of a part that
    `is_markdown` is Markdown already, and no text for readers: a reference to a footnote."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""
    is_struck: bool = False
    is_markdown: bool = False


SPACE = Span(" ")

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def shifted(text: str, tag: str) -> str:
    """A text in the raised (`sup`) or lowered (`sub`) characters of Unicode, if all have one."""
    table = _RAISED if tag == "sup" else _LOWERED
    return text.translate(table) if all(ord(c) in table for c in text.strip()) else text


def line_of(spans: list[Span]) -> tuple[str, str]:
    """The text of a line without formats, and the line in Markdown."""
    parts = _merge(spans)
    plain = "".join(span.text for span in parts if not span.is_markdown).strip()
    markdown = ""
    for span in parts:
        text = span.text.strip()
        if span.is_markdown:
            markdown += text
            continue
        if not text:
            markdown += " " if span.text else ""
            continue
        before, after = (" " * (span.text[i] == " ") for i in (0, -1))
        has_format = span.strong or span.em or span.href or span.is_struck
        if has_format and _can_have_format(text, markdown + before):
            if span.href and not before and markdown.endswith("!"):
                markdown = markdown[:-1] + "\\!"  # Otherwise the link would be a picture.
            markdown += before + _with_format(span, text) + after
        else:
            is_start = not markdown.strip()
            escaped_text = escape_inline(text)
            markdown += (
                before + (escape_line_start(escaped_text) if is_start else escaped_text) + after
            )
    return plain, markdown.strip()


def _can_have_format(text: str, before: str) -> bool:
    """Whether Markdown would read emphasis marks around this text as emphasis."""
    return any(c.isalnum() for c in text) and not before.endswith(("*", "~", "]", ")"))


def _with_format(span: Span, text: str) -> str:
    stars = "*" * (2 * span.strong or span.em)
    markdown = f"{stars}{escape_inline(text)}{stars}"
    if span.is_struck:
        markdown = f"~~{markdown}~~"
    return f"[{markdown}]({span.href})" if span.href else markdown


def _merge(spans: list[Span]) -> list[Span]:
    """Join adjacent spans of one format, and replace each white space by one space."""
    parts: list[Span] = []
    for span in spans:
        if span.is_markdown:
            parts.append(span)
            continue
        text = re.sub(r"\s+", " ", clean_text(span.text))
        last = parts[-1] if parts and not parts[-1].is_markdown else None
        if last and (last[1:] == span[1:] or not text.strip()):
            parts[-1] = last._replace(text=re.sub(r" +", " ", last.text + text))
        elif text:
            if last and last.text.endswith(" "):
                text = text.lstrip()
            parts.append(span._replace(text=text))
    return parts
