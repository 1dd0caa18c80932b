"""The layout files of an archive: which files there are, and their contents.

An archive's own folder `layouts/` overrides the generator's layouts file by file. This module reads
the disk. It does not know Jinja.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8

import msgspec

from briefing.core.diagnostics import Fault
from briefing.core.hashing import digest_of_value
from briefing.core.paths import LAYOUTS_FOLDER, is_ignored_name
from briefing.templates.assets import published_assets, shorten
from briefing.templates.locale_texts import Locales

_CATALOGUES, _PO = "locale/", ".po"


class Layouts(msgspec.Struct, frozen=True):
    """The layouts of an archive.

    `sources` maps a layout's name to its text, `assets` maps an address to the bytes that are
    published there, `asset_hrefs` maps an asset's name to its address, and `catalogues` maps a
    language to the path of its gettext file (`.po`); `catalogues_digest` is that of these files.
    `locales` are the texts of languages that are known; rendering adds others.
    """

    sources: dict[str, str]
    assets: dict[str, bytes]
    asset_hrefs: dict[str, str]
    catalogues: dict[str, str]
    catalogues_digest: bytes = b""
    locales: Locales = {}


def shipped_folder() -> str:
    """The folder of the generator's own layouts.

    In a checkout, it is beside the package. In an installation, it is inside the package.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    beside = os.path.join(os.path.dirname(package), LAYOUTS_FOLDER)
    return beside if os.path.isfile(os.path.join(beside, "base.html")) else f"{package}/_layouts"


def list_files(root: str) -> dict[str, str]:
    """Map the name of each layout file to its path, for the archive in `root`. Raises `Fault`."""
    paths: dict[str, str] = {}
    for folder in _folders(root):
        paths |= _list_folder(folder, "")
    return dict(sorted(paths.items()))


def catalogue_paths(paths: dict[str, str]) -> dict[str, str]:
    """Those of the files that `list_files` listed which are catalogues, by language."""
    return {
        name.removeprefix(_CATALOGUES).removesuffix(_PO): path
        for name, path in paths.items()
        if is_catalogue(name)
    }


def is_catalogue(name: str) -> bool:
    """Whether the layout file with this name has the words of the interface in a language."""
    return name.startswith(_CATALOGUES) and name.endswith(_PO)


def digest_of_catalogues(paths: dict[str, str]) -> bytes:
    """A digest of the catalogues among these files. Raises `Fault`."""
    catalogues = catalogue_paths(paths)
    return digest_of_value([(lang, read_layout(path)) for lang, path in catalogues.items()])


def load(
    paths: dict[str, str], stable_asset_hrefs: bool = False, catalogues_digest: bytes = b""
) -> Layouts:
    """Read the layout files that `list_files` listed, except the catalogues.

    `catalogues_digest` is that of the catalogues, if it is known. With `stable_asset_hrefs`, the
    address of an asset contains no digest, so that it stays the same when the asset's bytes change.
    Raises `Fault` if a file cannot be read.
    """
    data = {name: read_layout(path) for name, path in paths.items() if not is_catalogue(name)}
    published = published_assets(
        {name: content for name, content in data.items() if name.startswith("assets/")},
        stable_asset_hrefs,
    )
    return Layouts(
        sources={
            name: content.removeprefix(BOM_UTF8).decode("utf-8", errors="replace")
            for name, content in data.items()
            if not name.startswith(("assets/", _CATALOGUES))
        },
        assets=dict(published.values()),
        asset_hrefs={name: href for name, (href, _) in published.items()},
        catalogues=catalogue_paths(paths),
        catalogues_digest=catalogues_digest or digest_of_catalogues(paths),
    )


def shipped_names() -> frozenset[str]:
    """The names of the generator's own layout files. Raises `Fault`."""
    return frozenset(_list_folder(shipped_folder(), ""))


def language_file(name: str) -> bytes:
    """What is published of a file of `briefing/search/language_files/`; of a folder, its files in
    the order of their names. Raises `Fault`."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = os.path.join(package, "search", "language_files", f"{name}.js")
    is_folder = os.path.isdir(path)
    paths = [os.path.join(path, part) for part in sorted(os.listdir(path))] if is_folder else [path]
    return shorten(b"\n".join(map(read_layout, paths)))


def _folders(root: str) -> tuple[str, ...]:
    """The folders of layouts. A file in a later folder overrides one in an earlier folder."""
    own, shipped = os.path.join(root, LAYOUTS_FOLDER), shipped_folder()
    if not os.path.isdir(own) or os.path.realpath(own) == os.path.realpath(shipped):
        return (shipped,)
    return (shipped, own)


def _list_folder(folder: str, prefix: str) -> dict[str, str]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise Fault(f"{folder} cannot be read: {error.strerror}") from None
    paths: dict[str, str] = {}
    for entry in entries:
        if is_ignored_name(entry.name):
            continue
        if entry.is_dir():
            paths |= _list_folder(entry.path, f"{prefix}{entry.name}/")
        else:
            paths[prefix + entry.name] = entry.path
    return paths


def read_layout(path: str) -> bytes:
    """The bytes of a layout file. Raises `Fault`."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}") from None
