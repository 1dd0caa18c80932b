"""The commands: the options, the help and the examples of each.

`--help`, completion and the tests of the docs use this one table. This module runs no command, and
imports no package that is slow to import.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import msgspec

from briefing import __version__
from briefing.commands.program_name import INSTALLED, program_name
from briefing.core.diagnostics import nearest
from briefing.core.printable import printable_line

DEFAULT = "build"
# What examples call the program. The help shows the command that the user typed instead.
EXAMPLE_PROGRAM = INSTALLED
SHELLS = ("bash", "zsh", "fish")


class Command(msgspec.Struct, frozen=True):
    """One command: what it does in one line, examples, and a function that adds its options.
    Examples call the program `EXAMPLE_PROGRAM`.
    `has_root` is false if the command needs no archive."""

    summary: str
    examples: tuple[str, ...]
    add_options: Callable[[argparse.ArgumentParser], None]
    has_root: bool = True


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options that the words of a command line give. Its `command` is the name of the
    command, and its `words` are the words. Without the name of a command, the site is built.

    Raises `SystemExit` as argparse does: with 2 if the words are wrong, with 0 after `--help`.
    """
    name, rest = DEFAULT, list(words)
    if rest and not rest[0].startswith("-"):
        name, *rest = rest
    if name not in COMMANDS:
        close = nearest(name, COMMANDS)
        hint = f"did you mean “{close}”?" if close else f"the commands are {', '.join(COMMANDS)}"
        command_parser(DEFAULT).error(f"unknown command “{name}”; {hint}")
    options = command_parser(name).parse_args(rest)
    options.command, options.words = name, tuple(words)
    return options


def command_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of one command. The help of the default command lists the others too."""
    command = COMMANDS[name]
    program = program_name()
    examples = (line.replace(EXAMPLE_PROGRAM, program, 1) for line in command.examples)
    epilog = "examples:\n" + "".join(f"  {line}\n" for line in examples)
    if name == DEFAULT:
        others = (f"  {n:<12}{c.summary}\n" for n, c in COMMANDS.items() if n != DEFAULT)
        epilog = "other commands, each with --help:\n" + "".join(others) + "\n" + epilog
    parser = _Parser(
        prog=program if name == DEFAULT else f"{program} {name}",
        description=command.summary[0].upper() + command.summary[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_options(parser, name)
    return parser


def with_subcommands(program: str) -> tuple[argparse.ArgumentParser, ...]:
    """Return one parser of the whole command line, for completion, and the parsers of its
    subcommands."""
    root = command_parser(DEFAULT)
    root.prog = program
    subparsers = root.add_subparsers()
    for name, command in COMMANDS.items():
        _add_options(subparsers.add_parser(name, help=command.summary), name)
    return root, *subparsers.choices.values()


class _Parser(argparse.ArgumentParser):
    """Prints an error in two lines, without the usage of every option."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"briefing: {printable_line(message)}\nSee: {self.prog} --help\n")


def _add_options(parser: argparse.ArgumentParser, name: str) -> None:
    if name == DEFAULT:
        parser.add_argument("--version", action="version", version=f"Briefing {__version__}")
    if COMMANDS[name].has_root:
        parser.add_argument(
            "--root",
            default=".",
            metavar="DIR",
            help="folder of the archive, which contains content/ (default: the working folder)",
        )
    COMMANDS[name].add_options(parser)


