"""Topics listed, renamed and merged: the files that change, and where old addresses lead."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from briefing.commands.atomic_write import replace_files
from briefing.commands.program_name import quote
from briefing.commands.topic_list import near_duplicates
from briefing.core.diagnostics import Fault, text_width
from briefing.core.model import Topic
from tests.support.program import run
from tests.support.sample import sample_content

TOPICS = """# The topics of the archive.

[arms]
name = "Arms"

# Everything said aloud.
[talks]
name = "Talks"  # as they say
broader = "arms"
synonyms = ["parley"]

[summits]
name = 'Summits'
related = ['talks', "arms"]
names = {ko = "정상회담"}

# Kept apart from the above.

[speech]
name = "Speech"
broader = "talks"
related = [
  "talks",  # the same thing
  "summits",
]
"""
SITE = """title = "T"

[[feeds]]
title = "Talks and summits"
topics = ["talks", "summits"]  # both
"""


class Archive:
    """An archive in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        (self.content / "briefs").mkdir(parents=True)

    def write(self, path: str, text: str) -> Path:
        file = self.content / path
        file.write_bytes(text.encode())
        return file

    def brief(self, slug: str, topics: str, more: str = "") -> Path:
        front = f"---\ntitle: A\ndate: 2021-05-11\nauthor: B\n{topics}\n{more}---\nText: talks.\n"
        return self.write(f"briefs/{slug}.md", front)

    def run(self, *words: str, code: int = 0) -> str:
        return run("topics", "--root", str(self.root), *words, code=code)

    def bytes(self) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in self.content.rglob("*") if p.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    made.write("topics.toml", TOPICS)
    made.write("site.toml", SITE)
    return made


# ---- the list -----------------------------------------------------------------------------------


def test_the_list_is_a_tree_with_counts_and_unknown_words(archive: Archive) -> None:
    archive.brief("a", "topics: [talks, 정상회담]")
    archive.brief("b", "topics: talks", "status: draft\n")
    archive.brief("c", "topics: [nosuch]")
    archive.write("briefs/d.md", "no front matter")
    assert archive.run() == (
        "Topics, and the number of briefs that name each:\n\n"
        "  arms        Arms                0\n"
        "    talks     Talks               1 + 1 draft\n"
        "      speech  Speech              0\n"
        "  summits     Summits · 정상회담  1\n\n"
        "Used by no brief:\n  speech\n\n"
        "Words in briefs that are not topics (see “python3 build.py check "
        f"--root {quote(str(archive.root))}”):\n  nosuch  1\n\n"
        "1 brief is not counted, because the front matter cannot be read.\n"
    )


def test_the_list_fits_eighty_columns(archive: Archive) -> None:
    long = "".join(
        f'["{"가" * n}"]\nname = "{"한반도 정책 " * n}"\nbroader = "{"가" * (n - 1)}"\n'
        for n in range(2, 9)
    )
    archive.write("topics.toml", f'["가"]\nname = "하나"\n{long}')
    archive.brief("a", "topics: [가]")
    said = archive.run().splitlines()
    assert max(map(text_width, said)) <= 80
    rows = [line for line in said if line.startswith("  ") and line.rstrip()[-1].isdigit()]
    assert len({text_width(row) for row in rows}) == 1


def test_similar_topics_are_listed_with_the_command_that_merges_them(archive: Archive) -> None:
    archive.write("topics.toml", '[talks]\nname = "Talks"\n[talk]\nname = "A talk"\n')
    archive.brief("a", "topics: [talk]")
    assert f"topics --root {archive.root} merge talks talk\n" in archive.run()


def test_without_a_vocabulary_two_spellings_of_a_word_are_listed(archive: Archive) -> None:
    (archive.content / "topics.toml").unlink()
    archive.write("site.toml", SITE.partition("\n")[0])
    archive.brief("a", "topics: [Arms control]")
    archive.brief("b", "topics: [arms-control, Arms control]")
    assert "merge arms-control 'Arms control'\n" in archive.run()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Summit", "summits", True),
        ("Six-Party Talks", "six party talks", True),
        ("nuclear program", "nuclear-programme", True),
        ("policies", "policy", True),
        ("Resolution 1718", "Resolution 1874", False),
        ("North Korea", "South Korea", False),
        ("북한", "북핵", False),
        ("arms", "army", False),
    ],
)
def test_near_duplicates_look_similar_to_a_reader(one: str, other: str, alike: bool) -> None:
    topics = {"x1": Topic("x1", one), "y2": Topic("y2", other)}
    assert near_duplicates(topics) == ([("x1", "y2")] if alike else [])


# ---- rename -------------------------------------------------------------------------------------


