"""Bodies of briefs as feed readers see them."""

from __future__ import annotations

import pytest

from briefing.build.feed_texts import full_text
from briefing.markdown.sanitizer import sanitize

PAGE = "https://x.example/sub/briefs/%ED%8F%89%EC%96%91.html"
LINK = '<a aria-label="Link: a > b" class="permalink" href="#a">#</a>'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<p>See <a href="../topics/a.html">A</a>, <a href="#a">b</a>.</p>',
            '<p>See <a href="https://x.example/sub/topics/a.html">A</a>, '
            f'<a href="{PAGE}#a">b</a>.</p>',
        ),
        (
            '<img alt="A" class="adapts" height="3" loading="lazy" src="../media/a.png" width="2">',
            '<img alt="A" height="3" src="https://x.example/sub/media/a.png" width="2">',
        ),
        (f'<h2 id="a">A &gt; b{LINK}</h2>', "<h2>A &gt; b</h2>"),
        (
            '<div class="admonition key"><p class="admonition-title">Key</p><p>A</p></div>',
            "<div><p><strong>Key</strong></p><p>A</p></div>",
        ),
        (
            '<p><q lang="ko" dir="ltr">A</q> <abbr title="A">B</abbr></p>',
            '<p><q lang="ko" dir="ltr">A</q> <abbr title="A">B</abbr></p>',
        ),
        (
            '<figure class="chart"><ul aria-hidden="true" class="legend"><li>A</li></ul>'
            '<div aria-hidden="true" class="rows"><span class="name">A</span>'
            '<svg height="9"><text x="1">9</text></svg></div><table><tr><td>9</td></tr></table>'
            "</figure>",
            "<figure><table><tbody><tr><td>9</td></tr></tbody></table></figure>",
        ),
    ],
)
def test_a_text_has_full_addresses_and_only_what_readers_show(html: str, text: str) -> None:
    body = sanitize(html, with_charts=True)
    # Attributes may have another order.
    assert sorted(full_text(body, PAGE)) == sorted(text)
