"""What transfer cases tell of a person: told to them, and erased, but for what a party has confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Identity


@dataclass(frozen=True, kw_only=True)
class ConfirmedText:
    """A fact of a transfer case that names the person and that a party has confirmed; `field` is the case's."""

    case_id: int
    field: str
    body: str


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """Cases that they carried, what they were asked, checked and decided, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(
        connection, person_id=person.person_id, actor=person.actor, emails=person.emails
    )
    return held


async def confirmed_texts(connection: Connection, person: Identity) -> list[ConfirmedText]:
    """What `erase` leaves to the letter, since a party's word stands for it by its hash."""
    rows = await queries.confirmed_facts_naming(
        connection, cases=await _cases_near(connection, person), words=list(person.words)
    )
    return [ConfirmedText(case_id=row["case_id"], field=row["field"], body=row["body"]) for row in rows]


async def erase(connection: Connection, person: Identity, *, solutions: Sequence[int]) -> None:
    """`solutions` are those in which they may be named: what was delivered of them loses the words too."""
    who, words = {"person_id": person.person_id, "emails": person.emails}, list(person.words)
    cases = await _cases_near(connection, person)
    await queries.erase_from_case_confirmations(connection, **who, cases=cases, words=words)
    await queries.erase_from_case_follow_ups(connection, **who, cases=cases, words=words)
    await queries.erase_from_delivered(connection, cases=cases, solutions=solutions, words=words)
    await queries.erase_from_trials(connection, cases=cases, solutions=solutions, words=words)
    await queries.erase_from_trial_steps(connection, cases=cases, solutions=solutions, words=words)
    for erase_from in (
        queries.erase_from_case_facts,
        queries.erase_from_case_steps,
        queries.erase_from_case_events,
        queries.erase_from_case_contacts,
        queries.erase_from_case_evidence,
        queries.erase_from_case_verifications,
        queries.erase_from_case_plans,
    ):
        await erase_from(connection, cases=cases, words=words)


async def _cases_near(connection: Connection, person: Identity) -> list[int]:
    rows = await queries.cases_near(
        connection,
        person_id=person.person_id,
        actor=person.actor,
        emails=person.emails,
        organisation_id=person.organisation_id,
    )
    return [row["id"] for row in rows]
