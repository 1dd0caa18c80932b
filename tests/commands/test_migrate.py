"""The command `migrate`: wrong and hostile sources, a second run, and no half-written archive."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Any

import pytest

from briefing.cli.options import MIGRATION_KINDS
from briefing.commands import migrate as command
from briefing.migrate import rendering
from briefing.migrate import run as migration
from briefing.migrate.detection import KINDS
from briefing.migrate.markdown_source import markdown_html
from briefing.migrate.types import Post
from tests.support.migration import migrate, write_source
from tests.support.program import run

POST = "---\ntitle: {0}\ndate: 2020-01-0{1}\ntags: [a]\nauthor: Ann\n---\nText {1}.\n"


def test_the_options_name_all_systems() -> None:
    assert tuple(KINDS) == MIGRATION_KINDS


def test_a_second_run_adds_only_what_is_new(tmp_path: Path) -> None:
    page = "---\ntitle: About\npermalink: {0}\n---\nUs.\n"
    files: dict[str, str | bytes] = {
        "_posts/2020-01-01-x.md": POST.format("X", 1),
        "about.md": page.format("/about.html"),
        "sub/later.md": page.format("/later/").replace("Us.\n", ""),
        "404.md": page.format("/404.html"),
    }
    source = write_source(tmp_path / "old", files)
    archive = migrate(source, tmp_path / "new", "--from", "jekyll")
    assert not (archive.root / "content/pages/later.md").exists()
    assert (archive.root / "unresolved/sub/later.md").is_file()
    assert 'href="unresolved/sub/later.md"' in (archive.root / "migration.html").read_text("utf-8")
    brief = next((archive.root / "content").rglob("x.md"))
    corrected = brief.read_text("utf-8").replace("Text 1.", "Text 1, corrected.")
    brief.write_text(corrected, "utf-8")
    topics = archive.root / "content/topics.toml"
    topics.write_text(topics.read_text("utf-8").replace('"a"', '"Arms"'), "utf-8")
    about = archive.root / "content/pages/about.md"
    about.write_text(about.read_text("utf-8").replace("Us.", "We.") + "\n", "utf-8")
    written = about.read_bytes()
    more = POST.format("Y", 2).replace("[a]", "[Arms, b]")
    write_source(source, {"_posts/2020-01-02-y.md": more, "_posts/2020-01-03-x.md": more})
    write_source(source, {"b/about.md": page.format("/b/about/"), "about.md": page.format("/c/")})
    write_source(source, {"sub/later.md": page.format("/later/")})  # It was only listed before.
    again = migrate(source, tmp_path / "new")
    assert again.briefs["x"] == corrected
    assert "topics: [a, b]" in again.briefs["y"]
    assert sorted(again.briefs) == ["x", "x-2", "y"]
    assert "Migrated 2 posts (0 drafts) and 2 pages " in again.output
    assert len(again.report["posts"]) == 7
    assert (archive.root / "content/pages/later.md").read_text("utf-8").endswith("Us.\n")
    assert about.read_bytes() == written
    # The originals are those of the pages that are still only listed.
    left = [path.name for path in (archive.root / "unresolved").rglob("*")]
    assert left == ["404.md"]
    assert 'aliases: ["/b/about/"]' in (about.parent / "b-about.md").read_text("utf-8")
    assert topics.read_text("utf-8").count("[") == 2
    again.build()


@pytest.mark.parametrize(
    ("files", "words", "message"),
    [
        ({"a.bin": b"\0"}, (), "it is not clear which system"),
        ({"_posts/x.rb": b"1"}, ("--from", "jekyll"), "there are no posts"),
    ],
)
def test_a_source_without_posts_is_refused(
    tmp_path: Path, files: dict[str, str | bytes], words: tuple[str, ...], message: str
) -> None:
    source = write_source(tmp_path / "old", files)
    said = run("migrate", str(source), "-o", str(tmp_path / "new"), *words, code=1 if words else 2)
    assert message in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old"]


def test_wrong_folders_are_refused(tmp_path: Path) -> None:
    source = write_source(tmp_path / "old", {"a.md": "x"})
    assert "no folder or file" in run("migrate", "none", "-o", "new", cwd=tmp_path, code=2)
    assert "cannot replace" in run("migrate", "old", "-o", "old", cwd=tmp_path, code=2)
    write_source(tmp_path / "other", {"file": "x"})
    said = run("migrate", str(source), "-o", str(tmp_path / "other"), code=2)
    assert "not a migrated archive" in said


def test_hostile_posts_are_listed_and_do_not_stop_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {
        "2020-01-01-good.md": "# Good\n\nText.\n",
        "2020-01-02-deep.md": "# Deep\n\n" + "<div>" * 3000 + "inside" + "</div>" * 3000,
        "2020-01-03-quotes.md": "# Quotes\n\n" + ">" * 5000 + " x\n",
        "2020-01-04-bytes.md": b"# Bytes\n\n\xff\xfe\x00 text\n",
        "2020-01-05-yaml.md": "---\na: &a [x]\nb: *a\ntitle: [\n---\n\ntext\n",
        "2020-01-06-tags.md": "# Tags\n\n{% if %}{{ {% }} {{< x >}} [^x] [[w]] $$a$$ {% raw %}\n",
    }
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    assert archive.body("good") == "Text."
    assert len(archive.report["posts"]) == len(files)
    archive.build()


def test_a_failed_migration_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path / "new/x"))

    source = write_source(tmp_path / "old", {"2020-01-01-a.md": "Text.\n"})
    monkeypatch.setattr(command, "_create", fail)
    said = run("migrate", str(source), "-o", str(tmp_path / "new"), code=3)
    assert "No space left on device; nothing was written" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old"]


def test_an_interrupt_says_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_source(tmp_path / "old", {"2020-01-01-a.md": "Text.\n"})
    words = "migrate", str(source), "-o", str(tmp_path / "new")
    for step, outcome in (("_run_in_child", "nothing was written"), ("_create", "the archive is")):
        function = getattr(command, step)

        def interrupted(*arguments: Any, function: Any = function) -> Any:
            signal.raise_signal(signal.SIGINT)
            return function(*arguments)

        with monkeypatch.context() as context:
            context.setattr(command, step, interrupted)
            assert f"briefing: interrupted; {outcome}" in run(*words, code=3)
        assert (tmp_path / "new").exists() == (step == "_create")
        assert not list(tmp_path.glob(".*"))


def test_a_post_that_no_parser_reads_keeps_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = rendering.render

    def render(post: Post, *rest: Any) -> str:
        if post.id.endswith("b.md"):
            raise RecursionError
        return read(post, *rest)

    monkeypatch.setattr(migration, "render", render)
    files: dict[str, str | bytes] = {
        "_posts/2020-01-01-a.md": POST.format("A", 1) + "[b]({% post_url 2020-01-02-b %})\n",
        "_posts/2020-01-02-b.md": POST.format("B", 2) + "\n*More* words.\n",
    }
    archive = migrate(write_source(tmp_path / "old", files), tmp_path / "new")
    assert archive.body("a").endswith("[b](b.md)")
    assert archive.body("b") == "Text 2.\n\n\\*More\\* words."
    assert archive.codes("_posts/2020-01-02-b.md") == {"simplified"}
    assert archive.report["totals"]["words_kept"] == archive.report["totals"]["words"] == 7
    assert (archive.root / "unresolved/_posts/2020-01-02-b.md").is_file()
    archive.build()


def test_rows_of_brackets_take_no_longer_than_other_text() -> None:
    started = time.process_time()
    assert markdown_html("a `[` [b`]`](c) " + "![" * 40_000).startswith("<p>a <code>[</code> ")
    assert time.process_time() - started < 5
