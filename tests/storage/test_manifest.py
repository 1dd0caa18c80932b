"""The list of our files: what is written is read, and damage is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.storage.manifest import Manifest, Owner, parse, serialize

NAMES = st.text(st.characters(exclude_characters="\n/\\:\0", exclude_categories=["Cs"]), min_size=1)
ADDRESSES = (
    st.lists(NAMES, min_size=1, max_size=3)
    .map("/".join)
    .filter(
        lambda path: not set(path.split("/")) & {".", ".."} and not path.startswith(("- ", "# "))
    )
)
WHOLE = Manifest(
    ("archive.html", "briefs/하나.html", "index.html"),
    {"finder/words-5ykok.js": 1_798_761_600},
    Owner("our-archive", "Ours\n“and” more"),
)


@given(
    st.lists(ADDRESSES, unique=True),
    st.dictionaries(ADDRESSES, st.integers(0, 2**40)),
    st.builds(Owner, st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_a_written_manifest_is_read_back(
    files: list[str], retired: dict[str, int], owner: Owner
) -> None:
    whole = Manifest(tuple(files), retired, owner)
    assert parse(serialize(whole)) == whole


@given(st.data())
def test_every_changed_bit_is_noticed(data: st.DataObject) -> None:
    whole = bytearray(serialize(WHOLE))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert parse(bytes(whole)).is_damaged


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:-9],
        lambda whole: whole[:40],
        lambda whole: whole + b"x.html\n",
        lambda whole: whole + b"\0",
        lambda whole: whole.replace(b"index", b"in\0ex"),
        lambda whole: whole + b"a" * 300 + b"\n",
        lambda whole: b"\xff\xfe" + whole,
        lambda whole: whole.partition(b"\n")[2],
        lambda whole: b"a.html\n" + b"a" * 300 + b".html\n",
        lambda whole: b"a.html\nb\0.html\n",
        lambda whole: b"a.html\n../b.html\n",
        lambda whole: serialize(Manifest(("../b.html",))),
        lambda whole: serialize(Manifest((), {"/etc/passwd": 0})),
    ],
)
def test_damage_to_a_manifest_is_noticed(damage: object) -> None:
    assert callable(damage)
    assert parse(damage(serialize(WHOLE))).is_damaged


def test_the_manifest_of_an_earlier_version_is_read() -> None:
    listed = parse("a.html\n- assets/old.css\nbriefs/하나.html\n".encode())
    assert listed == Manifest(("a.html", "briefs/하나.html"), {"assets/old.css": 0})
