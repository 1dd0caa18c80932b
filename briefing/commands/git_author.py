"""Who sits here: the author of the archive that Git's user is."""

from __future__ import annotations

from briefing.commands import git
from briefing.core.model import Author


def author_here(root: str, authors: dict[str, Author]) -> str:
    """The id of the author whose e-mail address, else whose name, is that of Git's user in `root`;
    empty where none or several are. Names are the same in any order of their words."""
    if not authors:
        return ""
    # `-z` ends each entry with NUL and each key with a line end: git-config(1).
    told = git.said(root, "config", "-z", "--get-regexp", r"^user\.(name|email)$")
    user = dict(entry.split("\n", 1) for entry in told.split("\0") if "\n" in entry)
    email, name = user.get("user.email", "").casefold(), _folded(user.get("user.name", ""))
    by_email = [id for id, a in authors.items() if email and a.email.casefold() == email]
    by_name = [
        id
        for id, author in authors.items()
        if name and name in map(_folded, (id, author.name, *author.names.values()))
    ]
    found = by_email or by_name
    return found[0] if len(found) == 1 else ""


def _folded(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.replace("-", " ").casefold().split()))
