"""Python-Markdown's inline patterns, tried only where they can match.

A pattern that needs a `[` is not tried on a text that has none. Of the texts that do hold marks,
most hold plain links and emphases that stand side by side: these become elements at once, without
the library's placeholders, where nothing in the text can be read in another way. Knows the
library's insides, and nothing of our dialect.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns as patterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

Triggers = tuple[str, ...]

# What a text must hold for an inline pattern to match, by the pattern's regular expression. A
# pattern that another release or extension brings is not here, and is always tried.
_TRIGGERS: dict[str, Triggers] = {
    patterns.BACKTICK_RE: ("`",),
    patterns.ESCAPE_RE: ("\\",),
    patterns.LINK_RE: ("[",),
    patterns.IMAGE_LINK_RE: ("![",),
    patterns.AUTOLINK_RE: ("<",),
    patterns.AUTOMAIL_RE: ("<",),
    patterns.HTML_RE: ("<",),
    patterns.ENTITY_RE: ("&",),
    patterns.LINE_BREAK_RE: ("  \n",),
    r"\[\^([^\]]*)\]": ("[^",),
    r"\*|_": ("*", "_"),
}


def holds(data: str, triggers: Triggers) -> bool:
    """Whether a text holds one of these."""
    for trigger in triggers:  # noqa: SIM110 – a generator would cost more than the looks
        if trigger in data:
            return True
    return False


class Inline(InlineProcessor):
    """The library's inline processor, which tries only patterns whose trigger a text holds."""

    def __init__(self, md: markdown.Markdown, triggers: dict[str, Triggers]) -> None:
        super().__init__(md)
        self.triggers = _TRIGGERS | triggers
        self.tried: list[tuple[Any, Triggers | None, bool]] = []
        self.any: Triggers | None = ()
        self.before_links: Triggers | None = None

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if not self.tried:
            self._learn()
        if self.any is None:
            return super().run(tree, ancestors)
        elements = list(tree.iter())
        # Of all signs, most documents hold few: the others need not be looked for in each text.
        everything = "".join([t for e in elements for t in (e.text, e.tail) if t])
        # One letter is found sooner than two.
        signs = tuple([s for s in self.any if s[-1] in everything and s in everything])
        if not signs:
            return tree
        plain = self.before_links is not None and not self.md.references
        before = tuple([s for s in self.before_links or () if s[-1] in everything])
        left = False
        for element in elements:
            text, tail = element.text, element.tail
            if text and holds(text, signs):
                marked = plain and element is not tree and _set(element, text, before, signs)
                left = left or not marked
            left = left or bool(tail and holds(tail, signs))
        return self._run_on_rest(tree, ancestors, signs) if left else tree

    def _run_on_rest(
        self, tree: Element, ancestors: list[str] | None, triggers: Triggers
    ) -> Element:
        """Let the library see only those texts that a pattern can match."""
        hidden: list[tuple[Element, str | None, str | None]] = []
        for element in tree.iter():
            text, tail = element.text, element.tail
            text = None if not text or holds(text, triggers) else text
            tail = None if not tail or holds(tail, triggers) else tail
            if text or tail:
                hidden.append((element, text, tail))
        for element, text, tail in hidden:
            element.text = None if text else element.text
            element.tail = None if tail else element.tail
        made = super().run(tree, ancestors)
        for element, text, tail in hidden:
            element.text = text or element.text
            element.tail = tail or element.tail
        return made

    def _learn(self) -> None:
        found: set[str] = set()
        pattern: Any
        for pattern in self.inlinePatterns:
            refers = type(pattern) in _REFERENCES
            triggers = self.triggers.get(getattr(pattern, "pattern", ""))
            if type(pattern) is patterns.LinkInlineProcessor:
                self.before_links = tuple(sorted(found))
            self.tried.append((pattern, triggers, refers))
            if triggers is None:
                self.any = None
            if not refers:
                found.update(triggers or ())
        if self.any is not None:  # A text without `[` has no `![`.
            self.any = tuple(t for t in sorted(found) if not any(o in t for o in found - {t}))
        if not self._are_marks_known():
            self.before_links = None

    def _are_marks_known(self) -> bool:
        """Whether links come before emphases, and both are as the library has them."""
        kinds: list[type] = [type(pattern) for pattern, _, _ in self.tried]
        return (
            kinds.count(patterns.LinkInlineProcessor) == 1
            and kinds[-1] is patterns.DelimiterProcessor
            and [
                (d.token, d.tags, d.smart, d.double) for d in self.tried[-1][0].delimiters.values()
            ]
            == [("*", ("strong", "em"), False, False), ("_", ("strong", "em"), True, False)]
        )

    def _InlineProcessor__handleInline(  # noqa: N802 – the library's own name
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString):
            return data
        if self.any is not None and not holds(data, self.any):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        references = self.md.references
        for index in range(patternIndex, len(self.tried)):
            pattern, triggers, refers = self.tried[index]
            if refers and not references:
                continue
            if triggers is not None and not holds(data, triggers):
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data


