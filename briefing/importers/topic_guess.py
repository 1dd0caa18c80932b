"""The topics that an imported article seems to be about, by the names in it: a proposal.

It must not know where the article comes from.
"""

from __future__ import annotations

from collections import Counter

from briefing.content.topic_mentions import find_mentions, names_in_any_language
from briefing.core.model import Topic

_MAX_TOPICS = 4
_TITLE_WEIGHT = 3
_MIN_WEIGHT = 2


def propose_topics(title: str, text: str, topics: dict[str, Topic]) -> tuple[str, ...]:
    """The ids of the topics that the title names once, or the text at least twice.

    The topics that are named most often come first. A topic is left out if a narrower one is
    proposed.
    """
    names = names_in_any_language(topics.values())
    weights: Counter[str] = Counter()
    for part, weight in ((title, _TITLE_WEIGHT), (text, 1)):
        for mention in find_mentions(part, names):
            weights[mention.topic_id] += weight
    proposed = {id for id, weight in weights.items() if weight >= _MIN_WEIGHT}
    for id in [*proposed]:
        broader = topics[id].broader
        for _ in range(len(topics)):
            proposed.discard(broader)
            broader = topics[broader].broader if broader in topics else ""
    return tuple(sorted(proposed, key=lambda id: (-weights[id], id))[:_MAX_TOPICS])
