"""Papers of a case: adding one with its file, correcting what is said of it, seeing the original, getting the file."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import Response

from matchmaker.cases import evidence, views
from matchmaker.cases.evidence import EvidenceDraft, store_beside
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.file_store import FileStore
from matchmaker.intake import dates
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.facts import EvidenceKind
from matchmaker.rules.permissions import Permission
from web.cases.actions import do
from web.cases.forms import FIELDS, version_of, wrong
from web.cases.pages import with_form
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.doors import ONE_PAPER
from web.ground.downloads import stored
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.reading import Reader
from web.ground.rendering import redirect
from web.ground.uploads import read_form_with_files, send_once, too_much

router = APIRouter()

ADDS = [asks(Permission.ADD_EVIDENCE, brings=ONE_PAPER)]
CASE = "/cases/{case_id:int}"
PAPER = f"{CASE}/evidence/{{evidence_id:int}}"


@router.post(f"{CASE}/evidence", dependencies=ADDS)
async def add(visit: CurrentVisit, case_id: RecordId) -> Response:
    async with visit.transaction() as connection:  # before any file is stored for it
        await views.require_for(connection, case_id, Permission.ADD_EVIDENCE, by=visit.actor)
    form, uploads = await read_form_with_files(visit.request, FIELDS["evidence"])
    try:
        await _add(visit, case_id, form, uploads)
    except InvalidInput as error:
        return await with_form(visit, case_id, "evidence", wrong(form, "evidence", error.fields))
    except Conflict:
        return await with_form(visit, case_id, "evidence", form, late=True)
    return redirect(f"/cases/{case_id}?done=evidence#evidence")


@router.post(f"{CASE}/evidence/letter", dependencies=[asks(Permission.ADD_EVIDENCE)])
async def add_letter(visit: CurrentVisit, case_id: RecordId) -> Response:
    """The signed letter of the introduction, as a proof of the contact: a copy of its own among the papers."""
    form = await read_form(visit.request, FIELDS["letter"])
    async with visit.transaction() as connection:
        await views.require_for(connection, case_id, Permission.ADD_EVIDENCE, by=visit.actor)
        letter = (await views.get(connection, case_id, by=visit.actor)).letter
    if letter is None or letter.file is None:  # it stands there already
        return redirect(f"/cases/{case_id}#evidence")
    path = await FileStore(visit.runtime.settings.files_folder).whole(letter.file.stored_name, letter.file.sha256)
    dated_on, kind = letter.dated_on, EvidenceKind.CONTACT_PROOF.value

    async def act(files: Sequence[StoredFile], connection: Connection) -> int:
        draft = EvidenceDraft(kind=kind, file=files[0], dated_on=dated_on)
        return await evidence.add(connection, case_id, draft, by=visit.actor)

    store = store_beside(visit.runtime.settings.files_folder)
    with path.open("rb") as file:
        upload = UploadFile(file, filename=letter.file.name, size=letter.file.size)
        await send_once(visit, form, "case_evidence", store, [upload], act, evidence.named_files)
    return redirect(f"/cases/{case_id}?done=evidence#evidence")


@router.get(PAPER, dependencies=[asks(Permission.SEE_CASE)])
async def download(visit: CurrentVisit, case_id: RecordId, evidence_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        file = await evidence.file_of(connection, case_id, evidence_id, by=visit.actor)
    store = store_beside(visit.runtime.settings.files_folder)
    return await stored(visit, store, file, subject="case", subject_id=case_id)


@router.post(f"{PAPER}/correct", dependencies=[asks(Permission.FOLLOW_CASE)])
async def correct(visit: CurrentVisit, case_id: RecordId, evidence_id: RecordId) -> Response:
    """Another kind or date of the same paper."""

    async def act(connection: Connection, form: FormState) -> None:
        reader = Reader(form)
        day = reader.day("corrected_on", dates.PAPER)
        kind, seen = form.text("corrected_kind"), version_of(form)
        await reader.together(
            evidence.correct(connection, case_id, evidence_id, kind=kind, dated_on=day, by=visit.actor, version=seen)
        )

    return await do(visit, case_id, "correct", act, item=evidence_id)


@router.post(f"{PAPER}/check", dependencies=[asks(Permission.CHECK_EVIDENCE)])
async def check(visit: CurrentVisit, case_id: RecordId, evidence_id: RecordId) -> Response:
    """This officer has seen the original."""

    async def act(connection: Connection, form: FormState) -> None:
        redacted, seen = form.text("redacted") == "yes", version_of(form)
        await evidence.check_against_original(
            connection, case_id, evidence_id, redacted=redacted, by=visit.actor, version=seen
        )

    return await do(visit, case_id, "check", act, item=evidence_id)


async def _add(visit: Visit, case_id: int, form: FormState, uploads: Sequence[UploadFile]) -> None:
    reader = Reader(form)
    dated_on = reader.day("dated_on", dates.PAPER)
    if not form.text("evidence_kind"):
        reader.problems["evidence_kind"] = "required"
    if problem := too_much(uploads, ONE_PAPER) if uploads else "required":
        reader.problems["file"] = problem
        reader.check()
    kind, replaces_id = form.text("evidence_kind"), whole_or_none(form.text("replaces"))

    async def act(files: Sequence[StoredFile], connection: Connection) -> int:
        draft = EvidenceDraft(kind=kind, file=files[0], dated_on=dated_on, replaces_id=replaces_id)
        return await evidence.add(connection, case_id, draft, by=visit.actor)

    store = store_beside(visit.runtime.settings.files_folder)
    await reader.together(send_once(visit, form, "case_evidence", store, uploads, act, evidence.named_files))
