"""Topics listed, renamed and merged: what is rewritten, what is left, where old addresses lead."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.commands.atomic_write import replace_files
from briefing.commands.topic_list import near_duplicates
from briefing.content import topic_edit
from briefing.content.ast import Array, Scalar
from briefing.content.config import parse_topics
from briefing.content.frontmatter import split
from briefing.content.text_edit import renamed_words
from briefing.content.yaml_edit import rename_words, to_yaml
from briefing.core.diagnostics import Fault, text_width
from briefing.core.model import Topic
from tests.support.examples import examples
from tests.support.program import run
from tests.support.repository import REPO

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


def test_the_list_is_a_tree_with_counts_unused_and_strange_words(archive: Archive) -> None:
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
        "Named in briefs, but unknown (run “python build.py check” to see where):\n  nosuch  1\n\n"
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


def test_topics_that_are_much_alike_come_with_the_command(archive: Archive) -> None:
    archive.write("topics.toml", '[talks]\nname = "Talks"\n[talk]\nname = "A talk"\n')
    archive.brief("a", "topics: [talk]")
    assert f"topics --root {archive.root} merge talks talk\n" in archive.run()


def test_without_a_vocabulary_words_in_two_writings_are_told(archive: Archive) -> None:
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
def test_near_duplicates_are_words_alike_to_a_reader(one: str, other: str, alike: bool) -> None:
    topics = {"x1": Topic("x1", one), "y2": Topic("y2", other)}
    assert near_duplicates(topics) == ([("x1", "y2")] if alike else [])


# ---- rename -------------------------------------------------------------------------------------


def test_a_rename_rewrites_what_names_the_topic_and_nothing_else(archive: Archive) -> None:
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


def test_old_addresses_lead_to_the_renamed_topic_and_its_feeds_go_on(archive: Archive) -> None:
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


def test_a_brief_that_names_a_former_id_is_told_the_new_one(archive: Archive) -> None:
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


def test_a_rename_can_be_taken_back(archive: Archive) -> None:
    archive.brief("a", "topics: [talks]")
    archive.run("rename", "talks", "negotiations")
    archive.run("rename", "negotiations", "talks")
    read = tomllib.loads((archive.content / "topics.toml").read_text())
    assert read["talks"]["aliases"] == ["negotiations"]
    assert "topics: [talks]" in (archive.content / "briefs/a.md").read_text()
    run("--root", str(archive.root))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rename", "talsk", "x"), "there is no topic “talsk”; did you mean “talks”?"),
        (("rename", "talks", "Summits"), "there is a topic “summits” already; to make one topic"),
        (("rename", "talks", "a b"), "“a b” cannot be the id of a topic"),
        (("rename", "talks"), "run: topics rename OLD NEW"),
        (("merge", "talks"), "to merge topics takes at least two ids"),
        (("merge", "talks", "talks"), "cannot be merged into itself"),
        (
            ("merge", "arms", "speech"),
            "is narrower than “talks”, which is narrower than “arms”",
        ),
        (("list", "x"), "does not know what to do with “x”"),
        (("rename", "summits", "old"), "“old” is a former id of “arms”"),
        (("rename", "old", "x"), "there is no topic “old” any more; it is now “arms”"),
    ],
)
def test_what_cannot_be_followed_changes_nothing(
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
        "---\r\ntopics: [talks]\r\n---\nText.\r\n",
        "---\ntitle: a\ntopics: >\n  talks\n---\nText.\n",
    ],
)
def test_a_brief_that_cannot_be_rewritten_safely_stops_all(archive: Archive, broken: str) -> None:
    archive.brief("a", "topics: [talks]")
    archive.write("briefs/broken.md", broken)
    before = archive.bytes()
    said = archive.run("rename", "talks", "x", code=1)
    assert "content/briefs/broken.md:" in said
    assert "Nothing was changed" in said
    assert archive.bytes() == before


def test_what_stays_may_be_written_in_any_way(archive: Archive) -> None:
    brief = archive.brief("a", 'topics: ["t\\x61lks", two\n  lines]')
    archive.run("rename", "talks", "x")
    assert 'topics: ["x", two\n  lines]' in brief.read_text()


def test_where_one_text_cannot_be_written_none_is(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "gone/b.md"
    first.write_text("old")
    with pytest.raises(Fault, match="nothing was changed"):
        replace_files({str(first): b"new", str(second): b"new"})
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]
    assert first.read_text() == "old"


@pytest.mark.parametrize("done", [1, 2, 3])
def test_what_was_interrupted_can_be_done_again(archive: Archive, done: int) -> None:
    paths = [archive.brief("a", "topics: [talks]"), archive.brief("b", "topics: [talks]")]
    paths.append(archive.content / "site.toml")
    old = {path: path.read_bytes() for path in (*paths, archive.content / "topics.toml")}
    archive.run("rename", "talks", "x")
    new = archive.bytes()
    for path in (*paths[done:], archive.content / "topics.toml"):
        path.write_bytes(old[path])
    archive.run("rename", "talks", "x")
    assert archive.bytes() == new


def test_a_link_stays_a_link(tmp_path: Path) -> None:
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


def test_words_are_renamed_without_a_vocabulary_and_it_says_what_that_costs(
    archive: Archive,
) -> None:
    (archive.content / "topics.toml").unlink()
    archive.write("site.toml", SITE)
    brief = archive.brief("a", "topics: [Talks, summits]")
    said = archive.run("rename", "talks", "Open talks: a start")
    assert said.startswith("Changed 1 brief and site.toml.\nThe old address leads nowhere now")
    assert 'topics: ["Open talks: a start", summits]' in brief.read_text()
    assert (
        'topics = ["Open talks: a start", "summits"]' in (archive.content / "site.toml").read_text()
    )
    run("--root", str(archive.root))


def test_two_writings_of_a_word_become_one(archive: Archive) -> None:
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


STYLES = [
    'a = {name = "A", related = ["b", "c"]}\nb = {name = "B"}\n[c]\nname="C"\nrelated="b"\n',
    'a.name = "A"\na.broader = "b"\nb.name = "B"\nb.names.ko = "비"\n[c]\nname = "C"\n',
    '# top\n[a]\nname = "A"\n# of b\n[b]\nname = "B"\n# end of b\n\n[b.names]\nko = "비"\n',
    '[b]\nname = """\nB"""\nsynonyms = [ # some\n  "x]", \'#"\', # two\n]\n["a"]\nname = "A"\n',
    '[a]\nname="A"\naliases="z"\n["b"]\nname="B"\nbroader="a"\naliases=[\n  "y",\n]',
    '[a]\nname="A"\nbroader="b"\nsynonyms=[]\n["b"]\nname="B"\n["한글"]\nname="c"\nbroader="b"\n',
]


@pytest.mark.parametrize("text", STYLES)
@pytest.mark.parametrize("new", ["n", "새것"])
def test_any_way_to_write_a_vocabulary_is_rewritten(text: str, new: str) -> None:
    topics, problems = parse_topics(text.encode())
    assert topics
    assert not problems
    for after, name in (
        (topic_edit.rename_topic(topics, "b", new), new),
        (topic_edit.merge_topics(topics, ("b",), "a"), "a"),
        (topic_edit.merge_topics(topics, ("a",), "b"), "b"),
    ):
        olds = ("a",) if name == "b" else ("b",)
        made = topic_edit.edit_topics_file(text, topics, after, olds, name)
        assert parse_topics(made.encode()) == (after, ())
        assert ("# top" in text) == ("# top" in made)


EVERY_STYLE = (
    """# The topics.

  [ old ]   # the one that is renamed
