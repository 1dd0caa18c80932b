"""An author who follows a message exactly has no more problems: an example of each code.

`CASES` maps a code to its example: a file with a mistake, and the same file after the cure. `hint`
is the part of the message that the cure is taken from. `ELSEWHERE` has the codes that no file of an
archive causes by itself, each with the reason.
"""

from __future__ import annotations

import ast
import re
import shutil
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.build.types import BuildRequest
from briefing.content.archive_version import archive_version
from briefing.core.diagnostics import Problem
from briefing.lint.runner import check_archive
from tests.support.fonts import FONT
from tests.support.pictures import png
from tests.support.repository import REPO
from tests.support.shared import compute_once

AT = 1_800_000_000  # In January 2027.


class Case(NamedTuple):
    """A file of the archive with a mistake. `cured` is the same file after the cure; `moved` its
    new name, if the cure is another name; an empty `cured` text means that the file is deleted."""

    file: str
    broken: str | bytes
    cured: str | bytes
    hint: str
    moved: str = ""


TOPICS = """[sanctions]
name = "Sanctions"

[ports]
name = "Ports"

[talks]
name = "Talks"
broader = "sanctions"
"""
AUTHORS = '[minji]\nname = "Minji Han"\n\n[ruth]\nname = "Ruth Ellery"\n'
SITE = 'title = "Peninsula Briefs"\n'
SERIES = '[first]\nname = "First"\n\n[second]\nname = "Second"\n\n'
SERIES += '[third]\nname = "Third"\n'
ARCHIVE: dict[str, str | bytes] = {
    "topics.toml": TOPICS,
    "authors.toml": AUTHORS,
    "site.toml": SITE,
}
ARCHIVE["series.toml"] = SERIES
ARCHIVE["fonts/serif.otf"] = FONT.read_bytes()
CARDS = 'cards = true\ncard_fonts = ["fonts/serif.otf"]\n'


def text_of(title: str, front: str = "", body: str = "Text.") -> str:
    return (
        f'---\ntitle: "{title}"\ndate: 2021-05-11\nauthor: minji\ntopics: [talks]\n'
        f"summary: What happened.\nsources: [{{title: A source}}]\n{front}---\n{body}\n"
    )


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


# The files of examples that have a mistake in a cell, and the kinds of the charts that use them.
CHARTS = {
    "case-bad-csv": "bar",
    "case-large-table": "line",
    "case-negative-part": "stacked",
    "case-not-a-number": "dot",
    "case-short-row": "bar",
}


def _chart(name: str, *more: str) -> str:
    options = f"data: {name}.csv", f"kind: {CHARTS.get(name, 'bar')}", "title: T", "source: S"
    return "\n".join(("```chart", *options, *more, "```"))


PNG = _png()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h1"/></svg>'
# Files that examples refer to. They have no mistakes.
OTHERS: dict[str, str | bytes] = {
    "briefs/other-brief.md": text_of(
        "Quite another matter", body="Text.\n\n## What follows\n\nText."
    ),
    "briefs/second.md": text_of("Second"),
    "briefs/third.md": text_of("Third"),
    "briefs/a-part.md": text_of("A part", "series: {id: first, part: 1}\n"),
    "briefs/another-part.md": text_of("Another part", "series: {id: third, part: 1}\n"),
    "briefs/a-draft.md": text_of("Unseen", "status: draft\nseries: {id: second, part: 1}\n"),
    "briefs/secret.md": text_of("Secret", "status: draft\n"),
    "briefs/gone.md": text_of(
        "Gone", "status: withdrawn\nupdates: [{date: 2021-05-12, kind: withdrawal, note: Gone.}]\n"
    ),
    "pages/about-us.md": "---\ntitle: U\n---\nText.\n",
    "briefs/chart.png": PNG,
    "briefs/figures.csv": "a,b\n1,2\n",
    "briefs/charts.md": text_of("Charts", body="\n\n".join(map(_chart, CHARTS))),
}


def _front(code: str, broken: str, cured: str, hint: str) -> tuple[str, Case]:
    """A mistake in an additional line of front matter."""
    title = code.replace("-", " ").title()
    return code, Case(
        f"briefs/case-{code}.md",
        text_of(title, broken + "\n"),
        text_of(title, cured + "\n" if cured else ""),
        hint,
    )


def _cell(code: str, broken: str, cured: str, hint: str) -> tuple[str, Case]:
    """A mistake in the file of a chart."""
    return code, Case(f"briefs/case-{code}.csv", broken, cured, hint)


