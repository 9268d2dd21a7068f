"""Files of entries: as they arrived, for their entrant and the secretary; blind, for the council."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls.entries import files
from matchmaker.calls.entries.files import store_beside
from matchmaker.calls.judging.blind_files import blind_file
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.downloads import stored

router = APIRouter()


@router.get(
    "/calls/{call_id:int}/entries/{entry_id:int}/files/{file_id:int}", dependencies=[asks(Permission.SEE_ENTRY)]
)
async def original(visit: CurrentVisit, call_id: RecordId, entry_id: RecordId, file_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        file = await files.original(connection, call_id, entry_id, file_id, by=visit.actor)
    store = store_beside(visit.runtime.settings.files_folder)
    return await stored(visit, store, file, subject="call", subject_id=call_id)


@router.get("/calls/{call_id:int}/blind/{number:int}/{position:int}", dependencies=[asks(Permission.SEE_ENTRY)])
async def blind(visit: CurrentVisit, call_id: RecordId, number: RecordId, position: RecordId) -> Response:
    """What judges get, under a name that tells nothing."""
    async with visit.transaction() as connection:
        file = await blind_file(connection, call_id, number, position, by=visit.actor)
    store = store_beside(visit.runtime.settings.files_folder)
    return await stored(visit, store, file, subject="call", subject_id=call_id)
