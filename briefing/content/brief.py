"""A file under `content/` → a brief or a standing page, with every problem found in it.

Pure: bytes and rules in, values out. What other files hold is known only through `find`, which
answers for pictures, and `near`, which proposes one of a like name; whether topics, authors and
other briefs exist is for `archive` to say.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any

import msgspec

from briefing.content import fields
from briefing.content.ast import Scalar, Table, value_of
from briefing.content.decode import decode
from briefing.content.draft_template import is_placeholder
from briefing.content.frontmatter import split
from briefing.content.types import ParsedFile, ParseOptions
from briefing.core.diagnostics import Problem, sort_problems
from briefing.core.hashing import digest
from briefing.core.model import (
    Brief,
    Figure,
    LocatedText,
    Media,
    Moment,
    OutboundRefs,
    Prose,
    Source,
    StandingPage,
    Update,
)
from briefing.core.paths import CONTENT_FOLDER
from briefing.core.slugs import file_name_problems, slug_fault, slug_of
from briefing.markdown.convert import Body, convert
from briefing.markdown.links import similar_file_hint
from briefing.markdown.smartquotes import typeset

Find = Callable[[str], Media | None]
Near = Callable[[str], str]


def parse_brief(
    path: str, data: bytes, rules: ParseOptions, find: Find, near: Near = lambda path: ""
) -> ParsedFile:
    """The brief in a file."""
    file = _File(path, data, rules, find, near)
    values = file.front_matter(fields.BRIEF, "brief", fields.DRAFT)
    if values is None:
        return file.reading()
    lang = values.get("lang", rules.lang)
    status = values.get("status", "published")
    rights = values.get("rights", "full")
    if status == "draft" and not file.errors():
        file.check_undecided(values)
    if rights == fields.LINK_ONLY:
        file.check_link_only(values, status)
    body = file.body(lang) if rights != fields.LINK_ONLY else file.kept_back(lang)
    if status != "draft" and rights != fields.LINK_ONLY and is_placeholder(file.text):
        file.say_untouched()
    figure = file.figure(values.get("image"))
    published = values.get("date")
    updates = tuple(
        Update(u["date"], u.get("kind", "update"), typeset(u["note"]))
        for u in values.get("updates", ())
    )
    updates = tuple(sorted(updates, key=lambda u: u.date.unix))
    file.check_updates(updates, published, status)
    file.check_aliases(values.get("aliases", ()))
    if file.errors() or body is None or not isinstance(published, Moment):
        links = body.links if body else ()
        return file.reading(
            outbound=OutboundRefs(values.get("author", ()), values.get("topics", ()), links)
        )
    brief = Brief(
        path=path,
        slug=slug_of(path),
        title=typeset(values["title"]),
        summary=typeset(values.get("summary", "")) or _shortened(body.first_paragraph),
        standfirst="summary" in values,
        kind=values.get("kind", rules.kinds[0] if rules.kinds else ""),
        lang=lang,
        status=status,
        published=published,
        updated=updates[-1].date if updates else None,
        embargo=values.get("embargo"),
        rights=rights,
        authors=values.get("author", ()),
        topics=values.get("topics", ()),
        figure=figure,
        sources=tuple(_source(s) for s in values.get("sources", ())),
        updates=updates,
        supersedes=values.get("supersedes", ()),
        translation_of=values.get("translation_of"),
        aliases=values.get("aliases", ()),
        links=body.links,
        anchors=body.anchors,
        media=_once((*((figure.media,) if figure else ()), *body.media)),
        words=body.words,
        minutes=body.minutes,
        digest=file.digest(),
    )
    return file.reading(brief=brief, body=body)


def parse_page(
    path: str, data: bytes, rules: ParseOptions, find: Find, near: Near = lambda path: ""
) -> ParsedFile:
    """The standing page in a file."""
    file = _File(path, data, rules, find, near)
    values = file.front_matter(fields.STANDING, "page")
    if values is None:
        return file.reading()
    lang = values.get("lang", rules.lang)
    body = file.body(lang)
    if file.errors() or body is None:
        return file.reading(outbound=OutboundRefs(links=body.links if body else ()))
    page = StandingPage(
        path=path,
        slug=slug_of(path),
        title=typeset(values["title"]),
        summary=typeset(values.get("summary", "")) or _shortened(body.first_paragraph),
        lang=lang,
        order=values.get("order", 100),
        links=body.links,
        anchors=body.anchors,
        media=body.media,
        digest=file.digest(),
    )
    return file.reading(page=page, body=body)


_NOTHING = OutboundRefs()


class _File:
    """One file while it is read: its problems and the pictures that it asked for."""

    def __init__(self, path: str, data: bytes, rules: ParseOptions, find: Find, near: Near) -> None:
        self.path, self.data, self.rules = path, data, rules
        self._find, self._near = find, near
        self.asked: dict[str, str] = {}
        self.problems: list[Problem] = [*file_name_problems(path)]
        self.text, self.first_line = "", 1
        self.places: dict[str, tuple[int, int]] = {}

    def front_matter(
        self, known: tuple[fields.Field, ...], what: str, of_draft: tuple[fields.Field, ...] = ()
    ) -> dict[str, Any] | None:
        """The values of its keys; what a draft may write is `of_draft`, if that differs."""
        text, problems = decode(self.data, self.path)
        self.problems += problems
        if problems:
            return None
        table, self.text, self.first_line, problems = split(text, self.path)
        self.problems += problems
        if table is None:
            return None
        self.places = {key.text: (node.line, node.column) for key, node in table.pairs}
        if of_draft and _is_draft(table):
            known = of_draft
        values, problems = fields.check(table, known, self.path, self.rules, what)
        self.problems += problems
        return values

    def body(self, lang: str) -> Body | None:
        if not self.text:
            self._say(self.first_line, 1, "there is no text below the front matter", "write some")
            return None
        body, problems = convert(
            self.text,
            path=self.path,
            first_line=self.first_line,
            lang=lang,
            find_media=self.find,
            suggest_path=self._near,
        )
        self.problems += problems
        return body

    def kept_back(self, lang: str) -> Body:
        """The body of a text that belongs to others. What is wrong with it is told, and the rest
        left behind, so that no later room can publish it."""
        if self.text:
            self.body(lang)
        return _NO_BODY

    def find(self, path: str) -> Media | None:
        found = self._find(path)
        self.asked[path] = found.href if found else ""
        return found

    def figure(self, image: dict[str, Any] | None) -> Figure | None:
        if image is None:
            return None
        src: LocatedText = image["src"]
        folder = posixpath.dirname(self.path)
        beside = posixpath.normpath(posixpath.join(folder, src.text))
        within = posixpath.normpath(posixpath.join(folder, slug_of(self.path), src.text))
        if ":" in src.text or not beside.startswith(f"{CONTENT_FOLDER}/"):
            message = f"“{src.text}” is outside content/"
            self._say(src.line, src.column, message, "copy the picture beside the brief", src)
            return None
        media = self.find(beside) or self.find(within)
        if media is None:
            message = f"there is no picture {beside}"
            hint = similar_file_hint(self.path, self._near(beside))
            hint = hint or "put it beside the brief, or in a folder of the brief's name"
            self._say(src.line, src.column, message, hint, src)
            return None
        if not media.type.startswith("image/"):
            self._say(
                src.line, src.column, f"“{src.text}” is not a picture", "use PNG, JPEG, SVG", src
            )
            return None
        caption = typeset(image.get("caption", ""))
        return Figure(media, image["alt"], caption, image.get("credit", ""))

    def check_updates(self, updates: tuple[Update, ...], published: Any, status: str) -> None:
        line, column = self.places.get("updates", (1, 1))
        early = next((u for u in updates if published and u.date.day < published.day), None)
        if early:
            message = f"the update of {early.date.iso[:10]} is older than the brief itself"
            self._say(line, column, message, f"the brief's date is {published.iso[:10]}")
        if status == "withdrawn" and not any(u.kind == "withdrawal" for u in updates):
            line, column = self.places["status"]
            hint = "add under updates: - {date: …, kind: withdrawal, note: …}"
            self._say(line, column, "a withdrawn brief must say why", hint)

    def check_undecided(self, values: dict[str, Any]) -> None:
        for field in fields.DRAFT:
            if field.name in fields.UNDECIDED and field.name not in values:
                line, column = self.places.get(field.name, (1, 1))
                message = f"the draft has no {field.name} yet"
                hint = f"to publish it, fill in “{field.name}: …” ({field.doc})"
                self._say(line, column, message, hint, warning=True)

    def say_untouched(self) -> None:
        lead = self.text[: len(self.text) - len(self.text.lstrip())]
        message = "this is still the text that “new” began with"
        self._say(self.first_line + lead.count("\n"), 1, message, "write your own in its place")

    def check_link_only(self, values: dict[str, Any], status: str) -> None:
        linked = any("url" in source for source in values.get("sources", ()))
        if not linked and status != "draft":
            hint = "add under sources: - {title: …, publisher: …, url: https://…}"
            message = "a link-only brief has no source with a url"
            self._say(*self.places["rights"], message, hint)
        if "image" in values:
            hint = "take it out, or write “rights: full” if you may publish text and picture"
            self._say(*self.places["image"], "a link-only brief publishes no picture", hint)

    def check_aliases(self, aliases: tuple[LocatedText, ...]) -> None:
        for alias in aliases:
            fault = slug_fault(alias.text)
            if fault:
                hint = "an alias is a former slug: the old file name without .md"
                self._say(alias.line, alias.column, f"alias: {fault[0]}", hint, alias)

    def digest(self) -> bytes:
        seen = msgspec.msgpack.encode((self.path, self.rules, sorted(self.asked.items())))
        return digest(self.data + seen)

    def errors(self) -> bool:
        return any(not p.warning for p in self.problems)

    def reading(
        self,
        brief: Brief | None = None,
        page: StandingPage | None = None,
        body: Body | None = None,
        outbound: OutboundRefs = _NOTHING,
    ) -> ParsedFile:
        asked = tuple(sorted(self.asked.items()))
        prose, text = (body.prose, body.text) if body else (None, "")
        return ParsedFile(brief, page, prose, sort_problems(self.problems), asked, outbound, text)

    def _say(
        self,
        line: int,
        column: int,
        message: str,
        hint: str,
        mark: LocatedText | None = None,
        warning: bool = False,
    ) -> None:
        width = len(mark.text) if mark else 1
        self.problems.append(Problem(self.path, line, column, message, hint, width, warning))


_NO_BODY = Body(Prose("", ()), "", (), (), (), "", 0, 0)


def _is_draft(table: Table) -> bool:
    status = value_of(table, "status")
    return isinstance(status, Scalar) and status.text == "draft"


def _source(values: dict[str, Any]) -> Source:
    shown = {key: values[key] for key in values.keys() & _SHOWN}
    return Source(**shown | {"title": typeset(values["title"])})


_SHOWN = frozenset(Source.__struct_fields__)


def _once(media: tuple[Media, ...]) -> tuple[Media, ...]:
    return tuple({m.path: m for m in media}.values())


def _shortened(text: str, limit: int = 300) -> str:
    """The first sentences of a paragraph that fit; else as many whole words, and an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    stop = max(head.rfind(". "), head.rfind("? "), head.rfind("! "), head.rfind("다. "))
    if stop > limit // 2:
        return head[: stop + 1].rstrip()
    return head[: head.rfind(" ")].rstrip(" ,;:–—") + "…" if " " in head else head + "…"
