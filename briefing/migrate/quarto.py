"""A Quarto site with a blog → posts. Code is shown, and never run.

The rules are those of https://quarto.org/docs/websites/website-blog.html.
"""

from __future__ import annotations

import html
import posixpath
import re

from briefing.migrate.code_parts import outside_code
from briefing.migrate.front_matter import Values, parse_yaml, split, table_of, text_of
from briefing.migrate.markdown_source import inline_html
from briefing.migrate.notebooks import notebook_markdown
from briefing.migrate.reading import (
    MARKDOWN_FILES,
    first_config,
    folders_of,
    is_draft,
    post_of,
    read_text,
    with_address,
)
from briefing.migrate.tag_content import figure_html
from briefing.migrate.types import Contents, Post, Site, Source

_CONFIGS = ("_quarto.yml", "_quarto.yaml")


def read(source: Source) -> Contents:
    """The posts and pages of a Quarto site."""
    config = first_config(source, *_CONFIGS)
    website = table_of(config, "website")
    posts: list[Post] = []
    for file in source.files:
        if re.search(r"(?:^|/)(?:_|README)", file) or not file.endswith(
            (*MARKDOWN_FILES, ".ipynb")
        ):
            continue
        posts.append(_post(source, file))
    site = Site(
        title=text_of(website, "title") or text_of(config, "title"),
        description=text_of(website, "description"),
        base_url=text_of(website, "site-url", "site-path"),
        language=text_of(config, "lang"),
        tags="hugo",
        signs="~^$",
    )
    return Contents(site, tuple(posts))


def _post(source: Source, file: str) -> Post:
    is_notebook = file.endswith(".ipynb")
    text = split(notebook_markdown(source.text(file))) if is_notebook else read_text(source, file)
    given: Values = {}
    for folder in folders_of(file):
        name = f"{folder}/_metadata.yml"
        given |= parse_yaml(source.text(name))[0] if source.has(name) else {}
    values = {**given, **text.values}
    text = text._replace(values=values, body=_body(text.body))
    post = post_of(file, text, format="markdown")
    path = posixpath.splitext(file)[0]
    address = f"/{path.removesuffix('index')}" if path.endswith("index") else f"/{path}.html"
    is_post = bool(post.date and "date" in values) or is_draft(values)
    is_post = is_post and "listing" not in values
    return with_address(post, address, is_page=not is_post)


_OPTIONS = re.compile(r"^[ \t]*(?:#|//|--|%)\|[ \t].*\n", re.MULTILINE)
_WORDS = r"(?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\s]*\))?)"
_FIGURE = re.compile(
    rf"^!\[({_WORDS}+)\]\(([^()\s]+)(?:[ \t]+\"[^\"\n]*\")?\)"
    r"(\{[^{}\n]*\})?[ \t]*(?=\n[ \t]*\n|\Z)",
    re.MULTILINE,
)
_SPAN = re.compile(rf"(?<![!\\\]])\[({_WORDS}+)\]\{{[ \t]*([.#][^{{}}\n]*)\}}")
_TABLE_CAPTION = re.compile(r"^:[ \t]+(\S.*?)[ \t]*\{#tbl-[^{}\n]*\}[ \t]*$", re.MULTILINE)


def _body(text: str) -> str:
    """The text without the lines in code that tell Quarto what to do with it (`#| echo: false`),
    and with figures and spans as HTML."""
    return outside_code(
        _OPTIONS.sub("", text),
        (_FIGURE, _figure),
        (_SPAN, lambda m: f"<u>{m[1]}</u>" if "underline" in m[2] else m[1]),
        (_TABLE_CAPTION, r"\1"),
    )


def _figure(match: re.Match[str]) -> str:
    """A picture alone in a paragraph: its words are its caption."""
    caption = inline_html(match[1])
    given = re.search(r"""fig-alt=(?:"([^"]*)"|'([^']*)')""", match[3] or "")
    alt = (given[1] or given[2] or "") if given else re.sub(r"<[^<>]*>", "", caption)
    return figure_html(match[2], html.unescape(alt), caption)
