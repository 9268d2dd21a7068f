"""The links of a case: a party's answer, and the adopter's word later. Each answers once, for whom it was mailed to."""

from functools import partial

from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.links import Purpose
from matchmaker.people import accounts
from matchmaker.rules.actors import Actor


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_case(connection, case_id=row["case_id"])


CONFIRMATION_LINK = Purpose(
    name="case_confirmation",
    page="/case-answers",
    keep=partial(queries.insert_link, follow_up_id=None),
    find=queries.find_confirmation,
    lock=_lock,
)
FOLLOW_UP_LINK = Purpose(
    name="case_follow_up",
    page="/case-follow-ups",
    keep=partial(queries.insert_link, confirmation_id=None),
    find=queries.find_follow_up,
    lock=_lock,
)


async def is_holder(connection: Connection, row: Record, *, by: Actor) -> bool:
    """Whoever is not signed in is known by the link alone; whoever is, has the mailbox that it was sent to."""
    return by.person_id is None or (await accounts.get(connection, by.person_id)).email == row["email"]
