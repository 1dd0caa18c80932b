"""The command `digest`: what an e-mail lists, and who gets it."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.folder import Folder
from tests.support.mail_server import mail_server

BASE = 'base_url = "https://x.example/a/"\ntime_zone = "Asia/Seoul"\n'
DIGEST = '[digest]\nfrom = "press@x.example"\nto = ["list@x.example"]\n'
CORRECTION = '[{date: 2021-05-20, kind: correction, note: "The date was wrong."}]'
WITHDRAWAL = '[{date: 2021-06-02, kind: withdrawal, note: "A source was retracted."}]'


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("site.toml", f'title = "Briefs"\n{BASE}{DIGEST}')
    folder.write("topics.toml", '[t]\nname = "Talks"\n[n]\nname = "Near"\nbroader = "t"\n')
    folder.brief("new", date="2021-05-30", title="Fresh & <new>")
    folder.brief("old", date="2020-01-01", updates=CORRECTION, topics="[n]")
    folder.brief("gone", date="2020-01-02", updates=WITHDRAWAL, status="withdrawn")
    folder.brief("later", date="2021-04-01", embargo="2021-05-31T09:00")
    folder.brief("draft", date="2021-05-30", status="draft")
    folder.brief("평양", date="2021-05-30", title="평양", lang="ko", topics="[n]")
    folder.brief("future", date="2100-01-01")
    return folder


def digest(archive: Folder, *options: str, code: int = 0) -> EmailMessage:
    archive.run("digest", *options, "-o", "d.eml", code=code)
    data = (archive.root / "d.eml").read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def titles(message: EmailMessage) -> list[str]:
    return re.findall(r"^(?:\* |-{4} )(.*?)(?: -{4})?$", part(message, "plain"), re.M)


def test_it_lists_what_is_new_corrected_and_withdrawn(archive: Folder) -> None:
    message = digest(archive, "--since", "2021-05-01", "--until", "2021-06-30")
    assert (
        message["Subject"]
        == "Briefs, 1 May – 30 Jun 2021: 3 new briefs, 1 correction, 1 withdrawal"
    )
    listed = ["New", "Fresh & <new>", "평양", "later", "Corrections", "old", "Withdrawals", "gone"]
    assert titles(message) == listed
    text, html = part(message, "plain"), part(message, "html")
    assert "  The date was wrong.\n  https://x.example/a/briefs/old.html\n" in text
    assert 'lang="ko" dir="ltr"' in html
    assert "Fresh &amp; &lt;new&gt;" in html
    # Each link is complete, and nothing is loaded.
    links = re.findall(r'href="([^"]*)"', html)
    assert {link.partition("/a/")[0] for link in links} == {"https://x.example"}
    assert "https://x.example/a/briefs/%ED%8F%89%EC%96%91.html" in links
    assert not re.search(r"src=|url\(|@import|<link|<script|<img", html)


def test_its_counts_have_the_signs_of_the_language(archive: Folder) -> None:
    archive.write("site.toml", f'title = "Briefs"\nlanguage = "ja"\n{BASE}{DIGEST}')
    message = digest(archive, "--since", "2021-05-01", "--until", "2021-06-30")
    assert message["Subject"].startswith("Briefs、2021年5月")
    assert message["Subject"].endswith("：新着ブリーフ3件、訂正1件、撤回1件")
    assert "\n新着ブリーフ3件、訂正1件、撤回1件\n" in part(message, "plain")


def test_topics_weeks_and_times_choose_the_briefs(archive: Folder) -> None:
    since = ("--since", "2021-05-01", "--until", "2021-06-30")
    on_topic = digest(archive, *since, "--topic", "near")
    assert titles(on_topic) == ["New", "평양", "Corrections", "old"]
    assert "Topics: Near\n" in part(on_topic, "plain")
    assert len(titles(digest(archive, *since, "--topic", "n", "--topic", "Talks"))) == 8
    by_month = part(digest(archive, *since, "--monthly"), "plain")
    assert re.findall(r"\*{4} (.*) \*{4}", by_month) == ["June 2021", "May 2021"]
    assert titles(digest(archive, "--until", "2021-06-01", "--weekly")) == [
        *("New", "Fresh & <new>", "평양")
    ]
    times = ("--since", "2021-05-31T00:00Z", "--until", "2021-05-31T00:01Z")
    assert titles(digest(archive, *times)) == ["New", "later"]


def test_the_counts_are_those_of_the_pages(archive: Folder) -> None:
    archive.write("site.toml", f'title = "Briefs"\n{BASE}{DIGEST}pages = "monthly"\n')
    archive.build()
    page = archive.tree()["digests/2021-05.html"].decode()
    assert "3 new briefs, 1 correction" in page
    subject = digest(archive, "--since", "2021-05-01", "--until", "2021-05-31")["Subject"]
    assert subject == "Briefs, 1–31 May 2021: 3 new briefs, 1 correction"
    listed = archive.tree()["digests.html"].decode()
    assert re.findall(r'href="digests/([\d-]+)\.html"', listed) == [
        *("2021-06", "2021-05", "2020-01")
    ]


def test_an_archive_in_korean_gets_an_e_mail_in_korean(archive: Folder) -> None:
    archive.write("site.toml", f'title = "브리프"\nlanguage = "ko"\n{BASE}{DIGEST}')
    message = digest(archive, "--since", "2021-05-01", "--until", "2021-06-30")
    assert message["Subject"] == (
        "브리프, 2021년 5월 1일 ~ 6월 30일: 새 브리프 3건, 정정 1건, 철회 1건"
    )
    assert message["From"] == "브리프 <press@x.example>"
    assert titles(message)[0] == "새 브리프"
    assert '<html lang="ko"' in part(message, "html")


def test_no_e_mail_is_written_if_nothing_is_new(archive: Folder) -> None:
    options = ("--since", "2021-07-01", "--until", "2021-07-02")
    said = archive.run("digest", *options, "-o", "d.eml", "--to", "a@x.example")
    assert "Nothing was new, corrected or withdrawn from 2021-07-01 to 2021-07-02." in said
    assert not (archive.root / "d.eml").exists()
    message = digest(archive, *options, "--always")
    assert "Nothing was new, corrected or withdrawn." in part(message, "plain")
    assert message["Subject"] == "Briefs, 1–2 Jul 2021"


def test_options_override_the_addresses_of_the_settings(archive: Folder) -> None:
    names = (
        "--from",
        "홍보실 <p@x.example>",
        "--to",
        '"Han, Minji" <h@x.example>, b@bücher.example',
    )
    message = digest(archive, "--since", "2021-05-01", *names, "--bcc", "c@x.example")
    assert message["From"] == "홍보실 <p@x.example>"
    assert [a.addr_spec for a in message["To"].addresses] == [
        "h@x.example",
        "b@xn--bcher-kva.example",
    ]
    assert message["Bcc"] == "c@x.example"
    assert message["List-Unsubscribe"] is None


def test_it_is_printed_without_output_and_send(archive: Folder) -> None:
    said = archive.run("digest", "--since", "2021-05-01")
    message = email.message_from_string(said, policy=email.policy.default)
    assert message["To"] == "list@x.example"
    assert "\r" not in said


def test_it_is_sent_to_the_server_in_the_environment(
    archive: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsubscribe = 'unsubscribe = "https://x.example/leave"\n'
    archive.write("site.toml", f'title = "Briefs"\n{BASE}{DIGEST}{unsubscribe}')
    with mail_server() as (inbox, port):
        monkeypatch.setenv("BRIEFING_SMTP_URL", f"smtp://localhost:{port}")
        options = ("digest", "--since", "2021-05-01", "--send", "--bcc", "quiet@x.example")
        assert archive.run(*options) == f"Sent through localhost:{port} to 2 recipients.\n"
        said = archive.run(*options[:-1], "nobody@x.example", code=3)
        assert f"localhost:{port} refused nobody@x.example: 550 no such mailbox" in said
    received = inbox.received[0]
    assert received.sender == "press@x.example"
    assert received.recipients == ["list@x.example", "quiet@x.example"]
    assert "Bcc" not in received.message
    assert received.message["List-Unsubscribe"] == "<https://x.example/leave>"
    assert max(map(len, received.data.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        ("", 2, "the digest needs its days; add --since 2021-05-01, --weekly or --monthly"),
        ("--since 2021-05-01 --topic tallks", 2, "no topic “tallks”; did you mean “talks”?"),
        ("--since 2021-05-01 --to x", 2, "--to: “x” is not an e-mail address; write it as name@"),
        ("--since 2021-05-01 --from a@x.example,b@x.example", 2, "the address of one sender"),
        ("--since 2021-05-01 --send", 2, "no mail server is named in BRIEFING_SMTP_URL; write it"),
        ("--since 2021-05-01 -o no/such.eml", 2, "-o no/such.eml cannot be a file"),
        ("--since 2021-05-01 --base-url x", 2, "--base-url x is not a web address"),
        ("--weekly --monthly", 2, "--weekly and --monthly exclude each other"),
    ],
)
def test_wrong_options_have_a_cure(archive: Folder, options: str, code: int, message: str) -> None:
    assert message in archive.run("digest", *options.split(), code=code)


def test_all_wrong_options_are_reported_together(archive: Folder) -> None:
    words = "--send --from x --to y,z@x.example,v --bcc w --base-url x --since 2021-13-01"
    words += " --until soon --topic a --topic b -o no/such.eml"
    lines = archive.run("digest", *words.split(), code=2).splitlines()
    assert [line.removeprefix("briefing: ").partition(";")[0] for line in lines] == [
        "--base-url x is not a web address",
        "--from: “x” is not an e-mail address",
        "--to: “y” is not an e-mail address",
        "--to: “v” is not an e-mail address",
        "--bcc: “w” is not an e-mail address",
        "--since: there is no month 13",
        "--until: “soon” is not a date",
        "there is no topic “a”",
        "there is no topic “b”",
        "-o no/such.eml cannot be a file",
        "no mail server is named in BRIEFING_SMTP_URL",
    ]


def test_a_comma_too_many_between_addresses_is_no_mistake(archive: Folder) -> None:
    message = digest(archive, "--since", "2021-05-01", "--bcc", "a@x.example,, b@x.example,")
    assert message["Bcc"] == "a@x.example, b@x.example"


def test_the_archive_needs_its_address_and_no_errors(archive: Folder) -> None:
    archive.write("site.toml", 'title = "Briefs"\n')
    options = ("digest", "--since", "2021-05-01", "--from", "a@x.example")
    said = archive.run(*options, code=2)
    assert "the links of an e-mail need the address of the site; set base_url in content/" in said
    archive.run(*options, "--base-url", "https://x.example")
    archive.brief("wrong", topics="[nothing]")
    assert "unknown topic “nothing”" in archive.run(*options, code=1)


def test_a_wrong_layout_is_named(archive: Folder) -> None:
    (archive.root / "layouts").mkdir()
    (archive.root / "layouts/mail.txt").write_text("{{ nothing }}", "utf-8")
    said = archive.run("digest", "--since", "2021-05-01", code=1)
    assert "layouts/mail.txt:1:1: error: 'nothing' is undefined" in said
