"""The command `upgrade`, and the version that an archive names."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefing.content.archive_version import archive_version, upgraded_settings
from tests.support.folder import Folder
from tests.support.repository import REPO

NOW = archive_version()


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
    wheel = "vendor/briefing_archive-0.0.1-py3-none-any.whl"
    (archive.root / "requirements.txt").write_text(f"# a\n./{wheel} \\\n    --hash=x\n")
    said = archive.run("upgrade")
    assert f'Changed content/site.toml:\n  + briefing = "{NOW}"\n' in said.replace(
        "  + # The version of Briefing that this archive was made with.\n", ""
    )
    assert "layouts/footer.html: equal to the file of this version. Delete it" in said
    assert "layouts/masthead.html: differs from the file of this version: 1 line only in" in said
    assert "95-house.css: your own file" in said
    assert "requirements.txt names Briefing 0.0.1, and this is " in said
    assert f"delete requirements.txt and {wheel}, and run: python3 " in said
    assert "Mine." not in said
    assert "+<p>Mine.</p>\n" in archive.run("upgrade", "--diff")
    assert f"names the version {NOW} already" in archive.run("upgrade")
    assert {name: (archive.root / "layouts" / name).read_bytes() for name in own} == own


def test_a_layout_is_copied_and_is_up_to_date_until_its_original_changes(archive: Folder) -> None:
    archive.write("site.toml", 'title = "T"\n')
    name = "layouts/assets/site.css/10-base.css"
    said = archive.run("upgrade", "--copy", name, "--copy", "locale/ko.po")
    assert f"Wrote {Path(name)}, a copy of the layout of this version." in said
    copy = archive.root / name
    assert f"{name}: equal to the file of this version. Delete it" in archive.run("upgrade")
    text = copy.read_text("utf-8") + "p { color: red }\n"
    copy.write_text(text, "utf-8")
    said = archive.run("upgrade", "--diff")
    assert "base.css: up to date, with your changes: 1 line only in yours, 0 lines" in said
    assert "old-layout" not in archive.run("check")
    copy.write_text(re.sub(r"\([0-9a-f]{16}\)", f"({'0' * 16})", text), "utf-8")
    for words in (("check",), (), ()):
        said = archive.run(*words)
        assert f"{name}:1:4: warning: Briefing" in said
        cure = said.partition("write here: ")[2].partition("\n")[0]
    said = archive.run("upgrade", "--diff")
    assert "base.css: older than the file of this version: 1 line only in yours" in said
    assert f"write as its first line: /* {cure} */" in said
    copy.write_text(re.sub("Copied from .*?[)]", cure, text), "utf-8")
    assert "old-layout" not in archive.run("check")


def test_all_wrong_names_of_layouts_are_reported_and_nothing_is_copied(archive: Folder) -> None:
    (archive.root / "layouts").mkdir()
    (archive.root / "layouts/home.html").write_text("mine")
    names = ("home.html", "mastehead.html", "footer.html", "../layouts/footer.html", "locale/")
    said = archive.run("upgrade", *(w for name in names for w in ("--copy", name)), code=2)
    locales = sorted(f"locale/{path.name}" for path in (REPO / "layouts/locale").iterdir())
    assert said.splitlines() == [
        f"briefing: {Path('layouts/home.html')} exists already; change this file, or delete it "
        "first",
        "briefing: Briefing has no layout “mastehead.html”; did you mean “masthead.html”?",
        "briefing: Briefing has no layout “../layouts/footer.html”; did you mean “footer.html”?",
        f"briefing: “locale” is a folder; name one of its files: {', '.join(locales)}",
    ]
    assert [path.name for path in (archive.root / "layouts").iterdir()] == ["home.html"]


def test_with_other_errors_the_command_does_nothing(archive: Folder) -> None:
    file = archive.write("site.toml", 'title = "T"\nlanguag = "en"\n')
    assert "unknown key “languag”" in archive.run("upgrade", code=1)
    assert file.read_text() == 'title = "T"\nlanguag = "en"\n'
