"""The docs agree with the program: keys, options, links, the first brief, the headers."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from briefing.cli import parser
from tests.support.program import outcome
from tests.support.repository import REPO
from tests.support.sample import is_there, sample_content
from tools import make_reference

DOCS = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").rglob("*.md"))]


def test_the_reference_is_current() -> None:
    page = make_reference.PAGE.read_text("utf-8")
    current = make_reference.current_page(page)
    assert page == current, "run: .venv/bin/python tools/make_reference.py"


def test_every_option_is_explained() -> None:
    readme = (REPO / "README.md").read_text("utf-8")
    assert options_told(readme) == options_of("build")


@pytest.mark.parametrize(
    ("page", "commands"),
    [
        ("start.md", "init upgrade"),
        ("preview.md", "serve"),
        ("writing.md", "new"),
        ("importing.md", "import"),
        ("checking.md", "check"),
        ("digest.md", "digest"),
        ("browser-editor.md", "editor-config"),
    ],
)
def test_every_option_of_a_command_is_explained(page: str, commands: str) -> None:
    told = options_told((REPO / "docs" / page).read_text("utf-8"))
    known = [option for command in commands.split() for option in options_of(command)]
    assert told == [option for option in known if option != "--root"]


def options_told(text: str) -> list[str]:
    return re.findall(r"^\| `(--[a-z-]+)", text, re.MULTILINE)


def options_of(command: str) -> list[str]:
    return [
        option
        for action in parser.command_parser(command)._actions
        for option in action.option_strings
        if option.startswith("--") and option not in ("--help", "--version")
    ]


@pytest.mark.parametrize("command", parser.COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    text = "".join(page.read_text("utf-8") for page in DOCS)
    called = "build.py" if command == parser.DEFAULT else f"build.py {command}"
    assert f"python3 {called}" in text or f"make {command}" in text


def test_the_task_for_an_editor_reads_the_output_of_the_check(tmp_path: Path) -> None:
    (tmp_path / "content/briefs").mkdir(parents=True)
    (tmp_path / "content/briefs/a.md").write_text("---\ntitle: A\nsumary: b\n---\nText.\n")
    (tasks,) = fenced("docs/editors.md", "json")
    (task,) = json.loads(tasks)["tasks"]
    command = [sys.executable, str(REPO / "build.py"), *task["args"][1:], "--root", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    pattern = task["problemMatcher"]["pattern"]
    found = [re.fullmatch(pattern["regexp"], line) for line in done.stderr.splitlines()]
    read = [[m[pattern[k]] for k in ("file", "line", "severity", "message")] for m in found if m]
    assert ["content/briefs/a.md", "3", "error", "unknown key “sumary” (unknown-key)"] in read


# Code in a text: its links are samples, and its lines are no headings.
_CODE = re.compile(r"^(```+).*?^\1|`[^`\n]*`(?!\])", re.DOTALL | re.MULTILINE)


@cache
def anchors(page: Path) -> set[str]:
    """The addresses of the headings of a page, as GitHub makes them."""
    text = re.sub(r"^(```+).*?^\1", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", DOCS, ids=lambda p: p.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    links = re.findall(
        r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)", _CODE.sub("", page.read_text("utf-8"))
    )
    for name, heading in links:
        target = page.parent / name if name else page
        assert target.exists(), name
        assert not heading or heading in anchors(target.resolve()), f"{name}#{heading}"


def test_each_page_is_in_the_index() -> None:
    index = (REPO / "docs/README.md").read_text("utf-8")
    pages = {page.relative_to(REPO / "docs").as_posix() for page in DOCS if "docs" in page.parts}
    assert pages - {"README.md"} <= set(re.findall(r"\]\(([^)#]+)", index))


def test_the_first_brief_and_the_commands_work(tmp_path: Path) -> None:
    readme = (REPO / "README.md").read_text("utf-8")
    sample = re.search(r"Save this as `([^`]+)`:\n\n```markdown\n(.*?)```", readme, re.DOTALL)
    assert sample
    shutil.copytree(sample_content(), tmp_path / "content")
    for name in ("layouts", "briefing"):
        shutil.copytree(REPO / name, tmp_path / name)
    shutil.copy(REPO / "build.py", tmp_path)
    file = tmp_path / sample[1]
    file.parent.mkdir(exist_ok=True)
    file.write_text(sample[2], "utf-8")
    commands = re.findall(r"^python3 (build\.py.*)$", readme, re.MULTILINE)
    assert commands
    for command in commands:
        done = subprocess.run([sys.executable, *command.split()], cwd=tmp_path, check=False)
        assert done.returncode == 0
    assert "The first brief" in (tmp_path / "site/briefs/first-brief.html").read_text("utf-8")
    file.write_text(sample[2].replace("summits,", "sumits,"), "utf-8")
    done = subprocess.run(
        [sys.executable, "build.py"], cwd=tmp_path, check=False, capture_output=True
    )
    told = re.search(r"```text\n(.*?)```", readme, re.DOTALL)
    assert told
    assert told[1] in done.stderr.decode()


def test_the_make_targets_are_there() -> None:
    for target in ("site", "test", "bench"):
        subprocess.run(["make", "--dry-run", target], cwd=REPO, check=True, capture_output=True)


def fenced(page: str, language: str) -> list[str]:
    text = (REPO / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_samples_of_writing_build(tmp_path: Path) -> None:
    """One archive of the page's own front matter, text, picture, settings, topic and author."""
    shutil.copytree(sample_content(), tmp_path / "content")
    folder = tmp_path / "content/briefs/2019"
    (folder / "talks").mkdir()
    shutil.copy(sample_content() / "briefs/2019/leaders-meetings.svg", folder / "talks/chart.svg")
    shutil.copy(folder / "talks/chart.svg", folder / "chart.svg")
    (folder / "talks/figures.csv").write_text("year,votes\n2016,15\n", "utf-8")

    writing = (REPO / "docs/writing.md").read_text("utf-8")
    matter, renamed, clip, part, page = fenced("docs/writing.md", "yaml")
    texts = [*fenced("docs/writing.md", "markdown"), *fenced("docs/authors/table.md", "markdown")]
    (picture,) = fenced("docs/authors/figure.md", "markdown")
    text = "\n".join(texts)
    links = "\n".join(re.findall(r"`(\[[^`]+\]\([^`]+\))`", writing))
    matter = matter.removesuffix("---\n") + f"{part}---\n"
    (folder / "talks.md").write_text(f"{matter}{text}\n{picture}\n{links}\n", "utf-8")
    required = "title: 하노이\ndate: 2019-03-01\nauthor: 강서윤\ntopics: [summits]\n"
    (folder / "hanoi-ko.md").write_text(f"---\n{required}{renamed}---\n본문.\n", "utf-8")
    (folder / "envoys.md").write_text(f"---\n{required}{clip}---\n", "utf-8")
    # The page of the sample translates a page of this archive, which has that translation already.
    (tmp_path / "content/pages/about-ko.md").write_text(f"---\n{page}---\n본문.\n", "utf-8")
    corrections = tmp_path / "content/pages/corrections-ko.md"
    corrections.write_text(corrections.read_text("utf-8").replace("#만드는-사람", ""), "utf-8")
    series, translations, site, topic, talks, author, term = fenced("docs/writing.md", "toml")
    site = site.replace("[[feeds]]", f"{translations}\n[[feeds]]", 1)
    extra = 'kinds = ["brief", "analysis", "readout", "timeline", "explainer", "clip"]\n'
    (tmp_path / "content/site.toml").write_text(re.sub(r"kinds = \[.*\n", extra, site), "utf-8")
    for name, section in (
        ("series.toml", series),
        ("topics.toml", topic),
        ("topics.toml", talks),
        ("authors.toml", author),
        ("glossary.toml", term),
    ):
        file = tmp_path / "content" / name
        id = re.escape(section.partition("\n")[0])
        known = re.sub(rf"^{id}\n.*?(?=^\[|\Z)", "", file.read_text("utf-8"), flags=re.S | re.M)
        file.write_text(f"{known}\n{section}", "utf-8")

    code, _, errors = outcome("--root", str(tmp_path))
    assert (code, errors) == (0, "")
    page = (tmp_path / "site/briefs/talks.html").read_text("utf-8")
    for made in (
        '<h2 id="what-the-council-did">',
        '<h2 id="terms">',
        '<div class="admonition key">',
        '<th class="right">Votes</th>',
        "<dt>Snapback</dt>",
        '<abbr title="Democratic People’s Republic of Korea">DPRK</abbr>',
        "<strong>“비핵화”</strong>라는",
        "<strong>비핵화(非核化)</strong>를",
        "<figcaption>The line below it <a",
        'href="hanoi-summit.html#what-it-means"',
        "Part 4 of 4 of the series",
    ):
        assert made in page
    assert (tmp_path / "site/briefs/hanoi-draft-ko.html").exists()


