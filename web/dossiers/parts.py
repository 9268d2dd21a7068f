"""One part of a dossier: its form, what was prefilled in it, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.dossiers import comments, views
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.views import DossierShown
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, SentOtherwise, WrongState
from matchmaker.rules.dossier import DossierStatus
from matchmaker.rules.dossier_parts import FIELDS, TABLES, DossierField, DossierPart, Table
from matchmaker.rules.permissions import Permission
from web.dossiers import forms
from web.dossiers.pages import DOSSIER
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.edit_conflict import Merged
from web.ground.forms import VERSION, FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

WRITES, COMMENTS = [asks(Permission.WRITE_DOSSIER)], [asks(Permission.COMMENT_DOSSIER)]
PART = f"{DOSSIER}/parts/{{part}}"
COMMENT = "dossier_comment"


@dataclass(frozen=True, kw_only=True)
class PartPage(Page):
    template: ClassVar[str] = "dossiers/part.html"
    section: ClassVar[str] = "dossiers"
    view: DossierShown
    part: DossierPart
    parts: Sequence[DossierPart]
    fields: Sequence[DossierField]
    table: Table | None
    rows: Sequence[int]
    form: FormState
    merged: Merged | None  # when somebody else was first


@dataclass(frozen=True, kw_only=True)
class CommentsPage(Page):
    template: ClassVar[str] = "dossiers/comments.html"
    section: ClassVar[str] = "dossiers"
    view: DossierShown
    part: DossierPart
    form: FormState


@router.get(PART, dependencies=WRITES)
async def edit_part(visit: CurrentVisit, dossier_id: RecordId, part: DossierPart) -> Response:
    """Raises WrongState while nobody writes it."""
    view = await _view(visit, dossier_id)
    return _show(visit, view, part, _stored(view, part))


@router.post(PART, dependencies=WRITES)
async def save_part(visit: CurrentVisit, dossier_id: RecordId, part: DossierPart) -> Response:
    codes = await _codes(visit, dossier_id)
    form = await read_form(visit.request, forms.known_of(part, codes))

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        said = forms.content_of(reader, part, codes)
        seen = whole_or_none(form.text(VERSION)) or 0
        written = dossiers.write(connection, dossier_id, part, said, version=seen, by=visit.actor)
        await reader.together(written)
        return dossier_id

    try:
        await once(visit, form, "dossier", act)
    except InvalidInput as wrong:
        return _show(visit, await _view(visit, dossier_id), part, replace(form, problems=wrong.fields))
    except (Conflict, SentOtherwise):
        return await _together(visit, dossier_id, part, form.anew(), codes)
    return redirect(f"/dossiers/{dossier_id}?done=written#{part}")


@router.post(f"{PART}/confirm", dependencies=WRITES)
async def confirm(visit: CurrentVisit, dossier_id: RecordId, part: DossierPart) -> Response:
    form = await read_form(visit.request, frozenset({"field", VERSION}))

    async def act(connection: Connection) -> int:
        seen = whole_or_none(form.text(VERSION)) or 0
        await dossiers.confirm(connection, dossier_id, part, form.many("field"), version=seen, by=visit.actor)
        return dossier_id

    try:
        await once(visit, form, "dossier", act)
    except Conflict:
        return redirect(f"/dossiers/{dossier_id}?done=changed#{part}")
    return redirect(f"/dossiers/{dossier_id}?done=confirmed#{part}")


@router.get(f"{PART}/comments", dependencies=COMMENTS)
async def show_comments(visit: CurrentVisit, dossier_id: RecordId, part: DossierPart) -> Response:
    return await _comments(visit, dossier_id, part, FormState())


@router.post(f"{PART}/comments", dependencies=COMMENTS)
async def say(visit: CurrentVisit, dossier_id: RecordId, part: DossierPart) -> Response:
    form = await read_form(visit.request, frozenset({COMMENT}))

    async def act(connection: Connection) -> int:
        return await comments.say(connection, dossier_id, part, form.text(COMMENT), by=visit.actor)

    try:
        await once(visit, form, "dossier_comment", act)
    except InvalidInput as wrong:
        return await _comments(visit, dossier_id, part, replace(form, problems=wrong.fields))
    return redirect(f"/dossiers/{dossier_id}?done=commented#{part}")


@router.post(f"{DOSSIER}/comments/{{comment_id:int}}/settle", dependencies=COMMENTS)
async def settle(visit: CurrentVisit, dossier_id: RecordId, comment_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())
    settled: list[DossierPart] = []

    async def act(connection: Connection) -> int:
        settled.append(await comments.settle(connection, dossier_id, comment_id, by=visit.actor))
        return comment_id

    await once(visit, form, "dossier_comment", act)
    return redirect(f"/dossiers/{dossier_id}?done=settled{''.join(f'#{part}' for part in settled)}")


async def _view(visit: Visit, dossier_id: int) -> DossierShown:
    async with visit.transaction() as connection:
        return await views.show(connection, dossier_id, by=visit.actor)


async def _codes(visit: Visit, dossier_id: int) -> list[str]:
    return [line.code for line in (await _view(visit, dossier_id)).checklist.lines]


def _stored(view: DossierShown, part: DossierPart) -> FormState:
    section = view.dossier.sections[part]
    form = edit_conflict.with_seen(forms.form_of(section.content))
    return replace(form, values={**form.values, VERSION: [str(section.version)]})


async def _together(
    visit: Visit, dossier_id: int, part: DossierPart, typed: FormState, codes: Sequence[str]
) -> Response:
    """What was typed and what others have saved meanwhile, in one form that can be saved."""
    view = await _view(visit, dossier_id)
    stored = _stored(view, part)
    shown = forms.form_of(dossiers.tidy(part, forms.content_of(Reader(typed), part, codes)))
    merged = edit_conflict.merge(edit_conflict.as_shown(typed, shown), stored, forms.fields_of(part, codes))
    if merged.is_stored:
        return redirect(f"/dossiers/{dossier_id}?done=written#{part}")
    return _show(visit, view, part, merged.form, merged=merged)


def _show(
    visit: Visit, view: DossierShown, part: DossierPart, form: FormState, *, merged: Merged | None = None
) -> Response:
    if not view.may_write:
        raise WrongState(old=view.dossier.status.value, new=DossierStatus.DRAFTING.value)
    page = PartPage(
        view=view,
        part=part,
        parts=tuple(DossierPart),
        fields=FIELDS[part],
        table=TABLES.get(part),
        rows=forms.rows_shown(part, form),
        form=form,
        merged=merged,
    )
    return render(visit, page, status=409 if merged else 422 if form.problems else 200)


async def _comments(visit: Visit, dossier_id: int, part: DossierPart, form: FormState) -> Response:
    page = CommentsPage(view=await _view(visit, dossier_id), part=part, form=form)
    return render(visit, page, status=422 if form.problems else 200)
