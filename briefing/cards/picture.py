"""A card → the bytes of its picture (PNG), drawn with Pillow.

Pillow is imported here only, when a card is drawn. This module knows what a card looks like, but
not which briefs have one.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache, partial
from itertools import count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.cards.lines import fit_title
from briefing.cards.style import CardStyle, Colours
from briefing.core.card_model import Card
from briefing.core.languages import direction
from briefing.core.printable import JOINERS
from briefing.templates import l10n

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH_PX, HEIGHT_PX = 1200, 630
_EDGE_PX, _GAP_PX = 80, 28
# The font size of everything except the title, and the side of the icon, in pixels.
_SMALL_PX, _ICON_PX = 30, 40
_NAME_BASELINE_PX, _RULE_PX, _FOOT_BASELINE_PX = 108, 524, 576
_TITLE_TOP_PX, _TITLE_HEIGHT_PX = 164, 318
# The height of a line above its baseline, as a multiple of the font size.
_ASCENT = 0.86
_SEPARATOR = " · "
_KOREAN_FAMILY = ("KR", " K")
# The bars of the site's icon: left, top, right and bottom, in 32nds of its side.
_ICON_BARS = ((5, 3, 27, 7), (5, 10, 27, 12), (5, 16, 21, 18), (5, 21, 21, 23), (5, 26, 15, 28))
# The edges of letters are drawn in this many colours. A file with a palette is half as large.
_SHADES = 24
_COMPRESSION = 6  # With 9, a file is 10 % smaller, and takes ten times as long.
# A character that no font has.
_NONE = "\U0010ffff"
# Pictographs and the colours of their skin. A card leaves them out if no font has them: most fonts
# of pictographs have a single size that is not that of the card.
_PICTOGRAPHS = (range(0x2600, 0x27C0), range(0x1F000, 0x1FB00))
# They choose between a pictograph and a letter.
_VARIATIONS = "\ufe0e\ufe0f"
_JOINER = "\u200d"


class MissingGlyph(Exception):
    """No font has a letter of a text, or (`is_whole`) all letters of a text from right to left, or
    (`is_order`) this Pillow cannot set such texts."""

    def __init__(
        self, letter: str, text: str, *, is_whole: bool = False, is_order: bool = False
    ) -> None:
        super().__init__(letter)
        self.letter, self.text, self.is_whole, self.is_order = letter, text, is_whole, is_order


class CardPainter:
    """Draws cards. Raises `MissingGlyph`, and `OSError` if a font is damaged."""

    def __init__(self, style: CardStyle) -> None:
        self.palette = _palette(style.colours)
        self.colours = style.colours
        self.day = l10n.filters({})["day"]
        self.titles, self.labels = _Typesetter(style.titles), _Typesetter(style.labels)

    def __call__(self, card: Card) -> bytes:
        from PIL import Image

        image = Image.new("RGB", (WIDTH_PX, HEIGHT_PX), self.colours.ground)
        sheet = _Sheet(image, is_rtl=direction(card.lang) == "rtl")
        width = WIDTH_PX - 2 * _EDGE_PX
        self._draw_head(sheet, card.name, width)
        title = fit_title(self.titles.clean(card.title), width, _TITLE_HEIGHT_PX, self.titles.width)
        for number, line in enumerate(title.lines):
            y = _TITLE_TOP_PX + round(title.size * _ASCENT) + number * title.leading
            sheet.write(self.titles.runs(line, title.size), _EDGE_PX, y, self.colours.ink)
        self._draw_foot(sheet, card, width)
        data = io.BytesIO()
        flat = image.quantize(palette=self.palette, dither=Image.Dither.NONE)
        flat.save(data, "PNG", compress_level=_COMPRESSION)
        return data.getvalue()

    def _draw_head(self, sheet: _Sheet, name: str, width: int) -> None:
        for bar in _ICON_BARS:
            left, top, right, bottom = (side * _ICON_PX / 32 for side in bar)
            x, y = _EDGE_PX - 5 * _ICON_PX / 32, _NAME_BASELINE_PX - _ICON_PX * 27 / 32
            sheet.fill((x + left, y + top, x + right, y + bottom), self.colours.accent)
        text = self.labels.cut([self.labels.clean(name)], width - _ICON_PX, _SMALL_PX)
        runs = self.labels.runs(text, _SMALL_PX)
        sheet.write(runs, _EDGE_PX + _ICON_PX, _NAME_BASELINE_PX, self.colours.ink)

    def _draw_foot(self, sheet: _Sheet, card: Card, width: int) -> None:
        edges = _EDGE_PX, _RULE_PX, WIDTH_PX - _EDGE_PX, _RULE_PX + 2
        sheet.fill(edges, self.colours.rule)
        day = self.labels.clean(self.day(card.published, card.lang))
        sheet.write(self.labels.runs(day, _SMALL_PX), _EDGE_PX, _FOOT_BASELINE_PX, self.colours.ink)
        start = round(self.labels.width(day, _SMALL_PX)) + _GAP_PX
        topics = self.labels.cut([*map(self.labels.clean, card.topics)], width - start, _SMALL_PX)
        runs = self.labels.runs(topics, _SMALL_PX)
        sheet.write(runs, _EDGE_PX + start, _FOOT_BASELINE_PX, self.colours.accent)


# A piece of a text, and the font that has all its letters.
_Run = tuple[str, "FreeTypeFont"]


class _Sheet:
    """A picture to draw on. If it `is_rtl`, all places are counted from its right edge."""

    def __init__(self, image: Image, *, is_rtl: bool) -> None:
        from PIL import ImageDraw

        self.draw, self.is_rtl = ImageDraw.Draw(image), is_rtl

    def fill(self, box: tuple[float, float, float, float], colour: str) -> None:
        left, top, right, bottom = box
        if self.is_rtl:
            left, right = WIDTH_PX - right, WIDTH_PX - left
        edges = round(left), round(top), round(right) - 1, round(bottom) - 1
        self.draw.rectangle(edges, fill=colour)

    def write(self, runs: list[_Run], x: float, y: int, colour: str) -> None:
        """Write a text, whose baseline begins at this place."""
        for text, font in runs:
            place, anchor = (WIDTH_PX - x, "rs") if self.is_rtl else (x, "ls")
            self.draw.text((place, y), text, colour, font, anchor)
            x += font.getlength(text)


class _Typesetter:
    """Sets texts with several fonts: each letter with the first one that has it. A text from right
    to left is set with one font, because its pieces would have another order."""

    def __init__(self, files: tuple[str, ...]) -> None:
        from PIL import ImageFont, features

        self.can_reorder = bool(features.check("raqm"))
        self.fonts = [
            cache(partial(ImageFont.truetype, file, index=_korean_face(file))) for file in files
        ]
        # The basic layout gives each letter the glyph of the font, without any replacement.
        basic = [font(_SMALL_PX, layout_engine=ImageFont.Layout.BASIC) for font in self.fonts]
        self.masks = [cache(partial(_mask, font)) for font in basic]

    def runs(self, text: str, size: int) -> list[_Run]:
        """The pieces of a text in letters of this size. Raises `MissingGlyph`."""
        if any(map(_is_right_to_left, text)):
            if not self.can_reorder:
                raise MissingGlyph(next(filter(_is_right_to_left, text)), text, is_order=True)
            numbers = [self._whole(text)] * len(text)
        else:
            numbers = [self._first(letter, text) for letter in text]
        pieces = groupby(zip(text, numbers, strict=True), key=itemgetter(1))
        return [("".join(c for c, _ in run), self.fonts[n](size)) for n, run in pieces]

    def width(self, text: str, size: int) -> float:
        """The width of a text in pixels. Raises `MissingGlyph`."""
        return sum(font.getlength(run) for run, font in self.runs(text, size))

    def cut(self, names: list[str], width: float, size: int) -> str:
        """As many of these names as fit on one line. If the first name alone is too long, its
        beginning."""
        while len(names) > 1 and self.width(_SEPARATOR.join(names), size) > width:
            names = names[:-1]
        text = shorter = _SEPARATOR.join(names)
        while shorter and self.width(text, size) > width:
            shorter = shorter[:-1].rstrip()
            text = f"{shorter}…"
        return text

    def clean(self, text: str) -> str:
        """A text as this typesetter writes it: without what is invisible, and without pictographs
        that no font has, unless it consists of them."""
        text = _clean(text)
        fonts = range(len(self.fonts))
        missing = {c for c in text if _is_pictograph(c) and not any(self._has(n, c) for n in fonts)}
        if not missing:
            return text
        kept = "".join("" if c in missing or c == _JOINER else c for c in text)
        return " ".join(kept.split()) or text

    def _has(self, number: int, letter: str) -> bool:
        mask = self.masks[number]
        return letter.isspace() or letter in JOINERS or mask(letter) != mask(_NONE)

    def _first(self, letter: str, text: str) -> int:
        for number in range(len(self.fonts)):
            if self._has(number, letter):
                return number
        raise MissingGlyph(letter, text)

    def _whole(self, text: str) -> int:
        missing = ""
        for number in range(len(self.fonts)):
            lacking = next((c for c in text if not self._has(number, c)), "")
            if not lacking:
                return number
            missing = missing or lacking
        raise MissingGlyph(missing, text, is_whole=True)


def _palette(colours: Colours) -> Image:
    """All colours of a card: those of the letters, and their mixtures with the ground."""
    from PIL import Image, ImageColor

    ground = ImageColor.getrgb(colours.ground)
    shades = [*ImageColor.getrgb(colours.rule)]
    for letters in map(ImageColor.getrgb, (colours.ink, colours.accent)):
        for step in range(_SHADES + 1):
            pairs = zip(ground, letters, strict=True)
            shades += [round(a + (b - a) * step / _SHADES) for a, b in pairs]
    image = Image.new("P", (1, 1))
    image.putpalette(shades)
    return image


def _korean_face(file: str) -> int:
    """The number of the Korean font in a file of several fonts, or 0."""
    from PIL import ImageFont

    if not file.endswith(".ttc"):
        return 0
    for number in count():
        try:
            family, _ = ImageFont.truetype(file, _SMALL_PX, number).getname()
        except OSError:  # There is no other font in the file.
            return 0
        if family and family.endswith(_KOREAN_FAMILY):
            return number
    return 0


def damaged_font(files: tuple[str, ...], text: str) -> str:
    """The first of these font files with which a text cannot be drawn; empty if there is none."""
    from PIL import ImageFont

    for file in files:
        try:
            font = ImageFont.truetype(file, _SMALL_PX, _korean_face(file))
            for letter in text:
                font.getmask(letter)
        except OSError:
            return file
    return ""


def _mask(font: FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    """The bitmap that a font draws for a letter, and its size."""
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


def _clean(text: str) -> str:
    """A text without letters that are invisible, in the form that fonts have. Joiners stay, but no
    font needs a glyph for them."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        c
        for c in composed
        if c in JOINERS or (unicodedata.category(c) not in ("Cf", "Cc") and c not in _VARIATIONS)
    )


def _is_pictograph(letter: str) -> bool:
    return any(ord(letter) in letters for letters in _PICTOGRAPHS)


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")
