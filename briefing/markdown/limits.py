"""The checks before the conversion: what would make it slow, and footnotes that do not match.

This module knows text and positions. It must not know HTML or Python-Markdown.
"""

from __future__ import annotations

import re

from briefing.core.diagnostics import nearest
from briefing.markdown.context import Context

MAX_LINE_CHARS = 20_000
MAX_NESTING = 20
MAX_RUN_CHARS = 399  # Longer runs of one character make Python-Markdown slow.


def check_limits(text: str, context: Context) -> None:
    """Report what would make Python-Markdown slow or exceed the recursion limit.

    Sets `context.is_printable`.
    """
    if len(text) > MAX_LINE_CHARS or _DEEP_PREFIX.search("\n" + text):  # Most texts are neither.
        _check_lines(text, context)
    # ASCII letters and digits are neither invisible nor markup. Without them, the text to search is
    # shorter.
    rest = text.encode(errors="replace").translate(None, _PLAIN_ASCII).decode()
    context.is_printable = rest.isprintable()  # It then has no control characters.
    control = None if context.is_printable else _CONTROL.search(text)
    if control:
        span = context.source.span(*control.span())
        message = f"an invisible control character (U+{ord(control[0]):04X})"
        context.report("invisible-character", span, message, "delete it")
    run = _RUN.search(text) if _RUN.search(rest) else None
    if run:
        span = context.source.span(*run.span())
        message = f"the character “{run[0][0]}” is repeated too often"
        hint = f"write it at most {MAX_RUN_CHARS} times in a row"
        context.report("character-run", span, message, hint)


_PREFIX_CHARS = " \t>*+-"  # What lists and quotations begin with.
_DEEP_PREFIX = re.compile(rf"\n[{_PREFIX_CHARS}]{{{MAX_NESTING + 1}}}")
_CONTROL = re.compile(r"[^\S\n\t \u00a0\u2000-\u200a\u202f\u205f\u3000]|[\x00-\x08\x0e-\x1f\x7f]")
_PLAIN_ASCII = bytes({10, *range(32, 127)} - set(rb"[!<&`*_~^\("))
# Brackets may have a space between them.
_RUN = re.compile(rf"([\[!<&`*_~^\\(])\1{{{MAX_RUN_CHARS + 1},}}|(\[ ?){{{MAX_RUN_CHARS + 1},}}")


def _check_lines(text: str, context: Context) -> None:
    for number, line in enumerate(text.split("\n")):
        if len(line) > MAX_LINE_CHARS:
            message = f"this line is {len(line):,} characters long"
            hint = f"the limit is {MAX_LINE_CHARS:,} characters"
            context.report("line-too-long", context.source.line_span(number), message, hint)
        if line[:1] in _PREFIX_CHARS and _is_too_deep(line):
            message = f"lists or quotations are nested more than {MAX_NESTING} levels deep"
            span = context.source.line_span(number)
            context.report("nesting-too-deep", span, message, "use fewer levels")


_ITEM = re.compile(r"[*+-] ")


def _is_too_deep(line: str) -> bool:
    prefix = line[: len(line) - len(line.lstrip(_PREFIX_CHARS))]
    if len(prefix) <= MAX_NESTING:  # Each level has at least one character.
        return False
    prefix = prefix.expandtabs(4)
    return (
        prefix.count(">") > MAX_NESTING
        or len(_ITEM.findall(prefix)) > MAX_NESTING
        or (len(prefix) > 4 * MAX_NESTING and not prefix.isspace())
    )


_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\](:?)")


def check_footnotes(text: str, context: Context) -> None:
    """Report footnotes that are not defined, not used or defined twice. Python-Markdown accepts
    all three silently."""
    if "^" not in text or "[^" not in text:  # One character is found sooner than two.
        return
    source = context.source
    definitions, references = _footnote_names(source.without_code)
    for name in sorted(references - set(definitions)):
        span = source.find_next(re.escape(f"[^{name}]"))
        close = nearest(name, definitions)
        hint = f"did you mean “[^{close}]”?" if close else f"add a line “[^{name}]: …”"
        context.report("undefined-footnote", span, f"the footnote “[^{name}]” is not defined", hint)
    for name in sorted(set(definitions)):
        pattern = rf"^ {{0,3}}(?P<at>\[\^{re.escape(name)}\]:)"
        if name not in references:
            message, hint = f"the footnote “[^{name}]” is not used", "refer to it, or delete it"
            context.report(
                "unused-footnote", source.find_next(pattern), message, hint, warning=True
            )
        elif definitions.count(name) > 1:
            source.find_next(pattern)
            span = source.find_next(pattern)
            message = f"the footnote “[^{name}]” is defined twice"
            context.report("duplicate-footnote", span, message, "give each footnote its own name")


def _footnote_names(text: str) -> tuple[list[str], set[str]]:
    """The names of footnotes that a text defines, and of those that it refers to."""
    definitions: list[str] = []
    references: set[str] = set()
    for match in _FOOTNOTE.finditer(text):
        indent = match.start() - text.rfind("\n", 0, match.start()) - 1
        if match[2] and indent <= 3 and not text[match.start() - indent : match.start()].strip(" "):
            definitions.append(match[1])
        if not match[2] or indent:
            references.add(match[1])
    return definitions, references
