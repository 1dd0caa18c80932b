"""The command `editor-config`, and the editor that builds write into `admin/`."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.commands.editor_config import INTEGRITY, SCRIPT
from briefing.content import fields
from briefing.content.config import parse_settings
from tests.support.folder import Folder
from tests.support.repository import REPO

PACKAGE = REPO / "node_modules/@sveltia/cms"
EDITOR = '[editor]\nbackend = "github"\nrepo = "a/b"\n'


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("site.toml", 'title = "Briefs"  # ours\nkinds = ["brief", "readout"]')
    folder.write("topics.toml", '[t]\nname = "회담"\n')
    folder.write("authors.toml", '[a]\nname = "A"\n')
    folder.brief("old")
    return folder


def site_toml(archive: Folder) -> str:
    return (archive.root / "content/site.toml").read_text("utf-8")


def collections(archive: Folder) -> dict[str, dict[str, Any]]:
    config = json.loads((archive.site / "admin/config.yml").read_bytes())
    return {each["name"]: each for each in config["collections"]}


def test_it_switches_on_the_editor_and_builds(archive: Folder) -> None:
    before = site_toml(archive)
    said = archive.run("editor-config", "--repo", "ministry/briefs")
    assert 'Changed content/site.toml:\n  + [editor]\n  + backend = "github"\n' in said
    assert site_toml(archive).startswith(f"{before}\n\n[editor]\n")
    page = (archive.site / "admin/index.html").read_text("utf-8")
    assert f'src="{SCRIPT}" integrity="{INTEGRITY}" crossorigin="anonymous"' in page
    assert archive.run("editor-config").count("Built 1 brief") == 1  # Nothing is to be added.
    assert "has the table [editor]" in archive.run("editor-config", "--repo", "a/b", code=2)
    files = archive.site_files()
    archive.build("--clean")
    assert archive.site_files() == files
    archive.write("site.toml", before)
    archive.build()
    assert not (archive.site / "admin").exists()


def test_the_digest_is_that_of_the_tested_version() -> None:
    version = json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"]
    assert f"@{version}/" in SCRIPT
    digest = hashlib.sha384((PACKAGE / "dist/sveltia-cms.js").read_bytes()).digest()
    assert f"sha384-{base64.b64encode(digest).decode()}" == INTEGRITY
    assert SCRIPT in (REPO / "docs/browser-editor.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("origin", "lines"),
    [
        ("git@github.com:ministry/briefs.git", ["github", "ministry/briefs", ""]),
        ("https://gitlab.com/a/b/c", ["gitlab", "a/b/c", ""]),
        ("ssh://git@gitlab.x.example:22/a/b.git", ["gitlab", "a/b", "https://gitlab.x.example"]),
    ],
)
def test_the_repository_comes_from_git(archive: Folder, origin: str, lines: list[str]) -> None:
    for words in (["init", "-q"], ["remote", "add", "origin", origin]):
        subprocess.run(["git", "-C", str(archive.root), *words], check=True)
    archive.run("editor-config")
    settings, _ = parse_settings(site_toml(archive).encode())
    editor = settings.editor
    assert [editor.backend, editor.repo, editor.server] == lines
    assert editor.branch == "main"


def test_what_is_wrong_is_reported_together_and_nothing_is_changed(archive: Folder) -> None:
    before = site_toml(archive)
    for git in (["init", "-q"], ["remote", "add", "origin", "git@code.x.example:a/b.git"]):
        subprocess.run(["git", "-C", str(archive.root), *git], check=True)
    for words, told in {
        "--script editor.js": [
            "the repository is at code.x.example, and nothing says which kind of forge that is",
            "there is no file layouts/assets/editor.js",
        ],
        "--repo https://github.com/a/b": [
            "“https://github.com/a/b” is not the path of a repository",
        ],
        "--script https://x.example/editor.js --backend gitlab": [
            "there is no file layouts/assets/https://x.example/editor.js",
        ],
    }.items():
        lines = archive.run("editor-config", *words.split(), code=2).splitlines()
        assert [line.removeprefix("briefing: ").partition(";")[0] for line in lines] == told
    assert site_toml(archive) == before
    archive.run("editor-config", "--backend", "gitlab")
    assert '\nserver = "https://code.x.example"\n' in site_toml(archive)


def test_every_key_is_a_field_with_the_values_of_the_archive(archive: Folder) -> None:
    archive.run("editor-config", "--repo", "a/b")
    made = collections(archive)
    names = [field["name"] for field in made["briefs"]["fields"]]
    assert names == [*(field.name for field in fields.BRIEF), "body"]
    of = {field["name"]: field for field in made["drafts"]["fields"]}
    assert of["topics"]["options"] == [{"label": "회담", "value": "t"}]
    assert of["author"]["options"] == [{"label": "A", "value": "a"}]
    assert of["kind"]["options"] == ["brief", "readout"]
    assert of["status"]["default"] == "draft"
    source = {field["name"]: field for field in of["sources"]["fields"]}
    assert source["author"]["widget"] == "string"
    # A default would make a draft of each published brief that is saved.
    assert not any("default" in field for field in made["briefs"]["fields"])
    assert made["briefs"]["create"] is False


def test_the_editor_has_a_policy_of_its_own(archive: Folder) -> None:
    strict = "default-src 'none'; style-src 'self'; script-src 'self'"
    archive.build()
    headers = (archive.site / "_headers").read_text("utf-8")
    assert strict in headers
    assert "admin" not in headers
    archive.run("editor-config", "--backend", "gitlab", "--repo", "a/b")
    rules = (archive.site / "_headers").read_text("utf-8").split("\n\n")
    assert strict not in rules[0]
    assert "Content-Security-Policy: frame-ancestors 'none'\n" in rules[0]
    assert "Cross-Origin-Opener-Policy" not in rules[0]
    assert rules[-1].startswith(
        "/admin/*\n  Content-Security-Policy: default-src 'none'; script-src"
    )
    assert "connect-src 'self' blob: data: https://gitlab.com https://unpkg.com;" in rules[-1]
    assert strict in (archive.site / "index.html").read_text("utf-8").replace("&#39;", "'")
    assert "unsafe-eval" not in rules[-1]


def test_a_copy_of_the_script_needs_no_other_site(archive: Folder) -> None:
    assets = archive.root / "layouts/assets"
    assets.mkdir(parents=True)
    (assets / "cms.js").write_text("// A program.", "utf-8")
    archive.run("editor-config", "--repo", "a/b", "--script", "cms.js")
    page = (archive.site / "admin/index.html").read_text("utf-8")
    assert '<script src="../assets/cms.' in page
    assert "https://" not in page.replace("https://api.github.com", "").replace(
        "https://avatars.githubusercontent.com", ""
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('script = "https://x.example/a.js"', "a script from another site needs its integrity"),
        ('script = "site.js"\nintegrity = "md5"', "is not a digest of Subresource Integrity"),
        ('script = "site.js"\napp_id = "1"', "app_id is not for the backend github"),
        ('script = "cms.js"', "there is no file layouts/assets/cms.js"),
        ("", "the editor has no script"),
    ],
)
def test_settings_that_do_not_fit_are_errors(archive: Folder, lines: str, message: str) -> None:
    archive.write("site.toml", f'title = "Briefs"\n{EDITOR}{lines}\n')
    assert message in archive.build(code=1)
