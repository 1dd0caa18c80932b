"""A whole migration: reads the source, converts each post, and writes the archive into a folder.

The caller gives that folder its name when all is written. One post never stops the others: if it
cannot be converted, it is listed, and its original is stored in `unresolved/`.
"""

from __future__ import annotations

import os
import shutil
import sys

import msgspec

from briefing.build.limits import TimeLimit, TooSlow
from briefing.content.dates import time_zone
from briefing.content.draft_template import FieldValue
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import error_location
from briefing.core.paths import AUTHORS_FILE, MARKDOWN, SITE_FILE, TOPICS_FILE
from briefing.importers.markup_tree import parse_markup
from briefing.migrate import detection, plan
from briefing.migrate.acceptance import make_acceptable, page_of, with_valid_files
from briefing.migrate.anchors import Anchors
from briefing.migrate.conversion import (
    Converted,
    convert_post,
    first_heading,
    has_content,
    plain_markup,
    plain_title,
    with_comparison,
    without_formats,
    without_text,
)
from briefing.migrate.downloads import Download, Progress, with_downloads
from briefing.migrate.files import brief_text, page_text, site_text
from briefing.migrate.inclusions import Inclusions
from briefing.migrate.languages import language_fault, language_tag
from briefing.migrate.pages import page_fault
from briefing.migrate.places import places_of, tag_address
from briefing.migrate.references import References, Target
from briefing.migrate.rendering import render
from briefing.migrate.report import DRAFT, LISTED, MIGRATED, PAGE, Line, Report
from briefing.migrate.staging import Staging
from briefing.migrate.terms import UNSORTED, Term, Terms, people_of, sections
from briefing.migrate.types import (
    CHANGED,
    CHECK,
    LOST,
    Contents,
    Note,
    Person,
    Post,
    Source,
    UnreadableSource,
)
from briefing.migrate.words import words_of_tree

_SECONDS_A_POST, _SECONDS_FOR_SLOW_POSTS = 10, 300
_MAX_DEPTH = 6000  # Of Python's calls: a tree of markup may be deep.

_DOWNLOADS = ".downloads"


class Job(msgspec.Struct, frozen=True):
    """A migration: the source, its kind, the folder to write into, today's date, and what the
    archive has. Without `download`, pictures on other sites become links."""

    source: Source
    kind: str
    staging: str
    today: str
    known: plan.Archive = plan.Archive()
    download: Download | None = None


def migrate(job: Job, progress: Progress) -> Report:
    """Write the archive into the staging folder, and return the report. Raises `UnreadableSource`
    and `OSError`."""
    sys.setrecursionlimit(_MAX_DEPTH)
    contents = detection.read(job.source, job.kind)
    if not contents.posts:
        hint = "check the folder, or name the system: --from KIND"
        raise UnreadableSource("there are no posts in this source", hint)
    return _Migration(job, contents, progress).run()


