"""Edits of a text in place: every character outside an edit stays as it is.

The rules for removing a word from a list are the same in YAML and in TOML. So they are here. This
module must not know keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefing.core.patterns import late_pattern


class Edit(NamedTuple):
    """The part of a text between two offsets, and what replaces it."""

    start: int
    end: int
    text: str


class Entry(NamedTuple):
    """A word in a list: where it is written, with its quotation marks, and what it means."""

    start: int
    end: int
    word: str


# Word → the word that replaces it: itself, another one, or an empty string to remove it.
Rename = Callable[[str], str]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits. No two edits may overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def renamed_words(words: Iterable[str], rename: Rename) -> tuple[str, ...]:
    """The new word for each word of a list, or an empty string if the list would contain that word
    twice. If another word is renamed to a word of the list, the latter stays."""
    words = tuple(words)
    present = {word for word in words if rename(word) == word}
    result = []
    for word in words:
        new = rename(word)
        result.append(new if new == word or new not in present else "")
        present.add(new)
    return tuple(result)


def list_edits(
    text: str, entries: tuple[Entry, ...], rename: Rename, quote: Callable[[str, str], str]
) -> list[Edit]:
    """The edits that rename the words of a list. `quote` writes a new word in the style of the
    text that it replaces: (word, replaced text) → text."""
    edits = []
    words = renamed_words((e.word for e in entries), rename)
    last = max((i for i, word in enumerate(words) if word), default=-1)
    for i, ((start, end, word), new) in enumerate(zip(entries, words, strict=True)):
        if not new:
            edits.append(removal(text, start, end, is_last=i > last))
        elif new != word:
            edits.append(Edit(start, end, quote(new, text[start:end])))
    return edits


_LINE_BEFORE = late_pattern(r"[ \t]*(?:-[ \t]+)?")
_LINE_AFTER = late_pattern(r"[ \t]*,?[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_COMMA = late_pattern(r"[ \t]*,[ \t]*")


def removal(text: str, start: int, end: int, *, is_last: bool) -> Edit:
    """The edit that removes the entry between two offsets from its list.

    1. An entry alone on its line goes with the line and the comment on it.
    2. Else the comma after it goes too, or the comma before it if no entry is left after it.
    """
    line = text.rfind("\n", 0, start) + 1
    rest = _LINE_AFTER.match(text, end)
    if rest and _LINE_BEFORE.fullmatch(text, line, start):
        return Edit(line, rest.end(), "")
    comma_after = _COMMA.match(text, end)
    if comma_after and not is_last:
        return Edit(start, comma_after.end(), "")
    comma_before = re.search(r"[ \t]*,[ \t]*\Z", text[line:start])
    # A comma on an earlier line may stay: a list may end in a comma.
    return Edit(line + comma_before.start() if comma_before else start, end, "")
