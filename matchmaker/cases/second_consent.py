"""A side's answer to a proposal, and the case that the second consent opens: proposals do not call upwards."""

from matchmaker.cases.opening import open_unless_there
from matchmaker.ground.db import Connection
from matchmaker.proposals import consents
from matchmaker.proposals.consents import Answer, Outcome
from matchmaker.rules.actors import SYSTEM, Actor


async def answer_by_link(connection: Connection, token: str, answer: Answer, *, by: Actor) -> tuple[int, Outcome]:
    """As `consents.answer_by_link`; gives the proposal's number too. Raises LinkUnusable, InvalidInput."""
    asked = await consents.open_consent(connection, token, by=by)
    outcome = await consents.answer_by_link(connection, token, answer, by=by)
    return asked.proposal_id, await _followed(connection, asked.proposal_id, outcome)


async def answer_as_contact(connection: Connection, proposal_id: int, answer: Answer, *, by: Actor) -> Outcome:
    """As `consents.answer_as_contact`. Raises NotFound, NotAllowed, WrongState, InvalidInput."""
    outcome = await consents.answer_as_contact(connection, proposal_id, answer, by=by)
    return await _followed(connection, proposal_id, outcome)


async def _followed(connection: Connection, proposal_id: int, outcome: Outcome) -> Outcome:
    if outcome is Outcome.INTRODUCED:
        await open_unless_there(connection, proposal_id, by=SYSTEM)
    return outcome
