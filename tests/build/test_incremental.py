"""Incremental equals clean, byte for byte, after any sequence of edits."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from briefing.archive import views
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest, BuildResult
from briefing.site import feeds, invalidation, lists, pages
from tests.support.clock import clock_ahead
from tests.support.examples import is_long
from tests.support.shipped_site import files

AT = 1_900_000_000
SLUGS = st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "제타"])
TOPICS = st.lists(st.sampled_from(["arms", "trade", "talks"]), min_size=1, max_size=2, unique=True)
DATES = st.dates(
    min_value=dt.date(2015, 1, 1),
    max_value=dt.date(2035, 1, 1),
).map(str)
WORDS = st.sampled_from(["one", "two", "three", "네 번째", "**five**", "six\n\n## Seven\n\neight"])
BODIES = st.lists(
    st.sampled_from(
        [
            *("One", "two three", "네 번째", "*Mended*, and that", "## One", "## Two"),
            *("[alpha](alpha.md)", "[a part](beta.md#two)"),
        ]
    ),
    min_size=1,
    max_size=4,
).map("\n\n".join)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="9" viewBox="0 0 9 9"></svg>'


def built(root: Path, out: Path, at: int, *, clean: bool = False) -> BuildResult:
    request = BuildRequest(str(root), str(out), at, jobs=1, clean=clean)
    return build(request, lambda stage, done, total: None)


class Archive(RuleBasedStateMachine):
    """An author at work: each rule is an edit, and after each the two ways to build must agree."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="briefing-"))
        # So low that six briefs reach every limit.
        self.small = pytest.MonkeyPatch()
        self.small.setattr(lists, "MAX_BRIEFS_ON_ONE_PAGE", 2)
        self.small.setattr(lists, "_LATEST_BRIEFS", 1)
        self.small.setattr(pages, "_RECENT_BRIEFS", 1)
        self.small.setattr(feeds, "MAX_FEED_ITEMS", 2)
        for module in (views, invalidation):
            self.small.setattr(module, "RELATED_DISTANCE", 1)
        self.briefs: dict[str, dict[str, str]] = {}
        self.at = AT
        self.feeds = ""
        self.write("topics.toml", '[arms]\nname="Arms"\n[trade]\nname="Trade"\n[talks]\nname="T"\n')
        self.settings = 'title = "Archive"\nbase_url = "https://archive.example/"\n'
        self.write("site.toml", self.settings)

    def write(self, path: str, text: str) -> None:
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def save(self, slug: str) -> None:
        keys = dict(self.briefs[slug])
        body = keys.pop("body")
        lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
        self.write(f"briefs/{slug}.md", f"---\n{lines}---\n{body}\n")

    @rule(slug=SLUGS, date=DATES, topics=TOPICS, body=WORDS, author=st.sampled_from("AB"))
    def add_or_rewrite(
        self, slug: str, date: str, topics: list[str], body: str, author: str
    ) -> None:
        self.briefs[slug] = {
            "title": f"The {slug}",
            "date": date,
            "author": author,
            "topics": f"[{', '.join(topics)}]",
            "summary": "Said",
            "body": body,
        }
        self.save(slug)

    @rule(slug=SLUGS, body=BODIES)
    def rewrite(self, slug: str, body: str) -> None:
        if slug in self.briefs:
            self.briefs[slug]["body"] = body
            self.save(slug)

    @rule(slug=SLUGS, key=st.sampled_from(["title", "summary"]), words=st.sampled_from("xyz"))
    def reword(self, slug: str, key: str, words: str) -> None:
        if slug in self.briefs:
            self.briefs[slug][key] = f"Words {words}"
            self.save(slug)

    @rule(slug=SLUGS, status=st.sampled_from(["draft", "published", "withdrawn"]))
    def change_status(self, slug: str, status: str) -> None:
        if slug in self.briefs:
            self.briefs[slug]["status"] = status
            date = self.briefs[slug]["date"]
            self.briefs[slug]["updates"] = f"[{{date: {date}, kind: withdrawal, note: N}}]"
            self.save(slug)

    @rule(on=st.booleans())
    def supersede(self, on: bool) -> None:
        self.relate("beta", "supersedes", "[alpha]", on)

    @rule(on=st.booleans())
    def translate(self, on: bool) -> None:
        if "제타" in self.briefs:
            self.briefs["제타"]["lang"] = "ko"
        self.relate("제타", "translation_of", "alpha", on)

    def relate(self, slug: str, key: str, value: str, on: bool) -> None:
        if slug in self.briefs:
            self.briefs[slug].pop(key, None)
            if on:
                self.briefs[slug][key] = value
            self.save(slug)

    @rule(slugs=st.lists(SLUGS, max_size=3, unique=True), name=st.sampled_from(["Acts", "Deeds"]))
    def number_parts(self, slugs: list[str], name: str) -> None:
        self.write("series.toml", f'[acts]\nname="{name}"\n')
        for keys in self.briefs.values():
            keys.pop("series", None)
        for number, slug in enumerate(filter(self.briefs.__contains__, slugs), 1):
            self.briefs[slug]["series"] = f"{{id: acts, part: {number}}}"
        for slug in self.briefs:
            self.save(slug)

    @rule(slug=SLUGS)
    def delete(self, slug: str) -> None:
        if self.briefs.pop(slug, None):
            (self.root / f"content/briefs/{slug}.md").unlink()

    @rule(slug=SLUGS, new=st.sampled_from(["moved", "renamed"]))
    def rename(self, slug: str, new: str) -> None:
        if slug in self.briefs and new not in self.briefs and slug not in ("moved", "renamed"):
            self.briefs[new] = self.briefs.pop(slug)
            (self.root / f"content/briefs/{slug}.md").unlink()
            self.save(new)

    @rule(slug=SLUGS, width=st.integers(1, 3))
    def illustrate(self, slug: str, width: int) -> None:
        if slug in self.briefs:
            self.write("briefs/picture.svg", PICTURE.format(width))
            self.briefs[slug]["body"] = "Seen.\n\n![A picture](picture.svg)"
            self.save(slug)

    @rule(
        name=st.sampled_from(["Talks", "Negotiations"]),
        broader=st.booleans(),
        alias=st.sampled_from(["", "words", "speech"]),
    )
    def rename_topic(self, name: str, broader: bool, alias: str) -> None:
        tail = 'broader = "trade"\n' if broader else 'related = ["arms"]\n'
        tail += f'aliases = ["{alias}"]\n' if alias else ""
        rest = '[arms]\nname="Arms"\n[trade]\nname="Trade"\n'
        self.write("topics.toml", f'{rest}[talks]\nname="{name}"\n{tail}')

    @rule(text=st.sampled_from(["", "Words", "Words\n\n[alpha](../briefs/alpha.md)"]))
    def introduce(self, text: str) -> None:
        self.write("topics/arms.md", text)
        if not text:
            (self.root / "content/topics/arms.md").unlink()

    @rule(slug=st.sampled_from(["alpha", "beta"]), event=st.sampled_from(["", "2019", "2020-02"]))
    def recommend(self, slug: str, event: str) -> None:
        if slug in self.briefs:
            rest = f'[arms]\nname="Arms"\n[trade]\nname="Trade"\nstart_here=["{slug}"]\n'
            rest += f'[[arms.events]]\ndate="{event}"\nlabel="E"\nbrief="{slug}"\n' if event else ""
            self.write("topics.toml", f'{rest}[talks]\nname="T"\n')

    @rule(words=st.sampled_from(["", "two three", "one"]), definition=st.sampled_from("xy"))
    def define(self, words: str, definition: str) -> None:
        text = f'[a]\nterm="{words}"\ndefinition="{definition}"\n' if words else ""
        self.write("glossary.toml", f'{text}[b]\nterm="네 번째"\ndefinition="넷"\n')

    @rule(title=st.sampled_from(["Archive", "Papers"]), zone=st.sampled_from(["UTC", "Asia/Seoul"]))
    def change_settings(self, title: str, zone: str) -> None:
        base = "https://archive.example/"
        self.settings = f'title="{title}"\ntime_zone="{zone}"\nbase_url="{base}"\n'
        self.write("site.toml", self.settings + self.feeds)

    @rule(topic=st.sampled_from(["", "arms", "trade"]))
    def combine_a_feed(self, topic: str) -> None:
        feed = f'[[feeds]]\ntitle="Both"\ntopics=["{topic}"]\nkinds=["brief"]\n'
        self.feeds = feed if topic else ""
        self.write("site.toml", self.settings + self.feeds)

    @rule(role=st.sampled_from(["", "Editor", "Analyst"]), also=st.booleans())
    def list_authors(self, role: str, also: bool) -> None:
        second = '[b]\nname="B"\n' if also else '[b]\nname="B"\nbio="Writes."\n'
        self.write("authors.toml", f'[a]\nname="A"\nrole="{role}"\n{second}')

    @rule(days=st.integers(1, 1500))
    def pass_time(self, days: int) -> None:
        self.at += days * 86_400

    @rule(words=st.sampled_from(["<p>Ours</p>", "<p>Yours</p>", ""]))
    def change_a_layout(self, words: str) -> None:
        own = self.root / "layouts/footer.html"
        own.parent.mkdir(exist_ok=True)
        if words:
            own.write_text(words)
        else:
            own.unlink(missing_ok=True)

    @rule()
    def lose_a_file(self) -> None:
        (self.root / "site/index.html").unlink(missing_ok=True)

    @invariant()
    def incremental_equals_clean(self) -> None:
        if not hasattr(self, "root"):
            return
        site, clean = self.root / "site", self.root / "clean"
        before = files(site) if site.exists() else {}
        report = built(self.root, site, self.at)
        shutil.rmtree(clean, ignore_errors=True)
        asked_anew = built(self.root, clean, self.at, clean=True)
        assert report.problems == asked_anew.problems
        if not report.published:  # A relation to what is not there; later edits build on this one.
            assert files(site) == before
            return
        assert files(site) == files(clean)
        # What is young is looked at twice, so only an archive at rest takes the shortest ways.
        with clock_ahead():
            assert built(self.root, site, self.at).written == 0

    def teardown(self) -> None:
        if hasattr(self, "root"):
            self.small.undo()
            shutil.rmtree(self.root)


# Each part begins with the simplest sequence of edits; the others are random, with its own seed.
@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_any_edits_give_the_site_of_a_clean_build(part: int) -> None:
    run_state_machine_as_test(
        seed(part)(type("Part", (Archive,), {})),
        settings=settings(
            max_examples=4 * (10 if is_long() else 1),
            stateful_step_count=14,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
