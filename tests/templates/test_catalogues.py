"""The catalogues: what they must contain, and how they are read."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import jinja2
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from briefing.commands.starter import STARTER_CONTEXT, STARTER_WORDS
from briefing.content.placeholder import DRAFT_CONTEXT, PLACEHOLDER
from briefing.core.languages import locale
from briefing.core.settings import NAMED_KINDS
from briefing.markdown.context import LABEL_CONTEXT, LABELS
from briefing.templates import files as layout_files
from briefing.templates.catalogues import Catalogues, parse_catalogue, plural_rule
from briefing.templates.english import mark_english
from tests.support.repository import REPO

PATHS = layout_files.catalogue_paths(layout_files.list_files(str(REPO)))
STATUSES = ("Current", "Corrected", "Superseded", "Withdrawn", "Unpublished")
PLACEHOLDERS = re.compile(r"%\(\w+\)s|\{\w+\}")

# A word of the interface: its context, its text, and its plural.
Word = tuple[str, str, str]


@cache
def words() -> frozenset[Word]:
    """All words of the interface."""
    env = jinja2.Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True)
    loaded = layout_files.load(layout_files.list_files(str(REPO)))
    found: set[Word] = {(LABEL_CONTEXT, text, "") for text in LABELS.values()}
    found |= {("kind", kind, "") for kind in NAMED_KINDS}
    found |= {("status", status, "") for status in STATUSES}
    found.add((DRAFT_CONTEXT, PLACEHOLDER, ""))
    found |= {(STARTER_CONTEXT, text, "") for text in STARTER_WORDS.values()}
    for text in loaded.sources.values():
        for _, function, said in env.extract_translations(text):  # type: ignore[attr-defined]
            # Jinja gives the other arguments too.
            texts: tuple[str, ...] = (said,) if isinstance(said, str) else said
            match function:
                case "pgettext":
                    found.add((texts[0], texts[1], ""))
                case "ngettext":
                    found.add(("", texts[0], texts[1]))
                case _:
                    found.add(("", texts[0], ""))
    return frozenset(found)


@cache
def catalogue(lang: str) -> Catalog:
    return read_po(io.BytesIO(Path(PATHS[lang]).read_bytes()))


def messages(lang: str) -> list[tuple[Word, tuple[str, ...], Message]]:
    """The entries of a catalogue: the word, its forms, and what Babel read."""
    found = []
    for message in catalogue(lang):
        if message.id:
            one, many = (message.id, "") if isinstance(message.id, str) else message.id
            text = message.string or ""
            forms = (text,) if isinstance(text, str) else tuple(text)
            found.append(((message.context or "", one, many), forms, message))
    return found


@pytest.mark.parametrize("lang", PATHS)
def test_a_catalogue_has_every_word_and_no_other(lang: str) -> None:
    found = {word for word, _, _ in messages(lang)}
    assert sorted(words() - found) == [], f"missing in {lang}.po"
    assert sorted(found - words()) == [], f"needless in {lang}.po"


@pytest.mark.parametrize("lang", PATHS)
def test_each_word_is_translated_with_its_values_and_without_markup(lang: str) -> None:
    for (_, one, many), forms, message in messages(lang):
        assert not message.fuzzy, one
        assert all(form.strip() for form in forms), one
        for form in forms:
            assert not re.search(r"[<>&]|\{", form), form
            assert form == form.strip() or one != one.strip(), form
            values = set(PLACEHOLDERS.findall(form))
            assert values <= set(PLACEHOLDERS.findall(one + many)), form
            # The form for exactly one brief may spell the number out.
            assert many or values == set(PLACEHOLDERS.findall(one)), form
            assert "%" not in PLACEHOLDERS.sub("", form), form


@pytest.mark.parametrize("lang", PATHS)
def test_a_reader_sees_which_of_two_briefs_is_the_newer_one(lang: str) -> None:
    forms = {word: forms[0].partition("%(")[0] for word, forms, _ in messages(lang)}
    old = forms["", "Superseded: %(title)s", ""], forms["", "superseded", ""]
    assert forms["", "Superseded by %(brief)s", ""] not in old
    supersedes = forms["", "Supersedes an earlier brief:", ""]
    assert not supersedes.casefold().startswith(old[1].casefold())


@pytest.mark.parametrize("lang", PATHS)
def test_the_plural_forms_are_those_of_the_language(lang: str) -> None:
    rule = plural_rule(parse_catalogue(Path(PATHS[lang]).read_bytes()).rule)
    category_of = locale(lang).plural_form
    pairs = {(rule(n), category_of(n)) for n in range(300)}
    assert len({category for _, category in pairs}) == len(pairs)  # A form has one category,
    assert {form for form, _ in pairs} == set(range(len(pairs)))  # and all forms are used.
    for (_, one, many), forms, _ in messages(lang):
        assert len(forms) == (len(pairs) if many else 1), one


@pytest.mark.parametrize("lang", PATHS)
def test_a_catalogue_is_read_as_babel_reads_it(lang: str) -> None:
    ours = parse_catalogue(Path(PATHS[lang]).read_bytes())
    assert ours.forms == {(word[0], word[1]): forms for word, forms, _ in messages(lang)}
    assert catalogue(lang).plural_expr.replace(" ", "").strip("()") == ours.rule.strip("()")


def catalogues(folder: Path, **texts: str) -> Catalogues:
    for lang, text in texts.items():
        (folder / f"{lang}.po").write_text(text, "utf-8")
    return Catalogues({lang: str(folder / f"{lang}.po") for lang in texts})


def test_fuzzy_and_obsolete_messages_are_ignored(tmp_path: Path) -> None:
    po = """#, fuzzy
