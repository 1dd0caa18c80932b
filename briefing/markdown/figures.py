"""The figures of a text: pictures with captions, and the data that belong to them.

This module must not know charts: `chart_blocks` makes their figures.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefing.markdown.context import Context
from briefing.markdown.links import add_media
from briefing.markdown.parser.serializer import to_html


def make_figures(root: Element, context: Context) -> None:
    """Make the figures of a text. Two or more of them have numbers."""
    charts = {figure: figure.find("figcaption") for figure, _ in context.charts}
    found = [
        _make_figure(element, context) if element.tag == "p" else charts.get(element)
        for element in list(root.iter())
    ]
    captions = [caption for caption in found if caption is not None]
    if len(captions) > 1:
        for number, caption in enumerate(captions, 1):
            caption.text = context.label("figure-caption", number, caption.text or "")


def _make_figure(paragraph: Element, context: Context) -> Element | None:
    """Make a figure of a paragraph that has a picture with a title, a link to a CSV file or
    none, and nothing else. Returns the caption."""
    if not 1 <= len(paragraph) <= 2 or (paragraph.text or "").strip():
        return None
    picture, *links = paragraph
    is_alone = all(not (child.tail or "").strip() for child in paragraph)
    title = picture.get("title")
    if picture.tag != "img" or not is_alone or not title:
        return None
    if links and links[0] not in context.csv_links:
        return None
    paragraph.tag = "figure"
    del picture.attrib["title"]
    caption = Element("figcaption")
    caption.text = f"{title} "
    _add_full_size(caption, title, picture.get("src") or "", context)
    paragraph[1:] = [caption]
    if links:
        from briefing.markdown.chart_blocks import file_details  # Few figures have data.

        name = "".join(links[0].itertext())
        path, href = context.csv_links[links[0]], links[0].get("href") or ""
        details = file_details(path, href, context, name)
        if details is not None:
            caption.append(details)
    return caption


def _add_full_size(caption: Element, title: str, href: str, context: Context) -> None:
    """Add a link to the picture: on a phone, the texts in it may be too small."""
    if href:
        label = context.label("full")
        attributes = {"class": "full-size", "href": href, "aria-label": f"{label}: {title}"}
        SubElement(caption, "a", attributes).text = label


def figure_data_html(path: str, context: Context) -> str:
    """The data of the figure above a text: the table in a CSV file, not sanitised."""
    from briefing.markdown.chart_blocks import file_details  # Few figures have data.

    media = context.find_media(path)
    details = file_details(path, add_media(media, context), context) if media else None
    if details is None:
        return ""
    add_data_texts(details, context)
    return f"{to_html(details)}\n"


def add_data_texts(figure: Element, context: Context) -> None:
    """Keep the text of each row of the tables in a figure."""
    for row in figure.iter("tr"):
        words = " ".join("".join(cell.itertext()) for cell in row).split()
        if words:
            context.picture_texts.append(" ".join(words))
