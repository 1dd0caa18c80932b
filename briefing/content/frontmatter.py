"""The text of a brief or page → its front matter as nodes with places, and its body.

The front matter is YAML 1.1 (https://yaml.org/spec/1.1/) without anchors, aliases and tags.
python-frontmatter splits the text and calls the parser; the handler is ours, because the library's
own handlers strip lines before they count them, take `{` for JSON, and ignore what they cannot
parse. The parser uses the events of PyYAML and never its composer: the C composer recurses on
nested brackets until the process crashes, and events give every scalar as written (`NO`, `010` and
`14:32` stay text).

This module does not know which keys exist. `yaml_errors` explains what YAML refuses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from briefing.content.ast import (
    Array,
    Node,
    ParseError,
    Place,
    Problems,
    Scalar,
    Table,
    place_in,
)
from briefing.content.yaml_errors import ScalarSpan, YamlError, explain, explain_no_table
from briefing.core.diagnostics import Problem

_MAX_BYTES = 64 << 10
_MAX_DEPTH = 6

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# A line that looks like a fence but ends in characters that only look like spaces.
_ODD_FENCE = re.compile("^---[\\s\u200b-\u200f\u2060\ufeff]+?$", re.MULTILINE)
# They end a line for YAML 1.1 and for no editor, so that all later places would be wrong.
_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_KEY = "write it as: key: value"
_QUOTE = "put the value in quotation marks if it is meant as text"


class SplitText(NamedTuple):
    """The parts of a text. `table` is None if there is no front matter that can be parsed; then
    `problems` says why. `first_line` is the number of the line on which `body` starts."""

    table: Table | None
    body: str
    first_line: int
    problems: Problems


def split(text: str, path: str) -> SplitText:
    """Split a text and parse its front matter. `path` is for problems only."""
    try:
        end = _closing_fence(text, path)
        metadata, body = frontmatter.parse(text, handler=_Handler(path))
    except ParseError as error:
        return SplitText(None, "", 1, (error.problem,))
    after = text[end:]
    blank = len(after) - len(after.lstrip())
    first_line = text.count("\n", 0, end + blank) + 1
    table: Table = metadata["front matter"]  # type: ignore[assignment]
    return SplitText(table, body, first_line, ())


# ---- fences -------------------------------------------------------------------------------------


def _closing_fence(text: str, path: str) -> int:
    """The offset of the end of the closing fence. Raises `ParseError`."""
    first_line = text.partition("\n")[0]
    if first_line.rstrip(" \t") != "---":
        raise ParseError(_opening_problem(text, first_line, path))
    closing = _FENCE.search(text, max(len(first_line), text.find("\n---", len(first_line))))
    if closing is None:
        odd = _ODD_FENCE.search(text, len(first_line))
        if odd:
            line, _ = place_in(text, odd.start())
            raise ParseError(_fence_problem(odd[0], path, line))
        message = "the front matter is opened but never closed"
        hint = "add a line “---” after its last key"
        raise ParseError(Problem(path, 1, 1, message, hint, 3, code="unclosed-front-matter"))
    if closing.start() > _MAX_BYTES:
        message = f"the front matter is too large: {closing.start() >> 10} KiB"
        hint = "the limit is 64 KiB; is its closing “---” missing?"
        raise ParseError(Problem(path, 1, 1, message, hint, 3, code="front-matter-too-large"))
    return closing.end()


def _opening_problem(text: str, first_line: str, path: str) -> Problem:
    if first_line.startswith("---"):
        return _fence_problem(first_line, path, 1)
    if text.lstrip().startswith("---"):
        message = "there is something before the front matter"
        hint = "“---” must be the very first line of the file"
    else:
        message = "the front matter is missing"
        hint = "start the file with a line “---”, the keys (title, date, author, topics), “---”"
    width = max(1, len(first_line))
    return Problem(path, 1, 1, message, hint, width, code="missing-front-matter")


def _fence_problem(line_text: str, path: str, line: int) -> Problem:
    """The problem of a line that begins with `---` and has more than spaces after it."""
    rest = line_text[3:]
    column = len(line_text) - len(rest.lstrip(" \t")) + 1
    if any(c.isprintable() and c != " " for c in rest):
        message, hint = "there is something after “---”", "“---” must be alone on its line"
        return Problem(path, line, column, message, hint, code="bad-fence")
    character = line_text[column - 1]
    message = f"there is an invisible character after “---” (U+{ord(character):04X})"
    return Problem(path, line, column, message, "delete it", code="invisible-character")


class _Handler(BaseHandler):
    """Passes the text between the fences to our parser."""

    FM_BOUNDARY = _FENCE

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def split(self, text: str) -> tuple[str, str]:
        _, yaml_text, body = _FENCE.split(text, 2)
        return yaml_text, body

    def load(self, fm: str) -> dict[str, Any]:
        # `fm` starts with the line end of the opening fence, so that YAML counts as the file does.
        return {"front matter": _parse_yaml(fm, self.path)}


# ---- YAML ---------------------------------------------------------------------------------------


def _parse_yaml(text: str, path: str) -> Table:
    """YAML text as a table of nodes. Raises `ParseError` with the first problem."""
    separator = _LINE_SEPARATORS.search(text)
    if separator:
        message = f"there is an invisible line separator (U+{ord(separator[0]):04X})"
        place = place_in(text, separator.start())
        raise ParseError(Problem(path, *place, message, "delete it", code="invisible-character"))
    try:
        root = _root_node(text, path)
    except yaml.MarkedYAMLError as error:
        raise ParseError(explain(_yaml_error(error, text), text, path)) from None
    except yaml.reader.ReaderError:
        # The error has an offset in characters or in bytes: it depends on the loader.
        control = yaml.reader.Reader.NON_PRINTABLE.search(text)
        place = place_in(text, control.start()) if control else (1, 1)
        message = "there is an invisible control character in the front matter"
        problem = Problem(path, *place, message, "delete it", code="invisible-character")
        raise ParseError(problem) from None
    if isinstance(root, Table):
        return root
    if root is None or (isinstance(root, Scalar) and not root.text):
        message, hint = "the front matter is empty", "add title, date, author and topics"
        raise ParseError(Problem(path, 1, 1, message, hint, 3, code="empty-front-matter"))
    raise ParseError(explain_no_table(text, path, root.line, root.column))


class _OpenNode:
    """A list or table whose end the parser has not reached."""

    __slots__ = ("column", "is_table", "keys", "line", "nodes")

    def __init__(self, is_table: bool, line: int, column: int) -> None:
        self.is_table, self.line, self.column = is_table, line, column
        self.nodes: list[Node] = []
        self.keys: dict[str, Scalar] = {}

    def expects_key(self) -> bool:
        return self.is_table and len(self.keys) == len(self.nodes)

    def close(self) -> Node:
        if self.is_table:
            pairs = tuple(zip(self.keys.values(), self.nodes, strict=True))
            return Table(pairs, self.line, self.column)
        return Array(tuple(self.nodes), self.line, self.column)


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def _root_node(text: str, path: str) -> Node | None:
    """The node that the events of PyYAML describe. Raises `ParseError` and PyYAML's errors."""
    lines = text.split("\n") if "#" in text else ()
    stack: list[_OpenNode] = []
    root: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent):
            node: Node = _scalar(event, lines, path)
        elif isinstance(event, _STARTS):
            stack.append(_opened(event, stack, path))
            continue
        elif isinstance(event, _ENDS):
            node = stack.pop().close()
        elif isinstance(event, yaml.AliasEvent):
            raise _unsupported(event, path, "references (*name)")
        else:
            continue  # The start or end of the document.
        if not stack:
            root = node
        elif stack[-1].expects_key():
            _add_key(stack[-1], node, path)
        else:
            stack[-1].nodes.append(node)
    return root


