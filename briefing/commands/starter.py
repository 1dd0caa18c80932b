"""The files of a new archive, made from the plain files in `briefing/starter/`.

`starter/all/` has what every archive gets; `starter/en/` and `starter/ko/` have texts for people. A
file named `dot-…` becomes a hidden file, and a folder `_YEAR_` has the name of the year. In a text,
`@name@` is replaced by a value. The workflows of Briefing's own repository are made from the same
files; a test compares them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from briefing.commands.shipped import STARTER_FOLDER, read_folder

_PLACEHOLDER = re.compile(r"@([a-z]+(?:_[a-z]+)*)@")
_EVERY_LANGUAGE = "all"


def languages() -> tuple[str, ...]:
    """The languages that have texts for people."""
    return tuple(sorted(set(os.listdir(STARTER_FOLDER)) - {_EVERY_LANGUAGE}))


def starter_files(language: str, values: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a new archive by their paths. `language` is one of `languages()`; `values` has
    the value of each placeholder, written in the form that its file needs."""
    files: dict[str, bytes] = {}
    for folder in (_EVERY_LANGUAGE, language):
        for path, data in read_folder(os.path.join(STARTER_FOLDER, folder)).items():
            target = path.replace("_YEAR_", values["year"])
            parts = (re.sub(r"^dot-", ".", part) for part in target.split("/"))
            files["/".join(parts)] = fill(data.decode(), values).encode()
    return files


def fill(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders replaced. Raises `KeyError` if a value is missing."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)
