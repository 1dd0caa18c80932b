"""A new brief: its front matter asked for or given, its name found, its file made.

Never overwrites, and makes nothing that a build would have a word to say about: what is made is
read as a build reads it before it is written.
"""

from __future__ import annotations

import os
import sys
import unicodedata

import msgspec

from briefing.commands import prompts
from briefing.commands.atomic_write import create
from briefing.commands.console import tell
from briefing.commands.front_matter_index import fronts, settled, today
from briefing.commands.git_author import author_here
from briefing.commands.prompts import Choice, asked, asked_of, asks, chosen
from briefing.content.brief import parse_brief
from briefing.content.draft_template import FieldValue, new_draft
from briefing.content.types import ParseOptions, parse_options_of
from briefing.core.diagnostics import Misuse
from briefing.core.paths import BRIEFS_FOLDER, MARKDOWN
from briefing.core.slugs import collision_key, slug_fault, slug_from_title, slug_of


class Wanted(msgspec.Struct, frozen=True):
    """What the command was given of a new brief; empty where it wasn't."""

    title: str = ""
    author: str = ""
    topics: str = ""
    lang: str = ""
    kind: str = ""


def run(root: str, wanted: Wanted) -> int:
    """Make a brief. Gives the exit code; raises `Misuse` for what is missing or wrong, `Fault`."""
    files, words, problems = settled(root)
    if problems:
        tell(problems, root)
        print("Nothing was written: this must be mended first.", file=sys.stderr)
        return 1
    rules = parse_options_of(words.settings)
    prompts.refuse_unknown(wanted.kind, wanted.lang, rules)
    known = tuple(fronts(files))
    taken = {collision_key(alias): f.path for f in known for alias in f.words("aliases")}
    taken |= {collision_key(slug_of(f.path)): f.path for f in known}
    authors, topics = prompts.authors(words, known), prompts.topics(words, known)
    here = author_here(root, words.authors or {}) if not wanted.author else ""
    try:
        title, by, on = _all(wanted, taken, authors, topics, here)
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.", file=sys.stderr)
        return 3
    day = today(rules.time_zone)
    path = f"{BRIEFS_FOLDER}{day[:4]}/{slug_for(title, taken)}{MARKDOWN}"
    try:
        create(root, path, _text(path, title, day, by, on, wanted, rules))
    except FileExistsError:
        raise Misuse(f"{path} is there already", "give the brief another title") from None
    within = "" if root == "." else f" --root {root}"
    shown = os.path.normpath(os.path.join(root, path))
    print(f"Made {shown}, a draft. See it: python build.py serve --drafts{within}")
    if not wanted.author and not asks():
        print(f"Its author is {by[0]}, as Git knows you; --author names another.")
    return 0


def _all(
    wanted: Wanted, taken: dict[str, str], authors: Choice, topics: Choice, here: str
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Title, authors and topics, as given, or else as asked for. Raises `Misuse`."""

    def free_title(text: str) -> str:
        title = title_of(text)
        slug_for(title, taken)
        return title

    # What is given is judged first, so that nobody answers questions in vain.
    title = free_title(wanted.title) if wanted.title else ""
    by = chosen(wanted.author, authors) if wanted.author else ()
    on = chosen(wanted.topics, topics) if wanted.topics else ()
    if not asks():
        by = by or ((here,) if here else ())
        _refuse_missing(title, by, on, authors, topics)
        return title, by, on
    title = title or asked("Title: ", "", free_title)
    by = by or asked_of("Author", authors, here)
    return title, by, on or asked_of("Topics, with commas between them", topics, "")


def _refuse_missing(
    title: str, by: tuple[str, ...], on: tuple[str, ...], authors: Choice, topics: Choice
) -> None:
    missing, words, lists = [], [], []
    if not title:
        missing.append("no title")
        words.append('"The title"')
    for found, option, choice in ((by, "--author", authors), (on, "--topics", topics)):
        if not found:
            missing.append(f"no {choice.what}")
            words.append(f"{option} …")
            lists.append(f"\n{choice.what.capitalize()}s: {_listed(choice)}")
    if missing:
        cure = f"say: new {' '.join(words)}, or go to a terminal to be asked{''.join(lists)}"
        raise Misuse(f"the brief has {', '.join(missing)}", cure)


def _listed(choice: Choice) -> str:
    """The first ids or words that there are to choose from."""
    ids = [id for id, _ in choice.rows]
    if len(ids) <= _LISTED:
        return ", ".join(ids) or "any name"
    more = f"{', '.join(ids[:_LISTED])} and {len(ids) - _LISTED} more"
    return more if choice.free else f"{more}, in {choice.file}"


_LISTED = 20


# ---- the file -----------------------------------------------------------------------------------


def title_of(text: str) -> str:
    """A title as it will be read. Raises `Misuse` where it cannot be written."""
    title = " ".join(unicodedata.normalize("NFC", text).split())
    odd = next((c for c in title if unicodedata.category(c) in ("Cs", "Cn", "Co")), "")
    if odd:
        raise Misuse(f"the title has a sign that is none (U+{ord(odd):04X})", "leave it out")
    return title


def slug_for(title: str, taken: dict[str, str]) -> str:
    """The name of the file. Raises `Misuse` where there is none, or it is another brief's."""
    slug = slug_from_title(title)
    if not slug:
        message = f"the title “{title}” has no letter or digit to name the file by"
        raise Misuse(message, "give it a word")
    slug += "-brief" if slug_fault(slug) else ""  # The name of a device is none for a file.
    if collision_key(slug) in taken:
        message = f"{taken[collision_key(slug)]} has the address “{slug}” already"
        raise Misuse(message, "go on with that brief, or give this one another title")
    return slug


def _text(
    path: str,
    title: str,
    day: str,
    by: tuple[str, ...],
    on: tuple[str, ...],
    wanted: Wanted,
    rules: ParseOptions,
) -> bytes:
    """The text of the brief. Raises `Misuse` where a build would find anything wrong with it."""
    values: dict[str, FieldValue] = {
        "title": title,
        "date": day,
        "author": by[0] if len(by) == 1 else by,
        "topics": on,
        "kind": wanted.kind if wanted.kind != rules.kinds[0] else (),
        "lang": wanted.lang if wanted.lang != rules.lang else (),
    }
    text = new_draft({k: v for k, v in values.items() if v}, wanted.lang or rules.lang)
    data = text.encode()
    for problem in parse_brief(path, data, rules, lambda _: None).problems:
        raise Misuse(problem.message, problem.hint)
    return data
