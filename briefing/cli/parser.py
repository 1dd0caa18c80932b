"""What the command line understands: each command, its words, and an example.

One table, of which `--help`, completion and the test of the README are made. Nothing is done here,
and nothing heavy imported.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import msgspec

from briefing import __version__
from briefing.core.diagnostics import nearest

DEFAULT = "build"
SHELLS = ("bash", "zsh", "fish")


class Command(msgspec.Struct, frozen=True):
    """One command: a line on what it does, examples, a function that adds its words, and whether
    it is about an archive."""

    summary: str
    examples: tuple[str, ...]
    words: Callable[[argparse.ArgumentParser], None]
    of_archive: bool = True


def read(words: Sequence[str]) -> argparse.Namespace:
    """What the words ask for; `command` names the command. Exits as argparse does: 2 where they
    cannot be followed, 0 after help."""
    name, rest = DEFAULT, list(words)
    if rest and not rest[0].startswith("-"):
        name, *rest = rest
    if name not in COMMANDS:
        close = nearest(name, COMMANDS)
        hint = f"did you mean “{close}”?" if close else f"there are: {', '.join(COMMANDS)}"
        parser(DEFAULT).error(f"unknown command “{name}”; {hint}")
    given = parser(name).parse_args(rest)
    given.command = name
    return given


def parser(name: str) -> argparse.ArgumentParser:
    """The parser of one command's words; that of the default command tells of the others too."""
    command = COMMANDS[name]
    called = "build.py" if name == DEFAULT else f"build.py {name}"
    epilog = "examples:\n" + "".join(f"  {line}\n" for line in command.examples)
    if name == DEFAULT and len(COMMANDS) > 1:
        others = (f"  {n:<12}{c.summary}\n" for n, c in COMMANDS.items() if n != DEFAULT)
        epilog = "other commands, each with --help:\n" + "".join(others) + "\n" + epilog
    made = _Parser(
        prog=called,
        description=command.summary[0].upper() + command.summary[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_arguments(made, name)
    return made


def with_subcommands(program: str) -> tuple[argparse.ArgumentParser, ...]:
    """One parser of the whole command line, for completion, and then those of its subcommands."""
    root = parser(DEFAULT)
    root.prog = program
    subparsers = root.add_subparsers()
    for name, command in COMMANDS.items():
        _add_arguments(subparsers.add_parser(name, help=command.summary), name)
    return root, *subparsers.choices.values()


def _add_arguments(made: argparse.ArgumentParser, name: str) -> None:
    if name == DEFAULT:
        made.add_argument("--version", action="version", version=f"Briefing {__version__}")
    if COMMANDS[name].of_archive:
        made.add_argument(
            "--root", default=".", metavar="DIR", help="the archive: a folder with content/ in it"
        )
    COMMANDS[name].words(made)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage of every option before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"briefing: {message}\nSee: python {self.prog} --help\n")


def _build(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("--out", metavar="DIR", help="where to publish (default: site/ in the archive)")
    add("--base-url", metavar="URL", help="the site's address; stands for the one in site.toml")
    add("--at", metavar="TIME", help="build as of this time, as 2021-05-11T09:00+09:00")
    add("--drafts", action="store_true", help="show drafts and briefs held back; needs --out")
    _jobs(made)
    add("--clean", action="store_true", help="forget what the last build knew")
    add("--explain", action="store_true", help="say of each file why it was written")
    _github(made)
    add("--quiet", action="store_true", help="print problems only")


def _serve(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("--port", type=_number(1, 65535), default=8000, metavar="N", help="default: 8000")
    add("--drafts", action="store_true", help="show drafts and briefs held back, marked as such")
    add("--open", action="store_true", help="open the preview in the browser")
    _jobs(made)


def _new(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("title", nargs="*", metavar="TITLE", help="the title, best in quotation marks")
    add("--author", metavar="NAME", help="a name or id from authors.toml; several with commas")
    add("--topics", metavar="IDS", help="ids or names from topics.toml, with commas between them")
    add("--lang", metavar="TAG", help="the language it is written in (default: the archive's)")
    add("--kind", metavar="KIND", help="one of the kinds that site.toml names")


def _topics(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("action", nargs="?", default="list", **_one_of("list", "rename", "merge"), metavar="ACTION")
    add("ids", nargs="*", metavar="ID", help="rename OLD NEW; merge OLD … INTO")


def _import(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("files", nargs="+", metavar="FILE", help="a saved web page, Word file or text; - reads it")
    add("--url", metavar="URL", help="the original's address, where the file doesn't hold it")
    add("--topics", metavar="IDS", help="ids or names from topics.toml, with commas between them")
    add("--kind", metavar="KIND", help="the kind of draft to make (default: clip)")
    add("--rights", **_one_of("link-only", "full"), help="whether the text may be published")


def _check(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files or folders to tell of (default: all)")
    add("--external", action="store_true", help="ask whether links to other sites still work")
    _jobs(made)
    _github(made)
    add("--quiet", action="store_true", help="print problems only")


def _schema(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "what",
        nargs="?",
        default="brief",
        **_one_of("brief", "page"),
        help="what the front matter is of (default: brief)",
    )


def _completion(made: argparse.ArgumentParser) -> None:
    made.add_argument("shell", **_one_of(*SHELLS), help="the shell that completes")


def _jobs(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--jobs", type=_number(1, 256), metavar="N", help="processes to use (default: one a core)"
    )


def _github(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--github", action="store_true", help="repeat problems as workflow annotations"
    )


def _one_of(*known: str) -> dict[str, Any]:
    """What makes a word one of those known; another one is told with the nearest."""

    def word(text: str) -> str:
        if text not in known:
            close = nearest(text, known)
            hint = f"did you mean “{close}”?" if close else f"it is one of {', '.join(known)}"
            raise argparse.ArgumentTypeError(f"unknown “{text}”; {hint}")
        return text

    return {"type": word, "choices": known}


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"“{text}” is not a number from {least} to {most}")
        return int(text)

    return number


COMMANDS = {
    "build": Command(
        "turn a folder of Markdown policy briefs into a site of plain files",
        (
            "python build.py                                build the archive here into site/",
            "python build.py --root ../archive --out /srv/www",
            "python build.py --base-url https://briefs.example.org/ --explain",
            "python build.py --drafts --out preview         see what is unpublished too",
        ),
        _build,
    ),
    "serve": Command(
        "show the site as it will be, and anew with each save",
        ("python build.py serve --drafts --open",),
        _serve,
    ),
    "new": Command(
        "begin a brief: a file with the right front matter",
        (
            'python build.py new "Second Seoul summit"',
            'python build.py new "제2차 서울 정상회담" --lang ko --topics summits,diplomacy',
        ),
        _new,
    ),
    "topics": Command(
        "list the topics with their use; rename one, or merge some",
        (
            "python build.py topics",
            "python build.py topics rename nukes nuclear-programme",
            "python build.py topics merge talks negotiations diplomacy",
        ),
        _topics,
    ),
    "import": Command(
        "make drafts of articles that were published elsewhere",
        (
            "python build.py import article.html --topics north-korea",
            "python build.py import letter.docx notes.txt",
            "pbpaste | python build.py import -",
        ),
        _import,
    ),
    "check": Command(
        "tell all that is wrong, and what an editor would mend, without building",
        (
            "python build.py check",
            "python build.py check content/briefs/2021 --external",
        ),
        _check,
    ),
    "schema": Command(
        "print a JSON Schema of front matter, for editors",
        (
            "python build.py schema > .vscode/brief.schema.json",
            "python build.py schema page > .vscode/page.schema.json",
        ),
        _schema,
    ),
    "completion": Command(
        "print what a shell needs to complete these commands",
        (
            "python build.py completion bash > ~/.briefing.bash",
            "python build.py completion fish > ~/.config/fish/conf.d/briefing.fish",
        ),
        _completion,
        of_archive=False,
    ),
}
