"""The style sheet: what an editor would mend in one brief or standing page.

Pure. All of it depends on the file, the settings and the topics alone, so that what was found holds
until one of these changes. What only more than one brief shows is for `likeness`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from briefing.archive.terms import broader_topics
from briefing.content.fields import LINK_ONLY
from briefing.core.diagnostics import Problem, text_width
from briefing.core.model import Brief, StandingPage, Topic
from briefing.core.paths import PICTURES
from briefing.lint import locate, topic_mentions
from briefing.lint.locate import Parts
from briefing.lint.topic_mentions import Name
from briefing.markdown.positions import Span

Page = Brief | StandingPage

_TOP = Span(1, 1, 3)


def reader(
    topics: dict[str, Topic] | None, lang: str, title_length: int
) -> Callable[[Page, tuple[str, ...], bytes], tuple[Problem, ...]]:
    """A function from a page, the ids of its topics and the bytes of its file to warnings, silenced
    ones too.

    `topics` is the archive's vocabulary, if it has one, and `lang` the archive's language.
    """

    vocabulary = topics or {}

    @cache
    def names(of: str) -> tuple[Name, ...]:
        return topic_mentions.names(vocabulary.values(), of, lang)

    @cache
    def near(own: tuple[str, ...]) -> set[str]:
        return _near(own, vocabulary)

    def read(page: Page, own: tuple[str, ...], data: bytes) -> tuple[Problem, ...]:
        parts = locate.parts(data)
        headings = locate.headings(parts.body)
        found = [*_title(page, parts, title_length), *_skipped(page, headings)]
        found += _alts(page, parts)
        if isinstance(page, Brief):
            found += _lacks(page)
            strange = _unlinked(page, parts, {at.line for _, at in headings}, names(page.lang))
            for id, at in strange:
                if id not in near(own):
                    found.append(_stranger(page, vocabulary[id], at))
        return tuple(found)

    return read


def warning(path: str, at: Span, message: str, code: str, hint: str) -> Problem:
    """A warning that an archive can silence by its code."""
    return Problem(path, at.line, at.column, message, hint, at.width, warning=True, code=code)


def _lacks(brief: Brief) -> list[Problem]:
    found = []
    if not brief.standfirst:
        shown = "show none" if brief.rights == LINK_ONLY else "now show the first paragraph"
        hint = f"add “summary: …” of your own; lists and feeds {shown}"
        found.append(warning(brief.path, _TOP, "there is no summary", "missing-summary", hint))
    if not brief.sources and brief.status != "withdrawn":
        hint = "add under sources: - {title: …, publisher: …, date: …, url: …}"
        found.append(warning(brief.path, _TOP, "the brief names no source", "no-source", hint))
    return found


def _title(page: Page, parts: Parts, most: int) -> list[Problem]:
    width = text_width(page.title)
    if width <= most:
        return []
    message = f"the title is {width} letters wide; search engines cut it at {most}"
    at = locate.value_of(parts.front, "title")
    hint = "shorten it, and let the summary say the rest"
    return [warning(page.path, at, message, "long-title", hint)]


def _skipped(page: Page, headings: list[tuple[int, Span]]) -> list[Problem]:
    found, above = [], 1
    for level, at in headings:
        if level > above + 1:
            message = f"a heading of level {level} stands under one of level {above}"
            hint = f"write it with {'#' * (above + 1)}"
            found.append(warning(page.path, at, message, "skipped-heading", hint))
        above = level
    return found


_CAMERA = r"(?:IMG|DSCN?|DCIM|PXL)[_ -]?\d+"
_FILE = re.compile(rf"\S+(?:{'|'.join(map(re.escape, PICTURES))})|{_CAMERA}", re.IGNORECASE)


def _alts(page: Page, parts: Parts) -> list[Problem]:
    told = [(p.alt, p.src, p.at) for p in locate.pictures(parts.body)]
    figure = page.figure if isinstance(page, Brief) else None
    if figure and _is_file_name(figure.alt, figure.media.path):
        told.append((figure.alt, figure.media.path, parts.front.find_literal(figure.alt)))
    hint = "say what the picture shows, for those who cannot see it"
    return [
        warning(page.path, at, f"“{alt}” is the name of a file", "file-name-alt", hint)
        for alt, src, at in told
        if _is_file_name(alt, src)
    ]


def _is_file_name(alt: str, src: str) -> bool:
    name = src.rpartition("/")[2]
    stem, said = (re.sub(r"[\W_]+", "", t).casefold() for t in (name.rpartition(".")[0], alt))
    # One word may well be both what a picture shows and the name of its file.
    several = bool(re.search(r"[\d_-]", alt) and re.search(r"[^\W\d_]", alt))
    return bool(_FILE.fullmatch(alt.strip())) or (several and said == stem)


def _unlinked(
    brief: Brief, parts: Parts, headings: set[int], known: tuple[Name, ...]
) -> list[tuple[str, Span]]:
    """The topics that a brief speaks of, each with its first mention. `headings` are lines."""
    body = parts.body
    places = topic_mentions.named(topic_mentions.bare(body.without_code), known)
    counts = Counter(place.topic for place in places)
    first: dict[str, Span] = {}
    for place in places:
        at = body.span(place.start, place.end)
        first.setdefault(place.topic, at)
        if at.line in headings:
            counts[place.topic] += 1
    for text in (brief.title, brief.summary if brief.standfirst else ""):
        counts.update(2 * [place.topic for place in topic_mentions.named(text, known)])
    return [
        (id, first.get(id) or locate.value_of(parts.front, "title"))
        for id, count in sorted(counts.items())
        if count >= topic_mentions.OFTEN
    ]


def _stranger(brief: Brief, topic: Topic, at: Span) -> Problem:
    message = f"the brief speaks of “{topic.name}”, which is not among its topics"
    hint = f"add {topic.id} to its topics if it is about that"
    return warning(brief.path, at, message, "unlinked-topic", hint)


def _near(own: tuple[str, ...], topics: dict[str, Topic]) -> set[str]:
    """The topics themselves, all broader ones, and all narrower ones."""
    near = set(own)
    for id, topic in topics.items():
        above = {t.id for t in broader_topics(topic, topics)}
        if id in own:
            near |= above
        if not above.isdisjoint(own):
            near.add(id)
    return near
