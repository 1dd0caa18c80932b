"""What an author probably means by a word or the name of a file that does not exist.

Pure. This module must not know what the words are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

# The least similarity of words, from 0 to 1, as `difflib.SequenceMatcher.ratio` measures it. Words
# that begin with different letters must be more similar: “weight” is not “rights”, nor “KST” “MST”.
# The first letter of a word is rarely wrong (Yannakoudakis and Fawthrop, The rules of spelling
# errors, 1983).
_MIN_SIMILARITY = 0.6
_MIN_SIMILARITY_OF_OTHERS = 0.7


def nearest(word: str, candidates: Iterable[str], cutoff: float = _MIN_SIMILARITY) -> str:
    """The candidate most similar to `word`, in any case; an empty string if none is similar.

    `cutoff` is the least similarity of a candidate that begins with the same letter.
    """
    import difflib  # Imported here: most builds find no problem.

    by_folded: dict[str, str] = {}
    for candidate in candidates:
        by_folded.setdefault(candidate.casefold(), candidate)
    folded, others = word.casefold(), max(cutoff, _MIN_SIMILARITY_OF_OTHERS)
    # A path ends in the name that an author means, or the reverse.
    same = [c for c in by_folded if c[:1] == folded[:1] or folded.endswith(c) or c.endswith(folded)]
    matches = difflib.get_close_matches(folded, by_folded, n=1, cutoff=others)
    matches = matches or difflib.get_close_matches(folded, same, n=1, cutoff=cutoff)
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
