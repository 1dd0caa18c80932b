"""The schema of front matter: it says what the validator says, as far as a schema can."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.content import fields, schema
from briefing.content.brief import parse_brief, parse_page
from briefing.content.config import parse_authors, parse_topics
from briefing.content.draft_template import new_draft
from briefing.content.file_parser import Lookups
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import Problem
from briefing.core.model import Media
from tests.support.program import outcome, run

TOPICS = '[sanctions]\nname = "Sanctions"\nnames = {ko = "제재"}\n[npt]\nname = "NPT (1968)"\n'
AUTHORS = '[minji-han]\nname = "Minji Han"\nnames = {ko = "한민지"}\n'
AUTHORS += '["1718"]\nname = "Straße, É."\n'
SITE = 'title = "T"\nkinds = ["analysis", "clip"]\n'
RULES = ParseOptions(kinds=("analysis", "clip"))


def printed(*words: str) -> Any:
    """The output of `schema`, parsed."""
    code, out, _ = outcome("schema", *words)
    assert code == 0
    return json.loads(out)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    (root / "content").mkdir()
    for name, text in (("topics", TOPICS), ("authors", AUTHORS), ("site", SITE)):
        (root / f"content/{name}.toml").write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def of_brief(archive: Path) -> Any:
    return printed("--root", str(archive))


# ---- the editor ---------------------------------------------------------------------------------


def as_read(text: str) -> Any:
    """YAML as an editor reads it, by the core schema of YAML 1.2 (section 10.3)."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    text = node.value if isinstance(node, yaml.ScalarNode) else ""
    if node is not None and getattr(node, "style", None) is not None:
        return text
    if re.fullmatch(r"null|Null|NULL|~|", text):
        return None
    if re.fullmatch(r"true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


Rule = Callable[[Any, Any, Any], bool]
KINDS: dict[str, Callable[[Any], bool]] = {
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int | float) and not isinstance(v, bool) and v == int(v),
    "boolean": lambda v: isinstance(v, bool),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
    "null": lambda v: v is None,
}
RULES_OF_SCHEMAS: dict[str, Rule] = {
    "type": lambda v, kinds, _: any(
        KINDS[k](v) for k in ([kinds] if type(kinds) is str else kinds)
    ),
    "enum": lambda v, words, _: v in words,
    "const": lambda v, word, _: v == word,
    "anyOf": lambda v, ways, _: any(fits(v, way) for way in ways),
    "not": lambda v, way, _: not fits(v, way),
    "pattern": lambda v, form, _: type(v) is not str or bool(re.search(form, v, re.ASCII)),
    "minimum": lambda v, least, _: type(v) is not int or v >= least,
    "maximum": lambda v, most, _: type(v) is not int or v <= most,
    "items": lambda v, item, _: type(v) is not list or all(fits(i, item) for i in v),
    "minItems": lambda v, least, _: type(v) is not list or len(v) >= least,
    "required": lambda v, keys, _: type(v) is not dict or set(keys) <= v.keys(),
    "properties": lambda v, known, _: (
        type(v) is not dict or all(fits(v[k], known[k]) for k in v.keys() & known.keys())
    ),
    "additionalProperties": lambda v, _, all: (
        type(v) is not dict or v.keys() <= all["properties"].keys()
    ),
    "if": lambda v, way, all: fits(v, way) or fits(v, all["else"]),
}


def fits(value: Any, made: dict[str, Any]) -> bool:
    """Whether a value is valid, by the keywords that our schemas use and no others."""
    rules = made.keys() - {"$schema", "title", "description", "else"}
    return all(RULES_OF_SCHEMAS[rule](value, made[rule], made) for rule in rules)


# ---- the validator ------------------------------------------------------------------------------


def find(path: str) -> Media:
    return Media(path, "media/a.svg", 1, 1, "image/svg+xml")