def _edit(code: str, old: str, broken: str, cured: str, hint: str) -> tuple[str, Case]:
    """A mistake in the place of a part of a brief."""
    text = text_of(code.replace("-", " ").title())
    assert old in text
    return code, Case(
        f"briefs/case-{code}.md", text.replace(old, broken), text.replace(old, cured), hint
    )


def _body(code: str, broken: str, cured: str, hint: str) -> tuple[str, Case]:
    """A mistake in the body of a brief."""
    title = code.replace("-", " ").title()
    return code, Case(
        f"briefs/case-{code}.md", text_of(title, body=broken), text_of(title, body=cured), hint
    )


_DATE = "date: 2021-05-11"
_AUTHOR = "author: minji"

FRONT_MATTER = (
    _front("bad-alias", "aliases: [a b]", "aliases: [a-b]", "former slug"),
    _edit(
        "not-markdown",
        "summary: What happened.",
        'summary: What happened.\nupdates: [{date: 2022-01-01, note: "See [a](b.md)."}]',
        'summary: What happened.\nupdates: [{date: 2022-01-01, note: "See a."}]',
        "write only the words",
    ),
    _edit("not-text", 'title: "Not Text"', "title: 1984", 'title: "1984"', "in quotation marks"),
    _edit("bad-date", _DATE, "date: 11 May 2021", _DATE, "write it as 2021-05-11"),
    _edit(
        "bad-email",
        "{title: A source}",
        "{title: A, author_email: me}",
        "{title: A, author_email: name@example.org}",
        "write it as name@example.org",
    ),
    _edit(
        "bad-web-address",
        "{title: A source}",
        "{title: A, url: www.un.org}",
        "{title: A, url: https://www.un.org}",
        "as in https://www.un.org",
    ),
    (
        "bad-fence",
        Case(
            "briefs/case-bad-fence.md",
            "--- x" + text_of("Bad Fence")[3:],
            text_of("Bad Fence"),
            "“---” must be alone on its line",
        ),
    ),
    _front("bad-key", "? [a]\n: b", "kind: brief", "write it as: key: value"),
    _front("bad-language", "lang: en_us", "lang: en-US", "write it as en-US"),
    _front("duplicate-key", "lang: en\nlang: en", "lang: en", "keep one; the other is on line 8"),
    _front("duplicate-value", "aliases: [old, old]", "aliases: [old]", "remove one"),
    _front(
        "early-update",
        "updates: [{date: 2021-05-10, note: N}]",
        "updates: [{date: 2021-05-11, note: N}]",
        "correct one of the two dates",
    ),
    _front(
        "future-update",
        "updates: [{date: 2951-05-10, note: N}]",
        "updates: [{date: 2021-06-10, note: N}]",
        "write the date when the change was made",
    ),
    _front("empty-value", "lang:", "", "or delete it"),
    _front("invisible-character", 'translator: "A\\u202eB"', 'translator: "AB"', "delete it"),
    _front(
        "missing-withdrawal",
        "status: withdrawn",
        "status: withdrawn\nupdates:\n- {date: 2021-05-11, kind: withdrawal, note: …}",
        "add under updates: - {date: 2021-05-11, kind: withdrawal, note: …}",
    ),
    _front(
        "withdrawal-without-status",
        "updates: [{date: 2021-05-11, kind: withdrawal, note: N}]",
        "status: withdrawn\nupdates: [{date: 2021-05-11, kind: withdrawal, note: N}]",
        "write “status: withdrawn”",
    ),
    _front("nesting-too-deep", "kind: [[[[[[[[a]]]]]]]]", "", "use two levels at most"),
    _edit(
        "list-too-long",
        "[talks]",
        f"[{', '.join(f't{n}' for n in range(300))}]",
        "[talks]",
        "keep at most 200 of them",
    ),
    _edit(
        "text-too-long",
        '"Text Too Long"',
        f'"{"Long " * 100}"',
        '"Text Too Long"',
        "shorten it to 300 characters or fewer",
    ),
    _front("country-code", "lang: kr", "lang: ko", "write ko for Korean"),
    _front(
        "unknown-choice",
        "status: finished",
        "status: published",
        "Use one of: draft, published, withdrawn",
    ),
    _front(
        "unknown-key",
        "corrections: Wrong day",
        "updates: [{date: 2021-05-11, kind: correction, note: Wrong day}]",
        "as in updates: [{date: 2021-05-11, kind: correction, note: Wrong day}]",
    ),
    _front(
        "unsupported-yaml",
        "translator: &a A",
        'translator: "&a A"',
        "put the value in quotation marks",
    ),
    _front(
        "wrong-type",
        "updates:\n- Fixed a typo",
        "updates:\n- {date: 2021-05-11, kind: update, note: Fixed a typo}",
        "write it as {date: 2021-05-11, kind: update, note: Fixed a typo}",
    ),
    _front("yaml-bracket", "aliases: [a, b", "aliases: [a, b]", "add “]” at its end"),
    _front("yaml-colon", "translator: A: B", 'translator: "A: B"', 'translator: "A: B"'),
    _front(
        "yaml-comment",
        "translator: A # B",
        'translator: "A # B"',
        "put the value in quotation marks",
    ),
    _front(
        "yaml-indent",
        "image:\n\tsrc: chart.png",
        "image:\n  src: chart.png\n  alt: A chart",
        "use spaces",
    ),
    _front("yaml-key", "lang:en", "lang: en", "lang: en"),
    _front(
        "yaml-quote",
        'translator: "A',
        'translator: "A"',
        "close it with the same quotation mark on the same line",
    ),
    _front("yaml-value", "translator: @A", 'translator: "@A"', "put the value in quotation marks"),
    _front(
        "invalid-yaml",
        "translator: 'A' B",
        "translator: \"'A' B\"",
        "use the other kind of quotation mark outside",
    ),
    _edit("missing-key", _DATE + "\n", "", "date: 2021-05-11\n", "add “date: 2021-05-11”"),
    _edit("missing-body", "Text.", "", "Text.", "write some text there"),
    _edit(
        "placeholder-text",
        "Text.",
        "Begin with what happened, when and where. Without a summary, lists show this paragraph.",
        "Text.",
        "replace it with your own text",
    ),
    _edit("undecided-draft", _AUTHOR, "status: draft", "status: draft\nauthor: minji", "author: …"),
    _edit(
        "unknown-author",
        _AUTHOR,
        "author: Minji Hann",
        "author: Minji Han",
        "did you mean “Minji Han”?",
    ),
    _edit("unknown-topic", "[talks]", "[taks]", "[talks]", "did you mean “talks”?"),
    _edit("repeated-term", "[talks]", "[talks, TALKS]", "[talks]", "remove it"),
    _edit("missing-summary", "summary: What happened.\n", "", "summary: …\n", "summary: …"),
    _edit(
        "no-source",
        "sources: [{title: A source}]\n",
        "",
        "sources: [{title: …, publisher: …, url: https://…}]\n",
        "add “sources: [{title: …, publisher: …, url: https://…}]”",
    ),
    _edit(
        "long-title",
        '"Long Title"',
        f'"{"Title that is long " * 5}"',
        '"Long Title"',
        "shorten the title",
    ),
    _edit(
        "like-title",
        '"Like Title"',
        '"Quite another matters"',
        '"Quite another matter, in 2021"',
        "what makes this brief different",
    ),
    _front(
        "link-only-source",
        "rights: link-only",
        "",
        "add under sources: - {title: …, publisher: …, url: https://",
    ),
    _front(
        "link-only-picture",
        "rights: link-only\nimage: {src: chart.png, alt: A chart}",
        "rights: full\nimage: {src: chart.png, alt: A chart}",
        "write “rights: full”",
    ),
    _front(
        "not-a-picture",
        "image: {src: figures.csv, alt: A chart}",
        "image: {src: chart.png, alt: A chart}",
        "use a PNG, JPEG or SVG file",
    ),
    _front(
        "unknown-brief",
        "supersedes: [other-breif]",
        "supersedes: [other-brief]",
        "did you mean “other-brief”?",
    ),
    _front(
        "note-without-supersedes",
        "supersedes_note: It has newer figures.",
        "supersedes: [second]\nsupersedes_note: It has newer figures.",
        "name the briefs that it replaces",
    ),
    _front("self-relation", "supersedes: [case-self-relation]", "", "remove it"),
    _front(
        "same-language",
        "translation_of: second",
        "lang: fr\ntranslation_of: second",
        "correct “lang”",
    ),
    _front(
        "hidden-relation",
        "supersedes: [secret]",
        "status: draft\nsupersedes: [secret]",
        "hold this one back too",
    ),
    _front("duplicate-alias", "aliases: [third]", "", "remove it"),
    _front(
        "duplicate-part",
        "series: {id: third, part: 1}",
        "series: {id: third, part: 2}",
        "write “part: 2”",
    ),
    _front(
        "hidden-part",
        "series: {id: second, part: 2}",
        "status: draft\nseries: {id: second, part: 2}",
        "hold this one back too",
    ),
    _front(
        "translated-part",
        "lang: ko\ntranslation_of: a-part\nseries: {id: first, part: 9}",
        "lang: ko\ntranslation_of: a-part\nseries: {id: first, part: 1}",
        "write “part: 1”",
    ),
    _front(
        "unknown-series",
        "series: {id: thrd, part: 3}",
        "series: {id: third, part: 3}",
        "did you mean “third”?",
    ),
)


