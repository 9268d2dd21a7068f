"""Files that come with a form; each streams to disk."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from matchmaker.db import Connection
from matchmaker.file_store import FileStore
from matchmaker.proposals.files import StoredFile, receive
from web.dependencies import Visit
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


@asynccontextmanager
async def naming(
    visit: Visit, store: FileStore, uploads: Sequence[UploadFile]
) -> AsyncIterator[tuple[Connection, tuple[StoredFile, ...]]]:
    """A transaction whose rows name these files, which are on disk for good before it begins.

    An error in the block drops the files. What becomes of a commit may stay unknown, so that after the block they
    stay: those that no row came to name are set aside later. Raises InvalidInput for a file that is too large, empty or
    of no known type, FileNotStored.
    """
    files: list[StoredFile] = []
    committing = False
    try:
        for upload in uploads:
            files.append(
                await receive(
                    store, visit.runtime.readers, upload.filename or "", _chunks(upload), declared=upload.size
                )
            )
        async with visit.transaction() as connection:
            yield connection, tuple(files)
            committing = True
    except BaseException:
        if not committing:
            store.discard(file.stored_name for file in files)
        raise


async def _chunks(upload: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await upload.read(_CHUNK):
        yield chunk
