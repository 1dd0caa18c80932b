"""The settings files, tested with the program: each mistake is reported once, at its place."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefing.content.config import (
    parse_authors,
    parse_config,
    parse_glossary,
    parse_settings,
    parse_topics,
)
from briefing.core.paths import SITE_FILE, TOPICS_FILE
from tests.support.folder import Folder
from tests.support.program import run

SITE = (
    'title = "설정"\nlanguage = "ko"\nkinds = ["brief", "essay"]\n\n[style]\ntitle_length = 200\n'
)
TOPICS = '[summits]\nname = "Summits"\n\n[talks]\nname = "Talks"\nbroader = "summits"\n'
AUTHORS = '[han]\nname = "Han Minji"\n'


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("site.toml", SITE)
    folder.write("topics.toml", TOPICS)
    folder.write("authors.toml", AUTHORS)
    more = {"author": "han", "summary": "S", "sources": "[{title: S}]"}
    folder.brief("one", topics="[Summits, talks]", kind="essay", **more)
    folder.brief("two", topics="[summits]", title="x" * 150, **more)
    folder.brief("three", topics="[talks]", lang="en", translation_of="two", **more)
    return folder


def problem_lines(archive: Folder, *words: str) -> list[str]:
    """The lines of a run's output that show problems."""
    return [
        line for line in output_of(archive, *words, code=1) if ": error: " in line or _WARNS in line
    ]


_WARNS = ": warning: "


def output_of(archive: Folder, *words: str, code: int = 0) -> list[str]:
    return run(*words, "--root", str(archive.root), code=code).splitlines()


TWICE = TOPICS + "[summits]\nname = 1\n"
SLIPS = [
    ("topics.toml", TWICE, "7:2: error: [summits] is already on line 1"),
    ("topics.toml", TOPICS.replace("name = ", "nam = ", 1), "2:1: error: unknown key “nam”"),
    ("authors.toml", AUTHORS.replace("[han]", "[han"), "1:5: error: this cannot be read"),
    ("site.toml", SITE + "[style]\n", "7:2: error: [style] is already on line 5"),
    ("site.toml", SITE.replace('"ko"', "ko"), "2:12: error: this cannot be read from here on"),
    ("site.toml", SITE + 'silence = ["x"]\n', "7:12: error: there is no kind of problem “x”"),
]


@pytest.mark.parametrize(("file", "text", "expected"), SLIPS)
@pytest.mark.parametrize("words", [(), ("check",)])
def test_briefs_are_not_checked_against_an_invalid_file(
    archive: Folder, file: str, text: str, expected: str, words: tuple[str, ...]
) -> None:
    """This is true of the first run and of a run with a full cache."""
    good = (archive.root / "content" / file).read_text("utf-8")
    archive.write(file, text)
    first = problem_lines(archive, *words)
    assert f"content/{file}:{expected}" in "\n".join(first)
    assert all(line.startswith(f"content/{file}:") for line in first)
    archive.write(file, good)
    (last,) = output_of(archive, *words)
    assert "error" not in last or "0 errors, 0 warnings" in last
    before = archive.tree()
    archive.write(file, text)
    assert problem_lines(archive, *words) == first
    assert archive.tree() == before


def test_an_invalid_file_does_not_stop_other_checks(archive: Folder) -> None:
    archive.write("topics.toml", TOPICS + "[summits]\n")
    archive.brief("four", "[x](nope.md)", topics="[nope]", author="Hann", kind="esay")
    assert [line.partition(" error: ")[2] for line in problem_lines(archive)] == [
        "unknown author “Hann” (unknown-author)",
        "unknown kind “esay” (unknown-choice)",
        "there is no content/briefs/nope.md (dead-link)",
        "[summits] is already on line 1 (duplicate-key)",
    ]


def test_feeds_are_not_checked_against_invalid_topics(archive: Folder) -> None:
    archive.write("site.toml", SITE + '[[feeds]]\ntitle = "F"\ntopics = ["talks"]\n')
    archive.write("topics.toml", TOPICS + "[summits]\n")
    assert len(problem_lines(archive)) == 1


def test_a_duplicate_key_is_reported_with_the_line_of_the_first(archive: Folder) -> None:
    archive.write("site.toml", SITE + "title_length = 5\n")
    assert problem_lines(archive)[0].endswith(
        "site.toml:7:1: error: “title_length” is already on line 6 (duplicate-key)"
    )