_ROWS = "day,n\n" + "".join(f"{year},1\n" for year in range(1800, 2100))
BODIES = (
    _cell("bad-csv", "a,b\nx,1,2\n", 'a,b\nx,"1,2"\n', "needs quotation marks"),
    _cell(
        "large-table",
        _ROWS + "".join(f"2100-{m:02}-{d:02},1\n" for m in range(1, 6) for d in range(1, 29)),
        _ROWS,
        "keep at most 400 rows",
    ),
    _cell("negative-part", "a,b,c\nx,-1,2\n", "a,c\nx,2\n", "leave out the column"),
    _cell("short-row", "a,b,c\nx,1\ny,2,3\n", "a,b,c\nx,1,\ny,2,3\n", "at the end of the line"),
    _cell("not-a-number", "a,b\nx,12 t\n", "a,b\nx,12\n", "write only the number, such as 12"),
    _body(
        "chart-option",
        _chart("figures", "values is b"),
        _chart("figures", "values: b"),
        "write each option on its own line",
    ),
    _body(
        "unknown-column",
        _chart("figures", "values: bb"),
        _chart("figures", "values: b"),
        "did you mean “b”?",
    ),
    _body(
        "absolute-path",
        "[a](/other-brief.md)",
        "[a](other-brief.md)",
        "name a file such as other-brief.md",
    ),
    _body(
        "dead-fragment",
        "[a](other-brief.md#what-folows)",
        "[a](other-brief.md#what-follows)",
        "did you mean “#what-follows”?",
    ),
    _body(
        "dead-link", "[a](other-breif.md)", "[a](other-brief.md)", "did you mean other-brief.md?"
    ),
    _body(
        "duplicate-footnote",
        "A[^a].\n\n[^a]: B.\n\n[^a]: C.",
        "A[^a].[^b]\n\n[^a]: B.\n\n[^b]: C.",
        "give each footnote its own name",
    ),
    _body(
        "empty-box", "!!! note\n\nText.", "!!! note\n    Text.", "indent its text by four spaces"
    ),
    _body(
        "empty-link", "[a]()", "[a](other-brief.md)", "write the address between the round brackets"
    ),
    _body(
        "external-picture",
        "![A chart](https://www.un.org/a.png)",
        "![A chart](chart.png)",
        "copy the picture beside the brief",
    ),
    _body(
        "file-name-alt",
        "![chart.png](chart.png)",
        "![A line that rises](chart.png)",
        "describe what the picture shows",
    ),
    _body("first-level-heading", "# What", "## What", "begin with “## …”"),
    _body(
        "foreign-bullet",
        "• one\n• two",
        "- one\n- two",
        "write “- ” in the place of each such sign",
    ),
    _body(
        "heading-id",
        "A[^1].\n\n## B {#fn-1}\n\nC.\n\n[^1]: D.",
        "A[^1].\n\n## B {#fn-1-2}\n\nC.\n\n[^1]: D.",
        "such as {#fn-1-2}",
    ),
    _body("unclosed-html", "<kbd>A", "<kbd>A</kbd>", "</kbd>"),
    _body(
        "unclosed-comment", "A.\n\n<!-- B", "A.\n\n<!-- B\n-->", "write --> where the comment ends"
    ),
    _body("hidden-link", "[a](secret.md)", "a", "remove the link until that brief is published"),
    _body(
        "incomplete-address",
        "[a](https:www.un.org)",
        "[a](https://www.un.org)",
        "did you mean https://www.un.org?",
    ),
    _body(
        "link-scheme",
        "[a](ftp://www.un.org/)",
        "[a](https://www.un.org/)",
        "begin a link with https://",
    ),
    _body(
        "merge-conflict",
        "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> b",
        "One.",
        "delete the lines <<<<<<<, ======= and >>>>>>>",
    ),
    _body(
        "missing-alt",
        "![](chart.png)",
        "![A chart](chart.png)",
        "write between the square brackets",
    ),
    _body("missing-file", "[a](figurs.csv)", "[a](figures.csv)", "did you mean figures.csv?"),
    _body(
        "missing-heading",
        "[a](#whta)\n\n## What\n\nB.",
        "[a](#what)\n\n## What\n\nB.",
        "did you mean “#what”?",
    ),
    _body(
        "missing-picture",
        "![A chart](chrt.png)",
        "![A chart](chart.png)",
        "did you mean chart.png?",
    ),
    _body(
        "picture-format",
        "![A chart](chart.tiff)",
        "![A chart](chart.png)",
        "save it as PNG or JPEG",
    ),
    _body(
        "missing-scheme", "[a](www.un.org)", "[a](https://www.un.org)", "write https://www.un.org"
    ),
    _body(
        "outside-content",
        "[a](../../../a.md)",
        "[a](other-brief.md)",
        "link only to files of the archive",
    ),
    _body("raw-html", "<b>a</b>", "**a**", "**"),
    _body(
        "skipped-heading",
        "## A\n\nB.\n\n#### C\n\nD.",
        "## A\n\nB.\n\n### C\n\nD.",
        "begin this heading with ###",
    ),
    _body(
        "space-in-link",
        "[a] (https://www.un.org/)",
        "[a](https://www.un.org/)",
        "delete the space between “]” and “(”",
    ),
    _body(
        "table-cells",
        "| a | b |\n|--|--|\n| 1 | 2 | 3 |",
        "| a | b |\n|--|--|\n| 1 | 2 \\| 3 |",
        "write “\\|” for a “|” inside a cell",
    ),
    _body("template-tag", "A {{< figure >}} b", "A `{{< figure >}}` b", "put it between backticks"),
    _body("tex-formula", "A $$x$$ b", "A `$$x$$` b", "put it between backticks"),
    _body("unclosed-fence", "```\na", "```\na\n```", "add a line ``` below the code"),
    _body("undefined-footnote", "A[^a].", "A[^a].\n\n[^a]: …", "add a line “[^a]: …”"),
    _body(
        "undefined-link",
        "[a][b]",
        "[a][b]\n\n[b]: https://www.un.org/",
        "add a line “[b]: https://…”",
    ),
    _body("unknown-box", "!!! nte\n    a", "!!! note\n    a", "did you mean “note”?"),
    _body(
        "unknown-file-type", "[a](a.exe)", "[a](other-brief.md)", "link to a brief (other-brief.md)"
    ),
    _body("unlinked-topic", "Ports and ports.\n\n## Ports", "Ports.", "add ports to the topics"),
    _body(
        "unquoted-box-title",
        "!!! note A title\n    a",
        '!!! note "A title"\n    a',
        "in quotation marks",
    ),
    _body(
        "unread-box",
        "!!! note “A title”\n    a",
        '!!! note "A title"\n    a',
        "with straight quotation marks",
    ),
    _body(
        "unread-table",
        "| a | b |\n|--|--|--|\n| 1 | 2 |",
        "| a | b |\n|--|--|\n| 1 | 2 |",
        "make them equal",
    ),
    _body("unread-chart", "```chrat\na\n```", "```text\na\n```", "write ```chart"),
    _body("unread-heading", "##What\n\nText.", "## What\n\nText.", "write ## What"),
    _body(
        "unread-link",
        "See (this brief)[other-brief.md].",
        "See [this brief](other-brief.md).",
        "write [this brief](other-brief.md)",
    ),
    _body(
        "unread-list",
        "The Council:\n– met,\n– voted.",
        "The Council:\n\n- met,\n- voted.",
        "write “- ” in the place of each such sign, and an empty line above the list",
    ),
    _body("unread-markup", "It ==met==.", "It <mark>met</mark>.", "write <mark>met</mark>"),
    _body("unused-footnote", "A.\n\n[^a]: B.", "A.", "or delete it"),
    _body(
        "wiki-link",
        "[[other brief]]",
        "[other brief](other-brief.md)",
        "[other brief](other-brief.md)",
    ),
)


