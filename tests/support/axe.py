"""Barriers that axe finds on a page that is open.

axe takes most of its time for the contrast of texts: it reads the same few colours of a page
thousands of times. Here it reads each colour once, and keeps private values in the objects
themselves, which takes half as long. A test proves that axe finds the same.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

# The published axe keeps the private fields of its objects in weak maps and sets, because it also
# supports old browsers. Here a map keeps the value of an object as a property of the object.
_SYMBOLS_FOR_WEAK_MAPS = """
  class PropertyMap {
    key = Symbol();
    constructor(pairs) { for (const [object, value] of pairs || []) this.set(object, value); }
    has(object) { return this.key in object; }
    get(object) { return object[this.key]; }
    set(object, value) { object[this.key] = value; return this; }
    add(object) { return this.set(object, true); }
    delete(object) { return delete object[this.key]; }
  }
  const WeakMap = PropertyMap, WeakSet = PropertyMap;
"""
_COLOURS_READ_ONCE = """
  const { Color } = axe.commons.color, parse = Color.prototype.parseString, read = new Map();
  Color.prototype.parseString = function (text) {
    if (!read.has(text)) {
      parse.call(this, text);
      read.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = read.get(text);
    return this;
  };
"""
FAST_AXE = f"() => {{ {_SYMBOLS_FOR_WEAK_MAPS}\n{AXE_SCRIPT}\n{_COLOURS_READ_ONCE} }}"
_RUN = "async () => (await axe.run({resultTypes: ['violations']})).violations"


def barriers(page: Page) -> str:
    """A report of what axe finds on the page as it is now; empty if it finds nothing."""
    found = violations(page, FAST_AXE)
    return str(AxeResults({"violations": found}).generate_report()) if found else ""


def violations(page: Page, script: str) -> list[dict[str, Any]]:
    """The rules that a page does not keep, with the elements. `script` is axe."""
    if page.evaluate("!window.axe"):
        page.evaluate(script)
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return found
