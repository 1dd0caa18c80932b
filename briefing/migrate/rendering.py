"""The body of a post → HTML, with its tags expanded.

It must not know the new archive.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from briefing.migrate.code_parts import outside_code, replace_pairs
from briefing.migrate.markdown_source import markdown_html
from briefing.migrate.tags import Expander, expand_tags
from briefing.migrate.types import CHANGED, Note, Post, Site

_UNUSED_NOTE = re.compile(r"^( {0,3})\[\^([^\]\s]+)\]:", re.MULTILINE)
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FORMULA = re.compile(
    r"(?<![\\$])\$\$(?!\$)([^$]{1,4000}?)\$\$(?!\$)|\\\[(.{1,4000}?)\\\]"
    r"|\\\\\((.{1,1000}?)\\\\\)",
    re.DOTALL,
)
# In a line, as Pandoc reads it: so that prices are not formulas.
_INLINE_FORMULA = re.compile(r"(?<![\\$\w])\$(?![\s$])((?:[^$\n\\]|\\.){1,500})(?<!\s)\$(?![\d$])")
_QUARTO_FENCE = re.compile(r"^([ \t]*(?:`{3,}|~{3,}))[ \t]*\{=?\.?([\w+-]+)[^}\n]*\}", re.MULTILINE)


def render(post: Post, site: Site, address: Callable[[str], str], notes: list[Note]) -> str:
    """The body of a post as HTML. `address` finds the post or file that a tag names. Notes say what
    was not understood."""

    text = _markup(post, site, address, notes)
    clean = _CONTROL.sub(_visible, text)
    if clean != text:
        text = "invisible control characters, which no page can have, were left out"
        notes.append(Note("invisible", CHANGED, text))
    return clean


# What a build refuses: control characters, also by their numbers, and other ends of lines.
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
    r"|[^\S\n\t \u00a0\u2000-\u200a\u202f\u205f\u3000]"
    r"|&#(?:[0-9]{1,3}|[xX][0-9a-fA-F]{1,2});"
)


def _visible(match: re.Match[str]) -> str:
    """What a page can have in the place of a character: browsers read `&#155;` as `›`."""
    text = match[0]
    if len(text) > 1:
        text = html.unescape(text)
        return match[0] if text.isprintable() or text in "\n\t\r" else ""
    return " " if text.isspace() else ""


def _markup(post: Post, site: Site, address: Callable[[str], str], notes: list[Note]) -> str:
    def variable(expression: str) -> str | None:
        return _variable(expression, post, site)

    expander = Expander(
        site.tags, variable, address, post.line_of, is_markdown=post.format == "markdown"
    )
    if post.format == "rst":
        from briefing.migrate.rst_source import rst_html

        return rst_html(post.body, notes, post.line)
    if post.format == "html":
        text = expand_tags(post.body, expander, notes)
        return with_paragraphs(text) if site.tags == "wordpress" else text
    text = _without_unused_notes(_QUARTO_FENCE.sub(r"\1\2", post.body))
    text = outside_code(text, (_FORMULA, _formula))
    if "$" in site.signs:
        text = outside_code(text, (_INLINE_FORMULA, _formula))
    text = expand_tags(text, expander, notes)
    return markdown_html(text, breaks=site.breaks, signs=site.signs)


def _formula(match: re.Match[str]) -> str:
    """A formula stays as its author wrote it: the archive draws none."""
    text = " ".join(next(filter(None, match.groups()), "").split())
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}" if text else match[0]


def _without_unused_notes(text: str) -> str:
    """Parsers leave out a footnote that the text does not refer to. It becomes a paragraph."""
    used = {match[1] for match in _NOTE_REFERENCE.finditer(text)}

    def keep(match: re.Match[str]) -> str:
        return match[0] if match[2] in used else f"{match[1]}\\[^{match[2]}\\]:"

    return _UNUSED_NOTE.sub(keep, text)


# ---- variables of Liquid and Nunjucks -----------------------------------------------------------

_LITERAL = re.compile(r"""["']([^"']*)["']""")
_FILTERS = frozenset(
    "relative_url absolute_url url escape strip safe link prepend append htmlBaseUrl absoluteUrl "
    "relativeUrl markdownify".split()
)


def _variable(expression: str, post: Post, site: Site) -> str | None:
    """The text of `site.baseurl` or of `"/path" | relative_url`; None if it is unknown."""
    name, *filters = (part.strip() for part in expression.split("|"))
    literal = _LITERAL.fullmatch(name)
    fixed = {
        **dict.fromkeys(
            ("site.baseurl", "site.BaseURL", "baseurl", "site.path", "root", "page.root"), ""
        ),
        **dict.fromkeys(("site.url", "site.github.url", "metadata.url"), site.base_url.rstrip("/")),
        **{"site.title": site.title, "page.title": post.title, "title": post.title},
        **dict.fromkeys(("page.url", "page.id"), next(iter(post.addresses), "")),
        "page.date": post.date[:10],
        "content": "",
    }

    def value_of(name: str) -> str | None:
        own = post.variables.get(name.removeprefix("page."))
        return fixed.get(name, site.variables.get(name) if own is None else own)

    if literal:
        value: str | None = literal[1]
    else:
        value = value_of(name)
    for filter in filters:
        word, _, argument = filter.partition(":")
        if value is None or word.strip() not in _FILTERS:
            return None
        given = _LITERAL.fullmatch(argument.strip())
        extra = given[1] if given else value_of(argument.strip()) or ""
        value = extra + value if word.strip() == "prepend" else value
        value = value + extra if word.strip() == "append" else value
    return value


# ---- WordPress ----------------------------------------------------------------------------------

_BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|"
    "blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|"
    "footer|nav|figure|figcaption|details|menu|summary"
)
_TAG = rf"</?(?:{_BLOCKS})(?:\s[^>]*|/)?>"
_PRE = re.compile(r"<(pre|script|style)\b", re.IGNORECASE), re.compile(r"</(?:pre|script|style)>")
_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:[^>]*?-->|<!--\s*(?:more|nextpage)[^>]*-->")
# In the order of `wpautop`: a pattern, and what replaces it.
_PARAGRAPH_STEPS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), new)
    for pattern, new in (
        (r"<p>\s*</p>", ""),
        (r"<p>([^<]+)</(div|address|form)>", r"<p>\1</p></\2>"),
        (rf"<p>\s*({_TAG})\s*</p>", r"\1"),
        (r"<p>(<li.+?)</p>", r"\1"),
        (r"<p><blockquote([^>]*)>", r"<blockquote\1><p>"),
        (r"</blockquote></p>", "</p></blockquote>"),
        (rf"<p>\s*({_TAG})", r"\1"),
        (rf"({_TAG})\s*</p>", r"\1"),
        (r"(?<!<br>)\s*\n", "<br>\n"),
        (rf"({_TAG})\s*<br>", r"\1"),
        (r"<br>(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)", r"\1"),
    )
)


def with_paragraphs(text: str) -> str:
    """The text of WordPress's editor as HTML: an empty line separates paragraphs, and a line end
    breaks the line, as its function `wpautop` does it."""
    is_blocks = "<!-- wp:" in text
    text = _BLOCK_COMMENT.sub("\n\n" if not is_blocks else "\n", text)
    if is_blocks and "<p" in text:
        return text
    kept: list[str] = []

    def keep(match: re.Match[str], inner: str) -> str:
        kept.append(f"{match[0]}{inner}</{match[1]}>")
        return f"<pre>{len(kept) - 1}</pre>"

    text = replace_pairs(text, *_PRE, keep)
    text = re.sub(r"<[^<>]*>", lambda tag: tag[0].replace("\n", " "), text)
    text = re.sub(rf"(?=<(?:{_BLOCKS})[\s/>])", "\n\n", text, flags=re.IGNORECASE)
    text = re.sub(rf"(</(?:{_BLOCKS})>|<hr\b[^>]*>)", r"\1\n\n", text, flags=re.IGNORECASE)
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", text))
    text = "\n".join(f"<p>{part}</p>" for part in parts if part.strip())
    for pattern, new in _PARAGRAPH_STEPS:
        text = pattern.sub(new, text)
    return re.sub(r"<pre>(\d+)</pre>", lambda match: kept[int(match[1])], text)
