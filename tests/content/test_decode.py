"""Bytes of files → text: encodings and line ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.content.decode import decode, decode_exactly, encode_like


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    text, problems = decode(data, "b.md")
    assert len(problems) <= 1
    if problems:
        assert problems[0].hint
        assert text == ""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60))
def test_an_edited_file_keeps_its_line_ends(text: str) -> None:
    for data in (text.encode(), text.replace("\n", "\r\n").encode()):
        if not decode(data, "b.md")[1]:
            assert encode_like(decode_exactly(data), data) == data
