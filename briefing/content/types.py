"""The values that reading the archive's files results in. The cache keeps them.

They are in a module of their own, so that a build which parses no file need not import Markdown,
YAML and TOML to use them.
"""

# The annotations here are values, not texts: see `core.model`.
import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.model import (
    Author,
    Brief,
    Media,
    NamedBrief,
    OutboundRefs,
    Prose,
    Series,
    StandingPage,
    Term,
    Text,
    Topic,
    TopicText,
)
from briefing.core.settings import ACCEPTABLE_ERRORS, ERROR, KINDS, Settings


class ParsedFile(msgspec.Struct, frozen=True, array_like=True):
    """What a Markdown file under `content/` was parsed to.

    1. A valid file has a `brief`, a `page` or a `topic_text`, and `prose`, its converted body.
    2. A file with errors has none of them, and `outbound` has the references in it that are known.
    3. `media_refs` are the paths of the pictures and attachments that the file refers to, each with
       the address that was found for it, or an empty string. The value is valid as long as the
       bytes of the file and these addresses stay the same.
    4. `text` is the body without markup, for the search index. The cache stores `prose` and `text`
       apart from the rest.
    """

    brief: Brief | None
    page: StandingPage | None
    prose: Prose | None
    problems: tuple[Problem, ...]
    media_refs: tuple[tuple[str, str], ...]
    outbound: OutboundRefs = OutboundRefs()
    text: str = ""
    topic_text: TopicText | None = None

    @property
    def value(self) -> Text | None:
        """The brief, the page or the introduction of a topic that the file is."""
        return self.brief or self.page or self.topic_text


class ParsedMedia(msgspec.Struct, frozen=True, array_like=True):
    """A picture or attachment, and what is wrong with it."""

    media: Media
    problems: tuple[Problem, ...]


class Config(msgspec.Struct, frozen=True):
    """The archive's settings, topics, authors and series. `topics` is None if the archive has no
    list of topics, so that any word is a topic; `authors` and `series` likewise. The settings
    and the topics name the `named_briefs`."""

    settings: Settings
    topics: dict[str, Topic] | None
    authors: dict[str, Author] | None
    series: dict[str, Series] | None = None
    named_briefs: tuple[NamedBrief, ...] = ()
    glossary: tuple[Term, ...] = ()


class ParseOptions(msgspec.Struct, frozen=True):
    """The settings that decide how a Markdown file is parsed: its values depend on them as they
    depend on its bytes. If `kinds` is empty, any kind is accepted. The errors with `accepted` codes
    are warnings. `catalogues` is the digest of the words that a conversion adds to a text."""

    lang: str = "en"
    time_zone: str = "UTC"
    kinds: tuple[str, ...] = KINDS
    accepted: tuple[str, ...] = ()
    catalogues: bytes = b""


def parse_options_of(settings: Settings) -> ParseOptions:
    """The parse options of an archive with these settings."""
    levels = settings.checks.levels
    accepted = tuple(c for c in ACCEPTABLE_ERRORS if levels.get(c, ERROR) != ERROR)
    return ParseOptions(settings.language, settings.time_zone, settings.kinds, accepted)
