"""Python-Markdown's inline patterns, tried only where they can match.

A pattern that needs a `[` is not tried on a text without `[`. Most other texts have only plain
links and emphasis that are not nested. If nothing in such a text can be read in another way,
its elements are made directly, without Python-Markdown's placeholders. This module knows the
internals of Python-Markdown. It must not know our dialect.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns as patterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# The strings of which a text must contain one for a pattern to match.
Triggers = tuple[str, ...]

# Triggers by the regular expression of the pattern. A pattern that is not here is always tried.
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

# These patterns match only names that a link definition defines.
_REFERENCE_PATTERNS: frozenset[type] = frozenset(
    (
        patterns.ReferenceInlineProcessor,
        patterns.ShortReferenceInlineProcessor,
        patterns.ImageReferenceInlineProcessor,
        patterns.ShortImageReferenceInlineProcessor,
    )
)


def contains_any(text: str, strings: Triggers) -> bool:
    """Whether a text contains one of these strings."""
    for string in strings:  # noqa: SIM110 – a generator would take longer than the search
        if string in text:
            return True
    return False


class FastInlineProcessor(InlineProcessor):
    """Python-Markdown's inline processor, which tries only patterns whose trigger a text has."""

    def __init__(self, md: markdown.Markdown, triggers: dict[str, Triggers]) -> None:
        super().__init__(md)
        self.triggers = _TRIGGERS | triggers
        # Each pattern with its triggers, if they are known, and whether it needs a definition.
        self.patterns: list[tuple[Any, Triggers | None, bool]] = []
        # The triggers of all patterns; None if those of one pattern are unknown.
        self.all_triggers: Triggers | None = ()
        # The triggers of the patterns before links; None if links or emphasis are not the
        # library's.
        self.before_links: Triggers | None = None

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if not self.patterns:
            self._prepare()
        if self.all_triggers is None:
            return super().run(tree, ancestors)
        elements = list(tree.iter())
        # A document has few of the triggers: the others need not be searched for in each text.
        whole_text = "".join([t for e in elements for t in (e.text, e.tail) if t])
        # One character is found sooner than two.
        triggers = tuple([s for s in self.all_triggers if s[-1] in whole_text and s in whole_text])
        if not triggers:
            return tree
        can_replace = self.before_links is not None and not self.md.references
        before = tuple([s for s in self.before_links or () if s[-1] in whole_text])
        is_done = True
        for element in elements:
            text, tail = element.text, element.tail
            if text and contains_any(text, triggers):
                is_done &= (
                    can_replace
                    and element is not tree
                    and _replace_marks(element, text, before, triggers)
                )
            is_done = is_done and not (tail and contains_any(tail, triggers))
        return tree if is_done else self._run_on_rest(tree, ancestors, triggers)

    def _run_on_rest(
        self, tree: Element, ancestors: list[str] | None, triggers: Triggers
    ) -> Element:
        """Hide the texts without a trigger while Python-Markdown's own processor runs."""
        hidden_texts: list[tuple[Element, str | None, str | None]] = []
        for element in tree.iter():
            text, tail = element.text, element.tail
            text = None if not text or contains_any(text, triggers) else text
            tail = None if not tail or contains_any(tail, triggers) else tail
            if text or tail:
                hidden_texts.append((element, text, tail))
        for element, text, tail in hidden_texts:
            element.text = None if text else element.text
            element.tail = None if tail else element.tail
        result = super().run(tree, ancestors)
        for element, text, tail in hidden_texts:
            element.text = text or element.text
            element.tail = tail or element.tail
        return result

    def _prepare(self) -> None:
        all_triggers: set[str] = set()
        pattern: Any
        for pattern in self.inlinePatterns:
            needs_definition = type(pattern) in _REFERENCE_PATTERNS
            triggers = self.triggers.get(getattr(pattern, "pattern", ""))
            if type(pattern) is patterns.LinkInlineProcessor:
                self.before_links = tuple(sorted(all_triggers))
            self.patterns.append((pattern, triggers, needs_definition))
            if triggers is None:
                self.all_triggers = None
            if not needs_definition:
                all_triggers.update(triggers or ())
        if self.all_triggers is not None:  # A text without `[` has no `![`.
            self.all_triggers = tuple(
                t for t in sorted(all_triggers) if not any(o in t for o in all_triggers - {t})
            )
        if not self._has_stock_marks():
            self.before_links = None

    def _has_stock_marks(self) -> bool:
        """Whether links come before emphasis, and both are Python-Markdown's."""
        kinds: list[type] = [type(pattern) for pattern, _, _ in self.patterns]
        if kinds.count(patterns.LinkInlineProcessor) != 1 or (
            kinds[-1] is not patterns.DelimiterProcessor
        ):
            return False
        delimiters = self.patterns[-1][0].delimiters.values()
        stock = [("*", ("strong", "em"), False, False), ("_", ("strong", "em"), True, False)]
        return [(d.token, d.tags, d.smart, d.double) for d in delimiters] == stock

    def _InlineProcessor__handleInline(  # noqa: N802 – overrides the private method
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString):
            return data
        if self.all_triggers is not None and not contains_any(data, self.all_triggers):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        references = self.md.references
        for index in range(patternIndex, len(self.patterns)):
            pattern, triggers, needs_definition = self.patterns[index]
            if needs_definition and not references:
                continue
            if triggers is not None and not contains_any(data, triggers):
                continue
            start, has_match = 0, True
            while has_match:
                data, has_match, start = apply(pattern, data, index, start)
        return data


