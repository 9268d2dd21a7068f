"""What time does to proposals: one reminder, then overdue and back to the broker; edited records ask anew."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from matchmaker.ground import rounds
from matchmaker.ground.city_time import end_of_day
from matchmaker.ground.db import Connection
from matchmaker.ground.rounds import Job
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals import consent_requests, decisions, notify
from matchmaker.proposals.moves import hold, move
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import LIVE_STATES, PROMISED_DAYS, WAITING_FOR_ANSWERS, Consent, Promise, ProposalMove

HALF = timedelta(days=PROMISED_DAYS[Promise.ANSWER]) / 2


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """How many of each."""

    reopened: int
    reminded: int
    overdue: int


async def tick(connection: Connection, *, now: datetime) -> Ticked:
    """One round of the clock, which says `now`. Running it twice at once, or twice for one moment, doubles nothing."""
    return Ticked(
        reopened=await _reopen_edited(connection),
        reminded=await _remind(connection, now),
        overdue=await _lapse(connection, now),
    )


async def _reopen_edited(connection: Connection) -> int:
    async def reopen(proposal_id: int) -> bool:
        opened = await hold(connection, proposal_id, by=SYSTEM)
        if opened.proposal.state not in LIVE_STATES or opened.stands:
            return False
        await decisions.reopen(connection, opened)
        return True

    under_way = [row["id"] for row in await queries.proposals_under_way(connection)]
    return await rounds.over(connection, Job.REOPEN_PROPOSALS, under_way, reopen)


async def _remind(connection: Connection, now: datetime) -> int:
    """Whoever is reminded late, because the program stood still, still has half of the time to answer."""
    proposals = {row["id"]: row["proposal_id"] for row in await queries.consents_to_remind(connection, now=now)}

    async def remind(consent_id: int) -> bool:
        opened = await hold(connection, proposals[consent_id], by=SYSTEM)  # held before it is asked for again
        if opened.proposal.state not in WAITING_FOR_ANSWERS:
            return False
        at_least = end_of_day(now, HALF.days)
        row = await queries.remind(connection, consent_id=consent_id, now=now, at_least=at_least)
        if row is not None:
            await consent_requests.remind(connection, Consent.from_row(row))
        return row is not None

    return await rounds.over(connection, Job.REMIND_SIDES, proposals, remind)


async def _lapse(connection: Connection, now: datetime) -> int:
    async def lapse(proposal_id: int) -> bool:
        opened = await hold(connection, proposal_id, by=SYSTEM)
        if opened.proposal.state not in WAITING_FOR_ANSWERS:
            return False
        proposal = await move(connection, opened.proposal, ProposalMove.LAPSE, by=SYSTEM)
        await notify.tell_desk(connection, proposal, NoticeKind.CONSENT_OVERDUE)
        return True

    silent = [row["id"] for row in await queries.proposals_to_lapse(connection, now=now)]
    return await rounds.over(connection, Job.LAPSE_PROPOSALS, silent, lapse)
