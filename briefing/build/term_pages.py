"""The pages of briefs, with the terms of the glossary marked in their bodies.

Terms are marked when a page is rendered, so that an edit of the glossary converts no body again.
The terms that a body uses become part of the page's context, and so of its fingerprint: only the
pages that use a term which changed are written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from briefing.core.model import Prose, Term
from briefing.core.view_model import Page
from briefing.site.contexts import BriefContext

MarkTerms = Callable[[Page, Prose, bytes], tuple[Page, Prose]]


class Glossary(NamedTuple):
    """The terms of an archive, and its language."""

    terms: tuple[Term, ...]
    lang: str


def marker(glossary: Glossary) -> MarkTerms | None:
    """Return a function that marks the terms in the page of a brief, or None if the archive has no
    terms. The function takes the page, its body and its packed document. It returns the page and
    the body with marks."""
    if not glossary.terms:
        return None

    from briefing.build.term_marks import TermMarker  # Most archives have no glossary.
    from briefing.search.document import terms_of

    @cache
    def of_language(lang: str) -> TermMarker:
        return TermMarker(*glossary, lang)

    def mark(page: Page, prose: Prose, document: bytes) -> tuple[Page, Prose]:
        head, words = page.context.page, terms_of(document)
        lists = head.root + page.context.site.edition
        html, terms = of_language(head.lang).mark(prose.html, words, lists)
        if not isinstance(page.context, BriefContext) or terms == page.context.terms == ():
            return page, prose
        page = replace(page, context=replace(page.context, terms=terms))
        return page, replace(prose, html=html)

    return mark
