"""What the last build knew: readings of files, converted bodies, and what was published.

One SQLite file a published folder. Opening it takes the lock that keeps two builds apart, and
closing it unfinished forgets all that was written since: a killed build leaves the store as it
was. A store that is missing, damaged, or of other making is an empty one, never an error.
"""

from __future__ import annotations

import os
import re
import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Literal, TypeVar
from zlib import crc32

import msgspec

from briefing.core.diagnostics import Fault
from briefing.core.hashing import name_digest
from briefing.core.paths import STATE_FOLDER

SCHEMA = 8
# What is known of published files is kept in parts: all are read faster than each file by itself,
# and one is written soon. So many are of the files in one folder of the site and below it, since
# most edits change the finder's files, and few others.
_PARTS = 32
_FOLDERS = 64

# Long rows lie better in tables that have row numbers: see sqlite.org/withoutrowid.html.
_TABLES = """
create table meta (key text primary key, value blob) without rowid;
create table reading (path text primary key, kept blob) without rowid;
create table media (path text primary key, kept blob) without rowid;
create table prose (path text primary key, body blob);
create table layout (path text primary key, code blob);
create table output (part integer primary key, kept blob);
create table context (path text primary key, seen blob);
create table change (path text primary key, was blob) without rowid;
create table said (path text primary key, words blob);
create table said_before (path text primary key, words blob);
create table note (path text primary key, kept blob) without rowid;
"""


class Output(msgspec.Struct, frozen=True, array_like=True):
    """A published file: what decided its bytes, how it lay on the disk when written, and the
    subject of the page that it is (none of a picture or asset)."""

    fingerprint: bytes
    size: int
    mtime_ns: int
    subject: str = ""


_outputs = msgspec.msgpack.Decoder(dict[str, Output]).decode


def _part_of(path: str) -> int:
    folder = path[: path.find("/") + 1]
    return crc32(folder.encode()) % _FOLDERS * _PARTS + crc32(path.encode()) % _PARTS


class CacheDamaged(Exception):
    """The store holds what it cannot hold. The file is gone by now; the build begins again."""


T = TypeVar("T")
Table = Literal["reading", "media", "note"]