def errors(front: str) -> list[Problem]:
    """The errors of a brief with this front matter."""
    reading = parse_brief(
        "content/briefs/a.md", f"---\n{front}\n---\nText.\n".encode(), RULES, Lookups(find)
    )
    problems = [p for p in reading.problems if not p.warning]
    if reading.brief:
        topics, authors = parse_topics(TOPICS.encode())[0], parse_authors(AUTHORS.encode())[0]
        problems += arrange(Content((reading.brief,), (), topics, authors), at=2_000_000_000)[1]
    return problems


TEXTS = ["A title", "1718", "010", "1.5", "true", "No", "2021-05-11", "'a: b'", '"x"', "~", "''"]
MOMENTS = ["2021-05-11", "2021-05-11T14:32+09:00", "2021-05-11 14:32", "'2021-05-11'", "20210511"]
URLS = ["https://a.example/b", "HTTP://a.example", "'https://a.example/한'", "a.example", "http://"]
PEOPLE = ["minji-han", "MINJI HAN", "한민지", "1718", "straße, é.", "STRASSE, É.", "Bo"]
ABOUT = ["sanctions", "SANCTIONS", "제재", "npt", "NPT (1968)", "Npt (1968)", "sumits", "[]", "3"]
VALUES = {
    "title": [*TEXTS, "[a]", "{a: b}"],
    "date": MOMENTS,
    "author": [*PEOPLE, "[minji-han, 1718]", "[Bo]", "[]", "{a: b}"],
    "topics": [*ABOUT, "[npt, 제재]", "[npt, x]", "[[npt]]"],
    "summary": TEXTS,
    "kind": ["analysis", "clip", "Clip", "brief", "1"],
    "lang": ["en", "no", "zh-Hant-TW", "es-419", "Korean", "EN"],
    "status": ["draft", "published", "withdrawn", "publishd", "true"],
    "embargo": MOMENTS,
    "rights": ["full", "link-only", "none"],
    "image": ["{src: a.svg, alt: A}", "{src: a.svg}", "a.svg", "{src: 1, alt: 2, credit: true}"],
    "sources": [
        "[]",
        *(f"[{{title: a, url: '{url}'}}]" for url in ("https://a.example", "ftp://a.example")),
        "[{title: a, author_email: a@b.example, date: 2021-05-11}]",
        "[{title: a, author_email: a.b.example}]",
        "[{url: 'https://a.example'}]",
        "{title: a}",
    ],
    "updates": [
        "[{date: 2021-05-12, kind: correction, note: a}]",
        "[{date: 2021-05-12, note: 1}]",
        "[{date: 2021-05-12, kind: changed, note: a}]",
    ],
    "series": ["{id: a, part: 1}", "{id: 1, part: '2'}", "{id: a}", "{id: a, part: 1.5}", "a"],
    "supersedes": ["[]", "b"],
    "supersedes_note": TEXTS,
    "translation_of": ["b"],
    "translator": TEXTS,
    "aliases": ["old", "[old, older]", "[]", "[1, 1.0]", "{a: b}"],
    "sumary": ["x"],
}
GOOD = {"title": "A", "date": "2021-05-11", "author": "minji-han", "topics": "[npt]"}


def front(**values: str) -> str:
    return "\n".join(f"{key}: {value}" for key, value in (GOOD | values).items())


@pytest.mark.parametrize("key", VALUES)
def test_no_editor_marks_what_the_validator_accepts(of_brief: Any, key: str) -> None:
    for value in VALUES[key]:
        for more in ({}, {"status": "draft"}, {"sources": VALUES["sources"][1]}):
            text = front(**more | {key: value})
            if not errors(text):
                assert fits(as_read(text), of_brief), text


@given(st.sampled_from(["title", "summary", "aliases"]), st.text("aA10.-+~tTrueNull:#'\"[]é한 "))
def test_no_editor_marks_a_text_that_the_validator_accepts(
    of_brief: Any, key: str, text: str
) -> None:
    text = front(**{key: text})
    if not errors(text):
        assert fits(as_read(text), of_brief), text


