"""The groups that files belong to, and a selection of them.

Pure. A *group* is all files that exist because of one thing. The groups that there is one of are
below. The others are `brief:slug`, `page:slug`, `topic:id`, `author:id`, `series:id`,
`source:publisher`, `topic:id/2021`, `author:id/2021`, `source:publisher/2021`, `register:2021`,
`digest:2021` and `year:2021`.

This module imports little: an edit of one body needs it, but not what plans the pages.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.core.model import Brief, StandingPage, Text, TopicText

# The pages and files of the site as a whole.
SITE = "site:"
HOME = "home:"
# The only pages that name the files of the finder's index.
FINDER = "finder:"
SOURCES = "sources:"
# The feeds with whole texts.
FEEDS = "feeds:"

# Files that no layout makes.
INDEX, MEDIA, ASSETS, CARDS = "index:", "media:", "assets:", "cards:"


def group_of(text: Text) -> str:
    """The group of the page that shows a text."""
    return f"{_KINDS[type(text)]}:{text.slug}"


_KINDS: dict[type[Text], str] = {Brief: "brief", StandingPage: "page", TopicText: "topic"}


class Affected(NamedTuple):
    """The groups that are affected (None: all), and the years whose briefs changed, or are shown
    in another way in the index (None: all)."""

    groups: frozenset[str] | None
    years: frozenset[int] | None

    def includes(self, group: str) -> bool:
        """Whether a group is affected."""
        return self.groups is None or group in self.groups

    def adding(self, groups: frozenset[str] | None) -> Affected:
        """The same and these groups (None: all)."""
        if self.groups is None or groups is None:
            return Affected(None, self.years)
        return Affected(self.groups | groups, self.years)


EVERYTHING = Affected(None, None)
