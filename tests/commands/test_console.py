"""What commands print of an archive: it controls neither the terminal nor the forge."""

from __future__ import annotations

import ast
import os
import re
import unicodedata
from pathlib import Path

import pytest

from briefing.commands import console
from briefing.core.diagnostics import Problem
from briefing.core.printable import is_printable
from briefing.core.slugs import file_name_problems, unprintable_name
from tests.support.folder import Folder
from tests.support.program import outcome
from tests.support.repository import REPO

_ANNOTATION = re.compile(r"::(error|warning) file=[^:,]+(,line=\d+,col=\d+)?::")
_BRIEF = "---\ntitle: T\ndate: 2021-05-11\nauthor: A\ntopics: [t]\n---\nText.\n"
_COMMANDS = (["build"], ["build", "--github"], ["check", "--github"], ["topics"])


def assert_controls_nothing(folder: Folder, *words: str) -> str:
    code, out, err = outcome(*words, cwd=folder.root)
    printed = out + err
    assert code in (0, 1), printed
    odd = {c for c in printed if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert odd <= {"\n"}, printed
    for line in printed.split("\n"):
        assert not line.lstrip().startswith("::") or _ANNOTATION.match(line), line
        assert "##[" not in line
    return printed


_NAMES = (
    *(b"caf\xe9.md", b"x\xff/y.md", b"p\xe9.png", b"a\x1b[31mb.md", b"a\x07.csv", b"a\rc.md"),
    *(b"a\n::error::d.md", b"\xc2\x9b.md", "\u202ee.md".encode(), "a\u2028b.svg".encode()),
)


@pytest.mark.parametrize("top", ["content/briefs", "layouts"])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_control_something_are_refused(tmp_path: Path, top: str) -> None:
    folder = Folder(tmp_path)
    folder.brief("good")
    for name in _NAMES:
        path = Path(os.fsdecode(os.fsencode(tmp_path / top) + b"/" + name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_BRIEF)
    for words in _COMMANDS:
        printed = assert_controls_nothing(folder, *words)
        if words != ["topics"]:
            assert printed.count(": error: the name of this f") == len(_NAMES)


@pytest.mark.parametrize("name", _NAMES)
def test_the_proposed_name_is_accepted(name: bytes) -> None:
    path = os.fsdecode(b"content/briefs/" + name)
    hint = unprintable_name(path).hint
    proposal = hint.removeprefix("rename it, for example to “").removesuffix("”")
    assert is_printable(proposal)
    assert not proposal.endswith(".md") or not file_name_problems(proposal)


def test_addresses_in_a_text_cannot_control_a_terminal_or_a_forge(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    links = (
        "[x](%0a::error::x%1b%5b31m.md)",
        "[x](b.md#%0a::error::x%1b%5b31m)",
        "![x](%0a::error::x%1b%5b31m%e2%80%ae.png)",
        "[x](#%0a::error::x%9b%e2%80%a8)",
        "[x](%0d::add-mask::x.pdf)",
        "[x](##[error]x.md)",
    )
    folder.brief("a", "\n\n".join(links) + "\n\n## Heading\n")
    folder.brief("b")
    for words in _COMMANDS:
        printed = assert_controls_nothing(folder, *words)
        if words != ["topics"]:
            assert printed.count(": error: ") == len(links)


def test_keys_and_values_cannot_control_a_terminal_or_a_forge(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    briefs = (
        _BRIEF.replace("date", '"x\\n::error::y\\e[31m": z\ndate'),
        _BRIEF.replace("[t]", '["::error::y", "##[error]z"]'),
        _BRIEF.replace("[t]", '["a\\u202eb"]'),
        _BRIEF.replace("title: T", 'title: ["\\u2028::error::"]'),
    )
    for number, text in enumerate(briefs):
        folder.write(f"briefs/{number}.md", text)
    site = 'title = "T"\nlanguage = "x\\n::error::y\\u001b"\n"x\\n::error::y\\u001b" = 1\n'
    folder.write("site.toml", site)
    for words in _COMMANDS:
        assert_controls_nothing(folder, *words)
    names = 'names = {"\\r\\n::error::" = "x"}\n"\\u009b" = 1\n'
    folder.write("topics.toml", f'["x\\n::error::y\\u001b"]\nname = "N"\n[t]\nname = "N"\n{names}')
    folder.write("authors.toml", '[a]\nname = "A\\u202e"\nemail = "\\n::error::"\n')
    for words in _COMMANDS:
        assert_controls_nothing(folder, *words)


def test_only_the_console_prints() -> None:
    """The start of the program prints texts of its own before it can import anything."""
    printing = set()
    functions = ("print", "input", "sys.stdout.write", "sys.stderr.write")
    for path in (REPO / "briefing").rglob("*.py"):
        text = path.read_text("utf-8")
        if not any(f"{name}(" in text for name in functions):
            continue  # To parse all modules takes long.
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in functions:
                printing.add(path.relative_to(REPO / "briefing").as_posix())
    assert printing == {"commands/console.py", "cli/main.py"}


def test_the_first_problems_of_each_kind_in_a_file_are_printed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("topics.toml", '[t]\nname = "T"\n')
    folder.brief("a", topics=f"[{', '.join(f'x{n}' for n in range(150))}]")
    folder.brief("b", topics="[y]")
    printed = folder.build("--github", code=1)
    assert printed.count("error: unknown topic") == 21
    assert printed.count("::error file=content/briefs/a.md") == 20
    assert "content/briefs/a.md: … and 130 more of unknown-topic\n" in printed
    assert "151 errors: nothing was published" in printed
    assert len(printed) < 20_000


def test_kinds_of_warnings_that_are_only_counted_get_annotations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [
        Problem(f"content/briefs/{n}.md", 1, 1, "x", warning=True, code="missing-alt")
        for n in range(400)
    ]
    console.print_problems(many, str(tmp_path), github=True)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(";")[0] for line in lines] == [
        "::warning::missing-alt: 400 in 400 briefs"
    ]


def stages() -> set[str]:
    """The stages that the program names when it reports progress."""
    files = (REPO / "briefing").rglob("*.py")
    named = (re.findall(r'progress(?:\(|, )"(\w+)"', path.read_text("utf-8")) for path in files)
    return {stage for many in named for stage in many}


def test_the_progress_of_every_stage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert stages() >= {"Reading", "Writing", "Downloading"}
    with console.shown_progress(quiet=False) as progress:
        for stage in stages():
            progress(stage, 1, 1000)
            assert capsys.readouterr().err.startswith(f"{stage} 1,000 ")
