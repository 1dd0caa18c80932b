"""A value → a file of the finder, and back: its address, its bytes and the digest in its name.

The format is described in docs/finder-files.md. This module knows nothing of what the values mean.
"""

from __future__ import annotations

import hashlib

from briefing.core.urls import FINDER_FOLDER

_DIGEST_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567"


def encode_file(name: str, value: bytes, digest: str = "") -> tuple[str, bytes]:
    """The address and the bytes of the file `name`, whose `value` is a JavaScript expression.

    Files that belong together share a `digest`. Without it, the digest of these bytes is used.
    """
    data = b'finder.take("%s",%s);\n' % (name.encode(), value)
    return f"{FINDER_FOLDER}{name}-{digest or short_digest(data)}.js", data


def value_of(data: bytes) -> bytes:
    """The JavaScript expression in the bytes of a file."""
    return data[data.index(b",") + 1 : -3]


def short_digest(data: bytes) -> str:
    """A digest of `data` in five characters: 25 bits of its SHA-256."""
    # Processors have instructions for SHA-256, so it is the fastest digest here.
    number = int.from_bytes(hashlib.sha256(data).digest()[:4], "big")
    return "".join(_DIGEST_CHARACTERS[number >> shift & 31] for shift in (0, 5, 10, 15, 20))


def digest_in(address: str) -> str:
    """The digest in the address of a file."""
    return address[-8:-3]
