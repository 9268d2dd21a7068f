"""Papers of winners, which the secretary checks before anything is published; where they fail, the next moves up."""

from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.outcome import results, telling
from matchmaker.calls.outcome.results import Decided
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call
from matchmaker.rules.entry import EntryOutcome, EntryState
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.succession import Standing, without

LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True, kw_only=True)
class PaperCheck:
    """What the secretary found; a note is asked for where the papers do not hold."""

    checked_on: date | None
    holds: bool | None
    note: str = ""


async def check(connection: Connection, call_id: int, number: int, seen: PaperCheck, *, by: Actor) -> None:
    """Keeps what was found of the winner with this number; where it fails, the winner is disqualified and succeeded.

    Everybody whose result changes is told. Raises NotFound, NotAllowed, WrongState, InvalidInput, and
    Conflict("no_winner") for an entry that is none (any more).
    """
    call = await calls.hold(connection, call_id, Permission.CHECK_PAPERS, by=by)
    entries = await results.decided(connection, call_id)
    entry = next((each for each in entries.values() if each.number == number), None)
    if entry is None:
        raise NotFound()
    if entry.outcome is not EntryOutcome.WINNER:
        raise Conflict("no_winner")
    note = nfc(seen.note).strip()
    if problems := _problems(seen, note):
        raise InvalidInput(problems)
    await queries.insert_paper_check(
        connection, entry_id=entry.id, checked_on=seen.checked_on, holds=seen.holds, note=note, checked_by=by.name
    )
    details = {"call": call_id, "holds": seen.holds}
    await audit.append(connection, Action.ENTRY_CHECK_PAPERS, entry.id, by=by, details=details)
    if not seen.holds:
        await _succeed(connection, call, entry, list(entries.values()), by=by)


async def _succeed(connection: Connection, call: Call, leaving: Decided, entries: list[Decided], *, by: Actor) -> None:
    # Each board has a ranking of its own.
    judged = [each for each in entries if each.state is EntryState.ELIGIBLE and each.board == leaving.board]
    before = {
        e.id: Standing(entry_id=e.id, outcome=e.outcome or EntryOutcome.NOT_SELECTED, rank=e.rank) for e in judged
    }
    changed = {i: now for i, now in without(leaving.id, before.values()).items() if now != before[i]}
    for entry_id, now in changed.items():
        await queries.set_standing(connection, entry_id=entry_id, outcome=now.outcome.value, rank=now.rank)
        await audit.append(
            connection,
            Action.ENTRY_RANK,
            entry_id,
            by=by,
            old_state=before[entry_id].outcome.value,
            new_state=now.outcome.value,
            details={"call": call.id, "rank": now.rank, "rank_before": before[entry_id].rank},
        )
    others = [i for i, now in changed.items() if now.outcome is not before[i].outcome]
    await telling.tell_changed(connection, call, others)


def _problems(seen: PaperCheck, note: str) -> dict[str, str]:
    problems = text_problems("papers_note", note, LONGEST_NOTE) if note or seen.holds is False else {}
    if seen.holds is None:
        problems["papers_hold"] = "required"
    if seen.checked_on is None:
        problems["papers_checked_on"] = "required"
    elif seen.checked_on > datetime.now(CITY_TIME).date():
        problems["papers_checked_on"] = "in_the_future"
    return problems
