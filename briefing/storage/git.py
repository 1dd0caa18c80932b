"""The commit that an archive's folder is checked out at, read from Git's own files.

To ask Git itself, each build would have to start a process. Layout: gitrepository-layout(5). This
module must not know the archive.
"""

from __future__ import annotations

import os
import re

from briefing.core.paths import GIT_FOLDER


def commit(root: str) -> str:
    """The first twelve digits of the commit id, or an empty string if there is no commit."""
    try:
        return _commit(os.path.join(root, GIT_FOLDER))[:12]
    except (OSError, ValueError):
        return ""


def _commit(folder: str) -> str:
    if os.path.isfile(folder):  # a linked work tree
        here = os.path.dirname(folder)
        folder = os.path.join(here, _text(folder).removeprefix("gitdir:").strip())
    head = _text(os.path.join(folder, "HEAD")).strip()
    if not head.startswith("ref:"):
        return head if re.fullmatch(r"[0-9a-f]{40,64}", head) else ""
    name = head.removeprefix("ref:").strip()
    shared = os.path.join(folder, "commondir")
    folders = [folder]
    if os.path.isfile(shared):
        folders.append(os.path.join(folder, _text(shared).strip()))
    for place in folders:
        loose = os.path.join(place, name)
        if os.path.isfile(loose):
            return _text(loose).strip()
        packed = os.path.join(place, "packed-refs")
        if os.path.isfile(packed):
            match = re.search(rf"^([0-9a-f]{{40,64}}) {re.escape(name)}$", _text(packed), re.M)
            if match:
                return match[1]
    return ""


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as stream:
        return stream.read()
