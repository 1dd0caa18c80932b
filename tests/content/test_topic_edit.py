"""Edits of topics.toml: the file means the new topics, and all other characters stay."""

from __future__ import annotations

import pytest

from briefing.content import topic_edit
from briefing.content.config import parse_topics

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
def test_topics_in_any_style_are_edited(text: str, new: str) -> None:
    topics, problems = parse_topics(text.encode())
    assert topics
    assert not problems
    for after, name in (
        (topic_edit.rename_topic(topics, "b", new), new),
        (topic_edit.merge_topics(topics, ("b",), "a"), "a"),
        (topic_edit.merge_topics(topics, ("a",), "b"), "b"),
    ):
        olds = ("a",) if name == "b" else ("b",)
        edited = topic_edit.edit_topics_file(text, topics, after, olds, name)
        assert parse_topics(edited.encode()) == (after, ())
        assert ("# top" in text) == ("# top" in edited)


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
    """Comments, blank lines, spaces, quotation marks and the order of everything else stay."""
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


def test_comments_that_belong_to_a_section_leave_with_it() -> None:
    topics, _ = parse_topics(STYLES[2].encode())
    assert topics
    after = topic_edit.merge_topics(topics, ("b",), "a")
    edited = topic_edit.edit_topics_file(STYLES[2], topics, after, ("b",), "a")
    assert edited == '# top\n[a]\nname = "A"\naliases = ["b"]\nsynonyms = ["B", "비"]\n'


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ('["summits"]', "the alias “summits” is already an address of the topic “summits”"),
        ('["a/b"]', "alias: the name “a/b” contains “/”"),
        ('["Arms"]', "the alias “Arms” is already an address of the topic “arms”"),
        ('["old"]\n[x]\nname = "X"\naliases = ["OLD"]', "the alias “OLD” is already an address of"),
    ],
)
def test_an_alias_that_is_taken_is_a_problem(aliases: str, message: str) -> None:
    text = f'[arms]\nname = "Arms"\naliases = {aliases}\n[summits]\nname = "Summits"\n'
    _, problems = parse_topics(text.encode())
    assert message in problems[0].message
    assert problems[0].line >= 3
