"""Registering and asking for a new password: the answer is the same whoever the address belongs to."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import InvalidInput
from matchmaker.people import registration
from matchmaker.people.registration import Registration
from matchmaker.rules.personal_data import NOTICE_VERSION
from web.ground.dependencies import ANYBODY, CurrentVisit
from web.ground.forms import FormState, read_form
from web.ground.once import accepting
from web.ground.rendering import Page, redirect, render

router = APIRouter()

FIELDS = frozenset({"email", "person_name", "phone", "organisation", "organisation_kind", "tax_code", "consent"})


@dataclass(frozen=True, kw_only=True)
class Register(Page):
    template: ClassVar[str] = "account/register.html"
    form: FormState
    notice_version: str = NOTICE_VERSION


@dataclass(frozen=True, kw_only=True)
class ForgotPassword(Page):
    template: ClassVar[str] = "account/forgot.html"


@dataclass(frozen=True, kw_only=True)
class MailSent(Page):
    template: ClassVar[str] = "account/sent.html"


@router.get("/register", dependencies=ANYBODY)
async def show_registration(visit: CurrentVisit) -> Response:
    return render(visit, Register(form=FormState()))


@router.post("/register", dependencies=ANYBODY)
async def register(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, FIELDS)
    wanted = Registration(
        email=form.stripped("email") or "",
        name=form.stripped("person_name") or "",
        phone=form.stripped("phone"),
        organisation=form.stripped("organisation") or "",
        organisation_kind=form.text("organisation_kind"),
        tax_code=form.stripped("tax_code"),
        locale=visit.locale,
        consent=form.text("consent") or None,
    )
    try:
        async with accepting(visit, form) as connection:
            await registration.register(connection, wanted, by=visit.actor)
    except InvalidInput as wrong:
        return render(visit, Register(form=replace(form, problems=wrong.fields)), status=422)
    return redirect("/sent")


@router.get("/forgot", dependencies=ANYBODY)
async def ask_for_address(visit: CurrentVisit) -> Response:
    return render(visit, ForgotPassword())


@router.post("/forgot", dependencies=ANYBODY)
async def send_reset(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"email"}))
    async with visit.transaction() as connection:
        await registration.request_reset(connection, form.text("email"), by=visit.actor)
    return redirect("/sent")


@router.get("/sent", dependencies=ANYBODY)
async def say_sent(visit: CurrentVisit) -> Response:
    return render(visit, MailSent())
