"""A font for tests of cards: Noto Serif CJK KR (SIL Open Font License 1.1, see its metadata), with
ASCII, a few marks and the Hangul syllables that the tests write."""

from __future__ import annotations

from pathlib import Path

FONT = Path(__file__).with_name("NotoSerifKR-subset.otf")
