"""Bytes of files → text: encodings and line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.decode import decode, decode_exactly, decode_leniently, encode_like


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    text, problems = decode(data, "b.md")
    assert len(problems) <= 1
    if problems:
        assert problems[0].hint
        assert text == ""


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_an_edited_file_keeps_its_line_ends(text: str) -> None:
    for data in (
        text.encode(),
        text.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + text.encode(),
    ):
        if not decode(data, "b.md")[1]:
            assert encode_like(decode_exactly(data), data) == data


def test_a_byte_order_mark_and_mixed_line_ends_are_accepted() -> None:
    data = "\ufeffa\r\nb\rc\nd".encode()
    assert decode(data, "b.md") == ("a\nb\nc\nd", ())
    assert encode_like("a\nb\nnew\nc\nd", data) == "\ufeffa\r\nb\rnew\r\nc\nd".encode()
    assert encode_like("x\nb\nd", data) == "\ufeffx\r\nb\rd".encode()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        *(("utf-32", "UTF-32"), ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32")),
        *(("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")),
    ],
)
def test_a_wide_encoding_is_named(encoding: str, name: str) -> None:
    text = "---\ntitle: 북한과 중국\ndate: 2021-05-11\nauthor: 한민지\n---\n본문.\n"
    data = text.encode(encoding)
    _, problems = decode(data, "b.md")
    assert problems[0].message == f"the file is saved as {name}"
    if encoding in ("utf-16", "utf-32"):
        assert decode_leniently(data) == text


def test_a_table_with_another_encoding_says_how_spreadsheets_call_utf_8() -> None:
    _, problems = decode("나라,값\n".encode("cp949"), "a.csv")
    assert problems[0].hint == "save the file as “UTF-8”; spreadsheets call it “CSV UTF-8”"
