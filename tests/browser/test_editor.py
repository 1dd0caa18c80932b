"""The editor in the browser writes briefs that pass our schema, and changes nothing else in them.

Sveltia CMS works here with a folder on the author's computer. The browser asks the author for it;
here, it gets a folder of the browser's own file system, which is a copy of the archive.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from briefing.content.brief import parse_brief
from briefing.content.file_parser import Lookups
from briefing.content.types import ParseOptions
from briefing.core.model import Brief, LocatedText, Media
from briefing.core.settings import KINDS
from tests.support.chromium import serve_folder
from tests.support.folder import Folder
from tests.support.pictures import png
from tests.support.repository import REPO

PACKAGE = REPO / "node_modules/@sveltia/cms"
SETTINGS = """title = "Briefs"
base_url = "https://x.example/"
time_zone = "Asia/Seoul"
[editor]
backend = "github"
repo = "ministry/briefs"
script = "sveltia-cms.js"
"""
# Each key, in the forms that authors write.
RICH = """---
title: "Seoul: a 'rich' brief"
date: 2021-05-11T14:32+09:00   # at noon
author: Han Minji
topics: [Talks, arms]
summary: >-
  One sentence.
  Another one.
kind: analysis
lang: en
embargo: 2021-05-12T09:00+09:00
image: {src: photo.png, alt: A table, credit: "AP: pool"}
sources:
  - {title: "Yes: no", publisher: KBS, author: Kim, date: 2021-05-11, url: "https://x.example/?a=1&b=2"}
  - title: "Resolution 1718"
updates:
  - {date: 2021-05-20, kind: correction, note: "It was the 11th."}
series: {id: First, part: 1}
supersedes: [old]
supersedes_note: "It is newer."
aliases: [older, /2018/01/x.html]
---
The text, with a note.[^1]

> [!NOTE]
> A box.

| a | b |
|---|---|
| 1 | 2 |

