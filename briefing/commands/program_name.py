"""How the user called this program. Each message, hint and `--help` names this command.

An author who copies a proposed command must get what the message promises. So the command works in
the folder where the user typed the first one. This module knows no command and no archive.
"""

from __future__ import annotations

import os
import shlex
import sys

# The name of the installed program, as `[project.scripts]` in pyproject.toml sets it.
INSTALLED = "briefing"
_SCRIPT = "build.py"
_MODULE = "__main__.py"


def program_name() -> str:
    """Return the command that starts this program: `briefing`, `python3 -m briefing` or
    `python3 build.py`. Its words are quoted for a shell."""
    called = sys.argv[0] if sys.argv else ""
    name = os.path.basename(called)
    if name == _MODULE:
        return f"{quote(_interpreter())} -m briefing"
    if name == _SCRIPT:
        # The script finds the environment beside it, with any Python. So the path of the Python
        # of an environment, which `make` uses, is not shown.
        python = _interpreter()
        python = _default_interpreter() if os.path.dirname(python) else python
        return f"{python} {quote(_near(called))}"
    if name.removesuffix(".exe") != INSTALLED:
        return INSTALLED  # Another program runs this one, for example a test.
    return INSTALLED if _is_on_path(called) else quote(_near(called))


def _interpreter() -> str:
    """The Python that the user typed: a name, or a path from the working folder."""
    typed = sys.orig_argv[0] if sys.orig_argv else ""
    return _near(typed) if os.path.dirname(typed) else typed or _default_interpreter()


def _default_interpreter() -> str:
    """Debian has no `python`, and Windows has no `python3`."""
    return "py" if os.name == "nt" else "python3"


def _near(path: str) -> str:
    """A path from the working folder if the file is in it, else the path as it was typed."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # On Windows, the two may be on different drives.
        return path
    is_inside = not relative.startswith(os.pardir)
    return relative if is_inside or not os.path.isabs(path) else path


def _is_on_path(called: str) -> bool:
    """Whether a shell finds the installed program by its name."""
    import shutil  # Few messages propose a command.

    found = shutil.which(INSTALLED)
    # On Windows, the program may be named without its extension.
    paths = (called, f"{called}.exe")
    if found is None:
        return False
    return any(os.path.exists(path) and os.path.samefile(found, path) for path in paths)


def quote(word: str) -> str:
    """A word as the shell of this system needs it."""
    if os.name == "nt":
        return f'"{word}"' if " " in word else word
    return shlex.quote(word)
