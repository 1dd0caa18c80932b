"""The command `init`: writes the files of a new archive, from options or answers to questions.

It overwrites no file. Before it writes anything, it reads the new settings and briefs as a build
does. What the files contain is decided in `briefing/starter/`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress

import msgspec

from briefing.commands import present_files
from briefing.commands.atomic_write import create_files
from briefing.commands.console import (
    print_line,
    print_lines,
    quantity,
    refuse,
    root_option,
)
from briefing.commands.front_matter_index import read_config, today
from briefing.commands.git import user_name
from briefing.commands.program_name import program_name, quote
from briefing.commands.questions import ask_or_skip, ask_until, cancelled, is_interactive
from briefing.commands.schema import schema_text
from briefing.commands.shipped import CHECKOUT, is_checkout, read_folder, shipped
from briefing.commands.starter import daily_run, starter_files, starter_words, text_language
from briefing.commands.vendor import REQUIREMENTS, pinned_requirements, vendored_files
from briefing.content.archive_version import archive_version, upgraded_settings
from briefing.content.brief import parse_brief
from briefing.content.config import parse_config, parse_settings
from briefing.content.cures import language_tag
from briefing.content.toml import to_toml, to_toml_key
from briefing.content.types import Config, parse_options_of
from briefing.content.yaml_types import to_yaml
from briefing.core.diagnostics import Fault, Misuse, Misuses, Problem, errors_in, misuse_of
from briefing.core.languages import nearest_languages
from briefing.core.paths import CONTENT_FOLDER, SITE_FILE, is_brief_file
from briefing.core.settings import Settings
from briefing.core.slugs import slug_from_title
from briefing.templates.catalogues import Catalogues
from briefing.templates.files import catalogue_paths, list_files

# What archives run in workflows; the repository of Briefing runs other commands.
_WORKFLOW = {
    "manual": "README.md",
    "lock": REQUIREMENTS,
    "set_up": "python -m pip install --quiet -r requirements.txt",
    "program": "briefing",
}
_LANGUAGE_NOTE = (
    "\nThis file is in English, because Briefing has no texts in the language “{}” yet.\n"
)
_DEFAULT_ADDRESS = "https://briefs.example.org/"
_MAX_SHOWN = 60  # characters of a wrong value
_REASON = "An archive needs this."


class InitOptions(msgspec.Struct, frozen=True):
    """The options of the command. An empty text means that the option was not given."""

    folder: str
    name: str
    language: str
    time_zone: str
    base_url: str
    author: str
    demo: bool
    vendor: bool


def run(options: InitOptions) -> int:
    """Write the files of a new archive. Return the exit code: 1 if the settings of present content
    have errors, 3 after Ctrl-C. Raises `Misuse` for wrong values, and `Fault`."""
    if not options.folder.strip():
        raise Misuse("the name of the folder is empty", "name a folder; “.” is the working folder")
    root = os.path.normpath(options.folder)
    _require_folder(root)
    has_content = os.path.lexists(os.path.join(root, CONTENT_FOLDER))
    present, errors = _present_config(root) if has_content else (None, ())
    if errors:
        return refuse(errors, root)
    try:
        if present or options.demo:
            _refuse_values(options)
            settings = present.settings if present else parse_settings(_sample()[SITE_FILE])[0]
            options = _with_settings(options, settings)
        else:
            options = _complete(options, root)
    except (KeyboardInterrupt, EOFError):
        return cancelled("Nothing was written.")
    files = _files(options, present)
    present_files.require_same_wheel(root, files)
    taken = create_files(root, files)
    place = "here" if root == "." else f"in {root}"
    written = quantity(len(files) - len(taken), "file")
    print_line(f"Wrote {written} {place}, for the archive “{options.name}”.")
    if not present and not options.demo:
        _report_values(options)
    left = [*([f"{CONTENT_FOLDER}/"] if has_content else []), *taken]
    if left:
        print_line(f"Left as they are, because they exist: {', '.join(left)}.")
    print_lines(present_files.lines_on_present_files(root, {path: files[path] for path in taken}))
    if REQUIREMENTS not in taken and not options.vendor:
        command = f"{program_name()} init --vendor{'' if root == '.' else f' {quote(root)}'}"
        print_line(
            f"No package index has this program yet. So {REQUIREMENTS}, and the workflows that "
            f"use it, do not work yet. To put the program into the archive, delete {REQUIREMENTS}, "
            f"and run: {command}"
        )
    _print_next(root)
    return 0


# ---- the values ---------------------------------------------------------------------------------


def _refuse_values(options: InitOptions) -> None:
    """Raise `Misuse` if there are values for an archive whose content has its own."""
    given = ("name", "language", "time_zone", "base_url", "author")
    wrong = [f"--{key.replace('_', '-')}" for key in given if getattr(options, key)]
    if wrong:
        whose = "the sample archive" if options.demo else f"the present {CONTENT_FOLDER}/"
        hint = f"leave it out, and change {SITE_FILE} afterwards"
        raise Misuse(f"{whose} has its own settings; it cannot have {', '.join(wrong)}", hint)


def _require_folder(root: str) -> None:
    """Raise `Misuse` if `root` cannot be the folder of an archive."""
    if is_checkout() and os.path.realpath(root) == os.path.realpath(CHECKOUT):
        message = "this is the folder of Briefing itself, not of an archive"
        raise Misuse(message, f"name another folder, as in: {program_name()} init ../our-archive")
    present_files.require_no_archive_above(root)
    while not os.path.lexists(root) and os.path.dirname(root) not in ("", root):
        root = os.path.dirname(root)
    if os.path.lexists(root) and not os.path.isdir(root):
        raise Misuse(f"{root} is not a folder", "name a folder; it need not exist")


def _present_config(root: str) -> tuple[Config, tuple[Problem, ...]]:
    """The settings of the content that the archive has, and their errors. An unknown setting is
    none: no new file depends on it."""
    if not os.path.isdir(os.path.join(root, CONTENT_FOLDER)):
        raise Misuse(f"{os.path.join(root, CONTENT_FOLDER)} is not a folder", "rename this file")
    _, config, errors = read_config(root)
    is_usable = all(p.path == SITE_FILE and p.code == "unknown-key" for p in errors)
    return config, () if is_usable else errors


def _with_settings(options: InitOptions, settings: Settings) -> InitOptions:
    """The options with the values of an archive that has content."""
    return msgspec.structs.replace(
        options,
        name=settings.title,
        language=settings.language,
        time_zone=settings.time_zone,
        base_url=settings.base_url,
        author="Editors",
    )


def _complete(options: InitOptions, root: str) -> InitOptions:
    """The options with answers or defaults for those that are missing. Those that were given are
    checked before any question."""
    folder = os.path.basename(os.path.abspath(root))
    words = re.sub(r"[-_.\s]+", " ", folder).strip()
    defaults = {
        "name": words[:1].upper() + words[1:] or "Briefs",
        "language": "en",
        "time_zone": _system_time_zone(),
        "base_url": "",
        "author": "Editors",
    }
    with suppress(Misuse):  # Git accepts names that no author can have.
        defaults["author"] = _checker("author")(user_name(root if os.path.isdir(root) else "."))
    values = {key: getattr(options, key) for key in defaults}
    misuses = Misuses()
    for key, value in values.items():
        with misuses:
            values[key] = _checker(key)(value) if value else ""
    misuses.raise_if_any()
    for key, default in defaults.items():
        if values[key]:
            continue
        if not is_interactive():
            values[key] = default
        elif key == "base_url":
            question = f"Address of the site, such as {_DEFAULT_ADDRESS} (empty: later): "
            values[key] = ask_or_skip(question, _checker(key))
        else:
            question = f"{_QUESTIONS[key]} [{default}]: "
            values[key] = ask_until(question, default, _checker(key), _REASON)
    return msgspec.structs.replace(options, **values)


_QUESTIONS = {
    "name": "Name of the archive",
    "language": "Language, such as en or ko",
    "time_zone": "Time zone, such as Asia/Seoul",
    "author": "Name of the first author",
}


def _checker(key: str) -> Callable[[str], str]:
    """A function that returns the value of a setting in its final form, or raises `Misuse`."""

    def check(text: str) -> str:
        text = " ".join(text.split())
        shown = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
        if key == "base_url" and text:
            text = text.rstrip("/") + "/"
        if key == "language":
            text = language_tag(text) or text
        name = "title" if key in ("name", "author") else key
        title = "" if name == "title" else 'title = "T"\n'
        if problems := parse_settings(f"{title}{name} = {to_toml(text)}\n".encode())[1]:
            message, hint, *_ = misuse_of(problems).args
            raise Misuse(re.sub(rf"^{name}\b", lambda _: f"“{shown}”", message), hint)
        return text

    return check


def _system_time_zone() -> str:
    """The time zone of this machine by its name in the IANA database; UTC if it is not known."""
    target = os.environ.get("TZ") or os.path.realpath("/etc/localtime")
    zone = target.lstrip(":").rpartition("zoneinfo/")[2]
    is_known = not parse_settings(f'title = "T"\ntime_zone = {to_toml(zone)}\n'.encode())[1]
    return zone if is_known else "UTC"


# ---- the files ----------------------------------------------------------------------------------


def _files(options: InitOptions, present: Config | None) -> dict[str, bytes]:
    """The files by their paths. An archive that has content, with the settings `present`, gets no
    other content."""
    files = starter_files(text_language(options.language), _values(options))
    if present or options.demo:
        files = {p: d for p, d in files.items() if not p.startswith(f"{CONTENT_FOLDER}/")}
    if present:
        config = present
    elif options.demo:
        files |= _sample()
        config, _ = parse_config(files.get)
    else:
        config = _checked_config(files)
    files[".vscode/brief.schema.json"] = schema_text("brief", config).encode()
    files[".vscode/page.schema.json"] = schema_text("page", config).encode()
    files |= vendored_files() if options.vendor else {REQUIREMENTS: pinned_requirements()}
    return dict(sorted(files.items()))


def _sample() -> dict[str, bytes]:
    """The content of the sample archive. Raises `Misuse` if this installation lacks it."""
    try:
        sample = read_folder(shipped(CONTENT_FOLDER))
    except OSError as error:
        raise Fault(f"{error.filename} cannot be read: {error.strerror}") from None
    if not sample:
        hint = "leave out --demo, or run build.py in a checkout of Briefing"
        raise Misuse("this installation does not contain the sample archive", hint)
    sample["site.toml"] = upgraded_settings(sample["site.toml"].decode()).encode()
    return {f"{CONTENT_FOLDER}/{path}": data for path, data in sample.items()}


def _has_texts(language: str) -> bool:
    return text_language(language).partition("-")[0] == language.partition("-")[0]


def _values(options: InitOptions) -> dict[str, str]:
    day = today(options.time_zone)
    author_id = slug_from_title(options.author) or "editor"
    address = f"base_url = {to_toml(options.base_url or _DEFAULT_ADDRESS)}"
    is_translated = _has_texts(options.language)
    catalogues = catalogue_paths(list_files(options.folder))
    has_words = is_translated or next(nearest_languages(options.language, catalogues), "")
    words = starter_words(options.language, Catalogues(catalogues).word)
    return (
        _WORKFLOW
        | words
        | {
            "version": archive_version(),
            "title": options.name,
            "title_toml": to_toml(options.name),
            "base_url_line": address if options.base_url else f"# {address}",
            "language_toml": to_toml(options.language),
            "time_zone": options.time_zone,
            "time_zone_toml": to_toml(options.time_zone),
            "id_toml": to_toml(slug_from_title(options.name) or "briefs"),
            "author_id": to_toml_key(author_id),
            "author_yaml": to_yaml(author_id),
            "author_toml": to_toml(options.author),
            "date": day,
            "year": day[:4],
            "cron": daily_run(options.time_zone, int(day[:4])),
            "about_lang_line": "" if has_words else "lang: en\n",
            "lang_line": "" if is_translated else "lang: en\n",
            "language_note": "" if is_translated else _LANGUAGE_NOTE.format(options.language),
        }
    )


def _checked_config(files: dict[str, bytes]) -> Config:
    """The settings of the new archive. Raises `Misuse` if a build would find an error."""
    config, problems = parse_config(files.get)
    options = parse_options_of(config.settings)
    for path, data in files.items():
        if is_brief_file(path) and not problems:
            problems = parse_brief(path, data, options).problems
    if errors := errors_in(problems):
        raise misuse_of(errors)
    return config


# ---- the report ---------------------------------------------------------------------------------


def _report_values(options: InitOptions) -> None:
    if not is_interactive():
        values = f"language {options.language}, time zone {options.time_zone}"
        author = f"first author {options.author}"
        print_line(f"Its values: {values}, {author}. To change them, edit the files in content/.")
    if not _has_texts(options.language):
        print_line(
            f"There are no texts for authors in the language “{options.language}” yet: the README "
            "and the example are in English."
        )


def _print_next(root: str) -> None:
    program, where = program_name(), root_option(root)
    print_lines(
        (
            "Next:",
            f"  {program}{where}",
            f"  {program} serve{where} --drafts --open",
            f'  {program} new{where} "The title of a brief"',
        )
    )
