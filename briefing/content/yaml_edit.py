"""Words in front matter replaced where they stand, and not a byte beside them.

The reader's own places say where a word begins; how it is written there says where it ends. The
same rules take an entry out of a list in YAML and in TOML. Whether a word is a topic is for the
caller to know.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from briefing.content.ast import Array, Node, Problems, Scalar, value_of
from briefing.content.frontmatter import split
from briefing.core.diagnostics import Problem


class Span(NamedTuple):
    """A piece of a text."""

    start: int
    end: int


class Edit(NamedTuple):
    """What stands between two places, replaced by another text."""

    start: int
    end: int
    text: str


class Entry(NamedTuple):
    """A word of a list: where it is written, quotation marks included, and what it says."""

    span: Span
    word: str


# What a word becomes: itself, another one, or nothing.
Change = Callable[[str], str]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; none may overlap another."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def renamed_words(words: Iterable[str], change: Change) -> tuple[str, ...]:
    """What becomes of each word of a list: a word, or nothing where the list would have that word
    twice. A word that stays goes before one that becomes it."""
    words = tuple(words)
    have = {word for word in words if change(word) == word}
    found = []
    for word in words:
        new = change(word)
        found.append(new if new == word or new not in have else "")
        have.add(new)
    return tuple(found)


def list_edits(
    text: str, entries: tuple[Entry, ...], change: Change, written: Callable[[str, str], str]
) -> list[Edit]:
    """The edits that change the words of a list. `written` writes a word as another one, given as
    it stands in the text, was written."""
    edits = []
    words = renamed_words((e.word for e in entries), change)
    last = max((place for place, word in enumerate(words) if word), default=-1)
    for place, (entry, new) in enumerate(zip(entries, words, strict=True)):
        start, end = entry.span
        if not new:
            edits.append(without(text, entry.span, place > last))
        elif new != entry.word:
            edits.append(Edit(start, end, written(new, text[start:end])))
    return edits


_LINE_BEFORE = re.compile(r"[ \t]*(?:-[ \t]+)?")
_LINE_AFTER = re.compile(r"[ \t]*,?[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


def without(text: str, span: Span, last: bool) -> Edit:
    """An entry leaves its list: with its line, and the remark there, if it has one of its own; else
    with the comma after it, or before it if nothing is left after it."""
    start, end = span
    line = text.rfind("\n", 0, start) + 1
    rest = _LINE_AFTER.match(text, end)
    if rest and _LINE_BEFORE.fullmatch(text, line, start):
        return Edit(line, rest.end(), "")
    after = _COMMA.match(text, end)
    if after and not last:
        return Edit(start, after.end(), "")
    before = re.search(r"[ \t]*,[ \t]*\Z", text[line:start])
    # Where the comma stands on an earlier line it may as well end the list.
    return Edit(line + before.start() if before else start, end, "")


# ---- front matter -------------------------------------------------------------------------------


def rename_words(text: str, path: str, key: str, change: Change) -> tuple[str, Problems]:
    """A brief's text with the words under a key changed and all else as it was; where that can't
    be, the text as it was and the problem.

    The text may be in any Unicode form; `change` is given words in NFC, as readers are.
    """
    table, _, _, problems = split(text, path)
    if table is None:
        return text, problems
    scalars = [n for n in _entries(value_of(table, key)) if isinstance(n, Scalar)]
    if all(change(_word(s)) == _word(s) for s in scalars):
        return text, ()
    entries = []
    for scalar in scalars:
        word, span = _word(scalar), _span(text, scalar)
        if span is None and change(word) != word:
            return text, (_unsafe(path, scalar, key),)
        entries.append(Entry(span or Span(0, 0), word))  # What stays need not be found.
    new = apply_edits(text, list_edits(text, tuple(entries), change, to_yaml))
    words, *rest = _said(text, path, key)
    wanted = tuple(filter(None, renamed_words(words, change)))
    if _said(new, path, key) != (wanted, *rest):
        return text, (_unsafe(path, scalars[0], key),)
    return new, ()


def to_yaml(word: str, before: str = "") -> str:
    """A word or line as YAML has it, inside a list or not: in the quotation marks of what stood
    there before, else bare where any reader of YAML takes it for that text."""
    quoted_inside = '"' in word and "'" not in word and word.isprintable()
    if before.startswith("'") or (quoted_inside and not before):
        return "'" + word.replace("'", "''") + "'"
    bare = _BARE.fullmatch(word) and word.casefold() not in _MEANT_OTHERWISE
    if bare and any(map(str.isalpha, word)) and not before.startswith('"'):
        return word
    return json.dumps(word, ensure_ascii=False)


# A colon, a sign that opens something, or a number by itself may mean more than the text.
_BARE = re.compile(r"[^\W_](?:[\w .()/&+·!?%'’‘“”–—…-]*[\w.)!?%’”…])?")
_MEANT_OTHERWISE = frozenset("null true false yes no on off y n".split())


def _unsafe(path: str, scalar: Scalar, key: str) -> Problem:
    message = f"the {key} are written in a way that cannot be changed in place"
    hint = "write each on one line, as a word or in quotation marks"
    return Problem(path, scalar.line, scalar.column, message, hint)


def _entries(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, Array) else (node,)


def _word(scalar: Scalar) -> str:
    return " ".join(unicodedata.normalize("NFC", scalar.text).split())


_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}


def _span(text: str, scalar: Scalar) -> Span | None:
    """Where a word of the front matter is written, if it is in a way that shows its end."""
    start = 0
    for _ in range(scalar.line - 1):
        start = text.index("\n", start) + 1
    start += scalar.column - 1
    quoted = None if scalar.plain else _QUOTED.get(text[start : start + 1])
    if quoted:
        match = quoted.match(text, start)
        return Span(*match.span()) if match else None
    if scalar.plain and text.startswith(scalar.text, start):
        return Span(start, start + len(scalar.text))
    return None


def _said(text: str, path: str, key: str) -> tuple[tuple[str, ...], list[Any], str]:
    """The words under a key; all other values without their places; and the body."""
    table, body, _, _ = split(text, path)
    pairs = table.pairs if table else ()
    node = value_of(table, key) if table else None
    words = tuple(_word(n) for n in _entries(node) if isinstance(n, Scalar))
    return words, [(name.text, _placeless(n)) for name, n in pairs if name.text != key], body


def _placeless(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Array):
        return [_placeless(item) for item in node.items]
    return [(key.text, _placeless(value)) for key, value in node.pairs]
