"""The files in `layouts/assets/` → the style sheets, scripts and pictures that are published.

Pure. The files of a folder whose name is that of a file (`site.css/`) are joined in the order of
their names, without the comments, empty lines and indents that only their editors need.
"""

from __future__ import annotations

import re

from briefing.core import urls
from briefing.core.hashing import name_digest
from briefing.core.paths import TEXT_ASSETS
from briefing.core.patterns import late_pattern

_JOINED_ENDINGS = (".css", ".js")
# A comment that fills its lines, or an empty line. A comment that begins with `/*!` stays.
_NO_CODE = late_pattern(
    rb"^[ \t]*(?:/\*(?!!)[^*]*(?:\*(?!/)[^*]*)*\*/[ \t]*|//.*)?\n", re.MULTILINE
)
# In a file with one of these, the beginning of a line may be part of a string.
_MULTILINE_STRING = late_pattern(rb"`|\\\n")


def published_assets(
    files: dict[str, bytes], stable_hrefs: bool = False
) -> dict[str, tuple[str, bytes]]:
    """Map the name of each asset to its address and its bytes.

    `files` maps names (`assets/site.css/10-elements.css`) to bytes. The address contains a digest
    of the bytes, except with `stable_hrefs`.
    """
    assets: dict[str, bytes] = {}
    for path, content in sorted(files.items()):
        parts = path.removeprefix("assets/").split("/")
        folders = enumerate(parts[:-1], start=1)
        depth = next((i for i, part in folders if part.endswith(_JOINED_ENDINGS)), None)
        name = "/".join(parts[:depth])
        is_text = name.endswith(TEXT_ASSETS)
        data = content.replace(b"\r\n", b"\n") if is_text else content
        assets[name] = assets.get(name, b"") + (shorten(data) if depth else data)
    return {
        name: (urls.asset(name if stable_hrefs else _with_digest(name, content)), content)
        for name, content in assets.items()
    }


def _with_digest(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{name_digest(content)}{dot}{ending}"


def shorten(content: bytes) -> bytes:
    """A script or style sheet without comments that fill their lines, empty lines and indents.

    It stays as it is if a beginning of a line may be part of a string.
    """
    shorter = _NO_CODE.sub(b"", content)
    if _MULTILINE_STRING.search(shorter):
        return content
    return b"\n".join([line.lstrip(b" \t") for line in shorter.split(b"\n")])
