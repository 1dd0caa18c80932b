"""The parts of a line, with marks of emphasis and links that Markdown recognises where they are.

CommonMark reads a mark as a mark only beside certain characters ("delimiter runs"). Here, marks are
moved to such places, or left out. This module must not know markup.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

BREAK = "\\\n"


class Token(NamedTuple):
    """A part of a line. `kind` is `text`, `open`, `close` or `raw`; `edge` is the character that
    Markdown sees at an end of a raw part."""

    kind: str
    value: str
    edge: str = ""


def collapse(tokens: list[Token]) -> list[Token]:
    """Replace each run of white space by one space, also across marks. None is at the start, at the
    end or beside a break."""
    result: list[Token] = []
    after_space = True
    for token in tokens:
        if token.kind == "text":
            text = re.sub(r"[^\S\u00a0]+", " ", token.value)
            text = text.lstrip(" ") if after_space else text
            if text:
                after_space = text.endswith(" ")
                result.append(Token("text", text))
        else:
            if token.value == BREAK:
                _strip_end(result)
                after_space = True
            elif token.kind == "raw":
                after_space = False
            result.append(token)
    _strip_end(result)
    return result


def _strip_end(tokens: list[Token]) -> None:
    """Remove the space at the end, which may be before marks that close."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind == "raw":
            return
        if token.kind == "text":
            tokens[index] = Token("text", token.value.rstrip(" "))
            if tokens[index].value:
                return


def with_valid_marks(tokens: list[Token]) -> list[Token]:
    """The tokens with each mark where Markdown reads it as a mark. A mark that has no such place,
    or that marks nothing, is left out."""
    tokens = _merge_marks(_move_spaces_out(_move_breaks_out(tokens)))
    pairs = _pairs(tokens)
    dropped: set[int] = set()
    for start, end in sorted(pairs.items(), reverse=True):
        if tokens[start].value == "[":
            continue
        inside = [t for i, t in enumerate(tokens[start + 1 : end], start + 1) if i not in dropped]
        content = [t for t in inside if t.kind in ("text", "raw")]
        if not any(t.value.strip() for t in content):
            dropped |= {start, end}
        elif not (_opens(tokens, start) and _closes(tokens, end)):
            moved = _narrow(tokens, start, end)
            if not moved:
                dropped |= {start, end}
    return [token for index, token in enumerate(tokens) if index not in dropped]


def _move_breaks_out(tokens: list[Token]) -> list[Token]:
    """Move the breaks at the inner ends of marks to the outside."""
    tokens = list(tokens)
    for index in range(len(tokens) - 2, -1, -1):
        if tokens[index].kind == "open" and tokens[index + 1].value == BREAK:
            tokens[index : index + 2] = [tokens[index + 1], tokens[index]]
    for index in range(len(tokens) - 1):
        if tokens[index].value == BREAK and tokens[index + 1].kind == "close":
            tokens[index : index + 2] = [tokens[index + 1], tokens[index]]
    return tokens


def _move_spaces_out(tokens: list[Token]) -> list[Token]:
    """Move the spaces at the inner ends of marks to the outside. The order of all else stays."""
    tokens = list(tokens)
    for index in range(len(tokens) - 2, -1, -1):  # A space after an opening mark moves before it.
        here = index
        while (
            here >= 0
            and tokens[here].kind == "open"
            and tokens[here + 1].kind == "text"
            and tokens[here + 1].value[:1].isspace()
        ):
            text = tokens[here + 1].value
            space = text[: len(text) - len(text.lstrip())]
            tokens[here + 1] = Token("text", text.lstrip())
            tokens.insert(here, Token("text", space))
            here -= 1
    index = 1
    while index < len(tokens):
        before = tokens[index - 1]
        if tokens[index].kind == "close" and before.kind == "text" and before.value[-1:].isspace():
            stripped = before.value.rstrip()
            space = before.value[len(stripped) :]
            tokens[index - 1 : index + 1] = [
                Token("text", stripped),
                tokens[index],
                Token("text", space),
            ]
            index += 1
        index += 1
    return [token for token in tokens if token.kind != "text" or token.value]


def _merge_marks(tokens: list[Token]) -> list[Token]:
    """Join what has the same marks: a mark that closes and opens again at once is left out."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if last and token.kind == "open" and last == Token("close", token.value):
            result.pop()
        elif last and last.kind == token.kind == "text":
            result[-1] = Token("text", re.sub(" +", " ", last.value + token.value))
        else:
            result.append(token)
    return result


def _pairs(tokens: list[Token]) -> dict[int, int]:
    """The index of each opening token → that of its closing token."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "open":
            stack.append(index)
        elif token.kind == "close" and stack:
            pairs[stack.pop()] = index
    return pairs


def _character(tokens: list[Token], index: int, step: int) -> str:
    """The next character that Markdown sees from a token on, in one direction; empty at the end."""
    index += step
    while 0 <= index < len(tokens):
        token = tokens[index]
        if token.kind == "text" and token.value:
            return token.value[0 if step > 0 else -1]
        if token.edge:
            return token.edge
        index += step
    return ""


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _opens(tokens: list[Token], index: int) -> bool:
    """Whether a mark here begins emphasis: "left-flanking" in CommonMark."""
    return _is_flanking(_character(tokens, index, 1), _character(tokens, index, -1))


def _closes(tokens: list[Token], index: int) -> bool:
    """Whether a mark here ends emphasis: "right-flanking" in CommonMark."""
    return _is_flanking(_character(tokens, index, -1), _character(tokens, index, 1))


def _is_flanking(inner: str, outer: str) -> bool:
    """Whether a mark between these characters can enclose the text that has the inner one."""
    if not inner or inner.isspace():
        return False
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _narrow(tokens: list[Token], start: int, end: int) -> bool:
    """Move punctuation at the inner ends of a pair of marks to the outside, if the pair is valid
    then. The texts beside the marks change; the number of tokens does not."""
    first, last = tokens[start + 1], tokens[end - 1]
    if first.kind != "text" or last.kind != "text" or end - start < 2:
        return False
    saved = {i: tokens[i] for i in (start - 1, start + 1, end - 1, end + 1) if 0 <= i < len(tokens)}
    if not _opens(tokens, start) and saved.get(start - 1, first).kind == "text" and start:
        text = tokens[start + 1].value
        rest = text.lstrip("".join(c for c in set(text) if _is_punctuation(c)))
        tokens[start - 1] = Token("text", tokens[start - 1].value + text[: len(text) - len(rest)])
        tokens[start + 1] = Token("text", rest)
    after = saved.get(end + 1)
    if not _closes(tokens, end) and after and after.kind == "text":
        text = tokens[end - 1].value
        rest = text.rstrip("".join(c for c in set(text) if _is_punctuation(c)))
        tokens[end + 1] = Token("text", text[len(rest) :] + after.value)
        tokens[end - 1] = Token("text", rest)
    is_valid = _opens(tokens, start) and _closes(tokens, end) and tokens[start + 1].value
    if not is_valid:
        for index, token in saved.items():
            tokens[index] = token
    return bool(is_valid)
