"""The command `editor-config`: switches on the editor in the browser, in site.toml.

The build that follows writes `admin/`, so that one program alone writes the site. This module must
not know what the configuration contains.
"""

from __future__ import annotations

import re

import msgspec

from briefing.build import scan
from briefing.commands.atomic_write import replace_files
from briefing.commands.console import print_line, print_lines, refuse
from briefing.commands.front_matter_index import read_config
from briefing.commands.git import origin
from briefing.content import config
from briefing.content.decode import decode_exactly, encode_like
from briefing.content.toml import to_toml
from briefing.core import urls
from briefing.core.diagnostics import Misuse, Misuses, errors_in, misuse_of
from briefing.core.paths import LAYOUTS_FOLDER, SITE_FILE
from briefing.core.settings import GITHUB, GITLAB, EditorSettings
from briefing.templates.files import list_files

# The version of Sveltia CMS that the tests use. The digest is that of the file in the package.
SCRIPT = "https://unpkg.com/@sveltia/cms@0.221.1/dist/sveltia-cms.js"
INTEGRITY = "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6"

# The address of a repository, with HTTPS or SSH: the host and the path.
_ORIGIN = re.compile(r"(?:https?://|ssh://)?(?:[^@/]+@)?([\w.-]+)(?::\d+/|[:/])(.+?)(?:\.git)?/?")


class EditorOptions(msgspec.Struct, frozen=True):
    """The options of the command. An empty one is found out, or not written."""

    backend: str | None
    repo: str
    branch: str
    script: str


def run(root: str, options: EditorOptions) -> int:
    """Add the table `[editor]` to the settings of the archive in `root`, unless it is there. Return
    the exit code: 1 if the settings have errors. Raises `Misuse` and `Fault`."""
    files, read, errors = read_config(root)
    if errors:
        return refuse(errors, root)
    if read.settings.editor.backend:
        if any(msgspec.structs.astuple(options)):
            raise Misuse(f"{SITE_FILE} has the table [editor]", "change it there")
        return 0
    if SITE_FILE not in files:
        raise Misuse(f"there is no {SITE_FILE}", 'create it with the line: title = "Our briefs"')
    lines = _table(_settings(options, root))
    data = scan.read(files[SITE_FILE])
    old = decode_exactly(data)
    gap = "" if old.endswith("\n") or not old else "\n"
    new = encode_like(f"{old}{gap}\n" + "".join(f"{line}\n" for line in lines), data)
    if problems := errors_in(config.parse_settings(new)[1]):
        raise misuse_of(problems)
    replace_files({files[SITE_FILE].real: new})
    print_line(f"Changed {SITE_FILE}:")
    print_lines(f"  + {line}" for line in lines)
    print_line(f"Each build now writes {urls.EDITOR} and {urls.EDITOR_CONFIG}.")
    return 0


def _settings(options: EditorOptions, root: str) -> EditorSettings:
    match = _ORIGIN.fullmatch(origin(root))
    host, path = match.groups() if match else ("", "")
    misuses = Misuses()
    backend, repo, script = options.backend, options.repo or path, options.script or SCRIPT
    with misuses:
        backend = backend or _backend_of("" if options.repo else host)
    with misuses:
        if not repo:
            hint = "add --repo OWNER/NAME, as in --repo ministry/briefs"
            raise Misuse("Git knows no repository that the editor could change", hint)
    with misuses:
        if script != SCRIPT and f"assets/{script}" not in list_files(root):
            hint = "put the script of the editor there, or leave out --script"
            raise Misuse(f"there is no file {LAYOUTS_FOLDER}/assets/{script}", hint)
    misuses.raise_if_any()
    has_own_server = backend == GITLAB and not options.repo and host != "gitlab.com"
    return EditorSettings(
        backend=backend or GITHUB,
        repo=repo,
        branch=options.branch,
        server=f"https://{host}" if has_own_server else "",
        script=script,
        integrity=INTEGRITY if script == SCRIPT else "",
    )


def _backend_of(host: str) -> str:
    """The kind of the forge at a host; without a host, GitHub. Raises `Misuse` if it is neither."""
    kinds = [kind for kind in (GITLAB, GITHUB) if kind in host.lower() or not host]
    if not kinds:
        message = f"the repository is at {host}, and nothing says which kind of forge that is"
        raise Misuse(message, f"add --backend {GITLAB} or --backend {GITHUB}")
    return kinds[-1]


def _table(settings: EditorSettings) -> list[str]:
    values = {key: value for key, value in msgspec.structs.asdict(settings).items() if value}
    return ["[editor]", *(f"{key} = {to_toml(value)}" for key, value in values.items())]
