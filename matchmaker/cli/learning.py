"""`matchmaker learn`: what brokers' decisions and owners' corrections teach, with the figures for or against."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict

import typer

from matchmaker.cli.console import Console
from matchmaker.cli.system import database
from matchmaker.ground.db import transaction
from matchmaker.ground.marking import N_
from matchmaker.learnt.model import Outcome
from matchmaker.matching.learning import LEAST_DECISIONS, Attempt, Figures, Held
from matchmaker.matching.learnt_calibration import FIT
from matchmaker.proposals import learning
from matchmaker.proposals.learning import TakenBack
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.understanding.learning import LEAST_LINES, LEAST_NEEDS, HeldLines, LineFigures, ReadingAttempt

SENTENCES: Mapping[Outcome, str] = {
    Outcome.BETTER: N_("Decisions held out are judged better with what was learnt."),
    Outcome.TOO_FEW: N_("Nothing is learnt from fewer than %(least)s decisions."),
    Outcome.NOT_BETTER: N_("Nothing changes: decisions held out are not judged surely better."),
    Outcome.LESS_PRECISE: N_("Nothing changes: less of what would be shown is right."),
}
OF_LINES: Mapping[Outcome, str] = {
    Outcome.BETTER: N_("Lines held out are read better with what was learnt."),
    Outcome.TOO_FEW: N_("Nothing is learnt from fewer than %(least)s lines of %(needs)s needs."),
    Outcome.NOT_BETTER: N_("Nothing changes: lines held out are not read surely better."),
    Outcome.LESS_PRECISE: N_("Nothing changes: fewer lines would be read as their owners say."),
}
TAKEN_BACK = N_("What was learnt last of how sure a match is was taken back; what was before is in force.")
READING_TAKEN_BACK = N_("What was learnt last of how needs are read was taken back; what was before is in force.")


def learn(console: Console, *, dry_run: bool, take_back: bool, as_json: bool) -> None:
    if take_back and dry_run:
        raise typer.BadParameter(console.translate("--take-back goes with no other option."))
    if take_back:
        taken = asyncio.run(_take_back(console))
        if as_json:
            console.tell_json(asdict(taken))
        else:
            console.tell(console.translate(TAKEN_BACK if taken.part == FIT.name else READING_TAKEN_BACK))
        return
    attempt, reading = asyncio.run(_learn(console, dry_run))
    if as_json:
        console.tell_json({**asdict(attempt), "reading": asdict(reading)})
        return
    _show(console, attempt, dry_run)
    _show_reading(console, reading, dry_run)


async def _learn(console: Console, dry_run: bool) -> tuple[Attempt, ReadingAttempt]:
    async with database(console) as pool, transaction(pool) as connection:
        attempt = await learning.learn_from_decisions(connection, by=LOCAL_PERSON, dry_run=dry_run)
        return attempt, await learning.learn_from_lines(connection, by=LOCAL_PERSON, dry_run=dry_run)


async def _take_back(console: Console) -> TakenBack:
    async with database(console) as pool, transaction(pool) as connection:
        return await learning.take_back(connection, by=LOCAL_PERSON)


def _show(console: Console, attempt: Attempt, dry_run: bool) -> None:
    figures = attempt.figures
    sentence = console.translate(
        "Decisions on public needs: %(decisions)s on %(needs)s needs, of which %(right)s say that the record fits",
        decisions=figures.decisions,
        needs=figures.needs,
        right=figures.right,
    )
    console.tell(sentence)
    _show_tried(console, figures)
    console.tell(console.translate(SENTENCES[attempt.outcome], least=LEAST_DECISIONS))
    _show_in_force(console, attempt.outcome, dry_run)


def _show_reading(console: Console, attempt: ReadingAttempt, dry_run: bool) -> None:
    figures = attempt.figures
    sentence = console.translate(
        "Lines of public needs: %(lines)s of %(needs)s needs, of which their owners ask for %(asked)s",
        lines=figures.lines,
        needs=figures.needs,
        asked=figures.asked,
    )
    console.tell(sentence)
    _show_tried(console, figures)
    console.tell(console.translate(OF_LINES[attempt.outcome], least=LEAST_LINES, needs=LEAST_NEEDS))
    _show_in_force(console, attempt.outcome, dry_run)


def _show_tried(console: Console, figures: Figures | LineFigures) -> None:
    if figures.in_force is None or figures.learnt is None:
        return
    for name, held in ((N_("in force"), figures.in_force), (N_("learnt, held out"), figures.learnt)):
        console.tell(f"{console.translate(name)}: {_told_of(console, held)}")
    saved = figures.in_force.loss - figures.learnt.loss
    console.tell(console.translate("Log loss saved: %(saved)s", saved=f"{saved:.4f} ± {figures.error:.4f}"))


def _show_in_force(console: Console, outcome: Outcome, dry_run: bool) -> None:
    if outcome is Outcome.BETTER:
        trial, in_force = N_("A trial: nothing was changed."), N_("It is in force from now on.")
        console.tell(console.translate(trial if dry_run else in_force))


def _told_of(console: Console, held: Held | HeldLines) -> str:
    loss = f"{held.loss:.4f}"
    if isinstance(held, HeldLines):
        return console.translate(
            "log loss %(loss)s; %(right)s lines are read as their owners say", loss=loss, right=held.right
        )
    return console.translate(
        "log loss %(loss)s; of %(shown)s shown, %(right)s are right",
        loss=loss,
        shown=held.shown,
        right=held.shown_right,
    )
