"""What all cards of an archive have in common: their fonts and their colours.

It finds the fonts on the disk, and says what to do if there are none. It does not import Pillow.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec

import msgspec

from briefing.core.diagnostics import Located, Problem, problem_at
from briefing.core.hashing import digest_of_value
from briefing.core.paths import CONTENT_FOLDER, SITE_FILE
from briefing.core.patterns import late_pattern

# Change this number if cards are drawn in another way. Then all cards are drawn again.
_DRAWING = 1
# Fonts that have Hangul: those with serifs for titles, those without for the rest, the best first.
_TITLE_FONTS = (
    *("NotoSerifCJK-Bold.ttc", "NotoSerifKR-Bold.otf", "SourceHanSerifK-Bold.otf"),
    *("NanumMyeongjoBold.ttf", "AppleMyungjo.ttf", "batang.ttc"),
)
_LABEL_FONTS = (
    *("NotoSansCJK-Regular.ttc", "NotoSansKR-Regular.otf", "SourceHanSansK-Regular.otf"),
    *("NanumGothic.ttf", "AppleSDGothicNeo.ttc", "malgun.ttf"),
)
_FONT_FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)
_FONT_SIGNS = (b"\0\1\0\0", b"OTTO", b"ttcf", b"true")
# The first bytes of a font contain a checksum of each of its tables (OpenType specification, "Table
# directory").
_DIRECTORY_BYTES = 8192
_INSTALL_PILLOW = f"install it: {sys.executable} -m pip install pillow; or write: cards = false"
_ADD_FONT = (
    "install one, such as Noto Serif CJK (on Debian and Ubuntu, the package fonts-noto-cjk); "
    f"or copy a font file to {CONTENT_FOLDER}/fonts/ and name it in {SITE_FILE}: "
    'card_fonts = ["fonts/NAME.ttf"]'
)
_COLOUR = late_pattern(rb"--(ground|ink|rule|accent):\s*(?:light-dark\(\s*)?(#[0-9a-fA-F]{6})\b")


class Colours(msgspec.Struct, frozen=True):
    """The colours of the site in light mode, as the style sheet names them."""

    ground: str = "#fbf9f4"
    ink: str = "#1c1915"
    rule: str = "#d8d1c4"
    accent: str = "#7a1f1f"


class CardStyle(msgspec.Struct, frozen=True):
    """The font files for titles and for everything else, in the order in which they are used, and
    the colours. `digest` changes if any of these changes. The fonts are installed on this computer,
    or those of the archive."""

    titles: tuple[str, ...]
    labels: tuple[str, ...]
    colours: Colours
    digest: bytes
    is_installed: bool = False


def card_style(
    root: str, fonts: tuple[str, ...], style_sheet: bytes, place: Callable[[str], Located]
) -> tuple[CardStyle | None, tuple[Problem, ...]]:
    """The style of the cards of the archive in the folder `root`, and the problems that prevent
    cards. `fonts` are the files that its settings name. `place` finds a key of site.toml."""
    problems = []
    if find_spec("PIL") is None:
        message, hint = "cards need the package Pillow, which is not installed", _INSTALL_PILLOW
        problems.append(
            problem_at(SITE_FILE, place("cards"), message, hint, code="missing-package")
        )
    titles = labels = tuple(f"{root}/{CONTENT_FOLDER}/{name}" for name in fonts)
    if not fonts:
        titles, labels = _installed(_TITLE_FONTS), _installed(_LABEL_FONTS)
        titles, labels = titles or labels, labels or titles
    if not titles:
        message = "no font with Hangul is installed, and cards need one"
        problems.append(problem_at(SITE_FILE, place("cards"), message, _ADD_FONT, code="no-font"))
    directories = []
    for file in dict.fromkeys((*titles, *labels)):
        directory = _directory(file)
        directories.append(directory)
        if not directory.startswith(_FONT_SIGNS):
            name = file.removeprefix(f"{root}/")
            what = f"{name} is not a font file" if directory else f"there is no file {name}"
            hint = f"copy a font (.ttf, .otf or .ttc) to {CONTENT_FOLDER}/fonts/, and write its "
            hint += f'path below {CONTENT_FOLDER}/, such as "fonts/NanumMyeongjo.ttf"'
            problems.append(
                problem_at(SITE_FILE, place("card_fonts"), what, hint, code="unknown-font")
            )
    if problems:
        return None, tuple(problems)
    # The first definition counts. The later ones are for print.
    found = reversed(_COLOUR.findall(style_sheet))
    named = {name.decode(): value.decode() for name, value in found}
    colours = Colours(**named)
    digest = digest_of_value((_DRAWING, colours, directories))
    return CardStyle(titles, labels, colours, digest, not fonts), ()


def _directory(file: str) -> bytes:
    """The first bytes of a font, and its size; nothing if it cannot be read."""
    try:
        with open(file, "rb") as stream:
            return stream.read(_DIRECTORY_BYTES) + str(os.stat(file).st_size).encode()
    except OSError:
        return b""


def _installed(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first of these fonts that is installed; nothing if none is installed."""
    files: dict[str, str] = {}
    for top in map(os.path.expanduser, _FONT_FOLDERS):
        for folder, _, found in os.walk(top):
            files |= {name: f"{folder}/{name}" for name in found if name in names}
    return tuple(files[name] for name in names if name in files)[:1]