[^1]: A *note*.
"""
OLD = "old", "2021/rich"
_FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const repo = await root.getDirectoryHandle("repo", { create: true });
  await repo.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/");
    const name = folders.pop();
    let folder = repo;
    for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
# The editor may replace a file while the folder is read: then the folder is read again.
_READ = """async () => {
  const walk = async (folder, path, files) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`, files);
      else files[path + name] = await (await handle.getFile()).text();
    }
    return files;
  };
  const root = await navigator.storage.getDirectory();
  const repo = await root.getDirectoryHandle("repo");
  for (;;) {
    try {
      return await walk(repo, "", {});
    } catch (error) {
      if (!["NotFoundError", "NotReadableError"].includes(error.name)) throw error;
    }
  }
}"""
_PICK = """window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("repo");"""

# The editor fades from each view to the next. To draw that takes longer than the test itself.
_NO_FADES = "delete Document.prototype.startViewTransition"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    root = tmp_path_factory.mktemp("archive")
    folder = Folder(root)
    folder.write("site.toml", SETTINGS)
    folder.write("topics.toml", '[talks]\nname = "Talks"\n[arms]\nname = "Arms"\n')
    folder.write("authors.toml", '[han]\nname = "Han Minji"\n[ruth]\nname = "Ruth"\n')
    folder.write("series.toml", '[first]\nname = "First"\n')
    folder.brief("old", author="han", topics="[arms]", title="The old brief")
    folder.write("briefs/2021/rich.md", RICH)
    folder.write("briefs/2021/photo.png", png(8, 8))
    assets = root / "layouts/assets"
    assets.mkdir(parents=True)
    shutil.copy(PACKAGE / "dist/sveltia-cms.js", assets)
    [icons] = PACKAGE.glob("npm/assets/material-symbols-outlined-*.woff2")
    shutil.copy(icons, assets / "material-symbols-outlined.woff2")
    folder.build()
    return folder


@pytest.fixture
def editor(browser: Browser, archive: Folder) -> Iterator[Page]:
    """The editor, which works with a copy of the archive."""
    server, address = serve_folder(archive.site)
    size: ViewportSize = {"width": 1280, "height": 1800}
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(_PICK)
    page.add_init_script(_NO_FADES)
    # A browser gives a folder only to a page of this machine, or of HTTPS.
    page.goto(address.replace("127.0.0.1", "localhost") + "admin/index.html")
    content = archive.root / "content"
    files = {f"content/{p.relative_to(content)}": p for p in content.rglob("*.md")}
    page.evaluate(_FILL, {path: file.read_text("utf-8") for path, file in files.items()})
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_role("button", name="New").first.wait_for()
    yield page
    context.close()
    server.shutdown()
    server.server_close()
    elsewhere = [url for url in asked if url.startswith("http") and "//localhost" not in url]
    fonts = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/.*")  # The policy blocked them.
    assert not [url for url in elsewhere if not fonts.fullmatch(url)]


def read_folder(page: Page) -> dict[str, str]:
    """The texts in the folder that the editor works with."""
    return dict(page.evaluate(_READ))


def save(page: Page, changes: int = 1) -> dict[str, str]:
    """Save the entry. Returns the texts in the folder when so many files are new or changed.

    The editor closes its form, creates the files and writes them. Its message "Entry saved"
    disappears after some seconds, so a slow program can miss it. If the entry is not saved, the
    test fails with what the page says about its fields.
    """
    before = read_folder(page)
    button = page.get_by_role("button", name="Save").first
    button.click()
    changed: set[str] = set()
    for _ in range(300):
        after = read_folder(page)
        changed = {path for path, text in after.items() - before.items() if text}
        if len(changed) >= changes and button.is_hidden():
            return after
        page.wait_for_timeout(100)
    alerts = page.get_by_role("alert").filter(visible=True).locator("..").all_inner_texts()
    pytest.fail(f"the entry was not saved; changed files: {changed}; messages: {alerts}")


def open_entry(page: Page, words: str, title: str) -> None:
    """Open the entry that the list shows with these words, and wait until its form is filled."""
    page.get_by_text(words).first.click()
    expect(page.get_by_role("textbox", name="Title").first).to_have_value(title)


def until_kept(page: Page, change: Callable[[], None], is_kept: Callable[[], bool]) -> None:
    """Change a field until it keeps the change. The editor makes its form in several steps, and a
    program is fast enough to change a field between two of them: then the change is lost."""
    for _ in range(20):
        change()
        page.wait_for_timeout(250)
        if is_kept():
            return
    pytest.fail("a field of the form does not keep its change")


def write(page: Page, field: Locator, text: str) -> None:
    until_kept(page, lambda: field.fill(text), lambda: field.input_value() == text)


def check(page: Page, name: str) -> None:
    """Check the box with this name."""
    box = page.get_by_role("checkbox", name=name, exact=True)
    until_kept(page, box.check, box.is_checked)


def choose_picture(page: Page, file: Path) -> None:
    """Open the brief with a picture of the author's computer."""
    field = page.locator("[data-key-path=image]")
    field.get_by_text("Add").first.click()
    field.get_by_label("Expand").click()
    field.get_by_role("button", name="Browse").click()
    dialog = page.get_by_role("dialog")
    assert "Stock" not in dialog.inner_text()
    dialog.locator("input[type=file]").first.set_input_files(file)
    dialog.get_by_role("button", name="Insert").click()
    # The editor reads the file before it fills the field, which is required.
    field.get_by_role("button", name="Replace Image").wait_for()
    write(page, field.locator("[data-key-path='image.alt'] textarea"), "A table")


def parsed(text: str, path: str) -> Brief:
    photo = Media("content/briefs/2021/photo.png", "media/photo.png", 8, 8, "image/png")
    options = ParseOptions(time_zone="Asia/Seoul", kinds=KINDS)
    result = parse_brief(path, text.encode(), options, Lookups(lambda _: photo))
    assert [p.message for p in result.problems if not p.warning] == []
    assert result.brief
    return result.brief


def values(brief: Brief) -> dict[str, Any]:
    """What a brief says, without the places of its words."""

    def plain(value: Any) -> Any:
        if isinstance(value, LocatedText):
            return value.text
        return tuple(map(plain, value)) if isinstance(value, tuple) else value

    names = set(Brief.__struct_fields__) - {"digest"}
    return {name: plain(getattr(brief, name)) for name in names}


def test_an_author_creates_edits_and_drafts_a_brief(editor: Page, archive: Folder) -> None:
    page = editor
    page.get_by_role("button", name="New").first.click()
    photo = archive.root / "회의 사진.png"
    photo.write_bytes(png(8, 8))
    choose_picture(page, photo)
    # The editor of the text comes later than the other fields.
    text_field = page.locator("[data-field-type=markdown] textarea:not([aria-hidden=true])")
    texts = {
        text_field: "The text.\n\n## A heading\n\nMore.",
        page.get_by_role("textbox", name="Title").first: "제4차: a “new” brief? #1",
        page.get_by_role("textbox", name="Date").first: "2021-05-11",
    }
    for field, text in texts.items():
        write(page, field, text)
    check(page, "Han Minji")
    # The form still has everything.
    for field, text in texts.items():
        expect(field).to_have_value(text)
    expect(page.locator("[data-key-path='image.alt'] textarea")).to_have_value("A table")
    written = save(page, changes=2)  # the brief and its picture
    path, picture = sorted(written.keys() - {f"content/briefs/{n}.md" for n in OLD})
    assert path == "content/briefs/2021/4-a-new-brief-1.md"
    assert picture == "content/briefs/2021/4-a-new-brief-1/회의 사진.png"
    archive.write(path.removeprefix("content/"), written[path])
    archive.write(picture.removeprefix("content/"), photo.read_bytes())
    said = archive.run("check")
    assert ": error:" not in said
    assert "status: draft" in written[path]
    # It is in the list of drafts. Its author goes on, and decides the topics.
    open_entry(page, "제4차", "제4차: a “new” brief? #1")
    check(page, "Talks")
    text = save(page)[path]
    assert "topics:\n  - talks\n" in text
    assert text.endswith("\n## A heading\n\nMore.\n")
    archive.write(path.removeprefix("content/"), text.replace("draft", "published"))
    archive.build()
    # Whoever edits one key of a published brief changes no other. Briefs are in all folders.
    path = "content/briefs/2021/rich.md"
    page.get_by_text("Briefs", exact=True).first.click()
    page.get_by_text("The old brief").first.wait_for()
    page.get_by_text("2021", exact=True).first.click()
    open_entry(page, "Seoul: a 'rich' brief", "Seoul: a 'rich' brief")
    write(page, page.get_by_role("textbox", name="Title").first, "Another title")
    text = save(page)[path]
    before, after = (values(parsed(t, path)) for t in (RICH, text))
    assert after.pop("title") == "Another title"
    before.pop("title")
    assert after == before
    assert text.partition("\n---\n")[2].strip() == RICH.partition("\n---\n")[2].strip()


def test_the_configuration_passes_the_schema_of_the_editor(archive: Folder) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    config = msgspec.json.decode((archive.site / "admin/config.yml").read_bytes())
    schema = msgspec.json.decode((PACKAGE / "schema/sveltia-cms.json").read_bytes())
    jsonschema.Draft7Validator(schema).validate(config)
