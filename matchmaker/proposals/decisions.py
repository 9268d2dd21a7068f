"""What a broker does with a proposal: approve, decline, ask again, ask for information, withdraw.

Each takes the version that the broker has seen: of two who decide at once one wins, the other gets Conflict.
"""

from collections.abc import Mapping
from dataclasses import replace

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed
from matchmaker.ground.text import nfc
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals import consent_requests, notify, thread
from matchmaker.proposals.agreed_text import APPROVED_FORM, text_hash
from matchmaker.proposals.consent_requests import Contacts
from matchmaker.proposals.moves import Opened, hold, move, require_move, require_on
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.need import Confidentiality
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Proposal, ProposalMove, Refusal, Side, approval_problem, refusal_problems

NOBODY: Contacts = {}


async def approve(
    connection: Connection,
    proposal_id: int,
    *,
    by: Actor,
    version: int,
    contacts: Contacts = NOBODY,
) -> Proposal:
    """Approves, and asks both sides at once; it stays approved while one of them cannot be reached.

    `contacts` are people whom the broker names for sides without an authorised contact. Raises NotFound, Conflict,
    WrongState, InvalidInput, and NotAllowed for a conflict of interest or the need of a public body.
    """
    opened = await hold(connection, proposal_id, by=by, version=version)
    require_move(opened, ProposalMove.APPROVE, by=by)
    if (problem := approval_problem(by, opened.parties)) is not None:
        raise problem
    await _write_decision(connection, opened, "approved", None, by=by)
    await queries.begin_round(
        connection,
        proposal_id=proposal_id,
        approved_text=text_hash(opened.parties),
        approved_form=APPROVED_FORM,
        assignee_id=by.person_id,
    )
    proposal = await move(connection, opened.proposal, ProposalMove.APPROVE, by=by, details=_place_of(opened.proposal))
    return await consent_requests.ask(connection, replace(opened, proposal=proposal), contacts, by=by)


async def decline(
    connection: Connection,
    proposal_id: int,
    refusal: Refusal,
    *,
    by: Actor,
    version: int,
) -> Proposal:
    """Raises NotFound, Conflict, WrongState, NotAllowed on one's own, InvalidInput without a reason of the list."""
    opened = await hold(connection, proposal_id, by=by, version=version)
    require_move(opened, ProposalMove.DECLINE, by=by)
    refusal = checked(refusal)
    await _write_decision(connection, opened, "declined", refusal, by=by)
    details = {"reason": refusal.reason, **_place_of(opened.proposal)}
    proposal = await move(connection, opened.proposal, ProposalMove.DECLINE, by=by, details=details)
    for side in filter(opened.knows, opened.requests):
        await notify.tell_side(connection, opened, side, NoticeKind.REQUEST_DECLINED)
    return proposal


async def ask_again(
    connection: Connection,
    proposal_id: int,
    *,
    by: Actor,
    version: int,
    contacts: Contacts = NOBODY,
) -> Proposal:
    """Asks the sides that have not agreed: for the first time once they can be reached, or after an overdue answer.

    A proposal of which a record was edited since goes back to `suggested` instead. Raises NotFound, Conflict,
    WrongState, NotAllowed, and InvalidInput naming each side that still cannot be reached.
    """
    opened = await hold(connection, proposal_id, by=by, version=version)
    require_move(opened, ProposalMove.ASK, by=by)
    if not opened.stands:
        return await reopen(connection, opened)
    proposal = await consent_requests.ask(connection, opened, contacts, by=by)
    if proposal.version == opened.proposal.version:
        raise InvalidInput(await unreachable(connection, opened, contacts))
    return proposal


async def withdraw(
    connection: Connection,
    proposal_id: int,
    refusal: Refusal,
    *,
    by: Actor,
    version: int,
) -> Proposal:
    """Ends what is under way: a broker does it, or the authorised contact of a side. Links answer nothing any more."""
    opened = await hold(connection, proposal_id, by=by, version=version)
    require_move(opened, ProposalMove.WITHDRAW, by=by)
    refusal = checked(refusal)
    if refusal.note:
        await thread.keep_note(connection, proposal_id, refusal.note, by=by)
    proposal = await move(connection, opened.proposal, ProposalMove.WITHDRAW, by=by, details={"reason": refusal.reason})
    await notify.tell_desk(connection, proposal, NoticeKind.PROPOSAL_WITHDRAWN)
    for side in opened.current:
        await notify.tell_side(connection, opened, side, NoticeKind.PROPOSAL_WITHDRAWN)
    return proposal


async def request_information(
    connection: Connection,
    proposal_id: int,
    side: Side,
    question: str,
    *,
    by: Actor,
) -> None:
    """Puts a question to one side, which may now read and answer it in the thread; the other learns nothing.

    Raises NotFound, NotAllowed, InvalidInput. Nobody is asked about a need that only brokers may see but its owner.
    """
    opened = await hold(connection, proposal_id, by=by)
    require_on(opened, Permission.DECIDE_PROPOSAL, by=by)
    hidden = opened.parties.need.confidentiality is Confidentiality.BROKERS
    if side is Side.SOLUTION and hidden and side not in opened.asked:
        raise NotAllowed("need_is_confidential")
    await thread.ask(connection, opened, side, question, by=by)
    details = {"side": side.value}
    await audit.append(connection, Action.PROPOSAL_REQUEST_INFORMATION, proposal_id, by=by, details=details)
    await notify.tell_side(connection, opened, side, NoticeKind.INFORMATION_REQUESTED)


async def reopen(connection: Connection, opened: Opened) -> Proposal:
    """A record was edited, or is not published any more: what was approved does not stand, and consents are void."""
    proposal = await move(connection, opened.proposal, ProposalMove.REOPEN, by=SYSTEM)
    await notify.tell_desk(connection, proposal, NoticeKind.PROPOSAL_REOPENED)
    return proposal


async def unreachable(connection: Connection, opened: Opened, contacts: Contacts = NOBODY) -> dict[str, str]:
    """The sides that are to be asked and cannot be, by their code."""
    sides = consent_requests.sides_to_ask(opened)
    people = {side: await consent_requests.addressee(connection, opened, side, contacts.get(side)) for side in sides}
    return {side.value: "unreachable" for side, person in people.items() if person is None}


def checked(refusal: Refusal) -> Refusal:
    """In the form in which it is stored. Raises InvalidInput."""
    clean = Refusal(reason=refusal.reason, note=nfc(refusal.note or "").strip() or None)
    if problems := refusal_problems(clean):
        raise InvalidInput(problems)
    return clean


async def _write_decision(
    connection: Connection, opened: Opened, verdict: str, refusal: Refusal | None, *, by: Actor
) -> None:
    await queries.insert_decision(
        connection,
        proposal_id=opened.proposal.id,
        verdict=verdict,
        reason=refusal.reason if refusal else None,
        note=refusal.note if refusal else None,
        need_version=opened.parties.need.version,
        solution_version=opened.parties.solution.version,
        decided_by=by.name,
    )


def _place_of(proposal: Proposal) -> Mapping[str, int | None]:
    return {"rank": proposal.rank, "place": proposal.place}
