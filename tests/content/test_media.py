"""Pictures and attachments: recognised by their bytes, measured, and refused if they are unsafe."""

from __future__ import annotations

import base64
import re
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.media import parse_media, public_bytes
from briefing.core.paths import PICTURES
from tests.support.examples import examples
from tests.support.pictures import AVIF, CMYK, GIF, JPEG, PERSON, WEBP, exif, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {0}>{1}</svg>'
PLAIN = SVG.format('viewBox="0 0 9 9"', "{}")
PIXELS = {"jpg": JPEG, "avif": AVIF, "webp": WEBP, "gif": GIF}
PIXELS["png"] = png(40, 20, (b"eXIf", exif(6)), (b"tEXt", b"Author\0" + PERSON), (b"prVt", PERSON))


def problems_of(name: str, data: bytes) -> list[tuple[str, str]]:
    found, problems = parse_media(f"content/briefs/{name}", data)
    assert (found is None) == bool(problems)
    assert all(p.hint for p in problems)
    return [(p.message, p.hint) for p in problems]


def messages_of(name: str, data: bytes) -> list[str]:
    return [message for message, _ in problems_of(name, data)]


def size_of(name: str, data: bytes) -> tuple[int, int]:
    found, problems = parse_media(f"content/briefs/{name}", data)
    assert problems == ()
    assert found is not None
    return found.width, found.height


def test_a_picture_is_measured_and_named_by_its_content() -> None:
    found, problems = parse_media("content/briefs/지도 1.png", png(640, 360))
    assert problems == ()
    assert found is not None
    assert (found.width, found.height, found.type) == (640, 360, "image/png")
    assert found.href.startswith("media/지도-1-")
    other, _ = parse_media("content/briefs/지도 1.png", png(641, 360))
    assert other is not None
    assert other.href != found.href


# ---- pixels -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PIXELS)
def test_metadata_are_not_published(kind: str) -> None:
    data = PIXELS[kind]
    assert PERSON in data
    public = public_bytes(f"content/a.{kind}", data)
    assert PERSON not in public
    assert public_bytes(f"content/a.{kind}", public) == public
    assert size_of(f"a.{kind}", public) == size_of(f"a.{kind}", data)


@pytest.mark.parametrize(
    ("kind", "size"),
    [("jpg", (20, 40)), ("avif", (20, 40)), ("png", (20, 40)), ("webp", (40, 20))],
)
def test_a_rotation_counts_for_the_size(kind: str, size: tuple[int, int]) -> None:
    assert size_of(f"a.{kind}", PIXELS[kind]) == size


@pytest.mark.parametrize("orientation", range(10))
def test_only_the_rotation_stays_of_a_photograph(orientation: int) -> None:
    data = JPEG[:20] + segment(0xE1, b"Exif\0\0" + exif(orientation)) + without_exif(JPEG)
    public = public_bytes("content/a.jpg", data)
    assert PERSON not in public
    assert size_of("a.jpg", data) == ((20, 40) if 5 <= orientation <= 8 else (40, 20))
    assert (b"Exif" in public) == (2 <= orientation <= 8)
    assert size_of("a.jpg", public) == size_of("a.jpg", data)


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def without_exif(data: bytes) -> bytes:
    """The segments after the metadata of the JPEG picture."""
    return data[data.index(b"\xff\xdb") :]


def test_all_other_segments_of_a_photograph_are_left_out() -> None:
    inside = [(0xED, b"Photoshop 3.0\0"), (0xFE, b""), (0xE1, b"http://ns.adobe.com/xap/1.0/\0")]
    inside += [(0xE2, b"MPF\0"), (0xE0, b"JFXX\0"), (0xEB, b"JP"), (0xEC, b"Ducky")]
    kept = segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"), segment(0xEE, b"Adobe\0d\0\0\0\0\0\0")
    data = JPEG[:20] + b"".join(segment(m, name + PERSON) for m, name in inside)
    data += b"".join(kept) + without_exif(JPEG) + b"a film" + PERSON
    public = public_bytes("content/a.jpg", data)
    assert PERSON not in public
    assert all(part in public for part in kept)
    assert public.endswith(b"\xff\xd9")
    assert size_of("a.jpg", data) == (40, 20)


