"""Runs Python-Markdown's own tests through FastMarkdown.

    .venv/bin/python tools/check_markdown.py FOLDER

`FOLDER` is the source of the locked release, as its package index has it, unpacked: the installed
package comes without tests. To be run before another release of the library is let in.
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
