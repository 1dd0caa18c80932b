"""A Hugo site → posts: the regular pages under `content/`, as single files or page bundles.

The rules are those of https://gohugo.io/content-management/urls/. This module must not know briefs.
"""

from __future__ import annotations

import posixpath
import re

import msgspec

from briefing.migrate.front_matter import (
    Values,
    is_true,
    parse_config,
    table_of,
    text_of,
    words_of,
)
from briefing.migrate.reading import (
    MARKDOWN_FILES,
    OTHER_FILES,
    TEXT_FILES,
    date_values,
    fill_pattern,
    flat_texts,
    is_draft,
    people_of_values,
    post_of,
    read_text,
    stem_of,
    with_address,
)
from briefing.migrate.types import Contents, Person, Post, Site, Source

_CONFIGS = re.compile(
    r"(?:(?:hugo|config)\.(?:toml|yaml|yml|json)|config/_default/[\w.-]+\.(?:toml|yaml|yml|json))$"
)
_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:[-_][a-zA-Z]{2,4})?)$")
_BLOGS = frozenset(
    "post posts blog news article articles updates press briefs reports publications".split()
)


def is_hugo(source: Source) -> bool:
    """Whether a source is a Hugo site."""
    has_config = any(_CONFIGS.match(file) for file in source.files)
    return has_config and any(file.startswith("content/") for file in source.files)


def read(source: Source) -> Contents:
    """The posts and pages of a Hugo site."""
    config = _config(source)
    languages = table_of(config, "languages")
    default = text_of(config, "defaultContentLanguage", "defaultcontentlanguage") or "en"
    folders = {"content/": default}
    for tag in languages:
        if folder := text_of(table_of(languages, tag), "contentDir", "contentdir"):
            folders[folder.strip("/") + "/"] = tag
    reader = _Reader(source, config, frozenset(languages) | {default}, default)
    files = [f for f in source.files if f.lower().endswith((*TEXT_FILES, *OTHER_FILES))]
    posts: list[Post] = []
    for file in files:
        folder = max((f for f in folders if file.startswith(f)), key=len, default="")
        if folder:
            post = reader.post(file, folder, folders[folder])
            posts += [post] if post else []
    return Contents(_site(source, config, languages, default), tuple(posts))


def _config(source: Source) -> Values:
    """All settings. Files under `config/_default` other than `hugo` and `config` are one table
    each."""
    config: Values = {}
    for file in source.files:
        if _CONFIGS.match(file):
            values, _ = parse_config(source.text(file), file)
            name, *rest = posixpath.basename(file).split(".")[:-1]
            if name in ("hugo", "config"):
                config |= values
            elif rest:  # `languages.de.toml` has a part of a table.
                table = config.setdefault(name, {})
                table |= {rest[0]: values} if isinstance(table, dict) else {}
            else:
                config[name] = values
    return config


def _site(source: Source, config: Values, languages: Values, default: str) -> Site:
    own, params = table_of(languages, default), table_of(config, "params")
    code = text_of(own, "languageCode", "locale") or text_of(config, "languageCode", "languagecode")
    return Site(
        title=text_of(config, "title") or text_of(own, "title"),
        description=text_of(params, "description", "subtitle") or text_of(own, "description"),
        base_url=text_of(config, "baseURL", "baseurl", "baseUrl"),
        language=code or default,
        time_zone=text_of(config, "timeZone", "timezone"),
        people=_people(source),
        roots=("static", "assets", "content", ""),
        tags="hugo",
        readers=_readers(source),
        variables=flat_texts(params),
    )


_SHORTCODE = re.compile(r"(?:^|/)layouts/_?shortcodes/([\w-]+)\.html$")
_READS_FILE = re.compile(r"\b(?:os\.)?[rR]eadFile\b|\bresources\.Get\b.*\.Content\b", re.DOTALL)
_SHOWS_CODE = re.compile(r"\bhighlight\b|\btransform\.Highlight\b|<pre\b|<code\b|```")


def _readers(source: Source) -> dict[str, bool]:
    """The shortcodes that read a file, and whether they show it as code."""
    readers: dict[str, bool] = {}
    for file in source.files:
        if match := _SHORTCODE.search(file):
            text = source.text(file)
            if _READS_FILE.search(text) and ".Get" in text:
                readers[match[1]] = bool(_SHOWS_CODE.search(text))
    return readers


# One file with all authors, or one file for each.
_PEOPLE = re.compile(r"(?:authors|people|team)(?:/[^/]+)?\.(?:ya?ml|toml|json)$")


