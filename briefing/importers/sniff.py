"""The bytes of a file → its format and its text. The name of the file does not matter.

This module knows encodings and the first bytes of formats. It must not know articles.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing.importers.types import ImportFailure

# A page that a browser saved with its pictures may be large. No article has a million characters.
MAX_FILE_BYTES = 24 << 20
MAX_TEXT_CHARS = 1 << 20


class DetectedFormat(NamedTuple):
    """The format of a file, and its text, which is empty for a Word file."""

    format: Literal["text", "html", "docx"]
    text: str = ""


_AS_TEXT = "copy the text of the article into a .txt file, or save the page as HTML"
_AS_HTML = "save the page again as “Web page, HTML only”"
# The first bytes of formats that cannot be imported.
_UNSUPPORTED = (
    (b"%PDF", "this is a PDF", "copy its text into a .txt file and import that file"),
    (b"\xd0\xcf\x11\xe0", "this is a Word file in the old format (.doc)", "save it as .docx"),
    (b"{\\rtf", "this is a rich text file (.rtf)", "save it as .docx or .txt"),
    (b"bplist00", "this is a web archive of Safari", "save the page as “Page Source”"),
)


def detect_format(data: bytes) -> DetectedFormat:
    """The format of a file. Raises `ImportFailure` if it cannot be an article."""
    if len(data) > MAX_FILE_BYTES:
        message = f"the file is too large: {len(data) >> 20} MiB"
        raise ImportFailure(message, f"the limit is {MAX_FILE_BYTES >> 20} MiB")
    if not data.strip():
        raise ImportFailure("the file is empty", "save the article into it")
    for start, message, hint in _UNSUPPORTED:
        if data.startswith(start):
            raise ImportFailure(message, hint)
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return DetectedFormat("docx")
        raise ImportFailure("this ZIP archive is not a Word file", _AS_TEXT)
    text = decode(data)
    head = text[:4096].lstrip("\ufeff \t\r\n").lower()
    if "multipart/related" in head and "mime-version" in head:
        raise ImportFailure("this is a web page in one file (.mhtml)", _AS_HTML)
    if head.startswith(_HTML_STARTS) or (_HTML_TAG.search(head) and "</" in text):
        return DetectedFormat("html", text)
    if len(text) > MAX_TEXT_CHARS:
        hint = f"the limit is {MAX_TEXT_CHARS:,} characters"
        raise ImportFailure("the text is too long for an article", hint)
    return DetectedFormat("text", text)


_HTML_STARTS = ("<!doctype html", "<html", "<?xml", "<!--", "<head", "<meta", "<title")
_HTML_TAG = re.compile(r"<(?:html|head|body|article|p|div)[\s>]")


def decode(data: bytes) -> str:
    """The text of a file: in UTF-8 or UTF-16, in the encoding that the page declares, in Korean
    (CP949), or in Windows-1252. Raises `ImportFailure` if it is not text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").removeprefix("\ufeff")
    if data[:4096].count(0) or data.count(0) > 8:
        raise ImportFailure("this is not text", _AS_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declaration = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", data[:4096], re.IGNORECASE)
    name = declaration[1].decode().lower() if declaration else ""
    encoding = _ENCODINGS.get(name, "") or ("cp949" if _is_korean(data) else "")
    if encoding:
        return data.decode(encoding, "replace")
    text = data.decode("cp1252", "replace")
    unreadable = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\r\n\f"))
    if unreadable > len(text) / 100:
        raise ImportFailure("this is not text", _AS_TEXT)
    return text


# The encodings that pages declare, as browsers read them (WHATWG Encoding Standard).
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "cp949", "ks_c_5601", "uhc"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "ascii"), "cp1252"),
    **{"shift_jis": "cp932", "euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030"},
    **{"gb18030": "gb18030", "big5": "big5", "iso-8859-15": "iso8859-15"},
}


def _is_korean(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are nearly all syllables of KS X 1001. In Western texts,
    single bytes of this kind are among ASCII letters."""
    non_ascii = re.sub(rb"[\x00-\x7f]", b"", data)
    pairs = re.findall(rb"[\xa1-\xfe][\xa1-\xfe]", data)
    syllables = sum(1 for pair in pairs if 0xB0 <= pair[0] <= 0xC8)
    return len(pairs) * 2 > len(non_ascii) * 0.9 and syllables > len(pairs) * 0.6
