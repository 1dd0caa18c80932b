"""`make bench-finder`: compares the finder with Pagefind, on the corpus and the example briefs.

Both index the pages of the briefs of one built archive. The bench prints the cost of the index, the
bytes that queries load, the time until results are painted, whether results are exact, and how
often a query that means one brief finds it. Bytes are those of response bodies. Each body is
compressed by itself, as a server does it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import statistics
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response, TimeoutError, sync_playwright

from bench import corpus, measure, peers, slow_connection
from bench.speed import HOME, OURS, REPO, ready, sweep
from briefing.search.tokenizer import tokenize

VIEWS = {
    "first view, all facet counts": "archive.html",
    "a topic, no words": "archive.html?topic=topic-07",
    "one word, ten results": "archive.html?q={word}",
    "the commonest word": "archive.html?q=the",
    "three words": "archive.html?q={three}",
    "a phrase": "archive.html?q=%22{phrase}%22",
    "a Korean word": "archive.html?q={korean}",
}
SLOW_VIEWS = {
    "first view": "archive.html",
    "a topic": "archive.html?topic=topic-07",
    "one word": "archive.html?q={word}",
    "a phrase": "archive.html?q=%22{phrase}%22",
}
# In the first view, bytes at most: at the size of the bench, and at ten times that size.
FIRST_VIEW_LIMITS = {1: 80_000, 10: 160_000}
_SEARCH = """async ([asked, most]) => {
    const page = document.getElementById("page.finder");
    const {load} = finderLoader;
    const {words, textTools} = page.dataset;
    const facets = {...await load("facets", page.dataset.facets), words, textTools};
    await load("script", page.dataset.script);
    const archive = window.archive ||= await finderParts.open(facets, Infinity, load);
    const {question} = finderAddress.read("", facets);
    const found = await finderSearch.search(archive, {...question, ...asked}, load);
    const slugs = [];
    for (const place of found.places.slice(0, most))
        slugs.push((await finderCards.read(archive, place, load)).slug);
    return slugs;
}"""
_PAGEFIND = """async ([query, most]) => {
    window.engine ||= await import("/pagefind/pagefind.js");
    const found = await window.engine.search(query);
    const some = await Promise.all(found.results.slice(0, most).map((r) => r.data()));
    return [found.results.length, some.map((d) => decodeURIComponent(d.url))];
}"""
_PAGEFIND_PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>Search</title>
<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js">
</script><div id="search"></div>
<script>new PagefindUI({{element: "#search", pageSize: 10}})</script></html>"""
_PAINTED = """(text) => new Promise((resolve) => {
    const box = document.getElementById("page.q"), page = document.getElementById("page.finder");
    const began = performance.now();
    const done = () => requestAnimationFrame(() => setTimeout(() =>
        resolve(performance.now() - began)));
    const seen = new MutationObserver(() => { seen.disconnect(); done(); });
    seen.observe(page, {childList: true, characterData: true, subtree: true});
    setTimeout(() => { seen.disconnect(); resolve(0); }, 1500);
    box.value = text;
    box.dispatchEvent(new Event("input", {bubbles: true}));
})"""


def main() -> None:
    words = argparse.ArgumentParser(prog="make bench-finder", description=__doc__)
    words.add_argument(
        "count", type=int, help="briefs in the corpus; those of this repository are added"
    )
    words.add_argument("--folder", type=Path, default=HOME, help="where to build")
    words.add_argument("--no-pagefind", action="store_true")
    words.add_argument(
        "--queries",
        type=int,
        default=500,
        help="queries whose results are compared with a scan of all texts",
    )
    given = words.parse_args()
    ready()
    place = given.folder / f"finder-{given.count}"
    shutil.rmtree(place, ignore_errors=True)
    write(place, given.count)
    sweep(place)
    whole = measure.timed(OURS, place)
    print(f"\n{given.count:,} briefs and those of this repository; built in {whole.wall:.1f} s\n")
    weigh(place / "site")
    ours = index_costs(place)
    theirs = None if given.no_pagefind else pagefind(place)
    if theirs:
        print(
            f"\nPagefind's index: {theirs.cpu:.1f} s CPU, {theirs.memory:.0f} MB; our index takes "
            f"{ours['cpu'] / theirs.cpu:.2f} of the CPU, {ours['memory'] / theirs.memory:.2f} of "
            "the memory"
        )
    chance = random.Random(1)
    texts = Texts(place)
    with served(place / "site") as address, started() as browser:
        asked = bytes_of_views(browser, address, texts, chance, beside=theirs is not None)
        first_views(browser, address, place)
        views = {name: view.format(**asked) for name, view in SLOW_VIEWS.items()}
        slow_connection.print_times(browser, place / "site", views)
        latencies(browser, address)
        exactness(browser, address, texts, chance, given.queries)
        known_items(browser, address, beside=theirs is not None)


