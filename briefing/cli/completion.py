"""The command line's table → what a shell needs to complete it: bash, zsh or fish.

All commands, options and choices are those of `grammar`. A script reads nothing of an archive but
the ids of topics and authors where one lies in the folder at hand: the lines `[its-id]`, of which
only letters, digits, `-`, `_` and `.` are taken, so that no id can say anything to the shell.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec

from briefing.cli import parser

# The names that a command may be called by. What stands behind `python` is Python's to complete.
NAMES = ("briefing", "build.py")

# What stands for a value in `--help`, where a shell can offer something for it.
FILES, FOLDERS, TOPICS, AUTHORS = ("FILE", "PATH"), ("DIR",), ("IDS", "ID"), ("NAME",)

# The ids of a vocabulary, without a start of Python at each Tab.
_IDS = r"""sed -n 's/^\["\{0,1\}\([[:alnum:]][[:alnum:]_.-]*\)"\{0,1\}\].*/\1/p' content/%s.toml"""


class _Word(msgspec.Struct, frozen=True):
    """A word of a command: an option with its `names`, or without any a place. `value` is what
    stands for its value, empty where it takes none."""

    names: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    many: bool
    help: str


def script(shell: str) -> str:
    """The script for one of `grammar.SHELLS`."""
    made = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    head = f"# Completion of Briefing's commands. Made by: python build.py completion {shell}"
    return "\n".join((*([_ZSH_HEAD] if shell == "zsh" else []), head, *made(), ""))


def _words(command: str) -> tuple[_Word, ...]:
    return tuple(map(_word, parser.parser(command)._actions))


def _word(action: argparse.Action) -> _Word:
    takes = action.nargs != 0
    value = str(action.metavar or action.dest.upper()) if takes else ""
    choices = tuple(map(str, action.choices or ()))
    many = action.nargs in ("*", "+")
    return _Word(tuple(action.option_strings), value, choices, many, action.help or "")


# ---- bash ---------------------------------------------------------------------------------------


def _bash() -> Iterator[str]:
    """What may follow an option, then what may stand anywhere. Where nothing is offered, bash
    offers files."""
    yield _BASH_START
    for command in parser.COMMANDS:
        for word in _words(command):
            if word.names and word.value:
                before = " | ".join(f"{command}:{name}" for name in word.names)
                yield f"        {before}) {_bash_offer(word)}return ;;"
    yield "    esac"
    yield f'    [[ $COMP_CWORD == 1 ]] && _briefing_words "{" ".join(parser.COMMANDS)}"'
    yield "    case $command:$cur in"
    for command in parser.COMMANDS:
        words = _words(command)
        options = " ".join(name for word in words for name in word.names)
        yield f'        {command}:-*) _briefing_words "{options}" ;;'
        places = "".join(_bash_offer(word) for word in words if not word.names)
        if places:
            yield f"        {command}:*) {places};;"
    yield "    esac"
    yield "}"
    yield f"complete -o default -F _briefing {' '.join(NAMES)}"


def _bash_offer(word: _Word) -> str:
    if word.choices:
        return f'_briefing_words "{" ".join(word.choices)}"; '
    if word.value in TOPICS:
        return "_briefing_ids topics; "
    return "_briefing_ids authors; " if word.value in AUTHORS else ""


# Bash 3.2, which macOS brings, takes this too.
_BASH_START = rf"""_briefing_words() {{
    COMPREPLY+=($(compgen -W "$1" -- "$cur"))
}}
_briefing_ids() {{
    local id last=${{cur##*,}}
    local first=${{cur%"$last"}}
    while read -r id; do
        [[ $id == "$last"* ]] && COMPREPLY+=("$first$id")
    done < <({_IDS % '"$1"'} 2>/dev/null)
}}
_briefing() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=build
    COMPREPLY=()
    # To bash, --option=value is three words.
    [[ $before == = ]] && before=${{COMP_WORDS[COMP_CWORD-2]}}
    [[ $cur == = ]] && cur=
    [[ $COMP_CWORD -gt 1 && ${{COMP_WORDS[1]}} != -* ]] && command=${{COMP_WORDS[1]}}
    case $command:$before in"""


# ---- zsh ----------------------------------------------------------------------------------------


def _zsh() -> Iterator[str]:
    yield _ZSH_START
    for name, command in parser.COMMANDS.items():
        yield f"        {_quoted(f'{name}:{command.summary}')}"
    yield _ZSH_MIDDLE
    for name in parser.COMMANDS:
        yield f"        {name})"
        specs = [spec for word in _words(name) for spec in _zsh_specs(word)]
        yield "            _arguments " + " \\\n                ".join(map(_quoted, specs))
        yield "            ;;"
    yield _ZSH_END


def _zsh_specs(word: _Word) -> Iterator[str]:
    """What `_arguments` is told of a word: https://zsh.sourceforge.io/Doc/ (zshcompsys)."""
    value = f":{word.value}:{_zsh_offer(word)}" if word.value else ""
    if not word.names:
        yield f"*{value}" if word.many else f"1{value}"
    said = word.help.replace("[", r"\[").replace("]", r"\]")
    for name in word.names:
        takes = "=" if word.value else ""
        yield f"{name}{takes}[{said}]{value}"


def _zsh_offer(word: _Word) -> str:
    if word.choices:
        return f"({' '.join(word.choices)})"
    if word.value in FILES + FOLDERS:
        return "_files" if word.value in FILES else "_files -/"
    if word.value in TOPICS:
        return "_briefing_topics" if word.many else "_sequence _briefing_topics"
    return "_sequence _briefing_authors" if word.value in AUTHORS else " "


_ZSH_HEAD = f"#compdef {' '.join(NAMES)}"
_ZSH_START = rf"""_briefing_topics() {{
    local -a ids=(${{(f)"$({_IDS % "topics"} 2>/dev/null)"}})
    compadd "$@" -a ids
}}
_briefing_authors() {{
    local -a ids=(${{(f)"$({_IDS % "authors"} 2>/dev/null)"}})
    compadd "$@" -a ids
}}
_briefing() {{
    local command=build
    local -a commands=("""
_ZSH_MIDDLE = """    )
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe command commands
        return
    fi
    if [[ $words[2] != -* ]]; then
        command=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    case $command in"""
_ZSH_END = f"""    esac
}}
# Either zsh has loaded this file as the function itself, or somebody sources it.
if [[ $funcstack[1] == _briefing ]]; then
    _briefing "$@"
else
    compdef _briefing {" ".join(NAMES)}
fi"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", r"'\''") + "'"


# ---- fish ---------------------------------------------------------------------------------------


def _fish() -> Iterator[str]:
    yield _FISH_START
    for name, command in parser.COMMANDS.items():
        first = "-n 'test (count (commandline -opc)) = 1'"
        yield f"{_FISH} {first} -a {name} -d {_in_fish(command.summary)}"
    for name in parser.COMMANDS:
        of = f"{_FISH} -n '__briefing_does {name}'"
        for word in _words(name):
            offer = _fish_offer(word)
            if word.names:
                options = "".join(map(_fish_option, word.names))
                value = (" -r" if offer == " -F" else " -x") if word.value else ""
                yield f"{of}{options}{value}{offer} -d {_in_fish(word.help)}"
            elif offer:
                yield of + offer


def _fish_option(name: str) -> str:
    return f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"


def _fish_offer(word: _Word) -> str:
    if word.choices:
        return f" -a '{' '.join(word.choices)}'"
    if word.value in FILES + FOLDERS:
        return " -F" if word.value in FILES else " -a '(__fish_complete_directories)'"
    if word.value in TOPICS + AUTHORS:
        ids = f"__briefing_ids {'topics' if word.value in TOPICS else 'authors'}"
        return f" -a '({ids})'" if word.many else f" -a \"(__fish_complete_list , '{ids}')\""
    return ""


_FISH = "complete" + "".join(f" -c {name}" for name in NAMES)
_FISH_START = rf"""function __briefing_ids
    {_IDS % "$argv[1]"} 2>/dev/null
end
function __briefing_does
    set -l words (commandline -opc)
    set -l command build
    if set -q words[2]; and not string match -q -- '-*' $words[2]
        set command $words[2]
    end
    test $command = $argv[1]
end
{_FISH} -f"""


def _in_fish(text: str) -> str:
    return "'" + text.replace("\\", r"\\").replace("'", r"\'") + "'"
