"""Rules of law that the service reminds of: each with its history; administrators add, confirm and take back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.intake.dates import REGULATION, today
from matchmaker.people import display_names
from matchmaker.regulations import service as regulations
from matchmaker.regulations.service import Version
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.regulations import SHAPES, Regulation, RegulationKey, Regulations, Unit
from web.administration.admin_menu import Office, offices_of
from web.administration.regulation_forms import KNOWN, draft_of, form_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.regulations.pages import Heading, Listed, headings_of, listed

router = APIRouter()

HOME = "/administration/regulations"
SEES, SETS = [asks(Permission.SEE_PROGRESS)], [asks(Permission.SET_PROGRAMME)]


@dataclass(frozen=True, kw_only=True)
class RegulationList(Page):
    template: ClassVar[str] = "administration/regulations.html"
    offices: Sequence[Office]
    headings: Sequence[Heading]


@dataclass(frozen=True, kw_only=True)
class VersionShown:
    """`until` is the day from which a later one holds; `entries` say who did what to it."""

    version: Version
    until: date | None
    entries: Sequence[HistoryEntry]


@dataclass(frozen=True, kw_only=True)
class RegulationPage(Page):
    template: ClassVar[str] = "administration/regulation.html"
    offices: Sequence[Office]
    rule: Listed
    unit: Unit
    versions: Sequence[VersionShown]  # the newest first
    may_set: bool
    form: FormState
    back: FormState  # the reason why one is taken back, and of which number
    done: str


@dataclass(frozen=True, kw_only=True)
class RegulationPreview(Page):
    template: ClassVar[str] = "administration/regulation_preview.html"
    key: RegulationKey
    unit: Unit
    before: Regulation | None
    after: Regulation
    until: date | None
    reaches_back: bool
    form: FormState


@router.get(HOME, dependencies=SEES)
async def show_list(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        known = await regulations.regulations(connection)
    return render(visit, RegulationList(offices=offices_of(visit), headings=headings_of(known)))


@router.get(f"{HOME}/{{key}}", dependencies=SEES)
async def show_rule(visit: CurrentVisit, key: str) -> Response:
    return await _page(visit, _key(key))


@router.get(f"{HOME}/{{key}}/preview", dependencies=SETS)  # such as after the other language was chosen there
async def show_rule_again(visit: CurrentVisit, key: str) -> Response:
    return await _page(visit, _key(key))


@router.post(f"{HOME}/{{key}}/preview", dependencies=SETS)
async def preview_version(visit: CurrentVisit, key: str) -> Response:
    """What the typed version would change; nothing is written."""
    form, rule = await read_form(visit.request, KNOWN), _key(key)
    try:
        after = regulations.previewed(draft_of(rule, form))
    except InvalidInput as wrong:
        return await _page(visit, rule, replace(form, problems=wrong.fields))
    async with visit.transaction() as connection:
        known = await regulations.regulations(connection)
    later = known.next_after(rule, after.valid_from)
    page = RegulationPreview(
        key=rule,
        unit=SHAPES[rule][0],
        before=known.on(rule, after.valid_from),
        after=after,
        until=later.valid_from if later else None,
        reaches_back=after.valid_from < today(),
        form=form,
    )
    return render(visit, page)


@router.post(f"{HOME}/{{key}}", dependencies=SETS)
async def add_version(visit: CurrentVisit, key: str) -> Response:
    form, rule = await read_form(visit.request, KNOWN), _key(key)
    try:
        draft = draft_of(rule, form)
        await once(visit, form, "regulation", partial(regulations.add, draft=draft, by=visit.actor))
    except InvalidInput as wrong:
        return await _page(visit, rule, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}/{rule}?done=added")


@router.post(f"{HOME}/{{key}}/confirm", dependencies=SETS)
async def confirm_version(visit: CurrentVisit, key: str) -> Response:
    form, rule = await read_form(visit.request, frozenset({"rule_number", "rule_from"})), _key(key)
    reader = Reader(form)
    first = reader.required("rule_from", lambda name: reader.day(name, REGULATION))
    number = whole_or_none(form.text("rule_number"))
    async with visit.transaction() as connection:
        await regulations.confirm(connection, rule, number, first, by=visit.actor)
    return redirect(f"{HOME}/{rule}?done=confirmed")


@router.post(f"{HOME}/{{key}}/{{number:int}}/take-back", dependencies=SETS)
async def take_back_version(visit: CurrentVisit, key: str, number: RecordId) -> Response:
    form, rule = await read_form(visit.request, frozenset({"rule_back_reason"})), _key(key)

    async def take_back(connection: Connection) -> int:
        await regulations.take_back(connection, number, form.text("rule_back_reason"), by=visit.actor)
        return number

    try:
        await once(visit, form, "regulation", take_back)
    except InvalidInput as wrong:
        back = replace(form, values={**form.values, "rule_number": [str(number)]}, problems=wrong.fields)
        return await _page(visit, rule, back=back)
    return redirect(f"{HOME}/{rule}?done=taken_back")


def _key(text: str) -> RegulationKey:
    """Raises NotFound for a rule that nobody knows."""
    if text not in set(RegulationKey):
        raise NotFound()
    return RegulationKey(text)


async def _page(
    visit: Visit, key: RegulationKey, form: FormState | None = None, back: FormState | None = None
) -> Response:
    async with visit.transaction() as connection:
        known = await regulations.regulations(connection)
        versions = [await _shown(connection, visit, known, each) for each in await regulations.history(connection, key)]
    page = RegulationPage(
        offices=offices_of(visit),
        rule=listed(known, key),
        unit=SHAPES[key][0],
        versions=versions,
        may_set=may(visit.actor, Permission.SET_PROGRAMME),
        form=form or form_of(known.on(key, today())),
        back=back or FormState(),
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if page.form.problems or page.back.problems else 200)


async def _shown(connection: Connection, visit: Visit, known: Regulations, version: Version) -> VersionShown:
    number, later = version.regulation.number, known.next_after(version.regulation.key, version.regulation.valid_from)
    entries = (
        await display_names.history(connection, "regulation", number, by=visit.actor) if number is not None else []
    )
    return VersionShown(version=version, until=later.valid_from if later else None, entries=entries)
