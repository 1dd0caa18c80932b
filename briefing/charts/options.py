"""The lines of a block `chart` → its options, and all problems in them.

Each line is `key: value`. This module must not know files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest, suggest_and

KINDS = ("bar", "line", "stacked", "dot")
KEYS = {
    "data": "the CSV file, beside the brief",
    "kind": f"one of {', '.join(KINDS)}",
    "title": "what the chart shows",
    "source": "where the numbers come from",
    "unit": "the unit of the numbers",
    "labels": "the column with the names or dates; without it, the first one",
    "values": "the columns with the numbers, with commas between them; without it, all others",
}
REQUIRED = ("data", "kind", "title", "source")
# A name before a comma or at the end: in quotation marks of one of two kinds, or without them.
_NAME = late_pattern(r"""\s*(?:"([^"]+)"|'([^']+)'|([^,]+?))\s*(?:,|\Z)""")
_EQUALS = late_pattern(r"\s*(\w+) *= *(.*\S)\s*")
_LINE = late_pattern(r"(\s*)([A-Za-z_-]+)(\s*:\s*)(.*?)\s*")


class Option(NamedTuple):
    """A value of a block, and its place in it: line and column from 0, and the width."""

    text: str
    line: int
    column: int
    width: int


# It takes the code, the place, the message and the hint of a problem.
Report = Callable[[str, Option, str, str], None]


def read_options(lines: list[str], report: Report) -> dict[str, Option]:
    """The options in these lines, without those that have a problem."""
    options: dict[str, Option] = {}
    block = Option("", -1, 0, 1)
    meant: set[str] = set()  # Options that the cures of other problems add.
    for number, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match:
            place = Option("", number, len(line) - len(line.lstrip()), len(line.strip()))
            hint = "write each option on its own line, as in “kind: bar”"
            pair = _EQUALS.fullmatch(line)
            if pair and pair[1].lower() in KEYS:
                meant.add(pair[1].lower())
                hint = f"write a colon and not an equals sign: {pair[1].lower()}: {pair[2]}"
            report("chart-option", place, "this line is not an option of a chart", hint)
            continue
        key = Option(match[2].lower(), number, match.start(2), len(match[2]))
        text = match[4] if key.text == "values" else _unquoted(match[4])
        value = Option(text, number, match.start(4), len(match[4]))
        if key.text not in KEYS:
            close = nearest(key.text, KEYS)
            meant.add(close)
            hint = f"did you mean “{close}”?" if close else f"the options are {', '.join(KEYS)}"
            report("unknown-key", key, f"a chart has no option “{match[2]}”", hint)
        elif key.text in options:
            message = f"the option “{key.text}” is written twice"
            report("duplicate-key", key, message, "keep one of them")
        else:
            options[key.text] = value
            if not value.text:
                hint = f"give it a value: {KEYS[key.text]}"
                report("empty-value", key, f"“{key.text}” is empty", hint)
    for name in REQUIRED:
        if name not in options and name not in meant:
            hint = f"add a line “{name}: …” ({KEYS[name]})"
            report("missing-key", block, f"the chart has no {name}", hint)
    kind = options.get("kind")
    if kind and kind.text and kind.text not in KINDS:
        hint = suggest_and(kind.text, KINDS, f"Use one of: {', '.join(KINDS)}")
        report("unknown-choice", kind, f"there is no kind of chart “{kind.text}”", hint)
    return options


def names_in(text: str) -> list[str]:
    """The names of columns in the option `values`: with commas between them, and perhaps with
    square brackets around all of them, or quotation marks around each."""
    return ["".join(parts) for parts in _NAME.findall(text.removeprefix("[").removesuffix("]"))]


def join_names(names: Sequence[str]) -> str:
    """The reverse: a name that contains a comma is in quotation marks."""
    marks = ("'" if '"' in name else '"' if "," in name else "" for name in names)
    return ", ".join(f"{mark}{name}{mark}" for mark, name in zip(marks, names, strict=True))


def _unquoted(text: str) -> str:
    """A value without the quotation marks around it, which authors know from front matter."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].strip()
    return text
