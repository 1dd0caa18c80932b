"""Which system made a source, and the reader for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace

from briefing.migrate import (
    eleventy,
    ghost,
    hexo,
    hugo,
    jekyll,
    mkdocs,
    pelican,
    plain,
    quarto,
    wordpress,
)
from briefing.migrate.types import Contents, Post, Source

KINDS: dict[str, tuple[Callable[[Source], bool], Callable[[Source], Contents]]] = {
    "hexo": (hexo.is_hexo, hexo.read),
    "eleventy": (eleventy.is_eleventy, eleventy.read),
    "jekyll": (jekyll.is_jekyll, jekyll.read),
    "hugo": (hugo.is_hugo, hugo.read),
    "pelican": (pelican.is_pelican, pelican.read),
    "mkdocs": (mkdocs.is_mkdocs, mkdocs.read),
    "quarto": (quarto.is_quarto, quarto.read),
    "wordpress": (wordpress.is_wordpress, wordpress.read),
    "ghost": (ghost.is_ghost, ghost.read),
    "files": (plain.is_plain, plain.read),
}


def detect(source: Source) -> str:
    """The name of the kind; empty if no reader knows the source."""
    return next((name for name, (matches, _) in KINDS.items() if matches(source)), "")


def read(source: Source, kind: str) -> Contents:
    """The posts of a source of this kind. Raises `UnreadableSource`."""
    contents = KINDS[kind][1](source)
    # A damaged export may have two posts with one id.
    seen: Counter[str] = Counter()
    posts: list[Post] = []
    for post in contents.posts:
        seen[post.id] += 1
        number = seen[post.id]
        posts.append(replace(post, id=f"{post.id}#{number}") if number > 1 else post)
    return replace(contents, posts=tuple(posts))
