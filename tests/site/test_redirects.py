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
        archive=SimpleNamespace(briefs=[brief], standing_pages=[]),
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


def test_only_a_server_can_redirect_an_address_with_a_query() -> None:
    maps = lines_of_maps("/s%20/", "/z?p=1", "/?p=1", "/x.php?a=%41&b", "/x.php")
    assert maps["_redirects"] == [
        "/s%20/ p=1 /s%20/briefs/x.html 301!",
        "/s%20/z p=1 /s%20/briefs/x.html 301!",
        "/s%20/x.php /s%20/briefs/x.html 301",
    ]
    nginx = "\n".join(maps["redirects/nginx.conf"])
    assert 'map $uri $briefing_path_redirect {\n    default "";\n    "/s /x.php"' in nginx
    assert (
        "map $uri$is_args$args $briefing_redirect {\n    default $briefing_path_redirect;\n"
        '    "/s /?p=1" "/s%20/briefs/x.html";\n    "/s /x.php?a=%41&b"'
    ) in nginx
    assert maps["redirects/apache.conf"][1:4] == [
        "RewriteEngine On",
        'RewriteCond "%{REQUEST_URI}?%{QUERY_STRING}" "=/s /?p=1"',
        r'RewriteRule "^" "/s\%20/briefs/x.html" [R=301,L,NE,QSD]',
    ]
    caddy = "\n".join(maps["redirects/caddy.conf"])
    assert 'map {uri} {briefing_redirect} {\n    "/s%20/?p=1" "/s%20/briefs/x.html"' in caddy
    assert caddy.endswith("redir /s%20/x.php /s%20/briefs/x.html permanent")


def test_long_addresses_need_a_larger_map_of_nginx() -> None:
    size = "map_hash_bucket_size 2048;"
    assert size not in lines_of_maps("/", "/x/y")["redirects/nginx.conf"]
    assert size in lines_of_maps("/", f"/{'x' * 60}/")["redirects/nginx.conf"]
