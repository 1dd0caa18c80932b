"""The site of this repository, built once for all tests that read or open it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import html5lib
from html5lib.treebuilders import getTreeBuilder

from briefing.storage import manifest
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.shared import make_once

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
        command = [sys.executable, str(REPO / "build.py"), "--root", str(root)]
        command += ["--out", str(root / "site"), "--at", "2026-01-01", "--quiet"]
        subprocess.run(command, check=True)

    return make_once(f"site-{sha256(base_url.encode()).hexdigest()}", make) / "site"


def pages(out: Path) -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*.html"))


def files(out: Path) -> dict[str, bytes]:
    """All files of a site by their addresses, without retired ones and the list of files."""
    found = (p for p in out.rglob("*") if p.is_file())
    files = {p.relative_to(out).as_posix(): p.read_bytes() for p in found}
    others = {manifest.MANIFEST, *manifest.read(str(out)).retired}
    return {path: data for path, data in files.items() if path not in others}


@lru_cache(maxsize=64)
def parsed(path: Path) -> html5lib.HTMLParser:
    """The parser after it read a page of the site: its tree as `tree`, its errors as `errors`.
    Nobody may change them, because several tests read the same page."""
    parser = html5lib.HTMLParser(tree=getTreeBuilder("etree"), namespaceHTMLElements=False)
    parser.parse(path.read_text("utf-8"))
    return parser
