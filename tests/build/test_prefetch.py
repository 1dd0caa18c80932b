"""A command that has nothing to do ends early. A command that has something to do never does."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import pytest

from briefing.build import prefetch, scan
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest
from briefing.cli import dispatch
from briefing.storage import fs
from tests.support.clock import SETTLED, clock_ahead
from tests.support.corpus import write_corpus
from tests.support.program import outcome
from tests.support.repository import REPO
from tests.support.shared import make_once
from tests.support.shipped_site import files

# A printed line, and the exit code; and whether the answer was replayed, without a build.
Answer = tuple[int, str, str, bool]


def built(archive: Path, *words: str, ahead: float = SETTLED) -> Answer:
    """The exit code and the output of a build in this process, when no file is young; and whether
    the answer of the last one was replayed."""
    with (
        clock_ahead(ahead),
        patch.object(dispatch, "run_command", wraps=dispatch.run_command) as run_command,
    ):
        return *outcome(*words, cwd=archive), not run_command.called


def was_replayed(answer: Answer) -> bool:
    return answer[3]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose last build found nothing to do. Each test leaves it so again."""
    archive = tmp_path_factory.mktemp("idle")
    write_corpus(archive, 20)
    (archive / ".git").mkdir()
    (archive / ".git/HEAD").write_text("a" * 40 + "\n")
    assert not was_replayed(built(archive))
    assert not was_replayed(built(archive))
    return archive


def settled(archive: Path) -> None:
    built(archive)
    built(archive)
    assert was_replayed(built(archive))


