"""The values that the layouts of the register of corrections and of the list of sources use.

Layouts may be an author's own. A field that is renamed or removed here breaks them.
"""

# The annotations here are values, not texts: see `core.model`.
from briefing.core.model import Moment, Value
from briefing.core.view_model import Correction, Mention


class CorrectionItem(Value, frozen=True):
    """A correction or withdrawal in a feed."""

    id: str
    correction: Correction


class Work(Value, frozen=True):
    """A source in the list of all sources, and the briefs that name it."""

    title: str
    author: str
    date: Moment | None
    section: str
    url: str
    archived: str
    briefs: tuple[Mention, ...]


class Publisher(Value, frozen=True):
    """A publisher of sources: an id, the name or nothing, the number of uses of its sources, and
    the address of its page, or else its sources."""

    id: str
    name: str
    count: int
    href: str
    works: tuple[Work, ...]
