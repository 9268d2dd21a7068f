"""One's own entry to a call: written, kept, submitted, changed until the deadline, withdrawn; its receipt."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.entries import loading, names, submitting
from matchmaker.calls.entries.files import EntryFileDraft, store_beside, with_blind_copy
from matchmaker.calls.entries.model import Entry, OwnEntry
from matchmaker.calls.entries.names import Left
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed
from matchmaker.intake.names_in_text import NameLeft
from matchmaker.proposals.thread_files import receive
from matchmaker.rules.call import Call, accepts_entries
from matchmaker.rules.entry_text import canonical
from matchmaker.rules.permissions import Permission
from web.calls import entry_forms
from web.calls.entry_forms import ACT, LEAVE_NAMES, SAVE
from web.ground.dependencies import ONESELF, CurrentVisit, RecordId, Visit, asks, wants_fragment
from web.ground.doors import PAPERS
from web.ground.downloads import attached
from web.ground.forms import TAB, FormState, read_form
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.ground.uploads import chunks, read_form_with_files, too_much

router = APIRouter()

ENTRY = "/calls/{call_id:int}/entry"
ENTERS = [asks(Permission.ENTER_CALL)]


@dataclass(frozen=True, kw_only=True)
class EntryPage(Page):
    """`left` are names that are left in what judges would read; `left_key` stands for all of them."""

    template: ClassVar[str] = "calls/entry.html"
    section: ClassVar[str] = "calls"
    call: Call
    entry: Entry | None
    form: FormState
    labels: Mapping[str, str]
    solutions: Mapping[int, str]  # of the entrant's organisation, on the list now
    now: datetime
    is_open: bool
    left: Mapping[str, Sequence[NameLeft]]
    left_key: str
    tab: str
    note: str  # a code of [entry_note]: what has just become of it


@dataclass(frozen=True, kw_only=True)
class EntryKept(Page):
    """The line under the form that says what was kept; None where nothing is typed."""

    template: ClassVar[str] = "calls/entry_kept.html"
    saved_at: datetime | None
    elsewhere: bool = False


@dataclass(frozen=True, kw_only=True)
class OwnEntries(Page):
    template: ClassVar[str] = "calls/own_entries.html"
    section: ClassVar[str] = "calls"
    entries: Sequence[OwnEntry]


@router.get("/account/entries", dependencies=ONESELF)
async def show_own(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        entries = await loading.all_own(connection, by=visit.actor)
    return render(visit, OwnEntries(entries=entries))


@router.get(ENTRY, dependencies=ENTERS)
async def show(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _page(visit, call_id, note=visit.request.query_params.get("done", ""))


@router.post(f"{ENTRY}/draft", dependencies=ENTERS)
async def keep(visit: CurrentVisit, call_id: RecordId) -> Response:
    """By itself while one types."""
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
    form = await read_form(visit.request, entry_forms.known_of(call))
    try:
        saved_at = None if entry_forms.is_blank(form) else await _keep(visit, call, form)
    except Conflict as late:
        if not wants_fragment(visit.request):
            return await _again(visit, call_id, form, late)
        return render(visit, EntryKept(saved_at=None, elsewhere=True), block="state")
    if wants_fragment(visit.request):
        return render(visit, EntryKept(saved_at=saved_at), block="state")
    return redirect(f"/calls/{call_id}/entry?done=saved")


@router.post(ENTRY, dependencies=[asks(Permission.ENTER_CALL, brings=PAPERS)])
async def send(visit: CurrentVisit, call_id: RecordId) -> Response:
    """Keeps what was typed and brought, whatever becomes of it; then submits it, unless it was only to be kept."""
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
    form, uploads = await read_form_with_files(visit.request, entry_forms.known_of(call))
    try:
        await _keep(visit, call, form)
        await _bring(visit, call, uploads)
        if form.text(ACT) == SAVE:
            return redirect(f"/calls/{call_id}/entry?done=saved")
        left = await _left(visit, call, form)
        if left and form.text(LEAVE_NAMES) != _key_of(left):
            problems = {name: "names_left" for name in left if name in entry_forms.known_of(call)}
            return await _page(visit, call_id, form=replace(form, problems=problems), left=left, status=422)
        await _submit(visit, call, form)
    except InvalidInput as wrong:
        return await _page(visit, call_id, form=replace(form, problems=wrong.fields), status=422)
    except Conflict as late:
        return await _again(visit, call_id, form, late)
    return redirect(f"/calls/{call_id}/entry?done=submitted")


@router.post(f"{ENTRY}/withdraw", dependencies=ENTERS)
async def withdraw(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        await submitting.withdraw(connection, call_id, by=visit.actor)
        return call_id

    await once(visit, form, "entry_withdrawal", act)
    return redirect(f"/calls/{call_id}/entry?done=withdrawn")


@router.get(f"{ENTRY}/receipt", dependencies=ENTERS)
async def receipt(visit: CurrentVisit, call_id: RecordId) -> Response:
    """What was submitted last, byte by byte what the receipt is the SHA-256 of."""
    async with visit.transaction() as connection:
        await calls.get(connection, call_id, by=visit.actor)
        content = await loading.submitted_content(connection, call_id, by=visit.actor)
    return attached(Response(canonical(content), media_type="application/json"), f"ho-so-du-thi-{call_id}.json")


async def _keep(visit: Visit, call: Call, form: FormState) -> datetime:
    tabs = form.text(TAB).split()
    async with visit.transaction() as connection:
        return await submitting.keep(connection, call.id, entry_forms.typed_in(form), by=visit.actor, tabs=tabs)


async def _bring(visit: Visit, call: Call, uploads: Sequence[UploadFile]) -> None:
    """Stores files with their blind copies. Raises InvalidInput for one that cannot be, and keeps none then."""
    if problem := too_much(uploads, PAPERS):
        raise InvalidInput({"file": problem})
    store, readers = store_beside(visit.runtime.settings.files_folder), visit.runtime.readers
    brought: list[EntryFileDraft] = []
    committing = False
    try:
        for upload in uploads:
            name = upload.filename or ""
            original = await receive(store, readers, name, chunks(upload), declared=upload.size)
            brought.append(await with_blind_copy(store, readers, original))
        async with visit.transaction() as connection:
            again = await submitting.add_files(connection, call.id, brought, by=visit.actor) if brought else ()
            committing = True
    except BaseException:
        if not committing:  # what becomes of a commit may stay unknown
            store.discard(name for file in brought for name in file.stored_names)
        raise
    store.discard(name for file in again for name in file.stored_names)


async def _left(visit: Visit, call: Call, form: FormState) -> Left:
    async with visit.transaction() as connection:
        known, texts = await submitting.known_and_texts(
            connection, call.id, entry_forms.read(form, call), remove=entry_forms.removed_in(form), by=visit.actor
        )
    return await names.left_in(texts, known)


async def _submit(visit: Visit, call: Call, form: FormState) -> None:
    async def act(connection: Connection) -> int:
        draft, remove = entry_forms.read(form, call), entry_forms.removed_in(form)
        return await submitting.submit(connection, call.id, draft, remove=remove, by=visit.actor)

    if (await once(visit, form, "call_submission", act)).again:
        async with visit.transaction() as connection:
            await submitting.forget_typed(connection, call.id, by=visit.actor)


async def _again(visit: Visit, call_id: int, form: FormState, late: Conflict) -> Response:
    """What was typed stays on the page: it came too late, or another tab has saved something else."""
    note = "late" if late.code == "entry_late" else "elsewhere"
    return await _page(visit, call_id, form=form, note=note, status=409)


async def _page(
    visit: Visit,
    call_id: int,
    *,
    form: FormState | None = None,
    left: Left | None = None,
    note: str = "",
    status: int = 200,
) -> Response:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        entry = await loading.own(connection, call_id, by=visit.actor)
        solutions = await loading.own_solutions(connection, by=visit.actor)
        now = await loading.moment(connection)
    if entry is None and not submitting.may_enter(call, by=visit.actor):
        raise NotAllowed("council_enters_not")
    page = EntryPage(
        call=call,
        entry=entry,
        form=form or entry_forms.form_of(call, entry),
        labels=entry_forms.labels_of(call),
        solutions=solutions,
        now=now,
        is_open=accepts_entries(call, now),
        left=left or {},
        left_key=_key_of(left) if left else "",
        tab=" ".join((secrets.token_hex(8), (entry.typed_tab or "") if entry else "")).strip(),
        note=note,
    )
    return render(visit, page, status=status)


def _key_of(left: Left) -> str:
    """What stands for these names: others have to be looked at anew."""
    pieces = sorted(f"{name} {each.text}" for name, pieces in left.items() for each in pieces)
    return hashlib.sha256("\n".join(pieces).encode()).hexdigest()[:16]
