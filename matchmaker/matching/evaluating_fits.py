"""How far the words for a fit can be trusted: whether "strong" is right, and whether "nothing suitable" is noticed."""

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.evaluation import auroc
from matchmaker.matching.calibration import word_of
from matchmaker.matching.engine import Query, Ranked
from matchmaker.matching.evaluating import Trial, half_of
from matchmaker.matching.model import FitWord

SHOWN = 10


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
    """Asks every query twice: with the whole catalogue, and with its relevant records taken out."""
    answers = [_answer(trial, query, question) for query, question in trial.questions()]
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
    ranked = trial.catalogue.rank(question, SHOWN)
    trial.catalogue.remove(relevant)
    without = trial.catalogue.rank(question, 1)
    trial.catalogue.add([trial.records[record] for record in relevant])
    return _Answer(
        half=half_of(query),
        relevant=[one.id in relevant for one in ranked],
        strong=[word_of(one.fit) is FitWord.STRONG for one in ranked],
        best=_best_fit(ranked),
        best_without=_best_fit(without),
    )


def _best_fit(ranked: Sequence[Ranked]) -> float:
    return ranked[0].fit if ranked else 0.0


def _told_apart(answers: Sequence[_Answer], emptied: int) -> float:
    """AUROC with the relevant records taken out for the half `emptied`; 0.5 where a half has no queries."""
    kept = [answer.best for answer in answers if answer.half != emptied]
    without = [answer.best_without for answer in answers if answer.half == emptied]
    return auroc(kept, without) if kept and without else 0.5
