"""A brief's text → its front matter as nodes with places, and its body.

python-frontmatter splits and loads; the handler is ours, because the library's own strips lines
before it counts them, takes `{` for JSON, and drops what it cannot read without a word. YAML is
read as events, never composed: the C composer recurses on nested brackets and takes the process
down, and events leave every scalar as written (`NO`, `010` and `14:32` stay text).
Knows nothing of which keys exist; what is told of text that YAML refuses is for `slips`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from briefing.content.ast import Array, Node, ParseError, Problems, Scalar, Table
from briefing.content.yaml_errors import Stop, Word, explained, without_keys
from briefing.core.diagnostics import Problem

SIZE_LIMIT = 64 << 10
DEPTH_LIMIT = 6

_LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def split(text: str, path: str) -> tuple[Table | None, str, int, Problems]:
    """The front matter, the body, the line on which the body starts, and what is wrong.

    The first value is None where there is no readable front matter; then there are problems.
    """
    try:
        end = _closing_fence(text, path)
        metadata, body = frontmatter.parse(text, handler=_Placed(path))
    except ParseError as refused:
        return None, "", 1, (refused.problem,)
    after = text[end:]
    blank = len(after) - len(after.lstrip())
    first_line = text.count("\n", 0, end + blank) + 1
    table: Table = metadata["front matter"]  # type: ignore[assignment]
    return table, body, first_line, ()


def _closing_fence(text: str, path: str) -> int:
    """Where the front matter ends: the offset just past its closing `---`."""
    first_line = text.partition("\n")[0]
    if first_line.rstrip(" \t") != "---":
        if first_line.startswith("---"):
            raise ParseError(_fence_with_more(first_line, path, 1))
        if text.lstrip().startswith("---"):
            message = "something stands before the front matter"
            hint = "“---” must be the very first line of the file"
        else:
            message = "the front matter is missing"
            hint = "start the file with a line “---”, the keys (title, date, author, topics), “---”"
        raise ParseError(Problem(path, 1, 1, message, hint, max(1, len(first_line))))
    closing = _FENCE.search(text, max(len(first_line), text.find("\n---", len(first_line))))
    if closing is None:
        odd = _ODD_FENCE.search(text, len(first_line))
        if odd:
            raise ParseError(_fence_with_more(odd[0], path, text.count("\n", 0, odd.start()) + 1))
        message = "the front matter is opened but never closed"
        hint = "add a line “---” after its last key"
        raise ParseError(Problem(path, 1, 1, message, hint, 3))
    if closing.start() > SIZE_LIMIT:
        message = f"the front matter is too large: {closing.start() >> 10} KiB"
        hint = "the limit is 64 KiB; is its closing “---” missing?"
        raise ParseError(Problem(path, 1, 1, message, hint, 3))
    return closing.end()


# A line that looks like a fence. Python's spaces are more than those that a fence may end in.
_ODD_FENCE = re.compile("^---[\\s\u200b-\u200f\u2060\ufeff]+?$", re.MULTILINE)


def _fence_with_more(shown: str, path: str, line: int) -> Problem:
    """A line that begins with `---` and goes on with other signs than spaces."""
    rest = shown[3:]
    column = len(shown) - len(rest.lstrip(" \t")) + 1
    if any(sign.isprintable() and sign != " " for sign in rest):
        message = "something stands after “---”"
        return Problem(path, line, column, message, "“---” must stand alone on its line")
    sign = shown[column - 1]
    message = f"an invisible character stands after “---” (U+{ord(sign):04X})"
    return Problem(path, line, column, message, "delete it")


class _Placed(BaseHandler):
    """python-frontmatter's handler with our split and our loader."""

    FM_BOUNDARY = _FENCE

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def split(self, text: str) -> tuple[str, str]:
        _, inner, body = _FENCE.split(text, 2)
        return inner, body

    def load(self, fm: str) -> dict[str, Any]:
        # `fm` starts with the line end of the opening fence, so YAML counts the file's own lines.
        return {"front matter": _read(fm, self.path)}


