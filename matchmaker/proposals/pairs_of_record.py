"""Where the pairs of a record stand, for whoever may know of them: beside each match, and on both records' pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals.moves import state_known
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, own_records
from matchmaker.rules.proposal import (
    PROMISED_DAYS,
    REQUESTED,
    SHOWN_TO_SIDES,
    STEP_OF,
    TURNED_DOWN,
    WAITING_FOR_ANSWERS,
    ProposalState,
    Side,
)

_DECLINED = (ProposalState.DECLINED, TURNED_DOWN)  # as the desk knows it, and whoever had asked for the pair


@dataclass(frozen=True, kw_only=True)
class PairTold:
    """One pair as its reader may know it. `state` is a code of terms.toml [state], `side` the reader's own.

    `due_at` is what was promised for the present step; `declined_for` the desk's reason, to whoever asked for the
    pair and to the desk.
    """

    proposal_id: int
    need_id: int
    solution_id: int
    need_title: str
    solution_title: str
    side: Side | None
    state: str
    since: datetime
    due_at: datetime | None
    refused_by: Side | None
    declined_for: str | None


async def listing(
    connection: Connection, *, need_id: int | None = None, solution_id: int | None = None, by: Actor
) -> list[PairTold]:
    """The pairs of a need or of a solution that the actor knows of, the latest first."""
    rows = await queries.pairs_told(connection, need_id=need_id, solution_id=solution_id, **own_records(by))
    at_desk = may(by, Permission.USE_DESK)
    return [pair for row in rows if (pair := _pair(row, at_desk=at_desk)) is not None]


async def readable(
    connection: Connection, need_id: int | None, solution_id: int | None, *, by: Actor
) -> frozenset[Side]:
    """Of which of two records the actor may open the page."""
    sides = set()
    for side, record_id, get in ((Side.NEED, need_id, needs.get), (Side.SOLUTION, solution_id, solutions.get)):
        try:
            if record_id is not None:
                await get(connection, record_id, by=by)
                sides.add(side)
        except NotFound:
            continue
    return frozenset(sides)


def _pair(row: Record, *, at_desk: bool) -> PairTold | None:
    side = Side.NEED if row["own_need"] else Side.SOLUTION if row["own_solution"] else None
    state = _state(row, side) if side else row["state"] if at_desk else None
    if state is None:
        return None
    same = ("proposal_id", "need_id", "solution_id", "need_title", "solution_title", "since")
    return PairTold(
        **{name: row[name] for name in same},
        side=side,
        state=state,
        due_at=_due_at(row, state),
        refused_by=Side(row["refused_by"]) if state == ProposalState.REFUSED and row["refused_by"] else None,
        declined_for=row["declined_for"] if row["state"] == ProposalState.DECLINED and state in _DECLINED else None,
    )


def _state(row: Record, side: Side) -> str | None:
    """None of a pair that the side may not know of."""
    state = state_known(
        row["state"],
        asked=side.value in row["asked"],
        questioned=side.value in row["questioned"],
        requested=row[f"{side}_requested_at"] is not None and row[f"{side.other}_on_show"],
    )
    return state if state in SHOWN_TO_SIDES else None


def _due_at(row: Record, state: str) -> datetime | None:
    """By when the present step was promised; of a request only what the desk decides has a day."""
    if state in WAITING_FOR_ANSWERS:
        answer_by: datetime | None = row["answer_by"]
        return answer_by
    step = STEP_OF.get(ProposalState(row["state"]))
    if step is None or (state == REQUESTED and row["state"] != ProposalState.SUGGESTED):
        return None
    asked_for = (row["need_requested_at"], row["solution_requested_at"])
    begun: datetime = max((row["since"], *filter(None, asked_for)))
    return begun + timedelta(days=PROMISED_DAYS[step])
