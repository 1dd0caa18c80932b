"""The paragraph styles of a Word file → the few styles that an article needs, for mammoth.

mammoth knows the styles that Word has by itself. Ministries and newspapers have styles of their own
(“MOFA Heading”), each based on another one: the chain leads to a style that is known here. This
module must not know the disk, nor the text of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

_MAX_LEVELS = 9  # Word has nine levels of lists and headings.

_QUOTE, _CONTENTS = "quote", "toc"
# Names of Word's styles in lower case, as files have them in all languages of Word → the styles of
# the map below. Pages have a table of contents of their own.
_STYLES = {
    **{name: name for name in ("title", "caption", _QUOTE)},
    **{f"heading {n}": f"heading {min(n, 6)}" for n in range(1, _MAX_LEVELS + 1)},
    **dict.fromkeys(("intense quote", "block text", "quotations"), _QUOTE),
    **dict.fromkeys(("toc heading", *(f"toc {n}" for n in range(1, _MAX_LEVELS + 1))), _CONTENTS),
    "heading": "heading 1",  # Apple Pages
}
# Styles that people and programs in several languages name so.
_QUOTATION_NAME = re.compile(r"\bquot|zitat|citation|\bcitas?\b|인용|引用", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?", re.IGNORECASE)

# mammoth compares every paragraph and run with every line, so there are few of them.
STYLE_MAP = "\n".join(
    (
        "p[style-name='title'] => h1:fresh",
        "p[style-name='caption'] => p.caption:fresh",
        f"p[style-name='{_QUOTE}'] => blockquote > p:fresh",
        f"p[style-name='{_CONTENTS}'] => !",
        *(f"p[style-name='heading {n}'] => h{n}:fresh" for n in range(1, 7)),
        *(
            f"p:{kind}-list({n}) => {'ul|ol > li > ' * (n - 1)}{tag} > li:fresh"
            for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
            for n in range(1, _MAX_LEVELS + 1)
        ),
        "r[style-name='Strong'] => strong",
        "r[style-name='Emphasis'] => em",
        "r[style-name='Subtle Emphasis'] => em",
        "r[style-name='Intense Emphasis'] => em",
        "comment-reference => sup",
    )
)


def paragraph_styles(styles: bytes) -> Callable[[Any], Any]:
    """A function that gives each of mammoth's paragraphs a style of `STYLE_MAP`, or none. `styles`
    are the bytes of the file's part `styles.xml`."""
    from mammoth import documents

    names = _STYLES | _own_styles(styles)

    def with_style(paragraph: Any) -> Any:
        name = (paragraph.style_name or "").lower()
        style = names.get(name)
        numbering = paragraph.numbering
        item = _LIST.fullmatch(name)
        if item:
            # Word's “List Bullet 2” is a list of its own, at its first level.
            level = int(numbering.level_index) if numbering else 0
            level = min(level + int(item[2] or 1), _MAX_LEVELS) - 1
            is_ordered = numbering.is_ordered if numbering else item[1].lower() == "number"
            numbering = documents.numbering_level(level, is_ordered)
        elif style is None and not numbering and _is_quotation(paragraph):
            style = _QUOTE
        return paragraph.copy(style_id=None, style_name=style, numbering=numbering)

    return with_style


def _is_quotation(paragraph: Any) -> bool:
    """Whether a paragraph without a style is indented on both sides. The unit is a 20th of a point;
    200 of them are 3.5 mm."""
    indents = (paragraph.indent.start, paragraph.indent.end)
    return all(i and i.isdecimal() and len(i) < 6 and int(i) >= 200 for i in indents)


def _own_styles(styles: bytes) -> dict[str, str]:
    """The styles of the file that are based on a known one, or that have the level of a heading."""
    try:
        root = ElementTree.fromstring(styles)  # noqa: S314 – `docx` has checked it
    except ElementTree.ParseError:
        return {}
    by_id = {
        _attribute(style, "styleId"): style
        for style in root
        if style.tag.endswith("}style") and _attribute(style, "type") == "paragraph"
    }
    names = ((_value(style, "name").lower(), style) for style in by_id.values())
    return {name: style for name, element in names if (style := _style_of(element, by_id))}


def _style_of(element: Any, by_id: dict[str, Any]) -> str:
    for _ in range(_MAX_LEVELS):
        name, level = _value(element, "name").lower(), _value(element, "outlineLvl")
        if name in _STYLES:
            return _STYLES[name]
        if re.fullmatch("[0-8]", level):
            return f"heading {min(int(level) + 1, 6)}"
        if _QUOTATION_NAME.search(name):
            return _QUOTE
        element = by_id.get(_value(element, "basedOn"))
        if element is None:
            break
    return ""


def _value(style: Any, name: str) -> str:
    """The value of a property of a style; empty without it."""
    element = next((e for e in style.iter() if e.tag.endswith(f"}}{name}")), None)
    return "" if element is None else _attribute(element, "val")


def _attribute(element: Any, name: str) -> str:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