def write(place: Path, count: int) -> None:
    """Write the corpus, and the briefs of this repository, as one archive."""
    corpus.write_ours(place, count)
    shutil.copytree(REPO / "content/briefs", place / "content/briefs/shipped")
    for name in ("topics.toml", "authors.toml"):
        with (place / "content" / name).open("a", encoding="utf-8") as file:
            file.write("\n" + (REPO / "content" / name).read_text("utf-8"))
    kinds = tomllib.loads((REPO / "content/site.toml").read_text("utf-8"))["kinds"]
    with (place / "content/site.toml").open("a", encoding="utf-8") as file:
        file.write(f"kinds = {json.dumps(kinds)}\n")


def weigh(site: Path) -> None:
    files = list((site / "finder").rglob("*.js"))
    size = sum(p.stat().st_size for p in files)
    print(f"The finder's files: {len(files):,}, {size / 1e6:.1f} MB")


def index_costs(place: Path) -> dict[str, float]:
    """The cost of the index alone, measured in another process."""
    command = [sys.executable, "-m", "bench.index", str(place.resolve())]
    done = subprocess.run(command, cwd=REPO, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    print(
        f"Index, all of it: {found['cpu']:.1f} s CPU ({found['documents']:.1f} s of it for terms), "
        f"peak memory {found['memory']:.0f} MB\n"
        f"One changed sentence: {1000 * found['sentence']:.0f} ms CPU; "
        f"one new brief: {1000 * found['brief']:.0f} ms"
    )
    return found


def pagefind(place: Path) -> measure.Run:
    program = str(peers.programs(HOME / "venv", REPO / "requirements/bench.txt")["pagefind"])
    command = [program, "--site", "site", "--glob", "briefs/*.html", "--root-selector", "article"]
    timed = measure.timed(command, place)
    held = measure.memory(command, place)
    for lang in ("en", "ko"):  # Pagefind searches the index of the language of its page.
        page = _PAGEFIND_PAGE.format(lang=lang)
        (place / f"site/pagefind-{lang}.html").write_text(page, "utf-8")
    return measure.Run(timed.wall, timed.cpu, held)


class Texts:
    """The texts of all briefs, to search them without an index."""

    def __init__(self, place: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "bench.index", str(place.resolve()), "--texts"],
            cwd=REPO,
            check=True,
            capture_output=True,
            text=True,
        )
        # For each brief: slug, day, topics (with the broader ones), language, texts.
        self.briefs: list[tuple[str, str, list[str], str, list[str]]] = json.loads(done.stdout)
        self.cut = [[in_signs(text) for text in texts] for *_, texts in self.briefs]

    def with_phrase(self, phrase: str) -> set[int]:
        """The numbers of the briefs that contain a phrase."""
        wanted = in_signs(phrase)
        return {n for n, texts in enumerate(self.cut) if any(wanted in text for text in texts)}

    def sample(self, chance: random.Random, length: int, lang: str) -> str:
        while True:
            *_, tongue, texts = chance.choice(self.briefs)
            words = texts[-1].split() if tongue == lang else []
            plain = [w.strip(".,") for w in words]
            if len(plain) > length + 1:
                at = chance.randrange(len(plain) - length)
                some = plain[at : at + length]
                if all(word.isalnum() for word in some):
                    return " ".join(some)


def in_signs(text: str) -> str:
    """A text with a space around each word, and around each Korean syllable, because the finder
    finds Korean inside words and ignores its spaces."""
    units = (term[0] if term[0] >= "\u1100" else term for term in tokenize(text))
    return f" {' '.join(units)} "


