"""The life that needs and solutions share: every change is checked, recorded, written in the caller's transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection, Query
from matchmaker.ground.errors import Conflict, NotFound, WrongState
from matchmaker.ground.rounds import Job
from matchmaker.listings import behalf as on_behalf
from matchmaker.listings import outcomes, questions
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.holding import Subject, of
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import ListingState, Row, check_step
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import STEP_PERMISSION, Matter, may, require
from matchmaker.rules.solution import Solution

Listing = TypeVar("Listing", Need, Solution)


@dataclass(frozen=True, kw_only=True)
class Statements:
    """Those of one kind; all but `insert` and `overdue` take the record's number as `record_id`."""

    insert: Query
    get: Query
    lock: Query
    set_state: Query
    renew: Query
    overdue: Query


@dataclass(frozen=True, kw_only=True)
class Life(Generic[Listing]):
    """What differs between the kinds; `days` is how long one is published. A record not to be seen is NotFound."""

    subject: Subject
    states: frozenset[ListingState]
    days: int
    from_row: Callable[[Row], Listing]
    matter_of: Callable[[Listing], Matter]
    as_seen_by: Callable[[Listing, Actor], Listing]
    statements: Statements
    posted: Action
    moved: Action
    renewed: Action
    reopened: Action
    expiry: Job

    async def enter_new(
        self,
        connection: Connection,
        values: Mapping[str, Any],
        state: ListingState,
        *,
        by: Actor,
        confirmed: bool,
        behalf: Behalf | None,
    ) -> Listing:
        """A new record of these columns in this state. `confirmed`: whether it comes from its owner.

        Raises InvalidInput where somebody enters it for others and does not say who agreed.
        """
        # An import says in its own columns where its rows are from.
        for_others = values["import_key"] is None and on_behalf.is_needed(by, values["organisation_id"])
        said = on_behalf.check(behalf) if for_others else None
        record_id = await self.statements.insert(
            connection,
            **{**values, "confirmed": confirmed and not for_others},
            state=state.value,
            created_by=by.name,
            entered_by_id=on_behalf.keeper(by) if for_others else None,
        )
        if said is not None:
            await on_behalf.keep(connection, said, by=by, **of(self.subject, record_id))
        await audit.append(connection, self.posted, record_id, by=by, new_state=state.value)
        return await self.written(connection, record_id)

    async def get(self, connection: Connection, record_id: int, *, by: Actor) -> Listing:
        """The record as this actor may see it. Raises NotFound."""
        record = self._read(await self.statements.get(connection, record_id=record_id))
        if not may(by, Permission.SEE_LISTING, self.matter_of(record)):
            raise NotFound()
        return self.as_seen_by(record, by)

    async def written(self, connection: Connection, record_id: int) -> Listing:
        """What this actor has just written, whole."""
        return self._read(await self.statements.get(connection, record_id=record_id))

    async def hold(self, connection: Connection, record_id: int, *, by: Actor) -> Listing:
        """The record, held until the transaction ends, for one who may see its owner. Raises NotFound."""
        record = self._read(await self.statements.lock(connection, record_id=record_id))
        if not may(by, Permission.SEE_OWNER, self.matter_of(record)):
            raise NotFound()
        return record

    async def hold_to_edit(
        self, connection: Connection, record_id: int, *, by: Actor, version: int | None = None
    ) -> Listing:
        """The same for whoever writes it; `version` is the one that they have seen.

        Raises NotFound, NotAllowed, WrongState for a closed record, Conflict when another version is stored.
        """
        record = await self.hold(connection, record_id, by=by)
        require(by, Permission.EDIT_LISTING, self.matter_of(record))
        if version is not None and version != record.version:
            raise Conflict(seen=version, stored=record.version)
        return record

    async def answered(self, connection: Connection, record: Listing, reply: str | None, *, by: Actor) -> Listing:
        """One of which more was asked, and which was written, is up for review again. Raises InvalidInput."""
        if record.state is not ListingState.INFORMATION_REQUESTED:
            return record
        await questions.answer(connection, reply, by=by.name, **of(self.subject, record.id))
        return await self.enter(connection, record, ListingState.SUBMITTED, self.moved, by=by)

    async def set_state(self, connection: Connection, record_id: int, state: ListingState, *, by: Actor) -> Listing:
        """Moves it to another state. Raises NotFound, NotAllowed or WrongState."""
        record = await self.hold(connection, record_id, by=by)
        return await self.enter(connection, record, state, self.moved, by=by, permission=STEP_PERMISSION[state])

    async def enter(
        self,
        connection: Connection,
        record: Listing,
        state: ListingState,
        action: Action,
        *,
        by: Actor,
        permission: Permission | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> Listing:
        """The one door to another state, for a held record: the step is in the table, and is recorded as `action`.

        Without `permission` the caller has asked what the actor may do. Raises WrongState, NotFound, NotAllowed.
        """
        check_step(record.state, state, self.states)
        if permission is not None:
            require(by, permission, self.matter_of(record))
        which = of(self.subject, record.id)
        await questions.leave(connection, record.state, state, **which)
        await outcomes.leave(connection, **which)
        await self.statements.set_state(connection, record_id=record.id, state=state.value, days=self.days)
        old = record.state.value
        await audit.append(connection, action, record.id, by=by, old_state=old, new_state=state.value, details=details)
        return await self.written(connection, record.id)

    async def renew(self, connection: Connection, record_id: int, *, by: Actor) -> Listing:
        """Its time as a published one begins anew. Raises NotFound, NotAllowed, WrongState unless it is published."""
        record = await self.hold(connection, record_id, by=by)
        require(by, Permission.RENEW, self.matter_of(record))
        if record.state is not ListingState.PUBLISHED:
            raise WrongState(old=record.state.value, new=ListingState.PUBLISHED.value)
        await self.statements.renew(connection, record_id=record_id, days=self.days)
        await audit.append(connection, self.renewed, record_id, by=by)
        return await self.written(connection, record_id)

    async def reopen(
        self, connection: Connection, record_id: int, state: ListingState = ListingState.SUBMITTED, *, by: Actor
    ) -> Listing:
        """A closed record waits for review again, or is in that state. Raises NotFound, NotAllowed, WrongState."""
        record = await self.hold(connection, record_id, by=by)
        require(by, Permission.SET_ASIDE, self.matter_of(record))
        if record.state is not ListingState.CLOSED:
            raise WrongState(old=record.state.value, new=state.value)
        return await self.enter(connection, record, state, self.reopened, by=by)

    async def expire_overdue(self, connection: Connection, *, by: Actor) -> int:
        """Moves those whose time is over to expired; gives how many."""

        async def expire(record_id: int) -> bool:
            record = await self.hold(connection, record_id, by=by)
            is_over = record.expires_at is not None and record.expires_at <= datetime.now(UTC)
            if record.state is not ListingState.PUBLISHED or not is_over:
                return False  # another process was first, or it was renewed
            await self.set_state(connection, record_id, ListingState.EXPIRED, by=by)
            return True

        overdue = [row["id"] for row in await self.statements.overdue(connection)]
        return await rounds.over(connection, self.expiry, overdue, expire)

    def _read(self, row: Row | None) -> Listing:
        if row is None:
            raise NotFound()
        return self.from_row(row)