class Cache:
    """An open store. Values go in and out as MessagePack, in the types that the caller names."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._db = connection
        self.path = path

    @property
    def written_ns(self) -> int:
        """When the store was last written, in nanoseconds since 1970."""
        return os.stat(self.path).st_mtime_ns

    def meta(self, key: str, type: type[T]) -> T | None:
        row = self._db.execute("select value from meta where key = ?", (key,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=type) if row else None

    def set_meta(self, key: str, value: object) -> None:
        packed = msgspec.msgpack.encode(value)
        self._db.execute("insert or replace into meta values (?, ?)", (key, packed))

    def sources(self, table: Table, type: type[T]) -> dict[str, T]:
        return self._all(f"select path, kept from {table}", type)  # noqa: S608 – see Table

    def source(self, table: Table, path: str, type: type[T]) -> T | None:
        return self._all(f"select path, kept from {table} where path = ?", type, path).get(path)  # noqa: S608

    def keep_sources(
        self, table: Table, kept: Iterable[tuple[str, object]], gone: Iterable[str]
    ) -> None:
        rows = ((path, msgspec.msgpack.encode(value)) for path, value in kept)
        self._change(table, rows, gone)

    def keep_prose(self, kept: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        self._change("prose", kept, gone)

    def keep_said(self, kept: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        self._change("said", kept, gone)

    def said(self, path: str) -> bytes:
        """What a brief says, packed; nothing where it isn't known."""
        return self._said("said", path)

    def said_before(self, path: str) -> bytes:
        """What a brief that changed since said when the site was last published, packed; nothing
        where it isn't known."""
        return self._said("said_before", path)

    def _said(self, table: str, path: str) -> bytes:
        query = f"select words from {table} where path = ?"  # noqa: S608 – the names stand above
        row = self._db.execute(query, (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def layouts(self) -> dict[tuple[str, str], bytes]:
        """What was kept of layouts, by name and language."""
        rows = self._db.execute("select path, code from layout")
        return {(path.partition("|")[0], path.partition("|")[2]): code for path, code in rows}

    def keep_layouts(self, kept: Iterable[tuple[tuple[str, str], bytes]]) -> None:
        self._change("layout", (("|".join(cut), code) for cut, code in kept), ())

    def outputs(self, paths: Iterable[str] | None = None) -> dict[str, Output]:
        """What is known of these published files, or of all."""
        if paths is None:
            whole: dict[str, Output] = {}
            for (part,) in self._db.execute("select kept from output"):
                whole |= _outputs(part)
            return whole
        wanted = set(paths)
        parts = map(self._part, {_part_of(path) for path in wanted})
        return {path: output for part in parts for path, output in part.items() if path in wanted}

    def keep_outputs(self, kept: Iterable[tuple[str, Output]], gone: Iterable[str]) -> None:
        changed: defaultdict[int, dict[str, Output | None]] = defaultdict(dict)
        for path in gone:
            changed[_part_of(path)][path] = None
        for path, output in kept:
            changed[_part_of(path)][path] = output
        for number, changes in changed.items():
            whole = self._part(number) | changes
            packed = msgspec.msgpack.encode({p: output for p, output in whole.items() if output})
            self._db.execute("insert or replace into output values (?, ?)", (number, packed))

    def _part(self, number: int) -> dict[str, Output]:
        row = self._db.execute("select kept from output where part = ?", (number,)).fetchone()
        return _outputs(row[0]) if row else {}

    def context(self, path: str) -> bytes:
        """What the page at an address was made of, packed; nothing where it isn't kept."""
        query = "select seen from context where path = ?"
        row = self._db.execute(query, (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def keep_contexts(self, kept: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        self._change("context", kept, gone)

    def changes(self, type: type[T]) -> dict[str, T]:
        """The files that changed since the site was last published, as they were then."""
        return self._all("select path, was from change", type)

    def changed(self) -> list[str]:
        """The paths of those files."""
        return [path for (path,) in self._db.execute("select path from change")]

    def keep_changes(self, was: Iterable[tuple[str, object]]) -> None:
        """Note files that changed. What is noted of one already is what the site shows of it."""
        rows = [(path, msgspec.msgpack.encode(value)) for path, value in was]
        self._db.executemany("insert or ignore into change values (?, ?)", rows)
        self._db.executemany(
            "insert or ignore into said_before select path, words from said where path = ?",
            [(path,) for path, _ in rows],
        )

    def forget_changes(self) -> None:
        self._db.execute("delete from change")
        self._db.execute("delete from said_before")

    def forget_readings(self) -> None:
        """Have all files read anew; what was published stays known."""
        self._db.execute("delete from reading")

    def borrow(self, root: str, out: str) -> None:
        """Take over what the build into `out` has read, unless something was read here before, or
        that store is at work, missing, or of another making."""
        path = _path(root, out)
        if self.meta("looked", int) is not None or not os.path.exists(path):
            return
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path, timeout=0)) as lender:
            if lender.execute("pragma user_version").fetchone()[0] != SCHEMA:
                return
            metas = dict(lender.execute("select key, value from meta"))
            same = msgspec.msgpack.encode(self.meta("makers", str)) == metas.get("makers")
            if not same or not {"rules", "looked"} <= metas.keys():
                return
            for table in ("reading", "media"):
                self._change(table, lender.execute(f"select path, kept from {table}"), ())  # noqa: S608
            for key in ("rules", "looked"):
                self._db.execute("insert into meta values (?, ?)", (key, metas[key]))

    def empty(self) -> None:
        for table in re.findall(r"create table (\w+)", _TABLES):
            self._db.execute(f"delete from {table}")  # noqa: S608 – the names stand above

    def save(self) -> None:
        """Make what was kept so far last, and go on holding the lock."""
        self._db.commit()
        self._db.execute("begin immediate")

    def _change(self, table: str, rows: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        self._db.executemany(f"delete from {table} where path = ?", ((p,) for p in gone))  # noqa: S608
        self._db.executemany(f"insert or replace into {table} values (?, ?)", rows)  # noqa: S608

    def _all(self, query: str, type: type[T], *values: str) -> dict[str, T]:
        decode = msgspec.msgpack.Decoder(type).decode
        return {path: decode(kept) for path, kept in self._db.execute(query, values)}


def saved(path: str) -> Cache:
    """The store at `path` as it was last saved, to be read: for another process than the one that
    writes it. Its connection is closed when the store goes."""
    connection = sqlite3.connect(path, isolation_level=None)
    store = Cache(connection, path)
    weakref.finalize(store, connection.close)
    return store


def bodies(path: str, table: Literal["prose", "said"] = "prose") -> Callable[[str], bytes]:
    """A function that fetches the packed prose of a file from the store at `path`, as last saved;
    or what it says.

    For any process: it has a connection of its own, which never holds the store up and is closed
    when the function goes.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    query = f"select * from {table} where path = ?"  # noqa: S608 – see the type

    def body(source: str) -> bytes:
        rows = connection.execute(query, (source,)).fetchall()
        if not rows:
            raise sqlite3.DatabaseError(f"no {table} of {source}")
        return bytes(rows[0][1])

    weakref.finalize(body, connection.close)
    return body


@contextmanager
def open_cache(root: str, out: str, makers: str, patience: float = 0.2) -> Iterator[Cache]:
    """The store of the folder `out`, locked. `makers` names what its values depend on: where it
    differs from the last build's, the store is emptied. `patience` is how many seconds to wait for
    another that has it open. Raises `Fault` where that has not ended by then or the disk refuses,
    `CacheDamaged` where the store turns out unreadable on the way."""
    path = _path(root, out)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        connection = _connect(path, patience)
    except OSError as error:
        raise Fault(f"the store {path} cannot be written: {error.strerror}") from None
    try:
        store = Cache(connection, path)
        if store.meta("makers", str) != makers:
            store.empty()
            store.set_meta("makers", makers)
        yield store
        connection.commit()
    except sqlite3.OperationalError as error:
        raise Fault(f"the store {path} cannot be written: {error}") from None
    except (sqlite3.DatabaseError, msgspec.DecodeError):
        connection.close()
        os.unlink(path)
        raise CacheDamaged from None
    finally:
        connection.close()


def _path(root: str, out: str) -> str:
    name = name_digest(os.path.realpath(out).encode(), 6)
    return os.path.join(root, STATE_FOLDER, f"{os.path.basename(out)}-{name}.sqlite")


def _connect(path: str, patience: float) -> sqlite3.Connection:
    for last_try in (False, True):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            # The store can always be made anew, so it need not survive a power cut.
            connection.execute("pragma synchronous = off")
            connection.execute("begin immediate")
            version = connection.execute("pragma user_version").fetchone()[0]
            if version == SCHEMA:
                connection.execute("select count(*) from meta").fetchone()
                return connection
            if version == 0 and not connection.execute("select 1 from sqlite_master").fetchone():
                for statement in _TABLES.strip().split(";"):
                    connection.execute(statement)
                connection.execute(f"pragma user_version = {SCHEMA}")
                return connection
        except sqlite3.OperationalError as error:
            connection.close()
            if "locked" in str(error):
                message = "another build or preview of this archive is running; wait for its end"
                raise Fault(message) from None
            raise Fault(f"the store {path} cannot be written: {error}") from None
        except sqlite3.DatabaseError:
            pass  # CacheDamaged: made anew below.
        connection.close()
        if not last_try:
            os.unlink(path)
    raise Fault(f"the store {path} cannot be made anew; delete it")
