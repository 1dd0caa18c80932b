"""Pages of an old site that are not posts, such as “About”: which of them become standing pages of
the new archive, and which of these its menu names.

It must not know the disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable

from briefing.migrate.code_parts import code_parts
from briefing.migrate.types import Post

# With more names, the menu of each page would be longer than most texts.
_MAX_IN_MENU = 6
# The new site has pages of its own for these purposes.
_MADE_BY_SITE = frozenset("404 search feed feeds sitemap robots offline".split())
_LOOP = re.compile(r"\{%-?\s*(?:for|paginate|tablerow)\b|\{\{[<%]\s*(?:list|recent)[\w-]*\s")


def page_fault(post: Post) -> str:
    """Why a page cannot become a standing page. It is empty if the page can."""
    if post.is_draft:
        return "it is a draft or hidden, and readers see each standing page"
    path = next(iter(post.addresses), "").partition("?")[0]
    name = re.sub(r"(?:index)?\.\w+$", "", path).strip("/")
    if post.addresses and not name:
        return "it is the home page, which the new site has itself"
    if re.search(r"\.(?!html?$|php$|aspx?$)[a-z]{2,}\w*$", path, re.IGNORECASE):
        return f"{path} is a file, not a page"
    if name in _MADE_BY_SITE:
        return "the new site makes this page itself"
    parts = code_parts(post.body, is_markdown=post.format == "markdown")
    if any(_LOOP.search(part) for part, is_code in parts if not is_code):
        return "a program makes its content, such as a list of posts"
    return ""


def menu_ids(pages: Iterable[Post], taken: int) -> Collection[str]:
    """The ids of the pages that the menu names: those at the highest level of the old site, if
    there are many. The archive has so many pages already (`taken`)."""
    ranked = sorted((_rank(page), page.id) for page in pages)
    top = (
        ranked if len(ranked) <= _MAX_IN_MENU else [x for x in ranked if x[0][0] == ranked[0][0][0]]
    )
    return {id for _, id in top[: max(0, _MAX_IN_MENU - taken)]}


def _rank(page: Post) -> tuple[int, str]:
    """The depth of a page on the old site, and its address. A page without an address is last."""
    address = next(iter(page.addresses), "")
    return (address.strip("/").count("/"), address) if address else (99, page.file)


def long_slug(post: Post) -> str:
    """A slug with the names of the folders of the old address. Two pages in two folders often have
    one name."""
    path = next(iter(post.addresses), "").partition("?")[0]
    return posixpath.splitext(path.strip("/"))[0].replace("/", "-")
