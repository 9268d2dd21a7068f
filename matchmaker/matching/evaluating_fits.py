"""How far the words for a fit can be trusted: whether "strong" is right, and whether "nothing suitable" is noticed."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from embeddings.evaluation import auroc
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.engine import Query, Ranked
from matchmaker.matching.evaluating import Trial, half_of
from matchmaker.matching.judging import JUDGED_TOGETHER, Judged
from matchmaker.matching.model import FitWord
from matchmaker.matching.ranking import reordered

SHOWN = 10
MEASURED = 120  # queries of a set: to judge one takes some 20 records word for word, twice


@dataclass(frozen=True, kw_only=True)
class FitMeasures:
    """`strong` pairs among the ten best of every query, and how many of them are relevant; the queries whose first
    place is right, and how many of those are called strong.

    `nothing_suitable`: the relevant records taken out for one half of the queries, the fit of the best record tells
    that half from the other with this area under the curve (AUROC); once for each half, since halves are few.
    """

    strong: int
    strong_relevant: int
    right_firsts: int
    right_firsts_strong: int
    nothing_suitable: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class _Answer:
    half: int
    relevant: Sequence[bool]  # of the ranked records, best first
    strong: Sequence[bool]
    best: float
    best_without: float  # the fit of the best record once the relevant ones are gone


def measure_fits(trial: Trial) -> FitMeasures:
    """Asks some queries twice: with the whole catalogue, and with its relevant records taken out."""
    measured = sorted(trial.judged.queries, key=lambda query: sha256(query.encode()).digest())[:MEASURED]
    answers = [_answer(trial, query, question) for query, question in trial.questions() if query in measured]
    firsts = [answer for answer in answers if answer.relevant and answer.relevant[0]]
    return FitMeasures(
        strong=sum(sum(answer.strong) for answer in answers),
        strong_relevant=sum(s and r for answer in answers for s, r in zip(answer.strong, answer.relevant, strict=True)),
        right_firsts=len(firsts),
        right_firsts_strong=sum(answer.strong[0] for answer in firsts),
        nothing_suitable=(_told_apart(answers, 0), _told_apart(answers, 1)),
    )


def _answer(trial: Trial, query: str, question: Query) -> _Answer:
    relevant = trial.relevant(query)
    ranked, judged = _judged(trial, query, question)
    trial.catalogue.remove(relevant)
    _, without = _judged(trial, query, question)
    trial.catalogue.add([trial.records[record] for record in relevant])
    words = [SHIPPED.word(one.fit, covered=one.covers_anything) for one in judged[:SHOWN]]
    return _Answer(
        half=half_of(query),
        relevant=[one.id in relevant for one in ranked[:SHOWN]],
        strong=[word is FitWord.STRONG for word in words],
        best=_best_fit(judged),
        best_without=_best_fit(without),
    )


def _judged(trial: Trial, query: str, question: Query) -> tuple[list[Ranked], list[Judged]]:
    """The nearest in the order of the product, each with what it is judged to be."""
    nearest = trial.catalogue.rank(question, JUDGED_TOGETHER)
    judged = trial.judged_by_id(query, nearest)
    ranked = reordered(nearest, judged)
    return ranked, [judged[one.id] for one in ranked]


def _best_fit(judged: Sequence[Judged]) -> float:
    return max((one.fit for one in judged[:SHOWN]), default=0.0)


def _told_apart(answers: Sequence[_Answer], emptied: int) -> float:
    """AUROC with the relevant records taken out for the half `emptied`; 0.5 where a half has no queries."""
    kept = [answer.best for answer in answers if answer.half != emptied]
    without = [answer.best_without for answer in answers if answer.half == emptied]
    return auroc(kept, without) if kept and without else 0.5
