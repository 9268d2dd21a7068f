"""Files that leave as attachments: a browser saves them and runs nothing of them."""

from typing import TypeVar
from urllib.parse import quote

from starlette.responses import FileResponse, Response

from matchmaker import filekeeping
from matchmaker.ground.errors import FileDamaged
from matchmaker.ground.file_store import FileStore
from matchmaker.intake.file_names import file_name
from matchmaker.proposals.thread_files import StoredFile
from web.ground.dependencies import Visit

Answer = TypeVar("Answer", bound=Response)


def attached(response: Answer, name: str) -> Answer:
    """With the file's name (RFC 6266) and a policy under which even a page would do nothing."""
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response


async def stored(visit: Visit, store: FileStore, file: StoredFile, *, subject: str, subject_id: int) -> Response:
    """A file that somebody sent, as it arrived, named by what it holds; it belongs to this "case" or "proposal".

    Raises FileDamaged for one that is missing or was changed on disk, when the officers have been told.
    """
    try:
        path = await store.whole(file.stored_name, file.sha256)
    except FileDamaged as error:
        async with visit.transaction() as connection:
            await filekeeping.tell_officers(connection, subject, subject_id)
        raise FileDamaged("file_not_given_out") from error
    return attached(FileResponse(path, media_type=file.media_type), file_name(file.name, file.media_type))
