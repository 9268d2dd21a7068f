"""What ranking found for one question: numbers of records, before anybody asks who may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from matchmaker.matching.calibration import Calibration
from matchmaker.matching.engine import Ranked
from matchmaker.matching.fusion import in_scale_of
from matchmaker.matching.judging import CONTRAST_WORTH, UNJUDGED, Judged
from matchmaker.matching.model import FitWord, Match, Matches, Subject
from matchmaker.rules.solution import Solution, SolutionKind

NEAR_MISSES = 3
RecordT = TypeVar("RecordT")


def answers_directions(solution: Solution) -> bool:
    """Data is near to whatever is done in its field, and does none of it (docs/matching.md, Explanations)."""
    return solution.kind is not SolutionKind.DATASET


def reordered(ranked: Sequence[Ranked], judged: Mapping[int, Judged]) -> list[Ranked]:
    """The nearest, once they are compared word for word: of each language what says more comes first, while the order
    between languages stays that of meaning: words of one language are nearer to one another (`fusion`).
    """
    scores: dict[int, float] = {}
    for own in ([one for one in ranked if one.foreign is foreign] for foreign in (False, True)):
        near = np.array([one.score for one in own], np.float32)
        ahead = [judged[one.id].ahead if one.id in judged else 0.0 for one in own]
        worth = near + np.array(ahead, np.float32) * np.float32(CONTRAST_WORTH)
        scores |= zip([one.id for one in own], in_scale_of(near, ordered_by=worth).tolist(), strict=True)
    return sorted(ranked, key=lambda one: (-scores[one.id], one.id))


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
