"""Web addresses and e-mail addresses: what counts as one. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest

EMAIL = late_pattern(r"""[^\s@<>"'?&%]+@[^\s@<>"'?&%]+\.[^\s@<>"'?&%]+""")

# A web address whose beginning is written wrongly: `htps://`, `http//` or `https:/`.
_NEARLY = late_pattern(r"([A-Za-z]{3,6})[:;,：]?/{1,3}((?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#:].*)?)")

# RFC 3986 allows these characters in percent-encoded form only.
_TO_ENCODE = late_pattern(r"[\s<>\"\\^`{|}]")


def is_web_address(text: str) -> bool:
    """Whether text is an absolute http or https address (RFC 3986). Characters that must be
    percent-encoded are not accepted. It is for whole values, such as that of a `url` key."""
    return _has_host(text) and not _TO_ENCODE.search(text)


def characters_to_encode(text: str) -> list[str]:
    """The characters, each once, that keep an address with a host from being a web address."""
    return list(dict.fromkeys(_TO_ENCODE.findall(text))) if _has_host(text) else []


def is_complete_link(text: str) -> bool:
    """Whether text is an absolute http or https address with a host and, if it has one, a valid
    port. For links in Markdown: browsers encode what an author did not, except for spaces."""
    return _has_host(text) and _has_valid_port(text) and len(text.split()) == 1


def _has_host(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _has_valid_port(text: str) -> bool:
    parts = urlsplit(text)
    try:
        parts.port  # noqa: B018 – the property raises if the port is not a number below 65,536
    except ValueError:
        return False
    return not parts.netloc.endswith(":")


def intended_web_address(text: str) -> str:
    """The web address that an author means by one with a wrong beginning; empty without one."""
    match = _NEARLY.fullmatch(text)
    scheme = nearest(match[1], ("https", "http")) if match else ""
    return f"{scheme}://{match[2]}" if match and scheme else ""
