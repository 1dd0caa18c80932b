"""The SQLite file of a cache: its tables, its lock and its checksums.

The contract:
1. An open file is locked. The lock ends with the connection, also if the process is killed.
2. Each value is stored with a checksum of its key and its bytes, because SQLite has none.
3. A damaged file is deleted and made again. If the disk refuses something, nothing is deleted.

This module does not know what the tables are for.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from urllib.parse import quote
from zlib import crc32

from briefing.core.diagnostics import Fault
from briefing.storage import fs

SCHEMA = 12
# A row with a long value is faster in a table that has row numbers: sqlite.org/withoutrowid.html.
TABLES = """
create table meta (key text primary key, value blob);
create table record (key text primary key, value blob) without rowid;
create table body (key text primary key, value blob);
create table document (key text primary key, value blob);
create table media (key text primary key, value blob) without rowid;
create table template (key text primary key, value blob);
create table context (key text primary key, value blob);
create table style (key text primary key, value blob) without rowid;
create table output (part integer primary key, value blob);
create table unpublished (key text primary key, record blob, document blob);
"""


def connect_to_read(path: str) -> sqlite3.Connection:
    """Open the file at `path` for a process that only reads. No process may save the file while
    the connection is used."""
    # So SQLite needs no lock, and does not examine the file again before each read, which takes
    # most of the time of a read (sqlite.org/uri.html#uriimmutable).
    address = f"file:{quote(os.fsencode(path))}?immutable=1"
    # The garbage collector may close it in another thread.
    return sqlite3.connect(address, isolation_level=None, check_same_thread=False, uri=True)


def connect(path: str, patience_s: float) -> sqlite3.Connection:
    """Open and lock the file at `path`, or an empty one if it cannot be used.

    `patience_s` is how many seconds to wait for another process. Raises `Fault`.
    """
    for is_last_try in (False, True):
        try:
            connection = sqlite3.connect(path, timeout=patience_s, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise refusal(path, error) from None
        try:
            if _is_ready(connection):
                return connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                message = "another build or preview of this archive is running; wait for its end"
                raise Fault(message) from None
            if is_refusal(error):
                raise refusal(path, error) from None
        connection.close()
        if not is_last_try:
            discard(path)
    raise Fault(f"the cache {path} cannot be made again; delete it")


def _is_ready(connection: sqlite3.Connection) -> bool:
    """Lock a cache, and make its tables if it has none. Returns whether it can be used."""
    # The cache can always be made again, so it need not survive a power failure.
    connection.execute("pragma synchronous = off")
    connection.execute("pragma cell_size_check = on")
    connection.execute("begin immediate")
    version = connection.execute("pragma user_version").fetchone()[0]
    if version == SCHEMA:
        connection.execute("select count(*) from meta").fetchone()
        return True
    if version or connection.execute("select 1 from sqlite_master").fetchone():
        return False
    for statement in TABLES.strip().split(";"):
        connection.execute(statement)
    connection.execute(f"pragma user_version = {SCHEMA}")
    return True


# What SQLite reports if the disk or another program prevents it from working, and not the contents
# of the file: sqlite.org/rescode.html.
_REFUSALS = frozenset(
    (
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
    )
)


def refusal(path: str, error: Exception) -> Fault:
    """What to report of an error that is no damage. SQLite's own words name no cure."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # The other bits are details.
    return Fault(f"the cache {path} cannot be written: {_REASONS.get(code, error)}")


_REASONS = {
    sqlite3.SQLITE_FULL: fs.DISK_FULL,
    sqlite3.SQLITE_READONLY: "the disk or the file is read-only; allow writing, and build again",
    sqlite3.SQLITE_CANTOPEN: "this user cannot make files in its folder; allow it, and build again",
}


def is_refusal(error: Exception) -> bool:
    """Whether the operating system refused an operation. If not, the contents of the cache are
    damaged."""
    code = getattr(error, "sqlite_errorcode", 0)
    # The lowest byte is the primary code. A read behind the end of a file is not a refusal: the
    # file lacks a part.
    return code != sqlite3.SQLITE_IOERR_SHORT_READ and code & 0xFF in _REFUSALS


def discard(path: str) -> None:
    """Delete a damaged cache. Raises `Fault`."""
    try:
        for file in (path, f"{path}-journal"):
            with suppress(FileNotFoundError):
                os.unlink(file)
    except OSError as error:
        message = f"the cache {path} is damaged and cannot be deleted: {error.strerror}"
        raise Fault(f"{message}; delete it") from None


# ---- checksums ----------------------------------------------------------------------------------


def seal(key: str, value: bytes) -> bytes:
    """What is stored of a value: its bytes, and then the checksum of its key and its bytes."""
    return value + crc32(value, crc32(key.encode())).to_bytes(_CHECKSUM_BYTES, "little")


def unseal(key: object, sealed: object) -> memoryview:
    """The bytes of a value. Raises `sqlite3.DatabaseError` if they are not those that were
    stored."""
    if (
        isinstance(key, str)
        and isinstance(sealed, bytes)
        and crc32(sealed, crc32(key.encode())) == _INTACT
    ):
        return memoryview(sealed)[:-_CHECKSUM_BYTES]
    raise sqlite3.DatabaseError("a checksum is wrong")


_CHECKSUM_BYTES = 4
# If bytes end with their own CRC-32, the lowest byte first, the CRC-32 of all is always the same.
_INTACT = crc32(crc32(b"").to_bytes(_CHECKSUM_BYTES, "little"))


def checked_rows(connection: sqlite3.Connection, table: str) -> list[tuple[str, bytes]]:
    """The stored rows of a table. Raises `sqlite3.DatabaseError` if one is damaged."""
    rows = connection.execute(f"select key, value from {table}").fetchall()  # noqa: S608 – ours
    for key, sealed in rows:
        unseal(key, sealed)
    return rows