# These match only what a reference defines.
_REFERENCES: frozenset[type] = frozenset(
    (
        patterns.ReferenceInlineProcessor,
        patterns.ShortReferenceInlineProcessor,
        patterns.ImageReferenceInlineProcessor,
        patterns.ShortImageReferenceInlineProcessor,
    )
)

# ---- plain marks --------------------------------------------------------------------------------

# A link with an address of no odd sign; one or two asterisks; one or two underscores that stand at
# a word's edges. Next to another mark none of them is plain: there the library counts runs. Each
# looks behind itself only after its first sign, so that the search leaps from sign to sign.
_MARKS = re.compile(
    r"\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>'\"\[\]]+)\)"
    r"|\*(?<![*_]\*)(\*?)(?=\S)([^*_]+)(?<=\S)\*\3(?![*_])"
    r"|_(?<![\w*]_)(_?)(?=\S)([^*_]+)(?<=\S)_\5(?![\w*])"
)
# The same for a text of one kind of sign, which is found much sooner. What the other kinds would
# find is nothing: `(?!)` matches nowhere.
_NONE = r"(?:(?!)()())?"
_LINKS = re.compile(rf"\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>'\"\[\]]+)\){_NONE}{_NONE}")
_STARS = re.compile(rf"\*(?<![*_]\*){_NONE}(\*?)(?=\S)([^*_]+)(?<=\S)\*\3(?![*_]){_NONE}")


def _pattern(text: str) -> re.Pattern[str]:
    if "_" in text:
        return _MARKS
    if "*" not in text:
        return _LINKS
    return _MARKS if "[" in text else _STARS


def _set(element: Element, text: str, before: Triggers, triggers: Triggers) -> bool:
    """Make elements of the marks in a text, if all of them are plain: none of those that the
    library reads before links, and none of `triggers` outside of a mark."""
    if isinstance(text, AtomicString):
        return True
    if holds(text, before):
        return False
    made = _elements(text, triggers)
    if made is None:
        return False
    element.text, element[0:0] = made
    return True


def _elements(text: str, triggers: Triggers) -> tuple[str | None, list[Element]] | None:
    """What stands before the first mark, and the marks as elements with what follows them.

    None where the text holds more than plain marks: something that may be one is left over, or
    stands inside of one.
    """
    made: list[Element] = []
    first: str | None = None
    shown: list[str] = []
    end = 0
    for match in _pattern(text).finditer(text):
        words, address, stars, starred, lines, lined = match.groups()
        if words is not None:
            element = Element("a", {"href": address})
        else:
            words = starred or lined
            element = Element("strong" if stars or lines else "em")
        element.text = words
        before = text[end : match.start()]
        if made:
            made[-1].tail = before or None
        else:
            first = before or None
        made.append(element)
        shown += (before, words)
        end = match.end()
    if not made:
        return None
    made[-1].tail = text[end:] or None
    shown.append(text[end:])
    return None if holds("|".join(shown), triggers) else (first, made)
