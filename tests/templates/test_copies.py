"""Copies of layouts: each says what it is a copy of, and that changes nothing else."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from briefing.templates.assets import shorten
from briefing.templates.catalogues import parse_catalogue
from briefing.templates.copies import copy_of, is_copy_of, old_copies, without_origin
from briefing.templates.files import Layouts, is_catalogue, list_files, read_layout
from briefing.templates.syntax import has_same_syntax

SHIPPED = {name: read_layout(path) for name, path in list_files("").items()}


def test_an_edited_copy_still_names_its_origin() -> None:
    for name, original in SHIPPED.items():
        copy = copy_of(name, original)
        assert without_origin(copy) == without_origin(original)
        if copy == original:
            assert name.endswith(".png"), "only a picture cannot have a comment"
            continue
        assert without_origin(BOM_UTF8 + copy.replace(b"\n", b"\r\n")) == without_origin(copy)
        changed = copy.replace(b"\n", b"\r\n") + b"more"
        assert is_copy_of(changed, original) is is_copy_of(copy, original) is True
        assert is_copy_of(copy, original + b"newer") is False
        assert is_copy_of(original, original) is None
        assert is_copy_of(copy, original.replace(b"\n", b"\r\n")) is True, "another checkout"


def test_the_line_about_the_origin_changes_no_page() -> None:
    none = Layouts({}, {}, {}, {})
    for name, original in SHIPPED.items():
        copy = copy_of(name, original)
        if name.startswith("assets/"):
            if name.count("/") > 1:  # Its folder is joined.
                assert shorten(copy) == shorten(original)
        elif is_catalogue(name):
            assert parse_catalogue(copy) == parse_catalogue(original)
        elif name in ("404.html", "brief.html", "feed.xml", "data.csv", "robots.txt"):
            assert has_same_syntax(original.decode(), copy.decode(), none), name


def test_a_warning_names_the_copies_whose_original_is_another_file_now(tmp_path: Path) -> None:
    own = tmp_path / "layouts"
    (own / "assets/site.css").mkdir(parents=True)
    for name in ("footer.html", "masthead.html", "assets/site.css/00-tokens.css"):
        data = copy_of(name, SHIPPED[name] + (b"" if name == "masthead.html" else b"old"))
        (own / name).write_bytes(data)
    (own / "home.html").write_bytes(SHIPPED["home.html"] + b"mine")
    (own / "mine.html").write_bytes(copy_of("mine.html", b"x"))
    wrong = list(old_copies(list_files(str(tmp_path))))
    assert [(p.path, p.line, p.warning, p.code) for p in wrong] == [
        ("layouts/assets/site.css/00-tokens.css", 1, True, "old-layout"),
        ("layouts/footer.html", 1, True, "old-layout"),
    ]
    for problem in wrong:
        file = tmp_path / problem.path
        first, _, rest = file.read_text("utf-8").partition("\n")
        place = slice(problem.column - 1, problem.column - 1 + problem.width)
        cure = problem.hint.rpartition("write here: ")[2]
        file.write_text(first.replace(first[place], cure) + "\n" + rest, "utf-8")
    assert list(old_copies(list_files(str(tmp_path)))) == []
