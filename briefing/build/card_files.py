"""The cards of briefs: their style is read before pages are planned, and those that are not in the
output folder are drawn after pages are rendered.

An archive without the setting `cards` imports nothing of this.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.build import render_groups, scan, workers
from briefing.build.ingest import ReadConfig
from briefing.build.render_groups import Target
from briefing.build.types import BuildRequest, ReadCards, RenderedFile, Snapshot
from briefing.cards.style import card_style
from briefing.core.diagnostics import Located, Problem, problem_at
from briefing.core.paths import CONTENT_FOLDER, SITE_FILE
from briefing.site.groups import CARDS
from briefing.storage import output
from briefing.templates.files import Layouts

if TYPE_CHECKING:
    from briefing.cards.picture import CardPainter, MissingGlyph
    from briefing.cards.style import CardStyle
    from briefing.core.card_model import Card

# To start a process takes as long as to draw this many cards.
_MIN_CARDS_OF_PROCESS = 8
_STYLE_SHEET = "site.css"


def read_style(
    request: BuildRequest, snapshot: Snapshot, config: ReadConfig, layouts: Layouts
) -> ReadCards:
    """The style of the cards. A preview has none: nobody shares its addresses."""
    settings = config.config.settings

    def place(key: str) -> Located:
        from briefing.content.config import setting_place

        return setting_place(scan.read_if_there(snapshot.content, SITE_FILE), key)

    sheet = layouts.assets.get(layouts.asset_hrefs.get(_STYLE_SHEET, ""), b"")
    style, problems = card_style(request.root, settings.card_fonts, sheet, place)
    if not (settings.base_url if request.base_url is None else request.base_url):
        message = "cards are not made, because networks need the full address of a picture"
        hint = 'set base_url, such as base_url = "https://example.org/"; or write cards = false'
        where = place("cards")
        problem = problem_at(SITE_FILE, where, message, hint, warning=True, code="no-base-url")
        problems = (*problems, problem)
    return ReadCards(None if request.preview else style, problems)


def draw_cards(
    cards: tuple[Card, ...], style: CardStyle, target: Target, jobs: int
) -> list[RenderedFile]:
    """Draw and stage the cards that are not in the output folder. The staging folder is open.
    Raises `Fault`.

    The address of a card contains a digest of everything that decides its bytes. So a card that is
    intact need not be drawn.
    """
    by_href = {card.href: card for card in cards}
    left = render_groups.intact_files(by_href, target)
    missing = [card for href, card in by_href.items() if href not in left]
    drawn = workers.map_processes(
        missing, _CardFiles, (style, target), jobs, _on_crash, worth=_MIN_CARDS_OF_PROCESS, chunk=4
    )
    return [*map(RenderedFile, left), *drawn]


class _CardFiles:
    """Draws and stages cards. Each process has its own, because fonts cannot be sent to another."""

    def __init__(self, style: CardStyle, target: Target) -> None:
        self.style, self.target = style, target
        self.painter: CardPainter | None = None
        self.names = output.staging_names(target.out)

    def __call__(self, card: Card) -> RenderedFile:
        from briefing.cards.picture import CardPainter, MissingGlyph, damaged_font

        try:
            self.painter = self.painter or CardPainter(self.style)
            data = self.painter(card)
        except MissingGlyph as error:
            return RenderedFile(card.href, problem=_glyph_problem(card, error, self.style))
        except OSError as error:
            file = damaged_font((*self.style.titles, *self.style.labels), card.title)
            message = f"a font of the cards is damaged: {file}: {error}"
            hint = "name another font in card_fonts"
            problem = Problem(SITE_FILE, 0, 0, message, hint, code="unknown-font")
            return RenderedFile(card.href, problem=problem)
        return render_groups.place_file(card.href, data, CARDS, self.names, self.target)


def _glyph_problem(card: Card, error: MissingGlyph, style: CardStyle) -> Problem:
    letter = f"“{error.letter}” (U+{ord(error.letter):04X})"
    message = f"no font of the cards has the letter {letter} of “{error.text}”"
    hint = "copy a font that has it"
    if error.is_whole:
        message = f"no font of the cards has all letters of “{error.text}”, which is written from "
        message += "right to left"
        hint = "copy a font that has all of them"
    if style.is_installed:
        # The fonts of the archive replace those of the computer.
        files = dict.fromkeys((*style.titles, *style.labels))
        names = "".join(f'"fonts/{os.path.basename(file)}", ' for file in files)
        hint += f", {' and '.join(files)} to {CONTENT_FOLDER}/fonts/, and name all of them in "
        hint += f"{SITE_FILE}: card_fonts = [{names}…]; or write cards = false there"
    else:
        hint += f" to {CONTENT_FOLDER}/fonts/, and add it to card_fonts in {SITE_FILE}; or write "
        hint += "cards = false there"
    if error.is_order:
        message = f"this installation of Pillow cannot write “{error.text}” from right to left"
        hint = "install Pillow from the package index, which can; or write cards = false in "
        hint += SITE_FILE
    return Problem(card.path, 0, 0, message, hint, code="missing-glyph")


def _on_crash(card: Card) -> RenderedFile:
    message = "the card of this brief crashed the process that draws it"
    hint = "name another font in card_fonts of content/site.toml"
    problem = Problem(card.path, 0, 0, message, hint, code="card-crash")
    return RenderedFile(card.href, problem=problem)
