"""Aliases of briefs and standing pages that are the address of another page, or that no page can
have beside it.

Pure. An alias is a former slug, or an old path: a path from the root of the site that the text had
in another system.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from operator import attrgetter

from briefing.archive.sources import publisher_ids
from briefing.archive.validate import Content
from briefing.core import urls
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import Brief, LocatedText, StandingPage
from briefing.core.slugs import collision_key

# What can have aliases.
Named = Brief | StandingPage

_BY_SERVER = "only a rule of your server can redirect"


def alias_problems(content: Content, ids: Mapping[str, Collection[str]]) -> Iterable[Problem]:
    """The problems of all aliases. `ids` are those of topics and authors, by their folders."""
    named: tuple[Named, ...] = (*content.standing_pages, *content.briefs)
    if not any(text.aliases for text in named):
        return
    texts = sorted(named, key=attrgetter("path"))
    owners: dict[str, str] = {}
    for text in texts:
        owners.setdefault(collision_key(text.href), text.path)
    for text in texts:
        for alias in text.aliases:
            owners.setdefault(_key(alias.text), text.path)
    site = _SiteFiles(content, ids)
    for text in texts:
        for alias in text.aliases:
            owner = owners[_key(alias.text)]
            problems = (
                _taken(text, alias, owner)
                or _in_folder(text, alias, owners)
                or _of_site(text, alias, site)
            )
            yield from problems


def _key(alias: str) -> str:
    """What two aliases have in common if they are one address."""
    return collision_key(urls.alias_key(alias))


def _taken(text: Named, alias: LocatedText, owner: str) -> list[Problem]:
    is_own = urls.alias(alias.text) == text.href
    if owner == text.path and not is_own:
        return []
    what = "this brief" if isinstance(text, Brief) else "this page"
    message = f"the alias “{alias.text}” is the address of {f'{what} itself' if is_own else owner}"
    hint = "remove it; an alias is a former address of one brief or page"
    return [problem_at(text.path, alias, message, hint, code="duplicate-alias")]


def _in_folder(text: Named, alias: LocatedText, owners: Mapping[str, str]) -> list[Problem]:
    """An alias below a page: no disk has a file and a folder with one name."""
    hint = f"remove one of the two; {_BY_SERVER} both"
    folders = urls.folders(urls.alias(alias.text))
    return [
        problem_at(
            text.path,
            alias,
            f"the alias “{alias.text}” is below the page /{folder} of {owner}",
            hint,
            code="duplicate-alias",
        )
        for folder in folders
        if (owner := owners.get(collision_key(folder)))
    ]


def _of_site(text: Named, alias: LocatedText, site: _SiteFiles) -> list[Problem]:
    """An alias that is a page of the site, such as one of a topic, or below one."""
    page = urls.alias(alias.text)
    file = next((p for p in (*urls.folders(page), page) if site.has(p)), "")
    if not file:
        return []
    where = "is" if file == page else "is below"
    message = f"the alias “{alias.text}” {where} the address /{file} of the site itself"
    hint = f"remove it; {_BY_SERVER} this path"
    return [problem_at(text.path, alias, message, hint, code="duplicate-alias")]


class _SiteFiles:
    """Whether the site has a file at an address."""

    def __init__(self, content: Content, ids: Mapping[str, Collection[str]]) -> None:
        self.content, self.given = content, ids

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids that are in addresses, by the name of the folder."""
        content = self.content
        topics = (content.topics or {}).values()
        ids = {
            **self.given,
            "series": content.series or (),
            "archive": {brief.published.iso[:4] for brief in content.briefs},
            "sources": set().union(*map(publisher_ids, content.briefs)),
        }
        former = (alias for topic in topics for alias in topic.aliases)
        ids["topics"] = (*ids.get("topics", ()), *former)
        return {folder: set(map(collision_key, names)) for folder, names in ids.items()}

    def has(self, path: str) -> bool:
        file = urls.site_file(collision_key(path))
        return file is not None and (not file.kind or file.id in self.ids.get(file.kind, ()))