def _scalar(event: yaml.ScalarEvent, lines: Sequence[str], path: str) -> Scalar:
    _refuse_properties(event, path)
    plain = event.implicit[0]
    start: Any = event.start_mark
    comment = _comment_after(lines, event.end_mark) if lines and plain else None
    value = event.value if plain else event.value.rstrip("\n")
    return Scalar(value, start.line + 1, start.column + 1, plain, comment)


def _opened(event: Any, stack: list[_OpenNode], path: str) -> _OpenNode:
    """The list or table that an event begins."""
    _refuse_properties(event, path)
    place, is_table = _place(event.start_mark), isinstance(event, yaml.MappingStartEvent)
    if stack and stack[-1].expects_key():
        raise ParseError(Problem(path, *place, "a key must be a word", _PLAIN_KEY, code="bad-key"))
    if len(stack) == _MAX_DEPTH:
        message = f"lists and tables are nested more than {_MAX_DEPTH} deep"
        hint = "use two levels at most"
        raise ParseError(Problem(path, *place, message, hint, code="nesting-too-deep"))
    # What the whole front matter lacks is shown at its opening fence.
    return _OpenNode(is_table, *((1, 1) if is_table and not stack else place))


_COMMENT = re.compile(r"[ \t]+#")


def _comment_after(lines: Sequence[str], end: Any) -> Place | None:
    """The place of the comment that follows a value on its line, if there is one."""
    match = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
    return (end.line + 1, match.end()) if match else None


def _add_key(table: _OpenNode, node: Node, path: str) -> None:
    place = node.line, node.column
    if not isinstance(node, Scalar):
        raise ParseError(Problem(path, *place, "a key must be a word", _PLAIN_KEY, code="bad-key"))
    twin = table.keys.get(node.text)
    if twin:
        message = f"the key “{node.text}” is given twice"
        hint = f"keep one; the other is on line {twin.line}"
        width = max(1, len(node.text))
        raise ParseError(Problem(path, *place, message, hint, width, code="duplicate-key"))
    table.keys[node.text] = node


def _refuse_properties(event: Any, path: str) -> None:
    """Refuse the anchor and the tag of a value."""
    if event.anchor:
        raise _unsupported(event, path, "anchors (&name)")
    if event.tag is not None:
        raise _unsupported(event, path, "tags (!name)")


def _unsupported(event: Any, path: str, what: str) -> ParseError:
    message, place = f"{what} are not allowed", _place(event.start_mark)
    return ParseError(Problem(path, *place, message, _QUOTE, code="unsupported-yaml"))


def _yaml_error(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    """Where YAML stopped, and the value that it had parsed last."""
    last = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                is_quoted = not event.implicit[0]
                last = ScalarSpan(_place(event.start_mark), _place(event.end_mark), is_quoted)
    except yaml.MarkedYAMLError:
        pass
    opening = _place(error.context_mark) if error.context_mark else None
    place = _place(error.problem_mark) if error.problem_mark else opening or (1, 1)
    return YamlError(f"{error.context or ''} {error.problem or ''}", place, opening, last)


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1
