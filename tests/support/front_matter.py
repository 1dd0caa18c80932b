"""Front matter as authors wrote it, read without the generator: every scalar is a text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from tests.support.sample import sample_content

# Each process of tests reads all briefs: the parser in C needs a tenth of the time.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Written:
    """One brief's front matter, with the defaults that the documentation promises."""

    slug: str
    fields: dict[str, Any]

    @property
    def title(self) -> str:
        return typeset(self.fields["title"])

    @property
    def summary(self) -> str:
        return typeset(self.fields["summary"])

    @property
    def href(self) -> str:
        return f"briefs/{self.slug}.html"

    @property
    def lang(self) -> str:
        return str(self.fields.get("lang", settings()["language"]))

    @property
    def kind(self) -> str:
        return str(self.fields.get("kind", settings()["kinds"][0]))

    @property
    def status(self) -> str:
        return str(self.fields.get("status", "published"))

    @property
    def date(self) -> str:
        return str(self.fields["date"])

    @property
    def authors(self) -> list[str]:
        given = self.fields["author"]
        return given if isinstance(given, list) else [given]

    @property
    def topics(self) -> list[str]:
        given = self.fields["topics"]
        return given if isinstance(given, list) else [given]

    @property
    def sources(self) -> list[dict[str, str]]:
        return list(self.fields.get("sources", []))

    @property
    def updates(self) -> list[dict[str, str]]:
        return sorted(self.fields.get("updates", []), key=lambda u: moment(u["date"]))

    @property
    def title_in_feeds(self) -> str:
        return f"Withdrawn: {self.title}" if self.status == "withdrawn" else self.title

    @property
    def changed(self) -> str:
        """The date of the latest update as written, or empty."""
        return self.updates[-1]["date"] if self.updates else ""


def typeset(text: str) -> str:
    """A text with typographic quotation marks. This is enough for the briefs of this repository."""
    assert "--" not in text
    assert "..." not in text
    return re.sub(r'"([^"]*)"', r"“\1”", str(text)).replace("'", "’")


@cache
def settings() -> dict[str, Any]:
    return tomllib.loads((sample_content() / "site.toml").read_text("utf-8"))


def settings_in(lang: str) -> dict[str, Any]:
    """The settings as pages in a language show them."""
    translated: dict[str, Any] = settings()["translations"].get(lang, {})
    return settings() | translated


@cache
def authors() -> dict[str, dict[str, Any]]:
    return tomllib.loads((sample_content() / "authors.toml").read_text("utf-8"))


@cache
def topics() -> dict[str, dict[str, Any]]:
    return tomllib.loads((sample_content() / "topics.toml").read_text("utf-8"))


def name(thing: dict[str, Any], lang: str) -> str:
    """A topic's or author's name as readers of a language know it."""
    return str(thing.get("names", {}).get(lang, thing["name"]))


def moment(text: str) -> datetime:
    """A date or time as written; without an offset it is in the archive's zone."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=ZoneInfo(settings()["time_zone"]))


def same_day_or_time(shown: str, written: str) -> bool:
    """Whether a published date is the date that was written: a date without a time has no time."""
    return shown == written if len(written) == 10 else moment(shown) == moment(written)


@cache
def briefs() -> dict[str, Written]:
    found = {}
    for path in sorted((sample_content() / "briefs").rglob("*.md")):
        head = path.read_text("utf-8").split("---\n", 2)[1]
        found[path.stem] = Written(path.stem, yaml.load(head, _LOADER))
    return found


def shown() -> dict[str, Written]:
    """Briefs that have a page, withdrawn ones too."""
    return {slug: b for slug, b in briefs().items() if b.status != "draft"}


def listed() -> list[Written]:
    """The same, newest first."""
    return sorted(shown().values(), key=lambda b: moment(b.date), reverse=True)
