"""Texts that include other files → the same texts with what these files contain.

This is the first step for each text, before its tags and its Markdown are read: most systems
include files so. Only the files of `Source.files` are read: none of them is outside of the source.
A file that cannot be included leaves a visible note, and a line in the report. This module must not
know briefs.
"""

from __future__ import annotations

import posixpath
import re
import textwrap
from urllib.parse import unquote

import msgspec

from briefing.core.paths import MARKDOWN
from briefing.importers.escape import code_fence
from briefing.migrate.front_matter import split
from briefing.migrate.notebooks import notebook_markdown
from briefing.migrate.statements import (
    Statement,
    file_and_part,
    filled_template,
    language_of_file,
    select_lines,
    statements_in,
)
from briefing.migrate.tag_content import not_migrated
from briefing.migrate.types import CHANGED, CHECK, Note, Post, Site, Source, UnreadableSource

_MAX_DEPTH, _MAX_FILES = 20, 500
_MAX_CHARS = 4 << 20
_TEMPLATES = (".html", ".liquid", ".njk", MARKDOWN)
_MAY_INCLUDE = re.compile(
    r"includ|notebook|8<-|\{!|(?i:read|raw|code)-?_?file|snippet|transclude|:file:"
)


class Inclusions:
    """The files that texts may include. `used` grows: it has those that were."""

    def __init__(self, source: Source, site: Site) -> None:
        self.source, self.site = source, site
        self.files = frozenset(source.files)
        self.used: set[str] = set()
        self.appended = [source.text(file) for file in site.appended if file in self.files]
        self.pattern = _MAY_INCLUDE
        if site.readers:
            names = "|".join(map(re.escape, site.readers))
            self.pattern = re.compile(rf"{_MAY_INCLUDE.pattern}|{names}")

    def complete(self, post: Post) -> Post:
        """A post with what it includes. Its `own_body` keeps its text as it is in its file."""
        syntax = "rst" if post.format == "rst" else self.site.tags
        text = _Text(self, post, syntax)
        body = post.body
        if syntax in _SYNTAXES and self.pattern.search(body):
            body = text.complete_text(body, (post.file,))
        appended = self.appended if post.format == "markdown" else ()
        body = "\n\n".join((body, *appended))
        if body == post.body:
            return post
        return msgspec.structs.replace(
            post, body=body, own_body=post.body, notes=(*post.notes, *text.notes)
        )

    def find(self, statement: Statement, name: str, file: str) -> str:
        """The file that a statement in another file names; empty if the source does not have it."""
        own, others = posixpath.dirname(file), (*self.site.includes, *self.site.roots, "")
        has_own_folder = self.site.tags in ("liquid", "snippets") and not file.endswith(".rst")
        is_own_last = has_own_folder and "relative" not in statement.name
        folders = (*others, own) if is_own_last or name.startswith("/") else (own, *others)
        for folder in folders:
            path = posixpath.normpath(posixpath.join(folder, unquote(name).lstrip("/")))
            for ending in ("", *_TEMPLATES):
                if path + ending in self.files:
                    return path + ending
        return ""


_SYNTAXES = ("liquid", "hugo", "snippets", "rst")


class _Missing(Exception):
    """A file cannot be included. The argument is the reason."""


