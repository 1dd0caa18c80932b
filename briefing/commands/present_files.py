"""Files that exist before `init` writes an archive, and stay: what they lack that an archive needs.

Knows the files because of which an archive goes wrong silently, and changes none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from briefing.commands.vendor import PROJECT, REQUIREMENTS
from briefing.core.diagnostics import Misuse
from briefing.core.paths import CONTENT_FOLDER, SITE_FILE

_GITIGNORE = ".gitignore"
# The program in a file of requirements: its name, or its wheel.
_PROGRAM = re.compile(rf"^(?:{PROJECT}|\./vendor/\S+)", re.MULTILINE)


def require_same_wheel(root: str, ours: Mapping[str, bytes]) -> None:
    """Raise `Misuse` if the folder `root` has another wheel of this version: the new requirements
    would name a hash that it does not have."""
    for path, data in ours.items():
        place = os.path.join(root, path)
        if path.endswith(".whl") and os.path.lexists(place) and _read_bytes(place) != data:
            hint = f"delete it and {REQUIREMENTS}, and run the same command again"
            raise Misuse(f"{os.path.normpath(place)} is another build of this version", hint)


def lines_on_present_files(root: str, ours: Mapping[str, bytes]) -> Iterator[str]:
    """The lines to print about files in the folder `root` that lack what an archive needs. `ours`
    maps their paths to what a new archive would have there."""
    for path, line in ((_GITIGNORE, _on_ignored_files), (REQUIREMENTS, _on_requirements)):
        if path in ours:
            present = _read_bytes(os.path.join(root, path)).decode("utf-8", "replace")
            yield from line(present, ours[path].decode())


def _read_bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""


def _on_ignored_files(present: str, ours: str) -> Iterator[str]:
    ignored = {line.strip().strip("/") for line in present.splitlines()}
    wanted = (line for line in ours.splitlines() if line.startswith("/"))
    if missing := [line for line in wanted if line.strip("/") not in ignored]:
        yield f"Add these lines to {_GITIGNORE}, so that Git does not store what programs make:"
        yield from (f"  {line}" for line in missing)


def _on_requirements(present: str, ours: str) -> Iterator[str]:
    program = _PROGRAM.search(ours)
    # The name of a wheel has “_” for “-”.
    if program and program[0].replace("_", "-") not in present.replace("_", "-"):
        yield f"Your {REQUIREMENTS} does not name this program, but the workflows need it there."
        yield "Give your file another name, and run the same command again."


def require_no_archive_above(root: str) -> None:
    """Raise `Misuse` if the folder `root` is in the content/ folder of an archive."""
    folder = os.path.realpath(root)
    while os.path.dirname(folder) != folder:
        is_content = os.path.basename(folder) == CONTENT_FOLDER
        if is_content and os.path.isfile(os.path.join(folder, os.path.basename(SITE_FILE))):
            message = f"{root} is in the folder {CONTENT_FOLDER}/ of another archive"
            raise Misuse(message, f"name a folder outside of {os.path.relpath(folder)}")
        folder = os.path.dirname(folder)
