"""The command `import`: makes drafts from articles that were published elsewhere.

Reads and writes files; `importers` reads what an article says. It asks no questions, requests
nothing from the network, and never overwrites a file.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from importlib import import_module

import msgspec

from briefing.archive.terms import term_ids
from briefing.build import limits
from briefing.commands.atomic_write import create_file
from briefing.commands.choices import check_kind_and_language, choose, topic_choices
from briefing.commands.console import print_line, print_lines, print_problem, refuse
from briefing.commands.front_matter_index import (
    brief_paths,
    read_config,
    read_front_matter,
    today,
)
from briefing.commands.git import current_author
from briefing.commands.import_report import find_duplicate, report_lines
from briefing.content.fields import FULL, LINK_ONLY, MAX_NAME_CHARACTERS
from briefing.content.types import Config, parse_options_of
from briefing.core.diagnostics import Fault, Misuse, Problem, errors_in
from briefing.core.paths import BRIEFS_FOLDER, MARKDOWN
from briefing.core.slugs import collision_key, free_name, slug_fault, slug_from_title, slug_of
from briefing.core.web_address import is_web_address
from briefing.importers import docx, escape, html, plaintext, sniff, topic_guess
from briefing.importers.to_draft import DraftOptions, draft_of, is_own, with_offset
from briefing.importers.types import Article, ImportFailure, MissingPackage

KIND = "clip"
_DATA = (".toml", ".yaml", ".yml", ".json")
_AS_TEXT = "copy the text of the article into a .txt file and import that"
# What reading a file may need beyond the program itself.
_MAX_MEBIBYTES = 300
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# The greatest length of a slug, without a number at its end: people read and type addresses.
_MAX_SLUG_BYTES = 80


class ImportOptions(msgspec.Struct, frozen=True):
    """The options of the command. An empty text means that the option was not given."""

    files: tuple[str, ...]
    url: str
    topics: str
    kind: str
    rights: str | None


class _Target(msgspec.Struct, frozen=True):
    """The archive that articles are imported into. `topics` are those that the options name.
    `briefs` maps the path of each brief to its real path; each import adds one."""

    root: str
    options: ImportOptions
    config: Config
    topics: tuple[str, ...]
    author: str
    today: str
    briefs: dict[str, str]


def run(root: str, options: ImportOptions) -> int:
    """Make a draft of each file. Return the exit code: 1 if a file cannot be imported, or if the
    archive's settings have errors. Raises `Misuse` before anything is written, and `Fault`."""
    _check_url(options)
    files, config, errors = read_config(root)
    if errors:
        return refuse(errors, root)
    check_kind_and_language(options.kind, "", parse_options_of(config.settings))
    topics: tuple[str, ...] = ()
    if options.topics:
        # Without topics.toml, the topics are those that briefs name.
        briefs = tuple(read_front_matter(files)) if config.topics is None else ()
        topics = choose(options.topics, topic_choices(config, briefs))
    target = _Target(
        root,
        options,
        config,
        topics,
        author=current_author(root, config.authors or {}),
        today=today(config.settings.time_zone),
        briefs={path: files[path].real for path in brief_paths(files)},
    )
    results = [_import_file(name, target) for name in options.files]
    return 0 if all(results) else 1


def _check_url(options: ImportOptions) -> None:
    if options.url and len(options.files) > 1:
        raise Misuse("--url is the address of one article", "import that file alone")
    if options.url and not is_web_address(options.url):
        raise Misuse(f"--url {options.url} is not a web address", "it must start with https://")


