"""The archive → the subject and the texts of an e-mail about some days.

This module chooses the briefs and renders the layouts. It knows nothing about messages and servers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive.digests import by_period, release
from briefing.archive.relations import Archive
from briefing.core.diagnostics import Misuse, Misuses, Problem
from briefing.core.follow_model import Digest, Period
from briefing.core.model import Brief, Topic
from briefing.core.proposals import suggest
from briefing.core.settings import Settings
from briefing.core.view_model import Context, Page, Ref
from briefing.mail.days import Days
from briefing.site.digests import digest_of
from briefing.site.inputs import SiteInputs
from briefing.templates.files import Layouts
from briefing.templates.render import LayoutError, renderer


class MailContext(Context, frozen=True):
    """What `mail.html`, `mail.txt` and `mail-subject.txt` see. `period` has all days of the
    `digests`. If there are `topics`, it is about these alone. `new`, `corrections` and
    `withdrawals` count everything. `unsubscribe` is a URL, or empty. `page.root` is the address of
    the site, so that all links are complete."""

    period: Period
    digests: tuple[Digest, ...]
    topics: tuple[Ref, ...]
    new: int
    corrections: int
    withdrawals: int
    unsubscribe: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was new, corrected or withdrawn."""
        return not self.digests


class Texts(NamedTuple):
    """The parts of a message."""

    subject: str
    text: str
    html: str


def mail_context(
    archive: Archive, settings: Settings, days: Days, topics: tuple[Topic, ...], unsubscribe: str
) -> MailContext:
    """The values for the layouts of an e-mail on these days and topics (no topics means all). The
    settings must have a base address."""
    inputs = SiteInputs(archive, settings, {}, "")
    views, lang = inputs.views, settings.language
    chosen = _slugs_on(topics, archive)
    happened = by_period(
        (b for b in archive.briefs if b.slug in chosen and _is_in(release(b).unix, days)),
        (
            (brief, update)
            for brief, update in inputs.corrections
            if brief.slug in chosen and _is_in(update.date.unix, days)
        ),
        days.period_of,
    )
    digests = tuple(digest_of(of_period, inputs) for of_period in happened.values())
    head = inputs.head("mail.html")
    return MailContext(
        inputs.site,
        replace(head, root=settings.base_url),
        period=days.period,
        digests=digests,
        topics=tuple(views.ref(topic, lang) for topic in topics),
        new=sum(len(digest.new) for digest in digests),
        corrections=sum(len(digest.corrections) for digest in digests),
        withdrawals=sum(len(digest.withdrawals) for digest in digests),
        unsubscribe=unsubscribe,
    )


def find_topics(words: Iterable[str], archive: Archive) -> tuple[Topic, ...]:
    """The topics that these words mean: ids, names, or synonyms. Raises `Misuse`."""
    topics: dict[str, Topic] = {}
    misuses = Misuses()
    for word in words:
        id = archive.topic_terms.get(word.casefold(), word)
        with misuses:
            if id not in archive.topics:
                otherwise = "the command `topics` lists all of them"
                hint = suggest(word.casefold(), archive.topic_terms, otherwise)
                raise Misuse(f"there is no topic “{word}”", hint)
            topics[id] = archive.topics[id]
    misuses.raise_if_any()
    return tuple(topics.values())


def render_mail(context: MailContext, layouts: Layouts) -> tuple[Texts | None, tuple[Problem, ...]]:
    """The texts of the message, or the problem of a layout."""
    render = renderer(layouts, {}, {})
    try:
        subject, text, html = (
            render(Page(name, context), None).decode()
            for name in ("mail-subject.txt", "mail.txt", "mail.html")
        )
    except LayoutError as error:
        return None, (error.problem,)
    return Texts(" ".join(subject.split()), text, html), ()


def _slugs_on(topics: tuple[Topic, ...], archive: Archive) -> Iterable[str]:
    """The slugs of the briefs on any of these topics or their narrower topics. Without topics, the
    slugs of all briefs."""
    if not topics:
        return archive.by_slug
    briefs: list[Brief] = []
    for topic in topics:
        briefs += archive.by_topic.get(topic.id, ())
    return {brief.slug for brief in briefs}


def _is_in(second: int, days: Days) -> bool:
    return days.start <= second < days.end
