"""The Markdown of other systems → HTML.

markdown-it-py and its plugins read it: CommonMark with tables, footnotes, definition lists, boxes
and attributes. Before that, the few constructs that other parsers have are written as CommonMark.
It must not know a system.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Any

# A pattern, and what replaces it.
Step = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_FENCE = re.compile(r"^[ \t]*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})", re.MULTILINE)
_SPACE_IN_LINK = re.compile(
    r"(?<!\\)\[([^\[\]\n]{1,300})\][ \t]+\(((?:https?:|mailto:|/|\.\.?/|#)[^\s()]+)\)"
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
_TAB = re.compile(r"^=== [\"'](.+?)[\"'][ \t]*\n((?:[ \t]*\n|(?: {4}|\t).*\n?)*)", re.MULTILINE)
_DIV = re.compile(r"^[ \t]*:{3,}[ \t]*(?:\{([^}\n]*)\}|([\w-]+))?.*$", re.MULTILINE)
_HEADING_ID = re.compile(
    r"^(#{1,6}[ \t].*?)[ \t]*\{[^}\n]*#([\w:.-]+)[^}\n]*\}[ \t]*#*[ \t]*$", re.MULTILINE
)
_HEADING_ATTRIBUTES = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{[^}\n#]*\}[ \t]*$", re.MULTILINE)
# The spaces after an icon go with it, so that the text of a list item begins at the same column.
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^}\n]*\})?[ \t]*")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_SPACE_IN_REFERENCE = re.compile(
    r"(?<![\\\]])\[([^\[\]\n]{1,300})\](?:[ \t]+|[ \t]*\n[ \t]*)\[([^\[\]\n]{1,300})\](?![:(\[])"
)


def markdown_html(text: str, *, breaks: bool = False, signs: str = "") -> str:
    """The HTML of a Markdown text. With `breaks`, a line end breaks the line. `signs` are those of
    `Site`."""
    parser = _parser(breaks)
    text = _as_commonmark(text)
    if signs:
        text = outside_code(text, *(step for sign, step in _SIGNS.items() if sign in signs))
    html: str = parser.render(text)
    return html


def inline_html(text: str) -> str:
    """The HTML of one line of Markdown, without a paragraph around it."""
    return markdown_html(text).strip().removeprefix("<p>").removesuffix("</p>")


_SIGNS: dict[str, Step] = {
    "~": (re.compile(r"(?<![~\\])~(?![~\s])([^\s~]{1,100})~(?!~)"), r"<sub>\1</sub>"),
    "^": (re.compile(r"(?<![\^\\\[])\^(?![\^\s\[])([^\s^\]]{1,100})\^(?!\^)"), r"<sup>\1</sup>"),
    "=": (re.compile(r"(?<![=\\])==(?![=\s])([^=\n]{1,500}?)(?<!\s)==(?!=)"), r"<mark>\1</mark>"),
}


def outside_code(text: str, *steps: Step) -> str:
    """Replace patterns in a Markdown text, but not in its code blocks and code spans."""
    parts: list[str] = []
    for part, is_code in code_parts(text):
        new = part
        for pattern, replacement in () if is_code else steps:
            new = pattern.sub(replacement, new)
        parts.append(new)
    return "".join(parts)


@lru_cache(maxsize=4)  # Each step asks for the parts of the same text.
def code_parts(text: str, *, is_markdown: bool = True) -> tuple[tuple[str, bool], ...]:
    """A text in parts, each with whether it is code: a fenced block, a span or, in Markdown, an
    indented block."""
    parts: list[tuple[str, bool]] = []
    plain: list[str] = []
    fence = ""
    indented = _indented_code(text) if is_markdown else frozenset()
    for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+", text)):
        match = None if number in indented else _FENCE.match(line)
        is_closing = bool(fence and re.fullmatch(rf"[\s>]*{fence[0]}{{{len(fence)},}}\s*", line))
        if not fence and (number in indented or (match and _is_fence(match))):
            fence = match[1] if match else ""
            parts += _spans("".join(plain))
            plain = []
            parts.append((line, True))
        elif fence:
            parts.append((line, True))
            fence = "" if is_closing else fence
        else:
            plain.append(line)
    return (*parts, *_spans("".join(plain)))


def _is_fence(match: re.Match[str]) -> bool:
    return match[1][0] == "~" or "`" not in match.string[match.end() :]


_MAY_BE_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}|\t| {1,3}\t)[ \t]*\S")
# Boxes and tabs, whose content is indented and is no code.
_INDENTED_BOX = re.compile(r"^([ \t]*)(?:\?\?\?\+?|===[+!]*)(?=[ \t])", re.MULTILINE)


def _indented_code(text: str) -> frozenset[int]:
    """The numbers of the lines in indented blocks of code."""
    if not _MAY_BE_INDENTED.search(text):
        return frozenset()
    parser, tokens = _parser(breaks=False), []  # type: ignore[var-annotated]
    parser.options["maxNesting"] = 100
    parser.block.parse(_INDENTED_BOX.sub(r"\1!!!", text), parser, {}, tokens)
    blocks = (token.map for token in tokens if token.type == "code_block")
    return frozenset(line for block in blocks for line in range(*block))


_SPAN_START = re.compile(r"(?<![`\\])(`+)(?!`)|<(pre|code)\b[^<>]*>")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


def _spans(text: str) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    end = paragraph_end = 0
    unclosed: dict[str, int] = {}  # By sign: there is no end of code before this place.
    for match in _SPAN_START.finditer(text):
        if match.start() >= paragraph_end:
            gap = _PARAGRAPH_END.search(text, match.start())
            paragraph_end = gap.start() if gap else len(text)
        # A code span ends in its paragraph.
        sign = rf"(?<!`){match[1]}(?!`)" if match[1] else rf"</{match[2]}>"
        limit = paragraph_end if match[1] else len(text)
        if match.start() < end or match.start() < unclosed.get(sign, 0):
            continue
        closing = re.compile(sign).search(text, match.end() + bool(match[1]), limit)
        if closing is None:
            unclosed[sign] = limit
            continue
        parts += [(text[end : match.start()], False), (text[match.start() : closing.end()], True)]
        end = closing.end()
    return [*parts, (text[end:], False)]


def replace_pairs(
    text: str,
    start: re.Pattern[str],
    end: re.Pattern[str],
    replacement: Callable[[re.Match[str], str], str],
) -> str:
    """Replace each part from a `start` to the next `end`. The replacement gets the match of the
    start, and what is between. One regular expression for all this would search for the end again
    after each start, which takes long if there is none."""
    parts: list[str] = []
    place = 0
    for match in start.finditer(text):
        if match.start() < place:
            continue
        closing = end.search(text, match.end())
        if closing is None:
            break
        inner = text[match.end() : closing.start()]
        parts += [text[place : match.start()], replacement(match, inner)]
        place = closing.end()
    return "".join([*parts, text[place:]])


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
    (_ATTRIBUTES, ""),
    (_SPACE_IN_LINK, r"[\1](\2)"),
    (_OPEN_TAG, r"\1\2" + "\n\n"),
    (_NO_SPACE_HEADING, r"\1 "),
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
    text = _joined_references(text)
    text = _TAB.sub(_tab, text) if '=== "' in text or "=== '" in text else text
    text = _mark_open_brackets(outside_code(text, *_STEPS))
    return outside_code(text, (_DIV, _div)) if ":::" in text else text


# So many brackets without an end in one paragraph are no links whose end was forgotten.
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


@cache
def _parser(breaks: bool) -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"html": True, "breaks": breaks})
    # Blocks that are deeper are lost, but brackets that are deeper are text, and take long.
    for rule, levels in (("block", 1000), ("inline", 20)):
        parser.core.ruler.before(rule, f"{rule}_depth", partial(_limit_depth, levels))
    parser.enable(["table", "strikethrough"])
    # The parser would leave `[a](file:b)` as it is, without a note.
    parser.validateLink = _is_link  # type: ignore[method-assign,assignment]
    parser.use(footnote_plugin, inline=True).use(deflist_plugin).use(tasklists_plugin)
    return parser.use(admon_plugin).use(attrs_plugin)


def _is_link(address: str) -> bool:
    """Whether an address makes a link. What it may lead to is for `references`."""
    return True


def _limit_depth(levels: int, state: Any) -> None:
    state.md.options["maxNesting"] = levels
