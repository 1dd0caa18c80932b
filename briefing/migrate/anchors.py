"""The places in texts that links lead to: the ids of headings, as the old system made them.

A heading that a link names gets its old id, so that the link works. It must not know Markdown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from briefing.importers.markup_tree import HEADINGS, Tree, parse_markup, text_of
from briefing.markdown.postprocess import RESERVED_IDS

_FRAGMENT = re.compile(r"""href=["']?[^"'\s>]*#([^"'\s>]+)""")


class Anchors:
    """The ids that links name, in all posts, and those that each post has."""

    def __init__(self, markup: Mapping[str, str]) -> None:
        self.markup = markup
        self.wanted = frozenset(fragments(markup.values()))
        self.by_post: dict[str, dict[str, str]] = {}

    def own(self, fragment: str, post: str) -> str:
        """The id in the new archive of a place in a post; empty if it is not a heading there."""
        if post not in self.by_post:
            self.by_post[post] = self._ids_of(self.markup.get(post, ""))
        return self.by_post[post].get(fragment, "")

    def _ids_of(self, text: str) -> dict[str, str]:
        if "<h" not in text:
            return {}
        return {name: new for name, (new, _) in _headings(parse_markup(text), self.wanted).items()}

    def mark(self, root: Tree) -> None:
        """Give the headings that links name their ids, in the attribute `data-anchor`."""
        for new, heading in _headings(root, self.wanted).values():
            heading.set("data-anchor", new)


def fragments(markup: Iterable[str]) -> Iterable[str]:
    """All places that the links in some markup name."""
    for text in markup:
        yield from (unquote(match[1]) for match in _FRAGMENT.finditer(text))


def _headings(root: Tree, wanted: frozenset[str]) -> dict[str, tuple[str, Tree]]:
    """Each wanted id of a heading → its new id, and the heading."""
    found: dict[str, tuple[str, Tree]] = {}
    given: dict[Tree, str] = {}
    taken: set[str] = set()
    for heading in root.iter(*HEADINGS):
        for name in _ids(heading):
            if name not in wanted or name in found:
                continue
            new = given.get(heading) or _valid(name)
            if not new or (heading not in given and new in taken):
                continue
            given[heading] = new
            taken.add(new)
            found[name] = (new, heading)
    return found


def _ids(heading: Tree) -> list[str]:
    """The ids that a heading has, or that common systems would make from its words."""
    elements = [heading, *heading.iterdescendants()]
    before = heading.getprevious()
    if before is not None and not text_of(before) and not (before.tail or "").strip():
        elements += [before, *before.iterdescendants()]
    ids = [e.get(name) for e in elements for name in ("id", "name") if e.get(name)]
    return [*ids, *_generated_ids(text_of(heading))]


def _generated_ids(text: str) -> list[str]:
    lower = text.lower().strip()
    kept = "".join(c for c in lower if c.isalnum() or c in "-_ ")
    github = kept.replace(" ", "-")
    ascii_only = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    python = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip())
    pandoc = re.sub(
        r"^[^a-z]+", "", "".join(c for c in lower if c.isalnum() or c in "-_. ").replace(" ", "-")
    )
    return [github, python, pandoc, re.sub("-+", "-", github).strip("-"), text.replace(" ", "-")]


def _valid(name: str) -> str:
    id = re.sub(r"[^\w-]+", "-", name).strip("-")
    return f"{id}-1" if id in RESERVED_IDS else id
