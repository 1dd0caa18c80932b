"""The command `init`: the files that it writes, what it leaves alone, and its questions."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
import yaml

from briefing import __version__
from briefing.cli import parser
from briefing.commands import atomic_write, vendor
from briefing.commands.atomic_write import create_files
from briefing.commands.present_files import lines_on_present_files
from briefing.commands.starter import daily_run, fill
from briefing.core.diagnostics import Fault
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.terminal import read_terminal

ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "TZ": "Asia/Seoul"}
WRITTEN = {
    *(".gitignore", "README.md", "requirements.txt", ".pre-commit-config.yaml", ".remarkrc.mjs"),
    *(".github/workflows/publish.yml", ".gitlab-ci.yml"),
    *(f".vscode/{name}.json" for name in ("tasks", "brief.schema", "page.schema")),
    *(f"content/{name}.toml" for name in ("site", "topics", "authors")),
    "content/pages/about.md",
}


def init(cwd: Path, *words: str, code: int = 0) -> str:
    return run("init", *words, code=code, cwd=cwd, env=ALONE)


def tree(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".briefing" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("language", "warnings"),
    [("en", "0 warnings"), ("ko-KR", "0 warnings"), ("zh-TW", "0 warnings"), ("tlh", "1 warning")],
)
def test_a_new_archive_has_no_problem(language: str, warnings: str, tmp_path: Path) -> None:
    name = 'The "A: B" archive #1'
    given = ("--name", name, "--language", language, "--author", "한민지 O'Neil")
    said = init(tmp_path, "my-archive", *given)
    root = tmp_path / "my-archive"
    assert tree(root).keys() > WRITTEN
    assert len([path for path in tree(root) if path.startswith("content/briefs/")]) == 1
    assert list(tmp_path.iterdir()) == [root], "nothing is left beside the archive"
    assert f"0 errors, {warnings}" in run("check", "--root", str(root))
    assert not [path for path, data in tree(root).items() if re.search(rb"@[a-z_]+@", data)]
    proposed = said.partition("Next:\n")[2].splitlines()
    assert len(proposed) == 3
    for line in proposed:
        assert line.endswith((" --root my-archive", " --open", ' "The title of a brief"'))
    assert ("There are no texts for authors in the language “tlh” yet" in said) == (
        language == "tlh"
    )
    assert ("Briefing이라는 프로그램" in tree(root)["README.md"].decode()) == (language == "ko-KR")
    assert ("這個儲存庫" in tree(root)["README.md"].decode()) == (language == "zh-TW")
    assert ("怎樣寫一篇簡報" in str(texts(root))) == (language == "zh-TW")


def texts(root: Path) -> list[str]:
    return [data.decode() for path, data in tree(root).items() if path.endswith(".md")]


def test_the_texts_of_all_languages_have_the_same_commands_and_keys() -> None:
    def code_in(path: Path) -> list[str]:
        found = re.findall(
            r"```.*?```|`[^`]+`|@\w+@|\]\(|\[\^note\]", path.read_text("utf-8"), re.S
        )
        free = re.compile(r"`(?:## |\*\*)|new \"")
        return sorted(code for code in found if not free.search(code))

    starter = REPO / "briefing/starter"
    for name in ("README.md", "content/briefs/_YEAR_/how-a-brief-is-written.md"):
        own = code_in(starter / "en" / name)
        for folder in starter.iterdir():
            if folder.name != "all":
                assert code_in(folder / name) == own, (folder, name)


def test_no_file_is_overwritten_and_content_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/topics.toml").write_text('[mine]\nname = "Mine"\n')
    (tmp_path / "README.md").write_text("mine")
    said = init(tmp_path)
    assert "Left as they are, because they exist: content/, README.md.\n" in said
    assert (tmp_path / "README.md").read_text() == "mine"
    assert os.listdir(tmp_path / "content") == ["topics.toml"]
    assert '"mine"' in (tmp_path / ".vscode/brief.schema.json").read_text()
    before = tree(tmp_path)
    assert "Wrote 0 files here" in init(tmp_path)
    assert tree(tmp_path) == before


def test_present_files_that_lack_what_an_archive_needs_are_named(tmp_path: Path) -> None:
    for name, text in {".gitignore": "*.pyc\nsite/\n", "requirements.txt": "numpy\n"}.items():
        (tmp_path / name).write_text(text)
    before = tree(tmp_path)
    said = init(tmp_path, "--name", "X")
    lines = "  /.briefing/\n  /preview/\n"
    assert f"so that Git does not store what programs make:\n{lines}" in said
    assert "Your requirements.txt does not name this program" in said
    assert tree(tmp_path).items() > before.items()


@pytest.mark.parametrize(
    ("present", "ours", "is_enough"),
    [
        ("briefing-archive==0.0.9\n", "briefing-archive==0.1.0\n", True),
        ("./vendor/briefing_archive-0.0.9.whl\n", "briefing-archive==0.1.0\n", True),
        ("# a\n./vendor/b_a-1.whl \\\n    --hash=x\n", "./vendor/b_a-1.whl \\\n", True),
        ("b-a==1\n", "# a\n./vendor/b_a-1.whl \\\n", False),
        ("b-a-1\n", "# a\n./vendor/b_a-2.whl \\\n", False),
    ],
)
def test_present_requirements_may_name_the_program(
    present: str, ours: str, is_enough: bool, tmp_path: Path
) -> None:
    (tmp_path / "requirements.txt").write_text(present)
    lines = [*lines_on_present_files(str(tmp_path), {"requirements.txt": ours.encode()})]
    assert bool(lines) != is_enough


def test_another_build_of_the_same_wheel_is_refused(tmp_path: Path) -> None:
    name = f"briefing_archive-{__version__}-py3-none-any.whl"
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / name).write_text("another build")
    said = init(tmp_path, "--vendor", code=2)
    assert f"{name} is another build of this version; delete it and requirements.txt" in said
    assert tree(tmp_path).keys() == {f"vendor/{name}"}


def test_an_archive_with_content_keeps_its_settings(tmp_path: Path) -> None:
    init(tmp_path, "--name", "X")
    before = tree(tmp_path)
    said = init(tmp_path, "--name", "Y", "--time-zone", "UTC", code=2)
    assert said == (
        "briefing: the present content/ has its own settings; it cannot have --name, --time-zone; "
        "leave it out, and change content/site.toml afterwards\n"
    )
    assert tree(tmp_path) == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other/content").write_text("a file")
    assert "content is not a folder; rename this file" in init(tmp_path, "other", code=2)


def test_a_name_in_git_that_no_author_can_have_is_no_default(tmp_path: Path) -> None:
    for name, author in (("x\u202ey", "Editors"), ("y" * 500, "Editors"), (" A \t B ", "A B")):
        git = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": name}
        said = run("init", str(tmp_path / author / str(len(name))), env=git)
        assert f", first author {author}. To change" in said
    said = init(tmp_path, "--author", "y" * 500, code=2)
    assert said == (
        f"briefing: “{'y' * 60}…” is 500 characters long; shorten it to 300 characters or fewer\n"
    )


def test_present_settings_with_errors_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = tmp_path / "content/site.toml"
    site.write_text('title = "T"\nlanguage = "k\n')
    before = tree(tmp_path)
    said = init(tmp_path, code=1)
    assert "content/site.toml:2:14: error: " in said
    assert said.endswith("The command did nothing. Correct these errors first.\n")
    assert tree(tmp_path) == before
    site.write_text('title = "T"\nformer_name = "x"\n')  # No new file depends on it.
    assert "Wrote 10 files" in init(tmp_path)


def test_below_a_file_there_can_be_no_archive(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in ("file", "file/new", "file/new/er"):
        assert "file is not a folder; name a folder" in init(tmp_path, folder, code=2)


def test_below_the_content_of_an_archive_there_can_be_no_other(tmp_path: Path) -> None:
    init(tmp_path)
    said = init(tmp_path, "content/new", code=2)
    assert "is in the folder content/ of another archive; name a folder outside of " in said
    assert not (tmp_path / "content/new").exists()


def test_the_program_does_not_become_an_archive() -> None:
    before = sorted(os.listdir(REPO))
    said = run("init", code=2, cwd=REPO)
    assert "this is the folder of Briefing itself" in said
    assert said.endswith("name another folder, as in: python3 build.py init ../our-archive\n")
    assert sorted(os.listdir(REPO)) == before


def test_an_empty_folder_says_how_to_start(tmp_path: Path) -> None:
    said = run(code=2, cwd=tmp_path)
    assert "there is no folder content/ here; " in said
    assert re.search(r"\nTo create an archive, run: \S.* init\n$", said)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--time-zone", "Mars/Base"), "unknown time zone “Mars/Base”"),
        (("--language", "english"), "“english” is not a language tag; write it as"),
        (("--base-url", "example.org"), "is not a web address"),
        (("--demo", "--author", "A"), "it cannot have --author"),
        (("taken",), "taken is not a folder"),
        (("",), "the name of the folder is empty"),
    ],
)
def test_if_something_is_wrong_nothing_is_written(
    words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    assert told in init(tmp_path, *words, code=2)
    assert tree(tmp_path).keys() == {"taken"}


def test_all_wrong_options_are_reported_together(tmp_path: Path) -> None:
    words = ("--language", "english", "--time-zone", "Seoul", "--base-url", "x", "--author", "A\a")
    said = init(tmp_path, "new", *words, code=2)
    assert said == "briefing: author contains an invisible character (U+0007); delete it\n"
    lines = init(tmp_path, "new", *words[:-2], code=2).splitlines()
    assert [line.partition(";")[0] for line in lines] == [
        "briefing: “english” is not a language tag",
        "briefing: unknown time zone “Seoul”",
        "briefing: “x” is not a web address",
    ]
    lines = init(tmp_path, "new", "--demo", *words[:4], code=2).splitlines()
    assert "it cannot have --language, --time-zone; leave it out" in lines[0]


def test_all_write_protected_folders_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("content", ".github"):
        (tmp_path / name).mkdir()
    protected = {str(tmp_path), str(tmp_path / ".github")}
    monkeypatch.setattr(os, "access", lambda path, mode: path not in protected)
    files = {"content/a.md": b"", ".github/workflows/b.yml": b"", "README.md": b""}
    with pytest.raises(Fault) as refused:
        create_files(str(tmp_path), files)
    names = ", ".join(sorted(protected))
    assert str(refused.value) == f"these folders are write-protected: {names}; nothing was written"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_not_half_written(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    assert "nothing was written" in init(tmp_path, "shut", code=3)


@pytest.mark.parametrize("name", ["new", "there"])
def test_if_the_disk_is_full_no_file_is_left(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    write = atomic_write._write_new

    def write_small(path: str, data: bytes) -> None:
        if len(data) > 10:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, data)

    monkeypatch.setattr(atomic_write, "_write_new", write_small)
    with pytest.raises(Fault) as refused:
        create_files(str(tmp_path / name), {"a": b"small", "vendor/b": b"x" * 11})
    wheel = tmp_path / name / "vendor" / "b"
    reason = "No space left on device; nothing was written"
    assert str(refused.value) == f"{wheel} cannot be written: {reason}"
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


def test_after_an_error_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file where a folder must be")
    with pytest.raises(Fault):
        create_files(str(tmp_path), {"a/x": b"", "b/y": b""})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_the_sample_archive_can_be_added(tmp_path: Path) -> None:
    sample = sample_content()
    init(tmp_path, "--demo")
    names = {p.relative_to(REPO).as_posix() for p in sample.rglob("*") if p.is_file()}
    files = tree(tmp_path)
    assert {path for path in files if path.startswith("content/")} == names
    assert not [path for path, data in files.items() if b"build.py" in data]  # It is not there.


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_on_a_terminal_the_values_are_asked_for(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, str(REPO / "build.py"), "init", "new"]
    done = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path, env=os.environ | ALONE
    )
    os.close(theirs)
    os.write(
        ours, "한반도 브리프\nkorean\nko\n\nexample.org\nhttps://example.org\nMinji Han\n".encode()
    )
    said = b"".join(read_terminal(ours)).decode()
    assert done.wait() == 0
    os.close(ours)
    assert "“korean” is not a language tag" in said
    assert "[Asia/Seoul]" in said
    site = (tmp_path / "new/content/site.toml").read_text("utf-8")
    for line in (
        'title = "한반도 브리프"',
        'language = "ko"',
        'time_zone = "Asia/Seoul"',
        'base_url = "https://example.org/"',
        'id = "한반도-브리프"',
    ):
        assert f"\n{line}\n" in site
    assert "[minji-han]\n" in (tmp_path / "new/content/authors.toml").read_text("utf-8")


# ---- workflows and other files that exist twice -------------------------------------------------

OF_REPOSITORY = {
    "manual": "docs/hosting.md",
    "time_zone": "Asia/Seoul",
    "cron": "7 15 * * *",
    "lock": "requirements/site.txt",
    "set_up": "python tools/setup.py site",
    "program": ".venv/bin/python build.py",
}


@pytest.mark.parametrize("path", [".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_archives_have_the_workflows_of_this_repository(path: str) -> None:
    starter = REPO / "briefing/starter/all" / path.replace(".git", "dot-git", 1)
    ours = (REPO / path).read_text("utf-8")
    assert ours == fill(starter.read_text("utf-8"), OF_REPOSITORY)


def test_the_hook_and_the_editor_settings_are_those_of_the_docs(tmp_path: Path) -> None:
    init(tmp_path)
    (shipped,) = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))
    config = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))
    (hook,) = config["repos"][0]["hooks"]
    for key in ("id", "name", "pass_filenames", "always_run"):
        assert hook[key] == shipped[key]
    assert hook["entry"] == f".venv/bin/{shipped['entry']}"
    docs = (REPO / "docs/editors.md").read_text("utf-8")
    assert f"```js\n{(tmp_path / '.remarkrc.mjs').read_text('utf-8')}```" in docs
    tasks = (tmp_path / ".vscode/tasks.json").read_text("utf-8")
    matcher = tasks[tasks.index('"problemMatcher"') :]
    assert matcher in docs
    assert '"args": ["check"]' in tasks


def test_every_readme_of_an_archive_has_the_same_valid_commands() -> None:
    commands: dict[str, set[str]] = {}
    for path in (REPO / "briefing/starter").glob("*/README.md"):
        found = re.findall(r"\.venv/bin/briefing([^`\n>]*)", path.read_text("utf-8"))
        lines = [re.sub('"[^"]+"', "Title", line).replace("SLUG", "slug") for line in found]
        for line in lines:
            parser.parse(line.split())
        commands[path.parent.name] = set(map(str.strip, lines))
    assert len(commands) == 15
    names = {line.partition(" ")[0] for line in commands["en"]}
    assert names == {"", "serve", "new", "correct", "withdraw", "check", "upgrade", "schema"}
    assert "upgrade --copy masthead.html" in commands["en"]
    assert all(lines == commands["en"] for lines in commands.values())


@pytest.mark.parametrize(
    ("zone", "line"),
    [
        ("Asia/Seoul", "7 15 * * *"),
        ("UTC", "7 0 * * *"),
        ("America/New_York", "7 5 * * *"),
        ("Asia/Kolkata", "37 18 * * *"),
    ],
)
def test_the_daily_build_comes_after_midnight(zone: str, line: str) -> None:
    assert daily_run(zone, 2024) == line


# ---- the program in the archive -----------------------------------------------------------------


def test_the_wheel_contains_the_program_and_what_it_needs(tmp_path: Path) -> None:
    files = vendor.vendored_files()
    assert files == vendor.vendored_files(), "the same program gives the same bytes"
    (path,) = (path for path in files if path.endswith(".whl"))
    wheel = tmp_path / Path(path).name
    wheel.write_bytes(files[path])
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = archive.read(next(n for n in names if n.endswith("/METADATA"))).decode()
    for name in ("cli/main.py", "_layouts/base.html", "_lock.txt"):
        assert f"briefing/{name}" in names
    assert ("briefing/_sample/site.toml" in names) == (REPO / "content/site.toml").exists()
    assert "briefing/starter/all/dot-gitignore" in names
    assert not [name for name in names if "__pycache__" in name]
    fields = Parser().parsestr(metadata)
    assert fields["Name"] == "briefing-archive"
    assert "mammoth>=1.13,<2; extra == 'import'" in fields.get_all("Requires-Dist", [])
    lines = files["requirements.txt"].decode()
    assert f"\n./{path} \\\n    --hash=sha256:" in lines
    lock = (REPO / "requirements/site.txt").read_text("utf-8")
    assert lines.endswith(lock[lock.index("\nbabel==") :])
    assert "make lock" not in lines


def test_an_installed_program_makes_the_same_wheel_and_the_same_archive(tmp_path: Path) -> None:
    init(tmp_path, "first", "--vendor", "--name", "A", "--author", "B")
    (wheel,) = (tmp_path / "first/vendor").iterdir()
    library = tmp_path / "library"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(library)
    program = "import sys; from briefing.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "init", "second", "--vendor", "--name", "A"]
    env = os.environ | ALONE | {"PYTHONPATH": str(library), "PYTHONSAFEPATH": "1"}
    subprocess.run([*command, "--author", "B"], cwd=tmp_path, check=True, env=env)
    assert tree(tmp_path / "first") == tree(tmp_path / "second")
