"""The bytes of a file → what sort of file it is, and its text. Its name is not asked.

Knows encodings and the first bytes of formats, nothing of articles.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.importers.types import Unreadable

# A page that a browser saved with its pictures inside may be large; beyond this it is something
# else. No article's text alone has a million letters.
SIZE_LIMIT = 24 << 20
TEXT_LIMIT = 1 << 20


class Sort(NamedTuple):
    """`name` is text, page or word; a Word file has no `text` yet."""

    name: str
    text: str = ""


_AS_TEXT = "copy the article's text into a .txt file, or save the page as HTML"
_AS_HTML = "save the page again as “Web page, HTML only”"
_OTHERS = (
    (b"%PDF", "this is a PDF", "copy its text into a .txt file and import that"),
    (b"\xd0\xcf\x11\xe0", "this is a Word file of the old sort (.doc)", "save it as .docx"),
    (b"{\\rtf", "this is a rich text file (.rtf)", "save it as .docx or .txt"),
    (b"bplist00", "this is a web archive of Safari", "save the page as “Page Source” instead"),
)


def sort_of(data: bytes) -> Sort:
    """What a file is. Raises `Unreadable` where it can't be an article."""
    if len(data) > SIZE_LIMIT:
        raise Unreadable(f"the file is too large: {len(data) >> 20} MiB", "the limit is 24 MiB")
    if not data.strip():
        raise Unreadable("the file is empty", "save the article into it")
    for start, message, cure in _OTHERS:
        if data.startswith(start):
            raise Unreadable(message, cure)
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return Sort("word")
        raise Unreadable("this archive of files is no Word file", _AS_TEXT)
    text = decoded(data)
    head = text[:4096].lstrip("\ufeff \t\r\n").lower()
    if "multipart/related" in head and "mime-version" in head:
        raise Unreadable("this is a web page in one file (.mhtml)", _AS_HTML)
    if head.startswith(("<!doctype html", "<html", "<?xml", "<!--", "<head", "<meta", "<title")):
        return Sort("page", text)
    if re.search(r"<(?:html|head|body|article|p|div)[\s>]", head) and "</" in text:
        return Sort("page", text)
    if len(text) > TEXT_LIMIT:
        raise Unreadable("the text is too long for an article", "a million letters is the limit")
    return Sort("text", text)


def decoded(data: bytes) -> str:
    """The text of some bytes: UTF-8 or -16, what the page names, Korean (CP949), or Windows-1252.
    Raises `Unreadable` for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").removeprefix("\ufeff")
    if data[:4096].count(0) or data.count(0) > 8:
        raise Unreadable("this is not a text", _AS_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", data[:4096], re.IGNORECASE)
    name = named[1].decode().lower() if named else ""
    for known in (_NAMED.get(name, ""), "cp949" if _is_korean(data) else ""):
        if known:
            return data.decode(known, "replace")
    text = data.decode("cp1252", "replace")
    odd = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\r\n\f"))
    if odd > len(text) / 100:
        raise Unreadable("this is not a text", _AS_TEXT)
    return text


_NAMED = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "cp949", "ks_c_5601", "uhc"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "ascii"), "cp1252"),
    **{"shift_jis": "cp932", "euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030"},
    **{"gb18030": "gb18030", "big5": "big5", "iso-8859-15": "iso8859-15"},
}


def _is_korean(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are nearly all syllables of KS X 1001. In Western texts such
    bytes stand alone, among letters of ASCII."""
    high = re.sub(rb"[\x00-\x7f]", b"", data)
    pairs = re.findall(rb"[\xa1-\xfe][\xa1-\xfe]", data)
    syllables = sum(1 for pair in pairs if 0xB0 <= pair[0] <= 0xC8)
    return len(pairs) * 2 > len(high) * 0.9 and syllables > len(pairs) * 0.6
