"""What other programs than Briefing read in a value without quotation marks, and texts as YAML
writes them.

Briefing takes each value as it is written. YAML and TOML have numbers, dates and truth values. This
module must not know which keys exist.
"""

from __future__ import annotations

import json
import re

from briefing.content.ast import Node, Scalar
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.patterns import late_pattern

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = frozenset("true false yes no on off".split())
_NUMBER = late_pattern(
    r"[-+]?(?:0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*"
    r"|(?:[0-9][0-9_]*)?\.?[0-9_]*(?:e[-+]?[0-9]+)?|\.?(?:inf|nan))",
    re.IGNORECASE,
)
_DATE = late_pattern(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|\s+)[0-9]{1,2}:[0-9]{2}.*)?", re.IGNORECASE
)


def other_type(text: str) -> str:
    """The type of a value in YAML 1.1 (https://yaml.org/type/) or TOML, with its article; empty if
    it is a text."""
    if text[:1].isalpha() and text.isascii():
        return "a truth value" if text.lower() in _TRUTH else ""
    if _DATE.fullmatch(text):
        return "a date"
    has_digit = any(c in "0123456789" for c in text) or text.lower().endswith(("inf", "nan"))
    return "a number" if has_digit and _NUMBER.fullmatch(text) else ""


def is_null(node: Node) -> bool:
    """Whether a value is empty or `null`, as YAML reads it."""
    return isinstance(node, Scalar) and node.plain and node.text in _NULL


def not_text(node: Node, name: str, path: str) -> tuple[Problem, ...]:
    """The warning about a text, the value of the key `name`, that is not text to other programs."""
    other = other_type(node.text) if isinstance(node, Scalar) and node.plain else ""
    if not other:
        return ()
    message = f"{name}: “{node.text}” is {other} to other programs, not text"
    hint = f'write it in quotation marks: "{node.text}"'
    return (problem_at(path, node, message, hint, code="not-text", warning=True),)


def to_yaml(word: str, replaced: str = "") -> str:
    """A word or a line of text as YAML writes it, inside a list or not.

    It has the quotation marks of the text that it replaces. Else it has none, if every YAML parser
    takes it for that text.
    """
    has_double_only = '"' in word and "'" not in word and word.isprintable()
    if replaced.startswith("'") or (has_double_only and not replaced):
        return "'" + word.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(word) and word.casefold() not in _NOT_TEXT and not other_type(word)
    if plain and any(map(str.isalpha, word)) and not replaced.startswith('"'):
        return word
    return in_quotes(word)


def in_quotes(text: str) -> str:
    """A text in double quotation marks, as both YAML and TOML read it."""
    return json.dumps(text, ensure_ascii=False)


# A colon, an opening sign, or a number may mean something else than the text.
_PLAIN = late_pattern(r"[^\W_](?:[\w .()/&+·!?%'’‘“”–—…-]*[\w.)!?%’”…])?")
_NOT_TEXT = frozenset(("null", "y", "n"))
