"""A layout → a digest of what it means to Jinja, so that a change of its form changes no page.

Comments, spaces inside tags, and text outside the blocks of a layout that extends another one are
not in the digest: no page shows them.
"""

from __future__ import annotations

from typing import Any

from briefing.core.hashing import digest
from briefing.templates.environment import create_environment
from briefing.templates.files import Layouts


def syntax_digests(names: list[str], layouts: Layouts) -> dict[str, bytes]:
    """Map these names of layouts to digests (16 bytes) of their syntax trees.

    A layout with a syntax error has the digest of its text. It imports Jinja.
    """
    import jinja2

    env, _ = create_environment(layouts)
    digests = {}
    for name in names:
        text = layouts.sources[name]
        try:
            # The text of a tree has all its values, and no lines.
            tree = repr(_without_hidden_output(env.parse(text, name)))
        except (jinja2.TemplateSyntaxError, RecursionError):
            tree = f"text: {text}"
        digests[name] = digest(tree.encode())
    return digests


def _without_hidden_output(template: Any) -> Any:
    """The tree without the text outside blocks below `{% extends %}`, which Jinja never
    renders."""
    from jinja2 import nodes

    for place, node in enumerate(template.body):
        if isinstance(node, nodes.Extends):
            below = template.body[place + 1 :]
            template.body[place + 1 :] = [n for n in below if not isinstance(n, nodes.Output)]
            break
    return template
