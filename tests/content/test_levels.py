"""The levels in `[checks]`: which problems are errors, warnings or off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.content.brief import parse_brief
from briefing.content.config import parse_settings
from briefing.content.file_parser import Lookups
from briefing.content.types import ParseOptions
from briefing.core.model import Media
from briefing.core.settings import ACCEPTABLE_ERRORS
from tests.support.folder import Folder
from tests.support.pictures import png

FRONT = "title: T\ndate: 2021-05-11\nauthor: A\ntopics: [t]\n"
# For each acceptable error: a line of front matter, a body, and a part of the HTML of the body.
FAULTS = {
    "early-update": ("updates: [{date: 2020-01-01, note: N}]", "Text.", "Text."),
    "foreign-bullet": ("", "• one", "• one"),
    "missing-alt": ("image: {src: a.png}", "![](a.png)", 'alt=""'),
    "missing-heading": ("", "[words](#lost)", 'href="#lost">words'),
    "template-tag": ("", "A {{< figure >}} b", "{{&lt; figure &gt;}}"),
    "tex-formula": ("", "A $$x^2$$ b", "$$x^2$$"),
    "undefined-footnote": ("", "A[^a].", "A[^a]."),
    "unread-box": ("", "!!! note “A”\n    b", "!!! note “A”"),
    "unread-table": ("", "| a | b |\n|--|--|--|\n| 1 | 2 |", "| 1 | 2 |"),
    "wiki-link": ("", "[[other brief|words]]", "[[other brief|words]]"),
}


def test_each_acceptable_error_is_tested() -> None:
    assert sorted(FAULTS) == sorted(ACCEPTABLE_ERRORS)


@pytest.mark.parametrize("code", FAULTS)
def test_a_page_with_an_accepted_error_lacks_nothing(code: str) -> None:
    line, body, html = FAULTS[code]
    data = f"---\n{FRONT}{line}\n---\n{body}\n".encode()
    picture = Media("content/briefs/a.png", "media/a.png", 1, 1, "image/png")
    lookups = Lookups(lambda path: picture)
    refused = parse_brief("content/briefs/a.md", data, ParseOptions(), lookups)
    assert refused.brief is None
    options = ParseOptions(accepted=(code,))
    result = parse_brief("content/briefs/a.md", data, options, lookups)
    assert result.brief
    assert result.prose
    assert html in result.prose.html
    assert {(p.code, p.warning) for p in result.problems} == {(code, True)}


def settings(lines: str) -> tuple[dict[str, str], list[str]]:
    found, problems = parse_settings(f'title = "T"\n{lines}\n'.encode())
    return found.checks.levels, [f"{p.line}: {p.message}; {p.hint}" for p in problems]


def test_the_level_of_a_code_overrides_silence() -> None:
    lines = '[style]\nsilence = ["no-source"]\n[checks]\nmissing-alt = "error"\nalt = "off"'
    assert settings(lines) == (
        {"no-source": "off", "file-name-alt": "off", "missing-alt": "error"},
        [],
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('dead-link = "warn"', "3: “dead-link” is always an error; remove this line"),
        ('alr = "warn"', "3: there is no kind of problem “alr”; did you mean “alt”?"),
        ('alt = "wran"', "3: unknown checks.alt “wran”; did you mean “warn”?"),
        ('alt = ""', "3: checks.alt is empty; "),
        ("alt = {}", "3: checks.alt must be text; "),
    ],
)
def test_a_wrong_level_is_an_error(line: str, message: str) -> None:
    (problem,) = settings(f"[checks]\n{line}")[1]
    assert problem.startswith(message)


def test_levels_decide_what_is_published(tmp_path: Path) -> None:
    archive = Folder(tmp_path)
    archive.brief("a", body="![](a.png)\n\nA.[^b]\n\n[^b]: B.\n\n[^c]: C.")
    archive.write("briefs/a.png", png(1, 1))
    assert "1 error: nothing was published" in archive.build(code=1)
    for alt, footnote, code in (
        ("warn", "warn", 0),
        ("off", "warn", 0),
        ("off", "error", 1),
        ("off", "off", 0),
        ("error", "off", 1),
        ("warn", "warn", 0),
    ):
        levels = f'[checks]\nalt = "{alt}"\nunused-footnote = "{footnote}"\n'
        archive.write("site.toml", f'title = "T"\n{levels}')
        found = re.findall(
            r"(error|warning): (?:the picture|the footnote)", archive.build(code=code)
        )
        expected = [{"warn": "warning"}.get(level, level) for level in (alt, footnote)]
        assert found == [level for level in expected if level != "off"]


def test_no_page_names_an_alternative_text_that_is_missing(tmp_path: Path) -> None:
    archive = Folder(tmp_path)
    archive.brief("a", image="{src: a.png}")
    archive.write("briefs/a.png", png(1, 1))
    archive.write("site.toml", 'title = "T"\nbase_url = "https://e.org/"\n[checks]\nalt = "off"\n')
    archive.build()
    page = (archive.site / "briefs/a.html").read_text("utf-8")
    assert "og:image" in page
    assert "og:image:alt" not in page
