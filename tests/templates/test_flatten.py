"""Optimized layouts give the bytes that Jinja gives, and errors have their file and line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing.build import render_site
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest
from briefing.core.view_model import Context, Head, Page, Site
from briefing.templates import render
from briefing.templates.files import Layouts
from tests.support.corpus import write_corpus
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.shipped_site import files

SITE = Site("", "", "", "", "", "en", "", "", "", "", (), {}, "", {}, {})


def build_site(root: Path, out: str) -> dict[str, bytes]:
    result = build(BuildRequest(str(root), str(root / out), at=1_800_000_000), lambda *_: None)
    assert result.published
    return files(root / out)


@pytest.mark.long
@pytest.mark.usefixtures("jinja_alone")
def test_every_page_is_as_jinja_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One build uses all optimizations, one has no code generator, and one only Jinja."""
    write_corpus(tmp_path, 40)
    shutil.copytree(sample_content(), tmp_path / "content", dirs_exist_ok=True)
    # Both archives' topics and authors are as the briefs have them.
    (tmp_path / "content/topics.toml").unlink()
    (tmp_path / "content/authors.toml").unlink()
    monkeypatch.setattr(render_site, "_COMPILE_MIN_GROUPS", 1)
    unoptimized: set[str] = set()
    render_unoptimized = render.render_unoptimized

    def recorded(*arguments: Any) -> bytes:
        unoptimized.add(arguments[2].layout)
        return render_unoptimized(*arguments)

    monkeypatch.setattr(render, "render_unoptimized", recorded)
    optimized = build_site(tmp_path, "optimized")
    monkeypatch.setattr(render, "USE_CODE_GENERATOR", False)
    flattened = build_site(tmp_path, "flattened")
    # No optimized code failed. The layouts of a few rare pages are not compiled.
    assert unoptimized == {"redirect.html"}
    monkeypatch.setattr(render_site, "_COMPILE_MIN_GROUPS", 10**9)
    plain = build_site(tmp_path, "plain")
    assert len(plain) > 200
    assert flattened == plain
    assert optimized == plain


def render_page(sources: dict[str, str], optimized: bool, **values: object) -> str:
    layouts = Layouts(sources, {}, {}, {})
    context_type = msgspec.defstruct("Values", [*values], bases=(Context,), frozen=True)
    context: Any = context_type(SITE, Head("p.html", "", "en", "T", ""), **values)
    page = Page("p.html", context)
    key = render.template_key(page)
    bytecode = {key: render.compiler(layouts)(key)} if optimized else {}
    assert all(bytecode.values())
    return render.renderer(layouts, bytecode, {})(page, None).decode()


