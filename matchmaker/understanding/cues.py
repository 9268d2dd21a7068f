"""What the words of a clause say about its kind, by the table of cues."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.ground.text import fold
from matchmaker.rules.reading import ClauseKind
from matchmaker.understanding.tables import Vocabulary, table
from matchmaker.understanding.words import Phrases, spelled_out

_TABLE = table("cues")
_LONGEST_WISHER = 12  # words
STRONG = 4.0
"""Weight of a cue that can begin a clause of its own."""


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


def _cue_rows() -> Iterator[tuple[Mapping[str, Any], Cue]]:
    for row in _TABLE["cue"]:
        yield row, Cue(kind=ClauseKind(row["kind"]), weight=row["weight"], at_start="at" in row)
    yield _TABLE["name"], Cue(kind=ClauseKind.BACKGROUND, weight=0, at_start=False)


_CUES = Vocabulary(_cue_rows())
_LEADS = Vocabulary([(_TABLE["lead"], True)])
_SUBJECTS = Vocabulary([(_TABLE["subject"], True)])
_WORK = Vocabulary([(row, True) for row in _TABLE["cue"] if "work" in row])
_WISHES = Vocabulary([(_TABLE["wish"], True)])
_NAMES = Vocabulary([(_TABLE["name"], True)])
_HEADINGS: Phrases[ClauseKind] = Phrases(
    (form, ClauseKind(kind))
    for kind, patterns in _TABLE["heading"].items()
    for pattern in patterns
    for form in {*spelled_out(pattern), *spelled_out(fold(pattern))}
)


def hits(words: Sequence[str], *, marked: bool) -> list[Hit]:
    """The cues of a clause, the longest at each place, none inside another."""
    starts = _starts(words, marked=marked)
    cues: list[Hit] = []
    place = 0
    while place < len(words):
        lengths = _CUES.at(words, place, marked=marked)
        best = [(n, cue) for n, cue in lengths if not cue.at_start or place in starts]
        if best:
            longest = max(n for n, _ in best)
            cues += [Hit(first=place, behind=place + n, cue=cue) for n, cue in best if n == longest]
            place += longest
        else:
            place += 1
    return cues


def _starts(words: Sequence[str], *, marked: bool) -> list[int]:
    """The first place, and those behind connectives and a subject that stand there."""
    starts = [0]
    while length := _LEADS.longest(words, starts[-1], marked=marked):
        starts.append(starts[-1] + length)
    if subject := _SUBJECTS.longest(words, starts[-1], marked=marked):
        starts.append(starts[-1] + subject)
    return starts


def begins_before(words: Sequence[str], place: int, *, marked: bool) -> int:
    """Where a clause begins whose verb stands at the place: before its short subject and its connective."""
    for back in (3, 2, 1):
        first = place - back
        if first >= 0 and _starts(words[first : place + 1], marked=marked)[-1] == back:
            return first
    return place


def heading_kind(words: Sequence[str], *, most: int | None = None) -> ClauseKind | None:
    """What stands under a heading of these words; with `most`, of the names that begin among so many first words."""
    places = range(len(words) if most is None else min(most, len(words)))
    headings = [
        (-length, place, kind)
        for place in places
        for length, kind in _HEADINGS.at(words, place)
        if length >= _NAMES.longest(words, place, marked=True)
    ]
    return min(headings)[2] if headings else None


def is_all_heading(words: Sequence[str]) -> bool:
    """Whether the words are the name of a heading and hardly more."""
    return any(n >= len(words) - 1 for place in (0, 1) if place < len(words) for n, _ in _HEADINGS.at(words, place))


def begins_work(words: Sequence[str], place: int, *, marked: bool) -> bool:
    """Whether the word there begins what a system does: "đọc …", "xuất …", but not the noun "báo cáo"."""
    work = _WORK.longest(words, place, marked=marked)
    return work > _NAMES.longest(words, place, marked=marked)


def ends_in_work(words: Sequence[str], *, marked: bool) -> bool:
    """Whether they end in the name of a doing without what it is done to: "… phần mềm phát hiện"."""
    return any(
        begins_work(words, len(words) - back, marked=marked)
        and _WORK.longest(words, len(words) - back, marked=marked) == back
        for back in (1, 2)
        if back <= len(words)
    )


def wish_behind(words: Sequence[str], *, marked: bool) -> int:
    """The place behind "chúng tôi cần tìm", "Đại học A có nhu cầu về" and the like; 0 where nothing of it stands."""
    wisher = _wisher(words, marked=marked)
    reached = wisher or 0
    left_out = (_LEADS, _WISHES) if wisher is None else (_LEADS, _WISHES, _SUBJECTS)
    for _ in range(4):
        step = max(part.longest(words, reached, marked=marked) for part in left_out)
        if not step or reached + step >= len(words):
            break
        reached += step
    return reached


def _wisher(words: Sequence[str], *, marked: bool) -> int | None:
    """How many words say who wishes: all before the first strong word for wishing, unless a thing is named there."""
    cues = hits(words, marked=marked)
    wish = next((h for h in cues if h.cue.kind is ClauseKind.WANT), None)
    if wish is None or wish.cue.weight < STRONG or wish.first > _LONGEST_WISHER:
        return None
    return wish.first
