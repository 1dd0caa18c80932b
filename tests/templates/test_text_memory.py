"""What a layout in a loop gives is remembered only if it depends on nothing but what it reads."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.core.view_model import Context, Head, Page, Ref, Site
from briefing.templates import environment, render, text_memory
from briefing.templates.files import Layouts

LIST = "{% for entry in entries %}{% set when = entry.lang %}{% include 'entry.html' %}{% endfor %}"
LOOP = "{% for i in entry.name %}{{ i }}{% endfor %}"
ENTRIES = (Ref("A&B", "a.html", "en"), Ref("C", "c.html", "ko"))
SITES = [Site(t, "", "", "", "", "en", "", "", "", "", (), {}, "", {}, {}) for t in "ST"]


class Values(Context, frozen=True):
    entries: tuple[Any, ...]
    extra: Any = ""


def pages(*extras: Any) -> list[Page]:
    """Pages that differ in all that a layout can read."""
    heads = [Head("p.html", "", "en", "T", ""), Head("q.html", "", "en", "U", "")]
    heads += [Head("q/r.html", "../", "en", "U", ""), Head("s.html", "", "ko", "T", "")]
    return [
        Page("p.html", Values(site, head, entries, extra))
        for head in heads
        for site in SITES
        for extra in extras or ("",)
        for entries in (ENTRIES, ENTRIES[::-1])
    ]


def render_all(sources: dict[str, str], pages: list[Page], optimized: bool) -> list[str]:
    layouts = Layouts(sources, {}, {}, {})
    compile_layout = render.compiler(layouts)
    keys = {render.template_key(page) for page in pages} if optimized else set()
    bytecode = {key: compile_layout(key) for key in keys}
    assert all(bytecode.values())
    render_page = render.renderer(layouts, bytecode, {})
    return [render_page(page, None).decode() for page in pages]


def times_rendered(
    entry: str, pages: list[Page], patch: pytest.MonkeyPatch, around: str = LIST
) -> int:
    """How often an entry is rendered for these pages. They are as Jinja alone makes them."""
    calls: list[str] = []
    create = environment.create_environment

    def counted(value: str) -> str:
        calls.append(value)
        return value

    def counting(layouts: Layouts) -> Any:
        env, catalogues = create(layouts)
        env.filters["counted"] = counted
        return env, catalogues

    patch.setattr(render, "create_environment", counting)
    sources = {"p.html": around, "entry.html": entry + "{{ '' ~ (entry.href | counted) }}"}
    found = render_all(sources, pages, optimized=True)
    number = len(calls)
    assert found == render_all(sources, pages, optimized=False)
    return number


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        # Two entries, on pages in two languages.
        (LOOP, 4),
        (LOOP + "{{ when }}{{ page.lang }}", 4),
        (LOOP + "{{ page.root }}", 6),
        (LOOP + "{{ page.title }}{{ _('Topics') }}", 6),
        (LOOP + "{{ site.title }}", 8),
        ("{% set extra = 1 %}" + LOOP + "{{ extra }}", 4),
    ],
)
def test_a_text_is_rendered_once_for_the_same_values(
    entry: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert times_rendered(entry, pages(), monkeypatch) == number


@pytest.mark.parametrize(
    "entry",
    [
        "{{ entry.name }}",
        LOOP + "{{ page }}",
        LOOP + "{{ entries }}",
        LOOP + "{{ extra }}",
        LOOP + "{% if extra %}{% set when = 1 %}{% endif %}{{ extra }}",
        LOOP + "{{ range(2) | list }}",
        LOOP + "{{ [page] | map(attribute='title') | join }}",
        LOOP + "{% include 'other.html' ignore missing %}",
        LOOP + "{{ [1, 2] | random is defined }}",
    ],
)
def test_a_text_that_could_differ_is_rendered_for_each_page(
    entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = pages([1], [2])
    assert times_rendered(entry, many, monkeypatch) == 2 * len(many)


@pytest.mark.parametrize(
    "around",
    [
        "{% set _ = page.title.upper %}" + LIST,
        "{% set n = namespace(i=0) %}"
        + LIST.replace("{% include", "{% set n.i = n.i + 1 %}{% include"),
    ],
)
def test_what_a_layout_sets_itself_is_read_again(
    around: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = LOOP + ("{{ n.i }}" if "namespace" in around else "{{ _() }}")
    assert times_rendered(entry, pages(), monkeypatch, around) == 2 * len(pages())


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_memory, "_MAX_REMEMBERED", 1)
    assert times_rendered(LOOP, pages(), monkeypatch) > 4