def _import_file(name: str, target: _Target) -> bool:
    """Make a draft of a file and print a report; or print why there is none, and return False."""
    is_own = target.options.rights == FULL
    try:
        data = _read_bytes(name)
        _import_packages(data)
        arguments = data, is_own
        article = limits.run_limited(_parse, arguments, limits.SECONDS_A_FILE, _MAX_MEBIBYTES)
        with limits.TimeLimit():
            return _make_draft(name, article, target)
    except MissingPackage as missing:
        hint = f"install it: {sys.executable} -m pip install {' '.join(missing.args)}"
        _print_error(name, f"the package {missing.args[0]} is needed to read this file", hint)
    except ImportFailure as failure:
        _print_error(name, *failure.args)
    except limits.TooSlow:
        message = f"reading this file takes more than {limits.SECONDS_A_FILE} seconds"
        _print_error(name, message, _AS_TEXT)
    except limits.TooMuchMemory:
        _print_error(name, "reading this file needs too much memory", _AS_TEXT)
    return False


def _make_draft(name: str, article: Article, target: _Target) -> bool:
    article = _complete(name, article, target.options)
    options = _draft_options(article, target)
    if not article.blocks and options.rights != LINK_ONLY:
        raise ImportFailure("there is no text to publish", "import it with --rights link-only")
    duplicate = find_duplicate(article, options.time_zone, target.briefs)
    if duplicate:
        print_line(f"{name}: already in the archive as {duplicate}. Nothing was written.")
        return True
    year = (with_offset(article.published, options.time_zone) or options.today)[:4]
    path = _free_path(article.title, year, target.briefs)
    slug = slug_of(path)
    text = draft_of(article, options, slug)
    folder = path.removesuffix(f"{slug}{MARKDOWN}") + f"{slug}/"
    pictures = {f"{folder}{picture.name}": picture.data for picture in article.pictures}
    _check_draft(path, text, pictures, target.config)
    for file, data in {**pictures, path: text.encode()}.items():
        try:
            target.briefs[path] = create_file(target.root, file, data)
        except FileExistsError:
            raise Fault(f"{file} already exists; move it away, and import again") from None
    print_lines(report_lines((name, path), article, options, target.config, bool(target.topics)))
    return True


def _complete(name: str, article: Article, options: ImportOptions) -> Article:
    """The article with the address from the options and, if it has no title, the file's name."""
    # A title of `one_line` may have one character more, the ellipsis.
    notes, title = [*article.notes], escape.one_line(article.title, MAX_NAME_CHARACTERS - 1)
    if not title:
        stem = "" if name == "-" else os.path.splitext(os.path.basename(name))[0]
        title = escape.one_line(stem) or "Untitled"
        notes.append("no title was found: the draft has the name of the file as its title")
    url = options.url or article.url
    return msgspec.structs.replace(article, url=url, title=title, notes=tuple(notes))


def _draft_options(article: Article, target: _Target) -> DraftOptions:
    """The values of the draft that are not from the article."""
    settings = target.config.settings
    body = "\n".join(block.plain for block in article.blocks)
    vocabulary = target.config.topics or {}
    archive_lang = settings.language.partition("-")[0]
    # The script of the text is more reliable than what a page says about its language.
    lang = escape.language_of(f"{article.title}\n{body}") or article.lang
    lang = lang or ("en" if archive_lang in ("ko", "ja") else archive_lang)
    own = is_own(article, target.options.rights or LINK_ONLY)
    kind = KIND if KIND in settings.kinds and not own else ""
    return DraftOptions(
        author=(_authors(article.author, target.config) if own else ()) or target.author,
        topics=target.topics or topic_guess.propose_topics(article.title, body, vocabulary),
        kind=target.options.kind or kind,
        rights=target.options.rights or LINK_ONLY,
        lang="" if lang == archive_lang else lang,
        time_zone=settings.time_zone,
        today=target.today,
    )


def _authors(names: str, config: Config) -> tuple[str, ...]:
    """The ids of the authors with these names, if the archive has all of them. Without
    authors.toml, an author needs only a name."""
    given = [name.strip() for name in names.split(",") if name.strip()]
    if config.authors is None:
        return tuple(given)
    ids = term_ids(config.authors)
    known = [ids.get(name.casefold(), "") for name in given]
    return tuple(known) if all(known) else ()


