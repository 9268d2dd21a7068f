"""The verifier's page: the checklist of the rule, the nearest counted solutions, the decision; and taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import verification, views
from matchmaker.cases.counterpart_addresses import Address, addresses_of
from matchmaker.cases.nearest_counted import Near, nearest_counted, vectors_compared
from matchmaker.cases.verification import Decision
from matchmaker.cases.views import CaseShown
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, WrongState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Side
from web.cases.actions import Act, do, do_once, sent_form
from web.cases.forms import typed_in, version_of, wrong
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, whole_or_none
from web.ground.rendering import Page, redirect, render

router = APIRouter()

VERIFIES = [asks(Permission.VERIFY_CASE)]
CASE = "/cases/{case_id:int}"


@dataclass(frozen=True, kw_only=True)
class VerificationSlip(Page):
    template: ClassVar[str] = "cases/verify.html"
    section: ClassVar[str] = "cases"
    view: CaseShown
    nearest: Sequence[Near]
    addresses: Mapping[Side, Address]
    may_decide: bool  # the reader is a verifier who has not carried the case, and it waits for one
    carried: bool
    form: FormState
    late: bool
    unseen: bool  # a near solution counts since the page was opened
    typed: Sequence[tuple[str, str]]  # by field, when somebody else was first
    done: str


@router.get(f"{CASE}/verify", dependencies=[asks(Permission.SEE_PROGRESS)])
async def show_slip(visit: CurrentVisit, case_id: RecordId) -> Response:
    return await _slip(visit, case_id, FormState())


@router.post(f"{CASE}/verify", dependencies=VERIFIES)
async def verify(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        near = [number for text in form.many("nearest") if (number := whole_or_none(text))]
        decision = Decision(
            grade=form.text("grade"),
            links_checked=form.text("links_checked") == "yes",
            nearest=near,
            addresses=[side for side in Side if form.text(f"address_{side}") == "yes"],
            note=form.stripped("verify_note"),
        )
        await verification.verify(connection, vectors, case_id, decision, by=visit.actor, version=version_of(form))

    vectors = await vectors_compared(visit.runtime.pool, visit.runtime.encoder, case_id, by=visit.actor)
    return await _decide(visit, case_id, "verify", act)


@router.post(f"{CASE}/refuse", dependencies=VERIFIES)
async def refuse(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        reason, note = form.text("refusal_reason"), form.stripped("refusal_note")
        await verification.refuse(connection, case_id, reason, by=visit.actor, version=version_of(form), note=note)

    return await _decide(visit, case_id, "refuse", act)


@router.post(f"{CASE}/join", dependencies=VERIFIES)
async def join(visit: CurrentVisit, case_id: RecordId) -> Response:
    """The same solution as another case's: this adopter is a further one."""

    async def act(connection: Connection, form: FormState) -> None:
        other = whole_or_none(form.text("other_case")) or 0
        await verification.join(connection, case_id, other, by=visit.actor, version=version_of(form))

    return await _decide(visit, case_id, "join", act)


@router.post(f"{CASE}/withdraw", dependencies=VERIFIES)
async def withdraw(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        reason, note = form.text("result_reason"), form.stripped("result_note")
        await verification.withdraw(connection, case_id, reason, by=visit.actor, version=version_of(form), note=note)

    return await do(visit, case_id, "withdraw", act)


async def _decide(visit: Visit, case_id: int, action: str, act: Act) -> Response:
    form = await sent_form(visit, case_id, action)
    try:
        await do_once(visit, case_id, form, act)
    except InvalidInput as error:
        return await _slip(visit, case_id, wrong(form, action, error.fields))
    except (Conflict, WrongState) as error:
        unseen = error.code == "nearest_unseen"
        return await _slip(visit, case_id, form, late=not unseen, unseen=unseen)
    return redirect(f"/cases/{case_id}/verify?done={action}")


async def _slip(visit: Visit, case_id: int, form: FormState, *, late: bool = False, unseen: bool = False) -> Response:
    vectors = await vectors_compared(visit.runtime.pool, visit.runtime.encoder, case_id, by=visit.actor)
    async with visit.transaction() as connection:
        view = await views.get(connection, case_id, by=visit.actor)
        nearest = await nearest_counted(connection, vectors, case_id, by=visit.actor)
        addresses = await addresses_of(connection, case_id, by=visit.actor)
    carried = visit.actor.name in view.case.brokers
    verifier = view.allows(Permission.VERIFY_CASE) and view.stage == "accepted"
    page = VerificationSlip(
        view=view,
        nearest=nearest,
        addresses=addresses,
        may_decide=verifier and not carried,
        carried=verifier and carried,
        form=form,
        late=late,
        unseen=unseen,
        typed=typed_in(form, FormState()) if late else [],
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=409 if late or unseen else 422 if form.problems else 200)