def test_a_rename_changes_the_references_to_the_topic_and_nothing_else(archive: Archive) -> None:
    flow = archive.brief(
        "flow", "topics:   [ 'talks',arms , \"Talks\"]  # talks", "kind: brief # talks\n"
    )
    block = archive.brief("block", "topics:\n- summits\n-   TALKS   # here\n")
    single = archive.brief("single", "topics: talks")
    other = archive.brief("other", "topics: [arms]")
    block.chmod(0o640)
    before = other.stat().st_mtime_ns
    archive.brief("flow", "topics:   [ 'talks',arms ]  # talks", "kind: brief # talks\n")
    was = {p: p.read_text() for p in (flow, block, single)}
    said = archive.run("rename", "talks", "negotiations")
    assert said == (
        "Changed 3 briefs, topics.toml and site.toml. The old address leads to the new one.\n"
        "Readers still see the name “Talks”. You can change it in content/topics.toml.\n"
    )
    assert flow.read_text() == was[flow].replace("'talks'", "'negotiations'")
    assert block.read_text() == was[block].replace("TALKS", "negotiations")
    assert block.stat().st_mode & 0o777 == 0o640
    assert single.read_text() == was[single].replace("topics: talks", "topics: negotiations")
    assert other.stat().st_mtime_ns == before
    expected = (
        TOPICS.replace("[talks]", "[negotiations]")
        .replace("'talks'", "'negotiations'")
        .replace('"talks"', '"negotiations"')
        .replace('["parley"]\n', '["parley"]\naliases = ["talks"]\n')
    )
    assert (archive.content / "topics.toml").read_text() == expected
    assert (archive.content / "site.toml").read_text() == SITE.replace('"talks"', '"negotiations"')
    assert not list(archive.root.rglob("*.tmp"))


def test_a_rename_keeps_windows_line_ends(archive: Archive) -> None:
    archive.brief("one", "topics:\n  - arms\n  - talks  # talks")
    files = [path for path in archive.content.rglob("*.*") if path.name != "authors.toml"]
    for path in files:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    was = {path: path.read_bytes() for path in files}
    assert archive.run("rename", "talks", "negotiations").startswith("Changed 1 brief, topics.toml")
    for path in files:
        now = path.read_bytes()
        assert now != was[path]
        assert now.count(b"\n") == now.count(b"\r\n")
    brief = archive.content / "briefs/one.md"
    assert brief.read_bytes() == was[brief].replace(b"- talks", b"- negotiations")


@pytest.mark.parametrize("action", ["rename", "merge"])
def test_terms_of_the_glossary_keep_their_topics(archive: Archive, action: str) -> None:
    text = "# Terms\n[a]\nterm = 'A'\ndefinition = \"A.\"\ntopic = 'talks' # why\n"
    file = archive.root / "content/glossary.toml"
    file.write_text(text, "utf-8")
    new = "negotiations" if action == "rename" else "arms"
    said = archive.run(action, "talks", new)
    assert "glossary.toml" in said
    assert file.read_text("utf-8") == text.replace("talks", new)
    assert "error" not in run("--root", str(archive.root), "--quiet")


def test_old_addresses_lead_to_the_renamed_topic_and_its_feeds_continue(archive: Archive) -> None:
    for number in range(101):
        archive.brief(f"b{number}", "topics: [talks]")
    build = ("--root", str(archive.root), "--quiet")
    run(*build)
    site = archive.root / "site"
    before = (site / "topics/talks.xml").read_text()
    archive.run("rename", "talks", "negotiations")
    run(*build)
    for page in ("talks.html", "talks/2021.html"):
        text = (site / "topics" / page).read_text()
        root = "../" * (page.count("/") + 1)
        assert f'url={root}topics/{page.replace("talks", "negotiations")}"' in text
        assert "This topic has a new address" in text
    after = (site / "topics/talks.xml").read_text()
    assert before.replace("topics/talks.html", "topics/negotiations.html") == after
    assert (site / "topics/negotiations.xml").exists()


def test_a_renamed_topic_keeps_its_introduction_and_events(archive: Archive) -> None:
    archive.brief("a", "topics: talks")
    events = '\n[[talks.events]]\ndate = 2021\nlabel = "They talk."\nbrief = "a"\n'
    archive.write("topics.toml", TOPICS + events)
    (archive.content / "topics").mkdir()
    archive.write("topics/talks.md", "What was said.")
    archive.write("topics/talks.ko.md", "한 말.")
    said = archive.run("rename", "talks", "words")
    assert "Renamed content/topics/talks.md to content/topics/words.md.\n" in said
    assert "Renamed content/topics/talks.ko.md to content/topics/words.ko.md.\n" in said
    assert (archive.content / "topics/words.md").read_text() == "What was said."
    assert "[[words.events]]" in (archive.content / "topics.toml").read_text("utf-8")
    archive.run("merge", "words", "speech")
    assert (archive.content / "topics/speech.md").exists()
    assert "They talk." not in (archive.content / "topics.toml").read_text("utf-8")


