"""The names of kinds, which archives may define themselves."""

from __future__ import annotations

from briefing.templates.translate import Catalogues


def test_a_kind_without_a_translation_is_named_by_its_id() -> None:
    assert Catalogues({}).kind("policy-brief", "en") == "Policy brief"
    assert Catalogues({}).kind("", "en") == ""


def test_a_kind_has_the_name_that_its_language_gives_it() -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po += 'msgctxt "kind"\nmsgid "memo"\nmsgstr "메모"\n'
    assert Catalogues({"ko": po.encode()}).kind("memo", "ko-KR") == "메모"
    assert Catalogues({"ko": po.encode()}).kind("memo", "en") == "Memo"
