"""What editors choose for readers: briefs that a page recommends, and the introductions of topics.

Pure. The rules:
1. A brief that settings name must exist: another slug is an error.
2. A draft, a withdrawn or a superseded brief is not recommended. It is left out, with a warning: an
   error would hold up the withdrawal itself, which is urgent.
3. A brief that appears later by itself is left out until then, without a warning.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from briefing.archive.relations import Archive
from briefing.archive.validate import Content, FileIndex, unknown_brief_hint
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import Brief, NamedBrief, StandingPage, Topic, TopicText
from briefing.core.paths import TOPICS_FILE, introduction_file
from briefing.core.proposals import suggest_and
from briefing.core.slugs import introduction_of, slug_of


def recommended(slugs: Iterable[str], archive: Archive) -> tuple[Brief, ...]:
    """The briefs with these slugs that a page may recommend, in this order."""
    briefs = (archive.by_slug.get(slug) for slug in slugs)
    return tuple(
        b for b in briefs if b and b.status != "withdrawn" and b.slug not in archive.superseded_by
    )


def named_by(topic: Topic) -> Iterator[str]:
    """The slugs of the briefs that a topic names."""
    yield from topic.start_here
    yield from (event.brief for event in topic.events if event.brief)


def curation_problems(content: Content, archive: Archive) -> Iterator[Problem]:
    """The problems of briefs that settings and topics name, and of introductions of topics."""
    slugs = {named.word.text for named in content.named_briefs}
    briefs = {b.slug: b for b in content.briefs if b.slug in slugs} if slugs else {}
    for named in content.named_briefs:
        brief = briefs.get(named.word.text)
        if brief is not None:
            yield from _unshown_briefs(named, brief, archive)
        elif named.word.text not in map(slug_of, content.unparsed):
            message = f"there is no brief “{named.word.text}”"
            hint = unknown_brief_hint(named.word.text, FileIndex(content, {}))
            yield problem_at(named.path, named.word, message, hint, code="unknown-brief")
    yield from _introduction_problems(content, archive)


def _unshown_briefs(named: NamedBrief, brief: Brief, archive: Archive) -> Iterator[Problem]:
    if brief.status == "draft":
        hint = f"publish the brief, or remove it from “{named.key}”"
        yield _unshown(named, "is a draft", hint)
    elif brief.status == "withdrawn":
        yield _unshown(named, "is withdrawn", f"remove it from “{named.key}”")
    elif brief.slug in archive.superseded_by:
        newer = archive.superseded_by[brief.slug][0].slug
        yield _unshown(named, "is superseded", f"write “{newer}” instead, or remove it")


def _unshown(named: NamedBrief, why: str, hint: str) -> Problem:
    message = f"the brief “{named.word.text}” {why}, and is not shown here"
    return problem_at(named.path, named.word, message, hint, code="unshown-brief", warning=True)


# ---- introductions of topics --------------------------------------------------------------------


def _introduction_problems(content: Content, archive: Archive) -> Iterator[Problem]:
    """Introductions of topics that do not exist or have no page, and links to these."""
    without_page: set[str] = set()
    first: dict[tuple[str, str], str] = {}
    for text in content.topic_texts:
        key = text.slug, text.lang
        if first.setdefault(key, text.path) != text.path:
            message = f"this topic has an introduction already: {first[key]}"
            hint = "delete one of the two files"
            yield Problem(text.path, 0, 0, message, hint, code="duplicate-address")
        elif text.slug not in archive.topics:
            if TOPICS_FILE not in content.unreliable_configs:
                hint = _name_hint(text, archive)
                message = f"there is no topic “{text.slug}”"
                yield Problem(text.path, 0, 0, message, hint, code="unknown-topic")
        elif text.slug not in archive.by_topic:
            without_page.add(text.path)
            message = f"no brief is about the topic “{text.slug}”, so that it has no page"
            hint = "publish a brief about it, or delete the file"
            yield Problem(text.path, 0, 0, message, hint, warning=True, code="unpublished-file")
    if without_page:
        pages: tuple[StandingPage | TopicText, ...] = content.standing_pages
        for source in (*archive.briefs, *pages, *content.topic_texts):
            for link in source.links:
                if link.target in without_page:
                    message = f"the topic of {link.target} has no page yet"
                    hint = "remove the link until a brief is about the topic"
                    yield problem_at(source.path, link, message, hint, code="hidden-link")


def _name_hint(text: TopicText, archive: Archive) -> str:
    """How the file of an introduction should be named."""
    for topic in archive.topics.values():
        if text.slug in topic.aliases:
            path = introduction_file(topic.id, introduction_of(text.path)[1])
            if text.lang in archive.topic_texts.get(topic.id, ()):
                return f"move its text to {path}, and delete it"
            return f"the topic is now “{topic.id}”: rename the file to {posixpath.basename(path)}"
    more = f"Name the file after the id of a topic: {introduction_file('ID')}"
    return suggest_and(text.slug, archive.topics, more)
