"""The private thread of a proposal: writing, with files, and getting the files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.file_store import FileStore
from matchmaker.proposals import thread, views
from matchmaker.proposals.thread import Message, MessageDraft
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.proposals.views import ProposalView
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.doors import PAPERS
from web.ground.downloads import stored
from web.ground.forms import FormState
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.ground.uploads import read_form_with_files, send_once, too_much

router = APIRouter()

SEES = [asks(Permission.SEE_PROPOSAL)]
WRITES = [asks(Permission.SEE_PROPOSAL, brings=PAPERS)]
FIELDS = frozenset({"body", "audience"})


@dataclass(frozen=True, kw_only=True)
class MessageForm(Page):
    """The thread alone, with what was typed and what is wrong with it."""

    template: ClassVar[str] = "proposals/message.html"
    section: ClassVar[str] = "proposals"
    view: ProposalView
    messages: Sequence[Message]
    form: FormState


@router.post("/proposals/{proposal_id:int}/messages", dependencies=WRITES)
async def write(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        view = await views.get(connection, proposal_id, by=visit.actor)  # before any file is stored for it
    form, uploads = await read_form_with_files(visit.request, FIELDS)
    try:
        message_id = await _write(visit, view, form, uploads)
    except InvalidInput as wrong:
        async with visit.transaction() as connection:
            view = await views.get(connection, proposal_id, by=visit.actor)
            messages = await thread.read(connection, proposal_id, by=visit.actor)
        page = MessageForm(view=view, messages=messages, form=replace(form, problems=wrong.fields))
        return render(visit, page, status=422)
    return redirect(f"/proposals/{proposal_id}#message-{message_id}")


@router.get("/files/{file_id:int}", dependencies=SEES)
async def download(visit: CurrentVisit, file_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        proposal_id, file = await thread.find_file(connection, file_id, by=visit.actor)
    store = FileStore(visit.runtime.settings.files_folder)
    return await stored(visit, store, file, subject="proposal", subject_id=proposal_id)


async def _write(visit: Visit, view: ProposalView, form: FormState, uploads: Sequence[UploadFile]) -> int:
    reader = Reader(form)
    body = reader.require("body")
    if problem := too_much(uploads, PAPERS):
        reader.problems["file"] = problem
    with reader.also():
        audience = thread.chosen_audience(form.text("audience"), view.side)
    reader.check()  # before any file is stored

    async def act(files: tuple[StoredFile, ...], connection: Connection) -> int:
        draft = MessageDraft(body=body, audience=audience, files=files)
        return await thread.write(connection, view.id, draft, by=visit.actor)

    store = FileStore(visit.runtime.settings.files_folder)
    return await send_once(visit, form, "proposal_message", store, uploads, act, thread.named_files)
