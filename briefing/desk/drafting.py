"""A new brief: its front matter asked for or given, its name found, its file made.

Never overwrites, and makes nothing that a build would have a word to say about: what is made is
read as a build reads it before it is written.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from briefing.addresses import folded, slug_fault, slug_of, slugified
from briefing.archive.archive import words_for
from briefing.desk.authorship import author_here
from briefing.desk.fronts import BRIEFS, Front, fronts, settled
from briefing.desk.overview import tree
from briefing.desk.telling import tell
from briefing.problem import Fault, Misuse, cells, nearest
from briefing.reading import fields
from briefing.reading.brief import read_brief
from briefing.reading.drafted import drafted
from briefing.reading.fields import Rules
from briefing.reading.moments import instant
from briefing.reading.nodes import Scalar, Table
from briefing.reading.vocabulary import AUTHORS, TOPICS, Vocabulary

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was given of a new brief; empty where it wasn't."""

    title: str = ""
    author: str = ""
    topics: str = ""
    lang: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Choice:
    """The words to choose from: `known` has those that may be written, folded, and what each
    stands for; `former` has those of old. `rows` are shown to choose from, an id or word and what
    is to be read beside it. `free` is true where other words are as good."""

    what: str
    known: dict[str, str]
    former: dict[str, str]
    rows: tuple[tuple[str, str], ...]
    free: bool


def run(root: str, wanted: Wanted) -> int:
    """Make a brief. Gives the exit code; raises `Misuse` for what is missing or wrong, `Fault`."""
    files, words, problems = settled(root)
    if problems:
        tell(problems, root)
        print("Nothing was written: this must be mended first.", file=sys.stderr)
        return 1
    rules = Rules(words.settings.language, words.settings.time_zone, words.settings.kinds)
    _check_given(wanted, rules)
    known = tuple(fronts(files))
    taken = {folded(alias): f.path for f in known for alias in f.words("aliases")}
    taken |= {folded(slug_of(f.path)): f.path for f in known}
    authors, topics = _authors(words, known), _topics(words, known)
    here = author_here(root, words.authors or {}) if not wanted.author else ""
    try:
        title, by, on = _all(wanted, taken, authors, topics, here)
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.", file=sys.stderr)
        return 3
    today = instant(dt.datetime.now(dt.UTC), rules.time_zone).iso[:10]
    path = f"{BRIEFS}{today[:4]}/{slug_for(title, taken)}.md"
    _make(root, path, _text(path, title, today, by, on, wanted, rules))
    within = "" if root == "." else f" --root {root}"
    shown = os.path.normpath(os.path.join(root, path))
    print(f"Made {shown}, a draft. See it: python build.py serve --drafts{within}")
    if not wanted.author and not _asks():
        print(f"Its author is {by[0]}, as Git knows you; --author names another.")
    return 0


def _check_given(wanted: Wanted, rules: Rules) -> None:
    """Refuse an unknown kind or language before anything is asked."""
    given = {"kind": wanted.kind, "lang": wanted.lang}
    pairs = tuple((Scalar(k, 1, 1), Scalar(v, 1, 1, False)) for k, v in given.items() if v)
    known = tuple(field for field in fields.BRIEF if field.name in given)
    _, problems = fields.check(Table(pairs, 1, 1), known, "", rules, "brief")
    for problem in problems:
        raise Misuse(problem.message, problem.hint)


