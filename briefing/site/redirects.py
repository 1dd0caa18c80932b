"""The redirects from all old addresses of briefs, in the forms of common hosts and servers.

The site has a page at most old addresses, which works on every server. A redirect by the server is
faster, and search engines prefer it. Only an archive with old paths has these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from briefing.core import urls
from briefing.core.view_model import Page
from briefing.site.contexts import RedirectMapContext
from briefing.site.inputs import SiteInputs

_LAYOUT = "redirects.txt"
_HOW = {
    "nginx": "include this file in “http”; in “server”: "
    "if ($briefing_redirect) { return 301 $briefing_redirect; }",
    "apache": "include this file in the server's settings, or copy it to .htaccess",
    "caddy": "import this file in the block of the site",
}


def redirect_maps(inputs: SiteInputs) -> Iterator[Page]:
    """One file for each kind of host; none if no brief has an old path."""
    pairs = [(alias.text, brief.href) for brief in inputs.archive.briefs for alias in brief.aliases]
    if not any(urls.is_old_path(old) for old, _ in pairs):
        return
    base = inputs.site.base_path
    rules = sorted(
        (old, f"{base}{quote(new)}") for text, new in pairs for old in _paths(text, unquote(base))
    )
    texts = {
        urls.REDIRECTS: [f"{quote(old)} {new} 301" for old, new in rules],
        urls.redirect_map("nginx"): _nginx(rules),
        urls.redirect_map("apache"): [
            f'RedirectMatch 301 "^{_escaped(old)}$" "{new}"' for old, new in rules
        ],
        urls.redirect_map("caddy"): [f"redir {quote(old)} {new} permanent" for old, new in rules],
    }
    for href, lines in texts.items():
        server = href.rpartition("/")[2].removesuffix(".conf")
        head = [f"# {_HOW[server]}"] if server in _HOW else []
        context = RedirectMapContext(inputs.site, inputs.head(href), lines=(*head, *lines))
        yield Page(_LAYOUT, context)


def _paths(alias: str, base: str) -> tuple[str, ...]:
    """The paths of an alias on the server, with and without the slash at the end of a folder."""
    if not urls.is_old_path(alias):
        return (f"{base}{urls.brief(alias)}",)
    path = base + alias.lstrip("/")
    return (path, path.rstrip("/")) if path.endswith("/") else (path,)


def _nginx(rules: list[tuple[str, str]]) -> list[str]:
    """A map of nginx (ngx_http_map_module). It compares decoded paths, in which `$` is a letter."""
    lines = (f'    "{old}" "{new}";' for old, new in rules)
    return ["map $uri $briefing_redirect {", '    default "";', *lines, "}"]


def _escaped(path: str) -> str:
    return re.escape(path).replace('"', '\\"')
