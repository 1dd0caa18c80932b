"""The terms that authors write for topics and authors → the ids that they mean.

Pure. A term is an id, a name, or a name in another language, in upper or lower case. Without a
vocabulary (`topics.toml`, `authors.toml`), any term without a comma is a name, and its id is made
from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import Author, Brief, LocatedText, Series, Topic
from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest
from briefing.core.slugs import slug_fault, slugify

Entry = TypeVar("Entry", Topic, Author)

_LIST_SEPARATOR = late_pattern("[,;，、；]")
_AND = late_pattern(" and | & ")
_QUOTATION_MARKS = "“”„‘’\"'"
# They divide terms only if each of these is known.
_SLASH = late_pattern(r"\s*[/+|]\s*|\s+-\s+")
_SPACE = late_pattern(r"\s+")


def term_ids(vocabulary: Mapping[str, Topic | Author | Series]) -> dict[str, str]:
    """Map each term, in lower case (`str.casefold`), to the id that it means. No term means two
    things, unless the vocabulary has errors: then it means the first of them."""
    ids: dict[str, str] = {}
    for id, entry in vocabulary.items():
        for term in (id, entry.name, *entry.names.values()):
            ids.setdefault(term.casefold(), id)
    return ids


def broader_topics(topic: Topic, topics: dict[str, Topic]) -> tuple[Topic, ...]:
    """The topics above a topic, the broadest first."""
    above: list[Topic] = []
    parent = topics.get(topic.broader)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = topics.get(parent.broader)
    return tuple(reversed(above))


class TermFault(NamedTuple):
    """Why a term means nothing, and the cure. If the term is a list in fact, `parts` are its
    entries, and the cure also shows how to write them."""

    code: str
    message: str
    hint: str
    parts: tuple[str, ...] = ()


class TermIndex(msgspec.Struct):
    """The terms of topics or authors.

    `kind` is `topic` or `author`, and `path` the file of the vocabulary. `vocabulary` is None if
    there is no such file. If the file has errors, it is `unreliable`, and an unknown term is no
    problem. `ids` maps terms in lower case to ids. `free_names` maps ids to names, for the terms
    that are in no vocabulary. `ids_of` maps the slug of each brief to the ids that its terms mean.
    `unknown` has the terms that are in no vocabulary: many briefs may have one of them.
    """

    kind: str
    path: str
    vocabulary: dict[str, Topic] | dict[str, Author] | None
    unreliable: bool
    ids: dict[str, str] = {}
    free_names: dict[str, str] = {}
    ids_of: dict[str, tuple[str, ...]] = {}
    unknown: dict[str, TermFault] = {}

    def __post_init__(self) -> None:
        self.ids |= term_ids(self.vocabulary or {})

    def resolve_all(
        self, briefs: Iterable[Brief], terms_of: Callable[[Brief], tuple[LocatedText, ...]]
    ) -> list[Problem]:
        """Find the ids that the terms of all briefs mean, and return the problems of the terms."""
        # The ids of the terms that have no problem.
        meanings: dict[str, str] = {}
        problems: list[Problem] = []
        for brief in briefs:
            terms = terms_of(brief)
            ids = tuple([meanings.get(term.text, "") for term in terms])
            if "" in ids or len({*ids}) < len(ids):
                ids, wrong = self.resolve(brief.path, terms)
                problems += wrong
                if len(ids) == len(terms):
                    meanings.update(zip([term.text for term in terms], ids, strict=True))
            self.ids_of[brief.slug] = ids
        return problems

    def resolve(
        self, path: str, terms: tuple[LocatedText, ...]
    ) -> tuple[tuple[str, ...], list[Problem]]:
        """The ids that the terms in the file `path` mean, and the terms' problems."""
        ids: list[str] = []
        problems: list[Problem] = []
        texts: set[str] = set()
        for term in terms:
            meaning = self._find(term.text)
            # The parser has already reported a term that occurs twice.
            if isinstance(meaning, str) and meaning in ids and term.text not in texts:
                message = f"“{term.text}” means the same {self.kind} as another word of this list"
                meaning = TermFault("repeated-term", message, "remove it")
            if isinstance(meaning, TermFault):
                problems.append(_problem(path, terms, term, meaning))
            elif meaning and meaning not in ids:
                ids.append(meaning)
            texts.add(term.text)
        return tuple(ids), problems

    def _find(self, text: str) -> str | TermFault:
        """The id that a term means. It is empty if the vocabulary is unreliable."""
        id = self.ids.get(text.casefold())
        if id is not None and (self.vocabulary is not None or self.free_names[id] == text):
            return id
        if self.unreliable:
            return ""
        if self.vocabulary is None:
            return self._add_free_term(text)
        if text not in self.unknown:
            self.unknown[text] = self._unknown_term(text, self.vocabulary)
        return self.unknown[text]

    def _unknown_term(self, text: str, vocabulary: Mapping[str, Topic | Author]) -> TermFault:
        code = "unknown-topic" if self.kind == "topic" else "unknown-author"
        meant = self._other_form(text)
        parts = [] if meant else self._split(text)
        if parts:
            return TermFault(code, f"“{text}” is not one {self.kind}", "", tuple(parts))
        message = f"unknown {self.kind} “{text}”"
        current_ids = {
            alias.casefold(): id
            for id, entry in vocabulary.items()
            for alias in (entry.aliases if isinstance(entry, Topic) else ())
        }
        close = nearest(text, [*vocabulary, *(entry.name for entry in vocabulary.values())])
        hint = f"{self.kind.capitalize()}s are listed in {self.path}."
        if text.casefold() in current_ids:
            hint = f"it is now “{current_ids[text.casefold()]}”"
        elif meant and text.strip(_QUOTATION_MARKS) == meant:
            hint = f"write it without quotation marks: {meant}"
        elif meant or close:
            hint = f"did you mean “{meant or close}”? {hint}"
        return TermFault(code, message, hint)

    def _other_form(self, text: str) -> str:
        """The known term that a text is another form of: with curly quotation marks, with an e-mail
        address, or with the family name first."""
        family, _, given = text.partition(",")
        forms = (text.strip(f"{_QUOTATION_MARKS}()"), text.partition("<")[0], f"{given} {family}")
        known = (form for form in map(str.strip, forms) if form.casefold() in self.ids)
        return next(known, "")

    def _split(self, text: str) -> list[str]:
        """The terms that a text lists, if at least one of them is known; otherwise nothing."""
        parts: list[str] = []
        for part in map(str.strip, _LIST_SEPARATOR.split(text)):
            parts += [part] if part.casefold() in self.ids else map(str.strip, _AND.split(part))
        for separator in (_SLASH, _SPACE) if len(parts) == 1 else ():
            others = [part for part in separator.split(text.strip("()[]")) if part]
            if all(part.casefold() in self.ids for part in others):
                parts = others
                break
        if text.startswith("("):
            parts = [part.strip("()").strip() for part in parts]
        any_known = any(part.casefold() in self.ids for part in parts)
        return parts if any_known and len(parts) > 1 and all(parts) else []

    def _add_free_term(self, text: str) -> str | TermFault:
        if several := _several_terms(text, self.kind):
            return several
        id, fault = add_free_name(text, self.kind, self.free_names)
        if fault:
            return fault
        self.ids[text.casefold()] = id
        return id


