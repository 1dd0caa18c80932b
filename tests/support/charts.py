"""Pages of charts that are drawn from data, in a copy of the shipped site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.core.model import Media
from briefing.markdown.convert import convert

_PAGE = "briefs/security-council-resolutions.html"


def write_chart_page(
    top: Path, name: str, charts: Sequence[tuple[str, str]], lang: str = "en"
) -> None:
    """Write a page with charts beside the briefs of a site. A chart is a kind and the text of a CSV
    file."""
    folder = "content/briefs/"
    blocks = (
        f"```chart\ndata: {number}.csv\nkind: {kind}\ntitle: T\nsource: S\n```\n"
        for number, (kind, _) in enumerate(charts)
    )
    body, problems = convert(
        "\n".join(blocks),
        path=f"{folder}a.md",
        first_line=1,
        lang=lang,
        find_media=lambda path: Media(path, "media/t.csv", 0, 0, "text/csv"),
        read_text=lambda path: (charts[int(path.removeprefix(folder)[:-4])][1], ()),
    )
    assert problems == ()
    assert body
    page = (top / _PAGE).read_text("utf-8")
    start, end = page.index('<div class="prose">'), page.index('<footer class="apparatus">')
    prose = f'<div class="prose">{body.prose.html}</div>'
    (top / f"briefs/{name}.html").write_text(page[:start] + prose + page[end:], "utf-8")
