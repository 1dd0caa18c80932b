"""Which system made a source, and the reader for it.

It must not know briefs.
"""

from __future__ import annotations

import re
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
from briefing.migrate.front_matter import is_config, parse_config
from briefing.migrate.languages import with_versions
from briefing.migrate.types import CHECK, Contents, Note, Post, Source


def _has(pattern: str) -> Callable[[Source], bool]:
    """Whether a source has a file whose path begins like this."""
    return lambda source: any(re.match(pattern, file) for file in source.files)


# What finds signs of each system in a source, and what reads it.
KINDS: dict[str, tuple[Callable[[Source], object], Callable[[Source], Contents]]] = {
    "hexo": (_has(r"(?:\w+/)?source/_(?:posts|drafts)/"), hexo.read),
    # The settings of Eleventy may be hidden files.
    "eleventy": (_has(r"(?:.*/)?(?:\.eleventy|eleventy\.config)\.(?:[cm]?js|ts)$"), eleventy.read),
    "jekyll": (_has(r"(?:.*/)?_(?:posts|drafts)/"), jekyll.read),
    "hugo": (hugo.is_hugo, hugo.read),
    "pelican": (_has(r"(?:pelicanconf|publishconf)\.py$"), pelican.read),
    "mkdocs": (_has(r"(?:mkdocs\.ya?ml|zensical\.yml)$"), mkdocs.read),
    "quarto": (_has(r"_quarto\.ya?ml$"), quarto.read),
    "wordpress": (wordpress.exports, wordpress.read),
    "ghost": (ghost.export, ghost.read),
    "files": (plain.is_plain, plain.read),
}


def detect(source: Source) -> str:
    """The name of the kind; empty if no reader knows the source."""
    return next((name for name, (matches, _) in KINDS.items() if matches(source)), "")


def read(source: Source, kind: str) -> Contents:
    """The posts of a source of this kind. Raises `UnreadableSource`."""
    contents = KINDS[kind][1](source)
    seen: Counter[str] = Counter()
    posts: list[Post] = []
    for post in contents.posts:
        seen[post.id] += 1
        number = seen[post.id]
        id = f"{post.id}#{number}" if number > 1 else post.id  # Damaged exports use an id twice.
        addresses = tuple(dict.fromkeys(filter(None, post.addresses)))
        posts.append(replace(post, id=id, addresses=addresses))
    site = contents.site
    base_url = site.base_url if site.base_url.startswith("http") else ""
    site = replace(site, base_url=base_url, notes=(*site.notes, *_config_notes(source)))
    return Contents(site, tuple(with_versions(posts)))


def _config_notes(source: Source) -> list[Note]:
    """Notes on settings that could not be read in full: old addresses depend on them."""
    notes: list[Note] = []
    for file in source.files:
        if is_config(file) and (fault := parse_config(source.text(file), file)[1]):
            text = f"the settings in {file} have an error, so old addresses may be wrong: {fault}"
            notes.append(Note("settings", CHECK, text))
    return notes