def test_the_cure_for_a_former_id_is_the_new_id(archive: Archive) -> None:
    archive.brief("a", "topics: [talks]")
    archive.run("rename", "talks", "negotiations")
    late = archive.brief("late", "topics: [Talks, talks-]")
    late.write_text(late.read_text().replace("Talks, talks-", "parley"))
    archive.brief("late", "topics: [tAlks]")
    (archive.content / "topics.toml").write_text(
        (archive.content / "topics.toml").read_text().replace('"Talks"', '"Speaking"')
    )
    said = run("--root", str(archive.root), code=1)
    assert "unknown topic “tAlks”" in said
    assert "it is now “negotiations”" in said
    assert archive.run("rename", "talks", "negotiations").startswith("Changed 1 brief.")
    run("--root", str(archive.root))


def test_a_rename_can_be_reversed(archive: Archive) -> None:
    archive.brief("a", "topics: [talks]")
    archive.run("rename", "talks", "negotiations")
    archive.run("rename", "negotiations", "talks")
    read = tomllib.loads((archive.content / "topics.toml").read_text())
    assert read["talks"]["aliases"] == ["negotiations"]
    assert "topics: [talks]" in (archive.content / "briefs/a.md").read_text()
    run("--root", str(archive.root))


@pytest.mark.skipif(os.name == "nt", reason="links need a permission")
def test_topics_that_are_refused_are_not_absent(archive: Archive, tmp_path: Path) -> None:
    archive.brief("a", "topics: [talks]")
    elsewhere = (archive.content / "topics.toml").rename(tmp_path / "topics.toml")
    (archive.content / "topics.toml").symlink_to(elsewhere)
    before = archive.bytes()
    for words in (("list",), ("rename", "talks", "x"), ("merge", "talks", "summits")):
        assert "topics.toml:1:1: error: this is a link that" in archive.run(*words, code=1)
    assert archive.bytes() == before
    new = ("new", "A title", "--root", str(archive.root), "--author", "A", "--topics", "x")
    assert "this is a link that leaves content/" in run(*new, code=1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rename", "talsk", "x"), "unknown topic “talsk”; did you mean “talks”?"),
        (("rename", "talks", "Summits"), "the topic “summits” already exists; to make one topic"),
        (("rename", "talks", "a b"), "“a b” cannot be the id of a topic"),
        (("rename", "talks"), "rename needs two ids; run: python3 build.py topics --root "),
        (("merge", "talks"), "merge needs at least two ids"),
        (("merge", "talks", "talks"), "cannot be merged into itself"),
        (
            ("merge", "arms", "speech"),
            "is narrower than “talks”, which is narrower than “arms”",
        ),
        (("list", "x"), "the list of topics takes no id, such as “x”"),
        (("rename", "summits", "old"), "“old” is a former id of “arms”"),
        (("rename", "old", "x"), "the topic “old” no longer exists; it is now “arms”"),
    ],
)
def test_an_impossible_command_changes_nothing(
    archive: Archive, words: tuple[str, ...], told: str
) -> None:
    file = archive.content / "topics.toml"
    file.write_text(TOPICS.replace('"Arms"\n', '"Arms"\naliases = ["old"]\n', 1))
    archive.brief("a", "topics: [talks, summits]")
    before = archive.bytes()
    assert told in archive.run(*words, code=2)
    assert archive.bytes() == before


@pytest.mark.parametrize(
    "broken",
    [
        "---\ntitle: a: b\ntopics: [talks]\n---\nText.\n",
        "---\ntitle: a\ntopics: >\n  talks\n---\nText.\n",
    ],
)
def test_a_brief_that_cannot_be_edited_stops_the_command(archive: Archive, broken: str) -> None:
    archive.brief("a", "topics: [talks]")
    archive.write("briefs/broken.md", broken)
    before = archive.bytes()
    said = archive.run("rename", "talks", "x", code=1)
    assert "content/briefs/broken.md:" in said
    assert "The command did nothing" in said
    assert archive.bytes() == before


def test_a_rename_keeps_mixed_line_ends(archive: Archive) -> None:
    brief = archive.content / "briefs/mixed.md"
    brief.write_bytes("\ufeff---\r\ntopics: [talks]\r\n---\nText.\r\n".encode())
    archive.run("rename", "talks", "x")
    assert brief.read_bytes() == "\ufeff---\r\ntopics: [x]\r\n---\nText.\r\n".encode()


