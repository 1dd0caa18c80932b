"""reStructuredText → HTML, through docutils, which is an extra.

docutils leaves out a directive with an unknown name or option, with all its content. Here, the
content stays. Directives that read files are switched off. It must not know a system.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Callable
from typing import Any

from briefing.migrate.tag_content import CONTENT, Tag, not_migrated, similar_content
from briefing.migrate.types import CHANGED, CHECK, Note, UnreadableSource

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "halt_level": 5,
    "report_level": 5,
    "warning_stream": False,
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "initial_header_level": 2,
    "syntax_highlight": "none",
    "math_output": "LaTeX",
    "footnote_references": "superscript",
    "smart_quotes": False,
}
_DIRECTIVE = re.compile(r"^[ \t]*(?:\.\. (?:\|[^|\n]+\| )?)([\w:.+-]*\w)[ \t]?::", re.MULTILINE)
_ROLE = re.compile(r":([a-zA-Z][\w:.+-]*):`|`:([a-zA-Z][\w:.+-]*):")
_CODE = ("code", "code-block", "sourcecode", "highlight")
# Directives that read other files.
_FILES = ("include", "literalinclude")
_TITLED = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)
# Roles of Sphinx whose text is a key or a name of code.
_KEYS, _NAMES = ("kbd",), ("file", "command", "program", "samp", "option", "envvar")


def rst_html(text: str, notes: list[Note], first_line: int) -> str:
    """The HTML of a text. What has no counterpart is noted. Raises `UnreadableSource` without
    docutils."""
    try:
        from docutils.core import publish_parts
    except ImportError:
        hint = f"install it: {sys.executable} -m pip install docutils"
        raise UnreadableSource("reStructuredText needs the package docutils", hint) from None

    def note(urgency: str, text: str, line: int) -> None:
        notes.append(Note("unknown-tag", urgency, text, first_line + max(line - 1, 0)))

    _register_directives({match[1].lower() for match in _DIRECTIVE.finditer(text)}, note)
    _register_roles({(m[1] or m[2]).lower() for m in _ROLE.finditer(text)}, note)
    parts = publish_parts(text, writer="html5", settings_overrides=_SETTINGS)
    return re.sub(r"</?main[^>]*>", "", parts["html_body"])


AddNote = Callable[[str, str, int], None]


class _AnyOption(dict[str, Any]):
    """The options of a directive: also those that it does not have, and those with a wrong value,
    which count as texts."""

    def __getitem__(self, name: str) -> Any:
        convert = self.get(name)

        def value(text: str | None) -> Any:
            try:
                return convert(text) if convert else text or ""
            except (ValueError, TypeError):
                return _WRONG

        return value


_WRONG = object()


def _register_directives(names: set[str], note: AddNote) -> None:
    """Let docutils know these names. It has one table of names for all texts."""
    from docutils.parsers.rst import directives
    from docutils.parsers.rst.directives.body import CodeBlock
    from docutils.parsers.rst.languages import en

    for name in names:
        if name in _CODE:
            base: Any = CodeBlock
        elif name not in en.directives or name in _FILES:
            directives.register_directive(name, _unknown_directive(note))
            continue
        else:
            found, _ = directives.directive(name, en, None)
            base = getattr(found, "original", found)
        if hasattr(base, "option_spec"):  # Some old ones are functions.
            directives.register_directive(name, _tolerant(base, note))


def _tolerant(base: Any, note: AddNote) -> Any:
    """A directive that ignores options that it does not have."""
    known = frozenset(base.option_spec or ())

    class Tolerant(base):  # type: ignore[misc]
        original = base
        option_spec = _AnyOption(base.option_spec or {})

        def run(self) -> Any:
            reads_file = _keep_known_options(self, known)
            return _not_migrated(self, note) if reads_file else super().run()

    return Tolerant


def _keep_known_options(directive: Any, known: frozenset[str]) -> bool:
    """Remove all other options. Return whether the directive would read a file."""
    options = directive.options
    directive.options = {k: v for k, v in options.items() if k in known and v is not _WRONG}
    return bool(options.keys() & {"file", "url"})


def _unknown_directive(note: AddNote) -> Any:
    """A directive that shows its content. Common names show what they stand for."""
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Unknown(Directive):  # type: ignore[misc]
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True
        option_spec = _AnyOption()

        def run(self) -> list[Any]:
            words = tuple(" ".join(self.arguments).split())
            named = {name: str(value) for name, value in self.options.items()}
            tag = Tag(self.name, words, named, self.block_text)
            maker = CONTENT.get(self.name) or similar_content(self.name)
            content = maker(tag, lambda name: name) if maker and self.name not in _FILES else ""
            shown = [nodes.raw("", f"<p>{content}</p>", format="html")] if content else []
            inner = nodes.container()
            self.state.nested_parse(self.content, self.content_offset, inner)
            return [*(shown or _not_migrated(self, note)), *inner.children]

    return Unknown


def _not_migrated(directive: Any, note: AddNote) -> list[Any]:
    from docutils import nodes

    source = " ".join(directive.block_text.strip().split("\n", 1)[0].split())[:300]
    note(CHECK, f"{source} was not migrated: briefs have nothing like it", directive.lineno)
    return [nodes.raw("", f"<p>{not_migrated(source)}</p>", format="html")]


def _register_roles(names: set[str], note: AddNote) -> None:
    """Let the roles that docutils does not have show their text."""
    from docutils import nodes
    from docutils.parsers.rst import roles
    from docutils.parsers.rst.languages import en

    def shown(name: str, source: str, text: str, line: int, *more: object) -> Any:
        titled = _TITLED.fullmatch(text)
        words = (titled[1] if titled else text).removeprefix("~").replace("\0", "")
        if name in _KEYS:
            return [nodes.raw("", f"<kbd>{html.escape(words)}</kbd>", format="html")], []
        if name in _NAMES:
            return [nodes.literal(source, words)], []
        note(CHANGED, f":{name}:`{text[:100]}` is plain text now", line)
        return [nodes.inline(source, words)], []

    for name in names - en.roles.keys():
        roles.register_local_role(name, shown)
