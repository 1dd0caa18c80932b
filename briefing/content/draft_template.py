"""Values → the text of a new brief: front matter in the order of the table, and a beginning.

The opposite of `brief`, which reads back from it what was put in. Knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.content import fields
from briefing.content.yaml_edit import to_yaml

_BEGINNINGS = {
    "en": "Begin with what happened, when and where. Without a summary, lists show this paragraph.",
    "ko": "언제 어디서 무슨 일이 있었는지로 시작하세요. 요약이 없으면 목록에 이 문단이 실립니다.",
}

_ANY = tuple(_BEGINNINGS.values())


def is_placeholder(text: str) -> bool:
    """Whether a body still begins as drafts do."""
    return text[:400].lstrip().startswith(_ANY)


def draft_text(values: Mapping[str, str | tuple[str, ...]], lang: str) -> str:
    """The text of a draft with these values, a tuple as a list. What a brief's reader would get
    wrong without a word of it, such as its place for a summary, is there as a remark."""
    lines = ["---"]
    for known in fields.BRIEF:
        value = values.get(known.name)
        if known.name == "status":
            lines.append("status: draft  # take this line out to publish")
        elif isinstance(value, str):
            bare = known.kind == "moment"  # It has no signs but its own.
            lines.append(f"{known.name}: {value if bare else to_yaml(value)}")
        elif value:
            lines.append(f"{known.name}: [{', '.join(map(to_yaml, value))}]")
        elif known.name == "summary":
            lines.append(f"# summary: {known.doc}")
    beginning = _BEGINNINGS.get(lang.partition("-")[0], _BEGINNINGS["en"])
    return "\n".join((*lines, "---", "", beginning, ""))
