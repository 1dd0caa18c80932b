"""The HTML of a brief → the same with its first use of each term of the glossary marked.

1. Only whole words count, with a plural ending of English or a particle of Korean. An acronym must
   have its capitals. A term in lower case may begin with a capital.
2. If several terms match, the longest one counts.
3. Nothing is marked in headings, links, code, quotations, figures and attributes.
4. An abbreviation that the author defines in the text explains itself: then the glossary's term is
   not marked in this text.

The HTML was sanitised before. What is added here is escaped. To find which terms a text may
contain, one word of each form is looked up among the words of the text, which the search knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import NamedTuple

from briefing.content.topic_mentions import PARTICLES
from briefing.core.model import Term
from briefing.core.patterns import late_pattern
from briefing.core.view_model import TermRef
from briefing.search.tokenizer import tokenize

_HANGUL = late_pattern("[\uac00-\ud7a3]")
_HYPHENS = "[-\u2010\u2011]"
_SPACES = r"(?:\s|&nbsp;)+"
# The tags of elements in which no term is marked.
_CLOSED = late_pattern(r"<(/?)(?:a|(abbr)|h[1-6]|code|pre|kbd|blockquote|q|cite|figure|svg|math)\b")
# The end of a word. A particle of Korean may follow, also in a Korean text after a Latin word.
_END = late_pattern(rf"(?:{PARTICLES})?(?!\w)")
_BLOCKS = ("<p", "<li", "<td", "<th", "<dt", "<dd", "<div")
_QUOTES = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))
_QUOTES_LOW = (("„", "“"), *_QUOTES[1:])


class _Form(NamedTuple):
    """A way to write a term as HTML: one of the `initials`, then `tail`, then the rest of the text
    `written`. The longest form has the lowest `rank`. `has_others` says whether another term is
    written within this one. A text that has the form has all its `words`."""

    rank: int
    id: str
    initials: str
    tail: str
    written: str
    has_others: bool
    words: frozenset[str]


# A part of the HTML in which no term is marked: its start, its end, and whether it is an
# abbreviation.
_Range = tuple[int, int, bool]


class TermMarker:
    """Marks the terms of a glossary in texts of the language `lang`."""

    def __init__(self, glossary: tuple[Term, ...], archive_lang: str, lang: str) -> None:
        self.refs = {term.id: _ref(term, lang, archive_lang) for term in glossary}
        self.is_english = lang.partition("-")[0] == "en"
        # The forms by a word that they contain, and those without a whole word.
        self.by_word: dict[str, list[_Form]] = {}
        # All words of all forms, except numbers: a text may write these in another way.
        self.words: set[str] = set()
        self.others: list[_Form] = []
        written = [(form, t.id) for t in glossary for form in forms_of(t, lang, archive_lang)]
        written.sort(key=lambda item: (-len(item[0]), item))
        for rank, (form, id) in enumerate(written):
            text = escape(" ".join(form.split()))
            has_others = any(f in form for f, other in written[rank + 1 :] if other != id)
            initials = text[0] + text[0].upper() if form == form.lower() else text[0]
            tail = text[1 : max(2, _plain_length(text))]
            *before, last = tokenize(form) or [""]
            all_words = frozenset(word for word in before if word.isalpha())
            made = _Form(rank, id, initials, tail, text, has_others, all_words)
            words = _words_of(before, last, self.is_english)
            self.words |= words | all_words
            for word in words:
                self.by_word.setdefault(word, []).append(made)
            if not words:
                self.others.append(made)

    def mark(self, html: str, words: Iterable[str], root: str) -> tuple[str, tuple[TermRef, ...]]:
        """The HTML with its terms marked, and the terms, in the order of the text. `words` are the
        terms of its text (see `search.tokenizer`). `root` leads from the page to the site's root.
        """
        common = self.words.intersection(words)
        found = {form for word in common for form in self.by_word.get(word, ())}
        forms = [form for form in found if form.words <= common]
        forms += [form for form in self.others if form.tail in html]
        uses = _first_uses(forms, html, self.is_english) if forms else []
        pieces: list[str] = []
        position = 0
        for start, end, id in uses:
            link = _link(self.refs[id], root, html[start:end])
            pieces += [html[position:start], link]
            position = end
        return "".join([*pieces, html[position:]]), tuple(self.refs[id] for _, _, id in uses)


def _words_of(before: list[str], last: str, is_english: bool) -> set[str]:
    """The terms of the search of which a text that has a form has one. The form has the terms
    `before`, and then `last`. There is none for a syllable alone, because the search has pairs of
    syllables."""
    if before:
        return {max(before, key=len)}
    if _HANGUL.fullmatch(last):
        return set()
    words = {last} - {""}
    if last and is_english:
        words |= {_with_ending(last, 0, "s"), _with_ending(last, 0, "es")}
        words |= {_with_ending(last, 1, "ies"), _with_ending(last, 2, "es")}
    return words


def _with_ending(word: str, cut: int, ending: str) -> str:
    """A term of the search with another ending. Of a word with accents, it has two forms."""
    return "+".join(form[: len(form) - cut] + ending for form in word.split("+"))


def _first_uses(forms: list[_Form], html: str, is_english: bool) -> list[tuple[int, int, str]]:
    """The first place of each term that may be marked, in order: its start, its end, and the id."""
    closed: list[_Range] | None = None
    first: dict[str, tuple[int, int]] = {}
    explained: set[str] = set()
    blocked: list[tuple[int, int]] = []
    for form in sorted(forms):
        for start, end in _uses(form, html, is_english):
            if any(s < end and start < e for s, e in blocked):
                continue
            if form.has_others:
                blocked.append((start, end))
            if form.id in explained or start >= first.get(form.id, (len(html), 0))[0]:
                if form.has_others:  # No other term is marked inside of any of its uses.
                    continue
                break
            closed = _closed_ranges(html) if closed is None else closed
            around = _range_at(start, closed)
            if around is not None:
                if around[2]:
                    explained.add(form.id)
            elif not _is_quoted(html, start):
                first[form.id] = start, end
                blocked.append((start, end))
                if not form.has_others:
                    break
    return sorted((*place, id) for id, place in first.items() if id not in explained)


def forms_of(term: Term, lang: str, archive_lang: str) -> list[str]:
    """The ways to write a term in a language. In another language than the archive's, acronyms keep
    their form."""
    base = lang.partition("-")[0]
    own = [term.names.get(lang) or term.names.get(base) or ""]
    own += [*term.variants.get(lang, ()), *term.variants.get(base, ())]
    of_archive = [term.name, *term.variants.get("", ())]
    if base != archive_lang.partition("-")[0]:
        of_archive = [form for form in of_archive if form.isupper()]
    return list(dict.fromkeys(filter(None, (*own, *of_archive))))


def _ref(term: Term, lang: str, archive_lang: str) -> TermRef:
    base = lang.partition("-")[0]
    tags = [tag for tag in (lang, base) if tag in term.definitions]
    definition = term.definitions[tags[0]] if tags else term.definition
    named = [tag for tag in (lang, base) if tag in term.names]
    return TermRef(
        name=term.names[named[0]] if named else term.name,
        lang=named[0] if named else archive_lang,
        href=term.href,
        definition=definition,
        definition_lang=tags[0] if tags else archive_lang,
    )


def _plain_length(written: str) -> int:
    """The length of the beginning of a form that a text writes in one way only: it ends before the
    first space or hyphen, and before `y` and `is`, which become `ies` and `es`."""
    end = re.search(r"[\s\u2010\u2011-]|(?:y|is)\Z", written)
    return end.start() if end else len(written)


@cache
def _pattern(written: str, initials: str, is_english: bool) -> re.Pattern[str]:
    """The pattern of a form without what may follow it. It is compiled at the first use, because
    few of many terms are in one text."""
    words = re.escape(written[1:]).replace(r"\ ", _SPACES).replace(r"\-", _HYPHENS)
    words = f"[{re.escape(initials)}]{words}"
    is_plural = is_english and written[-1].isalpha() and not _HANGUL.match(written[-1])
    return re.compile(_with_plural(words, written) if is_plural else words)


def _with_plural(words: str, written: str) -> str:
    if re.search(r"[^aeiou]y\Z", written):
        return rf"{words[:-1]}(?:y|ies)"
    if re.search(r"\wis\Z", written):
        return rf"{words[:-2]}(?:is|es)"
    ending = "es" if re.search(r"(?:s|x|z|ch|sh)\Z", written) else "s"
    return rf"{words}(?:{ending})?"


def _uses(form: _Form, html: str, is_english: bool) -> Iterator[tuple[int, int]]:
    """The places where a form is used as a whole word, and not in a tag."""
    initials, tail, written = form.initials, form.tail, form.written
    start = html.find(tail, 1) - 1
    match = _pattern(written, initials, is_english).match if start >= 0 else None
    while match and start >= 0:
        if html[start] in initials:
            before = html[start - 1 : start]
            # A word or a reference such as `&amp;` continues here.
            if not (before.isalnum() or before in ("_", "&")):
                found = match(html, start)
                if found and _END.match(html, found.end()) and not _is_in_tag(html, start):
                    yield start, found.end()
        start = html.find(tail, start + 2) - 1


def _is_in_tag(html: str, at: int) -> bool:
    """The sanitiser writes `<` and `>` in attributes as references."""
    return html.rfind("<", 0, at) > html.rfind(">", 0, at)


def _closed_ranges(html: str) -> list[_Range]:
    """The elements in which no term is marked."""
    ranges: list[_Range] = []
    depth = start = 0
    is_abbreviation = False
    for tag in _CLOSED.finditer(html):
        slash, abbreviation = tag.groups()
        if slash:
            depth -= 1
            if not depth:
                ranges.append((start, tag.start(), is_abbreviation))
        else:
            if not depth:
                start, is_abbreviation = tag.start(), bool(abbreviation)
            depth += 1
    return ranges


def _range_at(at: int, ranges: list[_Range]) -> _Range | None:
    place = bisect_right(ranges, (at,)) - 1
    return ranges[place] if place >= 0 and at < ranges[place][1] else None


def _is_quoted(html: str, at: int) -> bool:
    """Whether a place is between quotation marks that open in the same block."""
    start = max(html.rfind(tag, 0, at) for tag in _BLOCKS)
    block = html[max(start, 0) : at]
    # In German, “ closes a quotation.
    pairs = _QUOTES_LOW if "„" in block else _QUOTES
    return any(block.rfind(opening) > block.rfind(closing) for opening, closing in pairs)


def _link(ref: TermRef, root: str, text: str) -> str:
    title = escape(ref.definition)
    return f'<a class="term" href="{root}{escape(ref.href)}" title="{title}">{text}</a>'
