"""What the desk asks about a record that waits for review: until when it is to be answered, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.listings.statements import queries
from matchmaker.rules.listing import ListingState, Row, field_problems, text_problems, values_of

LONGEST = 2_000  # characters, of a question and of its reply

keep_link = queries.keep_question_link  # by which a sender without account answers


class Outcome(StrEnum):
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"
    CLOSED = "closed"  # with the record


@dataclass(frozen=True, kw_only=True)
class Question:
    """`mailed` counts the addresses that it went to; `outcome` is None while it waits.

    The `reply` is for the desk, and for whoever wrote it.
    """

    id: int
    body: str
    asked_at: datetime
    answer_by: datetime
    mailed: int
    reply: str | None
    answered_by: str | None  # None also where an earlier release did not keep it
    outcome: Outcome | None
    ended_at: datetime | None
    settled_at: datetime | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, outcome=Outcome))

    @property
    def waits(self) -> bool:
        return self.outcome is None

    @property
    def is_past(self) -> bool:
        """Whether it is over and was not taken back, which is as if it had never been put."""
        return self.outcome in (Outcome.ANSWERED, Outcome.CLOSED)

    @property
    def is_news(self) -> bool:
        """Whether it was answered, and the desk has not gone on since."""
        return self.outcome is Outcome.ANSWERED and self.settled_at is None


def checked(body: str) -> str:
    """The question as it is stored. Raises InvalidInput."""
    text = nfc(body).strip()
    if problems := text_problems("question", text, LONGEST):
        raise InvalidInput(problems)
    return text


async def keep(
    connection: Connection,
    body: str,
    *,
    answer_by: datetime,
    mailed: int,
    by: str,
    need_id: int | None = None,
    solution_id: int | None = None,
) -> int:
    """Stores what was checked; gives its number."""
    question_id: int = await queries.insert_question(
        connection, need_id=need_id, solution_id=solution_id, body=body, answer_by=answer_by, mailed=mailed, asked_by=by
    )
    return question_id


async def last(
    connection: Connection, *, need_id: int | None = None, solution_id: int | None = None
) -> Question | None:
    """The question that was put last; None where none was, or where an earlier release did not keep it."""
    row = await queries.last_question(connection, need_id=need_id, solution_id=solution_id)
    return Question.from_row(row) if row else None


async def of_record(
    connection: Connection, *, need_id: int | None = None, solution_id: int | None = None
) -> list[Question]:
    """All that was asked about one record, the latest first."""
    rows = await queries.questions_of(connection, need_id=need_id, solution_id=solution_id)
    return [Question.from_row(row) for row in rows]


async def answer(
    connection: Connection, reply: str | None, *, by: str, need_id: int | None = None, solution_id: int | None = None
) -> None:
    """Its owner has said more: in the record, and in the `reply` where there is one. Raises InvalidInput."""
    text = nfc(reply or "").strip() or None
    if problems := field_problems({"reply": text}, {"reply": (0, LONGEST)}):
        raise InvalidInput(problems)
    await queries.end_question(
        connection,
        need_id=need_id,
        solution_id=solution_id,
        outcome=Outcome.ANSWERED.value,
        reply=text,
        answered_by=by,
    )


async def leave(
    connection: Connection,
    old: ListingState,
    state: ListingState,
    *,
    need_id: int | None = None,
    solution_id: int | None = None,
) -> None:
    """The record goes on to another state: a question that nobody has answered waits no longer.

    Of a record that was reviewed, what had been answered is no news any more.
    """
    record = {"need_id": need_id, "solution_id": solution_id}
    if old is ListingState.INFORMATION_REQUESTED:
        outcome = Outcome.CLOSED if state is ListingState.CLOSED else Outcome.TAKEN_BACK
        await queries.end_question(connection, **record, outcome=outcome.value, reply=None, answered_by=None)
    elif old is ListingState.SUBMITTED:
        await queries.settle_questions(connection, **record)
