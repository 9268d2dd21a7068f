"""What ranking found for one question: numbers of records, before anybody asks who may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matchmaker.matching.calibration import clearly_covered, word_of
from matchmaker.matching.engine import Ranked
from matchmaker.matching.model import Coverage, FitWord, Match, Matches, Subject

NEAR_MISSES = 3
RecordT = TypeVar("RecordT")


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Records of one kind, best first, with what of each question's requirement each of them covers, by id.

    It holds no record, so that it can be kept: whoever shows it reads the records as they are by then.
    """

    subject: Subject
    ranked: Sequence[Ranked]
    coverage: Mapping[int, Sequence[Coverage]]

    @property
    def ids(self) -> list[int]:
        return [r.id for r in self.ranked]

    def matches(self, records: Mapping[int, RecordT]) -> Matches[RecordT]:
        """Those good enough, or else the nearest few; a record that is not given, since it was hidden meanwhile, is
        left out.
        """
        shown = [self._match(r, records[r.id]) for r in self.ranked if r.id in records]
        good = tuple(match for match in shown if match.word is not FitWord.NONE)
        return Matches(matches=good, near_misses=() if good else tuple(shown[:NEAR_MISSES]))

    def _match(self, ranked: Ranked, record: RecordT) -> Match[RecordT]:
        coverage = tuple(self.coverage.get(ranked.id, ()))
        return Match(
            record=record,
            subject=self.subject,
            fit=ranked.fit,
            word=word_of(ranked.fit, clearly_covered(coverage)),
            closeness=ranked.closeness,
            shared=ranked.shared,
            paired=ranked.paired,
            coverage=coverage,
            signals=ranked.signals,
        )
