"""One's personal data: the privacy notice, consent, everything that is held, and what one asks to have done."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import InvalidInput
from matchmaker.intake.dates import stored_day, today
from matchmaker.people import data_consent
from matchmaker.people.data_consent import Consent
from matchmaker.privacy import exporting, requests
from matchmaker.privacy import office as overseeing
from matchmaker.regulations.service import regulations
from matchmaker.rules.personal_data import (
    NOTICE_VERSION,
    DataRequest,
    RequestKind,
    WithdrawalRules,
    answer_rule,
    withdrawal_rules,
)
from matchmaker.rules.regulations import Regulation
from web.ground.dependencies import ANYBODY, ONESELF, CurrentVisit, Visit
from web.ground.forms import FormState, code_or, read_form
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class PrivacyNotice(Page):
    template: ClassVar[str] = "personal_data/notice.html"
    version: date
    contact: str | None
    days: Mapping[RequestKind, int]
    answering: Regulation
    withdrawal: WithdrawalRules


@dataclass(frozen=True, kw_only=True)
class OwnRequest:
    """A request with the last moments of its two clocks."""

    request: DataRequest
    answer_by: datetime
    complete_by: datetime


@dataclass(frozen=True, kw_only=True)
class OwnData(Page):
    template: ClassVar[str] = "personal_data/own.html"
    consents: Sequence[Consent]
    agreed: bool
    notice_version: str
    answering: Regulation
    requests: Sequence[OwnRequest]
    form: FormState
    done: str


@router.get("/privacy", dependencies=ANYBODY)
async def show_notice(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        contact = await overseeing.contact(connection)
        days = await requests.promised(connection, today())
        rules = await regulations(connection)
    page = PrivacyNotice(
        version=stored_day(NOTICE_VERSION),
        contact=contact,
        days=days,
        answering=answer_rule(rules, today()),
        withdrawal=withdrawal_rules(rules, today()),
    )
    return render(visit, page)


@router.get("/account/personal-data", dependencies=ONESELF)
async def show_own(visit: CurrentVisit) -> Response:
    return await _show(visit, FormState())


@router.post("/account/personal-data/consent", dependencies=ONESELF)
async def agree(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"consent"}))
    if problems := data_consent.problems_of(form.text("consent")):
        return await _show(visit, replace(form, problems=problems))
    async with visit.transaction() as connection:
        now = datetime.now(UTC)
        await data_consent.record(connection, visit.actor.person_id or 0, NOTICE_VERSION, now, by=visit.actor)
    return redirect("/account/personal-data?done=agreed")


@router.post("/account/personal-data/requests", dependencies=ONESELF)
async def ask(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"request_kind", "body"}))
    kind = code_or(form.text("request_kind"), RequestKind, RequestKind.ACCESS)
    file = partial(requests.file, kind=kind, body=form.stripped("body") or "", by=visit.actor)
    try:
        await once(visit, form, "data_request", file)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields))
    return redirect("/account/personal-data?done=asked")


@router.get("/account/personal-data/export", dependencies=ONESELF)
async def export(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        held = await exporting.own_data(connection, by=visit.actor)
    headers = {"Content-Disposition": 'attachment; filename="personal-data.json"'}
    content = json.dumps(held, ensure_ascii=False, indent=2)
    return Response(content, media_type="application/json", headers=headers)


async def _show(visit: Visit, form: FormState) -> Response:
    async with visit.transaction() as connection:
        consents = await data_consent.own(connection, by=visit.actor)
        own, days_off = await requests.own(connection, by=visit.actor), await overseeing.days_off(connection)
        rules = await regulations(connection)
    page = OwnData(
        consents=consents,
        agreed=any(each.notice_version == NOTICE_VERSION and each.withdrawn_at is None for each in consents),
        notice_version=NOTICE_VERSION,
        answering=answer_rule(rules, today()),
        requests=[_with_clocks(request, days_off) for request in own],
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


def _with_clocks(request: DataRequest, days_off: frozenset[date]) -> OwnRequest:
    return OwnRequest(
        request=request,
        answer_by=request.answer_by(days_off),
        complete_by=request.complete_by,
    )
