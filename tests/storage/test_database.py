"""A cache whose file was damaged: it gives the stored values, or it is made anew."""

from __future__ import annotations

import random
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.core.diagnostics import Fault
from briefing.storage import database
from briefing.storage.cache import Cache, CacheDamaged, Output, open_cache
from tests.support.caches import made_by
from tests.support.examples import examples

OUTPUTS = {f"briefs/{number}.html": Output(b"x" * 32, number, 1, "brief:x") for number in range(90)}
RECORDS = [(f"content/briefs/{number}.md", b"\xa4text" * 40) for number in range(40)]


def fill(cache: Cache) -> None:
    cache.set("facts", "f" * 300)
    cache.write("record", RECORDS)
    cache.write("document", RECORDS)
    cache.write_outputs(OUTPUTS, ())
    cache.note_unpublished([RECORDS[3][0], "content/briefs/new.md"])


def contents(cache: Cache) -> tuple[object, ...]:
    return (
        cache.get("facts", str),
        cache.read_all_packed("record"),
        cache.read("document", RECORDS[7][0]),
        cache.outputs(),
        cache.unpublished(),
        cache.document_as_published(RECORDS[3][0]),
    )


def test_a_changed_bit_never_changes_a_value(tmp_path: Path) -> None:
    with open_cache(str(tmp_path), "site", made_by("one")) as cache:
        fill(cache)
        whole = contents(cache)
    [file] = (tmp_path / ".briefing").iterdir()
    data = file.read_bytes()
    chance = random.Random(7)
    for _ in range(examples(3000)):
        damaged = bytearray(data)
        # Half of the changes are in what SQLite needs to find rows.
        page = chance.randrange(len(data) // 4096) * 4096
        place = page + chance.randrange(4096 if chance.random() < 0.5 else 100)
        damaged[place] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        values: dict[int, object] = {}
        with suppress(CacheDamaged), open_cache(str(tmp_path), "site", made_by("one")) as cache:
            values = dict(enumerate(contents(cache)))
        for number, value in values.items():
            # What is lost is read again. The states of outputs may be lost in parts.
            is_lost = not value or (number == 1 and not values[0])
            if number in (1, 3) and isinstance(value, dict):
                assert value.items() <= whole[number].items(), place  # type: ignore[attr-defined]
            else:
                assert is_lost or value == whole[number], (place, number)
        file.unlink(missing_ok=True)
        with open_cache(str(tmp_path), "site", made_by("one")) as cache:
            assert cache.get("facts", str) is None


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        (sqlite3.SQLITE_FULL, True),
        (sqlite3.SQLITE_IOERR_WRITE, True),
        (sqlite3.SQLITE_BUSY, True),
        (sqlite3.SQLITE_IOERR_SHORT_READ, False),
        (sqlite3.SQLITE_CORRUPT, False),
        (sqlite3.SQLITE_ERROR, False),
        (None, False),
    ],
)
def test_a_full_disk_is_not_damage(code: int | None, refused: bool) -> None:
    error = sqlite3.OperationalError()
    if code is not None:
        error.sqlite_errorcode = code
    assert database.is_refusal(error) is refused


def test_a_table_that_is_lost_is_damage(tmp_path: Path) -> None:
    with open_cache(str(tmp_path), "site", made_by("one")) as cache:
        fill(cache)
    [file] = (tmp_path / ".briefing").iterdir()
    connection = sqlite3.connect(file)
    connection.execute("drop table record")
    connection.close()
    with pytest.raises(CacheDamaged), open_cache(str(tmp_path), "site", made_by("one")) as cache:
        cache.read_all_packed("record")
    assert not file.exists()


def test_a_damaged_cache_lends_nothing(tmp_path: Path) -> None:
    with open_cache(str(tmp_path), "site", made_by("one")) as cache:
        fill(cache)
        cache.set("inputs", 1)
    [file] = (tmp_path / ".briefing").iterdir()
    connection = sqlite3.connect(file)
    connection.execute("update record set value = x'00'")
    connection.commit()
    connection.close()
    with open_cache(str(tmp_path), "check", made_by("one")) as cache:
        cache.borrow(str(tmp_path), "site")
        assert not cache.has("inputs")
        assert cache.read_all_packed("record") == {}


def test_a_cache_in_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / ".briefing").write_text("")
    cache = open_cache(str(tmp_path), "site", made_by("one"))
    with pytest.raises(Fault, match="cannot be written"), cache:
        pass


def test_a_cache_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="cannot be written: this user cannot make files in its folder"):
        database.connect(str(tmp_path / "no folder" / "site.sqlite"), 0)


def test_a_cache_that_is_read_only_is_reported_with_a_cure() -> None:
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorcode = sqlite3.SQLITE_READONLY
    assert str(database.refusal("c.sqlite", error)) == (
        "the cache c.sqlite cannot be written: the disk or the file is read-only; allow writing, "
        "and build again"
    )
