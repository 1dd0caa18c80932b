"""Completion of the command line for bash, zsh and fish: what `shtab` writes, with our own words.

The ids of topics and authors are read from the archive in the working folder, without a start of
Python. Only letters, digits, `-`, `_` and `.` are read, so that no id can give the shell a command.
"""

from __future__ import annotations

import re

import shtab

from briefing.cli import parser

_IDS = r"""sed -n 's/^\["\{0,1\}\([[:alnum:]][[:alnum:]_.-]*\)"\{0,1\}\].*/\1/p' content/%s.toml"""
# A value that is a list of words, with commas between them.
_LIST = ("_sequence {}", "(__fish_complete_list , '{}')")


def _ids(file: str, zsh: str = "{}", fish: str = "({})") -> dict[str, str]:
    function = f"_briefing_{file}"
    fish = fish.format(f"__briefing_ids {file}")
    return {"bash": function, "zsh": zsh.format(function), "fish": fish}


# The placeholder of a value in `--help` → what a shell offers for the value.
COMPLETIONS = {
    **{"FILE": shtab.FILE, "PATH": shtab.FILE, "SLUG": shtab.FILE, "DIR": shtab.DIRECTORY},
    **{"ID": _ids("topics"), "IDS": _ids("topics", *_LIST), "NAME": _ids("authors", *_LIST)},
}
_BASH = rf"""_briefing_ids() {{
    local id last=${{2##*,}}
    while read -r id; do
        [[ $id == "$last"* ]] && echo "${{2%"$last"}}$id"
    done < <({_IDS % '"$1"'} 2>/dev/null)
}}
_briefing_topics() {{ _briefing_ids topics "$1"; }}
_briefing_authors() {{ _briefing_ids authors "$1"; }}
_briefing() {{  # To bash, --option=value is three words. To shtab, it is two.
    local word words=()
    for word in "${{COMP_WORDS[@]:0:COMP_CWORD+1}}"; do [[ $word == = ]] || words+=("$word"); done
    [[ ${{COMP_WORDS[COMP_CWORD]}} == = ]] && words+=("")
    local COMP_WORDS=("${{words[@]}}") COMP_CWORD=$((${{#words[@]}} - 1))
    _shtab_briefing
}}"""
_ZSH = rf"""_briefing_topics() {{ compadd "$@" - ${{(f)"$({_IDS % "topics"} 2>/dev/null)"}}; }}
_briefing_authors() {{ compadd "$@" - ${{(f)"$({_IDS % "authors"} 2>/dev/null)"}}; }}"""
_FISH = f"function __briefing_ids; {_IDS % '$argv[1]'} 2>/dev/null; end"


def script(shell: str) -> str:
    """Return the completion script for one of `options.SHELLS`."""
    root, *others = parser.with_subcommands()
    for action in (a for p in (root, *others) for a in p._actions if a.metavar in COMPLETIONS):
        action.complete = COMPLETIONS[str(action.metavar)]  # type: ignore[attr-defined]
    preamble = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell]
    text = shtab.complete(root, shell, preamble=preamble)
    # The script completes both programs. In zsh, it also completes values after “=”, and it can be
    # sourced.
    text = text.replace("-F _shtab_briefing briefing", "-F _briefing briefing build.py")
    text = text.replace("complete -c briefing", "complete -c briefing -c build.py")
    text = re.sub("#compdef briefing|-N briefing", r"\g<0> build.py", text)
    text = re.sub(r'"(--[a-z-]+)(\[[^"]*\]:)', r'"\1=\2', text)
    return text.replace("== eval ]]", "!= loadautofunc ]]").rstrip() + "\n"
