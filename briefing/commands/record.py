"""The commands `correct` and `withdraw`: write what happened to a brief into its front matter.

The brief may have errors elsewhere. The change itself must not cause an error: the new text is read
as a build does, before it is written.
"""

from __future__ import annotations

import time

import msgspec
from msgspec.structs import replace

from briefing.archive.digests import release
from briefing.build import scan
from briefing.commands.atomic_write import replace_files
from briefing.commands.choices import find_brief
from briefing.commands.console import changed_lines, print_line, print_lines, refuse, root_option
from briefing.commands.front_matter_index import (
    FrontMatter,
    read_config,
    read_front_matter,
    today,
)
from briefing.commands.program_name import program_name
from briefing.commands.questions import ask_until, cancelled, is_interactive
from briefing.content.brief import parse_brief
from briefing.content.decode import decode_exactly, encode_like
from briefing.content.record_edit import RecordChange, change_record, has_entry
from briefing.content.types import ParsedFile, ParseOptions, parse_options_of
from briefing.core.diagnostics import Misuse, Problem, errors_in
from briefing.core.model import Brief
from briefing.core.slugs import slug_of

CORRECT, WITHDRAW = "correct", "withdraw"


class RecordOptions(msgspec.Struct, frozen=True):
    """The options of the commands. `kind` is that of the entry under `updates`."""

    slug: str
    note: str
    kind: str


def run(root: str, command: str, options: RecordOptions) -> int:
    """Correct or withdraw a brief of the archive in `root`, and print the changed lines.

    Return the exit code: 1 if settings have errors, or if the front matter cannot be edited; 3
    after Ctrl-C. Raises `Misuse` for a wrong slug or a missing note, and `Fault`.
    """
    files, config, errors = read_config(root)
    if errors:
        return refuse(errors, root)
    brief = find_brief(options.slug, tuple(read_front_matter(files)))
    if brief.table is None or brief.problems:
        return refuse(brief.problems, root)
    parse_options = parse_options_of(config.settings)
    data = scan.read(files[brief.path])
    parsed = parse_brief(brief.path, data, parse_options)
    _check_status(brief, parsed.brief, command)
    try:
        note = " ".join(options.note.split()) or _ask_for_note(command)
    except (KeyboardInterrupt, EOFError):
        return cancelled("Nothing was changed.")
    status = "withdrawn" if command == WITHDRAW else ""
    change = RecordChange(today(parse_options.time_zone), options.kind, note, status)
    if has_entry(brief.table, change):
        raise Misuse(f"{brief.path} has this entry already", "there is nothing to do")
    old = decode_exactly(data)
    new, problems = change_record(old, brief.path, change)
    if problems:
        # An error of the front matter itself may be why it cannot be edited.
        return refuse(errors_in(parsed.problems) or problems, root)
    result = encode_like(new, data)
    if problems := _new_errors(brief.path, parsed, result, parse_options):
        return refuse(problems, root)
    replace_files({files[brief.path].real: result})
    print_line(f"Changed {brief.path}:")
    print_lines(changed_lines(old, new))
    if command == CORRECT:
        print_line("If the text is not corrected yet, correct it now.")
    else:
        program, slug = f"{program_name()} new{root_option(root)}", slug_of(brief.path)
        other = f'{program} "The title" --supersedes {slug}'
        print_line(
            f"If a newer brief replaces it, add there: supersedes: [{slug}]. Or run: {other}"
        )
    return 0


def _check_status(matter: FrontMatter, brief: Brief | None, command: str) -> None:
    """Raise `Misuse` if there is nothing to correct or to withdraw. `brief` is None if it has
    errors; its moment of publication is then not known."""
    status, hint = "".join(matter.values("status")), "change its text, or delete it"
    if status == "draft":
        raise Misuse(f"{matter.path} is a draft, which no reader has seen", hint)
    if brief and release(brief).unix > time.time():
        moment = release(brief).iso
        message = f"{matter.path} is not published before {moment}, so no reader has seen it"
        raise Misuse(message, hint)
    if command == WITHDRAW and status == "withdrawn":
        message = f"{matter.path} is withdrawn already"
        raise Misuse(message, "to change the reason, edit the note of its withdrawal in this file")


def _ask_for_note(command: str) -> str:
    example = "Why was it withdrawn?" if command == WITHDRAW else "What was corrected?"
    if not is_interactive():
        raise Misuse("readers must learn the reason", 'add --note "One sentence for readers"')
    question = f"{example} One sentence for readers: "
    return ask_until(question, "", lambda text: " ".join(text.split()), "Readers need this.")


def _new_errors(
    path: str, parsed: ParsedFile, new: bytes, options: ParseOptions
) -> tuple[Problem, ...]:
    """The errors that only the new text has. They are in no line of the file as it is."""
    known = {(problem.code, problem.message) for problem in parsed.problems}
    after = errors_in(parse_brief(path, new, options).problems)
    return tuple(replace(p, line=0, column=0) for p in after if (p.code, p.message) not in known)
