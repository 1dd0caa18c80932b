"""Pictures that a migration downloads from a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.commands import picture_download
from briefing.commands.picture_download import Downloader
from tests.support.migration import PICTURE, migrate, write_source

_ANSWERS = {
    "/a.png": (200, {"Content-Type": "image/png"}, PICTURE),
    "/photo?id=1": (200, {"Content-Type": "application/octet-stream"}, PICTURE),
    "/moved.png": (301, {"Location": "/a.png"}, b""),
    "/round.png": (302, {"Location": "/round.png"}, b""),
    "/inward.png": (302, {"Location": "http://127.0.0.2/x.png"}, b""),
    "/page.png": (200, {"Content-Type": "text/html"}, b"<html>No</html>"),
    "/short.png": (200, {"Content-Length": "9999"}, PICTURE),
    "/large.png": (200, {"Content-Type": "image/png"}, PICTURE + b"\0" * 5000),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = _ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def base() -> Iterator[str]:
    """The address of a server with pictures."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_downloaded_pictures_are_as_if_they_were_local(tmp_path: Path, base: str) -> None:
    post = (
        f"---\ntitle: One\ndate: 2020-01-01\nauthor: A\ntags: [t]\nimage: {base}/moved.png\n---\n"
        f"![A]({base}/a.png) ![B]({base}/photo?id=1)\n\n![C]({base}/none.png)\n"
    )
    source = write_source(tmp_path / "old", {"_posts/2020-01-01-one.md": post})
    words = "--fetch", "--private-host", "127.0.0.1"
    archive = migrate(source, tmp_path / "new", *words)
    assert archive.body("one") == (f"![A](one/a.png) ![B](one/photo.png)\n\n[C]({base}/none.png)")
    assert "image:\n  src: moved.png" in archive.briefs["one"]
    folder = archive.root / "content/briefs/2020/one"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(
        ("a.png", "photo.png", "moved.png"), PICTURE
    )
    assert "3 of 4 pictures that the source lacks were downloaded" in str(archive.report["notes"])
    notes = [n["text"] for line in archive.report["posts"] for n in line["notes"]]
    assert f"{base}/none.png (it was not downloaded: 404 Not Found)" in " ".join(notes)
    assert not list(archive.root.glob(".downloads"))
    archive.build()
    linked = migrate(source, tmp_path / "linked")
    assert f"[A]({base}/a.png)" in linked.body("one")


def test_the_limits_of_downloads(
    tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_download, "_MAX_BYTES", 5000)
    names = "round inward page short large".split()
    addresses = [f"{base}/{name}.png" for name in names]
    done: list[int] = []
    load = Downloader(("127.0.0.1",))
    found, missing = load(addresses, str(tmp_path), lambda number, total: done.append(number))
    assert found == {}
    assert [missing[address] for address in addresses] == [
        "more than 5 redirects",
        "its host is on a private network",
        "it is not a picture of a kind that browsers show (text/html)",
        "the connection was closed too early",
        "it has more than 32 MB",
    ]
    assert done == [1, 2, 3, 4, 5]
    _, refused = Downloader()([f"{base}/a.png"], str(tmp_path), lambda number, total: None)
    assert refused == {f"{base}/a.png": "its host is on a private network"}
    monkeypatch.setattr(picture_download, "_MAX_ALL_BYTES", len(PICTURE))
    both = [f"{base}/a.png", f"{base}/moved.png"]
    found, missing = load(both, str(tmp_path), lambda number, total: None)
    assert [*found] == both[:1]
    assert "all pictures together" in missing[both[1]]
