"""The keys that authors may write: one table of them, and the checker that holds nodes to it.

The table is the one source for checking, for the documentation of keys, and for what tools make
of them. Of YAML and TOML it is known here how a cure is written in each. Nothing is known of other
files: whether a topic exists is for `archive` to say.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import msgspec
from msgspec.structs import replace

from briefing.content.ast import Array, Node, Scalar, Table
from briefing.content.dates import InvalidMoment, parse_moment
from briefing.content.types import ParseOptions
from briefing.content.yaml_errors import lost_after_comment
from briefing.core.diagnostics import Problem, nearest
from briefing.core.model import LocatedText
from briefing.core.settings import STYLES
from briefing.core.web_address import EMAIL, is_web_address


class Field(msgspec.Struct, frozen=True):
    """One key: its `kind` names the reader below, `doc` is a sentence for the author."""

    name: str
    kind: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


# What `schema` shows to editors as well keeps to what ECMA-262 reads as Python does.
LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
NUMBER = re.compile(r"[0-9]{1,6}")

STATUSES = ("draft", "published", "withdrawn")
LINK_ONLY = "link-only"
UPDATE_KINDS = ("update", "correction", "withdrawal")

FIGURE = (
    Field("src", "path", "the picture's file, beside the brief or in a folder of its name", True),
    Field("alt", "text", "what the picture shows, for those who cannot see it", True),
    Field("caption", "text", "the line below the picture"),
    Field("credit", "text", "who made the picture or owns it"),
)
SOURCE = (
    Field("title", "text", "the source's title", True),
    Field("publisher", "text", "who published it"),
    Field("author", "text", "who wrote it"),
    Field("date", "moment", "when it was published"),
    Field("modified", "moment", "when it was last changed"),
    Field("section", "text", "the part of the publication that it stood in"),
    Field("url", "url", "where it stands"),
    Field("archived", "url", "a lasting copy of it in a web archive"),
    Field("accessed", "moment", "when it was read"),
    Field("author_email", "email", "the author's address, for the editors: it is not published"),
    Field("caption", "text", "what stood below its picture: not published"),
    Field("credit", "text", "whose its picture is: not published"),
)
UPDATE = (
    Field("date", "moment", "when the brief was changed", True),
    Field("kind", "choice", "what sort of change it was", choices=UPDATE_KINDS),
    Field("note", "text", "what changed, in a sentence", True),
)
BRIEF = (
    Field("title", "text", "the title", True),
    Field("date", "moment", "the day or time of publication", True),
    Field("author", "words", "who wrote it: a name or id from authors.toml, or a list", True),
    Field("topics", "words", "what it is about: ids or names from topics.toml", True),
    Field("summary", "text", "one or two sentences for lists and feeds; else the first paragraph"),
    Field("kind", "choice", "the kind of brief; site.toml names the kinds"),
    Field("lang", "lang", "the language it is written in; else the archive's"),
    Field("status", "choice", "draft, published or withdrawn", choices=STATUSES),
    Field("embargo", "moment", "the time before which it stands in no output"),
    Field(
        "rights",
        "choice",
        "whether the text may be published: full, or link-only",
        choices=("full", LINK_ONLY),
    ),
    Field("image", "table", "the picture that opens the brief", fields=FIGURE),
    Field("sources", "tables", "what the brief rests on", fields=SOURCE),
    Field("updates", "tables", "what was changed after publication", fields=UPDATE),
    Field("supersedes", "words", "slugs of the briefs that this one replaces"),
    Field("translation_of", "word", "slug of the brief that this one translates"),
    Field("aliases", "words", "slugs that this brief had before, the oldest first"),
)
# What a draft may still lack.
UNDECIDED = ("author", "topics")
DRAFT = tuple(replace(f, required=f.required and f.name not in UNDECIDED) for f in BRIEF)
STANDING = (
    Field("title", "text", "the title", True),
    Field("summary", "text", "a sentence for search engines"),
    Field("lang", "lang", "the language it is written in; else the archive's"),
    Field("order", "number", "its place in the masthead, low numbers first"),
)
FEED = (
    Field("title", "word", "the feed's title, of which its address is made", True),
    Field("topics", "words", "ids of topics: briefs that have all of them"),
    Field("authors", "words", "ids of authors: briefs by any of them"),
    Field("kinds", "words", "kinds: briefs of any of them"),
)
STYLE = (
    Field("silence", "choices", "warnings of style to do without, by their names", choices=STYLES),
    Field("title_length", "number", "how long a title may be; wide letters count twice"),
)
LINKS = (Field("exceptions", "texts", "addresses that are not asked for; `*` is any text"),)
SITE = (
    Field("title", "text", "the archive's name", True),
    Field("tagline", "text", "a line below the name"),
    Field("description", "text", "a sentence or two on what the archive is"),
    Field("base_url", "base_url", "the address where the site will stand, with a final slash"),
    Field("language", "lang", "the archive's main language"),
    Field("time_zone", "zone", "the archive's time zone, as Asia/Seoul"),
    Field("id", "text", "what feed identifiers derive from; never change it"),
    Field("publisher", "text", "who publishes the archive"),
    Field("license", "text", "the name of the licence of the texts"),
    Field("license_url", "url", "where the licence stands"),
    Field("kinds", "texts", "the kinds of briefs; the first is the default"),
    Field("feeds", "tables", "feeds of topics, authors and kinds together", fields=FEED),
    Field("style", "table", "what `check` says of the style of briefs", fields=STYLE),
    Field("links", "table", "how `check --external` asks for links to other sites", fields=LINKS),
)
TOPIC = (
    Field("name", "text", "the topic's name", True),
    Field("description", "text", "a sentence on what belongs to it"),
    Field("broader", "word", "the id of the broader topic"),
    Field("synonyms", "texts", "other words for it"),
    Field("related", "words", "ids of related topics"),
    Field("names", "names", "its name in other languages"),
    Field("aliases", "words", "ids that this topic had before, the oldest first"),
)
AUTHOR = (
    Field("name", "text", "the author's name", True),
    Field("role", "text", "what they do"),
    Field("email", "email", "where readers can write"),
    Field("bio", "text", "a sentence or two about them"),
    Field("names", "names", "their name in other languages"),
)


def check(
    table: Table, fields: tuple[Field, ...], path: str, rules: ParseOptions, what: str
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of a table by key, and all that is wrong with it.

    `what` names the thing in messages ("brief", "source"). A value that is wrong is left out.
    """
    checker = _Checker(path, rules)
    values = checker.table(table, fields, what)
    return values, tuple(checker.problems)


