"""Feeds and sitemaps are well-formed XML, whatever an archive contains."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.build.pipeline import build
from briefing.build.types import BuildRequest
from tests.support.examples import is_long

_ANY = st.text(st.characters(codec="utf-8"), max_size=12)
_MARKUP = st.text(
    st.sampled_from("<>&;]['\"`*_#! \n\x00\x08\x0b\x7f\x85\u00ad\u2028\ufffe\uffff한")
)
_PARTS = ["]]>", "<![CDATA[", "&#8;", "&#xFFFE;", "&amp;", "<!--", "&lt;", "a", "\\u0008", "{}"]
_TEXTS = _ANY | _MARKUP | st.lists(st.sampled_from(_PARTS), max_size=4).map("".join)
_KEYS = ("title", "summary", "author", "topic", "note", "source", "body", "site", "tagline")


def well_formed(data: bytes) -> None:
    """Raise an error if a file is not well-formed XML 1.0. Expat accepts U+FFFE in UTF-8."""
    expat.ParserCreate().Parse(data, True)
    assert not {"\ufffe", "\uffff"} & set(data.decode())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("archive")
    yield folder
    shutil.rmtree(folder)


def write_archive(root: Path, texts: dict[str, str]) -> None:
    """Write an archive with one brief that has these texts. What YAML and TOML write in quotation
    marks is JSON."""
    quoted = {key: json.dumps(f"{key} {text}") for key, text in texts.items()}
    # TOML has no escapes for surrogates; JSON writes characters beyond U+FFFF as two of them.
    plain = {key: json.dumps(f"{key} {text}", ensure_ascii=False) for key, text in texts.items()}
    front = (
        f"title: {quoted['title']}\ndate: 2021-05-11\nauthor: {quoted['author']}\n"
        f"topics: [{quoted['topic']}]\nsummary: {quoted['summary']}\n"
        f"sources:\n  - title: {quoted['source']}\n"
        f"updates:\n  - {{date: 2021-05-12, kind: correction, note: {quoted['note']}}}\n"
    )
    files = {
        "site.toml": f"title = {plain['site']}\ntagline = {plain['tagline']}\n"
        'base_url = "https://example.org/"\n',
        "briefs/a.md": f"---\n{front}---\nA text.\n\n{texts['body']}\n",
    }
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


@settings(max_examples=400 if is_long() else 20)  # each example is a build
@given(st.fixed_dictionaries(dict.fromkeys(_KEYS, _TEXTS)), st.sampled_from(_KEYS))
def test_every_xml_file_is_well_formed(root: Path, texts: dict[str, str], key: str) -> None:
    # Most texts of all keys together have an error. So one key has any text.
    texts = {name: text if name == key else "words" for name, text in texts.items()}
    write_archive(root, texts)
    out = root / "site"
    result = build(BuildRequest(str(root), str(out), at=1_700_000_000), lambda *_: None)
    assert result.published != any(not p.warning for p in result.problems)
    if result.published:
        for path in out.rglob("*.xml"):
            well_formed(path.read_bytes())


@pytest.mark.parametrize("character", ["\x08", "\ufffe"])
@pytest.mark.parametrize("key", _KEYS)
def test_a_character_that_xml_forbids_is_reported_at_its_place(
    root: Path, key: str, character: str
) -> None:
    write_archive(root, dict.fromkeys(_KEYS, "words") | {key: f"a{character}b"})
    result = build(BuildRequest(str(root), str(root / "site"), at=1_700_000_000), lambda *_: None)
    errors = [p for p in result.problems if not p.warning]
    name = "site.toml" if key in ("site", "tagline") else "briefs/a.md"
    assert [(p.path, p.code) for p in errors] == [(f"content/{name}", "invisible-character")]
    assert errors[0].line > 0


@pytest.mark.parametrize(
    ("body", "columns"),
    [("a&#8;b", [2]), ("a &#xFFFE; b&#31;", [3, 13]), ("`&#8;`", []), (r"\&#8;", []), ("&#0;", [])],
)
def test_a_reference_to_such_a_character_is_reported(
    root: Path, body: str, columns: list[int]
) -> None:
    write_archive(root, dict.fromkeys(_KEYS, "words") | {"body": body})
    result = build(BuildRequest(str(root), str(root / "site"), at=1_700_000_000), lambda *_: None)
    found = [p.column for p in result.problems if p.code == "invisible-character"]
    assert found == columns
    assert result.published != bool(columns)