def _file(
    code: str, file: str, broken: str | bytes, cured: str | bytes, hint: str, moved: str = ""
) -> tuple[str, Case]:
    return code, Case(file, broken, cured, hint, moved)


_WHOLE = text_of("Whole file")
FILES = (
    _file(
        "bad-file-name",
        "briefs/a case.md",
        text_of("Spaces"),
        text_of("Spaces"),
        "name it “a-case.md”",
        "briefs/a-case.md",
    ),
    _file("damaged-picture", "briefs/damaged.png", PNG[:8], PNG, "save it again"),
    _file(
        "duplicate-address",
        "briefs/x/third.md",
        text_of("Fourth"),
        text_of("Fourth"),
        "rename one of the two files",
        "briefs/x/fourth.md",
    ),
    _file("empty-file", "briefs/empty.png", b"", PNG, "save it again"),
    _file(
        "empty-front-matter",
        "pages/empty.md",
        "---\n---\nText.\n",
        "---\ntitle: T\n---\nText.\n",
        "add title",
    ),
    _file(
        "file-too-large",
        "briefs/large.md",
        _WHOLE + "x\n" * 600_000,
        text_of("Large"),
        "make it smaller; the limit is 1 MiB",
    ),
    _file(
        "front-matter-too-large",
        "briefs/front.md",
        "---\n" + "# x\n" * 20_000 + _WHOLE[4:],
        text_of("Front"),
        "the limit is 64 KiB",
    ),
    _file("picture-too-large", "briefs/huge.png", png(30_000, 1), PNG, "make it smaller"),
    _file("invalid-svg", "briefs/invalid.svg", "<svg", SVG, "save it again"),
    _file(
        "lfs-pointer",
        "briefs/pointer.csv",
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "a,b\n",
        "run: git lfs pull",
    ),
    _file(
        "missing-front-matter",
        "pages/missing.md",
        "Text.\n",
        "---\ntitle: T\n---\nText.\n",
        "the keys (title)",
    ),
    _file(
        "no-picture-size",
        "briefs/size.svg",
        SVG.replace('viewBox="0 0 2 1"', ""),
        SVG,
        "give <svg> a viewBox",
    ),
    _file(
        "reserved-name",
        "pages/archive.md",
        "---\ntitle: R\n---\nText.\n",
        "---\ntitle: R\n---\nText.\n",
        "rename the file",
        "pages/about.md",
    ),
    _file(
        "unknown-page",
        "pages/about-ko.md",
        "---\ntitle: K\nlang: ko\ntranslation_of: abuot\n---\nText.\n",
        "---\ntitle: K\nlang: ko\ntranslation_of: about-us\n---\nText.\n",
        "did you mean “about-us”?",
    ),
    _file(
        "toml-front-matter",
        "pages/toml.md",
        '+++\ntitle = "T"\n+++\nText.\n',
        "---\ntitle: T\n---\nText.\n",
        "---\ntitle: T\n---",
    ),
    _file(
        "unclosed-front-matter",
        "pages/unclosed.md",
        "---\ntitle: T\n",
        "---\ntitle: T\n---\nText.\n",
        "add a line “---”",
    ),
    _file(
        "unpublished-file",
        "briefs/notes.txt",
        "Text.",
        _WHOLE,
        "rename the file so that it ends in “.md”",
        "briefs/notes.md",
    ),
    _file(
        "unread-file",
        "Topics.toml",
        TOPICS,
        TOPICS,
        "rename it to content/topics.toml",
        "topics.toml",
    ),
    _file(
        "unshown-brief",
        "topics.toml",
        TOPICS + 'start_here = ["gone"]\n',
        TOPICS,
        "remove it from “start_here”",
    ),
    _file(
        "needless-front-matter",
        "topics/talks.md",
        "---\nlang: en\n---\nText.",
        "Text.",
        "delete the first lines",
    ),
    _file(
        "unsafe-svg", "briefs/unsafe.svg", SVG.replace("<path", "<script/><path"), SVG, "delete it"
    ),
    _file(
        "wrong-encoding",
        "pages/encoding.md",
        "---\ntitle: T\n---\nText.\n".encode("utf-16"),
        "---\ntitle: T\n---\nText.\n",
        "save the file as “UTF-8”",
    ),
    _file(
        "wrong-extension",
        "briefs/wrong.png",
        b"%PDF-1.4",
        b"%PDF-1.4",
        "rename it to wrong.pdf",
        "briefs/wrong.pdf",
    ),
    _file(
        "chained-translation",
        "briefs/chained.md",
        text_of("Chained", "lang: ja\ntranslation_of: korean\n"),
        text_of("Chained", "lang: ja\ntranslation_of: second\n"),
        "name the original: second",
    ),
    _file(
        "circular-relation",
        "briefs/circle.md",
        text_of("Circle", "supersedes: [ring]\n"),
        text_of("Circle"),
        "remove “supersedes” from one of these briefs",
    ),
    _file(
        "newer-brief",
        "briefs/newer.md",
        text_of("Newer", "supersedes: newest\n"),
        text_of("Newer"),
        "delete it here",
    ),
)
OTHERS |= {
    "briefs/newest.md": text_of("Newest").replace("2021", "2022", 1),
    "briefs/korean.md": text_of("Korean", "lang: ko\ntranslation_of: second\n"),
    "briefs/ring.md": text_of("Ring", "supersedes: [circle]\n"),
}

