"""The official letter of an introduction: the signed one is sent to both sides, or noted that there will be none."""

import asyncio
from collections.abc import Sequence

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.file_store import FileStore
from matchmaker.intake import dates
from matchmaker.proposals import official_letters, thread, views
from matchmaker.proposals.official_letters import SignedLetter
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.doors import LETTER
from web.ground.forms import FormState
from web.ground.reading import Reader
from web.ground.rendering import redirect
from web.ground.uploads import read_form_with_files, send_once, too_much
from web.proposals.actions import DECIDES, PROPOSAL, do
from web.proposals.forms import FIELDS, wrong
from web.proposals.pages import with_form

router = APIRouter()


@router.post(f"{PROPOSAL}/letter", dependencies=[asks(Permission.DECIDE_PROPOSAL, brings=LETTER)])
async def send(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        await views.get(connection, proposal_id, by=visit.actor)  # before any file is stored for it
    form, uploads = await read_form_with_files(visit.request, FIELDS["letter"])
    try:
        await _send(visit, proposal_id, form, uploads)
    except InvalidInput as error:
        return await with_form(visit, proposal_id, wrong(form, "letter", error.fields))
    except Conflict:
        return await with_form(visit, proposal_id, form, late=True)
    return redirect(f"/proposals/{proposal_id}?done=letter#letter")


@router.post(f"{PROPOSAL}/no-letter", dependencies=DECIDES)
async def note_none(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> int:
        await official_letters.note_none(
            connection, proposal_id, form.stripped("no_letter_reason") or "", by=visit.actor
        )
        return proposal_id

    return await do(visit, proposal_id, "no_letter", act)


async def _send(visit: Visit, proposal_id: int, form: FormState, uploads: Sequence[UploadFile]) -> None:
    reader, store = Reader(form), FileStore(visit.runtime.settings.files_folder)
    number, dated_on = reader.require("letter_number"), reader.day("letter_on", dates.PAPER)
    reader.require("letter_on")
    if problem := too_much(uploads, LETTER) if uploads else "required":
        reader.problems["letter_file"] = problem
    reader.check()

    async def act(files: Sequence[StoredFile], connection: Connection) -> int:
        [file] = files
        content = await asyncio.to_thread(store.read, file.stored_name, file.sha256)
        signed = SignedLetter(number=number, dated_on=dated_on, file=file, content=content)
        return await official_letters.send(connection, proposal_id, signed, by=visit.actor)

    await send_once(visit, form, "proposal_message", store, uploads, act, thread.named_files)
