"""The generator as a file in an archive: its wheel, and a `requirements.txt` that names its hash.

A wheel is a ZIP file with the package and its metadata (https://packaging.python.org, "Binary
distribution format"). In a checkout, the metadata come from pyproject.toml; in an installation,
from the installed metadata. The same program always gives the same bytes, so that the build tool,
which an installation lacks, is not needed.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from briefing import __version__
from briefing.commands import shipped
from briefing.core.diagnostics import Fault
from briefing.core.paths import CONTENT_FOLDER

PROJECT = "briefing-archive"
REQUIREMENTS = "requirements.txt"
_FILE_NAME = f"briefing_archive-{__version__}-py3-none-any.whl"
_METADATA_FOLDER = f"briefing_archive-{__version__}.dist-info"
_WHEEL = "Wheel-Version: 1.0\nGenerator: briefing\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
# Files of an installation that say where it came from, and are not a part of a wheel.
_OF_INSTALLATION = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # The earliest time that a ZIP file can have.


def pinned_requirements() -> bytes:
    """A `requirements.txt` that pins this version."""
    note = "# The program that builds this archive, in one version.\n"
    return f"{note}{PROJECT}=={__version__}\n".encode()


def vendored_files() -> dict[str, bytes]:
    """The wheel, and a `requirements.txt` that names it and all packages by their hashes. Raises
    `Fault`."""
    try:
        with open(shipped.shipped("requirements/site.txt"), encoding="utf-8") as stream:
            lock = stream.read()
        wheel = wheel_bytes()
    except (OSError, PackageNotFoundError) as error:
        raise Fault(f"the wheel of this program cannot be made: {error}") from None
    packages = re.sub(r"\A(?:#.*\n)*", "", lock)  # Its head says how the generator makes it.
    path = f"vendor/{_FILE_NAME}"
    digest = hashlib.sha256(wheel).hexdigest()
    text = (
        "# The program that builds this archive, and the packages that it needs, each with the\n"
        "# hashes of its files. Run pip in this folder: the first line names a file in it.\n"
        f"./{path} \\\n    --hash=sha256:{digest}\n{packages}"
    )
    return {path: wheel, REQUIREMENTS: text.encode()}


def wheel_bytes() -> bytes:
    """The wheel of the program that runs. Raises `OSError` or `PackageNotFoundError`."""
    files = {f"briefing/{path}": data for path, data in _package_files().items()}
    files |= {f"{_METADATA_FOLDER}/{name}": data for name, data in _metadata().items()}
    files = dict(sorted(files.items()))
    record = "".join(f"{path},{_record_hash(data)},{len(data)}\n" for path, data in files.items())
    files[f"{_METADATA_FOLDER}/RECORD"] = f"{record}{_METADATA_FOLDER}/RECORD,,\n".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, _FIRST_TIME)
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _package_files() -> dict[str, bytes]:
    files = shipped.read_folder(shipped.PACKAGE)
    if not shipped.is_checkout():
        return files
    for name, copy in shipped.COPIES.items():
        path = shipped.shipped(name)
        if os.path.isdir(path):
            inside = shipped.read_folder(path)
            files |= {f"{copy}/{inner}": data for inner, data in inside.items()}
        elif name != CONTENT_FOLDER:  # The sample archive may have been deleted.
            with open(path, "rb") as stream:
                files[copy] = stream.read()
    return files


def _record_hash(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"


def _metadata() -> dict[str, bytes]:
    if not shipped.is_checkout():
        files = distribution(PROJECT).files or ()
        return {
            path.as_posix().partition(".dist-info/")[2]: path.read_binary()
            for path in files
            if ".dist-info/" in path.as_posix() and path.name not in _OF_INSTALLATION
        }
    with open(os.path.join(shipped.CHECKOUT, "pyproject.toml"), "rb") as stream:
        project: dict[str, Any] = tomllib.load(stream)["project"]
    with open(os.path.join(shipped.CHECKOUT, "LICENSE"), "rb") as stream:
        licence = stream.read()
    scripts = "".join(f"{name} = {target}\n" for name, target in project["scripts"].items())
    return {
        "METADATA": core_metadata(project).encode(),
        "WHEEL": _WHEEL.encode(),
        "entry_points.txt": f"[console_scripts]\n{scripts}".encode(),
        "licenses/LICENSE": licence,
    }


def core_metadata(project: dict[str, Any]) -> str:
    """The `[project]` table of pyproject.toml as core metadata 2.4."""
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {__version__}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        "License-File: LICENSE",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {package}" for package in project["dependencies"]),
    ]
    for extra, packages in project.get("optional-dependencies", {}).items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {package}; extra == '{extra}'" for package in packages]
    return "\n".join(lines) + "\n"
