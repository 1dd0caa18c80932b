"""English words of the interface on pages in a language that has no word for them."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.core.view_model import Context, Head, Page, Site
from briefing.templates import render
from briefing.templates.english import mark_english, with_languages
from briefing.templates.files import Layouts

SITE = Site("", "", "", "", "", "en", "", "", "", "", (), {}, "", {}, {})
LAYOUT = (
    '<title>{{ _("Topics") }}</title><p title="{{ _("Menu") }}">{{ _("Published %(date)s.", '
    'date=page.title) }}</p><option value="a">{{ _("newest first") }}</option>'
    '<b>{{ ngettext("%(num)s brief", "%(num)s briefs", 2) }}</b>{{ pgettext("list", ", ") }}'
)
WORDS = '<title>Topics</title><p title="Menu">{}</p>{}<b>2 {}</b>, '


@pytest.mark.parametrize("optimized", [True, False])
@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "th",
            WORDS.format(
                '<span lang="en">Published</span> &lt;T&gt;.',
                '<option value="a" lang="en">newest first</option>',
                '<span lang="en">briefs</span>',
            ),
        ),
        (
            "en-AU",
            WORDS.format(
                "Published &lt;T&gt;.", '<option value="a">newest first</option>', "briefs"
            ),
        ),
    ],
)
def test_english_words_are_marked(lang: str, expected: str, optimized: bool) -> None:
    layouts = Layouts({"p.html": LAYOUT}, {}, {}, {})
    context: Any = Context(SITE, Head("p.html", "", lang, "<T>", ""))
    page = Page("p.html", context)
    key = render.template_key(page)
    bytecode = {key: render.compiler(layouts)(key)} if optimized else {}
    assert render.renderer(layouts, bytecode, {})(page, None).decode() == expected


def test_an_element_names_its_attributes_for_scripts_with_english_words() -> None:
    done, other = mark_english("Link copied"), mark_english("Not copied")
    text = f'<head></head><b data-copy="https://x.example" data-done="{done}" data-no="{other}">'
    made = with_languages(text, is_html=True, direction="ltr", script="../a.js")
    assert made == (
        '<head><script defer src="../a.js"></script>\n</head><b data-copy="https://x.example" '
        'data-english="done no" data-done="Link copied" data-no="Not copied">'
    )


def test_marks_are_only_in_the_text_of_a_page() -> None:
    text = f"<p>{mark_english('a %(b)s 100%%, c')}</p>"
    rtl = with_languages(text, is_html=True, direction="rtl")
    assert rtl.startswith('<p><span lang="en" dir="ltr">a</span> %(b)s ')
    assert with_languages(text, is_html=False, direction="ltr") == "<p>a %(b)s 100%%, c</p>"