class _Text:
    """The inclusions of one post. `notes` and `count` grow."""

    def __init__(self, inclusions: Inclusions, post: Post, syntax: str) -> None:
        self.inclusions, self.post, self.syntax = inclusions, post, syntax
        self.notes: list[Note] = []
        self.count = 0

    def complete_text(self, text: str, chain: tuple[str, ...]) -> str:
        """A text with what it includes. `chain` has its file, and before it those that include
        it."""
        parts: list[str] = []
        place = 0
        for statement in statements_in(text, self.syntax, self.inclusions.site.readers):
            new = self._replacement(statement, chain)
            if new is not None:
                parts += [text[place : statement.start], new]
                place = statement.end
            if sum(map(len, parts)) > _MAX_CHARS:
                break
        return "".join([*parts, text[place:]])

    def _replacement(self, statement: Statement, chain: tuple[str, ...]) -> str | None:
        """What stands in the place of a statement; None if it stays as it is."""
        texts: list[str] = []
        faults: list[str] = []
        for name in statement.files:
            try:
                texts.append(self._resolve(statement, name, chain))
            except _Missing as missing:
                faults.append(str(missing))
            if texts and not statement.is_list:
                break
        is_found = not faults if statement.is_list else bool(texts)
        if is_found:
            return _indented("\n\n".join(texts), statement.indent)
        if statement.is_silent:
            return None
        source = " ".join(statement.source.split())[:300]
        fault = next(iter(faults), "it names no file")
        self._note(CHECK, f"{source} has no content here: {fault}", statement, chain)
        if statement.in_code:
            return None
        return _indented(self._visible_note(source), statement.indent)

    def _resolve(self, statement: Statement, name: str, chain: tuple[str, ...]) -> str:
        """The text of a file that a statement names. Raises `_Missing`."""
        name, part = file_and_part(name) if statement.name == "8<" else (name, {})
        if "://" in name:
            raise _Missing(f"{name[:200]} is on another site")
        file = self.inclusions.find(statement, name, chain[-1])
        if not file:
            raise _Missing(f"the source has no file {name[:200]}")
        if file in chain:
            way = "" if file == chain[-1] else f", through {chain[-1]}"
            raise _Missing(f"{file} includes itself{way}")
        self.count += 1
        if len(chain) > _MAX_DEPTH or self.count > _MAX_FILES:
            raise _Missing("it includes too many files")
        try:
            text = self.inclusions.source.text(file)
        except UnreadableSource as error:
            raise _Missing(error.args[0]) from None
        if "\0" in text:
            raise _Missing(f"{file} is not a text file")
        if file.endswith(".ipynb"):
            words = statement.arguments.split()
            cells = next((word[5:] for word in words if word.startswith("cells[")), "")
            text = notebook_markdown(text, cells)
        return self._extract(statement, part, text, (*chain, file))

    def _extract(
        self, statement: Statement, part: dict[str, str], whole: str, chain: tuple[str, ...]
    ) -> str:
        """What a statement takes from the text of a file, which is the last of the chain. Raises
        `_Missing`."""
        file, options = chain[-1], {**statement.options, **part}
        is_table = statement.name in ("csv-table", "raw")
        is_code = statement.is_code or statement.in_code or is_table
        text = whole if is_code else split(whole).body
        text = select_lines(text, options)
        if "dedent" in options:
            text = textwrap.dedent(text)
        if not is_code and self.syntax == "liquid" and statement.name != "!":
            filled = filled_template(text, statement.arguments)
            if filled is None:
                raise _Missing(f"{file} is a program")
            text = filled
        if not is_code or statement.name == "8<":
            text = self.complete_text(text, chain)
        self.inclusions.used.add(file)
        self._note(CHANGED, f"the content of {file} is in the text now", statement, chain[:-1])
        if is_table:
            return _with_content(statement, text)
        if statement.is_code and not statement.in_code:
            language = language_of_file(file, options)
            make = _rst_code if self.syntax == "rst" else _fence
            text = make(text, language)
            title = " ".join(statement.titles)
            text = f"{title}\n\n{text}" if title else text
        return text

    def _note(self, urgency: str, text: str, statement: Statement, chain: tuple[str, ...]) -> None:
        """A note with the line in the file of the post, or with the name of another file."""
        if len(chain) > 1:
            self.notes.append(Note("include", urgency, f"in {chain[-1]}: {text}"))
            return
        self.notes.append(Note("include", urgency, text, self.post.line_of(statement.source)))

    def _visible_note(self, source: str) -> str:
        shown = not_migrated(source)
        return f".. raw:: html\n\n   <p>{shown}</p>\n" if self.syntax == "rst" else shown


def _indented(text: str, indent: str | None) -> str:
    return textwrap.indent(text, indent) if indent else text


def _fence(text: str, language: str) -> str:
    fence = code_fence(text)
    return f"{fence}{language}\n{text}\n{fence}"


def _rst_code(text: str, language: str) -> str:
    return f".. code-block:: {language}\n\n{textwrap.indent(text, '   ')}\n"


def _with_content(statement: Statement, text: str) -> str:
    """A directive that has a content instead of the name of a file."""
    source = textwrap.dedent(statement.source.expandtabs(4))
    lines = [line for line in source.split("\n") if not re.match(r"[ \t]*:file:", line)]
    return "\n".join([*lines, "", textwrap.indent(text, "   "), ""])