@given(st.sampled_from(["Minji Han", "한민지", "Straße, É."]), st.lists(st.integers(0, 3)))
def test_words_are_accepted_in_any_case(of_brief: Any, word: str, ways: list[int]) -> None:
    forms = (str, str.upper, str.lower, lambda c: unicodedata.normalize("NFD", c))
    written = "".join(forms[way](c) for c, way in zip(word, [*ways, *[0] * 10], strict=False))
    text = front(author=f"'{written}'")
    assert not errors(text)
    assert fits(as_read(text), of_brief)


# There is no other brief that this one could translate or supersede.
@pytest.mark.parametrize(
    "key",
    [f.name for f in fields.BRIEF if f.name not in ("translation_of", "supersedes_note")],
)
def test_editor_and_validator_accept_a_valid_value_of_each_key(of_brief: Any, key: str) -> None:
    text = front(**{key: VALUES[key][0]})
    assert not errors(text)
    assert fits(as_read(text), of_brief)


@pytest.mark.parametrize(
    "wrong",
    [
        "sumary: x",
        "title: ",
        "title: [a, b]",
        "date: 11 May 2021",
        "date: 20210511",
        "embargo: soon",
        "author: Nobody",
        "author: []",
        "topics: [npt, sumits]",
        "topics: {npt: sanctions}",
        "kind: brief",
        "kind: Analysis",
        "lang: Korean",
        "status: publishd",
        "rights: none",
        "image: a.svg",
        "image: {src: a.svg}",
        "image: {src: a.svg, alt: a, capton: b}",
        "sources: {title: a}",
        "sources: [a]",
        "sources: [{title: a, url: a.example}]",
        "sources: [{title: a, author_email: a.example}]",
        "updates: [{date: 2021-05-12, kind: changed, note: a}]",
        "updates: [{date: 2021-05-12}]",
        "series: a",
        "series: {id: a}",
        "series: {id: a, part: one}",
        "aliases: {a: b}",
    ],
)
def test_editor_and_validator_refuse_an_invalid_value(of_brief: Any, wrong: str) -> None:
    key = wrong.partition(": ")[0]
    text = front(**{key: wrong.removeprefix(f"{key}: ")})
    assert errors(text)
    assert not fits(as_read(text), of_brief)


@pytest.mark.parametrize("key", GOOD)
def test_a_draft_has_fewer_required_keys(of_brief: Any, key: str) -> None:
    text = "\n".join(f"{k}: {v}" for k, v in GOOD.items() if k != key)
    assert errors(text)
    assert not fits(as_read(text), of_brief)
    draft = f"{text}\nstatus: draft"
    assert fits(as_read(draft), of_brief) == (key in fields.UNDECIDED) == (not errors(draft))


def test_a_plain_null_is_no_value(of_brief: Any) -> None:
    for key, value in (("summary", "Null"), ("aliases", "[NULL]"), ("aliases", "[a, ~]")):
        text = front(**{key: value})
        assert [problem.code for problem in errors(text)] == ["empty-value"]
        assert not fits(as_read(text), of_brief)
    text = front(summary="'Null'")
    assert not errors(text)
    assert fits(as_read(text), of_brief)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        *((v, "a number") for v in ("5", "1_000", "0x1F", "-1.5", "1e3", ".5", "12:30", ".inf")),
        *((v, "a truth value") for v in ("true", "No", "ON")),
        *((v, "a date") for v in ("2021-05-11", "2021-05-11T14:32")),
        *((v, "") for v in ("'5'", "5 a", "a5", "1.2.3", "x: y", "2021-05", "5%", "Yes, we", "e3")),
    ],
)
def test_a_value_that_is_no_text_to_other_programs_has_a_warning(value: str, what: str) -> None:
    for key in ("title", "aliases"):
        front_matter = front(**{key: value})
        data = f"---\n{front_matter}\n---\nText.\n".encode()
        reading = parse_brief("content/briefs/a.md", data, RULES, Lookups(find))
        found = [problem for problem in reading.problems if problem.code == "not-text"]
        assert [what in problem.message and problem.warning for problem in found] == [True] * bool(
            what
        )