class _Migration:
    """The state of a migration: the terms, and what was written."""

    def __init__(self, job: Job, contents: Contents, progress: Progress) -> None:
        self.job, self.site, self.progress = job, contents.site, progress
        site = self.site
        zone = site.time_zone or plan.zone_of(post.date for post in contents.posts)
        self.zone = job.known.time_zone or _zone(zone)
        own = language_tag(site.language)
        self.language = job.known.language or own or "en"
        self.notes = list(site.notes)
        if fault := language_fault(site.language, own):
            self.notes.append(Note("language", CHECK, fault))
        if site.time_zone and self.zone != site.time_zone:
            text = f"“{site.time_zone}” is not a time zone; times are in {self.zone}"
            self.notes.append(Note("time-zone", CHECK, text))
        self.all_posts = contents.posts
        self.topics, self.authors = Terms(job.known.topics), Terms(job.known.authors)
        self.people: dict[str, Person] = {}
        self.staging = Staging(job.staging, job.source)
        self.lines: list[Line] = []
        self.unread: dict[str, str] = {}  # Posts that no parser could read, and why.

    def run(self) -> Report:
        posts = self._readable_posts()
        markup = self._render_all(posts)
        posts = [self._complete(post, markup[post.id]) for post in posts if post.id in markup]
        posts.sort(key=lambda post: (post.date, post.file))
        targets = plan.targets_of(posts, self.job.known.paths, self.job.today)
        anchors = Anchors(markup)
        places = places_of(self.job.source, self.site, (*posts, *self.all_posts))
        if self.job.download:
            wanted = (
                address
                for post in posts
                for address in References(post, places, targets, anchors).missing_pictures(
                    markup[post.id]
                )
            )
            folder = os.path.join(self.job.staging, _DOWNLOADS)
            source, note = with_downloads(
                self.job.source, wanted, self.job.download, folder, self.progress
            )
            self.notes.append(note)
            self.staging = Staging(self.job.staging, source)
            places = places._replace(source=source)
        all_keys = plan.keys_of(posts, targets, self.job.known)
        limit = TimeLimit(_SECONDS_A_POST, _SECONDS_FOR_SLOW_POSTS)
        for number, old_post in enumerate(posts, 1):
            self.progress("Migrating", number, len(posts))
            keys, notes = all_keys[old_post.id]
            post = msgspec.structs.replace(old_post, notes=(*old_post.notes, *notes))
            references = References(post, places, targets, anchors)
            reason = self.unread.get(post.id, "")
            try:
                if not reason:
                    text = markup[post.id]
                    with limit:
                        converted = self._convert(post, text, references, anchors, keys)
            except OSError:
                raise  # A full disk stops everything.
            except (TooSlow, Exception) as error:
                reason = _reason(error)
            if reason:  # Other posts may link to this one: it needs a brief.
                converted = self._bare(post, markup[post.id], targets[post.id].path, keys, reason)
            self._write(post, converted, targets[post.id], keys)
        self._write_settings()
        shutil.rmtree(os.path.join(self.job.staging, _DOWNLOADS), ignore_errors=True)
        self.notes += plan.query_note(line.addresses for line in self.lines)
        return Report(self.job.source.root, self.job.kind, tuple(self.lines), tuple(self.notes))

    # ---- before the conversion

    def _readable_posts(self) -> list[Post]:
        """The posts that the archive does not have yet. Others are listed."""
        posts: list[Post] = []
        inclusions = Inclusions(self.job.source, self.site)
        new = (post for post in self.all_posts if post.id not in self.job.known.ids)
        completed = [inclusions.complete(post) for post in new]
        for post in completed:
            fault = page_fault(post) if post.is_page else ""
            if fault:
                self._list(post, fault, CHECK)
            elif post.file in inclusions.used and not (post.date or post.is_page):
                self._list(post, "it is a part of the posts that include it", CHANGED)
            elif post.format == "other":
                self._list(post, "its format is not supported")
            else:
                posts.append(post)
        return posts

    def _render_all(self, posts: list[Post]) -> dict[str, str]:
        """The body of each post as HTML. Notes on it are kept with the post."""
        places = places_of(self.job.source, self.site, self.all_posts)
        addresses = {post.id: next(iter(post.addresses), "") for post in self.all_posts}
        markup: dict[str, str] = {}
        self.render_notes: dict[str, list[Note]] = {}
        limit = TimeLimit(_SECONDS_A_POST, _SECONDS_FOR_SLOW_POSTS)
        for number, post in enumerate(posts, 1):
            self.progress("Reading", number, len(posts))
            notes: list[Note] = []

            def address(name: str, post: Post = post) -> str:
                return tag_address(name, post, places, addresses)

            try:
                with limit:
                    text = render(post, self.site, address, notes)
                if post.is_page and not has_content(text, post.title):
                    self._list(post, "it has no text of its own", CHECK)
                else:
                    markup[post.id] = text
            except (OSError, UnreadableSource):
                raise
            except (TooSlow, Exception) as error:
                # Other posts may link to this one. Its words are there.
                markup[post.id] = plain_markup(post.body)
                self.unread[post.id] = _reason(error)
            self.render_notes[post.id] = notes
        return markup

    def _complete(self, post: Post, markup: str) -> Post:
        title = plain_title(post.title) or first_heading(markup)
        path = self.job.source.path_of(post.file)
        post = msgspec.structs.replace(post, notes=(*post.notes, *self.render_notes[post.id]))
        return plan.complete_post(
            post, title, self.zone, _day_of_file(path, self.job.today), self.language
        )

    # ---- one post

    def _convert(
        self,
        post: Post,
        markup: str,
        references: References,
        anchors: Anchors,
        keys: dict[str, FieldValue],
    ) -> Converted:
        """The post as a brief that a build accepts."""
        folder = references.path.removesuffix(MARKDOWN) + "/"
        converted = convert_post(post, markup, references, anchors)
        converted, media = with_valid_files(converted, folder, self.staging)
        options = ParseOptions(self.language, self.zone)

        def text(converted: Converted) -> str:
            return self._text(post, converted, keys)

        def read(converted: Converted) -> tuple[str, str, int]:
            return page_of(converted, references.path, options, media, text)

        converted, page = make_acceptable(converted, markup, read)
        return with_comparison(converted, page)

    def _bare(
        self, post: Post, markup: str, path: str, keys: dict[str, FieldValue], reason: str
    ) -> Converted:
        """The words of a post that cannot be converted, or a note that it has none that a build
        accepts."""
        source_words = words_of_tree(parse_markup(markup))
        converted = Converted(post.title, notes=post.notes, source_words=source_words)
        converted = without_formats(converted, markup, reason)
        options = ParseOptions(self.language, self.zone)
        page, fault, _ = page_of(converted, path, options, {}, lambda c: self._text(post, c, keys))
        if fault:
            converted = without_text(converted, fault)
        return with_comparison(converted, page)

    def _text(self, post: Post, converted: Converted, keys: dict[str, FieldValue]) -> str:
        if post.is_page:
            return page_text(post, converted, keys)
        people = people_of(post.authors, self.site.people) or [Person(self.site.title or "Archive")]
        authors = []
        for person in people:
            id = self.authors.id_of(person.name)
            self.people.setdefault(id, person)
            authors += [id] if id else []
        topics = [self.topics.id_of(name) for name in post.topics]
        topics = list(dict.fromkeys(filter(None, topics))) or [self.topics.id_of(UNSORTED)]
        return brief_text(post, converted, list(dict.fromkeys(authors)), topics, keys)

    # ---- writing

    def _write(
        self, post: Post, converted: Converted, target: Target, keys: dict[str, FieldValue]
    ) -> None:
        folder = target.path.removesuffix(MARKDOWN) + "/"
        for resource in converted.resources:
            if resource.data:
                self.staging.create(folder + resource.name, resource.data)
            else:
                self.staging.copy(resource.file, folder + resource.name)
        self.staging.create(target.path, self._text(post, converted, keys).encode())
        if converted.is_incomplete:
            self.staging.keep_post(post)
        aliases = keys.get("aliases", ())
        self.lines.append(
            Line(
                post.id,
                post.file,
                converted.title,
                PAGE if post.is_page else DRAFT if post.is_draft else MIGRATED,
                target.path,
                post.date,
                tuple(map(str, aliases)),
                converted.words.total,
                converted.words.kept,
                converted.notes,
            )
        )

    def _list(self, post: Post, why: str, urgency: str = LOST) -> None:
        """List a post that is not migrated, and keep its original."""
        path = self.staging.keep_post(post)
        notes = (*post.notes, Note("not-migrated", urgency, f"it was not migrated: {why}"))
        title = plain_title(post.title)
        self.lines.append(Line(post.id, post.file, title, LISTED, path, notes=notes))

    def _write_settings(self) -> None:
        """The settings of a new archive; the sections that an archive lacks otherwise."""
        authors = [
            Term(id, name, {"role": self.people[id].role, "bio": self.people[id].bio})
            for id, name in self.authors.new()
        ]
        topics = [
            Term(id, "Unsorted" if id == UNSORTED else name) for id, name in self.topics.new()
        ]
        self.staging.create(AUTHORS_FILE, sections(authors).encode())
        self.staging.create(TOPICS_FILE, sections(topics).encode())
        if not self.job.known.title:
            self.staging.create(SITE_FILE, site_text(self.site, self.language, self.zone).encode())


def _zone(name: str) -> str:
    try:
        return time_zone(name).key if name else "UTC"
    except (KeyError, ValueError, OSError):
        return "UTC"


def _day_of_file(path: str, today: str) -> str:
    """The day when a file was changed last."""
    import datetime as dt

    try:
        return dt.datetime.fromtimestamp(os.path.getmtime(path), dt.UTC).date().isoformat()
    except OSError:
        return today


def _reason(error: BaseException) -> str:
    """Why a post cannot be migrated. An error of this program does not stop the other posts."""
    if isinstance(error, TooSlow):
        return f"it takes more than {_SECONDS_A_POST} seconds"
    if isinstance(error, MemoryError):
        return "it needs too much memory"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    at = error_location(error) if isinstance(error, Exception) else ""
    place = f"{type(error).__name__}: {error} ({at})"
    return f"an error in this program, please report it: {place}"
