"""Words in front matter renamed in place.

The parser says where a word begins and ends. The caller decides which words are renamed. This
module must not know topics or files.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from briefing.content.ast import Problems, Scalar, items_of, value_of, without_places
from briefing.content.frontmatter import split
from briefing.content.text_edit import (
    Entry,
    Rename,
    apply_edits,
    list_edits,
    renamed_words,
)
from briefing.content.yaml_types import to_yaml
from briefing.core.diagnostics import Problem


def rename_words(text: str, path: str, key: str, rename: Rename) -> tuple[str, Problems]:
    """The text of a brief after the words of a key are renamed; all else stays as it is. If that
    is not possible, the text as it was, and the problem.

    The text may be in any Unicode form. `rename` receives words in NFC.
    """
    table, _, _, problems = split(text, path)
    if table is None:
        return text, problems
    scalars = [n for n in items_of(value_of(table, key)) if isinstance(n, Scalar)]
    if all(rename(_word(s)) == _word(s) for s in scalars):
        return text, ()
    fence = text.index("\n")
    entries = tuple(Entry(fence + s.start, fence + s.end, _word(s)) for s in scalars)
    new = apply_edits(text, list_edits(text, entries, rename, to_yaml))
    # Parse both texts, and compare all that must stay the same.
    words, *rest = _meaning(text, path, key)
    expected = tuple(filter(None, renamed_words(words, rename)))
    if _meaning(new, path, key) != (expected, *rest):
        message = f"the {key} are written in a way that the program cannot edit"
        hint = "write each on one line, as a word or in quotation marks"
        place = scalars[0].line, scalars[0].column
        return text, (Problem(path, *place, message, hint, code="not-editable"),)
    return new, ()


def _word(scalar: Scalar) -> str:
    return " ".join(unicodedata.normalize("NFC", scalar.text).split())


def _meaning(text: str, path: str, key: str) -> tuple[tuple[str, ...], list[Any], str]:
    """The words of a key; all other keys and values without their places; and the body."""
    table, body, _, _ = split(text, path)
    pairs = table.pairs if table else ()
    nodes = items_of(value_of(table, key)) if table else ()
    words = tuple(_word(n) for n in nodes if isinstance(n, Scalar))
    return words, [(name.text, without_places(n)) for name, n in pairs if name.text != key], body
