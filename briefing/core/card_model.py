"""The picture of a brief that networks show beside a link: what it says."""

from __future__ import annotations

from briefing.core.model import Moment, Value


class Card(Value, frozen=True):
    """The picture at the address `href`, which contains a digest of everything that decides its
    bytes. It shows the `title` of the brief in the file `path`, the `topics`, the date and the
    `name` of the archive, in the language `lang`."""

    href: str
    path: str
    title: str
    topics: tuple[str, ...]
    published: Moment
    name: str
    lang: str
