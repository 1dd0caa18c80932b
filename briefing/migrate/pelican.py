"""A Pelican site → posts, in Markdown or reStructuredText.

The settings are read, and never run: only values that are written out count. The rules are those
of https://docs.getpelican.com/en/latest/settings.html.
"""

from __future__ import annotations

import ast
import datetime as dt
import posixpath
import re

import msgspec

from briefing.core.slugs import slugify
from briefing.migrate.front_matter import Text, Values, split, text_of, words_of
from briefing.migrate.moments import without_day
from briefing.migrate.reading import HTML_FILES, MARKDOWN_FILES, post_of, with_address
from briefing.migrate.types import Contents, Post, Site, Source

_CONFIGS = ("pelicanconf.py", "publishconf.py")
_FIELD = re.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*)$")
_RST_FIELD = re.compile(r"^:([\w -]+):[ \t]*(.*)$")
_RST_TITLE = re.compile(
    r"\A\s*(?:([^\w\s])\1{2,}\n)?[ \t]*(\S.*?)[ \t]*\n([^\w\s])\3{2,}[ \t]*(?:\n|\Z)"
)
_LINK = re.compile(r"[{|](?:filename|static|attach|tag|category|author|index)[}|]")


def read(source: Source) -> Contents:
    """The posts and pages of a Pelican site."""
    config: Values = {}
    for name in _CONFIGS:
        config |= _settings(source.text(name)) if source.has(name) else {}
    folder = posixpath.normpath(text_of(config, "PATH") or "content")
    folder = "" if folder == "." else folder.removeprefix("./") + "/"
    if not any(file.startswith(folder) for file in source.files):
        folder = ""  # The source is the folder with the texts alone.
    pages = tuple(words_of(config, "PAGE_PATHS", "PAGE_DIR", separator="")) or ("pages",)
    posts: list[Post] = []
    for file in source.files:
        if file.startswith(folder) and file.lower().endswith(
            (*MARKDOWN_FILES, *HTML_FILES, ".rst")
        ):
            is_page = file.removeprefix(folder).startswith(tuple(f"{p.strip('/')}/" for p in pages))
            post = _post(source, file, folder, config, is_page=is_page)
            posts += [post] if post else []
    static = words_of(config, "STATIC_PATHS", separator="")
    site = Site(
        title=text_of(config, "SITENAME"),
        description=text_of(config, "SITESUBTITLE", "TAGLINE"),
        base_url=text_of(config, "SITEURL"),
        language=text_of(config, "DEFAULT_LANG"),
        time_zone=text_of(config, "TIMEZONE"),
        roots=(folder.rstrip("/"), *(folder + path for path in static), ""),
        tags="liquid",
        includes=(f"{folder}{text_of(config, 'CODE_DIR') or 'code'}", folder.rstrip("/")),
    )
    return Contents(site, tuple(posts))


def _settings(text: str) -> Values:
    """The values that are written out in a file of settings."""
    values: Values = {}
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return values
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                value = ast.literal_eval(node.value)
            except (ValueError, TypeError, RecursionError, MemoryError):
                continue
            if isinstance(value, tuple | list):
                values[node.targets[0].id] = [str(item) for item in value]
            elif isinstance(value, str | int | bool):
                values[node.targets[0].id] = str(value)
    return values


def _post(source: Source, file: str, folder: str, config: Values, *, is_page: bool) -> Post | None:
    text = _text(source.text(file), file)
    if not text.values and not text.body.strip():
        return None
    values = {key.lower(): value for key, value in text.values.items()}
    pattern = text_of(config, "FILENAME_METADATA")
    named = _values_in_name(pattern, posixpath.splitext(posixpath.basename(file))[0])
    values = named | values
    category = words_of(values, "category", separator="")
    parent = posixpath.basename(posixpath.dirname(file.removeprefix(folder)))
    if not category and parent and text_of(config, "USE_FOLDER_AS_CATEGORY").lower() != "false":
        category = [parent]
    default = text_of(config, "DEFAULT_CATEGORY")
    category = category or ([default] if default else [])
    text = text._replace(values=values)
    authors = words_of(
        values, "author", "authors", separator=";" if ";" in str(values.get("authors")) else ","
    )
    post = post_of(
        file,
        text,
        authors=tuple(authors or words_of(config, "AUTHOR", separator="")),
        topics=tuple(dict.fromkeys((*category, *words_of(values, "tags", "keywords")))),
        is_draft=text_of(values, "status").lower() in ("draft", "hidden", "skip"),
        format="rst" if file.endswith(".rst") else None,
        is_page=is_page,
    )
    body = _LINK.sub("", post.body)
    by_title = text_of(config, "SLUGIFY_SOURCE") != "basename"
    slug = text_of(values, "slug") or (
        slugify(post.title)
        if by_title and post.title
        else without_day(posixpath.splitext(posixpath.basename(file))[0])
    )
    lang = text_of(values, "lang")
    post = msgspec.structs.replace(post, body=body, slug=slug, lang=lang, group=slug)
    return with_address(post, _address(post, category, config))


