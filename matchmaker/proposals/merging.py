"""Proposals of two records of one organisation, when they become one: what was agreed to stands."""

from collections.abc import Sequence

from matchmaker.ground.db import Connection
from matchmaker.proposals.agreed_text import text_hash
from matchmaker.proposals.moves import move, parties_of
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import Proposal, ProposalMove


async def between(connection: Connection, one: int, other: int) -> list[int]:
    """Proposals whose two sides these organisations are; they cannot become one.

    What has ended is none of these, nor what the engine alone suggests: nobody has said of that that they are two.
    """
    return [row["id"] for row in await queries.between_organisations(connection, one=one, other=other)]


async def end_suggested(connection: Connection, one: int, other: int) -> None:
    """Nobody is introduced to themselves. Not a broker's decision: nothing is learnt from it."""
    for row in await queries.suggested_between(connection, one=one, other=other):
        await move(connection, Proposal.from_row(row), ProposalMove.DECLINE, by=SYSTEM)


async def standing(connection: Connection, organisation_id: int) -> list[Proposal]:
    """Proposals of the organisation whose approved words are still what its records say."""
    rows = await queries.approved_of(connection, organisation_id=organisation_id)
    approved = [Proposal.from_row(row) for row in rows]
    return [each for each in approved if await _text(connection, each) == each.approved_text]


async def merge(connection: Connection, organisation_id: int, into_id: int, stood: Sequence[Proposal]) -> None:
    """After the records have their new owner: the words that `stood` are the same words. The caller checks it."""
    for each in stood:
        text = await _text(connection, each)
        await queries.restate_approved(connection, proposal_id=each.id, approved_text=text)
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    await queries.copy_months(connection, **moved)
    await queries.copy_told_fits(connection, **moved)


async def _text(connection: Connection, of: Proposal) -> bytes:
    return text_hash(await parties_of(connection, of.need_id, of.solution_id), of.approved_form)