@pytest.mark.parametrize(
    ("header", "place", "cure"),
    [
        ("[Bad id]", "1:2", "write it as [bad-id]"),
        ("[정상 회담]", "1:2", 'write it as ["정상-회담"]'),
        ("[summits", "1:9", "close it with “]”"),
    ],
)
def test_the_cure_of_an_invalid_id_is_a_valid_id(
    archive: Folder, header: str, place: str, cure: str
) -> None:
    archive.write("topics.toml", TOPICS.replace("[summits]", header))
    lines = output_of(archive, "--quiet", code=1)
    assert lines[0].startswith(f"content/topics.toml:{place}: error: ")
    assert lines[2].endswith(cure)


def test_ids_whose_pages_and_folders_collide_are_errors(archive: Folder) -> None:
    pairs = (("a", "a.html"), ("b.xml", "b.json"), ("c.html", "c.html.html"))
    ids = [id for pair in pairs for id in pair]
    topics = "".join(f'["{id}"]\nname = "Topic {n}"\n' for n, id in enumerate(ids))
    archive.write("topics.toml", f'{TOPICS}{topics}[d]\nname = "D"\naliases = ["e", "e.html"]\n')
    *wrong, alias = problem_lines(archive)
    for line, (first, second) in zip(wrong, pairs, strict=True):
        message = f"the ids “{first}” and “{second}” need the same address (duplicate-id)"
        assert line.endswith(message)
    alias_message = "the alias “e.html” is already an address of the topic “d” (duplicate-alias)"
    assert alias.endswith(alias_message)


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("", 'add “title = "…"” (the archive\'s name)'),
        ('title = "T"\nstyle = "x"\n', "write [style], and its keys on the lines below"),
        ('title = "T"\nfeeds = "x"\n', "write [[feeds]] above each, and its keys on the lines"),
    ],
)
def test_cures_are_written_as_toml(archive: Folder, text: str, cure: str) -> None:
    archive.write("site.toml", text)
    assert any(cure in line for line in output_of(archive, "--quiet", code=1))


@pytest.mark.parametrize(
    ("file", "text", "cure"),
    [
        ("topics", '[a]\nname = "A"\n[a.events]\ndate = 2018\n', "write [[a.events]] above each"),
        ("topics", '["제재"]\nname = "A"\nevents = 1\n', 'write [["제재".events]] above each'),
        (
            "topics",
            "[[events]]\ndate = 2018\n",
            "write [[its-id.events]], with the id of the topic",
        ),
        (
            "topics",
            '[talks]\nname = "A"\n[[talk.events]]\ndate = 2018\nlabel = "L"\n',
            "did you mean “talks”? Each topic has a section above its tables: [talk], then name = ",
        ),
        ("glossary", 'npt = "A treaty"\n', 'is a section: [its-id], and below it: term = "…"'),
        (
            "glossary",
            '[npt]\nterm = "N"\ndefinition = "D"\nsource = "S"\n',
            "write [npt.source], and its keys on the lines below",
        ),
    ],
)
def test_cures_name_the_section(archive: Folder, file: str, text: str, cure: str) -> None:
    archive.write(f"{file}.toml", text)
    lines = [line for line in output_of(archive, "--quiet", code=1) if "│  " in line or "^" in line]
    assert any(cure in line for line in lines), lines


SILENCED = 'title = "T"\n[style]\nsilence = ["undecided-draft", "no-source", "missing-summary"]\n'


@pytest.mark.parametrize("words", [(), ("check",)])
def test_a_silenced_warning_is_not_shown(tmp_path: Path, words: tuple[str, ...]) -> None:
    archive = Folder(tmp_path)
    archive.write("briefs/draft.md", "---\ntitle: T\ndate: 2021-05-11\nstatus: draft\n---\nText.\n")
    assert any("(undecided-draft)" in line for line in output_of(archive, *words))
    archive.write("site.toml", SILENCED)
    assert not any("warning: " in line for line in output_of(archive, *words))
    archive.write("site.toml", 'title = "T"\n')
    assert any("(undecided-draft)" in line for line in output_of(archive, *words))


def test_silence_and_checks_have_one_vocabulary(archive: Folder) -> None:
    archive.write(
        "briefs/x.md", "---\ntitle: T\ndate: 2021-05-11\nstatus: draft\n---\n![](x.png)\n"
    )
    for setting in ('silence = ["alt"]', '[checks]\nalt = "off"'):
        archive.write("site.toml", SITE + setting + "\n")
        assert "alternative" not in "".join(output_of(archive, "check", code=1))


def test_an_error_cannot_be_silenced(archive: Folder) -> None:
    archive.write("site.toml", SITE + 'silence = ["unknown-topic"]\n')
    assert [line.partition(" error: ")[2] for line in problem_lines(archive)] == [
        "“unknown-topic” is always an error (unknown-choice)"
    ]


