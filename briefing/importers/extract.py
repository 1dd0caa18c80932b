"""The blocks of an article, and what stands around them → a Clip.

Newspapers put the same things around a text: the paper's name, the title, who wrote it and when,
a picture's caption and credit, buttons; and below it the byline again. This room finds them by
their form and place, and takes them out of the text. Whatever it does not know stays in the text;
what it leaves out it notes. Knows nothing of files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefing.core.web_address import is_web_address
from briefing.importers import dates, patterns
from briefing.importers.types import Block, Clip

# What stands above a text stands in its first blocks.
_HEAD = 14


class _Found(msgspec.Struct):
    """What was found so far, the first of each kind."""

    values: dict[str, str]
    credits: dict[str, None] = {}
    left_out: list[str] = []
    odd: str = ""

    def put(self, name: str, value: str) -> None:
        if value and not self.values.get(name):
            self.values[name] = value


def understood(blocks: Sequence[Block], known: Clip) -> Clip:
    """The article in these blocks. What `known` says, as a page's own description does, stands."""
    found = _Found(
        {n: v for n in Clip.__struct_fields__ if isinstance(v := getattr(known, n), str)}
    )
    texts = [b for b in blocks if not _is_noise(b, found)]
    rest = _without_head(texts, found)
    rest = _without_tail(rest, found)
    rest = [b for b in rest if not _is_credit(b, found)]
    found.put("credit", ", ".join(found.credits))
    notes = list(known.notes)
    if found.left_out:
        said = ", ".join(f"“{text[:60]}”" for text in dict.fromkeys(found.left_out))
        notes.append(f"left out: {said}")
    if found.odd:
        notes.append(f"the zone “{found.odd}” has more than one meaning and was left out")
    return msgspec.structs.replace(known, **found.values, blocks=tuple(rest), notes=tuple(notes))


def _is_noise(block: Block, found: _Found) -> bool:
    noise = not block.level and patterns.is_button(block.plain)
    if noise and block.plain.strip():
        found.left_out.append(block.plain.strip())
    return noise


# ---- above the text -----------------------------------------------------------------------------


def _without_head(blocks: list[Block], found: _Found) -> list[Block]:
    """The blocks below the article's head, and those of the head that are text."""
    anchor = next((i for i, b in enumerate(blocks[:_HEAD]) if _is_anchor(b)), None)
    if anchor is None:
        anchor = _end_of_names(blocks, found)
    kept = _above(blocks[:anchor], found)
    here = anchor
    while here < min(len(blocks), anchor + _HEAD):
        block = blocks[here]
        if not _taken(block, found):
            if _is_prose(block):
                break
            kept.append(block)
        here += 1
    return [*kept, *blocks[here:]]


def _is_anchor(block: Block) -> bool:
    """Whether a block is what follows a title: a byline or a line of dates."""
    return bool(dates.told(block.plain) or patterns.byline(block.plain))


def _end_of_names(blocks: list[Block], found: _Found) -> int:
    """How many blocks come before the text where neither byline nor date says so: names of a paper
    or section, and a title."""
    here = 0
    while here < len(blocks) and (_is_publisher(blocks[here], found) or _section(blocks[here])):
        here += 1
    title = here < len(blocks) and not found.values["title"] and len(blocks) > here + 1
    return here + 1 if title and _may_be_title(blocks[here]) else here


def _above(blocks: list[Block], found: _Found) -> list[Block]:
    """Take the names and the title that stand above byline and date; give what is text."""
    rest = []
    for block in blocks:
        section = _section(block)
        if section:
            found.put("section", section)
        elif _is_publisher(block, found):
            found.put("publisher", block.plain)
        elif not _labelled(block, found):
            rest.append(block)
    known = found.values["title"]
    if known:
        return [b for b in rest if not _same(b.plain, known)]
    place = _title_place(rest)
    if place is None:
        return rest
    found.put("title", rest[place].plain)
    found.left_out += [b.plain for b in rest[:place]]
    return rest[place + 1 :]