def test_a_source_with_a_warning_stays_in_the_brief() -> None:
    front_matter = front() + "\nsources:\n  - title: 1718\n  - title: Letter"
    data = f"---\n{front_matter}\n---\nText.\n".encode()
    reading = parse_brief("content/briefs/a.md", data, RULES, Lookups(find))
    assert [problem.code for problem in reading.problems] == ["not-text"]
    assert reading.brief is not None
    assert [source.title for source in reading.brief.sources] == ["1718", "Letter"]


@pytest.mark.parametrize("order", ["3", "'3'", "007", "-1", "three", "1234567", "1.5", "[1]", "１"])
@pytest.mark.parametrize("more", ["", "sumary: x", "lang: ko"])
def test_editor_and_validator_agree_on_standing_pages(order: str, more: str) -> None:
    text = f"title: A\norder: {order}\n{more}"
    data = f"---\n{text}\n---\nText.\n".encode()
    accepted = not parse_page("content/pages/a.md", data, RULES, Lookups(find)).problems
    assert fits(as_read(text), schema.page_schema()) == accepted


# ---- the command --------------------------------------------------------------------------------


def test_the_schema_has_every_key_in_order_with_its_explanation(of_brief: Any) -> None:
    def keys_of(made: dict[str, Any]) -> list[tuple[str, str]]:
        return [(key, value["description"]) for key, value in made["properties"].items()]

    keys = of_brief["properties"]
    assert keys_of(of_brief) == [(f.name, f.doc) for f in fields.BRIEF]
    assert keys_of(keys["image"]) == [(f.name, f.doc) for f in fields.FIGURE]
    assert keys_of(keys["sources"]["items"]) == [(f.name, f.doc) for f in fields.SOURCE]
    assert keys_of(keys["updates"]["items"]) == [(f.name, f.doc) for f in fields.UPDATE]
    assert keys_of(printed("page")) == [(f.name, f.doc) for f in fields.STANDING]


def test_editors_propose_the_words_of_the_archive(of_brief: Any) -> None:
    keys = of_brief["properties"]
    assert keys["kind"]["enum"] == ["analysis", "clip"]
    ids_then_names = ["sanctions", "npt", "Sanctions", "제재", "NPT (1968)"]
    assert keys["topics"]["anyOf"][0]["anyOf"][0]["enum"] == ids_then_names
    assert "한민지" in keys["author"]["anyOf"][1]["items"]["anyOf"][0]["enum"]


def test_without_an_archive_any_word_is_valid(tmp_path: Path) -> None:
    said = run("schema", "--root", str(tmp_path))
    assert f"There is no archive in {tmp_path}. The schema accepts any kind" in said
    made = printed("--root", str(tmp_path))
    assert fits({"title": "A", "date": "2021-05-11", "author": "B", "topics": ["c", "d"]}, made)
    assert not fits({"title": "A", "date": "2021-05-11", "author": "B"}, made)
    assert run("schema", "--root", str(tmp_path / "nowhere"), code=2).startswith(
        f"briefing: there is no folder {tmp_path / 'nowhere'}"
    )


def test_a_new_draft_is_valid_in_an_editor(of_brief: Any) -> None:
    values: dict[str, str | tuple[str, ...]] = {"title": "A: b", "date": "2021-05-11"}
    values |= {"author": ("minji-han",), "topics": ("npt",), "kind": "clip"}
    begun = new_draft(values, "en").split("---\n")[1]
    assert fits(as_read(begun), of_brief)
    assert "# summary: " in begun


def test_invalid_settings_give_no_schema(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/topics.toml").write_text("[a]\nnme = 1\n")
    said = run("schema", "--root", str(tmp_path), code=1)
    assert said.startswith("content/topics.toml:2:1: error: unknown key “nme”")
    assert said.endswith("The command did nothing. Correct these errors first.\n")
    assert "$schema" not in said


def test_the_schema_is_ascii(of_brief: Any, archive: Path) -> None:
    said = run("schema", "--root", str(archive))
    assert said.isascii()
    assert said == json.dumps(of_brief, indent=2) + "\n"
    assert "제재" in json.dumps(of_brief, ensure_ascii=False)