def bytes_of_views(
    browser: Browser, address: str, texts: Texts, chance: random.Random, *, beside: bool
) -> dict[str, str]:
    """Print the bytes of each view. The result are the words that the views search for."""
    words = {
        "word": texts.sample(chance, 1, "en").lower(),
        "three": "+".join(texts.sample(chance, 1, "en").lower() for _ in range(3)),
        "phrase": texts.sample(chance, 2, "en").replace(" ", "+"),
        "korean": texts.sample(chance, 1, "ko"),
    }
    print("\n| bytes for | requests | compressed, KB | as they are, KB | Pagefind, KB |")
    print("|---|---:|---:|---:|---:|")
    for name, view in VIEWS.items():
        ours = weighed(browser, partial(visit, address + view.format(**words)))
        theirs = ""
        if beside and "?q=" in view:
            query = view.partition("?q=")[2].format(**words).replace("+", " ").replace("%22", '"')
            try:
                theirs = f"{weighed(browser, partial(ask_pagefind, address, query))[1] / 1000:.0f}"
            except TimeoutError:
                theirs = "nothing found"
        print(f"| {name} | {ours[0]} | {ours[1] / 1000:.0f} | {ours[2] / 1000:.0f} | {theirs} |")
    return words


def first_views(browser: Browser, address: str, place: Path) -> None:
    """Print the bytes of the first view, also for an archive of ten times the size: the page and
    its scripts are the same, and its data are made without the texts (bench/first_view.py)."""
    whole = weighed(browser, partial(visit, address + "archive.html"))[1]
    print("\n| first view, compressed | KB | of it data | all parts, KB | limit, KB |")
    print("|---|---:|---:|---:|---:|")
    sizes = {times: data_sizes(place, times) for times in FIRST_VIEW_LIMITS}
    for times, limit in FIRST_VIEW_LIMITS.items():
        now, then = (
            sizes[n]["facets"] + sizes[n]["newest_parts"] + sizes[n]["newest_cards"]
            for n in (1, times)
        )
        print(
            f"| {sizes[times]['briefs']:,} briefs | {(whole - now + then) / 1000:.0f} "
            f"| {then / 1000:.0f} | {sizes[times]['all_parts'] / 1000:.0f} | {limit / 1000:.0f} |"
        )