@pytest.mark.parametrize("server", ["nginx", "caddyfile", "apache"])
def test_hosting_repeats_the_headers_to_the_letter(server: str) -> None:
    policy = (REPO / "layouts/csp.txt").read_text("utf-8")
    policy = re.sub(r"\{#.*?#\}", "", policy, flags=re.DOTALL).strip()
    headers = (REPO / "layouts/headers.txt").read_text("utf-8")
    headers = headers.replace('{% include "csp.txt" %}', policy)
    headers = re.sub(r"\{%.*?%\}", "", headers)
    wanted = re.findall(r"^  ([A-Za-z-]+): (.+)$", headers, re.MULTILINE)
    assert len(wanted) > 5
    (sample,) = fenced("docs/hosting.md", server)
    for name, value in wanted:
        quoted = f'"{value}"' if " " in value else value
        # nginx chooses the one that depends on the address in a map.
        by_map = server == "nginx" and name == "Cache-Control"
        assert (quoted if by_map else f"{name} {quoted}") in sample


def test_the_docs_speak_of_the_project_alone() -> None:
    for page in DOCS:
        text = page.read_text("utf-8").lower()
        assert "/tmp/" not in text
        assert f"{Path.home().as_posix()}/".lower() not in text


# ---- CONTRIBUTING.md ----------------------------------------------------------------------------

