"""The topics that an article seems to be about: a proposal, by the names that stand in it."""

from __future__ import annotations

import re

from briefing.core.model import Topic

_MOST = 4


def proposed(title: str, text: str, topics: dict[str, Topic]) -> tuple[str, ...]:
    """Ids of the archive's topics whose name or synonym stands in the title, or twice in the text;
    those found most often first. A topic gives way to a narrower one."""
    weights: dict[str, int] = {}
    for topic in topics.values():
        names = {topic.name, *topic.synonyms, *topic.names.values()}
        form = re.compile("|".join(map(_form, sorted(names, key=len, reverse=True))), re.IGNORECASE)
        weight = 3 * len(form.findall(title)) + len(form.findall(text))
        if weight >= 2:
            weights[topic.id] = weight
    for id in [*weights]:
        broader = topics[id].broader
        for _ in range(len(topics)):
            weights.pop(broader, 0)
            broader = topics[broader].broader if broader in topics else ""
    return tuple(sorted(weights, key=lambda id: (-weights[id], id))[:_MOST])


def _form(name: str) -> str:
    """A name as it stands in texts: whole words, one or many, but Hangul with its particles."""
    if re.search("[가-힣]", name):
        return re.escape(name)
    return rf"\b{re.escape(re.sub(r's$', '', name))}(?:s|es)?\b"
