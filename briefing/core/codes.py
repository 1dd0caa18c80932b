"""The codes of all problems, and which of them a word means.

Knows no message, no cure and no place in the program: docs/troubleshooting.md explains each code.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.core.proposals import suggest
from briefing.core.settings import ACCEPTABLE_ERRORS, WARNINGS

CODES = tuple(
    """
    absolute-path ambiguous-name bad-alias bad-csv bad-date bad-editor bad-email bad-feed bad-fence
    bad-file-name bad-id bad-key bad-language bad-number bad-term bad-version bad-web-address
    build-failed card-crash chained-translation chart-option circular-relation circular-topics
    conversion-timeout converter-crash country-code damaged-picture dead-fragment dead-link
    dead-web-link duplicate-address duplicate-alias duplicate-file duplicate-footnote duplicate-id
    duplicate-key duplicate-part duplicate-value early-update empty-box empty-file
    empty-front-matter empty-link empty-value external-picture file-name-alt file-too-large
    first-level-heading foreign-bullet front-matter-too-large future-update heading-id hidden-link
    hidden-part hidden-relation import-failed incomplete-address inconsistent-term internal-error
    invalid-svg invalid-toml invalid-yaml invisible-character large-table layout-error layout-syntax
    lfs-pointer like-title link-only-picture link-only-source link-scheme list-too-long long-title
    merge-conflict migration-failed missing-alt missing-body missing-file missing-front-matter
    missing-glyph missing-heading missing-key missing-package missing-part missing-picture
    missing-scheme missing-summary missing-withdrawal needless-front-matter negative-part
    nesting-too-deep newer-archive newer-brief no-base-url no-font no-picture-size no-section
    no-source no-translation not-a-number not-a-picture not-editable not-markdown not-text
    note-without-supersedes old-layout outside-content picture-format picture-too-large
    placeholder-text raw-html rendering-crash repeated-term reserved-name same-language
    self-reference self-relation several-terms short-row skipped-heading space-in-link symbolic-link
    table-cells template-tag tex-formula text-too-long toml-front-matter translated-part
    unclosed-comment unclosed-fence unclosed-front-matter unclosed-html undecided-draft
    undefined-footnote undefined-link unknown-author unknown-box unknown-brief unknown-choice
    unknown-column unknown-file-type unknown-font unknown-in-feed unknown-key unknown-layout
    unknown-page unknown-series unknown-time-zone unknown-topic unlinked-topic unpublished-file
    unquoted-box-title unquoted-layout unread-box unread-chart unread-file unread-heading
    unread-link unread-list unread-markup unread-table unreadable-file unsafe-svg unshown-brief
    unsupported-yaml unused-footnote wiki-link withdrawal-without-status wrong-encoding
    wrong-extension wrong-type yaml-bracket yaml-colon yaml-comment yaml-indent yaml-key yaml-quote
    yaml-value
    """.split()
)
# The codes of which an archive can choose the level.
ADJUSTABLE_CODES = (*WARNINGS, *ACCEPTABLE_ERRORS)


def codes_of(word: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes that a word means: the code itself, or else all that end with it, as `alt` means
    `missing-alt` and `file-name-alt`."""
    codes = tuple(codes)
    return (word,) if word in codes else tuple(c for c in codes if c.endswith(f"-{word}"))


def unknown_kind(word: str, codes: Iterable[str]) -> tuple[str, str]:
    """The message about a word that means none of the codes, and its cure."""
    codes = tuple(codes)
    words = (*codes, *(code.rpartition("-")[2] for code in codes))
    hint = suggest(word, words, "write the code that a warning shows")
    return f"there is no kind of problem “{word}”", hint