class _Checker:
    """Collects problems while it walks: one use, then thrown away."""

    def __init__(self, path: str, rules: ParseOptions) -> None:
        self.path = path
        self.toml = path.endswith(".toml")
        self.rules = rules
        self.problems: list[Problem] = []

    def table(self, table: Table, fields: tuple[Field, ...], what: str) -> dict[str, Any]:
        known = {field.name: field for field in fields}
        values: dict[str, Any] = {}
        for key, node in table.pairs:
            field = known.get(key.text)
            if field is None:
                self._unknown_key(key, tuple(known), what)
                continue
            value = self._value(node, field, key)
            if value is not None:
                values[key.text] = value
        given = {key.text for key, _ in table.pairs}
        missing = [f for f in fields if f.required and f.name not in given]
        for field in missing:
            self._say(
                table.line,
                table.column,
                f"the {what} has no {field.name}",
                f"add “{self._pair(field.name, '…')}” ({field.doc})",
            )
        return values

    def _pair(self, key: str, value: str) -> str:
        return f'{key} = "{value}"' if self.toml else f"{key}: {value}"

    def _unknown_key(self, key: Scalar, known: tuple[str, ...], what: str) -> None:
        close = nearest(key.text, known)
        word = key.text.casefold().replace("-", "_")
        called = _ELSEWHERE.get(word, "")
        hint = f"did you mean “{close}”?" if close else f"a {what} has: {', '.join(known)}"
        if called in known:
            hint = f"it is called “{called}” here"
            if word == "draft":
                hint = "write “status: draft”, or nothing to publish"
        elif word in _NAMES_OF_FILES and what in ("brief", "page"):
            hint = "rename the file: its name is the slug"
        self._at(key, f"unknown key “{key.text}”", hint)

    def _value(self, node: Node, field: Field, key: Scalar) -> Any:
        if isinstance(node, Scalar) and node.comment and field.kind == "text":
            self.problems.append(lost_after_comment(self.path, *node.comment))
            return None
        empty = isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null")
        if empty or (isinstance(node, Array) and not node.items and field.required):
            self._at(key, f"{field.name} is empty", f"give it a value: {field.doc}")
            return None
        reader = getattr(self, f"_{field.kind}")
        return reader(node, field)

    # Each reader below gives the value, or None after it has said what is wrong.

    def _text(self, node: Node, field: Field) -> str | None:
        if not isinstance(node, Scalar):
            self._at(node, f"{field.name} must be text", "put it in quotes")
            return None
        # Odd characters are never printable, and most texts are: one look instead of many.
        odd = None if node.text.isprintable() else next(filter(_is_odd, node.text), None)
        if odd:
            name = unicodedata.name(odd, f"U+{ord(odd):04X}")
            self._at(node, f"{field.name} holds an invisible character ({name})", "delete it")
            return None
        text = " ".join(node.text.split())
        if not text:
            self._at(node, f"{field.name} is empty", f"give it a value: {field.doc}")
            return None
        return text

    def _word(self, node: Node, field: Field) -> LocatedText | None:
        text = self._text(node, field)
        return None if text is None else LocatedText(text, node.line, node.column)

    def _words(self, node: Node, field: Field) -> tuple[LocatedText, ...] | None:
        nodes = node.items if isinstance(node, Array) else (node,)
        marks = [self._word(n, field) for n in nodes]
        seen: set[str] = set()
        for mark in marks:
            if mark is not None and mark.text in seen:
                self._say(
                    mark.line,
                    mark.column,
                    f"“{mark.text}” stands twice in {field.name}",
                    "remove one",
                    len(mark.text),
                )
            if mark is not None:
                seen.add(mark.text)
        good = tuple(m for m in marks if m is not None)
        return good or None

    def _texts(self, node: Node, field: Field) -> tuple[str, ...] | None:
        words = self._words(node, field)
        return None if words is None else tuple(word.text for word in words)

    def _moment(self, node: Node, field: Field) -> Any:
        text = self._text(node, field)
        if text is None:
            return None
        try:
            return parse_moment(text, self.rules.time_zone)
        except InvalidMoment as error:
            message, hint = error.args
            self._at(node, message, hint)
            return None

    def _choice(self, node: Node, field: Field) -> str | None:
        text = self._text(node, field)
        choices = field.choices or self.rules.kinds
        if text is None or text in choices or not choices:
            return text
        close = nearest(text, choices)
        hint = f"did you mean “{close}”? " if close else ""
        self._at(node, f"unknown {field.name} “{text}”", f"{hint}It is one of {', '.join(choices)}")
        return None

    def _choices(self, node: Node, field: Field) -> tuple[str, ...]:
        nodes = node.items if isinstance(node, Array) else (node,)
        chosen = [self._choice(n, field) for n in nodes]
        return tuple(c for c in chosen if c is not None)

    def _number(self, node: Node, field: Field) -> int | None:
        text = self._text(node, field)
        if text is None:
            return None
        if not NUMBER.fullmatch(text):
            self._at(node, f"{field.name} must be a whole number", "write it as 1, 2, 3")
            return None
        return int(text)

    def _lang(self, node: Node, field: Field) -> str | None:
        text = self._text(node, field)
        if text is None:
            return None
        meant = _MEANT.get(text[:2]) if text[2:3] in ("", "-") else None
        if meant:
            self._at(node, f"“{text}” is no language of briefs", f"{meant[0]} is {meant[1]}")
            return None
        if text == "kr":
            message = "“kr” is the language Kanuri"
            where = node.line, node.column
            self.problems.append(Problem(self.path, *where, message, "Korean is ko", 2, True))
        if LANG.fullmatch(text):
            return text
        self._at(node, f"“{text}” is not a language tag", "write it as en, ko, or pt-BR (BCP 47)")
        return None

    def _zone(self, node: Node, field: Field) -> str | None:
        text = self._text(node, field)
        if text is None:
            return None
        import zoneinfo  # costs a listing of the zone database only where a zone is set

        if text in zoneinfo.available_timezones():
            return text
        close = nearest(text, zoneinfo.available_timezones())
        hint = f"did you mean “{close}”?" if close else "write it as Asia/Seoul or Europe/Berlin"
        self._at(node, f"unknown time zone “{text}”", hint)
        return None

    def _url(self, node: Node, field: Field) -> str | None:
        text = self._text(node, field)
        if text is None:
            return None
        if is_web_address(text):
            return text
        self._at(node, f"{field.name} is not a web address", "it starts with https:// or http://")
        return None

    def _base_url(self, node: Node, field: Field) -> str | None:
        text = self._url(node, field)
        if text is None:
            return None
        if "?" in text or "#" in text:
            self._at(node, "base_url has a query or a fragment", "end it after the folder")
            return None
        return text if text.endswith("/") else text + "/"

    def _email(self, node: Node, field: Field) -> str | None:
        text = self._text(node, field)
        if text is None or EMAIL.fullmatch(text):
            return text
        self._at(node, f"{field.name} is not an e-mail address", "write it as name@example.org")
        return None

    def _path(self, node: Node, field: Field) -> LocatedText | None:
        return self._word(node, field)

    def _names(self, node: Node, field: Field) -> dict[str, str] | None:
        if not isinstance(node, Table):
            self._at(node, f"{field.name} must be a table", 'write it as: names = {ko = "…"}')
            return None
        names = {}
        for key, value in node.pairs:
            if not LANG.fullmatch(key.text):
                self._at(key, f"“{key.text}” is not a language tag", "write it as en, ko, or pt-BR")
                continue
            text = self._text(value, field)
            if text is not None:
                names[key.text] = text
        return names

    def _table(self, node: Node, field: Field, within: bool = False) -> dict[str, Any] | None:
        if isinstance(node, Table):
            before = len(self.problems)
            values = self.table(node, field.fields, field.name)
            return values if len(self.problems) == before else None
        first = node.text if isinstance(node, Scalar) and _SIMPLE.fullmatch(node.text) else "…"
        example = f"{{{field.fields[0].name}: {first}, {field.fields[1].name}: …}}"
        hint = f"write it as {'' if within else f'{field.name}: '}{example}"
        if self.toml:
            hint = f"write [{field.name}], and its keys on the lines below"
        self._at(node, f"{field.name} has keys of its own", hint)
        return None

    def _tables(self, node: Node, field: Field) -> tuple[dict[str, Any], ...] | None:
        if not isinstance(node, Array):
            example = ", ".join(f"{f.name}: …" for f in field.fields[:2])
            hint = f"write each on a line below: - {{{example}}}"
            if self.toml:
                hint = f"write [[{field.name}]] above each, and its keys on the lines below"
            self._at(node, f"{field.name} must be a list", hint)
            return None
        entry = Field(field.name.rstrip("s"), "table", field.doc, fields=field.fields)
        tables = [self._table(item, entry, within=True) for item in node.items]
        return tuple(t for t in tables if t is not None)

    def _at(self, node: Node, message: str, hint: str) -> None:
        width = max(1, len(node.text)) if isinstance(node, Scalar) else 1
        if isinstance(node, Scalar) and "\n" in node.text:
            width = 1
        self._say(node.line, node.column, message, hint, width)

    def _say(self, line: int, column: int, message: str, hint: str, width: int = 1) -> None:
        self.problems.append(Problem(self.path, line, column, message, hint, width))


