"""The author of the archive who is the user of Git on this computer."""

from __future__ import annotations

from briefing.commands.git import run_git
from briefing.core.model import Author


def current_author(root: str, authors: dict[str, Author]) -> str:
    """Return the id of the author whose e-mail address is that of Git's user in the folder `root`.

    If no address is equal, names are compared, without case and in any order of their words. The
    result is empty if no author or more than one is found.
    """
    if not authors:
        return ""
    # `-z` ends each entry with NUL and each key with a line end: git-config(1).
    output = run_git(root, "config", "-z", "--get-regexp", r"^user\.(name|email)$")
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


def _name_key(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.replace("-", " ").casefold().split()))
