"""Whether a change of a layout is only one of its form, so that it changes no page.

Comments, spaces inside tags, and text outside the blocks of a layout that extends another one are
its form: no page shows them.
"""

from __future__ import annotations

from typing import Any

from briefing.templates.environment import create_environment
from briefing.templates.files import Layouts


def has_same_syntax(before: str, after: str, layouts: Layouts) -> bool:
    """Whether two texts of a layout have the same syntax tree. Without a tree, because of a syntax
    error, they have not. It imports Jinja."""
    import jinja2

    env, _ = create_environment(layouts)
    try:
        return bool(_shown_tree(env.parse(before)) == _shown_tree(env.parse(after)))
    except (jinja2.TemplateSyntaxError, RecursionError):
        return False


def _shown_tree(template: Any) -> Any:
    """The tree without the text outside blocks below `{% extends %}`, which Jinja never
    renders. Trees are equal if all their values are equal; lines do not count."""
    from jinja2 import nodes

    for place, node in enumerate(template.body):
        if isinstance(node, nodes.Extends):
            below = template.body[place + 1 :]
            template.body[place + 1 :] = [n for n in below if not isinstance(n, nodes.Output)]
            break
    return template
