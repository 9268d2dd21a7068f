"""The parts of a sentence: what stands between commas, and where a want begins behind a long subject. Pure."""

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.rules.reading import ClauseKind
from matchmaker.understanding import cues
from matchmaker.understanding.cues import Hit
from matchmaker.understanding.scoring import Scores, asked, kind_of, lead_of, scores_of, together
from matchmaker.understanding.tables import forms_of
from matchmaker.understanding.words import Word

_SEPARATOR = re.compile(r"[,;:]\s|\s[-–—]\s|[()]|[.!?…]\s")
_BEFORE, _BEHIND = 5, 2  # words that stand before and behind such a cue at least
_STRONG = {ClauseKind.WANT: cues.STRONG, ClauseKind.CONSTRAINT: 5.0}  # of a cue that begins its own
_DECISIVE = 3.0  # by how much a part is of another kind than its neighbours


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Words from `first` up to `behind` of a sentence."""

    first: int
    behind: int
    scores: Scores


def parts_of(text: str, words: Sequence[Word], *, marked: bool) -> list[Part]:
    """Runs of the sentence that are of one kind; mostly there is one."""
    forms = forms_of(words, marked=marked)
    parts: list[Part] = []
    for first, behind in itertools.pairwise([0, *_separated(text, words), len(words)]):
        every = cues.hits(forms[first:behind], marked=marked)
        cuts = [first, *_wants(forms[first:behind], every, first, marked=marked), behind]
        for a, b in itertools.pairwise(cuts):
            hits = every if len(cuts) == 2 else cues.hits(forms[a:b], marked=marked)
            parts.append(Part(first=a, behind=b, scores=scores_of(hits)))
    return _runs(parts)


def _separated(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Words behind a comma or the like that stands in no brackets."""
    depth = 0
    for place in range(1, len(words)):
        between = text[words[place - 1].end : words[place].start + 1]
        depth += between.count("(") - between.count(")")
        if depth <= 0 and "(" not in between and ")" not in between and _SEPARATOR.search(between[:-1] + " "):
            yield place


def _wants(forms: Sequence[str], hits: Sequence[Hit], first: int, *, marked: bool) -> list[int]:
    """Where a want begins inside a part that begins at `first`: behind a long subject or a story."""
    starts = [
        cues.begins_before(forms, hit.first, marked=marked)
        for hit in hits
        if not hit.cue.at_start and hit.cue.weight >= _STRONG.get(hit.cue.kind, math.inf)
        if len(forms) - hit.behind >= _BEHIND
    ]
    return [first + start for start in starts if start >= _BEFORE]


def _runs(parts: Sequence[Part]) -> list[Part]:
    """Neighbours of one kind joined; a part that says nothing decisive goes with the part before."""
    runs: list[list[Part]] = []
    kinds: list[str | None] = []
    for part in parts:
        kind = _side(part)
        if runs and (kind is None or kinds[-1] is None or kind == kinds[-1]):
            runs[-1].append(part)
            kinds[-1] = kinds[-1] or kind
        else:
            runs.append([part])
            kinds.append(kind)
    return [
        Part(first=run[0].first, behind=run[-1].behind, scores=together([part.scores for part in run])) for run in runs
    ]


def _side(part: Part) -> str | None:
    """Asked, background or other, where the part says so clearly and is long enough to stand alone."""
    if lead_of(part.scores) < _DECISIVE or part.behind - part.first < 3:
        return None
    kind = kind_of(part.scores)
    return (
        "asked"
        if kind and asked(part.scores) >= max(part.scores[ClauseKind.BACKGROUND], part.scores[ClauseKind.OTHER])
        else kind
    )
