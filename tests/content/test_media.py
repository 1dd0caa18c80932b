"""Pictures and attachments: recognised by their bytes, measured, and refused if they are unsafe."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.media import parse_media

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {0}>{1}</svg>'


def png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(b"IHDR" + header))


def messages_of(name: str, data: bytes) -> list[str]:
    found, problems = parse_media(f"content/briefs/{name}", data)
    assert (found is None) == bool(problems)
    return [p.message for p in problems]


def test_a_picture_is_measured_and_named_by_its_content() -> None:
    found, problems = parse_media("content/briefs/지도 1.png", png(640, 360))
    assert problems == ()
    assert found is not None
    assert (found.width, found.height, found.type) == (640, 360, "image/png")
    assert found.href.startswith("media/지도-1-")
    other, _ = parse_media("content/briefs/지도 1.png", png(641, 360))
    assert other is not None
    assert other.href != found.href


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="720" height="400"', (720, 400)),
        ('width="720px" height="400.4px"', (720, 400)),
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="100%" height="100%" viewBox="0,0,30,20"', (30, 20)),
    ],
)
def test_svg_sizes(attributes: str, size: tuple[int, int]) -> None:
    found, _ = parse_media("content/a.svg", SVG.format(attributes, "").encode())
    assert found is not None
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>x</script>", "<script> is not allowed in SVG"),
        ("<foreignObject/>", "<foreignobject> is not allowed in SVG"),
        ('<rect onclick="x"/>', "“onclick” is not allowed in SVG"),
        ('<image href="https://x.org/a.png"/>', "the picture loads something from outside"),
        ('<a href="java&#10;script:x"/>', "this link is not allowed in SVG"),
        ('<rect fill="url(https://x.org)"/>', "the picture loads something from outside"),
        ("<style>@import 'x'</style>", "the style loads something from outside"),
        ('<animate attributeName="href"/>', "changing a link by animation is not allowed"),
        ("<g>", "this is not well-formed SVG: mismatched tag"),
    ],
)
def test_svg_that_could_run_or_load_something_is_refused(inside: str, message: str) -> None:
    assert message in messages_of("a.svg", SVG.format('viewBox="0 0 9 9"', inside).encode())


def test_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    assert messages_of("a.svg", bomb) == ["a DOCTYPE is not allowed in SVG"]


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp", "a.pdf", "a.docx", "a.svg"])
def test_a_file_of_another_type_is_a_problem(name: str) -> None:
    assert messages_of(name, b"")
    assert messages_of(name, b"plain words")
    assert messages_of(name, png(1, 1)[:20])


@given(st.binary(max_size=200), st.sampled_from(["svg", "png", "jpg", "gif", "webp", "avif"]))
def test_any_bytes_are_a_picture_or_a_problem(data: bytes, ending: str) -> None:
    messages_of(f"a.{ending}", data)
