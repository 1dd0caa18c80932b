"""The options of each command, as argparse adds them to a parser. Knows no command's name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from briefing.cli.argument_parser import SENTENCE
from briefing.core.proposals import suggest

SHELLS = ("bash", "zsh", "fish")
# The systems that `migrate` knows. A test compares them with its readers.
MIGRATION_KINDS = (
    *("hexo", "eleventy", "jekyll", "hugo", "pelican", "mkdocs", "quarto"),
    *("wordpress", "ghost", "files"),
)


def add_build_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `build` to its parser."""
    add = parser.add_argument
    add("--out", metavar="DIR", help="folder to publish into (default: site/ in the archive)")
    add("--base-url", metavar="URL", help="address of the site; overrides base_url in site.toml")
    add(
        "--at",
        metavar="TIME",
        help="build the site as it is at this time, such as 2021-05-11T09:00+09:00",
    )
    _add_drafts(parser, "; needs --out")
    _add_jobs(parser)
    add("--clean", action="store_true", help="build everything again, without the cache")
    add("--explain", action="store_true", help="for each file written, print the reason")
    _add_output_options(parser)


def add_serve_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `serve` to its parser."""
    add = parser.add_argument
    add("--port", type=_number(1, 65535), default=8000, metavar="N", help="port (default: 8000)")
    _add_drafts(parser)
    add("--open", action="store_true", help="open the preview in the browser")
    _add_jobs(parser)


def add_new_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `new` to its parser."""
    add = parser.add_argument
    add("title", nargs="*", metavar="TITLE", help="title of the brief, in quotation marks")
    authors = "ids or names from authors.toml, separated by commas (default: the user of Git)"
    _add_text(parser, "--author", "NAME", authors)
    _add_topics(parser)
    _add_text(parser, "--lang", "TAG", "language of the brief (default: that of the archive)")
    _add_text(parser, "--kind", "KIND", "one of the kinds in site.toml (default: the first)")
    _add_text(parser, "--translation-of", "SLUG", "the brief that the new one translates")
    _add_text(parser, "--supersedes", "SLUGS", "the briefs that the new one replaces")
    note = "with --supersedes: why it replaces them, in one sentence for readers"
    _add_text(parser, "--note", SENTENCE, note)


def add_correct_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `correct` to its parser."""
    _add_record_options(parser, "what was changed, in one sentence for readers")
    kinds = _one_of("correction", "update")
    help = "correction (default), or update if nothing was wrong"
    parser.add_argument("--kind", default="correction", **kinds, help=help)


def add_withdraw_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `withdraw` to its parser."""
    _add_record_options(parser, "why it was withdrawn, in one sentence for readers")
    parser.set_defaults(kind="withdrawal")


def add_topics_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `topics` to its parser."""
    add = parser.add_argument
    actions = _one_of("list", "rename", "merge")
    help = "list, rename or merge (default: list)"
    add("action", nargs="?", default="list", **actions, metavar="ACTION", help=help)
    add("ids", nargs="*", metavar="ID", help="for rename: OLD NEW; for merge: OLD … INTO")


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `import` to its parser."""
    add = parser.add_argument
    help = "saved web page, Word file or text file; use - for standard input"
    add("files", nargs="+", metavar="FILE", help=help)
    _add_text(parser, "--url", "URL", "address of the original, if the file does not contain it")
    _add_topics(parser)
    _add_text(parser, "--kind", "KIND", "kind of the drafts (default: clip)")
    rights = _one_of("link-only", "full")
    add("--rights", **rights, help="what the site may show: link-only (default), or the full text")


def add_migrate_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `migrate` to its parser."""
    add = parser.add_argument
    add("source", metavar="PATH", help="folder of the old site, or the file of an export")
    help = "folder of the new archive, or of an earlier migration of the same source"
    add("-o", "--output", required=True, metavar="DIR", help=help)
    kinds = _one_of(*MIGRATION_KINDS)
    help = f"the system that made the source: {', '.join(MIGRATION_KINDS)}"
    add("--from", dest="kind", **kinds, metavar="KIND", help=help)
    help = "download the pictures that are on other sites, or only on the old one"
    add("--fetch", action="store_true", help=help)
    help = "with --fetch, a host on a private network that may get requests, such as localhost"
    add("--private-host", action="append", default=[], dest="hosts", metavar="HOST", help=help)


def add_check_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `check` to its parser."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files or folders to report on (default: all)")
    help = "show all problems of these kinds (codes, with commas between them), and no others; "
    help += "without it, more than 20 warnings are counted by kind"
    _add_text(parser, "--only", "KIND", help)
    add("--external", action="store_true", help="check whether links to other sites still work")
    _add_jobs(parser)
    _add_output_options(parser)


def add_init_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `init` to its parser."""
    add = parser.add_argument
    help = "folder of the new archive (default: the working folder)"
    add("folder", nargs="?", default=".", metavar="DIR", help=help)
    _add_text(parser, "--name", "TITLE", "name of the archive (default: from the folder)")
    _add_text(parser, "--language", "TAG", "language of the archive (default: en)")
    _add_text(parser, "--time-zone", "ZONE", "time zone (default: that of this machine)")
    _add_text(parser, "--base-url", "URL", "address of the site, if it is known")
    _add_text(parser, "--author", "WORDS", "name of the first author (default: the user of Git)")
    add("--demo", action="store_true", help="add the sample archive instead of one example")
    help = "put this program into the archive, so that you can build it in ten years too"
    add("--vendor", action="store_true", help=help)


