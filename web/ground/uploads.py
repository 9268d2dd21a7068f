"""Files that come with a form; each streams to disk."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from matchmaker.ground import once
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.file_store import FileStore, NamedFile
from matchmaker.ground.invalid import Problem
from matchmaker.proposals.thread_files import StoredFile, receive
from web.ground.dependencies import Visit
from web.ground.doors import Brings
from web.ground.forms import FormState, read_form
from web.ground.once import accepting, sending

FIELD = "file"
_CHUNK = 256 * 1024

Act = Callable[[tuple[StoredFile, ...], Connection], Awaitable[int]]
Named = Callable[[Connection, int], Awaitable[Sequence[NamedFile]]]  # the files of what was made


async def read_form_with_files(request: Request, known: frozenset[str]) -> tuple[FormState, Sequence[UploadFile]]:
    """The form and the files of its field. Raises 400 for a field that it does not have, and for a text as a file."""
    sent = await request.form()
    brought = [value for value in sent.getlist(FIELD) if isinstance(value, UploadFile)]
    if len(brought) < len(sent.getlist(FIELD)):
        raise HTTPException(400)
    form = await read_form(request, known, files=frozenset({FIELD}))
    return form, [upload for upload in brought if upload.filename]  # an empty field sends a file without a name


def too_much(uploads: Sequence[UploadFile], brings: Brings) -> Problem | None:
    """What is wrong with files that are more, or larger together, than the form's page promises."""
    if len(uploads) > brings.most:
        return Problem("too_many_files", {"most": brings.most})
    if sum(upload.size or 0 for upload in uploads) > brings.files:
        return Problem("upload_too_large", {"megabytes": brings.megabytes})
    return None


async def send_once(
    visit: Visit, form: FormState, subject: str, store: FileStore, uploads: Sequence[UploadFile], act: Act, named: Named
) -> int:
    """Does `act` once, in a transaction, with the files that came with the form; gives the number of what it made.

    Files are on disk for good before the transaction begins, and an error before its commit drops them. What becomes
    of the commit may stay unknown, so that then they stay: those that no row came to name are set aside later. A copy
    of the form does nothing, but a file of it takes the place of the one like it among the `named` that was lost since.

    Raises InvalidInput for a file that is too large, empty or of no known type, FileNotStored,
    SentOtherwise, and whatever `act` raises.
    """
    files: list[StoredFile] = []
    committing = False
    try:
        for upload in uploads:
            files.append(
                await receive(store, visit.runtime.readers, upload.filename or "", chunks(upload), declared=upload.size)
            )
        async with accepting(visit, form) as connection:
            done = await once.do(connection, sending(visit, form, subject, files=files), partial(act, tuple(files)))
            for file in files if done.again else ():
                await store.mend(file.stored_name, file.sha256, await named(connection, done.made))
            committing = True
    except BaseException as error:
        if not committing or isinstance(error, InvalidInput):  # which is told before the commit
            store.discard(file.stored_name for file in files)
        raise
    return done.made


async def chunks(upload: UploadFile) -> AsyncIterator[bytes]:
    """What came, piece by piece."""
    while chunk := await upload.read(_CHUNK):
        yield chunk