_EDITOR = '[editor]\nbackend = "github"\nrepo = "a/b"\nscript = "site.js"\n'
_FEED = '[[feeds]]\ntitle = "F"\n'
# Errors in these files hide others, so that each has an archive of its own.
SETTINGS = (
    _file(
        "ambiguous-name",
        "authors.toml",
        AUTHORS + '[min]\nname = "Minji Han"\n',
        AUTHORS + '[min]\nname = "Minji Han, the younger"\n',
        "add to one of the two names what makes it different",
    ),
    _file(
        "bad-editor",
        "site.toml",
        SITE + _EDITOR.replace("a/b", "https://github.com/a/b"),
        SITE + _EDITOR,
        "write the owner and the name, as in ministry/briefs",
    ),
    _file(
        "bad-feed",
        "site.toml",
        SITE + _FEED + _FEED,
        SITE + _FEED + _FEED.replace('"F"', '"G"'),
        "change its title",
    ),
    _file(
        "bad-id",
        "topics.toml",
        TOPICS + '["a b"]\nname = "B"\n',
        TOPICS + '[a-b]\nname = "B"\n',
        "name it “a-b”",
    ),
    _file(
        "bad-number",
        "site.toml",
        SITE + "[style]\ntitle_length = 1.5\n",
        SITE + "[style]\ntitle_length = 1\n",
        "write it as 1, 2, 3",
    ),
    _file(
        "circular-topics",
        "topics.toml",
        TOPICS.replace('"Sanctions"', '"Sanctions"\nbroader = "talks"'),
        TOPICS,
        "remove one of the “broader” lines",
    ),
    _file(
        "duplicate-id",
        "topics.toml",
        TOPICS + '[Talks]\nname = "B"\n',
        TOPICS + '[talks-b]\nname = "B"\n',
        "rename one of them",
    ),
    _file(
        "invalid-toml", "site.toml", "title = Briefs\n", 'title = "Briefs"\n', 'title = "Briefs"'
    ),
    _file(
        "no-section",
        "authors.toml",
        'x = "Minji Han"\n' + AUTHORS,
        '[x]\nname = "…"\n' + AUTHORS,
        '[its-id], and below it: name = "…"',
    ),
    _file(
        "no-base-url",
        "site.toml",
        SITE + CARDS,
        SITE + CARDS + 'base_url = "https://example.org/"\n',
        'base_url = "https://example.org/"',
    ),
    _file(
        "unknown-font",
        "site.toml",
        SITE + 'base_url = "https://example.org/"\n' + CARDS.replace("serif", "sans"),
        SITE + 'base_url = "https://example.org/"\n' + CARDS,
        'write its path below content/, such as "fonts/',
    ),
    _file(
        "no-translation",
        "site.toml",
        SITE + 'language = "fi"\n',
        SITE + 'language = "ko"\n',
        "layouts/locale/fi.po",
    ),
    _file(
        "bad-version",
        "site.toml",
        SITE + 'briefing = "one"\n',
        SITE + f'briefing = "{archive_version()}"\n',
        "write the first two numbers",
    ),
    _file("self-reference", "topics.toml", TOPICS + 'related = ["talks"]\n', TOPICS, "remove it"),
    _file(
        "unknown-in-feed",
        "site.toml",
        SITE + _FEED + 'topics = ["x"]\n',
        SITE + _FEED + 'topics = ["talks"]\n',
        "write an id from content/topics.toml",
    ),
    _file(
        "unknown-time-zone",
        "site.toml",
        SITE + 'time_zone = "Asia/Soul"\n',
        SITE + 'time_zone = "Asia/Seoul"\n',
        "did you mean “Asia/Seoul”?",
    ),
)

