"""The structure of the code: imports go one way, and slow packages are imported late."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

import pytest

from briefing.build.prefetch import NOT_IN_BUILDS
from tests.support.repository import REPO

PACKAGE = REPO / "briefing"

MODULES = {
    ".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# Each package, and the packages that its modules may import, under TYPE_CHECKING too.
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "charts": {"core"},
    "markdown": {"core", "charts"},
    "content": {"core", "markdown"},
    "archive": {"core"},
    "site": {"core", "archive"},
    "search": {"core", "archive"},
    "templates": {"core"},
    "cards": {"core", "templates"},
    "storage": {"core"},
    "build": {
        *("core", "content", "archive", "site", "search"),
        *("templates", "cards", "storage"),
    },
    "mail": {"core", "content", "archive", "site", "templates"},
    "lint": {"core", "markdown", "content", "archive", "templates", "storage", "build"},
    "importers": {"core", "content"},
    "migrate": {"core", "markdown", "content", "build", "importers"},
    "preview": {"core"},
    "commands": {
        *("core", "content", "archive", "templates", "storage"),
        *("build", "mail", "lint", "importers", "migrate", "preview"),
    },
    "cli": {"core", "content", "storage", "build", "commands"},
}

# These packages take values and return values: no disk, no clock, no environment.
PURE = ("core", "charts", "content", "markdown", "archive", "site", "search", "importers")

# Packages that take long to import, and the modules that import them when they are loaded.
SLOW = {
    "markdown": {
        f"briefing.markdown.{name}" for name in (*("convert", "postprocess", "parser.extension"),)
    },
    "nh3": {"briefing.markdown.sanitizer"},
    "yaml": {"briefing.content.frontmatter"},
    "frontmatter": {"briefing.content.frontmatter"},
    "babel": set(),
    "jinja2": {
        f"briefing.templates.{name}"
        for name in ("flatten", "translate", "codegen", "text_memory", "tree")
    },
    "watchdog": {"briefing.preview.watcher"},
    "shtab": {"briefing.cli.completion"},
    "trafilatura": set(),
    # To create a dataclass takes forty times as long as to create a Struct.
    "dataclasses": set(),
    "mammoth": set(),
    "PIL": set(),
    "lxml": set(),
    "markdown_it": set(),
    "docutils": set(),
}


MAX_LINES_OF_FILE = 350
MAX_LINES_OF_FUNCTION = 60
# What may be longer, and why.
LONGER: dict[str, str] = {}


def package(module: str) -> str:
    """The package of a module: `content` for `briefing.content.brief`."""
    return module.split(".")[1] if "." in module else ""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.fixture(autouse=True, scope="module")
def _forget_trees() -> Iterator[None]:
    """The garbage collector and the forks of later tests would take longer with them."""
    yield
    tree_of.cache_clear()


@cache
def imports(path: Path, *, at_load: bool = False) -> frozenset[str]:
    """What a module imports; with `at_load`, only what it imports when it is loaded."""
    names: set[str] = set()
    nodes: list[ast.AST] = [tree_of(path)]
    while nodes:
        node = nodes.pop()
        if at_load and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if at_load and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= (submodules & MODULES.keys()) or {node.module}
        # No expression contains an import.
        nodes += (each for each in ast.iter_child_nodes(node) if not isinstance(each, ast.expr))
    return frozenset(names)


@cache
def imports_of_modules() -> dict[str, frozenset[str]]:
    """The modules that each module imports. Each process of tests collects this file, and one of
    them needs the imports."""
    return {module: imports(path) & MODULES.keys() for module, path in MODULES.items()}


def test_only_the_map_and_the_program_lie_directly_in_the_package() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_packages_import_only_what_they_may() -> None:
    wrong = set()
    for module, names in imports_of_modules().items():
        if package(module) in MAY_IMPORT:
            allowed = {*MAY_IMPORT[package(module)], package(module), ""}
            wrong |= {(module, name) for name in names if package(name) not in allowed}
    assert wrong == set()


def test_a_change_that_the_prefetch_does_not_see_changes_no_site() -> None:
    in_builds = {"build"}
    for name in reversed(MAY_IMPORT):  # A package imports only those above it.
        in_builds |= MAY_IMPORT[name] if name in in_builds else set()
    in_builds |= {package(name) for name in imports_of_modules()["briefing.commands.build"]}
    assert in_builds.isdisjoint(NOT_IN_BUILDS)


def test_every_package_has_its_place() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == MAY_IMPORT.keys()


def cycles(graph: Mapping[str, Set[str]]) -> set[str]:
    """The nodes that are left when every node without a remaining successor is removed."""
    left = dict(graph)
    while leaves := [node for node, after in left.items() if not (after - {node}) & left.keys()]:
        for node in leaves:
            del left[node]
    return set(left)


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    assert cycles(imports_of_modules()) == set()


def test_packages_do_not_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module, names in imports_of_modules().items():
        if package(module) in MAY_IMPORT:
            graph.setdefault(package(module), set()).update(map(package, names))
    assert cycles(graph) == set()


def test_a_circle_is_found() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == {"a", "b", "c"}


@pytest.mark.parametrize("slow", SLOW)
def test_slow_packages_are_imported_only_where_they_are_needed(slow: str) -> None:
    early = {
        module
        for module, path in MODULES.items()
        for name in imports(path, at_load=True)
        if name.partition(".")[0] == slow
    }
    assert early <= SLOW[slow]


def impurities(module: str) -> set[str]:
    """What a module uses of the disk, the clock and the environment."""
    outside = {"os", "io", "pathlib", "time", "random", "subprocess", "socket", "sqlite3", "shutil"}
    names = {name.partition(".")[0] for name in imports(MODULES[module])}
    # Streams over bytes in memory, and paths as names, do not read the disk.
    harmless = {"briefing.content.media": {"pathlib"}, "briefing.importers.docx": {"io"}}
    wrong = (names & outside) - harmless.get(module, set())
    source = MODULES[module].read_text("utf-8")
    # Parts of a Word file are in memory too.
    for other in ("_open(", "archive.open(", "image.open("):
        source = source.replace(other, "")
    return wrong | {call for call in ("open(", ".now(", ".today(") if call in source}


def test_the_middle_is_pure() -> None:
    wrong = {module: impurities(module) for module in MODULES if package(module) in PURE}
    assert {module: names for module, names in wrong.items() if names} == {}


def test_every_module_says_what_it_is_for() -> None:
    docstrings = {m: ast.get_docstring(tree_of(path)) or "" for m, path in MODULES.items()}
    assert {m for m, text in docstrings.items() if not text.rstrip().endswith(".")} == set()


@cache
def too_long(path: Path) -> frozenset[str]:
    """The file, and the functions in it, that are longer than the limits."""
    text, name = path.read_text("utf-8"), path.relative_to(REPO).as_posix()
    functions = {
        f"{name}::{node.name}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MAX_LINES_OF_FUNCTION
    }
    return frozenset(functions | ({name} if len(text.splitlines()) > MAX_LINES_OF_FILE else set()))


def test_files_and_functions_are_short() -> None:
    assert set().union(*map(too_long, MODULES.values())) - LONGER.keys() == set()


def test_nothing_is_exempt_from_the_limits_without_need() -> None:
    longer = set().union(*map(too_long, MODULES.values()))
    assert LONGER.keys() - longer == set(), "remove these from LONGER"


TESTS = sorted((REPO / "tests").rglob("*.py"))


def test_tests_import_helpers_only() -> None:
    """What several test files use is in tests/support; no test file imports another."""
    wrong = {
        (path.relative_to(REPO).as_posix(), name)
        for path in TESTS
        for name in imports(path)
        if name.partition(".")[0] == "tests" and name.split(".")[1] != "support"
    }
    assert wrong == set()


def test_folders_of_tests_mirror_the_packages() -> None:
    others = {"browser", "engines", "layouts", "repository", "support"}
    folders = {p.relative_to(REPO / "tests").parts[0] for p in TESTS if p.name != "conftest.py"}
    assert folders - others <= MAY_IMPORT.keys()


def test_the_map_names_every_module() -> None:
    drawn = (PACKAGE / "__init__.py").read_text("utf-8")
    names = {m.rpartition(".")[2] for m in MODULES} - {"briefing", "__main__"}
    assert {name for name in names if name not in drawn} == set()
    assert len((ast.get_docstring(ast.parse(drawn)) or "").splitlines()) <= 60
