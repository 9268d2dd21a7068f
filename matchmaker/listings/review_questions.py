"""The desk asks about a record that waits for review: by mail and notice, and a sender without account by a link.

Saving the record answers, and puts it up for review again (the services of needs and solutions); the desk can take
back what it asked. The link only shows; its form answers. The link to the page of a need opens the form too: whoever
left a number alone has no other.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import links
from matchmaker.ground.city_time import end_of_day, last_day
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, LinkUnusable, WrongState
from matchmaker.ground.links import MailedLink, Purpose
from matchmaker.ground.text import normalise_spaces
from matchmaker.listings import notify, questions
from matchmaker.listings.holding import Subject, hold, of
from matchmaker.listings.lives import LIVES
from matchmaker.listings.needs import service as needs
from matchmaker.listings.questions import Question
from matchmaker.listings.statements import queries
from matchmaker.notices.letters import InformationRequested
from matchmaker.notices.model import Link, NoticeKind
from matchmaker.rules.actors import LINK_HOLDER, SYSTEM, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.proposal import PROMISED_DAYS, Promise

DAYS_OPEN = 60  # how long the link takes an answer: a late one is welcome

_ASKED = {"need": Action.NEED_REQUEST_INFORMATION, "solution": Action.SOLUTION_REQUEST_INFORMATION}
_TAKEN_BACK = {"need": Action.NEED_TAKE_BACK_QUESTION, "solution": Action.SOLUTION_TAKE_BACK_QUESTION}


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_need(connection, record_id=row["need_id"])


QUESTION_LINK = Purpose(
    name="question",
    page="/needs/answer",
    keep=questions.keep_link,
    find=partial(queries.find_question_link, days=DAYS_OPEN),
    lock=_lock,
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a link shows: the need as its sender may read it, and what is asked."""

    need: Need
    question: Question


@dataclass(frozen=True, kw_only=True)
class Said:
    """The answer of a sender without account: the problem as it reads now, and what is for the desk alone."""

    problem: str
    reply: str | None


async def ask(connection: Connection, subject: Subject, record_id: int, question: str, *, by: Actor) -> None:
    """Sends a record that waits for review back with a question, to everybody who can answer it.

    Raises NotFound, NotAllowed, WrongState, InvalidInput.
    """
    body = questions.checked(question)
    await LIVES[subject].set_state(connection, record_id, ListingState.INFORMATION_REQUESTED, by=by)
    await audit.append(connection, _ASKED[subject], record_id, by=by)
    record = await hold(connection, subject, record_id, by=by)
    readers = await notify.readers_of(connection, subject, record, by=by)
    answer_by = end_of_day(datetime.now(UTC), PROMISED_DAYS[Promise.INFORMATION])
    question_id = await questions.keep(
        connection, body, answer_by=answer_by, mailed=readers.mailed, by=by.name, **of(subject, record_id)
    )

    def written(name: str, link: Link, by_link: bool) -> InformationRequested:
        return InformationRequested(
            name=name,
            subject=subject,
            title=record.title,
            question=body,
            answer_by=last_day(answer_by),
            link=link,
            by_link=by_link,
        )

    async def link() -> str:
        return (await links.issue(connection, QUESTION_LINK, question_id=question_id)).path

    await notify.mail(connection, readers, written, place=f"/{subject}s/{record_id}/edit", link=link)
    await notify.notify(connection, readers, NoticeKind.INFORMATION_REQUESTED, subject, record_id, question=body)


async def take_back(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> None:
    """The question is not asked any more: the record waits for review as before.

    Raises NotFound, NotAllowed to those who may not ask, WrongState where nothing is asked.
    """
    record = await hold(connection, subject, record_id, by=by)
    require(by, Permission.DECIDE, record.matter)
    if record.state != ListingState.INFORMATION_REQUESTED:
        raise WrongState(old=record.state, new=ListingState.SUBMITTED.value)
    await LIVES[subject].set_state(connection, record_id, ListingState.SUBMITTED, by=by)
    await audit.append(connection, _TAKEN_BACK[subject], record_id, by=by)
    readers = await notify.readers_of(connection, subject, record, by=by)
    await notify.notify(connection, readers, NoticeKind.QUESTION_TAKEN_BACK, subject, record_id, title=record.title)


async def open_link(connection: Connection, token: str) -> Asked:
    """Shows what is asked, and changes nothing. Raises LinkUnusable saying why: used, expired, void."""
    link = await links.find(connection, QUESTION_LINK, token)
    _require_open(link)
    return await _asked(connection, link)


async def place_to_answer(connection: Connection, token: str) -> str | None:
    """Where the holder of the link to a need's page answers what is asked; None where nothing waits for them."""
    try:
        await open_link(connection, token)
    except LinkUnusable:
        return None
    return QUESTION_LINK.path(token)


async def open_answered(connection: Connection, token: str) -> Asked:
    """What was asked and answered through a link that is used. Raises LinkUnusable."""
    link = await links.find(connection, QUESTION_LINK, token)
    if not link.used:
        raise LinkUnusable()
    return await _asked(connection, link)


async def answer(connection: Connection, token: str, said: Said, *, by: Actor) -> int:
    """The sender says more, and the need is up for review again; gives its number.

    Raises LinkUnusable, and InvalidInput where nothing new is said.
    """
    link = await links.hold(connection, QUESTION_LINK, token)
    _require_open(link)
    need = (await _asked(connection, link)).need
    if not said.reply and normalise_spaces(said.problem) == normalise_spaces(need.problem):
        raise InvalidInput({"reply": "required"})
    words = normalise_spaces(said.problem)
    standing = tuple(clause for clause in need.clauses if clause.source in words or clause.is_reworded)
    draft = replace(needs.draft_of(need), problem=said.problem, clauses=standing)
    await needs.amend(connection, need, draft, by=replace(LINK_HOLDER, origin=by.origin), reply=said.reply)
    return need.id


def _require_open(link: MailedLink) -> None:
    link.require_open(stands=link.row["waits"])


async def _asked(connection: Connection, link: MailedLink) -> Asked:
    need = await needs.get(connection, link.row["need_id"], by=SYSTEM)
    return Asked(need=need, question=Question.from_row(link.row))