ELSEWHERE = {
    "card-crash": "a process crashes: tests/build/test_card_files.py",
    "missing-glyph": "pictures are drawn by a build: tests/build/test_card_files.py",
    "missing-package": "a package is not installed: tests/cards/test_style.py",
    "no-font": "no font is installed: tests/cards/test_style.py",
    "bad-term": "only without topics.toml: tests/archive/test_terms.py",
    "inconsistent-term": "only without topics.toml: tests/archive/test_terms.py",
    "several-terms": "only without topics.toml: tests/archive/test_terms.py",
    "missing-part": "a file with errors may be that part: tests/archive/test_series.py",
    "build-failed": "the disk refuses: tests/preview",
    "conversion-timeout": "a process takes too long: tests/build/test_workers.py",
    "converter-crash": "a process crashes: tests/build/test_workers.py",
    "rendering-crash": "a process crashes: tests/build/test_workers.py",
    "internal-error": "a defect of the program: tests/build/test_workers.py",
    "dead-web-link": "another site does not answer: tests/commands/test_link_check.py",
    "unreadable-file": "a link or permissions of the file system: tests/build/test_unreadable.py",
    "duplicate-file": "only on some file systems: tests/build/test_snapshot.py",
    "symbolic-link": "no text: tests/commands/test_build.py",
    "import-failed": "the command import: tests/commands/test_import.py",
    "migration-failed": "the command migrate: tests/commands/test_migrate.py",
    "newer-archive": "another program is needed: tests/commands/test_upgrade.py",
    "not-editable": "the command topics: tests/commands/test_topics.py",
    "old-layout": "layouts: tests/commands/test_upgrade.py",
    "layout-error": "layouts: tests/templates",
    "layout-syntax": "layouts: tests/templates",
    "unknown-layout": "layouts: tests/templates",
    "unquoted-layout": "layouts: tests/templates",
}