def data_sizes(place: Path, times: int) -> dict[str, int]:
    command = [sys.executable, "-m", "bench.first_view", str(place.resolve()), str(times)]
    done = subprocess.run(command, cwd=REPO, check=True, capture_output=True, text=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


def visit(address: str, page: Page) -> None:
    page.goto(address)


def ask_pagefind(address: str, query: str, page: Page) -> None:
    """Search with Pagefind's own page, which loads what a site with Pagefind loads."""
    lang = "en" if query.isascii() else "ko"
    page.goto(f"{address}pagefind-{lang}.html")
    page.locator("input").fill(query)
    page.wait_for_selector(".pagefind-ui__result", timeout=20_000)


def weighed(browser: Browser, go: Callable[[Page], object]) -> tuple[int, int, int]:
    """The requests of a first visit, the bytes of their bodies compressed, and uncompressed."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    seen: list[Response] = []
    page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 – it is written on
    go(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)
    bodies = [response.body() for response in seen]
    page.close()
    return len(bodies), sum(len(gzip.compress(b)) for b in bodies), sum(map(len, bodies))


def latencies(browser: Browser, address: str) -> None:
    print("\n| from key press to paint, ms | median | worst | 4 × slower: median | worst |")
    print("|---|---:|---:|---:|---:|")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + "archive.html")
    page.wait_for_selector("#results > li")
    client = page.context.new_cdp_session(page)
    for name, steps in {
        "the commonest word": ["th", "the"],
        "a word, letter by letter": ["sa", "san", "sanc", "sanct", "sancti", "sanctio", "sanction"],
        "two words": ["the nuclear", "the sanctions"],
        "Korean": ["정상", "정상회", "정상회담"],
    }.items():
        cells = []
        for rate in (1, 4):
            client.send("Emulation.setCPUThrottlingRate", {"rate": rate})
            times = []
            for number in range(4):
                for text in steps:
                    took = page.evaluate(_PAINTED, text)
                    page.wait_for_timeout(150)
                    # The first time, shards must still be loaded. And if a query changes
                    # nothing on the page, the time of its paint is unknown.
                    if number and took:
                        times.append(took)
            cells += [f"{statistics.median(times):.0f}", f"{max(times):.0f}"]
        print(f"| {name} | {' | '.join(cells)} |")
    page.close()


def exactness(
    browser: Browser, address: str, texts: Texts, chance: random.Random, count: int
) -> None:
    page = browser.new_page()
    page.goto(address + "archive.html")
    page.wait_for_selector("#results > li")
    wrong = 0
    for number in range(count):
        lang = "ko" if number % 4 == 3 else "en"
        asked, expected = question(texts, chance, lang, number)
        found = set(page.evaluate(_SEARCH, [asked, 10**6]))
        if found != {texts.briefs[place][0] for place in expected}:
            wrong += 1
            print(f"differs: {asked}: {len(found)} for {len(expected)}", file=sys.stderr)
    print(f"\nOf {count} queries {count - wrong} have exactly the results of a scan of all texts.")
    page.close()


def question(
    texts: Texts, chance: random.Random, lang: str, number: int
) -> tuple[dict[str, Any], set[int]]:
    """A random question, and the briefs that a scan finds for it."""
    everything = set(range(len(texts.briefs)))
    quoted = [texts.sample(chance, chance.choice((1, 2, 2, 3)), lang) for _ in range(2)]
    first, second = (texts.with_phrase(phrase) for phrase in quoted)
    quoted = [disguised(phrase, chance) for phrase in quoted]
    asked: dict[str, Any] = {"q": f'"{quoted[0]}"'}
    expected = first
    kind = number // 4 % 4
    if kind == 1:
        asked["q"], expected = f'"{quoted[0]}" "{quoted[1]}"', first & second
    elif kind == 2:
        asked["q"], expected = f'"{quoted[0]}" -"{quoted[1]}"', first - second
    elif kind == 3:
        year = chance.randint(2006, 2025)
        topic = f"topic-{chance.randrange(60):02}"
        asked |= {"from": f"{year}-03", "to": str(year + 3), "topics": [topic]}
        expected = first & {
            place
            for place in everything
            if f"{year}-03" <= texts.briefs[place][1] < f"{year + 4}"
            and topic in texts.briefs[place][2]
        }
    return asked, expected


def disguised(phrase: str, chance: random.Random) -> str:
    """A phrase in another form that is equal: in capitals, with dashes, or with a soft hyphen."""
    half = len(phrase.split(maxsplit=1)[0]) // 2
    forms = [phrase, phrase.upper(), f"{phrase[:half]}\u00ad{phrase[half:]}"]
    return chance.choice([*forms, phrase.replace(" ", "–")])


def known_items(browser: Browser, address: str, *, beside: bool) -> None:
    asked = tomllib.loads((REPO / "bench/known_items.toml").read_text("utf-8"))
    page, other = browser.new_page(), browser.new_page()
    page.goto(address + "archive.html")
    page.wait_for_selector("#results > li")
    print("\n| known items | queries | first | among five | Pagefind: first | among five |")
    print("|---|---:|---:|---:|---:|---:|")
    for lang, queries in asked.items():
        ours, theirs = [], []
        if beside:
            other.goto(f"{address}pagefind-{lang}.html")
        for query, slug in queries.items():
            found = page.evaluate(_SEARCH, [{"q": query}, 5])
            ours.append(found.index(slug) if slug in found else 9)
            if ours[-1]:
                print(f"not first: {query}: {ours[-1]} {found[:3]}", file=sys.stderr)
            if beside:
                urls = other.evaluate(_PAGEFIND, [query, 5])[1]
                slugs = [url.rpartition("/")[2].removesuffix(".html") for url in urls]
                theirs.append(slugs.index(slug) if slug in slugs else 9)
        print(f"| {lang} | {len(queries)} | {share(ours)} | {share(theirs) if beside else ''} |")
    page.close()


def share(ranks: list[int]) -> str:
    first = sum(1 for rank in ranks if rank == 0)
    five = sum(1 for rank in ranks if rank < 5)
    return f"{first / len(ranks):.0%} | {five / len(ranks):.0%}"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def started() -> Iterator[Browser]:
    noted = REPO / ".venv/chromium-path"
    named = noted.read_text("utf-8").strip() if noted.exists() else "playwright"
    with sync_playwright() as playwright:
        program = None if named == "playwright" else named
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
