"""The words of the command line: an order for the build, and an exit code.

Exit codes: 0 published, 1 problems in the content, 2 wrong usage, 3 the machine (disk full, no
permission, an interruption). Heavy packages are imported by what needs them, not here.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from briefing import __version__
from briefing.problem import Fault

_EXAMPLES = """examples:
  python build.py                                build the archive here into site/
  python build.py --root ../archive --out /srv/www
  python build.py --base-url https://briefs.example.org/ --explain
  python build.py --drafts --out preview         see drafts and briefs under embargo too
"""


def carried_out(words: Sequence[str], started: float) -> int:
    """Do what the words of a command say. Gives the exit code; never raises for what an author can
    mend. `started` is when the command began, by `time.perf_counter`."""
    _speak_utf8()
    try:
        return _build(parser().parse_args(words), words, started)
    except Fault as fault:
        print(f"briefing: {fault}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("briefing: interrupted; the site is as it was", file=sys.stderr)
        return 3
    except BrokenPipeError:
        # The reader of our output is gone (`| head`); the build itself is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # A file that went away or was locked between two looks.
        print(f"briefing: {error.filename or 'the disk'}: {error.strerror}", file=sys.stderr)
        return 3


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    made = argparse.ArgumentParser(
        prog="build.py",
        description="Turn a folder of Markdown policy briefs into a site of plain files.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"Briefing {__version__}")
    made.add_argument("command", nargs="?", default="build", choices=["build"], metavar="build")
    add = made.add_argument
    add("--root", default=".", metavar="DIR", help="the archive: a folder with content/ in it")
    add("--out", metavar="DIR", help="where to publish (default: site/ in the archive)")
    add("--base-url", metavar="URL", help="the site's address; stands for the one in site.toml")
    add("--at", metavar="TIME", help="build as of this time, as 2021-05-11T09:00+09:00")
    add("--drafts", action="store_true", help="show drafts and briefs held back, marked as such")
    add("--jobs", type=_jobs, metavar="N", help="processes to use (default: one a core)")
    add("--clean", action="store_true", help="forget what the last build knew")
    add("--explain", action="store_true", help="say of each file why it was written")
    add("--github", action="store_true", help="repeat problems as workflow annotations")
    add("--quiet", action="store_true", help="print problems only")
    return made


def _build(given: argparse.Namespace, words: Sequence[str], started: float) -> int:
    from briefing import crew, glance
    from briefing.desk import building
    from briefing.pipeline import Order, build

    root = os.path.normpath(given.root)
    if not os.path.isdir(root):
        return _misused(f"there is no folder {given.root}", "--root names the archive's folder")
    out = os.path.normpath(given.out or os.path.join(root, "site"))
    if _holds(out, root):
        return _misused(f"--out {out} holds content/ or layouts/", "choose a folder of its own")
    if given.base_url is not None and not _is_address(given.base_url):
        return _misused(f"--base-url {given.base_url} is no address", "it starts with https://")
    at = _moment(given.at) if given.at else int(time.time())
    if at is None:
        return _misused(
            f"--at {given.at} is no time", "write it as 2021-05-11 or 2021-05-11T09:00+09:00"
        )
    base_url = given.base_url and given.base_url.rstrip("/") + "/"
    jobs = given.jobs or crew.default_jobs()
    # What a build makes it needs to its end: to look for what could be given back only takes time.
    gc.disable()
    order = Order(root, out, at, base_url, given.drafts, jobs, given.clean)
    report = building.run(
        order, explain=given.explain, github=given.github, quiet=given.quiet, started=started
    )
    if not report.published:
        return 1
    idle = not (report.written or report.deleted or report.problems)
    if idle and root == "." and not (given.at or given.clean):
        lies = glance.taken(out)
        said = "" if given.quiet else building.closing_line(report, order, glance.SECONDS)
        # Kept only where a second look finds nothing to do either: what lies between two builds
        # that found the same is what they found.
        with suppress(Fault):  # The build itself is done.
            if lies and said.isascii() and build(order, _untold).signature == report.signature:
                glance.keep(words, out, report.due.unix if report.due else None, said, lies)
    return 0


def _untold(stage: str, done: int, total: int) -> None:
    """The progress of a build that nobody waits for."""


def _holds(out: str, root: str) -> bool:
    """Whether `out` is, holds, or lies in a folder that the archive is written in."""
    target = os.path.realpath(out)
    if target == os.path.realpath(root):
        return True
    for name in ("content", "layouts"):
        own = os.path.realpath(os.path.join(root, name))
        if os.path.commonpath([own, target]) in (own, target):
            return True
    return False


def _is_address(text: str) -> bool:
    from briefing.reading.fields import is_web_address

    return is_web_address(text) and "?" not in text and "#" not in text


def _moment(text: str) -> int | None:
    """Seconds since 1970; a time without offset is in UTC: the archive's zone is not read yet."""
    from briefing.reading.moments import NotAMoment, moment

    try:
        return moment(text, "UTC").unix
    except NotAMoment:
        return None


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError("1 to 256")
    return number


def _misused(message: str, hint: str) -> int:
    print(f"briefing: {message}; {hint}", file=sys.stderr)
    return 2


def _speak_utf8() -> None:
    """Problems hold quotes and Hangul, whatever the terminal's code page says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
