"""The rules of style for one brief or standing page, each with the code that silences it.

Everything here depends only on the file, the settings and the topics. So warnings stay valid until
one of these changes. This module must not know other briefs: titles are compared in
`similar_titles`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from briefing.archive.terms import broader_topics
from briefing.content.fields import LINK_ONLY
from briefing.content.topic_mentions import (
    TopicName,
    blank_links,
    find_mentions,
    names_in_language,
)
from briefing.core.diagnostics import Problem, text_width
from briefing.core.model import Brief, StandingPage, Topic
from briefing.core.paths import PICTURES
from briefing.lint import locate
from briefing.lint.locate import Parts
from briefing.markdown.positions import Span

Page = Brief | StandingPage

# A brief discusses a topic if it names the topic at least this many times. A mention in a title,
# summary or heading counts twice.
_MIN_MENTIONS = 4

_FIRST_LINE = Span(1, 1, 3)
_CAMERA = r"(?:IMG|DSCN?|DCIM|PXL)[_ -]?\d+"
_FILE_NAME = re.compile(rf"\S+(?:{'|'.join(map(re.escape, PICTURES))})|{_CAMERA}", re.IGNORECASE)


def page_checker(
    topics: dict[str, Topic] | None, lang: str, title_length: int
) -> Callable[[Page, tuple[str, ...], bytes], tuple[Problem, ...]]:
    """A function that checks pages: (page, ids of its topics, bytes of its file) → warnings,
    including those that the settings silence.

    `topics` is the archive's vocabulary, or None. `lang` is the archive's language. `title_length`
    is the greatest width of a title, as `text_width` measures it.
    """
    vocabulary = topics or {}

    @cache
    def topic_names(lang_of_page: str) -> tuple[TopicName, ...]:
        return names_in_language(vocabulary.values(), lang_of_page, lang)

    @cache
    def related_topics(own: tuple[str, ...]) -> set[str]:
        return _related_topics(own, vocabulary)

    def check_page(page: Page, own: tuple[str, ...], data: bytes) -> tuple[Problem, ...]:
        parts = locate.split_file(data)
        headings = locate.find_headings(parts.body)
        warnings = [
            *_check_title(page, parts, title_length),
            *_check_headings(page, headings),
            *_check_alternative_texts(page, parts),
        ]
        if isinstance(page, Brief):
            warnings += _check_front_matter(page)
            lines = {span.line for _, span in headings}
            discussed = _discussed_topics(page, parts, lines, topic_names(page.lang))
            warnings += [
                _unlinked_topic(page, vocabulary[id], span)
                for id, span in discussed
                if id not in related_topics(own)
            ]
        return tuple(warnings)

    return check_page


def style_warning(path: str, span: Span, message: str, code: str, hint: str) -> Problem:
    """A warning about style. The settings can silence it by its code."""
    return Problem(path, span.line, span.column, message, hint, span.width, warning=True, code=code)


def _check_front_matter(brief: Brief) -> Iterator[Problem]:
    if not brief.standfirst:
        shown = "show no summary" if brief.rights == LINK_ONLY else "show the first paragraph"
        hint = f"add “summary: …” to the front matter; without it, lists and feeds {shown}"
        message = "the brief has no summary"
        yield style_warning(brief.path, _FIRST_LINE, message, "missing-summary", hint)
    if not brief.sources and brief.status != "withdrawn":
        source = "{title: …, publisher: …, url: https://…}"
        hint = f"add “sources: [{source}]” to the front matter"
        message = "the brief names no source"
        yield style_warning(brief.path, _FIRST_LINE, message, "no-source", hint)


def _check_title(page: Page, parts: Parts, max_width: int) -> Iterator[Problem]:
    width = text_width(page.title)
    if width > max_width:
        message = f"the title is {width} letters wide; search engines cut it after {max_width}"
        span = locate.find_title(parts.front)
        hint = "shorten the title, and put the rest into the summary"
        yield style_warning(page.path, span, message, "long-title", hint)


def _check_headings(page: Page, headings: list[tuple[int, Span]]) -> Iterator[Problem]:
    previous = 1
    for level, span in headings:
        if level > previous + 1:
            message = f"this heading has level {level}, but the level before it is {previous}"
            hint = f"begin this heading with {'#' * (previous + 1)}"
            yield style_warning(page.path, span, message, "skipped-heading", hint)
        previous = level


def _check_alternative_texts(page: Page, parts: Parts) -> Iterator[Problem]:
    pictures = locate.find_pictures(parts.body)
    figure = page.figure if isinstance(page, Brief) else None
    if figure and _is_file_name(figure.alt, figure.media.path):
        place = parts.front.find(re.escape(figure.alt))
        pictures.append((figure.alt, figure.media.path, place))
    hint = "describe what the picture shows, for readers who cannot see it"
    for alt, src, span in pictures:
        if _is_file_name(alt, src):
            message = f"the alternative text “{alt}” is a file name"
            yield style_warning(page.path, span, message, "file-name-alt", hint)


def _is_file_name(alt: str, src: str) -> bool:
    name = src.rpartition("/")[2]
    letters, letters_of_file = (
        re.sub(r"[\W_]+", "", text).casefold() for text in (alt, name.rpartition(".")[0])
    )
    # A single word may be both a description and the name of the file.
    has_separators = bool(re.search(r"[\d_-]", alt) and re.search(r"[^\W\d_]", alt))
    return bool(_FILE_NAME.fullmatch(alt.strip())) or (
        has_separators and letters == letters_of_file
    )


def _discussed_topics(
    brief: Brief, parts: Parts, heading_lines: set[int], names: tuple[TopicName, ...]
) -> list[tuple[str, Span]]:
    """The ids of the topics that a brief discusses, each with the place of its first mention."""
    body = parts.body
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for mention in find_mentions(blank_links(body.without_code), names):
        span = body.span(mention.start, mention.end)
        first.setdefault(mention.topic_id, span)
        counts[mention.topic_id] += 2 if span.line in heading_lines else 1
    for text in (brief.title, brief.summary if brief.standfirst else ""):
        counts.update(2 * [mention.topic_id for mention in find_mentions(text, names)])
    return [
        (id, first.get(id) or locate.find_title(parts.front))
        for id, count in sorted(counts.items())
        if count >= _MIN_MENTIONS
    ]


def _unlinked_topic(brief: Brief, topic: Topic, span: Span) -> Problem:
    message = f"the brief often mentions “{topic.name}”, which is not one of its topics"
    hint = f"if the brief is about it, add {topic.id} to the topics of the brief"
    return style_warning(brief.path, span, message, "unlinked-topic", hint)


def _related_topics(own: tuple[str, ...], topics: dict[str, Topic]) -> set[str]:
    """The ids of the own topics, of all broader ones, and of all narrower ones."""
    related = set(own)
    for id, topic in topics.items():
        broader = {t.id for t in broader_topics(topic, topics)}
        if id in own:
            related |= broader
        if not broader.isdisjoint(own):
            related.add(id)
    return related