def _build(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--out", metavar="DIR", help="folder to publish into (default: site/ in the archive)")
    add("--base-url", metavar="URL", help="address of the site; overrides base_url in site.toml")
    add("--at", metavar="TIME", help="build the site as of this time: 2021-05-11T09:00+09:00")
    _add_drafts(parser, "; needs --out")
    _add_jobs(parser)
    add("--clean", action="store_true", help="build everything again, without the cache")
    add("--explain", action="store_true", help="for each file written, print the reason")
    _add_output_options(parser)


def _serve(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--port", type=_number(1, 65535), default=8000, metavar="N", help="port (default: 8000)")
    _add_drafts(parser)
    add("--open", action="store_true", help="open the preview in the browser")
    _add_jobs(parser)


def _new(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("title", nargs="*", metavar="TITLE", help="title of the brief, best in quotation marks")
    authors = "ids or names from authors.toml, separated by commas (default: the user of Git)"
    _add_text(parser, "--author", "NAME", authors)
    _add_topics(parser)
    _add_text(parser, "--lang", "TAG", "language of the brief (default: that of the archive)")
    _add_text(parser, "--kind", "KIND", "one of the kinds in site.toml (default: the first)")
    _add_text(parser, "--translation-of", "SLUG", "the brief that the new one translates")
    _add_text(parser, "--supersedes", "SLUGS", "the briefs that the new one replaces")


def _correct(parser: argparse.ArgumentParser) -> None:
    _add_record_options(parser, "what was changed, in one sentence for readers")
    kinds = _one_of("correction", "update")
    help = "correction (default), or update if nothing was wrong"
    parser.add_argument("--kind", default="correction", **kinds, help=help)


def _withdraw(parser: argparse.ArgumentParser) -> None:
    _add_record_options(parser, "why it was withdrawn, in one sentence for readers")
    parser.set_defaults(kind="withdrawal")


def _topics(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    actions = _one_of("list", "rename", "merge")
    help = "list, rename or merge (default: list)"
    add("action", nargs="?", default="list", **actions, metavar="ACTION", help=help)
    add("ids", nargs="*", metavar="ID", help="for rename: OLD NEW; for merge: OLD … INTO")


def _import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    help = "saved web page, Word file or text file; use - for standard input"
    add("files", nargs="+", metavar="FILE", help=help)
    _add_text(parser, "--url", "URL", "address of the original, if the file does not contain it")
    _add_topics(parser)
    _add_text(parser, "--kind", "KIND", "kind of the drafts (default: clip)")
    rights = _one_of("link-only", "full")
    add("--rights", **rights, help="what the site may show: link-only (default), or the full text")


def _check(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files or folders to report on (default: all)")
    add("--external", action="store_true", help="check whether links to other sites still work")
    _add_jobs(parser)
    _add_output_options(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    help = "folder of the new archive (default: the working folder)"
    add("folder", nargs="?", default=".", metavar="DIR", help=help)
    _add_text(parser, "--name", "TITLE", "name of the archive (default: from the folder)")
    _add_text(parser, "--language", "TAG", "language of the archive (default: en)")
    _add_text(parser, "--time-zone", "ZONE", "time zone (default: that of this machine)")
    _add_text(parser, "--base-url", "URL", "address of the site, if it is known")
    _add_text(parser, "--author", "WORDS", "name of the first author (default: the user of Git)")
    add("--demo", action="store_true", help="add the sample archive instead of one example")
    help = "put this program into the archive, so that it can still be built in ten years"
    add("--vendor", action="store_true", help=help)


def _upgrade(parser: argparse.ArgumentParser) -> None:
    help = "show the lines in which layouts differ from those of this version"
    parser.add_argument("--diff", action="store_true", help=help)


def _schema(parser: argparse.ArgumentParser) -> None:
    help = "files whose front matter the schema describes (default: brief)"
    parser.add_argument("what", nargs="?", default="brief", **_one_of("brief", "page"), help=help)


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", **_one_of(*SHELLS), help="your shell")


# ---- options of several commands ----------------------------------------------------------------


def _add_text(parser: argparse.ArgumentParser, name: str, value: str, help: str) -> None:
    parser.add_argument(name, default="", metavar=value, help=help)


def _add_topics(parser: argparse.ArgumentParser) -> None:
    _add_text(parser, "--topics", "IDS", "ids or names from topics.toml, separated by commas")


def _add_record_options(parser: argparse.ArgumentParser, note: str) -> None:
    help = "name of the file of the brief, without .md"
    parser.add_argument("slug", metavar="SLUG", help=help)
    _add_text(parser, "--note", "SENTENCE", note)


def _add_drafts(parser: argparse.ArgumentParser, condition: str = "") -> None:
    help = "include unpublished briefs (drafts, embargo, future date), and mark them"
    parser.add_argument("--drafts", action="store_true", help=help + condition)


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    help = "number of processes (default: one for each processor core)"
    parser.add_argument("--jobs", type=_number(1, 256), default=0, metavar="N", help=help)


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    help = "also print problems as annotations for GitHub workflows"
    parser.add_argument("--github", action="store_true", help=help)
    parser.add_argument("--quiet", action="store_true", help="print only problems")


def _one_of(*choices: str) -> dict[str, Any]:
    """Keywords of `add_argument` for a value that must be one of `choices`. The error message for
    another value names the nearest one."""

    def choice(text: str) -> str:
        if text not in choices:
            close = nearest(text, choices)
            alternatives = f"{', '.join(choices[:-1])} or {choices[-1]}"
            hint = f"did you mean “{close}”?" if close else f"it must be {alternatives}"
            raise argparse.ArgumentTypeError(f"unknown “{text}”; {hint}")
        return text

    return {"type": choice, "choices": choices}


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"“{text}” is not a number from {least} to {most}")
        return int(text)

    return number


# ---- the commands -------------------------------------------------------------------------------

COMMANDS = {
    "build": Command(
        "build a site of plain files from a folder of Markdown policy briefs",
        (
            "briefing                                build the archive here into site/",
            "briefing --root ../archive --out /srv/www",
            "briefing --base-url https://briefs.example.org/ --explain",
            "briefing --drafts --out preview         include what is unpublished",
        ),
        _build,
    ),
    "init": Command(
        "create an archive: settings, an example, workflows, and what else it needs",
        (
            'briefing init policy-archive --name "Policy archive" --author "Minji Han"',
            "briefing init --vendor --time-zone Asia/Seoul --language ko",
        ),
        _init,
        has_root=False,
    ),
    "serve": Command(
        "show the site and update it each time you save",
        ("briefing serve --drafts --open",),
        _serve,
    ),
    "new": Command(
        "create a brief: a file with the front matter that it needs",
        (
            'briefing new "Second Seoul summit"',
            'briefing new "제2차 서울 정상회담" --lang ko --topics summits,diplomacy',
            'briefing new "하노이" --translation-of hanoi-summit --lang ko',
        ),
        _new,
    ),
    "correct": Command(
        "record a correction of a published brief",
        ('briefing correct second-seoul-summit --note "The date was wrong."',),
        _correct,
    ),
    "withdraw": Command(
        "withdraw a published brief: the page stays, and says why",
        ('briefing withdraw old-estimate --note "Its main source was retracted."',),
        _withdraw,
    ),
    "topics": Command(
        "list the topics and how often briefs use them; rename a topic, or merge topics",
        (
            "briefing topics",
            "briefing topics rename nukes nuclear-programme",
            "briefing topics merge talks negotiations diplomacy",
        ),
        _topics,
    ),
    "import": Command(
        "make drafts from articles that were published elsewhere",
        (
            "briefing import article.html --topics north-korea",
            "briefing import letter.docx notes.txt",
            "pbpaste | briefing import -",
        ),
        _import,
    ),
    "check": Command(
        "report all errors and style warnings, without building the site",
        (
            "briefing check",
            "briefing check content/briefs/2021 --external",
        ),
        _check,
    ),
    "upgrade": Command(
        "move the archive to this version, and compare its own layouts with the new ones",
        ("briefing upgrade", "briefing upgrade --diff"),
        _upgrade,
    ),
    "schema": Command(
        "print a JSON Schema of front matter, for text editors",
        (
            "briefing schema > .vscode/brief.schema.json",
            "briefing schema page > .vscode/page.schema.json",
        ),
        _schema,
    ),
    "completion": Command(
        "print a script with which your shell completes these commands",
        (
            "briefing completion bash > ~/.briefing.bash",
            "briefing completion fish > ~/.config/fish/conf.d/briefing.fish",
        ),
        _completion,
        has_root=False,
    ),
}
