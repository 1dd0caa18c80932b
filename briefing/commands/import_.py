"""Articles that were published elsewhere → drafts in the archive, and what was told of each.

Files are read and written here; what an article says is for `clipping`. Asks nothing, fetches
nothing, and never writes over a file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from briefing.build import workers
from briefing.build.types import File
from briefing.commands import front_matter_index, import_report, prompts
from briefing.commands.atomic_write import create
from briefing.commands.console import painter, tell
from briefing.commands.git_author import author_here
from briefing.content.fields import LINK_ONLY
from briefing.content.types import Config, parse_options_of
from briefing.core.diagnostics import Fault, Misuse, Problem, format_problem
from briefing.core.paths import BRIEFS_FOLDER, MARKDOWN
from briefing.core.slugs import collision_key, slug_fault, slug_from_title, slug_of
from briefing.core.web_address import is_web_address
from briefing.importers import docx, escape, html, plaintext, sniff, topic_guess
from briefing.importers.to_draft import DraftOptions, draft_of, with_offset
from briefing.importers.types import Article, ImportFailure, MissingPackage

KIND = "clip"
_SLUG = 80  # Bytes of a file's name, but for its number: addresses are read and typed.


class Wish(NamedTuple):
    """What the command's words ask for; empty where they leave it to the archive."""

    files: Sequence[str]
    url: str = ""
    topics: str = ""
    kind: str = ""
    rights: str = ""


def run(root: str, wish: Wish) -> int:
    """Make a draft of each file. Gives the exit code: 1 where a file or the archive's settings have
    problems. Raises `Misuse` before anything is written, and `Fault`."""
    _check(wish)
    files, words, problems = front_matter_index.settled(root)
    tell(problems, root)
    if any(not p.warning for p in problems):
        return 1
    prompts.refuse_unknown(wish.kind, "", parse_options_of(words.settings))
    # What briefs name is looked for only where it decides what may be named.
    named = tuple(front_matter_index.fronts(files)) if wish.topics and words.topics is None else ()
    topics = prompts.chosen(wish.topics, prompts.topics(words, named)) if wish.topics else ()
    desk = _Desk(root, wish, words, topics, files)
    done = [desk.imported(name) for name in wish.files]
    return 0 if all(done) else 1


def _check(wish: Wish) -> None:
    if wish.url and len(wish.files) > 1:
        raise Misuse("--url is the address of one article", "import that file by itself")
    if wish.url and not is_web_address(wish.url):
        raise Misuse(f"--url {wish.url} is no address", "it starts with https://")


