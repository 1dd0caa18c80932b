"""A Markdown file under `content/` → a brief, a page or a topic's text, and all problems in it.

Pure: bytes and options in, values out. `Lookups` has what other files and translations must
answer. Whether topics, authors and other briefs exist is checked in `archive`.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from briefing.content import fields
from briefing.content.ast import Node, Scalar, Table, items_of, value_of
from briefing.content.cures import country_code
from briefing.content.figure import find_figure, find_figure_data
from briefing.content.file_parser import NO_LOOKUPS, FileParser, Lookups
from briefing.content.placeholder import is_placeholder
from briefing.content.types import ParsedFile, ParseOptions
from briefing.core.diagnostics import Problem
from briefing.core.excerpt import shorten
from briefing.core.model import (
    Brief,
    Figure,
    LocatedText,
    Moment,
    OutboundRefs,
    Prose,
    Source,
    StandingPage,
    TopicText,
    Update,
)
from briefing.core.paths import TOPICS_FOLDER, introduction_file
from briefing.core.slugs import introduction_of, old_path_fault, slug_fault, slug_of
from briefing.core.urls import is_old_path, standing_page
from briefing.markdown.convert import Body
from briefing.markdown.smartquotes import typeset

_MAX_SUMMARY_CHARACTERS = 300
_NO_BODY = Body(Prose("", ()), "", (), (), (), "", 0, 0)


def parse_brief(
    path: str,
    data: bytes,
    options: ParseOptions,
    lookups: Lookups = NO_LOOKUPS,
) -> ParsedFile:
    """The brief in a file, or the problems that make it invalid."""
    file = FileParser(path, data, options, lookups)
    values = file.parse_front_matter(fields.BRIEF, "brief", fields.DRAFT)
    if values is None:
        return file.result()
    status = values.setdefault("status", "published")
    is_link_only = values.setdefault("rights", "full") == fields.LINK_ONLY
    if status == "draft" and not file.has_errors():
        _check_undecided(file, values)
    lang = values.get("lang", options.lang)
    body: Body | None
    if is_link_only:
        _check_link_only(file, values)
        if file.text:
            file.convert_body(lang)  # Its problems are shown.
        # The text belongs to others. It ends here, so that no later stage can publish it.
        body = _NO_BODY
    else:
        body = file.convert_body(lang, find_figure_data(file, values.get("image")))
        if status != "draft" and is_placeholder(file.text, lang, lookups.translate):
            _check_placeholder(file)
    figure = find_figure(file, values.get("image"), lang)
    updates = _dated_updates(file, values)
    _check_updates(file, updates, values)
    _check_supersession(file, values)
    _check_aliases(file, values.get("aliases", ()))
    series = _series(file, values.get("series"))
    if file.has_errors() or body is None:
        links = body.links if body else ()
        refs = OutboundRefs(
            values.get("author", ()),
            values.get("topics", ()),
            links,
            series=series[0],
            part=series[1],
            is_series_known="series" not in file.nodes or series[0] is not None,
        )
        return file.result(outbound=refs)
    return file.result(
        brief=_brief(file, values | {"series": series}, body, figure, updates), body=body
    )


def _brief(
    file: FileParser,
    values: dict[str, Any],
    body: Body,
    figure: Figure | None,
    updates: tuple[_DatedUpdate, ...],
) -> Brief:
    kinds = file.options.kinds
    lang = values.get("lang", file.options.lang)
    media = (*((figure.media,) if figure else ()), *body.media)
    return Brief(
        path=file.path,
        slug=slug_of(file.path),
        title=typeset(values["title"], lang),
        summary=typeset(values.get("summary", ""), lang)
        or shorten(body.first_paragraph, _MAX_SUMMARY_CHARACTERS),
        standfirst="summary" in values,
        kind=values.get("kind", kinds[0] if kinds else ""),
        lang=lang,
        status=values["status"],
        published=values["date"],
        updated=updates[-1][0].date if updates else None,
        embargo=values.get("embargo"),
        rights=values["rights"],
        authors=values.get("author", ()),
        topics=values.get("topics", ()),
        figure=figure,
        sources=tuple(_source(s, lang) for s in values.get("sources", ())),
        updates=tuple(update for update, _ in updates),
        supersedes=values.get("supersedes", ()),
        translation_of=values.get("translation_of"),
        translator=typeset(values.get("translator", ""), lang),
        aliases=values.get("aliases", ()),
        links=body.links,
        anchors=body.anchors,
        media=tuple({m.path: m for m in media}.values()),
        words=body.words,
        minutes=body.minutes,
        digest=file.digest(),
        update_dates=tuple(place for _, place in updates),
        series=values["series"][0],
        part=values["series"][1],
        supersedes_note=typeset(values.get("supersedes_note", ""), lang),
    )


def parse_page(
    path: str,
    data: bytes,
    options: ParseOptions,
    lookups: Lookups = NO_LOOKUPS,
) -> ParsedFile:
    """The standing page in a file, or the problems that make it invalid."""
    file = FileParser(path, data, options, lookups)
    values = file.parse_front_matter(fields.STANDING, "page")
    if values is None:
        return file.result()
    lang = values.get("lang", options.lang)
    body = file.convert_body(lang)
    _check_aliases(file, values.get("aliases", ()))
    if file.has_errors() or body is None:
        refs = OutboundRefs(links=body.links if body else (), is_series_known=True)
        return file.result(outbound=refs)
    page = StandingPage(
        path=path,
        slug=slug_of(path),
        title=typeset(values["title"], lang),
        summary=typeset(values.get("summary", ""), lang)
        or shorten(body.first_paragraph, _MAX_SUMMARY_CHARACTERS),
        lang=lang,
        order=values.get("order", 100),
        translation_of=values.get("translation_of"),
        explains=values.get("explains", ""),
        links=body.links,
        anchors=body.anchors,
        media=body.media,
        digest=file.digest(),
        aliases=tuple(map(_path_of_page, values.get("aliases", ()))),
        in_menu=values.get("menu") != "false",
    )
    return file.result(page=page, body=body)


def _path_of_page(alias: LocatedText) -> LocatedText:
    """An alias of a standing page as a path from the root of the site, also for a former slug."""
    path = alias.text if is_old_path(alias.text) else f"/{standing_page(alias.text)}"
    return replace(alias, text=path)


def parse_topic_text(
    path: str,
    data: bytes,
    options: ParseOptions,
    lookups: Lookups = NO_LOOKUPS,
) -> ParsedFile:
    """The introduction of a topic in a file, or the problems that make it invalid. The file is a
    body alone. Its name is the id of the topic, with the language (`ID.ko.md`) if that is not the
    archive's."""
    file = FileParser(path, data, options, lookups)
    file.parse_body_alone()
    id, lang = introduction_of(path)
    fault = country_code(lang)
    if fault:
        name = introduction_file(id, fault.meant).removeprefix(TOPICS_FOLDER)
        hint, warning = f"rename the file to {name}", fault.is_language
        code = "country-code" if warning else "bad-language"
        file.problems.append(Problem(path, 0, 0, fault.message, hint, 1, warning, code=code))
    lang = lang or options.lang
    body = None if file.has_errors() else file.convert_body(lang)
    if file.has_errors() or body is None:
        refs = OutboundRefs(links=body.links if body else (), is_series_known=True)
        return file.result(outbound=refs)
    text = TopicText(path, id, lang, body.links, body.anchors, body.media, file.digest())
    return file.result(topic_text=text, body=body)


