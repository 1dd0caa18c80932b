"""File names and titles → slugs, and which slugs are not possible.

A slug becomes the name of a file, and must be valid on every kind of server and disk. So it has
only letters, digits, “-”, “_” and “.”, is in Unicode form NFC, has at most 200 bytes, and is not
the name of a device of Windows.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container
from urllib.parse import quote, unquote

from briefing.core.diagnostics import Problem
from briefing.core.languages import TAG
from briefing.core.paths import MARKDOWN, STATE_FOLDER
from briefing.core.patterns import late_pattern
from briefing.core.printable import is_printable, printable

SLUG_BYTES = 200

# Device names: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}


def slug_of(path: str) -> str:
    """The slug of a file: its name without `.md`, in NFC."""
    return unicodedata.normalize("NFC", path.rpartition("/")[2].removesuffix(MARKDOWN))


def introduction_of(path: str) -> tuple[str, str]:
    """The id of the topic that a file introduces, and the language that its name has after the id
    (`ID.ko.md`), or nothing."""
    id, _, lang = slug_of(path).rpartition(".")
    return (id, lang) if id and TAG.fullmatch(lang) else (slug_of(path), "")


def slugify(name: str) -> str:
    """The slug that is most similar to any text: lower case, words joined by hyphens, letters of
    all scripts kept. The result is empty if the text has no letter or digit.

    The addresses of feeds, and of topics and authors that are not listed in a file, are made by
    this function. Its results must therefore never change.
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    text = "".join(c if c.isalnum() or _is_mark(c) else "-" for c in text)
    text = re.sub(r"-{2,}", "-", text).strip("-")
    first = next((i for i, c in enumerate(text) if c.isalnum()), len(text))
    return text[first:].encode()[:SLUG_BYTES].decode(errors="ignore").rstrip("-")


def slug_from_title(title: str) -> str:
    """The slug of a new file. Apostrophes within a word, full stops between initials, and
    characters without width (soft hyphens, for example) do not separate words: “Korea’s U.S. plan”
    becomes `koreas-us-plan`. Otherwise it equals `slugify`."""
    visible = "".join(c for c in title if unicodedata.category(c) != "Cf")
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", visible))
    return slugify(_INITIALS.sub(lambda match: match[0].replace(".", ""), text))


_APOSTROPHES = late_pattern(r"(?<=[^\W\d_])['’ʼ](?=[^\W\d_])")
_INITIALS = late_pattern(r"(?<!\w)(?:[A-Z]\.)+[A-Z]?(?!\w)")


def collision_key(slug: str) -> str:
    """A key that two slugs share if a file system may treat them as one name: file systems of
    Windows and macOS ignore case, that of macOS ignores the Unicode form."""
    if slug.isascii():
        return slug.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())


def free_name(stem: str, taken: Container[str], extension: str = "") -> str:
    """A name of a file that is not taken: the stem with its extension, or else with the first free
    number from 2 on. `taken` has the `collision_key` of each name in use."""
    number, name = 1, f"{stem}{extension}"
    while collision_key(name) in taken:
        number += 1
        name = f"{stem}-{number}{extension}"
    return name


def slug_fault(slug: str, extension: str = "") -> tuple[str, str] | None:
    """Why a slug cannot be an address, and the cure; None if it can. The cure proposes a slug, or
    with an `extension` a file name."""
    if not slug:
        return "the name is empty", _proposal(slug, extension)
    bad = None if _VALID.fullmatch(slug) else next((c for c in slug if not _is_valid(c)), None)
    if bad:
        return f"the name “{slug}” contains {_described(bad)}", _proposal(slug, extension)
    if not slug[0].isalnum() or slug.endswith("."):
        message = f"the name “{slug}” must begin with a letter or digit and not end in a full stop"
        return message, _proposal(slug, extension)
    if len(slug.encode()) > SLUG_BYTES:
        return f"the name is {len(slug.encode())} bytes long", f"use at most {SLUG_BYTES} bytes"
    if slug.casefold().partition(".")[0] in _DEVICES:
        return f"“{slug}” is the name of a device on Windows", "choose another name"
    return None


