"""The authors, topics and kinds that an archive has, and what an author may write for each.

Knows what a text means, but not what the choice is used for.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from briefing.archive.terms import term_ids
from briefing.commands.front_matter_index import FrontMatter
from briefing.commands.topic_list import topic_tree
from briefing.content import fields
from briefing.content.ast import Scalar, Table
from briefing.content.types import Config, ParseOptions
from briefing.content.validator import validate
from briefing.core.diagnostics import Misuse, Misuses, misuse_of
from briefing.core.paths import AUTHORS_FILE, TOPICS_FILE
from briefing.core.proposals import suggest
from briefing.core.slugs import slug_fault, slug_of, slugify

Briefs = tuple[FrontMatter, ...]


class Choices(msgspec.Struct, frozen=True):
    """The authors or topics to choose from.

    `noun` says which: `author` or `topic`. `ids` maps each accepted text, in its folded form, to an
    id, and `former` each former id to the present one. `rows` are shown as a list: an id and what
    stands beside it. If `is_open`, any other text is accepted too.
    """

    noun: str
    ids: dict[str, str]
    former: dict[str, str]
    rows: tuple[tuple[str, str], ...]
    is_open: bool

    @property
    def file(self) -> str:
        """The file that lists them."""
        return TOPICS_FILE if self.noun == "topic" else AUTHORS_FILE


def find_brief(word: str, briefs: Briefs) -> FrontMatter:
    """Return the brief that a word names: its slug, a former slug, the name of its file, or its
    path. Raises `Misuse` if there is none; the hint proposes the nearest slug."""
    name = unicodedata.normalize("NFC", word.strip().replace("\\", "/"))
    slug = slug_of(name)
    by_slug = {slug_of(brief.path): brief for brief in briefs}
    by_alias = {alias: brief for brief in briefs for alias in brief.values("aliases")}
    found = by_slug.get(slug) or by_alias.get(slug)
    if found:
        return found
    hint = suggest(slug, by_slug, "write the name of the file of the brief, without “.md”")
    raise Misuse(f"there is no brief “{word}”", hint)


# ---- what there is to choose from ---------------------------------------------------------------


def author_choices(config: Config, briefs: Briefs) -> Choices:
    """Return the authors in authors.toml. Without this file, return those that briefs name."""
    if config.authors is None:
        return _open_choices("author", "author", briefs)
    rows = tuple((id, author.name) for id, author in config.authors.items())
    return Choices("author", term_ids(config.authors), {}, rows, False)


def topic_choices(config: Config, briefs: Briefs) -> Choices:
    """Return the topics in topics.toml. Without this file, return those that briefs name."""
    if config.topics is None:
        return _open_choices("topic", "topics", briefs)
    rows = tuple((t.id, "  " * depth + t.name) for t, depth in topic_tree(config.topics))
    former = {alias.casefold(): t.id for t in config.topics.values() for alias in t.aliases}
    return Choices("topic", term_ids(config.topics), former, rows, False)


def _open_choices(noun: str, key: str, briefs: Briefs) -> Choices:
    """The values in briefs. Other spellings mean the same value: a build refuses two spellings."""
    values = sorted({value for brief in briefs for value in brief.values(key)})
    ids = {form: value for value in values for form in (slugify(value), value.casefold())}
    return Choices(noun, ids, {}, tuple((value, "") for value in values), True)


# ---- what a text means --------------------------------------------------------------------------


def choose(text: str, choices: Choices) -> tuple[str, ...]:
    """Return the ids that a text names, separated by commas. Raises `Misuse` if a part of the text
    names nothing."""
    text = unicodedata.normalize("NFC", text)
    parts = [text] if text.strip().casefold() in choices.ids else re.split("[,，、]", text)
    names = [" ".join(part.split()) for part in parts if part.strip()]
    misuses, ids = Misuses(), []
    for name in names:
        with misuses:
            ids.append(choose_one(name, choices))
    misuses.raise_if_any()
    return tuple(dict.fromkeys(ids))


def choose_one(name: str, choices: Choices) -> str:
    """Return the id that one name means. Raises `Misuse` if it means nothing."""
    id = choices.ids.get(name.casefold())
    if id is None and choices.is_open:
        id = choices.ids.get(slugify(name))
    if id is not None:
        return id
    if choices.is_open:
        fault = slug_fault(slugify(name))
        if fault:
            raise Misuse(f"the {choices.noun} “{name}” cannot be an address: {fault[0]}", fault[1])
        return name
    if name.casefold() in choices.former:
        message = f"the topic “{name}” no longer exists"
        raise Misuse(message, f"it is now “{choices.former[name.casefold()]}”")
    names = [part for id, label in choices.rows for part in (id, label.strip())]
    hint = suggest(name, names, f"{choices.noun}s are listed in {choices.file}")
    raise Misuse(f"unknown {choices.noun} “{name}”", hint)


def check_kind_and_language(kind: str, lang: str, options: ParseOptions) -> None:
    """Raise `Misuse` for a kind or language that front matter may not have. Empty ones are
    accepted."""
    given = {"kind": kind, "lang": lang}
    pairs = tuple((Scalar(k, 1, 1), Scalar(v, 1, 1, False)) for k, v in given.items() if v)
    known = tuple(field for field in fields.BRIEF if field.name in given)
    _, problems = validate(Table(pairs, 1, 1), known, "", options, "brief")
    if problems:
        raise misuse_of(problems)