def test_the_replayed_output_is_that_of_a_build(archive: Path) -> None:
    """The answer is that of a build, and a process that replays it imports little."""
    code, quick, errors, replayed = built(archive)
    assert replayed
    assert (code, errors) == (0, "")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", LATER, str(SETTLED)],
        cwd=archive,
        env=os.environ | {"PYTHONPATH": str(REPO)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not re.search(r"\| +(msgspec|sqlite3|argparse|briefing\.cli\.dispatch)\b", done.stderr)
    (archive / ".briefing/replay").unlink()
    _, slow, _, replayed = built(archive)
    assert not replayed
    line = re.compile(
        r"Built 20 briefs, (\d+) pages \(0 written\) in \d+\.\d\d s\. Open site/index"
    )
    assert line.match(quick)
    shapes = {re.sub(r"in .* s\.", "", printed) for printed in (quick, slow, done.stdout)}
    assert len(shapes) == 1
    assert was_replayed(built(archive))


# Runs the program as a process, at a later time.
LATER = """
import sys, time
ahead = int(sys.argv.pop(1))
now, now_ns = time.time, time.time_ns
time.time = lambda: now() + ahead
time.time_ns = lambda: now_ns() + ahead * 10**9
from briefing.cli.main import program
program()
"""


def test_while_a_file_is_young_nothing_is_replayed(archive: Path) -> None:
    edit(archive)
    for _ in range(3):
        assert not was_replayed(built(archive, ahead=0))
    assert not was_replayed(built(archive))
    assert was_replayed(built(archive))


def test_other_words_are_other_commands(archive: Path) -> None:
    assert not was_replayed(built(archive, "--quiet"))
    assert was_replayed(built(archive, "--quiet"))
    assert built(archive, "--quiet")[1] == ""
    assert built(archive, "--nonsense")[0] == 2
    settled(archive)


def brief(archive: Path) -> Path:
    return next((archive / "content/briefs").rglob("*.md"))


def edit(archive: Path) -> None:
    brief(archive).write_text(brief(archive).read_text("utf-8") + "\nMore.\n", "utf-8")


def touch(archive: Path) -> None:
    os.utime(brief(archive))


def lose_a_page(archive: Path) -> None:
    (archive / "site/index.html").unlink()


def spoil_a_page(archive: Path) -> None:
    (archive / "site/index.html").write_text("spoilt")


def add_a_layout(archive: Path) -> None:
    (archive / "layouts").mkdir(exist_ok=True)
    shutil.copy(REPO / "layouts/footer.html", archive / "layouts/footer.html")


def commit(archive: Path) -> None:
    (archive / ".git/HEAD").write_text("b" * 40 + "\n")


def make_a_mistake(archive: Path) -> None:
    (archive / "content/briefs/wrong.md").write_text("nothing")


CHANGES = [edit, touch, lose_a_page, spoil_a_page, add_a_layout, commit, make_a_mistake]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_change_is_seen(change: Callable[[Path], None], archive: Path) -> None:
    built(archive)
    assert was_replayed(built(archive)), "the archive was idle before"
    change(archive)
    done = built(archive)
    assert not was_replayed(done)
    assert done[0] == (1 if change is make_a_mistake else 0)
    (archive / "content/briefs/wrong.md").unlink(missing_ok=True)
    settled(archive)


def rename(archive: Path) -> None:
    brief(archive).rename(brief(archive).with_name("renamed.md"))


def leave_a_backup(archive: Path) -> None:
    edit(archive)
    shutil.copy(brief(archive), brief(archive).with_name("backup.md~"))


def link(archive: Path) -> None:
    text = brief(archive).read_text("utf-8")
    brief(archive).with_name("linked.md").symlink_to(archive / "content/text.md")
    (archive / "content/text.md").write_text(text, "utf-8")


def leave_a_pipe(archive: Path) -> None:
    """A named pipe must not be read: the build would wait for ever."""
    edit(archive)
    if hasattr(os, "mkfifo"):
        os.mkfifo(brief(archive).with_name("pipe.md"))


def write_korean(archive: Path) -> None:
    shutil.copy(brief(archive), brief(archive).with_name("정상회담.md"))


def put_something_into_the_site(archive: Path) -> None:
    (archive / "site/own").mkdir()
    (archive / "site/own/page.html").write_text("mine")
    edit(archive)


def lose_a_page_and_edit(archive: Path) -> None:
    lose_a_page(archive)
    shutil.rmtree(archive / "site/topics")
    edit(archive)


def part(archive: Path) -> None:
    """Have no brief link to another."""
    other = re.compile(r"\[earlier brief\]\([^)]*\)")
    for one in (archive / "content/briefs").rglob("*.md"):
        one.write_text(other.sub("earlier brief", one.read_text("utf-8")), "utf-8")


SEEN = [
    *(edit, rename, leave_a_backup, leave_a_pipe, link, write_korean, spoil_a_page),
    *(put_something_into_the_site, lose_a_page_and_edit),
]


@pytest.mark.parametrize("change", SEEN, ids=lambda change: change.__name__)
def test_a_change_after_a_replay_is_built(change: Callable[[Path], None], tmp_path: Path) -> None:
    def make(first: Path) -> None:
        write_corpus(first, 12)
        part(first)
        built(first)

    shutil.copytree(make_once("apart", make), tmp_path, dirs_exist_ok=True)
    built(tmp_path)
    assert was_replayed(built(tmp_path))
    change(tmp_path)
    done = built(tmp_path)
    assert done[0] == 0, done[2]
    built(tmp_path, "--clean", "--out", "anew")
    there, anew = files(tmp_path / "site"), files(tmp_path / "anew")
    there.pop("own/page.html", None)
    assert there == anew


def seen(archive: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[BuildRequest, prefetch.Prefetch]:
    """An archive that was built, and a prefetched of it while its store is no longer young."""
    write_corpus(archive, 12)
    part(archive)
    monkeypatch.chdir(archive)
    order = BuildRequest(".", "site", at=int(time.time()))
    build(order, lambda stage, done, total: None)
    for cache in (archive / ".briefing").iterdir():
        os.utime(cache, (time.time() - SETTLED, time.time() - SETTLED))
    edit(archive)
    return order, prefetch.Prefetch("site", fs.subfolders(fs.list_top("site")))


def test_prefetched_states_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, prefetched = seen(tmp_path, monkeypatch)

    def looked(*_: object) -> NoReturn:
        raise AssertionError

    prefetched.site()  # Else this process helps the second one, if that is slow.
    monkeypatch.setattr(scan, "scan", looked)
    monkeypatch.setattr(fs, "list_tree", looked)
    report = build(order, lambda stage, done, total: None, prefetched)
    assert report.written >= 1
    prefetched.close()


def test_states_that_were_read_before_another_build_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, prefetched = seen(tmp_path, monkeypatch)
    rename(tmp_path)
    build(order, lambda stage, done, total: None)
    report = build(order, lambda stage, done, total: None, prefetched)
    assert (report.problems, report.written, report.deleted) == ((), 0, 0)
    prefetched.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_a_scan_whose_process_was_killed_is_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = lambda self, sending: os.kill(os.getpid(), signal.SIGKILL)  # noqa: E731
    monkeypatch.setattr(prefetch.Prefetch, "_send", dies)
    order, prefetched = seen(tmp_path, monkeypatch)
    assert prefetched.site_stats() is None
    report = build(order, lambda stage, done, total: None, prefetched)
    assert report.published
    assert report.written >= 1
    prefetched.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork there is no second process")
def test_an_interrupted_scan_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hangs(self: prefetch.Prefetch, sending: int) -> NoReturn:
        time.sleep(60)
        os._exit(1)

    monkeypatch.setattr(prefetch.Prefetch, "_send", hangs)
    order, prefetched = seen(tmp_path, monkeypatch)
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    child = prefetched._child
    with pytest.raises(KeyboardInterrupt):
        build(order, lambda stage, done, total: None, prefetched)
    prefetched.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork there is no second process")
def test_the_second_process_of_a_killed_command_ends(tmp_path: Path) -> None:
    part = tmp_path / "site/part"
    part.mkdir(parents=True)
    for number in range(3000):  # More than a pipe holds, so that the second process has to wait.
        (part / f"a page with quite a long name, {number:06}.html").touch()
    (tmp_path / "content").mkdir()
    script = (
        "import os, signal; from briefing.build import prefetch\n"
        "prefetch.Prefetch('site', ['part'])\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = os.environ | {"PYTHONPATH": str(REPO)}
    command = [sys.executable, "-c", script]
    # What the second process holds too is read to its end.
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=20
    )
    assert done.returncode == -signal.SIGKILL


def test_saved_output_is_not_used_after_a_release_date(tmp_path: Path) -> None:
    write_corpus(tmp_path, 3)
    path = brief(tmp_path)
    due = time.time() + 1000
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(due))
    text = re.sub(r"^date: .*$", f"date: {moment}", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    part(tmp_path)
    settled(tmp_path)
    assert "2 briefs" in built(tmp_path)[1]
    assert "3 briefs" in built(tmp_path, ahead=1001)[1]


@pytest.mark.parametrize("junk", [b"", b"\0", b"junk" * 9, b"(\x07\0\0\0N" + b"N" * 6])
def test_damaged_saved_output_is_not_used(junk: bytes, archive: Path) -> None:
    (archive / ".briefing/replay").write_bytes(junk)
    done = built(archive)
    assert done[0] == 0
    assert not was_replayed(done)
    assert was_replayed(built(archive))


@pytest.mark.parametrize("place", [0, 9, 100, 1000, -1])
def test_a_changed_bit_in_the_saved_output_is_noticed(place: int, archive: Path) -> None:
    note = archive / ".briefing/replay"
    data = bytearray(note.read_bytes())
    data[place] ^= 4
    note.write_bytes(data)
    assert not was_replayed(built(archive))
    assert was_replayed(built(archive))
