"""The check, run by its command: what it prints and counts, and that it changes no site."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from briefing.build.toolchain import identify_toolchain
from briefing.storage.cache import open_cache
from tests.support.caches import made_by
from tests.support.program import run as run_program
from tests.support.repository import REPO
from tests.support.sample import sample_content

GOOD = """---
title: {title}
date: 2021-05-11
author: Han Minji
topics: [sanctions]
summary: What happened.
sources: [{{title: A source}}]
---
It happened.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "briefs/good.md", GOOD.format(title="A brief"))
    write(tmp_path, "briefs/2020/other.md", GOOD.format(title="Something else"))
    return tmp_path


def write(root: Path, path: str, text: str) -> Path:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def run(root: Path, *words: str, code: int = 0, cwd: Path = REPO) -> str:
    """What a command printed on both streams."""
    return run_program(*words, "--root", str(root), code=code, cwd=cwd)


def problems(said: str) -> list[str]:
    return [line for line in said.splitlines() if ": error: " in line or ": warning: " in line]


def test_a_check_without_problems_prints_one_line_and_publishes_nothing(root: Path) -> None:
    said = run(root, "check")
    assert said.startswith("Checked 2 briefs in ")
    assert said.endswith(" s: 0 errors, 0 warnings.\n")
    assert not (root / "site").exists()


def test_a_check_reports_the_errors_of_a_build(root: Path) -> None:
    text = GOOD.format(title="Third").replace("summary", "sumary") + "\n[x](nope.md)\n"
    write(root, "briefs/third.md", text)
    write(root, "briefs/2020/good.md", GOOD.format(title="Twice"))
    write(root, "site.toml", 'titel = "A"\n')
    built = problems(run(root, "--quiet", code=1))
    assert len(built) > 3
    assert problems(run(root, "check", code=1)) == built
    assert problems(run(root, "check", code=1)) == built  # From what is kept.


def test_only_problems_of_named_files_are_printed_and_counted(root: Path) -> None:
    write(root, "briefs/good.md", GOOD.format(title="A brief").replace("sources", "source"))
    named = str(root / "content/briefs/2020")
    said = run(root, "check", named)
    assert not problems(said)
    assert "The files that you did not name have 1 error." in said
    assert problems(run(root, "check", "content/briefs/good.md", code=1))
    assert problems(run(root, "check", "good.md", code=1, cwd=root / "content/briefs"))
    assert "no file or folder content/nope.md" in run(root, "check", "content/nope.md", code=2)
    assert "is not in content/" in run(root, "check", str(REPO / "README.md"), code=2)


def test_annotations_repeat_errors_and_warnings(root: Path) -> None:
    write(root, "briefs/good.md", GOOD.format(title="A brief").replace("summary: What", "#"))
    said = run(root, "check", "--github")
    assert (
        "\n::warning file=content/briefs/good.md,line=1,col=1::the brief has no summary"
        in "\n" + said
    )


def test_a_check_works_while_a_build_has_its_cache_locked(root: Path) -> None:
    run(root)
    with open_cache(str(root), str(root / "site"), identify_toolchain):
        assert "0 errors" in run(root, "check")


def test_the_first_check_reads_nothing_that_a_build_has_read(root: Path) -> None:
    run(root)
    with open_cache(str(root), "elsewhere", identify_toolchain) as store:
        store.borrow(str(root), str(root / "site"))
        (kept,) = store._db.execute("select count(*) from record").fetchone()
        assert kept == 2
        assert store.has("inputs")
    with open_cache(str(root), "of another making", made_by("other")) as store:
        store.borrow(str(root), str(root / "site"))
        assert not store.has("inputs")


def test_a_check_sees_an_edit_and_its_correction(root: Path) -> None:
    file = root / "content/briefs/good.md"
    assert not problems(run(root, "check"))
    file.write_text(GOOD.format(title="A brief") + "\n#### Deep\n", "utf-8")
    (warning,) = problems(run(root, "check"))
    assert warning.startswith("content/briefs/good.md:11:1: warning: this heading has level 4")
    assert problems(run(root, "check")) == [warning]
    file.write_text(GOOD.format(title="A brief"), "utf-8")
    assert not problems(run(root, "check"))


def test_a_damaged_cache_is_made_again(root: Path) -> None:
    run(root, "check")
    (store,) = (root / ".briefing").glob("check-*.sqlite")
    store.write_bytes(b"spoilt" * 1000)
    assert "0 errors" in run(root, "check")
    assert sqlite3.connect(store).execute("select count(*) from style").fetchone() == (2,)


