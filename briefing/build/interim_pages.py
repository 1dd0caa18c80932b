"""Links to headings that would lead nowhere while pages are published one after the other.

If a heading gets another name, and a link to it is corrected in the same edit, then neither of the
two pages can be published first: the old link needs the old page, and the new link needs the new
page. So a page with such a link is published several times. The contract:
1. A link to a heading that the edit removes first becomes a link to the page without the heading.
2. A link to a heading that the edit adds is at first a link to the page without the heading. It is
   complete when the other page is published.
3. Only links between pages of texts that changed need this. A text that did not change cannot link
   to a heading that comes or goes: the build would report a dead link.

This module reads the HTML that the sanitiser and our layouts produce. It is not a parser of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from briefing.core.patterns import late_pattern

# A page and the id of an element on it.
_Anchor = tuple[str, str]
_Read = Callable[[str], bytes | None]

_ID = late_pattern(rb'\sid="([^"]+)"')
_LINK = late_pattern(rb'href="([^"#]+)#([^"]+)"')


class InterimPages(NamedTuple):
    """Pages by address: those that replace the old ones `before` any other page is published, and
    those that are published `instead` of new ones until all others are published."""

    before: dict[str, bytes]
    instead: dict[str, bytes]


def interim_pages(paths: Iterable[str], read_old: _Read, read_new: _Read) -> InterimPages:
    """The interim pages for an edit of the pages at these addresses. `read_old` and `read_new`
    return the bytes of a page before and after the edit, or None if there is no such page."""
    paths = sorted(paths)
    lost: set[_Anchor] = set()
    added: set[_Anchor] = set()
    for path in paths:
        old = read_old(path)
        new = None if old is None else read_new(path)
        if old is not None and new is not None:
            # A new page is published before all links to it. A deleted page goes after them.
            ids, new_ids = _ids(old), _ids(new)
            lost |= {(path, id) for id in ids - new_ids}
            added |= {(path, id) for id in new_ids - ids}
    return InterimPages(_without(paths, read_old, lost), _without(paths, read_new, added))


def _ids(page: bytes) -> set[str]:
    return {unescape(id.decode()) for id in _ID.findall(page)}


def _without(paths: list[str], read: _Read, anchors: set[_Anchor]) -> dict[str, bytes]:
    """The pages that link to these anchors, without the links to them."""
    shortened = {}
    for path in paths if anchors else ():
        page = read(path)
        if page is not None:
            short = _LINK.sub(partial(_shorten, path, anchors), page)
            if short != page:
                shortened[path] = short
    return shortened


def _shorten(path: str, anchors: set[_Anchor], link: re.Match[bytes]) -> bytes:
    href, id = (unquote(unescape(part.decode())) for part in link.groups())
    target = normpath(join(dirname(path), href))
    is_meant = target != path and (target, id) in anchors
    return b'href="%b"' % link[1] if is_meant else link[0]
