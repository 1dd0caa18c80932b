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

from briefing.reading.job import KINDS

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


# All that repeats takes as much as it can and gives nothing back (`*+`): time grows as length does.
_TEXT = r"[^<>&]*+(?:&(?:amp|gt|lt|nbsp|#160|#8617);[^<>&]*+)*+"
_VALUE = r'[^"<>&]*+'
_NAME = r"[\w-]*+"
# Of names of hosts, only those that nobody could take for numbers or for letters in disguise.
_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++[a-z]++"
_HREF = rf"(?:https?://{_HOST}(?:[/?#]{_VALUE})?+|[\w./-]*+(?:#{_NAME})?+)"
_INLINE = (
    rf'a href="{_HREF}"(?: rel="external")?+>{_TEXT}</a>|em>{_TEXT}</em>|strong>{_TEXT}</strong>'
    rf'|sup class="footnote-ref" id="{_NAME}">'
    rf'<a class="footnote-ref" href="#{_NAME}">{_TEXT}</a></sup>'
    rf'|a aria-label="{_VALUE}" class="(?:footnote-back|permalink)" href="#{_NAME}">{_TEXT}</a>'
)
_WORDS = rf"{_TEXT}(?:<(?:{_INLINE}){_TEXT})*+"
_PARAGRAPH = rf"<p>{_WORDS}</p>"
_LEVELS = "|".join(rf'h{n} id="{_NAME}">{_WORDS}</h{n}' for n in range(2, 7))
_ITEMS = rf'(?:<li(?: id="{_NAME}")?+>(?:\n{_PARAGRAPH}\n|{_WORDS})</li>\n)++'
_CELL = rf'(?: class="(?:left|center|right)")?+>{_WORDS}'
_ROWS = rf"(?:<tr>\n(?:<(?:td{_CELL}</td|th{_CELL}</th)>\n)++</tr>\n)++"
_PLAIN = re.compile(
    rf"(?:(?:{_PARAGRAPH}|<(?:{_LEVELS}|(?:ul>\n{_ITEMS}</ul)|(?:ol>\n{_ITEMS}</ol)"
    rf"|blockquote>\n(?:{_PARAGRAPH}\n)++</blockquote"
    rf'|div aria-label="{_VALUE}" class="table" role="region" tabindex="0"><table>\n'
    rf"<thead>\n{_ROWS}</thead>\n<tbody>\n{_ROWS}</tbody>\n</table></div"
    rf'|section class="footnotes" role="doc-endnotes">\n<ol>\n{_ITEMS}</ol>\n</section)>)\n?+)*+'
)
