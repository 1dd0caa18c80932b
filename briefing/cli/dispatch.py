"""The words of the command line carried out: who at the desk is asked, and the exit code.

Exit codes: 0 published, 1 problems in the content, 2 wrong usage, 3 the machine (disk full, no
permission, an interruption). Heavy packages are imported by what needs them, not here.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from briefing.cli import parser
from briefing.core.diagnostics import Fault, Misuse, error_location
from briefing.core.paths import BRIEFS_FOLDER, CONTENT_FOLDER, LAYOUTS_FOLDER, OUTPUT_FOLDER

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.build.prefetch import Invocation


def carried_out(words: Sequence[str], call: Invocation) -> int:
    """Do what the words of a command say. Gives the exit code; never raises for what an author can
    mend."""
    _speak_utf8()
    try:
        return _carried_out(parser.read(words), words, call)
    except Misuse as misuse:
        message, hint = misuse.args
        print(f"briefing: {message}; {hint}", file=sys.stderr)
        return 2
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
    except Exception as error:
        if os.environ.get(_WHOLE):
            raise
        print(f"briefing: {_own_mistake(error)}", file=sys.stderr)
        return 3


_WHOLE = "BRIEFING_TRACEBACK"


def _own_mistake(error: Exception) -> str:
    """What an author can do about a mistake in this program: pass it on."""
    return (
        f"a mistake in Briefing itself, not in your archive: {type(error).__name__}: {error} "
        f"({error_location(error)}).\n"
        f"Please report it, with what {_WHOLE}=1 shows before the same command."
    )


def _carried_out(given: Namespace, words: Sequence[str], call: Invocation) -> int:
    if given.command == "completion":
        from briefing.cli import completion

        print(completion.script(given.shell), end="")
        return 0
    root = os.path.normpath(given.root)
    if not os.path.isdir(root):
        raise Misuse(f"there is no folder {given.root}", "--root names the archive's folder")
    # A schema can do without; all else would leave its traces in somebody's folder.
    if given.command != "schema" and not os.path.isdir(os.path.join(root, CONTENT_FOLDER)):
        above = _archive_above(root)
        cure = "run it where the archive is, or name the archive: --root DIR"
        raise Misuse(
            f"there is no folder content/ {'here' if root == '.' else f'in {root}'}",
            f"did you mean --root {above}?" if above else cure,
        )
    match given.command:
        case "serve":
            return _serve(given, root)
        case "new":
            from briefing.commands import new

            title = " ".join(given.title)
            wanted = new.Wanted(
                title, given.author or "", given.topics or "", given.lang or "", given.kind or ""
            )
            return new.run(root, wanted)
        case "topics":
            from briefing.commands import topics

            return topics.run(root, given.action, tuple(given.ids))
        case "import":
            from briefing.commands import import_

            wish = import_.Wish(
                given.files,
                given.url or "",
                given.topics or "",
                given.kind or "",
                given.rights or "",
            )
            return import_.run(root, wish)
        case "check":
            from briefing.commands import check

            asked = check.Asked(
                tuple(given.paths), given.external, _jobs(given), given.github, given.quiet
            )
            return check.run(root, asked, call.began)
        case "schema":
            from briefing.commands import schema

            return schema.run(root, given.what)
        case _:
            return _build(given, root, words, call)


def _archive_above(root: str) -> str:
    """The nearest folder around `root` that has briefs, or an empty text."""
    folder, steps = os.path.realpath(root), 0
    while os.path.dirname(folder) != folder:
        folder, steps = os.path.dirname(folder), steps + 1
        if os.path.isdir(os.path.join(folder, BRIEFS_FOLDER)):
            return os.path.normpath(os.path.join(root, *[os.pardir] * steps))
    return ""


def _build(given: Namespace, root: str, words: Sequence[str], call: Invocation) -> int:
    from briefing.build import pipeline
    from briefing.build.types import BuildRequest
    from briefing.cli import fastpath
    from briefing.commands import build

    out = os.path.normpath(given.out or os.path.join(root, OUTPUT_FOLDER))
    if _holds(out, root):
        message = f"--out {out} lies in or holds content/ or layouts/"
        raise Misuse(message, "choose a folder of its own")
    if given.base_url is not None and not _is_address(given.base_url):
        raise Misuse(f"--base-url {given.base_url} is no address", _ADDRESS)
    now = int(time.time())
    at = _moment(given.at) if given.at else now
    if at is None:
        raise Misuse(
            f"--at {given.at} is no time", "write it as 2021-05-11 or 2021-05-11T09:00+09:00"
        )
    if given.drafts or at > now:
        _refuse_site("--drafts" if given.drafts else f"--at {given.at}", out, root)
    base_url = given.base_url and given.base_url.rstrip("/") + "/"
    # What a build makes it needs to its end: to look for what could be given back only takes time.
    gc.disable()
    order = BuildRequest(
        root,
        out,
        at,
        base_url,
        given.drafts,
        _jobs(given),
        given.clean,
        now=now if at > now else None,
    )
    shown = build.Shown(given.explain, given.github, given.quiet)
    report = build.run(order, shown, call)
    if not report.published:
        return 1
    idle = not (report.written or report.deleted or report.problems)
    if idle and root == "." and not (given.at or given.clean or given.drafts):
        lies = fastpath.taken(out)
        said = "" if given.quiet else build.closing_line(report, order, fastpath.SECONDS)
        # Kept only where a second look finds nothing to do either: what lies between two builds
        # that found the same is what they found.
        with suppress(Fault):  # The build itself is done.
            if (
                lies
                and said.isascii()
                and pipeline.build(order, _untold).signature == report.signature
            ):
                fastpath.keep(words, out, report.due.unix if report.due else None, said, lies)
    return 0


def _serve(given: Namespace, root: str) -> int:
    from briefing.commands import serve

    serve.serve(root, port=given.port, drafts=given.drafts, open_page=given.open, jobs=_jobs(given))
    return 0


def _jobs(given: Namespace) -> int:
    from briefing.build import workers

    return given.jobs or workers.default_jobs()


def _untold(stage: str, done: int, total: int) -> None:
    """The progress of a build that nobody waits for."""


def _holds(out: str, root: str) -> bool:
    """Whether `out` is, holds, or lies in a folder that the archive is written in."""
    target = os.path.realpath(out)
    if target == os.path.realpath(root):
        return True
    for name in (CONTENT_FOLDER, LAYOUTS_FOLDER):
        own = os.path.realpath(os.path.join(root, name))
        if os.path.commonpath([own, target]) in (own, target):
            return True
    return False


def _refuse_site(option: str, out: str, root: str) -> None:
    """Refuse to build what is unpublished where the site lies: whoever copies it to a server must
    not have to look what is in it."""
    site, target = os.path.realpath(os.path.join(root, OUTPUT_FOLDER)), os.path.realpath(out)
    if target == site or target.startswith(site + os.sep) or site.startswith(target + os.sep):
        within = "" if root == "." else f" --root {root}"
        see = f"python build.py serve --drafts{within}"
        cure = f"name a folder for it with --out, or see it with: {see}"
        raise Misuse(f"{option} shows what is unpublished", cure)


_ADDRESS = "it starts with https:// or http://, and it has no “?” or “#”"


def _is_address(text: str) -> bool:
    from briefing.core.web_address import is_web_address

    return is_web_address(text) and "?" not in text and "#" not in text


def _moment(text: str) -> int | None:
    """Seconds since 1970; a time without offset is in UTC: the archive's zone is not read yet."""
    from briefing.content.dates import InvalidMoment, parse_moment

    try:
        return parse_moment(text, "UTC").unix
    except InvalidMoment:
        return None


def _speak_utf8() -> None:
    """Problems hold quotes and Hangul, whatever the terminal's code page says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