def test_settings_are_checked_against_the_table_of_keys() -> None:
    text = 'title = "T"\ntime_zone = "Asia/Soul"\nlanguage = "korean"\nbase_url = "x"\ntitel = 1\n'
    _, problems = parse_settings(text.encode())
    assert [(p.line, p.message) for p in problems] == [
        (2, "unknown time zone “Asia/Soul”"),
        (3, "“korean” is not a language tag"),
        (4, "base_url is not a web address"),
        (5, "unknown key “titel”"),
    ]


def test_texts_in_other_languages() -> None:
    text = 'title = "T"\nkinds = ["brief", "essay"]\n[translations.ko]\ntitle = "제목"\n'
    settings, problems = parse_settings((text + 'kinds = {essay = "에세이"}\n').encode())
    assert problems == ()
    [(tag, korean)] = settings.translations.items()
    assert (tag, korean.title, korean.notice, korean.kinds) == (
        "ko",
        "제목",
        "",
        {"essay": "에세이"},
    )
    wrong = 'titel = "x"\n[translations.kp]\ntitle = "x"\n'
    _, problems = parse_settings((text + wrong).encode())
    assert sorted((p.line, p.message) for p in problems) == [
        (5, "unknown key “titel”"),
        (6, "“kp” is not the code of a language"),
    ]
    _, problems = parse_settings((text + 'kinds = {esay = "에세이"}\n').encode())
    assert [(p.line, p.message, p.hint[:21]) for p in problems] == [
        (5, "unknown kind “esay” in translations.ko", "did you mean “essay”?"),
    ]
    _, problems = parse_settings(b'title = "T"\ntranslations = "ko"\n')
    assert [p.hint for p in problems] == ['write it as: translations = {ko.title = "…"}']


def test_broader_topics_exist_and_form_no_circle() -> None:
    text = '[a]\nname = "A"\nbroader = "b"\n[b]\nname = "B"\nbroader = "a"\nrelated = ["c"]\n'
    topics, problems = parse_topics(text.encode())
    assert topics is not None
    assert sorted((p.line, p.message) for p in problems) == [
        (4, "the broader topics of “b” form a circle"),
        (7, "unknown topic “c”"),
    ]


def test_authors_need_a_name() -> None:
    _, problems = parse_authors(b'[kim]\nrole = "Editor"\nemail = "nowhere"\n')
    assert sorted((p.line, p.message) for p in problems) == [
        (1, "the author has no name"),
        (3, "email is not an e-mail address"),
    ]


def test_settings_and_topics_name_briefs_with_their_places() -> None:
    files = {
        SITE_FILE: b'title = "T"\nfeatured = ["a", "b.md"]\n',
        TOPICS_FILE: b"""[t]
name = "T"
start_here = "c"
[[t.events]]
date = 2018-06-12
label = "Talks begin"
brief = "d"
[[t.events]]
date = 2019
label = "A year"
[[t.events]]
date = "2019-04"
label = "A month"
""",
    }
    config, problems = parse_config(files.get)
    assert problems == ()
    assert config.settings.featured == ("a", "b")
    assert config.topics is not None
    assert config.topics["t"].start_here == ("c",)
    dates = [(event.date, event.brief) for event in config.topics["t"].events]
    assert dates == [("2018-06-12", "d"), ("2019", ""), ("2019-04", "")]
    named = [(n.path, n.key, n.word.text, n.word.line) for n in config.named_briefs]
    assert named == [
        (SITE_FILE, "featured", "a", 2),
        (SITE_FILE, "featured", "b", 2),
        (TOPICS_FILE, "start_here", "c", 3),
        (TOPICS_FILE, "brief", "d", 7),
    ]


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ('featured = ["a", "b", "c", "d"]', "list-too-long", "keep at most 3 of them"),
        ('featured = ["a", "a"]', "duplicate-value", "remove one"),
    ],
)
def test_few_briefs_are_featured(text: str, code: str, hint: str) -> None:
    [problem] = parse_settings(f'title = "T"\n{text}\n'.encode())[1]
    assert (problem.code, problem.hint) == (code, hint)


@pytest.mark.parametrize("date", ['"2018-13"', '"2018-6"', "2018-06-12T10:00:00Z", "18"])
def test_an_event_has_a_day_a_month_or_a_year(date: str) -> None:
    text = f'[t]\nname = "T"\n[[t.events]]\ndate = {date}\nlabel = "L"\n'
    [problem] = parse_topics(text.encode())[1]
    assert (problem.code, problem.line, problem.column) == ("bad-date", 4, 8)


