"""The commands: the options, the help and the examples of each.

`--help`, completion and the tests of the docs use this one table. This module runs no command, and
imports no package that is slow to import.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

import msgspec

from briefing import __version__
from briefing.cli import options
from briefing.cli.argument_parser import ArgumentParser
from briefing.commands.program_name import INSTALLED, program_name
from briefing.core.proposals import suggest

DEFAULT = "build"


class Command(msgspec.Struct, frozen=True):
    """One command: what it does in one line, examples, and a function that adds its options. The
    examples call the program `INSTALLED`; the help shows what the user typed instead. `has_root` is
    false if the command needs no archive."""

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
        hint = suggest(name, COMMANDS, f"the commands are {', '.join(COMMANDS)}")
        command_parser(DEFAULT).error(f"unknown command “{name}”; {hint}")
    parsed = command_parser(name).parse_all(rest)
    parsed.command, parsed.words = name, tuple(words)
    return parsed


def command_parser(name: str) -> ArgumentParser:
    """Return the parser of one command. The help of the default command lists the others too."""
    command = COMMANDS[name]
    program = program_name()
    examples = (line.replace(INSTALLED, program, 1) for line in command.examples)
    epilog = "examples:\n" + "".join(f"  {line}\n" for line in examples)
    if name == DEFAULT:
        others = (f"  {n:<14}{c.summary}\n" for n, c in COMMANDS.items() if n != DEFAULT)
        epilog = "other commands, each with --help:\n" + "".join(others) + "\n" + epilog
    parser = ArgumentParser(
        prog=program if name == DEFAULT else f"{program} {name}",
        description=command.summary[0].upper() + command.summary[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_options(parser, name)
    return parser


def with_subcommands() -> tuple[argparse.ArgumentParser, ...]:
    """Return one parser of the whole command line, for completion, and the parsers of its
    subcommands."""
    root = command_parser(DEFAULT)
    root.prog = INSTALLED
    subparsers = root.add_subparsers()
    for name, command in COMMANDS.items():
        _add_options(subparsers.add_parser(name, help=command.summary), name)
    return root, *subparsers.choices.values()


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


# ---- the commands -------------------------------------------------------------------------------

COMMANDS = {
    "build": Command(
        "build a site of plain files from a folder of Markdown policy briefs",
        (
            "briefing                                # build the archive here into site/",
            "briefing --root ../archive --out /srv/www",
            "briefing --base-url https://briefs.example.org/ --explain",
            "briefing --drafts --out preview         # include what is unpublished",
        ),
        options.add_build_options,
    ),
    "init": Command(
        "create an archive: settings, an example, workflows and other files",
        (
            'briefing init policy-archive --name "Policy archive" --author "Minji Han"',
            "briefing init --vendor --time-zone Asia/Seoul --language ko",
        ),
        options.add_init_options,
        has_root=False,
    ),
    "serve": Command(
        "show the site and update it each time you save",
        ("briefing serve --drafts --open",),
        options.add_serve_options,
    ),
    "new": Command(
        "create a brief: a file with the front matter that it needs",
        (
            'briefing new "Second Seoul summit"',
            'briefing new "제2차 서울 정상회담" --lang ko --topics summits,diplomacy',
            'briefing new "하노이" --translation-of hanoi-summit --lang ko',
        ),
        options.add_new_options,
    ),
    "correct": Command(
        "record a correction of a published brief",
        ('briefing correct second-seoul-summit --note "The date was wrong."',),
        options.add_correct_options,
    ),
    "withdraw": Command(
        "withdraw a published brief: the page stays, and says why",
        ('briefing withdraw old-estimate --note "Its main source was retracted."',),
        options.add_withdraw_options,
    ),
    "topics": Command(
        "list the topics and how often briefs use them; rename a topic, or merge topics",
        (
            "briefing topics",
            "briefing topics rename nukes nuclear-programme",
            "briefing topics merge talks negotiations diplomacy",
        ),
        options.add_topics_options,
    ),
    "import": Command(
        "make drafts from articles that were published elsewhere",
        (
            "briefing import article.html --topics north-korea",
            "briefing import letter.docx notes.txt",
            "pbpaste | briefing import -",
        ),
        options.add_import_options,
    ),
    "migrate": Command(
        "make an archive from a site of another system, and report what changed",
        (
            "briefing migrate ../old-site -o my-archive",
            "briefing migrate ../old-site -o my-archive --from files",
        ),
        options.add_migrate_options,
        has_root=False,
    ),
    "check": Command(
        "report all errors and style warnings, without building the site",
        (
            "briefing check",
            "briefing check content/briefs/2021 --external",
            "briefing check --only missing-alt,no-source",
        ),
        options.add_check_options,
    ),
    "digest": Command(
        "write or send an e-mail about what is new, corrected and withdrawn",
        (
            "briefing digest --since 2021-05-01 --from briefs@example.org -o digest.eml",
            "briefing digest --weekly --send         # to the addresses in site.toml",
            "briefing digest --monthly --topic sanctions --topic summits",
        ),
        options.add_digest_options,
    ),
    "editor-config": Command(
        "switch on an editor in the browser, at admin/ of the site",
        (
            "briefing editor-config",
            "briefing editor-config --backend gitlab --repo ministry/briefs",
            "briefing editor-config --script sveltia-cms.js   # a copy in layouts/assets/",
        ),
        options.add_editor_options,
    ),
    "upgrade": Command(
        "adapt the archive to this version, and compare its own layouts with it",
        (
            "briefing upgrade",
            "briefing upgrade --diff",
            "briefing upgrade --copy masthead.html   # to change it in this archive",
        ),
        options.add_upgrade_options,
    ),
    "schema": Command(
        "print a JSON Schema of front matter, for text editors",
        (
            "briefing schema > .vscode/brief.schema.json",
            "briefing schema page > .vscode/page.schema.json",
        ),
        options.add_schema_options,
    ),
    "completion": Command(
        "print a script with which your shell completes these commands",
        (
            "briefing completion bash > ~/.briefing.bash",
            "briefing completion fish > ~/.config/fish/conf.d/briefing.fish",
        ),
        options.add_completion_options,
        has_root=False,
    ),
}
