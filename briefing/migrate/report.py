"""The report of a migration, as a page for people and as data for programs.

The posts that need a person come first. It must not know the disk.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable

import msgspec

from briefing.migrate.types import CHANGED, CHECK, LOST, Note

_URGENCIES = {LOST: "Left out or simplified", CHECK: "To be checked", CHANGED: "Changed"}
# What became of a post. A `page` is a standing page.
MIGRATED, DRAFT, PAGE, LISTED = "migrated", "draft", "page", "listed"
# The totals and the statuses in the words of the page for people.
_TOTALS = {
    "posts": "Posts and pages in the source",
    MIGRATED: "Briefs",
    DRAFT: "Drafts of briefs",
    PAGE: "Standing pages",
    LISTED: "Not migrated",
    "words": "Words in the source",
    "words_kept": "Words of the source in the archive",
    "addresses": "Old addresses that lead to a new page",
}
_STATUSES = {MIGRATED: "brief", DRAFT: "draft", PAGE: "standing page", LISTED: "not migrated"}


class Line(msgspec.Struct, frozen=True):
    """One post in the report. `status` is one of those above; a post that is only listed is in
    `unresolved/`. `path` is that of the brief or standing page, or of the post in `unresolved/`;
    `addresses` are the old addresses that lead to it."""

    id: str
    file: str
    title: str
    status: str
    path: str = ""
    date: str = ""
    addresses: tuple[str, ...] = ()
    words: int = 0
    words_kept: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def urgency(self) -> int:
        """0 if a part of the post is lost, 1 if it must be checked, 2 if it changed, else 3."""
        urgencies = [*_URGENCIES]
        lowest = min((urgencies.index(note.urgency) for note in self.notes), default=3)
        return 0 if self.status == LISTED else lowest


class Report(msgspec.Struct, frozen=True):
    """All posts of a migration, and notes on the source as a whole."""

    source: str
    kind: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()

    def totals(self) -> dict[str, int]:
        """The numbers of posts and pages, words, old addresses and notes."""
        counts = Counter(line.status for line in self.lines)
        notes = Counter(note.code for line in self.lines for note in line.notes)
        return {
            "posts": len(self.lines),
            **{status: counts[status] for status in (MIGRATED, DRAFT, PAGE, LISTED)},
            "words": sum(line.words for line in self.lines),
            "words_kept": sum(line.words_kept for line in self.lines),
            "addresses": sum(len(line.addresses) for line in self.lines),
            **{f"note: {code}": count for code, count in sorted(notes.items())},
        }


def report_json(report: Report) -> bytes:
    """The report as JSON. A later migration reads it to know what the archive has."""
    data = {
        "source": report.source,
        "kind": report.kind,
        "totals": report.totals(),
        "notes": report.notes,
        "posts": _sort_lines(report.lines),
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _sort_lines(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.urgency, line.file, line.id))


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}h2{margin-top:2.5rem}table{border-collapse:collapse}"
    "td,th{padding:.2rem 1rem .2rem 0;text-align:start;vertical-align:top}"
    "article{border-top:1px solid #ccc;padding:.75rem 0}h3{margin:0;font-size:1rem}"
    "p,ul{margin:.25rem 0}.lost{color:#a11212;font-weight:600}.check{color:#7a4b00}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}"
    ".lost{color:#ff9d9d}.check{color:#ffc66d}}"
)


def report_html(report: Report) -> bytes:
    """The report as one page without scripts."""
    groups: list[list[Line]] = [[], [], [], []]
    for line in _sort_lines(report.lines):
        groups[line.urgency].append(line)
    titles = (
        "Posts of which a part is missing",
        "Posts to be checked",
        "Posts that changed in form",
        "Posts without a remark",
    )
    sections = "".join(
        f"<h2>{title} ({len(group):,})</h2>\n{''.join(map(_article, group))}"
        for title, group in zip(titles, groups, strict=True)
        if group
    )
    totals = report.totals()
    rows = "".join(
        f"<tr><th>{name}</th><td>{totals[key]:,}</td></tr>\n" for key, name in _TOTALS.items()
    )
    general = "".join(f"<li>{_text(note.text)}</li>\n" for note in report.notes)
    general = f"<ul>\n{general}</ul>\n" if general else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Migration report</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>Migration report</h1>\n<p>From {_text(report.source)} ({_text(report.kind)})</p>\n"
        f"<table>{rows}</table>\n{general}{sections}</body></html>\n"
    ).encode()


def _article(line: Line) -> str:
    target = "not migrated"
    if line.path:
        link = f'<a href="{html.escape(line.path)}">{_text(line.path)}</a>'
        target = f"{link} ({_STATUSES[line.status]})"
    notes = "".join(
        f'<li class="{note.urgency}">{_text(_place(line, note))}: {_text(note.text)}</li>\n'
        for note in sorted(line.notes, key=lambda note: [*_URGENCIES].index(note.urgency))
    )
    return (
        f"<article><h3>{_text(line.title or line.id)}</h3>\n"
        f"<p>{_text(line.file)} → {target}</p>\n"
        + (f"<ul>\n{notes}</ul>" if notes else "")
        + "</article>\n"
    )


def _place(line: Line, note: Note) -> str:
    return f"{line.file}:{note.line}" if note.line else line.file


def _text(text: str) -> str:
    return html.escape(text, quote=False)
