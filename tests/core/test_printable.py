"""What is printed for texts that contain control characters or workflow commands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.printable import is_printable, printable, printable_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 한국어 e\u0301", "plain 한국어 e\u0301"),
        ("a\x1b[31mb\x07\r\n\tc\x9b", "a\\x1b[31mb\\x07\\r\\n\\tc\\x9b"),
        ("a\u202eb\u2066\u2028\u2029", "a\\u202eb\\u2066\\u2028\\u2029"),
        ("caf\udce9.md", "caf\\xe9.md"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("\U0001fffa \uf0b7 \ufffe\ufdd0", "\U0001fffa \uf0b7 \\ufffe\\ufdd0"),
        ("a\u00a0b\u3000c", "a\u00a0b\u3000c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200ca\u200c b\u200d", "\\u200ca\\u200c b\\u200d"),
    ],
)
def test_characters_that_are_not_printable_are_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert is_printable(text) == (text == shown)


def test_line_ends_may_stay() -> None:
    assert printable("a\n\x1b", keep="\n") == "a\n\\x1b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("  ::stop-commands::x", "  \\x3a:stop-commands::x"),
        ("x ::error::x", "x ::error::x"),
        ("x ##[error]y", "x #♯[error]y"),
        ("##vso[task.complete]", "#♯vso[task.complete]"),
        ("## Heading", "## Heading"),
    ],
)
def test_a_printed_line_is_no_workflow_command(text: str, shown: str) -> None:
    assert printable_line(text) == shown


@given(st.text())
def test_a_printable_line_cannot_control_a_terminal_or_a_forge(text: str) -> None:
    line = printable_line(text)
    odd = {c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    odd |= {c for c in line if unicodedata.category(c) == "Cf"} - {"\u200c", "\u200d"}
    assert not odd
    assert not line.lstrip().startswith("::")
    assert "##[" not in line
    line.encode()
