"""Settings of all tests: signals, Hypothesis, and what builds in this process share."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator

import hypothesis
import pytest

from tests.support.examples import MAX_EXAMPLES
from tests.support.layouts import (
    compile_each_layout_once,
    join_assets_once,
    list_time_zones_once,
    prepare_reading,
    read_program_once,
    read_shipped_layouts_once,
    render_as_large_archives_do,
    render_as_small_archives_do,
)
from tests.support.shared import (
    create_shared_folder,
    keep_temporary_files_in_memory,
    remove_shared_folder,
)

# `pytest --hypothesis-profile=long` is what `make test-long` runs. A test that names a number of
# its own takes it from `tests.support.examples`. No test is limited by the time of one example:
# pytest-timeout limits whole tests, and a loaded machine must not fail them.
hypothesis.settings.register_profile("default", max_examples=MAX_EXAMPLES, deadline=None)
hypothesis.settings.register_profile("long", max_examples=1000, deadline=None)
hypothesis.settings.load_profile("default")


def pytest_configure() -> None:
    """Choose the folder for temporary files, make the shared folder, and prepare what the processes
    that tests start inherit.

    Background jobs of a shell and programs under `nohup` ignore SIGINT. Child processes inherit
    this, but not a handler of our own: they begin with the default one. Without this, a test that
    interrupts a process waits for ever.

    Containers often tell Python to write no bytecode. Then each of the hundreds of processes would
    compile the program again.
    """
    gc.disable()  # While modules and tests are collected, hardly any object can be deleted.
    keep_temporary_files_in_memory()
    create_shared_folder()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto`, two processes of tests for each core: the tests of the preview and of pages
    wait while other processes work. Those of Chromium use several times as much processor time as
    the tests that open pages in it."""
    return max(2, (os.cpu_count() or 1) * 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest: at the end, other processes would wait for them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Let the garbage collector ignore what exists by now: all modules and tests, which stay.
    Otherwise it would look through a million objects again and again, and each forked process would
    copy them. Let it look less often at the rest: a syntax tree or the dates of a language have
    many objects that stay."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Delete the shared folder, unless this is a worker of pytest-xdist."""
    if not hasattr(config, "workerinput"):
        remove_shared_folder()


@pytest.fixture(autouse=True, scope="session")
def _make_once_what_builds_have_in_common() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        compile_each_layout_once(monkeypatch.setattr)
        join_assets_once(monkeypatch.setattr)
        read_program_once(monkeypatch.setattr)
        read_shipped_layouts_once(monkeypatch.setattr)
        list_time_zones_once(monkeypatch.setattr)
        render_as_large_archives_do(monkeypatch.setattr)
        prepare_reading()
        yield


@pytest.fixture
def jinja_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds of few pages render as the program does without stored bytecode."""
    render_as_small_archives_do(monkeypatch.setattr)
