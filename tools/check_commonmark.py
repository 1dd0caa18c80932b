"""Compare FastMarkdown with Python-Markdown on the examples of the CommonMark specification.

    .venv/bin/python tools/check_commonmark.py SPEC

`SPEC` is the file `spec.txt` of https://github.com/commonmark/commonmark-spec. The results need not
be those of CommonMark, but the two converters must agree: on each example, on each example inside
of a paragraph, and on each two adjacent examples as one text.
"""

import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n", re.DOTALL | re.MULTILINE)
_OLDER = re.compile(r"^\.\n(.*?)^\.\n.*?^\.\n", re.DOTALL | re.MULTILINE)


def main(spec: Path) -> int:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    import markdown

    from briefing.markdown.convert import convert
    from briefing.markdown.fast.blocks import FastMarkdown

    def body(text: str, fast: bool) -> Any:
        path = "content/briefs/x.md"
        return convert(
            text, path=path, first_line=1, lang="en", find_media=lambda p: None, fast=fast
        )

    specification = spec.read_text("utf-8")
    examples = [
        e.replace("→", "\t")
        for e in _EXAMPLE.findall(specification) or _OLDER.findall(specification)
    ]
    texts = [*examples, *(f"So {e.strip()} it is." for e in examples)]
    texts += [f"{one}\n{two}" for one, two in pairwise(examples)]
    names = ["extra", "sane_lists", "toc", "admonition"]
    different = [
        text
        for text in texts
        if markdown.Markdown(extensions=names).convert(text)
        != FastMarkdown(extensions=names).convert(text)
        or body(text, True) != body(text, False)
    ]
    for text in different:
        print(repr(text))
    print(f"{len(examples)} examples, {len(texts)} texts, {len(different)} differ")
    return 1 if different or not examples else 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1])))
