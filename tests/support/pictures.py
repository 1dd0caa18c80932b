"""Small pictures for tests: 40 by 20 pixels, with the name of a person in their metadata."""

from __future__ import annotations

import base64
import struct
import zlib

# The name that the metadata of the pictures below contain, beside a place.
PERSON = b"Ann Artist"

# Turned by a quarter: browsers show 20 by 40 pixels.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4QB8RXhpZgAATU0AKgAAAAgAAwESAAMAAAABAAYAAAE7AAIAAAALAAAAMogl"
    "AAQAAAABAAAAPgAAAABBbm4gQXJ0aXN0AAAAAgABAAIAAAACTgAAAAACAAUAAAADAAAAXAAAAAAAAAAlAAAAAQAA"
    "ACEAAAABAAAAOgAAAAH/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////"
    "////////////////////////wAALCAAUACgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAA"
    "AAAAAAAAAAAA/9oACAEBAAA/AIAAAAB//9k="
)
AVIF = base64.b64decode(
    "AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAATRtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAAA5waXRtAAAAAAABAAAALGlsb2MAAAAARAAAAgABAAAAAQAAAcoAAAAdAAIAAAABAAABWAAAAHIA"
    "AABBaWluZgAAAAAAAgAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAGWluZmUCAAAAAAIAAEV4aWZFeGlmAAAA"
    "ABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAAcmlwcnAAAABSaXBjbwAAABRpc3BlAAAAAAAAACgAAAAUAAAADnBp"
    "eGkAAAAAAQgAAAAMYXYxQ4EAHAAAAAATY29scm5jbHgAAQANAAaAAAAACWlyb3QDAAAAGGlwbWEAAAAAAAAAAQAB"
    "BQECgwSFAAAAl21kYXQAAAAGRXhpZgAATU0AKgAAAAgAAgE7AAIAAAALAAAAJoglAAQAAAABAAAAMgAAAABBbm4g"
    "QXJ0aXN0AAAAAgABAAIAAAACTgAAAAACAAUAAAADAAAAUAAAAAAAAAAlAAAAAQAAACEAAAABAAAAOgAAAAESAAoJ"
    "GBUnm0wENBqAMg4exVnf/iwA3KjE6j3rgA=="
)
# Not turned.
WEBP = base64.b64decode(
    "UklGRsIAAABXRUJQVlA4WAoAAAAIAAAAJwAAEwAAVlA4ICgAAAAQAwCdASooABQAP3G21GI0ryqmJWgCkC4JaQAA"
    "KUMRiAAA/tA4AAAARVhJRnQAAABNTQAqAAAACAADARIAAwAAAAEAAQAAATsAAgAAAAsAAAAyiCUABAAAAAEAAAA+"
    "AAAAAEFubiBBcnRpc3QAAAACAAEAAgAAAAJOAAAAAAIABQAAAAMAAABcAAAAAAAAACUAAAABAAAAIQAAAAEAAAA6"
    "AAAAAQ=="
)
GIF = base64.b64decode(
    "R0lGODlhKAAUAIEAAGRkZAAAAAAAAAAAACH+CkFubiBBcnRpc3QALAAAAAAoABQAQAgwAAEIHEiwoMGDCBMqXMiw"
    "ocOHECNKnEixosWLGDNq3Mixo8ePIEOKHEmypMmTFAMCADs="
)
# In the colours of print.
CMYK = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwBQNzxGPDJQRkFGWlVQX3jIgnhubnj1r7mRyP//////////////////////"
    "/////////////////////////////8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAT/"
    "xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/AGmmmv/Z"
)


def png_chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A grey PNG picture with these chunks before its pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x64" * width) * height) if width * height < 1e6 else b""
    parts = [(b"IHDR", header), *chunks, (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*part) for part in parts)


def exif(orientation: int) -> bytes:
    """Exif metadata with an orientation and the name of a person."""
    entries = struct.pack("<HHII", 0x013B, 2, 11, 38) + struct.pack(
        "<HHIHH", 0x0112, 3, 1, orientation, 0
    )
    return b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + entries + bytes(4) + PERSON + b"\0"