CASES = {
    "blocks and defaults": (
        "{% extends 'b.html' %}{% block a %}A{{ x }}{% endblock %}",
        "<{% block a %}-{% endblock %}{% block c %}c{% endblock %}>",
        "",
    ),
    "a variable set beside blocks": (
        "{% extends 'b.html' %}{% set y = x ~ '&' %}{% block a %}{{ y }}{% endblock %}",
        "{{ y }}|{% block a %}{% endblock %}",
        "",
    ),
    "super": (
        "{% extends 'b.html' %}{% block a %}{{ super() }}+{% endblock %}",
        "{% block a %}base{{ x }}{% endblock %}",
        "",
    ),
    "an include sees the loop and keeps its own variables": (
        "{% set z = 1 %}{% for i in many %}{% include 'i.html' %}{{ z }}{% endfor %}",
        "",
        "{% set z = i %}[{{ z }}{{ x }}]",
    ),
    "an include of other escaping": ("{% include 'i.txt' %}{{ x }}", "", "{{ x }}"),
    "an include in a block in a condition": (
        "{% extends 'b.html' %}"
        "{% block a %}{% if x %}{% include 'i.html' %}{% endif %}{% endblock %}",
        "{% if many %}{% block a %}{% endblock %}{% else %}none{% endif %}",
        "({{ many | length }})",
    ),
    "a macro and an import": (
        "{% from 'i.html' import m %}{{ m(x) }}",
        "",
        "{% macro m(v) %}<b>{{ v }}</b>{% endmacro %}",
    ),
    "words with values": (
        "{{ _('%(a)s of 100%%', a=x) }} {{ _('plain') }} {{ ngettext('%(num)s', '%(num)ss', 2) }}",
        "",
        "",
    ),
    "words of numbers": (
        "{% for n in many %}{{ ngettext('%(n)s a <%(x)s>', '%(num)s %(n)ss 100%%', n, n=n, x=x) }}"
        "{{ pgettext('w', '%(context)s %(x)s%(x)s', x=x) }}{% endfor %}",
        "",
        "",
    ),
    "a word's name given to something else": (
        "{% macro _(v) %}[{{ v }}]{% endmacro %}{{ _('plain') }}",
        "",
        "",
    ),
    "conditions in a line": (
        "{% if x %}a{{ x }}{% if not many %}b{% endif %}{% elif d %}c{% else %}{{ d }}{% endif %}"
        "{{ x if many else 'none' }}{{ _('%(a)s', a=x) if d else x | safe }}",
        "",
        "",
    ),
    "values joined, and kept in a namespace": (
        "{% set n = namespace(many=[x], t=x ~ 1) %}{% set n.many = n.many + [n.t | safe] %}"
        "{{ n.many | join('&') }}{{ n.t ~ ('<' | safe) ~ many }}{{ n }}",
        "",
        "",
    ),
    "fields, keys and methods": (
        "{{ [page, page] | map(attribute='title') | join }}{{ page['lang'] }}{{ d['class'] }}"
        "{{ [d] | map(attribute='class') | list }}{{ x.startswith('<') }}{{ d.get('class') }}"
        "{{ [page] | selectattr('title') | list | length }}",
        "",
        "",
    ),
    "a macro, a set block and a filter block": (
        "{% macro m(v) %}<{{ v }}>{{ x }}{% endmacro %}{% set s %}{{ m(x) }}{{ x }}{% endset %}"
        "{{ s }}{{ s | upper }}{% filter upper %}{{ x }}b{% endfilter %}{{ many }}{{ 1.5 }}"
        "{{ none }}",
        "",
        "",
    ),
    "what is not there": (
        "{{ page.nothing | default('d') }}{% if page.no is defined %}!{% endif %}{{ d.class }}",
        "",
        "",
    ),
    "a name that a block and a loop share": (
        "{% extends 'b.html' %}{% block a %}{{ i }}{% endblock %}",
        "{% for i in many %}{% block a scoped %}{% endblock %}{% endfor %}",
        "",
    ),
    "a name set below an include": (
        "{% include 'i.html' %}{% set x = 2 %}{{ x }}{% include 'i.html' %}",
        "",
        "{{ x | default('none') }}",
    ),
    "a name set below a condition with an include": (
        "{% if many %}{% include 'i.html' %}{% endif %}{% if d %}{% set x = 2 %}{% endif %}{{ x }}"
        "{% set many = 3 %}",
        "",
        "{% if not d %}{% set many = 1 %}{% endif %}"
        "{% for i in [1] %}{{ x | default('none') }}{{ many | default('none') }}{% endfor %}",
    ),
    "a name set below an include in a loop": (
        "{% for i in many %}{% include 'b.html' %}{% set x %}{{ i }}{% endset %}{{ x }}"
        "{% endfor %}",
        "{% if i %}{% include 'i.html' %}{% endif %}",
        "{{ x | default('none') }}",
    ),
    "a name set below a block": (
        "{% extends 'b.html' %}{% block a %}{% include 'i.html' %}{% endblock %}",
        "{% block a %}{% endblock %}{% set x = 2 %}{{ x }}",
        "{{ x is defined }}",
    ),
    "a name that a block sets around a block": (
        "{% extends 'b.html' %}{% block a %}{{ x }}{% endblock %}",
        "{% block c %}{% set x = 2 %}{% block a %}{% endblock %}{{ x }}{% endblock %}",
        "",
    ),
    "an include in a loop that it knows nothing of": (
        "{% for i in many %}{% include 'i.html' %}{% endfor %}",
        "",
        "{{ loop is defined }}",
    ),
    "an include in a loop that is read": (
        "{% for i in many %}{{ loop.index }}{% include 'i.html' %}{% endfor %}",
        "",
        "{{ loop is defined }}{{ loop.last }}",
    ),
    "an include in a loop in an include": (
        "{% for i in many %}{% for j in many %}{% include 'b.html' %}{% endfor %}{% endfor %}",
        "{% if j %}{% include 'i.html' %}{% endif %}",
        "{{ loop is defined }}{{ j }}",
    ),
    "an include with a loop of its own in a loop": (
        "{% for i in many %}{% include 'i.html' %}{% endfor %}",
        "",
        "{% for j in many %}{{ loop.index }}{{ i }}{% if loop.last %}.{% endif %}{% endfor %}",
    ),
    "an include with a loop of its own in a loop that is read": (
        "{% for i in many %}{% include 'i.html' %}{{ loop.last }}{% endfor %}",
        "",
        "{% for j in many %}{{ loop.index }}{% else %}{{ loop is defined }}{% endfor %}",
    ),
    "an include whose own loop is over what the loop around it would give": (
        "{% for i in many %}{% include 'i.html' %}{{ loop.index }}{% endfor %}",
        "",
        "{% for j in [loop is defined] %}{{ j }}{{ loop.first }}{% endfor %}",
    ),
    "an include in a macro": (
        "{% macro m(v) %}{% include 'i.html' %}{% endmacro %}{{ m(1) }}",
        "",
        "{{ varargs is defined }}{{ caller is defined }}{{ v }}",
    ),
}


