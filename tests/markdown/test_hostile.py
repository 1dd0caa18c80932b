"""Hostile texts take little time, whatever is repeated in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.markdown.convert import convert
from tests.support.examples import examples, is_long

_MAX_SECONDS = 4  # Twice the limit: other tests may run at the same time.

# What is repeated, separated by spaces; `{}` is a counter, and `\n` a line end.
UNITS = r"""
[ ![ [a\s *[ [a]( [a](b([ [a][b <div> <!--\sa <![CDATA[ `| \* ***a #\sa\n :\sa\n [^a{}]:\sn\n
*[a{}]:\sb\n [a{}]: *a*{:\sa="{} * _ ~ ` & < ' " -- a*_ **a ~~a [](  ![]( <sub> </sub>
<details>\n <b> <a\sb=" >\s -\sa\n -\n 1.\sa\n |a|\n|-|\n a|b\n-|-\n |a ```\n ```a\n a\n===\n
!!!\snote\n [^1] [a]\n [a]:\sb\n www.a.b\s https://a.b\s a@b.c\s :// ! \\ \( a\n\n:\sb\n\n
```chart\n ```chart\ndta:\sa\n```\n
[a](b\sc.md) [a](b.md\s [a](b.md\sc (a)[b.md] ()[b.md [a](b.md) **a\s** **\sa**
|\sa\s|\n :::a\n ##a\n [!NOTE]\sa\n\n ```charts\n```\n <https://a\sb>
x\s\s\n **한**을 <!--\n <?\n ==\n
""".split()


def repeat(unit: str, size: int) -> str:
    unit = unit.replace(r"\s", " ").replace(r"\n", "\n")
    if "{}" not in unit:
        return unit * (size // len(unit))
    pieces, length, number = [], 0, 0
    while length < size:
        pieces.append(unit.replace("{}", str(number)))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)


def seconds(text: str) -> float:
    began = time.process_time()
    body, problems = convert(
        text, path="content/briefs/b.md", first_line=1, lang="en", find_media=lambda path: None
    )
    assert body is not None or problems
    assert all(problem.hint and problem.line >= 1 for problem in problems)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS)
def test_a_repeated_unit_takes_no_time(unit: str) -> None:
    size = 200_000 if is_long() else 20_000
    assert seconds(repeat(unit, size)) < _MAX_SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "".join("`" * n + "a" for n in range(1, 400)),
        "".join(">" * n + "\n" for n in range(1, 300)),
        "".join("  " * n + "- a\n" for n in range(300)),
        "*a **b " * 9_000 + "c** d* " * 9_000,
        "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + "|b\n" * 500,
        "".join(f"*[{'a ' * n}a]: b\n" for n in range(1, 48)) + "\n" + "a " * 30_000,
        "".join(f"[^a{n}]: b\n" for n in range(3_000)) + "".join(f"[^b{n}] " for n in range(3_000)),
        "".join(f"## a{n}\n" for n in range(3_000)) + "".join(f"[b](#b{n}) " for n in range(3_000)),
    ],
)
def test_other_hostile_texts(text: str) -> None:
    assert seconds(text) < _MAX_SECONDS


@given(st.lists(st.sampled_from([*UNITS, r"\s", r"\n", "a", r"\n\n", r"\s\s\s\s"]), max_size=60))
@settings(max_examples=examples(2_000))
def test_any_text_is_converted(units: list[str]) -> None:
    seconds("".join(repeat(unit, len(unit)) for unit in units))
