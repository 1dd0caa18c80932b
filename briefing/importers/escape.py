"""Free text → text that YAML, Markdown and the archive's own reader take for what it is.

Knows the dialect of `reading.prose`, and nothing of articles.
"""

from __future__ import annotations

import re
import unicodedata

# The reader refuses longer lines, and longer runs of a sign; both limits leave room for escapes.
LONGEST = 9_000
_RUN = re.compile(r"([^\w\s])\1{79,}")

# What reorders text unseen, has no width and no meaning, or is no character at all.
_UNSEEN = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


def cleaned(text: str) -> str:
    """The text in NFC with plain line ends and spaces, and without what can't be seen."""
    text = re.sub(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = _UNSEEN.sub("", text)
    text = "".join(
        c if c == "\n" else " " if c.isspace() else "" if unicodedata.category(c) == "Cc" else c
        for c in text
    )
    return unicodedata.normalize("NFC", text)


def tongue(text: str) -> str:
    """The language that a text's script gives away, as a tag: Korean, Japanese; else empty."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    hangul = sum(1 for c in letters if "\uac00" <= c <= "\ud7a3")
    kana = sum(1 for c in letters if "\u3040" <= c <= "\u30ff")
    if hangul > len(letters) * 0.3:
        return "ko"
    return "ja" if kana > len(letters) * 0.2 else ""


def one_line(text: str, limit: int = 500) -> str:
    """The same on one line, for front matter; what is longer is cut at a word."""
    line = " ".join(cleaned(text).split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def escaped(text: str) -> str:
    """Text for the middle of a line of Markdown: all its signs stand for themselves."""
    text = _RUN.sub(lambda run: run[1] * 80, text)
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"(^|\[)\^", r"\1&#94;", text)  # Even after “\[” a note would be looked for.
    return re.sub(r"[\\`*_\[\]{}]", r"\\\g<0>", text)


_ENTITIES = {":": "&#58;", "~": "&#126;", "|": "&#124;", "=": "&#61;"}


def led(line: str) -> str:
    """A line of Markdown whose beginning makes no heading, list, quotation, note or fence of it."""
    if line[:1] in _ENTITIES:
        return _ENTITIES[line[0]] + line[1:]
    if line[:1] in set("#+->!"):
        return "\\" + line
    number = re.match(r"\d+(?=[.)](?:\s|$))", line)
    return f"{number[0]}\\{line[number.end() :]}" if number else line


def paragraphs(text: str) -> list[str]:
    """A long paragraph in pieces that a line may hold, cut after words."""
    pieces = []
    while len(text) > LONGEST:
        cut = text.rfind(" ", LONGEST // 2, LONGEST)
        cut = LONGEST if cut < 0 else cut
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]
