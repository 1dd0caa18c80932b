"""Publishing from GitHub and GitLab: permissions, commands and caches of the workflows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.cli import parser
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.shipped_site import files

PUBLISH = REPO / ".github/workflows/publish.yml"
WORKFLOWS = sorted((REPO / ".github/workflows").glob("*.yml"))
GOOD = (
    "---\ntitle: {0}\ndate: 2021-05-11\nauthor: A\ntopics: [t]\n---\nOf {0}.\n\n## More\n\nMore.\n"
)


def read(path: Path) -> Any:
    """A file's values, all scalars as texts: YAML 1.1 takes the key `on` for a truth value."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def jobs(path: Path = PUBLISH) -> dict[str, Any]:
    found: dict[str, Any] = read(path)["jobs"]
    return found


def steps(path: Path = PUBLISH) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def uses(action: str) -> dict[str, Any]:
    """The one step of the workflow with this action."""
    (found,) = (s for s in steps() if s.get("uses", "").partition("@")[0] == f"actions/{action}")
    return found


def gitlab() -> dict[str, Any]:
    found: dict[str, Any] = read(REPO / ".gitlab-ci.yml")
    return found


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from (key, *strings(value))
    elif isinstance(node, list):
        for item in node:
            yield from strings(item)
    else:
        yield str(node)


