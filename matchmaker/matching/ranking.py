"""What ranking found for one question: numbers of records, before anybody asks who may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matchmaker.matching.calibration import Calibration
from matchmaker.matching.engine import Ranked
from matchmaker.matching.judging import UNJUDGED, Judged
from matchmaker.matching.model import FitWord, Match, Matches, Subject
from matchmaker.rules.solution import Solution, SolutionKind

NEAR_MISSES = 3
RecordT = TypeVar("RecordT")


def answers_directions(solution: Solution) -> bool:
    """Data is near to whatever is done in its field, and does none of it (docs/matching.md, Explanations)."""
    return solution.kind is not SolutionKind.DATASET


def word_of(judged: Judged, calibration: Calibration) -> FitWord:
    """The word for a record that was judged."""
    return calibration.word(judged.fit, covered=judged.covers_anything)


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Records of one kind, nearest first, and whether each of them fits, by id.

    It holds no record, so that it can be kept: whoever shows it reads the records as they are by then.
    """

    subject: Subject
    ranked: Sequence[Ranked]
    judged: Mapping[int, Judged]
    calibration: Calibration

    @property
    def ids(self) -> list[int]:
        return [r.id for r in self.ranked]

    @property
    def worth_a_look(self) -> list[int]:
        """Those that fit, and as many of the nearest as are shown where none does."""
        return [
            i
            for place, i in enumerate(self.ids)
            if place < NEAR_MISSES or word_of(self.judged.get(i, UNJUDGED), self.calibration) is not FitWord.NONE
        ]

    def matches(self, records: Mapping[int, RecordT]) -> Matches[RecordT]:
        """Those that fit, the surest words first and then as ranked, or else the nearest few, each with what it lacks;
        a record that is not given, since it was hidden meanwhile, is left out.
        """
        shown = [self._match(r, records[r.id]) for r in self.ranked if r.id in records]
        good = sorted((m for m in shown if m.word is not FitWord.NONE), key=lambda m: list(FitWord).index(m.word))
        others = [match for match in shown if match.word is FitWord.NONE]
        return Matches(matches=tuple(good), near_misses=() if good else tuple(others[:NEAR_MISSES]))

    def _match(self, ranked: Ranked, record: RecordT) -> Match[RecordT]:
        judged = self.judged.get(ranked.id, UNJUDGED)
        return Match(
            record=record,
            subject=self.subject,
            fit=judged.fit,
            word=word_of(judged, self.calibration),
            closeness=ranked.closeness,
            shared=ranked.shared,
            paired=ranked.paired,
            coverage=judged.coverage,
            signals=ranked.signals,
            evidence=judged.evidence,
        )
