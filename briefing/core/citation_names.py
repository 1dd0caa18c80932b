"""The name of a person or an organisation → its parts, as citations need them.

A *citation name* is one text. Its form tells how the name is written:
- `family|given`: the given name is first;
- `family|given|Jr.`: the given name is first, and there is a suffix;
- `family|given|`: the family name is first;
- the name itself: it has no parts, so that every style writes it as it is. These are organisations,
  single words, and names in Hangul or Chinese characters.

Pure. It knows nothing of citation styles.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing.core.patterns import late_pattern

# Names in a script other than these have no parts.
_EUROPEAN = late_pattern(r"[\sA-Za-z\u00c0-\u052f\u1e00-\u1fff'’.\u2010\u2011-]+")
# Words that names of organisations have and names of people do not.
_OF_ORGANISATIONS = late_pattern(
    r"\b(of|for|the|and|academy|administration|affairs|agency|alliance|assembly|association"
    r"|authority|bank|board|broadcasting|bureau|center|centre|coalition|college|commission"
    r"|committee|company|congress|corporation|council|delegation|department|desk|directorate"
    r"|editors|embassy|endowment|federation|forum|foundation|fund|government|group|herald|house"
    r"|inc|initiative|institute|institution|international|ltd|ministry|mission|nations|network"
    r"|news|office|organi[sz]ation|panel|parliament|press|programme|project|radio|rights|school"
    r"|secretariat|senate|service|society|staff|studies|team|television|times|tribune|trust|union"
    r"|university|weekly"
    r"|agence|agencia|agenzia|assemblée|asociación|auswärtiges|banco|banque|bundesministerium"
    r"|centro|comisión|comité|commissione|conseil|consejo|fondation|fondazione|fundación|institut"
    r"|instituto|istituto|ministère|ministerio|ministero|ministerium|ministério|observatoire"
    r"|stiftung|universidad|università|universität|université)\b",
    re.IGNORECASE,
)
# `Ji-yoon` in `Lee Ji-yoon`: the second part of a Korean given name has a small letter.
_KOREAN_GIVEN_NAME = late_pattern(r"[A-Z][a-z]+[-\u2010\u2011][a-z]+")
# Given names that are usual elsewhere, and that are no family names in Hungary: there, the family
# name is written first in all other names.
_NOT_HUNGARIAN = frozenset(
    "alan alexander alice amy andrea andreas andrew angela ann anna anne annie anthony"
    " antonio ben benjamin brian carlos carol caroline catherine charles charlotte chris"
    " christian christine christopher claire claudia daniel david diana donald dominic edward"
    " elena elizabeth emily emma eric erik francesca francesco frank françois fritz george"
    " giovanni giuseppe hannah hans harry heinrich helen helmut henry igor ivan jack jacques"
    " james jane jean jeff jennifer jessica jim joan joe johann johannes john jonathan jorge"
    " joseph josé juan julia julie karen karl kate katherine kevin klaus kurt larry laura"
    " linda lisa louis louise lucy luis luke manuel marco margaret maria marie mario mark mary"
    " matthew michael michelle mike nancy nicholas nicole nick olivia pablo pamela patricia"
    " patrick paul paula pedro peter philip philippe pierre rachel rebecca richard robert"
    " roger ronald rosa ruth sam samantha sara sarah scott sean sofia sophie stefan stephen"
    " steve steven susan thomas tim timothy tom tony ursula victoria vladimir walter william"
    " wolfgang".split()
)
# A Vietnamese name consists of such syllables, and begins with the family name.
_VIETNAMESE_SYLLABLE = late_pattern(
    r"(?:ngh?|nh|th|tr|ch|gh?|gi|kh|ph|qu|[bcdđhklmnrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
)
# Family names that are written first in any language: the usual ones of Vietnam, and before a given
# name of two syllables those of China (Xi Jinping).
_VIETNAMESE = frozenset(
    "nguyễn nguyen trần tran lê phạm pham huỳnh huynh hoàng phan võ vũ đặng dang bùi bui đỗ ngô"
    " dương lý hồ đinh trịnh đoàn".split()
)
_CHINESE = frozenset(
    "bai cai cao chen cheng cui dai deng ding dong du fan fang feng fu gao gu guo han hao he hou hu"
    " huang jia jiang jin kang kong li liang liao lin liu long lu luo ma mao meng pan peng qian"
    " qiao qin qiu ren shao shen shi song su sun tan tang tian wan wang wei wu xi xia xiao xie"
    " xiong xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou".split()
)
_CHINESE_GIVEN_NAME = late_pattern(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[iu]?[ae](?:ng?|i|o)?|i(?:ng?|u)?|u(?:i|n|o)?"
    r"|o(?:ng|u)?|er|iong)){2}"
)
# The usual family names of Korea that are seldom the end of a given name: Min Jung Kim.
_NO_KOREAN_GIVEN_NAME = frozenset(
    "ahn bae baek cho choe choi hwang jang kang kim ko koo kwak kwon lee lim nam noh oh paek paik"
    " pak park rhee roh ryu shin song yang yoo yoon".split()
)
# All usual ones. In front of two Korean syllables, they are family names: Kim Jong Un.
_KOREAN = _NO_KOREAN_GIVEN_NAME | frozenset(
    "an ban bang byun cha chang cheon chon choo chun chung eom gang gong gwak gwon ha ham"
    " han heo ho hong hur hyun im jeon jeong ji jin jo joo ju jung ku ma min moon mun na om pae"
    " pang pyon ri rim ro ryang seo shim sim sin so sohn son suh sung thae u um won woo yeo yeom"
    " yi yim yom you yu yum yun".split()
)
_KOREAN_SYLLABLE = late_pattern(
    r"(?:[gkptj]h?|ch|sh?|kk|tt|pp|ss|jj|[bdhlmnr])?"
    r"(?:y?(?:ae|eo|oo|ou|u|o|a|e)|w(?:ae|eo|a|e|i|o)|eu|oe|ee|ui|i)(?:ng|ck|[klmnptbgrh])?"
)
_BETWEEN_NAMES = late_pattern(
    r"\s*[;·]\s*|\s*,(?!\s*(?:[JS]r|II|III|IV)\b)\s*(?:and\s+)?|\s+(?:and|&)\s+"
)
_SUFFIX = late_pattern(r"(?<=\S),?\s([JS]r\.?|II|III|IV)\Z")
# Words that begin a family name although they have a capital letter: Van der Berg, De Gaulle.
_PARTICLES = frozenset(
    "al bin da dal de del della den der des di dos du el ibn la le st. van von".split()
)
# Citations leave these out.
_TITLES = frozenset(
    "Adm. Amb. Capt. Col. Dr Dr. Gen. Gov. Hon. Lt. Maj. Mr Mr. Mrs Mrs. Ms Ms. Prof Prof. Rep."
    " Rev. Sen. Sgt.".split()
)
_MAX_WORDS_OF_PERSON = 5


@lru_cache(4096)
def citation_name(name: str, family: str = "", lang: str = "") -> str:
    """The citation name of an author. `family` is the family name if the archive says it; it is the
    whole name of an organisation. `lang` is the language of the name, as far as it is known."""
    name = " ".join(name.replace("|", " ").split())
    family = " ".join(family.split())
    if name == family:
        return name
    suffix = _SUFFIX.search(name)
    person = _SUFFIX.sub("", name)
    if not _EUROPEAN.fullmatch(person):
        return name
    parts = _parts(person, _SUFFIX.sub("", family), lang)
    if suffix and parts.count("|") == 1:
        return f"{parts}|{suffix[1]}"
    return name if suffix or "|" not in parts else parts


@lru_cache(4096)
def is_organisation(name: str, family: str = "") -> bool:
    """Whether a name is that of an organisation. The archive decides: `family` is then the whole
    name. If it does not, a word in the name does."""
    return name == family if family else bool(_OF_ORGANISATIONS.search(name))


def _parts(name: str, family: str, lang: str) -> str:
    """The citation name of a name without a suffix."""
    if family and name.endswith(f" {family}"):
        return f"{family}|{name.removesuffix(family).strip()}"
    if family and name.startswith(f"{family} "):
        return f"{family}|{name.removeprefix(family).strip()}|"
    words = name.split(" ")
    while len(words) > 2 and words[0] in _TITLES:
        del words[0]
    if not 1 < len(words) <= _MAX_WORDS_OF_PERSON or words[0][0].islower():
        return name
    if is_organisation(name):
        return name
    if _is_family_first(words, lang.partition("-")[0]):
        return f"{words[0]}|{' '.join(words[1:])}|"
    start = _start_of_family_name(words)
    return f"{' '.join(words[start:])}|{' '.join(words[:start])}" if start else name


def citation_names(text: str) -> tuple[str, ...]:
    """The citation names of all people in a text such as `A B and C D`."""
    return tuple(map(citation_name, names_in(text)))


def names_in(text: str) -> tuple[str, ...]:
    """The same names as the text has them."""
    if not text:
        return ()
    parts = _BETWEEN_NAMES.split(text)
    names = [citation_name(part) for part in parts]
    are_people = all("|" in name or not _EUROPEAN.fullmatch(name) for name in names)
    return tuple(parts) if len(parts) > 1 and are_people and all(parts) else (text,)


def _is_family_first(words: list[str], language: str) -> bool:
    """Whether the first of several words is the family name."""
    first, second = words[0].casefold(), words[1]
    if first in _VIETNAMESE or (language == "hu" and first not in _NOT_HUNGARIAN):
        return True
    if language == "vi" and all(_VIETNAMESE_SYLLABLE.fullmatch(_plain(word)) for word in words):
        return True
    if words[0].isupper() and len(first) > 1 and "." not in first:
        return not any(word.isupper() for word in words[1:])  # XI Jinping
    if len(words) == 3 and first in _KOREAN and words[2].casefold() not in _NO_KOREAN_GIVEN_NAME:
        return all(_KOREAN_SYLLABLE.fullmatch(word.casefold()) for word in words[1:])
    if len(words) > 2 or "-" in first:
        return False
    is_chinese = first in _CHINESE and second.casefold() not in _CHINESE
    return bool(
        _KOREAN_GIVEN_NAME.fullmatch(second)
        or (is_chinese and _CHINESE_GIVEN_NAME.fullmatch(second.casefold()))
    )


def _plain(word: str) -> str:
    """A word in small letters without marks: `nguyen` for `Nguyễn`."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _start_of_family_name(words: list[str]) -> int:
    """The position of the first word of the family name: the first particle after the first word
    (`von der Leyen`, `Van der Berg`), or else the last word."""
    last = len(words) - 1
    particles = (i for i, word in enumerate(words) if i and _is_particle(word))
    return min(next(particles, last), last)


def _is_particle(word: str) -> bool:
    return word[0].islower() or word.casefold() in _PARTICLES
