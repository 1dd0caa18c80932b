"""Runs a command: the parsed options go to the module of the command, and errors become exit codes.

Exit codes: 0 success, 1 problems in the content, 2 wrong usage, 3 a problem of the machine (disk
full, no permission, an interruption). The commands import slow packages; this module does not.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import msgspec

from briefing.build.interrupts import SITE_UNCHANGED, interrupted_with
from briefing.cli import parser
from briefing.cli.interrupts import noted_interrupts
from briefing.commands.program_name import program_name, quote
from briefing.core.characters import invisible_name
from briefing.core.diagnostics import Fault, Misuse, Misuses, error_location
from briefing.core.paths import BRIEFS_FOLDER, CONTENT_FOLDER
from briefing.core.printable import is_printable

TYPE_CHECKING = False  # An import of `typing` would take longer than everything else here.
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import TypeVar

    from briefing.build.prefetch import Invocation

    Options = TypeVar("Options")

# If this variable is set, an error in this program prints its traceback.
_TRACEBACK = "BRIEFING_TRACEBACK"


def run_command(words: Sequence[str], invocation: Invocation) -> int:
    """Run the command that `words` name. Return the exit code.

    Raises `KeyboardInterrupt`, and `SystemExit` after `--help` or wrong options. Every other error
    is printed, with its cure if the author can cure it.
    """
    _use_utf8()
    with noted_interrupts() as interrupts:
        try:
            options = parser.parse(words)
            _refuse_invisible(options)
            return _run(options, invocation, interrupts)
        except Exception as error:
            if interrupts:
                raise KeyboardInterrupt from None
            return _print_error(error)


def _print_error(error: Exception) -> int:
    """Print an error, and return the exit code."""
    match error:
        case Misuse():
            for message, cure in error.faults:
                hint, *more = cure.split("\n")
                _fail(2, f"{message}; {hint}", *more)
            return 2
        case Fault():
            return _fail(3, str(error))
        case BrokenPipeError():
            # The reader of our output may be gone, as in `| head`. Any other pipe is our own.
            return 0 if any(map(_is_unread, (1, 2))) else _fail_internally(error)
        case OSError():
            # For example, a file disappeared or was locked while the command ran.
            return _fail(3, f"{error.filename or 'the disk'}: {error.strerror}")
    return _fail_internally(error)


def _refuse_invisible(options: Namespace) -> None:
    """Raise `Misuse` if an option contains a control character: no text or name may have one."""
    misuses = Misuses()
    for name, value in vars(options).items():
        if name == "words":  # All options as they were given.
            continue
        for text in value if isinstance(value, list | tuple) else (value,):
            odd = invisible_name(text) if isinstance(text, str) else ""
            if odd:
                what = f"{name.replace('_', '-')} contains an invisible character"
                with misuses:
                    raise Misuse(f"{what} ({odd})", "delete it")
    misuses.raise_if_any()


def _fail(code: int, message: str, *more: str) -> int:
    """Print an error, and `more` lines below it. Return the exit code."""
    from briefing.commands import console

    console.print_note(f"briefing: {message}")
    for line in more:
        console.print_note(line)
    return code


def _fail_internally(error: Exception) -> int:
    if os.environ.get(_TRACEBACK):
        raise error
    return _fail(
        3,
        f"an error in Briefing itself, not in your archive: {type(error).__name__}: {error} "
        f"({error_location(error)}).",
        f"Please report it. Set {_TRACEBACK}=1, run the same command again, and add its output.",
    )


def _is_unread(descriptor: int) -> bool:
    """Whether the program that reads our output has ended."""
    import select

    if not hasattr(select, "poll"):
        return True  # Windows cannot tell.
    poll = select.poll()
    poll.register(descriptor, 0)  # A broken pipe is always reported.
    return bool(poll.poll(0))


def _run(options: Namespace, invocation: Invocation, interrupts: list[int]) -> int:
    if options.command == "completion":
        from briefing.cli import completion
        from briefing.commands import console

        console.print_document(completion.script(options.shell))
        return 0
    if options.command == "init":
        from briefing.commands import init

        return init.run(_convert(options, init.InitOptions))
    if options.command == "migrate":
        from briefing.commands import migrate

        return migrate.run(_convert(options, migrate.MigrateOptions))
    root = os.path.normpath(options.root)
    if not os.path.isdir(root):
        hint = "after --root, name the folder of the archive"
        raise Misuse(f"there is no folder {options.root}", hint)
    # `schema` can do without an archive. Other commands would create files in a wrong folder.
    if options.command != "schema":
        _require_archive(root)
    if options.command == "serve":
        from briefing.commands import serve

        return serve.run(root, _convert(options, serve.ServeOptions), interrupts)
    return _run_in(root, options, invocation)


def _run_in(root: str, options: Namespace, invocation: Invocation) -> int:
    """Run a command in the archive `root`. Its module is imported here, and gets the options that
    have the names of its fields."""
    match options.command:
        case "new":
            from briefing.commands import new

            return new.run(root, _convert(options, new.NewOptions))
        case "correct" | "withdraw":
            from briefing.commands import record

            return record.run(root, options.command, _convert(options, record.RecordOptions))
        case "topics":
            from briefing.commands import topics

            return topics.run(root, options.action, tuple(options.ids))
        case "import":
            from briefing.commands import import_

            return import_.run(root, _convert(options, import_.ImportOptions))
        case "check":
            from briefing.commands import check

            return check.run(root, _convert(options, check.CheckOptions), invocation.started)
        case "digest":
            from briefing.commands import digest

            return digest.run(root, _convert(options, digest.DigestOptions))
        case "editor-config":
            from briefing.commands import editor_config

            code = editor_config.run(root, _convert(options, editor_config.EditorOptions))
            return code or _build(root, parser.parse(["--root", root]), invocation)
        case "upgrade":
            from briefing.commands import upgrade

            return upgrade.run(root, _convert(options, upgrade.UpgradeOptions))
        case "schema":
            from briefing.commands import schema

            return schema.run(root, options.what)
    return _build(root, options, invocation)


def _convert(options: Namespace, type: type[Options]) -> Options:
    return msgspec.convert(options, type, from_attributes=True)


def _require_archive(root: str) -> None:
    if os.path.isdir(os.path.join(root, CONTENT_FOLDER)):
        return
    above = _archive_above(root)
    hint = "run the command in the folder of the archive, or name that folder: --root DIR"
    place = "" if root == "." else f" {quote(root)}"
    hint += f"\nTo create an archive, run: {program_name()} init{place}"
    raise Misuse(
        f"there is no folder content/ {'here' if root == '.' else f'in {root}'}",
        f"did you mean --root {quote(above)}?" if above else hint,
    )


def _archive_above(root: str) -> str:
    """The nearest folder around `root` that has briefs, or an empty text."""
    from pathlib import Path

    for steps, folder in enumerate(Path(root).resolve().parents, 1):
        if (folder / BRIEFS_FOLDER).is_dir():
            return os.path.normpath(os.path.join(root, *[os.pardir] * steps))
    return ""


def _build(root: str, options: Namespace, invocation: Invocation) -> int:
    with interrupted_with(SITE_UNCHANGED):  # These imports take longest.
        from briefing.build.prefetch import start_prefetch
        from briefing.cli import fastpath
        from briefing.cli.build_options import build_request
        from briefing.commands import build

    request = build_request(options, root)
    is_replayable = root == "." and not (options.at or options.clean or options.drafts)
    if is_replayable and invocation.prefetch is None:
        invocation.prefetch = start_prefetch(request.out)
    # A build needs nearly all its objects until it ends, so that garbage collection only costs
    # time.
    gc.disable()
    printed = _convert(options, build.OutputOptions)
    try:
        result = build.run(request, printed, invocation)
        is_idle = not (result.written or result.deleted or result.problems)
        if result.published and is_idle and is_replayable and invocation.prefetch:
            lines = build.closing_lines(result, request, fastpath.SECONDS)
            output = "" if options.quiet else "\n".join(lines)
            if output.isascii() and is_printable("".join(lines).replace(fastpath.SECONDS, "")):
                moments = (result.due.unix if result.due else None, result.next_deletion)
                due = min((moment for moment in moments if moment is not None), default=None)
                fastpath.save_replay(options.words, invocation.prefetch, due, output)
        return 0 if result.published else 1
    finally:
        if invocation.prefetch:
            invocation.prefetch.close()


def _use_utf8() -> None:
    """Problems contain quotation marks and Hangul, which the code page of a terminal may lack."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
