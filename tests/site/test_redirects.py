"""The rules that redirect old addresses: each server gets paths in the form that it compares."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from briefing.site.redirects import redirect_maps


def lines_of_maps(base_path: str, *aliases: str) -> dict[str, list[str]]:
    brief = SimpleNamespace(
        href="briefs/x.html", aliases=[SimpleNamespace(text=alias) for alias in aliases]
    )
    inputs: Any = SimpleNamespace(
        archive=SimpleNamespace(briefs=[brief]),
        site=SimpleNamespace(base_path=base_path),
        head=lambda href: href,
    )
    contexts = [cast("Any", page.context) for page in redirect_maps(inputs)]
    return {str(context.page): list(context.lines) for context in contexts}


def test_each_server_gets_the_form_of_paths_that_it_compares() -> None:
    maps = lines_of_maps("/a%20b/", "/$x/한.html")
    assert maps["_redirects"] == ["/a%20b/%24x/%ED%95%9C.html /a%20b/briefs/x.html 301"]
    # nginx and Apache compare decoded paths. nginx reads no variables in the left side of a map.
    assert '    "/a b/$x/한.html" "/a%20b/briefs/x.html";' in maps["redirects/nginx.conf"]
    assert r'"^/a\ b/\$x/한\.html$"' in maps["redirects/apache.conf"][-1]


def test_without_old_paths_there_are_no_maps() -> None:
    assert lines_of_maps("/", "former-slug") == {}
