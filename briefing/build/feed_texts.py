"""The feeds with whole texts: bodies of briefs → HTML that feed readers show.

A feed reader has neither the style sheet nor the other files of the site. So a text in a feed has
full addresses, and lacks what only the page can show. Texts are added when a feed is rendered: its
context has only their digests. This module must not know which feeds there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec.structs import replace

from briefing.core.model import Prose
from briefing.core.view_model import Page

if TYPE_CHECKING:
    from briefing.core.follow_model import FeedItem

# Patterns, which are compiled when a feed is rendered: few edits change one.
# What only the page can show: the drawings of charts, which have a table too, and the links of the
# page to itself. No element inside has the same name.
_ONLY_ON_PAGE = (
    r'(?s)<(?:(div|ul) aria-hidden="true"|(a) (?:[^">]|"[^"]*")*'
    r'class="(?:permalink|full-size|footnote-back)")(?:[^">]|"[^"]*")*>.*?</(?:\1|\2)>'
)
_BOX_TITLE = r'(?s)<p class="admonition-title">(.*?)</p>'


def adder(read: Callable[[str], Prose]) -> Callable[[Page], Page]:
    """Return a function that adds the whole texts to a feed. `read` returns the body of the brief
    in the file at a path."""
    text = cache(lambda path, address: full_text(read(path).html, address))

    def html(item: FeedItem, base_url: str) -> str:
        return text(item.text.path, base_url + quote(item.entry.href)) if item.text else ""

    def add(page: Page) -> Page:
        from briefing.site.contexts import FeedContext

        assert isinstance(page.context, FeedContext)  # noqa: S101 – see the caller
        base_url = page.context.site.base_url
        items = tuple(replace(item, html=html(item, base_url)) for item in page.context.items)
        return replace(page, context=replace(page.context, items=items))

    return add


def full_text(html: str, address: str) -> str:
    """A body for readers of a feed. `address` is the full address of its page."""
    import nh3  # Few edits change a feed.

    # The body is sanitised already. What is left out here is of no use without a style sheet.
    attributes = {name: {*names} for name, names in nh3.ALLOWED_ATTRIBUTES.items()}
    return nh3.clean(
        re.sub(_BOX_TITLE, r"<p><strong>\1</strong></p>", re.sub(_ONLY_ON_PAGE, "", html)),
        attributes=attributes | {"*": {"lang", "dir", "title"}, "details": {"open"}},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative=("rewrite_with_base", address),
    )