# ---- GitHub -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_pull_request_sees_no_secret_and_writes_nothing(path: Path) -> None:
    workflow = read(path)
    assert not {"pull_request_target", "workflow_run"} & workflow["on"].keys()
    assert not [s for s in strings(workflow) if "secrets." in s or "github.token" in s.lower()]
    for job in workflow["jobs"].values():
        rights = job.get("permissions", workflow["permissions"])
        if "write" in rights.values():
            # Of a pull request the ref is refs/pull/…; all conditions must hold, and none is off.
            assert job["if"] == "github.ref == 'refs/heads/main'"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
            # An expression in a script would run what a title or a branch name says.
            assert "${{" not in step.get("run", "").replace("${{ matrix.", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_actions_are_githubs_own_with_their_version(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert not [action for action in used if not re.fullmatch(r"actions/[a-z/-]+@v\d+", action)]


def test_each_job_has_its_own_few_rights_and_an_end() -> None:
    assert read(PUBLISH)["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs().items()} == {
        "address": {"pages": "read"},
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert all(int(job["timeout-minutes"]) <= 60 for job in jobs().values())


def test_it_builds_daily_shortly_after_midnight_in_the_archives_zone() -> None:
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    on = read(PUBLISH)["on"]
    assert on.keys() == {"push", "pull_request", "workflow_dispatch", "schedule"}
    assert on["push"] == {"branches": ["main"]}
    minute, hour, *rest = on["schedule"][0]["cron"].split()
    assert rest == ["*", "*", "*"]
    assert minute != "0"
    settings = tomllib.loads((sample_content() / "site.toml").read_text("utf-8"))
    at = datetime(2021, 5, 11, int(hour), int(minute), tzinfo=UTC)
    assert at.astimezone(ZoneInfo(settings["time_zone"])).hour == 0


def test_deployments_wait_for_each_other_and_for_the_build() -> None:
    assert "cancel-in-progress" in read(PUBLISH)["concurrency"]
    assert "github.ref" in read(PUBLISH)["concurrency"]["group"]
    assert read(PUBLISH)["concurrency"]["cancel-in-progress"] == (
        "${{ github.event_name == 'pull_request' }}"
    )
    assert jobs()["deploy"]["needs"] == "build"
    assert jobs()["build"]["needs"] == "address"
    # Whoever did not ask for Pages gets no failing run a day.
    assert "vars.PUBLISH == 'pages'" in jobs()["address"]["if"]


def test_a_pull_request_keeps_its_site_and_main_its_cache() -> None:
    assert uses("upload-artifact")["if"] == "github.event_name == 'pull_request'"
    assert uses("upload-pages-artifact")["if"] == "github.event_name != 'pull_request'"
    for action in ("upload-artifact", "upload-pages-artifact"):
        assert uses(action)["with"]["path"] == "site"
    kept, taken = uses("cache/save"), uses("cache/restore")
    assert kept["if"] == "github.ref == 'refs/heads/main'"
    for key in ("path", "key"):
        assert kept["with"][key] == taken["with"][key]
    assert kept["with"]["key"].startswith(taken["with"]["restore-keys"])
    # Two caches of one key are never written.
    assert "github.run_id" in kept["with"]["key"]
    assert "github.run_attempt" in kept["with"]["key"]


# ---- GitLab -------------------------------------------------------------------------------------


def test_gitlab_publishes_the_default_branch_alone_where_asked() -> None:
    rules = [rule["if"] for rule in gitlab()["workflow"]["rules"]]
    merge, default = rules
    assert merge == '$CI_PIPELINE_SOURCE == "merge_request_event"'
    assert default == '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PUBLISH == "pages"'
    published = [name for name, job in gitlab().items() if "pages" in job]
    assert published == ["publish"]
    assert gitlab()["publish"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert gitlab()["publish"]["artifacts"]["paths"] == ["public"]
    assert gitlab()["publish"]["resource_group"]
    assert gitlab()["preview"]["rules"] == [{"if": merge}]
    assert gitlab()["preview"]["artifacts"]["paths"] == ["site/"]


def test_gitlab_keeps_a_cache_for_each_branch() -> None:
    store = gitlab()[".archive"]["cache"][1]
    assert "$CI_COMMIT_REF_SLUG" in store["key"]
    assert "unprotect" not in store


# ---- what both run, and keep --------------------------------------------------------------------


def commands() -> list[str]:
    """Every line that one of the forges, or the documentation of them, has a shell run."""
    gitlab_jobs = [job for job in gitlab().values() if isinstance(job, dict)]
    lines = [
        line
        for job in gitlab_jobs
        for key in ("before_script", "script")
        for line in job.get(key, [])
    ]
    lines += [step["run"] for path in WORKFLOWS for step in steps(path) if "run" in step]
    for page in ("docs/hosting.md", "docs/checking.md"):
        lines += re.findall(r"^ *- run: (.+)$", (REPO / page).read_text("utf-8"), re.MULTILINE)
        lines += re.findall(r"(make site[^&\n`]*)", (REPO / page).read_text("utf-8"))
    return lines


def test_the_workflows_use_only_existing_commands() -> None:
    seen = set()
    for line in commands():
        plain = re.sub(r"\$\{\w+:\+(.*)\}", r"\1", line)  # The shell's “if it is set”.
        words = shlex.split(plain.replace('"$BASE_URL"', "https://briefs.example.org/"))
        if words[0] == "make":
            made = [word.partition("=")[2] for word in words if word.startswith("ARGS=")]
            words = ["build.py", *shlex.split(" ".join(made))]
        if "build.py" in words:
            given = parser.parse(words[words.index("build.py") + 1 :])
            seen.add((given.command, given.github, given.base_url if "base_url" in given else ""))
    assert ("check", True, "") in seen
    assert ("check", False, "") in seen
    assert ("build", True, "https://briefs.example.org/") in seen
    assert ("build", False, "https://briefs.example.org/") in seen


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(root), *who, *words]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | alone)


def run(root: Path, *words: str, code: int = 0) -> str:
    """The output of a command that is run in the archive's folder."""
    command = [sys.executable, str(REPO / "build.py"), *words]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    return said


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with so many briefs that a build looks before it reads."""
    briefs = tmp_path / "origin/content/briefs"
    briefs.mkdir(parents=True)
    for number in range(50):
        (briefs / f"b{number}.md").write_text(GOOD.format(f"b{number}"), "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "origin")
    git(tmp_path / "origin", "add", ".")
    git(tmp_path / "origin", "commit", "--quiet", "--message=One")
    return tmp_path / "origin"


def checked_out(origin: Path, cached: dict[str, Path]) -> Path:
    """A new checkout in the same folder as the last one, with the cached folders restored."""
    work = origin.parent / "work"
    shutil.rmtree(work, ignore_errors=True)
    git(origin.parent, "clone", "--quiet", "origin", "work")
    for name, folder in cached.items():
        shutil.copytree(folder, work / name)  # with its times, as the forges do
    return work


def loaded(work: Path) -> str:
    """The modules that a build loads, of its processes too."""
    command = [sys.executable, "-X", "importtime", str(REPO / "build.py")]
    done = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=True)
    return done.stderr


def test_a_fresh_checkout_uses_the_cache(origin: Path) -> None:
    names = uses("cache/save")["with"]["path"].split()
    assert sorted(names) == sorted(gitlab()[".archive"]["cache"][1]["paths"])
    work = checked_out(origin, {})
    assert "briefing.markdown.convert" in loaded(work)
    cache = {name: origin.parent / f"cache/{name}" for name in names}
    for name, folder in cache.items():
        shutil.copytree(work / name, folder)

    # With the store alone no text is read again: Markdown is not even loaded.
    work = checked_out(origin, {".briefing": cache[".briefing"]})
    assert "briefing.markdown.convert" not in loaded(work)
    assert (work / "site/briefs/b8.html").exists()

    edited = origin / "content/briefs/b7.md"
    edited.write_text(edited.read_text("utf-8") + "\nEdited.\n", "utf-8")
    git(origin, "commit", "--quiet", "--all", "--message=Two")
    work = checked_out(origin, cache)
    said = run(work, "--explain")
    assert "briefs/b7.html: what it shows changed\n" in said
    assert "briefs/b8.html: " not in said
    both = files(work / "site")
    work = checked_out(origin, {".briefing": cache[".briefing"]})
    run(work)
    store = files(work / "site")
    work = checked_out(origin, {})
    run(work)
    clean = files(work / "site")
    assert b"Edited." in clean["briefs/b7.html"]
    assert both == clean
    assert store == clean
