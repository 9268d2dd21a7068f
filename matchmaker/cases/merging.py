"""Two records of one organisation become one, in every room: words given and closed periods stand as they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.listings import merging as records
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import membership
from matchmaker.people import merging as people
from matchmaker.proposals import merging as proposals
from matchmaker.rules.actors import SYSTEM, Actor, Organisation, Person
from matchmaker.rules.need import NeedFilter
from matchmaker.rules.solution import SolutionFilter


@dataclass(frozen=True, kw_only=True)
class Merging:
    """What would become one. `needs`, `solutions`, `cases` and `people` are those of the record that goes.

    `proposals` (that somebody made, are under way or led to an introduction) and `shared` cases have both as their two
    sides: while there is one, nothing is merged.
    """

    kept: Organisation
    gone: Organisation
    needs: int
    solutions: int
    cases: Sequence[int]
    people: Sequence[Person]
    proposals: Sequence[int]
    shared: Sequence[int]

    @property
    def possible(self) -> bool:
        return not self.proposals and not self.shared


async def look(connection: Connection, kept_id: int, gone_id: int, *, by: Actor) -> Merging:
    """What merging would do. Raises NotFound, NotAllowed, InvalidInput."""
    kept, gone = await people.both(connection, kept_id, gone_id, by=by)
    between = {"one": kept_id, "other": gone_id}
    asked = await needs.listing(connection, NeedFilter(organisation_id=gone_id, limit=1), by=SYSTEM)
    listed = await solutions.listing(connection, SolutionFilter(organisation_id=gone_id, limit=1), by=SYSTEM)
    return Merging(
        kept=kept,
        gone=gone,
        needs=asked.total,
        solutions=listed.total,
        cases=[row["id"] for row in await queries.cases_of(connection, organisation_id=gone_id)],
        people=await membership.members(connection, gone_id, by=by),
        proposals=await proposals.between(connection, **between),
        shared=[row["id"] for row in await queries.between_organisations(connection, **between)],
    )


async def merge(connection: Connection, kept_id: int, gone_id: int, *, by: Actor) -> None:
    """Everything of `gone_id` stands under `kept_id` from now on, and the one leads to the other; it has no way back.

    Raises NotFound, NotAllowed, and InvalidInput where both are the sides of one proposal or case.
    """
    preview = await look(connection, kept_id, gone_id, by=by)
    if not preview.possible:
        raise InvalidInput({"gone": "merge_sides_of_case" if preview.shared else "merge_sides_of_proposal"})
    await proposals.end_suggested(connection, kept_id, gone_id)
    stood = await proposals.standing(connection, gone_id)
    for move in (needs.move_to_organisation, solutions.move_to_organisation):
        await move(connection, gone_id, kept_id)
    await queries.move_parties(connection, organisation_id=gone_id, into_id=kept_id)
    await queries.move_co_brokers(connection, organisation_id=gone_id, into_id=kept_id)
    await queries.drop_co_brokers_that_are_parties(connection, organisation_id=kept_id)
    await records.merge(connection, gone_id, kept_id, by=by)
    await proposals.merge(connection, gone_id, kept_id, stood)
    await people.merge(connection, kept_id, gone_id, by=by)
