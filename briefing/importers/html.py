"""A saved web page → a Clip.

What the page says of itself (JSON-LD of schema.org, Open Graph, meta elements, `<time>`) is read
here with the standard library; the text is trafilatura's to find, an optional package. Knows
nothing of files, and fetches nothing.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.core.web_address import is_web_address
from briefing.importers import dates, html_to_markdown, patterns
from briefing.importers.escape import one_line
from briefing.importers.extract import understood
from briefing.importers.types import Clip, Lacking

# What articles never have: pages beyond these limits would keep trafilatura busy for minutes.
_TAGS, _SIGNS = 40_000, 4 << 20
_KEPT = 1 << 18  # Characters of a script or a title that are looked at.
_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]*")


def read(text: str) -> Clip:
    """The article in a page. Raises `Lacking` where trafilatura is not installed."""
    text = _DATA.sub("", text).replace("\0", "")
    clip = told(text)
    found = html_to_markdown.blocks(_extracted(text), clip.url)
    clip = understood(found.blocks, clip)
    notes = [*clip.notes]
    if not clip.blocks:
        notes.append("no text was found in the page")
    if found.pictures:
        notes.append(f"left out: {found.pictures} picture{'s' * (found.pictures > 1)} of the text")
    summary = "" if _is_of_text(clip) else clip.summary
    if summary:
        notes.append("the summary is the publisher's own; one in your words would serve better")
    return msgspec.structs.replace(clip, summary=summary, notes=tuple(notes))


def _is_of_text(clip: Clip) -> bool:
    """Whether a page's description is the beginning of its text, as many are, or cut off as such
    beginnings are: then it is no abstract, and not ours to publish."""
    said, text = (
        "".join(c for c in words.casefold() if c.isalnum())
        for words in (clip.summary, " ".join(b.plain for b in clip.blocks))
    )
    return said[:40] in text or not text or clip.summary.endswith(("…", "..."))


def _extracted(text: str) -> str:
    """The article's text as trafilatura's XML, empty where it finds none or the page is beyond the
    limits."""
    try:
        from trafilatura import extract
    except ImportError:
        raise Lacking("trafilatura", "lxml_html_clean") from None
    if len(text) > _SIGNS or text.count("<") > _TAGS:
        return ""
    # It tells the log of pages that it finds odd, and the author would see that.
    log = logging.getLogger("trafilatura")
    log.propagate, log.disabled = False, True
    log.addHandler(logging.NullHandler())
    made = extract(
        text,
        output_format="xml",
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
    )
    return made.partition("<comments")[0] if made else ""


# ---- what a page says of itself -----------------------------------------------------------------


def told(text: str) -> Clip:
    """What a page's head and marks tell of the article; no text."""
    page = _Page()
    page.feed(text)
    page.close()
    data = next(_articles(page.scripts), {})
    meta = page.meta
    url = _first(
        data.get("url"),
        data.get("mainEntityOfPage"),
        data.get("@id"),
        page.canonical,
        meta.get("og:url"),
        meta.get("citation_public_url"),
        page.saved_from,
        address=True,
    )
    publisher = _first(
        data.get("publisher"),
        meta.get("og:site_name"),
        meta.get("citation_publisher"),
        meta.get("dc.publisher"),
        meta.get("application-name"),
    )
    title = _first(
        data.get("headline"), meta.get("og:title"), meta.get("citation_title"), page.heading
    )
    email, names = _authors(data.get("author"))
    below, whose = patterns.caption(one_line(page.caption, 700))
    times = page.times
    return Clip(
        title=_without_site(title or page.title, publisher),
        publisher=publisher,
        author=names
        or _first(
            *(
                None if is_web_address(meta.get(n, "")) else meta.get(n)
                for n in ("author", "article:author", "citation_author", "dc.creator", "byl")
            )
        ).removeprefix("By "),
        email=email,
        published=_time(
            data.get("datePublished"),
            *(meta.get(n) for n in _PUBLISHED),
            times.get("datepublished"),
            times.get(""),
        ),
        modified=_time(
            data.get("dateModified"),
            *(meta.get(n) for n in ("article:modified_time", "og:updated_time", "lastmod")),
            times.get("datemodified"),
        ),
        section=_first(data.get("articleSection"), meta.get("article:section")),
        caption=_first(_of_image(data, "caption"), below, page.caption),
        credit=_first(_of_image(data, "creditText"), _of_image(data, "copyrightNotice"), whose),
        url=url,
        lang=_lang(page.lang or _first(data.get("inLanguage"), meta.get("og:locale"))),
        summary=_first(
            data.get("description"), meta.get("og:description"), meta.get("description")
        ),
    )


