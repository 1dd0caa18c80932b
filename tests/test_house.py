"""The map of the house holds: imports point one way, and heavy packages wait until needed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
HOUSE = REPO / "briefing"

MODULES = {
    ".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
}

# Each room, and the rooms that it may know. A room knows itself save where NEVER says otherwise.
FLOOR = {"problem", "settings", "addresses", "model"}
MAY_KNOW = {
    "problem": set(),
    "settings": set(),
    "addresses": {"problem"},
    "model": set(),
    "wording": {"model"},
    "encoding": {"model"},
    "flat": set(),
    "phrases": set(),
    "lean": set(),
    "reading": FLOOR,
    "archive": FLOOR,
    "clipping": FLOOR | {"reading"},
    "lies": set(),
    "disk": FLOOR | {"wording", "encoding", "flat", "phrases", "lean", "lies"},
    "style": FLOOR | {"reading", "archive"},
    "crew": {"problem"},
    "finder": FLOOR | {"archive"},
    "intake": FLOOR | {"disk", "reading", "crew", "finder"},
    "indexing": FLOOR | {"disk", "archive", "finder", "crew", "recall", "press", "printer"},
    "printer": FLOOR | {"disk", "archive"},
    "press": FLOOR | {"disk", "archive", "crew", "printer"},
    "recall": FLOOR | {"disk", "intake"},
    "retouch": FLOOR
    | {"disk", "reading", "archive", "finder", "crew", "recall"}
    | {"intake", "indexing", "press", "printer"},
    "pipeline": FLOOR
    | {"disk", "reading", "archive", "crew", "recall"}
    | {"intake", "indexing", "press", "retouch"},
    "workshop": FLOOR
    | {"disk", "archive", "crew", "intake", "press", "printer", "recall", "pipeline"},
    "proofreading": FLOOR
    | {"disk", "reading", "archive", "style", "crew", "intake", "recall", "pipeline"},
    "desk": FLOOR
    | {
        "pipeline",
        "workshop",
        "proofreading",
        "style",
        "reading",
        "archive",
        "clipping",
        "disk",
        "crew",
    },
    "grammar": {"problem"},
    "completion": {"grammar"},
    "orders": {"problem", "grammar", "completion", "glance", "desk", "pipeline", "crew", "reading"},
    "glance": {"lies"},
    "command": {"glance", "orders"},
}
# One value of the store's is what publishing leaves behind; no other door stands open inside disk.
DISK_DOORS = {("briefing.disk.publish", "briefing.disk.store")}

# Packages that cost a start its speed, and the modules that import them as they load.
HEAVY = {
    "markdown": {
        f"briefing.reading.{name}"
        for name in (
            *("prose", "misread", "tree", "targets"),
            *("quick_markdown", "quick_inline", "quick_tree"),
        )
    },
    "nh3": {"briefing.reading.wall"},
    "imagesize": {"briefing.reading.media"},
    "yaml": {"briefing.reading.frontmatter"},
    "frontmatter": {"briefing.reading.frontmatter"},
    "babel": {"briefing.wording"},
    "jinja2": {f"briefing.{name}" for name in ("flat", "phrases", "lean")},
    "rich": set(),
    "watchdog": {"briefing.desk.watching"},
    "trafilatura": set(),
    # To make one of its classes takes forty times as long as a Struct.
    "dataclasses": set(),
    "mammoth": set(),
}


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path: Path, *, at_load: bool) -> set[str]:
    """What a module imports: all of it, or only what it imports as it loads."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if at_load and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inside & MODULES.keys()) or {node.module}
        waiting += ast.iter_child_nodes(node)
    return found


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down_only(module: str) -> None:
    if not room(module):
        return
    known = {i for i in imports(MODULES[module], at_load=False) if room(i) and i in MODULES}
    strangers = {i for i in known if room(i) not in MAY_KNOW[room(module)] | {room(module)}}
    assert not strangers
    if room(module) == "disk":
        doors = {(module, i) for i in known if room(i) == "disk"}
        assert doors <= DISK_DOORS


@pytest.mark.parametrize("package", HEAVY)
def test_heavy_packages_wait_until_they_are_needed(package: str) -> None:
    early = {
        module
        for module, path in MODULES.items()
        for name in imports(path, at_load=True)
        if name.partition(".")[0] == package
    }
    assert early <= HEAVY[package]


@pytest.mark.parametrize(
    "module",
    [m for m in MODULES if room(m) in ("reading", "archive", "finder", "clipping", "style")],
)
def test_the_middle_is_pure(module: str) -> None:
    outside = {"os", "io", "pathlib", "time", "random", "subprocess", "socket", "sqlite3", "shutil"}
    found = {name.partition(".")[0] for name in imports(MODULES[module], at_load=False)}
    # Streams over bytes in memory, and paths as names, touch no disk.
    harmless = {"briefing.reading.media": {"io", "pathlib"}, "briefing.clipping.word": {"io"}}
    assert not (found & outside) - harmless.get(module, set())
    source = MODULES[module].read_text("utf-8")
    assert "open(" not in source.replace("_open(", "")
    assert ".now(" not in source
    assert ".today(" not in source


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    said = ast.get_docstring(ast.parse(MODULES[module].read_text("utf-8")))
    assert said
    assert said.rstrip().endswith(".")


def test_the_map_names_every_module() -> None:
    drawn = (HOUSE / "__init__.py").read_text("utf-8")
    for module in MODULES:
        assert module.rpartition(".")[2] in drawn or module == "briefing"
