"""What a broker does on a proposal's page. Each form names the version that was seen: of two who decide, one wins."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.proposals import decisions, desk, suggestions, thread
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Side
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, code_or, read_form, whole_or_none
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import redirect
from web.proposals.forms import FIELDS, contacts_of, refusal_of, version_of, wrong
from web.proposals.pages import with_form

router = APIRouter()

DECIDES = [asks(Permission.DECIDE_PROPOSAL)]
USES = [asks(Permission.USE_DESK)]
PROPOSAL = "/desk/proposals/{proposal_id:int}"

Act = Callable[[Connection, FormState], Awaitable[int]]  # gives the number of what was made or changed


@router.post(f"{PROPOSAL}/approve", dependencies=DECIDES)
async def approve(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        seen, contacts = version_of(form), contacts_of(form)
        return (await decisions.approve(connection, proposal_id, by=visit.actor, version=seen, contacts=contacts)).id

    return await do(visit, proposal_id, "approve", act)


@router.post(f"{PROPOSAL}/decline", dependencies=DECIDES)
async def decline(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        seen, refusal = version_of(form), refusal_of(form, "decline")
        return (await decisions.decline(connection, proposal_id, refusal, by=visit.actor, version=seen)).id

    return await do(visit, proposal_id, "decline", act)


@router.post(f"{PROPOSAL}/ask", dependencies=DECIDES)
async def ask(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    """For the first time once everybody can be reached, or again after an answer was overdue."""

    async def act(connection: Connection, form: FormState) -> int:
        seen, contacts = version_of(form), contacts_of(form)
        return (await decisions.ask_again(connection, proposal_id, by=visit.actor, version=seen, contacts=contacts)).id

    return await do(visit, proposal_id, "ask", act)


@router.post(f"{PROPOSAL}/withdraw", dependencies=DECIDES)
async def withdraw(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        seen, refusal = version_of(form), refusal_of(form, "withdraw")
        return (await decisions.withdraw(connection, proposal_id, refusal, by=visit.actor, version=seen)).id

    return await do(visit, proposal_id, "withdraw", act)


@router.post(f"{PROPOSAL}/place", dependencies=DECIDES)
async def place(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    """Overrides the order of the need's list."""

    async def act(connection: Connection, form: FormState) -> int:
        seen, reader, why = version_of(form), Reader(form), form.stripped("place_reason")
        wanted = reader.whole("list_place")
        await reader.together(
            suggestions.place(connection, proposal_id, wanted or 0, why or "", by=visit.actor, version=seen)
        )
        return proposal_id

    return await do(visit, proposal_id, "place", act)


@router.post(f"{PROPOSAL}/question", dependencies=DECIDES)
async def ask_for_information(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        reader, question = Reader(form), form.stripped("question") or ""
        side = code_or(form.text("question_side"), Side, Side.NEED)
        if form.text("question_side") not in set(Side):
            reader.problems["question_side"] = "required"
        await reader.together(decisions.request_information(connection, proposal_id, side, question, by=visit.actor))
        return proposal_id

    return await do(visit, proposal_id, "question", act)


@router.post(f"{PROPOSAL}/note", dependencies=USES)
async def add_note(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        body = form.stripped("desk_note") or ""
        return await thread.add_note(connection, proposal_id, body, by=visit.actor)

    return await do(visit, proposal_id, "note", act, subject="proposal_message")


@router.post(f"{PROPOSAL}/assign", dependencies=USES)
async def assign(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        await desk.assign(connection, proposal_id, whole_or_none(form.text("person")) or 0, by=visit.actor)
        return proposal_id

    return await do(visit, proposal_id, "assign", act)


async def do(visit: Visit, proposal_id: int, action: str, act: Act, *, subject: str = "proposal") -> Response:
    """Does it, or shows the page again with what was typed: what is wrong, or who decided meanwhile."""
    form = await read_form(visit.request, FIELDS[action])
    try:
        await once(visit, form, subject, lambda connection: act(connection, form))
    except InvalidInput as error:
        return await with_form(visit, proposal_id, wrong(form, action, error.fields))
    except Conflict:
        return await with_form(visit, proposal_id, form, late=True)
    return redirect(f"/proposals/{proposal_id}?done={action}")
