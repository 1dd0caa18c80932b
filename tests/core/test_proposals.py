"""What an author probably meant."""

from __future__ import annotations

import pytest

from briefing.core.proposals import nearest, nearest_file, suggest, suggest_and


def test_only_similar_words_are_proposed() -> None:
    assert nearest("enregy", ["climate", "energy"]) == "energy"
    assert nearest("zzz", ["climate"]) == ""
    assert nearest("../layouts/footer.html", ["header.html", "footer.html"]) == "footer.html"


@pytest.mark.parametrize(
    ("word", "other"),
    [("weight", "rights"), ("KST", "MST"), ("id", "kind"), ("base_url", "license_url")],
)
def test_a_word_with_another_meaning_is_not_proposed(word: str, other: str) -> None:
    assert nearest(word, [other]) == ""


def test_a_file_is_proposed_by_its_name_and_then_by_its_folder() -> None:
    files = ["a/chart.svg", "b/c/chart.svg", "b/map.png"]
    assert nearest_file("b/c/Chart.png", files) == "b/c/chart.svg"
    assert nearest_file("b/mapp.png", files) == "b/map.png"
    assert nearest_file("b/photograph.png", files) == ""


def test_a_hint_names_a_similar_word_or_says_something_else() -> None:
    assert suggest("enregy", ["energy"], "see the list") == "did you mean “energy”?"
    assert suggest("zzz", ["energy"], "see the list") == "see the list"
    assert suggest_and("enregy", ["energy"], "See the list.") == (
        "did you mean “energy”? See the list."
    )
    assert suggest_and("zzz", ["energy"], "See the list.") == "See the list."
