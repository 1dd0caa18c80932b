"""The levels of problems that `site.toml` sets: `[checks]`, and `silence` in `[style]`.

Knows the settings alone, and no problem of a brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.core.codes import ADJUSTABLE_CODES, CODES, codes_of, unknown_kind
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import LocatedText
from briefing.core.paths import SITE_FILE


def levels_of(checks: Mapping[LocatedText, str]) -> dict[str, str]:
    """The level of each code that the settings name. A code overrides a word such as `alt`, which
    means several codes."""
    levels: dict[str, str] = {}
    for word, level in checks.items():
        levels |= dict.fromkeys(codes_of(word.text, ADJUSTABLE_CODES), level)
    return levels | {w.text: level for w, level in checks.items() if w.text in ADJUSTABLE_CODES}


def level_problems(checks: Mapping[LocatedText, str]) -> Iterator[Problem]:
    """The words that mean no code, or codes whose level is always `error`."""
    for word in checks:
        if codes_of(word.text, ADJUSTABLE_CODES):
            continue
        if codes_of(word.text, CODES):
            message = f"“{word.text}” is always an error"
            hint = "remove this line: a page with this fault would be wrong or incomplete"
        else:
            message, hint = unknown_kind(word.text, ADJUSTABLE_CODES)
        yield problem_at(SITE_FILE, word, message, hint, code="unknown-choice")
