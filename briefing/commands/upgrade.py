"""The command `upgrade`: moves an archive to the version of the program that runs.

It edits `site.toml` in place, and compares the archive's own layouts with those of the program. It
changes no layout: only a person knows why it was changed.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator

from briefing import __version__
from briefing.build import scan
from briefing.commands.atomic_write import replace_files
from briefing.commands.console import print_lines, quantity, refuse, root_option
from briefing.commands.front_matter_index import read_config
from briefing.commands.program_name import program_name
from briefing.commands.shipped import read_folder, shipped
from briefing.content.archive_version import archive_version, upgraded_settings
from briefing.content.config import parse_settings
from briefing.content.decode import decode_exactly, encode_like
from briefing.core.diagnostics import Fault
from briefing.core.paths import LAYOUTS_FOLDER, SITE_FILE

_REQUIREMENTS = "requirements.txt"
_PIN = re.compile(r"^(?:\./vendor/briefing_archive-|briefing-archive==)(\d[\d.]*\d)", re.MULTILINE)


def run(root: str, show_differences: bool) -> int:
    """Move the archive in `root` to this version, and print what differs. Return the exit code: 1
    if the settings, topics or authors have errors. Raises `Fault`."""
    files, _, errors = read_config(root)
    # A setting with an old name is an error until it is renamed here.
    if any(p.path != SITE_FILE or p.code != "unknown-key" for p in errors):
        return refuse(errors, root)
    if SITE_FILE in files:
        data = scan.read(files[SITE_FILE])
        old = decode_exactly(data)
        new = upgraded_settings(old)
        result = encode_like(new, data)
        if any(not problem.warning for problem in parse_settings(result)[1]):
            return refuse(errors, root)
        if new != old:
            replace_files({files[SITE_FILE].real: result})
        print_lines(_setting_lines(old, new))
    print_lines(_requirement_lines(root))
    print_lines(_layout_lines(root, show_differences))
    return 0


def _setting_lines(old: str, new: str) -> Iterator[str]:
    if new == old:
        yield f"{SITE_FILE} names the version {archive_version()} already."
    else:
        yield f"Changed {SITE_FILE}:"
        yield from _changed_lines(old, new)


def _changed_lines(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [f"  {line}" for line in lines if line.startswith(("+ ", "- ")) and line[2:].strip()]


# ---- the program that the archive names ---------------------------------------------------------


def _requirement_lines(root: str) -> Iterator[str]:
    try:
        with open(os.path.join(root, _REQUIREMENTS), encoding="utf-8") as stream:
            pin = _PIN.search(stream.read())
    except (OSError, UnicodeDecodeError):
        return
    if pin and pin[1] != __version__:
        vendor = " --vendor" if pin[0].startswith("./") else ""
        command = f"{program_name()} init{vendor} {'.' if root == '.' else root}"
        yield f"{_REQUIREMENTS} names Briefing {pin[1]}, and this is {__version__}. To change that,"
        yield f"delete {_REQUIREMENTS} and run: {command}"


# ---- layouts ------------------------------------------------------------------------------------


def _layout_lines(root: str, show_differences: bool) -> Iterator[str]:
    """What is to be said of the archive's own layouts."""
    own_folder, shipped_folder = os.path.join(root, LAYOUTS_FOLDER), shipped(LAYOUTS_FOLDER)
    if not os.path.isdir(own_folder) or os.path.samefile(own_folder, shipped_folder):
        yield "The archive has no layouts of its own."
        return
    try:
        own, ours = read_folder(own_folder), read_folder(shipped_folder)
    except OSError as error:
        raise Fault(f"{error.filename} cannot be read: {error.strerror}") from None
    has_difference = False
    for name, data in own.items():
        path = f"{LAYOUTS_FOLDER}/{name}"
        if name not in ours:
            yield f"{path}: your own file; this version has no file of this name."
        elif ours[name] == data:
            yield f"{path}: equal to the file of this version. Delete it, and it stays up to date."
        else:
            has_difference = True
            yield from _difference(path, ours[name], data, show_differences)
    if has_difference and not show_differences:
        yield "A file that differs has your changes, or is older than this version, or both."
        yield f"To see the lines, run: {program_name()} upgrade{root_option(root)} --diff"


def _difference(path: str, shipped_data: bytes, own: bytes, show: bool) -> Iterator[str]:
    before, after = (d.decode("utf-8", "replace").splitlines() for d in (shipped_data, own))
    lines = list(difflib.unified_diff(before, after, f"Briefing {__version__}", path, lineterm=""))
    added = sum(line.startswith("+") for line in lines[2:])
    removed = sum(line.startswith("-") for line in lines[2:])
    counts = f"{quantity(added, 'line')} only in yours, {quantity(removed, 'line')} only in ours"
    yield f"{path}: differs from the file of this version: {counts}."
    if show:
        yield from lines
