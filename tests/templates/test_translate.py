"""Words of the interface in one language, and the names of kinds that archives define."""

from __future__ import annotations

import sys

import jinja2
import pytest
from jinja2 import nodes

from briefing.templates.translate import Catalogues, translate


def test_a_kind_without_a_translation_is_named_by_its_id() -> None:
    assert Catalogues({}).kind("policy-brief", "en") == "Policy brief"
    assert Catalogues({}).kind("", "en") == ""


def test_a_kind_has_the_name_that_its_language_gives_it() -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po += 'msgctxt "kind"\nmsgid "memo"\nmsgstr "메모"\n'
    assert Catalogues({"ko": po.encode()}).kind("memo", "ko-KR") == "메모"
    assert Catalogues({"ko": po.encode()}).kind("memo", "en") == "Memo"


def test_a_page_in_english_knows_the_kinds_of_the_layouts_without_babel() -> None:
    po = '#~ msgctxt "kind"\n#~ msgid "old"\n\nmsgctxt "kind"\r\nmsgid "memo"\r\nmsgstr "메모"\n'
    catalogues = Catalogues({"ko": po.encode()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "babel.messages.pofile", None)
        assert catalogues.kind_lang("memo", "en-GB", "fr") == "en-GB"
        assert catalogues.kind_lang("old", "en", "fr") == "fr"


def calls_in(template: str) -> int:
    tree = translate(jinja2.Environment(autoescape=True).parse(template), Catalogues({}), "en")
    return len(list(tree.find_all(nodes.Call)))


def test_words_are_translated_when_a_layout_is_compiled() -> None:
    assert calls_in('{{ _("Latest") }}{% if x %}{{ _("More") }}{% endif %}') == 0


def test_a_layout_that_defines_the_function_itself_stays_as_it_is() -> None:
    assert calls_in('{% set _ = x %}{{ _("Latest") }}') == 1
    assert calls_in('{% macro _(x) %}{{ x }}{% endmacro %}{{ _("Latest") }}') == 1