def documented_messages() -> dict[str, str]:
    """The codes in the docs with the message of each. Another test compares the codes with those in
    the program."""
    text = (REPO / "docs/troubleshooting.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| .* \| .* \|$", text, re.MULTILINE)
    return {code: message.strip("`").replace("\\|", "|") for code, message in rows}


MESSAGES = documented_messages()
CODES = list(MESSAGES)
TOGETHER = dict((*FRONT_MATTER, *BODIES, *FILES))
ALONE = dict(SETTINGS)


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def problems_of(root: Path) -> tuple[Problem, ...]:
    request = BuildRequest(str(root), str(root / "site"), AT)
    return check_archive(request, lambda *_: None).problems


def cure(root: Path, case: Case) -> None:
    path = root / "content" / case.file
    path.unlink()
    write(root, {case.moved or case.file: case.cured})


def describe(problems: Iterable[Problem]) -> list[str]:
    return [f"{p.path}:{p.line}: {p.code}: {p.message}: {p.hint}" for p in problems]


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Problem, ...]]:
    """An archive with all mistakes that do not hide each other, and its problems."""
    root = tmp_path_factory.mktemp("cures")
    write(root, ARCHIVE | OTHERS | {case.file: case.broken for case in TOGETHER.values()})
    return root, problems_of(root)


