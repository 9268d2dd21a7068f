"""A dossier on its way: handed in, decided on, withdrawn, linked to its case; papers of decisions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.dossiers import moves, papers, views
from matchmaker.dossiers.moves import StepDraft
from matchmaker.dossiers.views import DossierShown
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.intake import dates
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.dossier import DECISIONS, NEEDS, DossierMove
from matchmaker.rules.permissions import Permission
from web.dossiers.pages import DOSSIER, with_form
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.doors import ONE_PAPER
from web.ground.downloads import stored
from web.ground.forms import VERSION, FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.ground.uploads import read_form_with_files, send_once, too_much

router = APIRouter()

SEES = [asks(Permission.SEE_DOSSIER)]
MOVES = [asks(Permission.SEE_DOSSIER, brings=ONE_PAPER)]
FIELDS = frozenset(
    {"handed_in_to", "handed_in_on", "receipt_number", "council_number", "council_on", "decision_text"}
    | {"dossier_withdraw_note", VERSION}
)


@dataclass(frozen=True, kw_only=True)
class MovePage(Page):
    template: ClassVar[str] = "dossiers/move.html"
    section: ClassVar[str] = "dossiers"
    view: DossierShown
    move: DossierMove
    needs: Sequence[str]
    with_paper: bool
    form: FormState
    late: bool  # something of the dossier has changed meanwhile


@router.get(f"{DOSSIER}/moves/{{made}}", dependencies=SEES)
async def show_move(visit: CurrentVisit, dossier_id: RecordId, made: DossierMove) -> Response:
    return await _show(visit, dossier_id, made, FormState())


@router.post(f"{DOSSIER}/moves/{{made}}", dependencies=MOVES)
async def make_move(visit: CurrentVisit, dossier_id: RecordId, made: DossierMove) -> Response:
    form, uploads = await read_form_with_files(visit.request, FIELDS)
    if problem := too_much(uploads, ONE_PAPER):
        return await _show(visit, dossier_id, made, replace(form, problems={"file": problem}))

    store = papers.store_beside(_folder(visit))

    async def act(files: Sequence[StoredFile], connection: Connection) -> int:
        reader = Reader(form)
        draft = _draft_of(reader, made, files)
        seen = whole_or_none(form.text(VERSION)) or 0
        moved = moves.move(connection, dossier_id, made, draft, version=seen, by=visit.actor)
        return await reader.together(moved)

    try:
        await send_once(visit, form, "dossier_step", store, uploads, act, papers.named_files)
    except InvalidInput as wrong:
        return await _show(visit, dossier_id, made, replace(form, problems=wrong.fields))
    except Conflict as late:
        if late.code == "dossier_lacks":
            return redirect(f"/dossiers/{dossier_id}?done=lacks#lacks")
        return await _show(visit, dossier_id, made, form.anew(), late=True)
    return redirect(f"/dossiers/{dossier_id}?done={made}")


@router.get(f"{DOSSIER}/papers/{{step_id:int}}", dependencies=SEES)
async def download_paper(visit: CurrentVisit, dossier_id: RecordId, step_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        file = await papers.file_of(connection, dossier_id, step_id, by=visit.actor)
    return await stored(visit, papers.store_beside(_folder(visit)), file, subject="dossier", subject_id=dossier_id)


@router.post(f"{DOSSIER}/case", dependencies=[asks(Permission.DECIDE_DOSSIER)])
async def link_case(visit: CurrentVisit, dossier_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"linked_case"}))

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        case_id = reader.required("linked_case", reader.whole)
        await moves.link_case(connection, dossier_id, case_id, by=visit.actor)
        return dossier_id

    try:
        await once(visit, form, "dossier", act)
    except InvalidInput as wrong:
        return await with_form(visit, dossier_id, replace(form, problems=wrong.fields))
    return redirect(f"/dossiers/{dossier_id}?done=linked")


def _draft_of(reader: Reader, made: DossierMove, files: Sequence[StoredFile]) -> StepDraft:
    decides = made in DECISIONS
    form = reader.form
    return StepDraft(
        happened_on=reader.day("council_on" if decides else "handed_in_on", dates.PAPER),
        place=form.text("handed_in_to"),
        number=form.text("council_number" if decides else "receipt_number"),
        note=form.text("decision_text" if decides else "dossier_withdraw_note"),
        paper=next(iter(files), None),
    )


async def _show(visit: Visit, dossier_id: int, made: DossierMove, form: FormState, *, late: bool = False) -> Response:
    """The form of one move, for whoever may make it now."""
    async with visit.transaction() as connection:
        view = await views.show(connection, dossier_id, by=visit.actor)
    if made not in view.moves:
        raise NotFound()
    form = replace(form, values={**form.values, VERSION: form.many(VERSION) or [str(view.dossier.version)]})
    if late:
        form = replace(form, values={**form.values, VERSION: [str(view.dossier.version)]})
    needs = NEEDS.get(made, ())
    page = MovePage(view=view, move=made, needs=needs, with_paper=made in DECISIONS, form=form, late=late)
    return render(visit, page, status=409 if late else 422 if form.problems else 200)


def _folder(visit: Visit) -> Path:
    return visit.runtime.settings.files_folder
