"""Run Python-Markdown's own tests with FastMarkdown in its place.

    .venv/bin/python tools/check_markdown.py FOLDER

`FOLDER` is the unpacked source distribution of Python-Markdown: the installed package has no tests.
Run this before you lock another release of Python-Markdown.
"""

import sys
import unittest
from pathlib import Path


def main(folder: Path) -> int:
    sys.path[:0] = [str(folder), str(Path(__file__).resolve().parent.parent)]
    import markdown
    import markdown.core

    from briefing.markdown.fast import blocks

    markdown.Markdown = markdown.core.Markdown = blocks.FastMarkdown  # type: ignore[misc]
    tests = unittest.defaultTestLoader.discover(str(folder / "tests"), top_level_dir=str(folder))
    return 0 if unittest.TextTestRunner(verbosity=0).run(tests).wasSuccessful() else 1


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "tests").is_dir():
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1])))