def _free_path(title: str, year: str, briefs: dict[str, str]) -> str:
    """A path whose slug no brief has, in any folder: slugs are addresses."""
    slug = slug_from_title(title)
    if len(slug.encode()) > _MAX_SLUG_BYTES:
        slug = slug.encode()[:_MAX_SLUG_BYTES].decode(errors="ignore")
        slug = slug.rpartition("-")[0] or slug
    if slug_fault(slug):
        slug = f"{KIND}-{slug}".rstrip("-")
    taken = {collision_key(slug_of(path)) for path in briefs}
    return f"{BRIEFS_FOLDER}{year}/{free_name(slug, taken)}{MARKDOWN}"


def _read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises `ImportFailure`."""
    limit = sniff.MAX_FILE_BYTES + 1
    if name == "-":
        if sys.stdin.isatty():
            print_line("Paste the article, then press Ctrl-D (on Windows Ctrl-Z, Enter).")
        return sys.stdin.buffer.read(limit)
    if is_web_address(name):
        hint = "open it in a browser, save it as HTML, and import that file"
        raise ImportFailure("this is a web address; the command downloads nothing", hint)
    if name.lower().endswith(_DATA):
        hint = "name a web page, a Word file or a text"
        raise ImportFailure("this is a file of settings or data, not an article", hint)
    if os.path.isdir(name):
        raise ImportFailure("this is a folder", "name the files in it")
    try:
        # A pipe would make a blocking `open` wait for another program.
        with open(os.open(name, _READ_FLAGS), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                hint = "save the article in a file, or use - to read from standard input"
                raise ImportFailure("this is not a regular file", hint)
            return stream.read(limit)
    except FileNotFoundError:
        hint = "check the name; it needs its extension, such as .html"
        raise ImportFailure("there is no such file", hint) from None
    except OSError as error:
        hint = "check its permissions, and whether another program uses it"
        raise ImportFailure(f"it cannot be read: {error.strerror}", hint) from None


def _import_packages(data: bytes) -> None:
    """Import the package that reads such a file, so that the processes for all files share it."""
    package = "mammoth" if data.startswith(b"PK") else "trafilatura" if b"<" in data[:4096] else ""
    with suppress(ImportError):
        if package:
            import_module(package)


def _parse(data: bytes, is_own: bool) -> Article:
    """The article in a file of any format. If it `is_own`, it was written for the archive, and
    nothing is left out of a Word file. Raises `ImportFailure` and `MissingPackage`."""
    detected = sniff.detect_format(data)
    if detected.format == "docx":
        return docx.read_docx(data, is_own=is_own)
    is_page = detected.format == "html"
    article = html.read_page(detected.text) if is_page else plaintext.read_text(detected.text)
    # A page without its text is still useful for its title and address.
    if not article.blocks and not (is_page and article.title):
        hint = "check that it is the right file"
        raise ImportFailure("this file contains no text of an article", hint)
    return article


def _check_draft(path: str, text: str, pictures: dict[str, bytes], config: Config) -> None:
    """Read a draft as a build does. Raises `ImportFailure` if a build would find an error in it."""
    from briefing.content.brief import parse_brief
    from briefing.content.file_parser import Lookups
    from briefing.content.media import parse_media

    options = parse_options_of(config.settings)
    media = {file: parse_media(file, data)[0] for file, data in pictures.items()}
    problems = parse_brief(path, text.encode(), options, Lookups(media.get)).problems
    error = next(iter(errors_in(problems)), None)
    if error:
        message = f"the draft of this file would have an error: {error.message}"
        raise ImportFailure(message, error.hint)


def _print_error(name: str, message: str, hint: str) -> None:
    name = "standard input" if name == "-" else name
    print_problem(Problem(name, 0, 0, message, hint, code="import-failed"))
