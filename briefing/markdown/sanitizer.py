"""HTML → HTML that has only the elements, attributes and addresses that are named here.

Every body goes through nh3 (the sanitiser ammonia), whatever the Markdown steps before it have
checked: there is no shortcut. The output of those steps passes unchanged, except that a character
may be written in another way (`&#8617;` as `↩`). This module knows HTML. It must not know where the
HTML comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import nh3

from briefing.markdown.context import ADMONITION_KINDS

_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "rel", "aria-label", "id"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "abbr": {"title"},
    "div": {"role", "tabindex", "aria-label"},
    "section": {"role"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    **{f"h{n}": {"id"} for n in range(2, 7)},
}
_CLASSES: dict[str, set[str]] = {
    "a": {"permalink", "footnote-ref", "footnote-back"},
    "div": {"table", "admonition", *ADMONITION_KINDS},
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}
_TAGS = set(
    "a abbr blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img li ol p "
    "pre section strong sub sup table tbody td th thead tr ul".split()
)

_nh3: Any = nh3  # The type stubs of nh3 lack `Cleaner`.
_clean: Callable[[str], str] = _nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
).clean


def sanitize(html: str) -> str:
    """Return a fragment of HTML without anything that is not allowed."""
    return _clean(html)
