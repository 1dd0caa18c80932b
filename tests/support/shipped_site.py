"""The site of this repository, built once for all tests that read or open it."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import html5lib
from html5lib.treebuilders import getTreeBuilder

from briefing.storage import manifest
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.shared import compute_once, make_once

BASE = "https://peninsula-briefs.example/"


@cache
def site(base_url: str = BASE) -> Path:
    """The folder of a build with this base URL, or without one if it is empty. Skips the test if
    this clone does not have the sample archive."""
    content = sample_content()

    def make(root: Path) -> None:
        shutil.copytree(content, root / "content")
        shutil.copytree(REPO / "layouts", root / "layouts")
        settings = root / "content/site.toml"
        text = settings.read_text("utf-8")
        text = re.sub(r'(?m)^base_url = ".*"$', f'base_url = "{base_url}"', text)
        settings.write_text(text if base_url else text.replace('base_url = ""', ""), "utf-8")
        run("--root", str(root), "--out", str(root / "site"), "--at", "2026-01-01", "--quiet")

    return make_once(f"site-{sha256(base_url.encode()).hexdigest()}", make) / "site"


def pages(out: Path) -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*.html"))


def files(out: Path) -> dict[str, bytes]:
    """All files of a site by their addresses, without retired ones and the list of files."""
    others = {manifest.MANIFEST, *manifest.read(str(out)).retired}
    files: dict[str, bytes] = {}
    for folder, _, names in os.walk(out):  # `Path.rglob` needs three times as long.
        for name in names:
            path = os.path.join(folder, name)
            address = path[len(str(out)) + 1 :].replace(os.sep, "/")
            if address not in others and os.path.isfile(path):
                with open(path, "rb") as stream:
                    files[address] = stream.read()
    return files


class ParsedPage(NamedTuple):
    """A page as html5lib reads it: its root element, and what is wrong in it."""

    document: Any
    errors: list[Any]


# Stands for the base URL in a page: pages that differ only in it are parsed once.
_ANY_BASE = "https://any-base.example/"


@cache
def parsed(path: str, base_url: str = BASE) -> ParsedPage:
    """A page of the site with this base URL. Nobody may change it, because several tests read the
    same page."""
    text = (site(base_url) / path).read_text("utf-8")
    assert _ANY_BASE not in text
    if base_url:
        text = text.replace(base_url, _ANY_BASE)

    def parse() -> ParsedPage:
        parser = html5lib.HTMLParser(tree=getTreeBuilder("etree"), namespaceHTMLElements=False)
        parser.parse(text)
        return ParsedPage(parser.tree.getDocument(), parser.errors)

    page: ParsedPage = compute_once(f"parsed {text}", parse)
    for element in page.document.iter():
        element.text = element.text and element.text.replace(_ANY_BASE, base_url)
        element.tail = element.tail and element.tail.replace(_ANY_BASE, base_url)
        for name, value in element.items():
            element.set(name, value.replace(_ANY_BASE, base_url))
    return page


def moved_site() -> Path:
    """The folder in which a copy of the site is at the path `some/sub path`."""
    return make_once("moved-site", lambda top: shutil.copytree(site(), top / "some/sub path"))
