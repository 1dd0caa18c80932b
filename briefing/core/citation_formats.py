"""The styles of citations for readers, and the formats of references for programs: a table.

This is the only description of them: `citations` reads it here, and `layouts/assets/citations.js`
reads it in the browser. A format is a list of parts. In a part,
- `$name` shows the value with that name; without the value, the whole part is left out;
- `$?name` shows nothing; without the value, the whole part is left out;
- `$!name` shows nothing; with the value, the whole part is left out.

A part that begins with a full stop loses it after another full stop, a question mark or an
exclamation mark. Pure.

Chicago (18th edition, bibliography), APA (7th) and MLA (9th) have their rules for web pages; the
Korean style is that of Korean journals. The files describe BibTeX, RIS
(https://en.wikipedia.org/wiki/RIS_(file_format)) and CSL-JSON (https://citeproc-js.readthedocs.io).
"""

from __future__ import annotations

from briefing.core.model import Value


class Names(Value, frozen=True):
    """How a format writes names. `first`, `rest` and `translator` are the forms of the first name,
    of the others, and of a translator's name (see `citations`). `last` stands before the last name,
    `between` before every other one. With more than `most` names, a style writes `shown` of them
    and then `others`, which ends with a space if the last name follows."""

    first: str
    rest: str
    translator: str
    between: str
    last: str
    most: int = 999
    shown: int = 1
    others: str = ""


class Format(Value, frozen=True):
    """A style for readers, or a format for programs, which has an `ending` of file names and a
    `separator` of keywords. `months` is empty if dates have numbers. `changed` is the date of the
    last change, if it is not written as `date`. `end` is the last character of a style."""

    id: str
    label: str
    escape: str
    names: Names
    date: str
    months: str
    parts: tuple[str, ...]
    changed: str = ""
    end: str = ""
    ending: str = ""
    separator: str = ""


_LONG = "January February March April May June July August September October November December"
_MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."

_FORMATS = (
    Format(
        id="chicago",
        label="Chicago",
        escape="html",
        names=Names("inverted", "natural", "natural", ", ", ", and ", 6, 3, ", et al."),
        date="$month $d, $year",
        months=_LONG,
        parts=(
            *("$names", "$?names. ", "“$quoted", ".” ", "$?withdrawn[Withdrawn.] "),
            *("Translated by $translator", "$?translator. ", "$work, $date. ", "$!work$date. "),
            *("$!date$work", "$!date$?work. ", "Last changed $changed. ", "$url", "$?url. "),
        ),
    ),
    Format(
        id="apa",
        label="APA",
        escape="html",
        names=Names("initials", "initials", "short", ", ", ", & ", 20, 19, ", … "),
        date="$year, $month $d",
        months=_LONG,
        parts=(
            # Without an author, the title and what describes it stand before the date.
            *("$names", "$?names. ", "$?names($date). ", "$?names$!date(n.d.). "),
            *("<i>$title</i>", " ($translator, Trans.)", "$?withdrawn [Withdrawn]"),
            *(" [Last changed $changed]", ". ", "$!names($date). ", "$!names$!date(n.d.). "),
            *("$work", "$?work. ", "$url"),
        ),
        changed="$month $d, $year",
    ),
    Format(
        id="mla",
        label="MLA",
        escape="html",
        names=Names("inverted", "natural", "natural", ", ", ", and ", 2, 1, ", et al."),
        date="$d $month $year",
        months=_MLA_MONTHS,
        parts=(
            *("$names", "$?names. ", "“$quoted", ".” ", "$?withdrawn[Withdrawn.] "),
            *("Translated by $translator", "$?translator. ", "<i>$work</i>, ", "$publisher, "),
            *("$date, ", "last changed $changed, ", "$url"),
        ),
        end=".",
    ),
    Format(
        id="korean",
        label="한국어",
        escape="html",
        names=Names("natural", "natural", "natural", "·", "·", 3, 1, " 외"),
        date="$year년 $m월 $d일",
        months="",
        parts=(
            *(
                "$names, ",
                "「$title」",
                "$?withdrawn [철회]",
                ", ",
                "$translator 옮김, ",
                "『$work』, ",
            ),
            *("$date, ", "$changed 최종 변경, ", "$url"),
        ),
        end=".",
    ),
    Format(
        id="bibtex",
        label="BibTeX",
        escape="tex",
        names=Names("braces", "braces", "braces", " and ", " and "),
        date="$iso",
        months="",
        parts=(
            "@misc{$key",
            *(",\n  author = {$names}", ",\n  translator = {$translator}"),
            *(",\n  title = {{$title}}", ",\n  howpublished = {$work}"),
            *(",\n  publisher = {$publisher}", ",\n  date = {$date}", ",\n  year = {$year}"),
            *(",\n  note = {$note}", ",\n  language = {$lang}", ",\n  keywords = {$keywords}"),
            *(",\n  url = {$url}", "\n}\n"),
        ),
        ending="bib",
        separator=", ",
    ),
    Format(
        id="ris",
        label="RIS",
        escape="line",
        names=Names("comma", "comma", "comma", "\nAU  - ", "\nAU  - "),
        date="$slashes",
        months="",
        parts=(
            *("TY  - ELEC\n", "ID  - $key\n", "AU  - $names\n", "A4  - $translator\n"),
            *("TI  - $title\n", "T2  - $work\n", "PB  - $publisher\n", "PY  - $year\n"),
            *("DA  - $date\n", "LA  - $lang\n", "KW  - $keywords\n", "N1  - $note\n"),
            *("UR  - $url\n", "ER  - \n"),
        ),
        ending="ris",
        separator="\nKW  - ",
    ),
    Format(
        id="csl",
        label="CSL-JSON",
        escape="json",
        names=Names("json", "json", "json", ",", ","),
        date='{"date-parts":[[$year,$m,$d]]}',
        months="",
        parts=(
            *('{"id":$key,"type":"webpage"', ',"author":[$names]', ',"translator":[$translator]'),
            *(',"title":$title', ',"container-title":$work', ',"publisher":$publisher'),
            *(',"issued":$date', ',"language":$lang', ',"keyword":$keywords', ',"note":$note'),
            *(',"URL":$url', "}"),
        ),
        ending="csl.json",
        separator="; ",
    ),
)
FORMATS = {format.id: format for format in _FORMATS}
STYLES = tuple(format.id for format in _FORMATS if not format.ending)
