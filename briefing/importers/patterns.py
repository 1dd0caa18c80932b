"""What a line around an article is: a byline, a credit, a section, a publisher, or a button.

The patterns are those of lines that browsers put on the clipboard, in English and Korean. Each
function looks at one line only; `extract` also uses the position of a line.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Byline(NamedTuple):
    """The names of the authors, with commas between them, and an e-mail address."""

    names: str
    email: str = ""


_BUTTONS = frozenset(
    (
        "share|share this|share this article|share article|copy|copy link|copy url|link copied|"
        "link copied!|copied|print|print this|print this article|email|e-mail|email this article|"
        "mail|facebook|twitter|x|kakaotalk|kakao talk|naver|line|whatsapp|telegram|linkedin|reddit|"
        "bluesky|threads|pinterest|instagram|youtube|save|save article|bookmark|listen|"
        "listen to this article|comments|comment|view comments|subscribe|sign in|log in|sign up|"
        "follow us|advertisement|advertise|ad|read more|most read|most popular|text size|font size|"
        "resize|gift this article|a|a-|a+|aa|(end)|end|close|menu|home|skip to main content|가|가-|"
        "가+|가가|글자크기|글자 크기|글자크기 조절|글자 크기 조절|글씨크기 조절|글자크기 설정|"
        "글자 크기 변경하기|기사 공유|기사공유|공유|공유하기|기사 공유하기|인쇄|인쇄하기|프린트|"
        "스크랩|북마크|url복사|url 복사|링크복사|링크 복사|주소복사|주소 복사|댓글|댓글쓰기|좋아요|"
        "구독|구독하기|네이버|카카오톡|카카오스토리|페이스북|트위터|밴드|메일|이메일|본문듣기|"
        "본문 듣기|기사듣기|기사 듣기|음성으로 듣기|요약봇|닫기|목록|이전기사|다음기사|"
        "sns 기사보내기|sns 공유|광고|끝|(끝)|기사 저장|저장"
    ).split("|")
)
_BULLET_CHARS = " \t•·∙●▪■□▶►▷◀|-–—*:⋮☰×✕"


def is_button(line: str) -> bool:
    """Whether a line is the label of one or more buttons or links of the page."""
    line = line.strip(_BULLET_CHARS).casefold()
    if len(line) > 80:
        return False
    if line in _BUTTONS or not line:
        return True
    parts = [
        p.strip(_BULLET_CHARS) for p in re.split(r"\s*[|·•/,]\s*|\s{2,}|(?<=[가+-])(?=가)", line)
    ]
    words = [re.sub(r"\s*\(?\d+\)?$", "", part) for part in parts]
    return all(w in _BUTTONS for w in words) or all(w in _BUTTONS for w in line.split())


_COPYRIGHT = re.compile(
    r"무단\s?전재|재배포\s?금지|저작권자|all rights reserved|copyright|^[©ⓒ]|\(c\)\s", re.IGNORECASE
)


def is_copyright(line: str) -> bool:
    """Whether a line is a copyright notice, as below articles."""
    return len(line) <= 200 and bool(_COPYRIGHT.search(line))


EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}")
_NAME = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|del|der|van|von|da|bin|al|el|la|le)){0,4}"
_ROLE = re.compile(
    r"\b(?:staff|reporter|correspondent|editor|writer|columnist|contributor|contributing|intern"
    r"|analyst|bureau|chief|news)\b",
    re.IGNORECASE,
)
_ENGLISH_BYLINE = re.compile(
    rf"(?:(?:written|reported|story)\s+)?by\s*:?\s+(?P<names>{_NAME}.*)", re.I
)
_KOREAN_ROLE = (
    r"(?:선임|수석|전문|객원|인턴|시민|외교|정치|국제|통일|북한|경제)?\s?"
    r"(?:기자|특파원|논설위원|통신원|에디터|앵커|PD|칼럼니스트|편집위원|리포터)"
)
_KOREAN_BYLINE = re.compile(
    r"(?:[\[(]?[가-힣A-Za-z·=,\s]{2,20}[\])=]\s*)?(?:(?:글|사진|취재|정리|기사)(?:[·,/]\s?"
    r"(?:글|사진|취재|정리|기사))*\s*[:=]?\s+)?"
    rf"(?P<names>[가-힣]{{2,4}}(?:\s?[·,]\s?[가-힣]{{2,4}})*)\s?{_KOREAN_ROLE}"
    r"(?:\s*=)?"
)
_TWO_KOREAN_BYLINES = re.compile(
    rf"(?P<a>[가-힣]{{2,4}})\s?{_KOREAN_ROLE}\s*[,·/]\s*(?=[가-힣]{{2,4}}\s?)"
)


def byline(line: str, alone: bool = False) -> Byline | None:
    """The byline in a line of the form “By …” or “… 기자”; None for all other lines.

    With `alone`, a name beside an e-mail address counts too.
    """
    if len(line) > 160:
        return None
    match = EMAIL.search(line)
    email = match[0] if match else ""
    text = line.replace(email, " ") if email else line
    text = " ".join(re.sub(r"[(<\[]\s*[)>\]]", " ", text).split()).strip(" /|·•-–—,;:")
    if re.search(r"[.?!]$", text) and not re.search(r"\b[A-Z]\.$|\b[JS]r\.$", text):
        return None
    english = _ENGLISH_BYLINE.fullmatch(text)
    if english:
        names = _english_names(english["names"])
        return Byline(names, email) if names else None
    text = _TWO_KOREAN_BYLINES.sub(r"\g<a>, ", text)
    korean = _KOREAN_BYLINE.fullmatch(text)
    if korean:
        return Byline(", ".join(re.split(r"\s?[·,]\s?", korean["names"])), email)
    if alone and email:
        names = _english_names(text) if text else ""
        if names or not text:
            return Byline(names, email)
        if re.fullmatch(r"[가-힣]{2,4}", text):
            return Byline(text, email)
    return None


def _english_names(text: str) -> str:
    """The names of a byline without offices and places; empty if a part is not a name."""
    names = []
    for part in re.split(r"\s*(?:,|&|\band\b|\bwith\b|\||/)\s*", re.sub(r"\([^()]*\)", "", text)):
        name = re.split(r"\s+in\s+(?=[A-Z])", part.strip())[0]
        if not name or _ROLE.search(name):
            continue
        if not re.fullmatch(_NAME, name):
            return ""
        names.append(name)
    return ", ".join(names)


_AGENCY = (
    r"(?:\bAP\b|\bAFP\b|\bEPA\b|\bUPI\b|Reuters|Yonhap|Getty|Xinhua|Kyodo|\bTASS\b|Newsis|News1"
    r"|Bloomberg|\bKCNA\b|Images|handout|courtesy|photo|연합뉴스|뉴시스|뉴스1|로이터|게티|제공"
    r"|사진|공동취재|자료)"
)
_PARENTHESES = r"[(\[（［]\s*([^()\[\]（）［］]{2,80}?)\s*[)\]）］]"
_LABELLED_CREDIT = re.compile(
    r"(?:photos?|pictures?|images?|credits?|사진|자료\s?사진|이미지)\s*"
    r"(?:by|credit|courtesy of|제공)?\s*[:=|/ⓒ©]\s*(.{2,80})|(?:photo|picture|image)s? by (.{2,60})"
    r"|(.{2,40}\s제공)|/\s?(.{2,40})",
    re.IGNORECASE,
)


def credit(line: str) -> str:
    """The credit of a picture in a line that contains nothing else; otherwise empty."""
    if len(line) > 160:
        return ""
    parts = re.findall(_PARENTHESES, line)
    if parts and not re.sub(_PARENTHESES, "", line).strip():
        if not all(re.search(_AGENCY, p, re.I) or p[:1] in "©ⓒ" for p in parts):
            return ""
        owners = dict.fromkeys(parts)  # Many pages repeat the credit.
        return ", ".join(re.sub(r"^(?:photos?|사진)\s*[:=]\s*", "", p, flags=re.I) for p in owners)
    match = _LABELLED_CREDIT.fullmatch(line)
    if match and (not line.startswith("/") or re.search(_AGENCY, line, re.I)):
        return next(g for g in match.groups() if g).strip(" ./[]()")
    return ""


_CAPTION = re.compile(
    rf"(?P<caption>.{{8,600}}?)\s*(?P<credit>(?:{_PARENTHESES}\s*)+|/\s?\S.{{1,30}})\.?"
)


def caption(line: str) -> tuple[str, str]:
    """A picture's caption and credit, if a line is a caption with a credit at its end; otherwise
    both are empty."""
    match = _CAPTION.fullmatch(line)
    if match is None:
        return "", ""
    owner = credit(match["credit"].strip())
    return (match["caption"], owner) if owner else ("", "")


_SECTIONS = frozenset(
    (
        "politics|national|world|nation|business|economy|opinion|editorial|op-ed|commentary|"
        "analysis|international|foreign affairs|diplomacy|defense|defence|north korea|society|"
        "social affairs|asia|asia pacific|asia-pacific|europe|americas|middle east|africa|us news|"
        "uk news|news|feature|features|interview|top stories|security|diplomacy & security|"
        "inter-korean|korea|science|tech|정치|경제|사회|국제|외교|외교안보|외교·안보|국방|북한|"
        "통일|오피니언|사설|칼럼|종합|세계|전국|정치일반|국제일반|외교/안보|북한/외교|국방/외교|"
        "북한·외교"
    ).split("|")
)


def section(line: str) -> str:
    """The section of the publication in a line that is its name, or a path such as Home > Asia;
    otherwise empty."""
    if len(line) > 80:
        return ""
    parts = [p.strip() for p in re.split(r"\s*[>›»/|]\s*", line.strip("[]【】 ")) if p.strip()]
    parts = [p for p in parts if p.casefold() not in ("home", "홈")]
    are_sections = bool(parts) and all(p.casefold() in _SECTIONS for p in parts)
    return parts[-1] if are_sections else ""


_PUBLISHER = re.compile(
    r"\b(?:herald|times|post|news|newspaper|daily|journal|press|agency|guardian|tribune|gazette"
    r"|chronicle|observer|telegraph|economist|monitor|bulletin|reuters|yonhap|bloomberg|bbc|cnn|npr"
    r"|afp|politico|axios|review|magazine|weekly|today|independent|standard|mail|mirror|star|globe"
    r"|institute|council|foundation|ministry|broadcasting|television|radio)\b"
    r"|(?:일보|신문|뉴스|뉴스1|헤럴드|경제|방송|타임스|타임즈|통신|데일리|뉴시스|투데이|닷컴|저널)$"
    r"|^(?:KBS|MBC|SBS|YTN|JTBC|EBS|TBS)$|\.(?:com|org|net|co\.kr|kr|co\.uk)$",
    re.IGNORECASE,
)


def is_publisher(line: str) -> bool:
    """Whether a line looks like the name of a newspaper, agency or other publisher."""
    words = line.split()
    is_short = len(line) <= 40 and len(words) <= 6 and not re.search(r"[.?!,:;“”\"]$", line)
    is_name = all(
        w[:1].isupper() or w[:1].isdigit() or w in ("of", "the", "and", "&") for w in words
    )
    return (
        is_short
        and bool(_PUBLISHER.search(line))
        and (is_name or not line.isascii() or "." in line)
    )
