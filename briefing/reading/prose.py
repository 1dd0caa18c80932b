"""A body's Markdown → safe HTML, its outline, its links and its words.

The dialect is Python-Markdown's with tables, footnotes, definition lists, abbreviations, fenced
code, admonitions, attribute lists and smart typography. Raw HTML is refused, links and pictures are
checked and rewritten, and what comes out is sanitised all the same. This module alone knows the
library. Pure: pictures are asked for through `media`, and nothing else of the archive is known.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import markdown
import nh3
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from briefing.model import Heading, Link, Media, Prose, Value
from briefing.problem import Problem, nearest
from briefing.reading.places import NOWHERE, Source, Span
from briefing.reading.punctuation import MARKS, Edit, edits

LINE_LIMIT = 20_000
DEPTH_LIMIT = 20
RUN_LIMIT = 400

KINDS = ("key", "note", "warning")

# Ids that layouts use on a brief's page; a heading of the same name gets a suffix.
_TAKEN = frozenset("main sources cite history related contents footnotes top".split())

_WORDS = {
    "en": {
        "table": "Table",
        "section": "Link to this section",
        "back": "Back to the text, note {}",
        "key": "Key judgement",
        "note": "Note",
        "warning": "Warning",
    },
    "ko": {
        "table": "표",
        "section": "이 절의 링크",
        "back": "본문의 {}번 각주로 돌아가기",
        "key": "핵심 판단",
        "note": "참고",
        "warning": "주의",
    },
}


class Body(Value, frozen=True):
    """What a conversion gives: `hangul` counts syllables, `words` all other words."""

    prose: Prose
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    media: tuple[Media, ...]
    first_paragraph: str
    words: int
    hangul: int


def convert(
    text: str,
    *,
    path: str,
    first_line: int,
    lang: str,
    media: Callable[[str], Media | None],
) -> tuple[Body | None, tuple[Problem, ...]]:
    """Convert the body of the file `path`, whose first line is the file's line `first_line`.

    `media` gives the picture or attachment at a path of the archive. The body is None where the
    text is beyond the limits; then there are problems.
    """
    job = _Job(path, Source(text, first_line), lang, media)
    _check_limits(text, job)
    if job.problems:
        return None, tuple(job.problems)
    _check_notes(text, job)
    library = _library(lang.partition("-")[0])
    library.job = job
    try:
        made = library.reset().convert(text)
    except RecursionError:
        job.say(NOWHERE, "the text is nested too deep to be converted", "use fewer levels")
        return None, tuple(job.problems)
    finally:
        library.job = None
    words = "\n".join(job.blocks)
    body = Body(
        prose=Prose(_clean(made), tuple(job.outline), words),
        links=tuple(job.links),
        anchors=tuple(job.ids),
        media=tuple({m.path: m for m in job.media_used}.values()),
        first_paragraph=job.first_paragraph,
        words=sum(1 for w in words.split() if not _HANGUL.search(w)),
        hangul=len(_HANGUL.findall(words)),
    )
    return body, tuple(job.problems)


_HANGUL = re.compile(r"[\uac00-\ud7a3]")


@dataclass(slots=True)
class _Job:
    """One conversion: what it is asked, and what it finds on the way."""

    path: str
    source: Source
    lang: str
    find_media: Callable[[str], Media | None]
    problems: list[Problem] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    own_links: list[tuple[str, Span]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    media_used: list[Media] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    first_paragraph: str = ""
    tables: int = 0

    def say(self, at: Span, message: str, hint: str, warning: bool = False) -> None:
        line, column, width = at
        self.problems.append(Problem(self.path, line, column, message, hint, width, warning))

    def word(self, name: str) -> str:
        return _WORDS.get(self.lang.partition("-")[0], _WORDS["en"])[name]


# ---- before the library -------------------------------------------------------------------------


def _check_limits(text: str, job: _Job) -> None:
    """What makes the library slow or recurse is refused before it sees it."""
    for number, line in enumerate(text.split("\n")):
        if len(line) > LINE_LIMIT:
            message = f"this line is {len(line):,} characters long"
            job.say(job.source.line(number), message, f"the limit is {LINE_LIMIT:,}")
        lead = line[: len(line) - len(line.lstrip(" \t>*+-"))].expandtabs(4)
        if (
            lead.count(">") > DEPTH_LIMIT
            or len(re.findall(r"[*+-] ", lead)) > DEPTH_LIMIT
            or (len(lead) > 4 * DEPTH_LIMIT and not lead.isspace())
        ):
            message = f"lists or quotations are nested more than {DEPTH_LIMIT} deep"
            job.say(job.source.line(number), message, "use fewer levels")
    odd = re.search(
        r"[^\S\n\t \u00a0\u2000-\u200a\u202f\u205f\u3000]|[\x00-\x08\x0e-\x1f\x7f]", text
    )
    if odd:
        at = job.source.span(odd.start(), odd.end())
        job.say(at, f"an invisible control character (U+{ord(odd[0]):04X})", "delete it")
    run = re.search(rf"([\[!<&`*_~^\\(])\1{{{RUN_LIMIT},}}|(\[ ?){{{RUN_LIMIT},}}", text)
    if run:
        at = job.source.span(run.start(), run.end())
        job.say(at, f"a run of {len(run[0]):,} signs", "no text needs so many; shorten it")


_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)


def _check_notes(text: str, job: _Job) -> None:
    """Footnotes that are missing, unused or written twice: the library passes over all three."""
    if "[^" not in text:
        return
    bare = job.source.without_code
    defined = [m[1] for m in _NOTE.finditer(bare)]
    used = {m[1] for m in re.finditer(r"\[\^([^\]\n]+)\](?!:)", bare)}
    used |= {m[1] for m in re.finditer(r"(?<!\n)(?<!^)\[\^([^\]\n]+)\]:", bare)}
    for name in sorted(used - set(defined)):
        at = job.source.find(re.escape(f"[^{name}]"))
        close = nearest(name, defined)
        hint = f"did you mean “[^{close}]”?" if close else f"add a line “[^{name}]: …”"
        job.say(at, f"the footnote “[^{name}]” is not defined", hint)
    for name in sorted(set(defined)):
        pattern = rf"^ {{0,3}}(?P<at>\[\^{re.escape(name)}\]:)"
        if name not in used:
            at = job.source.find(pattern)
            job.say(at, f"nothing refers to the footnote “[^{name}]”", "remove it", warning=True)
        elif defined.count(name) > 1:
            job.source.find(pattern)
            at = job.source.find(pattern)
            job.say(at, f"the footnote “[^{name}]” is defined twice", "number them apart")


# ---- the library --------------------------------------------------------------------------------


class _Library(markdown.Markdown):
    """Python-Markdown set to our dialect. Made once a language; a job is one conversion's."""

    job: _Job | None = None


