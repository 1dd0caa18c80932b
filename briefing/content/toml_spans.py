"""TOML text → where each of its keys and values is written, so that one can be changed in place.

Places are those of the text as it is given; words are in NFC, as readers give them. For text that
the standard library's reader has taken: what is wrong is not found here. The grammar
is that of https://toml.io/en/v1.0.0, of which only strings, lists and inline tables are told apart.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata

import msgspec

from briefing.content.yaml_edit import Span


class Value(msgspec.Struct, frozen=True):
    """A value: `text` where it is a string, `items` of a list, `pairs` of an inline table."""

    span: Span
    text: str | None = None
    items: tuple[Value, ...] = ()
    pairs: tuple[Pair, ...] = ()


class Pair(msgspec.Struct, frozen=True):
    """`key = value`: the parts of a dotted key, where each is written, and the value."""

    path: tuple[str, ...]
    places: tuple[Span, ...]
    value: Value


class Section(msgspec.Struct, frozen=True):
    """What stands below one header, or before the first (then `header` is empty). `repeated` is
    true of `[[header]]`."""

    path: tuple[str, ...]
    places: tuple[Span, ...]
    header: Span
    repeated: bool
    pairs: list[Pair] = []

    @property
    def end(self) -> int:
        """Where its last statement ends."""
        return self.pairs[-1].value.span.end if self.pairs else self.header.end


_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|'
    r"'''(?:[^']|'(?!''))*'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_PART = re.compile(r"[A-Za-z0-9_-]+")
_OTHER = re.compile(r"[^,\]}#\n]+")


def sections(text: str) -> tuple[Section, ...]:
    """All that is written, section by section. `text` must be TOML."""
    found = [Section((), (), Span(0, 0), False)]
    at = _skipped(text, 0)
    while at < len(text):
        if text[at] == "[":
            repeated = text.startswith("[[", at)
            path, places, end = _key(text, at + 1 + repeated)
            end = text.index("]", end) + 1 + repeated
            found.append(Section(path, places, Span(at, end), repeated))
        else:
            pair = _pair(text, at)
            found[-1].pairs.append(pair)
            end = pair.value.span.end
        at = _skipped(text, end)
    return tuple(found)


def _skipped(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _key(text: str, at: int) -> tuple[tuple[str, ...], tuple[Span, ...], int]:
    """A dotted key: its parts, their places, and where the last one ends."""
    path: list[str] = []
    places: list[Span] = []
    while True:
        at = _skipped(text, at)
        string, bare = _STRING.match(text, at), _PART.match(text, at)
        end = string.end() if string else bare.end() if bare else at
        path.append(_string(text[at:end]) if string else text[at:end])
        places.append(Span(at, end))
        at = _skipped(text, end)
        if text[at] != ".":
            return tuple(path), tuple(places), end
        at += 1


def _pair(text: str, at: int) -> Pair:
    path, places, end = _key(text, at)
    return Pair(path, places, _value(text, _skipped(text, text.index("=", end) + 1)))


def _value(text: str, at: int) -> Value:
    string = _STRING.match(text, at)
    if string:
        return Value(Span(*string.span()), _string(string[0]))
    if text[at] not in "[{":
        other = _OTHER.match(text, at)
        return Value(Span(at, at + len(other[0].rstrip()) if other else at))
    items: list[Value] = []
    pairs: list[Pair] = []
    close = "]" if text[at] == "[" else "}"
    here = _skipped(text, at + 1)
    while text[here] != close:
        if close == "]":
            items.append(_value(text, here))
            here = items[-1].span.end
        else:
            pairs.append(_pair(text, here))
            here = pairs[-1].value.span.end
        here = _skipped(text, here)
        if text[here] == ",":
            here = _skipped(text, here + 1)
    return Value(Span(at, here + 1), None, tuple(items), tuple(pairs))


def _string(written: str) -> str:
    return unicodedata.normalize("NFC", tomllib.loads(f"s = {written}")["s"])
