"""The examples in docs/finder-files.md are what the program writes."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.search.tokenizer import tokenize
from briefing.search.varint import encode_number
from tests.support.program import run
from tests.support.repository import REPO

PAGE = (REPO / "docs/finder-files.md").read_text("utf-8")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def test_the_files_of_the_example_are_those_of_a_build(tmp_path: Path) -> None:
    briefs = re.findall(r"^```markdown\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    (tmp_path / "content/briefs").mkdir(parents=True)
    (tmp_path / "content/site.toml").write_text('title = "Two briefs"\n', "utf-8")
    for name, text in zip(("hanoi-summit", "sanctions-vote"), briefs, strict=True):
        (tmp_path / f"content/briefs/{name}.md").write_text(text, "utf-8")
    run("--root", str(tmp_path), "--quiet")
    shown = re.findall(r"^```text\n(finder/\S+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert len(shown) == 6
    for name, text in shown:
        (file,) = (tmp_path / "site").glob(name.replace("…", "?????"))
        pattern = ".+".join(map(re.escape, text.split("…")))
        assert re.fullmatch(pattern, file.read_text("utf-8")), name


def test_numbers_are_encoded_as_in_the_documentation() -> None:
    rows = re.findall(r"^\| (\d+) \|.*\| `([\w-]+)` \|$", PAGE, re.MULTILINE)
    assert len(rows) == 4
    assert [encode_number(int(number)) for number, _ in rows] == [text for _, text in rows]


def test_texts_have_the_terms_of_the_documentation() -> None:
    rows = re.findall(r"^\| `(.*)` \| (.*[⁰¹²³⁴⁵⁶⁷⁸⁹]) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    for text, terms in rows:
        pairs = re.findall(r"(\S+?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", terms)
        assert [term for term, _ in pairs] == tokenize(text)
        assert [int(n.translate(_SUPERSCRIPTS)) for _, n in pairs] == [*range(len(pairs))]