def test_every_kind_of_metadata_in_a_webp_file_is_left_out() -> None:
    chunk = b"XMP " + struct.pack("<I", 11) + PERSON + b"x\0"
    other = b"anyt" + struct.pack("<I", 10) + PERSON
    public = public_bytes("content/a.webp", WEBP + chunk + other)
    assert PERSON not in public
    assert struct.unpack("<I", public[4:8])[0] == len(public) - 8
    turned = WEBP.replace(b"EXIF\x74\0\0\0MM", b"EXIF\x46\0\0\0MM")[:-0x74] + exif(6).ljust(0x46)
    [(message, _)] = problems_of("a.webp", turned)
    assert message == "the picture is turned by its metadata, which browsers ignore in WebP files"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.jpg", CMYK, "the picture has the colours of print (CMYK), which browsers show wrongly"),
        ("a.jpg", JPEG[:200], "the picture is damaged: the file ends too early"),
        ("a.png", png(40, 20)[:-20], "the picture is damaged: the file ends too early"),
        ("a.png", png(0, 20), "the picture is damaged: it has no size"),
        ("a.gif", GIF[:-20], "the picture is damaged: the file ends too early"),
        ("a.avif", AVIF[:300], "the picture is damaged: the file ends too early"),
        ("a.webp", WEBP[:60], "the picture is damaged: the file ends too early"),
        ("a.png", png(30_000, 20), "the picture is too large: 30,000 × 20 pixels"),
        ("a.png", png(16_000, 16_000), "the picture is too large: 16,000 × 16,000 pixels"),
        ("a.jpg", b"", "the file is empty"),
    ],
)
def test_a_picture_that_browsers_cannot_show_is_a_problem(
    name: str, data: bytes, message: str
) -> None:
    assert messages_of(name, data) == [message]


def test_jfif_is_jpeg_and_servers_need_not_know_it() -> None:
    found, _ = parse_media("content/briefs/a.JFIF", JPEG)
    assert found is not None
    assert found.type == "image/jpeg"
    assert found.href.endswith(".jpg")


# ---- types --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp", "a.pdf", "a.docx", "a.svg"])
def test_a_file_of_another_type_is_a_problem(name: str) -> None:
    assert messages_of(name, b"")
    assert messages_of(name, b"plain words")
    assert messages_of(name, png(1, 1)[:20])


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        (
            "a.png",
            JPEG,
            "this is a file of type .jpg, but its name ends in .png",
            "rename it to a.jpg, and write this name in the texts that show it",
        ),
        (
            "a.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "this is a HEIC picture, but its name ends in .jpg",
            "open it in its own program and save it as .jpg",
        ),
        (
            "a.gif",
            b"<!DOCTYPE html><p>Not found",
            "this is a web page, but its name ends in .gif",
            "download the file itself, not the page that shows it",
        ),
        ("a.pdf", b"words", "this is not a PDF file", "save it as .pdf again"),
        ("a.csv", b"a\0b", "this is not a CSV file", "save it as .csv again"),
    ],
)
def test_the_message_names_the_real_type(name: str, data: bytes, message: str, hint: str) -> None:
    assert problems_of(name, data) == [(message, hint)]


def test_attachments_are_published_as_they_are() -> None:
    for name, data in (("a.pdf", b"%PDF-1.7"), ("a.csv", b"a,b\n"), ("a.xlsx", b"PK\x03\x04")):
        assert size_of(name, data) == (0, 0)
        assert public_bytes(f"content/{name}", data) == data


@given(
    st.sampled_from([*PIXELS.values(), CMYK, PLAIN.format("<metadata/>").encode()]),
    st.lists(st.tuples(st.integers(0, 800), st.binary(max_size=9))),
    st.sampled_from(PICTURES),
)
@settings(max_examples=examples(1000))
def test_any_bytes_are_a_picture_or_a_problem(
    data: bytes, edits: list[tuple[int, bytes]], extension: str
) -> None:
    for place, content in edits:
        data = data[:place] + content + data[place + len(content) :]
    found, _ = parse_media(f"content/a{extension}", data)
    if found:
        public = public_bytes(f"content/a{extension}", data)
        assert size_of(f"a{extension}", public) == (found.width, found.height)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp", "a.avif", "a.svg"])
