"""The parser of Markdown, and which parts of a Markdown text are code.

It must not know a system.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import Any

# A pattern, and what replaces it.
Step = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_FENCE = re.compile(r"^[ \t]*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})", re.MULTILINE)


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
            parts += code_spans("".join(plain))
            plain = []
            parts.append((line, True))
        elif fence:
            parts.append((line, True))
            fence = "" if is_closing else fence
        else:
            plain.append(line)
    return (*parts, *code_spans("".join(plain)))


def _is_fence(match: re.Match[str]) -> bool:
    return match[1][0] == "~" or "`" not in match.string[match.end() :]


_MAY_BE_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}|\t| {1,3}\t)[ \t]*\S")
# Boxes and tabs, whose content is indented and is not code.
_INDENTED_BOX = re.compile(r"^([ \t]*)(?:\?\?\?\+?|===[+!]*)(?=[ \t])", re.MULTILINE)


def _indented_code(text: str) -> frozenset[int]:
    """The numbers of the lines in indented blocks of code."""
    if not _MAY_BE_INDENTED.search(text):
        return frozenset()
    parser, tokens = parser_of(breaks=False), []  # type: ignore[var-annotated]
    parser.options["maxNesting"] = 100
    parser.block.parse(_INDENTED_BOX.sub(r"\1!!!", text), parser, {}, tokens)
    blocks = (token.map for token in tokens if token.type == "code_block")
    return frozenset(line for block in blocks for line in range(*block))


_SPAN_START = re.compile(r"(?<![`\\])(`+)(?!`)|<(pre|code)\b[^<>]*>")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


def code_spans(text: str) -> list[tuple[str, bool]]:
    """A text without fenced blocks in parts, each with whether it is a span of code."""
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


@cache
def parser_of(breaks: bool) -> Any:
    """The parser of Markdown. With `breaks`, a line end breaks the line."""
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
    # What a link may lead to is for `references`.
    parser.validateLink = lambda address: True  # type: ignore[method-assign,assignment]
    parser.use(footnote_plugin, inline=True).use(deflist_plugin).use(tasklists_plugin)
    return parser.use(admon_plugin).use(attrs_plugin)


def _limit_depth(levels: int, state: Any) -> None:
    state.md.options["maxNesting"] = levels
