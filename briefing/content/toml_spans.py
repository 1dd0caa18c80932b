"""TOML text → where each key and value is written, so that one of them can be edited in place.

The offsets are those of the text as it is given. Words are in NFC, as the parser returns them. The
text must be valid TOML 1.0 (https://toml.io/en/v1.0.0): errors are not found here.

Why this is not tomlkit (0.15.2): if the last line of an array has a comment, a value that it
appends becomes a part of the comment; a value that it removes takes spaces or leaves a comma; it
inserts a key after the comments that belong to the next table; and its public functions cannot
rename a table in place.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata

import msgspec

from briefing.content.text_edit import Span


class Value(msgspec.Struct, frozen=True):
    """A value: `text` of a string, `items` of an array, `pairs` of an inline table."""

    span: Span
    text: str | None = None
    items: tuple[Value, ...] = ()
    pairs: tuple[Pair, ...] = ()


class Pair(msgspec.Struct, frozen=True):
    """`key = value`: the parts of the dotted key, where each is written, and the value."""

    path: tuple[str, ...]
    spans: tuple[Span, ...]
    value: Value


class Section(msgspec.Struct, frozen=True):
    """A header and the pairs below it. The pairs before the first header have an empty header."""

    path: tuple[str, ...]
    spans: tuple[Span, ...]
    header: Span
    pairs: list[Pair] = []

    @property
    def end(self) -> int:
        """The offset of the end of its last statement."""
        return self.pairs[-1].value.span.end if self.pairs else self.header.end


_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|'
    r"'''(?:[^']|'(?!''))*'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_OTHER_VALUE = re.compile(r"[^,\]}#\n]+")


def sections(text: str) -> tuple[Section, ...]:
    """All sections in order, the one before the first header included."""
    result = [Section((), (), Span(0, 0))]
    at = _skip_blank(text, 0)
    while at < len(text):
        if text[at] == "[":
            brackets = 2 if text.startswith("[[", at) else 1
            path, spans, end = _key(text, at + brackets)
            end = text.index("]", end) + brackets
            result.append(Section(path, spans, Span(at, end)))
        else:
            pair = _pair(text, at)
            result[-1].pairs.append(pair)
            end = pair.value.span.end
        at = _skip_blank(text, end)
    return tuple(result)


def _skip_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _key(text: str, at: int) -> tuple[tuple[str, ...], tuple[Span, ...], int]:
    """The parts of a dotted key, their spans, and the end of the last one."""
    path: list[str] = []
    spans: list[Span] = []
    while True:
        at = _skip_blank(text, at)
        string, bare = _STRING.match(text, at), _BARE_KEY.match(text, at)
        end = string.end() if string else bare.end() if bare else at
        path.append(_string(text[at:end]) if string else text[at:end])
        spans.append(Span(at, end))
        at = _skip_blank(text, end)
        if text[at] != ".":
            return tuple(path), tuple(spans), end
        at += 1


def _pair(text: str, at: int) -> Pair:
    path, spans, end = _key(text, at)
    return Pair(path, spans, _value(text, _skip_blank(text, text.index("=", end) + 1)))


def _value(text: str, at: int) -> Value:
    string = _STRING.match(text, at)
    if string:
        return Value(Span(*string.span()), _string(string[0]))
    if text[at] not in "[{":
        other = _OTHER_VALUE.match(text, at)
        return Value(Span(at, at + len(other[0].rstrip()) if other else at))
    items: list[Value] = []
    pairs: list[Pair] = []
    close = "]" if text[at] == "[" else "}"
    here = _skip_blank(text, at + 1)
    while text[here] != close:
        if close == "]":
            items.append(_value(text, here))
            here = items[-1].span.end
        else:
            pairs.append(_pair(text, here))
            here = pairs[-1].value.span.end
        here = _skip_blank(text, here)
        if text[here] == ",":
            here = _skip_blank(text, here + 1)
    return Value(Span(at, here + 1), None, tuple(items), tuple(pairs))


def _string(written: str) -> str:
    return unicodedata.normalize("NFC", tomllib.loads(f"s = {written}")["s"])