def add_free_name(text: str, kind: str, names: dict[str, str]) -> tuple[str, TermFault | None]:
    """The id of a name that is in no vocabulary, and what is wrong with the name. The id is empty
    if there is none. `names` maps ids to names, and gets this one."""
    id = slugify(text)
    fault = slug_fault(id)
    if fault:
        message = f"the {kind} “{text}” cannot become an address: {fault[0]}"
        hint = fault[1] if id else "write a name with a letter or a digit"
        return "", TermFault("bad-term", message, hint)
    name = names.setdefault(id, text)
    if name != text:
        message = f"the {kind} “{text}” is also written “{name}”"
        hint = f"write “{name}”, as in another brief"
        return id, TermFault("inconsistent-term", message, hint)
    return id, None


def several_terms_problems(
    path: str, terms: tuple[LocatedText, ...], kind: str
) -> Iterator[Problem]:
    """The problems of terms with a comma in the file `path`. Such a term can be one name or several
    names: without a vocabulary, nothing decides this."""
    for term in terms:
        fault = _several_terms(term.text, kind)
        if fault:
            yield _problem(path, terms, term, fault)


def _several_terms(text: str, kind: str) -> TermFault | None:
    parts = [part for part in map(str.strip, _LIST_SEPARATOR.split(text)) if part]
    if len(parts) < 2:
        return None
    message = f"“{text}” can mean one {kind}, or several"
    hint = f"; if it is the name of one {kind}, remove the comma"
    return TermFault("several-terms", message, hint, tuple(parts))


def _problem(
    path: str, terms: tuple[LocatedText, ...], term: LocatedText, fault: TermFault
) -> Problem:
    """The problem of one of the terms of a brief."""
    code, message, hint, parts = fault
    if parts:
        hint = f"write several in square brackets: {_as_list(terms, term, parts)}{hint}"
    return problem_at(path, term, message, hint, code=code)


def _as_list(terms: tuple[LocatedText, ...], several: LocatedText, parts: tuple[str, ...]) -> str:
    """The whole list of a brief, with the parts of one term in the place of that term."""
    words = [word for term in terms for word in (parts if term is several else (term.text,))]
    return f"[{', '.join(dict.fromkeys(words))}]"
