"""HTML → HTML that has only the elements, attributes and addresses that are named here.

Every body goes through nh3 (the sanitiser ammonia), whatever the Markdown steps before it have
checked: there is no shortcut. The output of those steps passes unchanged, except that a character
may be written in another way (`&#8617;` as `↩`). This module knows HTML. It must not know where the
HTML comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

import nh3

from briefing.core.patterns import late_pattern
from briefing.markdown.context import ADMONITION_KINDS, RAW_ATTRIBUTES, RAW_ELEMENTS

_ATTRIBUTES: dict[str, set[str]] = {
    **{name: set(RAW_ATTRIBUTES) for name in RAW_ELEMENTS},
    "a": {"href", "title", "rel", "aria-label", "id", "download"},
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "div": {"role", "tabindex", "aria-label"},
    "section": {"role"},
    "th": {"scope"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id", *RAW_ATTRIBUTES},
    "input": {"type", "checked", "disabled", "aria-label"},
    **{f"h{n}": {"id"} for n in range(2, 7)},
}
_CLASSES: dict[str, set[str]] = {
    "a": {"permalink", "footnote-ref", "footnote-back", "full-size"},
    "details": {"chart-table", "short"},
    "div": {"table", "admonition", *ADMONITION_KINDS},
    "figure": {"chart", "data-chart"},
    "img": {"adapts"},
    "li": {"task"},
    "p": {"admonition-title", "source"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}
_TAGS = RAW_ELEMENTS.union(
    "a blockquote caption code dd div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img input label "
    "li ol p pre section strong table tbody td th thead tr ul".split()
)
# What only charts contain. They have no address, no style and no script.
_SHAPES = "rect line circle path text".split()
_CHART_TAGS = frozenset(["svg", "span", *_SHAPES])
_CHART_ATTRIBUTES = {
    "svg": {"width", "height", "x", "y", "viewBox", "preserveAspectRatio"},
    "rect": {"x", "y", "width", "height"},
    "line": {"x1", "x2", "y1", "y2"},
    "circle": {"cx", "cy", "r"},
    "path": {"d", "vector-effect"},
    "text": {"x", "y", "dx", "dy", "text-anchor"},
    "span": {"dir"},
    "ul": {"aria-hidden"},
    "div": {*_ATTRIBUTES["div"], "aria-hidden"},
    "th": {*_ATTRIBUTES["th"], "data-sort"},
}
_SERIES = {f"s{number}" for number in range(1, 7)}
_CHART_CLASSES = {
    **dict.fromkeys(_SHAPES, _SERIES),
    "line": {*_SERIES, "base", "tick", "track"},
    "text": {"minor"},
    "div": {*_CLASSES["div"], "rows", "plane", "wide", "wider", "widest", "thin"},
    "span": {"name", "value"},
    "svg": {"scale"},
    "ul": {"legend"},
}

_LANGUAGE = late_pattern(r"language-[\w+#.-]{1,40}")


def _filter(element: str, attribute: str, value: str) -> str | None:
    """The value of an attribute, or None to remove it: code has a class for its language only, and
    an input is the box of a task."""
    if element == "code" and not _LANGUAGE.fullmatch(value):
        return None
    if element == "input" and attribute == "type":
        return "checkbox"
    return value


_nh3: Any = nh3  # The type stubs of nh3 lack `Cleaner`.


def _cleaner(tags: Collection[str], **more: Any) -> Callable[[str], str]:
    """A function that sanitises. All that are made here are complete; a filter takes time."""
    defaults = {"attributes": _ATTRIBUTES, "allowed_classes": _CLASSES}
    return _nh3.Cleaner(  # type: ignore[no-any-return]
        tags={*tags}, url_schemes={"http", "https", "mailto"}, link_rel=None, **(defaults | more)
    ).clean


_clean = _cleaner(_TAGS - {"input"})
_clean_with_filter = _cleaner(
    _TAGS, attributes=_ATTRIBUTES | {"code": {"class"}}, attribute_filter=_filter
)


@cache
def _clean_charts() -> Callable[[str], str]:
    """The same with what charts contain. Few texts have one."""
    return _cleaner(
        _TAGS | _CHART_TAGS,
        attributes=_ATTRIBUTES | _CHART_ATTRIBUTES | {"code": {"class"}},
        allowed_classes=_CLASSES | _CHART_CLASSES,
        attribute_filter=_filter,
    )


def sanitize(html: str, *, with_charts: bool = False) -> str:
    """Return a fragment of HTML without anything that is not allowed. `with_charts` allows what
    charts contain."""
    if with_charts:
        return _clean_charts()(html)
    needs_filter = "<input" in html or 'class="language-' in html
    return _clean_with_filter(html) if needs_filter else _clean(html)
