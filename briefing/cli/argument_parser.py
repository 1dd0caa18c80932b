"""An argparse parser that reports everything that is wrong with a command line together.

argparse itself stops at the first error. This module knows no command and no option.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, NoReturn

from briefing.core.printable import printable_line
from briefing.core.proposals import nearest

_HELP = {"-h", "--help"}
# What stands for the value of an option that takes a sentence of the author.
SENTENCE = "SENTENCE"


class ArgumentParser(argparse.ArgumentParser):
    """Prints each error in a line, without the usage of every option.

    A wrong value is replaced by an empty text, and the parser goes on: the options are used only if
    there is no error.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.faults: list[str] = []

    def parse_all(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the options. Raises `SystemExit`: with 2 if words are wrong, with 0 after the
        help."""
        # The parser would stop at a missing word, and at an option that excludes another one. The
        # help shows both.
        required: list[argparse.Action] = []
        groups: list[argparse._MutuallyExclusiveGroup] = []
        if _HELP.isdisjoint(words):
            required = [action for action in self._actions if action.required]
            groups, self._mutually_exclusive_groups = self._mutually_exclusive_groups, []
        for action in required:
            action.required = False
        options, others = self.parse_known_args(self._without_needless_values(words))
        self.faults += self._unknown(others)
        missing = [_name_of(a) for a in required if getattr(options, a.dest) is None]
        self.faults += [f"{name} is missing" for name in missing]
        for group in groups:
            given = [a for a in group._group_actions if getattr(options, a.dest) != a.default]
            if len(given) > 1:
                names = " and ".join(map(_name_of, given))
                self.faults.append(f"{names} exclude each other; use only one of them")
        if self.faults:
            self._refuse()
        return options

    def error(self, message: str) -> NoReturn:
        """Print the error, and those before it, and exit. Argparse calls this."""
        self.faults.append(message)
        self._refuse()

    def _refuse(self) -> NoReturn:
        lines = "".join(f"briefing: {printable_line(fault)}\n" for fault in self.faults)
        self.exit(2, f"{lines}See: {self.prog} --help\n")

    def _unknown(self, words: Sequence[str]) -> Iterator[str]:
        """The errors about words that nothing accepts. A word after an unknown option gets none,
        because it may be the value of this option."""
        surplus = [*takewhile(lambda word: not word.startswith("-"), words)]
        if surplus:
            yield f"too many words: {' '.join(surplus)}; {self._surplus_hint(surplus)}"
        for word in words[len(surplus) :]:
            option = word.partition("=")[0]
            if option.startswith("-"):
                close = self._nearest_option(option)
                yield f"unknown option {option}" + (f"; did you mean {close}?" if close else "")

    def _surplus_hint(self, words: Sequence[str]) -> str:
        """What to do with words that the command does not take."""
        option = self._nearest_option(words[0])
        if option.lstrip("-") == words[0]:
            return f"did you mean {option}?"
        sentences = [action for action in self._actions if action.metavar == SENTENCE]
        if sentences:
            text = " ".join(words).replace('"', "'")
            return f'write a sentence after its option: {_name_of(sentences[0])} "{text}"'
        if any(not action.option_strings for action in self._actions):
            return "put quotation marks around a text of several words"
        return "the command takes only options; delete these words"

    def _nearest_option(self, word: str) -> str:
        """The option most similar to a word. The hyphens of options do not count: they would make
        all options similar."""
        by_name = {option.lstrip("-"): option for option in self._option_string_actions}
        return by_name.get(nearest(word.lstrip("-"), by_name), "")

    def _without_needless_values(self, words: Sequence[str]) -> Iterator[str]:
        """The words, without values of options that take none: `--clean=x` becomes `--clean`, and
        `-h5` becomes `-h`. The parser would stop there."""
        are_options = True
        for word in words:
            name, equals, _ = word.partition("=")
            if word[:2] in _HELP and are_options:
                name, equals = word[:2], word[2:]
            action = self._option_string_actions.get(name) if are_options and equals else None
            are_options = are_options and word != "--"
            if action and action.nargs == 0:
                self.faults.append(f"{name} takes no value")
            yield name if action and action.nargs == 0 else word

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError:
            self.faults.append(f"{_name_of(action)} needs a value")
            return 0

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        try:
            return super()._get_values(action, arg_strings)
        except argparse.ArgumentError as error:
            self.faults.append(f"{_name_of(action)}: {error.message}")
            return ""


def _name_of(action: argparse.Action) -> str:
    return "/".join(action.option_strings) or str(action.metavar or action.dest)
