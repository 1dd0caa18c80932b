"""Web addresses and e-mail addresses: what counts as one. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

EMAIL = re.compile(r"""[^\s@<>"'?&%]+@[^\s@<>"'?&%]+\.[^\s@<>"'?&%]+""")


def is_web_address(text: str) -> bool:
    """Whether text is an absolute http or https address (RFC 3986), written without quoting."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return good and not re.search(r"[\s<>\"\\^`{|}]", text)
