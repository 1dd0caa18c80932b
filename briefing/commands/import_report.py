"""The report on an imported article, and the search for an earlier import of the same article.

Reads briefs, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from briefing.content.ast import Scalar, Table, items_of, value_of
from briefing.content.decode import decode_leniently
from briefing.content.fields import LINK_ONLY
from briefing.content.frontmatter import split
from briefing.content.types import Config
from briefing.importers.to_draft import DraftOptions, has_offset, is_own, with_offset
from briefing.importers.types import Article

_MAX_VALUE_LENGTH = 86
_MAX_FRONT_MATTER_BYTES = 1 << 17


def report_lines(
    files: tuple[str, str],
    article: Article,
    options: DraftOptions,
    config: Config,
    has_topics: bool,
) -> list[str]:
    """Return the report on a draft: what the article has, what is missing, and what to do.

    `files` are the name of the imported file and the path of the draft. `has_topics` is true if the
    author named the topics.
    """
    name, path = files
    published, modified = (
        with_offset(t, options.time_zone) for t in (article.published, article.modified)
    )
    author = f"{article.author} <{article.email}>" if article.email else article.author
    topics = ", ".join(options.topics)
    if topics and not has_topics:
        topics += " (proposed, because the text contains their names)"
    words = sum(len(block.plain.split()) for block in article.blocks)
    text = f"{words} words" if words else ""
    if article.pictures:
        count = len(article.pictures)
        text += f", {count} picture{'s' * (count > 1)}"
    if words and options.rights == LINK_ONLY:
        text += ", which the site does not show (rights: link-only)"
    values = {
        "title": article.title,
        "publisher": article.publisher,
        "author": author.strip(),
        "published": published,
        "modified": modified,
        "section": article.section,
        "caption": article.caption,
        "credit": article.credit,
        "address": article.url,
        "language": options.lang,
        "summary": article.summary,
        "topics": topics,
        "text": text,
    }
    return [
        f"{path} from {'standard input' if name == '-' else name}",
        *(f"  {key:<10}{_shorten(value)}" for key, value in values.items() if value),
        *(f"  - {line}" for line in _remarks(article, options, config)),
    ]


def _remarks(article: Article, options: DraftOptions, config: Config) -> Iterator[str]:
    """What the author should know or do."""
    own = is_own(article, options.rights)
    wanted = ("author", "published") if own else ("publisher", "author", "published", "url")
    missing = ["address" if n == "url" else n for n in wanted if not getattr(article, n)]
    if missing:
        yield f"not found in the file: {', '.join(missing)}"
    if not article.published:
        yield f"the draft has the date of today, {options.today}"
    if any("T" in t and not has_offset(t) for t in (article.published, article.modified)):
        yield f"times without an offset are in {options.time_zone}, the time zone of the archive"
    yield from article.notes
    if not article.url and options.rights == LINK_ONLY:
        yield "before you publish it, add the address of the original to sources: url: https://…"
    if not options.topics:
        yield "the text names no topic of the archive: fill in topics"
    if not options.author:
        is_unknown = "no author in authors.toml is the user of Git"
        reason = is_unknown if config.authors else "there are no authors in authors.toml"
        yield f"{reason}: fill in author with your name"
    if not article.summary:
        yield "there is no summary: write one or two sentences of your own"
    if not options.kind and not own:
        kind = config.settings.kinds[0]
        yield f"the kind is “{kind}”: to have a kind of its own, add “clip” to kinds in site.toml"


def _shorten(text: str) -> str:
    limit = _MAX_VALUE_LENGTH
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


# ---- earlier imports ----------------------------------------------------------------------------


def find_duplicate(article: Article, zone: str, briefs: dict[str, str]) -> str:
    """Return the path of a brief that was made from the same article, or an empty text.

    `briefs` maps the paths of all briefs to their real paths.
    """
    wanted = (article.title, article.publisher, with_offset(article.published, zone)[:10])
    for path, real_path in briefs.items():
        with suppress(OSError), open(real_path, "rb") as stream:
            head = decode_leniently(stream.read(_MAX_FRONT_MATTER_BYTES))
            head = head.partition("\n---\n")[0]
            for source in _sources(f"{head}\n---\n", path) if "\nrights: " in head else ():
                title, publisher, date = map(source.get, ("title", "publisher", "date"))
                is_same_article = (title, publisher or "", (date or "")[:10]) == wanted
                if is_same_article or (article.url and source.get("url") == article.url):
                    return path
    return ""


def _sources(text: str, path: str) -> list[dict[str, str]]:
    """The sources in front matter, as written. A text without one is its own."""
    table = split(text, path)[0]
    tables = [t for t in items_of(table and value_of(table, "sources")) if isinstance(t, Table)]
    tables = tables or ([table] if table else [])
    return [{k.text: v.text for k, v in t.pairs if isinstance(v, Scalar)} for t in tables]
