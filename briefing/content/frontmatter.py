"""The text of a brief or page → its front matter as nodes with places, and its body.

The front matter is YAML 1.1 (https://yaml.org/spec/1.1/) without anchors, aliases and tags.
python-frontmatter splits the text. Its own handlers do not parse it, because they take `{` for JSON
and ignore what they cannot parse. The parser uses the events of PyYAML and never its composer: the
C composer recurses on nested brackets until the process crashes, and events give every scalar as
written (`NO`, `010` and `14:32` stay text).

This module does not know which keys exist: `cures` names those that must be there. `yaml_errors`
explains what YAML refuses.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import BaseHandler

from briefing.content import cures
from briefing.content.ast import Array, Node, ParseError, Place, Problems, Scalar, Table, place_in
from briefing.content.yaml_errors import NO_KEYS, ScalarSpan, YamlError, explain
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.patterns import late_pattern

_MAX_BYTES = 64 << 10
_MAX_DEPTH = 6

_TOML_FENCE = "+++"
FENCE = late_pattern(r"^---[ \t]*$", re.MULTILINE)
# A line that looks like a fence but ends in characters that only look like spaces.
_ODD_FENCE = late_pattern("^---[\\s\u200b-\u200f\u2060\ufeff]+?$", re.MULTILINE)
# What authors and word processors write in the place of `---`.
_LIKE_FENCE = late_pattern(r"[ \t]*(?:--|-*[\u2010-\u2015\u2212]+-*|\*{3,}|={3,}|_{3,})[ \t]*")
# Only below a line of front matter: elsewhere, such a line is a rule or underlines a heading.
_LIKE_CLOSING = late_pattern(
    r"^(?:[A-Za-z_]+:(?: .*)?|[ \t-].*|#.*)\n"
    r"([ \t]*(?:--|-{4,}|[ \t]---|-*[\u2010-\u2015\u2212]+-*|\*{3,}|={3,}|_{3,})[ \t]*)$",
    re.MULTILINE,
)
_SPACED_FENCE = late_pattern("[\\s\u200b-\u200f\u2060\ufeff]+---[ \\t]*")
_KEY = late_pattern(r"[A-Za-z_]+:(?: |$)")
_KEYS_LATER = late_pattern(r"^---[ \t]*\n[a-z_]+:(?: |$)", re.MULTILINE)
# They end a line for YAML 1.1 and for no editor, so that all later places would be wrong.
_LINE_SEPARATORS = late_pattern("[\x85\u2028\u2029]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HANDLER = BaseHandler(FENCE)

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
        _check_fences(text, path)
        yaml_text, body = _HANDLER.split(text)
        table = _parse_yaml(yaml_text, path)
    except ParseError as error:
        return SplitText(None, "", 1, (error.problem,))
    body = body.lstrip()
    first_line = text.count("\n", 0, len(text) - len(body)) + 1
    if _KEYS_LATER.match(body) and FENCE.search(body, 3):
        message = "a second front matter begins here, which readers would see"
        hint = "move its keys into the first one, and delete it"
        second = Problem(path, first_line, 1, message, hint, 3, code="bad-fence")
        return SplitText(None, "", 1, (second,))
    return SplitText(table, body.rstrip(), first_line, ())


# ---- fences -------------------------------------------------------------------------------------


def _check_fences(text: str, path: str) -> None:
    """Raise `ParseError` if the two lines around the front matter are not as they must be."""
    first_line = text.partition("\n")[0]
    if first_line.rstrip(" \t") != "---":
        raise ParseError(_opening_problem(text, first_line, path))
    closing = FENCE.search(text, max(len(first_line), text.find("\n---", len(first_line))))
    if closing is None:
        odd = _ODD_FENCE.search(text, len(first_line))
        if odd:
            line, _ = place_in(text, odd.start())
            raise ParseError(_fence_problem(odd[0], path, line))
        like = _LIKE_CLOSING.search(text, len(first_line))
        if like:
            line, _ = place_in(text, like.start(1))
            raise ParseError(_no_fence(path, line, like[1], "ends"))
        message = "the front matter is opened but never closed"
        hint = "add a line “---” after its last key"
        raise ParseError(Problem(path, 1, 1, message, hint, 3, code="unclosed-front-matter"))
    if closing.start() > _MAX_BYTES:
        message = f"the front matter is too large: {closing.start() >> 10} KiB"
        hint = "the limit is 64 KiB; is its closing “---” missing?"
        raise ParseError(Problem(path, 1, 1, message, hint, 3, code="front-matter-too-large"))


def _opening_problem(text: str, first_line: str, path: str) -> Problem:
    """Why the first line of a text does not begin the front matter, and the cure."""
    lines = text.split("\n", 2)
    has_keys_below = len(lines) > 1 and _KEY.match(lines[1])
    width = max(1, len(first_line))
    if has_keys_below and _SPACED_FENCE.fullmatch(first_line):
        message = "there are spaces or invisible characters before “---”"
        return Problem(path, 1, 1, message, "delete them", code="bad-fence")
    if has_keys_below and _LIKE_FENCE.fullmatch(first_line):
        return _no_fence(path, 1, first_line, "begins")
    if first_line.startswith("---"):
        return _fence_problem(first_line, path, 1)
    if first_line.rstrip(" \t") == _TOML_FENCE or first_line.startswith("{"):
        return _foreign_problem(text, path)
    keys = cures.required_names(path)
    message = "the front matter is missing"
    hint = f"start the file with a line “---”, the keys ({keys}), “---”"
    if _KEY.match(first_line):
        message, hint = "the first line of the front matter is missing", "put a line “---” above it"
    elif _KEYS_LATER.search(text):
        message = "there is something before the front matter"
        hint = "“---” must be the very first line of the file: delete what is above it, or move it"
    return Problem(path, 1, 1, message, hint, width, code="missing-front-matter")


def _no_fence(path: str, line: int, line_text: str, what: str) -> Problem:
    """The problem of a line that was meant to be `---`. `what` says where: it `begins` or `ends`
    the front matter."""
    message = f"“{line_text.strip()}” is not the line that {what} the front matter"
    hint = "write three hyphens: ---"
    code = "bad-fence" if what == "begins" else "unclosed-front-matter"
    return Problem(path, line, 1, message, hint, max(1, len(line_text)), code=code)


def _foreign_problem(text: str, path: str) -> Problem:
    # Few files need it, and it imports `tomllib`.
    from briefing.content import foreign_front_matter

    is_toml = text.startswith(_TOML_FENCE)
    message = f"the front matter is in {'TOML, between “+++”' if is_toml else 'JSON'}"
    yaml_text = foreign_front_matter.as_yaml(text, path)
    hint = "write it in YAML, between “---”" + (f":\n{yaml_text}" if yaml_text else "")
    code = "toml-front-matter" if is_toml else "missing-front-matter"
    return Problem(path, 1, 1, message, hint, 3 if is_toml else 1, code=code)


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


# ---- YAML ---------------------------------------------------------------------------------------


def _parse_yaml(text: str, path: str) -> Table:
    """The table that a YAML text means. Raises `ParseError` with the first problem.

    The text starts with the line end of the opening fence, so that YAML counts lines as the file
    does.
    """
    separator = _LINE_SEPARATORS.search(text)
    if separator:
        message = f"there is an invisible line separator (U+{ord(separator[0]):04X})"
        place = place_in(text, separator.start())
        raise ParseError(Problem(path, *place, message, "delete it", code="invisible-character"))
    parser = _Parser(text, path)
    try:
        root = parser.root()
    except yaml.MarkedYAMLError as error:
        raise ParseError(explain(parser.yaml_error(error))) from None
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
        message, hint = "the front matter is empty", f"add {cures.required_names(path)}"
        raise ParseError(Problem(path, 1, 1, message, hint, 3, code="empty-front-matter"))
    no_keys = YamlError(path, text.split("\n"), NO_KEYS, root.line, root.column, None, None)
    raise ParseError(explain(no_keys))


class _Parser:
    """Makes nodes from the events of PyYAML. Its methods raise `ParseError` and PyYAML's errors."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.has_comments = "#" in text
        self.last: Any = None  # The event of the last value.

    def root(self) -> Node | None:
        """The node of the whole text; None if there is none."""
        root = None
        self.next_event: Any = _LOADER(self.text).get_event
        for event in iter(self.next_event, None):
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, 0)
        return root

    def node(self, event: Any, depth: int) -> Node:
        """The node that begins with an event, inside `depth` lists and tables."""
        start = event.start_mark
        if event.anchor:
            is_alias = isinstance(event, yaml.AliasEvent)
            raise self.unsupported_error(
                start, "references (*name)" if is_alias else "anchors (&name)"
            )
        if event.tag is not None:
            raise self.unsupported_error(start, "tags (!name)")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        line, column = _place(start)
        if depth == _MAX_DEPTH:
            message = f"lists and tables are nested more than {_MAX_DEPTH} deep"
            hint = "use two levels at most"
            problem = Problem(self.path, line, column, message, hint, code="nesting-too-deep")
            raise ParseError(problem)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return Array(tuple(items), line, column)
        pairs = self.pairs(depth + 1)
        # What the whole front matter lacks is shown at its opening fence.
        return Table(pairs, line, column) if depth else Table(pairs, 1, 1)

    def pairs(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        """The keys and values up to the end of a table."""
        pairs: list[tuple[Scalar, Node]] = []
        first_lines: dict[str, int] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self.node(event, depth)
            if not isinstance(key, Scalar):
                message, hint = "a key must be a word", "write it as: key: value"
                raise ParseError(problem_at(self.path, key, message, hint, code="bad-key"))
            first_line = first_lines.get(key.text)
            if first_line:
                message = f"the key “{key.text}” is given twice"
                hint = f"keep one; the other is on line {first_line}"
                raise ParseError(problem_at(self.path, key, message, hint, code="duplicate-key"))
            first_lines[key.text] = key.line
            pairs.append((key, self.node(self.next_event(), depth)))
        return tuple(pairs)

    def scalar(self, event: Any) -> Scalar:
        self.last = event
        start, end, text, plain = event.start_mark, event.end_mark, event.value, event.implicit[0]
        comment = None
        if not plain:
            text = text.rstrip("\n")
        elif self.has_comments and (match := _COMMENT.match(self.text, end.index)):
            comment = end.line + 1, end.column + len(match[0])
        return Scalar(
            text, start.line + 1, start.column + 1, plain, comment, start.index, end.index
        )

    def unsupported_error(self, mark: Any, what: str) -> ParseError:
        message, hint = f"{what} are not allowed", _QUOTE
        return ParseError(Problem(self.path, *_place(mark), message, hint, code="unsupported-yaml"))

    def yaml_error(self, error: yaml.MarkedYAMLError) -> YamlError:
        """The error of PyYAML as a value."""
        opening = _place(error.context_mark) if error.context_mark else None
        line, column = _place(error.problem_mark) if error.problem_mark else opening or (1, 1)
        last = None
        if self.last:
            start, end = _place(self.last.start_mark), _place(self.last.end_mark)
            last = ScalarSpan(start, end, is_quoted=not self.last.implicit[0])
        reason = f"{error.context or ''} {error.problem or ''}"
        return YamlError(self.path, self.text.split("\n"), reason, line, column, opening, last)


_COMMENT = late_pattern(r"[ \t]+#")


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1
