"""The sides' own pages: their proposals, one of them with what they may do, and the documents of an introduction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import related_cases, second_consent
from matchmaker.cases.related_cases import CaseNamed
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, SentOtherwise
from matchmaker.matching.model import Match
from matchmaker.proposals import decisions, pairs_of_record, party_view, thread, views
from matchmaker.proposals.party_view import OwnProposal, Standing
from matchmaker.proposals.thread import Message
from matchmaker.proposals.views import ConsentShown, ProposalView
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import PROMISED_DAYS, Promise, Side
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import Solution
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.downloads import attached
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import page_number
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.listings.matches import compared
from web.proposals.answers import ANSWER, REFUSAL, answer_of, refusal_of

router = APIRouter()

SEES = [asks(Permission.SEE_PROPOSAL)]
PROMISED = (Promise.DECIDE, Promise.ANSWER, Promise.FOLLOW_UP, Promise.INFORMATION)  # what sides wait for, or are asked


@dataclass(frozen=True, kw_only=True)
class OwnProposals(Page):
    template: ClassVar[str] = "proposals/list.html"
    section: ClassVar[str] = "proposals"
    proposals: ListPage[OwnProposal]
    taken_back: bool  # a request, just now


@dataclass(frozen=True, kw_only=True)
class ProposalSide(Page):
    template: ClassVar[str] = "proposals/side.html"
    section: ClassVar[str] = "proposals"
    view: ProposalView
    standing: Standing
    consents: Mapping[Side, ConsentShown]
    promised: Mapping[Promise, int]  # days
    messages: Sequence[Message]
    match: Match[Solution] | None  # requirement by requirement
    readable: frozenset[Side]  # whose own page the reader may open
    cases: Sequence[CaseNamed]
    form: FormState
    requested: bool  # just now


@router.get("/proposals", dependencies=SEES)
async def list_proposals(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        listed = await party_view.own(connection, page=page_number(visit.request), by=visit.actor)
    taken_back = visit.request.query_params.get("done") == "taken_back"
    return render(visit, OwnProposals(proposals=listed, taken_back=taken_back))


@router.post("/proposals/{proposal_id:int}/answer", dependencies=[asks(Permission.ANSWER_PROPOSAL)])
async def answer(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    form = await read_form(visit.request, ANSWER)

    async def act(connection: Connection) -> int:
        await second_consent.answer_as_contact(connection, proposal_id, answer_of(form), by=visit.actor)
        return proposal_id

    try:
        await once(visit, form, "proposal", act)
    except InvalidInput as wrong:
        return await _again(visit, proposal_id, replace(form, problems=wrong.fields))
    except SentOtherwise:
        if await _is_shown(visit, proposal_id):
            raise
    # After a change of a record the desk has it again, and the side sees it no more.
    return redirect(f"/proposals/{proposal_id}" if await _is_shown(visit, proposal_id) else "/proposals")


@router.post("/proposals/{proposal_id:int}/withdraw", dependencies=[asks(Permission.WITHDRAW_PROPOSAL)])
async def withdraw(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    form = await read_form(visit.request, REFUSAL | {"version"})
    seen = whole_or_none(form.text("version")) or 0

    async def act(connection: Connection) -> int:
        return (await decisions.withdraw(connection, proposal_id, refusal_of(form), by=visit.actor, version=seen)).id

    try:
        await once(visit, form, "proposal", act)
    except InvalidInput as wrong:
        return await _again(visit, proposal_id, replace(form, problems=wrong.fields))
    except Conflict as late:
        return await _again(visit, proposal_id, replace(form, problems={"reason": late.code}), status=409)
    return redirect(f"/proposals/{proposal_id}")


@router.get("/documents/{document_id:int}", dependencies=SEES)
async def download_document(visit: CurrentVisit, document_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        name, media_type, content = await party_view.document(connection, document_id, by=visit.actor)
    return attached(Response(content, media_type=media_type), name)


async def side_page(visit: Visit, view: ProposalView, form: FormState | None = None) -> ProposalSide:
    """The page of a reader who belongs to a side. No transaction may be open: both records are compared."""
    assert view.side
    match, by = await compared(visit, view.need, view.solution), visit.actor
    async with visit.transaction() as connection:
        return ProposalSide(
            view=view,
            standing=await party_view.standing(connection, view.id, view.side, by=by),
            consents={consent.side: consent for consent in view.consents},
            promised={step: PROMISED_DAYS[step] for step in PROMISED},
            messages=await thread.read(connection, view.id, by=by),
            match=match,
            readable=await pairs_of_record.readable(connection, view.need.id, view.solution.id, by=by),
            cases=await related_cases.cases(connection, proposal_id=view.id, by=by),
            form=form or FormState(),
            requested=visit.request.query_params.get("done") == "requested",
        )


async def _again(visit: Visit, proposal_id: int, form: FormState, status: int = 422) -> Response:
    """With what was typed. An officer's own forms stand on the desk: what they send here is only refused."""
    async with visit.transaction() as connection:
        view = await views.get(connection, proposal_id, by=visit.actor)
    if view.side is None:
        raise InvalidInput(form.problems)
    return render(visit, await side_page(visit, view, form), status=status)


async def _is_shown(visit: Visit, proposal_id: int) -> bool:
    async with visit.transaction() as connection:
        return await party_view.may_see(connection, proposal_id, by=visit.actor)
