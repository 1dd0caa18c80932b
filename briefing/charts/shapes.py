"""The shapes of charts, in percent of the width and in em of the height.

The class of a shape says which series it belongs to. The style sheet gives it a colour. This module
must not know data or labels.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

_DOT_EM = 0.38


def percent(share: float) -> str:
    """A share as a length of SVG: `12.5%`."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def em(number: float) -> str:
    """A length in em: `1.25em`."""
    return f"{number:.3f}".rstrip("0").rstrip(".") + "em"


def series_class(place: int) -> str:
    """The class of a series by its place, from 0."""
    return f"s{place + 1}"


def add_rect(
    parent: Element, series: int, start: tuple[float, float], size: tuple[float, float]
) -> Element:
    """A rectangle from a place: a share of the width, and em."""
    x, y = percent(start[0]), em(start[1])
    box = {"x": x, "y": y, "width": percent(size[0]), "height": em(size[1])}
    return SubElement(parent, "rect", {"class": series_class(series), **box})


def add_dot(parent: Element, series: int, x: float, y: float, size: float = _DOT_EM) -> Element:
    """A dot. Series with even numbers have hollow ones, so that a colour is not needed."""
    attributes = {"cx": percent(x), "cy": em(y), "r": em(size)}
    return SubElement(parent, "circle", {"class": series_class(series), **attributes})
