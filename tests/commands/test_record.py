"""The commands `correct` and `withdraw`, and the relations that `new` writes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.commands import new, questions
from tests.support.folder import Folder
from tests.support.repository import REPO
from tests.support.terminal import read_terminal

AUTHORS = '[minji]\nname = "Minji Han"\n[ruth]\nname = "Ruth"\n'
TOPICS = '[talks]\nname = "Talks"\n[arms]\nname = "Arms"\n'


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("authors.toml", AUTHORS)
    folder.write("topics.toml", TOPICS)
    keys = {"author": "[Minji Han, ruth]", "topics": "[Arms, talks]", "kind": "analysis"}
    folder.brief("old", **keys)
    folder.brief("old-ko", lang="ko", translation_of="old", **keys)
    return folder


def text_of(archive: Folder, slug: str) -> str:
    return (archive.root / f"content/briefs/{slug}.md").read_text("utf-8")


def test_a_correction_is_recorded_and_all_else_stays(archive: Folder) -> None:
    before = text_of(archive, "old")
    said = archive.run("correct", "old", "--note", "The  date\nwas “wrong”.")
    after = text_of(archive, "old")
    (entry,) = re.findall(r"^  - (\{date: \d{4}-\d\d-\d\d, kind: correction, .*)$", after, re.M)
    assert after.replace(f"updates:\n  - {entry}\n", "") == before
    assert f"Changed content/briefs/old.md:\n  + updates:\n  +   - {entry}\n" in said
    archive.run("correct", "content/briefs/old.md", "--kind", "update", "--note", "More.")
    assert text_of(archive, "old").count("kind: update, ") == 1
    assert "0 errors" in archive.run("check")


def test_a_withdrawal_sets_the_status_too(archive: Folder) -> None:
    said = archive.run("withdraw", "old", "--note", "A source was retracted.")
    assert "  + status: withdrawn\n" in said
    assert 'new "The title" --supersedes old\n' in said
    assert "0 errors" in archive.run("check")
    assert "is withdrawn already" in archive.run("withdraw", "old", "--note", "N", code=2)


def test_a_brief_with_other_errors_can_be_corrected(archive: Folder) -> None:
    archive.brief("wrong", summry="x", topics="[nothing]")
    archive.run("correct", "wrong", "--note", "N")
    assert "kind: correction" in text_of(archive, "wrong")


def test_an_entry_that_would_be_an_error_is_not_written(archive: Folder) -> None:
    file = archive.brief("later", date="2999-01-01", author="nobody", topics="[talks]", lang="e")
    before = file.read_bytes()
    said = archive.run("correct", "later", "--note", "N", code=1)
    assert said.startswith("content/briefs/later.md:1:1: error: the update of ")
    assert "│" not in said, "the entry is in no line of the file, so none is shown"
    assert "\nThe command did nothing" in said
    assert file.read_bytes() == before


def test_the_same_entry_is_not_written_twice(archive: Folder) -> None:
    archive.run("correct", "old", "--note", "The date was wrong.")
    before = text_of(archive, "old")
    words = ("correct", "old", "--note", "The date  was wrong.")
    assert "old.md has this entry already" in archive.run(*words, code=2)
    assert text_of(archive, "old") == before


def test_a_status_without_a_value_is_set_and_other_errors_are_named(archive: Folder) -> None:
    archive.brief("empty", author="ruth", topics="[talks]", status="")
    archive.run("withdraw", "empty", "--note", "N")
    assert "\nstatus: withdrawn \n" in text_of(archive, "empty")
    archive.brief("table", author="ruth", topics="[talks]", updates="{date: 2021-05-12, note: N}")
    said = archive.run("withdraw", "table", "--note", "N", code=1)
    assert "table.md:6:10: error: updates must be a list (wrong-type)" in said
    assert "cannot edit" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("correct", "odl", "--note", "N"), "there is no brief “odl”; did you mean “old”?"),
        (("correct", "old", "--note", "A\x07b"), "note contains an invisible character (U+0007)"),
        (("correct", "old"), 'must learn the reason; add --note "One sentence for readers"'),
        (("correct", "later", "--note", "N"), "is not published before 2999-01-01, so no reader"),
        (("withdraw", "held", "--note", "N"), "is not published before 2999-01-01, so no reader"),
        (("withdraw", "rough", "--note", "N"), "is a draft, which no reader has seen"),
        (("new", "A", "--translation-of", "old"), "the translation has no language; add --lang"),
        (
            ("new", "A", "--translation-of", "old", "--lang", "en"),
            "“old” is in the language “en” itself",
        ),
        (("new", "A", "--translation-of", "old-ko"), "name the original: --translation-of old"),
        (("new", "A", "--supersedes", "old, odl-ko"), "did you mean “old-ko”?"),
    ],
)
def test_what_is_refused(archive: Folder, words: tuple[str, ...], told: str) -> None:
    archive.brief("rough", status="draft")
    archive.brief("later", date="2999-01-01", author="ruth", topics="[talks]")
    archive.brief("held", embargo="2999-01-01", author="ruth", topics="[talks]")
    before = archive.tree(archive.root)
    assert told in archive.run(*words, code=2)
    assert archive.tree(archive.root) == before


def test_all_that_is_wrong_with_a_new_brief_is_reported_together(archive: Folder) -> None:
    words = ("new", "Old", "--kind", "nwes", "--lang", "EN", "--author", "nina", "--topics", "x,y")
    said = archive.run(*words, "--supersedes", "odl,old,nope", "--translation-of", "n", code=2)
    assert [line.partition(";")[0] for line in said.splitlines()] == [
        "briefing: unknown kind “nwes”",
        "briefing: “EN” is not a language tag",
        "briefing: there is no brief “odl”",
        "briefing: there is no brief “nope”",
        "briefing: there is no brief “n”",
        "briefing: content/briefs/old.md already has the address “old”",
        "briefing: unknown author “nina”",
        "briefing: unknown topic “x”",
        "briefing: unknown topic “y”",
    ]


def test_a_translation_takes_over_what_is_not_given(archive: Folder) -> None:
    archive.run("new", "Vieux", "--translation-of", "old", "--lang", "fr", "--topics", "talks")
    (file,) = (archive.root / "content/briefs").rglob("vieux.md")
    text = file.read_text("utf-8")
    for line in ("author: [minji, ruth]", "topics: [talks]", "kind: analysis", "lang: fr"):
        assert f"\n{line}\n" in text
    assert "\ntranslation_of: old\n# translator: who translated it" in text
    assert "0 errors" in archive.run("check")


def test_a_new_brief_supersedes_others(archive: Folder) -> None:
    archive.run("new", "New", "--supersedes", "old, old-ko", "--author", "ruth")
    (file,) = (archive.root / "content/briefs").rglob("new.md")
    text = file.read_text("utf-8")
    assert "\nsupersedes: [old, old-ko]\n# supersedes_note: why this one replaces" in text
    assert "\ntopics: [arms, talks]\n" in text
    said = archive.run("new", "X", "--translation-of", "old", "--lang", "ja", "--note", "N", code=2)
    assert "--note says why a brief replaces others; add --supersedes SLUG\n" in said


def test_the_reason_why_a_brief_supersedes_another_is_asked_for_and_the_result_shown(
    archive: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--supersedes", "old", "--author", "ruth")
    shown = '\n  supersedes: [old]\n  supersedes_note: "A “---”: new figures"\n'
    assert shown in archive.run("new", "New", *words, "--note", "A “---”:  new figures")
    answers = iter(["A\x07", "A “---”: new figures", ""])
    monkeypatch.setattr(new, "is_interactive", lambda: True)
    monkeypatch.setattr(questions, "ask", lambda question: next(answers))
    said = archive.run("new", "Newer", *words)
    assert "  the answer contains an invisible character (U+0007); delete it\n" in said
    assert shown in said
    assert "supersedes_note" not in archive.run("new", "Newest", *words)


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_on_a_terminal_the_note_is_asked_for(archive: Folder) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, str(REPO / "build.py"), "withdraw", "old"]
    done = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=archive.root)
    os.close(theirs)
    os.write(ours, b"\nA \x07 source.\nA source was retracted.\n")
    said = b"".join(read_terminal(ours)).decode()
    assert done.wait() == 0
    os.close(ours)
    assert said.count("Why was it withdrawn?") == 3
    assert "the answer contains an invisible character (U+0007); delete it" in said
    assert 'kind: withdrawal, note: "A source was retracted."' in text_of(archive, "old")
