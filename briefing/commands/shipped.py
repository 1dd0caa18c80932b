"""The files that come with the program, besides its code: where they are.

In a checkout, the layouts, the sample archive and the lock of the packages are beside the package.
In an installation, copies of them are inside the package: `[tool.hatch.build]` in pyproject.toml.
It must not know what the files contain.
"""

from __future__ import annotations

import os

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHECKOUT = os.path.dirname(PACKAGE)

# Name in a checkout → name inside an installed package.
COPIES = {"layouts": "_layouts", "content": "_sample", "requirements/site.txt": "_lock.txt"}

STARTER_FOLDER = os.path.join(PACKAGE, "starter")


def is_checkout() -> bool:
    """Whether this program runs from a checkout of its repository."""
    return os.path.isfile(os.path.join(CHECKOUT, "layouts", "base.html"))


def shipped(name: str) -> str:
    """The path of one of `COPIES`. It need not exist."""
    if is_checkout():
        return os.path.join(CHECKOUT, name)
    return os.path.join(PACKAGE, COPIES[name])


def read_folder(folder: str) -> dict[str, bytes]:
    """The files of a folder by their paths in it, with forward slashes. Caches and hidden files
    are left out. Raises `OSError`."""
    files: dict[str, bytes] = {}
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n != "__pycache__" and not n.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = os.path.join(where, name)
            with open(path, "rb") as stream:
                files[os.path.relpath(path, folder).replace(os.sep, "/")] = stream.read()
    return files