name = 'Old'
  aliases=[ "older" , # first
  'oldest',# last
  ]

# Above other.
["other"]
name = """
    + '"""\nOther"""'
    + """  # a text of two lines
related = ['x', "old",'y']# the second
broader   =   "old"

x = {name = "X", related = [ "old", "y" ]}
y.name = "Y" # dotted
y.broader = 'old'
y.names.ko = "[old]"
"""
)


def test_a_rename_changes_nothing_but_the_id() -> None:
    """Comments, blank lines, spaces, quotation marks and the order of all else stay."""
    top, _, rest = EVERY_STYLE.partition("\nx = {")
    text = top.replace("# The topics.\n", "# The topics.\nx = {" + rest, 1)
    topics, problems = parse_topics(text.encode())
    assert topics
    assert not problems
    after = topic_edit.rename_topic(topics, "old", "new")
    expected = (
        text.replace("[ old ]", "[ new ]")
        .replace('"old"', '"new"')
        .replace("broader = 'old'", "broader = 'new'")
        .replace("'oldest',# last", "'oldest',\n  \"old\",# last")
    )
    assert topic_edit.edit_topics_file(text, topics, after, ("old",), "new") == expected


def test_remarks_that_belong_to_a_section_leave_with_it() -> None:
    topics, _ = parse_topics(STYLES[2].encode())
    assert topics
    after = topic_edit.merge_topics(topics, ("b",), "a")
    made = topic_edit.edit_topics_file(STYLES[2], topics, after, ("b",), "a")
    assert made == '# top\n[a]\nname = "A"\naliases = ["b"]\nsynonyms = ["B", "비"]\n'


@pytest.mark.parametrize(
    ("aliases", "told"),
    [
        ('["summits"]', "the alias “summits” is already an address of the topic “summits”"),
        ('["a/b"]', "alias: the name “a/b” contains “/”"),
        ('["Arms"]', "the alias “Arms” is already an address of the topic “arms”"),
        ('["old"]\n[x]\nname = "X"\naliases = ["OLD"]', "the alias “OLD” is already an address of"),
    ],
)
def test_an_alias_that_is_taken_is_a_problem(aliases: str, told: str) -> None:
    text = TOPICS.replace('name = "Arms"', f'name = "Arms"\naliases = {aliases}')
    _, problems = parse_topics(text.encode())
    assert told in problems[0].message
    assert problems[0].line >= 5


# ---- the pure part, on whatever authors may write ------------------------------------------------

WORDS = st.sampled_from(
    ["old", "Old", "new", "other", "o'ld", "6-party", "한글", "no", "a: b", "#"]
)


@st.composite
def matters(draw: st.DrawFn) -> str:
    """Front matter with topics in every style, and remarks, odd spaces and other keys around."""
    words = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    quote = draw(st.sampled_from(["", "'", '"']))
    items = [to_yaml(w, quote) + draw(st.sampled_from(["", " "])) for w in words]
    style = draw(st.sampled_from(["flow", "lines", "block", "dedented", "single"]))
    remark = draw(st.sampled_from(["", "  # old, new"]))
    if style == "flow":
        topics = f"topics: [{draw(st.sampled_from([', ', ','])).join(items)}]{remark}"
    elif style == "lines":
        end = draw(st.sampled_from(["", ","]))
        topics = f"topics: [\n  {f',{remark}{chr(10)}  '.join(items)}{end}{remark}\n  ]"
    elif style == "single":
        topics = f"topics: {items[0]}{remark}"
    else:
        dash = "  - " if style == "block" else "- "
        topics = "topics:\n" + "\n".join(f"{dash}{item}{remark}" for item in items)
    lines = ["title: old", "# topics: old", 'x: {topics: [old], y: "old"}', "author: 옛"]
    lines.insert(draw(st.integers(1, len(lines))), topics)
    return "---\n" + "\n".join(lines) + "\n---\nThe old text.\n"


@given(matters(), st.sampled_from(["new", "no", "new: one", "it's", "새 것"]), st.booleans())
@settings(max_examples=examples(300))
def test_only_the_topic_changes_in_any_front_matter(text: str, new: str, nfd: bool) -> None:
    text = unicodedata.normalize("NFD", text) if nfd else text

    def change(word: str) -> str:
        return new if word in ("old", "한글") else word

    made, problems = rename_words(text, "b.md", "topics", change)
    assert not problems
    had, has = _topics(text), _topics(made)
    assert has == [w for w in renamed_words(had, change) if w]
    if had == has:
        assert made == text
    elif len(had) == len(has):
        assert _around_topics(made) == _around_topics(text)
    else:
        before, after = (t.partition("\ntopics:") for t in (text, made))
        assert after[0] == before[0]
        assert after[2].partition("\n---\n")[2] == before[2].partition("\n---\n")[2]


def _around_topics(text: str) -> list[str]:
    """What stands before, between and after the words of the topics, as PyYAML places them."""
    front = text.partition("\n---\n")[0] + "\n"
    root: Any = yaml.compose(front, Loader=yaml.SafeLoader)
    node = next(value for key, value in root.value if key.value == "topics")
    words = node.value if isinstance(node, yaml.SequenceNode) else [node]
    marks = [0, *(m.index for w in words for m in (w.start_mark, w.end_mark)), len(text)]
    return [text[start:end] for start, end in zip(marks[::2], marks[1::2], strict=True)]


def _topics(text: str) -> list[str]:
    table, _, _, problems = split(text, "b.md")
    assert table is not None, problems
    node = next(node for key, node in table.pairs if key.text == "topics")
    nodes = node.items if isinstance(node, Array) else (node,)
    return [unicodedata.normalize("NFC", n.text) for n in nodes if isinstance(n, Scalar)]


@pytest.mark.parametrize(
    ("topics", "left"),
    [
        ("[a, b, into]", "[into]"),
        ("[into, a, b]", "[into]"),
        ("[a, x, b, into, y]", "[x, into, y]"),
        ("[ x , a, into , b ]", "[ x , into ]"),
        ("[a, x, b]", "[into, x]"),
        ("[x,  # first\n  a, b]", "[x,  # first\n  into]"),
        ("[x,  # first\n  into,  # a\n  b]", "[x,  # first\n  into,  # a\n  ]"),
        ("\n  - b  # b\n  # above\n  - into\n  - a", "\n  # above\n  - into"),
    ],
)
def test_an_entry_leaves_its_list_cleanly(topics: str, left: str) -> None:
    text = f"---\ntopics: {topics}\ntitle: x\n---\nText.\n"

    def change(word: str) -> str:
        return "into" if word in "ab" else word

    made, problems = rename_words(text, "b.md", "topics", change)
    assert not problems
    assert made == f"---\ntopics: {left}\ntitle: x\n---\nText.\n"


def test_the_shipped_archive_survives_renames_and_merges(tmp_path: Path) -> None:
    shutil.copytree(REPO / "content", tmp_path / "content")
    run("topics", "--root", str(tmp_path), "rename", "summits", "summit-meetings")
    run("topics", "--root", str(tmp_path), "merge", "six-party-talks", "us-dprk-talks", "diplomacy")
    assert "Built" in run("--root", str(tmp_path))
