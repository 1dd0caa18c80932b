"""Runs a command: the parsed options go to the module of the command, and errors become exit codes.

Exit codes: 0 success, 1 problems in the content, 2 wrong usage, 3 a problem of the machine (disk
full, no permission, an interruption). The commands import slow packages; this module does not.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence

from briefing.cli import parser
from briefing.core.diagnostics import Fault, Misuse, error_location
from briefing.core.paths import BRIEFS_FOLDER, CONTENT_FOLDER

TYPE_CHECKING = False  # An import of `typing` would take longer than everything else here.
if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.build.prefetch import Invocation

# If this variable is set, an error in this program prints its traceback.
_TRACEBACK = "BRIEFING_TRACEBACK"


def run_command(words: Sequence[str], invocation: Invocation) -> int:
    """Run the command that `words` name. Return the exit code.

    Raises `KeyboardInterrupt`, and `SystemExit` after `--help` or wrong options. Every other error
    is printed, with its cure if the author can cure it.
    """
    _use_utf8()
    try:
        return _run(parser.parse(words), invocation)
    except Misuse as misuse:
        message, hint = misuse.args
        return _fail(f"{message}; {hint}", 2)
    except Fault as fault:
        return _fail(str(fault), 3)
    except BrokenPipeError as error:
        # The reader of our output may be gone, as in `| head`. Any other pipe is our own.
        return 0 if _discard_unread_output() else _fail_internally(error)
    except OSError as error:
        # For example, a file disappeared or was locked while the command ran.
        return _fail(f"{error.filename or 'the disk'}: {error.strerror}", 3)
    except Exception as error:
        return _fail_internally(error)


def _fail(message: str, code: int) -> int:
    print(f"briefing: {message}", file=sys.stderr)
    return code


def _fail_internally(error: Exception) -> int:
    if os.environ.get(_TRACEBACK):
        raise error
    return _fail(
        f"an error in Briefing itself, not in your archive: {type(error).__name__}: {error} "
        f"({error_location(error)}).\n"
        f"Please report it. Set {_TRACEBACK}=1, run the same command again, and add its output.",
        3,
    )


def _discard_unread_output() -> bool:
    """Whether the program that reads our output has ended. Then the rest is written to nothing."""
    unread = [descriptor for descriptor in (1, 2) if _is_unread(descriptor)]
    for descriptor in unread:
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
    return bool(unread)


def _is_unread(descriptor: int) -> bool:
    import select

    if not hasattr(select, "poll"):
        return True  # Windows cannot tell.
    poll = select.poll()
    poll.register(descriptor, 0)  # A broken pipe is always reported.
    return bool(poll.poll(0))


def _run(options: Namespace, invocation: Invocation) -> int:
    if options.command == "completion":
        from briefing.cli import completion

        print(completion.script(options.shell), end="")
        return 0
    root = os.path.normpath(options.root)
    if not os.path.isdir(root):
        hint = "after --root, name the folder of the archive"
        raise Misuse(f"there is no folder {options.root}", hint)
    # `schema` can do without an archive. Other commands would create files in a wrong folder.
    if options.command != "schema":
        _require_archive(root)
    return _RUNNERS[options.command](options, root, invocation)


def _require_archive(root: str) -> None:
    if os.path.isdir(os.path.join(root, CONTENT_FOLDER)):
        return
    above = _archive_above(root)
    hint = "run the command in the folder of the archive, or name that folder: --root DIR"
    raise Misuse(
        f"there is no folder content/ {'here' if root == '.' else f'in {root}'}",
        f"did you mean --root {above}?" if above else hint,
    )


def _archive_above(root: str) -> str:
    """The nearest folder around `root` that has briefs, or an empty text."""
    folder, steps = os.path.realpath(root), 0
    while os.path.dirname(folder) != folder:
        folder, steps = os.path.dirname(folder), steps + 1
        if os.path.isdir(os.path.join(folder, BRIEFS_FOLDER)):
            return os.path.normpath(os.path.join(root, *[os.pardir] * steps))
    return ""


def _build(options: Namespace, root: str, invocation: Invocation) -> int:
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
    printed = build.OutputOptions(options.explain, options.github, options.quiet)
    try:
        result = build.run(request, printed, invocation)
        is_idle = not (result.written or result.deleted or result.problems)
        if result.published and is_idle and is_replayable and invocation.prefetch:
            output = "" if options.quiet else build.closing_line(result, request, fastpath.SECONDS)
            if output.isascii():
                due = result.due.unix if result.due else None
                fastpath.save_replay(options.words, invocation.prefetch, due, output)
        return 0 if result.published else 1
    finally:
        if invocation.prefetch:
            invocation.prefetch.close()


def _serve(options: Namespace, root: str, invocation: Invocation) -> int:
    from briefing.commands import serve

    serve.serve(
        root,
        port=options.port,
        drafts=options.drafts,
        open_page=options.open,
        jobs=options.jobs or _default_jobs(),
    )
    return 0


def _new(options: Namespace, root: str, invocation: Invocation) -> int:
    from briefing.commands import new

    title = " ".join(options.title)
    return new.run(
        root, new.NewOptions(title, options.author, options.topics, options.lang, options.kind)
    )


def _topics(options: Namespace, root: str, invocation: Invocation) -> int:
    from briefing.commands import topics

    return topics.run(root, options.action, tuple(options.ids))


def _import(options: Namespace, root: str, invocation: Invocation) -> int:
    from briefing.commands import import_

    rights = options.rights or ""
    given = import_.ImportOptions(options.files, options.url, options.topics, options.kind, rights)
    return import_.run(root, given)


def _check(options: Namespace, root: str, invocation: Invocation) -> int:
    from briefing.commands import check

    given = check.CheckOptions(
        paths=tuple(options.paths),
        external=options.external,
        jobs=options.jobs or _default_jobs(),
        github=options.github,
        quiet=options.quiet,
    )
    return check.run(root, given, invocation.started)


def _schema(options: Namespace, root: str, invocation: Invocation) -> int:
    from briefing.commands import schema

    return schema.run(root, options.what)


_RUNNERS: dict[str, Callable[[Namespace, str, Invocation], int]] = {
    "build": _build,
    "serve": _serve,
    "new": _new,
    "topics": _topics,
    "import": _import,
    "check": _check,
    "schema": _schema,
}


def _default_jobs() -> int:
    from briefing.build import workers

    return workers.default_jobs()


def _use_utf8() -> None:
    """Problems contain quotation marks and Hangul, which the code page of a terminal may lack."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
