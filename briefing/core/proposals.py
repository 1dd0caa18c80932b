"""What an author probably means by a word or the name of a file that does not exist.

Pure. This module must not know what the words are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str:
    """The candidate most similar to `word`, in any case; an empty string if none is similar.

    `cutoff` is the least similarity, from 0 to 1, as `difflib.SequenceMatcher.ratio` measures it.
    """
    import difflib  # Imported here: most builds find no problem.

    by_folded: dict[str, str] = {}
    for candidate in candidates:
        by_folded.setdefault(candidate.casefold(), candidate)
    matches = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[matches[0]] if matches else ""


def suggest(word: str, candidates: Iterable[str], otherwise: str) -> str:
    """A hint that names the candidate most similar to `word`; `otherwise` if none is similar."""
    close = nearest(word, candidates)
    return f"did you mean “{close}”?" if close else otherwise


def suggest_and(word: str, candidates: Iterable[str], more: str) -> str:
    """The hint of `suggest`, if there is one, and after it the sentence `more`."""
    return f"{suggest(word, candidates, '')} {more}".lstrip()


def nearest_file(path: str, candidates: Iterable[str]) -> str:
    """The file whose name is most similar to that of `path`; an empty string if none is similar.

    Extensions do not count. Among files of one name, the one in the most similar folder wins.
    """
    from difflib import SequenceMatcher

    by_stem: dict[str, list[str]] = {}
    for other in candidates:
        by_stem.setdefault(_stem(other), []).append(other)
    stem = _stem(path)
    match = stem if stem in by_stem else nearest(stem, by_stem, 0.7)
    others = sorted(by_stem.get(match, ()))
    ratio = [SequenceMatcher(None, path, other, autojunk=False).ratio() for other in others]
    return others[ratio.index(max(ratio))] if others else ""


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0].casefold()
