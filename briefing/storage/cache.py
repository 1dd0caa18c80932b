"""The cache of an output folder: what earlier builds read, converted and published.

The contract:
1. One SQLite file belongs to one output folder. Its name comes from the path of that folder,
   relative to the archive, so that an archive that is moved keeps its cache.
2. An open cache holds a lock, so that no two builds into one folder run at the same time.
3. A build that fails before it calls `save` leaves the cache as it was.
4. A cache that is missing, damaged, or was made by another version or toolchain is an empty one.
   It causes one full build, never an error.
5. Each value is stored with a checksum of its key and its bytes. A disk that changes a bit makes
   the cache a damaged one; it never changes what is published.
6. While a cache is open, no other process writes it. So each value is decoded only once.

This module knows how values are stored, not what they mean.
"""

# The annotations here are values, not texts: see `core.model`.
import os
import re
import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, Literal, TypeVar
from zlib import crc32

import msgspec

from briefing.core.hashing import name_digest
from briefing.core.paths import STATE_FOLDER
from briefing.storage import database
from briefing.storage.output import fault

# The states of output files are stored in parts. Reading the parts is faster than reading a row for
# each file, and writing some parts is faster than writing all states. Each folder of the site has
# _PARTS_OF_FOLDER parts, because most edits change files of few folders.
_PARTS_OF_FOLDER = 32
_FOLDERS = 64

Table = Literal["record", "body", "document", "media", "template", "context", "style"]
T = TypeVar("T")


class Output(msgspec.Struct, frozen=True, array_like=True):
    """An output file as it was written: the digest of everything that decides its bytes, its size
    in bytes, its modification time, the group of files that it belongs to, and its checksum
    (CRC-32)."""

    fingerprint: bytes
    size: int
    mtime_ns: int
    group: str
    checksum: int = 0


class Toolchain(msgspec.Struct, frozen=True, array_like=True):
    """The program that made a cache: the `digest` of everything in it that decides the output, and
    the packed states of its `files`. They were read at `looked_ns`, in nanoseconds since 1970, or
    later."""

    digest: str
    looked_ns: int = 0
    files: bytes = b""


class CacheDamaged(Exception):
    """The cache has contents that it cannot have. Its file is deleted; the build starts again."""


