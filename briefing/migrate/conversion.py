"""One post → the Markdown of a brief, with its files and notes about what changed.

The result is read back as a build reads it. If that finds an error, the text is written without
formats, and the original is kept. It must not know the disk.
"""

from __future__ import annotations

import html
import re
import textwrap

import msgspec

from briefing.importers.escape import clean_text, escape_line_start, escape_text, one_line
from briefing.importers.footnotes import footnote, take_footnotes
from briefing.importers.markup_tree import Tree, parse_markup, text_of
from briefing.importers.tree_blocks import limit_nesting, tree_markdown
from briefing.importers.tree_tables import has_spans
from briefing.migrate.anchors import Anchors
from briefing.migrate.embeds import replace_embeds
from briefing.migrate.markdown_source import abbreviations, markdown_html
from briefing.migrate.references import References, Resource, unwrap_links_to_own_picture
from briefing.migrate.types import CHANGED, CHECK, LOST, Note, Post
from briefing.migrate.words import (
    Comparison,
    compare,
    unread_words,
    words,
    words_of_page,
    words_of_tree,
)

_MAX_TITLE_CHARS, _MAX_SUMMARY_CHARS = 299, 1000
_LEFT_OUT = {"script": "a script", "form": "a form", "canvas": "a drawing by a script"}
_KEPT_SHARE = 0.995
_TOO_DEEP = "parts that are nested deeper than the archive allows have no formats and links now"
# The codes of notes that say that a part of a text is not in the result.
UNREAD, MISSING, SIMPLIFIED = "unread", "words", "simplified"
_INCOMPLETE = (UNREAD, MISSING, SIMPLIFIED)
_EMPTY = "This post has no text."


class Converted(msgspec.Struct, frozen=True):
    """A post in Markdown. `words` compares the words of the source with those of the page; `unread`
    is the number of those that were not understood."""

    title: str
    body: str = ""
    summary: str = ""
    resources: tuple[Resource, ...] = ()
    notes: tuple[Note, ...] = ()
    source_words: list[str] = []
    unread: int = 0
    words: Comparison = Comparison(0, 0)
    picture: str = ""
    picture_alt: str = ""

    @property
    def is_incomplete(self) -> bool:
        """Whether a part of the text is not in the result."""
        return any(note.code in _INCOMPLETE for note in self.notes)


def plain_title(text: str) -> str:
    """A title without HTML, entities and Markdown."""
    if "<" in text or "&" in text:
        text = text_of(parse_markup(f"<p>{text}</p>"))
    text = re.sub(r"(\*\*|\*|`+)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<!\w)(__?)(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    return one_line(text, _MAX_TITLE_CHARS)


def first_heading(markup: str) -> str:
    """The text of the first heading of the first level; empty if there is none."""
    if "<h1" not in markup:
        return ""
    heading = next(parse_markup(markup).iter("h1"), None)
    return "" if heading is None else one_line(text_of(heading), _MAX_TITLE_CHARS)


# What `tags` writes in the place of a tag that has no counterpart.
_TAG_NOTE = re.compile(r"<em>Not migrated:</em> <code>[^<]*</code>")


def has_content(markup: str, title: str) -> bool:
    """Whether some HTML shows words or a picture, beside the title of its page and notes on what
    was not migrated."""
    root = parse_markup(_TAG_NOTE.sub("", markup))
    return words_of_tree(root) not in ([], words(title)) or next(root.iter("img"), None) is not None


def convert_post(post: Post, markup: str, references: References, anchors: Anchors) -> Converted:
    """Convert a post whose body is this HTML."""
    notes = _notes_on_markup(markup)
    root = parse_markup(markup)
    unread, examples = unread_words(post.body, root, is_rst=post.format == "rst")
    if unread:
        text = f"{unread:,} words of the source were not understood, such as: {examples}"
        notes.append(Note(UNREAD, LOST, f"{text}; the original is in unresolved/"))
    _remove_title(root, post.title)
    replace_embeds(root, notes)
    text = "a cell that covered several cells covers only one now"
    notes += (Note("table", CHANGED, text) for table in root.iter("table") if has_spans(table))
    anchors.mark(root)
    footnotes = take_footnotes(root)
    before = [word for tree in (root, *footnotes) for word in words_of_tree(tree)]
    if post.picture and references.is_remote(post.picture):
        _insert_picture(root, post.picture, post.picture_alt)
    if sum(limit_nesting(tree) for tree in (root, *footnotes)):
        notes.append(Note("nesting", CHECK, _TOO_DEEP))
    for tree in (root, *footnotes):
        references.resolve(tree)
        unwrap_links_to_own_picture(tree, references.folder)
    opening = references.picture(post.picture) if post.picture else ""
    if any(image.get("src") == opening for image in root.iter("img")):
        opening = ""
    if opening and post.is_page:  # Only a brief has a picture in its front matter.
        _insert_picture(root, opening, post.picture_alt)
        opening = ""
    body = tree_markdown(root)
    for number, note in enumerate(footnotes, 1):
        note.tag = "div"
        body += f"\n\n{footnote(number, tree_markdown(note))}"
    body = "\n\n".join(filter(None, (body.strip(), _abbreviations(post, before))))
    summary = _summary(post.summary)
    if not body:
        body = escape_line_start(escape_text(summary or _EMPTY))
        before = words(summary or _EMPTY)
        notes.append(
            Note("empty", CHECK, f"the post has no text; the brief has: {summary or _EMPTY}")
        )
    is_absent = post.picture and not references.picture(post.picture)
    if is_absent and not references.is_remote(post.picture):
        text = f"the picture at its beginning is not in the source: {post.picture}"
        references.note("opening-picture", CHECK, text)
    return Converted(
        title=post.title,
        body=body,
        summary=summary,
        resources=tuple(references.resources.values()),
        notes=(*post.notes, *notes, *references.notes),
        source_words=before,
        unread=unread,
        picture=opening,
        picture_alt=post.picture_alt,
    )


def _abbreviations(post: Post, words_of_text: list[str]) -> str:
    """The lines that explain the abbreviations in the text of a post."""
    meanings = abbreviations(post.body) if post.format == "markdown" else {}
    text = f" {' '.join(words_of_text)} "
    return "\n".join(
        f"*[{name}]: {one_line(meaning)}"
        for name, meaning in meanings.items()
        if f" {' '.join(words(name))} " in text
    )


def with_comparison(converted: Converted, page: str) -> Converted:
    """The result with a comparison of its words with those of the page that a build makes."""
    result = compare(converted.source_words, words_of_page(page))
    result = msgspec.structs.replace(result, total=result.total + converted.unread)
    notes = converted.notes
    if result.share < _KEPT_SHARE and not converted.unread:
        missing = f"{result.total - result.kept:,} of {result.total:,} words are missing"
        text = f"{missing}, such as: {result.missing}; the original is in unresolved/"
        notes = (*notes, Note(MISSING, LOST, text))
    return msgspec.structs.replace(converted, words=result, notes=notes)


def plain_markup(text: str) -> str:
    """A text that no parser could read as HTML: its paragraphs, without any format."""
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part.strip())