# Codes of countries that are none of languages (ISO 639-1), and the languages meant by them.
_MEANT = {
    "jp": ("Japanese", "ja"),
    "cn": ("Chinese", "zh"),
    "cz": ("Czech", "cs"),
    "gr": ("Greek", "el"),
    "ua": ("Ukrainian", "uk"),
    "dk": ("Danish", "da"),
    "vn": ("Vietnamese", "vi"),
    "kp": ("Korean", "ko"),
}

# What can stand in `{…}` without quotation marks.
_SIMPLE = re.compile(r"\w[\w ./-]{0,59}")

# What other programs call keys, and what they are here.
_ELSEWHERE = {
    "tags": "topics",
    "tag": "topics",
    "topic": "topics",
    "categories": "topics",
    "category": "topics",
    "keywords": "topics",
    "authors": "author",
    "byline": "author",
    "description": "summary",
    "abstract": "summary",
    "excerpt": "summary",
    "published": "date",
    "created": "date",
    "pubdate": "date",
    "publishdate": "date",
    "updated": "updates",
    "modified": "updates",
    "lastmod": "updates",
    "language": "lang",
    "locale": "lang",
    "hero": "image",
    "cover": "image",
    "thumbnail": "image",
    "type": "kind",
    "redirect_from": "aliases",
    "draft": "status",
}
_NAMES_OF_FILES = ("slug", "permalink")


def _is_odd(c: str) -> bool:
    """Control characters and those that reorder text unseen (Unicode TR 36, bidirectional
    controls); zero-width joiners are letters' business and stay."""
    return (unicodedata.category(c) == "Cc" and c not in "\n\t ") or (
        "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"
    )
