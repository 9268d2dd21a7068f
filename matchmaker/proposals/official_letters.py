"""The official letter of an introduction: the desk's draft until the signed one is there, with its number and date."""

from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.documents import introduction
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, WrongState
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.listings.solutions import headline
from matchmaker.notices import service as notices
from matchmaker.notices.letters import OfficialLetter
from matchmaker.notices.model import Attachment, Link, Mail, NoticeKind
from matchmaker.proposals import notify, thread
from matchmaker.proposals.moves import Opened, hold, require_on
from matchmaker.proposals.statements import queries
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import LONGEST_NOTE, ProposalState, Side

LONGEST_NUMBER = 60
DRAFT = "letter_draft"  # a kind of document that only the desk reads
_SIGNED = ("application/pdf", "image/")  # what a signed letter arrives as: a word processor's file has no signature


@dataclass(frozen=True, kw_only=True)
class SignedLetter:
    """The letter as it was signed. `content` is what `file` holds."""

    number: str
    dated_on: date | None
    file: StoredFile
    content: bytes


@dataclass(frozen=True, kw_only=True)
class LetterShown:
    """How the letter stands: waiting for the signed one, sent with number and date, or none where the desk says so."""

    number: str | None
    dated_on: date | None
    sent_at: datetime | None
    none_at: datetime | None
    file_id: int | None
    file: StoredFile | None

    @property
    def waits(self) -> bool:
        return self.sent_at is None and self.none_at is None

    @classmethod
    def from_row(cls, row: Record) -> "LetterShown":
        columns = {name: row[name] for name in ("number", "dated_on", "sent_at", "none_at", "file_id")}
        return cls(**columns, file=StoredFile.from_row(row) if row["file_id"] else None)


async def letter_of(connection: Connection, proposal_id: int) -> LetterShown | None:
    """For services and the desk, which alone sees a draft; None for an introduction of an earlier version."""
    row = await queries.get_letter(connection, proposal_id=proposal_id)
    return LetterShown.from_row(row) if row else None


async def send(connection: Connection, proposal_id: int, signed: SignedLetter, *, by: Actor) -> int:
    """Mails the signed letter to both sides and keeps it in their thread; gives the message's number.

    Raises NotFound, NotAllowed, WrongState before the introduction, Conflict once a letter was sent, InvalidInput.
    """
    opened = await _held(connection, proposal_id, by=by)
    number = normalise_spaces(nfc(signed.number))
    await _check(connection, opened, signed, number)
    assert signed.dated_on
    body = introduction.letter_sent_text(number, signed.dated_on)
    message_id = await thread.keep_letter(connection, opened, body, signed.file, by=by)
    await queries.send_letter(
        connection, proposal_id=proposal_id, number=number, dated_on=signed.dated_on, message_id=message_id
    )
    details = {"number": number, "dated_on": signed.dated_on.isoformat(), "sha256": signed.file.sha256.hex()}
    await audit.append(connection, Action.PROPOSAL_SEND_LETTER, proposal_id, by=by, details=details)
    for side in Side:
        await _mail(connection, opened, side, number, signed)
        await notify.tell_side(connection, opened, side, NoticeKind.MESSAGE_RECEIVED)
    return message_id


async def note_none(connection: Connection, proposal_id: int, reason: str, *, by: Actor) -> None:
    """There will be no letter, and why: it leaves the queue; a signed one can still be sent later.

    Raises NotFound, NotAllowed, WrongState, Conflict, InvalidInput.
    """
    opened = await _held(connection, proposal_id, by=by)
    text = nfc(reason).strip()
    if problems := text_problems("reason", text, LONGEST_NOTE):
        raise InvalidInput(problems)
    await thread.keep_note(connection, opened.proposal.id, text, by=by)
    await queries.note_no_letter(connection, proposal_id=proposal_id)
    await audit.append(connection, Action.PROPOSAL_NO_LETTER, proposal_id, by=by)


async def _held(connection: Connection, proposal_id: int, *, by: Actor) -> Opened:
    opened = await hold(connection, proposal_id, by=by)
    require_on(opened, Permission.DECIDE_PROPOSAL, by=by)
    if opened.proposal.state is not ProposalState.INTRODUCED:
        raise WrongState(old=opened.proposal.state.value, new=ProposalState.INTRODUCED.value)
    letter = await letter_of(connection, proposal_id)
    if letter is not None and letter.sent_at is not None:
        raise Conflict(seen=proposal_id, stored=proposal_id)
    return opened


async def _check(connection: Connection, opened: Opened, signed: SignedLetter, number: str) -> None:
    now: datetime = await queries.the_time(connection)
    problems = text_problems("number", number, LONGEST_NUMBER)
    if signed.dated_on is None:
        problems["dated_on"] = "required"
    elif signed.dated_on > now.astimezone(CITY_TIME).date():
        problems["dated_on"] = "in_the_future"
    elif signed.dated_on < opened.proposal.since.astimezone(CITY_TIME).date():
        problems["dated_on"] = "before_the_introduction"
    if not signed.file.media_type.startswith(_SIGNED):
        problems["file"] = "not_a_signed_letter"
    if problems:
        raise InvalidInput(problems)


async def _mail(connection: Connection, opened: Opened, side: Side, number: str, signed: SignedLetter) -> None:
    asked = opened.current[side]
    if asked.email is None or signed.dated_on is None:
        return
    offered = opened.parties.solution
    letter = OfficialLetter(
        name=asked.name or "",
        need_title=opened.parties.need.title,
        solution_title=headline.named(asked.locale, offered.title, offered.summary),
        other_organisation=opened.parties.owner(side.other).name,
        number=number,
        dated_on=signed.dated_on,
        link=Link(path=f"/proposals/{opened.proposal.id}"),
    )
    file = Attachment(name=signed.file.name, media_type=signed.file.media_type, content=signed.content)
    mail = Mail(to=asked.email, locale=asked.locale, letter=letter, attachments=(file,))
    await notices.queue_mail(connection, mail, dedupe_key=f"{letter.kind}:{opened.proposal.id}:{side.value}")