def _all(
    wanted: Wanted, taken: dict[str, str], authors: _Choice, topics: _Choice, here: str
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Title, authors and topics, as given, or else as asked for. Raises `Misuse`."""

    def free_title(text: str) -> str:
        title = title_of(text)
        slug_for(title, taken)
        return title

    # What is given is judged first, so that nobody answers questions in vain.
    title = free_title(wanted.title) if wanted.title else ""
    by = _chosen(wanted.author, authors) if wanted.author else ()
    on = _chosen(wanted.topics, topics) if wanted.topics else ()
    if not _asks():
        by = by or ((here,) if here else ())
        _refuse_missing(title, by, on, authors, topics)
        return title, by, on
    title = title or _asked("Title: ", "", free_title)
    by = by or _asked_of("Author", authors, here)
    return title, by, on or _asked_of("Topics, with commas between them", topics, "")


def _refuse_missing(
    title: str, by: tuple[str, ...], on: tuple[str, ...], authors: _Choice, topics: _Choice
) -> None:
    missing, cures = [], []
    if not title:
        missing.append("no title")
        cures.append('say: new "The title"')
    for found, option, choice in ((by, "--author", authors), (on, "--topics", topics)):
        if not found:
            missing.append(f"no {choice.what}")
            ids = ", ".join(id for id, _ in choice.rows)
            cures.append(f"{option} takes {ids or 'any name'}")
    if missing:
        raise Misuse(f"the brief has {' and '.join(missing)}", "; ".join(cures))


# ---- words to choose from -----------------------------------------------------------------------


def _authors(words: Vocabulary, briefs: tuple[Front, ...]) -> _Choice:
    if words.authors is None:
        return _free("author", "author", briefs)
    rows = tuple((id, author.name) for id, author in words.authors.items())
    return _Choice("author", words_for(words.authors), {}, rows, False)


def _topics(words: Vocabulary, briefs: tuple[Front, ...]) -> _Choice:
    if words.topics is None:
        return _free("topic", "topics", briefs)
    rows = tuple((t.id, "  " * depth + t.name) for t, depth in tree(words.topics))
    former = {alias.casefold(): t.id for t in words.topics.values() for alias in t.aliases}
    return _Choice("topic", words_for(words.topics), former, rows, False)


def _free(what: str, key: str, briefs: tuple[Front, ...]) -> _Choice:
    """Words that briefs have already. Another writing of one means that one: a build would refuse
    two."""
    found = sorted({word for brief in briefs for word in brief.words(key)})
    known = {form: word for word in found for form in (slugified(word), word.casefold())}
    return _Choice(what, known, {}, tuple((word, "") for word in found), True)


def _chosen(text: str, choice: _Choice, numbered: bool = False) -> tuple[str, ...]:
    """The ids or words that a text means, parted by commas; `numbered` where it may have numbers of
    rows too. Raises `Misuse`."""
    text = unicodedata.normalize("NFC", text)
    parts = [text] if text.strip().casefold() in choice.known else re.split("[,，、]", text)
    words = [" ".join(part.split()) for part in parts if part.strip()]
    return tuple(dict.fromkeys(_one(word, choice, numbered) for word in words))


def _one(word: str, choice: _Choice, numbered: bool) -> str:
    found = choice.known.get(word.casefold())
    if found is None and choice.free:
        found = choice.known.get(slugified(word))
    if found is not None:
        return found
    if numbered and word.isdecimal() and 0 < int(word) <= len(choice.rows):
        return choice.rows[int(word) - 1][0]
    if choice.free:
        fault = slug_fault(slugified(word))
        if fault:
            raise Misuse(f"the {choice.what} “{word}” cannot be an address: {fault[0]}", fault[1])
        return word
    if word.casefold() in choice.former:
        message = f"there is no topic “{word}” any more"
        raise Misuse(message, f"it is now “{choice.former[word.casefold()]}”")
    close = nearest(word, [part for id, name in choice.rows for part in (id, name.strip())])
    file = TOPICS if choice.what == "topic" else AUTHORS
    hint = f"did you mean “{close}”?" if close else f"{choice.what}s are listed in {file}"
    raise Misuse(f"unknown {choice.what} “{word}”", hint)


# ---- questions ----------------------------------------------------------------------------------


def _asks() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: str, default: str, judged: Callable[[str], Answer]) -> Answer:
    """The answer to a question, asked again until it is one."""
    while True:
        answer = input(question).strip() or default
        if not answer:
            print("  A brief needs one. Ctrl-C leaves without a file.")
            continue
        try:
            return judged(answer)
        except Misuse as misuse:
            print("  {}; {}".format(*misuse.args))


def _asked_of(what: str, choice: _Choice, default: str) -> tuple[str, ...]:
    width = max((cells(id) for id, _ in choice.rows), default=0)
    digits = len(str(len(choice.rows)))
    for number, (id, name) in enumerate(choice.rows, 1):
        print(f"  {number:>{digits}}  {id}{' ' * (width - cells(id))}  {name}".rstrip())

    def judged(answer: str) -> tuple[str, ...]:
        found = _chosen(answer, choice, numbered=True)
        if not found:
            raise Misuse("there is no word in this", "give a number, an id or a name")
        return found

    ways = "number, id or name" if choice.rows and not choice.free else "name"
    shown = f" [{default}]" if default else ""
    return _asked(f"{what} ({ways}){shown}: ", default, judged)


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
    slug = slugified(title)
    if not slug:
        message = f"the title “{title}” has no letter or digit to name the file by"
        raise Misuse(message, "give it a word")
    slug += "-brief" if slug_fault(slug) else ""  # The name of a device is none for a file.
    if folded(slug) in taken:
        message = f"{taken[folded(slug)]} has the address “{slug}” already"
        raise Misuse(message, "go on with that brief, or give this one another title")
    return slug


def _text(
    path: str,
    title: str,
    today: str,
    by: tuple[str, ...],
    on: tuple[str, ...],
    wanted: Wanted,
    rules: Rules,
) -> bytes:
    """The text of the brief. Raises `Misuse` where a build would find anything wrong with it."""
    values: dict[str, str | tuple[str, ...]] = {
        "title": title,
        "date": today,
        "author": by[0] if len(by) == 1 else by,
        "topics": on,
        "kind": wanted.kind if wanted.kind != rules.kinds[0] else (),
        "lang": wanted.lang if wanted.lang != rules.lang else (),
    }
    text = drafted({k: v for k, v in values.items() if v}, wanted.lang or rules.lang)
    data = text.encode()
    for problem in read_brief(path, data, rules, lambda _: None).problems:
        raise Misuse(problem.message, problem.hint)
    return data


def _make(root: str, path: str, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all."""
    real = os.path.join(root, *path.split("/"))
    try:
        os.makedirs(os.path.dirname(real), exist_ok=True)
        # Not written beside and renamed, as other files are: that would overwrite.
        with open(real, "xb") as stream:
            try:
                stream.write(data)
                stream.flush()
            except BaseException:
                os.unlink(real)
                raise
    except FileExistsError:
        raise Misuse(f"{path} is there already", "give the brief another title") from None
    except OSError as error:
        raise Fault(f"{path} cannot be written: {error.strerror}") from None
