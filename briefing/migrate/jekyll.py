"""A Jekyll site → posts: `_posts` and `_drafts` in all folders, and the collections with pages.

The rules are those of https://jekyllrb.com/docs/permalinks/. This module must not know briefs.
"""

from __future__ import annotations

import posixpath
import re

from briefing.core.slugs import slugify
from briefing.migrate.front_matter import (
    Values,
    is_true,
    parse_config,
    parse_yaml,
    table_of,
    text_of,
    words_of,
)
from briefing.migrate.moments import in_zone
from briefing.migrate.plain import is_whole_page, read_page
from briefing.migrate.reading import (
    OTHER_FILES,
    TEXT_FILES,
    date_values,
    fill_pattern,
    first_config,
    flat_texts,
    people_of_values,
    person_of,
    post_of,
    read_text,
    stem_of,
    with_address,
    without_index,
)
from briefing.migrate.types import Contents, Person, Post, Site, Source

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_POSTS = re.compile(r"(?:^|/)_(posts|drafts)/")


def read(source: Source) -> Contents:
    """The posts and pages of a Jekyll site."""
    config = first_config(source, "_config.yml", "_config.yaml", "_config.toml")
    collections = _collections(config)
    posts: list[Post] = []
    for file in source.files:
        if not file.lower().endswith((*TEXT_FILES, *OTHER_FILES)):
            continue
        kind = _POSTS.search(file)
        name = kind[1] if kind else file.partition("/")[0].removeprefix("_")
        if kind or (file.startswith("_") and name in collections):
            posts.append(_post(source, file, name, config))
        elif not re.search(r"(?:^|/)_", file):
            page = _page(source, file, config)
            posts += [page] if page else []
    return Contents(_site(source, config), tuple(posts))


def _site(source: Source, config: Values) -> Site:
    folder = _folder(text_of(config, "source"))
    base = text_of(config, "url").rstrip("/") + "/" + text_of(config, "baseurl").strip("/")
    return Site(
        title=text_of(config, "title", "name"),
        description=text_of(config, "description", "tagline"),
        base_url=base,
        language=text_of(config, "lang", "language", "locale"),
        time_zone=text_of(config, "timezone"),
        people=_people(source),
        roots=("", folder.rstrip("/")),
        tags="liquid",
        includes=(f"{folder}_includes",),
        variables=flat_texts(config, "site.") | _data(source),
    )


def _data(source: Source) -> dict[str, str]:
    """The texts in the data of the site, by their names in texts."""
    texts: dict[str, str] = {}
    for file in source.files:
        if match := re.fullmatch(r"_data/([\w-]+)\.(?:ya?ml|json)", file):
            values, _ = parse_config(source.text(file), file)
            texts |= flat_texts(values, f"site.data.{match[1]}.")
    return texts


def _folder(name: str) -> str:
    name = name.strip("./")
    return f"{name}/" if name else ""


def _people(source: Source) -> dict[str, Person]:
    """The authors in `_data/authors`, and in a collection of authors."""
    people: dict[str, Person] = {}
    for file in source.files:
        if re.fullmatch(r"_data/(?:authors?|people|team|members)\.ya?ml", file):
            people |= people_of_values(parse_yaml(source.text(file))[0])
    for file in source.files:
        if re.match(r"_(?:authors|people|team|author)/[^/]+\.(?:md|markdown|html)$", file):
            values = read_text(source, file).values
            person = person_of(values, stem_of(file))
            keys = {
                stem_of(file),
                text_of(values, "short_name", "username", "slug", "author", "id"),
            }
            people |= {key: person for key in keys if key}
    return people


def _collections(config: Values) -> set[str]:
    """The names of the collections whose documents have pages."""
    collections = table_of(config, "collections")
    no_posts = {"authors", "people", "team", "author", "pages", "data", "includes", "layouts"}
    return {
        name for name in collections if is_true(table_of(collections, name), "output")
    } - no_posts


