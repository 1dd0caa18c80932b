"""The values of a migration: the source, the posts that a reader finds in it, and notes about them.

It must not know a system.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import msgspec

MAX_TEXT_BYTES = 16 << 20
MAX_EXPORT_BYTES = 256 << 20

# What a person must do about a note, the most urgent first.
LOST, CHECK, CHANGED = "lost", "check", "changed"


class UnreadableSource(Exception):
    """The source cannot be migrated. The arguments are a message and a hint."""


class Note(msgspec.Struct, frozen=True):
    """What happened to a part of a post. `code` names the kind, `urgency` is one of those above,
    and `line` is the line in the file of the source, or 0."""

    code: str
    urgency: str
    text: str
    line: int = 0


class Post(msgspec.Struct, frozen=True):
    """A post as a reader finds it. What the source does not have is empty.

    `id` names the post in the source for ever: a second migration finds it again by this name.
    `file` and `line` say where the body begins. `date` is ISO 8601, without an offset if the
    source has none. `addresses` are the old addresses, from the root of the site, as
    `/2018/x.html`; the first is the main one. Some may be empty or equal in what a reader returns:
    `detection` removes these. `format` is that of `body`: `markdown`, `html`, `rst`, or `other` if
    it cannot be read. `group` is the same for the language versions of one post.
    `variables` has the values in its front matter that its text may name. If the body contains
    what other files have, `own_body` is the body as it is in the file.
    """

    id: str
    file: str
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    lang: str = ""
    is_draft: bool = False
    slug: str = ""
    addresses: tuple[str, ...] = ()
    body: str = ""
    format: str = "markdown"
    line: int = 1
    picture: str = ""
    picture_alt: str = ""
    group: str = ""
    is_page: bool = False
    variables: Mapping[str, str] = {}
    notes: tuple[Note, ...] = ()
    own_body: str = ""

    def line_of(self, text: str) -> int:
        """The line in the file where the body has this text; 0 if it does not have it."""
        body = self.own_body or self.body
        at = body.find(text) if text else -1
        return self.line + body.count("\n", 0, at) if at >= 0 else 0


class Person(msgspec.Struct, frozen=True):
    """An author. E-mail addresses are never read."""

    name: str
    bio: str = ""
    role: str = ""


class Site(msgspec.Struct, frozen=True):
    """What a source says about itself.

    `people` maps ids, and names, to authors. `roots` are the folders whose files are at the root of
    the old site. `breaks` says that a line end in Markdown breaks the line. `signs` are those that
    have a meaning in its Markdown: `~` lowers, `^` raises and `=` marks a text, `$` encloses a
    formula, and `+` keys. `tags` names the syntax of the tags that texts may contain, and
    `variables` has the values that they can name. `file_pages` maps the old address of a page that
    shows one file to the address of the file. `includes` are the folders of the files that texts
    include, and `appended` the files that each text includes at its end. `readers` has the names of
    the tags that read a file, with whether they show it as code.
    """

    title: str = ""
    description: str = ""
    base_url: str = ""
    language: str = ""
    time_zone: str = ""
    people: Mapping[str, Person] = {}
    roots: tuple[str, ...] = ("",)
    breaks: bool = False
    signs: str = ""
    tags: str = ""
    variables: Mapping[str, str] = {}
    file_pages: Mapping[str, str] = {}
    includes: tuple[str, ...] = ()
    appended: tuple[str, ...] = ()
    readers: Mapping[str, bool] = {}
    notes: tuple[Note, ...] = ()


class Contents(msgspec.Struct, frozen=True):
    """What a reader finds in a source."""

    site: Site
    posts: tuple[Post, ...]


class Source(msgspec.Struct, frozen=True):
    """A folder with the files of an archive. `files` are paths from `root`, with slashes.

    `downloaded` maps the addresses of pictures on other sites to their files on this machine, and
    `missing` those of others to the reasons why they were not downloaded."""

    root: str
    files: tuple[str, ...]
    downloaded: Mapping[str, str] = {}
    missing: Mapping[str, str] = {}

    def path_of(self, file: str) -> str:
        """The path of a file, or of a downloaded picture, on this machine."""
        if file in self.downloaded:
            return self.downloaded[file]
        return os.path.join(self.root, file)

    def export_path(self, file: str, hint: str) -> str:
        """The path of a file that contains a whole archive. Raises `UnreadableSource` with this
        hint if it is too large."""
        path = self.path_of(file)
        size = os.path.getsize(path)
        if size > MAX_EXPORT_BYTES:
            limit = f"at most {MAX_EXPORT_BYTES >> 20} MB can be read"
            raise UnreadableSource(f"the export has {size >> 20:,} MB, and {limit}", hint)
        return path

    def read(self, file: str) -> bytes:
        """The bytes of a text. Raises `UnreadableSource`."""
        path = self.path_of(file)
        try:
            if os.path.getsize(path) > MAX_TEXT_BYTES:
                raise UnreadableSource(f"{file} is larger than 16 MB", "texts are not that large")
            with open(path, "rb") as stream:
                return stream.read()
        except OSError as error:
            hint = "check its permissions"
            raise UnreadableSource(f"{file} cannot be read: {error.strerror}", hint) from None

    def text(self, file: str) -> str:
        """A text in UTF-8, or else in the code page of Western Europe, without a mark of its byte
        order and with `\\n` as its line end."""
        data = self.read(file)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def has(self, *files: str) -> bool:
        """Whether one of these files exists."""
        return any(file in self.files for file in files)