class _Desk:
    """Imports one file after another into one archive, and knows the names that are taken."""

    def __init__(
        self,
        root: str,
        wish: Wish,
        words: Config,
        topics: tuple[str, ...],
        files: dict[str, File],
    ) -> None:
        self.root, self.wish, self.words, self.topics = root, wish, words, topics
        self.briefs = {path: files[path].real for path in front_matter_index.briefs(files)}
        self.author = author_here(root, words.authors or {})
        self.today = front_matter_index.today(words.settings.time_zone)

    def imported(self, name: str) -> bool:
        """Make the draft and tell of it, or tell why there is none."""
        try:
            data = _bytes(name)  # Apart: a person may take any time to paste it.
            with workers.TimeLimit():
                return self._imported(name, _read(data))
        except MissingPackage as missing:
            message = f"to read this file, the package {missing.args[0]} is needed"
            python = os.path.relpath(sys.executable)
            python = sys.executable if python.startswith("..") else python
            _refuse(name, message, f"install it: {python} -m pip install {' '.join(missing.args)}")
        except ImportFailure as failure:
            _refuse(name, *failure.args)
        except workers.TooSlow:
            message = f"reading this file takes more than {workers.SECONDS_A_FILE} seconds"
            _refuse(name, message, "copy the article's text into a .txt file and import that")
        return False

    def _imported(self, name: str, article: Article) -> bool:
        article = self._completed(name, article)
        choice = self._choice(article)
        if not article.blocks and choice.rights != LINK_ONLY:
            raise ImportFailure("there is no text to publish", "import it with --rights link-only")
        twin = import_report.twin(article, choice.time_zone, self.briefs)
        if twin:
            print(f"{name}: in the archive already, as {twin}; nothing was written")
            return True
        year = (with_offset(article.published, choice.time_zone) or choice.today)[:4]
        path = self._path(article.title, year)
        text = draft_of(article, choice)
        _judge(path, text, self.words)
        self._write(path, text)
        print("\n".join(import_report.told(name, path, article, choice, self.words, self.topics)))
        return True

    def _completed(self, name: str, article: Article) -> Article:
        """The article with what the command and the file's name tell."""
        url, notes, title = (
            self.wish.url or article.url,
            [*article.notes],
            escape.one_line(article.title),
        )
        if not title:
            stem = "" if name == "-" else os.path.splitext(os.path.basename(name))[0]
            title = escape.one_line(stem) or "Untitled"
            notes.append("the title could not be told: the file's name stands in its place")
        return msgspec.structs.replace(article, url=url, title=title, notes=tuple(notes))

    def _choice(self, article: Article) -> DraftOptions:
        settings = self.words.settings
        body = "\n".join(b.plain for b in article.blocks)
        topics = self.topics or topic_guess.propose_topics(
            article.title, body, self.words.topics or {}
        )
        kind = self.wish.kind or (KIND if KIND in settings.kinds else "")
        own = settings.language.partition("-")[0]
        script = escape.language_of(f"{article.title}\n{body}")
        lang = script or article.lang or ("en" if own in ("ko", "ja") else own)
        return DraftOptions(
            author=self.author,
            topics=topics,
            kind=kind,
            rights=self.wish.rights or LINK_ONLY,
            lang="" if lang == own else lang,
            time_zone=settings.time_zone,
            today=self.today,
        )

    def _path(self, title: str, year: str) -> str:
        """A file's name that no brief has, wherever it lies: names are addresses."""
        slug = slug_from_title(title)
        if len(slug.encode()) > _SLUG:
            slug = slug.encode()[:_SLUG].decode(errors="ignore")
            slug = slug.rpartition("-")[0] or slug
        if slug_fault(slug):
            slug = f"{KIND}-{slug}".rstrip("-")
        taken = {collision_key(slug_of(path)) for path in self.briefs}
        number, free = 1, slug
        while collision_key(free) in taken:
            number += 1
            free = f"{slug}-{number}"
        return f"{BRIEFS_FOLDER}{year}/{free}{MARKDOWN}"

    def _write(self, path: str, text: str) -> None:
        try:
            self.briefs[path] = create(self.root, path, text.encode())
        except FileExistsError:
            raise Fault(f"{path} is there already, and no brief") from None


def _bytes(name: str) -> bytes:
    """The bytes of a file, or of what is piped in. Raises `ImportFailure`."""
    most = sniff.MAX_FILE_BYTES + 1
    if name == "-":
        if sys.stdin.isatty():
            print("Paste the article, then press Ctrl-D (on Windows Ctrl-Z, Enter).", flush=True)
        return sys.stdin.buffer.read(most)
    if is_web_address(name):
        hint = "open it in a browser, save it as HTML, and import that file"
        raise ImportFailure("this is an address, and nothing is fetched", hint)
    if os.path.isdir(name):
        raise ImportFailure("this is a folder", "name the files in it")
    try:
        with open(name, "rb") as stream:
            return stream.read(most)
    except FileNotFoundError:
        raise ImportFailure(
            "there is no such file", "is the name right, with its ending?"
        ) from None
    except OSError as error:
        hint = "may you read it, and does another program hold it?"
        raise ImportFailure(f"it cannot be read: {error.strerror}", hint) from None


def _read(data: bytes) -> Article:
    """The article in a file of any sort."""
    found = sniff.detect_format(data)
    if found.format == "docx":
        return docx.read_docx(data)
    is_page = found.format == "html"
    article = html.read_page(found.text) if is_page else plaintext.read_text(found.text)
    # Of a page that keeps its text to itself, the title and address can stand in the archive.
    if not article.blocks and not (is_page and article.title):
        raise ImportFailure("there is no text of an article in this file", "is it the right one?")
    return article


def _judge(path: str, draft: str, words: Config) -> None:
    """Read a draft as the build will. Raises `ImportFailure` where it would stop the build."""
    from briefing.content.brief import parse_brief

    reading = parse_brief(path, draft.encode(), parse_options_of(words.settings), lambda path: None)
    wrong = next((p for p in reading.problems if not p.warning), None)
    if wrong:
        raise ImportFailure(f"no sound draft can be made of this: {wrong.message}", wrong.hint)


def _refuse(name: str, message: str, hint: str) -> None:
    problem = Problem(
        "standard input" if name == "-" else name, 0, 0, message, hint, code="import-failed"
    )
    print(format_problem(problem, None, painter(sys.stderr)), file=sys.stderr)
