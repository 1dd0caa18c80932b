"""Compare our Markdown parser with markdown-it-py on generated texts.

    .venv/bin/python tools/check_markdown.py [COUNT]

The bench installs markdown-it-py, a CommonMark parser by other people. The texts are pieces of
CommonMark in any order. What our dialect adds to CommonMark, and what markdown-it-py reads
otherwise than the reference implementation, is left out. Run this before a release of the parser.
"""

import random
import re
import sys
from pathlib import Path

_PIECES = (
    r"* ** _ __ ` `` [ ] ( ) ![ ](/u) [a] \n\n[a]:\s/u\n\n < > &amp; & \ \* # ##\s -\s *\s +\s "
    r"1.\s 2)\s > a b\sc \s \s\s \s\s\s\s \n \n\n \n\s\s --- === *** ``` ~~~ \t 't' . é <http://x.y>"
).split(" ")
# What differs on purpose (tags, strikethrough, addresses in words of a link, abbreviations), and
# what markdown-it-py reads otherwise than the specification (spaces at the beginning of a line of
# code, spaces after a backslash at the end of a line, emphasis in the words of a picture).
_LEFT_OUT = re.compile(r"<b|\\<|(?<!~)~{1,2}(?!~)|`[^`]*\n|\\ +\n|\[[^\]]*<http|\*\[|!\[[^\]]*[*_]")


def main(count: int) -> int:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from markdown_it import MarkdownIt

    from tests.support.markdown import parse
    from tests.support.markup import structure

    pieces = [piece.replace(r"\s", " ").replace(r"\n", "\n") for piece in _PIECES]
    other = MarkdownIt("commonmark")
    different = 0
    for seed in range(count):
        chance = random.Random(seed)
        text = "".join(chance.choices(pieces, k=chance.randint(1, 20))).rstrip() + "\n"
        if _LEFT_OUT.search(text) or structure(parse(text)[0]) == structure(other.render(text)):
            continue
        different += 1
        print(repr(text), parse(text)[0], other.render(text), sep="\n", end="\n\n")
    print(f"{count} texts, {different} differ")
    return 1 if different else 0


if __name__ == "__main__":
    if len(sys.argv) > 2 or not all(argument.isdigit() for argument in sys.argv[1:]):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) == 2 else 10_000))
