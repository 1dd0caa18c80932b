"""File names and titles → slugs, and which names a slug may not take.

A slug becomes a file's name on every kind of server and disk, so it must be a name on all of them:
NFC, no sign that a URL or a file system reads otherwise, no device name of Windows, at most 200
bytes.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.core.diagnostics import Problem
from briefing.core.paths import MARKDOWN

SLUG_BYTES = 200

# Device names: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}

# Names that the site itself uses at its root, without their endings.
RESERVED_PAGES = frozenset(
    "index archive topics authors briefs media assets data feeds sitemaps 404 feed sitemap robots "
    "_headers search".split()
)


def slug_of(path: str) -> str:
    """The slug of a file: its name without `.md`, in NFC."""
    return unicodedata.normalize("NFC", path.rpartition("/")[2].removesuffix(MARKDOWN))


def slugify(name: str) -> str:
    """The slug nearest to a free name: lower case, words joined by hyphens, Hangul kept. Topics and
    authors without a list, and feeds, have their addresses by it, so that it cannot change."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    text = "".join(
        c if c.isalnum() or unicodedata.category(c).startswith("M") else "-" for c in text
    )
    text = re.sub(r"-{2,}", "-", text).strip("-")
    first = next((i for i, c in enumerate(text) if c.isalnum()), len(text))
    return text[first:].encode()[:SLUG_BYTES].decode(errors="ignore").rstrip("-")


def slug_from_title(title: str) -> str:
    """The slug of a new file: as `slugify`, but as the title is spoken. Apostrophes within a word
    and full stops between initials part nothing: “Korea’s U.S. plan” is `koreas-us-plan`."""
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", title))
    return slugify(_INITIALS.sub(lambda found: found[0].replace(".", ""), text))


_APOSTROPHES = re.compile(r"(?<=[^\W\d_])['’ʼ](?=[^\W\d_])")
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.)+[A-Z]?(?!\w)")


def collision_key(slug: str) -> str:
    """What two slugs share that some file systems hold to be one name."""
    if slug.isascii():
        return slug.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())


def slug_fault(slug: str, ending: str = "") -> tuple[str, str] | None:
    """Why a slug can't be an address, and the cure; None if it can. The cure names a slug, or with
    an `ending` a file."""
    fault = _fault(slug)
    if not fault:
        return None
    return fault[0], fault[1] or f"name it “{slug_from_title(slug) or 'my-brief'}{ending}”"


def _fault(slug: str) -> tuple[str, str] | None:
    """The same; the cure is left empty where it is a name that will do."""
    if not slug:
        return "the name is empty", ""
    bad = None if _FINE.fullmatch(slug) else next((c for c in slug if not _is_fine(c)), None)
    if bad:
        shown = (
            "a space" if bad.isspace() else f"“{bad}”" if bad.isprintable() else "a control sign"
        )
        return f"the name “{slug}” has {shown} in it", ""
    if not slug[0].isalnum() or slug.endswith("."):
        return (
            f"the name “{slug}” must begin with a letter or digit and not end in a full stop",
            "",
        )
    if len(slug.encode()) > SLUG_BYTES:
        return f"the name is {len(slug.encode())} bytes long", f"at most {SLUG_BYTES} bytes"
    if slug.casefold().partition(".")[0] in _DEVICES:
        return f"“{slug}” is a device's name on Windows", "choose another name"
    return None


_FINE = re.compile(r"[\w.-]+")  # All that most names are made of: `\w` is a letter, digit or `_`.


def _is_fine(c: str) -> bool:
    return c.isalnum() or c in "-_." or unicodedata.category(c).startswith("M")


def name_problem(path: str) -> tuple[Problem, ...]:
    """The problem with a file's name, if there is one."""
    fault = slug_fault(slug_of(path), MARKDOWN)
    return (Problem(path, 0, 0, *fault),) if fault else ()
