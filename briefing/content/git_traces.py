"""What Git leaves in files that it could not complete: markers of a merge conflict, and pointers.

This module knows the bytes and the text of a file. It must not know what the file is for.
"""

from __future__ import annotations

import re

from briefing.content.ast import Problems, place_in
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
_POINTER = b"version https://git-lfs.github.com/spec/"
_MARKER = late_pattern(r"^(<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def pointer_problems(data: bytes, path: str) -> Problems:
    """The problem of a file that is only a pointer of Git Large File Storage."""
    if not data.startswith(_POINTER):
        return ()
    message = "this is a pointer of Git LFS, and not the file itself"
    hint = "run: git lfs pull"
    return (Problem(path, 1, 1, message, hint, code="lfs-pointer"),)


def conflict_problems(text: str, path: str, without_code: str | None = None) -> Problems:
    """A problem for each merge conflict in a text. `without_code` is the text in which code does
    not count, if there is any: each character has its position there."""
    if "<<<<<<<" not in text:
        return ()
    cure = "keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>"
    problems: list[Problem] = []
    signs, start = "", 0
    for match in _MARKER.finditer(without_code or text):
        sign = match[0][0]
        signs, start = ("<", match.start()) if sign == "<" else (signs + sign, start)
        if signs == "<=>":
            place, message = place_in(text, start), "a merge conflict begins here"
            problems.append(Problem(path, *place, message, cure, 7, code="merge-conflict"))
    return tuple(problems)
