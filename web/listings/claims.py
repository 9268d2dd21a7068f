"""Claiming: an organisation says that a record which others entered is theirs, and a broker looks whether it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import InvalidInput
from matchmaker.listings import claims
from matchmaker.listings.claims import Claim
from matchmaker.listings.holding import Subject
from matchmaker.rules.permissions import Permission
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import accepting
from web.ground.rendering import Page, redirect, render

router = APIRouter()

DECISIONS = {"grant": True, "refuse": False}


@dataclass(frozen=True, kw_only=True)
class Claims(Page):
    template: ClassVar[str] = "listings/claims.html"
    claims: Sequence[Claim]
    offices: Sequence[Office]
    form: FormState
    refused: int | None  # the claim of which the refusal lacks a reason


@router.get("/claims", dependencies=[asks(Permission.DECIDE_CLAIM)])
async def list_claims(visit: CurrentVisit) -> Response:
    return await _list(visit)


async def _list(visit: Visit, form: FormState | None = None, refused: int | None = None) -> Response:
    async with visit.transaction() as connection:
        waiting = await claims.waiting(connection, by=visit.actor)
    page = Claims(claims=waiting, offices=offices_of(visit), form=form or FormState(), refused=refused)
    return render(visit, page, status=422 if form else 200)


@router.post("/needs/{need_id:int}/claim", dependencies=[asks(Permission.CLAIM)])
async def claim_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await _claim(visit, "need", need_id)


@router.post("/solutions/{solution_id:int}/claim", dependencies=[asks(Permission.CLAIM)])
async def claim_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await _claim(visit, "solution", solution_id)


@router.post("/claims/{claim_id:int}", dependencies=[asks(Permission.DECIDE_CLAIM)])
async def decide(visit: CurrentVisit, claim_id: RecordId) -> Response:
    """409 when somebody else has decided meanwhile."""
    form = await read_form(visit.request, frozenset({"decision", "refusal"}))
    if form.text("decision") not in DECISIONS:
        raise InvalidInput({"decision": "unknown_code"})
    granted, why = DECISIONS[form.text("decision")], form.stripped("refusal")
    try:
        async with visit.transaction() as connection:
            await claims.decide(connection, claim_id, granted=granted, refusal=why, by=visit.actor)
    except InvalidInput as wrong:
        return await _list(visit, replace(form, problems=wrong.fields), claim_id)
    return redirect("/claims")


async def _claim(visit: Visit, subject: Subject, record_id: int) -> Response:
    async with visit.transaction() as connection:
        await claims.check_visible(connection, subject, record_id, by=visit.actor)
    form = await read_form(visit.request, frozenset({"note"}))
    async with accepting(visit, form) as connection:
        await claims.claim(connection, subject, record_id, form.stripped("note"), by=visit.actor)
    return redirect(f"/{subject}s/{record_id}?claimed=1")