def test_a_large_hostile_picture_is_read_quickly(name: str) -> None:
    for start in (*PIXELS.values(), b"<svg xmlns='http://www.w3.org/2000/svg'>", b"<svg "):
        for filling in (
            b"\xff",
            b"\0",
            b"\xff\xe1\0\x02",
            b"\0\0\0\x08free",
            b"\x21\xfe\0",
            b"<a>",
        ):
            messages_of(name, start[:-1] + filling * (2_000_000 // len(filling)))


# ---- SVG ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="720" height="400"', (720, 400)),
        ('width="720px" height="400.4px"', (720, 400)),
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="100%" height="100%" viewBox="0,0,30,20"', (30, 20)),
        ('width="10cm" height="50mm"', (378, 189)),
        ('width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6"', (614, 461)),
        ('width="2in" height="6pc"', (192, 96)),
        ('width="10em" height=".5e2"', (160, 50)),
        ('width="60" viewBox="-5 -5 30 20"', (60, 40)),
        ('height="40" width="auto" viewBox="0 0 30 20"', (60, 40)),
        ('width="0.2" height="0.1"', (1, 1)),
    ],
)
def test_svg_sizes(attributes: str, size: tuple[int, int]) -> None:
    assert size_of("a.svg", SVG.format(attributes, "").encode()) == size


@pytest.mark.parametrize(
    "attributes",
    ["", 'width="9"', 'width="1e999" height="2"', 'width="0" height="2"', 'viewBox="0 0 9"'],
)
def test_svg_without_a_size_is_a_problem(attributes: str) -> None:
    data = SVG.format(attributes, "").encode()
    assert messages_of("a.svg", data) == ["the picture has no size"]


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
        ("<title>a&#8;b</title>", "this is not well-formed SVG: reference to invalid character"),
        ("<title>a\ufffe</title>", "this is not well-formed SVG: not well-formed (invalid token)"),
    ],
)
def test_svg_that_could_run_or_load_something_is_refused(inside: str, message: str) -> None:
    messages = messages_of("a.svg", PLAIN.format(inside).encode())
    assert any(each.startswith(message) for each in messages)


DOCTYPE = (
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n'
    '  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
)


def test_a_doctype_without_definitions_is_accepted() -> None:
    assert messages_of("a.svg", (DOCTYPE + PLAIN.format("")).encode()) == []
    unknown = (DOCTYPE + PLAIN.format("&nbsp;")).encode()
    assert messages_of("a.svg", unknown) == ["“&nbsp;” is not defined"]


def test_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    assert messages_of("a.svg", bomb) == ["a DOCTYPE with definitions is not allowed in SVG"]


@pytest.mark.parametrize(
    ("named", "actual", "text"),
    [
        ("ISO-8859-1", "latin-1", "Zölle"),
        ("windows-1252", "cp1252", "Zölle – €"),
        ("EUC-KR", "euc-kr", "제재"),
        ("ks_c_5601-1987", "euc-kr", "제재"),
        ("Shift_JIS", "shift_jis", "制裁"),
        ("UTF-16", "utf-16", "제재 Zölle"),
        ("utf-16", "utf-8", "제재 Zölle"),
        ("utf-8", "utf-8-sig", "제재 Zölle"),
    ],
)
def test_svg_is_published_in_utf_8(named: str, actual: str, text: str) -> None:
    """Chromium shows no picture in another encoding, and no metadata hide in one."""
    first = f'<?xml version="1.0" encoding="{named}" standalone="no"?>'
    inside = f"<metadata>Ann Artist</metadata><text>{text}</text>"
    public = public_bytes("content/a.svg", (first + PLAIN.format(inside)).encode(actual))
    assert text in public.decode()
    assert "Ann Artist" not in public.decode()
    assert 'encoding="UTF-8"' in public.decode() or actual == "utf-8-sig"
    assert messages_of("a.svg", public) == []
    active = (first + PLAIN.format("<script/>")).encode(actual)
    assert messages_of("a.svg", active) == ["<script> is not allowed in SVG"]


