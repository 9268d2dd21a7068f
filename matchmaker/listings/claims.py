"""Records that others entered, and the owners who take them over.

A member of the verified organisation that a record names takes it over at once; so does whoever was invited with it.
Everybody else asks, and a broker looks. Asking changes nothing and tells nothing of the record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.listings.holding import Held, Subject, hold, hold_any, of
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.listings.statements import queries
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people.organisation_likeness import Fact, SelfDescription, beside
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import checked_refusal, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require

LONGEST_NOTE = 1000

_CLAIM: Mapping[Subject, Action] = {"need": Action.NEED_CLAIM, "solution": Action.SOLUTION_CLAIM}
_ASK: Mapping[Subject, Action] = {"need": Action.NEED_ASK_CLAIM, "solution": Action.SOLUTION_ASK_CLAIM}
_REFUSE: Mapping[Subject, Action] = {"need": Action.NEED_REFUSE_CLAIM, "solution": Action.SOLUTION_REFUSE_CLAIM}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """An organisation says that a record is theirs. For the desk: it names a person."""

    id: int
    need_id: int | None
    solution_id: int | None
    title: str
    held_by: str  # the organisation that the record names now
    organisation_id: int
    organisation_name: str
    organisation_verified: bool
    tax_code: str | None
    person_name: str | None
    person_email: str | None
    person_phone: str | None
    note: str | None
    made_at: datetime
    facts: Sequence[Fact]  # of who asks, beside those of the organisation that the record names

    @classmethod
    def from_row(cls, row: Record) -> Self:
        asks = SelfDescription(
            name=row["organisation_name"],
            tax_code=row["tax_code"],
            emails=[each for each in [row["person_email"]] if each],
        )
        stands = SelfDescription(
            name=row["held_by"], tax_code=row["held_tax_code"], emails=row["held_emails"], website=row["held_website"]
        )
        return cls(**values_of(cls, {**row, "facts": beside(asks, stands)}))


async def claim(connection: Connection, subject: Subject, record_id: int, note: str | None, *, by: Actor) -> bool:
    """Takes the record over, or asks a broker for it; gives whether it is theirs now.

    Raises NotFound, NotAllowed for somebody who belongs to no organisation, Conflict when its owner has confirmed it.
    """
    row = await hold(connection, subject, record_id, by=by)
    require(by, Permission.CLAIM, row.matter)
    if by.organisation_id is None or by.person_id is None:
        raise NotAllowed("no_organisation")
    if row.confirmed:
        raise Conflict("record_confirmed")
    if row.organisation_id == by.organisation_id and row.organisation_verified:
        await _take_over(connection, subject, row, by.organisation_id, by=by)
        return True
    await _ask(connection, subject, row, by.person_id, by.organisation_id, note, by=by)
    return False


async def check_visible(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> None:
    """Raises NotFound for a record that the actor may not see, and whatever `claim` raises of who they are."""
    require(by, Permission.CLAIM, (await hold(connection, subject, record_id, by=by)).matter)


async def after_joining(connection: Connection, invitation: Mapping[str, Any], by: Actor) -> None:
    """Whoever was invited with a record and has just joined its organisation takes it over.

    Nothing happens where it has another owner by now, or was confirmed: the invitation is older than that.
    """
    if not (invited_with := invitation.get("record")):
        return
    subject: Subject = "need" if invited_with["subject"] == "need" else "solution"
    row = await hold_any(connection, subject, invited_with["record_id"])
    if row is None or row.confirmed or row.organisation_id != by.organisation_id or by.organisation_id is None:
        return
    await _take_over(connection, subject, row, by.organisation_id, by=by)


async def waiting(
    connection: Connection, *, by: Actor, need_id: int | None = None, solution_id: int | None = None
) -> list[Claim]:
    """Claims that nobody has decided, of one record or of all; none for those who do not decide any."""
    if not may(by, Permission.DECIDE_CLAIM):
        return []
    rows = await queries.open_claims(connection, need_id=need_id, solution_id=solution_id)
    return [Claim.from_row(row) for row in rows]


async def has_claimed(
    connection: Connection, *, by: Actor, need_id: int | None = None, solution_id: int | None = None
) -> bool:
    """Whether the actor's organisation waits for an answer."""
    claimed: bool = await queries.has_claimed(
        connection, need_id=need_id, solution_id=solution_id, organisation_id=by.organisation_id
    )
    return claimed


