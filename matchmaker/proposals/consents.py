"""What a side answers: through the link that was sent to one person, or signed in as the authorised contact.

Opening a link only reads, so that a mail scanner uses up nothing; answering uses it up. A link is bound to the person
it was sent to: it ends when they are not the contact any more, and somebody else who is signed in cannot use it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from matchmaker.ground import links
from matchmaker.ground.city_time import last_day
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable, WrongState
from matchmaker.ground.links import MailedLink
from matchmaker.intake.addresses import mailbox
from matchmaker.notices.model import NoticeKind
from matchmaker.people import accounts
from matchmaker.proposals import consent_requests, decisions, introductions, notify
from matchmaker.proposals.consent_requests import CONSENT_LINK
from matchmaker.proposals.moves import Opened, hold, look_at, move, require_move
from matchmaker.proposals.statements import queries
from matchmaker.proposals.views import ContactShown, contact_of, need_shown_to, solution_shown_to
from matchmaker.rules.actors import LINK_HOLDER, SYSTEM, Actor
from matchmaker.rules.need import Need
from matchmaker.rules.proposal import WAITING_FOR_ANSWERS, Consent, ProposalMove, ProposalState, Refusal, Side
from matchmaker.rules.solution import Solution


class Outcome(StrEnum):
    """What an answer led to."""

    WAITING = "waiting"  # for the other side
    INTRODUCED = "introduced"
    REFUSED = "refused"
    CHANGED = "changed"  # a record was edited since it was asked: nothing is recorded, the broker looks at it anew


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Agrees, or refuses with a reason."""

    agrees: bool
    refusal: Refusal | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a link shows: both records as far as this side may see them. `changed`: the answer would not count.

    `contact` is what agreeing would tell the other side; `broker` who asks, None where nobody looks after it.
    """

    proposal_id: int
    side: Side
    name: str
    need: Need
    solution: Solution
    answer_by: date
    changed: bool
    other_agreed: bool
    contact: ContactShown
    broker: str | None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What the holder of a used link may still read. `state` is the proposal's now."""

    title: str
    agreed: bool
    answered_at: datetime
    state: ProposalState


async def open_consent(connection: Connection, token: str, *, by: Actor) -> Question:
    """Shows what is asked, and changes nothing. Raises LinkUnusable saying why: used, expired, void, another's."""
    link = await links.find(connection, CONSENT_LINK, token)
    asked = Consent.from_row(link.row)
    opened, side = await look_at(connection, asked.proposal_id, by=SYSTEM), asked.side
    await _require_open(connection, opened, link, by=by)
    return Question(
        proposal_id=opened.proposal.id,
        side=side,
        name=asked.name or "",
        need=need_shown_to(opened, side),
        solution=solution_shown_to(opened, side),
        answer_by=last_day(asked.answer_by),
        changed=not opened.stands,
        other_agreed=side.other in consent_requests.agreed_sides(opened),
        contact=contact_of(opened, side),
        broker=await _broker_of(connection, opened),
    )


async def open_answered(connection: Connection, token: str, *, by: Actor) -> Answered:
    """What was answered through a link that is used. Raises LinkUnusable for any other, and for another's."""
    link = await links.find(connection, CONSENT_LINK, token)
    asked = Consent.from_row(link.row)
    opened = await look_at(connection, asked.proposal_id, by=SYSTEM)
    if not (link.used and asked.answered_at and await _is_the_person(connection, opened, asked, by=by)):
        raise LinkUnusable()
    return Answered(
        title=opened.parties.record(asked.side).title,
        agreed=asked.answer == "agreed",
        answered_at=asked.answered_at,
        state=opened.proposal.state,
    )


async def answer_by_link(connection: Connection, token: str, answer: Answer, *, by: Actor) -> Outcome:
    """The answer of the person the link was sent to; the link is used up. Raises LinkUnusable, InvalidInput."""
    link = await links.hold(connection, CONSENT_LINK, token)
    asked = Consent.from_row(link.row)
    opened = await look_at(connection, asked.proposal_id, by=SYSTEM)
    await _require_open(connection, opened, link, by=by)
    who = replace(LINK_HOLDER, origin=by.origin)
    if asked.person_id is not None:
        who = (await accounts.get(connection, asked.person_id)).actor(by.origin)
    return await _settle(connection, opened, asked, answer, by=who)


