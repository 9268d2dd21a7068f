"""Templates of papers: the one in force, those before and to come, bringing one, looking at one, taking one back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import Response

from matchmaker.document_templates import service as templates
from matchmaker.document_templates.dossier_paper import field_names
from matchmaker.document_templates.model import TemplateKind, TemplateState, TemplateVersion, state_of
from matchmaker.document_templates.service import TemplateDraft, Tried
from matchmaker.documents.template_language import Fault
from matchmaker.documents.templated import MEDIA_TYPE, TemplateRefused
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.i18n import LOCALES
from matchmaker.intake.dates import NEXT_STEP, today, typed
from matchmaker.people import display_names
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.permissions import Permission
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.doors import TEMPLATE
from web.ground.downloads import attached
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.ground.uploads import read_form_with_files, too_much

router = APIRouter()

HOME = "/administration/templates"
KEEPS = [asks(Permission.SET_PROGRAMME)]
BRINGS = [asks(Permission.SET_PROGRAMME, brings=TEMPLATE)]
FIELDS = frozenset({"template_language", "template_from", "template_note"})
_KIND = TemplateKind.DOSSIER


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A version with its state of today; `added_by` is empty once their data were erased."""

    version: TemplateVersion
    state: TemplateState
    added_by: str


@dataclass(frozen=True, kw_only=True)
class OfLanguage:
    """`shipped_in_force`: no version that was brought is."""

    language: str
    versions: Sequence[Listed]
    shipped_in_force: bool


@dataclass(frozen=True, kw_only=True)
class TemplatesPage(Page):
    template: ClassVar[str] = "administration/templates.html"
    offices: Sequence[Office]
    languages: Sequence[OfLanguage]
    form: FormState
    faults: Sequence[Fault]
    taking_back: FormState
    wrong_number: int
    field_names: Sequence[str]
    done: str


@router.get(HOME, dependencies=KEEPS)
async def show_templates(visit: CurrentVisit) -> Response:
    form = FormState(values={"template_from": [typed(today())], "template_language": [LOCALES[0]]})
    return await _page(visit, form)


@router.post(HOME, dependencies=BRINGS)
async def add_template(visit: CurrentVisit) -> Response:
    """Tried on a full dossier and on an empty one before anything is kept."""
    form, uploads = await read_form_with_files(visit.request, FIELDS)
    try:
        draft = await _draft(form, uploads)
        ready = await templates.tried(visit.runtime.readers, draft)
        await once(visit, form, "document_template", partial(_add, ready, visit), files=[_file(draft)])
    except TemplateRefused as refused:
        return await _page(visit, replace(form, problems=refused.fields), faults=refused.faults)
    except InvalidInput as wrong:
        return await _page(visit, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}?done=added")


@router.post(f"{HOME}/{{number:int}}/take-back", dependencies=KEEPS)
async def take_back_template(visit: CurrentVisit, number: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"reason"}))
    try:
        async with visit.transaction() as connection:
            await templates.take_back(connection, number, form.text("reason"), by=visit.actor)
    except InvalidInput as wrong:
        return await _page(visit, FormState(), taking_back=replace(form, problems=wrong.fields), wrong_number=number)
    except Conflict:  # by a copy of this form, or by a colleague: it is taken back
        return redirect(f"{HOME}?done=taken_back")
    return redirect(f"{HOME}?done=taken_back")


@router.get(f"{HOME}/shipped/{{language}}", dependencies=KEEPS)
async def download_shipped(visit: CurrentVisit, language: str) -> Response:
    """To begin one's own with."""
    return _docx(await templates.shipped(_known(language)), f"mau-thuyet-minh-{language}.docx")


@router.get(f"{HOME}/shipped/{{language}}/preview", dependencies=KEEPS)
async def preview_shipped(visit: CurrentVisit, language: str) -> Response:
    content = await templates.shipped(_known(language))
    return await _preview(visit, content, language)


@router.get(f"{HOME}/{{number:int}}", dependencies=KEEPS)
async def download_template(visit: CurrentVisit, number: RecordId) -> Response:
    async with visit.transaction() as connection:
        version, content = await templates.content_of(connection, number, by=visit.actor)
    return _docx(content, version.file_name)


@router.get(f"{HOME}/{{number:int}}/preview", dependencies=KEEPS)
async def preview_template(visit: CurrentVisit, number: RecordId) -> Response:
    """The made-up dossier, written by this version."""
    async with visit.transaction() as connection:
        version, content = await templates.content_of(connection, number, by=visit.actor)
    return await _preview(visit, content, version.language)


async def _add(ready: Tried, visit: Visit, connection: Connection) -> int:
    return await templates.add(connection, ready, by=visit.actor)


async def _draft(form: FormState, uploads: Sequence[UploadFile]) -> TemplateDraft:
    """Raises InvalidInput."""
    reader = Reader(form)
    valid_from = reader.day("template_from", NEXT_STEP) if reader.require("template_from") else None
    if form.text("template_language") not in LOCALES:
        reader.problems["template_language"] = "required"
    if problem := too_much(uploads, TEMPLATE):
        reader.problems["file"] = problem
    elif not uploads:
        reader.problems["file"] = "required"
    reader.check()
    assert valid_from is not None
    [upload] = uploads
    return TemplateDraft(
        kind=_KIND,
        language=form.text("template_language"),
        content=await upload.read(),
        file_name=upload.filename or "",
        valid_from=valid_from,
        note=form.text("template_note"),
    )


def _file(draft: TemplateDraft) -> StoredFile:
    """By which the same form with another file is another one."""
    digest = hashlib.sha256(draft.content).digest()
    return StoredFile(
        name=draft.file_name, stored_name="", media_type=MEDIA_TYPE, size=len(draft.content), sha256=digest
    )


def _known(language: str) -> str:
    """Raises NotFound."""
    if language not in LOCALES:
        raise NotFound()
    return language


async def _preview(visit: Visit, content: bytes, language: str) -> Response:
    made = await templates.preview(visit.runtime.readers, content, language)
    return _docx(made, f"xem-truoc-{language}.docx")


def _docx(content: bytes, name: str) -> Response:
    return attached(Response(content, media_type=MEDIA_TYPE), name)


async def _page(
    visit: Visit,
    form: FormState,
    *,
    faults: Sequence[Fault] = (),
    taking_back: FormState | None = None,
    wrong_number: int = 0,
) -> Response:
    async with visit.transaction() as connection:
        languages = [await _of_language(connection, visit, language) for language in LOCALES]
    page = TemplatesPage(
        offices=offices_of(visit),
        languages=languages,
        form=form,
        faults=faults,
        taking_back=taking_back or FormState(),
        wrong_number=wrong_number,
        field_names=field_names(),
        done=visit.request.query_params.get("done", ""),
    )
    wrong = form.problems or (taking_back and taking_back.problems)
    return render(visit, page, status=422 if wrong else 200)


async def _of_language(connection: Connection, visit: Visit, language: str) -> OfLanguage:
    known = await templates.versions(connection, _KIND, language)
    names = await display_names.names(connection, [version.added_by for version in known])
    listed = [
        Listed(version=each, state=state_of(each, known, today()), added_by=names.get(each.added_by, ""))
        for each in known
    ]
    shipped = all(each.state is not TemplateState.IN_FORCE for each in listed)
    return OfLanguage(language=language, versions=listed, shipped_in_force=shipped)
