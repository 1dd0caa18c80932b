"""The docs held to the product: keys, options, links, the first brief, the headers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.command import parser
from briefing.reading import fields

REPO = Path(__file__).resolve().parent.parent
DOCS = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").glob("*.md"))]


def table_under(heading: str) -> list[tuple[str, bool]]:
    """The keys of the first table after a line of docs/writing.md, and whether each is required."""
    text = (REPO / "docs/writing.md").read_text("utf-8").partition(heading)[2]
    rows = text.partition("|---|")[2].split("\n")[1:]
    keys = []
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        if len(cells) < 4:
            break
        keys.append((cells[1].strip("`"), cells[2] == "yes"))
    return keys


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("### Keys of a brief", fields.BRIEF),
        ("### Keys of an image", fields.FIGURE),
        ("### Keys of a source", fields.SOURCE),
        ("### Keys of an update", fields.UPDATE),
        ("## Standing pages", fields.STANDING),
        ("## The archive's settings", fields.SITE),
        ("`content/topics.toml` has", fields.TOPIC),
        ("`content/authors.toml` has", fields.AUTHOR),
    ],
)
def test_every_key_is_explained(heading: str, known: tuple[fields.Field, ...]) -> None:
    assert table_under(heading) == [(f.name, f.required) for f in known]


def test_every_option_is_explained() -> None:
    readme = (REPO / "README.md").read_text("utf-8")
    told = re.findall(r"^\| `(--[a-z-]+)", readme, re.MULTILINE)
    known = [
        option
        for action in parser()._actions
        for option in action.option_strings
        if option.startswith("--") and option not in ("--help", "--version")
    ]
    assert told == known


@pytest.mark.parametrize("page", DOCS, ids=lambda p: p.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    samples = {"../2018/singapore-joint-statement.md", "../2019/hanoi-summit.md", "chart.svg"}
    missing = [t for t in targets if t.split()[0] not in samples and not (page.parent / t).exists()]
    assert not missing


def test_the_first_brief_and_the_commands_work(tmp_path: Path) -> None:
    readme = (REPO / "README.md").read_text("utf-8")
    sample = re.search(r"Save this as `([^`]+)`:\n\n```markdown\n(.*?)```", readme, re.DOTALL)
    assert sample
    for name in ("content", "layouts", "briefing"):
        shutil.copytree(REPO / name, tmp_path / name)
    shutil.copy(REPO / "build.py", tmp_path)
    file = tmp_path / sample[1]
    file.parent.mkdir(exist_ok=True)
    file.write_text(sample[2], "utf-8")
    commands = re.findall(r"^python (build\.py.*)$", readme, re.MULTILINE)
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
    for target in ("site", "test"):
        subprocess.run(["make", "--dry-run", target], cwd=REPO, check=True, capture_output=True)


def test_hosting_repeats_the_policy_to_the_letter() -> None:
    policy = (REPO / "layouts/csp.txt").read_text("utf-8")
    policy = re.sub(r"\{#.*?#\}", "", policy, flags=re.DOTALL).strip()
    hosting = (REPO / "docs/hosting.md").read_text("utf-8")
    assert hosting.count(f"\"{policy}; frame-ancestors 'none'\"") == 3


def test_the_docs_speak_of_the_project_alone() -> None:
    for page in DOCS:
        text = page.read_text("utf-8").lower()
        assert "/tmp/" not in text
        assert "/root/" not in text
