"""The editor in the browser: its page, its configuration, and the headers of hosts.

Pure. An archive has these only if it has the settings `[editor]`. The policy is apart from that of
all other pages: the editor needs styles of its own, and connections to the forge.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from briefing.core import urls
from briefing.core.settings import GITHUB, EditorSettings
from briefing.core.view_model import Context, Page
from briefing.core.web_address import is_web_address
from briefing.site.inputs import SiteInputs

# An asset of the layouts: the font that the editor draws its signs with.
_ICONS = "material-symbols-outlined.woff2"
# Where the editor loads this font, if the script is not a copy. Its other files, such as the words
# of other languages, come from the site that has the script.
_FONTS = "https://cdn.jsdelivr.net/fontsource/"
_GITHUB = ("https://api.github.com", "https://avatars.githubusercontent.com")
_GITLAB = "https://gitlab.com"


class EditorContext(Context, frozen=True):
    """`editor.html`: the editor in the browser. `script` is its address, which begins at the root
    of the site or with a scheme, `icons` that of its font or empty, and `policy` its
    Content-Security-Policy."""

    script: str
    integrity: str
    icons: str
    policy: str


class EditorConfigContext(Context, frozen=True):
    """`editor-config.yml`: the configuration of the editor, as JSON, which is YAML too."""

    config: str


class HeadersContext(Context, frozen=True):
    """`headers.txt`. `editor_policy` is the Content-Security-Policy of the editor, or empty."""

    editor_policy: str


def headers_page(inputs: SiteInputs) -> Page:
    """The headers that hosts send."""
    policy = editor_policy(inputs.settings.editor)
    return Page("headers.txt", HeadersContext(inputs.site, inputs.head(urls.HEADERS), policy))


def editor_pages(inputs: SiteInputs) -> Iterator[Page]:
    """The page of the editor and its configuration. There are none if the editor is off."""
    settings = inputs.settings.editor
    if not settings.backend:
        return
    is_elsewhere = is_web_address(settings.script)
    head = replace(inputs.head(urls.EDITOR), noindex=True)
    context = EditorContext(
        inputs.site,
        head,
        script=settings.script if is_elsewhere else inputs.site.assets[settings.script],
        integrity=settings.integrity,
        icons="" if is_elsewhere else inputs.site.assets.get(_ICONS, ""),
        policy=editor_policy(settings),
    )
    yield Page("editor.html", context)
    head = inputs.head(urls.EDITOR_CONFIG)
    yield Page("editor-config.yml", EditorConfigContext(inputs.site, head, inputs.editor_config))


def editor_policy(settings: EditorSettings) -> str:
    """What the page of the editor may load and connect to; empty if the editor is off."""
    if not settings.backend:
        return ""
    forge, pictures = _GITHUB if settings.backend == GITHUB else (_server(settings),) * 2
    script = fonts = "'self'"
    rest = ""
    if is_web_address(settings.script):
        parts = urlsplit(settings.script)
        script, fonts, rest = settings.script, _FONTS, f" {parts.scheme}://{parts.netloc}"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script}",
            "style-src 'self' 'unsafe-inline'",
            f"font-src {fonts}",
            f"img-src 'self' blob: data: {pictures}",
            f"connect-src 'self' blob: data: {forge}{rest}",
            "frame-src blob:",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def _server(settings: EditorSettings) -> str:
    return settings.server.rstrip("/") or _GITLAB
