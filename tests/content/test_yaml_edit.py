"""Words of front matter renamed in place: the words change, and all other characters stay."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.ast import Scalar, items_of, value_of
from briefing.content.frontmatter import split
from briefing.content.text_edit import renamed_words
from briefing.content.yaml_edit import rename_words
from briefing.content.yaml_types import to_yaml
from tests.support.examples import examples

WORDS = st.sampled_from(
    ["old", "Old", "new", "other", "o'ld", "6-party", "한글", "no", "a: b", "#"]
)


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """Front matter with topics in every style, with comments, odd spaces and other keys."""
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


@given(front_matters(), st.sampled_from(["new", "no", "new: one", "it's", "새 것"]), st.booleans())
@settings(max_examples=examples(300))
def test_only_the_topic_changes_in_any_front_matter(text: str, new: str, nfd: bool) -> None:
    text = unicodedata.normalize("NFD", text) if nfd else text

    def change(word: str) -> str:
        return new if word in ("old", "한글") else word

    edited, problems = rename_words(text, "b.md", "topics", change)
    assert not problems
    had, has = _topics(text), _topics(edited)
    assert has == [w for w in renamed_words(had, change) if w]
    if had == has:
        assert edited == text
    elif len(had) == len(has):
        assert _around_topics(edited) == _around_topics(text)
    else:
        before, after = (t.partition("\ntopics:") for t in (text, edited))
        assert after[0] == before[0]
        assert after[2].partition("\n---\n")[2] == before[2].partition("\n---\n")[2]


def _around_topics(text: str) -> list[str]:
    """The text before, between and after the words of the topics, as PyYAML places them."""
    front = text.partition("\n---\n")[0] + "\n"
    root: Any = yaml.compose(front, Loader=yaml.SafeLoader)
    node = next(value for key, value in root.value if key.value == "topics")
    words = node.value if isinstance(node, yaml.SequenceNode) else [node]
    marks = [0, *(m.index for w in words for m in (w.start_mark, w.end_mark)), len(text)]
    return [text[start:end] for start, end in zip(marks[::2], marks[1::2], strict=True)]


def _topics(text: str) -> list[str]:
    table, _, _, problems = split(text, "b.md")
    assert table is not None, problems
    nodes = items_of(value_of(table, "topics"))
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
def test_a_renamed_duplicate_is_removed_from_its_list(topics: str, left: str) -> None:
    text = f"---\ntopics: {topics}\ntitle: x\n---\nText.\n"

    def change(word: str) -> str:
        return "into" if word in "ab" else word

    edited, problems = rename_words(text, "b.md", "topics", change)
    assert not problems
    assert edited == f"---\ntopics: {left}\ntitle: x\n---\nText.\n"
