"""Code blocks: with fences, and indented.

This module must not know other blocks.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest
from briefing.markdown.context import shorten
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.characters import unescape
from briefing.markdown.parser.leaves import Leaf, LeafKind, add_block
from briefing.markdown.parser.lines import Line

# A block with this word after its fence is the description of a chart.
CHART = "chart"
# Indented text that ends so is probably no code.
_MIN_WORDS = 4
_SENTENCE_ENDS = (".", "?", "!", "。", ".”", '."')
_LIKE_CHART = 0.75
# What other programs draw.
_DRAWN = frozenset(("mermaid", "plantuml", "geojson", "math"))
_FENCE = late_pattern(r"(`{3,})([^`]*)$|(~{3,})(.*)$")


class Fence:
    """The opening fence of a code block: its mark, the indentation and the information."""

    __slots__ = ("indent", "info", "is_closed", "line", "mark")

    def __init__(self, mark: str, info: str, line: Line) -> None:
        self.mark, self.info, self.line = mark, info, line
        self.indent, self.is_closed = line.indent, False


def start(blocks: Blocks, line: Line) -> bool | None:
    """Begin a code block at its fence."""
    match = _FENCE.match(line.text, line.start)
    if not match:
        return None
    fence = Fence(match[1] or match[3], (match[2] or match[4] or "").strip(" \t"), line)
    blocks.begin(_FENCED, line, fence)
    return False


def start_indented(blocks: Blocks, line: Line) -> bool:
    """Begin a code block that is indented by four columns."""
    leaf = blocks.begin(_INDENTED, line)
    _read_indented(leaf, line, blocks)
    return False


def _read_fenced(leaf: Leaf, line: Line, blocks: Blocks) -> bool:
    fence: Fence = leaf.info
    if _closes(fence, line):
        fence.is_closed = True
        blocks.close_leaf()
        return True
    line.advance(min(line.indent, fence.indent))
    _add_line(leaf, line)
    return True


def _closes(fence: Fence, line: Line) -> bool:
    if line.indent > 3 or not line.text.startswith(fence.mark, line.start):
        return False
    return not line.text[line.start :].rstrip(" \t").strip(fence.mark[0])


def _read_indented(leaf: Leaf, line: Line, blocks: Blocks) -> bool:
    if line.is_blank:
        blocks.mark_blank()
    elif line.indent < 4:
        return False
    line.advance(4)
    _add_line(leaf, line)
    return True


def _add_line(leaf: Leaf, line: Line) -> None:
    leaf.lines.append(line.rest())
    leaf.columns.append(line.offset - line.spare)


def _finish(leaf: Leaf, blocks: Blocks) -> None:
    """Make the element of a code block, or the figure of a chart, which is drawn later."""
    lines = leaf.lines
    fence: Fence | None = leaf.info
    language = unescape(fence.info.split()[0]) if fence and fence.info else ""
    if language == CHART:
        figure = add_block(leaf.element, "figure")
        blocks.context.charts.append((figure, leaf))
        code = Element("code")
    else:
        code = SubElement(add_block(leaf.element, "pre"), "code")
    if fence and language and language != CHART:
        _check_language(fence, language, blocks)
    if fence is None:
        while not lines[-1].strip(" \t"):
            lines.pop()
        if len(lines[-1].split()) >= _MIN_WORDS and lines[-1].rstrip().endswith(_SENTENCE_ENDS):
            source = blocks.context.source
            span = source.line_span(leaf.line)
            message = "because of the spaces before it, readers see this text as code"
            hint = "delete the spaces; for code, write ``` in the line above and below"
            blocks.context.report("unread-markup", span, message, hint, warning=True)
    else:
        leaf.line += 1
        if language:
            code.set("class", f"language-{language}")
        if not fence.is_closed:
            message = "this code block has no closing fence"
            hint = f"add a line {fence.mark} below the code"
            blocks.report("unclosed-fence", fence.line, message, hint, warning=True)
    leaf.text = "\n".join(lines)
    code.text = leaf.text + "\n" if lines else ""
    blocks.context.code.append((leaf, 0, len(leaf.text)))


def _check_language(fence: Fence, language: str, blocks: Blocks) -> None:
    """Report a word after a fence that only another program knows, or that nearly is “chart”."""
    if nearest(language.strip("{}."), (CHART,), _LIKE_CHART):
        message = f"“{shorten(language)}” draws no chart, and readers would see these lines"
        blocks.report(
            "unread-chart", fence.line, message, f"write {fence.mark}{CHART}", warning=True
        )
    elif language[0] == "{" or language.lower() in _DRAWN:
        message = f"readers would see these lines, and not what “{shorten(language)}” makes of them"
        hint = "write it in Markdown, or show a picture: ![…](….svg)"
        blocks.report("unread-markup", fence.line, message, hint, warning=True)


_FENCED = LeafKind(_read_fenced, _finish)
_INDENTED = LeafKind(_read_indented, _finish)
