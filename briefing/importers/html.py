"""A saved web page → an Article.

The optional package trafilatura finds the text, and reads title, publisher, author, address and
description. This module adds what trafilatura does not read: times with their time zones, e-mail
addresses, captions, credits, Korean names, and the address in the comment of the browser. It
fetches nothing, and must not know files.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefing.core.web_address import is_web_address
from briefing.importers import dates, patterns
from briefing.importers.blocks import read_blocks
from briefing.importers.escape import one_line
from briefing.importers.extract import extract_article, pictures_note
from briefing.importers.tei import tree_of_tei
from briefing.importers.types import Article, MissingPackage

# No article exceeds these limits. trafilatura would need minutes for larger pages: only their head
# is read.
_MAX_TAGS, _MAX_CHARS = 40_000, 4 << 20
_MAX_LINKS = 4000  # The time of trafilatura grows with the square of their number.
_LINK = re.compile(r"<a\s", re.IGNORECASE)
_MAX_VALUE_CHARS = 1 << 18  # Of a script or an attribute.
_MAX_TAG_CHARS = 8000
_TAG_START = re.compile(r"<[a-zA-Z][\w:-]{0,60}(?=\s)")
_EMBEDDED_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]*")


def read_page(text: str) -> Article:
    """The article in a page. Raises `MissingPackage` without trafilatura."""
    try:
        import trafilatura
    except ImportError:
        raise MissingPackage("trafilatura", "lxml_html_clean") from None
    # trafilatura writes to the log about unusual pages; the editor would see that.
    logger = logging.getLogger("trafilatura")
    logger.propagate, logger.disabled = False, True
    text = _EMBEDDED_DATA.sub("", text).replace("\0", "")
    text = _without_long_tags(text)
    is_article = len(text) <= _MAX_CHARS and text.count("<") <= _MAX_TAGS
    is_article = is_article and len(_LINK.findall(text)) <= _MAX_LINKS
    metadata = read_metadata(text if is_article else text.partition("<body")[0])
    markup = None
    if is_article:
        markup = trafilatura.extract(
            text,
            output_format="xml",
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
            include_tables=True,
        )
    blocks, picture_count = read_blocks(tree_of_tei(markup or ""), metadata.url)
    article = extract_article(blocks, metadata)
    notes = [*article.notes, *pictures_note(picture_count)]
    if not article.blocks:
        notes.append("no text was found in the page")
    summary = "" if _is_start_of_text(article) else article.summary
    if summary:
        notes.append("the summary is that of the publisher; your own words serve readers better")
    return msgspec.structs.replace(article, summary=summary, notes=tuple(notes))


def _without_long_tags(text: str) -> str:
    """The page without the attributes of tags that have thousands of them: the time that lxml needs
    grows with the square of their number."""
    parts = text.split(">")
    for number, part in enumerate(parts):
        start = _TAG_START.search(part) if len(part) > _MAX_TAG_CHARS else None
        if start and len(part) - start.end() > _MAX_TAG_CHARS:
            parts[number] = part[: start.end()]
    return ">".join(parts)


def _is_start_of_text(article: Article) -> bool:
    """Whether the description of a page is the beginning of its text, or is cut off as beginnings
    are. It is then not an abstract, and may not be published."""
    description, text = (
        "".join(c for c in words.casefold() if c.isalnum())
        for words in (article.summary, " ".join(b.plain for b in article.blocks))
    )
    return description[:40] in text or not text or article.summary.endswith(("…", "..."))


# ---- metadata -----------------------------------------------------------------------------------

# The names of meta elements: Open Graph, Highwire Press (citation_), Dublin Core, and others.
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "citation_publication_date"),
    *("citation_date", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued"),
    *("dcterms.created", "parsely-pub-date", "sailthru.date"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "lastmod")
_PUBLISHER = ("citation_publisher", "dc.publisher", "application-name")

# Browsers and SingleFile write the address of a saved page into a comment at its beginning.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(https?://\S+)"
)


def read_metadata(text: str) -> Article:
    """The metadata of a page about its article, without the text. trafilatura must be installed."""
    from trafilatura import extract_metadata, load_html

    page = load_html(text)
    if page is None:
        return Article()
    document = extract_metadata(page, extensive=False)
    data = next(_json_ld_articles(page), {})
    meta = _meta(page)
    times = _time_elements(page)
    publisher = _first(data.get("publisher"), _site_name(document), *_values(meta, _PUBLISHER))
    email, authors = _authors(data.get("author"))
    figcaption = page.find(".//figcaption")
    line = one_line(figcaption.text_content(), 700) if figcaption is not None else ""
    caption, credit = patterns.caption(line)
    saved_from = _SAVED_FROM.search(text[:4096])
    return Article(
        title=_without_publisher(_first(data.get("headline"), document.title), publisher),
        publisher=publisher,
        author=authors or _names(document.author or meta.get("author", ""), publisher),
        email=email,
        published=_time(
            data.get("datePublished"),
            *_values(meta, _PUBLISHED),
            times.get("datepublished"),
            times.get(""),
        ),
        modified=_time(
            data.get("dateModified"), *_values(meta, _MODIFIED), times.get("datemodified")
        ),
        section=_first(data.get("articleSection"), meta.get("article:section")),
        caption=_first(_of_image(data, "caption"), caption, line),
        credit=_first(_of_image(data, "creditText"), _of_image(data, "copyrightNotice"), credit),
        url=_first_address(
            *(data.get(name) for name in ("url", "mainEntityOfPage", "@id")),
            document.url,
            saved_from and saved_from[1],
        ),
        lang=_language(page.get("lang") or _first(data.get("inLanguage"), meta.get("og:locale"))),
        summary=_first(data.get("description"), document.description),
    )


def _meta(page: Any) -> dict[str, str]:
    """The meta elements of a page by name. If several have one name, the first one counts."""
    meta: dict[str, str] = {}
    for element in page.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content").strip():
            meta.setdefault(name.lower(), element.get("content")[:_MAX_VALUE_CHARS])
    return meta


def _values(meta: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta)


def _time_elements(page: Any) -> dict[str, str]:
    """The values of `time` elements by their `itemprop` in lower case. The first one counts."""
    times: dict[str, str] = {}
    for element in page.iterfind(".//time[@datetime]"):
        is_change = "updat" in element.get("class", "").lower()
        name = element.get("itemprop", "").lower() or ("datemodified" if is_change else "")
        times.setdefault(name, element.get("datetime"))
    return times


def _json_ld_articles(page: Any) -> Iterator[dict[str, Any]]:
    """The articles that the JSON-LD of a page describes (https://schema.org/Article)."""
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            queue: list[Any] = [json.loads((script.text or "")[:_MAX_VALUE_CHARS], strict=False)]
        except (ValueError, RecursionError):
            continue
        for value in queue:  # The queue grows while it is read.
            if len(queue) > 1000:
                break
            if isinstance(value, list):
                queue += value
            elif isinstance(value, dict):
                types = value.get("@type")
                names = types if isinstance(types, list) else [types]
                if any(isinstance(n, str) and _ARTICLE_TYPE.search(n) for n in names):
                    yield value
                queue += [value[n] for n in ("@graph", "mainEntity", "hasPart") if n in value]


_ARTICLE_TYPE = re.compile(r"Article$|Posting$|^Report$|^Review$")


def _text(value: Any) -> str:
    """A value of JSON-LD as text: the text itself, the name of an object, or the first of
    several."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@id") or value.get("url") or ""
    return value if isinstance(value, str) else ""


def _first(*values: Any) -> str:
    """The first value that is not empty, on one line."""
    return next(filter(None, (one_line(_text(value)) for value in values)), "")


def _first_address(*values: Any) -> str:
    """The first value that is a web address. The address of an object is its `@id` or `url`."""
    texts = (
        _text((v.get("@id") or v.get("url")) if isinstance(v, dict) else v).strip() for v in values
    )
    return next(filter(is_web_address, texts), "")


def _authors(value: Any) -> tuple[str, str]:
    """The e-mail address of the first author who has one, and the names of all authors."""
    email, names = "", []
    for author in (value if isinstance(value, list) else [value])[:20]:
        names.append(one_line(_text(author), 200))
        if isinstance(author, dict) and isinstance(author.get("email"), str):
            match = patterns.EMAIL.search(author["email"][:400])
            email = email or (match[0] if match else "")
    return email, _names(";".join(names), "")


def _names(authors: str, publisher: str) -> str:
    """Names with commas between them, from names with semicolons between them. Korean pages list
    the publisher as an author too."""
    names = (one_line(name).removeprefix("By ").strip() for name in authors.split(";"))
    names = (n for n in names if n and n != publisher and not is_web_address(n))
    return ", ".join(dict.fromkeys(names))


def _time(*values: Any) -> str:
    """The first value that has a date or time."""
    return next((d[0].iso for v in values if (d := dates.find_dates(_text(v)[:200]))), "")


def _of_image(data: dict[str, Any], name: str) -> Any:
    image = data.get("image")
    image = image[0] if isinstance(image, list) and image else image
    return image.get(name) if isinstance(image, dict) else None


def _site_name(document: Any) -> str:
    """The name of the site. If the page has none, trafilatura takes the host of its address."""
    name, url = document.sitename or "", document.url or ""
    return "" if f"//{name}/" in url or f"//www.{name}/" in url else name


def _without_publisher(title: str, publisher: str) -> str:
    """A page's title without the publisher's name at its end or beginning."""
    for part in re.split(r"\s+[|–—:-]\s+|\s*[|]\s*", title) if publisher else ():
        if part.casefold() == publisher.casefold():
            rest = re.sub(rf"\s*[|–—:-]?\s*{re.escape(part)}\s*[|–—:-]?\s*", " ", title).strip()
            return rest or title
    return title


def _language(tag: str) -> str:
    """A language tag without the country; empty if it is not a tag."""
    match = re.match(r"([a-z]{2,3})(?:[-_]|$)", tag.strip().lower())
    return match[1] if match else ""
