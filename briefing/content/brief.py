"""A Markdown file under `content/` → a brief or a standing page, and all problems in it.

Pure: bytes and options in, values out. Two functions of the caller answer questions about other
files: `find_media` returns a picture or attachment, `suggest` a path with a similar name. Whether
topics, authors and other briefs exist is checked in `archive`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any

import msgspec

from briefing.content import fields
from briefing.content.ast import Place, Scalar, Table, value_of
from briefing.content.decode import decode
from briefing.content.draft_template import is_placeholder
from briefing.content.frontmatter import split
from briefing.content.types import ParsedFile, ParseOptions
from briefing.content.validator import validate
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
from briefing.core.paths import CONTENT_FOLDER, is_picture
from briefing.core.slugs import file_name_problems, slug_fault, slug_of
from briefing.markdown.convert import Body, convert
from briefing.markdown.links import similar_file_hint
from briefing.markdown.smartquotes import typeset

FindMedia = Callable[[str], Media | None]
SuggestPath = Callable[[str], str]

_MAX_SUMMARY_CHARACTERS = 300


def parse_brief(
    path: str,
    data: bytes,
    options: ParseOptions,
    find_media: FindMedia,
    suggest: SuggestPath = lambda path: "",
) -> ParsedFile:
    """The brief in a file, or the problems that make it invalid."""
    file = _FileParser(path, data, options, (find_media, suggest))
    values = file.parse_front_matter(fields.BRIEF, "brief", fields.DRAFT)
    if values is None:
        return file.result()
    status = values.setdefault("status", "published")
    is_link_only = values.setdefault("rights", "full") == fields.LINK_ONLY
    if status == "draft" and not file.has_errors():
        file.check_undecided(values)
    lang = values.get("lang", options.lang)
    body: Body | None
    if is_link_only:
        file.check_link_only(values)
        body = file.discard_body(lang)
    else:
        body = file.convert_body(lang)
        if status != "draft" and is_placeholder(file.text):
            file.add_placeholder_problem()
    figure = file.find_figure(values.get("image"))
    updates = _updates(values)
    file.check_updates(updates, values)
    file.check_aliases(values.get("aliases", ()))
    if file.has_errors() or body is None:
        links = body.links if body else ()
        refs = OutboundRefs(values.get("author", ()), values.get("topics", ()), links)
        return file.result(outbound=refs)
    return file.result(brief=_brief(file, values, body, figure, updates), body=body)


def _brief(
    file: _FileParser,
    values: dict[str, Any],
    body: Body,
    figure: Figure | None,
    updates: tuple[Update, ...],
) -> Brief:
    kinds = file.options.kinds
    return Brief(
        path=file.path,
        slug=slug_of(file.path),
        title=typeset(values["title"]),
        summary=typeset(values.get("summary", "")) or _shorten(body.first_paragraph),
        standfirst="summary" in values,
        kind=values.get("kind", kinds[0] if kinds else ""),
        lang=values.get("lang", file.options.lang),
        status=values["status"],
        published=values["date"],
        updated=updates[-1].date if updates else None,
        embargo=values.get("embargo"),
        rights=values["rights"],
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
        media=_unique((*((figure.media,) if figure else ()), *body.media)),
        words=body.words,
        minutes=body.minutes,
        digest=file.digest(),
    )


def parse_page(
    path: str,
    data: bytes,
    options: ParseOptions,
    find_media: FindMedia,
    suggest: SuggestPath = lambda path: "",
) -> ParsedFile:
    """The standing page in a file, or the problems that make it invalid."""
    file = _FileParser(path, data, options, (find_media, suggest))
    values = file.parse_front_matter(fields.STANDING, "page")
    if values is None:
        return file.result()
    lang = values.get("lang", options.lang)
    body = file.convert_body(lang)
    if file.has_errors() or body is None:
        return file.result(outbound=OutboundRefs(links=body.links if body else ()))
    page = StandingPage(
        path=path,
        slug=slug_of(path),
        title=typeset(values["title"]),
        summary=typeset(values.get("summary", "")) or _shorten(body.first_paragraph),
        lang=lang,
        order=values.get("order", 100),
        links=body.links,
        anchors=body.anchors,
        media=body.media,
        digest=file.digest(),
    )
    return file.result(page=page, body=body)


_NO_REFS = OutboundRefs()
_NO_BODY = Body(Prose("", ()), "", (), (), (), "", 0, 0)


class _FileParser:
    """Parses one file, and collects its problems and the media that it refers to."""

    def __init__(
        self, path: str, data: bytes, options: ParseOptions, files: tuple[FindMedia, SuggestPath]
    ) -> None:
        self.path, self.data, self.options = path, data, options
        self._find_media, self._suggest = files
        self.media_refs: dict[str, str] = {}
        self.problems: list[Problem] = [*file_name_problems(path)]
        self.text, self.first_line = "", 1
        self.places: dict[str, Place] = {}

    def parse_front_matter(
        self,
        known: tuple[fields.Field, ...],
        what: str,
        of_draft: tuple[fields.Field, ...] = (),
    ) -> dict[str, Any] | None:
        """The values of the keys. A draft is checked against the keys `of_draft`, if there are
        any. None if the front matter cannot be read."""
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
        values, problems = validate(table, known, self.path, self.options, what)
        self.problems += problems
        return values

    def convert_body(self, lang: str) -> Body | None:
        if not self.text:
            place, message = (self.first_line, 1), "there is no text below the front matter"
            self._add(place, message, "write some", code="missing-body")
            return None
        body, problems = convert(
            self.text,
            path=self.path,
            first_line=self.first_line,
            lang=lang,
            find_media=self.find_media,
            suggest_path=self._suggest,
        )
        self.problems += problems
        return body

    def discard_body(self, lang: str) -> Body:
        """The body of a text that belongs to others: nothing. Its problems are shown. The text
        itself ends here, so that no later stage can publish it."""
        if self.text:
            self.convert_body(lang)
        return _NO_BODY

    def find_media(self, path: str) -> Media | None:
        media = self._find_media(path)
        self.media_refs[path] = media.href if media else ""
        return media

    def find_figure(self, image: dict[str, Any] | None) -> Figure | None:
        if image is None:
            return None
        src: LocatedText = image["src"]
        folder = posixpath.dirname(self.path)
        beside = posixpath.normpath(posixpath.join(folder, src.text))
        within = posixpath.normpath(posixpath.join(folder, slug_of(self.path), src.text))
        if ":" in src.text or not beside.startswith(f"{CONTENT_FOLDER}/"):
            message, hint = f"“{src.text}” is outside content/", "copy the picture beside the brief"
            self._add(src, message, hint, code="outside-content")
            return None
        media = self.find_media(beside) or self.find_media(within)
        if media is None:
            hint = similar_file_hint(self.path, self._suggest(beside))
            hint = hint or "put it beside the brief, or in a folder of the brief's name"
            self._add(src, f"there is no picture {beside}", hint, code="missing-picture")
            return None
        if not is_picture(media.path):
            message, hint = f"“{src.text}” is not a picture", "use PNG, JPEG, SVG"
            self._add(src, message, hint, code="not-a-picture")
            return None
        caption = typeset(image.get("caption", ""))
        return Figure(media, image["alt"], caption, image.get("credit", ""))

    def check_updates(self, updates: tuple[Update, ...], values: dict[str, Any]) -> None:
        published: Moment | None = values.get("date")
        early = [u for u in updates if published and u.date.day < published.day]
        if early and published:
            message = f"the update of {early[0].date.iso[:10]} is older than the brief itself"
            hint = f"the brief's date is {published.iso[:10]}"
            self._add(self.places.get("updates", (1, 1)), message, hint, code="early-update")
        if values["status"] == "withdrawn" and not any(u.kind == "withdrawal" for u in updates):
            hint = "add under updates: - {date: …, kind: withdrawal, note: …}"
            message = "a withdrawn brief must say why"
            self._add(self.places["status"], message, hint, code="missing-withdrawal")

    def check_undecided(self, values: dict[str, Any]) -> None:
        for field in fields.DRAFT:
            if field.name in fields.UNDECIDED and field.name not in values:
                place = self.places.get(field.name, (1, 1))
                message = f"the draft has no {field.name} yet"
                hint = f"to publish it, fill in “{field.name}: …” ({field.doc})"
                self._add(place, message, hint, warning=True, code="undecided-draft")

    def add_placeholder_problem(self) -> None:
        blank = self.text[: len(self.text) - len(self.text.lstrip())]
        place = (self.first_line + blank.count("\n"), 1)
        message = "this is still the text with which “new” begins a draft"
        self._add(place, message, "replace it with your own text", code="placeholder-text")

    def check_link_only(self, values: dict[str, Any]) -> None:
        has_link = any("url" in source for source in values.get("sources", ()))
        if not has_link and values["status"] != "draft":
            hint = "add under sources: - {title: …, publisher: …, url: https://…}"
            message = "a link-only brief has no source with a url"
            self._add(self.places["rights"], message, hint, code="link-only-source")
        if "image" in values:
            hint = "remove it, or write “rights: full” if you may publish text and picture"
            message = "a link-only brief publishes no picture"
            self._add(self.places["image"], message, hint, code="link-only-picture")

    def check_aliases(self, aliases: tuple[LocatedText, ...]) -> None:
        for alias in aliases:
            fault = slug_fault(alias.text)
            if fault:
                hint = "an alias is a former slug: the old file name without .md"
                self._add(alias, f"alias: {fault[0]}", hint, code="bad-alias")

    def digest(self) -> bytes:
        """A digest of all that the values depend on."""
        context = (self.path, self.options, sorted(self.media_refs.items()))
        return digest(self.data + msgspec.msgpack.encode(context))

    def has_errors(self) -> bool:
        return any(not p.warning for p in self.problems)

    def result(
        self,
        brief: Brief | None = None,
        page: StandingPage | None = None,
        body: Body | None = None,
        outbound: OutboundRefs = _NO_REFS,
    ) -> ParsedFile:
        media_refs = tuple(sorted(self.media_refs.items()))
        prose, text = (body.prose, body.text) if body else (None, "")
        problems = sort_problems(self.problems)
        return ParsedFile(brief, page, prose, problems, media_refs, outbound, text)

    def _add(
        self,
        at: Place | LocatedText,
        message: str,
        hint: str,
        *,
        warning: bool = False,
        code: str,
    ) -> None:
        line, column, width = (
            (*at, 1) if isinstance(at, tuple) else (at.line, at.column, len(at.text))
        )
        self.problems.append(
            Problem(self.path, line, column, message, hint, width, warning, code=code)
        )


def _is_draft(table: Table) -> bool:
    status = value_of(table, "status")
    return isinstance(status, Scalar) and status.text == "draft"


def _updates(values: dict[str, Any]) -> tuple[Update, ...]:
    """The changes after publication, the oldest first."""
    updates = (
        Update(u["date"], u.get("kind", "update"), typeset(u["note"]))
        for u in values.get("updates", ())
    )
    return tuple(sorted(updates, key=lambda update: update.date.unix))


def _source(values: dict[str, Any]) -> Source:
    published = {key: values[key] for key in values.keys() & _PUBLISHED_KEYS}
    return Source(**published | {"title": typeset(values["title"])})


_PUBLISHED_KEYS = frozenset(Source.__struct_fields__)


def _unique(media: tuple[Media, ...]) -> tuple[Media, ...]:
    return tuple({m.path: m for m in media}.values())


def _shorten(text: str) -> str:
    """The first sentences of a paragraph that fit into a summary; if the first sentence is too
    long, as many whole words as fit, and an ellipsis."""
    if len(text) <= _MAX_SUMMARY_CHARACTERS:
        return text
    head = text[:_MAX_SUMMARY_CHARACTERS]
    end = max(head.rfind(mark) for mark in (". ", "? ", "! ", "다. "))
    if end > _MAX_SUMMARY_CHARACTERS // 2:
        return head[: end + 1].rstrip()
    return head[: head.rfind(" ")].rstrip(" ,;:–—") + "…" if " " in head else head + "…"