def _defaults(config: Values, file: str, kind: str) -> Values:
    """The values that `defaults` in the configuration gives to a file, by its path and type."""
    values: Values = {}
    rules = config.get("defaults")
    for rule in rules if isinstance(rules, list) else ():
        scope, given = table_of(rule, "scope"), table_of(rule, "values")
        path = text_of(scope, "path").strip("/")
        is_in_path = not path or file.startswith(path) or "*" in path
        if is_in_path and text_of(scope, "type") in ("", kind):
            values |= given
    return values


def _post(source: Source, file: str, kind: str, config: Values) -> Post:
    text = read_text(source, file)
    values = _defaults(config, file, kind) | text.values
    text = text._replace(values=values)
    before = file.partition("/_posts/")[0] if "/_posts/" in file else ""
    folders = [part for part in before.split("/") if part and not part.startswith("_")]
    categories = [*folders, *_words(values, "categories", "category")]
    tags = _words(values, "tags", "tag")
    post = post_of(
        file,
        text,
        topics=tuple(dict.fromkeys((*categories, *tags))),
        is_draft=True if kind == "drafts" else None,
        format="other" if file.endswith(OTHER_FILES) else None,
    )
    # Jekyll keeps the spaces of categories, but plugins and servers often replace them.
    forms = (
        [slugify(c) if " " in c else c.lower() for c in categories],
        map(str.lower, categories),
    )
    places = [_address(post, values, "/".join(form), config, kind) for form in forms]
    is_page = kind not in ("posts", "drafts") and not post.date
    return with_address(post, *places, is_page=is_page)


def _words(values: Values, *keys: str) -> list[str]:
    """Categories and tags: a text has spaces or commas between words, except under `category`."""
    words: list[str] = []
    for key in keys:
        value = values.get(key)
        separator = (
            ""
            if key in ("category", "tag")
            else ","
            if isinstance(value, str) and "," in value
            else r"\s"
        )
        words += words_of(values, key, separator=separator)
    return list(dict.fromkeys(words))


def _address(post: Post, values: Values, categories: str, config: Values, kind: str) -> str:
    pattern = text_of(values, "permalink")
    if not pattern:
        pattern = text_of(config, "permalink") or "date"
        if kind not in ("posts", "drafts"):
            collection = table_of(table_of(config, "collections"), kind)
            pattern = text_of(collection, "permalink") or f"/{kind}/:path"
    pattern = _STYLES.get(pattern, pattern)
    name = posixpath.splitext(posixpath.basename(post.file))[0]
    path = posixpath.splitext(post.file.partition("/")[2])[0]
    slug = post.slug
    variables = date_values(in_zone(post.date, text_of(config, "timezone"))) | {
        "categories": categories,
        "slugified_categories": "/".join(map(slugify, categories.split("/"))),
        **{"title": slug, "slug": slugify(slug), "name": name, "path": path, "collection": kind},
        "output_ext": ".html",
    }
    address = fill_pattern(pattern, variables.get)
    if address and not address.endswith("/") and "." not in posixpath.basename(address):
        return address + (
            "/" if text_of(config, "permalink") == "pretty" and kind != "posts" else ""
        )
    return address


def _page(source: Source, file: str, config: Values) -> Post | None:
    """A page of the site that is not a post; None for a file that is none. Jekyll copies a whole
    page of HTML as it is."""
    text = read_text(source, file)
    if not text.has_front_matter:
        post = post_of(file, text, is_page=True, addresses=(f"/{file}",))
        return read_page(post) if is_whole_page(text.body) else None
    values = _defaults(config, file, "pages") | text.values
    post = post_of(file, text._replace(values=values), is_page=True)
    path = posixpath.splitext(file)[0]
    folder = without_index(path)
    style = text_of(config, "permalink")
    ending = "" if folder != path else "/" if style.endswith(("pretty", "/")) else ".html"
    address = text_of(values, "permalink") or f"/{folder}{ending}"
    address = "/" + address.replace(":path", path).replace(":basename", stem_of(file)).lstrip("/")
    return with_address(post, address)
