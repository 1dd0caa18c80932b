"""Codes of diagnostics: every problem has one, the docs list all of them, and warnings have names
that settings can silence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from briefing.core.codes import ADJUSTABLE_CODES, CODES, codes_of
from briefing.core.settings import ACCEPTABLE_ERRORS, STYLE_CODES, WARNINGS
from tests.support.repository import REPO

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
# They have a parameter `code` that is not the code of a problem.
_OTHERS = {"briefing/cli/dispatch.py", "briefing/preview/server.py"}


@cache
def modules() -> dict[str, ast.Module]:
    """The syntax tree of each module. Each process of tests collects this file, and one of them
    needs the trees."""
    return {
        path.relative_to(REPO).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted((REPO / "briefing").rglob("*.py"))
    }


@pytest.fixture(autouse=True, scope="module")
def _forget_modules() -> Iterator[None]:
    """The garbage collector and the forks of later tests would take longer with them."""
    yield
    modules.cache_clear()


class Use(NamedTuple):
    """A call that gives a problem its code, and whether it makes a warning."""

    place: str
    code: ast.expr | None
    warning: bool


class Taker(NamedTuple):
    """A function with a parameter `code`, and its position in a call; None for a keyword."""

    module: str
    name: str
    position: int | None


def find_takers() -> Iterator[Taker]:
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef) or module in _OTHERS:
                continue
            names = [a.arg for a in node.args.args if a.arg not in ("self", "cls")]
            if "code" in names:
                yield Taker(module, node.name, names.index("code"))
            elif "code" in [a.arg for a in node.args.kwonlyargs]:
                yield Taker(module, node.name, None)


@cache
def takers() -> tuple[Taker, ...]:
    return tuple(find_takers())


def positions(module: str) -> dict[str, int | None]:
    """The functions that a module may call with a code, and the position of the code. Names with an
    underscore belong to the module that defines them."""
    seen = [t for t in takers() if t.module == module or not t.name.startswith("_")]
    return {"Problem": None} | {taker.name: taker.position for taker in seen}


def find_uses() -> Iterator[Use]:
    for module, tree in modules().items():
        known = positions(module)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or module in _OTHERS:
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            if name not in known:
                continue
            position, keywords = known[name], {k.arg: k.value for k in node.keywords}
            code = keywords.get("code")
            if code is None and position is not None and position < len(node.args):
                code = node.args[position]
            yield Use(f"{module}:{node.lineno}", code, "warning" in keywords)


@cache
def uses() -> tuple[Use, ...]:
    return tuple(find_uses())


def literals(code: ast.expr | None) -> set[str]:
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        return {code.value}
    if isinstance(code, ast.IfExp):
        return literals(code.body) | literals(code.orelse)
    return set()


def assigned(tree: ast.Module) -> set[str]:
    """The codes that a module assigns to the name `code`, or returns in a value with a field of
    that name, before it makes a problem of them."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == "code":
                    found |= literals(node.value)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=False)
                    found |= {c for t, v in pairs if ast.unparse(t) == "code" for c in literals(v)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "TermFault":
            found |= literals(node.args[0])
    return found


@cache
def all_codes() -> frozenset[str]:
    found = {code for use in uses() for code in literals(use.code)}
    return frozenset(found.union(*map(assigned, modules().values())) - {""})


def documented() -> list[str]:
    text = (REPO / "docs/troubleshooting.md").read_text("utf-8")
    return re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)


def test_every_problem_has_a_code() -> None:
    without = [
        use.place
        for use in uses()
        if not literals(use.code) and ast.unparse(use.code or ast.Constant("")) != "code"
    ]
    assert without == []


def test_the_docs_list_every_code_once_in_order() -> None:
    assert documented() == sorted(all_codes())


def test_codes_are_in_kebab_case() -> None:
    assert [code for code in sorted(all_codes()) if not _CODE.fullmatch(code)] == []


def test_the_program_lists_every_code_once_in_order() -> None:
    assert list(CODES) == sorted(all_codes())


def test_a_word_means_the_codes_that_end_with_it() -> None:
    assert codes_of("alt", ADJUSTABLE_CODES) == ("file-name-alt", "missing-alt")
    assert codes_of("missing-alt", CODES) == ("missing-alt",)
    assert codes_of("missing", CODES) == codes_of("", CODES) == ()


def test_every_warning_is_adjustable_and_few_errors_are() -> None:
    warnings = {code for use in uses() if use.warning for code in literals(use.code)}
    errors = {code for use in uses() if not use.warning for code in literals(use.code)}
    warnings |= set(STYLE_CODES)
    assert set(WARNINGS) == warnings
    assert not set(WARNINGS) & (errors - set(STYLE_CODES))
    assert set(ACCEPTABLE_ERRORS) <= errors


def test_the_check_finds_a_problem_without_a_code() -> None:
    tree = ast.parse('Problem(path, 1, 1, "x", "y")\nProblem(path, 1, 1, "x", "y", code="a-b")')
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    codes = [{k.arg: k.value for k in call.keywords}.get("code") for call in calls]
    assert sorted(len(literals(code)) for code in codes) == [0, 1]
