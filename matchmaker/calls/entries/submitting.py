"""An entry on its way: kept while it is written, submitted as often as one likes until the deadline, withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.entries import loading, names
from matchmaker.calls.entries.files import EntryFileDraft
from matchmaker.calls.entries.letters import EntryReceived
from matchmaker.calls.entries.model import Entry
from matchmaker.calls.entries.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.ground.text import nfc
from matchmaker.intake.cleaning import clean
from matchmaker.intake.names_in_text import Known
from matchmaker.notices import service as notices
from matchmaker.notices.link import Link
from matchmaker.notices.model import Mail
from matchmaker.people import accounts
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState, accepts_entries
from matchmaker.rules.entry import EntryState
from matchmaker.rules.entry_text import (
    MOST_FILES,
    EntryDraft,
    FileSent,
    answer_field,
    content_of,
    draft_problems,
    receipt_of,
)
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require

_BEGUN = (CallState.OPEN, CallState.CLOSED)  # what was typed is kept until then, though it may be too late to send it


async def keep(
    connection: Connection,
    call_id: int,
    typed: Mapping[str, Sequence[str]],
    *,
    by: Actor,
    tabs: Sequence[str] = (),
) -> datetime:
    """Keeps the form of the actor's entry as it stands; gives when.

    `tabs` are the one in which it stands and those whose last save is seen there. Raises NotFound, NotAllowed to the
    council, Conflict where another tab has saved something else.
    """
    call = await calls.get(connection, call_id, by=by)
    entry_id = (await _standing(connection, call, by=by)).id
    kept: datetime | None = await queries.keep_typed(
        connection,
        entry_id=entry_id,
        typed={name: [clean(value) for value in values] for name, values in typed.items()},
        tab=next(iter(tabs), None),
        tabs=list(tabs),
    )
    if kept is None:
        raise Conflict()
    return kept


async def forget_typed(connection: Connection, call_id: int, *, by: Actor) -> None:
    """A form that was sent before has been kept as typed once more: nothing in it waits to be sent."""
    call = await calls.get(connection, call_id, by=by)
    await queries.forget_typed(connection, entry_id=(await _own(connection, call, by=by)).id)


async def add_files(
    connection: Connection, call_id: int, files: Sequence[EntryFileDraft], *, by: Actor
) -> Sequence[EntryFileDraft]:
    """Files for the actor's entry, which count once it is submitted; gives those that were there already.

    Raises Conflict("entry_late"), InvalidInput for more than an entry may have, NotFound, NotAllowed.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)  # of two who bring files each has a place
    await _refuse_late(connection, call)
    entry = await _standing(connection, call, by=by)
    there = {each.sha256 for each in entry.files}
    new = {file.original.sha256: file for file in files if file.original.sha256 not in there}
    if len(entry.files) + len(new) > MOST_FILES:
        raise InvalidInput({"file": "too_many_entry_files"})
    for file in new.values():
        await queries.insert_file(connection, entry_id=entry.id, **file.columns())
    return [file for file in files if file not in new.values()]


async def submit(connection: Connection, call_id: int, draft: EntryDraft, *, remove: Sequence[int], by: Actor) -> int:
    """What the entry says from now on; what it said before is kept, and a receipt is mailed. Gives the submission's id.

    Calls are held meanwhile: of two who send at the deadline each is early or late by the same clock. Raises
    Conflict("entry_late") from the deadline on, InvalidInput, NotFound, NotAllowed.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    await _refuse_late(connection, call)
    entry = await _standing(connection, call, by=by)
    draft = _cleaned(draft)
    problems = draft_problems(draft, call)
    if draft.solution_id is not None and draft.solution_id not in await loading.own_solutions(connection, by=by):
        problems["solution"] = "not_an_own_solution"
    if problems:
        raise InvalidInput(problems)
    await queries.remove_files(connection, entry_id=entry.id, file_ids=list(remove))
    files = [FileSent(name=each.name, sha256=each.sha256) for each in entry.files if each.id not in remove]
    content = content_of(draft, call, files)
    number = await _write(connection, entry, draft, receipt_of(content), by=by)
    submission_id: int = await queries.insert_submission(
        connection, entry_id=entry.id, content=content, receipt=receipt_of(content)
    )
    await audit.append(
        connection,
        Action.ENTRY_SUBMIT,
        entry.id,
        by=by,
        details={"receipt": receipt_of(content).hex(), "call": call.id},
    )
    await _mail_receipt(connection, call, submission_id, number, receipt_of(content), by=by)
    return submission_id


async def withdraw(connection: Connection, call_id: int, *, by: Actor) -> None:
    """Takes the actor's entry back, until the deadline. Raises Conflict("entry_late"), NotFound."""
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    await _refuse_late(connection, call)
    entry = await _own(connection, call, by=by)
    if entry.state is EntryState.WITHDRAWN:
        raise NotFound()
    await queries.withdraw_entry(connection, entry_id=entry.id)
    await audit.append(
        connection,
        Action.ENTRY_WITHDRAW,
        entry.id,
        by=by,
        old_state=entry.state.value,
        new_state=EntryState.WITHDRAWN.value,
        details={"call": call.id},
    )


