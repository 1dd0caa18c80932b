"""The blocks of an article, and the lines around it → an Article.

Newspapers put the same lines around a text: the name of the paper, the title, author and date, the
caption and credit of a picture, buttons; and the byline again below it. This module recognises them
by form and position, and takes them out of the text. What it does not recognise stays in the text,
and notes list what was left out. It must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefing.core.web_address import is_web_address
from briefing.importers import dates, patterns
from briefing.importers.types import Article, Block

_MAX_HEAD_BLOCKS = 14  # The lines above a text are among the first blocks, at most this many.


class _Details(msgspec.Struct):
    """The fields of the article that were found, the first value of each, and what else was."""

    values: dict[str, str]
    credits: dict[str, None] = {}
    left_out: list[str] = []
    ambiguous_zone: str = ""

    def add(self, name: str, value: str) -> None:
        if value and not self.values.get(name):
            self.values[name] = value


def extract_article(blocks: Sequence[Block], metadata: Article) -> Article:
    """The article in these blocks. The values of `metadata` take precedence."""
    fields = {n: v for n in Article.__struct_fields__ if isinstance(v := getattr(metadata, n), str)}
    details = _Details(fields)
    text = [b for b in blocks if not _is_button(b, details)]
    text = _without_tail(_without_head(text, details), details)
    text = [b for b in text if not _is_credit(b, details)]
    details.add("credit", ", ".join(details.credits))
    notes = list(metadata.notes)
    if details.left_out:
        quotations = ", ".join(f"“{line[:60]}”" for line in dict.fromkeys(details.left_out))
        notes.append(f"left out: {quotations}")
    if details.ambiguous_zone:
        notes.append(
            f"left out: the time zone “{details.ambiguous_zone}”, which has several meanings"
        )
    return msgspec.structs.replace(
        metadata, **details.values, blocks=tuple(text), notes=tuple(notes)
    )


def extract_own_article(blocks: Sequence[Block]) -> Article:
    """The article in the blocks of a text that was written for the archive. Only its title, and the
    lines below it with the author and the date, are taken out of the text."""
    fields = {n: "" for n in Article.__struct_fields__ if isinstance(getattr(Article(), n), str)}
    details = _Details(fields)
    text = list(blocks)
    head = [block.level for block in text[:_MAX_HEAD_BLOCKS]]
    position = head.index(1) if 1 in head else 0
    title = text[position] if text else None
    if title and not title.picture and not title.list_number and _may_be_title(title):
        details.add("title", title.plain)
        del text[position]
        while position < len(text) and _read_byline_or_date(text[position], details):
            del text[position]
    return msgspec.structs.replace(Article(), **details.values, blocks=tuple(text))


def _read_byline_or_date(block: Block, details: _Details) -> bool:
    """Read a line with the author or the date. Returns False for all other blocks."""
    times = dates.parse_date_line(block.plain)
    by = patterns.byline(block.plain, alone=True)
    if times:
        details.add("published", times.published)
        details.add("modified", times.modified)
        details.ambiguous_zone = details.ambiguous_zone or times.ambiguous_zone
    elif by:
        details.add("author", by.names)
        details.add("email", by.email)
    return bool(times or by)


def pictures_note(count: int) -> list[str]:
    """The note on pictures of the text that were left out, if there were any."""
    return [f"left out: {count} picture{'s' * (count > 1)}"] if count else []


def _is_button(block: Block, details: _Details) -> bool:
    is_button = not block.level and patterns.is_button(block.plain)
    if is_button and block.plain.strip():
        details.left_out.append(block.plain.strip())
    return is_button


# ---- above the text -----------------------------------------------------------------------------


def _without_head(blocks: list[Block], details: _Details) -> list[Block]:
    """The blocks of the text, without the lines above it."""
    anchor = next((i for i, b in enumerate(blocks[:_MAX_HEAD_BLOCKS]) if _is_anchor(b)), None)
    if anchor is None:
        anchor = _title_end(blocks, details)
    text = _read_above(blocks[:anchor], details)
    position = anchor
    while position < min(len(blocks), anchor + _MAX_HEAD_BLOCKS):
        block = blocks[position]
        if not _read_detail(block, details):
            if _is_sentence(block):
                break
            text.append(block)
        position += 1
    return [*text, *blocks[position:]]


def _is_anchor(block: Block) -> bool:
    """Whether a block follows the title: a byline, or a line of dates."""
    return bool(dates.parse_date_line(block.plain) or patterns.byline(block.plain))


def _title_end(blocks: list[Block], details: _Details) -> int:
    """The number of blocks above the text if there is neither a byline nor a date: the names of a
    publisher or section, and the title."""
    position = 0
    while position < len(blocks) and (
        _is_publisher(blocks[position], details) or patterns.section(blocks[position].plain)
    ):
        position += 1
    has_title = not details.values["title"] and len(blocks) > position + 1
    return position + 1 if has_title and _may_be_title(blocks[position]) else position


def _read_above(blocks: list[Block], details: _Details) -> list[Block]:
    """Read publisher, section and title above byline and date. Returns the blocks of the text."""
    rest = []
    for block in blocks:
        section = patterns.section(block.plain)
        if section:
            details.add("section", section)
        elif _is_publisher(block, details):
            details.add("publisher", block.plain)
        elif not _read_label(block, details):
            rest.append(block)
    title = details.values["title"]
    if title:
        return [b for b in rest if not _has_same_letters(b.plain, title)]
    position = _title_position(rest)
    if position is None:
        return rest
    details.add("title", rest[position].plain)
    details.left_out += [b.plain for b in rest[:position]]
    return rest[position + 1 :]


def _title_position(blocks: list[Block]) -> int | None:
    """The position of the title: of a first-level heading, else of the first block with three
    words, else of the longest block."""
    candidates = [i for i, block in enumerate(blocks) if _may_be_title(block)]
    if not candidates:
        return None
    position = next((i for i in candidates if blocks[i].level == 1), None)
    if position is None:
        position = next((i for i in candidates if len(blocks[i].plain.split()) >= 3), None)
    if position is None:
        position = max(candidates, key=lambda i: len(blocks[i].plain))
    return position


def _may_be_title(block: Block) -> bool:
    return bool(block.level) or (len(block.plain) <= 250 and not _is_sentence(block))


def _is_sentence(block: Block) -> bool:
    """Whether a block is a paragraph of the text, not a name, title or label."""
    text = block.plain.rstrip(" \"'”’)")
    return len(block.plain) > 250 or (len(block.plain) >= 40 and text.endswith((".", "?", "!")))


def _is_publisher(block: Block, details: _Details) -> bool:
    publisher = details.values["publisher"]
    if publisher:
        return _has_same_letters(block.plain, publisher)
    return patterns.is_publisher(block.plain)


_LABELS = (
    ("title", "title|headline|제목"),
    ("author", "author|authors|writer|글쓴이|필자|기자"),
    ("publisher", "source|publisher|publication|출처|언론사|매체"),
    ("section", "section|분야"),
)
_ADDRESS_LINE = re.compile(
    r"(?:(?:url|link|original|source|원문|주소|링크|출처)\s*:?\s*)?(https?://\S+)", re.IGNORECASE
)


def _read_label(block: Block, details: _Details) -> bool:
    """Read a line with a label, as in “Author: …”, or a line that is a web address."""
    address = _ADDRESS_LINE.fullmatch(block.plain)
    if address and is_web_address(address[1]):
        details.add("url", address[1])
        return True
    for name, words in _LABELS:
        match = re.fullmatch(rf"(?:{words})\s*:\s*(.{{2,300}})", block.plain, re.IGNORECASE)
        if match:
            details.add(name, match[1].strip())
            return True
    return False


def _read_detail(block: Block, details: _Details) -> bool:
    """Read a line about the article or its picture. Returns False for all other blocks."""
    if _read_byline_or_date(block, details) or _is_credit(block, details):
        return True
    caption, owner = patterns.caption(block.plain)
    if owner:
        details.add("caption", caption)
        details.credits[owner] = None
        return True
    section = patterns.section(block.plain)
    details.add("section", section)
    title = details.values["title"]
    is_title = bool(title) and _has_same_letters(block.plain, title)
    return bool(section) or _read_label(block, details) or is_title


# ---- below the text -----------------------------------------------------------------------------


def _without_tail(blocks: list[Block], details: _Details) -> list[Block]:
    """The blocks of the text, without the lines below it, such as a second byline."""
    end = len(blocks)
    while end > 1:
        block = blocks[end - 1]
        if patterns.is_copyright(block.plain):
            details.left_out.append(block.plain)
        # A last sentence may end in the name of an agency: it is not a caption.
        elif patterns.caption(block.plain)[1] or not _read_detail(block, details):
            break
        end -= 1
    return blocks[:end]


def _is_credit(block: Block, details: _Details) -> bool:
    """Whether a block contains only the credit of a picture, which does not belong to the text."""
    credit = "" if block.level or block.list_number else patterns.credit(block.plain)
    if credit:
        details.credits[credit] = None
    return bool(credit)


def _has_same_letters(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits."""
    return [c for c in one.casefold() if c.isalnum()] == [
        c for c in other.casefold() if c.isalnum()
    ]