def old_path_fault(alias: str) -> tuple[str, str] | None:
    """Why an old path cannot redirect, and the cure; None if it can. It may have a query, as a
    browser sends it: `/?p=123`. The path itself is written with its own letters."""
    path, mark, query = alias.partition("?")
    if mark and not _QUERY.fullmatch(query):
        return f"“{printable(alias)}” has no query that a browser sends", _query_cure(path, query)
    if mark and path == "/":
        return None
    names = path.strip("/").split("/")
    if any(name in ("", ".", "..") or name.endswith((".", " ")) for name in names):
        return f"“{path}” is not the path of a page", _OLD_PATH
    if names[0].startswith(STATE_FOLDER):
        return f"“{path}” is in a folder of Briefing", "remove it; no page can be there"
    bad = next((c for c in path if c in _NO_FILE_NAME or not c.isprintable()), "")
    if bad:
        return f"the path “{printable(path)}” contains {_described(bad)}", _OLD_PATH
    if (decoded := _decoded(path)) != path:
        return f"the path “{path}” is encoded", f"write it with its own letters: {decoded}"
    is_long = any(len(name.encode()) > SLUG_BYTES for name in names) or len(path.encode()) > 500
    return (f"the path “{path[:40]}…” is too long", _OLD_PATH) if is_long else None


def _query_cure(path: str, query: str) -> str:
    """How to write an old path whose query has characters that a browser encodes."""
    sent = quote(query, _IN_QUERY)
    return f"write it as a browser sends it: {path}?{sent if _QUERY.fullmatch(sent) else 'p=123'}"


def _decoded(path: str) -> str:
    """A path with its own letters. A `%` that begins no encoded letter is a letter itself."""
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path


_IN_QUERY = "%&=._~+,;:@/()[]*!'-"  # What a query may have besides letters and digits.
_QUERY = late_pattern(rf"[A-Za-z0-9{re.escape(_IN_QUERY)}]{{1,500}}")
_OLD_PATH = "write the path as it was, from the root of the site: /2018/01/x.html or /x/"
# No disk of Windows accepts these in the name of a file, except “#”, which no server receives.
_NO_FILE_NAME = frozenset('\\:*?"<>|#')


def _proposal(slug: str, extension: str) -> str:
    return f"name it “{slug_from_title(slug) or 'my-brief'}{extension}”"


def _described(character: str) -> str:
    if character.isspace():
        return "a space"
    return f"“{character}”" if character.isprintable() else "a control character"


_VALID = late_pattern(r"[\w.-]+")  # Most names match: `\w` is a letter, a digit or `_`.


def _is_valid(character: str) -> bool:
    return character.isalnum() or character in "-_." or _is_mark(character)


def _is_mark(character: str) -> bool:
    """Whether a character combines with the letter before it (Unicode categories Mn, Mc, Me)."""
    return unicodedata.category(character).startswith("M")


def file_name_problems(path: str) -> tuple[Problem, ...]:
    """The problem with the name of a brief's or page's file, if there is one."""
    fault = slug_fault(slug_of(path), MARKDOWN)
    return (Problem(path, 0, 0, *fault, code="bad-file-name"),) if fault else ()


def unprintable_name(path: str) -> Problem:
    """The problem with a path in which a name is not UTF-8, or has characters that are not printed.
    A byte that is not UTF-8 is a surrogate in the path (PEP 383)."""
    parts = path.split("/")
    name = next((part for part in parts if not is_printable(part)), parts[-1])
    is_file = name is parts[-1]
    text, what = name, "contains an invisible or control character"
    if any("\udc80" <= c <= "\udcff" for c in name):
        what = "is not UTF-8 text"
        # Most such names are in the code page of Windows for Western Europe.
        data = name.encode("utf-8", errors="surrogateescape")
        text = data.decode("cp1252", errors="ignore")
    visible = "".join(c if is_printable(c) else " " for c in text)
    stem, extension = posixpath.splitext(visible) if is_file else (visible, "")
    stem = "-".join(unicodedata.normalize("NFC", stem).split()).lstrip(".#~")
    stem = slug_from_title(stem) if extension == MARKDOWN else stem
    message = f"the name of this {'file' if is_file else 'folder'} {what}"
    hint = f"rename it, for example to “{stem or 'name'}{extension.strip()}”"
    path = "/".join(parts[: parts.index(name) + 1])
    return Problem(printable(path), 0, 0, message, hint, code="bad-file-name")