@pytest.mark.parametrize("code_generator", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_optimized_layouts_give_what_jinja_gives(
    name: str, code_generator: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "USE_CODE_GENERATOR", code_generator)
    page, base, included = CASES[name]
    sources = {"p.html": page, "b.html": base, "i.html": included, "i.txt": included}
    values: dict[str, object] = {"x": "<&>", "many": [1, 2], "d": {"class": "c"}}
    assert render_page(sources, True, **values) == render_page(sources, False, **values)


def test_an_error_in_an_optimized_layout_has_its_file_and_line() -> None:
    sources = {"p.html": "{% include 'i.html' %}", "i.html": "one\n{{ page.titel }}\n"}
    with pytest.raises(render.LayoutError) as caught:
        render_page(sources, True)
    assert (caught.value.problem.path, caught.value.problem.line) == ("layouts/i.html", 2)


def test_processes_started_anew_render_the_same(tmp_path: Path) -> None:
    """As on Windows and macOS, where a process shares nothing with the one that starts it."""
    write_corpus(tmp_path, 84)  # Enough for two processes that read.
    build = "import sys; from briefing.build import workers; from briefing.cli import main; "
    build += "workers._FORKS = {}; sys.exit(main.main("
    build += "['--root', sys.argv[1], '--out', sys.argv[2], '--jobs', '2', '--quiet']))"
    sites = []
    for forks in (True, False):
        out = tmp_path / f"site-{forks}"
        code = build.replace("{}", str(forks))
        if not forks:
            # A new process imports this file first, so the build is below this condition.
            code = f"if __name__ == '__main__':\n    {code.replace('; ', chr(10) + '    ')}"
        script = tmp_path / f"{forks}.py"
        script.write_text(f"import sys\nsys.path.insert(0, {str(REPO)!r})\n{code}\n", "utf-8")
        subprocess.run([sys.executable, str(script), str(tmp_path), str(out)], check=True)
        sites.append(files(out))
    assert sites[0] == sites[1]
