"""Facts from Git that help an author. They are optional: if Git fails, the results are empty.

This module must not know briefs.
"""

from __future__ import annotations

import os
import subprocess
import unicodedata

from briefing.core.model import Author

# A repository on a slow network disk must not make an author wait longer.
_TIMEOUT_S = 3.0


def _run(root: str, *arguments: str) -> str:
    """What Git prints in the folder `root`. The text is empty if Git is not installed, fails or
    takes too long, or if the folder is in no repository."""
    try:
        process = subprocess.run(  # noqa: S603 – no shell, and each argument is ours or a path
            ["git", "-C", root, *arguments],  # noqa: S607 – the Git that the author uses
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return process.stdout.decode("utf-8", errors="replace") if process.returncode == 0 else ""


def current_author(root: str, authors: dict[str, Author]) -> str:
    """Return the id of the author whose e-mail address is that of Git's user in the folder `root`.

    If no address is equal, names are compared, without case and in any order of their words. The
    result is empty if no author or more than one is found.
    """
    if not authors:
        return ""
    # `-z` ends each entry with NUL and each key with a line end: git-config(1).
    output = _run(root, "config", "-z", "--get-regexp", r"^user\.(name|email)$")
    user = dict(entry.split("\n", 1) for entry in output.split("\0") if "\n" in entry)
    email, name = user.get("user.email", "").casefold(), _name_key(user.get("user.name", ""))
    by_email = [id for id, a in authors.items() if email and a.email.casefold() == email]
    by_name = [
        id
        for id, author in authors.items()
        if name and name in map(_name_key, (id, author.name, *author.names.values()))
    ]
    matches = by_email or by_name
    return matches[0] if len(matches) == 1 else ""


def user_name(root: str) -> str:
    """Return the name of Git's user in the folder `root`; it is empty if Git knows none."""
    return _run(root, "config", "user.name").strip()


def origin(root: str) -> str:
    """Return the address of the repository that the one in the folder `root` comes from; it is
    empty if Git knows none."""
    return _run(root, "config", "remote.origin.url").strip()


def _name_key(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.replace("-", " ").casefold().split()))


def count_uncommitted(root: str, paths: tuple[str, ...]) -> int:
    """Return how many of these files differ from the last commit."""
    output = _run(root, "diff", "--name-only", "--relative", "-z", "HEAD")
    changed = {unicodedata.normalize("NFC", name) for name in output.split("\0")}
    return len(changed.intersection(paths))
