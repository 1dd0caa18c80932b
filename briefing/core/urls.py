"""Every address of the site. No other module decides one.

Pure. An address is a path from the site's root, with forward slashes and without quoting
(`briefs/x.html`). It is in `core` because the Markdown converter writes links to these addresses,
and because briefs, topics and authors know theirs. An address must never change while the slug or
id that it is made from stays the same.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from briefing.core.paths import PAGES_FOLDER, PNG, TOPICS_FOLDER
from briefing.core.patterns import late_pattern

HOME = "index.html"
ARCHIVE = "archive.html"
TOPICS = "topics.html"
AUTHORS = "authors.html"
SERIES = "series.html"
READING_LIST = "reading-list.html"
GLOSSARY = "glossary.html"
# All corrections and withdrawals, and all sources.
REGISTER = "register.html"
SOURCES = "sources.html"
FOLLOW = "follow.html"
# What was new, corrected and withdrawn, by week or month.
DIGESTS = "digests.html"
CALENDAR = "calendar.ics"
NOT_FOUND = "404.html"
ROBOTS = "robots.txt"
WEB_MANIFEST = "site.webmanifest"
# Redirects, for hosts and servers: https://docs.netlify.com/routing/redirects/
REDIRECTS = "_redirects"
# HTTP headers for static hosts: https://docs.netlify.com/routing/headers/
HEADERS = "_headers"
DATA_INDEX = "data/index.json"
# The editor in the browser: its page, and its configuration.
EDITOR = "admin/index.html"
EDITOR_CONFIG = "admin/config.yml"
SITEMAP = "sitemap.xml"
SITEMAP_OF_PAGES = "sitemaps/pages.xml"
BRIEFS_FOLDER = "briefs/"
FINDER_FOLDER = "finder/"
# Files that pages load or offer. The names contain a digest of the bytes.
LOADED_FOLDERS = ("assets/", FINDER_FOLDER, "media/")

ATOM, JSON_FEED = "xml", "json"
# The endings of references in the bulk data: BibTeX, RIS, CSL-JSON. The finder loads a script.
CITATION_ENDINGS = ("bib", "ris", "csl.json")

# Names at the site's root that no standing page may have, without their endings. `search` is kept
# free for later.
RESERVED_PAGES = frozenset(
    "index archive topics authors briefs media assets data feeds sitemaps 404 feed sitemap robots "
    "_headers _redirects search series glossary reading-list register sources follow calendar "
    "kinds languages redirects digests admin".split()
)


def brief(slug: str) -> str:
    """The page of a brief. A redirect from an alias has the address of the alias."""
    return f"{BRIEFS_FOLDER}{slug}.html"


# Servers do not show a page at an address with such an ending. Only a server's own rule redirects.
_PROGRAM_ENDINGS = (".php", ".asp", ".aspx", ".jsp", ".cfm", ".cgi")


def is_old_path(alias: str) -> bool:
    """Whether an alias of a text is an address on another system, from the root of the site, and
    not a former slug."""
    return "/" in alias


def alias(alias: str) -> str:
    """The page that leads from an alias to its brief: from a former slug, or from an old path such
    as `2018/01/x.html` or `/x/`. Empty if only a server can redirect the path: it has a
    query, or the ending of a program."""
    if not is_old_path(alias):
        return brief(alias)
    path = alias.lstrip("/")
    if "?" in path or path.lower().endswith(_PROGRAM_ENDINGS):
        return ""
    return path if is_page(path) else f"{path.rstrip('/')}/index.html"


def folders(page: str) -> list[str]:
    """The folders of a page, from the outermost. No file can have one of them as its address."""
    return [page[:index] for index, sign in enumerate(page) if sign == "/"]


def is_page(path: str) -> bool:
    """Whether the name of a file or folder is that of a page."""
    return path.endswith((".html", ".htm"))


def alias_key(old: str) -> str:
    """A key that is equal for two aliases with the same page. An alias without a page is its own
    key."""
    return alias(old) or "/" + old.strip("/")


def brief_slug(address: str, base_url: str) -> str:
    """The slug, perhaps a former one, in the full address of a brief; empty for other addresses."""
    start = f"{base_url.partition('://')[2]}{BRIEFS_FOLDER}"
    path = address.partition("://")[2]
    if not path.startswith(start):
        return ""
    name = unquote(path.removeprefix(start).partition("#")[0].partition("?")[0])
    return unicodedata.normalize("NFC", name.removesuffix(".html"))


def publisher(id: str) -> str:
    """The page of the sources of a publisher."""
    return f"sources/{id}.html"


def standing_page(slug: str) -> str:
    """A standing page. It is at the root of the site; see `RESERVED_PAGES`."""
    return f"{slug}.html"


def topic(id: str) -> str:
    """The page of a topic, or the redirect from one of its former ids."""
    return f"topics/{id}.html"


def author(id: str) -> str:
    """The page of an author."""
    return f"authors/{id}.html"


def briefs_on(topic: str, author: str) -> str:
    """The finder with the briefs of an author on a topic."""
    return f"{ARCHIVE}?topic={topic}&author={author}"


def term(id: str) -> str:
    """A term in the glossary."""
    return f"{GLOSSARY}#page.term-{id}"


def text_page(path: str, slug: str) -> str:
    """The page that shows the text of a file of the archive."""
    if path.startswith(PAGES_FOLDER):
        return standing_page(slug)
    return topic(slug) if path.startswith(TOPICS_FOLDER) else brief(slug)


def series(id: str) -> str:
    """The page of a series."""
    return f"series/{id}.html"


def year(list_href: str, year: int) -> str:
    """The page of one year of a list: of the archive, a topic or an author."""
    return f"{list_href.removesuffix('.html')}/{year}.html"


def timeline(topic_href: str) -> str:
    """The timeline of the topic whose page is `topic_href`."""
    return f"{topic_href.removesuffix('.html')}/timeline.html"


def digest(id: str) -> str:
    """The digest of a month or week."""
    return f"{DIGESTS.removesuffix('.html')}/{id}.html"


def feed(base: str, ending: str) -> str:
    """A feed of the archive (empty `base`), or of the list whose `feed_base` it is."""
    return f"{base or 'feed'}.{ending}"


def feed_base(list_href: str) -> str:
    """The address of the feeds of a topic, author or series, without the ending."""
    return list_href.removesuffix(".html")


def combined_feed_base(slug: str) -> str:
    """The address, without the ending, of a feed that `site.toml` defines."""
    return f"feeds/{slug}"


def kind_feed_base(slug: str) -> str:
    """The address, without the ending, of the feeds of a kind."""
    return f"kinds/{slug}"


def language_home(lang: str) -> str:
    """The home page of a language other than the archive's."""
    return f"languages/{lang}.html"


