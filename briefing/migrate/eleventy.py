"""An Eleventy site → posts: the templates that have a date, with the data of their folders.

The rules are those of https://www.11ty.dev/docs/permalinks/. Programs are never run, so that
addresses which a program computes are not known.
"""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatch

import msgspec

from briefing.core.slugs import slugify
from briefing.migrate.front_matter import Values, parse_config, text_of, words_of
from briefing.migrate.moments import without_day
from briefing.migrate.reading import (
    MARKDOWN_FILES,
    fill_pattern,
    flat_texts,
    folders_of,
    is_draft,
    people_of_values,
    post_of,
    read_text,
    with_address,
    without_index,
)
from briefing.migrate.types import Contents, Person, Post, Site, Source

_CONFIGS = tuple(
    f"{name}.{ending}"
    for name in (".eleventy", "eleventy.config")
    for ending in ("js", "cjs", "mjs", "ts")
)
_INPUT = re.compile(r"""\binput\s*:\s*["'`]([^"'`]+)["'`]""")
_PARTS = re.compile(r"""\b(?:includes|layouts|data|output)\s*:\s*["'`]([^"'`]+)["'`]""")
_IGNORES = re.compile(r"""\bignores\.add\(\s*["'`]([^"'`]+)["'`]""")
_NO_CONTENT = re.compile(
    r"(?:^|/)(?:(?:_includes|_layouts|_data|_site|_components|_partials|node_modules)/"
    r"|(?:readme|license|contributing|changelog)[^/]*$)",
    re.IGNORECASE,
)
_FILES = (*MARKDOWN_FILES, ".njk", ".html", ".liquid")
# Names of collections that say only what kind of page it is.
_COLLECTIONS = frozenset("post posts all nav blog page pages article articles".split())
_VARIABLE = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")


def read(source: Source) -> Contents:
    """The posts of an Eleventy site."""
    config = _config(source)
    given = _INPUT.search(config)
    folder = _folder(given[1]) if given else ""
    named = (match[1] for match in _PARTS.finditer(config) if match[0].startswith("includes"))
    includes = tuple(posixpath.normpath(folder + name) for name in (*named, "_includes"))
    site = msgspec.structs.replace(_site(source, folder), includes=includes)
    ignored = _ignored_patterns(source, folder, config)
    posts: list[Post] = []
    for file in source.files:
        if not file.startswith(folder) or not file.lower().endswith(_FILES):
            continue
        if _NO_CONTENT.search(file) or any(fnmatch(file, pattern) for pattern in ignored):
            continue
        post = _post(source, file, folder)
        posts += [post] if post else []
    return Contents(site, tuple(posts))


def _config(source: Source) -> str:
    """The program with the settings; empty if there is none at the root."""
    return next((source.text(file) for file in source.files if file in _CONFIGS), "")


def _folder(name: str) -> str:
    name = posixpath.normpath(name)
    return "" if name == "." else f"{name.removeprefix('./')}/"


def _ignored_patterns(source: Source, folder: str, config: str) -> list[str]:
    """Patterns of the files that are not content: parts of layouts, and what the settings name."""
    parts = [f"{folder}{_folder(match[1])}*" for match in _PARTS.finditer(config)]
    lines = source.text(".eleventyignore").split("\n") if source.has(".eleventyignore") else []
    named = [match[1] for match in _IGNORES.finditer(config)]
    for line in (*lines, *named):
        name = line.strip().removeprefix("./").rstrip("/")
        if name and not name.startswith(("#", "!")):
            parts += [name, f"{name}/*", f"{folder}{name}", f"{folder}{name}/*"]
    return parts


def _site(source: Source, folder: str) -> Site:
    values: Values = {}
    people: dict[str, Person] = {}
    for file in source.files:
        match = re.fullmatch(
            rf"(?:{re.escape(folder)})?(?:_data/|data/|\w+/_data/)(\w+)\.(json|ya?ml)", file
        )
        if not match:
            continue
        data, _ = parse_config(source.text(file), file)
        if match[1] in ("metadata", "site", "meta"):
            values = data | values
        elif match[1] in ("authors", "people", "team", "author"):
            people |= people_of_values(data)
    return Site(
        title=text_of(values, "title", "name"),
        description=text_of(values, "description"),
        base_url=text_of(values, "url", "baseUrl", "base_url", "host", "domain"),
        language=text_of(values, "language", "lang", "locale"),
        people=people,
        roots=("", folder.rstrip("/"), "public", "static", f"{folder}public", f"{folder}static"),
        tags="liquid",
        variables=flat_texts(values, "metadata.") | flat_texts(values, "site."),
    )


def _folder_data(source: Source, file: str) -> Values:
    """The data that the folders around a file give to it, the nearest last."""
    values: Values = {}
    for folder in folders_of(file):
        name = f"{folder}/{posixpath.basename(folder)}"
        for ending in (".json", ".11tydata.json"):
            if source.has(name + ending):
                values |= parse_config(source.text(name + ending), ending)[0]
        for ending in (".11tydata.js", ".11tydata.cjs", ".js"):
            if source.has(name + ending):
                values |= _script_data(source.text(name + ending))
    return values


