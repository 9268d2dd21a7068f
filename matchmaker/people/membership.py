"""Who belongs to an organisation and speaks for it: founded, joined, verified, its contact, how much it can carry."""

from collections.abc import Mapping, Sequence

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.intake import tax_codes
from matchmaker.intake.cleaning import clean_line
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people import accounts, sessions
from matchmaker.people import service as people
from matchmaker.people.organisation_likeness import Fact, SelfDescription, beside
from matchmaker.people.service import OrganisationDraft
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor, Organisation, Person
from matchmaker.rules.listing import checked_refusal
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

MOST_INTRODUCTIONS = 1000


async def found_or_ask(connection: Connection, person: Person, draft: OrganisationDraft) -> None:
    """A new organisation belongs to whoever founds it; one that is there already is asked.

    To the person both look the same until somebody has verified it or let them in: otherwise registering would tell
    which organisations are here, those behind anonymous needs included.
    """
    by = person.actor()
    known = await people.find(connection, draft.name, draft.tax_code)
    if known is not None:
        asked = await people.standing(connection, known.id)
        called = {"joining_as": clean_line(draft.name), "joining_tax_code": tax_codes.stored(draft.tax_code)}
        await queries.ask_to_join(connection, person_id=person.id, organisation_id=asked.id, **called)
        return
    organisation, _ = await people.save(connection, draft, by=by)
    await queries.join_organisation(connection, person_id=person.id, organisation_id=organisation.id)
    await _set_contact(connection, organisation.id, person.id, by=by)


async def members(connection: Connection, organisation_id: int, *, by: Actor) -> list[Person]:
    """Members and those who ask to be; for those who belong to it or manage people. Raises NotFound."""
    if by.organisation_id != organisation_id:
        require(by, Permission.MANAGE_PEOPLE, Matter(organisation_id=organisation_id))
    rows = await queries.list_people(connection, organisation_id=organisation_id)
    return [Person.from_row(row) for row in rows]


async def beside_those_who_ask(
    connection: Connection, organisation_id: int, *, by: Actor
) -> Mapping[int, Sequence[Fact]]:
    """What those who ask to join say of the organisation beside what it is, by their number: for who may admit them.

    A personal number that somebody typed is shown to nobody. Raises NotFound, NotAllowed.
    """
    organisation = await people.get(connection, organisation_id, by=by)
    require(by, Permission.ADMIT, Matter.of_organisation(organisation))
    rows = await queries.those_who_join(connection, organisation_id=organisation_id)
    return {row["id"]: _beside(row) for row in rows}


def _beside(row: Record) -> Sequence[Fact]:
    asks = SelfDescription(name=row["joining_as"], tax_code=row["joining_tax_code"], emails=[row["email"]])
    stands = SelfDescription(name=row["name"], tax_code=row["tax_code"], emails=row["emails"], website=row["website"])
    return [fact for fact in beside(asks, stands) if not any(map(tax_codes.is_personal, (*fact.asked, *fact.known)))]


async def admit(connection: Connection, person_id: int, *, by: Actor) -> None:
    """Lets in somebody who asks to join. Raises NotFound where nobody asks or it is not the actor's to decide."""
    asking = await _asking(connection, person_id, by=by)
    await queries.join_organisation(connection, person_id=person_id, organisation_id=asking["joining_id"])
    await sessions.end_all(connection, person_id)  # whom they act for is part of who they are
    details = {"organisation": asking["joining_id"]}
    await audit.append(connection, Action.PERSON_JOIN, person_id, by=by, details=details)


async def turn_away(connection: Connection, person_id: int, *, by: Actor) -> None:
    """The organisation does not know them."""
    asking = await _asking(connection, person_id, by=by)
    await queries.stop_joining(connection, person_id=person_id)
    details = {"organisation": asking["joining_id"]}
    await audit.append(connection, Action.PERSON_TURN_AWAY, person_id, by=by, details=details)


async def verify(connection: Connection, organisation_id: int, *, by: Actor) -> None:
    """A broker has checked that the organisation is what it says; verifying again changes nothing."""
    organisation = await _locked(connection, organisation_id, by=by)
    require(by, Permission.VERIFY_ORGANISATION, Matter.of_organisation(organisation))
    if organisation.verified_at is not None:
        return
    await queries.verify_organisation(connection, organisation_id=organisation_id, verified_by=by.name)
    await audit.append(
        connection,
        Action.ORGANISATION_VERIFY,
        organisation_id,
        by=by,
        old_state="unverified",
        new_state="verified",
    )


