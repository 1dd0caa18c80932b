"""Digests of bytes and values: the one place that chooses an algorithm and a length.

All digests are BLAKE2b (RFC 7693). In practice, two texts never have the same 16-byte digest by
accident.
"""

from __future__ import annotations

import hashlib

import msgspec

DIGEST_BYTES = 16
_NAME_BYTES = 5

_encode = msgspec.msgpack.Encoder().encode


def digest(data: bytes) -> bytes:
    """A digest of bytes, 16 bytes long."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()


def digest_of_value(value: object) -> bytes:
    """The digest of a value: of its MessagePack encoding. Two dicts that are equal but differ in
    order have two digests."""
    return digest(_encode(value))


def name_digest(data: bytes, size: int = _NAME_BYTES) -> str:
    """A digest of `size` bytes in hexadecimal digits, as a part of a file's name: a file with other
    bytes has another name, so that browsers can keep it for ever."""
    return hashlib.blake2b(data, digest_size=size).hexdigest()
