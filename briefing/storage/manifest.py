"""`.briefing-manifest`: which files of an output folder are ours, and whose archive they show.

The format is text in UTF-8, with one entry on each line:

    # Briefing 2 crc32 0a1b2c3d
    # {"id":"our-archive","title":"Our archive"}
    - 1798761600 finder/words-5ykok.js
    archive.html

The first line has the checksum of everything below it. The second line names the archive that owns
the site. A line that begins with `- ` is a retired file, with the second since 1970 after which it
is deleted. All other lines are files of the site. Earlier versions wrote only the names of files,
and retired files without a time.

This module reads and writes text. It does not know what is done with the files.
"""

# The annotations here are values, not texts: see `core.model`.
import os
from zlib import crc32

import msgspec

MANIFEST = ".briefing-manifest"
_HEAD = "# Briefing 2 crc32 "
# No file system that we know allows longer names, in bytes.
_MAX_NAME_BYTES = 255


class Owner(msgspec.Struct, frozen=True):
    """The archive that a site is built from: the settings `id` and `title`. Nothing here depends on
    the folder of the archive: it may be moved, and two checkouts of it make equal sites."""

    id: str = ""
    title: str = ""


class Manifest(msgspec.Struct, frozen=True):
    """`files` are ours. `retired` has our files that are no longer part of the site, each with the
    time after which it is deleted, in seconds since 1970. `owner` is None if it is not known."""

    files: tuple[str, ...] = ()
    retired: dict[str, int] = {}
    owner: Owner | None = None
    is_damaged: bool = False


def read(out: str) -> Manifest:
    """The manifest of a folder; an empty one if there is none."""
    try:
        with open(os.path.join(out, MANIFEST), "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return Manifest()
    except OSError:
        return Manifest(is_damaged=True)
    return parse(data)


def parse(data: bytes) -> Manifest:
    """The manifest with these bytes."""
    head, _, body = data.partition(b"\n")
    try:
        if not head.startswith(_HEAD.encode()):
            return _parse_first_format(data.decode())
        if head != _head(body):
            return Manifest(is_damaged=True)
        first, _, text = body.decode().partition("\n")
        lines = text.split("\n")
        count = next((n for n, line in enumerate(lines) if not line.startswith("- ")), 0)
        retired = dict(_retired(line) for line in lines[:count])
        owner = msgspec.json.decode(first.removeprefix("# "), type=Owner)
        files = tuple(lines[count:-1])
    except (ValueError, msgspec.DecodeError):
        return Manifest(is_damaged=True)
    # Most manifests contain none of these signs. Then one search of the whole text is enough.
    text = f"\n{text}"
    if any(sign in text for sign in _UNUSUAL) and not all(map(is_inside, (*files, *retired))):
        return Manifest(is_damaged=True)
    return Manifest(files, retired, owner)


def serialize(manifest: Manifest) -> bytes:
    """The bytes of a manifest."""
    owner = msgspec.json.encode(manifest.owner or Owner()).decode()
    retired = (f"- {until} {path}" for path, until in sorted(manifest.retired.items()))
    body = "\n".join((f"# {owner}", *retired, *manifest.files, "")).encode()
    return _head(body) + b"\n" + body


def _head(body: bytes) -> bytes:
    return f"{_HEAD}{crc32(body):08x}".encode()


def _retired(line: str) -> tuple[str, int]:
    until, path = line.removeprefix("- ").split(" ", 1)
    return path, int(until)


def _parse_first_format(text: str) -> Manifest:
    """The manifest of an earlier version. A line that cannot be a name shows damage."""
    names = [name for name in text.split("\n") if name]
    if not names or not all(_is_name(name.removeprefix("- ")) for name in names):
        return Manifest(is_damaged=True)
    retired = {name[2:]: 0 for name in names if name.startswith("- ")}
    return Manifest(tuple(name for name in names if not name.startswith("- ")), retired)


def _is_name(path: str) -> bool:
    parts = path.encode().split(b"/")
    is_short = max(map(len, parts)) <= _MAX_NAME_BYTES
    return is_short and path.isprintable() and is_inside(path) and not path.startswith("# ")


# Names with one of these may be outside the folder.
_UNUSUAL = ("\\", ":", "//", "/.", "/\n", "\n/", "\n.", " /", " .")


def is_inside(path: str) -> bool:
    """Whether an address leads to a place in the folder, also on systems that use `\\` in paths."""
    parts = path.replace("\\", "/").split("/")
    return not path.startswith("/") and ":" not in path and not {"", ".", ".."} & set(parts)
