"""Signs of other programs in a text, which Markdown shows to readers as they are.

They are bullets of word processors, lines that look like items of a list, tags of other site
generators, links of wikis, formulas of TeX and the markup of other dialects. The search is in the
source, outside of what the parser has read as code. This module knows text and positions. It must
not know HTML or Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.core.bullets import BULLETS
from briefing.core.paths import MARKDOWN
from briefing.core.patterns import late_pattern
from briefing.markdown.context import Context, shorten
from briefing.markdown.positions import Span

# The middle dot also separates words in Korean: it is a bullet only before a tab.
_BULLET = late_pattern(rf"^[ \t]*(?P<at>[{BULLETS}](?=[ \t]*\S)|·(?=\t)|ㅇ(?=[ \t]))", re.MULTILINE)
_BULLET_LINE = late_pattern(rf"\n[ \t]*[{BULLETS}·ㅇ]")  # Nearly all texts have no such line.
_TAG = late_pattern(r"(?<!\\)(?:\{\{[<%]?[^{}]{1,500}\}\}|\{%[^{}]{1,500}%\})")
_WIKI_LINK = late_pattern(r"(?<![\\\]])(!?)\[\[(?!\^)([^\[\]\n]{1,300})\]\](?![(\[:])")
_DEFINITION = late_pattern(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_FORMULA = late_pattern(
    r"\$(?:(?<![\\$]\$)\$(?!\$)[^$]{1,2000}\$\$(?!\$)"
    r"|(?<![\\$\w]\$)(?=[^\s$\d])[^$\n]{0,200}?(?:\\[a-z]{2}|\^|_\{)[^$\n]{0,200}\$(?![\w$]))"
)
_NO_FORMULA = "write it in words, or as a picture; to show it, put it between backticks"

# What begins items of lists in texts: signs, and numbers or letters with a bracket or a full stop.
_SIGNS = "–—―−‒·ㆍ‧⦁⁃❍❏❑◎◆◇◈▶►▷▸➤★☆※☞→⇒✔ㅁ"
_ENCLOSED = "①-⑳㉠-㉻ⓐ-ⓩ❶-❿⑴-⒇¹²³⁴-⁹"
_SYLLABLES = "가나다라마바사아자차카타파하"
_NUMBER = rf"(?:\d{{1,2}}|[a-zⅠ-Ⅻ{_SYLLABLES}])"
_ITEM = late_pattern(
    rf"^[ \t>]*(?P<at>[-+{_SIGNS}{_ENCLOSED}]|\*(?!\[|[^\n]*\*)|\({_NUMBER}\)|{_NUMBER}[.)]"
    r"|\[\d{1,2}\])(?P<space>[ \t]*)(?:[^\W\d_]|\[|(?<=[ \t])\S)",
    re.MULTILINE,
)
_READ_SIGNS = frozenset("-+*")
# Nearly all texts have no such line.
_UNREAD_ITEM = late_pattern(
    rf"\n[ \t>]*(?:[-+*](?:[^\W\d_]|\[)|[{_SIGNS}{_ENCLOSED}]|\d\d?[.)][^\W\d_]"
    rf"|\({_NUMBER}\)|\[\d\d?\]|[a-zⅠ-Ⅻ{_SYLLABLES}][.)])"
)
_ADDRESS = r"((?:[\w-]{1,63}\.){1,9}[A-Za-z]{2,63}(?:/[^\s)]{0,300}[\w/])?)"
# Lines of one block, such as a table, are reported once.
_NEAR_LINES = 2
# Markup of other programs: a character that each match contains, the pattern, and the hint, in
# which the groups of the match are filled in. Python finds a pattern faster that begins with a
# character; so what must not be before it comes after it.
_MARKUP = tuple(
    (sign, late_pattern(pattern, re.MULTILINE), hint)
    for sign, pattern, hint in (
        (
            "=",
            r"==(?<![=\\A-Za-z0-9]==)(?=[^\s=])([^=\n]{0,300}[^\s=])==(?!=)",
            r"write <mark>\1</mark>",
        ),
        ("=", r"==(?<![^\n]==)={0,4}[ \t]+[^\s=].*", "begin a heading with “## ”"),
        (
            "+",
            r"\+\+(?<![\w+\\]\+\+)(?=\w)([^+\n]{1,300})(?<=\w)\+\+(?![\w+])",
            r"write <ins>\1</ins>",
        ),
        ("+", r"\+(?<![^\n]\+)(?:[-=]+\+)+[ \t]*$", "write a table with “|”: | --- | --- |"),
        ("~", r"~(?<=[A-Za-z]~)(\d{1,3})~(?!\d)", r"write <sub>\1</sub>"),
        ("^", r"\^(?<=[\w)]\^)([0-9A-Za-z+-]{1,9})\^(?!\^)", r"write <sup>\1</sup>"),
        (
            "^",
            r"\^\[(?<![\\\[]\^\[)([^\[\]\n]{1,300})\]",
            r"write [^name], and below, after an empty line, [^name]: \1",
        ),
        (
            "@",
            r"\[(?<!\\\[)-?@([\w-]{1,99})[^\[\]\n]{0,300}\](?![(\[:])",
            r"write [^\1], and below, after an empty line, [^\1]: …",
        ),
        ("＊", r"＊＊([^＊\n]{1,300})＊＊", r"write **\1**"),
        ("］", r"［([^［］\n]{1,300})］[(（]([^（）()\n]{1,300})[)）]", r"write [\1](\2)"),
        (
            "｜",
            r"｜(?<![^\n]｜).*｜[ \t]*$",
            "write “|” for each “｜”, and a row of dashes: | --- |",
        ),
        ("＞", r"＞(?<![^\n]＞).*", "begin each line of a quotation with “> ”"),
        ("%", r"%%(?<![\\%\d]%%)(?!%)[^%\n]{1,300}%%(?!%)", "delete it; a comment is <!-- … -->"),
        ("<", r"<(www\.[^<>\s]{1,300})>", r"write <https://\1>"),
        ("&", r"&(nbsp|amp|lt|gt|quot|[mn]dash|hellip|middot)(?![\w;=])", r"write &\1;"),
        (
            "_",
            r"_(?<![\w\\]_)(_?)[^_\s](?:[^_\n]{0,300}[^_\s])?_\1(?=[가-힣])",
            "write “*” for each “_”",
        ),
        (
            "\t",
            r"^[^\W\d_][^\t\n]{0,300}\t+[^\s][^\n]{0,300}(?<!  )\n[^\W\d_][^\t\n]{0,300}\t",
            "write a table: “|” between the cells, and | --- | --- | below the first row",
        ),
        (
            "\\",
            r"\\(?:begin|end|cite[pt]?|ref|label|(?:sub)*section|text(?:bf|it)|emph|frac|footnote"
            r"|newpage|pagebreak|includegraphics)(?:\{[^{}\n]{0,300}\}|(?![A-Za-z]))",
            "delete it, or write it in Markdown",
        ),
        (
            "{",
            r"\{(?:(?<![\\{$]\{)(?::[ \t]*[\w.#]|[.#][^\W\d])[^{}\n]{0,300}\}(?!\})"
            r"|(?:(?<=[)\]`]\{)|(?<=[)\]`] \{))[\w-]{1,99}=[^{}\n]{0,300}\})",
            "delete it; only a heading can have an id of one word, as in {#terms}",
        ),
        (
            "[",
            r"\[(?:(?<=[-*+] \[)\](?=[ \t])|(?<![^\n]\[)(?:(?i:toc|목차)\][ \t]*$"
            r"|[^\[\]^\n]{1,300}\] :[ \t]+\S+$))",
            "delete it; a task begins with “- [ ]”, and a definition with “[words]:”",
        ),
        (
            "/",
            r"/(?<=[ps:]/)(?!/(?:(?<=http://)|(?<=https://)))(?:(?<=https:/)|(?<=http:/)"
            r"|(?<=https/)/|(?<=http/)/|(?<=htps:/)/|(?<=htp:/)/|(?<=\Wttps:/)/|(?<=\Wttp:/)/)"
            rf"{_ADDRESS}",
            r"write https://\1",
        ),
    )
)


def check_mistakes(text: str, context: Context) -> None:
    """Report what is written as another program wants it."""
    if not text.isascii() and _BULLET_LINE.search("\n" + text):
        _check_bullets(context)
    # One character is found sooner than two, and most texts have none of these.
    if "{" in text and ("{{" in text or "{%" in text):
        for match in _TAG.finditer(context.source.without_code):
            message = f"“{shorten(match[0])}” is a tag of another program, which readers would see"
            hint = "delete it, or write it in Markdown; to show it, put it between backticks"
            context.report("template-tag", context.source.span(*match.span()), message, hint)
    if "[[" in text:
        _check_wiki_links(context)
    if "$" in text:
        for match in _FORMULA.finditer(context.source.without_code):
            if "\n\n" not in match[0]:
                message = "this is a formula of TeX, which readers would see as it is"
                span = context.source.span(*match.span())
                context.report("tex-formula", span, message, _NO_FORMULA)
    _check_lists(text, context)
    rows = [row for row in _MARKUP if row[0] in text and row[1].search(text)]
    checked = set(_checked_places(context)) if rows else set()
    for _, pattern, hint in rows:
        last_line = -_NEAR_LINES
        for match in pattern.finditer(context.source.without_code):
            span = context.source.span(*match.span())
            is_same_block = span.column == 1 and span.line <= last_line + _NEAR_LINES
            last_line = span.line
            if (span.line, span.column) not in checked and not is_same_block:
                line = match[0].partition("\n")[0]
                message = f"readers would see “{shorten(line)}” as it is"
                cure = f"{match.expand(hint)}; to show it, put it between backticks"
                context.report("unread-markup", span, message, cure, warning=True)


def _checked_places(context: Context) -> Iterator[tuple[int, int]]:
    """The line and the column of each character in the address of a link, or in a problem."""
    spans = [context.span_of(element) for element in context.places]
    spans += [Span(problem.line, problem.column, problem.width) for problem in context.problems]
    for line, column, width in spans:
        yield from ((line, column + offset) for offset in range(width))


def _check_bullets(context: Context) -> None:
    """Report the first line of each list."""
    last_line = 0
    for match in _BULLET.finditer(context.source.without_code):
        span = context.source.span(*match.span("at"))
        if span.line != last_line + 1:
            message = f"“{match['at']}” does not begin an item of a list"
            hint = "write “- ” in the place of each such sign, and an empty line above the list"
            context.report("foreign-bullet", span, message, hint)
        last_line = span.line


def _check_wiki_links(context: Context) -> None:
    text = context.source.without_code
    defined = set(_DEFINITION.findall(text))
    for match in _WIKI_LINK.finditer(text):
        target, _, words = (part.strip() for part in match[2].partition("|"))
        if match[2] in defined:  # It is a link in brackets, which is defined below.
            continue
        file, _, heading = target.partition("#")
        file = file if "." in file else f"{file.replace(' ', '-').lower()}{MARKDOWN}"
        address = f"{file}#{heading}" if heading else file
        span = context.source.span(*match.span())
        message = f"“{shorten(match[0])}” is a link of a wiki, which readers would see as it is"
        sign = "!" if match[1] else ""
        words = "…" if words.isdecimal() else words  # It is the width of a picture.
        hint = f"write {sign}[{words or target}]({address}), with the name of the file"
        if target.strip("_").casefold() == "toc":
            hint = "delete it; nothing on the page takes its place"
        context.report("wiki-link", span, message, hint)


# ---- lists ---------------------------------------------------------------------------------------


def _check_lists(text: str, context: Context) -> None:
    """Report the first line of each list that Markdown joins to one paragraph."""
    if not _UNREAD_ITEM.search("\n" + text):
        return
    text = context.source.without_code
    above: re.Match[str] | None = None
    last_line = last_reported = 0
    for match in _ITEM.finditer(text):
        line = context.source.span(*match.span("at")).line
        if above and line == last_line + 1 and _is_one_list(above, match, text):
            if last_reported != last_line:
                _report_list(match if _is_read(above) else above, context)
            last_reported = line
        above, last_line = match, line


def _is_one_list(one: re.Match[str], two: re.Match[str], text: str) -> bool:
    """Whether a line and the next one are items of one list, and Markdown joins them."""
    is_broken = text.endswith(("  \n", "\\\n"), 0, two.start())
    if is_broken or (_is_read(one) and _is_read(two)):
        return False
    first, second = one["at"], two["at"]
    if len(first) == len(second) == 1 and not first.isalnum():
        return first == second
    return first != second and (len(first) > 1) == (len(second) > 1)


def _is_read(item: re.Match[str]) -> bool:
    """Whether Markdown reads a line as an item."""
    mark = item["at"]
    return bool(item["space"]) and (mark in _READ_SIGNS or mark[0].isdecimal())


def _report_list(item: re.Match[str], context: Context) -> None:
    mark = item["at"]
    hint = "write “- ” in the place of each such sign"
    if mark in _READ_SIGNS or mark[0].isdecimal():
        hint = f"write a space after “{mark}”, and after each such sign"
    elif mark.strip("()[]")[0].isalnum():
        hint = "write “1. ”, “2. ” and so on in the place of such signs"
    hint += ", and an empty line above the list; to keep the lines, end each but the last with “\\”"
    message = f"“{mark}” does not begin an item of a list, so these lines become one paragraph"
    span = context.source.span(*item.span("at"))
    context.report("unread-list", span, message, hint, warning=True)
