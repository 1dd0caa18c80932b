"""A citation name → the forms in which styles and formats of citations write it. Pure.

`citation_names` says what a citation name is. `layouts/assets/citations.js` writes the same forms.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.core.patterns import late_pattern

Escape = Callable[[str], str]

_INITIALS_WITHOUT_SPACE = late_pattern(r"\.(?=\w)")
# A part of a given name, with the full stop that it may have.
_PART_OF_GIVEN_NAME = late_pattern(r"([^\W\d_])[^\s.\u2010\u2011-]*\.?")


def _natural(name: str, write: Escape) -> str:
    """`Minji Han`, `John Smith Jr.`, or `Lee Ji-yoon` if the family name comes first."""
    family, given, suffix, is_family_first = _split(name)
    parts = (family, given) if is_family_first else (given, family, suffix)
    return write(" ".join(filter(None, parts)))


def _inverted(name: str, write: Escape) -> str:
    """`Han, Minji`, or `Lee Ji-yoon` if the family name comes first."""
    return _comma(name, write) if is_inverted(name) else _natural(name, write)


def is_inverted(name: str) -> bool:
    """Whether a style that inverts names writes the family name of this one first, with a comma."""
    _, given, _, is_family_first = _split(name)
    return bool(given) and not is_family_first


def _comma(name: str, write: Escape) -> str:
    """`Han, Minji`, or `Smith, John, Jr.`"""
    family, given, suffix, _ = _split(name)
    return write(", ".join(filter(None, (family, given, suffix))))


def _initials(name: str, write: Escape) -> str:
    """`Han, M.`, or `Smith, J., Jr.`"""
    family, given, suffix, _ = _split(name)
    return write(", ".join(filter(None, (family, _initials_of(given), suffix))))


def _short(name: str, write: Escape) -> str:
    """`M. Han`, or `J. Smith Jr.`"""
    family, given, suffix, _ = _split(name)
    return write(" ".join(filter(None, (_initials_of(given), family, suffix))))


def _braces(name: str, write: Escape) -> str:
    """`Han, Minji`, `Smith, Jr., John`, or `{Ministry of Unification}`."""
    family, given, suffix, _ = _split(name)
    if not given:
        return f"{{{write(name)}}}"
    return write(", ".join(filter(None, (family, suffix, given))))


def _json_name(name: str, write: Escape) -> str:
    family, given, suffix, is_family_first = _split(name)
    if not given:
        return f'{{"literal":{write(family)}}}'
    more = f',"suffix":{write(suffix)}' if suffix else ""
    more += ',"static-ordering":true' if is_family_first else ""
    return f'{{"family":{write(family)},"given":{write(given)}{more}}}'


def _split(name: str) -> tuple[str, str, str, bool]:
    """The family name, the given name, the suffix, and whether the family name comes first."""
    parts = name.split("|")
    if len(parts) == 1:
        return name, "", "", False
    suffix = parts[2] if len(parts) > 2 else ""
    return parts[0], parts[1], suffix, len(parts) > 2 and not suffix


def _initials_of(given: str) -> str:
    """`J.-y. K.` for `Ji-yoon Kyung`, and `J. R.` for `J.R.`"""
    return _INITIALS_WITHOUT_SPACE.sub(". ", _PART_OF_GIVEN_NAME.sub(r"\1.", given))


NAME_FORMS: dict[str, Callable[[str, Escape], str]] = {
    "natural": _natural,
    "inverted": _inverted,
    "comma": _comma,
    "initials": _initials,
    "short": _short,
    "braces": _braces,
    "json": _json_name,
}
