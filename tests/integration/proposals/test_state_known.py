"""What a side may know of a proposal is said twice, in Python and in the SQL of its own list: both say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from matchmaker.ground.db import Connection
from matchmaker.proposals import party_view
from matchmaker.proposals.moves import look_at
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.proposal import SHOWN_TO_SIDES, ProposalState, Side
from tests.support.proposals import Desk, an_asked

S = ProposalState


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the table: what happened with a proposal, and how the record of the other side stands."""

    side: Side
    state: ProposalState
    asked: bool = False
    questioned: bool = False
    requested: bool = False
    other: ListingState = ListingState.PUBLISHED
    openness: str = "public"  # of the need


def table() -> Iterator[Line]:
    said = (False, True)
    for side, state in product(Side, S):
        for asked, questioned, requested in product(said, said, said):
            yield Line(side=side, state=state, asked=asked, questioned=questioned, requested=requested)
    for other in ListingState:
        if other is not ListingState.NO_SUITABLE_SOLUTION:  # of needs alone
            yield Line(side=Side.NEED, state=S.SUGGESTED, requested=True, other=other)
        for openness in ("public", "anonymous", "brokers"):
            yield Line(side=Side.SOLUTION, state=S.SUGGESTED, requested=True, other=other, openness=openness)


async def arrange(connection: Connection, proposal_id: int, line: Line) -> None:
    """Writes the line into the rows that both read, past the services that would not let it come about."""
    for each in ("consent", "proposal_message", "introduction_request", "fit_interest"):
        await connection.execute(f"DELETE FROM {each} WHERE proposal_id = $1", proposal_id)
    await connection.execute("UPDATE proposal SET state = $2 WHERE id = $1", proposal_id, line.state)
    if line.asked:
        await connection.execute(
            "INSERT INTO consent (proposal_id, round, side, locale, asked_at, answer_by) "
            "SELECT id, round, $2, 'vi', now(), now() FROM proposal WHERE id = $1",
            *(proposal_id, line.side),
        )
    if line.questioned:
        await connection.execute(
            "INSERT INTO proposal_message (proposal_id, kind, audience, author_side, body) "
            "VALUES ($1, 'question', $2, 'desk', 'Có dữ liệu không?')",
            *(proposal_id, line.side),
        )
    if line.requested:
        told = (
            "introduction_request (proposal_id, asked_by)"
            if line.side is Side.NEED
            else "fit_interest (proposal_id, shown_by)"
        )
        await connection.execute(f"INSERT INTO {told} VALUES ($1, 'x')", proposal_id)
    states = {line.side: ListingState.PUBLISHED, line.side.other: line.other}
    for side, state in states.items():
        await connection.execute(f"UPDATE {side} SET state = $1", state)
    await connection.execute("UPDATE need SET confidentiality = $1", line.openness)


async def by_python(connection: Connection, proposal_id: int, side: Side) -> str | None:
    known = (await look_at(connection, proposal_id, by=SYSTEM)).matter(side).state
    return known if known in SHOWN_TO_SIDES else None


async def by_sql(connection: Connection, by: Actor) -> str | None:
    own = (await party_view.own(connection, by=by)).items
    return own[0].state if own else None


async def test_the_list_of_a_side_and_the_rule_say_the_same_of_every_proposal(
    connection: Connection, desk: Desk
) -> None:
    proposal_id = (await an_asked(connection, desk)).id
    own = {Side.NEED: desk.buyer, Side.SOLUTION: desk.lab}
    differing = []
    for line in table():
        await arrange(connection, proposal_id, line)
        both = await by_python(connection, proposal_id, line.side), await by_sql(connection, own[line.side])
        if both[0] != both[1]:
            differing.append((line, both))
    assert differing == []
