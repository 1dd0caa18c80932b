"""The command `upgrade`: moves an archive to the version of the program that runs.

It edits `site.toml` in place, and compares the archive's own layouts with those of the program. It
changes no layout: only a person knows why it was changed. It also makes the copies of layouts that
an archive changes.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator

import msgspec

from briefing import __version__
from briefing.build import scan
from briefing.commands.atomic_write import create_files, replace_files
from briefing.commands.console import (
    changed_lines,
    print_line,
    print_lines,
    quantity,
    refuse,
    root_option,
)
from briefing.commands.front_matter_index import read_config
from briefing.commands.program_name import program_name, quote
from briefing.commands.vendor import REQUIREMENTS
from briefing.content.archive_version import archive_version, upgraded_settings
from briefing.content.decode import decode_exactly, encode_like
from briefing.core.diagnostics import Misuse, Misuses
from briefing.core.paths import LAYOUTS_FOLDER, SITE_FILE
from briefing.core.proposals import suggest
from briefing.templates.copies import copy_of, is_copy_of, origin_line, without_origin
from briefing.templates.files import list_files, read_layout, shipped_folder, shipped_names

_PIN = re.compile(
    r"^(?:\./(vendor/briefing_archive-([\d.]+)-\S+)|briefing-archive==([\d.]+))", re.MULTILINE
)


class UpgradeOptions(msgspec.Struct, frozen=True):
    """The options of the command: whether it shows the lines that differ, and the names of the
    layouts to copy into the archive."""

    diff: bool
    copy: tuple[str, ...]


def run(root: str, options: UpgradeOptions) -> int:
    """Move the archive in `root` to this version, and print what differs; or only copy layouts.
    Return the exit code: 1 if the settings, topics or authors have errors. Raises `Misuse` and
    `Fault`."""
    if options.copy:
        return _copy_layouts(root, options.copy)
    files, _, errors = read_config(root)
    if errors:
        return refuse(errors, root)
    if SITE_FILE in files:
        data = scan.read(files[SITE_FILE])
        old = decode_exactly(data)
        new = upgraded_settings(old)
        if new != old:
            replace_files({files[SITE_FILE].real: encode_like(new, data)})
        print_lines(_setting_lines(old, new))
    print_lines(_requirement_lines(root))
    print_lines(_layout_lines(root, options.diff))
    return 0


def _setting_lines(old: str, new: str) -> Iterator[str]:
    if new == old:
        yield f"{SITE_FILE} names the version {archive_version()} already."
    else:
        yield f"Changed {SITE_FILE}:"
        yield from changed_lines(old, new)


# ---- the program that the archive names ---------------------------------------------------------


def _requirement_lines(root: str) -> Iterator[str]:
    try:
        with open(os.path.join(root, REQUIREMENTS), encoding="utf-8") as stream:
            pin = _PIN.search(stream.read())
    except (OSError, UnicodeDecodeError):
        return
    version = pin and (pin[2] or pin[3])
    if pin and version != __version__:
        old = f"{REQUIREMENTS} and {pin[1]}" if pin[1] else REQUIREMENTS
        command = f"{program_name()} init{' --vendor' if pin[1] else ''} {quote(root)}"
        yield f"{REQUIREMENTS} names Briefing {version}, and this is {__version__}. To change that,"
        yield f"delete {old}, and run: {command}"


# ---- layouts ------------------------------------------------------------------------------------

# What is said of a copy that differs: of one that is up to date, of an older one, and of one that
# does not say what it is a copy of.
_STATES = {
    True: "up to date, with your changes",
    False: "older than the file of this version",
    None: "differs from the file of this version",
}


def _copy_layouts(root: str, names: tuple[str, ...]) -> int:
    """Copy layouts of the program into the archive. Raises `Misuse` and `Fault`."""
    own = os.path.join(root, LAYOUTS_FOLDER)
    copies: dict[str, bytes] = {}
    misuses = Misuses()
    for given in names:
        name = os.path.normpath(given).replace(os.sep, "/").removeprefix(f"{LAYOUTS_FOLDER}/")
        with misuses:
            copies[name] = copy_of(name, _shipped_layout(name))
            _require_no_file(os.path.normpath(os.path.join(own, name)))
    misuses.raise_if_any()
    create_files(own, copies)
    for name in copies:
        path = os.path.normpath(os.path.join(own, name))
        print_line(f"Wrote {path}, a copy of the layout of this version. Now change the copy.")
    return 0


def _shipped_layout(name: str) -> bytes:
    names = shipped_names()
    if inside := sorted(n for n in names if n.startswith(f"{name}/")):
        raise Misuse(f"“{name}” is a folder", f"name one of its files: {', '.join(inside)}")
    if name not in names:
        hint = suggest(name, sorted(names), "name a file of docs/layouts.md")
        raise Misuse(f"Briefing has no layout “{name}”", hint)
    return read_layout(_shipped_path(name))


def _shipped_path(name: str) -> str:
    return os.path.join(shipped_folder(), *name.split("/"))


def _require_no_file(path: str) -> None:
    if os.path.lexists(path):
        raise Misuse(f"{path} exists already", "change this file, or delete it first")


def _layout_lines(root: str, show_differences: bool) -> Iterator[str]:
    """What is to be said of the archive's own layouts."""
    files, names = list_files(root), shipped_names()
    own = {name: path for name, path in files.items() if path != _shipped_path(name)}
    if not own:
        yield "The archive has no layouts of its own."
    has_difference = False
    for name, path in own.items():
        file = f"{LAYOUTS_FOLDER}/{name}"
        if name not in names:
            yield f"{file}: your own file; this version has no file of this name."
            continue
        data, original = read_layout(path), _shipped_layout(name)
        if without_origin(data) == without_origin(original):
            yield f"{file}: equal to the file of this version. Delete it, and it stays up to date."
        else:
            has_difference = True
            yield from _difference(name, original, data, show_differences)
    if has_difference and not show_differences:
        yield f"To see the lines, run: {program_name()} upgrade{root_option(root)} --diff"


def _difference(name: str, original: bytes, own: bytes, show: bool) -> Iterator[str]:
    path, state = f"{LAYOUTS_FOLDER}/{name}", is_copy_of(own, original)
    before, after = (
        d.decode("utf-8", "replace").splitlines() for d in map(without_origin, (original, own))
    )
    lines = list(difflib.unified_diff(before, after, f"Briefing {__version__}", path, lineterm=""))
    added = sum(line.startswith("+") for line in lines[2:])
    removed = sum(line.startswith("-") for line in lines[2:])
    counts = f"{quantity(added, 'line')} only in yours, {quantity(removed, 'line')} only in ours"
    yield f"{path}: {_STATES[state]}: {counts}."
    if state is None:
        yield "  You changed it, or it is older, or both. Its first line does not say which."
    if show:
        yield from lines
    line = origin_line(name, original)
    if show and line and not state:
        yield f"  When you have copied what you need into it, write as its first line: {line}"