def without_formats(converted: Converted, markup: str, why: str) -> Converted:
    """The text in paragraphs without formats, links and pictures."""
    blocks = re.sub(r"</?(?:p|div|li|h\d|tr|pre|blockquote|br|dt|dd)\b[^>]*>", "\n\n", markup)
    paragraphs = (
        re.sub(r"\s+", " ", clean_text(text_of(parse_markup(part))))
        for part in blocks.split("\n\n")
    )
    body = "\n\n".join(escape_line_start(escape_text(p.strip())) for p in paragraphs if p.strip())
    text = f"the text has no formats, links or pictures, because {why}"
    note = Note(SIMPLIFIED, LOST, f"{text}; the original is in unresolved/")
    return msgspec.structs.replace(
        converted,
        body=body or _EMPTY,
        resources=(),
        picture="",
        notes=(*converted.notes, note),
    )


def with_plain_part(converted: Converted, line: int, why: str) -> Converted:
    """The post whose lines around this line of the body, from empty line to empty line, have no
    formats; the same post if nothing changes."""
    lines = converted.body.split("\n")
    if not 0 < line <= len(lines) or not lines[line - 1].strip():
        return converted
    start = end = line - 1
    while start and lines[start - 1].strip():
        start -= 1
    while end < len(lines) and lines[end].strip():
        end += 1
    part = "\n".join(lines[start:end])
    indent = part[: len(part) - len(part.lstrip())]
    plain = " ".join(clean_text(shown_text(textwrap.dedent(part))).split())
    lines[start:end] = [f"{indent}{escape_line_start(escape_text(plain))}"]
    note = Note(SIMPLIFIED, LOST, f"a part of the text has no formats, because {why}: {plain[:80]}")
    body = "\n".join(lines)
    if body == converted.body:
        return converted
    return msgspec.structs.replace(converted, body=body, notes=(*converted.notes, note))


def shown_text(markdown: str) -> str:
    """The words that a reader sees of a text in Markdown."""
    blocks = re.sub(
        r"(</?(?:p|li|t[dhr]|h\d)\b[^>]*>|<br\b[^>]*>)", r" \1 ", markdown_html(markdown)
    )
    return text_of(parse_markup(blocks))


def without_text(converted: Converted, why: str) -> Converted:
    """A post whose text a build does not accept in any form."""
    note = Note(MISSING, LOST, f"the text is not in the archive: {why}; it is in unresolved/")
    return msgspec.structs.replace(converted, body=_EMPTY, notes=(*converted.notes, note))


def _notes_on_markup(markup: str) -> list[Note]:
    """Notes on what has no counterpart, and shows nothing."""
    found = (name for name in _LEFT_OUT if f"<{name}" in markup)
    return [Note("left-out", CHANGED, f"{_LEFT_OUT[name]} was left out") for name in found]


def _remove_title(root: Tree, title: str) -> None:
    """Remove the heading at the start of a text if it repeats the title."""
    for element in root.iter():
        if re.fullmatch(r"h[12]", str(element.tag)):
            if words(text_of(element)) == words(title):
                element.drop_tree()
            return
        if (element.text or "").strip() or element.tag in ("img", "table", "pre"):
            return


def _insert_picture(root: Tree, source: str, alt: str) -> None:
    """Insert a picture at the start of a text."""
    paragraph = root.makeelement("p", {})
    paragraph.append(root.makeelement("img", {"src": source, "alt": alt}))
    paragraph.tail, root.text = root.text, None
    root.insert(0, paragraph)


def _summary(text: str) -> str:
    """A description as plain text on one line."""
    if not text:
        return ""
    is_short = len(text) < _MAX_TITLE_CHARS
    plain = plain_title(text) if is_short else text_of(parse_markup(f"<p>{text}</p>"))
    return one_line(plain, _MAX_SUMMARY_CHARS)
