"""What all Markdown files share: a file → its front matter, its body, and their problems.

This module does not know what the keys mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from briefing.content import fields
from briefing.content.ast import Node, Problems, Scalar
from briefing.content.decode import decode
from briefing.content.frontmatter import split
from briefing.content.git_traces import conflict_problems, pointer_problems
from briefing.content.types import ParsedFile, ParseOptions
from briefing.content.validator import validate
from briefing.core.diagnostics import Located, Problem, problem_at, sort_problems, with_levels
from briefing.core.hashing import digest
from briefing.core.model import (
    Brief,
    LocatedText,
    Media,
    OutboundRefs,
    StandingPage,
    TopicText,
)
from briefing.core.patterns import late_pattern
from briefing.core.settings import WARN
from briefing.core.slugs import file_name_problems
from briefing.markdown.context import Translate, untranslated
from briefing.markdown.convert import Body, convert
from briefing.markdown.positions import SourceText


class Lookups(NamedTuple):
    """The functions that find what a file needs. By default, there are no other files.

    `find_media` returns the picture or attachment at a path, `suggest_path` the path with the most
    similar name, `read_bytes` the bytes of an attachment, `translate` an English word in a
    language.
    """

    find_media: Callable[[str], Media | None] = lambda path: None
    suggest_path: Callable[[str], str] = lambda path: ""
    read_bytes: Callable[[str], bytes] = lambda path: b""
    translate: Translate = untranslated


NO_LOOKUPS = Lookups()
_NO_REFS = OutboundRefs()
_START = LocatedText("", 1, 1)
_FENCE = late_pattern(r"(?:---|\+\+\+)[ \t]*$", re.MULTILINE)


class FileParser:
    """Parses one file, and collects its problems and the media that it refers to.

    `nodes` are the values in the front matter.
    """

    def __init__(self, path: str, data: bytes, options: ParseOptions, lookups: Lookups) -> None:
        self.path, self.data, self.options, self.lookups = path, data, options, lookups
        self.media_refs: dict[str, str] = {}
        self.problems: list[Problem] = [*file_name_problems(path)]
        self.text, self.first_line = "", 1
        self.nodes: dict[str, Node] = {}

    def parse_front_matter(
        self,
        known: tuple[fields.Field, ...],
        what: str,
        of_draft: tuple[fields.Field, ...] = (),
    ) -> dict[str, Any] | None:
        """The values of the keys. A draft is checked against the keys `of_draft`, if there are
        any. None if the front matter cannot be read."""
        text, problems = self._decode()
        table = None
        if not problems:
            table, self.text, self.first_line, problems = split(text, self.path)
        self.problems += problems
        if table is None:
            return None
        self.nodes = {key.text: node for key, node in table.pairs}
        status = self.nodes.get("status")
        if of_draft and isinstance(status, Scalar) and status.text == "draft":
            known = of_draft
        values, problems = validate(table, known, self.path, self.options, what)
        self.problems += problems
        return values

    def parse_body_alone(self) -> None:
        """Read a file that is a body without front matter."""
        text, problems = self._decode()
        self.problems += problems
        self.text = text.strip()
        self.first_line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
        if _FENCE.match(text):
            message = "the introduction of a topic has no front matter"
            hint = "delete the first lines, up to the second “---” or “+++”"
            place = LocatedText("---", 1, 1)
            self.add_problem(place, message, hint, code="needless-front-matter")

    def _decode(self) -> tuple[str, Problems]:
        """The text of the file, or the problems because of which it need not be parsed."""
        text, problems = decode(self.data, self.path)
        problems = pointer_problems(self.data, self.path) or problems
        if "<<<<<<<" in text:
            without_code = SourceText(text, 1).without_code
            problems = conflict_problems(text, self.path, without_code) or problems
        return text, problems

    def convert_body(self, lang: str, figure_data: str = "") -> Body | None:
        """The body as HTML, or None if there is no text, or if it is beyond the limits. It begins
        with the table in the file `figure_data`, if there is one."""
        if not self.text:
            place = LocatedText("", self.first_line, 1)
            message = "there is no text below the front matter"
            hint = "write some text there"
            self.add_problem(place, message, hint, code="missing-body")
            return None
        body, problems = convert(
            self.text,
            path=self.path,
            first_line=self.first_line,
            lang=lang,
            find_media=self.find_media,
            suggest_path=self.lookups.suggest_path,
            read_text=self.read_attachment,
            translate=self.lookups.translate,
            figure_data=figure_data,
        )
        self.problems += problems
        return body

    def find_media(self, path: str) -> Media | None:
        """The picture or attachment at a path of the archive. The request is recorded."""
        media = self.lookups.find_media(path)
        self.media_refs[path] = media.href if media else ""
        return media

    def read_attachment(self, path: str) -> tuple[str, Problems]:
        """The text of an attachment, or the problems with its encoding."""
        return decode(self.lookups.read_bytes(path), path)

    def digest(self) -> bytes:
        """A digest of all that the values depend on."""
        context = (self.path, self.options, sorted(self.media_refs.items()))
        return digest(self.data + msgspec.msgpack.encode(context))

    def has_errors(self) -> bool:
        """Whether the file has an error that the archive does not accept."""
        return any(not p.warning and p.code not in self.options.accepted for p in self.problems)

    def result(
        self,
        brief: Brief | None = None,
        page: StandingPage | None = None,
        body: Body | None = None,
        outbound: OutboundRefs = _NO_REFS,
        topic_text: TopicText | None = None,
    ) -> ParsedFile:
        """The result of parsing the file: a value with its body, or the references of a file with
        errors."""
        media_refs = tuple(sorted(self.media_refs.items()))
        prose, text = (body.prose, body.text) if body else (None, "")
        levels = dict.fromkeys(self.options.accepted, WARN)
        problems = sort_problems(with_levels(self.problems, levels))
        return ParsedFile(brief, page, prose, problems, media_refs, outbound, text, topic_text)

    def add_problem(
        self, at: Located | str, message: str, hint: str, *, code: str, warning: bool = False
    ) -> None:
        """Add a problem at a word, or at the value of a key; at the start if there is no value."""
        if isinstance(at, str):
            at = self.nodes.get(at, _START)
        self.problems.append(problem_at(self.path, at, message, hint, code=code, warning=warning))
