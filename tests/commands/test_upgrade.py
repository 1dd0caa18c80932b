"""The command `upgrade`, and the version that an archive names."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefing.content.archive_version import Renamed, archive_version, upgraded_settings
from tests.support.folder import Folder
from tests.support.repository import REPO

NOW = archive_version()
RENAMED = (Renamed("0.2", "tagline", "motto"), Renamed("0.3", "style.silence", "hide"))


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.brief("a")
    return folder


def test_the_program_is_used_by_archives_of_its_version_and_older_ones(archive: Folder) -> None:
    archive.write("site.toml", f'title = "T"\nbriefing = "{NOW}"\n')
    archive.build()
    archive.write("site.toml", 'title = "T"\nbriefing = "0.0.9"\n')
    archive.build()


def test_a_newer_archive_is_one_clear_error(archive: Folder) -> None:
    archive.write("site.toml", 'title = "T"\nnew_key = 1\nbriefing = "99.1"\n')
    for words in ((), ("check",), ("upgrade",)):
        said = archive.run(*words, code=1)
        assert "content/site.toml:3:12: error: this archive needs Briefing 99.1 or newer" in said
        assert "new_key = 1" not in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('title = "T"\n# end\n', f'title = "T"\n\n{{note}}briefing = "{NOW}"\n# end\n'),
        (
            'title = "T" # name\n\n[style]\nx = 1\n',
            f'title = "T" # name\n\n{{note}}briefing = "{NOW}"\n\n[style]\nx = 1\n',
        ),
        ('title = "T"', f'title = "T"\nbriefing = "{NOW}"\n'),
        ("[style]\n", f'briefing = "{NOW}"\n\n[style]\n'),
        ("", f'briefing = "{NOW}"\n'),
        ("briefing = '0.0' # old\ntitle = 'T'\n", f"briefing = \"{NOW}\" # old\ntitle = 'T'\n"),
    ],
)
def test_the_version_is_written_and_all_else_stays(text: str, expected: str) -> None:
    note = "# The version of Briefing that this archive was made with.\n"
    new = upgraded_settings(text)
    assert new == expected.format(note=note)
    assert tomllib.loads(new) == tomllib.loads(text) | {"briefing": NOW}
    assert upgraded_settings(new) == new


def test_settings_are_renamed_from_the_version_of_the_archive_on() -> None:
    text = 'tagline = "A" # tagline\nbriefing = "0.1"\n[style]\nsilence = []\n'
    assert upgraded_settings(text, RENAMED, "0.3.0") == (
        'motto = "A" # tagline\nbriefing = "0.3"\n[style]\nhide = []\n'
    )
    younger = text.replace("0.1", "0.2")
    assert upgraded_settings(younger, RENAMED, "0.3.0") == (
        'tagline = "A" # tagline\nbriefing = "0.3"\n[style]\nhide = []\n'
    )


def test_own_layouts_are_compared_and_not_changed(archive: Folder) -> None:
    archive.write("site.toml", 'title = "T"\n')
    shipped = REPO / "layouts"
    own = {
        "footer.html": (shipped / "footer.html").read_bytes(),
        "masthead.html": (shipped / "masthead.html").read_bytes() + b"<p>Mine.</p>\n",
        "assets/site.css/95-house.css": b"p { color: red }\n",
    }
    for name, data in own.items():
        (archive.root / "layouts" / name).parent.mkdir(parents=True, exist_ok=True)
        (archive.root / "layouts" / name).write_bytes(data)
    (archive.root / "requirements.txt").write_text("briefing-archive==0.0.1\n")
    said = archive.run("upgrade")
    assert f'Changed content/site.toml:\n  + briefing = "{NOW}"\n' in said.replace(
        "  + # The version of Briefing that this archive was made with.\n", ""
    )
    assert "layouts/footer.html: equal to the file of this version. Delete it" in said
    assert "layouts/masthead.html: differs from the file of this version: 1 line only in" in said
    assert "95-house.css: your own file" in said
    assert "requirements.txt names Briefing 0.0.1" in said
    assert "Mine." not in said
    assert "+<p>Mine.</p>\n" in archive.run("upgrade", "--diff")
    assert f"names the version {NOW} already" in archive.run("upgrade")
    assert {name: (archive.root / "layouts" / name).read_bytes() for name in own} == own


def test_with_other_errors_the_command_does_nothing(archive: Folder) -> None:
    file = archive.write("site.toml", 'title = "T"\nlanguag = "en"\n')
    assert "unknown key “languag”" in archive.run("upgrade", code=1)
    assert file.read_text() == 'title = "T"\nlanguag = "en"\n'
