"""The link of a question again: a mail is lost, and whoever it was meant for should not be lost with it.

An open question keeps all its links: each answers, and the first answer uses up all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases import clock
from matchmaker.cases.confirmations import fault_of, mail_link
from matchmaker.cases.moves import OpenedCase, carried, hold, look_at, require_on
from matchmaker.cases.party_links import CONFIRMATION_LINK, FOLLOW_UP_LINK, is_holder
from matchmaker.cases.statements import queries
from matchmaker.ground import links
from matchmaker.ground.city_time import last_day
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound, WrongState
from matchmaker.people import throttle
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A case that waits for the reader's own word; whether it is still in use may be said on any day."""

    case_id: int
    title: str
    answer_by: date | None
    on_use: bool = False


async def open_question(connection: Connection, opened: OpenedCase, side: Side) -> bool:
    """Whether the link of what a side was asked last still takes an answer."""
    return await _open_row(connection, opened, side) is not None


async def open_follow_up(connection: Connection, opened: OpenedCase) -> bool:
    """Whether the adopter was asked if it is still in use, and has not answered."""
    return await _open_follow_up(connection, opened, Side.NEED) is not None


async def send_link(connection: Connection, case_id: int, side: Side, *, by: Actor) -> None:
    """Mails the link of an open question once more, to whom it was sent before; asked for by the desk or by the side.

    Raises NotFound, WrongState where no question is open, TooManyAttempts.
    """
    opened = await hold(connection, case_id, by=by)
    if opened.side_of(by) is None:
        require_on(opened, Permission.FOLLOW_CASE, by=by)
    elif opened.side_of(by) is not side:
        raise NotFound()
    row, on_use = await _open_row(connection, opened, side), await _open_follow_up(connection, opened, side)
    if row is not None:
        await throttle.take(connection, Trial.CASE_LINK, account=str(row["id"]), address=None)
        await mail_link(connection, opened, side, row, again=True)
    elif on_use is not None:
        await throttle.take(connection, Trial.CASE_LINK, account=f"follow-up {on_use['id']}", address=None)
        await clock.mail_link(connection, opened, on_use, again=True)
    else:
        raise WrongState(old=opened.stage.value, new=opened.stage.value)
    await carried(connection, opened, by=by)
    await audit.append(connection, Action.CASE_SEND_LINK, case_id, by=by, details={"side": side.value})


async def own_link(connection: Connection, case_id: int, *, by: Actor) -> str:
    """The path of a link to the question that the actor was mailed, for whoever is signed in. Raises NotFound."""
    opened = await hold(connection, case_id, by=by)
    side = await own_question(connection, opened, by=by)
    row = await _open_row(connection, opened, side) if side else None
    if row is not None:
        return (await links.issue(connection, CONFIRMATION_LINK, confirmation_id=row["id"])).path
    follow_up_id = await own_follow_up(connection, opened, by=by)
    if follow_up_id is None:
        raise NotFound()
    return (await links.issue(connection, FOLLOW_UP_LINK, follow_up_id=follow_up_id)).path


async def own_question(connection: Connection, opened: OpenedCase, *, by: Actor) -> Side | None:
    """The side whose open question was mailed to the actor, who is signed in."""
    side = opened.side_of(by)
    if side is None or by.person_id is None:
        return None
    row = await _open_row(connection, opened, side)
    return side if row is not None and await is_holder(connection, row, by=by) else None


async def own_follow_up(connection: Connection, opened: OpenedCase, *, by: Actor) -> int | None:
    """The open question whether it is still in use, where it was mailed to the actor, who is signed in."""
    side = opened.side_of(by)
    if side is None or by.person_id is None:
        return None
    row = await _open_follow_up(connection, opened, side)
    return row["id"] if row is not None and await is_holder(connection, row, by=by) else None


async def waiting_for(connection: Connection, *, by: Actor) -> Sequence[Waiting]:
    """Cases that wait for the actor's own word."""
    if by.person_id is None:
        return []
    waiting = []
    for row in await queries.questions_to(connection, person_id=by.person_id):
        opened = await look_at(connection, row["case_id"], by=SYSTEM)
        side = await own_question(connection, opened, by=by)
        if side is not None:
            answer_by = last_day(row["answer_by"])
            waiting.append(Waiting(case_id=opened.id, title=opened.title, answer_by=answer_by))
    for row in await queries.follow_ups_to(connection, person_id=by.person_id):
        opened = await look_at(connection, row["case_id"], by=SYSTEM)
        if await own_follow_up(connection, opened, by=by) is not None:
            waiting.append(Waiting(case_id=opened.id, title=opened.title, answer_by=None, on_use=True))
    return waiting


async def _open_row(connection: Connection, opened: OpenedCase, side: Side) -> Record | None:
    """What a side was asked last, while its link takes an answer."""
    row: Record | None = await queries.last_confirmation(connection, case_id=opened.id, side=side.value)
    if row is None or row["email"] is None:  # whom it was mailed to is erased
        return None
    link = await links.of_row(connection, CONFIRMATION_LINK, row)
    return None if await fault_of(connection, opened, link, by=SYSTEM) else row


async def _open_follow_up(connection: Connection, opened: OpenedCase, side: Side) -> Record | None:
    """What the adopter was asked again last, while it asks of a result that stands and nobody has answered."""
    if side is not Side.NEED or opened.stage is not Stage.VERIFIED:
        return None
    row: Record | None = await queries.open_follow_up(connection, case_id=opened.id)
    return row
