"""A Hexo site → posts: `source/_posts` and `source/_drafts`.

The rules are those of https://hexo.io/docs/permalinks. This module must not know briefs.
"""

from __future__ import annotations

import posixpath
import re

from briefing.core.slugs import slugify
from briefing.migrate.front_matter import (
    Text,
    Values,
    is_false,
    split,
    table_of,
    text_of,
    words_of,
)
from briefing.migrate.reading import (
    HTML_FILES,
    MARKDOWN_FILES,
    date_values,
    fill_pattern,
    first_config,
    post_of,
    read_text,
    with_address,
    without_index,
)
from briefing.migrate.types import Contents, Post, Site, Source

_TOPICS = ("categories", "category", "tags", "tag")
_DEFAULT = ":year/:month/:day/:title/"


def read(source: Source) -> Contents:
    """The posts of a Hexo site."""
    config = first_config(source, "_config.yml")
    posts = [post for file in source.files if (post := _post(source, file, config))]
    base = text_of(config, "url").rstrip("/")
    code = text_of(config, "code_dir") or "downloads/code"
    root = text_of(config, "root").strip("/")
    if root and not base.endswith(f"/{root}"):
        base = f"{base}/{root}"
    site = Site(
        title=text_of(config, "title"),
        description=text_of(config, "description", "subtitle"),
        base_url=f"{base}/",
        language=text_of(config, "language"),
        time_zone=text_of(config, "timezone"),
        roots=("source", ""),
        breaks=not is_false(table_of(config, "marked"), "breaks"),  # By default, it breaks lines.
        tags="liquid",
        includes=(f"source/{code.strip('/')}",),
    )
    return Contents(site, tuple(posts))


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
        file,
        text,
        topics=tuple(dict.fromkeys(topics)),
        is_draft=True if match[1] == "drafts" else None,
        is_page=not match[1],
    )
    name = posixpath.splitext(match[2])[0]
    address = _address(post, values, name, config) if match[1] else _page_address(name, values)
    return with_address(post, address)


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
    folder = without_index(name)
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
    address = fill_pattern(pattern, (own | variables).get)
    if is_false(table_of(config, "pretty_urls"), "trailing_html"):
        address = address.removesuffix(".html")
    return address


def _title(name: str, config: Values) -> str:
    """The title in an address: the name of the file, without a day that Hexo puts before it."""
    pattern = text_of(config, "new_post_name")
    if ":year" in pattern:
        return re.sub(r"(?:^|(?<=/))\d{4}-\d{1,2}-\d{1,2}-", "", name)
    return name
