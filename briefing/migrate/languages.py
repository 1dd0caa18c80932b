"""The languages of posts: their tags, and which posts are versions of one another.

It must not know Markdown or the disk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from briefing.content import cures
from briefing.migrate.types import Post


def language_tag(text: str) -> str:
    """A language tag as the archive writes it; empty if it is none."""
    main, *rest = re.split(r"[-_]", text.strip())
    fault = cures.country_code(main.lower())
    main = fault.meant if fault else main
    return cures.language_tag("-".join((main, *rest[:2]))) or cures.language_tag(main)


def language_fault(text: str, tag: str) -> str:
    """What a language tag does not express of the text that it was made from. It is empty if the
    tag expresses everything."""
    same = text.strip().replace("_", "-").casefold() == tag.casefold()
    if same or not text.strip():
        return ""
    shown = f"the language “{text.strip()[:40]}”"
    return f"{shown} became “{tag}”" if tag else f"{shown} is not the tag of a language"


def with_versions(posts: Sequence[Post]) -> list[Post]:
    """The posts of a site that has one folder, or one ending of file names, for each language, with
    their languages and groups. `/ko/a/` is a version of `/a/`, or of `/de/a/`, and `a.ko.md` one of
    `a.md`."""
    by_address = [_split(_IN_ADDRESS, next(iter(post.addresses), "")) for post in posts]
    by_name = [_split(_IN_NAME, post.file) for post in posts]
    named = {rest for lang, rest in by_name if lang}
    counts = Counter(rest for _, rest in (*by_address, *by_name))
    result: list[Post] = []
    for post, address, name in zip(posts, by_address, by_name, strict=True):
        lang, rest = name if name[1] in named and counts[name[1]] > 1 else address
        if post.group or not rest or counts[rest] < 2:
            result.append(post)
        else:
            result.append(msgspec.structs.replace(post, lang=post.lang or lang, group=rest))
    return result


# The language in an address, and at the end of the name of a file.
_IN_ADDRESS = re.compile(r"()/([a-zA-Z]{2}(?:[-_][a-zA-Z]{2,4})?)(/.*)")
_IN_NAME = re.compile(r"(.+)\.([a-z]{2}(?:[-_][a-zA-Z]{2,4})?)(\.\w+)")


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The language in an address or the name of a file, and the rest. A text without a language is
    its own rest."""
    match = pattern.fullmatch(text)
    tag = language_tag(match[2]) if match else ""
    return (tag, match[1] + match[3]) if match and tag else ("", text)


def translations_of(posts: Iterable[Post]) -> dict[str, str]:
    """The id of each post that translates another one → the id of that one. The original is the
    version in the archive's language, or else the oldest."""
    groups: dict[tuple[str, bool], list[Post]] = {}
    for post in posts:
        if post.group:
            groups.setdefault((post.group, post.is_page), []).append(post)
    originals: dict[str, str] = {}
    for group in groups.values():
        by_language = {post.lang: post for post in reversed(group)}
        if len(by_language) < 2:
            continue
        original = by_language.get("") or min(by_language.values(), key=lambda p: p.date)
        for lang, post in by_language.items():
            if lang != original.lang:
                originals[post.id] = original.id
    return originals