def add_digest_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `digest` to its parser."""
    add = parser.add_argument
    _add_text(parser, "--since", "DATE", "the first day or time, in the archive's time zone")
    _add_text(parser, "--until", "DATE", "the last day, or a time (default: now)")
    units = parser.add_mutually_exclusive_group()
    help = "divide the days since --since into weeks; without --since, only the last whole week"
    units.add_argument("--weekly", action="store_true", help=help)
    units.add_argument("--monthly", action="store_true", help="the same with months")
    help = "only briefs on this topic or a narrower one; repeat it for several topics"
    add("--topic", action="append", default=[], dest="topics", metavar="ID", help=help)
    _add_text(parser, "--from", "ADDRESS", "who sends it (default: from in site.toml)", "sender")
    _add_text(parser, "--to", "ADDRESSES", "who gets it (default: to in site.toml)")
    _add_text(parser, "--bcc", "ADDRESSES", "who gets it without being named in it")
    add("--base-url", metavar="URL", help="address of the site; overrides base_url in site.toml")
    help = "write the e-mail to this file (default: print it)"
    add("-o", "--output", default="", metavar="FILE", help=help)
    help = "send the e-mail through the mail server in the variable BRIEFING_SMTP_URL"
    add("--send", action="store_true", help=help)
    help = "make an e-mail even if nothing was new, corrected or withdrawn"
    add("--always", action="store_true", help=help)


def add_editor_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `editor-config` to its parser."""
    backends = _one_of("github", "gitlab")
    help = "where the repository is: github or gitlab (default: from Git)"
    parser.add_argument("--backend", **backends, metavar="KIND", help=help)
    _add_text(parser, "--repo", "PATH", "owner and name of the repository (default: from Git)")
    _add_text(parser, "--branch", "NAME", "branch that the editor changes (default: main)")
    help = "script of the editor: a file in layouts/assets/ (default: a version at unpkg.com)"
    _add_text(parser, "--script", "FILE", help)


def add_upgrade_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `upgrade` to its parser."""
    add = parser.add_argument
    help = "show the lines in which layouts differ from those of this version"
    add("--diff", action="store_true", help=help)
    help = "only copy this layout into the archive, to change it there; repeat it for several files"
    add("--copy", action="append", default=[], metavar="LAYOUT", help=help)


def add_schema_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `schema` to its parser."""
    help = "files whose front matter the schema describes (default: brief)"
    parser.add_argument("what", nargs="?", default="brief", **_one_of("brief", "page"), help=help)


def add_completion_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `completion` to its parser."""
    parser.add_argument("shell", **_one_of(*SHELLS), help="your shell")


# ---- options of several commands ----------------------------------------------------------------


def _add_text(
    parser: argparse.ArgumentParser, name: str, value: str, help: str, dest: str | None = None
) -> None:
    parser.add_argument(name, default="", metavar=value, help=help, dest=dest)


def _add_topics(parser: argparse.ArgumentParser) -> None:
    _add_text(parser, "--topics", "IDS", "ids or names from topics.toml, separated by commas")


def _add_record_options(parser: argparse.ArgumentParser, note: str) -> None:
    help = "name of the file of the brief, without .md"
    parser.add_argument("slug", metavar="SLUG", help=help)
    _add_text(parser, "--note", SENTENCE, note)


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
            alternatives = f"{', '.join(choices[:-1])} or {choices[-1]}"
            hint = suggest(text, choices, f"it must be {alternatives}")
            raise argparse.ArgumentTypeError(f"unknown “{text}”; {hint}")
        return text

    return {"type": choice, "choices": choices}


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"“{text}” is not a number from {least} to {most}")
        return int(text)

    return number
