"""An edit of a CSV file builds again exactly the briefs that use it."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.folder import Folder

CHART = "```chart\ndata: d.csv\nkind: bar\ntitle: T\nsource: S\n```"


def edited(folder: Folder, text: str | bytes) -> None:
    """The file with another text, and another time: the test does not wait."""
    file = folder.write("briefs/d.csv", text)
    before = file.stat().st_mtime_ns
    os.utime(file, ns=(before - 5_000_000_000, before - 5_000_000_000))


def test_an_edit_of_a_file_builds_the_briefs_that_use_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("site.toml", 'title = "T"\n')
    folder.write("briefs/p.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>')
    folder.brief("a-chart", CHART)
    folder.brief("a-figure", "Text.", image="{src: p.svg, alt: A, data: d.csv}")
    folder.brief("a-picture", '![A](p.svg "Caption")\n[Data](d.csv)')
    folder.brief("another")
    edited(folder, "a,b\nx,1\n")
    folder.build()
    edited(folder, "a,b\nx,2\n")
    said = folder.build("--explain")
    written = {line.split()[0] for line in said.splitlines() if "briefs/" in line.split(" ")[0]}
    assert {Path(name).stem for name in written} == {"a-chart", "a-figure", "a-picture"}, said
    pages = folder.site_files()
    for name in ("a-chart", "a-figure", "a-picture"):
        assert b'<td class="right">2</td>' in pages[f"briefs/{name}.html"]
    clean = tmp_path / "clean"
    folder.build("--out", str(clean))
    assert folder.site_files(clean) == pages


def test_a_mistake_in_a_file_stops_the_build_until_it_is_corrected(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("site.toml", 'title = "T"\n')
    folder.brief("a-chart", CHART)
    edited(folder, "a,b\nx,1\n")
    folder.build()
    before = folder.site_files()
    for text, message in (
        ("a,b\nx,one\n", "content/briefs/d.csv:2:3: error: “one” in the column “b”"),
        ("a,b\nx,é\n".encode("latin-1"), "content/briefs/d.csv:2:3: error: this is not UTF-8"),
        (
            "a,b\nx,1\n".encode("utf-16"),
            "content/briefs/d.csv:1:1: error: the file is saved as UTF-16",
        ),
    ):
        edited(folder, text)
        said = folder.build(code=1)
        assert message in said
        assert "UTF-8" in said or "write only the number" in said
        assert folder.site_files() == before
    edited(folder, "a,b\nx,3\n")
    folder.build()
    assert b'<td class="right">3</td>' in folder.site_files()["briefs/a-chart.html"]