@cache
def _library(lang: str) -> _Library:
    words = _WORDS.get(lang, _WORDS["en"])
    library = _Library(
        extensions=[
            "tables",
            "footnotes",
            "def_list",
            "abbr",
            "fenced_code",
            "attr_list",
            "admonition",
            "sane_lists",
            "toc",
        ],
        extension_configs={
            "toc": {"marker": "", "slugify": slugify_unicode},
            "footnotes": {"SEPARATOR": "-", "BACKLINK_TITLE": words["back"]},
        },
    )
    library.preprocessors.deregister("html_block")
    library.inlinePatterns.deregister("html")
    library.inlinePatterns.register(_RawHTML(_RAW_HTML, library), "raw_html", 90)
    library.treeprocessors.register(_Finish(library), "finish", -10)
    return library


_RAW_HTML = r"(<(?:/?[a-zA-Z][^<>@ \n]*(?:\s[^<>]*)?|\?[^<>]*|![a-zA-Z\[-][^<>]*|!--.*?--)>|<!--)"


class _RawHTML(InlineProcessor):
    """Where the library would let HTML through, the author is told, and it becomes text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 – the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        job = self.md.job  # type: ignore[attr-defined]
        shown = m[1].split("\n")[0]
        hint = "write it in Markdown; to show a tag, put it between `backticks`"
        job.say(job.source.literal(shown), f"raw HTML is not allowed: {_cut(shown)}", hint)
        return html.escape(m[1], quote=False), m.start(0), m.end(0)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


class _Finish(Treeprocessor):
    """The one pass over the finished tree: links, pictures, tables, headings, notes, words."""

    def run(self, root: ElementTree.Element) -> None:
        job: _Job = self.md.job  # type: ignore[attr-defined]
        levels = [int(e.tag[1]) for e in root.iter() if _is_heading(e)]
        shift = 1 if levels and min(levels) == 1 else 0
        if shift:
            at = job.source.find(r"^ {0,3}(?P<at># .*)$|^(?P<top>.+)\n=+ *$")
            hint = "the title is the page’s only first-level heading; begin with “## …”"
            job.say(at, "a heading of the first level", hint, warning=True)
        _Typesetter().block(root)
        self._collect_words(root, job)
        self._visit(root, job, shift)
        _check_own_links(job)

    def _collect_words(self, root: ElementTree.Element, job: _Job) -> None:
        for block in root:
            words = " ".join(self._words(block).split())
            if words:
                job.blocks.append(words)
            if block.tag == "p" and words and not job.first_paragraph:
                job.first_paragraph = words

    def _words(self, element: ElementTree.Element) -> str:
        """The words of an element. Code that the library has put aside is fetched back."""
        text = "".join(_texts(element))
        stash = self.md.htmlStash.rawHtmlBlocks

        def fetched(match: re.Match[str]) -> str:
            block = stash[int(match[1])]
            return html.unescape(re.sub(r"<[^>]*>", "", block if isinstance(block, str) else ""))

        text = HTML_PLACEHOLDER_RE.sub(fetched, text)
        return html.unescape(text.replace(AMP_SUBSTITUTE, "&"))

    def _visit(self, parent: ElementTree.Element, job: _Job, shift: int) -> None:
        for index, element in enumerate(list(parent)):
            self._visit(element, job, shift)
            if element.tag == "a":
                _link(element, job)
            elif element.tag == "img":
                _picture(element, job)
            elif element.tag == "table":
                _wrap_table(parent, index, element, job)
            elif _is_heading(element):
                self._heading(element, job, shift)
            elif element.tag == "p" and len(element) == 1:
                _figure(element)
            elif element.tag == "div":
                _box(element, job)
            elif element.tag == "sup" and (element.get("id") or "").startswith("fnref"):
                element.set("class", "footnote-ref")

    def _heading(self, element: ElementTree.Element, job: _Job, shift: int) -> None:
        level = min(6, int(element.tag[1]) + shift)
        element.tag = f"h{level}"
        name = unicodedata.normalize("NFC", element.get("id") or "section")
        while name in _TAKEN or name in job.ids:
            name = _next_name(name)
        element.set("id", name)
        words = " ".join(self._words(element).split())
        job.ids.append(name)
        job.outline.append(Heading(level, name, words))
        label = f"{job.word('section')}: {words}"
        permalink = ElementTree.SubElement(
            element, "a", {"class": "permalink", "href": f"#{name}", "aria-label": label}
        )
        permalink.text = "#"


class _Typesetter:
    """Sets quotation marks, dashes and dots of each paragraph as one text, so that a mark beside
    `**bold**` is judged by the letters around it. Code is seen and left alone."""

    def __init__(self) -> None:
        self.slots: list[tuple[ElementTree.Element, str, str]] = []

    def block(self, element: ElementTree.Element) -> None:
        self._flush()
        self._inside(element)
        self._flush()

    def _inside(self, element: ElementTree.Element) -> None:
        code = element.tag in ("code", "pre")
        self._slot(element, "" if code else "text", element.text)
        for child in element:
            if child.tag in _BLOCKS or child.tag in ("ul", "ol", "dl", "table", "section"):
                self.block(child)
            else:
                self._inside(child)
            self._slot(child, "" if code else "tail", child.tail)

    def _slot(self, element: ElementTree.Element, name: str, text: str | None) -> None:
        if text:
            self.slots.append((element, name, text))

    def _flush(self) -> None:
        whole = "".join(text for _, _, text in self.slots)
        if MARKS.search(whole):
            made = edits(whole)
            offset = 0
            for element, name, text in self.slots:
                if name:
                    setattr(element, name, _edited(text, offset, made))
                offset += len(text)
        self.slots = []


def _edited(text: str, offset: int, made: list[Edit]) -> str:
    end = offset + len(text)
    for edit in reversed(made):
        if offset <= edit.start and edit.end <= end:
            text = text[: edit.start - offset] + edit.text + text[edit.end - offset :]
    return text


def _texts(element: ElementTree.Element) -> list[str]:
    if element.get("class") in ("footnote-backref", "permalink"):
        return []
    pieces = [element.text or ""]
    for child in element:
        pieces += _texts(child)
        if child.tag in _BLOCKS:
            pieces.append(" ")
        pieces.append(child.tail or "")
    return pieces


_BLOCKS = frozenset("p li dt dd td th tr blockquote pre div h1 h2 h3 h4 h5 h6 br".split())


def _is_heading(element: ElementTree.Element) -> bool:
    return len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1] in "123456"


def _next_name(name: str) -> str:
    match = re.fullmatch(r"(.*)_(\d+)", name)
    return f"{match[1]}_{int(match[2]) + 1}" if match else f"{name}_1"


# ---- links and pictures -------------------------------------------------------------------------

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ATTACHED = (".pdf", ".csv", ".xlsx", ".docx")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


def _link(element: ElementTree.Element, job: _Job) -> None:
    if element.get("class") in ("footnote-ref", "footnote-backref"):
        return
    raw = html.unescape((element.get("href") or "").replace(AMP_SUBSTITUTE, "&"))
    address = "".join(c for c in raw if c.isprintable()).strip()
    at = job.source.destination(raw)
    scheme = _SCHEME.match(address)
    element.set("href", "")
    if not address:
        job.say(at, "this link leads nowhere", "write the address between the round brackets")
    elif scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        message = f"links to “{scheme[1]}:” are not allowed"
        job.say(at, message, "a link starts with https://, http:// or mailto:, or names a file")
    elif scheme:
        element.set("href", address)
        if scheme[1].lower() != "mailto":
            element.set("rel", "external")
    elif address.startswith(("//", "/", "\\")):
        hint = "write the whole address with https://, or name a file such as other-brief.md"
        job.say(at, f"“{_cut(address)}” is not an address that works everywhere", hint)
    elif address.startswith("#"):
        element.set("href", address)
        job.own_links.append((unicodedata.normalize("NFC", unquote(address[1:])), at))
    else:
        _local_link(element, address, at, job)


def _local_link(element: ElementTree.Element, address: str, at: Span, job: _Job) -> None:
    name, _, fragment = address.partition("#")
    target = _resolved(name, job)
    fragment = unicodedata.normalize("NFC", unquote(fragment))
    if target is None:
        job.say(at, f"“{_cut(name)}” is outside content/", "link to files of the archive only")
    elif target.endswith(".md"):
        job.links.append(Link(target, fragment, at.line, at.column, address))
        slug = posixpath.basename(target).removesuffix(".md")
        mine, theirs = _is_page(job.path), _is_page(target)
        folder = ("" if mine else "../") if theirs else ("briefs/" if mine else "")
        href = folder + quote(slug, safe="/-_.~!$'()*+,;=@" + slug) + ".html"
        element.set("href", f"{href}#{fragment}" if fragment else href)
    elif target.lower().endswith((*_ATTACHED, *_PICTURES)):
        found = job.find_media(target)
        if found is None:
            job.say(at, f"there is no file {target}", "put the file beside the brief")
        else:
            job.media_used.append(found)
            element.set("href", _to_root(job.path) + found.href)
    else:
        hint = f"link to a brief (other-brief.md) or to a file of type {', '.join(_ATTACHED)}"
        job.say(at, f"“{_cut(name)}” is not a brief or an attachment", hint)


def _resolved(name: str, job: _Job) -> str | None:
    folder = posixpath.dirname(job.path)
    path = unicodedata.normalize("NFC", unquote(name)).replace("\\", "/")
    target = posixpath.normpath(posixpath.join(folder, path))
    return target if target.startswith("content/") else None


def _is_page(path: str) -> bool:
    return path.startswith("content/pages/")


def _to_root(path: str) -> str:
    return "" if _is_page(path) else "../"


def _check_own_links(job: _Job) -> None:
    for name, at in job.own_links:
        if name not in job.ids and not re.match(r"fn(ref)?-", name):
            close = nearest(name, job.ids)
            hint = f"did you mean “#{close}”?" if close else "it must be a heading of this text"
            job.say(at, f"there is no heading “#{name}” here", hint)


def _picture(element: ElementTree.Element, job: _Job) -> None:
    raw = html.unescape((element.get("src") or "").replace(AMP_SUBSTITUTE, "&"))
    address = "".join(c for c in raw if c.isprintable()).strip()
    at = job.source.destination(raw)
    element.set("src", "")
    if not (element.get("alt") or "").strip():
        hint = "say between the square brackets what the picture shows: ![…](…)"
        job.say(at, "the picture has no alternative text", hint)
    if _SCHEME.match(address) or address.startswith(("/", "\\")):
        job.say(at, "pictures must lie in the archive", "copy the picture beside the brief")
        return
    target = _resolved(address, job)
    if target is None:
        job.say(at, f"“{_cut(address)}” is outside content/", "copy the picture beside the brief")
        return
    found = job.find_media(target)
    if found is None or not target.lower().endswith(_PICTURES):
        hint = "put it beside the brief; is the name spelt right, capital letters too?"
        job.say(at, f"there is no picture {target}", hint)
        return
    job.media_used.append(found)
    element.set("src", _to_root(job.path) + found.href)
    if found.width and found.height:
        element.set("width", str(found.width))
        element.set("height", str(found.height))
    element.set("loading", "lazy")
    element.set("decoding", "async")


def _figure(paragraph: ElementTree.Element) -> None:
    """A picture with a title, alone in its paragraph, becomes a figure with a caption."""
    picture = paragraph[0]
    alone = not (paragraph.text or "").strip() and not (picture.tail or "").strip()
    title = picture.get("title")
    if picture.tag != "img" or not alone or not title:
        return
    paragraph.tag = "figure"
    del picture.attrib["title"]
    ElementTree.SubElement(paragraph, "figcaption").text = title


def _wrap_table(
    parent: ElementTree.Element, index: int, table: ElementTree.Element, job: _Job
) -> None:
    for cell in table.iter():
        style = cell.attrib.pop("style", "")
        side = re.search(r"text-align: (left|center|right)", style)
        if side:
            cell.set("class", side[1])
    job.tables += 1
    name = f"{job.word('table')} {job.tables}"
    label = {"class": "table", "role": "region", "tabindex": "0", "aria-label": name}
    box = ElementTree.Element("div", label)
    box.tail, table.tail = table.tail, None
    box.append(table)
    parent[index] = box


def _box(element: ElementTree.Element, job: _Job) -> None:
    classes = (element.get("class") or "").split()
    if "footnote" in classes:
        element.tag = "section"
        element.attrib.clear()
        element.set("class", "footnotes")
        element.set("role", "doc-endnotes")
        for rule in element.findall("hr"):
            element.remove(rule)
        for back in element.iter("a"):
            if back.get("class") == "footnote-backref":
                back.set("class", "footnote-back")
                back.set("aria-label", back.attrib.pop("title", ""))
    elif "admonition" in classes:
        kind = classes[1] if len(classes) > 1 else ""
        if kind not in KINDS:
            close = nearest(kind, KINDS)
            hint = f"did you mean “{close}”?" if close else f"it is one of {', '.join(KINDS)}"
            at = job.source.find(rf"^ *(?P<at>!!! ?{re.escape(kind)})")
            job.say(at, f"unknown box “{kind}”", hint)
        title = element.find("p")
        if title is not None and title.text == kind.capitalize() and kind in KINDS:
            title.text = job.word(kind)


# ---- the second wall ----------------------------------------------------------------------------

_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "rel", "aria-label", "id"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "abbr": {"title"},
    "div": {"role", "tabindex", "aria-label"},
    "section": {"role"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    **{f"h{n}": {"id"} for n in range(2, 7)},
}
_CLASSES: dict[str, set[str]] = {
    "a": {"permalink", "footnote-ref", "footnote-back"},
    "div": {"table", "admonition", *KINDS},
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}
_TAGS = set(
    "a abbr blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img li ol p "
    "pre section strong sub sup table tbody td th thead tr ul".split()
)


def _clean(made: str) -> str:
    """The HTML through nh3 (ammonia): what Markdown makes should pass unchanged."""
    cleaner: Any = nh3
    cleaned: str = cleaner.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return cleaned
