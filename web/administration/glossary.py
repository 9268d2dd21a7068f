"""The glossary: every term, and those that administrators add and withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.glossary import service as glossary
from matchmaker.glossary.listing import Listed, listing
from matchmaker.glossary.service import TermDraft
from matchmaker.ground.errors import InvalidInput
from matchmaker.rules.permissions import Permission
from matchmaker.rules.search import ListPage
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.lists import page_number, words
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/administration/glossary"
KEEPS = [asks(Permission.SET_PROGRAMME)]
FIELDS_OF_A_TERM = frozenset({"term_vi", "term_en", "variants_vi", "variants_en", "term_field"})


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(Page):
    template: ClassVar[str] = "administration/glossary.html"
    offices: Sequence[Office]
    entries: ListPage[Listed]
    text: str
    form: FormState
    done: str


@router.get(HOME, dependencies=KEEPS)
async def show_glossary(visit: CurrentVisit) -> Response:
    return await _page(visit, FormState())


@router.post(HOME, dependencies=KEEPS)
async def add_term(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, FIELDS_OF_A_TERM)
    try:
        await once(visit, form, "glossary_term", partial(glossary.add_term, draft=_draft(form), by=visit.actor))
    except InvalidInput as wrong:
        return await _page(visit, replace(form, problems=wrong.fields))
    await visit.runtime.glossary.renew()
    return redirect(f"{HOME}?done=added")


@router.post(f"{HOME}/{{number:int}}/withdraw", dependencies=KEEPS)
async def withdraw_term(visit: CurrentVisit, number: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await glossary.withdraw_term(connection, number, by=visit.actor)
    await visit.runtime.glossary.renew()
    return redirect(f"{HOME}?done=withdrawn")


def _draft(form: FormState) -> TermDraft:
    return TermDraft(
        field=form.text("term_field"),
        vi=form.text("term_vi"),
        en=form.text("term_en"),
        variants_vi=form.text("variants_vi").splitlines(),
        variants_en=form.text("variants_en").splitlines(),
    )


async def _page(visit: Visit, form: FormState) -> Response:
    text = words(visit.request)
    async with visit.transaction() as connection:
        own = await glossary.own_terms(connection)
    page = GlossaryPage(
        offices=offices_of(visit),
        entries=listing(own, text=text, page=page_number(visit.request)),
        text=text,
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, block="results", status=422 if form.problems else 200)
