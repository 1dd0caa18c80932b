"""The table `[editor]` of site.toml → its settings and their problems.

Knows the settings alone, and no file of the layouts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.core.diagnostics import Problem, problem_at
from briefing.core.model import LocatedText
from briefing.core.paths import SITE_FILE
from briefing.core.patterns import late_pattern
from briefing.core.settings import GITHUB, GITLAB, EditorSettings
from briefing.core.web_address import is_web_address

# The path of a repository; at GitLab, groups may contain groups.
REPOSITORY = late_pattern(r"[\w.-]+(?:/[\w.-]+)+")
# What cannot be in the name of a branch: git-check-ref-format(1).
_NOT_IN_BRANCH = late_pattern(
    r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|(?:^|/)\.|^[-/]|[./]$|\.lock(?:/|$)"
)
# https://www.w3.org/TR/SRI/
_INTEGRITY = late_pattern(r"sha(?:256|384|512)-[A-Za-z0-9+/]+=*")


def editor_settings(values: Mapping[str, Any]) -> EditorSettings:
    """The settings, from the values that the validator accepted; off if one of them is missing."""
    if not {"backend", "repo", "script"} <= values.keys():
        return EditorSettings()
    texts = {key: v.text if isinstance(v, LocatedText) else v for key, v in values.items()}
    return EditorSettings(**texts)


def editor_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems of values that do not fit together, such as a key for the other backend."""
    repo: LocatedText | None = values.get("repo")
    if repo and not REPOSITORY.fullmatch(repo.text):
        hint = "write the owner and the name, as in ministry/briefs"
        yield _problem(repo, f"“{repo.text}” is not the path of a repository", hint)
    branch: LocatedText | None = values.get("branch")
    if branch and _NOT_IN_BRANCH.search(branch.text):
        hint = "write its name as “git branch” shows it, such as main"
        yield _problem(branch, f"“{branch.text}” cannot be the name of a branch", hint)
    script: LocatedText | None = values.get("script")
    integrity: LocatedText | None = values.get("integrity")
    if integrity and not _INTEGRITY.fullmatch(integrity.text):
        message = f"“{integrity.text}” is not a digest of Subresource Integrity"
        yield _problem(integrity, message, "write it as sha384- and the digest in Base64")
    elif script and is_web_address(script.text) and not integrity:
        hint = 'add integrity = "sha384-…", which editor-config writes'
        yield _problem(script, "a script from another site needs its integrity", hint)
    backend = values.get("backend")
    for key, fitting in (("server", GITLAB), ("app_id", GITLAB), ("sign_in", GITHUB)):
        if backend and backend != fitting and key in values and script:
            message = f"{key} is not for the backend {backend}"
            yield _problem(script, message, f"remove {key}")


def _problem(place: LocatedText, message: str, hint: str) -> Problem:
    return problem_at(SITE_FILE, place, message, hint, code="bad-editor")
