"""A MkDocs site with the blog of Material for MkDocs → posts.

The rules are those of https://squidfunk.github.io/mkdocs-material/plugins/blog/. This module must
not know briefs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from briefing.migrate.front_matter import (
    Values,
    is_false,
    parse_yaml,
    table_of,
    text_of,
    words_of,
)
from briefing.migrate.reading import (
    IN_BRACES,
    MARKDOWN_FILES,
    fill_pattern,
    first_config,
    people_of_values,
    post_of,
    read_text,
    with_address,
    without_index,
)
from briefing.migrate.types import Contents, Person, Post, Site, Source

_CONFIGS = ("mkdocs.yml", "mkdocs.yaml", "zensical.yml")
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def read(source: Source) -> Contents:
    """The posts and pages of a MkDocs site."""
    config = first_config(source, *_CONFIGS)
    docs = (text_of(config, "docs_dir") or "docs").strip("./") + "/"
    blogs = _blogs(config)
    posts: list[Post] = []
    people: dict[str, Person] = {}
    for file in source.files:
        if not file.startswith(docs):
            continue
        if posixpath.basename(file) in (".authors.yml", ".authors.yaml"):
            data = parse_yaml(source.text(file))[0]
            people |= people_of_values(data.get("authors", data))
        elif file.lower().endswith(MARKDOWN_FILES):
            posts.append(_post(source, file, docs, blogs, config))
    site = Site(
        title=text_of(config, "site_name"),
        description=text_of(config, "site_description"),
        base_url=text_of(config, "site_url"),
        language=text_of(table_of(config, "theme"), "language"),
        people=people,
        signs=_signs(config),
        roots=(docs.rstrip("/"),),
        tags="snippets",
        includes=_snippet_values(config, "base_path") or (".",),
        appended=_snippet_values(config, "auto_append"),
    )
    return Contents(site, tuple(posts))


def _entries(given: Any) -> Iterator[tuple[str, Values]]:
    """The names in a list of extensions or plugins, each with its settings."""
    for entry in given if isinstance(given, list) else [given] if given else []:
        if isinstance(entry, dict):
            yield from ((name, table_of(entry, name)) for name in entry)
        else:
            yield str(entry), {}


def _extensions(config: Values) -> dict[str, Values]:
    """The settings of each extension of Markdown by the last part of its name."""
    entries = _entries(config.get("markdown_extensions"))
    return {name.rpartition(".")[2]: settings for name, settings in entries}


def _signs(config: Values) -> str:
    """The signs that have a meaning: each is an extension of Markdown."""
    by_name = {"tilde": "~", "caret": "^", "mark": "=", "arithmatex": "$", "keys": "+"}
    return "".join(by_name.get(name, "") for name in _extensions(config))


def _snippet_values(config: Values, name: str) -> tuple[str, ...]:
    """The values of a setting of the extension that includes files."""
    return tuple(words_of(table_of(_extensions(config), "snippets"), name, separator=""))


def _blogs(config: Values) -> dict[str, Values]:
    """The folder of each blog, and its settings. Without the plugin, `blog/` counts."""
    blogs: dict[str, Values] = {}
    for name, settings in _entries(config.get("plugins")):
        if name.rpartition("/")[2].partition("#")[0].strip() in ("blog", "blogging"):
            folder = text_of(settings, "blog_dir") or "blog"
            blogs["" if folder in (".", "./") else folder.strip("./") + "/"] = settings
    return blogs or {"blog/": {}}


def _post(source: Source, file: str, docs: str, blogs: dict[str, Values], config: Values) -> Post:
    path = file.removeprefix(docs)
    blog = max((f for f in blogs if path.startswith(f)), key=len, default=None)
    settings = blogs.get(blog or "", {})
    folder = (text_of(settings, "post_dir") or "{blog}/posts").replace("{blog}", "").strip(
        "/"
    ) + "/"
    text = read_text(source, file)
    post = post_of(file, text, topics=tuple(words_of(text.values, "categories", "tags")))
    heading = _HEADING.search(post.body)
    title = post.title or (heading[1] if heading else "")
    is_in_posts = blog is not None and path.removeprefix(blog).startswith(folder)
    is_post = is_in_posts and posixpath.basename(path) != "index.md"
    is_post = is_post or (blog is not None and bool(post.date))
    address = _address(post, text.values, title, blog or "", settings) if is_post else _page(path)
    if is_false(config, "use_directory_urls"):
        address = address.rstrip("/") + ".html"
    return with_address(post, address, is_page=not is_post, title=title)


def _page(path: str) -> str:
    return "/" + without_index(posixpath.splitext(path)[0]).strip("/") + "/"


def _address(post: Post, values: Values, title: str, blog: str, settings: Values) -> str:
    pattern = text_of(settings, "post_url_format") or "{date}/{slug}"
    form = text_of(settings, "post_url_date_format") or "yyyy/MM/dd"
    year, month, day = ([*post.date[:10].split("-"), "", "", ""])[:3]
    date = form.replace("yyyy", year).replace("MM", month).replace("dd", day)
    slug = text_of(values, "slug") or _slug(title)
    categories = words_of(values, "categories")
    parts = {
        "date": date,
        "slug": slug,
        "file": posixpath.splitext(posixpath.basename(post.file))[0],
        "categories": "/".join(map(_slug, categories[:1])),
    }
    address = fill_pattern(blog + pattern, lambda name: parts.get(name, ""), IN_BRACES)
    return address.rstrip("/") + "/"


def _slug(text: str) -> str:
    """A slug as `pymdownx.slugs` makes it with lower case."""
    text = re.sub(r"<[^>]+>|`", "", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).strip().replace(" ", "-")