async def refuse(connection: Connection, organisation_id: int, reason: str | None, *, by: Actor) -> None:
    """A broker has found that it is not what it says: its members read why, and may correct it, which asks again.

    Raises NotFound, NotAllowed on one's own, InvalidInput without a reason, Conflict where it is verified.
    """
    organisation = await _locked(connection, organisation_id, by=by)
    require(by, Permission.VERIFY_ORGANISATION, Matter.of_organisation(organisation))
    if organisation.verified_at is not None:
        raise Conflict
    why = checked_refusal(reason)
    await queries.refuse_organisation(connection, organisation_id=organisation_id, refusal=why, refused_by=by.name)
    await audit.append(connection, Action.ORGANISATION_REFUSE, organisation_id, by=by)
    kind, params = NoticeKind.ORGANISATION_REFUSED, {"title": organisation.name, "reason": why}
    for member in await member_ids(connection, organisation_id):
        await notices.notify(
            connection, member, kind, subject="organisation", subject_id=organisation_id, params=params
        )


async def name_contact(connection: Connection, organisation_id: int, person_id: int, *, by: Actor) -> None:
    """Makes a member the one who consents for the organisation. Raises NotFound, InvalidInput for a stranger to it."""
    organisation = await _locked(connection, organisation_id, by=by)
    require(by, Permission.NAME_CONTACT, Matter.of_organisation(organisation))
    person = await accounts.get(connection, person_id)
    if person.organisation_id != organisation_id or person.disabled_at is not None:
        raise InvalidInput({"person": "not_a_member"})
    await _set_contact(connection, organisation_id, person_id, by=by)


async def capacity(connection: Connection, organisation_id: int, *, by: Actor) -> int | None:
    """What the organisation has stated, held until the transaction ends. Raises NotFound, NotAllowed."""
    organisation = await _locked(connection, organisation_id, by=by)
    require(by, Permission.STATE_CAPACITY, Matter.of_organisation(organisation))
    stated: int | None = await queries.capacity_of(connection, organisation_id=organisation_id)
    return stated


async def state_capacity(connection: Connection, organisation_id: int, most: int | None, *, by: Actor) -> None:
    """How many introductions the organisation can carry at a time; None takes the limit away.

    Raises NotFound, NotAllowed, InvalidInput.
    """
    await people.get(connection, organisation_id, by=by)
    require(by, Permission.STATE_CAPACITY, Matter(organisation_id=organisation_id))
    if most is not None and not 0 <= most <= MOST_INTRODUCTIONS:
        raise InvalidInput({"introductions_at_once": "not_a_count"})
    old = await queries.set_capacity(connection, organisation_id=organisation_id, most=most)
    details = {"old": old, "new": most}
    action = Action.ORGANISATION_STATE_CAPACITY
    await audit.append(connection, action, organisation_id, by=by, details=details)


async def member_ids(connection: Connection, organisation_id: int) -> list[int]:
    """Whom to tell what concerns their organisation: those with an account, the oldest first."""
    return [row["id"] for row in await queries.members_of(connection, organisation_id=organisation_id)]


async def _set_contact(connection: Connection, organisation_id: int, person_id: int, *, by: Actor) -> None:
    await queries.name_authorised_contact(connection, organisation_id=organisation_id, person_id=person_id)
    person = await accounts.get(connection, person_id)
    details = {"person": person.actor().name}
    await audit.append(connection, Action.ORGANISATION_NAME_CONTACT, organisation_id, by=by, details=details)


async def _asking(connection: Connection, person_id: int, *, by: Actor) -> Record:
    asked = await queries.joining_of(connection, person_id=person_id)
    if asked is None:
        raise NotFound()
    organisation = await people.get(connection, asked["id"], by=by)
    require(by, Permission.ADMIT, Matter.of_organisation(organisation))
    await people.standing(connection, organisation.id)  # before its people, as merging does
    row: Record = await queries.lock_person(connection, person_id=person_id)
    if row["joining_id"] != organisation.id or row["disabled_at"] is not None:
        raise NotFound()
    return row


async def _locked(connection: Connection, organisation_id: int, *, by: Actor) -> Organisation:
    organisation = await people.get(connection, organisation_id, by=by)
    await queries.lock_organisation(connection, organisation_id=organisation_id)
    return organisation
