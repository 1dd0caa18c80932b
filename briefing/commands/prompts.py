"""Authors, topics and kinds chosen from an archive's own: by option, or by questions on a terminal.

Knows what may be written for each and how it is asked for, and nothing of what it is wanted for.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from typing import TypeVar

import msgspec

from briefing.archive.terms import term_ids
from briefing.commands.front_matter_index import Front
from briefing.commands.topic_list import tree
from briefing.content import fields
from briefing.content.ast import Scalar, Table
from briefing.content.types import Config, ParseOptions
from briefing.content.validator import validate
from briefing.core.diagnostics import Misuse, nearest, text_width
from briefing.core.paths import AUTHORS_FILE, TOPICS_FILE
from briefing.core.slugs import slug_fault, slugify

Answer = TypeVar("Answer")


class Choice(msgspec.Struct, frozen=True):
    """The words to choose from: `known` has those that may be written, folded, and what each
    stands for; `former` has those of old. `rows` are shown to choose from, an id or word and what
    is to be read beside it. `free` is true where other words are as good."""

    what: str
    known: dict[str, str]
    former: dict[str, str]
    rows: tuple[tuple[str, str], ...]
    free: bool

    @property
    def file(self) -> str:
        """Where they are listed."""
        return TOPICS_FILE if self.what == "topic" else AUTHORS_FILE


# ---- words to choose from -----------------------------------------------------------------------


def authors(words: Config, briefs: tuple[Front, ...]) -> Choice:
    """The authors to choose from; where there is no list of them, those that briefs name."""
    if words.authors is None:
        return _free("author", "author", briefs)
    rows = tuple((id, author.name) for id, author in words.authors.items())
    return Choice("author", term_ids(words.authors), {}, rows, False)


def topics(words: Config, briefs: tuple[Front, ...]) -> Choice:
    """The topics to choose from; where there is no vocabulary, those that briefs name."""
    if words.topics is None:
        return _free("topic", "topics", briefs)
    rows = tuple((t.id, "  " * depth + t.name) for t, depth in tree(words.topics))
    former = {alias.casefold(): t.id for t in words.topics.values() for alias in t.aliases}
    return Choice("topic", term_ids(words.topics), former, rows, False)


def _free(what: str, key: str, briefs: tuple[Front, ...]) -> Choice:
    """Words that briefs have already. Another writing of one means that one: a build would refuse
    two."""
    found = sorted({word for brief in briefs for word in brief.words(key)})
    known = {form: word for word in found for form in (slugify(word), word.casefold())}
    return Choice(what, known, {}, tuple((word, "") for word in found), True)


def chosen(text: str, choice: Choice, numbered: bool = False) -> tuple[str, ...]:
    """The ids or words that a text means, parted by commas; `numbered` where it may have numbers of
    rows too. Raises `Misuse`."""
    text = unicodedata.normalize("NFC", text)
    parts = [text] if text.strip().casefold() in choice.known else re.split("[,，、]", text)
    words = [" ".join(part.split()) for part in parts if part.strip()]
    return tuple(dict.fromkeys(_one(word, choice, numbered) for word in words))


def _one(word: str, choice: Choice, numbered: bool) -> str:
    found = choice.known.get(word.casefold())
    if found is None and choice.free:
        found = choice.known.get(slugify(word))
    if found is not None:
        return found
    if numbered and word.isdecimal() and 0 < int(word) <= len(choice.rows):
        return choice.rows[int(word) - 1][0]
    if choice.free:
        fault = slug_fault(slugify(word))
        if fault:
            raise Misuse(f"the {choice.what} “{word}” cannot be an address: {fault[0]}", fault[1])
        return word
    if word.casefold() in choice.former:
        message = f"there is no topic “{word}” any more"
        raise Misuse(message, f"it is now “{choice.former[word.casefold()]}”")
    close = nearest(word, [part for id, name in choice.rows for part in (id, name.strip())])
    hint = f"did you mean “{close}”?" if close else f"{choice.what}s are listed in {choice.file}"
    raise Misuse(f"unknown {choice.what} “{word}”", hint)


def refuse_unknown(kind: str, lang: str, rules: ParseOptions) -> None:
    """Raise `Misuse` for a kind or language that front matter may not have; empty ones are none."""
    given = {"kind": kind, "lang": lang}
    pairs = tuple((Scalar(k, 1, 1), Scalar(v, 1, 1, False)) for k, v in given.items() if v)
    known = tuple(field for field in fields.BRIEF if field.name in given)
    _, problems = validate(Table(pairs, 1, 1), known, "", rules, "brief")
    for problem in problems:
        raise Misuse(problem.message, problem.hint[:1].lower() + problem.hint[1:])


# ---- questions ----------------------------------------------------------------------------------


def asks() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(question: str, default: str, judged: Callable[[str], Answer]) -> Answer:
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


def asked_of(what: str, choice: Choice, default: str) -> tuple[str, ...]:
    """What was chosen on a terminal, where all there is to choose from is shown first."""
    width = max((text_width(id) for id, _ in choice.rows), default=0)
    digits = len(str(len(choice.rows)))
    for number, (id, name) in enumerate(choice.rows, 1):
        print(f"  {number:>{digits}}  {id}{' ' * (width - text_width(id))}  {name}".rstrip())

    def judged(answer: str) -> tuple[str, ...]:
        found = chosen(answer, choice, numbered=True)
        if not found:
            raise Misuse("there is no word in this", "give a number, an id or a name")
        return found

    ways = "number, id or name" if choice.rows and not choice.free else "name"
    shown = f" [{default}]" if default else ""
    return asked(f"{what} ({ways}){shown}: ", default, judged)
