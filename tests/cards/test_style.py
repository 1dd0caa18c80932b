"""The fonts and the colours of cards, and what prevents cards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.cards import style
from briefing.core.diagnostics import Problem
from briefing.core.model import LocatedText
from tests.support.fonts import FONT
from tests.support.repository import REPO

SHEET = b":root{--ground: light-dark(#ffffff, #000000);--ink: #111111}@media print{--ink: #000000}"


def place(key: str) -> LocatedText:
    return LocatedText(key, 3, 9)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    shutil.copyfile(FONT, tmp_path / "content/serif.otf")
    return tmp_path


def read(root: Path, *fonts: str, sheet: bytes = b"") -> style.CardStyle:
    read, problems = style.card_style(str(root), fonts, sheet, place)
    assert read
    assert not problems
    return read


def problem(root: Path, *fonts: str) -> Problem:
    read, problems = style.card_style(str(root), fonts, b"", place)
    assert read is None
    (only,) = problems
    assert (only.path, only.line, only.column) == ("content/site.toml", 3, 9)
    return only


def test_the_digest_is_that_of_fonts_and_colours(root: Path) -> None:
    before = read(root, "serif.otf")
    assert read(root, "serif.otf", sheet=b"body{color: #123456}") == before
    assert read(root, "serif.otf", sheet=SHEET).digest != before.digest
    shutil.copyfile(FONT, root / "content/other.otf")
    assert read(root, "other.otf").digest == before.digest
    with (root / "content/other.otf").open("ab") as stream:
        stream.write(b"\0")
    assert read(root, "other.otf").digest != before.digest


def test_the_colours_are_those_of_the_style_sheet_in_light_mode(root: Path) -> None:
    colours = read(root, "serif.otf", sheet=SHEET).colours
    assert (colours.ground, colours.ink) == ("#ffffff", "#111111")
    tokens = (REPO / "layouts/assets/site.css/00-tokens.css").read_bytes()
    assert read(root, "serif.otf", sheet=tokens).colours == style.Colours()


def test_the_best_installed_fonts_are_used(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "_FONT_FOLDERS", (str(root / "fonts"),))
    found = problem(root)
    assert found.code == "no-font"
    assert 'card_fonts = ["fonts/' in found.hint
    for name in ("a/batang.ttc", "b/NanumMyeongjoBold.ttf", "b/Other.ttf"):
        (root / "fonts" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FONT, root / "fonts" / name)
    used = read(root)
    assert used.titles == used.labels == (f"{root}/fonts/b/NanumMyeongjoBold.ttf",)


@pytest.mark.parametrize(("data", "what"), [(b"text", "is not a font"), (None, "there is no")])
def test_a_file_that_is_no_font_is_reported(root: Path, data: bytes | None, what: str) -> None:
    if data:
        (root / "content/x.ttf").write_bytes(data)
    found = problem(root, "serif.otf", "x.ttf")
    assert found.code == "unknown-font"
    assert f"{what}" in found.message
    assert "content/x.ttf" in found.message


def test_a_missing_package_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "find_spec", lambda name: None)
    found = problem(root, "serif.otf")
    assert found.code == "missing-package"
    assert "-m pip install pillow" in found.hint
