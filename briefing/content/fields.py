"""The keys that authors may write, in tables.

The tables are the only source for the validator, for the JSON Schemas and for new drafts. To add a
key, add a line here, and a field to the value in `core.model` or `core.settings`. This module must
not know how a value is checked.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from briefing.core.patterns import late_pattern
from briefing.core.settings import DIGEST_UNITS, EDITOR_BACKENDS, LEVELS


class Field(msgspec.Struct, frozen=True):
    """One key. `kind` names the type of its value, for which `validator` has a function; `doc` is a
    phrase for the author; `fields` are the keys of a table. A text has at most `max_characters`,
    and a list `max_entries`; 0 means that the key has no limit of its own."""

    name: str
    kind: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    max_characters: int = 0
    max_entries: int = 0


# The form of a value. JSON Schemas contain it too, so that Python and ECMA-262 must read it in the
# same way.
NUMBER = late_pattern(r"[0-9]{1,6}")

# Every page and list that shows a title or a name repeats it.
MAX_NAME_CHARACTERS = 300

STATUSES = ("draft", "published", "withdrawn")
FULL, LINK_ONLY = RIGHTS = ("full", "link-only")
UPDATE_KINDS = ("update", "correction", "withdrawal")

FIGURE = (
    Field("src", "word", "the picture's file, beside the brief or in a folder of its name", True),
    Field("alt", "text", "what the picture shows, for those who cannot see it", True),
    Field("caption", "text", "the line below the picture"),
    Field("credit", "text", "who made the picture or owns it"),
    Field("data", "word", "the CSV file with the numbers that it shows, in the same place"),
)
SOURCE = (
    Field("title", "text", "the source's title", True),
    Field("publisher", "text", "its publisher"),
    Field("author", "text", "its author"),
    Field("date", "moment", "the date of its publication"),
    Field("modified", "moment", "the date of its last change"),
    Field("section", "text", "the section of the publication that contained it"),
    Field("url", "url", "its address"),
    Field("archived", "url", "the address of a copy in a web archive"),
    Field("accessed", "moment", "the date when you read it"),
    Field("author_email", "email", "the author's e-mail address, for the editors; not published"),
    Field("caption", "text", "the caption of its picture; not published"),
    Field("credit", "text", "the credit of its picture; not published"),
)
UPDATE = (
    Field("date", "moment", "when the brief was changed", True),
    Field("kind", "choice", "the kind of change", choices=UPDATE_KINDS),
    Field("note", "text", "what changed, in a sentence", True),
)
PART_OF_SERIES = (
    Field("id", "word", "the series: its id or name from series.toml", True),
    Field("part", "number", "the number of the brief in the series, from 1", True),
)
BRIEF = (
    Field("title", "text", "the title", True, max_characters=MAX_NAME_CHARACTERS),
    Field("date", "moment", "the day or time of publication", True),
    Field("author", "words", "who wrote it: ids or names from authors.toml", True),
    Field("topics", "words", "what it is about: ids or names from topics.toml", True),
    Field(
        "summary",
        "text",
        "one or two sentences for lists and feeds; without it, the first paragraph",
    ),
    Field("kind", "choice", "the kind of brief; site.toml lists the kinds"),
    Field("lang", "lang", "the language of the brief; without it, that of the archive"),
    Field("status", "choice", "draft, published or withdrawn", choices=STATUSES),
    Field("embargo", "moment", "the brief is not published before this time"),
    Field(
        "rights",
        "choice",
        "whether the text may be published: full, or link-only",
        choices=RIGHTS,
    ),
    Field("image", "table", "the picture that opens the brief", fields=FIGURE),
    Field("sources", "tables", "what the brief is based on", fields=SOURCE),
    Field("updates", "tables", "what was changed after publication", fields=UPDATE),
    Field("series", "table", "the series that it is a part of", fields=PART_OF_SERIES),
    Field("supersedes", "words", "slugs of the briefs that this one replaces"),
    Field("supersedes_note", "text", "why this one replaces them, in a sentence for readers"),
    Field("translation_of", "word", "slug of the brief that this one translates"),
    Field("translator", "text", "who translated it: names in the language of the brief"),
    Field("aliases", "words", "former slugs of this brief, the oldest first, and old paths: /a/b/"),
)
# A draft need not have these keys yet.
UNDECIDED = ("author", "topics")
DRAFT = tuple(replace(f, required=f.required and f.name not in UNDECIDED) for f in BRIEF)
STANDING = (
    Field("title", "text", "the title", True, max_characters=MAX_NAME_CHARACTERS),
    Field("summary", "text", "a sentence for search engines"),
    Field("lang", "lang", "the language of the page; without it, that of the archive"),
    Field("order", "number", "its place in the menu; low numbers come first"),
    Field("translation_of", "word", "slug of the page that this one translates"),
    Field("aliases", "words", "former slugs of this page, the oldest first, and old paths: /a/b/"),
    Field(
        "menu",
        "choice",
        "whether the menu and the foot of each page name it; default: `true`",
        choices=("true", "false"),
    ),
    Field(
        "explains",
        "choice",
        "the list of the site that it explains: corrections or sources",
        choices=("corrections", "sources"),
    ),
)
FEED = (
    Field(
        "title",
        "word",
        "the title of the feed; its address is made from it",
        True,
        max_characters=MAX_NAME_CHARACTERS,
    ),
    Field("topics", "words", "ids of topics: the feed has the briefs with all of them"),
    Field("authors", "words", "ids of authors: the feed has the briefs by any of them"),
    Field("kinds", "words", "kinds of briefs: the feed has the briefs of any of them"),
)
STYLE = (
    Field("silence", "words", "problems that are not reported: codes, or last words of codes"),
    Field("title_length", "number", "the maximum length of a title; wide letters count twice"),
)
LINKS = (Field("exceptions", "texts", "addresses that are not checked; `*` matches any text"),)
DIGEST = (
    Field("pages", "choice", "which digests are pages of the site", choices=DIGEST_UNITS),
    Field("from", "email", "the address that e-mails come from"),
    Field("to", "words", "the addresses that e-mails go to, such as that of a mailing list"),
    Field("reply_to", "email", "the address that answers go to"),
    Field("unsubscribe", "word", "where readers unsubscribe: a web address or an e-mail address"),
)
EDITOR = (
    Field("backend", "choice", "where the repository is", True, choices=EDITOR_BACKENDS),
    Field("repo", "word", "the repository: its owner and its name, as in ministry/briefs", True),
    Field(
        "script", "word", "the script of the editor: an address, or a file in layouts/assets/", True
    ),
    Field("integrity", "word", "the digest of the script, if `script` is an address"),
    Field("branch", "word", "the branch that the editor changes"),
    Field("server", "url", "the address of your own GitLab"),
    Field("app_id", "text", "the id of the application at GitLab, for the sign-in"),
    Field("sign_in", "url", "the address of the service for the sign-in at GitHub"),
)
TRANSLATION = (
    Field("title", "text", "the archive's name", max_characters=MAX_NAME_CHARACTERS),
    Field("tagline", "text", "a line below the name"),
    Field("description", "text", "a sentence or two on what the archive is"),
    Field("publisher", "text", "who publishes the archive"),
    Field("license", "text", "the name of the licence of the texts"),
    Field("license_url", "url", "the address of the licence in this language"),
    Field("notice", "text", "a sentence or two at the foot of every page"),
    Field("kinds", "labels", "the names of kinds of briefs"),
)
SITE = (
    Field("title", "text", "the archive's name", True, max_characters=MAX_NAME_CHARACTERS),
    Field("tagline", "text", "a line below the name"),
    Field("description", "text", "a sentence or two on what the archive is"),
    Field("base_url", "base_url", "the address of the published site, with a final slash"),
    Field("language", "lang", "the archive's main language"),
    Field("time_zone", "zone", "the archive's time zone, such as Asia/Seoul"),
    Field("id", "text", "the name of the archive in the identifiers of feeds; never change it"),
    Field("publisher", "text", "who publishes the archive"),
    Field("license", "text", "the name of the licence of the texts"),
    Field("license_url", "url", "the address of the licence"),
    Field("notice", "text", "a sentence or two at the foot of every page"),
    Field("kinds", "texts", "the kinds of briefs; the first is the default"),
    Field("featured", "words", "slugs of briefs for the home page, three at most", max_entries=3),
    Field(
        "cards",
        "choice",
        "whether each brief gets a picture for networks that show links",
        choices=("true", "false"),
    ),
    Field("card_fonts", "texts", "paths of the fonts of these pictures, below content/"),
    Field(
        "keep_days", "number", "how many days a file stays online after no page uses it any more"
    ),
    Field("briefing", "text", "the version of Briefing that made the archive, such as 0.1"),
    Field(
        "translations",
        "translations",
        "these texts in other languages",
        fields=TRANSLATION,
    ),
    Field("feeds", "tables", "feeds of topics, authors and kinds together", fields=FEED),
    Field("digest", "table", "what is new, by week or month, as pages and e-mails", fields=DIGEST),
    Field("editor", "table", "the editor in the browser, at admin/", fields=EDITOR),
    Field("style", "table", "what `check` says about the style of briefs", fields=STYLE),
    Field("checks", "levels", "which problems are errors, warnings or off", choices=LEVELS),
    Field("links", "table", "how `check --external` checks links to other sites", fields=LINKS),
)
EVENT = (
    Field("date", "period", "the day, the month or the year", True),
    Field("label", "text", "what happened, in a few words", True),
    Field("brief", "word", "the slug of a brief about it"),
    Field("labels", "names", "what happened, in other languages"),
)
TOPIC = (
    Field("name", "text", "the topic's name", True, max_characters=MAX_NAME_CHARACTERS),
    Field("description", "text", "a sentence on what belongs to it"),
    Field("broader", "word", "the id of the broader topic"),
    Field("synonyms", "texts", "other words for it"),
    Field("related", "words", "ids of related topics"),
    Field("names", "names", "its name in other languages"),
    Field("aliases", "words", "former ids of this topic, the oldest first"),
    Field("start_here", "words", "slugs of the briefs that readers should begin with"),
    Field("events", "tables", "the events of its timeline", fields=EVENT),
    Field("descriptions", "names", "the description in other languages"),
)
AUTHOR = (
    Field("name", "text", "the author's name", True, max_characters=MAX_NAME_CHARACTERS),
    Field("role", "text", "the author's role, such as Editor"),
    Field("email", "email", "where readers can write"),
    Field("bio", "text", "a sentence or two about the author"),
    Field("names", "names", "the name in other languages"),
    Field("family_name", "text", "the family name; for an organisation, the whole name"),
    Field("roles", "names", "the role in other languages"),
    Field("bios", "names", "the sentences of `bio` in other languages"),
)
SERIES = (
    Field("name", "text", "the series' name", True, max_characters=MAX_NAME_CHARACTERS),
    Field("description", "text", "a sentence or two on what it is about"),
    Field("names", "names", "its name in other languages"),
    Field("descriptions", "names", "the description in other languages"),
)
SOURCE_OF_TERM = tuple(f for f in SOURCE if f.name in ("title", "publisher", "date", "url"))
TERM = (
    Field("term", "text", "the term", True, max_characters=MAX_NAME_CHARACTERS),
    Field("definition", "text", "what it means, in a sentence or two", True),
    Field("variants", "variants", "other ways to write it: a list, or lists by language"),
    Field("names", "names", "the term in other languages"),
    Field("definitions", "names", "the definition in other languages"),
    Field("topic", "word", "the id of the topic that it belongs to"),
    Field("source", "table", "where the definition comes from", fields=SOURCE_OF_TERM),
)

# Keys, and the keys of other programs that mean the same.
FOREIGN_KEYS = {
    "topics": ("tags", "tag", "topic", "categories", "category", "keywords"),
    "author": ("authors", "byline"),
    "summary": ("description", "abstract", "excerpt"),
    "date": ("published", "created", "pubdate", "publishdate"),
    "updates": (
        *("updated", "modified", "lastmod", "changes", "changelog", "history"),
        *("correction", "corrections", "corrected", "errata", "erratum"),
    ),
    "lang": ("language", "locale"),
    "image": ("hero", "cover", "thumbnail"),
    "kind": ("type",),
    "aliases": ("redirect_from",),
    "status": ("draft",),
}
# The same for the tables inside of front matter and settings. The first of our keys that the table
# has counts.
FOREIGN_KEYS_OF_TABLES = (
    ("title", ("name", "headline")),
    ("term", ("name", "title", "word")),
    ("id", ("name", "title", "series")),
    ("name", ("title",)),
    ("part", ("number", "no", "order", "index")),
    ("url", ("link", "href", "address", "uri")),
    ("src", ("file", "path", "url", "name")),
    ("note", ("text", "description", "reason", "comment", "message")),
    ("label", ("title", "name", "text", "description")),
    ("definition", ("description", "meaning", "text")),
    ("publisher", ("source", "organisation", "organization")),
)
# Keys of other programs with which an older brief names the newer one.
NEWER_BRIEF_KEYS = ("superseded_by", "replaced_by", "superseded", "obsoleted_by")
# Keys of other programs that set the address of a page. Here, the name of the file sets it.
FOREIGN_SLUG_KEYS = ("slug", "permalink")

# Codes of countries that are not codes of languages (ISO 639-1), and the languages that are meant.
COUNTRY_CODES = {
    "jp": ("Japanese", "ja"),
    "cn": ("Chinese", "zh"),
    "cz": ("Czech", "cs"),
    "gr": ("Greek", "el"),
    "ua": ("Ukrainian", "uk"),
    "dk": ("Danish", "da"),
    "vn": ("Vietnamese", "vi"),
    "kp": ("Korean", "ko"),
}