CONTRIBUTING = (REPO / "CONTRIBUTING.md").read_text("utf-8")
_FOLDERS = "briefing|layouts|content|tests|bench|tools|docs|requirements"
_PATH = rf"`((?:{_FOLDERS})/[^`\s]*|[\w.-]+\.(?:md|toml)|Makefile)`"
_NAMES = rf"((?:`[\w.-]+`(?:, | and | or )?)+) in {_PATH}"


def defined(path: Path) -> set[str]:
    """The names that a Python file defines, anywhere in it; for another file, all its words."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return set(re.findall(r"[\w-]+", text))
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def missing_paths(text: str) -> list[str]:
    has_sample = is_there(REPO / "content")
    found = [path for path in re.findall(_PATH, text) if not (REPO / path).exists()]
    return [path for path in found if has_sample or not path.startswith("content/")]


def missing_names(text: str) -> list[str]:
    """The names that a text says are in a file, and that are not there."""
    return [
        f"{name} in {path}"
        for names, path in re.findall(_NAMES, text)
        for name in re.findall(r"`([^`]+)`", names)
        if (REPO / path).is_file() and name not in defined(REPO / path)
    ]


def test_every_path_that_contributing_names_exists() -> None:
    assert len(re.findall(_PATH, CONTRIBUTING)) > 100
    assert missing_paths(CONTRIBUTING) == []


def test_every_name_that_contributing_gives_a_file_for_is_in_that_file() -> None:
    assert len(re.findall(_NAMES, CONTRIBUTING)) > 50
    assert missing_names(CONTRIBUTING) == []


def test_a_missing_path_or_name_is_found() -> None:
    text = "`BRIEF` and `_gone` in `briefing/content/fields.py`; `word` in `briefing/lost.py`"
    assert missing_paths(text) == ["briefing/lost.py"]
    assert missing_names(text) == ["_gone in briefing/content/fields.py"]


def test_no_text_installs_the_package_of_somebody_else() -> None:
    """The package index has an unrelated project with the name of the command."""
    foreign = re.compile(r"""pip install (?:-\S+ )*["']?briefing(?![-_]archive)""")
    texts = [*REPO.glob("*.md"), *(REPO / "docs").glob("*.md"), *(REPO / "briefing").rglob("*.py")]
    assert not [path.name for path in texts if foreign.search(path.read_text("utf-8"))]
    assert 'name = "briefing-archive"\n' in (REPO / "pyproject.toml").read_text("utf-8")
