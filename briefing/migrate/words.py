"""Compares the words of a post before and after its migration.

It must not know where the texts come from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

import msgspec

from briefing.importers.escape import without_invisible
from briefing.importers.markup_tree import Tree, parse_markup, text_of
from briefing.migrate.markdown_source import BRACES

_WORD = re.compile(r"[^\W_]+")
_MAX_COMPARED = 6000  # Longer differences are compared without regard to order.
_DECORATION = ("permalink", "footnote-back", "footnote-ref", "full-size")


class Comparison(msgspec.Struct, frozen=True):
    """How many words the source has, and how many of them are in the result, in order. `missing`
    has the first words that are not."""

    total: int
    kept: int
    missing: str = ""

    @property
    def share(self) -> float:
        """The share of the words that were kept."""
        return self.kept / self.total if self.total else 1.0


def words_of_tree(root: Tree) -> list[str]:
    """The words of a tree of markup, in lower case."""
    return words(text_of(root))


def words(text: str) -> list[str]:
    """The words of a text, in lower case. Signs do not count."""
    return _WORD.findall(_normal(text))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", without_invisible(text)).casefold()


# What a source contains beside its words: markup, addresses, tags of templates, programs.
_NO_WORDS = (
    re.compile(r"^\*\[[^\[\]\n]+\]:.*$", re.MULTILINE),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"<(script|style|template|noscript)\b.*?</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<[^<>]*>"),
    re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{#.*?#\}", re.DOTALL),
    re.compile(BRACES),
    re.compile(r"\]\([^()\s]*|\]\[[^\[\]\n]*\]|^ {0,3}\[[^\[\]\n]+\]:\s*\S+", re.MULTILINE),
    re.compile(r"https?://[^\s<>\"')\]]+"),
    re.compile(r"\[[^\[\]]{1,400}\](?!\()"),
    re.compile(r":[\w-]+:"),
    re.compile(r"^[ \t]*(?:[`~]{3,}|:::|!!!|\?\?\?|-+8<-).*$", re.MULTILINE),
)
# In reStructuredText: comments, directives with their options, and the addresses of links.
_NO_WORDS_OF_RST = (
    re.compile(
        r"^\.\.(?:[ \t]+(?![\w:.+-]+::|[_|\[]).*)?\n(?:[ \t]*\n)*(?:[ \t]+.*\n(?:[ \t]*\n)*)*",
        re.MULTILINE,
    ),
    re.compile(r"^[ \t]*\.\.[ \t].*$|^[ \t]+:[\w -]+:.*$|^__ .*$", re.MULTILINE),
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MAX_NOISE, _NOISE_SHARE = 4, 0.02


def unread_words(source: str, root: Tree, *, is_rst: bool = False) -> tuple[int, str]:
    """How many words of a source are not in the tree that was read from it, and some of them. The
    source is searched for words without a parser, so small differences count as none."""
    from lxml import etree  # It comes with an optional package.

    for pattern in (*(_NO_WORDS_OF_RST if is_rst else ()), *_NO_WORDS):
        source = pattern.sub(" ", source)
    before = Counter(_LETTERS.findall(_normal(html.unescape(source))))
    read = html.unescape(etree.tostring(root, encoding="unicode", method="html"))
    missing = before - Counter(_LETTERS.findall(_normal(read)))
    count = missing.total()
    is_noise = count <= max(_MAX_NOISE, before.total() * _NOISE_SHARE)
    return (0, "") if is_noise else (count, " ".join(list(missing)[:12]))


def words_of_page(page: str) -> list[str]:
    """The words of the text of a brief, without what the site adds."""
    root = parse_markup(page)
    for element in list(root.iter("a", "sup")):
        if set((element.get("class") or "").split()) & set(_DECORATION):
            element.drop_tree()
    return words_of_tree(root)


def compare(before: list[str], after: list[str]) -> Comparison:
    """Compare two lists of words."""
    start = 0
    shorter = min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(old), len(new)) > _MAX_COMPARED:
        same = (Counter(old) & Counter(new)).total()
        return Comparison(len(before), start + end + same, " ".join(old[:12]))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    same = sum(block.size for block in blocks)
    missing: list[str] = []
    at = 0
    for block in blocks:
        missing += old[at : block.a]
        at = block.a + block.size
    return Comparison(len(before), start + end + same, " ".join(missing[:12]))