def _check_updates(
    file: FileParser, updates: tuple[_DatedUpdate, ...], values: dict[str, Any]
) -> None:
    published: Moment | None = values.get("date")
    for update, place in updates:
        if published and update.date.day < published.day:
            message = f"the update of {update.date.iso[:10]} is older than the brief itself"
            hint = f"correct one of the two dates; the brief's date is {published.iso[:10]}"
            file.add_problem(place, message, hint, code="early-update")
    withdrawals = [place for update, place in updates if update.kind == "withdrawal"]
    if values["status"] == "withdrawn" and not withdrawals:
        day = published.iso[:10] if published else "…"
        hint = f"add under updates: - {{date: {day}, kind: withdrawal, note: …}}, with its own date"
        message = "a withdrawn brief must say why"
        file.add_problem("status", message, hint, code="missing-withdrawal")
    if withdrawals and values["status"] != "withdrawn":
        hint = "write “status: withdrawn” in the front matter, or “kind: update” here"
        message = "this withdraws the brief, but its status is not withdrawn"
        file.add_problem(withdrawals[0], message, hint, code="withdrawal-without-status")


def _check_supersession(file: FileParser, values: dict[str, Any]) -> None:
    if values.get("supersedes_note") and not values.get("supersedes"):
        message = "this says why the brief replaces others, but it replaces none"
        hint = "name the briefs that it replaces under supersedes, or remove this key"
        file.add_problem("supersedes_note", message, hint, code="note-without-supersedes")


