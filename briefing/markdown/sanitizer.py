"""The second wall: HTML → HTML that holds nothing but what is named here.

What Markdown makes, and the first wall let through, should pass unchanged; nh3 (ammonia) sees to
it. Most bodies are paragraphs, headings, lists, quotations, tables and footnotes with plain links.
What is of that shape to the letter it would give back as it is: to recognise the shape is enough,
and takes a fifth of the time. Knows HTML, and nothing of where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import nh3

from briefing.markdown.context import KINDS

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
    "div": {"table", "admonition", *KINDS},
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

_cleaner: Any = nh3
_clean: Callable[[str], str] = _cleaner.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
).clean


def cleaned(html: str) -> str:
    """The same HTML without anything that is not allowed."""
    if not is_plain(html):
        return _clean(html)
    if "&#" in html:  # What the library writes at the end of footnotes.
        html = html.replace("&#160;", "&nbsp;").replace("&#8617;", "↩")
    return html


def is_plain(html: str) -> bool:
    """Whether this HTML is of the plain shape."""
    # These three would be written in another way.
    odd = "\xa0" in html or "\r" in html or "\0" in html
    return not odd and _PLAIN.fullmatch(html) is not None


# No sign can be taken for two things, so there is never a second way to try: time grows as length
# does. What all elements may have within is told as seldom as can be, since to compile this takes
# longer than to clean many bodies. Possessive are single signs alone: groups that are went wrong in
# Pythons before 3.11.5 (cpython issues 101955, 106052).
_TEXT = r"[^<>&]*+(?:&(?:amp|gt|lt|nbsp|#160|#8617);[^<>&]*+)*"
_VALUE = r'[^"<>&]*+'
_NAME = r"[\w-]*+"
# Of names of hosts, only those that nobody could take for numbers or for letters in disguise.
_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*\.)+[a-z]++"
_HREF = rf"(?:https?://{_HOST}(?:[/?#]{_VALUE})?|[\w./-]*+(?:#{_NAME})?)"
_WORDS = (
    rf"{_TEXT}(?:<(?:"
    rf'a (?:href="{_HREF}"(?: rel="external")?'
    rf'|aria-label="{_VALUE}" class="(?:footnote-back|permalink)" href="#{_NAME}")>{_TEXT}</a'
    rf"|em>{_TEXT}</em|strong>{_TEXT}</strong"
    rf'|sup class="footnote-ref" id="{_NAME}"><a class="footnote-ref" href="#{_NAME}">\d++</a></sup'
    rf")>{_TEXT})*"
)


def _line(group: str) -> str:
    """A paragraph, a heading or an item of one line, its tag kept under this name."""
    return rf'<(?P<{group}>p|li|h[2-6])(?:(?<!p) id="{_NAME}")?>{_WORDS}</(?P={group})>'


_ITEM = rf'<li(?: id="{_NAME}")?>\n<p>{_WORDS}</p>\n</li>'
_CELL = rf'<(?P<cell>t[dh])(?: class="(?:left|center|right)")?>{_WORDS}</(?P=cell)>'
_PLAIN = re.compile(
    rf"(?:(?:{_line('line')}"
    rf"|<(?P<outer>ul|ol|blockquote)>\n(?:(?:{_line('inner')}|{_ITEM})\n)+</(?P=outer)>"
    r'|<div aria-label="[^"<>&]*+" class="table" role="region" tabindex="0"><table>\n'
    rf"(?:<(?P<part>thead|tbody)>\n(?:<tr>\n(?:{_CELL}\n)+</tr>\n)+</(?P=part)>\n)+</table></div>"
    rf'|<section class="footnotes" role="doc-endnotes">\n<ol>\n(?:{_ITEM}\n)+</ol>\n</section>'
    r")\n?+)*"
)
