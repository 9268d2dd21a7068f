"""What a record's pages say of what the desk asked about it: to its owner, who answers, and to the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matchmaker.ground.db import Connection
from matchmaker.listings import outcomes, questions
from matchmaker.listings.holding import Subject, of
from matchmaker.listings.outcomes import RecordOutcome
from matchmaker.listings.questions import Question
from matchmaker.rules.listing import ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from web.ground.dependencies import Visit
from web.listings.either import either

REPLY = "reply"  # the field of a form in which the desk is answered


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Of one record, for one reader: the reply for the desk, and for whoever wrote it.

    `question` is None where an earlier release did not keep it.
    """

    subject: Subject
    record_id: int
    question: Question | None
    waits: bool
    may_answer: bool
    at_desk: bool
    may_take_back: bool


async def asked_of(
    visit: Visit, connection: Connection, subject: Subject, record_id: int, matter: Matter
) -> Asked | None:
    """None where nothing was asked since the record was sent for review, and for those whom it does not concern."""
    by, waits = visit.actor, matter.state == ListingState.INFORMATION_REQUESTED
    if not may(by, Permission.SEE_OWNER, matter) or not (waits or matter.state == ListingState.SUBMITTED):
        return None
    question = await questions.last(connection, **of(subject, record_id))
    if not waits and (question is None or not question.is_news):
        return None
    at_desk = may(by, Permission.USE_DESK)
    return Asked(
        subject=subject,
        record_id=record_id,
        question=question and _as_read(visit, question),
        waits=waits,
        may_answer=may(by, Permission.EDIT_LISTING, matter),
        at_desk=at_desk,
        may_take_back=waits and may(by, Permission.DECIDE, matter),
    )


async def asked_in_form(visit: Visit, connection: Connection, subject: Subject, record_id: int | None) -> Asked | None:
    """The same in the form by which a record is edited; None in that of a new one."""
    if record_id is None:
        return None
    record = await either(connection, subject, record_id, by=visit.actor)
    return await asked_of(visit, connection, subject, record_id, record.matter)


@dataclass(frozen=True, kw_only=True)
class Dealings:
    """What went between the desk and whoever sent a record: the decision it stands on, and what was asked before."""

    outcome: RecordOutcome | None
    questions: Sequence[Question]  # that are over, the latest first


async def dealings_of(
    visit: Visit, connection: Connection, subject: Subject, record_id: int, matter: Matter
) -> Dealings | None:
    """None for those whom it does not concern."""
    if not may(visit.actor, Permission.SEE_OWNER, matter):
        return None
    asked = await questions.of_record(connection, **of(subject, record_id))
    over = [_as_read(visit, each) for each in asked if each.is_past]
    return Dealings(
        outcome=await outcomes.of_state(connection, matter.state, **of(subject, record_id)),
        questions=over[1:] if matter.state == ListingState.SUBMITTED and over and over[0].is_news else over,
    )


def _as_read(visit: Visit, question: Question) -> Question:
    if may(visit.actor, Permission.USE_DESK) or question.answered_by == visit.actor.name:
        return question
    return replace(question, reply=None)