def test_every_code_has_an_example() -> None:
    assert sorted((*TOGETHER, *ALONE, *ELSEWHERE)) == sorted(CODES)


@pytest.mark.parametrize("code", TOGETHER)
def test_the_message_says_what_to_write(
    together: tuple[Path, tuple[Problem, ...]], code: str
) -> None:
    case = TOGETHER[code]
    own = [p for p in together[1] if p.path == f"content/{case.file}"]
    found = [p for p in own if p.code == code]
    assert found, describe(own)
    assert any(case.hint in p.hint for p in found), describe(found)
    assert MESSAGES[code] in [p.message for p in found], "docs/troubleshooting.md shows another"


def test_an_author_who_follows_every_message_has_no_more_problems(
    together: tuple[Path, tuple[Problem, ...]], tmp_path: Path
) -> None:
    root = tmp_path / "cured"
    shutil.copytree(together[0], root)
    for case in TOGETHER.values():
        cure(root, case)
    assert describe(problems_of(root)) == []


@pytest.mark.parametrize("code", ALONE)
def test_settings_are_cured_in_the_same_way(tmp_path: Path, code: str) -> None:
    case = ALONE[code]
    write(tmp_path, {**ARCHIVE, "briefs/a.md": text_of("A"), case.file: case.broken})
    found = [p for p in problems_of(tmp_path) if p.code == code]
    assert found
    assert any(case.hint in p.hint for p in found), describe(found)
    assert MESSAGES[code] in [p.message for p in found], "docs/troubleshooting.md shows another"
    cure(tmp_path, case)
    assert describe(problems_of(tmp_path)) == []


@pytest.fixture(scope="module")
def sources() -> str:
    """All texts in the program."""

    def read() -> str:
        trees = (ast.parse(path.read_text("utf-8")) for path in (REPO / "briefing").rglob("*.py"))
        nodes = (node for tree in trees for node in ast.walk(tree))
        texts = (node.value for node in nodes if isinstance(node, ast.Constant))
        return "\n".join(text for text in texts if isinstance(text, str))

    return str(compute_once("texts of the program", read))


@pytest.mark.parametrize("code", ELSEWHERE)
def test_the_docs_show_the_message_of_the_other_codes(code: str, sources: str) -> None:
    message = MESSAGES[code]
    parts = [] if message.startswith("(") else re.split("…|topic|series|(?<=this is )", message)
    assert not [part for part in parts if part not in sources]
