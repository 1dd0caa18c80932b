"""The commands `correct` and `withdraw`: write what happened to a brief into its front matter.

The brief may have errors elsewhere. The change itself must not cause an error: the new text is read
as a build does, before it is written.
"""

from __future__ import annotations

import difflib
from typing import NamedTuple

import msgspec

from briefing.build import scan
from briefing.commands.atomic_write import replace_files
from briefing.commands.choices import find_brief
from briefing.commands.console import print_line, print_lines, print_note, refuse, root_option
from briefing.commands.front_matter_index import (
    FrontMatter,
    read_config,
    read_front_matter,
    today,
)
from briefing.commands.program_name import program_name
from briefing.commands.questions import ask_until, is_interactive
from briefing.content.brief import parse_brief
from briefing.content.decode import decode_exactly, encode_like
from briefing.content.record_edit import RecordChange, change_record
from briefing.content.types import ParseOptions, parse_options_of
from briefing.core.diagnostics import Misuse, Problem
from briefing.core.slugs import slug_of

CORRECT, WITHDRAW = "correct", "withdraw"


class RecordOptions(msgspec.Struct, frozen=True):
    """The options of the commands. `kind` is that of the entry under `updates`."""

    slug: str
    note: str
    kind: str


class _Texts(NamedTuple):
    old: str
    new: str


def run(root: str, command: str, options: RecordOptions) -> int:
    """Correct or withdraw a brief of the archive in `root`, and print the changed lines.

    Return the exit code: 1 if settings have errors, or if the front matter cannot be edited; 3
    after Ctrl-C. Raises `Misuse` for a wrong slug or a missing note, and `Fault`.
    """
    files, config, errors = read_config(root)
    if errors:
        return refuse(errors, root)
    brief = find_brief(options.slug, tuple(read_front_matter(files)))
    if brief.problems:
        return refuse(brief.problems, root)
    _check_status(brief, command)
    try:
        note = " ".join(options.note.split()) or _ask_for_note(command, options.slug, root)
    except (KeyboardInterrupt, EOFError):
        print_note("")
        print_note("Nothing was changed.")
        return 3
    parse_options = parse_options_of(config.settings)
    status = "withdrawn" if command == WITHDRAW else ""
    change = RecordChange(today(parse_options.time_zone), options.kind, note, status)
    data = scan.read(files[brief.path])
    old = decode_exactly(data)
    new, problems = change_record(old, brief.path, change)
    result = encode_like(new, data)
    problems = problems or _new_problems(brief.path, data, result, parse_options)
    if problems:
        return refuse(problems, root)
    replace_files({files[brief.path].real: result})
    print_line(f"Changed {brief.path}:")
    print_lines(_changed_lines(_Texts(old, new)))
    if command == CORRECT:
        print_line("If the text is not corrected yet, correct it now.")
    else:
        program, slug = f"{program_name()} new{root_option(root)}", slug_of(brief.path)
        other = f'{program} "The title" --supersedes {slug}'
        print_line(f"If another brief takes its place, name this one there, or run: {other}")
    return 0


def _check_status(brief: FrontMatter, command: str) -> None:
    status = "".join(brief.values("status"))
    if status == "draft":
        hint = "change its text, or delete it"
        raise Misuse(f"{brief.path} is a draft, which no reader has seen", hint)
    if command == WITHDRAW and status == "withdrawn":
        raise Misuse(f"{brief.path} is withdrawn already", "add to the entry under updates")


def _ask_for_note(command: str, slug: str, root: str) -> str:
    example = "Why was it withdrawn?" if command == WITHDRAW else "What was corrected?"
    if not is_interactive():
        hint = f'run: {program_name()} {command} {slug}{root_option(root)} --note "One sentence"'
        raise Misuse("readers must learn the reason", hint)
    question = f"{example} One sentence for readers: "
    return ask_until(question, "", lambda text: " ".join(text.split()), "Readers need this.")


def _new_problems(path: str, old: bytes, new: bytes, options: ParseOptions) -> tuple[Problem, ...]:
    """The errors that only the new text has."""
    before, after = (parse_brief(path, d, options, lambda _: None).problems for d in (old, new))
    known = {(problem.code, problem.message) for problem in before}
    return tuple(p for p in after if not p.warning and (p.code, p.message) not in known)


def _changed_lines(texts: _Texts) -> list[str]:
    lines = difflib.unified_diff(texts.old.split("\n"), texts.new.split("\n"), n=0, lineterm="")
    return [f"  {line[0]} {line[1:]}" for line in list(lines)[2:] if line[0] in "+-"]