def _script_data(text: str) -> Values:
    """The keys with a plain text as their value, in a script that exports data. A function for the
    address counts if it only puts names into a text."""
    pairs = re.findall(
        r"""^\s*["']?(permalink|layout|tags|author|lang|category)["']?\s*:\s*["'`]([^"'`\n$]*)["'`]""",
        text,
        re.M,
    )
    values: Values = dict(pairs)
    if "permalink" not in values and (match := _ADDRESS_KEY.search(text)):
        written = _ADDRESS_TEXT.match(text, match.end())
        values["permalink"] = _INSERTED.sub(r"{{ \1 }}", written[1]) if written else "${}"
    return values


# A key with a function, and a function that returns one text: ({page}) => `/x/${page.fileSlug}/`
_ADDRESS_KEY = re.compile(r"""^\s*["']?permalink["']?\s*(?=[:(])""", re.MULTILINE)
_ADDRESS_TEXT = re.compile(
    r":?\s*(?:function\s*)?\(?[\w\s{},]*\)?\s*(?:=>)?\s*(?:\{\s*return)?\s*`([^`\n]*)`"
)
_INSERTED = re.compile(r"\$\{\s*(?:data\.)?([\w.]+)\s*\}")


def _post(source: Source, file: str, folder: str) -> Post | None:
    text = read_text(source, file)
    given = _folder_data(source, file)
    values = {**given, **text.values}
    if not text.values or ("pagination" in values and "date" not in text.values):
        return None
    text = text._replace(values=values)
    tags = [
        t
        for t in words_of(values, "tags", "categories", "category")
        if t.lower() not in _COLLECTIONS
    ]
    is_markdown = file.lower().endswith(MARKDOWN_FILES)
    post = post_of(file, text, topics=tuple(tags), format="markdown" if is_markdown else "html")
    path = posixpath.splitext(file.removeprefix(folder))[0]
    stem = without_day(posixpath.basename(path))
    if stem == "index":
        stem = without_day(posixpath.basename(posixpath.dirname(path))) or stem
    path = posixpath.join(posixpath.dirname(path), without_day(posixpath.basename(path)))
    post = msgspec.structs.replace(post, slug=text_of(text.values, "slug") or stem)
    is_post = bool(post.date) or is_draft(values)
    return with_address(post, _address(post, values, path, stem), is_page=not is_post)


def _address(post: Post, values: Values, path: str, stem: str) -> str:
    """The old address; empty if a program computes it."""
    pattern = values.get("permalink")
    if not isinstance(pattern, str) or not pattern:
        return "/" + without_index(path).strip("/") + "/"
    if pattern == "false":
        return ""
    address = fill_pattern(pattern, lambda name: _value(name, post, values, path, stem), _VARIABLE)
    if "{%" in address or "${" in address:
        return ""
    return re.sub(r"/index\.html$", "/", address)


def _value(expression: str, post: Post, values: Values, path: str, stem: str) -> str | None:
    name, *filters = (part.strip() for part in expression.split("|"))
    known = {
        **{"page.fileSlug": stem, "fileSlug": stem, "page.filePathStem": f"/{path}"},
        **{"title": post.title, "page.date": post.date, "date": post.date, "slug": post.slug},
    }
    given = values.get(name)
    value = known.get(name) or (given if isinstance(given, str) else None)
    for filter in filters:
        if value is None:
            return None
        word, _, argument = filter.partition(":") if ":" in filter else filter.partition("(")
        if word.strip() in ("slug", "slugify", "url_slug"):
            value = slugify(value)
        elif word.strip() in ("date", "dateFormat", "htmlDateString", "date_to_permalink"):
            value = _format_date(value, argument.strip("\"') "))
        elif name in ("page.date", "date"):
            value = _by_name(word.strip().lower(), value)
        elif word.strip() not in ("url", "safe", "lower", "downcase"):
            return None
    return value


def _by_name(filter: str, date: str) -> str | None:
    """A date as the name of a filter promises it: the filter itself is a program."""
    if "path" in filter or "slash" in filter:
        return date[:10].replace("-", "/")
    if "year" in filter:
        return date[:4]
    return date[:10] if re.search("iso|html|ymd|string|slug|format", filter) else None


def _format_date(date: str, pattern: str) -> str | None:
    """A date in a form of strftime, or of Luxon."""
    year, month, day = ([*date[:10].split("-"), "", ""])[:3]
    parts = {
        **dict.fromkeys(("%Y", "yyyy", "YYYY"), year),
        **dict.fromkeys(("%m", "MM"), month),
        **dict.fromkeys(("%d", "dd", "DD"), day),
    }
    if not pattern:
        return date[:10]
    text = pattern
    for mark, value in parts.items():
        text = text.replace(mark, value)
    return text if not re.search("[A-Za-z%]", text) else None
