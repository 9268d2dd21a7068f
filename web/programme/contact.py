"""Whom people call or write to who get no further: said here by an administrator, shown under every page and mail."""

from dataclasses import asdict, dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground import i18n
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.marking import N_
from matchmaker.notices import desk_contact
from matchmaker.notices.desk_contact import DeskContact
from matchmaker.rules.permissions import Permission
from web.administration.admin_menu import Office, offices_of
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, Visit, asks, locale_of
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, FormState, filled, read_form
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/programme/contact"
SETS = [asks(Permission.SET_PROGRAMME)]
FIELDS = ("name_vi", "name_en", "phone", "email")
NAMES = frozenset(f"desk_{field}" for field in FIELDS)


@dataclass(frozen=True, kw_only=True)
class ContactForm(Page):
    template: ClassVar[str] = "programme/contact.html"
    section: ClassVar[str] = "progress"
    offices: tuple[Office, ...]
    form: FormState
    shown: bool  # whether pages and mails name it
    done: str


@router.get(HOME, dependencies=SETS)
async def show_contact(visit: CurrentVisit) -> Response:
    return await _show(visit, None)


@router.post(HOME, dependencies=SETS)
async def save_contact(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, NAMES | {SEEN})
    new = DeskContact(**{field: form.stripped(f"desk_{field}") or None for field in FIELDS})
    try:
        async with visit.transaction() as connection:
            typed = edit_conflict.as_shown(form, _filled(new))
            merged = edit_conflict.unseen(typed, _filled(await desk_contact.contact(connection)), NAMES)
            if merged is None:
                await desk_contact.save_contact(connection, new, by=visit.actor)
            elif not merged.is_stored:
                name = i18n.translate(N_("Contact of the desk"), locale_of(visit.request))
                return edit_conflict.show(visit, merged, address=HOME, record=Stored(place=HOME, name=name))
    except InvalidInput as wrong:
        problems = {f"desk_{field}": code for field, code in wrong.fields.items()}
        return await _show(visit, replace(form, problems=problems))
    await visit.runtime.contact.renew()
    return redirect(f"{HOME}?done=1")


async def _show(visit: Visit, form: FormState | None) -> Response:
    async with visit.transaction() as connection:
        stored = await desk_contact.contact(connection)
    page = ContactForm(
        offices=tuple(offices_of(visit)),
        form=form or _filled(stored),
        shown=stored.given,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form else 200)


def _filled(contact: DeskContact) -> FormState:
    values = {f"desk_{field}": value for field, value in asdict(contact).items()}
    return edit_conflict.with_seen(FormState(values=filled(values)))
