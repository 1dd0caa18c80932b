"""A Hexo site → posts: `source/_posts` and `source/_drafts`.

The rules are those of https://hexo.io/docs/permalinks.
"""

from __future__ import annotations

import posixpath
import re

import msgspec

from briefing.core.slugs import slugify
from briefing.migrate.front_matter import (
    Text,
    Values,
    is_true,
    parse_config,
    split,
    text_of,
    words_of,
)
from briefing.migrate.reading import (
    HTML_FILES,
    MARKDOWN_FILES,
    date_values,
    fill_pattern,
    other_addresses,
    post_of,
    read_text,
)
from briefing.migrate.types import Contents, Post, Site, Source

_TOPICS = ("categories", "category", "tags", "tag")
_DEFAULT = ":year/:month/:day/:title/"


def is_hexo(source: Source) -> bool:
    """Whether a source is a Hexo site."""
    return any(re.match(r"(?:\w+/)?source/_(?:posts|drafts)/", file) for file in source.files)


def read(source: Source) -> Contents:
    """The posts of a Hexo site."""
    config = (
        parse_config(source.text("_config.yml"), "_config.yml") if source.has("_config.yml") else {}
    )
    posts = [post for file in source.files if (post := _post(source, file, config))]
    base = text_of(config, "url").rstrip("/")
    code = text_of(config, "code_dir") or "downloads/code"
    root = text_of(config, "root").strip("/")
    if root and not base.endswith(f"/{root}"):
        base = f"{base}/{root}"
    site = Site(
        title=text_of(config, "title"),
        description=text_of(config, "description", "subtitle"),
        base_url=f"{base}/" if base.startswith("http") else "",
        language=text_of(config, "language"),
        time_zone=text_of(config, "timezone"),
        roots=("source", ""),
        breaks=not _is_strict(config),
        tags="liquid",
        includes=(f"source/{code.strip('/')}",),
    )
    return Contents(site, tuple(posts))


def _is_strict(config: Values) -> bool:
    """Whether a line end is a space: the renderer `marked` breaks lines by default."""
    marked = config.get("marked")
    return isinstance(marked, dict) and str(marked.get("breaks")).lower() == "false"


def _post(source: Source, file: str, config: Values) -> Post | None:
    match = re.match(r"(?:\w+/)?source/(?:_(posts|drafts)/)?(.+)", file)
    if not match or not file.lower().endswith((*MARKDOWN_FILES, *HTML_FILES)):
        return None
    if not match[1] and re.search(r"(?:^|/)_", match[2]):
        return None
    text = _text(source, file)
    if not match[1] and not text.values:
        return None
    values = text.values
    topics = [name for key in _TOPICS for name in _flat(values.get(key))]
    post = post_of(
        source,
        file,
        text,
        topics=tuple(dict.fromkeys(topics)),
        is_draft=True if match[1] == "drafts" else None,
        is_page=not match[1],
        addresses=(),
    )
    name = posixpath.splitext(match[2])[0]
    address = _address(post, values, name, config) if match[1] else _page_address(name, values)
    addresses = [
        a for a in (address, *other_addresses(values, "alias", "aliases", "redirect_from")) if a
    ]
    # Pictures may be in a folder with the name of the post; `file` without its ending is searched.
    return msgspec.structs.replace(post, addresses=tuple(dict.fromkeys(addresses)))


# Front matter without a line at its beginning, as old versions write it.
_OPEN_FRONT_MATTER = re.compile(
    r"\s*(?:[\w-]+[ \t]*:.*\n|[ \t]+.*\n|-[ \t].*\n)+?(?:-{3,}|;{3,})[ \t]*\n"
)


def _text(source: Source, file: str) -> Text:
    text = read_text(source, file)
    whole = source.text(file)
    if text.has_front_matter or not _OPEN_FRONT_MATTER.match(whole):
        return text
    text = split("---\n" + re.sub(r"^;{3,}[ \t]*$", "---", whole, count=1, flags=re.MULTILINE))
    return text._replace(line=text.line - 1)


def _page_address(name: str, values: Values) -> str:
    given = text_of(values, "permalink")
    folder = re.sub(r"(?:^|(?<=/))index$", "", name)
    return "/" + (given.lstrip("/") or (folder if folder != name else f"{name}.html"))


def _flat(value: object) -> list[str]:
    """The names in a text or a list. A list in a list is a category with those below it."""
    if isinstance(value, list):
        return [name for item in value for name in _flat(item)]
    return words_of({"x": value}, "x", separator="")


def _address(post: Post, values: Values, name: str, config: Values) -> str:
    given = text_of(values, "permalink")
    if given:
        return "/" + given.lstrip("/")
    pattern = text_of(config, "permalink") or _DEFAULT
    categories = words_of(values, "categories", "category", separator="")
    default = text_of(config, "default_category") or "uncategorized"
    slug = text_of(values, "slug") or _title(name, config)
    variables = date_values(post.date) | {
        "title": slug,
        "post_title": slugify(post.title),
        "name": posixpath.basename(slug),
        "category": "/".join(categories[:3]) or default,
        "lang": text_of(values, "lang") or text_of(config, "language"),
    }
    own = {key: value for key, value in values.items() if isinstance(value, str)}
    address = fill_pattern(pattern, own | variables)
    ends = config.get("pretty_urls")
    if (
        address
        and isinstance(ends, dict)
        and not is_true({"x": ends.get("trailing_html", True)}, "x")
    ):
        address = address.removesuffix(".html")
    return address or ""


def _title(name: str, config: Values) -> str:
    """The title in an address: the name of the file, without a day that Hexo puts before it."""
    pattern = text_of(config, "new_post_name")
    if ":year" in pattern:
        return re.sub(r"(?:^|(?<=/))\d{4}-\d{1,2}-\d{1,2}-", "", name)
    return name
