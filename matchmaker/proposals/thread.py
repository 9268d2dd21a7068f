"""What is said about a proposal: the sides' private thread, questions of the desk to one side, and its own notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.file_store import NamedFile
from matchmaker.ground.text import nfc
from matchmaker.intake.file_names import file_name
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals import notify
from matchmaker.proposals.moves import Opened, hold, look_at, require_on
from matchmaker.proposals.statements import queries
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.proposal import LONGEST_MESSAGE, ProposalState, Side

DESK = "desk"


class MessageKind(StrEnum):
    MESSAGE = "message"
    QUESTION = "question"  # of the desk, to one side
    NOTE = "note"  # the desk's own


class Audience(StrEnum):
    """Who reads a message beside the desk."""

    BOTH = "both"
    NEED = "need"
    SOLUTION = "solution"
    DESK = "desk"


@dataclass(frozen=True, kw_only=True)
class FileShown:
    """A file of the thread; `sha256` is that of its arrival."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: bytes


@dataclass(frozen=True, kw_only=True)
class Message:
    """`author` is a person's name, empty where the reader may not know it: then only their side is told."""

    id: int
    kind: MessageKind
    audience: Audience
    side: str  # a code of terms.toml [side]
    author: str
    body: str
    files: tuple[FileShown, ...]
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class MessageDraft:
    """What somebody writes. The desk chooses its audience; a side writes to both, or to the desk alone."""

    body: str
    audience: Audience = Audience.BOTH
    files: tuple[StoredFile, ...] = ()


def chosen_audience(code: str, side: Side | None) -> Audience:
    """Whom a form was sent for: a side that chose nobody writes to the desk alone.

    Raises InvalidInput for the desk (no `side`), which writes to either: nobody reads what was not meant for them.
    """
    if code in set(Audience):
        return Audience(code)
    if side is None:
        raise InvalidInput({"audience": "reader_not_chosen"})
    return Audience.DESK


async def read(connection: Connection, proposal_id: int, *, by: Actor) -> list[Message]:
    """The thread as this actor may read it, oldest first. Raises NotFound."""
    opened = await look_at(connection, proposal_id, by=by)
    rows = await queries.messages_of(connection, proposal_id=proposal_id, audiences=_readable(opened, by))
    attached: dict[int, list[FileShown]] = {}
    for row in await queries.files_of(connection, proposal_id=proposal_id):
        attached.setdefault(row["message_id"], []).append(_file(row))
    return [_message(opened, row, attached.get(row["id"], []), by=by) for row in rows]


async def write(connection: Connection, proposal_id: int, draft: MessageDraft, *, by: Actor) -> int:
    """Adds a message and tells those who read it; gives its id. Raises NotFound, InvalidInput.

    A side writes to both sides or to the desk; files are those that `files.receive` has stored.
    """
    opened = await hold(connection, proposal_id, by=by)
    require_on(opened, Permission.SEE_PROPOSAL, by=by)
    own, audience = opened.sides_of(by), draft.audience
    if own and audience is not Audience.BOTH:
        audience = Audience(own[0].value)
    message_id = await _insert(connection, opened, MessageKind.MESSAGE, audience, draft.body, by=by)
    for file in draft.files:
        await queries.insert_file(connection, message_id=message_id, **vars(file))
    await audit.append(connection, Action.PROPOSAL_WRITE, proposal_id, by=by, details={"files": len(draft.files)})
    for side in _sides_reading(opened, audience):
        if side.value != _author_side(opened, by):
            await notify.tell_side(connection, opened, side, NoticeKind.MESSAGE_RECEIVED)
    if _author_side(opened, by) != DESK:
        await notify.tell_desk(connection, opened.proposal, NoticeKind.MESSAGE_RECEIVED)
    return message_id


async def add_note(connection: Connection, proposal_id: int, body: str, *, by: Actor) -> int:
    """A note that only the desk reads. Raises NotFound, InvalidInput."""
    require(by, Permission.USE_DESK)
    await hold(connection, proposal_id, by=by)
    message_id = await keep_note(connection, proposal_id, body, by=by)
    await audit.append(connection, Action.PROPOSAL_NOTE, proposal_id, by=by)
    return message_id


async def keep_note(connection: Connection, proposal_id: int, body: str, *, by: Actor) -> int:
    """The note that goes with another step, which the audit has already."""
    text = _clean(body)
    row = await queries.insert_message(
        connection,
        proposal_id=proposal_id,
        kind=MessageKind.NOTE.value,
        audience=Audience.DESK.value,
        author_side=DESK,
        person_id=by.person_id,
        body=text,
    )
    return int(row["id"])