def test_many_warnings_are_counted_unless_kinds_or_files_are_named(root: Path) -> None:
    headings = "\n#### Deep\n\n## Shallow\n" * 25
    for number in range(24):
        text = GOOD.format(title=f"Number {number}").replace("sources", "#")
        write(root, f"briefs/n{number}.md", text)
    write(root, "briefs/deep.md", GOOD.format(title="Deep") + headings + "\n# Wrong\n")
    said = run(root, "check")
    assert ["first-level-heading" in line for line in problems(said)] == [True]
    assert "warning: skipped-heading: 25 in 1 brief; to see them, run: " in said
    command = f"check --root {root} --only no-source"
    assert re.search(
        rf"^warning: no-source: 24 in 24 briefs; to see them, run: \S.* {command}$", said, re.M
    )
    assert ": 0 errors, 50 warnings." in said
    assert len(problems(run(root, "check", "--only", "no-source"))) == 24
    assert len(problems(run(root, "check", "--only", "heading, no-source"))) == 50
    assert len(problems(run(root, "check", "content"))) == 45  # Of each kind in a file, 20.
    assert "did you mean “no-source”?" in run(root, "check", "--only", "no-surce", code=2)
    assert "did you mean “alt”?" in run(root, "check", "--only", "alr", code=2)


def test_only_the_named_kinds_count(root: Path) -> None:
    write(root, "briefs/good.md", GOOD.format(title="A brief").replace("[sanctions]", ""))
    said = run(root, "check", "--only", "no-source")
    assert not problems(said)
    assert "The kinds that you did not name have 1 error." in said
    assert len(problems(run(root, "check", "--only", "empty-value", code=1))) == 1
    write(root, "site.toml", 'title = "A"\n[checks]\nno-source = "off"\n')
    said = run(root, "check", "--only", "no-source")
    assert "content/site.toml switches off: no-source\n" in said


def test_a_layout_that_cannot_be_read_is_an_error_and_an_unused_one_is_not(root: Path) -> None:
    (root / "layouts").mkdir()
    (root / "layouts/notes.txt").write_text("{% nonsense", "utf-8")
    assert not problems(run(root, "check"))
    (root / "layouts/standing.html").write_text("<p>\n{{ page.title | shout }}\n", "utf-8")
    (error,) = problems(run(root, "check", code=1))
    assert error.startswith("layouts/standing.html:2:1: error: there is no filter “shout”")


@pytest.mark.parametrize(
    ("layout", "message", "hint"),
    [
        ("{% if page %}a", "the tag {% if … %} has no end", "write {% endif %}"),
        ("{% shout %}", "there is no tag “shout” that can stand here", "correct the word"),
        ("{{ page.title }", "this line cannot be read: unexpected", "close each “{{” with “}}”"),
        ("{% for a page %}", "this line cannot be read: ", "close each “{{” with “}}”"),
        ("{% block a %}{% endblock b %}", "this line cannot be read: ", ""),
    ],
)
def test_a_mistake_in_a_layout_has_a_cure(root: Path, layout: str, message: str, hint: str) -> None:
    (root / "layouts").mkdir()
    (root / "layouts/standing.html").write_text(f"<p>\n{layout}", "utf-8")
    said = run(root, "check", code=1)
    (error,) = problems(said)
    assert error.startswith(f"layouts/standing.html:2:1: error: {message}")
    assert hint in said


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ('silence = ["long-titel"]', "there is no kind of problem “long-titel”"),
        ('silense = ["long-title"]', "unknown key “silense”"),
        ('title_length = "wide"', "title_length must be a whole number"),
    ],
)
def test_settings_that_mean_nothing_are_errors(root: Path, settings: str, wrong: str) -> None:
    write(root, "site.toml", f'title = "A"\n[style]\n{settings}\n')
    (error,) = problems(run(root, "check", code=1))
    assert wrong in error
    assert error.startswith("content/site.toml:3:")


def test_the_shipped_archive_is_in_good_style(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to(sample_content())
    assert not problems(run(tmp_path, "check"))


def test_settings_of_checks_change_no_page(root: Path) -> None:
    write(root, "site.toml", 'title = "A"\n')
    run(root)
    write(root, "site.toml", 'title = "A"\n[style]\nsilence = ["no-source"]\n')
    assert "(0 written)" in run(root)


def test_part_0_of_a_series_is_the_only_problem(root: Path) -> None:
    """The brief may be any part, so that no other part is missing."""

    def save(slug: str, number: int) -> None:
        title, line = f"Part {slug}", f"series: {{id: talks, part: {number}}}\nsources"
        text = GOOD.format(title=title).replace("sources", line)
        write(root, f"briefs/{slug}.md", text)

    save("zero", 0)
    save("two", 2)
    [said] = problems(run(root, "check", code=1))
    assert "zero.md:7:27: error: the first part of a series has the number 1" in said
    save("zero", 1)
    assert problems(run(root, "check")) == []
