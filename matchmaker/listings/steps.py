"""The steps of a need or a solution that its page offers: whoever sent it hears of those that others decide."""

from collections.abc import Mapping
from functools import partial
from typing import Literal

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.listings import notify, outcomes
from matchmaker.listings.holding import Held, Subject, hold, of
from matchmaker.listings.lives import LIVES
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.step_letters import (
    ListingClosed,
    ListingPaused,
    ListingPublished,
    ListingRefused,
    NothingSuitable,
)
from matchmaker.notices.letters import StepTaken
from matchmaker.notices.model import Link, NoticeKind
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.listing import LONGEST_REFUSAL, ListingState, text_problems
from matchmaker.rules.policy import Matter, Relation, relations

Way = Literal["mail_and_notice", "mail", "phone", "page"]
"""How somebody hears of a step; by the record's page alone where nobody can be reached."""

REASON = "step_reason"  # the field in which the desk says why

_S = ListingState
_GIVEN_REASONS = frozenset({_S.CLOSED, _S.NO_SUITABLE_SOLUTION})
_REVIEWED = (_S.SUBMITTED, _S.INFORMATION_REQUESTED)  # closed from these, a record is refused
_TOLD: Mapping[ListingState, tuple[NoticeKind, type[StepTaken]]] = {
    _S.PUBLISHED: (NoticeKind.LISTING_PUBLISHED, ListingPublished),
    _S.PAUSED: (NoticeKind.LISTING_PAUSED, ListingPaused),
    _S.CLOSED: (NoticeKind.LISTING_CLOSED, ListingClosed),
    _S.NO_SUITABLE_SOLUTION: (NoticeKind.NOTHING_SUITABLE, NothingSuitable),
}


def asks_reason(by: Actor, matter: Matter, state: ListingState) -> bool:
    """Whether the step takes something from somebody else, who then reads why."""
    return state in _GIVEN_REASONS and by.role is not Role.SYSTEM and _is_told(by, matter)


async def way_to_tell(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> Way:
    """How whoever sent the record would hear of such a step. Raises NotFound."""
    readers = await notify.readers_of(connection, subject, await hold(connection, subject, record_id, by=by), by=by)
    if readers.people:
        return "mail_and_notice"
    if readers.sender:
        return "mail"
    if subject == "need":
        need = await needs.get(connection, record_id, by=by)
        if await confirmation.sender_number(connection, need):
            return "phone"
    return "page"


async def move(
    connection: Connection,
    subject: Subject,
    record_id: int,
    state: ListingState,
    *,
    by: Actor,
    reason: str | None = None,
) -> None:
    """Takes the step. Raises NotFound, NotAllowed, WrongState, and InvalidInput where a reason is missing."""
    record = await hold(connection, subject, record_id, by=by)
    await LIVES[subject].set_state(connection, record_id, state, by=by)
    why = None
    if asks_reason(by, record.matter, state):
        why = nfc(reason or "").strip()
        if problems := text_problems(REASON, why, LONGEST_REFUSAL):
            raise InvalidInput(problems)
    if state in _TOLD and _is_told(by, record.matter):
        await _tell(connection, subject, record, state, why, by=by)


async def _tell(
    connection: Connection, subject: Subject, record: Held, state: ListingState, why: str | None, *, by: Actor
) -> None:
    readers = await notify.readers_of(connection, subject, record, by=by)
    record_of = of(subject, record.id)
    await outcomes.keep(connection, state, why, mailed=readers.mailed, by=by.name, **record_of)
    kind, letter = _TOLD[state]
    if state is _S.CLOSED and record.state in _REVIEWED:
        kind, letter = NoticeKind.LISTING_REFUSED, ListingRefused

    def written(name: str, link: Link, by_link: bool) -> StepTaken:
        return letter(name=name, subject=subject, title=record.title, reason=why, link=link, by_link=by_link)

    link = partial(confirmation.further_link, connection, record.id)
    await notify.mail(connection, readers, written, place=f"/{subject}s/{record.id}", link=link)
    fields = {"title": record.title, **({"reason": why} if why else {})}
    await notify.notify(connection, readers, kind, subject, record.id, **fields)


def _is_told(by: Actor, matter: Matter) -> bool:
    """Not of one's own, nor of a draft that nobody has confirmed: whom it names may not have sent it."""
    return matter.state != _S.DRAFT and Relation.OWNER not in relations(by, matter)
