"""The pictures of a Word file, with their captions and alternative texts.

This module must not know the disk, nor how a Word file is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from briefing.content.media import parse_media
from briefing.core.hashing import name_digest
from briefing.core.paths import MEDIA_TYPES
from briefing.importers.escape import escape_inline, one_line
from briefing.importers.types import Block, Picture

_MAX_CAPTION_CHARS = 600
_MAX_BYTES = 48 << 20  # More than a picture of a site may have.
_CAPTION = re.compile(
    r"(?:figure|fig\.|chart|graph|map|photo|picture|image|source|그림|사진|도표|지도|출처|자료)"
    r"\s*\d*\s*[.:–—]",
    re.IGNORECASE,
)
# A page numbers its figures by itself.
_NUMBER = re.compile(r"(?:figure|fig\.|그림)\s*\d+\s*[.:–—]?\s*", re.IGNORECASE)
_TABLE_NUMBER = re.compile(r"(?:table|표)\s*\d+\s*[.:–—]?\s*(?=\S)", re.IGNORECASE)
# What Word adds to the alternative texts that it writes by itself.
_BY_WORD = re.compile(
    r"\s*(?:Description automatically generated.*|AI-generated content may be incorrect\.?)\Z",
    re.DOTALL,
)
_EXTENSIONS = {media_type: extension for extension, media_type in [*MEDIA_TYPES.items()][::-1]}


class PictureFolder:
    """The pictures of one file, in their order. `names` maps the name of each to its bytes."""

    def __init__(self) -> None:
        self.names: dict[str, bytes] = {}
        self._by_content: dict[str, str] = {}

    def add(self, image: Any) -> dict[str, str]:
        """Add an image that mammoth read, and return the attributes of its element."""
        alt = _BY_WORD.sub("", image.alt_text or "")
        try:
            with image.open() as stream:
                data: bytes = stream.read(_MAX_BYTES)
        except Exception:
            # A link to a file on another machine, or a part that the file does not have.
            data = b""
        content = name_digest(data)
        name = self._by_content.get(content)
        if name is None:
            extension = _EXTENSIONS.get(image.content_type or "", "")
            extension = extension or "." + re.sub(r"\W", "", (image.content_type or "")[-4:])
            name = f"picture-{len(self.names) + 1}{extension}"
            self.names[name], self._by_content[content] = data, name
        return {"src": name, "alt": one_line(alt)}

    def finish(
        self, blocks: Sequence[Block]
    ) -> tuple[tuple[Block, ...], tuple[Picture, ...], tuple[str, ...]]:
        """The blocks, the pictures that can be published, and notes on all others. In place of a
        picture that cannot be published, the text has its name."""
        pictures: dict[str, Picture] = {}
        notes: list[str] = []
        text: list[Block] = []
        for block in blocks:
            name = block.picture
            fault = _fault(name, self.names[name]) if name else ""
            if fault:
                notes.append(f"left out: {name}: {fault}")
                words = f"{name}: {block.plain}" if block.plain else name
                text.append(Block(f"[{words}]", escape_inline(f"[{words}]")))
            elif name:
                alt = block.markdown or escape_inline(block.plain)
                if not alt:
                    alt = name.rpartition(".")[0].replace("-", " ").capitalize()
                    notes.append(f"{name} has no alternative text: say in the draft what it shows")
                elif not block.markdown:
                    notes.append(f"{name} has its caption as alternative text: say what it shows")
                pictures[name] = Picture(name, self.names[name])
                text.append(msgspec.structs.replace(block, markdown=alt))
            else:
                text.append(block)
        return tuple(text), tuple(pictures.values()), tuple(notes)


def _fault(name: str, data: bytes) -> str:
    """Why a picture cannot be published, or an empty text."""
    if not data:
        return "the Word file contains only a link to it; insert the picture itself"
    if not name.endswith(tuple(MEDIA_TYPES)):
        return "browsers do not show this format; save it as PNG from Word"
    problems = parse_media(name, data)[1]
    return f"{problems[0].message}; {problems[0].hint}" if problems else ""


def place_captions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each caption in the picture that it belongs to: the one before it, or else
    the one after it. The caption of a table stays above or below it."""
    placed: list[Block] = []
    for block in blocks:
        last = placed[-1] if placed else None
        is_short = len(block.plain) <= _MAX_CAPTION_CHARS and not (block.level or block.list_number)
        if last and last.picture and not last.plain and is_short and not block.picture:
            if block.is_caption or _CAPTION.match(block.plain):
                placed[-1] = msgspec.structs.replace(last, plain=_caption(block))
                continue
        elif last and last.is_caption and block.picture and not block.plain:
            placed[-1] = msgspec.structs.replace(block, plain=_caption(last))
            continue
        placed.append(block)
    return [
        _table_caption(block) if block.is_caption and any(map(_is_table, around)) else block
        for block, *around in zip(placed, [None, *placed], [*placed[1:], None], strict=False)
    ]


def _is_table(block: Block | None) -> bool:
    return block is not None and block.markdown.startswith("| ")


def _table_caption(block: Block) -> Block:
    """The caption of a table, as Briefing writes it. The page adds the number."""
    number = _TABLE_NUMBER.match(block.plain)
    if number is None:
        return block
    words = escape_inline(block.plain[number.end() :])
    return msgspec.structs.replace(block, markdown=f"Table: {words}")


def _caption(block: Block) -> str:
    """The text of a caption without the number that Word wrote."""
    number = _NUMBER.match(block.plain)
    return block.plain[number.end() :] if number else block.plain
