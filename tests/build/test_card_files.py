"""Cards in a site: which briefs have one, when they are drawn, and what their pages say."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from briefing.build import card_files
from briefing.build.render_groups import Target
from briefing.cards.style import CardStyle, Colours
from briefing.content.dates import parse_moment
from briefing.core.card_model import Card
from briefing.storage.output import OutputFolder
from tests.support.folder import Folder
from tests.support.fonts import FONT

SITE = 'title = "Briefs"\nkeep_days = 0\n'
CARDS = 'base_url = "https://x.example/sub/"\ncards = true\ncard_fonts = ["fonts/serif.otf"]\n'


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("site.toml", SITE + CARDS)
    folder.write("fonts/serif.otf", FONT.read_bytes())
    return folder


def cards(archive: Folder) -> dict[str, bytes]:
    return {path: data for path, data in archive.tree().items() if "/card-" in path}


def card_of(archive: Folder, slug: str) -> str:
    page = (archive.site / f"briefs/{slug}.html").read_text("utf-8")
    found = re.search('og:image" content="https://x.example/sub/(media/card-.*)"', page)
    assert ('content="summary_large_image"' in page) == bool(found)
    return found[1] if found else ""


def test_cards_follow_what_they_show(archive: Folder) -> None:
    archive.brief("a", title="A summit")
    archive.brief("ko", title="무엇을 약속했고", lang="ko")
    archive.brief("draft", status="draft")
    archive.brief("waiting", date="2099-01-01")
    archive.brief("embargo", embargo="2099-01-01")
    why = "updates: [{date: 2022-01-01, kind: withdrawal, note: N}]\nstatus"
    archive.brief("gone", **{why: "withdrawn"})
    archive.build()
    before = cards(archive)
    assert before.keys() == {card_of(archive, "a"), card_of(archive, "ko")}
    assert card_of(archive, "gone") == ""
    for data in before.values():
        assert struct.unpack(">4xII", data[12:24]) == (1200, 630)

    page = (archive.site / "briefs/a.html").read_text("utf-8")
    for name, value in {"width": "1200", "height": "630", "alt": "A summit – Briefs"}.items():
        assert f'<meta property="og:image:{name}" content="{value}">' in page

    archive.brief("a", "Another text.", title="A summit")
    assert "card-" not in archive.build("--explain")
    assert cards(archive) == before

    archive.brief("a", "Another text.", title="Two summits")
    (archive.site / card_of(archive, "ko")).unlink()
    output = archive.build("--explain")
    assert output.count("media/card-") == 3  # A new one, one that was missing, and one deleted.
    after = cards(archive)
    assert after.keys() - before.keys() == {card_of(archive, "a")}
    assert after[card_of(archive, "ko")] == before[card_of(archive, "ko")]

    (archive.root / "content/briefs/a.md").unlink()
    archive.build()
    assert cards(archive).keys() == {card_of(archive, "ko")}

    archive.write("site.toml", SITE + CARDS.replace("true", "false"))
    archive.build()
    assert cards(archive) == {}
    assert "og:image" not in (archive.site / "briefs/ko.html").read_text("utf-8")


def test_hidden_briefs_have_no_card_where_drafts_are_shown(archive: Folder) -> None:
    archive.brief("a")
    archive.brief("draft", status="draft")
    archive.build("--drafts", "--out", "drafts")
    page = (archive.root / "drafts/briefs/draft.html").read_text("utf-8")
    assert "og:image" not in page
    assert len([*(archive.root / "drafts/media").iterdir()]) == 1


def test_a_letter_that_no_font_has_is_reported(archive: Folder) -> None:
    archive.brief("a", title="Hanoi 평양")
    output = archive.build(code=1)
    assert "content/briefs/a.md:1:1: error: no font of the cards has the letter “평”" in output
    assert "nothing was published" in output
    archive.write("fonts/serif.otf", FONT.read_bytes()[:5000])
    said = archive.build(code=1)
    assert re.search(r"error: a font of the cards is damaged: \S*content/fonts/serif\.otf: ", said)
    archive.write("site.toml", SITE + CARDS.replace("true", "false"))
    archive.build()


@pytest.mark.parametrize(
    ("title", "message", "hint"),
    [
        ("𐌰", "no font of the cards has the letter “𐌰” (U+10330) of “𐌰”", "a font that has it"),
        ("قمة", "no font of the cards has all letters of “قمة”", "a font that has all of them"),
    ],
)
def test_a_font_is_added_to_those_that_are_installed(
    tmp_path: Path, title: str, message: str, hint: str
) -> None:
    """`card_fonts` replaces the installed fonts, so that these must be in it too."""
    (tmp_path / ".briefing-new").mkdir()
    fonts = (str(FONT),)
    target = Target(str(tmp_path), OutputFolder(), {})
    for is_installed in (True, False):
        style = CardStyle(fonts, fonts, Colours(), b"", is_installed)
        card = Card("media/a.png", "content/briefs/a.md", title, (), DATE, "B", "en")
        [drawn] = card_files.draw_cards((card,), style, target, 1)
        assert drawn.problem
        assert drawn.problem.message.startswith(message)
        assert f"copy {hint}" in drawn.problem.hint
        assert (f"fonts/{FONT.name}" in drawn.problem.hint) == is_installed


def test_without_an_address_there_are_no_cards(archive: Folder) -> None:
    archive.brief("a")
    archive.write("site.toml", SITE + CARDS.partition("\n")[2])
    assert "content/site.toml:3:9: warning: cards are not made" in archive.build()
    assert cards(archive) == {}
    assert "warning" not in archive.build("--base-url", "https://x.example/sub/")
    assert cards(archive)


def test_many_cards_are_drawn_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".briefing-new").mkdir()
    style = CardStyle((str(FONT),), (str(FONT),), Colours(), b"")
    many = tuple(
        Card(f"media/{n}.png", f"content/briefs/{n}.md", f"Part {n}", (), DATE, "B", "en")
        for n in range(20)
    )
    target = Target(str(tmp_path), OutputFolder(), {})
    drawn = card_files.draw_cards(many, style, target, 2)
    assert {file.path for file in drawn} == {card.href for card in many}
    assert len({file.staged for file in drawn}) == 20
    assert len({file.staged.partition("-")[0] for file in drawn}) == 2
    assert {file.output.group for file in drawn if file.output} == {"cards:"}

    monkeypatch.setattr(card_files, "_CardFiles", Crash)
    crashed = card_files.draw_cards(many, style, target, 2)
    assert [file.problem.code for file in crashed if file.problem] == ["card-crash"] * 20


DATE = parse_moment("2021-05-11", "UTC")


class Crash:
    """Draws nothing, and ends its process."""

    def __init__(self, *_: object) -> None:
        pass

    def __call__(self, card: Card) -> None:
        import os

        os._exit(1)
