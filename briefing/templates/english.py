"""The English words of the interface on pages in a language that has no word for them.

Such a word is marked where it is looked up, with two characters that no text contains. When the
page is made, the marks in its text become elements with `lang="en"` (WCAG 2.2, success criterion
3.1.2), and those in attributes, titles and files that are no HTML disappear. An element whose
`data-` attributes had marks names these, and the page gets the script that marks what other scripts
show. A page with all words in its language has no marks. This module knows no layout.
"""

from __future__ import annotations

import re

from briefing.core.patterns import late_pattern

# Characters for private use. The placeholders of a word are not marked: they have other languages.
_BEGIN, _END = "\ue0e0", "\ue0e1"
_PLACEHOLDER = late_pattern(r"(%\(\w+\)s|%%)")
_WORDS = late_pattern(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_OPTION = late_pattern(f"(<option[^>]*)>{_BEGIN}([^<]*){_END}<")
# The beginning of an attribute for scripts that has such a word.
_DATA = late_pattern(f' data-([a-z-]+)="{_BEGIN}')
# A part of a page in which no element can stand, or a text between two tags.
_PART = late_pattern(r"(<(?:title|option|textarea|script|style)\b.*?</|<[^>]*>)|[^<]+", re.DOTALL)


def mark_english(word: str) -> str:
    """A word of the interface, with marks around what is English in it."""
    return "".join(map(_marked, _PLACEHOLDER.split(word)))


def _marked(part: str) -> str:
    if _PLACEHOLDER.fullmatch(part) or not any(map(str.isalpha, part)):
        return part
    return _WORDS.sub(rf"\1{_BEGIN}\2{_END}\3", part)


def with_languages(text: str, *, is_html: bool, direction: str, script: str = "") -> str:
    """The text of a page or another file, whose marks have become elements. `direction` is that of
    the page, and `script` the address of the script that marks what other scripts show."""
    if _BEGIN not in text:
        return text
    if not is_html:
        return _without_marks(text)
    name = 'lang="en"' + (' dir="ltr"' if direction == "rtl" else "")
    text = _OPTION.sub(rf"\1 {name}>\2<", text)
    begin, end = f"<span {name}>", "</span>"

    def with_elements(part: re.Match[str]) -> str:
        if part[1]:
            names = " ".join(_DATA.findall(part[0]))
            more = rf' data-english="{names}"\g<0>'
            return _without_marks(_DATA.sub(more, part[0], count=1) if names else part[0])
        return part[0].replace(_BEGIN, begin).replace(_END, end)

    text = _PART.sub(with_elements, text)
    return text.replace("</head>", f'<script defer src="{script}"></script>\n</head>', 1)


def _without_marks(text: str) -> str:
    return text.replace(_BEGIN, "").replace(_END, "")
