"""Regular expressions that are compiled when they are first used.

To compile all patterns of the modules that an edit imports takes a tenth of its time, and an edit
uses half of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, but a wrong pattern is found at its first use."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """A pattern that is compiled when one of its methods is first looked up."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._text, self._flags), name)
        # Next time, Python finds the method here.
        setattr(self, name, value)
        return value
