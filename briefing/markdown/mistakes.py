"""Signs of other programs in a text, which Markdown shows to readers as they are.

They are bullets of word processors, tags of other site generators, links of wikis and formulas of
TeX. The search is in the source, outside of what the parser has read as code. This module knows
text and positions. It must not know HTML or Python-Markdown.
"""

from __future__ import annotations

import re

from briefing.core.bullets import BULLETS
from briefing.core.paths import MARKDOWN
from briefing.core.patterns import late_pattern
from briefing.markdown.context import Context, shorten

# The middle dot also separates words in Korean: it is a bullet only before a tab.
_BULLET = late_pattern(rf"^[ \t]*(?P<at>[{BULLETS}](?=[ \t]*\S)|·(?=\t))", re.MULTILINE)
_BULLET_LINE = late_pattern(rf"\n[ \t]*[{BULLETS}·]")  # Nearly all texts have no such line.
_TAG = late_pattern(r"(?<!\\)(?:\{\{[<%]?[^{}]{1,500}\}\}|\{%[^{}]{1,500}%\})")
_WIKI_LINK = late_pattern(r"(?<![\\\]])(!?)\[\[(?!\^)([^\[\]\n]{1,300})\]\](?![(\[:])")
_DEFINITION = late_pattern(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_FORMULA = late_pattern(r"(?<![\\$])\$\$(?!\$)[^$]{1,2000}\$\$(?!\$)")


def check_mistakes(text: str, context: Context) -> None:
    """Report what is written as another program wants it."""
    if not text.isascii() and _BULLET_LINE.search("\n" + text):
        _check_bullets(context)
    # One character is found sooner than two, and most texts have none of these.
    if "{" in text and ("{{" in text or "{%" in text):
        for match in _TAG.finditer(context.source.without_code):
            message = f"“{shorten(match[0])}” is a tag of another program, which readers would see"
            hint = "delete it, or write it in Markdown; to show it, put it between backticks"
            context.report("template-tag", context.source.span(*match.span()), message, hint)
    if "[[" in text:
        _check_wiki_links(context)
    if "$" in text and "$$" in text:
        for match in _FORMULA.finditer(context.source.without_code):
            if "\n\n" not in match[0]:
                hint = "write it in words, or as a picture; to show it, put it between backticks"
                message = "this is a formula of TeX, which readers would see as it is"
                context.report("tex-formula", context.source.span(*match.span()), message, hint)


def _check_bullets(context: Context) -> None:
    """Report the first line of each list."""
    last_line = 0
    for match in _BULLET.finditer(context.source.without_code):
        span = context.source.span(*match.span("at"))
        if span.line != last_line + 1:
            message = f"“{match['at']}” does not begin an item of a list"
            hint = "write “- ” in the place of each such sign, and an empty line above the list"
            context.report("foreign-bullet", span, message, hint)
        last_line = span.line


def _check_wiki_links(context: Context) -> None:
    text = context.source.without_code
    defined = set(_DEFINITION.findall(text))
    for match in _WIKI_LINK.finditer(text):
        target, _, words = (part.strip() for part in match[2].partition("|"))
        if match[2] in defined:  # It is a link in brackets, which is defined below.
            continue
        file, _, heading = target.partition("#")
        file = file if "." in file else f"{file.replace(' ', '-').lower()}{MARKDOWN}"
        address = f"{file}#{heading}" if heading else file
        span = context.source.span(*match.span())
        message = f"“{shorten(match[0])}” is a link of a wiki, which readers would see as it is"
        sign = "!" if match[1] else ""
        hint = f"write {sign}[{words or target}]({address}), with the name of the file"
        if target.strip("_").casefold() == "toc":
            hint = "delete it; nothing on the page takes its place"
        context.report("wiki-link", span, message, hint)
