"""reStructuredText: docutils alone would leave out what it does not know."""

from __future__ import annotations

from briefing.importers.markup_tree import parse_markup, text_of
from briefing.migrate.rst_source import rst_html
from briefing.migrate.types import Note
from briefing.migrate.words import unread_words

TEXT = """\
A :kbd:`Ctrl` key, :ref:`a title <place>`, :file:`x.py` and ``:ref:`code```.

.. youtube:: abcdefghijk

.. wide:: some words
   :style: big

   Content with *emphasis*.

.. code-block:: python
   :linenos: table
   :emphasize-lines: 1

   x = 1

.. note::
   :nonsense: 1

   Inside of a box.

.. csv-table:: Numbers
   :header: "a", "b"

   1, 2

.. include:: secret.txt

.. a comment that nobody sees

.. math:: a^2

.. |name| replace:: A name

|name| ends.
"""


def read(text: str = TEXT) -> tuple[str, list[Note]]:
    notes: list[Note] = []
    return rst_html(text, notes, 10), notes


def test_unknown_directives_options_and_roles_keep_their_content() -> None:
    read()  # docutils has one table of names: a second text must not be read in another way.
    html, notes = read()
    assert "A <kbd>Ctrl</kbd> key, <span>a title</span>, " in html
    assert ":ref:`code`" in html
    assert '<a href="https://www.youtube.com/watch?v=abcdefghijk">Video on YouTube</a>' in html
    assert "<code>.. wide:: some words</code></p><p>Content with <em>emphasis</em>.</p>" in html
    assert "<code>x = 1</code>" in html
    assert "Inside of a box." in html
    assert "<p>1</p>" in html
    assert "a^2" in html
    assert "A name ends." in html
    assert "nobody sees" not in text_of(parse_markup(html))
    assert [(note.line, note.text) for note in notes] == [
        (10, ":ref:`a title <place>` is plain text now"),
        (14, ".. wide:: some words was not migrated: briefs have nothing like it"),
        (35, ".. include:: secret.txt was not migrated: briefs have nothing like it"),
    ]


def test_words_of_the_source_are_counted() -> None:
    root = parse_markup(read()[0])
    assert unread_words(TEXT, root, is_rst=True) == (0, "")
    lost = f"{TEXT}\nThese seven words were lost without notice.\n"
    assert unread_words(lost, root, is_rst=True)[0] > 5
