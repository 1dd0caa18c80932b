"""The command `new`: creates a brief with its front matter, from options or answers to questions.

It never overwrites a file. Before it writes a brief, it reads the brief as a build does, so that
no build finds a problem in it.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator

import msgspec

from briefing.commands.atomic_write import create_file
from briefing.commands.choices import (
    Choices,
    author_choices,
    check_kind_and_language,
    choose,
    topic_choices,
)
from briefing.commands.console import print_line, print_lines, refuse, root_option
from briefing.commands.front_matter_index import FrontMatter, read_config, read_front_matter, today
from briefing.commands.git import current_author
from briefing.commands.program_name import program_name
from briefing.commands.questions import Answer, ask_or_skip, ask_until, cancelled, is_interactive
from briefing.commands.relation_options import Related, related_briefs, take_over
from briefing.content.brief import parse_brief
from briefing.content.draft_template import FieldValue, new_draft
from briefing.content.types import ParseOptions, parse_options_of
from briefing.core.diagnostics import Misuse, Misuses, misuse_of, text_width
from briefing.core.paths import BRIEFS_FOLDER, MARKDOWN
from briefing.core.slugs import collision_key, slug_fault, slug_from_title, slug_of
from briefing.templates.catalogues import Catalogues
from briefing.templates.files import catalogue_paths, list_files

# A message lists at most this many ids.
_MAX_IDS_LISTED = 20


class NewOptions(msgspec.Struct, frozen=True):
    """The options of the command. `title` has the words of the title. An empty text means that the
    option was not given."""

    title: tuple[str, ...]
    author: str
    topics: str
    lang: str
    kind: str
    translation_of: str = ""
    supersedes: str = ""
    note: str = ""


class _Values(msgspec.Struct, frozen=True):
    """The values that every brief needs."""

    title: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]


def run(root: str, options: NewOptions) -> int:
    """Create a brief in the archive at `root`.

    Return the exit code: 1 if the settings, topics or authors have errors, 3 after Ctrl-C. Raises
    `Misuse` for missing or wrong values, and `Fault`.
    """
    files, config, errors = read_config(root)
    if errors:
        return refuse(errors, root)
    parse_options = parse_options_of(config.settings)
    briefs = tuple(read_front_matter(files))
    taken = {collision_key(alias): b.path for b in briefs for alias in b.values("aliases")}
    taken |= {collision_key(slug_of(b.path)): b.path for b in briefs}
    choices = author_choices(config, briefs), topic_choices(config, briefs)
    # The options are checked before any question, so that no answer is lost.
    misuses = Misuses()
    with misuses:
        check_kind_and_language(options.kind, options.lang, parse_options)
    with misuses:
        related = related_briefs(options.translation_of, options.supersedes, briefs)
    with misuses:
        _given_values(options, taken, choices)
    with misuses:
        if options.note and not options.supersedes:
            raise Misuse("--note says why a brief replaces others", "add --supersedes SLUG")
    misuses.raise_if_any()
    original, olds = related
    try:
        options = _with_values_of(
            take_over(original, olds, options.lang, choices, parse_options), options
        )
        git_author = current_author(root, config.authors or {}) if not options.author else ""
        values = _collect_values(_given_values(options, taken, choices), taken, choices, git_author)
        options = msgspec.structs.replace(options, note=options.note or _ask_for_note(olds))
    except (KeyboardInterrupt, EOFError):
        return cancelled("Nothing was written.")
    day = today(parse_options.time_zone)
    path = f"{BRIEFS_FOLDER}{day[:4]}/{free_slug(values.title, taken)}{MARKDOWN}"
    catalogues = Catalogues(catalogue_paths(list_files(root)))
    data = _text(path, day, values, options, (parse_options, catalogues))
    try:
        create_file(root, path, data)
    except FileExistsError:
        raise Misuse(f"{path} already exists", "choose another title") from None
    real_path = os.path.normpath(os.path.join(root, path))
    preview = f"{program_name()} serve --drafts{root_option(root)}"
    print_line(f"Created {real_path}, a draft. To see it: {preview}")
    if related_to := original or next(iter(olds), None):
        print_line(f"Values that you did not give are from {related_to.path}. The front matter:")
        print_lines(_front_matter_lines(data))
    if not options.author and not is_interactive():
        author = values.authors[0]
        print_line(f"The author is {author}, the user of Git. To name another one, use --author.")
    return 0


def _with_values_of(related: Related, options: NewOptions) -> NewOptions:
    """The options, with what is taken over from another brief for those that were not given."""
    return msgspec.structs.replace(
        options,
        author=options.author or related.authors,
        topics=options.topics or related.topics,
        kind=options.kind or related.kind,
        lang=related.lang,
        translation_of=related.translation_of,
        supersedes=",".join(related.supersedes),
    )


def _given_values(
    options: NewOptions, taken: dict[str, str], choices: tuple[Choices, Choices]
) -> _Values:
    """The values from the options; empty ones for those that are missing. Raises `Misuse`."""
    misuses = Misuses()
    title = ""
    author_ids: tuple[str, ...] = ()
    topic_ids: tuple[str, ...] = ()
    with misuses:
        title = _free_title(" ".join(options.title), taken)
    with misuses:
        author_ids = choose(options.author, choices[0])
    with misuses:
        topic_ids = choose(options.topics, choices[1])
    misuses.raise_if_any()
    return _Values(title, author_ids, topic_ids)


def _free_title(text: str, taken: dict[str, str]) -> str:
    title = normal_title(text)
    if title:
        free_slug(title, taken)
    return title


def _collect_values(
    given: _Values, taken: dict[str, str], choices: tuple[Choices, Choices], git_author: str
) -> _Values:
    """The given values, and answers to questions for those that are missing. Raises `Misuse`."""
    authors, topics = choices
    if is_interactive():
        return _Values(
            given.title or _ask("Title: ", "", lambda text: _free_title(text, taken)),
            given.authors or _ask_for("Author", authors, git_author),
            given.topics or _ask_for("Topics, separated by commas", topics, ""),
        )
    values = msgspec.structs.replace(given, authors=given.authors or choose(git_author, authors))
    _require_all(values, authors, topics)
    return values


def _require_all(values: _Values, authors: Choices, topics: Choices) -> None:
    parts = (
        ("title", "the title in quotation marks", values.title, ""),
        ("author", "--author …", values.authors, f"\nAuthors: {_list_ids(authors)}"),
        ("topic", "--topics …", values.topics, f"\nTopics: {_list_ids(topics)}"),
    )
    missing = [part for part in parts if not part[2]]
    if missing:
        nouns, options, _, lists = zip(*missing, strict=True)
        hint = f"add {' and '.join(options)}; on a terminal, the command asks for them"
        raise Misuse(f"the brief has no {' and no '.join(nouns)}", hint + "".join(lists))


def _list_ids(choices: Choices) -> str:
    """The first ids to choose from, and how many more there are."""
    ids = [id for id, _ in choices.rows]
    if len(ids) <= _MAX_IDS_LISTED:
        return ", ".join(ids) or "any name"
    listed = f"{', '.join(ids[:_MAX_IDS_LISTED])} and {len(ids) - _MAX_IDS_LISTED} more"
    return listed if choices.is_open else f"{listed}, in {choices.file}"


# ---- questions ----------------------------------------------------------------------------------


def _ask(question: str, default: str, parse: Callable[[str], Answer]) -> Answer:
    return ask_until(question, default, parse, "A brief needs this.")


def _ask_for(question: str, choices: Choices, default: str) -> tuple[str, ...]:
    """Print the choices, ask for some of them, and return their ids."""
    width = max((text_width(id) for id, _ in choices.rows), default=0)
    digits = len(str(len(choices.rows)))
    numbers = {}
    for number, (id, label) in enumerate(choices.rows, 1):
        row = f"  {number:>{digits}}  {id}{' ' * (width - text_width(id))}  {label}"
        print_line(row.rstrip())
        numbers[str(number)] = id
    numbered = msgspec.structs.replace(choices, ids=numbers | choices.ids)
    forms = "number, id or name" if choices.rows and not choices.is_open else "name"
    proposal = f" [{default}]" if default else ""
    return _ask(f"{question} ({forms}){proposal}: ", default, lambda text: choose(text, numbered))


def _ask_for_note(olds: tuple[FrontMatter, ...]) -> str:
    """Ask why a brief replaces `olds`, if there are any and somebody can answer."""
    if not olds or not is_interactive():
        return ""
    question = "Why does it replace the other one? One sentence for readers (empty: later): "
    return ask_or_skip(question, str)


# ---- the file -----------------------------------------------------------------------------------


def normal_title(text: str) -> str:
    """Return a title with single spaces, in Unicode's form NFC. Raises `Misuse` if it contains a
    code point that is not a character."""
    title = " ".join(unicodedata.normalize("NFC", text).split())
    odd = next((c for c in title if unicodedata.category(c) in ("Cs", "Cn", "Co")), "")
    if odd:
        raise Misuse(f"the title contains U+{ord(odd):04X}, which is not a character", "remove it")
    return title


def free_slug(title: str, taken: dict[str, str]) -> str:
    """Return the slug for a title. `taken` maps the keys of the slugs in use to the paths of their
    briefs. Raises `Misuse` if the title gives no slug, or one in use."""
    slug = slug_from_title(title)
    if not slug:
        message = f"the title “{title}” has no letter or digit for the name of the file"
        raise Misuse(message, "add a word")
    slug += "-brief" if slug_fault(slug) else ""  # Windows reserves the names of devices.
    if collision_key(slug) in taken:
        message = f"{taken[collision_key(slug)]} already has the address “{slug}”"
        raise Misuse(message, "edit that brief, or choose another title")
    return slug


def _text(
    path: str,
    day: str,
    values: _Values,
    options: NewOptions,
    archive: tuple[ParseOptions, Catalogues],
) -> bytes:
    """The text of the brief. `archive` has its rules, and its words in each language. Raises
    `Misuse` if a build would find a problem in it."""
    parse_options, catalogues = archive
    authors, kind, lang = values.authors, options.kind, options.lang
    front_matter: dict[str, FieldValue] = {
        "title": values.title,
        "date": day,
        "author": authors[0] if len(authors) == 1 else authors,
        "topics": values.topics,
        "kind": kind if kind != parse_options.kinds[0] else "",
        "lang": lang if lang != parse_options.lang else "",
        "supersedes": tuple(filter(None, options.supersedes.split(","))),
        "supersedes_note": " ".join(options.note.split()),
        "translation_of": options.translation_of,
    }
    given = {key: value for key, value in front_matter.items() if value}
    data = new_draft(given, lang or parse_options.lang, catalogues.word).encode()
    if problems := parse_brief(path, data, parse_options).problems:
        raise misuse_of(problems)
    return data


def _front_matter_lines(data: bytes) -> Iterator[str]:
    """The lines of the front matter, to show them; comments are left out."""
    for line in data.decode().removeprefix("---\n").partition("\n---\n")[0].split("\n"):
        if not line.startswith("#"):
            yield f"  {line}"