async def keep_letter(connection: Connection, opened: Opened, body: str, file: StoredFile, *, by: Actor) -> int:
    """The signed letter of the introduction, for both sides; the audit has it already."""
    message_id = await _insert(connection, opened, MessageKind.MESSAGE, Audience.BOTH, body, by=by)
    await queries.insert_file(connection, message_id=message_id, **vars(file))
    return message_id


async def ask(connection: Connection, opened: Opened, side: Side, question: str, *, by: Actor) -> int:
    """The desk's question to one side."""
    return await _insert(connection, opened, MessageKind.QUESTION, Audience(side.value), question, by=by)


async def find_file(connection: Connection, file_id: int, *, by: Actor) -> tuple[int, StoredFile]:
    """As `file_of`, by the number of the file alone; gives the proposal's too. Raises NotFound."""
    proposal_id = await queries.proposal_of_file(connection, file_id=file_id)
    if proposal_id is None:
        raise NotFound()
    return proposal_id, await file_of(connection, proposal_id, file_id, by=by)


async def file_of(connection: Connection, proposal_id: int, file_id: int, *, by: Actor) -> StoredFile:
    """A file that this actor may read. Raises NotFound."""
    opened = await look_at(connection, proposal_id, by=by)
    row = await queries.get_file(connection, proposal_id=proposal_id, file_id=file_id)
    if row is None or row["audience"] not in _readable(opened, by):
        raise NotFound()
    return StoredFile.from_row(row)


async def named_files(connection: Connection, message_id: int | None = None) -> list[NamedFile]:
    """The files of one message, or those of all."""
    rows = await queries.named_files(connection, message_id=message_id)
    return [
        NamedFile(page=f"/files/{r['id']}", name=r["name"], stored_name=r["stored_name"], sha256=r["sha256"])
        for r in rows
    ]


def _readable(opened: Opened, by: Actor) -> list[str]:
    """Audiences that the actor belongs to; their own side's where they have one, even if they sit at the desk."""
    own = opened.sides_of(by)
    if not own and may(by, Permission.USE_DESK):
        return [audience.value for audience in Audience]
    return [Audience.BOTH.value, *(side.value for side in own)]


def _author_side(opened: Opened, by: Actor) -> str:
    own = opened.sides_of(by)
    return own[0].value if own else DESK


def _sides_reading(opened: Opened, audience: Audience) -> Sequence[Side]:
    """Those who know of the proposal, and belong to the audience."""
    reading = list(Side) if audience is Audience.BOTH else [s for s in Side if s.value == audience.value]
    return [side for side in reading if opened.knows(side)]


async def _insert(
    connection: Connection, opened: Opened, kind: MessageKind, audience: Audience, body: str, *, by: Actor
) -> int:
    row = await queries.insert_message(
        connection,
        proposal_id=opened.proposal.id,
        kind=kind.value,
        audience=audience.value,
        author_side=_author_side(opened, by),
        person_id=by.person_id,
        body=_clean(body),
    )
    return int(row["id"])


def _clean(body: str) -> str:
    text = nfc(body).strip()
    if problems := text_problems("body", text, LONGEST_MESSAGE):
        raise InvalidInput(problems)
    return text


def _file(row: Record) -> FileShown:
    media_type = row["media_type"]
    name = file_name(row["name"], media_type)
    return FileShown(id=row["id"], name=name, media_type=media_type, size=row["size"], sha256=row["sha256"])


def _message(opened: Opened, row: Record, attached: Sequence[FileShown], *, by: Actor) -> Message:
    return Message(
        id=row["id"],
        kind=MessageKind(row["kind"]),
        audience=Audience(row["audience"]),
        side=row["author_side"],
        author=(row["author_name"] or "") if _may_know_author(opened, row["author_side"], by) else "",
        body=row["body"],
        files=tuple(attached),
        created_at=row["created_at"],
    )


def _may_know_author(opened: Opened, side: str, by: Actor) -> bool:
    """Names of the other side are told at the introduction; the desk's officers sign with theirs."""
    own = [s.value for s in opened.sides_of(by)]
    introduced = opened.proposal.state is ProposalState.INTRODUCED
    return side == DESK or introduced or side in own or (not own and may(by, Permission.USE_DESK))