def _values_in_name(pattern: str, name: str) -> Values:
    try:
        match = re.match(pattern or r"(?P<date>\d{4}-\d{2}-\d{2}).*", name)
    except re.error:
        match = None
    return {k: v for k, v in match.groupdict().items() if v} if match else {}


def _text(text: str, file: str) -> Text:
    """The metadata and the body of a file: fields at its start, or front matter."""
    result = split(text)
    if result.values:
        return result
    if file.lower().endswith(HTML_FILES):
        return _html(text)
    if file.endswith(".rst"):
        return _rst(text)
    lines = text.split("\n")
    values, number = _fields(lines, _FIELD)
    if number < len(lines) and lines[number].strip():
        return Text({}, text, 1)  # The first paragraph is not a list of fields.
    return Text(values, "\n".join(lines[number:]), number + 1)


def _fields(lines: list[str], pattern: re.Pattern[str]) -> tuple[Values, int]:
    """The fields at the start of a text, and the number of lines up to their end. An indented line
    continues the value above it."""
    values: Values = {}
    last = ""
    number = next((i for i, line in enumerate(lines) if line.strip()), 0)
    for line in lines[number:]:
        if match := pattern.match(line):
            last = match[1].lower()
            values[last] = match[2].strip()
        elif last and line.startswith((" ", "\t")) and line.strip():
            values[last] = f"{values[last]} {line.strip()}".strip()
        else:
            break
        number += 1
    return values, number


def _html(text: str) -> Text:
    """The metadata in the head of an HTML file."""
    pairs = re.findall(r'<meta\s+name="([^"]+)"\s+content(?:s)?="([^"]*)"', text, re.I)
    title = re.search(r"<title>(.*?)</title>", text, re.I | re.S)
    body = re.search(r"<body[^>]*>(.*)</body>", text, re.I | re.S)
    values: Values = {name.lower(): content for name, content in pairs}
    return Text(values | ({"title": title[1]} if title else {}), body[1] if body else text, 1)


def _rst(text: str) -> Text:
    title = _RST_TITLE.match(text)
    start = title.end() if title else 0
    lines = text[start:].split("\n")
    values, number = _fields(lines, _RST_FIELD)
    values = ({"title": title[2]} if title else {}) | values
    return Text(values, "\n".join(lines[number:]), text.count("\n", 0, start) + number + 1)


def _address(post: Post, category: list[str], config: Values) -> str:
    kind = "PAGE" if post.is_page else "ARTICLE"
    default = "pages/{slug}.html" if post.is_page else "{slug}.html"
    is_translation = post.lang and post.lang != text_of(config, "DEFAULT_LANG")
    kind += "_LANG" if is_translation else ""
    default = default.replace("{slug}", "{slug}-{lang}") if is_translation else default
    pattern = text_of(config, f"{kind}_URL", f"{kind}_SAVE_AS") or default
    day = dt.date.fromisoformat(post.date[:10]) if post.date else None

    def date(match: re.Match[str]) -> str:
        if day is None:
            return "{}"  # The address is not known.
        return day.strftime(match[1].replace("%-m", str(day.month)).replace("%-d", str(day.day)))

    address = re.sub(r"\{date:([^}]*)\}", date, pattern)
    parts = {
        "slug": post.slug,
        "lang": post.lang,
        "category": slugify(category[0]) if category else "",
    }
    address = re.sub(r"\{(\w+)\}", lambda m: parts.get(m[1], m[0]), address)
    return "" if "{" in address else "/" + address.lstrip("/").removesuffix("index.html")
