"""Standing pages → which of them readers of a language see, and wrong translations of pages.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.core.diagnostics import Problem, problem_at
from briefing.core.languages import nearest_languages
from briefing.core.model import StandingPage
from briefing.core.paths import MARKDOWN
from briefing.core.proposals import suggest
from briefing.core.slugs import slug_of


def original_slug(page: StandingPage) -> str:
    """The slug of the page that a page translates; its own if it is not a translation."""
    translated = page.translation_of
    return translated.text.removesuffix(MARKDOWN) if translated else page.slug


def versions_of(page: StandingPage, pages: Iterable[StandingPage]) -> tuple[StandingPage, ...]:
    """A page in all its languages, the original first."""
    slug = original_slug(page)
    versions = (other for other in pages if original_slug(other) == slug)
    return tuple(sorted(versions, key=lambda other: other.translation_of is not None))


def pages_for(lang: str, pages: tuple[StandingPage, ...]) -> tuple[StandingPage, ...]:
    """The pages that a menu in this language names: each once, and in this language if there is
    such a translation."""
    versions: dict[str, dict[str, StandingPage]] = {}
    for page in pages:
        versions.setdefault(original_slug(page), {})[page.lang] = page
    return tuple(
        next((of_page[tag] for tag in nearest_languages(lang, of_page)), page)
        for page in pages
        if page.translation_of is None and (of_page := versions[page.slug])
    )


def translation_problems(
    pages: tuple[StandingPage, ...], unparsed: Iterable[str], languages_reliable: bool
) -> Iterator[Problem]:
    """Translations of pages that do not exist, or in a language that the page has already. The
    files in `unparsed` have errors: whatever leads to one of them cannot be checked."""
    by_slug = {page.slug: page for page in pages}
    unknown = {slug_of(path) for path in unparsed}
    languages: dict[tuple[str, str], StandingPage] = {}
    for page in sorted(pages, key=lambda page: (page.translation_of is not None, page.path)):
        slug = original_slug(page)
        first = languages.setdefault((slug, page.lang), page)
        place = page.translation_of
        if place is None or slug in unknown:
            continue
        original = by_slug.get(slug)
        if original is None:
            hint = suggest(slug, by_slug, "write the name of its file without .md")
            message = f"there is no page “{slug}”"
            yield problem_at(page.path, place, message, hint, code="unknown-page")
        elif original is page:
            message = "the page names itself under translation_of"
            yield problem_at(page.path, place, message, "remove it", code="self-relation")
        elif original.translation_of:
            message = f"“{slug}” is itself a translation"
            hint = f"name the original: {original.translation_of.text}"
            yield problem_at(page.path, place, message, hint, code="chained-translation")
        elif first is not page and languages_reliable:
            message = f"{first.path} is in the same language ({page.lang})"
            hint = "correct “lang” in one of the two files"
            yield problem_at(page.path, place, message, hint, code="same-language")
