"""Files that come with a form: nothing large is read from strangers, and each file streams to disk."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from matchmaker.errors import MatchmakerError
from matchmaker.proposals import files
from matchmaker.proposals.files import StoredFile
from web.dependencies import current_session
from web.forms import FormState, read_form
from web.middleware import LARGEST_BODY, brings_files

FIELD = "file"
MOST_FILES = 5
_CHUNK = 256 * 1024


async def refuse_strangers_files(request: Request) -> None:
    """Raises 413 before a body is read that is larger than any form without files, unless somebody is signed in."""
    if not brings_files(request.scope) or int(request.headers["content-length"]) <= LARGEST_BODY:
        return
    session = await current_session(request)
    if session is None or not session.complete:
        raise HTTPException(413)


async def read_form_with_files(request: Request, known: frozenset[str]) -> tuple[FormState, Sequence[UploadFile]]:
    """The form and the files of its field. Raises 400 for a field or a file that the form does not have."""
    sent = await request.form()
    brought = [value for value in sent.getlist(FIELD) if isinstance(value, UploadFile)]
    text_in_field = len(brought) < len(sent.getlist(FIELD))
    if text_in_field or len(brought) > MOST_FILES:
        raise HTTPException(400)
    form = await read_form(request, known, files=frozenset({FIELD}))
    return form, [upload for upload in brought if upload.filename]  # an empty field sends a file without a name


async def store(folder: Path, uploads: Sequence[UploadFile]) -> tuple[StoredFile, ...]:
    """All of them, or none. Raises InvalidInput for one that is too large, empty or of no known type."""
    stored: list[StoredFile] = []
    try:
        for upload in uploads:
            stored.append(await files.receive(folder, upload.filename or "", _chunks(upload), declared=upload.size))
    except (MatchmakerError, OSError):
        discard(folder, stored)
        raise
    return tuple(stored)


def discard(folder: Path, stored: Sequence[StoredFile]) -> None:
    """For a message that was not written after all."""
    for file in stored:
        (folder / file.stored_name).unlink(missing_ok=True)


async def _chunks(upload: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await upload.read(_CHUNK):
        yield chunk
