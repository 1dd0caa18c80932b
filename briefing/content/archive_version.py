"""The version of Briefing that an archive was made with: the key `briefing` in `site.toml`.

The archive and the program are versioned separately. An archive of an older version is read as it
is, and `upgrade` moves it to the version of the program: `upgraded_settings` writes the version,
and all other characters stay as they are. This module knows neither files nor layouts.
"""

from __future__ import annotations

from briefing import __version__
from briefing.content.ast import Scalar, Table, value_of
from briefing.content.text_edit import Edit, apply_edits
from briefing.content.toml import sections, to_toml
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.paths import SITE_FILE
from briefing.core.patterns import late_pattern

KEY = "briefing"
_FORM = late_pattern(r"([0-9]{1,4})\.([0-9]{1,4})(?:\.[0-9]{1,4})?")


def archive_version() -> str:
    """The version that an archive of this program names: `0.1` for `0.1.7`. A third number changes
    nothing that an archive could notice."""
    return ".".join(__version__.split(".")[:2])


def version_problem(table: Table) -> Problem | None:
    """The problem of the version that `site.toml` names, or None."""
    node = value_of(table, KEY)
    if node is None:
        return None
    match = _FORM.fullmatch(node.text) if isinstance(node, Scalar) else None
    if not match:
        hint = f'write the first two numbers: {KEY} = "{archive_version()}"'
        return problem_at(SITE_FILE, node, "this is not a version", hint, code="bad-version")
    if _numbers(match[0]) > _numbers(__version__):
        needed, ours = f"{match[1]}.{match[2]}", __version__
        message = f"this archive needs Briefing {needed} or newer; this is {ours}"
        hint = "install the version that requirements.txt of the archive names"
        return problem_at(SITE_FILE, node, message, hint, code="newer-archive")
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split(".")[:2])


def upgraded_settings(text: str) -> str:
    """The text of a valid `site.toml` after it names the version of the program. A new line comes
    after the last key before the first table, because a key after a table belongs to that table."""
    top = sections(text)[0]
    written = to_toml(archive_version())
    for pair in top.pairs:
        if pair.path == (KEY,):
            return apply_edits(text, (Edit(pair.value.start, pair.value.end, written),))
    line = f"{KEY} = {written}\n"
    if not top.pairs:
        return f"{line}\n{text}" if text.strip() else line
    end = text.find("\n", top.end)
    if end < 0:
        return f"{text}\n{line}"
    return f"{text[: end + 1]}\n{_COMMENT}{line}{text[end + 1 :]}"


_COMMENT = "# The version of Briefing that this archive was made with.\n"