def test_a_term_has_forms_and_definitions_by_language() -> None:
    text = """[npt]
term = "Treaty"
definition = "It's one."
variants = {en = ["NPT"], ko = "조약"}
names = {ko = "핵조약"}
definitions = {ko = "조약이다."}
topic = "t"
source = {title = "A", publisher = "B", url = "https://a.example"}
[other]
term = "Other"
definition = "D."
variants = "One"
"""
    terms, problems = parse_glossary(text.encode(), {"t"})
    assert problems == ()
    npt, other = terms
    assert (npt.name, npt.definition, npt.topic) == ("Treaty", "It’s one.", "t")
    assert (npt.names, npt.definitions) == ({"ko": "핵조약"}, {"ko": "조약이다."})
    assert (npt.variants, other.variants) == ({"en": ("NPT",), "ko": ("조약",)}, {"": ("One",)})
    assert npt.source is not None
    assert npt.source.url == "https://a.example"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('variants = ["Npt"]', "ambiguous-name", 7),
        ('variants = {kr1 = ["x"]}', "bad-language", 7),
        ('names = {ko = "npt"}', "ambiguous-name", 7),
        ('topic = "x"', "unknown-topic", 7),
        ('source = {publisher = "x"}', "missing-key", 7),
        ("", "missing-key", 5),
    ],
)
def test_the_faults_of_a_term_have_places(text: str, code: str, line: int) -> None:
    own = 'definition = "D."' if text else ""
    whole = f'[npt]\nterm = "NPT"\ndefinition = "D."\n\n[b]\nterm = "B"\n{text}\n{own}\n'
    [problem] = parse_glossary(whole.encode(), ())[1]
    assert (problem.code, problem.line) == (code, line)
    assert problem.hint


@pytest.mark.parametrize(
    ("branch", "is_valid"),
    [
        *((name, True) for name in ("main", "feature/new-1.2", "한국어", "a.b/c_d", "v@2")),
        *(
            (name, False)
            for name in ("a b", "a~", "/a", "a/", "a..b", "-a", "a.lock", "a@{b", ".a")
        ),
    ],
)
def test_the_branch_of_the_editor_has_a_name_that_git_accepts(branch: str, is_valid: bool) -> None:
    command = ["git", "check-ref-format", "--branch", branch]
    checked = subprocess.run(command, check=False, capture_output=True)
    assert (checked.returncode == 0) == is_valid
    table = f'[editor]\nbackend = "github"\nrepo = "a/b"\nscript = "a.js"\nbranch = "{branch}"\n'
    _, problems = parse_settings(f'title = "T"\n{table}'.encode())
    assert [p.line for p in problems] == ([] if is_valid else [6])


def test_a_wrong_value_does_not_hide_the_problems_of_others_in_its_table() -> None:
    text = """title = "T"
[digest]
pages = "daily"
to = ["x"]
unsubscribe = "leave"
[editor]
backend = "github"
script = "https://x.example/a.js"
repo = "a"
branch = ["x"]
[style]
title_length = "long"
silence = ["nothing"]
"""
    _, problems = parse_settings(text.encode())
    assert [(p.line, p.code) for p in sorted(problems, key=lambda p: p.line)] == [
        (3, "unknown-choice"),
        (4, "bad-email"),
        (5, "bad-web-address"),
        (8, "bad-editor"),
        (9, "bad-editor"),
        (10, "wrong-type"),
        (12, "bad-number"),
        (13, "unknown-choice"),
    ]


def test_sentences_of_all_files_have_the_punctuation_of_their_language() -> None:
    files = {
        "content/site.toml": b"title = 'T'\nlanguage = 'de'\nnotice = 'Ein \"N\"'\n"
        b'[translations.en]\ntagline = "It\'s new"\n',
        "content/topics.toml": b'[t]\nname = "O\'Brien"\ndescription = \'Das "T"\'\n'
        b'descriptions = {en = "It\'s T"}\n',
        "content/authors.toml": b'[a]\nname = "D\'Arcy"\nrole = \'Leitet "A"\'\n'
        b'bios = {en = "It\'s A"}\n',
        "content/series.toml": b"[s]\nname = 'S'\ndescription = 'Die \"S\"'\n",
    }
    config, problems = parse_config(files.get)
    assert problems == ()
    assert config.settings.notice == "Ein „N“"
    assert config.settings.translations["en"].tagline == "It’s new"
    assert config.topics
    assert config.authors
    assert config.series
    topic, author = config.topics["t"], config.authors["a"]
    assert (topic.name, topic.description) == ("O'Brien", "Das „T“")
    assert topic.descriptions == {"en": "It’s T"}
    assert (author.name, author.role, author.bios) == ("D'Arcy", "Leitet „A“", {"en": "It’s A"})
    assert config.series["s"].description == "Die „S“"
