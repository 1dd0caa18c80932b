"""The files of a new archive, made from the plain files in `briefing/starter/`.

`starter/all/` has what every archive gets, with words of the catalogues. The folders of languages
have texts for authors; what they lack is that of `starter/en/`. A file named `dot-…` becomes a
hidden file, and a folder `_YEAR_` has the name of the year. In a text, `@name@` is replaced by a
value. The workflows of Briefing's own repository are made from the same files; a test compares
them. This module must not know where the archive is.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Mapping

from briefing.commands.shipped import STARTER_FOLDER, read_folder
from briefing.content.dates import time_zone
from briefing.content.toml import to_toml
from briefing.content.yaml_types import to_yaml
from briefing.core.languages import nearest_languages

_PLACEHOLDER = re.compile(r"@([a-z]+(?:_[a-z]+)*)@")
_EVERY_LANGUAGE, _ENGLISH = "all", "en"
# The words of the topic and of the page About, by the placeholder. Catalogues have them as
# `STARTER_CONTEXT`.
STARTER_CONTEXT = "starter"
STARTER_WORDS = {
    "topic_name_toml": "Examples",
    "topic_description_toml": (
        "Briefs that show how briefs are written. Replace this topic with your own."
    ),
    "about_title_yaml": "About",
    "about_summary_yaml": "What this archive is, who makes it, and how to cite it.",
    "about_text": (
        "This archive contains dated and sourced briefs. Replace this text: say what the archive "
        "is about, who makes it, who pays for it, and how readers can reach you."
    ),
    "making_title": "How a brief is made",
    "making_text": (
        "Say what a brief is based on, who checks it, and what happens if somebody finds an error."
    ),
    "citing_title": "How to cite",
    "citing_text": (
        "Each brief has a citation on its page. The address of a brief does not change."
    ),
}


def text_language(lang: str) -> str:
    """The language of the starter texts for authors who use the language `lang`. It is English if
    there are no texts in that language."""
    known = set(os.listdir(STARTER_FOLDER)) - {_EVERY_LANGUAGE}
    return next(nearest_languages(lang, known), _ENGLISH)


def starter_words(language: str, translate: Callable[[str, str, str], str]) -> dict[str, str]:
    """The values of the placeholders in `STARTER_WORDS`, in the form that their files need."""
    quotes = {"toml": to_toml, "yaml": to_yaml}
    return {
        name: quotes.get(name.rpartition("_")[2], str)(translate(language, text, STARTER_CONTEXT))
        for name, text in STARTER_WORDS.items()
    }


def starter_files(language: str, values: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a new archive by their paths. `language` is one that `text_language` gives;
    `values` has the value of each placeholder, written in the form that its file needs."""
    files: dict[str, bytes] = {}
    for folder in dict.fromkeys((_EVERY_LANGUAGE, _ENGLISH, language)):
        for path, data in read_folder(os.path.join(STARTER_FOLDER, folder)).items():
            target = path.replace("_YEAR_", values["year"])
            parts = (re.sub(r"^dot-", ".", part) for part in target.split("/"))
            files["/".join(parts)] = fill(data.decode(), values).encode()
    return files


def fill(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders replaced. Raises `KeyError` if a value is missing."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def daily_run(zone: str, year: int) -> str:
    """A line of cron, in UTC, that runs shortly after midnight in a time zone. With summer time, it
    runs an hour later for a part of the year: before midnight would be too early."""
    days = [dt.datetime(year, month, 1, tzinfo=time_zone(zone)) for month in range(1, 13)]
    offset = min(day.utcoffset() or dt.timedelta() for day in days)
    at = dt.datetime(year, 1, 1, 0, 7) - offset
    return f"{at.minute} {at.hour} * * *"
