"""`matchmaker learn`: weights and bounds learnt from brokers' decisions, with the figures that speak for or against."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict

import typer

from matchmaker.cli.console import Console
from matchmaker.cli.system import database
from matchmaker.db import transaction
from matchmaker.matching import calibrations
from matchmaker.matching.calibration import Calibration
from matchmaker.matching.learning import LEAST_DECISIONS, Attempt, Held, Outcome
from matchmaker.people.model import LOCAL_PERSON
from matchmaker.proposals.learning import learn_from_decisions
from matchmaker.sentences import N_

SENTENCES: Mapping[Outcome, str] = {
    Outcome.BETTER: N_("Decisions held out are judged better with what was learnt."),
    Outcome.TOO_FEW: N_("Nothing is learnt from fewer than %(least)s decisions."),
    Outcome.NOT_BETTER: N_("Nothing changes: decisions held out are not judged surely better."),
    Outcome.LESS_PRECISE: N_("Nothing changes: less of what would be shown is right."),
}


def learn(console: Console, *, dry_run: bool, take_back: bool, as_json: bool) -> None:
    if take_back and dry_run:
        raise typer.BadParameter(console.translate("--take-back goes with no other option."))
    if take_back:
        calibration = asyncio.run(_take_back(console))
        if as_json:
            console.tell_json({"in_force": asdict(calibration)})
        else:
            console.tell(console.translate("What was learnt last is taken back; what was before is in force."))
        return
    attempt = asyncio.run(_learn(console, dry_run))
    if as_json:
        console.tell_json(asdict(attempt))
    else:
        _show(console, attempt, dry_run)


async def _learn(console: Console, dry_run: bool) -> Attempt:
    async with database(console) as pool, transaction(pool) as connection:
        return await learn_from_decisions(connection, by=LOCAL_PERSON, dry_run=dry_run)


async def _take_back(console: Console) -> Calibration:
    async with database(console) as pool, transaction(pool) as connection:
        return await calibrations.take_back(connection, by=LOCAL_PERSON)


def _show(console: Console, attempt: Attempt, dry_run: bool) -> None:
    figures = attempt.figures
    told = console.translate(
        "Decisions on public needs: %(decisions)s on %(needs)s needs, of which %(right)s say that the record fits",
        decisions=figures.decisions,
        needs=figures.needs,
        right=figures.right,
    )
    console.tell(told)
    if figures.in_force and figures.learnt:
        console.tell(_line(console, console.translate("in force"), figures.in_force))
        console.tell(_line(console, console.translate("learnt, held out"), figures.learnt))
        saved = f"{figures.in_force.loss - figures.learnt.loss:.4f} ± {figures.error:.4f}"
        console.tell(console.translate("Log loss saved: %(saved)s", saved=saved))
    console.tell(console.translate(SENTENCES[attempt.outcome], least=LEAST_DECISIONS))
    if attempt.outcome is Outcome.BETTER:
        trial, in_force = N_("A trial: nothing was changed."), N_("It is in force from now on.")
        console.tell(console.translate(trial if dry_run else in_force))


def _line(console: Console, name: str, held: Held) -> str:
    told = console.translate(
        "log loss %(loss)s; of %(shown)s shown, %(right)s are right",
        loss=f"{held.loss:.4f}",
        shown=held.shown,
        right=held.shown_right,
    )
    return f"{name}: {told}"
