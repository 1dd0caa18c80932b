"""The authors and topics of all posts: their names merged, and each with an id.

It must not know posts or files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from briefing.content.fields import MAX_NAME_CHARACTERS
from briefing.content.toml import to_toml, to_toml_key
from briefing.core.slugs import collision_key, free_name, slugify
from briefing.importers.escape import one_line
from briefing.migrate.types import Person

UNSORTED = "unsorted"
_SEPARATOR = re.compile(r"\s*(?:[;,、，]|\s&\s|\sand\s|\s및\s)\s*")
# The name of an organisation may have “and” in it.
_ORGANISATION = re.compile(
    r"\b(?:of|for|the|on|co|inc|ltd|llc|ministry|department|institute|office|bureau|center|centre|"
    r"council|university|affairs|research|group|association|foundation|studies|agency)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*[;,、，]\s*")
_SUFFIX = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|Jr|Sr|Esq|I{2,3}|M\.?A|M\.?P\.?P|MPA|MBA|LL\.?M|J\.?D)\.?", re.I
)
_EMAIL = re.compile(r"[<(]?[\w.+-]+@[\w-]+\.[\w.-]+[>)]?")


class Term(msgspec.Struct, frozen=True):
    """An author or topic. `more` has other keys of its section, such as `bio`."""

    id: str
    name: str
    more: Mapping[str, str] = {}


def split_names(text: str) -> list[str]:
    """The names in a text, with commas, semicolons or “and” between them. E-mail addresses are left
    out, and the name of an organisation stays whole."""
    names: list[str] = []
    text = _EMAIL.sub("", text)
    parts = _LIST.split(text) if _ORGANISATION.search(text) else _SEPARATOR.split(text)
    for piece in parts:
        part = " ".join(piece.split()).strip(" .,;") if len(piece) > 3 else piece.strip()
        if names and _SUFFIX.fullmatch(part):
            names[-1] = f"{names[-1]}, {part}"
        elif part:
            names.append(part)
    return names


class Terms:
    """The terms of one kind. Each name that is asked for gets an id."""

    def __init__(self, known: Mapping[str, str] = {}) -> None:
        """`known` maps the ids of terms that the archive has to their names."""
        self.ids: dict[str, str] = {}
        self.spellings: dict[str, Counter[str]] = {}
        self.known = frozenset(known)
        for id, name in known.items():
            self.ids[_key(id)] = self.ids[_key(name)] = id
        self.taken = set(map(collision_key, known))

    def id_of(self, name: str) -> str:
        """The id of a name. Spellings that differ only in signs and capital letters share one."""
        name = one_line(name, MAX_NAME_CHARACTERS - 1)
        key = _key(name)
        if not key:
            return ""
        if key not in self.ids:
            id = free_name(_slug(name)[:80].strip("-") or "term", self.taken)
            self.ids[key] = id
            self.taken.add(collision_key(id))
        id = self.ids[key]
        self.spellings.setdefault(id, Counter())[name] += 1
        return id

    def new(self) -> list[tuple[str, str]]:
        """The ids and names of the terms that the archive does not have yet."""
        return [
            (id, max(names, key=lambda name: (_is_title(name), names[name], name)))
            for id, names in sorted(self.spellings.items())
            if id not in self.known
        ]


def _key(name: str) -> str:
    return _slug(name).replace("-", "").replace("_", "")


def _slug(name: str) -> str:
    """An id for a name. C, C++ and C# are three."""
    return slugify(re.sub(r"(?<=\w)\++", "-plus", re.sub(r"(?<=\w)#", "-sharp", name)))


def _is_title(name: str) -> bool:
    """Whether a spelling is one for readers: it has capital letters, or spaces."""
    return name != name.lower() or " " in name


def people_of(names: Iterable[str], people: Mapping[str, Person]) -> list[Person]:
    """The authors that the names or ids of a post mean."""
    by_key = {key.casefold(): person for key, person in people.items()}
    by_key |= {person.name.casefold(): person for person in people.values()}
    found: list[Person] = []
    for text in names:
        whole = by_key.get(text.casefold()) or by_key.get(text.casefold().lstrip("@"))
        parts = [whole] if whole else []
        if not whole:
            parts = [by_key.get(n.casefold()) or Person(n) for n in split_names(text)]
        found += (person for person in parts if person.name)
    return list({person.name: person for person in found}.values())


def sections(terms: Iterable[Term]) -> str:
    """The sections of a TOML file for these terms."""
    return "\n".join(_section(term) for term in terms)


def _section(term: Term) -> str:
    header = to_toml_key(term.id)
    pairs = {"name": term.name} | {key: value for key, value in term.more.items() if value}
    return "\n".join((f"[{header}]", *(f"{key} = {to_toml(v)}" for key, v in pairs.items()), ""))