# ---- links and emphasis side by side ------------------------------------------------------------

# A link whose address has no special character; `*` or `**`; `_` or `__` at the edges of a word.
# None of them is next to another mark: there, Python-Markdown counts the length of runs. Each
# pattern looks behind only after its first character, so that the search jumps to that character.
_MARKS = re.compile(
    r"\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>'\"\[\]]+)\)"
    r"|\*(?<![*_]\*)(\*?)(?=\S)([^*_]+)(?<=\S)\*\3(?![*_])"
    r"|_(?<![\w*]_)(_?)(?=\S)([^*_]+)(?<=\S)_\5(?![\w*])"
)
# The same groups for texts with one kind of mark, which are searched much faster. The groups of the
# other kinds never match: `(?!)` matches nothing.
_NEVER = r"(?:(?!)()())?"
_LINKS = re.compile(rf"\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>'\"\[\]]+)\){_NEVER}{_NEVER}")
_STARS = re.compile(rf"\*(?<![*_]\*){_NEVER}(\*?)(?=\S)([^*_]+)(?<=\S)\*\3(?![*_]){_NEVER}")


def _marks_pattern(text: str) -> re.Pattern[str]:
    if "_" in text:
        return _MARKS
    if "*" not in text:
        return _LINKS
    return _MARKS if "[" in text else _STARS


def _replace_marks(element: Element, text: str, before: Triggers, triggers: Triggers) -> bool:
    """Replace the marks in an element's text by elements, if all of them are plain.

    `before` are the triggers of patterns that Python-Markdown tries before links, `triggers` those
    of all patterns. Returns False, and changes nothing, if the text may be read in another way.
    """
    if isinstance(text, AtomicString):
        return True
    if contains_any(text, before):
        return False
    elements = _plain_elements(text, triggers)
    if elements is None:
        return False
    element.text, element[0:0] = elements
    return True


def _plain_elements(text: str, triggers: Triggers) -> tuple[str | None, list[Element]] | None:
    """The text before the first mark, and the elements of the marks with their tails.

    None if there is no mark, or if a trigger is left outside or inside of the marks.
    """
    elements: list[Element] = []
    start: str | None = None
    texts: list[str] = []
    end = 0
    for match in _marks_pattern(text).finditer(text):
        words, address, second_star, star_text, second_line, line_text = match.groups()
        if words is not None:
            element = Element("a", {"href": address})
        else:
            words = star_text or line_text
            element = Element("strong" if second_star or second_line else "em")
        element.text = words
        before = text[end : match.start()]
        if elements:
            elements[-1].tail = before or None
        else:
            start = before or None
        elements.append(element)
        texts += (before, words)
        end = match.end()
    if not elements:
        return None
    elements[-1].tail = text[end:] or None
    texts.append(text[end:])
    return None if contains_any("|".join(texts), triggers) else (start, elements)
