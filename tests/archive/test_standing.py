"""Standing pages in several languages."""

from __future__ import annotations

from briefing.archive.standing import pages_for, translation_problems, versions_of
from briefing.core.model import LocatedText, StandingPage


def page(slug: str, lang: str = "en", of: str = "") -> StandingPage:
    place = LocatedText(of, 3, 17) if of else None
    path = f"content/pages/{slug}.md"
    return StandingPage(path, slug, slug, "", lang, 1, (), (), (), b"", translation_of=place)


ABOUT, POLICY = page("about"), page("policy")
ABOUT_KO, ABOUT_FR = page("about-ko", "ko", "about"), page("about-fr", "fr", "about.md")
PAGES = (ABOUT, ABOUT_FR, ABOUT_KO, POLICY)


def test_a_menu_names_each_page_once_in_the_language_of_its_readers() -> None:
    assert pages_for("en", PAGES) == (ABOUT, POLICY)
    assert pages_for("ko-KR", PAGES) == (ABOUT_KO, POLICY)
    assert versions_of(ABOUT_KO, PAGES) == (ABOUT, ABOUT_FR, ABOUT_KO)
    assert versions_of(POLICY, PAGES) == (POLICY,)


def test_wrong_translations_are_reported() -> None:
    wrong = (
        page("again-ko", "ko", "about"),
        page("chain-ja", "ja", "about-ko"),
        page("none-ko", "ko", "abuot"),
        page("self", "ko", "self"),
    )
    problems = translation_problems((*PAGES, *wrong), (), True)
    assert {(p.path.removeprefix("content/pages/"), p.code) for p in problems} == {
        ("again-ko.md", "same-language"),
        ("chain-ja.md", "chained-translation"),
        ("none-ko.md", "unknown-page"),
        ("self.md", "self-relation"),
    }
    assert not list(
        translation_problems((page("none-ko", "ko", "x"),), ("content/pages/x.md",), True)
    )
