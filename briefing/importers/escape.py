"""Any text → text that YAML and Markdown read as the same text.

This module knows the dialect of `briefing.markdown`. It must not know articles.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.core.bullets import BULLETS
from briefing.core.web_address import is_complete_link

# Longer lines and runs are hard to edit and to compare.
_MAX_PARAGRAPH_CHARS = 9_000
_LONG_RUN = re.compile(r"([^\w\s])\1{79,}")

# Places where a line may end: a soft hyphen, and the space without width of Thai and Khmer.
_BREAKS = re.compile("[\u00ad\u200b]")
# Characters that change the direction of the text, that have no width, or that are not characters.
_INVISIBLE = re.compile("[\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text in NFC, without invisible characters, and with `\\n` and the space as its only white
    space."""
    if text.replace("\n", " ").isprintable():  # Most texts are: then only NFC is left to do.
        return unicodedata.normalize("NFC", text)
    text = re.sub(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = _INVISIBLE.sub("", text)
    text = "".join(
        c if c == "\n" else " " if c.isspace() else "" if unicodedata.category(c) == "Cc" else c
        for c in text
    )
    return unicodedata.normalize("NFC", text)


def without_invisible(text: str) -> str:
    """The text without all characters that a reader does not see."""
    return text if text.isascii() else _BREAKS.sub("", _INVISIBLE.sub("", text))


def language_of(text: str) -> str:
    """The language that the script of a text shows: `ko` or `ja`, or else an empty string."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    hangul = sum(1 for c in letters if "\uac00" <= c <= "\ud7a3")
    kana = sum(1 for c in letters if "\u3040" <= c <= "\u30ff")
    if hangul > len(letters) * 0.3:
        return "ko"
    return "ja" if kana > len(letters) * 0.2 else ""


def one_line(text: str, max_chars: int = 500) -> str:
    """The text on one line, for front matter. A longer text is cut at the end of a word."""
    line = " ".join(without_invisible(clean_text(text)).split())
    if len(line) <= max_chars:
        return line
    return line[:max_chars].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def escape_inline(text: str) -> str:
    """A text for the middle of a Markdown line, in which no character is markup."""
    text = _LONG_RUN.sub(lambda run: run[1] * 80, text)
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = _FORMULA_START.sub("&#36;", text)
    text = re.sub(r"(^|\[)\^", r"\1&#94;", text)  # A footnote is searched for even after “\[”.
    return re.sub(r"[\\`*_~\[\]{}]", r"\\\g<0>", text)


# An address in a text is a link. In one with such signs only, no sign is escaped: a backslash would
# be a part of it. With an escaped colon, it becomes a link after the signs are read.
_ADDRESS = re.compile(r"(?<![a-zA-Z])(?:https?://|www\.)\S+")
# A sign of a dollar before anything but an amount may begin a formula of TeX.
_FORMULA_START = re.compile(r"\$(?![\s\d])")
_PLAIN_ADDRESS = re.compile(r"(?:[\w/.?=&%#:@+,;!$'()-]|~(?!~))+")


def escape_text(text: str) -> str:
    """A text for the middle of a Markdown line outside of links, in which no character is markup,
    and the addresses stay as they are."""
    parts: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0]
        full = f"http://{address}" if address.startswith("www.") else address
        ends = full, full.rstrip("?!.,:;*_~'\"()")  # A link ends before such signs.
        if not all(map(is_complete_link, ends)):  # A build refuses it.
            address = re.sub(r"(?:https?:|www)(?=[/.])", r"\g<0><wbr>", escape_inline(address))
        elif not _PLAIN_ADDRESS.fullmatch(address):
            address = re.sub(r"(https?|www)(?=[:.])", r"\1\\", escape_inline(address))
        parts += [escape_inline(text[end : match.start()]), address]
        end = match.end()
    return "".join((*parts, escape_inline(text[end:])))


def code_fence(text: str) -> str:
    """A fence around a text as a block of code: longer than each run of backticks in the text."""
    return "`" * (max((len(run) for run in re.findall("`{3,}", text)), default=2) + 1)


_ENTITIES = {":": "&#58;", "~": "&#126;", "|": "&#124;", "=": "&#61;"}


def escape_line_start(line: str) -> str:
    """The line, escaped if its beginning would be read as a heading, list, quotation, box or
    fence. A line with the bullet of a word processor becomes an item of a list."""
    if line[:1] and line[0] in BULLETS:
        item = line.lstrip(f"{BULLETS} ")
        return f"- {escape_line_start(item)}"
    if line[:1] in _ENTITIES:
        return _ENTITIES[line[0]] + line[1:]
    if line[:1] in set("#+->!"):
        return "\\" + line
    number = re.match(r"\d+(?=[.)](?:\s|$))", line)
    return f"{number[0]}\\{line[number.end() :]}" if number else line


def split_paragraph(text: str) -> list[str]:
    """A paragraph in parts that are short enough for a line, divided between words."""
    parts = []
    while len(text) > _MAX_PARAGRAPH_CHARS:
        end = text.rfind(" ", _MAX_PARAGRAPH_CHARS // 2, _MAX_PARAGRAPH_CHARS)
        end = _MAX_PARAGRAPH_CHARS if end < 0 else end
        parts.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*parts, text]
