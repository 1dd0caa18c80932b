"""What is said of an imported article, and whether the archive has it already.

Reads briefs, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from briefing.content.ast import Array, Scalar, Table, value_of
from briefing.content.fields import LINK_ONLY
from briefing.content.frontmatter import split
from briefing.content.types import Config
from briefing.importers.to_draft import DraftOptions, has_offset, with_offset
from briefing.importers.types import Article


def told(
    name: str,
    path: str,
    article: Article,
    choice: DraftOptions,
    words: Config,
    wanted: tuple[str, ...],
) -> list[str]:
    """The report on a draft: what it has, what could not be told, what to look at. `wanted` are the
    topics that the author named."""
    times = [with_offset(t, choice.time_zone) for t in (article.published, article.modified)]
    author = f"{article.author} <{article.email}>" if article.email else article.author
    proposed = "" if wanted or not choice.topics else " (proposed: their names stand in it)"
    has = {
        "title": article.title,
        "publisher": article.publisher,
        "author": author.strip(),
        "published": times[0],
        "modified": times[1],
        "section": article.section,
        "caption": article.caption,
        "credit": article.credit,
        "address": article.url,
        "language": choice.lang,
        "summary": article.summary,
        "topics": ", ".join(choice.topics) + proposed,
    }
    count = sum(len(b.plain.split()) for b in article.blocks)
    has["text"] = f"{count} words" if count else ""
    if choice.rights == LINK_ONLY and count:
        has["text"] += ", which stay in the file: rights are link-only"
    return [
        f"{path} from {'standard input' if name == '-' else name}",
        *(f"  {key:<10}{_shortened(value)}" for key, value in has.items() if value),
        *(f"  - {line}" for line in _to_do(article, choice, words)),
    ]


def _to_do(article: Article, choice: DraftOptions, words: Config) -> Iterator[str]:
    """What the author should know or do."""
    settings = words.settings
    lacking = [n for n in ("publisher", "author", "published") if not getattr(article, n)]
    if not article.url:
        lacking.append("address")
    if lacking:
        yield f"not told: {', '.join(lacking)}"
    if not article.published:
        yield f"the draft's date is today's, {choice.today}"
    if any("T" in t and not has_offset(t) for t in (article.published, article.modified)):
        yield f"times without a zone are read as in {choice.time_zone}, the archive's"
    yield from article.notes
    if not article.url and choice.rights == LINK_ONLY:
        yield "to publish it, add the original's address: url: https://… under sources"
    if not choice.topics:
        yield "no topic of the archive is named in it: fill in topics"
    if not choice.author:
        where = "no author in authors.toml is git's user" if words.authors else "git names no user"
        yield f"{where}: fill in author, who clips it"
    if not article.summary:
        yield "it has no summary: write one or two sentences of your own"
    if not choice.kind:
        kind = settings.kinds[0]
        yield f"it is a “{kind}”: site.toml has no kind “clip”; add it to kinds to tell clips apart"


def _shortened(text: str) -> str:
    return text if len(text) <= 86 else text[:85].rstrip() + "…"


# ---- whether it is there ------------------------------------------------------------------------


def twin(article: Article, zone: str, briefs: dict[str, str]) -> str:
    """The path of the brief that the archive has of the same article, or an empty text. `briefs`
    are the places on the disk of all briefs."""
    same = (article.title, article.publisher, with_offset(article.published, zone)[:10])
    for path, real in briefs.items():
        with suppress(OSError), open(real, "rb") as stream:
            head = stream.read(1 << 17).decode("utf-8", "replace").partition("\n---\n")[0]
            if "\nrights: " not in head:
                continue
            for source in _sources(f"{head}\n---\n", path):
                there = (
                    source.get("title"),
                    source.get("publisher", ""),
                    source.get("date", "")[:10],
                )
                if there == same or (article.url and source.get("url") == article.url):
                    return path
    return ""


def _sources(text: str, path: str) -> list[dict[str, str]]:
    """The sources in some front matter, as written."""
    table = split(text, path)[0]
    listed = value_of(table, "sources") if table else None
    tables = [t for t in listed.items if isinstance(t, Table)] if isinstance(listed, Array) else []
    return [{k.text: v.text for k, v in t.pairs if isinstance(v, Scalar)} for t in tables]
