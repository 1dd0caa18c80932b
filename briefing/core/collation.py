"""The order of names in a language.

It is the order of letters that dictionaries of the language use (Unicode's default order, with the
tailorings of CLDR). Case, accents and vowel signs decide only between names that are otherwise
equal. Pure: names have the same order on any computer. The limits are in `docs/layouts.md`.
"""

from __future__ import annotations

import unicodedata
from functools import cache

# Letters that follow another letter, and are none of its variants: the letter before them is first.
_LETTERS_AFTER = {
    "da": ("zæøå",),
    "es": ("nñ",),
    "fi": ("zåäö",),
    "nb": ("zæøå",),
    "nn": ("zæøå",),
    "no": ("zæøå",),
    "pl": ("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zźż"),
    "sv": ("zåäö",),
    "tr": ("cç", "gğ", "hı", "oö", "sş", "uü"),
    "vi": ("aăâ", "dđ", "eê", "oôơ", "uư"),
}
# Letters in their order, where that is not the order of Unicode. Each text is one script.
_ALPHABETS = (
    "абвгґѓдђеєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя",
    "ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی",
)
_ALPHABETS_OF = {"fa": ("ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",)}
# Letters that have the place of another letter, without being decomposed into it by Unicode.
_SAME_PLACE = {
    **dict(zip("ةىيكךםןףץ", "تییکכמנפצ", strict=True)),
    **dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True)),
    **{"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"},
}
# The scripts that come before all others in a language, by the beginning of Unicode's names.
_FIRST_SCRIPTS = {
    **dict.fromkeys(("bg", "mk", "ru", "sr", "uk"), ("CYRILLIC",)),
    **dict.fromkeys(("ar", "fa", "ur"), ("ARABIC",)),
    **dict.fromkeys(("zh", "yue"), ("CJK",)),
    "el": ("GREEK",),
    "he": ("HEBREW",),
    "ko": ("HANGUL", "CJK"),
}
# The standards whose order of characters is that of Chinese and Japanese dictionaries, for the
# characters in common use: by sound in `gb2312` and `shift_jis`, by strokes in `big5`.
_CJK_ORDER = {"ja": "shift_jis", "zh-Hans": "gb2312", "zh-Hant": "big5"}
_SPACE, _SIGN, _CJK = " ", "!", "\u3400"
# Greater than all letters: it stands before letters of the other scripts, and after a letter it
# makes the next letter of an alphabet.
_AFTER = "\U000f0000"


def collation_key(name: str, lang: str) -> tuple[str, str, str]:
    """A key that sorts names as readers of a language expect, from its BCP 47 tag."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return folded.translate(_table(lang)), folded, name


@cache
def _table(lang: str) -> _Table:
    return _Table(lang)


class _Table(dict[int, str]):
    """What each character of a name counts as, for `str.translate`. It grows with its use."""

    def __init__(self, lang: str) -> None:
        language = lang.partition("-")[0]
        is_traditional = language == "yue" or bool({"Hant", "TW", "HK", "MO"} & {*lang.split("-")})
        chinese = "zh-Hant" if is_traditional else "zh-Hans"
        self._cjk = _CJK_ORDER.get(chinese if language in ("zh", "yue") else language, "")
        self._first = _FIRST_SCRIPTS.get(language, ("LATIN",))
        self._letters: dict[str, str] = {}
        for alphabet in (*_ALPHABETS, *_ALPHABETS_OF.get(language, ())):
            start = min(map(ord, alphabet))
            self._letters |= {letter: chr(start + at) for at, letter in enumerate(alphabet)}
        for first, *others in map(tuple, _LETTERS_AFTER.get(language, ())):
            self._letters |= {letter: first + _AFTER * at for at, letter in enumerate(others, 1)}

    def __missing__(self, code: int) -> str:
        value = self[code] = "".join(map(self._place, self._parts(chr(code))))
        return value

    def _parts(self, character: str) -> str:
        """The letters of the alphabet that a character consists of."""
        if character in self._letters or unicodedata.name(character, "").startswith("HANGUL"):
            return character
        character = _SAME_PLACE.get(character, character)
        base, *marks = tuple(unicodedata.normalize("NFKD", character))
        # A letter with two marks may be a letter of the alphabet with a mark of its tone.
        for mark in marks:
            letter = unicodedata.normalize("NFC", base + mark)
            if letter in self._letters:
                return letter
        letters = (base, *(mark for mark in marks if not unicodedata.combining(mark)))
        return "".join(_SAME_PLACE.get(letter, letter) for letter in letters)

    def _place(self, letter: str) -> str:
        """What a letter counts as. Vowel signs and characters without a shape count as nothing."""
        category = unicodedata.category(letter)
        if category[0] in "MC" or letter in "\u0640ー":
            return ""
        if category == "Nd":
            return str(unicodedata.digit(letter))
        if category[0] not in "LN":
            return _SPACE if category[0] == "Z" else _SIGN
        name = unicodedata.name(letter, "")
        if name.startswith("CJK") and self._cjk:
            place = _CJK + (letter.encode(self._cjk, "ignore").hex() or _AFTER + letter)
        elif "ァ" <= letter <= "ヶ":
            hiragana = chr(ord(letter) - ord("ァ") + ord("ぁ"))
            place = _SAME_PLACE.get(hiragana, hiragana)
        else:
            place = self._letters.get(letter, letter)
        return place if name.startswith(self._first) else _AFTER + place
