"""The Markdown of other systems → HTML.

markdown-it-py and its plugins read it: CommonMark with tables, footnotes, definition lists, boxes
and attributes. Before that, the few constructs that other parsers have are written as CommonMark.
It must not know a system.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.migrate.code_parts import Step, code_parts, code_spans, outside_code, parser_of

_SPACE_IN_LINK = re.compile(
    r"(?<!\\)\[([^\[\]\n]{1,300})\][ \t]+"
    r"\(((?:https?:|mailto:|/|\.\.?/|#)(?:[^\s()]|\([^\s()]*\))+)\)"
)
# Attributes in the syntax of kramdown, and of Python-Markdown and Pandoc.
_ATTRIBUTE = r"""(?:[.#][\w:.-]+|data-[\w-]+|[\w:-]+=(?:"[^"\n{}]*"|'[^'\n{}]*'|[^\s"'{}]+))"""
BRACES = rf"\{{(?::[^{{}}\n]*|[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*)\}}"
_ATTRIBUTE_LINE = re.compile(rf"^[ \t]*{BRACES}[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(rf"(?<=[^\s:`~]){BRACES}|(?<=[^\s:`~])[ \t]+{BRACES}[ \t]*$", re.MULTILINE)
_TOC = re.compile(
    r"^[ \t]*(?:[-*+1]\.?[ \t]+.*\n[ \t]*\{:\s*toc[^}]*\}|\[TOC\]|\[\[_?TOC_?\]\]"
    r"|\{:\s*toc\s*\}|\{\{TOC\}\})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_OPEN_TAG = re.compile(
    r"^([ \t]*<(?:div|section|article|aside|figure|details|blockquote)\b[^>\n]*?)"
    r"\s+markdown(?:=[\"']?\w+[\"']?)?([^>\n]*>)",
    re.MULTILINE | re.IGNORECASE,
)
_NO_SPACE_HEADING = re.compile(r"^(#{1,6})(?=[^#\s!{/])", re.MULTILINE)
_FOLDED_BOX = re.compile(r"^([ \t]*)\?\?\?\+?", re.MULTILINE)
# The place of a box beside the text, between its kind and its title.
_BOX_PLACE = re.compile(
    r"^([ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+)[ \t]+inline(?:[ \t]+end)?\b", re.MULTILINE
)
_TAB = re.compile(r"^=== [\"'](.+?)[\"'][ \t]*\n((?:[ \t]*\n|(?: {4}|\t).*\n?)*)", re.MULTILINE)
_DIV = re.compile(r"^[ \t]*:{3,}[ \t]*(?:\{([^}\n]*)\}|([\w-]+))?.*$", re.MULTILINE)
_HEADING_ID = re.compile(
    r"^(#{1,6}[ \t].*?)[ \t]*\{[^}\n]*#([\w:.-]+)[^}\n]*\}[ \t]*#*[ \t]*$", re.MULTILINE
)
_HEADING_ATTRIBUTES = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{[^}\n#]*\}[ \t]*$", re.MULTILINE)
_ABBREVIATION = re.compile(r"^\*\[([^\[\]\n]+)\]:[ \t]*(\S.*?)[ \t]*$\n?", re.MULTILINE)
# The spaces after an icon go with it, so that the text of a list item begins at the same column.
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^}\n]*\})?[ \t]*")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_SPACE_IN_REFERENCE = re.compile(
    r"(?<![\\\]])\[([^\[\]\n]{1,300})\](?:[ \t]+|[ \t]*\n[ \t]*)\[([^\[\]\n]{1,300})\](?![:(\[])"
)


def markdown_html(text: str, *, breaks: bool = False, signs: str = "") -> str:
    """The HTML of a Markdown text. With `breaks`, a line end breaks the line. `signs` are those of
    `Site`."""
    parser = parser_of(breaks)
    text = _as_commonmark(text)
    if signs:
        text = outside_code(text, *(step for sign, step in _SIGNS.items() if sign in signs))
    html: str = parser.render(text, {"docId": "text"})  # Authors write ids such as `fn1` by hand.
    return html


def inline_html(text: str) -> str:
    """The HTML of one line of Markdown, without a paragraph around it."""
    return markdown_html(text).strip().removeprefix("<p>").removesuffix("</p>")


def _keys(match: re.Match[str]) -> str:
    keys = (key.strip("\"'").replace("-", " ").title() for key in match[1].split("+"))
    return "+".join(f"<kbd>{key}</kbd>" for key in keys)


_SIGNS: dict[str, Step] = {
    "+": (re.compile(r"(?<![+\\])\+\+(?=[\w\"'])([\w\"'-]+(?:\+[\w\"'-]+)*)\+\+(?!\+)"), _keys),
    "~": (re.compile(r"(?<![~\\])~(?![~\s])([^\s~]{1,100})~(?!~)"), r"<sub>\1</sub>"),
    "^": (re.compile(r"(?<![\^\\\[])\^(?![\^\s\[])([^\s^\]]{1,100})\^(?!\^)"), r"<sup>\1</sup>"),
    "=": (re.compile(r"(?<![=\\])==(?![=\s])([^=\n]{1,500}?)(?<!\s)==(?!=)"), r"<mark>\1</mark>"),
}