class Cache:
    """An open cache. `path` is its file."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.path = path
        self._db = connection
        self._meta: dict[str, Any] = {}
        self._tables: dict[str, tuple[Callable[[bytes], Any], dict[str, Any]]] = {}
        self._outputs: dict[str, Output] | None = None

    @property
    def written_ns(self) -> int:
        """When the cache was last written, in nanoseconds since 1970."""
        return os.stat(self.path).st_mtime_ns

    # ---- single values ----------------------------------------------------------------------

    def get(self, key: str, type: type[T]) -> T | None:
        """The value that `set` stored, or None."""
        if key not in self._meta:
            packed = self._cell("select value from meta where key = ?", key)
            self._meta[key] = msgspec.msgpack.decode(packed, type=type) if packed else None
        value: T | None = self._meta[key]
        return value

    def has(self, key: str) -> bool:
        """Whether a value is stored."""
        row = self._db.execute("select 1 from meta where key = ?", (key,)).fetchone()
        return row is not None

    def set(self, key: str, value: object) -> None:
        """Store a value."""
        sealed = database.seal(key, msgspec.msgpack.encode(value))
        self._db.execute("insert or replace into meta values (?, ?)", (key, sealed))
        self._meta[key] = value
        if isinstance(value, msgspec.Raw):  # Its type is not known here.
            del self._meta[key]

    # ---- tables: from paths or addresses to values ------------------------------------------

    def read(self, table: Table, key: str) -> bytes:
        """The packed value of a row, or empty bytes."""
        return self._cell(f"select value from {table} where key = ?", key)  # noqa: S608 – see Table

    def read_all(self, table: Table, type: type[T]) -> dict[str, T]:
        """All rows of a table, decoded. The caller must not change the result."""
        if table not in self._tables:
            decode = msgspec.msgpack.Decoder(type).decode
            rows = self._db.execute(f"select key, value from {table}")  # noqa: S608 – see Table
            opened = {key: decode(database.unseal(key, value)) for key, value in rows}
            self._tables[table] = decode, opened
        values: dict[str, T] = self._tables[table][1]
        return values

    def read_all_packed(self, table: Table) -> dict[str, bytes]:
        """All rows of a table."""
        rows = self._db.execute(f"select key, value from {table}")  # noqa: S608 – see Table
        return {key: bytes(database.unseal(key, value)) for key, value in rows}

    def write(
        self, table: Table, rows: Iterable[tuple[str, bytes]], removed: Iterable[str] = ()
    ) -> None:
        """Remove these rows of a table, then write these packed values."""
        rows, removed = list(rows), list(removed)
        self._db.executemany(f"delete from {table} where key = ?", ((key,) for key in removed))  # noqa: S608
        self._db.executemany(
            f"insert or replace into {table} values (?, ?)",  # noqa: S608
            ((key, database.seal(key, value)) for key, value in rows),
        )
        if table in self._tables:
            decode, values = self._tables[table]
            for key in removed:
                values.pop(key, None)
            values.update((key, decode(value)) for key, value in rows)

    # ---- output files -----------------------------------------------------------------------

    def outputs(self) -> dict[str, Output]:
        """The states of all output files, by address. The caller must not change the result."""
        if self._outputs is None:
            self._outputs = {}
            for part, sealed in self._db.execute("select part, value from output"):
                self._outputs |= _decode_outputs(database.unseal(str(part), sealed))
        return self._outputs

    def write_outputs(self, outputs: dict[str, Output], removed: Iterable[str]) -> None:
        """Store the states of the files that were written, and remove those that were deleted."""
        removed = list(removed)
        changes: defaultdict[int, dict[str, Output | None]] = defaultdict(dict)
        for path in removed:
            changes[_part_of(path)][path] = None
        for path, output in outputs.items():
            changes[_part_of(path)][path] = output
        for part, changed in changes.items():
            packed = self._cell("select value from output where part = ?", str(part))
            whole = (_decode_outputs(packed) if packed else {}) | changed
            packed = msgspec.msgpack.encode({p: output for p, output in whole.items() if output})
            sealed = database.seal(str(part), packed)
            self._db.execute("insert or replace into output values (?, ?)", (part, sealed))
        if self._outputs is not None:
            for path in removed:
                self._outputs.pop(path, None)
            self._outputs |= outputs

    # ---- texts that changed since the last publication --------------------------------------

    def note_unpublished(self, paths: Iterable[str]) -> None:
        """Keep the record and the document of texts that are about to change, as last published.
        What is already kept for a path stays."""
        self._db.executemany(
            "insert or ignore into unpublished values (?1,"
            " (select value from record where key = ?1),"
            " (select value from document where key = ?1))",
            [(path,) for path in paths],
        )
        self.set("unpublished", self._count_unpublished())

    def unpublished(self) -> dict[str, bytes]:
        """The packed records, as last published, of all texts that changed since then. A text that
        was not published has empty bytes."""
        rows = self._db.execute("select key, record from unpublished").fetchall()
        if len(rows) != (self.get("unpublished", int) or 0):
            raise sqlite3.DatabaseError("a row is missing")
        opened = ((key, database.unseal(key, record) if record else b"") for key, record in rows)
        return {key: bytes(record) for key, record in opened}

    def document_as_published(self, path: str) -> bytes:
        """The packed document of a text that changed, as last published, or empty bytes."""
        return self._cell("select document from unpublished where key = ?", path)

    def clear_unpublished(self) -> None:
        """Record that all texts are published."""
        self._db.execute("delete from unpublished")
        self.set("unpublished", 0)

    # ---- the whole --------------------------------------------------------------------------

    def borrow(self, root: str, out: str) -> None:
        """Copy the texts that a build into `out` has read, if no text was read here before.

        That cache must have the same toolchain, and no other process may be using it.
        """
        path = _path(root, out)
        if self.has("inputs") or not os.path.exists(path):
            return
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path, timeout=0)) as lender:
            if lender.execute("pragma user_version").fetchone()[0] != database.SCHEMA:
                return
            # If a checksum is wrong, nothing is copied.
            texts = {
                table: database.checked_rows(lender, table) for table in ("meta", "record", "media")
            }
            metas = dict(texts.pop("meta"))
            packed = database.unseal("toolchain", metas.get("toolchain"))
            theirs, mine = _decode_toolchain(packed), self.get("toolchain", Toolchain)
            if not mine or theirs.digest != mine.digest or "inputs" not in metas:
                return
            for table, rows in texts.items():
                self._db.executemany(f"insert into {table} values (?, ?)", rows)  # noqa: S608
            self._db.execute("insert into meta values ('inputs', ?)", (metas["inputs"],))
        self._meta.clear()

    def clear(self) -> None:
        """Delete everything except the toolchain."""
        toolchain = self.get("toolchain", Toolchain)
        for table in re.findall(r"create table (\w+)", database.TABLES):
            self._db.execute(f"delete from {table}")  # noqa: S608 – the names are above
        self._meta, self._tables, self._outputs = {}, {}, None
        self.set("toolchain", toolchain)

    def save(self) -> None:
        """Commit everything that was written until now, and keep the lock.

        From then on, other connections can read what was saved, however much is written here: that
        stays in memory until it is saved too (sqlite.org/pragma.html#pragma_cache_spill).
        """
        self._db.commit()
        self._db.execute("pragma cache_spill = off")
        self._db.execute("begin immediate")

    def _count_unpublished(self) -> int:
        count: int = self._db.execute("select count(*) from unpublished").fetchone()[0]
        return count

    def _cell(self, query: str, key: str) -> bytes:
        row = self._db.execute(query, (key,)).fetchone()
        return bytes(database.unseal(key, row[0])) if row and row[0] is not None else b""


_decode_toolchain = msgspec.msgpack.Decoder(Toolchain).decode
_decode_outputs = msgspec.msgpack.Decoder(dict[str, Output]).decode


def _part_of(path: str) -> int:
    folder = path[: path.find("/") + 1]
    part = crc32(path.encode()) % _PARTS_OF_FOLDER
    return crc32(folder.encode()) % _FOLDERS * _PARTS_OF_FOLDER + part


def open_saved(path: str) -> Cache:
    """The cache at `path` as it was last saved, for a process that only reads. No process may save
    it in the meantime. The connection is closed when the cache is no longer used."""
    connection = database.connect_to_read(path)
    cache = Cache(connection, path)
    weakref.finalize(cache, connection.close)
    return cache


def row_reader(path: str, table: Literal["body", "document"]) -> Callable[[str], bytes]:
    """A function that reads packed rows from the cache at `path`, as last saved, in any process.

    No process may save the cache in the meantime. The function raises `sqlite3.DatabaseError` for
    a row that is missing. It has its own connection, which is closed when the function is no longer
    used.
    """
    connection = database.connect_to_read(path)
    query = f"select value from {table} where key = ?"  # noqa: S608 – see the type

    def read(key: str) -> bytes:
        rows = connection.execute(query, (key,)).fetchall()
        if not rows:
            raise sqlite3.DatabaseError(f"no {table} of {key}")
        return bytes(database.unseal(key, rows[0][0]))

    weakref.finalize(read, connection.close)
    return read


@contextmanager
def open_cache(
    root: str,
    out: str,
    identify: Callable[[Toolchain | None], Toolchain],
    patience_s: float = 0.2,
) -> Iterator[Cache]:
    """The cache of the folder `out`, locked. It is empty if another toolchain made it. `identify`
    gives the present toolchain, from the one that made the cache.

    `patience_s` is how many seconds to wait for another process that has it open. Raises `Fault` if
    that process needs longer or the disk refuses, and `CacheDamaged` if the cache turns out to be
    unreadable while it is used.
    """
    path = _path(root, out)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        connection = database.connect(path, patience_s)
    except OSError as error:
        raise fault(error, path) from None
    try:
        cache = Cache(connection, path)
        stored = cache.get("toolchain", Toolchain)
        toolchain = identify(stored)
        if stored is None or stored.digest != toolchain.digest:
            cache.clear()
        if stored != toolchain:
            cache.set("toolchain", toolchain)
        yield cache
        connection.commit()
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        connection.close()
        if database.is_refusal(error):
            raise database.refusal(path, error) from None
        database.discard(path)
        raise CacheDamaged from None
    except CacheDamaged:
        connection.close()
        database.discard(path)
        raise
    finally:
        connection.close()


def _path(root: str, out: str) -> str:
    target = os.path.realpath(out)
    with suppress(ValueError):  # On Windows, no relative path leads to another drive.
        target = os.path.relpath(target, os.path.realpath(root)).replace(os.sep, "/")
    file = f"{os.path.basename(out)}-{name_digest(os.fsencode(target), 6)}.sqlite"
    return os.path.join(root, STATE_FOLDER, file)