def _title_place(blocks: list[Block]) -> int | None:
    """Which of these is the title: a heading of the first level, else the first with the length of
    one, else the longest."""
    may = [i for i, block in enumerate(blocks) if _may_be_title(block)]
    if not may:
        return None
    first = next((i for i in may if blocks[i].level == 1), None)
    if first is None:
        first = next((i for i in may if len(blocks[i].plain.split()) >= 3), None)
    return max(may, key=lambda i: len(blocks[i].plain)) if first is None else first


def _may_be_title(block: Block) -> bool:
    return bool(block.level) or (len(block.plain) <= 250 and not _is_prose(block))


def _is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of the text, and no name, title or label."""
    text = block.plain.rstrip(" \"'”’)")
    return len(block.plain) > 250 or (len(block.plain) >= 40 and text.endswith((".", "?", "!")))


def _section(block: Block) -> str:
    return patterns.section(block.plain)


def _is_publisher(block: Block, found: _Found) -> bool:
    known = found.values["publisher"]
    return _same(block.plain, known) if known else patterns.is_publisher(block.plain)


_LABELS = (
    ("title", "title|headline|제목"),
    ("author", "author|authors|writer|글쓴이|필자|기자"),
    ("publisher", "source|publisher|publication|출처|언론사|매체"),
    ("section", "section|분야"),
)
_ADDRESS = re.compile(
    r"(?:(?:url|link|original|source|원문|주소|링크|출처)\s*:?\s*)?(https?://\S+)", re.IGNORECASE
)


def _labelled(block: Block, found: _Found) -> bool:
    """Whether a line names what it tells, as in “Author: …”, or is an address alone; taken then."""
    address = _ADDRESS.fullmatch(block.plain)
    if address and is_web_address(address[1]):
        found.put("url", address[1])
        return True
    for name, words in _LABELS:
        match = re.fullmatch(rf"(?:{words})\s*:\s*(.{{2,300}})", block.plain, re.IGNORECASE)
        if match:
            found.put(name, match[1].strip())
            return True
    return False


def _taken(block: Block, found: _Found) -> bool:
    """Whether a block tells of the article, or of its picture; what it tells is taken."""
    told = dates.told(block.plain)
    if told:
        found.put("published", told.published)
        found.put("modified", told.modified)
        found.odd = found.odd or told.odd
        return True
    by = patterns.byline(block.plain, alone=True)
    if by:
        found.put("author", by.names)
        found.put("email", by.email)
        return True
    if _is_credit(block, found):
        return True
    below, whose = patterns.caption(block.plain)
    if whose:
        found.put("caption", below)
        found.credits[whose] = None
        return True
    section = _section(block)
    found.put("section", section)
    known = found.values["title"]
    return bool(section) or _labelled(block, found) or bool(known and _same(block.plain, known))


# ---- below it -----------------------------------------------------------------------------------


def _without_tail(blocks: list[Block], found: _Found) -> list[Block]:
    """The blocks above what papers set below a text: the byline again, addresses, rights."""
    end = len(blocks)
    while end > 1:
        block = blocks[end - 1]
        if patterns.is_copyright(block.plain):
            found.left_out.append(block.plain)
        elif _is_caption(block) or not _taken(block, found):
            break
        end -= 1
    return blocks[:end]


def _is_caption(block: Block) -> bool:
    """A last sentence may end in an agency's name without being a caption."""
    return bool(patterns.caption(block.plain)[1])


def _is_credit(block: Block, found: _Found) -> bool:
    """Whether a block within the text is a credit alone, of a picture that is not there."""
    whose = "" if block.level or block.of_list else patterns.credit(block.plain)
    if whose:
        found.credits[whose] = None
    return bool(whose)


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits."""
    return [c for c in one.casefold() if c.isalnum()] == [
        c for c in other.casefold() if c.isalnum()
    ]
