"""A text cut into its sentences, headings and list items, each with what stands above it. Pure."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.ground.text import sentences

_WHOLE = 10_000  # characters: sentences are cut by what they say, not by their length
_MARK = re.compile(r"(?:(?:[-–—*•▪‣◦+>✓]+|\(?\d{1,2}[.)]|\(?[a-zđA-ZĐ]\)|[IVX]{1,4}[.)])\s+)+")
_ENDS = ".!?…;,"
_LINE = 60  # characters of a line that a mail program has broken


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """`start` and `end` without the list mark. `first`: it begins a line; `after_blank`: a blank line stands above."""

    start: int
    end: int
    listed: bool
    first: bool
    after_blank: bool


def segments(text: str) -> list[Segment]:
    """Of an NFC text, in order; at least one word in each."""
    lines = text.split("\n")
    # lines that a mail program has broken are one again, with every place as it was
    joined = "".join(line + end for line, end in zip(lines, _line_ends(lines), strict=True))
    pieces: list[Segment] = []
    reached = 0
    listed = False
    for sentence in sentences(joined, _WHOLE):
        mark = _MARK.match(sentence.text + " ")
        listed = listed or bool(mark) or "•" in joined[reached : sentence.start]
        if mark and mark.end() > len(sentence.text):  # the point behind a number looked like the end of a sentence
            continue
        pieces.append(_segment(joined, sentence.start + (mark.end() if mark else 0), sentence.end, reached, listed))
        reached, listed = sentence.end, False
    return pieces


def _segment(text: str, start: int, end: int, reached: int, listed: bool) -> Segment:
    lines = text.count("\n", reached, start)
    return Segment(start=start, end=end, listed=listed, first=not reached or lines > 0 or listed, after_blank=lines > 1)


def _line_ends(lines: list[str]) -> Iterator[str]:
    for line, following in itertools.pairwise(lines):
        goes_on = following[:1].islower() and not _MARK.match(following)
        broken = goes_on and len(line) >= _LINE and line.rstrip()[-1:] not in _ENDS + ":"
        yield " " if broken else "\n"
    yield ""