async def decide(
    connection: Connection, claim_id: int, *, granted: bool, by: Actor, refusal: str | None = None
) -> None:
    """A broker has looked: the record becomes the claimant's, or stays as it is, and the claimant reads why.

    Raises InvalidInput without a reason, NotFound, NotAllowed on one's own, Conflict when somebody has decided or
    the record has its owner by now.
    """
    claim = await queries.lock_claim(connection, claim_id=claim_id)
    if claim is None or not may(by, Permission.DECIDE_CLAIM):
        raise NotFound()
    subject: Subject = "need" if claim["need_id"] is not None else "solution"
    row = await hold(connection, subject, claim["need_id"] or claim["solution_id"], by=by)
    require(by, Permission.DECIDE_CLAIM, row.matter)
    require(by, Permission.DECIDE_CLAIM, Matter(organisation_id=claim["organisation_id"]))
    if claim["granted"] is not None:
        raise Conflict("claim_decided")
    why = None if granted else checked_refusal(refusal)
    await queries.decide_claim(connection, claim_id=claim_id, granted=granted, refusal=why, decided_by=by.name)
    if granted:
        await _take_over(connection, subject, row, claim["organisation_id"], by=by)
    else:
        details = {"organisation": claim["organisation_id"]}
        await audit.append(connection, _REFUSE[subject], row.id, by=by, details=details)
    kind = NoticeKind.CLAIM_GRANTED if granted else NoticeKind.CLAIM_REFUSED
    await _tell(connection, [claim["person_id"]], kind, subject, row, **({"reason": why} if why else {}))


async def _ask(
    connection: Connection,
    subject: Subject,
    row: Held,
    person_id: int,
    organisation_id: int,
    note: str | None,
    *,
    by: Actor,
) -> None:
    """Asking twice is asking once."""
    note = normalise_spaces(nfc(note or "")) or None
    if note and len(note) > LONGEST_NOTE:
        raise InvalidInput({"note": "too_long"})
    claim_id = await queries.insert_claim(
        connection, **of(subject, row.id), person_id=person_id, organisation_id=organisation_id, note=note
    )
    if claim_id is None:
        return
    await audit.append(connection, _ASK[subject], row.id, by=by, details={"organisation": organisation_id})
    await _tell(connection, [r["id"] for r in await queries.brokers(connection)], NoticeKind.CLAIM_MADE, subject, row)


async def _take_over(connection: Connection, subject: Subject, row: Held, organisation_id: int, *, by: Actor) -> None:
    take_over = needs.take_over if subject == "need" else solutions.take_over
    await take_over(connection, row.id, organisation_id)
    details = {"organisation": organisation_id}
    await audit.append(
        connection, _CLAIM[subject], row.id, by=by, old_state="unconfirmed", new_state="confirmed", details=details
    )
    others = await queries.close_claims(connection, **of(subject, row.id), decided_by=by.name)
    await _tell(connection, [r["person_id"] for r in others], NoticeKind.CLAIM_REFUSED, subject, row)
    entered = await queries.who_entered(connection, created_by=row.created_by, entered_by_id=row.entered_by_id)
    await _tell(connection, [r["id"] for r in entered], NoticeKind.RECORD_CLAIMED, subject, row)


async def _tell(
    connection: Connection, people: Sequence[int], kind: NoticeKind, subject: Subject, row: Held, **more: str
) -> None:
    for person_id in people:
        params = {"title": row.title, **more}
        await notices.notify(connection, person_id, kind, subject=subject, subject_id=row.id, params=params)
