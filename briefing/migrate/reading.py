"""What the readers of all systems share: the values of a post in front matter, and address rules.

It must not know a system.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Mapping

import msgspec

from briefing.core.paths import MARKDOWN
from briefing.migrate.front_matter import (
    Text,
    Values,
    is_false,
    is_true,
    parse_config,
    split,
    text_of,
    words_of,
)
from briefing.migrate.moments import day_of_path, moment_of, without_day
from briefing.migrate.types import CHECK, Note, Person, Post, Source

MARKDOWN_FILES = (MARKDOWN, ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd")
HTML_FILES = (".html", ".htm")
TEXT_FILES = (*MARKDOWN_FILES, *HTML_FILES)
# Texts that migration cannot read. They are listed.
OTHER_FILES = (".textile", ".adoc", ".asciidoc", ".org", ".ipynb", ".pug", ".jade", ".haml")

_DATES = (
    "date publishDate publishdate published pubDate pubdate created created_at published_at "
    "post_date"
).split()
_GIVEN_ADDRESSES = ("url", "permalink", "path")
# The keys of the picture at the beginning of a post, of its path if it is a mapping, and of its
# alternative text. `{}` stands for the key of the picture.
_PICTURES = (
    "image featured_image featuredImage cover hero header thumbnail banner feature_image images "
    "img cover_image teaser photo social_image hero_image image_path cover_img featureImage"
).split()
_PICTURE_PATHS = "path src url image feature relative overlay_image teaser file".split()
_PICTURE_ALTS = (
    "{}_alt image_alt alt {}Alt image_alt_text {}-alt cover_alt hero_alt image-alt".split()
)
_PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)\b", re.IGNORECASE)
_GROUPS = "translationKey translation_key lang-ref lang_ref ref translation_id".split()
_FORMER_ADDRESSES = ("redirect_from", "alias", "aliases", "redirects")
# A variable in an address rule of Jekyll, Hugo and Hexo.
_VARIABLE = re.compile(r":(\w+)")
# A variable in those of MkDocs.
IN_BRACES = re.compile(r"\{(\w+)\}")
_AUTHORS = ("author", "authors", "byline", "writer")


def first_config(source: Source, *names: str) -> Values:
    """The settings in the first of these files that the source has; empty if it has none."""
    name = next(filter(source.has, names), "")
    return parse_config(source.text(name), name)[0] if name else {}


def post_of(file: str, text: Text, **more: object) -> Post:
    """A post with the values that all systems write in the same way. `more` has other fields. Its
    addresses are the former ones."""
    values = text.values
    day = day_of_path(file) or day_of_path(f"/{text_of(values, *_GIVEN_ADDRESSES)}/")
    moment = next(filter(None, (moment_of(values.get(key)) for key in _DATES)), "")
    fault = f"the front matter has an error: {text.fault}"
    picture, alt = picture_of(values)
    post = Post(
        id=file,
        file=file,
        title=text_of(values, "title", "Title", "name"),
        date=moment or day,
        authors=tuple(words_of(values, *_AUTHORS, separator="")),
        topics=tuple(words_of(values, "categories", "category", "tags", "tag", "keywords")),
        summary=text_of(values, "description", "summary", "excerpt", "abstract", "subtitle"),
        lang=text_of(values, "lang", "language", "locale"),
        is_draft=is_draft(values),
        slug=text_of(values, "slug") or stem_of(file),
        body=text.body,
        format="html" if file.lower().endswith(HTML_FILES) else "markdown",
        line=text.line,
        picture=picture,
        picture_alt=alt,
        group=text_of(values, *_GROUPS),
        variables=flat_texts(values),
        addresses=_former_addresses(values),
        notes=(Note("front-matter", CHECK, fault, 1),) if text.fault else (),
    )
    fields = {name: value for name, value in more.items() if value is not None}
    return msgspec.structs.replace(post, **fields)


def with_address(post: Post, *addresses: str, **fields: object) -> Post:
    """The post with its main addresses, before its former ones, and with other `fields`."""
    return msgspec.structs.replace(post, addresses=(*addresses, *post.addresses), **fields)


def is_draft(values: Values) -> bool:
    """Whether a post says that it is not published."""
    status = text_of(values, "status", "post_status", "visibility").lower()
    is_hidden = status in ("draft", "private", "hidden", "pending", "unpublished", "unlisted")
    return (
        is_true(values, "draft", "private", "hidden", "unlisted")
        or is_false(values, "published")
        or is_hidden
    )


def picture_of(values: Values) -> tuple[str, str]:
    """The picture at the beginning of a post, and its alternative text."""
    for key in _PICTURES:
        value = values.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            if path := text_of(value, *_PICTURE_PATHS):
                return path, text_of(value, "alt", "image_alt", "alt_text", "description")
        elif isinstance(value, str) and _PICTURE_FILE.search(value):
            return value.strip(), text_of(values, *(name.format(key) for name in _PICTURE_ALTS))
    return "", ""


def read_text(source: Source, file: str) -> Text:
    """The front matter and the text of a file."""
    return split(source.text(file))


def stem_of(file: str) -> str:
    """The name of a file without its extension and without the day at its beginning. A file
    `index` has the name of its folder."""
    stem = posixpath.splitext(posixpath.basename(file))[0]
    if stem in ("index", "_index", "README"):
        stem = posixpath.basename(posixpath.dirname(file)) or stem
    return without_day(stem)


def without_index(path: str) -> str:
    """A path without the name `index` at its end, which stands for the folder."""
    return re.sub(r"(?:^|(?<=/))index$", "", path)


def folders_of(file: str) -> list[str]:
    """The paths of the folders that a file is in, the outermost first."""
    names = file.split("/")[:-1]
    return ["/".join(names[:number]) for number in range(1, len(names) + 1)]


def people_of_values(values: Values) -> dict[str, Person]:
    """The authors of a mapping from ids to mappings or names."""
    people: dict[str, Person] = {}
    for id, value in values.items():
        if isinstance(value, dict):
            people[id] = person_of(value, id)
        elif isinstance(value, str) and value:
            people[id] = Person(value)
    return people


def person_of(values: Values, id: str) -> Person:
    """The author whom a mapping describes. Without a name, it is the id."""
    name = text_of(values, "name", "display_name", "full_name", "title", "fullname")
    name = name or " ".join(
        filter(None, (text_of(values, "first_name"), text_of(values, "last_name")))
    )
    return Person(
        name or id,
        text_of(values, "bio", "description")[:1000],
        text_of(values, "role", "position", "job_title"),
    )


def fill_pattern(
    pattern: str, value: Callable[[str], str | None], variable: re.Pattern[str] = _VARIABLE
) -> str:
    """An address rule with the `value` of each `variable`; empty if a value is None."""
    values = [value(match[1]) for match in variable.finditer(pattern)]
    if None in values:
        return ""
    filled = iter(values)
    address = variable.sub(lambda match: next(filled) or "", pattern)
    return "/" + re.sub("/{2,}", "/", address).lstrip("/")


def date_values(date: str) -> dict[str, str]:
    """The parts of a date, by the names that the address rules of Jekyll and Hexo have for them."""
    if not date:
        return {}
    when = dt.datetime.fromisoformat(date)
    return {
        **{name: when.strftime(form) for name, form in _DATE_FORMS.items()},
        "i_month": str(when.month),
        "i_day": str(when.day),
        "yearday": str(when.timetuple().tm_yday),
        "monthname": f"{when:%B}".lower(),
        "weekdayname": f"{when:%A}".lower(),
    }


_DATE_FORMS = {
    "year": "%Y",
    "month": "%m",
    "day": "%d",
    "hour": "%H",
    "minute": "%M",
    "second": "%S",
    "short_year": "%y",
    "y_day": "%j",
    "short_month": "%b",
    "long_month": "%B",
    "week": "%V",
    "w_year": "%G",
    "short_day": "%a",
    "long_day": "%A",
    "w_day": "%u",
}


def _former_addresses(values: Values) -> tuple[str, ...]:
    """The addresses that a post had before, as its front matter lists them."""
    words = words_of(values, *_FORMER_ADDRESSES, separator=r"[,\s]")
    return tuple(address for address in words if not address.startswith("http"))


def flat_texts(values: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """The texts in a table and in the tables in it, by names such as `license.url`."""
    texts: dict[str, str] = {}
    for key, value in values.items():
        if isinstance(value, str):
            texts[f"{prefix}{key}"] = value
        elif isinstance(value, dict):
            texts |= flat_texts(value, f"{prefix}{key}.")
    return texts
