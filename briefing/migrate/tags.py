"""The tags that texts of other systems contain → HTML: Liquid, Nunjucks, Hugo, Quarto, WordPress.

The common tags become the content that they stood for. Each other tag becomes a visible note, and a
line in the report. Tags are read outside of code only, except those that mark code themselves. This
module must not know files.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from briefing.importers.escape import code_fence
from briefing.migrate.code_parts import code_parts, replace_pairs
from briefing.migrate.tag_content import (
    CONTENT,
    PAIRED,
    SILENT,
    Tag,
    arguments,
    is_decoration,
    not_migrated,
    similar_content,
)
from briefing.migrate.types import CHANGED, CHECK, Note

# A tag contains no start of another one. So the search for its end stops there.
_LIQUID = re.compile(
    r"\{%-?\s*(/?[\w:.-]+)((?:[^%{]|\{(?!%)|%(?!\}))*?)-?%\}"
    r"|\{\{-?((?:[^{}]|\{(?!\{)|\}(?!\}))*?)-?\}\}",
    re.DOTALL,
)
_HUGO = re.compile(
    r"\{\{([<%])\s*(/?)\s*([\w./-]+)((?:[^>%{]|\{(?!\{)|[>%](?!\}\}))*?)\s*(/?)[>%]\}\}",
    re.DOTALL,
)
_WORDPRESS = re.compile(
    r"(?<!\[)\[(/?)([a-z][\w-]{1,40})((?:\s+[^\[\]]*|=[^\[\]]*)?)(/?)\](?!\()", re.IGNORECASE
)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}"), re.compile(r"\{%-?\s*endraw\s*-?%\}")
_HIGHLIGHT = (
    re.compile(r"\{%-?\s*(?:highlight|codeblock|code|prism)\b([^%{]*)-?%\}\n?"),
    re.compile(r"\{%-?\s*end(?:highlight|codeblock|code|prism)\s*-?%\}"),
)
_HUGO_HIGHLIGHT = (
    re.compile(r"\{\{[<%]\s*highlight\s+([^>%{]*)[>%]\}\}\n?"),
    re.compile(r"\{\{[<%]\s*/\s*highlight\s*[>%]\}\}"),
)
_COMMENTS = (
    (re.compile(r"\{%-?\s*comment\s*-?%\}"), re.compile(r"\{%-?\s*endcomment\s*-?%\}")),
    (re.compile(r"\{#"), re.compile(r"#\}(?!\S*\()")),
)
_HUGO_COMMENTS = (
    (re.compile(r"\{\{<\s*/\*"), re.compile(r"\*/\s*>\}\}")),
    (re.compile(r"\{\{%\s*/\*"), re.compile(r"\*/\s*%\}\}")),
)
_WP_CODE = re.compile(
    r"\[(code|sourcecode|php|python|html|css|js|javascript|bash|sql)\b([^\[\]]*)\]", re.IGNORECASE
)
# The end of a text before a tag that is a part of an address: a note there would break the link.
_IN_ADDRESS = re.compile(r"""(?:\]\([^()\s]*|=["'][^"'<>]*|=[^\s"'<>]*)$""")
_CODE_SIGN = re.compile("\ue002(\\d+)\ue003")
# The end of a text that would be one with a link or note behind it.
_WORD_END = re.compile(r"(?:[\w.,;:!?)]|[\w)]\*\*|</code>)\Z")
_KEEP = "\ue000", "\ue001"  # Two characters for private use stand for the signs of escaped tags.


class Expander(NamedTuple):
    """What the tags of one post need. `variable` gives the text of a variable such as
    `site.title`, or None; `address` that of the post or file that a tag names; `line_of` the line
    of a tag in its file, or 0. Without `is_markdown`, no indented text is code."""

    syntax: str
    variable: Callable[[str], str | None]
    address: Callable[[str], str]
    line_of: Callable[[str], int]
    is_markdown: bool = True


def expand_tags(text: str, expander: Expander, notes: list[Note]) -> str:
    """The text with all its tags replaced by HTML and Markdown."""
    if expander.syntax == "liquid":
        text = replace_pairs(text, *_RAW, lambda _, inner: _protect(inner))
        for pair in _COMMENTS if "{%" in text else ():
            text = replace_pairs(text, *pair, lambda *_: "")
        text = replace_pairs(text, *_HIGHLIGHT, _fence)
        pattern = _LIQUID
    elif expander.syntax == "hugo":
        for start, end in _HUGO_COMMENTS:
            text = replace_pairs(text, start, end, _shown_tag)
        text = replace_pairs(text, *_HUGO_HIGHLIGHT, _fence)
        pattern = _HUGO
    elif expander.syntax == "wordpress":
        for name in dict.fromkeys(match[1].lower() for match in _WP_CODE.finditer(text)):
            start = re.compile(rf"\[({name})\b([^\[\]]*)\]", re.IGNORECASE)
            end = re.compile(rf"\[/{name}\]", re.IGNORECASE)
            text = replace_pairs(text, start, end, _wordpress_code)
        pattern = _WORDPRESS
    else:
        return text
    # Code is never a tag. A pair of tags may enclose code: a sign stands for each piece of it.
    parts = code_parts(text, is_markdown=expander.is_markdown)
    marked = "".join(f"\ue002{i}\ue003" if code else part for i, (part, code) in enumerate(parts))
    output = _expand_all(marked, pattern, expander, notes)
    output = _CODE_SIGN.sub(lambda match: parts[int(match[1])][0], output)
    return output.replace(_KEEP[0], "{").replace(_KEEP[1], "[")


def _protect(text: str) -> str:
    return text.replace("{", _KEEP[0])


def _shown_tag(match: re.Match[str], inner: str) -> str:
    """A tag of Hugo that is shown: a text about Hugo has comments around what is in tags."""
    sign = match[0][2]
    return _protect(f"{{{{{sign} {inner.strip()} {'>' if sign == '<' else sign}}}}}")


def _fence(match: re.Match[str], content: str) -> str:
    """A tag around code as a fenced block."""
    language, title = _language_and_title(match)
    code = content.strip("\n")
    indent = re.search(r"[ \t]*$", match.string[: match.start()].rpartition("\n")[2])
    space = indent[0] if indent else ""
    fence = code_fence(code)
    lines = (
        f"{space}{line}" if space and not line.startswith(space) else line
        for line in code.split("\n")
    )
    head = f"{title}\n\n{space}" if title else ""
    return head + _protect("\n".join((f"{fence}{language}", *lines, f"{space}{fence}"))) + "\n"


def _language_and_title(match: re.Match[str]) -> tuple[str, str]:
    """The language of a tag around code, and the words above the code: its title, and a link."""
    words, named = arguments(match[1] or "")
    language = named.get("lang") or named.get("language") or ""
    if "codeblock" not in match[0]:
        first = next((word for word in words if re.fullmatch(r"[\w+#-]+", word)), "")
        return language or first.replace("linenos", ""), ""
    at = next((i for i, word in enumerate(words) if "://" in word), len(words))
    link = f"[{' '.join(words[at + 1 :]) or words[at]}]({words[at]})" if at < len(words) else ""
    return language, " ".join(filter(None, (*words[:at], link)))


def _wordpress_code(match: re.Match[str], content: str) -> str:
    named = arguments(match[2])[1]
    language = (
        named.get("language") or named.get("lang") or match[1].lower().replace("sourcecode", "")
    )
    code = html.escape(html.unescape(content.strip("\n")), quote=False).replace("[", _KEEP[1])
    css = f' class="language-{html.escape(language)}"' if language not in ("", "code") else ""
    return f"\n\n<pre><code{css}>{code}</code></pre>\n\n"


def _expand_all(part: str, pattern: re.Pattern[str], expander: Expander, notes: list[Note]) -> str:
    """A text without code. A tag in a pair gets what is between its ends."""
    output: list[str] = []
    open_tags: list[tuple[Tag, int]] = []
    last_end = cache(lambda name: _last_end(name, part, expander.syntax))
    end = 0
    for match in pattern.finditer(part):
        output.append(part[end : match.start()])
        end = match.end()
        tag, is_end, value = _tag_of(match, expander)
        if value is not None:
            output.append(value)
        elif tag is None:
            text = _apart(_note(match[0], expander, notes), output)
            output.append(
                "" if _IN_ADDRESS.search(part[max(0, end - 400) : match.start()]) else text
            )
        elif is_end:
            _close(tag, open_tags, output)
        elif tag.name in PAIRED and last_end(tag.name) >= end:
            open_tags.append((tag, len(output)))
        else:
            output.append(_apart(_single(tag, expander, notes), output))
    output.append(part[end:])
    return "".join(output)


def _apart(content: str, output: list[str]) -> str:
    """The content of a tag, with a space if it is a link or note directly behind a word."""
    is_glued = content.startswith(("<a ", "<em>")) and _WORD_END.search("".join(output[-2:]))
    return f" {content}" if is_glued else content


def _tag_of(match: re.Match[str], expander: Expander) -> tuple[Tag | None, bool, str | None]:
    """The tag of a match, whether it is the end of a pair, and the text of a variable."""
    if expander.syntax == "liquid":
        if match[1] is None:
            return None, False, expander.variable(match[3].strip())
        name = match[1]
        is_end = name.startswith(("end", "/"))
        name = re.sub(r"^(?:end|/)", "", name) if is_end else name
        return Tag(name, *arguments(match[2]), match[0]), is_end, None
    if expander.syntax == "hugo":
        if match[3] == "param":
            return None, False, expander.variable(match[4].strip(" \"'"))
        return Tag(match[3].lower(), *arguments(match[4]), match[0]), bool(match[2]), None
    name = match[2].lower()
    if name not in CONTENT and name not in PAIRED and name not in SILENT and not match[1]:
        # A word in square brackets is text, unless it has the form of a shortcode.
        is_tag = "=" in match[3] or f"[/{name}]" in match.string
        if not is_tag:
            return None, False, match[0]
    if match[1] and name not in PAIRED and name not in CONTENT:
        return None, False, "" if f"[{name}" in match.string else match[0]
    return Tag(name, *arguments(match[3]), match[0]), bool(match[1]), None


def _last_end(name: str, text: str, syntax: str) -> int:
    """Where the last end of a pair of tags is in a text; -1 if there is none."""
    forms = {
        "liquid": rf"\{{%-?\s*(?:end|/){re.escape(name)}\b",
        "hugo": rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\b",
        "wordpress": rf"\[/{re.escape(name)}\]",
    }
    return max((m.start() for m in re.finditer(forms[syntax], text, re.IGNORECASE)), default=-1)


def _close(tag: Tag, open_tags: list[tuple[Tag, int]], output: list[str]) -> None:
    """Join what a pair of tags encloses. The end of a pair that has no start is left out."""
    while any(start.name == tag.name for start, _ in open_tags):
        start, index = open_tags.pop()
        inner = "".join(output[index:])
        del output[index:]
        output.append(PAIRED[start.name](start, inner))
        if start.name == tag.name:
            return


def _single(tag: Tag, expander: Expander, notes: list[Note]) -> str:
    if tag.name in SILENT or is_decoration(tag.name):
        if tag.name not in ("toc", "more", "br"):
            text = f"{tag.source[:200]} was left out"
            notes.append(Note("tag", CHANGED, text, expander.line_of(tag.source)))
        return ""
    maker = CONTENT.get(tag.name) or similar_content(tag.name)
    content = maker(tag, expander.address) if maker else ""
    return content or _note(tag.source, expander, notes)


def _note(source: str, expander: Expander, notes: list[Note]) -> str:
    """The visible note in the place of a tag that has no counterpart."""
    text = " ".join(source.split())[:300]
    note = f"{text} was not migrated: briefs have nothing like it"
    notes.append(Note("unknown-tag", CHECK, note, expander.line_of(source)))
    return not_migrated(text).replace("{", _KEEP[0]).replace("[", _KEEP[1])
