"""Terms: what an author may write for a topic or an author, and the messages for wrong terms."""

from __future__ import annotations

import pytest

from briefing.archive.terms import TermIndex, broader_topics, term_ids
from briefing.core.model import Author, LocatedText, Topic

TOPICS = {
    "sanctions": Topic("sanctions", "Sanctions", names={"ko": "제재"}, aliases=("embargoes",)),
    "arms-race": Topic("arms-race", "Arms race"),
    "r-and-d": Topic("r-and-d", "Research and development"),
}


def terms(*texts: str) -> tuple[LocatedText, ...]:
    return tuple(LocatedText(text, 5, column) for column, text in enumerate(texts, start=10))


def vocabulary(unreliable: bool = False) -> TermIndex:
    return TermIndex("topic", "content/topics.toml", TOPICS, unreliable)


def free_terms(kind: str = "topic") -> TermIndex:
    return TermIndex(kind, "content/topics.toml", None, False)


@pytest.mark.parametrize("text", ["sanctions", "SANCTIONS", "Sanctions", "제재"])
def test_an_id_or_a_name_means_the_id(text: str) -> None:
    assert vocabulary().resolve("x.md", terms(text)) == (("sanctions",), [])


def test_a_term_that_means_two_things_means_the_first() -> None:
    authors = {"a": Author("a", "One"), "b": Author("b", "A", names={"ko": "one"})}
    assert term_ids(authors) == {"a": "a", "one": "a", "b": "b"}


UNKNOWN = {
    "sanctoins": (
        "unknown topic “sanctoins”",
        "did you mean “sanctions”? Topics are listed in content/topics.toml.",
    ),
    "zzz": ("unknown topic “zzz”", "Topics are listed in content/topics.toml."),
    "Embargoes": ("unknown topic “Embargoes”", "it is now “sanctions”"),
    "sanctions, arms race": (
        "“sanctions, arms race” is not one topic",
        "write several in square brackets: [sanctions, arms race]",
    ),
    "sanctions;new and old": (
        "“sanctions;new and old” is not one topic",
        "write several in square brackets: [sanctions, new, old]",
    ),
    "Research and development, 제재": (
        "“Research and development, 제재” is not one topic",
        "write several in square brackets: [Research and development, 제재]",
    ),
    "zzz, yyy": ("unknown topic “zzz, yyy”", "Topics are listed in content/topics.toml."),
    "sanctions,": (
        "unknown topic “sanctions,”",
        "did you mean “sanctions”? Topics are listed in content/topics.toml.",
    ),
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_term_has_a_hint(text: str) -> None:
    ids, [problem] = vocabulary().resolve("x.md", terms(text))
    assert ids == ()
    assert (problem.path, problem.line, problem.column) == ("x.md", 5, 10)
    assert (problem.width, problem.code) == (len(text), "unknown-topic")
    assert (problem.message, problem.hint) == UNKNOWN[text]


def test_an_unreliable_vocabulary_knows_some_terms_and_reports_none() -> None:
    assert vocabulary(unreliable=True).resolve("x.md", terms("zzz", "제재")) == (("sanctions",), [])


def test_a_second_name_of_one_topic_is_a_problem() -> None:
    ids, [problem] = vocabulary().resolve("x.md", terms("sanctions", "arms-race", "제재"))
    assert ids == ("sanctions", "arms-race")
    assert (problem.code, problem.column) == ("repeated-term", 12)
    assert problem.message == "“제재” means the same topic as another word of this list"
    # The parser reports a term that occurs twice.
    assert vocabulary().resolve("x.md", terms("제재", "제재")) == (("sanctions",), [])


def test_without_a_vocabulary_any_term_is_a_name() -> None:
    index = free_terms()
    assert index.resolve("x.md", terms("Arms Control", "핵")) == (("arms-control", "핵"), [])
    assert index.free_names == {"arms-control": "Arms Control", "핵": "핵"}
    assert index.resolve("y.md", terms("Arms Control")) == (("arms-control",), [])


@pytest.mark.parametrize("text", ["arms control", "Arms-Control"])
def test_without_a_vocabulary_a_term_is_written_in_one_way(text: str) -> None:
    index = free_terms("author")
    index.resolve("x.md", terms("Arms Control"))
    ids, [problem] = index.resolve("y.md", terms(text))
    assert ids == ()
    assert problem.code == "inconsistent-term"
    assert problem.message == f"the author “{text}” is also written “Arms Control”"


@pytest.mark.parametrize(
    ("texts", "proposal"),
    [
        (("Ann Lee, Bo Kim",), "[Ann Lee, Bo Kim]"),
        (("ports;trade",), "[ports, trade]"),
        (("한민지、이보",), "[한민지, 이보]"),
        (("x", "Ann Lee, x, Bo Kim", "y"), "[x, Ann Lee, Bo Kim, y]"),
    ],
)
def test_without_a_vocabulary_a_comma_separates_two_terms(
    texts: tuple[str, ...], proposal: str
) -> None:
    _, [problem] = free_terms("author").resolve("x.md", terms(*texts))
    assert problem.code == "several-terms"
    assert problem.hint.startswith(f"write several in square brackets: {proposal};")
    proposed = proposal.strip("[]").split(", ")
    assert free_terms("author").resolve("x.md", terms(*proposed))[1] == []


def test_a_comma_at_the_end_separates_nothing() -> None:
    assert free_terms().resolve("x.md", terms("ports,")) == (("ports",), [])


def test_a_name_without_letters_cannot_become_an_address() -> None:
    ids, [problem] = free_terms().resolve("x.md", terms("…"))
    assert (ids, problem.code) == ((), "bad-term")
    assert problem.message == "the topic “…” cannot become an address: the name is empty"


def test_the_broadest_topic_is_the_first_and_a_ring_ends() -> None:
    topics = {
        "c": Topic("c", "C", broader="b"),
        "b": Topic("b", "B", broader="a"),
        "a": Topic("a", "A", broader="none"),
        "x": Topic("x", "X", broader="y"),
        "y": Topic("y", "Y", broader="x"),
    }
    assert [topic.id for topic in broader_topics(topics["c"], topics)] == ["a", "b"]
    assert [topic.id for topic in broader_topics(topics["x"], topics)] == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("“sanctions”", "write it without quotation marks: sanctions"),
        ("sanctions / arms race", "write several in square brackets: [sanctions, arms race]"),
        ("(sanctions, arms race)", "write several in square brackets: [sanctions, arms race]"),
        ("sanctions arms-race", "write several in square brackets: [sanctions, arms-race]"),
        ("sanctions - arms-race", "write several in square brackets: [sanctions, arms-race]"),
    ],
)
def test_a_list_in_another_form_keeps_all_its_terms(text: str, hint: str) -> None:
    [problem] = vocabulary().resolve("x.md", terms(text))[1]
    assert problem.hint == hint


@pytest.mark.parametrize("text", ["Han, Minji", "Minji Han <minji@example.org>"])
def test_an_author_in_another_form_is_proposed(text: str) -> None:
    authors = {"minji": Author("minji", "Minji Han"), "ruth": Author("ruth", "Ruth Ellery")}
    index = TermIndex("author", "content/authors.toml", authors, False)
    [problem] = index.resolve("x.md", terms(text))[1]
    assert problem.hint.startswith("did you mean “Minji Han”? ")
