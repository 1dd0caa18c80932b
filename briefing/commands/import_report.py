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
from briefing.importers.to_draft import Choice, has_offset, settled
from briefing.importers.types import Clip


def told(
    name: str,
    path: str,
    clip: Clip,
    choice: Choice,
    words: Config,
    wanted: tuple[str, ...],
) -> list[str]:
    """The report on a draft: what it has, what could not be told, what to look at. `wanted` are the
    topics that the author named."""
    times = [settled(t, choice.zone) for t in (clip.published, clip.modified)]
    author = f"{clip.author} <{clip.email}>" if clip.email else clip.author
    proposed = "" if wanted or not choice.topics else " (proposed: their names stand in it)"
    has = {
        "title": clip.title,
        "publisher": clip.publisher,
        "author": author.strip(),
        "published": times[0],
        "modified": times[1],
        "section": clip.section,
        "caption": clip.caption,
        "credit": clip.credit,
        "address": clip.url,
        "language": choice.lang,
        "summary": clip.summary,
        "topics": ", ".join(choice.topics) + proposed,
    }
    count = sum(len(b.plain.split()) for b in clip.blocks)
    has["text"] = f"{count} words" if count else ""
    if choice.rights == LINK_ONLY and count:
        has["text"] += ", which stay in the file: rights are link-only"
    return [
        f"{path} from {'standard input' if name == '-' else name}",
        *(f"  {key:<10}{_shortened(value)}" for key, value in has.items() if value),
        *(f"  - {line}" for line in _to_do(clip, choice, words)),
    ]


def _to_do(clip: Clip, choice: Choice, words: Config) -> Iterator[str]:
    """What the author should know or do."""
    settings = words.settings
    lacking = [n for n in ("publisher", "author", "published") if not getattr(clip, n)]
    if not clip.url:
        lacking.append("address")
    if lacking:
        yield f"not told: {', '.join(lacking)}"
    if not clip.published:
        yield f"the draft's date is today's, {choice.today}"
    if any("T" in t and not has_offset(t) for t in (clip.published, clip.modified)):
        yield f"times without a zone are read as in {choice.zone}, the archive's"
    yield from clip.notes
    if not clip.url and choice.rights == LINK_ONLY:
        yield "to publish it, add the original's address: url: https://… under sources"
    if not choice.topics:
        yield "no topic of the archive is named in it: fill in topics"
    if not choice.author:
        where = "no author in authors.toml is git's user" if words.authors else "git names no user"
        yield f"{where}: fill in author, who clips it"
    if not clip.summary:
        yield "it has no summary: write one or two sentences of your own"
    if not choice.kind:
        kind = settings.kinds[0]
        yield f"it is a “{kind}”: site.toml has no kind “clip”; add it to kinds to tell clips apart"


def _shortened(text: str) -> str:
    return text if len(text) <= 86 else text[:85].rstrip() + "…"


# ---- whether it is there ------------------------------------------------------------------------


def twin(clip: Clip, zone: str, briefs: dict[str, str]) -> str:
    """The path of the clip that the archive has of the same article, or an empty text. `briefs` are
    the places on the disk of all briefs."""
    same = (clip.title, clip.publisher, settled(clip.published, zone)[:10])
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
                if there == same or (clip.url and source.get("url") == clip.url):
                    return path
    return ""


def _sources(text: str, path: str) -> list[dict[str, str]]:
    """The sources in some front matter, as written."""
    table = split(text, path)[0]
    listed = value_of(table, "sources") if table else None
    tables = [t for t in listed.items if isinstance(t, Table)] if isinstance(listed, Array) else []
    return [{k.text: v.text for k, v in t.pairs if isinstance(v, Scalar)} for t in tables]