def _check_undecided(file: FileParser, values: dict[str, Any]) -> None:
    for field in fields.DRAFT:
        if field.name in fields.UNDECIDED and field.name not in values:
            message = f"the draft has no {field.name} yet"
            hint = f"to publish it, fill in “{field.name}: …” ({field.doc})"
            file.add_problem(field.name, message, hint, warning=True, code="undecided-draft")


def _check_placeholder(file: FileParser) -> None:
    place = LocatedText("", file.first_line, 1)
    message = "this is still the placeholder that the command “new” wrote"
    file.add_problem(place, message, "replace it with your own text", code="placeholder-text")


def _check_link_only(file: FileParser, values: dict[str, Any]) -> None:
    has_link = any("url" in source for source in values.get("sources", ()))
    if not has_link and values["status"] != "draft":
        hint = "add under sources: - {title: …, publisher: …, url: https://…}"
        message = "a link-only brief has no source with a url"
        file.add_problem("rights", message, hint, code="link-only-source")
    if "image" in values:
        hint = "remove it, or write “rights: full” if you may publish text and picture"
        message = "a link-only brief cannot have an opening picture"
        file.add_problem("image", message, hint, code="link-only-picture")


def _check_aliases(file: FileParser, aliases: tuple[LocatedText, ...]) -> None:
    for alias in aliases:
        if is_old_path(alias.text):
            fault = old_path_fault(alias.text)
        elif fault := slug_fault(alias.text):
            hint = "write a former slug, which is the old file name without .md; or remove it"
            fault = fault[0], hint
        if fault:
            file.add_problem(alias, f"alias: {fault[0]}", fault[1], code="bad-alias")


def _series(
    file: FileParser, table: dict[str, Any] | None
) -> tuple[LocatedText, LocatedText] | tuple[None, None]:
    """The words for the series of a brief and for its number there, unless one is wrong."""
    node = file.nodes.get("series")
    number = value_of(node, "part") if isinstance(node, Table) else None
    if table is None or number is None:
        return None, None
    if table["part"] == 0:
        message, hint = "the first part of a series has the number 1", "write part: 1, or more"
        file.add_problem(number, message, hint, code="bad-number")
        return None, None
    return table["id"], LocatedText(str(table["part"]), number.line, number.column)


# An update, and its date as written.
_DatedUpdate = tuple[Update, LocatedText]


def _dated_updates(file: FileParser, values: dict[str, Any]) -> tuple[_DatedUpdate, ...]:
    """The changes after publication, the oldest first."""
    tables = values.get("updates", ())
    nodes = items_of(file.nodes.get("updates"))
    if len(nodes) != len(tables):  # Some have problems of their own.
        nodes = len(tables) * (file.nodes["updates"],)
    lang = values.get("lang", file.options.lang)
    updates = [
        (Update(u["date"], u.get("kind", "update"), typeset(u["note"], lang)), _date_place(node))
        for u, node in zip(tables, nodes, strict=True)
    ]
    return tuple(sorted(updates, key=lambda update: update[0].date.unix))


def _date_place(node: Node) -> LocatedText:
    """The date in a table, or the place of the table."""
    date = value_of(node, "date") if isinstance(node, Table) else None
    if isinstance(date, Scalar):
        return LocatedText(date.text, date.line, date.column)
    return LocatedText("", node.line, node.column)


def _source(values: dict[str, Any], lang: str) -> Source:
    published = {key: values[key] for key in values.keys() & _PUBLISHED_KEYS}
    return Source(**published | {"title": typeset(values["title"], lang)})


_PUBLISHED_KEYS = frozenset(Source.__struct_fields__)
