"""What the words of a clause say about its kind, by the table of cues."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchmaker.text import fold
from matchmaker.understanding.model import ClauseKind
from matchmaker.understanding.words import Phrases, Word, spelled_out

_TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "cues.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    kind: ClauseKind
    weight: float
    at_start: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """The words from `first` up to `behind` (places in their sequence) are the cue."""

    first: int
    behind: int
    cue: Cue


def _forms(row: Mapping[str, Any], *, marked: bool) -> Iterator[tuple[str, ...]]:
    """Of a single syllable the marks have to be there: without them it may be another word."""
    for pattern in row.get("en", ()):
        yield from spelled_out(pattern)
    for pattern in row["vi"] if marked else row.get("plain", ()):
        yield from spelled_out(pattern)
    if not marked:
        yield from (form for pattern in row["vi"] for form in spelled_out(fold(pattern)) if len(form) > 1)


def _cues(*, marked: bool) -> Phrases[Cue]:
    rows = [
        (row, Cue(kind=ClauseKind(row["kind"]), weight=row["weight"], at_start="at" in row)) for row in _TABLE["cue"]
    ]
    nothing = Cue(kind=ClauseKind.BACKGROUND, weight=0, at_start=False)
    rows.append((_TABLE["name"], nothing))
    return Phrases((form, cue) for row, cue in rows for form in _forms(row, marked=marked))


def _plain_list(name: str, *, marked: bool) -> Phrases[bool]:
    return Phrases((form, True) for form in _forms(_TABLE[name], marked=marked))


_CUES = {marked: _cues(marked=marked) for marked in (True, False)}
_LEADS = {marked: _plain_list("lead", marked=marked) for marked in (True, False)}
_SUBJECTS = {marked: _plain_list("subject", marked=marked) for marked in (True, False)}
_HEADINGS: Phrases[ClauseKind] = Phrases(
    (form, ClauseKind(kind))
    for kind, patterns in _TABLE["heading"].items()
    for pattern in patterns
    for form in {*spelled_out(pattern), *spelled_out(fold(pattern))}
)


def forms_of(words: Sequence[Word], *, marked: bool) -> list[str]:
    """The words as the tables are compared with them."""
    return [word.text if marked else word.plain for word in words]


def hits(words: Sequence[str], *, marked: bool) -> list[Hit]:
    """The cues of a clause, the longest at each place, none inside another."""
    starts = _starts(words, marked=marked)
    found: list[Hit] = []
    place = 0
    while place < len(words):
        lengths = _CUES[marked].at(words, place)
        best = [(n, cue) for n, cue in lengths if not cue.at_start or place in starts]
        if best:
            longest = max(n for n, _ in best)
            found += [Hit(first=place, behind=place + n, cue=cue) for n, cue in best if n == longest]
            place += longest
        else:
            place += 1
    return found


def _starts(words: Sequence[str], *, marked: bool) -> list[int]:
    """The first place, and those behind connectives and a subject that stand there."""
    starts = [0]
    while length := _longest(_LEADS[marked], words, starts[-1]):
        starts.append(starts[-1] + length)
    if subject := _longest(_SUBJECTS[marked], words, starts[-1]):
        starts.append(starts[-1] + subject)
    return starts


def begins_before(words: Sequence[str], place: int, *, marked: bool) -> int:
    """Where a clause begins whose verb stands at the place: before its short subject and its connective."""
    for back in (3, 2, 1):
        first = place - back
        if first >= 0 and _starts(words[first : place + 1], marked=marked)[-1] == back:
            return first
    return place


def heading_kind(words: Sequence[str]) -> ClauseKind | None:
    """What stands under a heading or behind a label of these words."""
    found = [(-n, place, kind) for place in range(len(words)) for n, kind in _HEADINGS.at(words, place)]
    return min(found)[2] if found else None


def is_all_heading(words: Sequence[str]) -> bool:
    """Whether the words are the name of a heading and hardly more."""
    return any(n >= len(words) - 1 for place in (0, 1) if place < len(words) for n, _ in _HEADINGS.at(words, place))


def _longest(phrases: Phrases[bool], words: Sequence[str], place: int) -> int:
    return next((n for n, _ in phrases.at(words, place)), 0) if place < len(words) else 0