_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "publishdate",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
)


class _Page(html_to_markdown.Tolerant):
    """Collects what a page says of itself, the first of each."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.times: dict[str, str] = {}
        self.title = self.heading = self.caption = ""
        self.canonical = self.lang = self.saved_from = ""
        self.into = ""
        self.heard: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "")[:_KEPT] for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            if given.get("content", "").strip():
                self.meta.setdefault(name.lower(), given["content"])
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "")
        elif tag == "html":
            self.lang = self.lang or given.get("lang", "")
        elif tag == "time" and given.get("datetime"):
            name = given.get("itemprop", "").lower()
            if not name and "updat" in given.get("class", "").lower():
                name = "datemodified"
            self.times.setdefault(name, given["datetime"])
        elif tag == "script" and given.get("type", "").strip().lower() == "application/ld+json":
            self._listen("script")
        elif tag in ("title", "h1", "figcaption") and not self.into:
            self._listen(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != self.into:
            return
        said = "".join(self.heard)
        if tag == "script":
            self.scripts.append(said)
        elif tag == "title":
            self.title = self.title or said
        elif tag == "h1":
            self.heading = self.heading or said
        else:
            self.caption = self.caption or said
        self.into = ""

    def handle_data(self, data: str) -> None:
        if self.into and len(self.heard) < 10_000:
            self.heard.append(data[:_KEPT])

    def handle_comment(self, data: str) -> None:
        """Browsers note there what a page was saved from."""
        found = re.search(
            r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(https?://\S+)",
            data[:2000],
        )
        if found and not self.saved_from:
            self.saved_from = found[1]

    def _listen(self, tag: str) -> None:
        self.into, self.heard = tag, []


def _articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """The articles that a page's JSON-LD describes."""
    for script in scripts[:20]:
        try:
            waiting: list[Any] = [json.loads(script[:_KEPT], strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(1000):
            if not waiting:
                break
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting += thing
            elif isinstance(thing, dict):
                kinds = thing.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(n, str) and re.search(_ARTICLE, n) for n in names):
                    yield thing
                waiting += [thing[n] for n in ("@graph", "mainEntity", "hasPart") if n in thing]


_ARTICLE = r"Article$|Posting$|^Report$|^Review$"


def _text(value: Any) -> str:
    """A value of JSON-LD as text: itself, its name, or the first of several."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@id") or value.get("url") or ""
    return value if isinstance(value, str) else ""


def _first(*values: Any, address: bool = False) -> str:
    """The first of these that says something; of addresses, the first that is one."""
    for value in values:
        of_thing = address and isinstance(value, dict)
        text = _text((value.get("@id") or value.get("url")) if of_thing else value)
        said = one_line(text, 2000 if address else 500)
        if said and (not address or is_web_address(said)):
            return said
    return ""


def _authors(value: Any) -> tuple[str, str]:
    """The e-mail address of the first author that has one, and the names of all."""
    email, names = "", []
    for one in (value if isinstance(value, list) else [value])[:20]:
        name = one_line(_text(one), 200).removeprefix("By ").strip()
        if name and not is_web_address(name):
            names.append(name)
        if isinstance(one, dict) and isinstance(one.get("email"), str):
            found = patterns.EMAIL.search(one["email"][:400])
            email = email or (found[0] if found else "")
    return email, ", ".join(dict.fromkeys(names))


def _time(*values: Any) -> str:
    for value in values:
        found = dates.stamps(_text(value)[:200])
        if found:
            return found[0].iso
    return ""


def _of_image(data: dict[str, Any], name: str) -> Any:
    image = data.get("image")
    image = image[0] if isinstance(image, list) and image else image
    return image.get(name) if isinstance(image, dict) else None


def _without_site(title: str, publisher: str) -> str:
    """A page's title without the publisher's name at its end or beginning."""
    title = one_line(title)
    for part in re.split(r"\s+[|–—:-]\s+|\s*[|]\s*", title) if publisher else ():
        if part.casefold() == publisher.casefold():
            cut = re.sub(rf"\s*[|–—:-]?\s*{re.escape(part)}\s*[|–—:-]?\s*", " ", title).strip()
            return cut or title
    return title


def _lang(tag: str) -> str:
    """A language tag without the country, where it is one."""
    found = re.match(r"([a-z]{2,3})(?:[-_]|$)", tag.strip().lower())
    return found[1] if found else ""
