"""A text before and after an edit → the parts of it that differ.

Pure. It knows which fields of a text other pages show, but not which pages.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from briefing.core.model import Brief, LocatedText, StandingPage, Text, TopicText

# The parts of a text, by what depends on them:
# - `place`: the lists that it is in, its neighbours and relations;
# - `shown`: what other pages show of it;
# - `claims`: what the text requires of other files, or they of it. A difference can cause errors;
# - `body`: what only its own page, the index and the feeds with whole texts show.
Part = Literal["place", "shown", "claims", "body"]

_BRIEF_PARTS: dict[Part, str] = {
    "shown": "title summary kind sources updates updated update_dates translator",
    "claims": "links anchors media",
    "body": "figure standfirst words minutes digest",
}
# Every page shows the titles of all standing pages.
_PAGE_PARTS: dict[Part, str] = {
    "shown": "summary",
    "claims": "links anchors media",
    "body": "digest",
}


def _parts(text: type[msgspec.Struct], named: dict[Part, str]) -> dict[str, Part]:
    """The part of each field. A field that is not listed belongs to `place`."""
    parts: dict[str, Part] = dict.fromkeys(text.__struct_fields__, "place")
    return parts | {field: part for part, fields in named.items() for field in fields.split()}


# The archive must be loaded to make the page of a topic.
_TOPIC_TEXT_PARTS: dict[Part, str] = {"shown": "digest", "claims": "links anchors media"}


PARTS_OF_BRIEF = _parts(Brief, _BRIEF_PARTS)
PARTS_OF_PAGE = _parts(StandingPage, _PAGE_PARTS)
PARTS_OF_TOPIC_TEXT = _parts(TopicText, _TOPIC_TEXT_PARTS)
_PARTS: dict[type[Text], dict[str, Part]] = {
    Brief: PARTS_OF_BRIEF,
    StandingPage: PARTS_OF_PAGE,
    TopicText: PARTS_OF_TOPIC_TEXT,
}


class Change(NamedTuple):
    """A text as it was when the site was last published, and as it is now. None means that there
    was, or is, no such text, or that it has errors."""

    path: str
    before: Text | None
    after: Text | None

    def parts(self) -> frozenset[Part]:
        """The parts of the text that differ. Lines and columns do not count."""
        before, after = self.before, self.after
        if before is None or after is None or type(before) is not type(after):
            return frozenset(PARTS_OF_BRIEF.values())
        differ = {
            part
            for field, part in _PARTS[type(after)].items()
            if part != "claims" and not _is_same(getattr(before, field), getattr(after, field))
        }
        return frozenset(differ if _links_stay_valid(before, after) else differ | {"claims"})


def _is_same(before: object, after: object) -> bool:
    return before == after or _texts(before) == _texts(after)


def _texts(value: object) -> object:
    """The words without their lines and columns."""
    if isinstance(value, LocatedText):
        return value.text
    return tuple(map(_texts, value)) if isinstance(value, tuple) else value


def _links_stay_valid(before: Text, after: Text) -> bool:
    """Whether all links of the text, and all links to it, still have a target, if they had one."""
    links = {(link.target, link.fragment) for link in after.links}
    return (
        before.media == after.media
        # The pages of the targets name this text.
        and {link.target for link in before.links} == {link.target for link in after.links}
        and links <= {(link.target, link.fragment) for link in before.links}
        and set(before.anchors) <= set(after.anchors)
    )