def _people(source: Source) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for file in source.files:
        folder, _, path = file.partition("/")
        if folder == "data" and _PEOPLE.match(path):
            values, _ = parse_config(source.text(file), file)
            people |= people_of_values({stem_of(file): values} if "/" in path else values)
        elif re.match(r"content/(?:\w+/)?(?:authors?|people)/[^/]+(?:/_?index)?\.md$", file):
            values = read_text(source, file).values
            people |= people_of_values({stem_of(file): values} if values else {})
    return people


class _Reader:
    def __init__(
        self, source: Source, config: Values, languages: frozenset[str], default: str
    ) -> None:
        self.source, self.config, self.languages, self.default = source, config, languages, default
        sections = words_of(table_of(config, "params"), "mainSections", "mainsections")
        self.sections = frozenset(sections) | _BLOGS
        self.bundles = {
            posixpath.dirname(file)
            for file in source.files
            if re.search(r"/index\.(?:\w+\.)?(?:md|html)$", file)
        }
        permalinks = table_of(config, "permalinks")
        self.permalinks = table_of(permalinks, "page") or permalinks

    def post(self, file: str, folder: str, language: str) -> Post | None:
        """The post or page in a file; None for the list page of a section, and for a part of the
        bundle of another page."""
        path = file.removeprefix(folder)
        parent = posixpath.dirname(file)
        stem, ending = posixpath.splitext(posixpath.basename(path))
        match = _LANGUAGE.search(stem)
        if match and match[1] in self.languages:
            language, stem = match[1], stem[: match.start()]
        is_part = stem != "index" and any(
            parent == b or parent.startswith(b + "/") for b in self.bundles
        )
        if is_part or re.match(r"(?:authors?|people|tags|categories)/", path):
            return None
        text = read_text(self.source, file)
        values = text.values
        section = path.partition("/")[0] if "/" in path else ""
        if not values and not text.body.strip():
            return None
        is_index = stem == "_index"
        name = posixpath.basename(posixpath.dirname(path)) if stem in ("index", "_index") else stem
        group = posixpath.join(posixpath.dirname(path), stem)
        post = post_of(
            file,
            text,
            lang=language if len(self.languages) > 1 else None,
            group=text_of(values, "translationKey") or (group if len(self.languages) > 1 else ""),
            slug=text_of(values, "slug") or stem_of(name),
            format="other" if ending not in (*MARKDOWN_FILES, ".html", ".htm") else None,
        )
        is_page = is_index or not (post.date or section in self.sections or is_draft(values))
        post = with_address(post, self._address(post, values, path, name, language))
        addresses = tuple(a if a.startswith("/") else f"/{a}" for a in post.addresses if a)
        return msgspec.structs.replace(post, is_page=is_page, addresses=addresses)

    def _address(self, post: Post, values: Values, path: str, name: str, language: str) -> str:
        section = path.partition("/")[0] if "/" in path else ""
        in_folder = is_true(self.config, "defaultContentLanguageInSubdir")
        prefix = f"/{language}" if language != self.default or in_folder else ""
        given = text_of(values, "url", "permalink", "path")
        if given:
            return (prefix if not given.startswith("/") else "") + "/" + given.lstrip("/")
        folders = posixpath.dirname(path)
        is_bundle = posixpath.basename(path).startswith("index.")
        folders = posixpath.dirname(folders) if is_bundle else folders
        slug = text_of(values, "slug")
        pattern = self.permalinks.get(section)
        if isinstance(pattern, str) and pattern:
            variables = date_values(post.date) | {
                "section": section,
                "sections": folders,
                "filename": name,
                "contentbasename": name,
                "title": _urlize(post.title),
                "slug": slug or _urlize(post.title),
                "slugorfilename": slug or name,
                "slugorcontentbasename": slug or name,
            }
            filled = fill_pattern(pattern, variables.get)
            if filled and self._is_ugly(section):
                filled = filled.rstrip("/") + ".html"
            return prefix + filled if filled else ""
        address = f"{prefix}/{folders}/{slug or name}/" if folders else f"{prefix}/{slug or name}/"
        address = _urlize(address)
        return address.rstrip("/") + ".html" if self._is_ugly(section) else address

    def _is_ugly(self, section: str) -> bool:
        """Whether addresses end in `.html`: in all sections, or in this one."""
        value = self.config.get("uglyURLs", self.config.get("uglyurls"))
        return is_true(value, section) if isinstance(value, dict) else is_true({"": value}, "")


def _urlize(text: str) -> str:
    """A text as Hugo writes it in an address."""
    text = text.lower().replace(" ", "-")
    return "".join(c for c in text if c.isalnum() or c in "-_./~+#%" or ord(c) > 127)
