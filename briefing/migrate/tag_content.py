"""The content that the common tags of other systems stand for, as HTML.

`CONTENT` has the tags that stand alone, `PAIRED` those that enclose content, and `SILENT` those
that show nothing to a reader. A tag that is in none of them is unknown.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from briefing.migrate.markdown_source import inline_html

Address = Callable[[str], str]
_ARGUMENT = re.compile(
    r"""(?:([\w-]+)\s*(?:=|:(?!//))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|“([^”]*)”|([^\s,"']+))"""
)


class Tag(NamedTuple):
    """A tag: its name, its positional and named arguments, and its source."""

    name: str
    words: tuple[str, ...]
    named: dict[str, str]
    source: str


def arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The positional and the named arguments of a tag."""
    words: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        value = next((g for g in match.groups()[1:] if g is not None), "")
        value = html.unescape(value).replace('\\"', '"')
        if match[1]:
            named[match[1].lower()] = value
        else:
            words.append(value)
    return tuple(words), named


def not_migrated(source: str) -> str:
    """The visible note in the place of a tag that has no counterpart."""
    return f"<em>Not migrated:</em> <code>{html.escape(source, quote=False)}</code>"


def _value(tag: Tag, *names: str, position: int = -1) -> str:
    """The first of these named arguments, or the positional one."""
    for name in names:
        if tag.named.get(name):
            return tag.named[name]
    return tag.words[position] if 0 <= position < len(tag.words) else ""


def _figure(tag: Tag, address: Address) -> str:
    """A picture with its caption. The names of the arguments are those of the common themes."""
    source = _value(
        tag, "src", "url", "image_path", "image", "path", "file", "img", "filename", position=0
    )
    if not source:
        return ""
    alt = _value(tag, "alt", "alttext", "description")
    caption = _value(tag, "caption", "title", "text")
    link = _value(tag, "link", "href")
    credit = _value(tag, "attr", "credit", "source", "attribution")
    words = " ".join(filter(None, (caption, credit)))
    return figure_html(source, alt, inline_html(words) if words else "", link)


def figure_html(source: str, alt: str, caption: str, link: str = "") -> str:
    """A picture with its caption, on one line."""
    picture = f'<img src="{html.escape(source)}" alt="{html.escape(alt)}">'
    if link:
        picture = f'<a href="{html.escape(link)}">{picture}</a>'
    if not caption:
        return picture
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _image(tag: Tag, address: Address) -> str:
    """`{% image "src", "alt" %}` and `{% asset_img src alt %}`."""
    words = [w for w in tag.words if not w.isdigit() and w not in ("left", "right", "center")]
    source = _value(tag, "src", "url", "path")
    if not source:
        source = next((w for w in words if "/" in w or "." in w), "")
    alt = _value(tag, "alt") or " ".join(w for w in words if w != source and "/" not in w)
    caption, link = _value(tag, "caption"), _value(tag, "link", "href")
    return figure_html(source, alt, inline_html(caption) if caption else "", link) if source else ""


def _link_to(
    targets: str, titles: str, pattern: str = "{}", text: str = "", *, position: int = -1
) -> Callable[[Tag, Address], str]:
    """A link to the first of the arguments `targets`, or to the first positional one. Its text is
    one of the arguments `titles`, or the positional one; or else `text`, or the address. What is
    not an address is put into the `pattern`."""

    def make(tag: Tag, address: Address) -> str:
        given = _value(tag, *targets.split(), position=0)
        target = given if given.startswith("http") else pattern.format(given)
        shown = _value(tag, *titles.split(), position=position) or text or target
        return _link(target, shown) if given else ""

    return make


def _video(pattern: str, name: str) -> Callable[[Tag, Address], str]:
    return _link_to("id video videoid url src", "title caption", pattern, name)


def _link(address: str, text: str) -> str:
    return f'<a href="{html.escape(address)}">{html.escape(text)}</a>'


def _tweet(tag: Tag, address: Address) -> str:
    words = [w for w in (*tag.words, *tag.named.values()) if w]
    link = next((w for w in words if w.startswith("http")), "")
    user = tag.named.get("user", "i/web")
    id = tag.named.get("id") or next((w for w in words if w.isdigit()), "")
    link = link or (f"https://twitter.com/{user}/status/{id}" if id else "")
    return _link(link, "Post on Twitter") if link else ""


def _gist(tag: Tag, address: Address) -> str:
    path = "/".join(tag.words[:2])
    return _link(f"https://gist.github.com/{path}", f"Code on GitHub: {path}") if path else ""


def _reference(tag: Tag, address: Address) -> str:
    """The address of another post, for the inside of a link; or a link in the form of Hexo:
    `{% link text https://… %}`."""
    at = next((i for i, word in enumerate(tag.words) if re.match("https?://", word)), 0)
    if at:
        return _link(tag.words[at], " ".join(tag.words[:at]))
    wanted = _value(tag, "path", position=0)
    return address(wanted) if wanted else ""


def _post_link(tag: Tag, address: Address) -> str:
    """A link to another post with its text: `{% post_link name text %}`. Without a text, it has
    the title of the post."""
    target = address(tag.words[0]) if tag.words else ""
    return _link(target, " ".join(tag.words[1:])) if target else ""


def _asset(tag: Tag, address: Address) -> str:
    return tag.words[0] if tag.words else ""


def _include(tag: Tag, address: Address) -> str:
    """An included file whose name says what it shows."""
    if not tag.words:
        return ""
    name = posixpath.splitext(posixpath.basename(tag.words[0]))[0].lower().lstrip("_")
    inner = tag._replace(name=name, words=tag.words[1:])
    if any(word in name for word in ("figure", "image", "img", "picture", "photo")):
        return _figure(inner, address)
    maker = next((m for key, m in _VIDEOS.items() if key in name), None)
    return maker(inner, address) if maker else ""


_embed = _link_to("src url mp4 mp3", "title caption")
_button = _link_to("href url link relref", "text label title", position=1)


def _abbreviation(tag: Tag, address: Address) -> str:
    return html.escape(_value(tag, "text", "title", position=0))


def _keys(tag: Tag, address: Address) -> str:
    keys = (part for word in tag.words for part in word.split("-"))
    return "+".join(f"<kbd>{html.escape(key)}</kbd>" for key in keys)


_VIDEOS = {
    "youtube": _video("https://www.youtube.com/watch?v={}", "Video on YouTube"),
    "vimeo": _video("https://vimeo.com/{}", "Video on Vimeo"),
    "slideshare": _video("https://www.slideshare.net/slideshow/embed_code/{}", "Slides"),
    "speakerdeck": _video("https://speakerdeck.com/player/{}", "Slides"),
    "gslides": _video("https://docs.google.com/presentation/d/e/{}/pub", "Slides"),
    "scribd": _video("https://www.scribd.com/document/{}", "Document"),
    "wpvideo": _video("https://videopress.com/v/{}", "Video"),
    "instagram": _video("https://www.instagram.com/p/{}", "Post on Instagram"),
    "jsfiddle": _video("https://jsfiddle.net/{}", "Code on JSFiddle"),
    "video": _embed,
    "tweet": _tweet,
    "twitter": _tweet,
}

Maker = TypeVar("Maker")


def _by_name(names: dict[Maker, str]) -> dict[str, Maker]:
    """The function for each name, from the names for each function."""
    return {name: maker for maker, words in names.items() for name in words.split()}


CONTENT: dict[str, Callable[[Tag, Address], str]] = _VIDEOS | _by_name(
    {
        _figure: "figure imgcap image-caption img-caption imgc",
        _image: "image img asset_img asset_image picture imgproc",
        _tweet: "x",
        _gist: "gist",
        _reference: "ref relref post_url link post_path",
        _post_link: "post_link",
        _asset: "asset_path",
        _include: "include include_cached include_relative partial",
        _embed: "embed audio playlist podcast soundcloud iframe vid",
        _button: "button btn link-card",
        _abbreviation: "abbr icon_text",
        _keys: "kbd",
    }
)


def similar_content(name: str) -> Callable[[Tag, Address], str] | None:
    """What a tag shows whose name says it: `image_with_class`, `lite-youtube`."""
    words = words_of_name(name)
    if words & {"figure", "fig"}:
        return _figure
    if words & {"image", "img", "picture", "photo"}:
        return _image
    return next((maker for key, maker in _VIDEOS.items() if key in words), None)


def is_decoration(name: str) -> bool:
    """Whether a tag shows only a sign beside a text, as its name says: `icon`, `indieAvatar`."""
    return bool(words_of_name(name) & {"icon", "iconify", "avatar", "emoji", "fa", "bi"})


def words_of_name(name: str) -> set[str]:
    """The words in the name of a tag, in lower case."""
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower().replace("_", "-").split("-"))


def _content(tag: Tag, inner: str) -> str:
    return inner


def _quotation(tag: Tag, inner: str) -> str:
    """A quotation with its author."""
    author = ", ".join(
        filter(None, (*tag.words[:1], tag.named.get("author", ""), tag.named.get("cite", "")))
    )
    author = " ".join(tag.words) or author
    end = f"\n\n— {author}" if author else ""
    return f"\n\n<blockquote>\n\n{inner.strip()}{end}\n\n</blockquote>\n\n"


def _box(tag: Tag, inner: str) -> str:
    """A box. Its kind is the name of the tag, or its first argument."""
    kinds = [tag.named.get("type", ""), *tag.words, tag.name]
    known = ("warning", "danger", "caution", "important", "tip", "info", "note")
    kind = next((k.lower() for k in kinds if k.lower() in known), "note")
    title = tag.named.get("title", "")
    head = f'<p class="callout-title">{html.escape(title)}</p>' if title else ""
    return f'\n\n<div class="callout callout-{kind}">{head}\n\n{inner.strip()}\n\n</div>\n\n'


def _details(tag: Tag, inner: str) -> str:
    title = html.escape(tag.named.get("title") or tag.named.get("summary") or " ".join(tag.words))
    return f"\n\n<details><summary>{title}</summary>\n\n{inner.strip()}\n\n</details>\n\n"


def _wordpress_caption(tag: Tag, inner: str) -> str:
    """`[caption]` around a picture and its caption, which newer versions have as an argument."""
    end = inner.rfind("</a>") + 4 if "</a>" in inner and "<img" in inner.partition("</a>")[0] else 0
    end = end or inner.find(">", inner.find("<img")) + 1
    picture, caption = inner[:end], inner[end:].strip() or tag.named.get("caption", "")
    return f"\n\n<figure>{picture}<figcaption>{caption}</figcaption></figure>\n\n"


def _wordpress_embed(tag: Tag, inner: str) -> str:
    address = inner.strip()
    return _link(address, address) if address.startswith("http") else inner


def _link_around(tag: Tag, inner: str) -> str:
    address = _value(tag, "href", "url", "link", position=0)
    return f'<a href="{html.escape(address)}">{inner}</a>' if address else inner


PAIRED: dict[str, Callable[[Tag, str], str]] = _by_name(
    {
        _content: "if unless for capture case filter set block center div span row column columns "
        "col tabs tab section steps lead small markdown rawhtml text main renderTemplate "
        "rendertemplate",
        _quotation: "blockquote quote pullquote epigraph",
        _box: "notice note warning info tip danger important alert callout admonition hint caution "
        "box",
        _details: "details expand spoiler collapse accordion",
        _wordpress_caption: "caption wp_caption",
        _wordpress_embed: "embed youtube vimeo audio video",
        _link_around: "button btn url",
    }
)

# Tags that show nothing to a reader, or that only arrange what they enclose.
SILENT = frozenset(
    "assign set if elsif else unless for case when capture increment toc more br "
    "adsense ads clear pagebreak cssclass css js layout extends import macro from call "
    "contact-form gravityform mc4wp_form newsletter sharing_buttons social".split()
)
