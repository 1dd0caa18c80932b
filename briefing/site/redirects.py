"""The redirects from all old addresses of texts, in the forms of common hosts and servers.

The site has a page at most old addresses, which works on every server. A redirect by the server is
faster, and search engines prefer it. Only a server can redirect an address with a query. Only an
archive with old paths has these files. This module must not know which host an archive uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

from briefing.core import urls
from briefing.core.model import Brief, StandingPage
from briefing.core.view_model import Page
from briefing.site.contexts import RedirectMapContext
from briefing.site.inputs import SiteInputs

_LAYOUT = "redirects.txt"
_HOW = {
    "nginx": "include this file at the start of “http”; in “server”: "
    "if ($briefing_redirect) { return 301 $briefing_redirect; }",
    "apache": "include this file in the server's settings, or copy it to .htaccess",
    "caddy": "import this file in the block of the site",
}
# nginx finds a text of a map in a piece of memory of 64 bytes, which has two addresses too.
_MAX_SHORT_BYTES = 46
_SIZE = "map_hash_bucket_size 2048;"


class _Rule(NamedTuple):
    """An old path on the server with its own letters, the query of its address if it has one, and
    the new address."""

    path: str
    query: str
    new: str


def redirect_maps(inputs: SiteInputs) -> Iterator[Page]:
    """One file of redirects for each kind of server. There are none if no text has an old path."""
    archive = inputs.archive
    texts: tuple[Brief | StandingPage, ...] = (*archive.briefs, *archive.standing_pages)
    pairs = [(alias.text, text.href) for text in texts for alias in text.aliases]
    if not any(urls.is_old_path(old) for old, _ in pairs):
        return
    base = inputs.site.base_path
    rules = sorted(
        _Rule(path, query, f"{base}{quote(new)}")
        for text, new in pairs
        for path, query in _addresses(text, unquote(base))
    )
    maps = {
        urls.REDIRECTS: _netlify(rules),
        urls.redirect_map("nginx"): _nginx(rules),
        urls.redirect_map("apache"): _apache(rules),
        urls.redirect_map("caddy"): _caddy(rules),
    }
    for href, lines in maps.items():
        server = href.rpartition("/")[2].removesuffix(".conf")
        head = [f"# {_HOW[server]}"] if server in _HOW else []
        context = RedirectMapContext(inputs.site, inputs.head(href), lines=(*head, *lines))
        yield Page(_LAYOUT, context)


def _addresses(alias: str, base: str) -> list[tuple[str, str]]:
    """The paths of an alias on the server, with and without the slash at the end of a folder, and
    its query."""
    if not urls.is_old_path(alias):
        return [(f"{base}{urls.brief(alias)}", "")]
    path, _, query = f"{base}{alias.lstrip('/')}".partition("?")
    return [(path, query), (path.rstrip("/"), query)] if alias.endswith("/") else [(path, query)]


def _netlify(rules: Iterable[_Rule]) -> Iterator[str]:
    """Rules of Netlify (https://docs.netlify.com/manage/routing/redirects/redirect-options/). Other
    hosts with such a file ignore the lines with a query. The sign `!` redirects also where the site
    has a page. The first rule that matches counts."""
    for path, query, new in sorted(rules, key=lambda rule: not rule.query):
        parts = query.split("&") if query else []
        if all("=" in part and "=:" not in part for part in parts):
            yield " ".join((quote(path), *parts, new, "301!" if query else "301"))


def _nginx(rules: Iterable[_Rule]) -> list[str]:
    """Maps of nginx (ngx_http_map_module). They compare decoded paths, in which `$` is a letter. An
    address with a query counts before its path alone."""
    plain = [f'    "{path}" "{new}";' for path, query, new in rules if not query]
    full = [f'    "{path}?{query}" "{new}";' for path, query, new in rules if query]
    lengths = (len(f"{path}?{query}".encode()) for path, query, _ in rules)
    is_long = max(lengths) > _MAX_SHORT_BYTES
    size = ["# If nginx reports a duplicate here, include this file before every other map.", _SIZE]
    name = "$briefing_path_redirect" if full else "$briefing_redirect"
    lines = [*(size if is_long else ()), f"map $uri {name} {{", '    default "";', *plain, "}"]
    if full:
        head = ["map $uri$is_args$args $briefing_redirect {", f"    default {name};"]
        lines += [*head, *full, "}"]
    return lines


def _apache(rules: Iterable[_Rule]) -> Iterator[str]:
    """Rules of mod_alias. Those with a query are of mod_rewrite, in which `%2` has a meaning."""
    with_query = [rule for rule in rules if rule.query]
    if with_query:
        yield "RewriteEngine On"
    for path, query, new in with_query:
        yield f'RewriteCond "%{{REQUEST_URI}}?%{{QUERY_STRING}}" "={path}?{query}"'
        target = new.replace("%", r"\%")
        yield f'RewriteRule "^" "{target}" [R=301,L,NE,QSD]'
    for path, query, new in rules:
        if not query:
            yield f'RedirectMatch 301 "^{_escaped(path)}$" "{new}"'


def _caddy(rules: Iterable[_Rule]) -> Iterator[str]:
    """Directives of Caddy. A map of all addresses with a query comes first."""
    with_query = [rule for rule in rules if rule.query]
    if with_query:
        yield "map {uri} {briefing_redirect} {"
        yield from (f'    "{quote(path)}?{query}" "{new}"' for path, query, new in with_query)
        yield '    default ""'
        yield "}"
        yield '@briefing_redirect expression `{briefing_redirect} != ""`'
        yield "redir @briefing_redirect {briefing_redirect} permanent"
    for path, query, new in rules:
        if not query:
            yield f"redir {quote(path)} {new} permanent"


def _escaped(path: str) -> str:
    return re.escape(path).replace('"', '\\"')
