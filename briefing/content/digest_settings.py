"""The table `[digest]` of site.toml → its settings and their problems.

Knows the settings alone, and nothing of digests and e-mails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.content import cures
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import LocatedText
from briefing.core.paths import SITE_FILE
from briefing.core.settings import DigestSettings
from briefing.core.web_address import EMAIL, is_web_address


def digest_settings(values: Mapping[str, Any]) -> DigestSettings:
    """The settings, from the values that the validator accepted."""
    unsubscribe: LocatedText | None = values.get("unsubscribe")
    return DigestSettings(
        pages=values.get("pages", ""),
        sender=values.get("from", ""),
        to=tuple(word.text for word in values.get("to", ())),
        reply_to=values.get("reply_to", ""),
        unsubscribe=unsubscribe.text.removeprefix("mailto:") if unsubscribe else "",
    )


def digest_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems of values that are not e-mail addresses or web addresses."""
    for word in values.get("to", ()):
        if not EMAIL.fullmatch(word.text):
            message = f"“{word.text}” is not an e-mail address"
            hint = "write it as name@example.org"
            yield problem_at(SITE_FILE, word, message, hint, code="bad-email")
    word = values.get("unsubscribe")
    if word and not EMAIL.fullmatch(word.text) and not is_web_address(word.text):
        message = "unsubscribe is neither a web address nor an e-mail address"
        hint = cures.web_address(word.text)
        yield problem_at(SITE_FILE, word, message, hint, code="bad-web-address")
