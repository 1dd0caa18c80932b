"""The XML that trafilatura makes of the text of a page → a tree of HTML.

trafilatura has an output in HTML too, but it makes bullets of all lists and blocks of all code. The
names of its XML are those of the Text Encoding Initiative. This module must not know articles.
"""

from __future__ import annotations

from briefing.importers.markup_tree import Tree, parse_markup

_NAMES = {"quote": "blockquote", "row": "tr", "lb": "br", "ref": "a", "graphic": "img"}
_FORMATS = {"#b": "strong", "#i": "em", "#u": "u", "#t": "code", "#sup": "sup", "#sub": "sub"}
_PARENTS_OF_CODE_BLOCKS = ("main", "body", "quote", "blockquote")


def tree_of_tei(xml: str) -> Tree:
    """The text of a document, without comments of readers."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    document = etree.fromstring(xml.encode(), parser=parser) if xml else None
    text = None if document is None else document.find("main")
    if text is None:
        return parse_markup("")
    for element in text.iterdescendants(etree.Element):
        element.tag = _name(element)
        if element.tag == "a":
            element.set("href", element.get("target") or "")
    return parse_markup(etree.tostring(text, encoding="unicode", method="html"))


def _name(element: Tree) -> str:
    """The name of an element in HTML."""
    kind = element.get("rend") or ""
    match element.tag:
        case "head":
            return kind or "h2"
        case "list":
            return kind or "ul"
        case "item":
            return kind[:2] if kind.startswith(("dt", "dd")) else "li"
        case "hi":
            return _FORMATS.get(kind, "span")
        case "cell":
            return "th" if element.get("role") == "head" else "td"
        case "code":
            return "pre" if element.getparent().tag in _PARENTS_OF_CODE_BLOCKS else "code"
    name: str = element.tag
    return _NAMES.get(name, name)
