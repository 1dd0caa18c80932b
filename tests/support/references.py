"""Random references to works, for tests of citations."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.core.citation_names import citation_name
from briefing.core.citations import Reference

# No control characters: they are errors in front matter. No spaces in a row: values have none.
TEXT = st.text(
    st.sampled_from("ab AZ09{}%&$#_~\\^\"'“”‘’<>«»—éß한글漢\u200d?!.,;:|/[]()@="),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.replace("|", "x").split()) or "x")
NAMES = st.one_of(TEXT, st.sampled_from(("John Smith Jr.", "Ana B.C. Gil III"))).map(citation_name)
DATES = st.dates().map(lambda day: day.isoformat())


def references() -> st.SearchStrategy[Reference]:
    """References with every character that a format treats in a special way."""
    return st.builds(
        Reference,
        key=st.from_regex(r"[\w][\w.-]{0,20}", fullmatch=True),
        title=TEXT,
        names=st.lists(NAMES, max_size=4).map(tuple),
        translators=st.lists(NAMES, max_size=2).map(tuple),
        work=st.one_of(st.just(""), TEXT),
        publisher=st.one_of(st.just(""), TEXT),
        lang=st.sampled_from(("", "en", "ko")),
        date=st.one_of(st.just(""), DATES),
        changed=st.one_of(st.just(""), DATES),
        is_withdrawn=st.booleans(),
        url=st.sampled_from(
            ("", "https://x.example/a%20b_c?d=e&f#g", "https://x.example/한글.html")
        ),
        keywords=st.lists(TEXT.map(lambda text: text.replace(";", ",")), max_size=3).map(tuple),
    )


# Pairs of signs of which TeX makes one sign.
PAIRS = Reference(key="k", title="'' ``a'''b`` c--d---e ?`f !`g <<i>>", work="W")
