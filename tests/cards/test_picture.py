"""Cards as pictures: what they show is compared with the colours of their pixels."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from briefing.cards.picture import CardPainter, MissingGlyph
from briefing.cards.style import CardStyle, Colours
from briefing.content.dates import parse_moment
from briefing.core.card_model import Card
from tests.support.fonts import FONT

INK, ACCENT, RULE, GROUND = (28, 25, 21), (122, 31, 31), (216, 209, 196), (251, 249, 244)
DATE = parse_moment("2018-06-12", "UTC")


def painter(*fonts: Path) -> CardPainter:
    files = tuple(map(str, fonts or (FONT,)))
    return CardPainter(CardStyle(files, files, Colours(), b""))


def card(title: str, *topics: str, lang: str = "en", name: str = "Peninsula Briefs") -> Card:
    return Card("media/card.png", "content/briefs/a.md", title, topics, DATE, name, lang)


def drawn(card: Card, *fonts: Path) -> Image.Image:
    image = Image.open(io.BytesIO(painter(*fonts)(card)))
    assert (image.size, image.format) == ((1200, 630), "PNG")
    return image.convert("RGB")


def box(image: Image.Image, top: int, bottom: int) -> tuple[int, int]:
    """The left and the right edge of what is drawn in ink between two lines of pixels."""
    part = image.crop((0, top, image.width, bottom))
    columns = [
        x
        for x in range(part.width)
        if any(part.getpixel((x, y)) == INK for y in range(0, part.height, 2))
    ]
    return columns[0], columns[-1]


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font without Hangul: Pillow's own."""
    font = ImageFont.load_default(20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    path = tmp_path_factory.mktemp("fonts") / "latin.ttf"
    path.write_bytes(font.font_bytes)
    return path


@pytest.mark.parametrize(
    ("title", "lang"), [("Two summits", "en"), ("싱가포르 공동성명: 무엇을 남겨 두었나", "ko")]
)
def test_a_card_has_the_colours_of_the_site_and_free_edges(title: str, lang: str) -> None:
    image = drawn(card(title, "회담", lang=lang))
    colours = {image.getpixel((x, y)) for x in range(0, 1200, 2) for y in range(0, 630, 2)}
    assert {INK, ACCENT, RULE, GROUND} <= colours
    for edge in ((0, 0, 76, 630), (1124, 0, 1200, 630), (0, 0, 1200, 60), (0, 590, 1200, 630)):
        assert image.crop(edge).getcolors() == [(mixed(edge), GROUND)]


def mixed(edge: tuple[int, int, int, int]) -> int:
    """The number of pixels of a box."""
    left, top, right, bottom = edge
    return (right - left) * (bottom - top)


def test_the_same_card_has_the_same_bytes() -> None:
    assert painter()(card("Sanctions", "제재")) == painter()(card("Sanctions", "제재"))
    assert painter()(card("Sanctions", "제재")) != painter()(card("Sanctions", "핵"))


def test_too_many_topics_are_left_out_whole() -> None:
    topics = [f"Topic {n}" for n in range(30)]
    few = painter()(card("T", *topics[:30]))
    assert any(few == painter()(card("T", *topics[:n])) for n in range(4, 10))


def test_each_letter_is_written_in_the_first_font_that_has_it(latin: Path) -> None:
    mixed = card("Hanoi 회담")
    assert drawn(mixed, latin, FONT).tobytes() != drawn(mixed, FONT).tobytes()
    with pytest.raises(MissingGlyph) as error:
        painter(latin)(mixed)
    assert (error.value.letter, error.value.is_order) == ("회", False)


def test_invisible_characters_need_no_font() -> None:
    plain = painter()(card("Sanctions"))
    assert painter()(card("Sanc\u00adtions\u200b")) == plain
    # Fonts have syllables, not their letters.
    assert painter()(card("회담".encode().decode())) == painter()(
        card("\u1112\u116c\u1103\u1161\u11b7")
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Talks 😀 resume", "Talks resume"),
        ("👩\u200d👩\u200d👧🏽 Families", "Families"),
        ("Seoul 🇰🇷", "Seoul"),
        ("❤\ufe0f Peace", "Peace"),
    ],
)
def test_a_pictograph_that_no_font_has_is_left_out(title: str, shown: str) -> None:
    assert painter()(card(title, title, name=title)) == painter()(card(shown, shown, name=shown))


def test_a_title_is_never_empty() -> None:
    with pytest.raises(MissingGlyph) as error:
        painter()(card("😀"))
    assert error.value.letter == "😀"


def test_a_card_from_right_to_left_begins_at_the_right_edge(latin: Path) -> None:
    left, right = (
        box(drawn(card("Two"), latin), 150, 500),
        box(drawn(card("Two", lang="dv"), latin), 150, 500),
    )
    assert left[0] - 80 == pytest.approx(1120 - right[1], abs=12)


def test_a_text_from_right_to_left_needs_one_font_for_all(latin: Path) -> None:
    with pytest.raises(MissingGlyph) as error:
        painter(latin, FONT)(card("قمة", lang="ar", name="B"))
    assert (error.value.letter, error.value.is_whole) == ("ق", True)
    other = painter(FONT)
    other.titles.can_reorder = False
    with pytest.raises(MissingGlyph) as error:
        other(card("قمة"))
    assert error.value.is_order