async def known_and_texts(
    connection: Connection, call_id: int, draft: EntryDraft, *, remove: Sequence[int] = (), by: Actor
) -> tuple[Known, Mapping[str, str]]:
    """By what the actor would be known, and what judges would read of this entry, files included: for `left_in`."""
    call = await calls.get(connection, call_id, by=by)
    entry = await _own(connection, call, by=by)
    answers = {answer_field(criterion_id): body for criterion_id, body in draft.answers.items()}
    files = {each.name: each.blind_text for each in entry.files if each.id not in remove}
    known = await names.known_of(connection, entry.id, co_authors=draft.co_authors)
    return known, {"title": draft.title, **answers, **files}


def may_enter(call: Call, *, by: Actor) -> bool:
    """Whether somebody of this role may enter while the call is open: not who sits on its council."""
    council = frozenset(each.person_id for each in call.appointments)
    return by.person_id not in council and may(by, Permission.ENTER_CALL, Matter(state=CallState.OPEN.value))


async def _standing(connection: Connection, call: Call, *, by: Actor) -> Entry:
    """The actor's entry that stands; a new draft where there is none and the call takes one."""
    if not may_enter(call, by=by):
        raise NotAllowed("council_enters_not", permission=Permission.ENTER_CALL.value)
    entry = await loading.own(connection, call.id, by=by)
    if entry is not None and entry.state is not EntryState.WITHDRAWN and call.state in _BEGUN:
        return entry
    await _refuse_late(connection, call)
    require(by, Permission.ENTER_CALL, Matter.of_call(call))
    entry_id: int | None = await queries.insert_entry(
        connection, call_id=call.id, person_id=by.person_id, organisation_id=by.organisation_id
    )
    if entry_id is not None:  # else another tab of theirs has begun it at this moment
        await audit.append(
            connection, Action.ENTRY_BEGIN, entry_id, by=by, new_state=EntryState.DRAFT.value, details={"call": call.id}
        )
    return await _own(connection, call, by=by)


async def _own(connection: Connection, call: Call, *, by: Actor) -> Entry:
    entry = await loading.own(connection, call.id, by=by)
    if entry is None:
        raise NotFound()
    return entry


async def _refuse_late(connection: Connection, call: Call) -> None:
    if not accepts_entries(call, await loading.moment(connection)):
        raise Conflict("entry_late")


async def _write(connection: Connection, entry: Entry, draft: EntryDraft, receipt: bytes, *, by: Actor) -> int:
    number: int = await queries.submit_entry(
        connection,
        entry_id=entry.id,
        organisation_id=by.organisation_id,
        board=draft.board.value if draft.board else None,
        title=draft.title,
        trl=draft.trl,
        co_authors=draft.co_authors,
        solution_id=draft.solution_id,
        rights=draft.rights_agreed,
        receipt=receipt,
    )
    await queries.submit_files(connection, entry_id=entry.id)
    await queries.drop_answers(connection, entry_id=entry.id)
    for criterion_id, body in draft.answers.items():
        await queries.insert_answer(connection, entry_id=entry.id, criterion_id=criterion_id, body=body)
    return number


async def _mail_receipt(
    connection: Connection, call: Call, submission_id: int, number: int, receipt: bytes, *, by: Actor
) -> None:
    person = await accounts.get(connection, by.person_id or 0)
    if person.email is None or call.closes_at is None:
        return
    letter = EntryReceived(
        name=person.name or "",
        title=call.title,
        link=Link(path=f"/calls/{call.id}/entry"),
        code=loading.code_of(number),
        received_at=await loading.moment(connection),
        receipt=receipt.hex(),
        changes_until=call.closes_at,
    )
    mail = Mail(to=person.email, locale=person.locale, letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=f"entry-received-{submission_id}")


def _cleaned(draft: EntryDraft) -> EntryDraft:
    return replace(
        draft,
        title=nfc(draft.title).strip(),
        co_authors=nfc(draft.co_authors).strip(),
        answers={criterion_id: nfc(body).strip() for criterion_id, body in draft.answers.items()},
    )
