"""The bound of what is read as asked for, learnt from lines of needs whose owners confirmed or corrected them. Pure.

Logistic regression on how far what asks is ahead in a line, shrunk towards the program's own. What is said of bounds is
measured on lines of needs that they were not fitted to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.learnt.model import Outcome
from matchmaker.learnt.regression import Column, Flags, error_by_need, fits, fitted, folds, losses, numbered
from matchmaker.understanding.clauses import read_clauses
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds, asked_ahead, speaks
from matchmaker.understanding.words import Words

LEAST_LINES, LEAST_NEEDS = 300, 30
MOST_LEAD = 4.0  # by which the bound moves: what one strong word speaks for
SURENESS = 0.7  # log odds that a line is asked for, by each unit that it is ahead: fitted on judged needs
LEAST_SURENESS = SURENESS / 3  # below it too little hangs on the words for a bound to mean anything


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line in which words speak: how far what asks is `ahead`, and whether its owner says that it is `asked`."""

    need_id: int
    ahead: float
    asked: bool


@dataclass(frozen=True, kw_only=True)
class HeldLines:
    """How well bounds do: mean log loss in nats, and how many lines they read as their owners do."""

    loss: float
    right: int


@dataclass(frozen=True, kw_only=True)
class LineFigures:
    """`learnt` is measured on lines held out; `error` is the standard error, by need, of the loss that it saves.

    All three are None where there were too few lines to try.
    """

    lines: int
    needs: int
    asked: int
    in_force: HeldLines | None = None
    learnt: HeldLines | None = None
    error: float | None = None


@dataclass(frozen=True, kw_only=True)
class ReadingAttempt:
    outcome: Outcome
    figures: LineFigures
    bounds: Bounds | None = None  # what was learnt, whatever the outcome; None of too few lines


def lines_of(need_id: int, problem: str, said: Mapping[str, bool]) -> Iterator[Line]:
    """The lines of a problem of which its owner `said` whether they are asked for, each named by its words.

    Where nothing speaks no bound decides, and what stands in no clause any more is left out.
    """
    text = nfc(problem)
    read = [(normalise_spaces(one.clause.text), one.scores) for one in read_clauses(text, Words(text)) if one.scores]
    for words, asked in said.items():
        around = [(len(clause), place) for place, (clause, _) in enumerate(read) if words in clause]
        scores = read[min(around)[1]][1] if around else None
        if scores is not None and speaks(scores):
            yield Line(need_id=need_id, ahead=asked_ahead(scores), asked=asked)


def learn(lines: Sequence[Line], in_force: Bounds, own: Bounds = OWN_BOUNDS) -> ReadingAttempt:
    """Compares what the lines teach with the bounds in force."""
    needs = [line.need_id for line in lines]
    figures = LineFigures(lines=len(lines), needs=len(set(needs)), asked=sum(line.asked for line in lines))
    if figures.lines < LEAST_LINES or figures.needs < LEAST_NEEDS:
        return ReadingAttempt(outcome=Outcome.TOO_FEW, figures=figures)
    ahead, asked, numbers = np.array([e.ahead for e in lines]), np.array([e.asked for e in lines]), numbered(needs)
    now, held_out, read = np.zeros(len(lines)), np.zeros(len(lines)), np.zeros(len(lines), np.bool_)
    for others, held in folds(numbers):
        bounds = _fitted(ahead[others], asked[others], own)
        now[held] = _probabilities(in_force, (ahead[others], asked[others]), ahead[held])
        held_out[held] = _probabilities(bounds, (ahead[others], asked[others]), ahead[held])
        read[held] = ahead[held] >= bounds.lead
    before = _held(now, ahead >= in_force.lead, asked)
    after = _held(held_out, read, asked)
    error = error_by_need(losses(now, asked) - losses(held_out, asked), numbers)
    return ReadingAttempt(
        outcome=_outcome(before, after, error),
        figures=replace(figures, in_force=before, learnt=after, error=error),
        bounds=_fitted(ahead, asked, own),
    )


def _outcome(before: HeldLines, after: HeldLines, error: float) -> Outcome:
    if before.loss - after.loss <= error or after.right == before.right:
        return Outcome.NOT_BETTER
    return Outcome.BETTER if after.right > before.right else Outcome.LESS_PRECISE


def _fitted(ahead: Column, asked: Flags, own: Bounds) -> Bounds:
    """The likeliest bound; the program's own where hardly anything hangs on the words."""
    evidence = np.column_stack([np.ones(len(ahead)), ahead - own.lead])
    offset, sureness = map(float, fitted(evidence, asked, np.array([0.0, SURENESS])))
    if sureness < LEAST_SURENESS:
        return own
    return Bounds(lead=own.lead + max(-MOST_LEAD, min(MOST_LEAD, -offset / sureness)))


def _probabilities(bounds: Bounds, known: tuple[Column, Flags], ahead: Column) -> Column:
    """That lines are asked for; how sure the bounds make that is taken from what is known, of any bounds alike."""
    sureness = fitted(known[0][:, np.newaxis] - bounds.lead, known[1], np.array([SURENESS]))
    return fits(ahead[:, np.newaxis] - bounds.lead, sureness)


def _held(probabilities: Column, read: Flags, asked: Flags) -> HeldLines:
    return HeldLines(loss=float(losses(probabilities, asked).mean()), right=int((read == asked).sum()))
