"""The comments in the HTML that mammoth makes of a Word file.

mammoth writes them behind the text, as a list of terms, and links to them. This module must not
know blocks.
"""

from __future__ import annotations

from briefing.importers.markup_tree import BLOCKS, Tree, text_of

_KEY = "comment-"
_BACK = "↑"
_MAX_CONTEXT_CHARS = 60
_PLACE = "\ue000"


def take_comments(root: Tree, notes: list[Tree]) -> tuple[str, ...]:
    """Take the comments out of a text and its footnotes, and return a sentence for an editor about
    each of them, in their order."""
    links = [link for tree in (root, *notes) for link in tree.iter("a")]
    places = {link.get("href"): link for link in links if link.get("id", "").startswith(_KEY)}
    comments: list[str] = []
    terms = [term for term in root.iter("dt") if term.get("id", "").startswith(_KEY)]
    for term in terms:
        name = text_of(term).removeprefix("Comment ")
        content = text_of(term.getnext()).removesuffix(_BACK).strip()
        link = places.get(f"#{term.get('id')}")
        context = "" if link is None else _text_before(link)
        comments.append(f"comment {name} after “{context}”: {content}")
    for link in places.values():
        link.drop_tree()
    if terms:
        terms[0].getparent().drop_tree()
    return tuple(comments)


def _text_before(link: Tree) -> str:
    """The words before a link, in its block."""
    block = next(e for e in link.iterancestors() if e.tag in BLOCKS)
    link.text = _PLACE
    before = text_of(block).partition(_PLACE)[0]
    return before.rstrip()[-_MAX_CONTEXT_CHARS:]