msgid "unsure"
msgstr "vague"

#~ msgid "old"
#~ msgstr "vieux"

#. a note
msgctxt "a"
msgid "two "
"lines"
msgstr ""
"deux \\"lignes\\"\\n"

msgid "empty"
msgstr ""
msgid "last"
msgstr "dernier"
""".replace("\n", "\r\n")
    word = catalogues(tmp_path, fr=po).word
    assert word("fr", "unsure") == "unsure"
    assert word("fr", "old") == "old"
    assert word("fr", "two lines", "a") == 'deux "lignes"\n'
    assert word("fr", "empty") == "empty"
    assert word("fr-CA", "last") == "dernier"
    assert word("en", "last") == "last"


def test_a_wrong_rule_of_plurals_is_that_of_english() -> None:
    assert [plural_rule("n >")(n) for n in (0, 1, 2)] == [1, 0, 1]
    assert [plural_rule("1/0")(n) for n in (0, 1, 2)] == [1, 0, 1]


def test_the_word_for_a_status_is_in_the_language_of_the_brief_or_of_the_page() -> None:
    known = Catalogues(PATHS, mark_english)
    assert known.with_status("제목", "withdrawn", "ko", "en") == "[철회] 제목"
    assert known.with_status("A title", "corrected", "en-GB", "ko") == "Corrected: A title"
    assert known.with_status("ชื่อ", "corrected", "th", "ko") == "[정정] ชื่อ"


def test_a_kind_without_a_translation_is_named_by_its_id() -> None:
    assert Catalogues({}).kind("policy-brief", "en") == "Policy brief"
    assert Catalogues({}).kind("", "en") == ""


def test_a_kind_has_the_name_that_its_language_gives_it(tmp_path: Path) -> None:
    known = catalogues(tmp_path, ko='msgctxt "kind"\nmsgid "memo"\nmsgstr "메모"\n')
    assert known.kind("memo", "ko-KR") == "메모"
    assert known.kind("memo", "en") == "Memo"
    assert known.kind_lang("memo", "ko-KR", "fr") == "ko-KR"
    assert known.kind_lang("memo", "en", "fr") == "fr"
    assert known.kind_lang("analysis", "en-GB", "fr") == "en-GB"
