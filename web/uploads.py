"""Files that come with a form; each streams to disk."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from matchmaker.errors import MatchmakerError
from matchmaker.proposals import files
from matchmaker.proposals.files import StoredFile
from web.forms import FormState, read_form

FIELD = "file"
_CHUNK = 256 * 1024


async def read_form_with_files(request: Request, known: frozenset[str]) -> tuple[FormState, Sequence[UploadFile]]:
    """The form and the files of its field. Raises 400 for a field that it does not have, and for a text as a file."""
    sent = await request.form()
    brought = [value for value in sent.getlist(FIELD) if isinstance(value, UploadFile)]
    if len(brought) < len(sent.getlist(FIELD)):
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
