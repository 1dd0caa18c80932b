"""The check of links to other sites: verdicts, limits, what is saved and what is reported."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec.structs import replace

from briefing.commands import http_probe
from briefing.commands.http_probe import ProbePolicy, is_public, probe
from briefing.commands.link_check import LinkRecord, check_links, probe_due
from briefing.core.settings import Settings
from briefing.lint.runner import CheckResult
from tests.support.repository import REPO

EPOCH, NOW = datetime(1970, 1, 1, tzinfo=UTC), datetime(2021, 5, 11, tzinfo=UTC)

BRIEF = """---
title: A brief
date: 2021-05-11
author: A
topics: [t]
summary: S.
sources: [{title: S, url: "http://good.example/source"}]
---
One [link](http://good.example/a#part), `http://code.example/` and [one](http://gone.example/b).
"""


class Server(ThreadingHTTPServer):
    """Answers as the last part of a path says, and records the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.log: list[tuple[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.agent = ""

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        server = self.server
        server.log.append((self.command, self.path))
        server.agent = self.headers["User-Agent"]
        server.at_once += 1
        server.most_at_once = max(server.most_at_once, server.at_once)
        name = self.path.rpartition("/")[2]
        status = int(name) if name.isdigit() else 200
        if "gone." in self.path:
            status = 404
        if name == "nohead":
            status = 405 if self.command == "HEAD" else 200
        if name == "slow":
            time.sleep(0.05)
        if name == "hang":
            time.sleep(20)
        again = name == "recovers" and len([p for _, p in server.log if p == self.path]) < 3
        self.send_response(503 if again else 302 if name in MOVED else status)
        if name in MOVED:
            self.send_header("Location", MOVED[name])
        if status == 429:
            self.send_header("Retry-After", "3600")
        self.end_headers()
        server.at_once -= 1

    def log_message(self, *words: object) -> None:
        pass


MOVED = {"moved": "/200", "round": "/round", "inward": "http://10.0.0.1/", "file": "file:///etc"}


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def no_turns(host: str) -> AbstractContextManager[None]:
    return nullcontext()


def policy(rested: list[float] | None = None) -> ProbePolicy:
    """Every name leads to this machine, which may get requests. No time passes."""
    rests = [] if rested is None else rested
    here = {"10.0.0.1": "10.0.0.1"}
    return ProbePolicy(
        "Tests",
        no_turns,
        lambda host, port: [here.get(host, "127.0.0.1")],
        lambda address: address == "127.0.0.1",
        rests.append,
    )


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("path", "verdict", "output", "requests"),
    [
        ("200", "good", "200", 1),
        ("nohead", "good", "200", 2),
        ("moved", "good", "200", 2),
        ("404", "dead", "404 Not Found", 2),
        ("410", "dead", "410 Gone", 2),
        ("403", "unclear", "403 Forbidden", 2),
        ("500", "unclear", "500", 6),
        ("503", "unclear", "503", 3),
        ("recovers", "good", "200", 3),
        ("429", "unclear", "429", 1),
        ("round", "unclear", "more than 10 redirects", 11),
        ("inward", "unchecked", "private network", 1),
        ("file", "unchecked", "it leads to “file:", 1),
    ],
)
def test_each_answer_of_a_server_has_a_verdict(
    server: Server, path: str, verdict: str, output: str, requests: int
) -> None:
    answer = probe(f"http://example.org:{server.port}/{path}", policy())
    assert (answer.verdict, output in answer.reason) == (verdict, True), answer
    assert len(server.log) == requests
    assert server.agent == "Tests"


def test_addresses_may_contain_any_script(server: Server) -> None:
    url = f"http://한국.example:{server.port}/문서 목록?이름=값"
    assert probe(url, policy()).verdict == "good"
    assert server.log[0][1].isascii()


def test_a_host_that_does_not_exist_is_dead_after_retries() -> None:
    looked = []

    def nowhere(host: str, port: int) -> list[str]:
        looked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no name")

    answer = probe("http://gone.example/", replace(policy(), resolve=nowhere))
    assert (answer.verdict, answer.reached) == ("dead", False)
    assert len(looked) == 3


def test_a_server_that_is_slow_or_closed_is_unclear(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_probe, "TIMEOUT_S", 0.1)
    answer = probe(f"http://example.org:{server.port}/hang", policy())
    assert answer.verdict == "unclear"
    assert not answer.reached
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        answer = probe(f"http://example.org:{closed.getsockname()[1]}/", policy())
    assert (answer.verdict, answer.reached) == ("unclear", True)


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 ::"
    " fe80::1 fe80::1%eth0 fd00::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: x".split(),
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert all(map(is_public, ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")))


def test_a_private_host_gets_no_request(server: Server) -> None:
    strict = replace(policy(), may_ask=is_public)
    assert probe(f"http://example.org:{server.port}/", strict).verdict == "unchecked"
    assert not server.log


def test_a_host_gets_one_request_at_a_time_with_a_pause_between(server: Server) -> None:
    polite = replace(policy(), turn=http_probe.make_turns(0.05))
    urls = [f"http://example.org:{server.port}/{n}/slow" for n in range(4)]
    began = time.monotonic()
    assert {a.verdict for _, a in http_probe.probe_all(urls, polite)} == {"good"}
    assert time.monotonic() - began > 4 * 0.05 + 3 * 0.05
    assert server.most_at_once == 1


def test_a_busy_host_gets_no_more_requests(server: Server) -> None:
    urls = [f"http://example.org:{server.port}/{n}/429" for n in range(5)]
    assert {a.verdict for _, a in http_probe.probe_all(urls, policy())} == {"unclear"}
    assert len(server.log) == 1


def unreachable(host: str, port: int) -> list[str]:
    if host.startswith("here"):
        return ["127.0.0.1"]
    raise socket.gaierror(socket.EAI_AGAIN, "try again")


def test_without_a_network_no_result_is_saved(server: Server) -> None:
    known = {
        "http://h1.example/": LinkRecord("good", "200", EPOCH),
        "http://h.example/": LinkRecord("good", "", EPOCH),
    }
    before = dict(known)
    due = [f"http://h{n}.example/" for n in range(20)]
    assert not probe_due(due, known, replace(policy(), resolve=unreachable), NOW, lambda *_: None)
    assert known == before


def test_one_good_link_shows_that_the_network_works(server: Server) -> None:
    known = {f"http://here.example:{server.port}/": LinkRecord("good", "200", EPOCH)}
    due = [f"http://h{n}.example/" for n in range(9)]
    assert probe_due(due, known, replace(policy(), resolve=unreachable), NOW, lambda *_: None)
    assert known[due[8]] == LinkRecord(
        "unclear", "the name of the host cannot be looked up", NOW, NOW, 1
    )


# ---- the command --------------------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "content/briefs/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(BRIEF, "utf-8")
    return tmp_path


Check = Callable[..., str]


@pytest.fixture
def check(archive: Path, server: Server) -> Check:
    """The command, with a server as the proxy, which replaces the whole internet."""

    def run(*words: str) -> str:
        command = [sys.executable, str(REPO / "build.py"), "check", "--external", *words]
        env = os.environ | {"http_proxy": f"http://127.0.0.1:{server.port}"}
        done = subprocess.run(
            [*command, "--root", str(archive)],
            capture_output=True,
            encoding="utf-8",
            env=env,
            check=False,
        )
        assert done.returncode == 0, done
        return done.stdout + done.stderr

    return run


def test_dead_links_are_warnings(check: Check, server: Server) -> None:
    output = check("--github")
    assert (
        "content/briefs/a.md:9:74: warning: this link is dead (404 Not Found; checked on" in output
    )
    assert "::warning file=content/briefs/a.md,line=9,col=74::" in output
    assert "Links to other sites: 2 good, 1 dead, 0 unclear; 3 checked now." in output
    assert server.agent.startswith("Briefing/")
    assert {path for _, path in server.log} == {
        "http://good.example/a",
        "http://good.example/source",
        "http://gone.example/b",
    }


def test_the_report_is_complete_if_the_results_cannot_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(os, "replace", Mock(side_effect=full))
    result = CheckResult((), {}, (), 0, Settings(title="T"))
    report = check_links(str(tmp_path), result, lambda path: True, quiet=True)
    (line,) = report.lines
    assert "The results were not saved" in line
    assert line.endswith(
        f"links.json cannot be written: {full.strerror}. The next check requests these links again."
    )
    assert report.closing.endswith("0 checked now.")
    assert [*tmp_path.rglob("*")] == [tmp_path / ".briefing"]


def test_results_are_valid_for_some_days(check: Check, server: Server, archive: Path) -> None:
    first = check()
    server.log.clear()
    assert "0 checked now" in check()
    assert not server.log
    kept = archive / ".briefing/links.json"
    links = json.loads(kept.read_text("utf-8"))
    for link in links.values():
        link["checked"] = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    kept.write_text(json.dumps(links), "utf-8")
    assert "1 checked now" in check()  # A dead link may work again on the next day.
    kept.write_text("{spoilt", "utf-8")
    assert first.partition("Checked")[0] == check().partition("Checked")[0]


def test_a_link_that_is_unclear_for_weeks_becomes_a_warning(check: Check, archive: Path) -> None:
    file = archive / "content/briefs/a.md"
    file.write_text(BRIEF.replace("gone.example/b", "poor.example/403"), "utf-8")
    kept = archive / ".briefing/links.json"
    kept.parent.mkdir()
    entry = {
        "verdict": "unclear",
        "reason": "",
        "checked": "2021-06-01T00:00:00+00:00",
        "failures": 1,
    }
    entry["since"] = "2021-05-11T00:00:00+00:00"
    kept.write_text(json.dumps({"http://poor.example/403": entry}), "utf-8")
    output = check()
    assert (
        "The state of these links is unclear:\n  content/briefs/a.md:9:74: http://poor.ex" in output
    )
    assert "warning" not in output.partition("Checked")[0]
    assert "this link has not worked since 2021-05-11 (403 Forbidden)" in check()


def test_links_of_exceptions_drafts_and_other_files_are_not_requested(
    check: Check, server: Server, archive: Path
) -> None:
    site = 'title = "A"\n[links]\nexceptions = ["http://gone.example/*"]\n'
    (archive / "content/site.toml").write_text(site, "utf-8")
    draft = BRIEF.replace("summary", "status: draft\nsummary").replace("good.", "draft.")
    (archive / "content/briefs/draft.md").write_text(draft, "utf-8")
    check("content/briefs/draft.md")
    assert not server.log
    check()
    assert {path.split("/")[2] for _, path in server.log} == {"good.example"}


def test_a_build_sends_no_requests(archive: Path, server: Server) -> None:
    command = [sys.executable, str(REPO / "build.py"), "--root", str(archive)]
    env = os.environ | {"http_proxy": f"http://127.0.0.1:{server.port}"}
    subprocess.run(command, check=True, capture_output=True, env=env)
    assert not server.log


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_an_interrupt_keeps_the_results(archive: Path, server: Server) -> None:
    file = archive / "content/briefs/a.md"
    file.write_text(BRIEF.replace("gone.example/b", "poor.example/hang"), "utf-8")
    command = [
        sys.executable,
        str(REPO / "build.py"),
        "check",
        "--external",
        "--root",
        str(archive),
    ]
    env = os.environ | {"http_proxy": f"http://127.0.0.1:{server.port}"}
    done = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, encoding="utf-8")
    while not {"http://good.example/source", "http://good.example/a"} <= {p for _, p in server.log}:
        time.sleep(0.02)
    time.sleep(0.5)
    began = time.monotonic()
    done.send_signal(signal.SIGINT)
    output = done.communicate()[1]
    assert time.monotonic() - began < 2
    assert done.returncode == 3
    assert "Traceback" not in output
    links = json.loads((archive / ".briefing/links.json").read_text("utf-8"))
    assert {link["verdict"] for link in links.values()} == {"good"}
