"""Links, pictures and references to footnotes: what begins with a bracket.

This is CommonMark's algorithm “look for link or image”. This module must not know blocks.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser import delimiters, near_links
from briefing.markdown.parser.definitions import LABEL, normalize
from briefing.markdown.parser.destinations import match_link
from briefing.markdown.parser.inline import Bracket, Inline

_NOTE = late_pattern(r"\[\^([^\[\]\n]+)\]")


def open_bracket(inline: Inline, text: str, position: int) -> int:
    """Begin a link, or refer to a footnote."""
    if text.startswith("[^", position):
        end = _note(inline, text, position)
        if end:
            return end
    return _open(inline, "[", position)


def open_picture(inline: Inline, text: str, position: int) -> int:
    """Begin a picture."""
    return _open(inline, "![", position) if text.startswith("![", position) else 0


def _open(inline: Inline, text: str, position: int) -> int:
    bracket = Bracket(text, position, inline)
    if inline.brackets:
        inline.brackets[-1].has_inner = True
    inline.brackets.append(bracket)
    inline.nodes.append(bracket)
    return position + len(text)


def close_bracket(inline: Inline, text: str, position: int) -> int:
    """End a link or a picture, if the bracket before is one."""
    if not inline.brackets:
        return 0
    bracket = inline.brackets.pop()
    index = len(inline.brackets)
    is_active = bracket.is_picture or index >= inline.active_from
    inline.active_from = min(inline.active_from, index)
    if not is_active:
        return 0
    end = position + 1
    following = text[end : end + 1]
    found = match_link(text, end) if following == "(" else None
    if found:
        address, title, offset, end = found
        element = _make(inline, bracket, address, title)
        inline.place(element, offset, max(1, len(address)))
    else:
        reference = _find_reference(inline, bracket, text, position)
        if reference is None:
            if following in ("[", " ", "(", "（", "h"):
                near_links.check(inline, bracket, text, position)
            if text[bracket.offset - 1 : bracket.offset] == ")":
                near_links.check_reversed(inline, bracket, text, position)
            return 0
        label, end = reference
        address, title, leaf, offset = inline.definitions.links[label]
        element = _make(inline, bracket, address, title)
        inline.context.places[element] = (leaf, offset, max(1, len(address)))
    inline.nodes.append(element)
    if not bracket.is_picture:
        inline.active_from = index  # A link contains no link.
    return end


def _make(inline: Inline, bracket: Bracket, address: str, title: str | None) -> Element:
    """The element of a link or picture. Takes the nodes after the bracket."""
    nodes, runs = inline.nodes[bracket.node + 1 :], inline.runs[bracket.run :]
    del inline.nodes[bracket.node :], inline.runs[bracket.run :]
    if runs:
        delimiters.match(runs)
    if bracket.is_picture:
        words = Element("span")
        inline.build(words, nodes, in_link=True)
        element = Element("img", {"src": address, "alt": _alternative_text(words)})
    else:
        element = Element("a", {"href": address})
        inline.build(element, nodes, in_link=True)
    if title is not None:
        element.set("title", title)
    return element


def _alternative_text(words: Element) -> str:
    pieces = [words.text or "", words.get("alt") or ""]
    for child in words:
        pieces += [_alternative_text(child), child.tail or ""]
    return "".join(pieces)


def _find_reference(
    inline: Inline, bracket: Bracket, text: str, position: int
) -> tuple[str, int] | None:
    """The label of the definition to which a link refers, and the end of the link."""
    if not inline.definitions.links:
        return None
    match = LABEL.match(text, position + 1)
    if match and match[1].strip():
        label, end = normalize(match[1]), match.end()
    elif bracket.has_inner or position - bracket.offset > 1002:
        return None
    else:
        label = normalize(text[bracket.offset + len(bracket.text) : position])
        end = match.end() if match else position + 1
    return (label, end) if label in inline.definitions.links else None


def _note(inline: Inline, text: str, position: int) -> int:
    """Refer to a footnote. Returns 0 if it is not defined, which is reported."""
    match = _NOTE.match(text, position)
    if not match:
        return 0
    notes = inline.definitions.notes
    note = notes.get(normalize(match[1]))
    if note is None:
        span = inline.span(position, len(match[0]))
        if match[1] in inline.context.source.notes_without_colon:
            if not text[:position].rpartition("\n")[2].strip():
                message = f"this does not define the footnote “[^{match[1]}]”"
                hint = f"write a colon directly after it: [^{match[1]}]: …"
                inline.context.report("undefined-footnote", span, message, hint)
            return 0
        close = inline.context.nearest(match[1], [one.name for one in notes.values()])
        hint = f"did you mean “[^{close}]”?" if close else f"add a line “[^{match[1]}]: …”"
        message = f"the footnote “[^{match[1]}]” is not defined"
        inline.context.report("undefined-footnote", span, message, hint)
        return 0
    if not note.references:
        inline.notes.append(note)
        note.number = len(inline.notes)
    reference = Element("sup", {"class": "footnote-ref"})
    note.references.append(reference)
    inline.nodes.append(reference)
    return match.end()
