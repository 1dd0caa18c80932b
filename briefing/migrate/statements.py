"""The statements by which texts include files: where they are, and which file they name.

Liquid and Nunjucks, Hugo and Quarto, the snippets of MkDocs, and reStructuredText have them. It
must not know files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.migrate.code_parts import code_parts
from briefing.migrate.tag_content import CONTENT, Tag, arguments, words_of_name

_INCLUDING = frozenset(
    "include included includes literalinclude includecode includefile includemarkdown codefile "
    "readfile rawfile snippet transclude".split()
)
_NAMES = ("render", "renderFile", "notebook")
_INCLUDING_PAIRS = ({"read", "file"}, {"code", "file"}, {"raw", "file"}, {"include", "file"})
_OF_CODE = frozenset("code codefile includecode literalinclude".split())
_TRUE = ("true", "1", "yes")
_FILE_OPTIONS = ("file", "src", "path", "filename", "name", "url")

_LIQUID = re.compile(r"\{%-?[ \t]*([\w-]+)\s+((?:[^%{]|\{(?!%)|%(?!\}))*?)-?%\}")
_HUGO = re.compile(
    r"(?<!\{)\{\{[<%][ \t]*([\w./-]+)\s+((?:[^>%{]|\{(?!\{)|[>%](?!\}\}))*?)/?[>%]\}\}(?!\})"
)
_BANG = re.compile(r"\{!()[ \t]*([^\s{}!][^{}\n]*?)[ \t]*!\}")
_SNIPPET = re.compile(r"""-+8<-+[ \t]+("[^"\n]+"|'[^'\n]+')""")
_SNIPPET_BLOCK = re.compile(r"^[ \t]*-+8<-+[ \t]*\n(.*?)^[ \t]*-+8<-+[ \t]*$", re.M | re.DOTALL)
_RST = re.compile(
    r"^[ \t]*\.\. (include|literalinclude|csv-table|raw)::[ \t]*(.*)"
    r"((?:\n[ \t]+:[\w-]+:.*)*)$",
    re.MULTILINE,
)
_RST_OPTION = re.compile(r"^[ \t]+:([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_HIDDEN = re.compile(r"\{%-?\s*(raw|comment)\s*-?%\}.*?\{%-?\s*end\1\s*-?%\}|<!--.*?-->", re.DOTALL)


class Statement(NamedTuple):
    """A statement at `start` to `end` of a text.

    `indent` is the white space before it. It is None if other text is on its lines. A statement
    includes all `files` if it `is_list`, or else the first of them that exists. `options` are its
    named arguments, and `arguments` is the source of all. If it `is_code`, it shows the file as
    code, below the words `titles`. `in_code` says that the statement itself is a part of code.
    """

    start: int
    end: int
    indent: str | None
    name: str
    files: tuple[str, ...]
    options: Mapping[str, str]
    arguments: str
    source: str
    is_code: bool = False
    in_code: bool = False
    is_list: bool = False
    titles: tuple[str, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether a statement whose file is not there is text: in code, it is often an example."""
        return self.name == "!" or (self.in_code and self.name != "8<")


def statements_in(text: str, syntax: str, readers: Mapping[str, bool]) -> Iterator[Statement]:
    """The statements of a text, in order. `readers` are the names of tags that read files, and
    whether they show them as code."""
    if syntax == "rst":
        yield from _rst_statements(text)
        return
    code = list(_code_spans(text))
    hidden = [match.span() for match in _HIDDEN.finditer(text)]
    found: list[Statement] = []
    for match, name, arguments_ in _matches(text, syntax):
        statement = _statement(match, name, arguments_, readers)
        if statement is None or _inside(hidden, statement.start):
            continue
        in_code = _inside(code, statement.start)
        if in_code and statement.indent is None:
            continue
        found.append(statement._replace(in_code=in_code))
    end = 0
    for statement in sorted(found):
        if statement.start >= end:
            end = statement.end
            yield statement


def _matches(text: str, syntax: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """The matches that may be statements, with their names and arguments."""
    if syntax == "hugo":
        for match in _HUGO.finditer(text):
            yield match, match[1], match[2]
        return
    for match in _LIQUID.finditer(text):
        yield match, match[1], match[2]
    for match in _BANG.finditer(text):
        yield match, "!", match[2]
    if syntax == "snippets":
        for match in _SNIPPET.finditer(text):
            yield match, "8<", match[1]
        for match in _SNIPPET_BLOCK.finditer(text):
            yield match, "8<", match[1]


def _statement(
    match: re.Match[str], name: str, given: str, readers: Mapping[str, bool]
) -> Statement | None:
    text, (start, end) = match.string, match.span()
    line = text[text.rfind("\n", 0, start) + 1 : start]
    rest = text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    indent = line if not (line + rest).strip() else None
    start -= len(indent or "")
    if name in ("!", "8<"):
        is_list = "\n" in given
        if name == "8<" and indent is None and not is_list:
            return None
        lines = (part.strip().strip("\"'") for part in given.split("\n"))
        files = tuple(part for part in lines if part and not part.startswith(";"))
        indent = re.match(r"[ \t]*", match[0])[0] if is_list else indent  # type: ignore[index]
        return Statement(start, end, indent, name, files, {}, "", match[0], is_list=is_list)
    words, named = arguments(given)
    parts = words_of_name(name)
    is_one = name in readers or name in _NAMES or bool(parts & _INCLUDING)
    is_one = is_one or any(pair <= parts for pair in _INCLUDING_PAIRS)
    is_one = is_one or (name == "code" and "file" in named)
    if not is_one or name in ("includes", "import"):
        return None
    tag = Tag(name, words, named, match[0])
    if name in CONTENT and CONTENT[name](tag, lambda target: target):
        return None  # Its name says what it shows.
    files = (*filter(None, map(named.get, _FILE_OPTIONS)), *reversed(words))
    if name in readers:
        files = (*files, *named.values())
    is_code = readers.get(name, False) or bool(parts & _OF_CODE)
    is_code = is_code or bool(named.keys() & {"lang", "language"})
    is_code = is_code or named.get("code", "").lower() in _TRUE
    titles = words[:-1] if name == "include_code" else ()
    return Statement(
        start, end, indent, name, files, named, given, match[0], is_code, titles=titles
    )


def _rst_statements(text: str) -> Iterator[Statement]:
    for match in _RST.finditer(text):
        name, argument = match[1], match[2].strip()
        options = dict(_RST_OPTION.findall(match[3]))
        if name in ("csv-table", "raw"):
            if "file" not in options:
                continue
            files: tuple[str, ...] = (options["file"],)
        else:
            files = (argument,)
        is_code = name == "literalinclude" or bool(options.keys() & {"literal", "code"})
        indent = match[0][: len(match[0]) - len(match[0].lstrip())]
        yield Statement(
            *match.span(), indent, name, files, options, argument, match[0], is_code=is_code
        )


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for part, is_code in code_parts(text, is_markdown=False):
        if is_code:
            yield place, place + len(part)
        place += len(part)


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


# ---- what a statement takes from a file ---------------------------------------------------------

_RANGE = re.compile(r"(.+?):(\d*)(?::(\d*))?$")
_SECTION = re.compile(r"(.+?):([A-Za-z_][\w-]*)$")
_SECTION_MARK = re.compile(r"^.*-+8<-+[ \t]*\[[ \t]*(?:start|end)[ \t]*:.*\].*\n?", re.MULTILINE)


def file_and_part(name: str) -> tuple[str, dict[str, str]]:
    """The name of a file, and the part that a snippet of MkDocs names: `a.md:3:5`, `a.md:x`."""
    if match := _RANGE.fullmatch(name):
        return match[1], {"from": match[2], "to": match[3] or ""}
    if match := _SECTION.fullmatch(name):
        return match[1], {"section": match[2]}
    return name, {}


def select_lines(text: str, options: Mapping[str, str]) -> str:
    """The part of a text that the options name."""
    if section := options.get("section"):
        mark = rf"^.*-+8<-+[ \t]*\[[ \t]*{{}}[ \t]*:[ \t]*{re.escape(section)}[ \t]*\].*$\n?"
        start = re.search(mark.format("start"), text, re.MULTILINE)
        end = re.search(mark.format("end"), text, re.MULTILINE)
        text = text[start.end() if start else 0 : end.start() if end else len(text)]
    lines = text.split("\n")
    if "lines" in options:
        lines = [line for part in _ranges(options["lines"], len(lines)) for line in lines[part]]
    first, last = _number(options.get("from")), _number(options.get("to"))
    lines = lines[max(first - 1, 0) : last or None]
    if {"start-line", "end-line"} & options.keys():
        last = _number(options.get("end-line"))
        lines = lines[_number(options.get("start-line")) : last or None]
    text = "\n".join(lines)
    for name in ("start-after", "start"):
        before, mark, after = text.partition(options.get(name) or "\0")
        text = after if mark else before
    for name in ("end-before", "end"):
        text = text.partition(options.get(name) or "\0")[0]
    return (_SECTION_MARK.sub("", text) if "8<" in text else text).strip("\n")


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text.strip()) else 0


def _ranges(text: str, length: int) -> Iterator[slice]:
    """The lines that a text such as `1-3, 7, 9-` names."""
    for part in text.split(","):
        first, is_range, last = (piece.strip() for piece in part.partition("-"))
        end = _number(last) or length if is_range else _number(first)
        yield slice(max(_number(first) - 1, 0), end)


# ---- templates ----------------------------------------------------------------------------------

_VALUE = re.compile(r"""([\w-]+)\s*[=:]\s*("[^"]*"|'[^']*'|[^\s,"']+)""")
_CONDITION = re.compile(
    r"\{%-?\s*if\s+include\.([\w-]+)\s*-?%\}((?:(?!\{%-?\s*(?:if|endif)\b).)*)\{%-?\s*endif\s*-?%\}",
    re.DOTALL,
)
_ELSE = re.compile(r"\{%-?\s*else\s*-?%\}")
_PROGRAM = re.compile(
    r"\{%-?\s*(?:for|if|elsif|unless|case|assign|capture|tablerow|set|macro|block|extends)\b"
)


def filled_template(text: str, given: str) -> str | None:
    """A file of Liquid or Nunjucks with the arguments of the statement that includes it; None if it
    is a program."""
    values = dict(_VALUE.findall(given))

    def branch(match: re.Match[str]) -> str:
        parts = _ELSE.split(match[2], maxsplit=1)
        return parts[0] if match[1] in values else parts[-1] if len(parts) > 1 else ""

    for _ in range(_MAX_CONDITIONS):
        text, count = _CONDITION.subn(branch, text)
        if not count:
            break
    parts = code_parts(text, is_markdown=False)
    if any(_PROGRAM.search(part) for part, is_code in parts if not is_code):
        return None
    names = "|".join(map(re.escape, values)) or r"\0"
    variable = re.compile(rf"(\{{\{{-?\s*)(?:include\.([\w-]+)|({names}))(?=\s*(?:\||-?\}}\}}))")
    return variable.sub(lambda m: m[1] + values.get(m[2] or m[3], "''"), text)


_MAX_CONDITIONS = 20


def language_of_file(file: str, options: Mapping[str, str]) -> str:
    """The language of a file that is shown as code, as fences name it."""
    given = options.get("lang") or options.get("language") or options.get("code") or ""
    if given and given.lower() not in _TRUE:
        return given
    ending = posixpath.splitext(file)[1].lstrip(".").lower()
    return "" if ending in ("txt", "text", "log", "out") else _LANGUAGES.get(ending, ending)


_LANGUAGES = {"py": "python", "js": "javascript", "rb": "ruby", "sh": "bash", "yml": "yaml"}
