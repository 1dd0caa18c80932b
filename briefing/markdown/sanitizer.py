"""HTML → HTML that has only the elements, attributes and addresses that are named here.

Every body goes through nh3 (the sanitiser ammonia), whatever the Markdown steps before it have
checked: there is no shortcut. The output of those steps passes unchanged, except that a character
may be written in another way (`&#8617;` as `↩`). This module knows HTML. It must not know where the
HTML comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import nh3

from briefing.markdown.context import ADMONITION_KINDS, RAW_ATTRIBUTES, RAW_ELEMENTS

_ATTRIBUTES: dict[str, set[str]] = {
    **{name: set(RAW_ATTRIBUTES) for name in RAW_ELEMENTS},
    "a": {"href", "title", "rel", "aria-label", "id"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "div": {"role", "tabindex", "aria-label"},
    "section": {"role"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id", *RAW_ATTRIBUTES},
    "input": {"type", "checked", "disabled", "aria-label"},
    **{f"h{n}": {"id"} for n in range(2, 7)},
}
_CLASSES: dict[str, set[str]] = {
    "a": {"permalink", "footnote-ref", "footnote-back"},
    "div": {"table", "admonition", *ADMONITION_KINDS},
    "li": {"task"},
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}
_TAGS = RAW_ELEMENTS.union(
    "a blockquote caption code dd div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img input li ol "
    "p pre section strong table tbody td th thead tr ul".split()
)
_LANGUAGE = re.compile(r"language-[\w+#.-]{1,40}")


def _filter(element: str, attribute: str, value: str) -> str | None:
    """The value of an attribute, or None to remove it: code has a class for its language only, and
    an input is the box of a task."""
    if element == "code" and not _LANGUAGE.fullmatch(value):
        return None
    if element == "input" and attribute == "type":
        return "checkbox"
    return value


_nh3: Any = nh3  # The type stubs of nh3 lack `Cleaner`.


def _cleaner(**more: Any) -> Callable[[str], str]:
    """A function that sanitises. Both that are made here are complete; a filter takes time."""
    return _nh3.Cleaner(  # type: ignore[no-any-return]
        tags=_TAGS - {"input"} if not more else _TAGS,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        **({"attributes": _ATTRIBUTES} | more),
    ).clean


_clean = _cleaner()
_clean_with_filter = _cleaner(
    attributes=_ATTRIBUTES | {"code": {"class"}}, attribute_filter=_filter
)


def sanitize(html: str) -> str:
    """Return a fragment of HTML without anything that is not allowed."""
    needs_filter = "<input" in html or 'class="language-' in html
    return _clean_with_filter(html) if needs_filter else _clean(html)
