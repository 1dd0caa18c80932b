"""Who is at this desk: the author that git's settings name. Knows git, and nothing of briefs."""

from __future__ import annotations

import subprocess

from briefing.model import Author


def author_here(root: str, authors: dict[str, Author]) -> str:
    """The id of the author whose e-mail address, or else name, git knows its user by in the folder
    `root`; empty where there is none, or no git."""
    email, name = (_setting(root, key) for key in ("user.email", "user.name"))
    for author in authors.values():
        if email and author.email.casefold() == email.casefold():
            return author.id
    for author in authors.values():
        if name and name.casefold() in {
            n.casefold() for n in (author.name, *author.names.values())
        }:
            return author.id
    return ""


def _setting(root: str, key: str) -> str:
    command = ["git", "-C", root, "config", "--get", key]
    try:
        done = subprocess.run(  # noqa: S603 – nothing of it comes from outside
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