def edition(lang: str) -> str:
    """The folder of the lists in a language other than the archive's. In it, each list has the
    address that it has in the archive's language."""
    return f"languages/{lang}/"


def language_feed_base(lang: str) -> str:
    """The address, without the ending, of the feeds of the briefs in a language."""
    return f"languages/{lang}"


def data(year: int, ending: str) -> str:
    """The bulk data of a year: `ending` is `json`, `csv`, `js` or one of
    `CITATION_ENDINGS`."""
    return f"data/{year}.{ending}"


def redirect_map(server: str) -> str:
    """The redirects in the form of a server: `nginx`, `apache` or `caddy`."""
    return f"redirects/{server}.conf"


def sitemap(year: int) -> str:
    """The sitemap of a year."""
    return f"sitemaps/{year}.xml"


def asset(name: str) -> str:
    """A file of the layouts. Normally, `name` contains a digest."""
    return f"assets/{name}"


def media(name: str) -> str:
    """A picture or an attachment. `name` contains a digest."""
    return f"media/{name}"


def card(digest: str) -> str:
    """The picture of a brief for networks. `digest` is that of everything that decides its
    bytes."""
    return media(f"card-{digest}{PNG}")


def path_to_root(href: str) -> str:
    """The relative path from a page to the site's root: `../` for each folder that the page is
    in."""
    return "../" * href.count("/")


def canonical(base_url: str, href: str) -> str:
    """The full address of a page. It is empty if the site has no base URL."""
    return base_url and base_url + ("" if href == HOME else href)


def list_key(id: str) -> str:
    """An id of a list without the endings of files. The files of two lists are in each other's way
    if this is equal: the list `a.html` has a folder for its years, `a.html/`, and the page of the
    list `a` is a file with this name."""
    while (shorter := id.removesuffix(".html").removesuffix(".xml").removesuffix(".json")) != id:
        id = shorter
    return id


# ---- addresses that are in use ------------------------------------------------------------------


class SiteFile(NamedTuple):
    """What a file of the site is about: the `kind` is the name of a folder, and `id` one of a
    topic, an author, a series, a publisher or a year. Both are empty for a file that every site may
    have."""

    kind: str = ""
    id: str = ""


_ROOT_FILES = frozenset(
    (
        *(HOME, ARCHIVE, TOPICS, AUTHORS, SERIES, READING_LIST, GLOSSARY, REGISTER, SOURCES),
        *(
            EDITOR,
            EDITOR_CONFIG,
            DIGESTS,
            FOLLOW,
            CALENDAR,
            NOT_FOUND,
            ROBOTS,
            WEB_MANIFEST,
            REDIRECTS,
            HEADERS,
            SITEMAP,
        ),
        *(feed(base, ending) for base in ("", "register") for ending in (ATOM, JSON_FEED)),
    )
)
_LISTS = late_pattern(
    r"(topics|authors|series|sources)/([^/]+?)(?:\.(?:html|xml|json)|/(?:\d{4}|timeline)\.html)"
)
_EDITION = late_pattern(r"languages/[^/]+/(?=.+\.(?:html|ics|xml|json)$)")
_YEARS = late_pattern(r"(archive)/(\d{4})\.html")
_DATA = late_pattern(
    r"(?:data|feeds|kinds|languages|redirects|sitemaps)/[^/]+\.(?:json|xml|csv|js|bib|ris|conf)"
    r"|languages/[^/]+\.html"
    r"|register/\d{4}\.html|digests/\d{4}-w?\d{2}\.html"
)


def site_file(path: str) -> SiteFile | None:
    """What the site has at an address of this form; None if it never has a file there. Pages of
    briefs and standing pages do not count, nor do files whose names contain a digest."""
    path = _EDITION.sub("", path, count=1) if path.startswith("languages/") else path
    if match := _LISTS.fullmatch(path) or _YEARS.fullmatch(path):
        return SiteFile(match[1], match[2])
    return SiteFile() if path in _ROOT_FILES or _DATA.fullmatch(path) else None
