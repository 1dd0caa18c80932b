"""How many examples Hypothesis tries: few in `make test`, many in `make test-long`."""

from __future__ import annotations

import hypothesis

# The most examples of one test in `make test`.
MAX_EXAMPLES = 200


def is_long() -> bool:
    """Whether the tests run under `make test-long`."""
    return hypothesis.settings.get_current_profile_name() == "long"


def examples(long: int) -> int:
    """The number of examples of a test that tries `long` of them under `make test-long`."""
    return long if is_long() else min(long, MAX_EXAMPLES)
