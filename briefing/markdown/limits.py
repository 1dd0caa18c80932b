"""What is told of a body before the library sees it: what would make it slow, and footnotes that it
would pass over. Knows text and places, nothing of HTML."""

from __future__ import annotations

import re

from briefing.core.diagnostics import nearest
from briefing.markdown.context import Job

LINE_LIMIT = 20_000
DEPTH_LIMIT = 20
RUN_LIMIT = 400


def check_limits(text: str, job: Job) -> None:
    """What makes the library slow or recurse is refused before it sees it."""
    may = len(text) > LINE_LIMIT or _LEAD.search("\n" + text)  # Most texts have neither fault.
    for number, line in enumerate(text.split("\n") if may else ()):
        if len(line) > LINE_LIMIT:
            message = f"this line is {len(line):,} characters long"
            job.say(job.source.line(number), message, f"the limit is {LINE_LIMIT:,}")
        if line[:1] in _LEADS and _is_deep(line):
            message = f"lists or quotations are nested more than {DEPTH_LIMIT} deep"
            job.say(job.source.line(number), message, "use fewer levels")
    # Printable texts have no control character, and most texts are printable: that look is quicker,
    # and quicker yet where ASCII is left out of it.
    job.printable = text.encode(errors="replace").translate(None, _PRINTED).decode().isprintable()
    odd = None if job.printable else _ODD.search(text)
    if odd:
        at = job.source.span(odd.start(), odd.end())
        job.say(at, f"an invisible control character (U+{ord(odd[0]):04X})", "delete it")
    run = _RUN.search(text) if _may_run(text) else None
    if run:
        at = job.source.span(run.start(), run.end())
        job.say(at, f"a run of {len(run[0]):,} signs", "no text needs so many; shorten it")


_PRINTED = bytes([10, *range(32, 127)])
_LEADS = frozenset(" \t>*+-")
_LEAD = re.compile(rf"\n[ \t>*+-]{{{DEPTH_LIMIT + 1}}}")
_SIGNS = "[!<&`*_~^\\("
_ODD = re.compile(r"[^\S\n\t \u00a0\u2000-\u200a\u202f\u205f\u3000]|[\x00-\x08\x0e-\x1f\x7f]")
_RUN = re.compile(rf"([\[!<&`*_~^\\(])\1{{{RUN_LIMIT},}}|(\[ ?){{{RUN_LIMIT},}}")
# Brackets may have spaces between them, the other signs may not.
_RUNS = tuple(sign * (RUN_LIMIT // 10) for sign in _SIGNS)


def _may_run(text: str) -> bool:
    return text.count("[") >= RUN_LIMIT or any(run in text for run in _RUNS)


_ITEM = re.compile(r"[*+-] ")


def _is_deep(line: str) -> bool:
    lead = line[: len(line) - len(line.lstrip(" \t>*+-"))]
    if len(lead) <= DEPTH_LIMIT:  # A level has a sign of its own, and no sign is wider than four.
        return False
    lead = lead.expandtabs(4)
    return (
        lead.count(">") > DEPTH_LIMIT
        or len(_ITEM.findall(lead)) > DEPTH_LIMIT
        or (len(lead) > 4 * DEPTH_LIMIT and not lead.isspace())
    )


_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)


def check_notes(text: str, job: Job) -> None:
    """Footnotes that are missing, unused or written twice: the library passes over all three."""
    if "^" not in text or "[^" not in text:  # One letter is found sooner than two.
        return
    bare = job.source.without_code
    defined = [m[1] for m in _NOTE.finditer(bare)]
    used = {m[1] for m in re.finditer(r"\[\^([^\]\n]+)\](?!:)", bare)}
    used |= {m[1] for m in re.finditer(r"\[\^(?<=[^\n]\[\^)([^\]\n]+)\]:", bare)}
    for name in sorted(used - set(defined)):
        at = job.source.find(re.escape(f"[^{name}]"))
        close = nearest(name, defined)
        hint = f"did you mean “[^{close}]”?" if close else f"add a line “[^{name}]: …”"
        job.say(at, f"the footnote “[^{name}]” is not defined", hint)
    for name in sorted(set(defined)):
        pattern = rf"^ {{0,3}}(?P<at>\[\^{re.escape(name)}\]:)"
        if name not in used:
            at = job.source.find(pattern)
            job.say(at, f"nothing refers to the footnote “[^{name}]”", "remove it", warning=True)
        elif defined.count(name) > 1:
            job.source.find(pattern)
            at = job.source.find(pattern)
            job.say(at, f"the footnote “[^{name}]” is defined twice", "number them apart")