def _read(text: str, path: str) -> Table:
    """YAML text as nodes. Raises `Refused` with the first thing that is wrong."""
    plain = _plain(text)
    if plain:
        return plain
    separator = _LINE_SEPARATORS.search(text)
    if separator:  # They end a line for YAML and for nobody else: all places would be wrong.
        before = text[: separator.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"an invisible line separator (U+{ord(separator[0]):04X})"
        raise ParseError(Problem(path, line, column, message, "delete it"))
    try:
        return _build(text, path)
    except yaml.MarkedYAMLError as error:
        raise ParseError(explained(_stop(error, text), text, path)) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "an invisible control character stands in the front matter"
        raise ParseError(Problem(path, line, column, message, "delete it")) from None


# Lines that YAML can read in one way only: a word, a colon, and a text in quotes, a list of plain
# words, or a plain text.
_LINE = re.compile(
    r'([A-Za-z_][\w-]{0,99}): (?:"([^"\\]*)"|\[(\w[^\[\]]*)\]'
    r"|(\w(?:[\w .,;()/+*?!%&'\"“”‘’–—…-]|:(?=\w))*(?<! )))"
)
_ITEM = re.compile(r"\w(?:[\w .-]*[\w.-])?")


def _plain(text: str) -> Table | None:
    """The nodes that YAML's events would give, or None where a line is of another kind."""
    pairs: list[tuple[Scalar, Node]] = []
    printable = text.replace("\n", "").isprintable()
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        match = _LINE.fullmatch(line) if printable else None
        if match is None:
            return None
        key, quoted, listed, bare = match.groups()
        column = match.end(1) + 3
        node: Node | None
        if quoted is not None:
            node = Scalar(quoted, number, column, False)
        elif bare is not None:
            node = Scalar(bare, number, column)
        else:
            node = _plain_items(listed, number, column)
        if node is None:
            return None
        pairs.append((Scalar(key, number, 1), node))
    return (
        Table(tuple(pairs), 1, 1)
        if pairs and len({k.text for k, _ in pairs}) == len(pairs)
        else None
    )


def _plain_items(listed: str, line: int, column: int) -> Array | None:
    items = []
    at = column + 1
    for item in listed.split(", "):
        if not _ITEM.fullmatch(item):
            return None
        items.append(Scalar(item, line, at))
        at += len(item) + 2
    return Array(tuple(items), line, column)


class _Open:
    """A list or table whose end has not come yet."""

    __slots__ = ("column", "key", "keys", "line", "nodes", "table")

    def __init__(self, table: bool, line: int, column: int) -> None:
        self.table, self.line, self.column = table, line, column
        self.nodes: list[Node] = []
        self.keys: list[Scalar] = []
        self.key = True

    def closed(self) -> Node:
        if self.table:
            pairs = tuple(zip(self.keys, self.nodes, strict=True))
            return Table(pairs, self.line, self.column)
        return Array(tuple(self.nodes), self.line, self.column)


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def _build(text: str, path: str) -> Table:
    lines = text.split("\n") if "#" in text else ()
    stack: list[_Open] = []
    root: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            _refuse_extras(event, path, line, column)
            plain = event.implicit[0]
            cut = _cut(lines, event.end_mark) if lines and plain else None
            value = event.value if plain else event.value.rstrip("\n")
            node = Scalar(value, line, column, plain, cut)
        elif isinstance(event, _STARTS):
            _refuse_extras(event, path, line, column)
            table = isinstance(event, yaml.MappingStartEvent)
            if stack and stack[-1].table and stack[-1].key:
                raise ParseError(Problem(path, line, column, "a key must be a word", _PLAIN_KEY))
            if len(stack) == DEPTH_LIMIT:
                message = f"lists and tables are nested more than {DEPTH_LIMIT} deep"
                hint = "the front matter needs two levels at most"
                raise ParseError(Problem(path, line, column, message, hint))
            # The whole front matter stands for itself: what it lacks is shown at its opening fence.
            stack.append(_Open(table, 1, 1) if table and not stack else _Open(table, line, column))
            continue
        elif isinstance(event, _ENDS):
            node = stack.pop().closed()
        elif isinstance(event, yaml.AliasEvent):
            raise ParseError(
                Problem(path, line, column, "references (*name) are not allowed", _QUOTE)
            )
        else:
            continue
        if not stack:
            root = node
        else:
            _put(stack[-1], node, path)
    if isinstance(root, Table):
        return root
    if root is None or (isinstance(root, Scalar) and not root.text):
        message, hint = "the front matter is empty", "it needs title, date, author and topics"
        raise ParseError(Problem(path, 1, 1, message, hint, 3))
    raise ParseError(without_keys(text, path, root.line, root.column))


_REMARK = re.compile(r"[ \t]+#")


def _cut(lines: Sequence[str], end: Any) -> tuple[int, int] | None:
    """Where the remark begins that stands right after a value."""
    match = _REMARK.match(lines[end.line], end.column) if end.line < len(lines) else None
    return (end.line + 1, match.end()) if match else None


_PLAIN_KEY = "write it as: key: value"
_QUOTE = "put the value in quotes if it is meant as text"


def _put(parent: _Open, node: Node, path: str) -> None:
    if not parent.table:
        parent.nodes.append(node)
        return
    if parent.key:
        if not isinstance(node, Scalar):
            raise ParseError(
                Problem(path, node.line, node.column, "a key must be a word", _PLAIN_KEY)
            )
        twin = next((k for k in parent.keys if k.text == node.text), None)
        if twin:
            message = f"the key “{node.text}” is given twice"
            hint = f"keep one; the other is on line {twin.line}"
            raise ParseError(
                Problem(path, node.line, node.column, message, hint, max(1, len(node.text)))
            )
        parent.keys.append(node)
    else:
        parent.nodes.append(node)
    parent.key = not parent.key


def _refuse_extras(event: Any, path: str, line: int, column: int) -> None:
    if event.anchor:
        raise ParseError(Problem(path, line, column, "anchors (&name) are not allowed", _QUOTE))
    if event.tag is not None:
        raise ParseError(Problem(path, line, column, "tags (!name) are not allowed", _QUOTE))


def _stop(error: yaml.MarkedYAMLError, text: str) -> Stop:
    """Where YAML stopped, and the value that it had read last."""
    last = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                start, end = _place(event.start_mark), _place(event.end_mark)
                last = Word(start, end, not event.implicit[0])
    except yaml.MarkedYAMLError:
        pass
    opening = _place(error.context_mark) if error.context_mark else None
    at = _place(error.problem_mark) if error.problem_mark else opening or (1, 1)
    return Stop(f"{error.context or ''} {error.problem or ''}", at, opening, last)


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
