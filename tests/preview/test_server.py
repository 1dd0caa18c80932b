"""The preview as a process: what it serves and to whom, and its reaction to each way of saving."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from briefing.preview import server
from briefing.preview.events import BuildEvent, EarlyPages
from tests.support.preview import BRIEF, Preview, Server, start_preview
from tests.support.repository import REPO


def write_brief(root: Path) -> Path:
    file = root / "content/briefs/2021/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(BRIEF, "utf-8")
    return file


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """The brief of an archive of its own."""
    return write_brief(tmp_path)


@pytest.fixture
def preview(tmp_path: Path, brief: Path) -> Iterator[Preview]:
    """A preview of this archive."""
    with start_preview(tmp_path) as running:
        assert running.wait_for("/briefs/a.html", "The text.")
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Preview]]:
    """The brief and the preview of an archive that several tests use: each may change the brief."""
    root = tmp_path_factory.mktemp("archive")
    brief = write_brief(root)
    with start_preview(root) as running:
        assert running.wait_for("/briefs/a.html", "The text.")
        yield brief, running


@pytest.mark.skipif(os.name == "nt", reason="there is no fork")
def test_an_early_page_is_served_until_the_build_has_ended(tmp_path: Path) -> None:
    page = tmp_path / "briefs/a.html"
    page.parent.mkdir()
    page.write_text("<body>The old page.</body>", "utf-8")
    context = multiprocessing.get_context("fork")
    pipe, other_end = context.Pipe()
    site = str(tmp_path)
    process = context.Process(target=server.run, args=(other_end, site, site, 8500), daemon=True)
    process.start()
    try:
        served = Server(pipe.recv())
        first = served.builds()
        pipe.send(EarlyPages({"briefs/a.html": b"<body>The early page.</body>"}))
        assert served.wait_for("/briefs/a.html", "The early page.")
        assert served.builds() == first + 1
        pipe.send(BuildEvent((), (), "/"))
        assert served.wait_for("/briefs/a.html", "The old page.")
        assert served.builds() == first + 2
    finally:
        process.terminate()
        process.join()


def test_foreign_requests_are_refused(shared: tuple[Path, Preview]) -> None:
    brief, preview = shared
    root = brief.parents[3]
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Host": ""}):
        assert preview.get("/", **headers)[0] == 403
    for name in ("127.0.0.1", "LOCALHOST"):
        host = f"{name}:{preview.port}"
        assert preview.get("/", Host=host, Origin=f"http://{host}")[0] == 200
    # One folder is named as an address might be, and one file leads out.
    link = root / ".briefing/preview/out.html"
    link.symlink_to(brief)
    up = "../../content/briefs/2021/a.md"
    for path in (
        f"/{up}",
        f"/briefs/../{up}",
        f"/{up.replace('/', '%2f')}",
        f"/{up.replace('.', '%2e')}",
        f"/{up.replace('/', chr(92))}",
        f"/{root}/content/briefs/2021/a.md",
        "/out.html",
        "/.briefing-manifest",
        "/.briefing/window.py",
        "/briefs/a.html%00",
        "/briefs/",
    ):
        status, text = preview.get(path)
        assert status == 404, path
        assert "title: A brief" not in text
    link.unlink()
    assert not (root / "site").exists()


def test_every_request_gets_a_complete_answer(shared: tuple[Path, Preview]) -> None:
    _, preview = shared
    for path in ("/", "/briefs/a.html", "/.briefing/preview.js", "/no-such-page"):
        status = preview.get(path)[0]
        assert preview.get(path, method="HEAD") == (status, "")
    assert preview.get("/.briefing/events?page=/", method="HEAD") == (200, "")
    for number in ("9" * 5000, "-1", "1.5", "x", "", "٣", "9" * 18):
        query = f"page=/briefs/a.html&since={quote(number)}"
        assert preview.first_event(query).startswith("id: ")
    assert preview.first_event("page=/", **{"Last-Event-ID": "9" * 5000}).startswith("id: ")
    for address in ("//[", "//[x]/", "/" + "a/" * 3000, "/%ff%fe", f"/{'a' * 3000}"):
        assert preview.get(address)[0] == 404


def test_the_site_is_also_served_below_the_path_of_its_address(tmp_path: Path, brief: Path) -> None:
    settings = 'title = "Briefs"\nbase_url = "https://example.org/archive/"\n'
    (tmp_path / "content/site.toml").write_text(settings, "utf-8")
    with start_preview(tmp_path) as preview:
        assert preview.wait_for("/archive/briefs/a.html", "The text.")
        assert preview.get("/briefs/a.html")[0] == 200


def rewritten(brief: Path, text: str) -> None:
    brief.write_text(text, "utf-8")


def renamed_over(brief: Path, text: str) -> None:
    beside = brief.with_name("a.md.tmp.9142")
    beside.write_text(text, "utf-8")
    os.replace(beside, brief)


def with_swap_and_backup(brief: Path, text: str) -> None:
    """As Vim does."""
    swap, backup, trial = (brief.with_name(n) for n in (".a.md.swp", "a.md~", "4913"))
    swap.write_bytes(b"b0VIM 9.0")
    trial.touch()
    trial.unlink()
    brief.rename(backup)
    brief.write_text(text, "utf-8")
    backup.unlink()
    swap.unlink()


def with_lock_and_autosave(brief: Path, text: str) -> None:
    """As Emacs does."""
    lock, saved, backup = (brief.with_name(n) for n in (".#a.md", "#a.md#", "a.md~"))
    lock.symlink_to("author@host.1234")
    saved.write_text(text, "utf-8")
    brief.rename(backup)
    brief.write_text(text, "utf-8")
    saved.unlink()
    lock.unlink()


def in_pieces(brief: Path, text: str) -> None:
    """Write a file in parts, as a copy over a slow network does."""
    with brief.open("w", encoding="utf-8") as stream:
        for start in range(0, len(text), 20):
            stream.write(text[start : start + 20])
            stream.flush()


@pytest.mark.parametrize(
    "save",
    [rewritten, renamed_over, with_swap_and_backup, with_lock_and_autosave, in_pieces],
)
def test_a_save_of_any_editor_causes_few_builds(
    save: Callable[[Path, str], None], shared: tuple[Path, Preview]
) -> None:
    brief, preview = shared
    before = preview.wait_until_quiet()
    sentence = f"One sentence more, {save.__name__}."
    save(brief, f"{BRIEF}\n{sentence}\n")
    assert preview.wait_for("/briefs/a.html", sentence)
    assert 1 <= preview.wait_until_quiet() - before <= 3


def test_temporary_files_of_editors_cause_no_build(shared: tuple[Path, Preview]) -> None:
    brief, preview = shared
    before = preview.wait_until_quiet()
    files = [
        brief.with_name(name)
        for name in (".a.md.swp", "a.md~", ".#a.md", "#a.md#", ".DS_Store", ".git")
    ]
    for file in (*files, brief.parents[3] / "notes.txt"):
        file.write_bytes(b"\0")
    brief.read_bytes()
    assert preview.wait_until_quiet() == before
    for file in files:
        file.unlink()
    assert preview.wait_until_quiet() == before


@pytest.mark.long
def test_a_checkout_of_many_files_causes_few_builds(tmp_path: Path, brief: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        command = ["git", *who, "-C", str(tmp_path), *words]
        subprocess.run(command, check=True, capture_output=True)

    many = [brief.with_name(f"b{number}.md") for number in range(250)]
    last = many[-1].stem
    (tmp_path / ".gitignore").write_text(".briefing/\n", "utf-8")
    git("init", "--quiet", "--initial-branch=main")
    for text, branch in ((BRIEF, "main"), (BRIEF + "\nRevised.\n", "revised")):
        git("checkout", "-B", branch)
        for file in many:
            file.write_text(text, "utf-8")
        git("add", ".")
        git("commit", "--quiet", "--message", branch)
    git("rm", "--quiet", "-r", "content/briefs/2021")  # A branch may have another folder instead.
    moved = tmp_path / "content/briefs/other/b0.md"
    moved.parent.mkdir(parents=True)
    moved.write_text(BRIEF + "\nElsewhere.\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "other")
    git("branch", "--move", "revised", "other")
    git("branch", "revised", "other~1")
    git("checkout", "--quiet", "main")
    time.sleep(2.1)  # Younger files are read again with every build.
    with start_preview(tmp_path) as preview:
        assert preview.wait_for(f"/briefs/{last}.html", "The text.")
        builds = (line for line in preview.output if " updated in " in line)
        next(builds)
        # Git writes b0.md first. So this file is in the first batch, even if Git is slow.
        with preview.page_open("/briefs/b0.html"):
            git("checkout", "--quiet", "revised")
            # The open page comes before all else.
            assert re.search(r" \d files updated in .*/b0\.md$", next(builds))
            assert re.search(r" \d+ files updated in .*/b1\.md and \d+ more$", next(builds))
            assert preview.wait_for(f"/briefs/{last}.html", "Revised.")
        for branch, page, text in (
            ("main", last, "The text."),
            ("other", "b0", "Elsewhere."),
            ("main", last, "The text."),
        ):
            before = preview.wait_until_quiet()
            git("checkout", "--quiet", branch)
            assert preview.wait_for(f"/briefs/{page}.html", text)
            # Of 250 files. A slow machine needs more than one batch for them.
            assert preview.wait_until_quiet() - before <= 6
            there = {p.stem for p in (tmp_path / "content/briefs").rglob("*.md")}
            for _ in range(100):  # A build that deletes hundreds of pages may take some seconds.
                pages = {p.stem for p in (tmp_path / ".briefing/preview/briefs").glob("*.html")}
                if pages == there:
                    break
                time.sleep(0.1)
            assert pages == there


def test_moved_folders_are_followed(preview: Preview, brief: Path, tmp_path: Path) -> None:
    folder, away = brief.parent, tmp_path / "away"
    folder.rename(folder.with_name("renamed"))
    assert preview.wait_for("/briefs/a.html", "The text.")
    folder.with_name("renamed").rename(away)
    assert preview.wait_for("/briefs/a.html", "There is no page")
    away.rename(folder)
    assert preview.wait_for("/briefs/a.html", "The text.")
    brief.write_text(BRIEF + "\nAfter its return.\n", "utf-8")
    assert preview.wait_for("/briefs/a.html", "After its return.")
    shutil.move(tmp_path / "content", away)
    shutil.move(away, tmp_path / "content")
    brief.write_text(BRIEF + "\nAfter all returned.\n", "utf-8")
    assert preview.wait_for("/briefs/a.html", "After all returned.")
    before = preview.wait_until_quiet()
    assert preview.wait_until_quiet() == before


def test_a_new_title_appears_on_other_pages_too(shared: tuple[Path, Preview]) -> None:
    brief, preview = shared
    brief.write_text(BRIEF.replace("A brief", "Another title"), "utf-8")
    assert preview.wait_for("/index.html", "Another title")


def test_a_release_date_in_the_far_future_is_no_problem(tmp_path: Path, brief: Path) -> None:
    later = brief.with_name("later.md")
    later.write_text(BRIEF.replace("2021-05-11", "2999-01-01"), "utf-8")
    with start_preview(tmp_path) as preview:
        assert preview.wait_for("/briefs/a.html", "The text.")
        brief.write_text(BRIEF + "\nAnd more.\n", "utf-8")
        assert preview.wait_for("/briefs/a.html", "And more.")


def test_the_next_port_is_used_if_one_is_taken(tmp_path: Path, brief: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start_preview(tmp_path, "--port", str(port)) as preview:
            assert port < preview.port < port + 20
            assert preview.wait_for("/briefs/a.html", "The text.")


def test_a_second_preview_of_an_archive_is_refused(shared: tuple[Path, Preview]) -> None:
    root = shared[0].parents[3]
    command = [sys.executable, str(REPO / "build.py"), "serve", "--root", str(root)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 3
    assert "stop the other preview of this archive" in done.stderr
    assert done.stdout == ""


def test_drafts_are_marked_and_never_in_the_site(tmp_path: Path, brief: Path) -> None:
    draft = brief.with_name("draft.md")
    draft.write_text(BRIEF.replace("topics:", "status: draft\ntopics:"), "utf-8")
    with start_preview(tmp_path, "--drafts") as preview:
        assert preview.wait_for("/briefs/draft.html", "The text.")
        assert "This brief is a draft." in preview.get("/briefs/draft.html")[1]
    build = [sys.executable, str(REPO / "build.py"), "--root", str(tmp_path), "--quiet"]
    subprocess.run(build, check=True)
    assert not (tmp_path / "site/briefs/draft.html").exists()


def test_an_interrupt_stops_the_preview_with_one_line(preview: Preview) -> None:
    preview.process.send_signal(signal.SIGINT)
    rest = preview.output.read()
    assert rest.endswith("Preview stopped.\n")
    assert "Traceback" not in rest
    assert preview.process.wait() == 0
    with pytest.raises(OSError, match="refused"):
        preview.get("/")


def test_the_number_of_unpublished_briefs_is_printed_once(preview: Preview, brief: Path) -> None:
    def next_line() -> str:
        line = preview.output.readline()
        return re.sub(r"^\d\d:\d\d:\d\d |\d+ files? updated in .* s", "", line).strip()

    def errors() -> Iterator[str]:
        while "was not updated" not in (line := next_line()):
            yield line
        yield line

    assert next_line() == ""  # The first build.
    draft = brief.with_name("draft.md")
    draft.write_text(BRIEF.replace("topics:", "status: draft\ntopics:"), "utf-8")
    assert next_line() == "Not shown: 1 unpublished brief. The option --drafts shows them."
    brief.write_text(BRIEF.replace("topics:", "topicks:"), "utf-8")
    assert [*errors()][-1] == "1 error: the preview was not updated"
    brief.write_text(BRIEF + "\nMended.\n", "utf-8")
    assert next_line() == ": content/briefs/2021/a.md"
    brief.write_text(BRIEF, "utf-8")
    assert next_line() == ": content/briefs/2021/a.md"