def test_a_rename_keeps_the_spelling_of_other_words(archive: Archive) -> None:
    brief = archive.brief("a", 'topics: ["t\\x61lks", two\n  lines]')
    archive.run("rename", "talks", "x")
    assert 'topics: ["x", two\n  lines]' in brief.read_text()


def test_if_one_file_cannot_be_written_no_file_is_written(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "gone/b.md"
    first.write_text("old")
    with pytest.raises(Fault, match="nothing was changed"):
        replace_files({str(first): b"new", str(second): b"new"})
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]
    assert first.read_text() == "old"


@pytest.mark.parametrize("done", [1, 2, 3])
def test_an_interrupted_command_can_be_repeated(archive: Archive, done: int) -> None:
    paths = [archive.brief("a", "topics: [talks]"), archive.brief("b", "topics: [talks]")]
    paths.append(archive.content / "site.toml")
    old = {path: path.read_bytes() for path in (*paths, archive.content / "topics.toml")}
    archive.run("rename", "talks", "x")
    new = archive.bytes()
    for path in (*paths[done:], archive.content / "topics.toml"):
        path.write_bytes(old[path])
    archive.run("rename", "talks", "x")
    assert archive.bytes() == new


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    replace_files({str(tmp_path / "link.md"): b"new"})
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_changes_not_committed_are_mentioned(archive: Archive) -> None:
    brief = archive.brief("a", "topics: [talks]")
    git = ["git", "-C", str(archive.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *words], check=True)
    assert "committed" not in archive.run("rename", "talks", "x")
    subprocess.run([*git, "commit", "-qam", "Renamed"], check=True)
    brief.write_text(brief.read_text() + "More.\n")
    said = archive.run("rename", "x", "y")
    assert "1 of these files had changes that were not committed" in said


# ---- without a vocabulary -----------------------------------------------------------------------


def test_without_a_vocabulary_words_are_renamed_and_old_addresses_end(
    archive: Archive,
) -> None:
    (archive.content / "topics.toml").unlink()
    archive.write("site.toml", SITE)
    brief = archive.brief("a", "topics: [Talks, summits]")
    said = archive.run("rename", "talks", "Open talks: a start")
    assert said.startswith("Changed 1 brief and site.toml.\nThe old address no longer works")
    assert 'topics: ["Open talks: a start", summits]' in brief.read_text()
    assert (
        'topics = ["Open talks: a start", "summits"]' in (archive.content / "site.toml").read_text()
    )
    run("--root", str(archive.root))


def test_two_spellings_of_a_word_become_one(archive: Archive) -> None:
    (archive.content / "topics.toml").unlink()
    archive.write("site.toml", SITE.partition("\n")[0])
    archive.brief("a", "topics: [Talks]")
    archive.brief("b", "topics: [talks, arms]")
    run("--root", str(archive.root), code=1)
    assert archive.run("merge", "Talks", "talks").startswith("Changed 1 brief.")
    run("--root", str(archive.root))


# ---- merge --------------------------------------------------------------------------------------


def test_a_merge_leaves_one_topic_with_the_words_of_all(archive: Archive) -> None:
    archive.brief("a", "topics: [talks, speech, arms]")
    archive.brief("b", "topics:\n  - arms\n  - speech  # mine\n  - summits\n")
    archive.brief("c", "topics: talks")
    said = archive.run("merge", "talks", "speech", "summits")
    assert said.startswith("Changed 3 briefs, topics.toml and site.toml. The old addresses lead")
    assert "topics: [summits, arms]\n" in (archive.content / "briefs/a.md").read_text()
    assert "  - arms\n  - summits\n" in (archive.content / "briefs/b.md").read_text()
    assert "topics: summits\n" in (archive.content / "briefs/c.md").read_text()
    assert (archive.content / "site.toml").read_text() == SITE.replace('"talks", ', "")
    assert (archive.content / "topics.toml").read_text() == (
        "# The topics of the archive.\n\n"
        '[arms]\nname = "Arms"\n\n'
        '[summits]\nname = \'Summits\'\nrelated = ["arms"]\nnames = {ko = "정상회담"}\n'
        'aliases = ["talks", "speech"]\nsynonyms = ["Talks", "parley", "Speech"]\n\n'
        "# Kept apart from the above.\n"
    )
    run("--root", str(archive.root))
    assert (archive.root / "site/topics/speech.html").exists()


def test_the_shipped_archive_survives_renames_and_merges(tmp_path: Path) -> None:
    shutil.copytree(sample_content(), tmp_path / "content")
    run("topics", "--root", str(tmp_path), "rename", "summits", "summit-meetings")
    run("topics", "--root", str(tmp_path), "merge", "six-party-talks", "us-dprk-talks", "diplomacy")
    assert "Built" in run("--root", str(tmp_path))
