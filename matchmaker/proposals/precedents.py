"""What has happened, for the desk: to one proposal, and what was decided on those like it."""

from dataclasses import dataclass
from datetime import datetime

from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.people import display_names
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

SHOWN = 8
_DECIDING = frozenset(
    {
        *(Action.PROPOSAL_APPROVE, Action.PROPOSAL_DECLINE, Action.PROPOSAL_ASK, Action.PROPOSAL_PLACE),
        *(Action.PROPOSAL_AGREE, Action.PROPOSAL_REFUSE, Action.PROPOSAL_LAPSE, Action.PROPOSAL_REOPEN),
        *(Action.PROPOSAL_INTRODUCE, Action.PROPOSAL_WITHDRAW),
        *(Action.PROPOSAL_SEND_LETTER, Action.PROPOSAL_NO_LETTER),
    }
)


@dataclass(frozen=True, kw_only=True)
class PastDecision:
    """A broker's decision. `shares` is what its pair has in common with the one looked at: the pair itself, the need,
    the solution or the sector; `state` is what became of it, `decider` None for somebody erased."""

    proposal_id: int
    shares: str
    verdict: str
    reason: str | None
    note: str | None
    need_title: str
    solution_title: str
    state: str
    decided_at: datetime
    decider: str | None


async def similar_decisions(connection: Connection, proposal_id: int, *, by: Actor) -> list[PastDecision]:
    """What colleagues decided on pairs like this one: at most `SHOWN`.

    "Like" is plain and can be checked by eye: the same pair in an earlier round, then the same need, then the same
    solution, then needs of the same sector of the Plan ("other" is no sector); the newest first within each.
    """
    require(by, Permission.USE_DESK)
    rows = await queries.similar_decisions(connection, proposal_id=proposal_id, limit=SHOWN)
    return [PastDecision(**{name: row[name] for name in PastDecision.__annotations__}) for row in rows]


async def history(connection: Connection, proposal_id: int, *, by: Actor) -> list[HistoryEntry]:
    """Everything recorded of a proposal, oldest first; people by their name."""
    require(by, Permission.USE_DESK)
    return await display_names.history(connection, "proposal", proposal_id, by=by)


async def last_change(connection: Connection, proposal_id: int, *, by: Actor) -> HistoryEntry | None:
    """The entry of who decided last: what somebody reads whose own decision came too late."""
    entries = await history(connection, proposal_id, by=by)
    return next((entry for entry in reversed(entries) if entry.action in _DECIDING), None)
