"""reStructuredText → HTML, through docutils, which is an extra.

Directives that read files or run programs are switched off. It must not know a system.
"""

from __future__ import annotations

import re
import sys

from briefing.migrate.types import CHECK, Note, UnreadableSource

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "halt_level": 5,
    "report_level": 5,
    "warning_stream": False,
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "initial_header_level": 2,
    "syntax_highlight": "none",
    "footnote_references": "superscript",
    "smart_quotes": False,
}
_INCLUDE = re.compile(r"^[ \t]*\.\. (include|literalinclude|csv-table)::[^\n]*", re.MULTILINE)
_CODE = re.compile(r"^([ \t]*)\.\. (?:sourcecode|code-block|highlight)::", re.MULTILINE)


def rst_html(text: str, notes: list[Note], first_line: int) -> str:
    """The HTML of a text. What is not understood is left as text, and noted. Raises
    `UnreadableSource` without docutils."""
    try:
        from docutils.core import publish_parts
    except ImportError:
        hint = f"install it: {sys.executable} -m pip install docutils"
        raise UnreadableSource("reStructuredText needs the package docutils", hint) from None
    for match in _INCLUDE.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        notes.append(Note("unknown-tag", CHECK, f"{match[0].strip()} has no counterpart", line))
    text = _CODE.sub(r"\1.. code::", text)
    parts = publish_parts(text, writer="html5", settings_overrides=_SETTINGS)
    html: str = parts["html_body"]
    return re.sub(r"</?main[^>]*>", "", html)