@pytest.mark.parametrize(
    ("named", "text"), [("x-unknown", b"a"), ("punycode", b"a"), ("EUC-KR", b"\xff\xff")]
)
def test_svg_in_another_encoding_than_it_names_is_a_problem(named: str, text: bytes) -> None:
    data = f'<?xml version="1.0" encoding="{named}"?>'.encode() + PLAIN.format("").encode() + text
    _, (problem,) = parse_media("content/a.svg", data)
    assert problem.message == "this is not in the encoding that its first line names"


def test_svg_without_its_namespace_is_a_problem() -> None:
    data = b'\n  <svg viewBox="0 0 9 9"><rect/></svg>'
    _, (problem,) = parse_media("content/a.svg", data)
    assert (problem.line, problem.column) == (2, 3)
    assert problem.message == "browsers do not show an SVG file without its namespace"
    cured = data.replace(b"<svg", b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert cured.decode().startswith("\n  " + problem.hint[len("write ") :].split(" and then")[0])
    assert messages_of("a.svg", cured) == []
    prefixed = b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    assert messages_of("a.svg", prefixed) == []


def test_what_editors_write_into_svg_is_left_out() -> None:
    uri = "data:image/jpeg;base64," + base64.b64encode(JPEG).decode()
    inside = (
        "<metadata><x>Ann Artist</x><metadata/></metadata><title>Kept</title>"
        '<g i:export-filename="/home/Ann Artist/a.png" id="b"/><metadata id="c"/><g><metadata/></g>'
        f"<image href=\"{uri}\" s:docname='Ann Artist.svg'/>"
    )
    spaces = 'xmlns:i="http://i" xmlns:s="http://s" viewBox="0 0 9 9"'
    data = SVG.format(spaces, inside).encode()
    public = public_bytes("content/a.svg", data).decode()
    embedded = base64.b64encode(public_bytes("content/a.jpg", JPEG)).decode()
    assert public == SVG.format(
        spaces,
        f'<title>Kept</title><g id="b"/><g></g><image href="data:image/jpeg;base64,{embedded}"/>',
    )
    assert size_of("a.svg", public.encode()) == size_of("a.svg", data)


@pytest.mark.parametrize(
    ("inside", "adapts", "is_same"),
    [
        ('<path d="M0 0h1" fill="#000"/>', False, True),
        ('<path d="M0 0h1" stroke="currentColor"/>', True, False),
        ('<path stroke="currentColor" fill="#2d6191"/><text>White</text>', True, False),
        # What dark mode would hide.
        ('<rect fill="white"/><path stroke="currentColor"/>', False, True),
        ('<rect fill="#fafafa"/><path stroke="currentColor"/>', False, True),
        ('<path style="stroke:currentColor; fill: #000"/>', False, True),
        ('<path stroke="currentColor" fill="rgb(10, 20, 30)"/>', False, True),
        # A colour of the author's own in the place of `currentColor`.
        ('<g color="#a00"><path stroke="currentColor" stop-color="red"/></g>', False, True),
        ("<style>g {color: #a00} path {fill: currentColor}</style>", False, True),
        ("<style>@media (prefers-color-scheme: dark){path{fill:#fff}}</style>", True, False),
        (
            "<style>:root{color-scheme: light dark}"
            "@media (prefers-color-scheme: dark){path{fill:#fff}}</style>",
            True,
            True,
        ),
    ],
)
def test_a_drawing_may_have_colours_for_dark_mode(inside: str, adapts: bool, is_same: bool) -> None:
    data = PLAIN.format(inside).encode()
    media, problems = parse_media("content/a.svg", data)
    assert problems == ()
    assert media
    assert media.adapts == adapts
    published = public_bytes("content/a.svg", data)
    assert (published == data) == is_same
    # Without this, a browser that opens the file has a white ground in dark mode.
    assert adapts == bool(re.search(rb"[{;]color-scheme: ?light dark", published))
    again, problems = parse_media("content/a.svg", published)
    assert problems == ()
    assert again
    assert again.adapts == adapts
    assert public_bytes("content/a.svg", published) == published
