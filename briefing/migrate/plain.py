"""A folder of Markdown or HTML files → posts. Each file is a post.

A file may have front matter. Of a whole HTML page, the article counts, and its head says title,
date and authors. It must not know briefs.
"""

from __future__ import annotations

import posixpath
import re

import msgspec

from briefing.importers.markup_tree import Tree, text_of
from briefing.migrate.moments import moment_of
from briefing.migrate.reading import HTML_FILES, TEXT_FILES, post_of, read_text
from briefing.migrate.types import Contents, Post, Site, Source

_NO_POSTS = re.compile(
    r"(?:^|/)(?:readme|license|licence|contributing|changelog|code_of_conduct|security)\.\w+$", re.I
)
_PAGE = re.compile(r"<html\b|<body\b|<!doctype", re.IGNORECASE)


def is_plain(source: Source) -> bool:
    """Whether a source has texts that can be read."""
    return any(file.lower().endswith(TEXT_FILES) for file in source.files)


def read(source: Source) -> Contents:
    """The posts in all files of a folder."""
    files = [f for f in source.files if f.lower().endswith(TEXT_FILES) and not _NO_POSTS.search(f)]
    posts = tuple(_post(source, file) for file in files)
    return Contents(Site(title=posixpath.basename(source.root.rstrip("/"))), posts)


def _post(source: Source, file: str) -> Post:
    text = read_text(source, file)
    addresses = ("/" + file,) if file.lower().endswith(HTML_FILES) else ()
    post = post_of(file, text, addresses=addresses)
    return read_page(post) if is_whole_page(post.body) else post


def is_whole_page(text: str) -> bool:
    """Whether a text is a page of HTML with its head and body."""
    return bool(_PAGE.search(text[:2000]))


def read_page(post: Post) -> Post:
    """The post in a whole HTML page: its article, and what its head says."""
    from lxml import html

    try:
        page = html.document_fromstring(
            post.body.encode(), parser=html.HTMLParser(encoding="utf-8")
        )
    except (ValueError, html.etree.ParserError):
        return post
    meta = {
        (e.get("property") or e.get("name") or e.get("itemprop") or "").lower(): e.get("content")
        or ""
        for e in page.iter("meta")
    }
    title = page.find(".//title")
    time = page.find(".//time[@datetime]")
    article = _article(page)
    date = (
        meta.get("article:published_time") or meta.get("date") or meta.get("dcterms.created") or ""
    )
    if not date and time is not None:
        date = time.get("datetime")
    author = meta.get("author") or meta.get("article:author") or ""
    return msgspec.structs.replace(
        post,
        title=post.title or meta.get("og:title") or _title(article, title),
        date=moment_of(date) or post.date,
        authors=post.authors or ((author,) if author and "://" not in author else ()),
        summary=post.summary or meta.get("description", ""),
        lang=post.lang or page.get("lang") or "",
        topics=post.topics or tuple(filter(None, re.split(r"\s*,\s*", meta.get("keywords", "")))),
        body=html.tostring(article, encoding="unicode", with_tail=False),
        format="html",
    )


def _article(page: Tree) -> Tree:
    """The element with the text of a page."""
    articles = list(page.iter("article"))
    if len(articles) == 1:
        return articles[0]
    main = page.find(".//main")
    body = page.find("body")
    return main if main is not None else page if body is None else body


def _title(article: Tree, title: Tree | None) -> str:
    heading = article.find(".//h1")
    if heading is not None:
        return text_of(heading)
    return "" if title is None else text_of(title)
