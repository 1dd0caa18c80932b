"""The cards of briefs: the pictures that networks show beside a link.

Pure. It decides which briefs have a card, what the card says, and its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from briefing.core import urls
from briefing.core.hashing import name_digest
from briefing.core.model import Brief
from briefing.site.inputs import SiteInputs

if TYPE_CHECKING:
    from briefing.core.card_model import Card

# An archive has many cards, so that their digests are longer than those of other files.
_DIGEST_BYTES = 8


def card_of(inputs: SiteInputs, brief: Brief) -> Card | None:
    """The card of a brief. A brief that search engines are asked to leave out has none, and there
    are none without a base URL, because networks need a full address."""
    if not inputs.card_style or not inputs.settings.base_url:
        return None
    if inputs.is_kept_from_search_engines(brief):
        return None
    from briefing.core.card_model import Card  # Most archives have no cards.

    topics = tuple(topic.name for topic in inputs.views.topic_refs(brief))
    name = inputs.site_in(brief.lang).title
    shown = brief.title, topics, brief.published.iso[:10], name, brief.lang
    digest = name_digest(msgspec.msgpack.encode((inputs.card_style, shown)), _DIGEST_BYTES)
    return Card(
        urls.card(digest), brief.path, brief.title, topics, brief.published, name, brief.lang
    )


def all_cards(inputs: SiteInputs) -> tuple[Card, ...]:
    """The cards of all briefs."""
    briefs = inputs.archive.briefs if inputs.card_style else ()
    return tuple(card for card in (card_of(inputs, brief) for brief in briefs) if card)