# Deeper quotations and lists, and what is indented more, have no other meaning for readers.
_DEEP_MARKS = re.compile(
    r"^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){60})"
    r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+",
    re.MULTILINE,
)
_STEPS: tuple[Step, ...] = (
    (_TOC, ""),
    (_DEEP_MARKS, r"\1"),
    (_HEADING_ID, r'\1 <a id="\2" class="heading-id"></a>'),
    (_HEADING_ATTRIBUTES, r"\1"),
    (_ATTRIBUTE_LINE, ""),
    (_ABBREVIATION, ""),
    (_ATTRIBUTES, ""),
    (_SPACE_IN_LINK, r"[\1](\2)"),
    (_OPEN_TAG, r"\1\2" + "\n\n"),
    (_NO_SPACE_HEADING, r"\1 "),
    (_BOX_PLACE, r"\1"),
    (_FOLDED_BOX, r"\1!!!"),
    (_ICON, ""),
)


_ALERT = re.compile(
    r"^> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n((?:>.*(?:\n|\Z))*)", re.MULTILINE | re.I
)


def _alert(match: re.Match[str]) -> str:
    """A quotation that is a box, as on GitHub."""
    body = re.sub(r"^> ?", "", match[2], flags=re.MULTILINE)
    return f'\n<div class="callout callout-{match[1].lower()}">\n\n{body}\n\n</div>\n\n'


def _as_commonmark(text: str) -> str:
    """The text with what only other parsers know written as CommonMark or HTML."""
    text = _ALERT.sub(_alert, text) if "[!" in text else text
    text = _with_marked_bars(_joined_references(text))
    text = _TAB.sub(_tab, text) if '=== "' in text or "=== '" in text else text
    text = _mark_open_brackets(outside_code(text, *_STEPS))
    return outside_code(text, (_DIV, _div)) if ":::" in text else text


# So many brackets without an end in one paragraph are not links whose end was forgotten.
_MANY_BRACKETS = 100
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*\n", re.DOTALL)


def _mark_open_brackets(text: str) -> str:
    """The same text, in which the brackets without an end are marked as text, if a paragraph has
    many. The parser would search for the end of each one."""
    if text.count("[") < _MANY_BRACKETS:
        return text
    shown = "".join("\0" * len(part) if code else part for part, code in code_parts(text))
    places: list[int] = []
    open_brackets: list[int] = []
    for sign in _BRACKET.finditer(f"{shown}\n\n"):
        if sign[0] == "[":
            open_brackets.append(sign.start())
        elif sign[0] == "]" and open_brackets:
            open_brackets.pop()
        elif sign[0][0] == "\n":
            places += open_brackets if len(open_brackets) >= _MANY_BRACKETS else []
            open_brackets = []
    return "\\".join(text[start:end] for start, end in pairwise([0, *places, len(text)]))


# The second line of a table, with a bar.
_DELIMITER = re.compile(r"[ \t|:]*-[ \t|:-]*\|[ \t|:-]*|[ \t]*\|[ \t|:-]*-[ \t|:-]*")
_BAR = re.compile(r"(?<!\\)\|")


def _with_marked_bars(text: str) -> str:
    """The text in which a bar in the code of a cell does not end the cell, if its row would have
    too many cells. Many parsers read it so, and the others would lose the last cell."""
    if "`" not in text or "|" not in text:
        return text
    lines, columns = text.split("\n"), 0
    for number, line in enumerate(lines):
        if "|" not in line:
            columns = 0
        elif _DELIMITER.fullmatch(line):
            columns = _cells(line)
            lines[number - 1] = _marked_row(lines[number - 1], columns) if number else line
        elif columns:
            lines[number] = _marked_row(line, columns)
    return "\n".join(lines)


def _cells(line: str) -> int:
    return len(_BAR.findall(line.strip().strip("|"))) + 1


def _marked_row(line: str, columns: int) -> str:
    if "`" not in line or _cells(line) <= columns:
        return line
    parts = code_spans(line)
    return "".join(_BAR.sub(r"\\|", part) if is_code else part for part, is_code in parts)


def abbreviations(text: str) -> dict[str, str]:
    """The abbreviations that a text explains, as `*[UN]: United Nations`, and their meanings."""
    if "*[" not in text:
        return {}
    parts = (part for part, is_code in code_parts(text) if not is_code)
    return {match[1]: match[2] for part in parts for match in _ABBREVIATION.finditer(part)}


def _joined_references(text: str) -> str:
    """The text without the spaces in `[text] [name]`, which Markdown had before CommonMark."""
    names = {" ".join(name.split()).casefold() for name in _DEFINITION.findall(text)}

    def join(match: re.Match[str]) -> str:
        words, name = (" ".join(part.split()).casefold() for part in match.groups())
        is_reference = name in names and words not in names
        return f"[{match[1]}][{match[2]}]" if is_reference else match[0]

    return outside_code(text, (_SPACE_IN_REFERENCE, join)) if names else text


def _tab(match: re.Match[str]) -> str:
    """A tab of content: its label in bold, and its content without the indentation."""
    body = re.sub(r"^(?: {4}|\t)", "", match[2], flags=re.MULTILINE)
    return f"**{match[1]}**\n\n{body}\n"


def _div(match: re.Match[str]) -> str:
    """The start or end of a block in Pandoc's or VuePress's syntax, as HTML."""
    words = match[1] if match[1] is not None else match[2]
    if not words:
        return "\n</div>\n"
    classes = re.findall(r"\.([\w-]+)", words) if match[1] is not None else [words]
    box = next((c for c in classes if c.startswith("callout-")), "")
    known = ("note", "tip", "warning", "info", "danger", "important", "caution")
    box = box or next((f"callout-{c}" for c in classes if c in known), "")
    title = re.search(r'title="([^"]*)"', words)
    head = f'\n<p class="callout-title">{title[1]}</p>\n' if title and box else ""
    return f'\n<div class="callout {box}">\n{head}\n' if box else "\n<div>\n\n"
