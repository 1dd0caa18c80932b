"""Questions to the finder of a page, without its controls."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_ASK = """async ([q, typing]) => {
    const page = document.getElementById("page.finder");
    const {load} = finderLoader;
    const {words, textTools} = page.dataset;
    const facets = {...await load("facets", page.dataset.facets), words, textTools};
    await load("script", page.dataset.script);
    const archive = window.archive ||= await finderParts.open(facets, Infinity, load);
    const {question} = finderAddress.read("", facets);
    const found = await finderSearch.search(archive, {...question, q, typing}, load);
    const cards = await Promise.all(
        Array.from(found.places, place => finderCards.read(archive, place, load)));
    const slugs = cards.map(card => card.slug);
    return {
        slugs, explanation: found.explanation, suggestion: found.suggestion,
        offer: found.total ? "" : found.matched.suggestion,
    };
}"""


def ask(page: Page, q: str, *, typing: bool = False) -> dict[str, Any]:
    """The slugs of the results in their order, the explanation and the suggestion."""
    found: dict[str, Any] = page.evaluate(_ASK, [q, typing])
    return found