async def answer_as_contact(connection: Connection, proposal_id: int, answer: Answer, *, by: Actor) -> Outcome:
    """The answer of a side's authorised contact; other members only read and ask.

    Raises NotFound, NotAllowed, WrongState (also when the side has answered), InvalidInput.
    """
    opened = await hold(connection, proposal_id, by=by)
    require_move(opened, ProposalMove.AGREE if answer.agrees else ProposalMove.REFUSE, by=by)
    asked = [opened.current[side] for side in opened.sides_of(by) if side in opened.current]
    waiting = [consent for consent in asked if consent.answer is None]
    if not waiting:
        state = opened.proposal.state.value
        raise WrongState(old=state, new=state)
    return await _settle(connection, opened, waiting[0], answer, by=by)


async def _settle(connection: Connection, opened: Opened, asked: Consent, answer: Answer, *, by: Actor) -> Outcome:
    if not answer.agrees and answer.refusal is None:
        raise InvalidInput({"reason": "required"})
    if not opened.stands:
        await decisions.reopen(connection, opened)
        return Outcome.CHANGED
    refusal = None if answer.agrees or answer.refusal is None else decisions.checked(answer.refusal)
    await queries.answer_consent(
        connection,
        consent_id=asked.id,
        answer="agreed" if answer.agrees else "refused",
        reason=refusal.reason if refusal else None,
        note=refusal.note if refusal else None,
        answered_by=by.name,
    )
    if refusal is not None:
        return await _refuse(connection, opened, asked.side, refusal, by=by)
    return await _agree(connection, opened, asked.side, by=by)


async def _refuse(connection: Connection, opened: Opened, side: Side, refusal: Refusal, *, by: Actor) -> Outcome:
    details = {"side": side.value, "reason": refusal.reason}
    proposal = await move(connection, opened.proposal, ProposalMove.REFUSE, by=by, details=details)
    await notify.tell_desk(connection, proposal, NoticeKind.CONSENT_REFUSED)
    if side.other in opened.current:
        await notify.tell_side(connection, opened, side.other, NoticeKind.CONSENT_REFUSED)
    return Outcome.REFUSED


async def _agree(connection: Connection, opened: Opened, side: Side, *, by: Actor) -> Outcome:
    proposal = await move(connection, opened.proposal, ProposalMove.AGREE, by=by, details={"side": side.value})
    now = await look_at(connection, proposal.id, by=SYSTEM)
    if len(consent_requests.agreed_sides(now)) == len(Side):
        await introductions.introduce(connection, now)
        return Outcome.INTRODUCED
    await notify.tell_desk(connection, proposal, NoticeKind.CONSENT_GIVEN)
    await consent_requests.ask_next(connection, now)
    return Outcome.WAITING


async def _require_open(connection: Connection, opened: Opened, link: MailedLink, *, by: Actor) -> None:
    """Raises LinkUnusable unless the link still answers, and for nobody but the person it was sent to."""
    asked = Consent.from_row(link.row)
    link.require_open(
        holder=await _is_the_person(connection, opened, asked, by=by),
        stands=asked.round == opened.proposal.round and opened.proposal.state in WAITING_FOR_ANSWERS,
    )


async def _is_the_person(connection: Connection, opened: Opened, asked: Consent, *, by: Actor) -> bool:
    """Whoever is not signed in is known by the link alone; whoever is, has to be the one it was sent to."""
    if asked.person_id is None:
        return by.person_id is None or (await accounts.get(connection, by.person_id)).email == mailbox(
            asked.email or ""
        )
    person = await accounts.get(connection, asked.person_id)
    speaks = opened.parties.owner(asked.side).authorised_contact_id == person.id and person.disabled_at is None
    return speaks and by.person_id in (None, person.id)


async def _broker_of(connection: Connection, opened: Opened) -> str | None:
    """The officer who asks; they sign with their name."""
    if opened.proposal.assignee_id is None:
        return None
    return (await accounts.get(connection, opened.proposal.assignee_id)).name
