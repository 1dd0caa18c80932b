"""Emphasis and strikethrough: which marks open and which close.

This is CommonMark's algorithm (appendix “Phase 2: inline structure”), with one more rule: beside
letters of scripts without spaces, a mark next to punctuation can open or close. In Hangul, a
particle follows a word without a space: `**“비핵화”**라는`. This module must not know other marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.characters import kind

_SPACE, _PUNCTUATION, _UNSPACED = 0, 1, 2
_TAGS = {"*": ("em", "strong"), "_": ("em", "strong"), "~": ("del", "del")}


class Run:
    """A run of one mark. `count` marks are text; `closes` and `opens` are the elements that end
    before them and begin after them, in the order in which they were found."""

    __slots__ = ("can_close", "can_open", "closes", "count", "length", "mark", "offset", "opens")

    def __init__(self, text: str, start: int, end: int) -> None:
        mark = self.mark = text[start]
        self.offset, self.count, self.length = start, end - start, end - start
        self.closes: list[str] = []
        self.opens: list[str] = []
        before, after = kind(text[start - 1 : start]), kind(text[end : end + 1])
        left = after != _SPACE and (after != _PUNCTUATION or before != 3)
        right = before != _SPACE and (before != _PUNCTUATION or after != 3)
        # `5~10명, 3~4명` are ranges: one tilde, like `_`, has no meaning inside of a word.
        if mark == "_" or (mark == "~" and end - start == 1):
            self.can_open = left and (not right or before == _PUNCTUATION)
            self.can_close = right and (not left or after == _PUNCTUATION)
        else:
            self.can_open, self.can_close = left, right
            if mark == "~" and self.length > 2:
                self.can_open = self.can_close = False


_MAX_BOLD = 300
# Bold or deleted words with a space inside of their marks.
_SPACE_AT_END = late_pattern(r"(\*\*|~~)([^*~\s](?:[^*~\n]{0,300}[^*~\s])?)[ \t]+\1(?![*~])")
_SPACE_AT_START = late_pattern(r"(?<![\w*~])(\*\*|~~)[ \t]+([^*~\n]{0,300}[^*~\s])\1\Z")


def spaced_words(runs: list[Run], text: str) -> Iterator[re.Match[str]]:
    """The words that are not bold or deleted because of a space. Call it after `match`."""
    end = 0
    pairs = {run.offset for run in runs if run.opens or run.closes}
    for run in runs:
        if run.mark == "_" or not run.count == run.length == 2 or run.offset < end:
            continue
        found = _SPACE_AT_END.match(text, run.offset) if run.can_open else None
        found = found or _SPACE_AT_START.search(
            text, max(end, run.offset - _MAX_BOLD), run.offset + 2
        )
        if found and found.start() not in pairs and found.end() - 2 not in pairs:
            end = found.end()
            yield found


def match(runs: list[Run]) -> None:
    """Find the pairs of marks in the runs of one text, which are in order."""
    openers: list[tuple[int, Run]] = []  # With a number that grows.
    bottoms: dict[tuple[str, bool, int], int] = {}  # Below it, no opener fits such a closer.
    for number, run in enumerate(runs):
        while run.can_close and run.count:
            key = (run.mark, run.can_open, run.length % 3 if run.mark != "~" else run.length)
            bottom = bottoms.get(key, -1)
            index = len(openers) - 1
            while index >= 0 and openers[index][0] > bottom:
                if _fits(openers[index][1], run):
                    break
                index -= 1
            else:
                bottoms[key] = openers[-1][0] if openers else -1
                break
            _join(openers[index][1], run)
            del openers[index + 1 :]
            if not openers[index][1].count:
                openers.pop()
        if run.can_open and run.count:
            openers.append((number, run))


def _fits(opener: Run, closer: Run) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.mark == "~":
        return opener.length == closer.length
    if (opener.can_close or closer.can_open) and (opener.length + closer.length) % 3 == 0:
        return opener.length % 3 == 0 and closer.length % 3 == 0
    return True


def _join(opener: Run, closer: Run) -> None:
    double = opener.count > 1 and closer.count > 1
    tag = _TAGS[opener.mark][double]
    opener.opens.append(tag)
    closer.closes.append(tag)
    width = 2 if double else 1
    opener.count -= width
    closer.count -= width
